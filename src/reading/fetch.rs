//! Pages from the web. A request is made for an address that somebody gave, and for nothing else:
//! no picture, no script, no other page.

use super::error::WebFault;
use std::time::Duration;

/// How long a request may take, from the first look-up to the last byte.
pub const TIME: Duration = Duration::from_secs(10);
/// The largest page, unpacked, in bytes.
pub const SIZE: u64 = 20 << 20;
/// How often an address may lead to another one.
pub const REDIRECTS: u32 = 5;

/// Whether addresses may be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    /// Nobody said that they may.
    #[default]
    Unasked,
    /// They may, where one was given.
    Allowed,
    /// An option forbids it.
    Offline,
    /// The settings forbid it.
    ForbiddenBySettings,
}

/// A page as its server sent it, unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it was found at last.
    pub url: String,
    /// Its body.
    pub bytes: Vec<u8>,
    /// What the server says that it is: `text/html`, without parameters.
    pub media_type: Option<String>,
    /// The encoding that the server says it is in.
    pub charset: Option<String>,
}

/// Asks for a page.
///
/// # Errors
/// [`WebFault`]: forbidden, no address of the web, unreachable, too slow, too large, broken off, or
/// what its server answers instead.
pub fn get(url: &str, network: &Network) -> Result<Page, WebFault> {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    if !["http", "https"].iter().any(|s| scheme.eq_ignore_ascii_case(s)) {
        return Err(WebFault::Scheme { scheme: scheme.to_owned() });
    }
    match network {
        Network::Allowed => web::get(url),
        Network::Unasked => Err(WebFault::Forbidden { by: "by the caller" }),
        Network::Offline => Err(WebFault::Forbidden { by: "by --offline" }),
        Network::ForbiddenBySettings => Err(WebFault::Forbidden { by: "by network = false in the settings" }),
    }
}

/// Whether the program was built with the network.
#[must_use]
pub const fn is_built() -> bool {
    cfg!(feature = "net")
}

#[cfg(not(feature = "net"))]
mod web {
    use super::{Page, WebFault};

    pub fn get(_: &str) -> Result<Page, WebFault> {
        Err(WebFault::NotBuilt)
    }
}

#[cfg(feature = "net")]
mod web {
    use super::{Page, REDIRECTS, SIZE, TIME, WebFault};
    use std::io::{self, Read as _};
    use std::time::Instant;
    use ureq::{Agent, Error, ResponseExt as _};

    pub fn get(url: &str) -> Result<Page, WebFault> {
        let deadline = Instant::now() + TIME;
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(TIME))
            .max_redirects(REDIRECTS)
            // A connection that the server closes behind a redirect would fail the next request.
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .user_agent(concat!("telusur/", env!("CARGO_PKG_VERSION"), " (reads one article for one reader)"))
            .accept("text/html, application/xhtml+xml, application/pdf, text/plain;q=0.8, */*;q=0.5")
            .build()
            .into();
        let mut answer = agent.get(url).call().map_err(fault)?;
        let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok());
        let label = header("content-type").map(str::to_owned);
        let found = answer.get_uri().to_string();
        let mut bytes = Vec::new();
        let mut body = answer.body_mut().with_config().limit(u64::MAX).reader();
        let mut piece = vec![0; 1 << 16];
        loop {
            match body.read(&mut piece) {
                Ok(0) => break,
                Ok(len) => bytes.extend_from_slice(&piece[..len]),
                Err(error) => return Err(of_body(error)),
            }
            if bytes.len() as u64 > SIZE {
                return Err(WebFault::Large { megabytes: SIZE >> 20 });
            }
            if Instant::now() > deadline {
                return Err(WebFault::Slow { seconds: TIME.as_secs() });
            }
        }
        let media_type = label.as_deref().and_then(|l| l.split(';').next()).map(|l| l.trim().to_ascii_lowercase());
        let charset = label.as_deref().and_then(|label| {
            let (_, value) = label
                .split(';')
                .skip(1)
                .filter_map(|p| p.split_once('='))
                .find(|(k, _)| k.trim().eq_ignore_ascii_case("charset"))?;
            Some(value.trim().trim_matches(['"', '\'']).to_owned())
        });
        Ok(Page { url: found, bytes, media_type, charset })
    }

    fn of_body(error: io::Error) -> WebFault {
        match error.get_ref().and_then(|e| e.downcast_ref::<Error>()) {
            Some(Error::Timeout(_)) => slow(),
            _ if error.kind() == io::ErrorKind::TimedOut => slow(),
            _ => WebFault::Broken { why: error.to_string() },
        }
    }

    fn slow() -> WebFault {
        WebFault::Slow { seconds: TIME.as_secs() }
    }

    fn fault(error: Error) -> WebFault {
        match error {
            Error::StatusCode(status) => WebFault::Status { status },
            Error::BadUri(why) => WebFault::Address { why },
            Error::Http(why) => WebFault::Address { why: why.to_string() },
            Error::Timeout(_) => slow(),
            Error::TooManyRedirects => WebFault::Redirects { limit: REDIRECTS },
            Error::RedirectFailed => WebFault::Broken { why: "it leads to something that is no address".to_owned() },
            Error::HostNotFound => WebFault::Unreachable { why: "no such host".to_owned() },
            Error::Io(why) if why.kind() == io::ErrorKind::TimedOut => slow(),
            Error::Io(why) if why.kind() == io::ErrorKind::UnexpectedEof => WebFault::Broken { why: why.to_string() },
            Error::Io(why) => WebFault::Unreachable { why: why.to_string() },
            Error::ConnectionFailed => WebFault::Unreachable { why: "it does not answer".to_owned() },
            Error::Protocol(why) => WebFault::Broken { why: why.to_string() },
            other => WebFault::Broken { why: other.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_for_that_must_not_be() {
        let fault = |url: &str, network| get(url, &network).expect_err("refused").to_string();
        assert!(fault("https://example.org/", Network::Unasked).contains("switched off"));
        assert!(fault("https://example.org/", Network::Offline).contains("--offline"));
        assert!(fault("http://example.org/", Network::ForbiddenBySettings).contains("settings"));
        for url in ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript://x"] {
            assert!(fault(url, Network::Allowed).contains("only http and https"), "{url}");
        }
    }
}

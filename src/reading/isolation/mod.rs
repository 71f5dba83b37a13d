//! Reading untrusted formats in a child process: the same program, run again, with limits on its
//! memory, its processor time and the time that may pass.
//!
//! Whatever a parser does there (panic, hang, fill the memory, overflow its stack), this process
//! sees a child that ended without an answer, and says so. What the child sends is bounded and
//! checked like any input: a [`Draft`] holds words and no offsets.

mod child;
mod limits;

pub use child::serve;
pub use limits::{Enforced, Limits};

use super::draft::Draft;
use super::error::{ChildFault, Fault, Problem};
use super::readers::Request;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Instant;

/// The most that is taken from a child, in bytes.
const ANSWER: u64 = 96 << 20;

/// How to run the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isolation {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// What it may use up.
    pub limits: Limits,
}

/// What the child answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Draft(Draft),
    Fault(Fault),
    /// Bytes that no text has: at which byte, from 0.
    Binary(usize),
}

impl Isolation {
    /// The subcommand that is the child.
    pub const COMMAND: &str = "read-part";

    /// The running program as its own child; nothing where the system does not say what runs.
    ///
    /// Only for a program that has the subcommand [`COMMAND`](Self::COMMAND) and hands it to
    /// [`serve`].
    #[must_use]
    pub fn of_this_program() -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        Some(Self { program, arguments: vec![Self::COMMAND.into()], limits: Limits::default() })
    }

    /// Reads bytes in a child process.
    ///
    /// # Errors
    /// [`Problem`]: what the reader in the child says, or what became of the child.
    pub fn read(&self, bytes: &[u8], request: &Request) -> Result<Draft, Problem> {
        let format = request.format.name();
        let failed = |why: std::io::Error| Problem::Child(ChildFault::Start { format, why: why.to_string() });
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let answer = self.converse(&mut child, bytes, request);
        // Whatever happened, no child is left behind.
        let _ = child.kill();
        let status = child.wait().map_err(failed)?;
        match answer.map_err(Problem::Child)? {
            Some(answer) => match serde_json::from_slice::<Answer>(&answer) {
                Ok(Answer::Draft(draft)) => Ok(draft),
                Ok(Answer::Fault(fault)) => Err(fault.into()),
                Ok(Answer::Binary(at)) => Err(Problem::Binary { at }),
                // An answer that breaks off is that of a child that died while it wrote.
                Err(_) if !status.success() => Err(Problem::Child(self.ended(format, status))),
                Err(error) => Err(Problem::Child(ChildFault::Answer { format, why: error.to_string() })),
            },
            None => Err(Problem::Child(self.ended(format, status))),
        }
    }

    /// Hands the bytes over and takes the answer; nothing where there is none. When this returns
    /// the child has ended, has closed its output, or has had its time.
    fn converse(&self, child: &mut Child, bytes: &[u8], request: &Request) -> Result<Option<Vec<u8>>, ChildFault> {
        let format = request.format.name();
        let slow = || ChildFault::Slow { seconds: self.limits.seconds };
        let deadline = Instant::now() + self.limits.wall();
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(ChildFault::Start { format, why: "no pipe to it".to_owned() });
        };
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(ANSWER + 1).read_to_end(&mut answer).map(|_| answer);
            // Whoever waited may have given up.
            let _ = sender.send(read);
        });
        let header = serde_json::to_vec(request).unwrap_or_default();
        let limits = serde_json::to_vec(&self.limits).unwrap_or_default();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A child that has died takes no more, and its end says the rest.
                let all = [limits.as_slice(), b"\n", header.as_slice(), b"\n", bytes];
                let _ = all.iter().try_for_each(|part| input.write_all(part));
            });
            let answer = answers.recv_timeout(deadline.saturating_duration_since(Instant::now()));
            if answer.is_err() {
                // Ends the writer too: it may wait for a child that never reads.
                let _ = child.kill();
            }
            match answer {
                Ok(Ok(answer)) if answer.len() as u64 > ANSWER => {
                    let _ = child.kill();
                    Err(ChildFault::Answer { format, why: format!("it is larger than {} MB", ANSWER >> 20) })
                }
                Ok(Ok(answer)) => {
                    // Its output is closed: it ends by itself, or is made to.
                    while child.try_wait().ok().flatten().is_none() {
                        if Instant::now() >= deadline {
                            let _ = child.kill();
                            return if answer.is_empty() { Err(slow()) } else { Ok(Some(answer)) };
                        }
                        std::thread::sleep(std::time::Duration::from_millis(1));
                    }
                    Ok((!answer.is_empty()).then_some(answer))
                }
                Ok(Err(error)) => {
                    let _ = child.kill();
                    Err(ChildFault::Answer { format, why: error.to_string() })
                }
                Err(RecvTimeoutError::Timeout) => Err(slow()),
                Err(RecvTimeoutError::Disconnected) => Ok(None),
            }
        })
    }

    /// What the end of a child without an answer means.
    fn ended(&self, format: &'static str, status: ExitStatus) -> ChildFault {
        let how = match status.code() {
            Some(101) => "a panic".to_owned(),
            Some(code) if code == child::OUT_OF_MEMORY => {
                return ChildFault::Memory { megabytes: self.limits.megabytes };
            }
            Some(code) => format!("exit status {code}"),
            None => match signal(status) {
                Some(number) if limits::is_processor_time(number) => {
                    return ChildFault::Slow { seconds: self.limits.seconds };
                }
                // Rust ends so when it gets no memory, or no more stack.
                Some(number) if limits::is_abort(number) => {
                    return ChildFault::Memory { megabytes: self.limits.megabytes };
                }
                Some(number) => format!("signal {number}"),
                None => "no exit status".to_owned(),
            },
        };
        ChildFault::Failed { format, how }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

#[cfg(all(test, unix))]
mod tests;

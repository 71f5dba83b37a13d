//! What a child may use up, and the system's means to hold it to that.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What a child may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Address space, in MB (2^20 bytes).
    pub megabytes: u64,
    /// Processor time and time that passes, in seconds.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { megabytes: 768, seconds: 10 }
    }
}

/// Which limits the system holds a child to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enforced {
    /// Memory.
    pub memory: bool,
    /// Processor time.
    pub processor: bool,
    /// The size of files: none may be written.
    pub files: bool,
}

impl Limits {
    /// How long the parent waits: as long as the processor may take.
    #[must_use]
    pub fn wall(self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

impl Enforced {
    /// What this system can hold a child to. The time that passes is held to everywhere.
    #[must_use]
    pub fn here() -> Self {
        // macOS takes the limit on the address space and does not heed it.
        let heeds = cfg!(any(
            target_os = "linux",
            target_os = "android",
            target_os = "freebsd",
            target_os = "netbsd",
            target_os = "openbsd",
            target_os = "dragonfly"
        ));
        Self { memory: cfg!(unix) && heeds, processor: cfg!(unix), files: cfg!(unix) }
    }
}

/// Holds this process to its limits. What the system does not know is left out.
#[cfg(unix)]
pub(super) fn apply(limits: Limits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource: Resource, most: u64| {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    set(Resource::Core, 0);
    set(Resource::Fsize, 0);
    // One second more for the clean end by the first signal.
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(limits.seconds), maximum: Some(limits.seconds + 1) });
    #[cfg(not(any(target_os = "macos", target_os = "ios", target_os = "openbsd")))]
    set(Resource::As, limits.megabytes << 20);
    #[cfg(target_os = "openbsd")]
    set(Resource::Data, limits.megabytes << 20);
}

#[cfg(not(unix))]
pub(super) fn apply(_: Limits) {}

/// Whether a signal says that the processor time is used up.
#[cfg(unix)]
pub(super) fn is_processor_time(number: i32) -> bool {
    number == signal_hook::consts::SIGXCPU
}

/// Whether a signal is that of a program that ended itself.
#[cfg(unix)]
pub(super) fn is_abort(number: i32) -> bool {
    number == signal_hook::consts::SIGABRT
}

#[cfg(not(unix))]
pub(super) fn is_processor_time(_: i32) -> bool {
    false
}

#[cfg(not(unix))]
pub(super) fn is_abort(_: i32) -> bool {
    false
}

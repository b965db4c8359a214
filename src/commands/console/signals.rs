//! Signals that ask the run to end, noted without ending it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The signals that ask a run to end.
#[derive(Debug, Default)]
pub struct Signals {
    /// True from the first of them on.
    came: Arc<AtomicBool>,
    /// The number of the last; zero before the first.
    last: Arc<AtomicUsize>,
}

impl Signals {
    /// From now on, notes the first signal that would end the process. The second one ends it.
    ///
    /// A signal that the program was started with as ignored stays ignored.
    #[cfg(unix)]
    pub fn listen(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_default, register_usize};
        let ignored = crate::disk::ignored_signals();
        for signal in [SIGHUP, SIGINT, SIGTERM]
            .into_iter()
            .filter(|signal| ignored & (1 << (signal - 1)) == 0)
        {
            let number = usize::try_from(signal).unwrap_or_default();
            // If a signal cannot be caught, it ends the process as usual, and the next run cleans
            // up.
            let _ = register_conditional_default(signal, Arc::clone(&self.came))
                .and_then(|_| register(signal, Arc::clone(&self.came)))
                .and_then(|_| register_usize(signal, Arc::clone(&self.last), number));
        }
    }

    #[cfg(not(unix))]
    pub fn listen(&self) {}

    /// The number of the last signal; `None` before the first.
    pub fn last(&self) -> Option<usize> {
        self.came
            .load(Ordering::Relaxed)
            .then(|| self.last.load(Ordering::Relaxed))
    }
}

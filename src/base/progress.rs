//! Progress: how a run reports how far it has come, and hears that it should stop.

/// Hears how far a run has come, and can stop it. Only implementations may look at the clock.
pub trait Progress: Sync {
    /// A stage begins, and the one before it has ended.
    fn stage(&self, stage: &'static str) {
        let _ = stage;
    }

    /// From now on the run writes files that it has to clean up, so it should be stopped through
    /// [`Progress::goes_on`] and not be killed.
    fn begins_to_write(&self) {}

    /// False if the run should stop and clean up what it has begun.
    fn goes_on(&self) -> bool {
        true
    }

    /// One more picture of `of` was drawn. Called from several threads at once.
    fn picture(&self, of: usize) {
        let _ = of;
    }

    /// One more page of `of` is done. Called from several threads at once.
    fn page(&self, of: usize) {
        let _ = of;
    }
}

/// Ignores progress, for callers who only want the result.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {}

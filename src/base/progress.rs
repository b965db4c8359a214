//! Progress: who is told how far a run has come.

/// Hears how far a run has come. Nothing else in the program knows what time it is.
pub trait Progress: Sync {
    /// A stage begins, and the one before it has ended.
    fn stage(&self, stage: &'static str) {
        let _ = stage;
    }

    /// From now on something is written that has to be cleared away: whoever wants the run to end
    /// asks it to, and does not cut it off.
    fn begins_to_write(&self) {}

    /// False when the run is to end, and to clear away what it has begun.
    fn goes_on(&self) -> bool {
        true
    }

    /// One more picture is drawn; told by several threads at once.
    fn picture(&self) {}

    /// One more page is done, with its picture, of this many; told by several threads at once.
    fn page(&self, of: usize) {
        let _ = of;
    }
}

/// Tells nobody: for callers who only want the result.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {}

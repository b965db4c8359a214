//! A watch: who is told how far a run has come.

/// Somebody who is told how far a run has come. Nobody else in the program knows what time it is.
pub trait Watch: Sync {
    /// A stage begins, and the one before it has ended.
    fn stage(&self, stage: &'static str) {
        let _ = stage;
    }

    /// One more page is done, of this many; told by several threads at once.
    fn page(&self, of: usize) {
        let _ = of;
    }
}

/// Nobody: for those who only want what comes out.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

impl Watch for Nobody {}

//! A withdrawal: that something published was taken back, when and why.

use crate::base::date::Day;
use crate::record;

record! {
    /// That something was taken back after publication, as written.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Withdrawal {
        /// The day on which you withdrew it.
        pub date: Day,
        /// Why you withdrew it, in one or two sentences for readers.
        ///
        /// `reason: The recording turned out to be of another council.`
        pub reason: String,
    }
}

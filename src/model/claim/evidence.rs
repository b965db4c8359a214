//! What an entry of evidence says of the place and the sources in which it was read.

use super::Evidence;
use crate::base::offset;
use crate::model::source::Source;
use crate::yaml::register::Ref;

impl Evidence {
    /// The second at which its place in a recording begins; `None` if the source is none, or if the
    /// place is not given as a time.
    #[must_use]
    pub fn offset(&self, source: &Source) -> Option<u32> {
        offset::seconds(self.at.as_deref().filter(|_| source.kind.is_recording())?)
    }

    /// The sources in which it was read: those that quote it, or else the source itself.
    #[must_use]
    pub fn read_in(&self) -> &[Ref<Source>] {
        if self.via.is_empty() {
            std::slice::from_ref(&self.source)
        } else {
            &self.via
        }
    }
}

//! Traces: what the metadata of a picture's file reveals.

use std::ops::{BitOr, BitOrAssign};

use serde::{Deserialize, Serialize};

use super::holds;

/// What the metadata of a file reveals: a set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Traces(u8);

impl Traces {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Where it was taken.
    pub const PLACE: Self = Self(1);
    /// With what and when.
    pub const CAMERA: Self = Self(2);
    /// Words: names, captions, comments, paths of a disk.
    pub const WORDS: Self = Self(4);
    /// More than is shown: a smaller picture, a second one, data behind its end.
    pub const MORE: Self = Self(8);

    const IN_WORDS: [(Self, &'static str); 4] = [
        (Self::PLACE, "the place where it was taken"),
        (Self::CAMERA, "the camera"),
        (Self::WORDS, "names and notes"),
        (Self::MORE, "hidden data"),
    ];

    /// True if there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// True if at least one of `some` is among them.
    #[must_use]
    pub fn has(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }

    /// The same in words, as in "the place where it was taken, the camera"; empty if there are
    /// none.
    #[must_use]
    pub fn words(self) -> String {
        let words: Vec<&str> = Self::IN_WORDS
            .iter()
            .filter(|(kind, _)| self.has(*kind))
            .map(|(_, name)| *name)
            .collect();
        words.join(", ")
    }

    /// What an XMP packet reveals.
    pub fn of_xmp(packet: &[u8]) -> Self {
        let mut traces = Self::WORDS;
        if ["GPSLatitude", "GPSLongitude", "Location", "photoshop:City"]
            .iter()
            .any(|key| holds(packet, key.as_bytes()))
        {
            traces |= Self::PLACE;
        }
        if ["tiff:Make", "tiff:Model", "SerialNumber"]
            .iter()
            .any(|key| holds(packet, key.as_bytes()))
        {
            traces |= Self::CAMERA;
        }
        traces
    }
}

impl BitOr for Traces {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Traces {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

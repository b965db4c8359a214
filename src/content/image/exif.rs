//! EXIF: what it reveals, and the little of it that is needed to show a picture the right way up.

use super::{Size, Traces, be16, be32, le16, le32};

/// The way up of a picture that needs no turning.
pub const UPRIGHT: u16 = 1;

/// What a block of EXIF says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exif {
    /// How the picture is to be turned, 1 to 8.
    pub orientation: u16,
    /// What else it reveals.
    pub traces: Traces,
}

/// How many entries of a directory are read at most.
const MOST_ENTRIES: u16 = 512;

const ORIENTATION: u16 = 0x0112;

/// Reads a block of EXIF from its TIFF header on; anything else reveals nothing.
pub fn read(tiff: &[u8]) -> Exif {
    let mut exif = Exif {
        orientation: UPRIGHT,
        traces: Traces::NONE,
    };
    let Some(tiff) = Tiff::of(tiff) else {
        if !is_blank(tiff) {
            exif.traces = Traces::WORDS;
        }
        return exif;
    };
    let Some(first) = tiff.offset(4) else {
        return exif;
    };
    let count = tiff.short(first).unwrap_or(0).min(MOST_ENTRIES);
    for number in 0..usize::from(count) {
        let Some(at) = first.checked_add(2 + number * 12) else {
            break;
        };
        match tiff.short(at) {
            None => break,
            Some(ORIENTATION) => {
                let said = at
                    .checked_add(8)
                    .and_then(|at| tiff.short(at))
                    .filter(|said| (1..=8).contains(said));
                exif.orientation = said.unwrap_or(UPRIGHT);
            }
            Some(tag) => exif.traces |= revealed(tag),
        }
    }
    let next = first
        .checked_add(2 + usize::from(count) * 12)
        .and_then(|at| tiff.offset(at));
    if next.is_some_and(|next| next != 0 && next < tiff.bytes.len()) {
        exif.traces |= Traces::MORE;
    }
    exif
}

/// What an entry with this tag reveals.
fn revealed(tag: u16) -> Traces {
    match tag {
        0x8825 => Traces::PLACE,
        // Make, model, software, times, and the directory of the camera.
        0x010f | 0x0110 | 0x0131 | 0x0132 | 0x8769 => Traces::CAMERA,
        // Tags of resolution and colour reveal nothing.
        0x0100..=0x0103
        | 0x0106
        | 0x0115
        | 0x011a
        | 0x011b
        | 0x011c
        | 0x0128
        | 0x013e
        | 0x013f
        | 0x0211..=0x0214 => Traces::NONE,
        _ => Traces::WORDS,
    }
}

/// A block of TIFF, in which numbers begin with their first or their last byte.
struct Tiff<'b> {
    bytes: &'b [u8],
    is_little_endian: bool,
}

impl<'b> Tiff<'b> {
    /// The block that begins with this header; `None` for other bytes.
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let is_little_endian = match bytes {
            [b'I', b'I', b'*', 0, ..] => true,
            [b'M', b'M', 0, b'*', ..] => false,
            _ => return None,
        };
        Some(Self {
            bytes,
            is_little_endian,
        })
    }

    fn short(&self, at: usize) -> Option<u16> {
        if self.is_little_endian {
            le16(self.bytes, at)
        } else {
            be16(self.bytes, at)
        }
    }

    /// The place of which the four bytes at another place are the number.
    fn offset(&self, at: usize) -> Option<usize> {
        let long = if self.is_little_endian {
            le32(self.bytes, at)
        } else {
            be32(self.bytes, at)
        };
        usize::try_from(long?).ok()
    }
}

/// A block that says how the picture is to be turned, and nothing else; `None` for a picture that
/// is upright.
pub fn of_orientation(orientation: u16) -> Option<Vec<u8>> {
    if orientation == UPRIGHT {
        return None;
    }
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    Some(tiff)
}

/// The size at which a picture of this orientation is shown: from 5 on, width and height are
/// swapped.
pub fn turned(size: Size, orientation: u16) -> Size {
    if (5..=8).contains(&orientation) {
        Size {
            width: size.height,
            height: size.width,
        }
    } else {
        size
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

//! EXIF: what it tells, and the little of it that is needed to show a picture the right way up.

use super::{Traces, be16, be32, le16, le32};

/// The way up of a picture that needs no turning.
pub const UPRIGHT: u16 = 1;

/// What a block of EXIF says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exif {
    /// How the picture is to be turned, 1 to 8.
    pub orientation: u16,
    /// What it tells beside that.
    pub traces: Traces,
}

/// The most entries of a directory that are looked at.
const MOST_ENTRIES: u16 = 512;

const ORIENTATION: u16 = 0x0112;

/// Reads a block of EXIF from its TIFF header on; what is no EXIF says nothing.
pub fn read(tiff: &[u8]) -> Exif {
    let mut exif = Exif {
        orientation: UPRIGHT,
        traces: Traces::NONE,
    };
    let is_little = match tiff {
        [b'I', b'I', b'*', 0, ..] => true,
        [b'M', b'M', 0, b'*', ..] => false,
        _ => {
            return Exif {
                traces: if is_blank(tiff) {
                    Traces::NONE
                } else {
                    Traces::WORDS
                },
                ..exif
            };
        }
    };
    let short = |at: usize| {
        if is_little {
            le16(tiff, at)
        } else {
            be16(tiff, at)
        }
    };
    let long = |at: usize| {
        if is_little {
            le32(tiff, at)
        } else {
            be32(tiff, at)
        }
    };
    let directory = |at: usize| usize::try_from(long(at)?).ok();
    let Some(first) = directory(4) else {
        return exif;
    };
    let count = short(first).unwrap_or(0).min(MOST_ENTRIES);
    for number in 0..usize::from(count) {
        let Some(at) = first.checked_add(2 + number * 12) else {
            break;
        };
        let Some(tag) = short(at) else { break };
        match tag {
            ORIENTATION => {
                let said = at
                    .checked_add(8)
                    .and_then(short)
                    .filter(|said| (1..=8).contains(said));
                exif.orientation = said.unwrap_or(UPRIGHT);
            }
            0x8825 => exif.traces |= Traces::PLACE,
            // Make, model, software, times, and the directory of the camera.
            0x010f | 0x0110 | 0x0131 | 0x0132 | 0x8769 => exif.traces |= Traces::CAMERA,
            // Resolution and colours tell nothing.
            0x0100..=0x0103
            | 0x0106
            | 0x0115
            | 0x011a
            | 0x011b
            | 0x011c
            | 0x0128
            | 0x013e
            | 0x013f
            | 0x0211..=0x0214 => {}
            _ => exif.traces |= Traces::WORDS,
        }
    }
    let next = first
        .checked_add(2 + usize::from(count) * 12)
        .and_then(directory);
    if next.is_some_and(|next| next != 0 && next < tiff.len()) {
        exif.traces |= Traces::MORE;
    }
    exif
}

/// A block that says how the picture is to be turned, and nothing else; `None` for a picture that
/// stands upright.
pub fn of_orientation(orientation: u16) -> Option<Vec<u8>> {
    if orientation == UPRIGHT {
        return None;
    }
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    Some(tiff)
}

/// True for a way up at which width and height change places.
pub fn is_turned(orientation: u16) -> bool {
    (5..=8).contains(&orientation)
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

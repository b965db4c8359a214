//! JPEG: segments between markers, then the picture itself (ITU-T T.81, annex B).

use super::pieces::Pieces;
use super::{Fault, Image, Size, Traces, be16, exif};

const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/x";
const COLOURS: &[u8] = b"ICC_PROFILE\0";
/// The start of a segment that names the transform of colours, and the length of all that it says.
const ADOBE: (&[u8], usize) = (b"Adobe", 12);
/// The length of what a JFIF segment says without the small picture behind it.
const JFIF: usize = 14;

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// What is to be done with a segment.
enum Segment {
    Kept,
    /// Only this many bytes behind its length are kept.
    Shortened(usize),
    Dropped(Traces),
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, Fault> {
    let mut pieces = Pieces::of(bytes);
    let mut traces = Traces::NONE;
    let mut size = None;
    let mut has_scan = false;
    let orientation = orientation(bytes);
    // What turns the picture goes behind the first segment when that is JFIF's, and else before it.
    let mut turning = exif::of_orientation(orientation).map(|tiff| segment(&tiff));
    pieces.keep(0..2);
    let mut at = 2;
    loop {
        let (marker, start) = marker(bytes, at).ok_or(Fault::Cut)?;
        if start > at + 2 {
            traces |= Traces::MORE;
        }
        at = start;
        if marker != 0xe0 {
            pieces.put(turning.take().unwrap_or_default());
        }
        match marker {
            END => {
                pieces.keep(at - 2..at);
                break;
            }
            // These have no length; between segments they mean nothing.
            0x01 | 0xd0..=0xd7 => continue,
            0xd8 => {
                return Err(Fault::Damaged(
                    "a second picture begins inside of it".to_owned(),
                ));
            }
            0x00 | 0x02..=0xbf => {
                return Err(Fault::Damaged(
                    "its segments do not follow each other".to_owned(),
                ));
            }
            _ => {}
        }
        let length = usize::from(be16(bytes, at).ok_or(Fault::Cut)?);
        let end = at + length;
        let says = bytes
            .get(at + 2..end.max(at + 2))
            .filter(|_| length >= 2)
            .ok_or(Fault::Cut)?;
        match kind(marker, says, orientation) {
            Segment::Kept => pieces.keep(at - 2..end),
            Segment::Shortened(kept) => {
                traces |= Traces::MORE;
                pieces.put(shortened(marker, says, kept));
            }
            Segment::Dropped(tells) => traces |= tells,
        }
        if marker == 0xe0 {
            pieces.put(turning.take().unwrap_or_default());
        }
        at = end;
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => size = Some(size_of(says)?),
            START_OF_SCAN => {
                if size.is_none() {
                    return Err(Fault::Damaged(
                        "the picture comes before its size".to_owned(),
                    ));
                }
                has_scan = true;
                at = end_of_scan(bytes, end).ok_or(Fault::Cut)?;
                if at == end {
                    return Err(Fault::Damaged("a part of the picture is empty".to_owned()));
                }
                pieces.keep(end..at);
            }
            _ => {}
        }
    }
    if bytes[at..].iter().any(|byte| *byte != 0) {
        traces |= Traces::MORE;
    }
    let size = size
        .filter(|_| has_scan)
        .ok_or_else(|| Fault::Damaged("there is no picture in it".to_owned()))?;
    let size = (size.height > 0).then_some(size);
    let turned = |size: Size| Size {
        width: size.height,
        height: size.width,
    };
    let size = if exif::is_turned(orientation) {
        size.map(turned)
    } else {
        size
    };
    Ok(Image {
        size,
        traces,
        pieces,
    })
}

/// The next marker at or behind a place, and where what follows it begins.
fn marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut at = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    Some((bytes[at], at + 1))
}

/// Where the compressed picture ends that begins at a place: before a marker that does not belong
/// to it.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

fn size_of(says: &[u8]) -> Result<Size, Fault> {
    let (height, width) = be16(says, 1).zip(be16(says, 3)).ok_or(Fault::Cut)?;
    if width == 0 {
        return Err(Fault::Damaged("it is 0 pixels wide".to_owned()));
    }
    Ok(Size {
        width: width.into(),
        height: height.into(),
    })
}

fn kind(marker: u8, says: &[u8], orientation: u16) -> Segment {
    match marker {
        0xe0 if says.starts_with(b"JFIF\0") && says.len() == JFIF => Segment::Kept,
        0xe0 if says.starts_with(b"JFIF\0") && says.len() > JFIF => Segment::Shortened(JFIF),
        0xe0 => Segment::Dropped(Traces::MORE),
        0xe1 if says.starts_with(EXIF) => {
            let own = exif::of_orientation(orientation);
            let is_own = own.is_some_and(|own| says.get(6..) == Some(&*own));
            // It was read before, and is put down where it belongs.
            let tells = exif::read(says.get(6..).unwrap_or_default()).traces;
            Segment::Dropped(if is_own { Traces::NONE } else { tells })
        }
        0xe1 if says.starts_with(XMP) => Segment::Dropped(Traces::of_xmp(says)),
        0xe2 if says.starts_with(COLOURS) => Segment::Kept,
        0xe2 if says.starts_with(b"MPF\0") => Segment::Dropped(Traces::MORE),
        0xee if says.starts_with(ADOBE.0) && says.len() == ADOBE.1 => Segment::Kept,
        0xee if says.starts_with(ADOBE.0) && says.len() > ADOBE.1 => Segment::Shortened(ADOBE.1),
        0xe1..=0xfe => Segment::Dropped(Traces::WORDS),
        _ => Segment::Kept,
    }
}

/// How the picture is to be turned, by the first block of EXIF before its first scan.
fn orientation(bytes: &[u8]) -> u16 {
    let mut at = 2;
    while let Some((marker, start)) = marker(bytes, at) {
        if matches!(marker, END | START_OF_SCAN) {
            break;
        }
        at = start;
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let Some(length) = be16(bytes, at)
            .map(usize::from)
            .filter(|length| *length >= 2)
        else {
            break;
        };
        let says = bytes.get(at + 2..at + length).unwrap_or_default();
        if marker == 0xe1 && says.starts_with(EXIF) {
            return exif::read(says.get(6..).unwrap_or_default()).orientation;
        }
        at += length;
    }
    exif::UPRIGHT
}

/// A segment with this EXIF.
fn segment(tiff: &[u8]) -> Vec<u8> {
    let length = u16::try_from(tiff.len() + 8).unwrap_or(u16::MAX);
    [&[0xff, 0xe1][..], &length.to_be_bytes(), b"Exif\0\0", tiff].concat()
}

/// The first bytes of what a segment says as a segment; a small picture that JFIF announces behind
/// them is taken back.
fn shortened(marker: u8, says: &[u8], kept: usize) -> Vec<u8> {
    let mut says = says[..kept].to_vec();
    if marker == 0xe0 {
        says[JFIF - 2..].fill(0);
    }
    let length = u16::try_from(kept + 2).unwrap_or(u16::MAX);
    [&[0xff, marker][..], &length.to_be_bytes(), &says].concat()
}

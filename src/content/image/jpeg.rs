//! JPEG: segments between markers, then the picture itself (ITU-T T.81, annex B).

use super::pieces::KeptBytes;
use super::{Image, PictureFault, Size, Traces, be16, exif};

const EXIF_START: &[u8] = b"Exif\0";
const XMP_START: &[u8] = b"http://ns.adobe.com/x";
const COLOURS: &[u8] = b"ICC_PROFILE\0";
/// The start of a segment that names the transform of colours, and the length of all that it says.
const ADOBE: (&[u8], usize) = (b"Adobe", 12);
/// The length of what a JFIF segment says without the small picture behind it.
const JFIF: usize = 14;

/// The marker of the segment that files begin with (JFIF 1.02).
const JFIF_SEGMENT: u8 = 0xe0;
const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// What is to be done with a segment.
enum Segment {
    Kept,
    /// Only this many bytes behind its length are kept.
    Shortened(usize),
    Dropped(Traces),
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    let mut jpeg = Jpeg::new(bytes);
    jpeg.pieces.keep(0..2);
    let mut at = 2;
    loop {
        let (marker, start) = marker(bytes, at).ok_or(PictureFault::Cut)?;
        if start > at + 2 {
            jpeg.traces |= Traces::MORE;
        }
        if marker != JFIF_SEGMENT {
            jpeg.put_turning();
        }
        at = match marker {
            END_OF_IMAGE => {
                jpeg.pieces.keep(start - 2..start);
                return jpeg.finish(start);
            }
            // These markers have no length, and no meaning between segments.
            0x01 | 0xd0..=0xd7 => start,
            0xd8 => return Err(damaged("a second picture begins inside it")),
            0x00 | 0x02..=0xbf => return Err(damaged("its segments are malformed")),
            _ => jpeg.segment(marker, start)?,
        };
    }
}

/// A picture while its segments are read.
struct Jpeg<'b> {
    bytes: &'b [u8],
    pieces: KeptBytes<'b>,
    traces: Traces,
    size: Option<Size>,
    has_scan: bool,
    orientation: u16,
    /// The segment that turns the picture: behind the first one when that is JFIF's, and else
    /// before it.
    turning: Option<Vec<u8>>,
}

impl<'b> Jpeg<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let orientation = orientation(bytes);
        Self {
            bytes,
            pieces: KeptBytes::of(bytes),
            traces: Traces::NONE,
            size: None,
            has_scan: false,
            orientation,
            turning: exif::of_orientation(orientation).map(|tiff| segment(&tiff)),
        }
    }

    fn put_turning(&mut self) {
        self.pieces.put(self.turning.take().unwrap_or_default());
    }

    /// Handles the segment after its marker; gives where it ends, or where the compressed picture
    /// ends that follows it.
    fn segment(&mut self, marker: u8, at: usize) -> Result<usize, PictureFault> {
        let length = usize::from(be16(self.bytes, at).ok_or(PictureFault::Cut)?);
        let end = at + length;
        let data = self
            .bytes
            .get(at + 2..end.max(at + 2))
            .filter(|_| length >= 2)
            .ok_or(PictureFault::Cut)?;
        match kind(marker, data, self.orientation) {
            Segment::Kept => self.pieces.keep(at - 2..end),
            Segment::Shortened(kept) => {
                self.traces |= Traces::MORE;
                self.pieces.put(shortened(marker, data, kept));
            }
            Segment::Dropped(tells) => self.traces |= tells,
        }
        if marker == JFIF_SEGMENT {
            self.put_turning();
        }
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                self.size = Some(size_of(data)?);
                Ok(end)
            }
            START_OF_SCAN => self.scan(end),
            _ => Ok(end),
        }
    }

    /// Keeps the compressed picture that begins at a place; gives where it ends.
    fn scan(&mut self, start: usize) -> Result<usize, PictureFault> {
        if self.size.is_none() {
            return Err(damaged("the picture data comes before its size"));
        }
        self.has_scan = true;
        let end = end_of_scan(self.bytes, start).ok_or(PictureFault::Cut)?;
        if end == start {
            return Err(damaged("part of the picture is empty"));
        }
        self.pieces.keep(start..end);
        Ok(end)
    }

    /// The picture, which ends at a place.
    fn finish(mut self, end: usize) -> Result<Image<'b>, PictureFault> {
        if self.bytes[end..].iter().any(|byte| *byte != 0) {
            self.traces |= Traces::MORE;
        }
        let size = self
            .size
            .filter(|_| self.has_scan)
            .ok_or_else(|| damaged("it contains no picture"))?;
        let size = (size.height > 0).then_some(size);
        Ok(Image {
            size: size.map(|size| exif::turned(size, self.orientation)),
            traces: self.traces,
            pieces: self.pieces,
        })
    }
}

fn damaged(how: &str) -> PictureFault {
    PictureFault::Damaged(how.to_owned())
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

fn size_of(data: &[u8]) -> Result<Size, PictureFault> {
    let (height, width) = be16(data, 1).zip(be16(data, 3)).ok_or(PictureFault::Cut)?;
    if width == 0 {
        return Err(damaged("it is 0 pixels wide"));
    }
    Ok(Size {
        width: width.into(),
        height: height.into(),
    })
}

fn kind(marker: u8, data: &[u8], orientation: u16) -> Segment {
    match marker {
        JFIF_SEGMENT if data.starts_with(b"JFIF\0") && data.len() == JFIF => Segment::Kept,
        JFIF_SEGMENT if data.starts_with(b"JFIF\0") && data.len() > JFIF => {
            Segment::Shortened(JFIF)
        }
        JFIF_SEGMENT => Segment::Dropped(Traces::MORE),
        0xe1 if data.starts_with(EXIF_START) => {
            let own = exif::of_orientation(orientation);
            let is_own = own.is_some_and(|own| data.get(6..) == Some(&*own));
            // The orientation was read before and is written at its proper place, so a block with
            // nothing else counts as removed without a trace.
            let tells = exif::read(data.get(6..).unwrap_or_default()).traces;
            Segment::Dropped(if is_own { Traces::NONE } else { tells })
        }
        0xe1 if data.starts_with(XMP_START) => Segment::Dropped(Traces::of_xmp(data)),
        0xe2 if data.starts_with(COLOURS) => Segment::Kept,
        0xe2 if data.starts_with(b"MPF\0") => Segment::Dropped(Traces::MORE),
        0xee if data.starts_with(ADOBE.0) && data.len() == ADOBE.1 => Segment::Kept,
        0xee if data.starts_with(ADOBE.0) && data.len() > ADOBE.1 => Segment::Shortened(ADOBE.1),
        0xe1..=0xfe => Segment::Dropped(Traces::WORDS),
        _ => Segment::Kept,
    }
}

/// How the picture is to be turned, by the first block of EXIF before its first scan.
fn orientation(bytes: &[u8]) -> u16 {
    let mut at = 2;
    while let Some((marker, start)) = marker(bytes, at) {
        if matches!(marker, END_OF_IMAGE | START_OF_SCAN) {
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
        let data = bytes.get(at + 2..at + length).unwrap_or_default();
        if marker == 0xe1 && data.starts_with(EXIF_START) {
            return exif::read(data.get(6..).unwrap_or_default()).orientation;
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
fn shortened(marker: u8, data: &[u8], kept: usize) -> Vec<u8> {
    let mut data = data[..kept].to_vec();
    if marker == JFIF_SEGMENT {
        data[JFIF - 2..].fill(0);
    }
    let length = u16::try_from(kept + 2).unwrap_or(u16::MAX);
    [&[0xff, marker][..], &length.to_be_bytes(), &data].concat()
}

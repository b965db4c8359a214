//! WebP: chunks in a RIFF file.

use super::pieces::KeptBytes;
use super::{Image, PictureFault, Size, Traces, exif, le16, le32};

/// Bytes before the first chunk.
const RIFF_HEADER: usize = 12;
/// Bytes of a picture with losses before its first part.
const VP8_HEADER: usize = 10;
/// Bytes that the chunks `VP8X` and `ANIM` have.
const CANVAS: usize = 10;
const ANIMATION: usize = 6;
/// Bytes of a frame before its own chunks.
const FRAME: usize = 16;
/// The flags of the chunk `VP8X` that announce EXIF and XMP.
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    let length = le32(bytes, 4)
        .and_then(|length| usize::try_from(length).ok())
        .ok_or(PictureFault::Cut)?;
    let end = length
        .checked_add(8)
        .filter(|end| *end <= bytes.len())
        .ok_or(PictureFault::Cut)?;
    let (inside, behind) = bytes.split_at(end);
    let mut webp = WebP::default();
    if behind.iter().any(|byte| *byte != 0) {
        webp.traces |= Traces::MORE;
    }
    let mut at = RIFF_HEADER;
    while at < end {
        let chunk = RiffChunk::at(inside, at).ok_or(PictureFault::Cut)?;
        webp.take(&chunk)?;
        at += chunk.whole.len();
    }
    webp.finish(bytes)
}

/// A picture while its chunks are read.
#[derive(Default)]
struct WebP {
    /// What is kept of them.
    body: Vec<u8>,
    /// The kinds of those that are kept.
    kept: Vec<[u8; 4]>,
    traces: Traces,
    /// The size of the first picture.
    size: Option<Size>,
    /// Where the chunk `VP8X` is in the body, and the size that it says.
    canvas: Option<(usize, Size)>,
    has_picture: bool,
    orientation: Option<u16>,
}

impl WebP {
    fn take(&mut self, chunk: &RiffChunk<'_>) -> Result<(), PictureFault> {
        match chunk.kind {
            b"VP8X" if self.canvas.is_none() => {
                let size = size_of_canvas(chunk.data).ok_or(PictureFault::Cut)?;
                self.canvas = Some((self.body.len(), size));
                put(&mut self.body, &chunk.of_length(CANVAS, &mut self.traces));
            }
            b"VP8 " | b"VP8L" | b"ANMF" | b"ALPH" | b"ANIM" | b"ICCP" => self.shown(chunk)?,
            b"EXIF" => {
                let tiff = chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data);
                let exif = exif::read(tiff);
                self.orientation = Some(exif.orientation);
                self.traces |= exif.traces;
            }
            b"XMP " => self.traces |= Traces::of_xmp(chunk.data),
            _ => self.traces |= Traces::WORDS,
        }
        Ok(())
    }

    /// Keeps a chunk that belongs to what is shown, unless there is one already.
    fn shown(&mut self, chunk: &RiffChunk<'_>) -> Result<(), PictureFault> {
        if is_second(&self.kept, *chunk.kind) {
            self.traces |= Traces::WORDS;
            return Ok(());
        }
        self.kept.push(*chunk.kind);
        match chunk.kind {
            b"VP8 " | b"VP8L" => {
                self.has_picture = true;
                let own = size_of(*chunk.kind, chunk.data).ok_or_else(no_picture)?;
                self.size = self.size.or(Some(own));
                if chunk.kind == b"VP8 " && is_cut(chunk.data) {
                    return Err(PictureFault::Cut);
                }
                put(&mut self.body, chunk.whole);
            }
            b"ANMF" => {
                self.has_picture = true;
                put(&mut self.body, &frame(chunk, &mut self.traces)?);
            }
            b"ANIM" => put(
                &mut self.body,
                &chunk.of_length(ANIMATION, &mut self.traces),
            ),
            _ => put(&mut self.body, chunk.whole),
        }
        Ok(())
    }

    /// The picture of a file with these bytes.
    fn finish(mut self, bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
        let size = self
            .canvas
            .map(|(_, canvas)| canvas)
            .or(self.size)
            .filter(|_| self.has_picture)
            .ok_or_else(|| PictureFault::Damaged("it contains no picture".to_owned()))?;
        // Only the extended form of the file can say how the picture is to be turned.
        let orientation = match self.canvas {
            Some((at, _)) => self.put_orientation(at),
            None => exif::UPRIGHT,
        };
        let length = u32::try_from(self.body.len() + 4).unwrap_or(u32::MAX);
        let mut pieces = KeptBytes::of(bytes);
        pieces.put([b"RIFF", &length.to_le_bytes()[..], b"WEBP", &self.body].concat());
        Ok(Image {
            size: Some(exif::turned(size, orientation)),
            traces: self.traces,
            pieces,
        })
    }

    /// Puts down how the picture is to be turned, and says so in the chunk `VP8X` at this place of
    /// the body, and that there is nothing else.
    fn put_orientation(&mut self, canvas: usize) -> u16 {
        let orientation = self.orientation.unwrap_or(exif::UPRIGHT);
        let flags = &mut self.body[canvas + 8];
        *flags &= !(EXIF_FLAG | XMP_FLAG);
        if let Some(tiff) = exif::of_orientation(orientation) {
            *flags |= EXIF_FLAG;
            let length = u32::try_from(tiff.len()).unwrap_or(u32::MAX);
            self.body.extend_from_slice(b"EXIF");
            self.body.extend_from_slice(&length.to_le_bytes());
            self.body.extend_from_slice(&tiff);
        }
        orientation
    }
}

/// True for a chunk that no program shows after those that are kept: there is one of each kind,
/// except for frames, and a still picture has no frames.
fn is_second(kept: &[[u8; 4]], kind: [u8; 4]) -> bool {
    let is_still = |kind: &[u8; 4]| matches!(kind, b"VP8 " | b"VP8L");
    match &kind {
        b"ANMF" => kept.iter().any(is_still),
        b"VP8 " | b"VP8L" | b"ALPH" => kept
            .iter()
            .any(|kept| is_still(kept) || kept == b"ANMF" || *kept == kind),
        _ => kept.contains(&kind),
    }
}

fn no_picture() -> PictureFault {
    PictureFault::Damaged("its picture data does not begin like a picture".to_owned())
}

/// True for a picture whose first part would end behind it (RFC 6386, section 9.1).
fn is_cut(data: &[u8]) -> bool {
    let first = data
        .first_chunk()
        .map(|[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]) >> 5);
    first
        .and_then(|first| usize::try_from(first).ok())
        .is_none_or(|first| first > data.len().saturating_sub(VP8_HEADER))
}

struct RiffChunk<'b> {
    kind: &'b [u8; 4],
    data: &'b [u8],
    /// With its name, its length and what fills it up to an even number of bytes.
    whole: &'b [u8],
}

impl<'b> RiffChunk<'b> {
    /// The chunk at a place; `None` if it is not whole.
    fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        let from = bytes.get(at..)?;
        let length = usize::try_from(le32(from, 4)?).ok()?;
        let data = from.get(8..)?.get(..length)?;
        // Some programs leave out the padding of the last chunk.
        let whole = from
            .get(..8 + length + length % 2)
            .unwrap_or(&from[..8 + length]);
        Some(Self {
            kind: from.first_chunk()?,
            data,
            whole,
        })
    }
}

impl RiffChunk<'_> {
    /// The chunk without bytes beyond the length of its kind.
    fn of_length(&self, length: usize, traces: &mut Traces) -> Vec<u8> {
        if self.data.len() <= length {
            return self.whole.to_vec();
        }
        *traces |= Traces::WORDS;
        let count = u32::try_from(length).unwrap_or(u32::MAX);
        [&self.kind[..], &count.to_le_bytes(), &self.data[..length]].concat()
    }
}

/// A frame of an animation without what does not belong to its picture.
fn frame(chunk: &RiffChunk<'_>, traces: &mut Traces) -> Result<Vec<u8>, PictureFault> {
    let mut kept = chunk.data.get(..FRAME).ok_or(PictureFault::Cut)?.to_vec();
    let mut kinds = Vec::new();
    let mut at = FRAME;
    while at < chunk.data.len() {
        let inner = RiffChunk::at(chunk.data, at).ok_or(PictureFault::Cut)?;
        match inner.kind {
            b"ALPH" | b"VP8 " | b"VP8L" if !is_second(&kinds, *inner.kind) => {
                kinds.push(*inner.kind);
                put(&mut kept, inner.whole);
            }
            _ => *traces |= Traces::WORDS,
        }
        at += inner.whole.len();
    }
    let length = u32::try_from(kept.len()).unwrap_or(u32::MAX);
    Ok([b"ANMF", &length.to_le_bytes()[..], &kept].concat())
}

/// Puts a chunk behind others, filled up to an even number of bytes.
fn put(body: &mut Vec<u8>, chunk: &[u8]) {
    body.extend_from_slice(chunk);
    if chunk.len() % 2 == 1 {
        body.push(0);
    }
}

fn size_of_canvas(data: &[u8]) -> Option<Size> {
    let three = |at: usize| Some(le32(data, at.checked_sub(1)?)? >> 8);
    Some(Size {
        width: three(4)? + 1,
        height: three(7)? + 1,
    })
}

fn size_of(kind: [u8; 4], data: &[u8]) -> Option<Size> {
    if kind == *b"VP8L" {
        let bits = le32(data, 1).filter(|_| data.first() == Some(&0x2f))?;
        return Some(Size {
            width: (bits & 0x3fff) + 1,
            height: (bits >> 14 & 0x3fff) + 1,
        });
    }
    let side = |at: usize| Some(u32::from(le16(data, at)? & 0x3fff)).filter(|side| *side > 0);
    Some(Size {
        width: side(6)?,
        height: side(8)?,
    })
    .filter(|_| data.get(3..6) == Some(&b"\x9d\x01\x2a"[..]))
}

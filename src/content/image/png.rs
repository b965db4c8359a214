//! PNG: a sequence of chunks, each with its checksum (PNG, third edition).

mod chunk;
mod unpacked;

use super::pieces::KeptBytes;
use super::{Image, PictureFault, Size, Traces, be32, exif};
use chunk::{PngChunk, chunk};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The chunks without which the picture would look otherwise, or not at all.
const SHOWN_CHUNKS: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The type of colours that are places in a table.
const PALETTE: u8 = 3;

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    if !bytes.starts_with(SIGNATURE) {
        let why = "its first bytes were changed, as happens when line endings are converted";
        return Err(if bytes.len() < SIGNATURE.len() {
            PictureFault::Cut
        } else {
            PictureFault::Damaged(why.to_owned())
        });
    }
    let mut png = Png::new(bytes);
    png.pieces.keep(0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    loop {
        let chunk = PngChunk::at(bytes, at).ok_or(PictureFault::Cut)?;
        png.take(&chunk, at)?;
        at = chunk.end;
        if chunk.kind == b"IEND" {
            return png.finish(&bytes[at..]);
        }
    }
}

/// A picture while its chunks are read.
struct Png<'b> {
    pieces: KeptBytes<'b>,
    traces: Traces,
    /// As its header says, before it is turned.
    size: Option<Size>,
    orientation: u16,
    /// True if its colours are places in a table.
    needs_table: bool,
    /// How many colours its table has.
    table: Option<usize>,
    has_picture: bool,
    is_animated: bool,
}

impl<'b> Png<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self {
            pieces: KeptBytes::of(bytes),
            traces: Traces::NONE,
            size: None,
            orientation: orientation(bytes),
            needs_table: false,
            table: None,
            has_picture: false,
            is_animated: false,
        }
    }

    /// Takes the next chunk, which begins at `at`.
    fn take(&mut self, chunk: &PngChunk<'_>, at: usize) -> Result<(), PictureFault> {
        let PngChunk { kind, data, .. } = *chunk;
        if kind == b"IHDR" || self.size.is_none() {
            self.header(*kind, data)?;
        }
        if SHOWN_CHUNKS.contains(&kind) {
            self.shown(chunk, at)?;
        } else if kind[0].is_ascii_uppercase() {
            // A capital means that the chunk is critical: a program that does not know it must not
            // show the picture.
            return Err(damaged(*kind));
        } else {
            self.traces |= revealed(*kind, data, self.orientation);
        }
        match kind {
            b"IDAT" => self.has_picture = true,
            b"PLTE" => self.table = Some(data.len() / 3),
            b"IHDR" => {
                let turning = exif::of_orientation(self.orientation);
                let turning = turning.map(|tiff| self::chunk(*b"eXIf", &tiff));
                self.pieces.put(turning.unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the header, which is the first chunk and the only one of its kind.
    fn header(&mut self, kind: [u8; 4], data: &[u8]) -> Result<(), PictureFault> {
        let size = size_of(kind, data).filter(|_| self.size.is_none());
        self.size = Some(size.ok_or_else(|| damaged(kind))?);
        self.needs_table = data.get(9) == Some(&PALETTE);
        Ok(())
    }

    /// Keeps a chunk that is needed for the picture, when its checksum is right.
    fn shown(&mut self, chunk: &PngChunk<'_>, at: usize) -> Result<(), PictureFault> {
        let PngChunk { kind, data, .. } = *chunk;
        if !chunk.is_right() {
            return Err(damaged(*kind));
        }
        // `acTL` announces frames. Without it, no program shows them.
        self.is_animated |= kind == b"acTL";
        // Without a palette, a transparent colour has at most 6 bytes.
        let colours = self.table.unwrap_or(6);
        if is_frame(*kind) && !self.is_animated {
            self.traces |= Traces::WORDS;
        } else if is_longer(*kind, data.len(), colours) {
            // Bytes after the values of a chunk are not part of the picture, and may be anything.
            if kind == b"IEND" {
                self.pieces.put(self::chunk(*kind, &[]));
            }
            self.traces |= Traces::WORDS;
        } else {
            self.pieces.keep(at..chunk.end);
        }
        Ok(())
    }

    /// The finished picture; `behind` are the bytes after its end.
    fn finish(mut self, behind: &[u8]) -> Result<Image<'b>, PictureFault> {
        if !self.has_picture {
            return Err(PictureFault::Damaged("it contains no picture".to_owned()));
        }
        if self.needs_table && self.table.is_none() {
            return Err(PictureFault::Damaged(
                "its colour table is missing".to_owned(),
            ));
        }
        if behind.iter().any(|byte| *byte != 0) {
            self.traces |= Traces::MORE;
        }
        Ok(Image {
            size: self.size.map(|size| exif::turned(size, self.orientation)),
            traces: self.traces,
            pieces: self.pieces,
        })
    }
}

/// Unpacks the picture of a file whose chunks are all right, and each frame behind it.
///
/// # Errors
///
/// If the compressed bytes are not those of a picture of this size.
pub fn unpack(bytes: &[u8]) -> Result<(), PictureFault> {
    let mut frames: Vec<(Vec<u8>, Vec<&[u8]>)> = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(PngChunk {
        kind, data, end, ..
    }) = PngChunk::at(bytes, at)
    {
        match (kind, frames.last_mut()) {
            (b"IHDR", _) => frames.push((data.to_vec(), Vec::new())),
            (b"IDAT", Some((_, packed))) => packed.push(data),
            // An `fcTL` before the picture's data describes the picture itself and begins no new
            // frame.
            (b"fcTL", Some((header, packed))) if !packed.is_empty() => {
                let sides = data.get(4..12).unwrap_or_default();
                let header = [sides, header.get(8..).unwrap_or_default()].concat();
                frames.push((header, Vec::new()));
            }
            (b"fdAT", Some((_, packed))) => packed.extend(data.get(4..)),
            (b"IEND", _) => break,
            _ => {}
        }
        at = end;
    }
    let mut left = unpacked::MAX_UNPACKED;
    frames
        .into_iter()
        .try_for_each(|(header, packed)| unpacked::check(&header, packed, &mut left))
}

/// True for the chunks of frames.
fn is_frame(kind: [u8; 4]) -> bool {
    matches!(&kind, b"fcTL" | b"fdAT")
}

/// True for a chunk with more bytes than its kind has; `colours` are those of its table.
fn is_longer(kind: [u8; 4], length: usize, colours: usize) -> bool {
    let most = match &kind {
        b"IEND" => 0,
        b"sRGB" => 1,
        b"gAMA" | b"sBIT" | b"cICP" => 4,
        b"acTL" | b"cLLI" => 8,
        b"pHYs" => 9,
        b"bKGD" => 6,
        b"mDCV" => 24,
        b"fcTL" => 26,
        b"cHRM" => 32,
        b"tRNS" => colours,
        b"hIST" => 2 * colours,
        _ => return false,
    };
    length > most
}

fn size_of(kind: [u8; 4], data: &[u8]) -> Option<Size> {
    let (width, height) = be32(data, 0).zip(be32(data, 4))?;
    let size = Size { width, height };
    (kind == *b"IHDR" && data.len() == 13 && width > 0 && height > 0 && width.max(height) < 1 << 31)
        .then_some(size)
}

/// What a chunk reveals that is not kept.
fn revealed(kind: [u8; 4], data: &[u8], orientation: u16) -> Traces {
    match &kind {
        b"eXIf" if exif::of_orientation(orientation).as_deref() == Some(data) => Traces::NONE,
        b"eXIf" => exif::read(data).traces,
        b"iTXt" if data.starts_with(b"XML:com.adobe.xmp") => Traces::of_xmp(data),
        b"sPLT" => Traces::NONE,
        b"tIME" => Traces::CAMERA,
        _ => Traces::WORDS,
    }
}

/// How the picture is to be turned.
fn orientation(bytes: &[u8]) -> u16 {
    let mut at = SIGNATURE.len();
    while let Some(PngChunk {
        kind, data, end, ..
    }) = PngChunk::at(bytes, at)
    {
        match kind {
            b"eXIf" => return exif::read(data).orientation,
            b"IEND" => break,
            _ => at = end,
        }
    }
    exif::UPRIGHT
}

fn damaged(kind: [u8; 4]) -> PictureFault {
    PictureFault::Damaged(format!("its chunk {} is malformed", kind.escape_ascii()))
}

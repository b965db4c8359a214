//! PNG: chunks one behind the other, each with its checksum (PNG, third edition).

mod unpacked;

use super::pieces::Pieces;
use super::{Fault, Image, Size, Traces, be32, exif};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The chunks without which the picture would look otherwise, or not at all.
const SHOWN: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The type of colours that are places in a table.
const PALETTE: u8 = 3;

/// One step of the checksum for each byte (ISO 3309).
const STEPS: [u32; 256] = steps();

pub fn read(bytes: &[u8]) -> Result<Image<'_>, Fault> {
    if !bytes.starts_with(SIGNATURE) {
        let why = "its first bytes are not a PNG's any more, as when line ends are converted";
        return Err(if bytes.len() < SIGNATURE.len() {
            Fault::Cut
        } else {
            Fault::Damaged(why.to_owned())
        });
    }
    let mut pieces = Pieces::of(bytes);
    let mut traces = Traces::NONE;
    let (mut size, mut has_picture) = (None, false);
    let (mut needs_colours, mut has_colours, mut is_animated) = (false, false, false);
    // Without a table of colours, as many bytes as the most transparent colour has.
    let mut colours = 6;
    let orientation = orientation(bytes);
    pieces.keep(0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    loop {
        let Chunk {
            kind,
            says,
            end,
            checksum,
        } = Chunk::at(bytes, at).ok_or(Fault::Cut)?;
        if kind == b"IHDR" || size.is_none() {
            size = Some(
                size_of(*kind, says)
                    .filter(|_| size.is_none())
                    .ok_or_else(|| damaged(*kind))?,
            );
            needs_colours = says.get(9) == Some(&PALETTE);
        }
        let is_shown = SHOWN.contains(&kind);
        if is_shown {
            if crc(&[&kind[..], says]) != checksum {
                return Err(damaged(*kind));
            }
            // Frames are told of by `acTL`; without it, nobody shows them.
            is_animated |= kind == b"acTL";
            if is_frame(*kind) && !is_animated {
                traces |= Traces::WORDS;
            } else if is_longer(*kind, says.len(), colours) {
                // What stands behind the numbers of a chunk is in nobody's picture.
                if kind == b"IEND" {
                    pieces.put(chunk(*kind, &[]));
                }
                traces |= Traces::WORDS;
            } else {
                pieces.keep(at..end);
            }
        } else if kind[0].is_ascii_uppercase() {
            // No program may pass over what it does not know and needs for the picture.
            return Err(damaged(*kind));
        } else {
            traces |= told(*kind, says, orientation);
        }
        has_picture |= kind == b"IDAT";
        has_colours |= kind == b"PLTE";
        colours = if kind == b"PLTE" {
            says.len() / 3
        } else {
            colours
        };
        if kind == b"IHDR"
            && let Some(tiff) = exif::of_orientation(orientation)
        {
            pieces.put(chunk(*b"eXIf", &tiff));
        }
        at = end;
        if kind == b"IEND" {
            break;
        }
    }
    if !has_picture {
        return Err(Fault::Damaged("there is no picture in it".to_owned()));
    }
    if needs_colours && !has_colours {
        return Err(Fault::Damaged(
            "it lacks the table of its colours".to_owned(),
        ));
    }
    if bytes[at..].iter().any(|byte| *byte != 0) {
        traces |= Traces::MORE;
    }
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

/// Unpacks the picture of a file whose chunks are all right, and each frame behind it.
///
/// # Errors
///
/// When the compressed bytes are not those of a picture of this size.
pub fn unpack(bytes: &[u8]) -> Result<(), Fault> {
    let mut frames: Vec<(Vec<u8>, Vec<&[u8]>)> = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(Chunk {
        kind, says, end, ..
    }) = Chunk::at(bytes, at)
    {
        match (kind, frames.last_mut()) {
            (b"IHDR", _) => frames.push((says.to_vec(), Vec::new())),
            (b"IDAT", Some((_, packed))) => packed.push(says),
            // The first one may speak of the picture itself.
            (b"fcTL", Some((header, packed))) if !packed.is_empty() => {
                let sides = says.get(4..12).unwrap_or_default();
                let header = [sides, header.get(8..).unwrap_or_default()].concat();
                frames.push((header, Vec::new()));
            }
            (b"fdAT", Some((_, packed))) => packed.extend(says.get(4..)),
            (b"IEND", _) => break,
            _ => {}
        }
        at = end;
    }
    let mut left = unpacked::MOST;
    frames
        .into_iter()
        .try_for_each(|(header, packed)| unpacked::check(&header, packed, &mut left))
}

struct Chunk<'b> {
    kind: &'b [u8; 4],
    says: &'b [u8],
    end: usize,
    checksum: u32,
}

impl<'b> Chunk<'b> {
    /// The chunk at a place; `None` when it is not whole.
    fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        let length = usize::try_from(be32(bytes, at)?).ok()?;
        let kind = bytes.get(at + 4..)?.first_chunk::<4>()?;
        let says = bytes.get(at + 8..)?.get(..length)?;
        let checksum = be32(bytes, at + 8 + length)?;
        Some(Self {
            kind,
            says,
            end: at + 12 + length,
            checksum,
        })
    }
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

fn size_of(kind: [u8; 4], says: &[u8]) -> Option<Size> {
    let (width, height) = be32(says, 0).zip(be32(says, 4))?;
    let size = Size { width, height };
    (kind == *b"IHDR" && says.len() == 13 && width > 0 && height > 0 && width.max(height) < 1 << 31)
        .then_some(size)
}

/// What a chunk tells that is not kept.
fn told(kind: [u8; 4], says: &[u8], orientation: u16) -> Traces {
    match &kind {
        b"eXIf" if exif::of_orientation(orientation).as_deref() == Some(says) => Traces::NONE,
        b"eXIf" => exif::read(says).traces,
        b"iTXt" if says.starts_with(b"XML:com.adobe.xmp") => Traces::of_xmp(says),
        b"sPLT" => Traces::NONE,
        b"tIME" => Traces::CAMERA,
        _ => Traces::WORDS,
    }
}

/// How the picture is to be turned.
fn orientation(bytes: &[u8]) -> u16 {
    let mut at = SIGNATURE.len();
    while let Some(Chunk {
        kind, says, end, ..
    }) = Chunk::at(bytes, at)
    {
        match kind {
            b"eXIf" => return exif::read(says).orientation,
            b"IEND" => break,
            _ => at = end,
        }
    }
    exif::UPRIGHT
}

fn damaged(kind: [u8; 4]) -> Fault {
    Fault::Damaged(format!(
        "its chunk {} is not as it should be",
        kind.escape_ascii()
    ))
}

fn chunk(kind: [u8; 4], says: &[u8]) -> Vec<u8> {
    let length = u32::try_from(says.len()).unwrap_or(u32::MAX);
    [
        &length.to_be_bytes()[..],
        &kind,
        says,
        &crc(&[&kind, says]).to_be_bytes(),
    ]
    .concat()
}

/// The checksum of pieces behind each other.
fn crc(pieces: &[&[u8]]) -> u32 {
    let step = |crc: u32, byte: &u8| STEPS[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8);
    !pieces.iter().copied().flatten().fold(!0, step)
}

const fn steps() -> [u32; 256] {
    let mut steps = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut value = byte;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 {
                0xedb8_8320 ^ (value >> 1)
            } else {
                value >> 1
            };
            bit += 1;
        }
        steps[byte as usize] = value;
        byte += 1;
    }
    steps
}

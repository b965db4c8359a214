//! GIF: a sequence of blocks (version 89a).

use super::pieces::KeptBytes;
use super::{Image, PictureFault, Size, Traces, le16};

/// Bytes before the first table of colours.
const GIF_HEADER: usize = 13;
/// Bytes of an application's extension up to its data.
const APPLICATION: usize = 14;

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    let mut pieces = KeptBytes::of(bytes);
    let mut traces = Traces::NONE;
    let mut pictures = 0_usize;
    let (width, height) = le16(bytes, 6)
        .zip(le16(bytes, 8))
        .ok_or(PictureFault::Cut)?;
    let mut at = GIF_HEADER + colours(*bytes.get(10).ok_or(PictureFault::Cut)?);
    bytes.get(at).ok_or(PictureFault::Cut)?;
    pieces.keep(0..at);
    loop {
        match *bytes.get(at).ok_or(PictureFault::Cut)? {
            0x3b => {
                pieces.keep(at..at + 1);
                at += 1;
                break;
            }
            0x2c => {
                let (end, has_data) = picture(bytes, at)?;
                pieces.keep(at..end);
                pictures += usize::from(has_data);
                at = end;
            }
            0x21 => at = extension(bytes, at, &mut pieces, &mut traces)?,
            // Some programs write a superfluous zero.
            0 => at += 1,
            _ => {
                return Err(damaged("its blocks are malformed"));
            }
        }
    }
    if pictures == 0 {
        return Err(PictureFault::Damaged("it contains no picture".to_owned()));
    }
    if bytes[at..].iter().any(|byte| *byte != 0) {
        traces |= Traces::MORE;
    }
    let size = Size {
        width: width.into(),
        height: height.into(),
    };
    Ok(Image {
        size: Some(size).filter(|size| size.width > 0 && size.height > 0),
        traces,
        pieces,
    })
}

/// Where the picture ends that begins at a place, and whether it has any data.
fn picture(bytes: &[u8], at: usize) -> Result<(usize, bool), PictureFault> {
    let data = at + 10 + colours(*bytes.get(at + 9).ok_or(PictureFault::Cut)?);
    let end = end_of_data(bytes, data + 1)?;
    // A picture has codes of 3 to 12 bits, and at least one block.
    let is_packed = bytes.get(data).is_some_and(|bits| (1..=11).contains(bits));
    let has_block = bytes.get(data + 1).is_some_and(|length| *length > 0);
    Ok((end, is_packed && has_block))
}

/// Handles an extension, and says where it ends.
fn extension(
    bytes: &[u8],
    at: usize,
    pieces: &mut KeptBytes<'_>,
    traces: &mut Traces,
) -> Result<usize, PictureFault> {
    let end = end_of_data(bytes, at + 2)?;
    match bytes[at + 1] {
        0xf9 => pieces.keep(at..end),
        0xff => match bytes
            .get(at + 3..APPLICATION + at)
            .filter(|_| bytes[at + 2] == 11)
        {
            Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0") => {
                // How often it plays: a block of three bytes. Anything after that is removed.
                let plays = at + APPLICATION..at + APPLICATION + 4;
                if bytes.get(plays.start) == Some(&3) && plays.end < end {
                    pieces.keep(at..plays.end);
                    pieces.put(vec![0]);
                }
                if plays.end + 1 != end {
                    *traces |= Traces::WORDS;
                }
            }
            Some(b"ICCRGBG1012") => pieces.keep(at..end),
            Some(b"XMP DataXMP") => *traces |= Traces::of_xmp(&bytes[at..end]),
            _ => *traces |= Traces::WORDS,
        },
        _ => *traces |= Traces::WORDS,
    }
    Ok(end)
}

/// The bytes of the table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Where data in blocks that begins at a place ends, behind the empty block.
fn end_of_data(bytes: &[u8], mut at: usize) -> Result<usize, PictureFault> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(PictureFault::Cut)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

fn damaged(how: &str) -> PictureFault {
    PictureFault::Damaged(how.to_owned())
}

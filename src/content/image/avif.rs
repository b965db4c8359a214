//! AVIF: boxes in boxes (ISO/IEC 14496-12 and 23008-12). What is removed is overwritten with zeros,
//! since offsets in the file count from its beginning.

mod items;
mod numbers;

use std::ops::Range;

use super::pieces::KeptBytes;
use super::{Image, PictureFault, Traces, be32, exif};
use items::Items;

/// How many boxes are read at most.
const MOST_BOXES: usize = 100_000;

/// A box.
#[derive(Debug, Clone)]
struct Boxed<'b> {
    kind: &'b [u8; 4],
    /// The bytes of its content in the file.
    holds: Range<usize>,
}

/// True for bytes that begin like an AVIF picture.
pub fn is_one(bytes: &[u8]) -> bool {
    let Some(length) = be32(bytes, 0).and_then(|length| usize::try_from(length).ok()) else {
        return false;
    };
    if bytes.get(4..8) != Some(&b"ftyp"[..]) {
        return false;
    }
    // The brand, its version, and all compatible brands.
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    brands
        .chunks_exact(4)
        .enumerate()
        .any(|(at, brand)| at != 1 && (brand == b"avif" || brand == b"avis"))
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    let boxes = boxes(bytes, 0..bytes.len())?;
    let meta = boxes
        .iter()
        .find(|found| found.kind == b"meta")
        .ok_or_else(|| damaged("it contains no picture"))?;
    let items = Items::read(bytes, meta.holds.clone())?;
    let size = items.size();
    let mut traces = Traces::NONE;
    let mut blanks: Vec<Range<usize>> = Vec::new();
    let is_filled = |range: &Range<usize>| bytes[range.clone()].iter().any(|byte| *byte != 0);
    for (range, is_words) in items.metadata(&boxes)? {
        if is_filled(&range) {
            let says = &bytes[range.clone()];
            traces |= if is_words {
                Traces::of_xmp(says)
            } else {
                of_exif(says)
            };
            blanks.push(range);
        }
    }
    for range in boxes_without_use(bytes, &boxes)? {
        if is_filled(&range) {
            traces |= Traces::of_xmp(&bytes[range.clone()]);
            blanks.push(range);
        }
    }
    let mut pieces = KeptBytes::of(bytes);
    if blanks.is_empty() {
        pieces.keep(0..bytes.len());
    } else {
        let mut blanked = bytes.to_vec();
        for range in blanks {
            blanked[range].fill(0);
        }
        pieces.put(blanked);
    }
    Ok(Image {
        size,
        traces,
        pieces,
    })
}

/// The content of boxes that show nothing: free space, extensions and user data.
fn boxes_without_use(bytes: &[u8], boxes: &[Boxed<'_>]) -> Result<Vec<Range<usize>>, PictureFault> {
    let mut revealing = Vec::new();
    for found in boxes {
        match found.kind {
            b"moov" => revealing.extend(user_data(bytes, found.holds.clone())?),
            b"free" | b"skip" | b"uuid" | b"udta" => revealing.push(found.holds.clone()),
            _ => {}
        }
    }
    Ok(revealing)
}

/// The boxes that fill a stretch.
fn boxes(bytes: &[u8], within: Range<usize>) -> Result<Vec<Boxed<'_>>, PictureFault> {
    let mut boxes = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let short = be32(bytes, at)
            .and_then(|length| usize::try_from(length).ok())
            .ok_or(PictureFault::Cut)?;
        let kind = bytes
            .get(at + 4..)
            .and_then(|rest| rest.first_chunk())
            .ok_or(PictureFault::Cut)?;
        let (before, length) = match short {
            0 => (8, within.end - at),
            1 => {
                let (high, low) = be32(bytes, at + 8)
                    .zip(be32(bytes, at + 12))
                    .ok_or(PictureFault::Cut)?;
                let low = usize::try_from(low)
                    .ok()
                    .filter(|_| high == 0)
                    .ok_or(PictureFault::Cut)?;
                (16, low)
            }
            _ => (8, short),
        };
        let end = at
            .checked_add(length)
            .filter(|end| *end <= within.end && length >= before)
            .ok_or(PictureFault::Cut)?;
        boxes.push(Boxed {
            kind,
            holds: at + before..end,
        });
        if boxes.len() > MOST_BOXES {
            return Err(damaged("it has too many parts"));
        }
        at = end;
    }
    Ok(boxes)
}

/// The user data in the description of an image sequence, in its own boxes and those of its tracks.
fn user_data(bytes: &[u8], film: Range<usize>) -> Result<Vec<Range<usize>>, PictureFault> {
    let mut revealing = Vec::new();
    for found in boxes(bytes, film)? {
        match found.kind {
            b"udta" | b"meta" | b"uuid" => revealing.push(found.holds),
            b"trak" => {
                let inner = boxes(bytes, found.holds)?.into_iter();
                revealing.extend(
                    inner
                        .filter(|inner| [b"udta", b"uuid"].contains(&inner.kind))
                        .map(|inner| inner.holds),
                );
            }
            _ => {}
        }
    }
    Ok(revealing)
}

/// What an EXIF item reveals; its first four bytes say where the TIFF header is.
fn of_exif(item: &[u8]) -> Traces {
    let start = be32(item, 0).and_then(|skipped| usize::try_from(skipped).ok()?.checked_add(4));
    let traces = start
        .and_then(|start| item.get(start..))
        .map_or(Traces::WORDS, |tiff| exif::read(tiff).traces);
    if traces.is_empty() {
        Traces::WORDS
    } else {
        traces
    }
}

fn damaged(how: &str) -> PictureFault {
    PictureFault::Damaged(how.to_owned())
}

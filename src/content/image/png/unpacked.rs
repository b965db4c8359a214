//! Unpacking a PNG to see whether its compressed rows are those of its picture; only one row at a
//! time is in memory.

use std::io::{self, BufReader, Read};

use flate2::read::ZlibDecoder;

use crate::content::image::{PictureFault, be32};

/// The most bytes of rows that are unpacked of a file (256 MiB), so that a small one does not keep
/// a build for minutes. Rows of a larger picture beyond that are not checked.
pub const MAX_UNPACKED: u64 = 256 << 20;
/// The parts of a picture that is sent coarsely first: the first column and row, and the steps
/// between them (Adam7).
const ADAM7_PASSES: [(u64, u64, u64, u64); 7] = [
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
];
/// The highest number of a filter.
const LAST_FILTER: u8 = 4;

/// Unpacks the picture that this header announces; `left` are the bytes of rows that may still be.
///
/// # Errors
///
/// If the compressed bytes are not such a picture.
pub fn check(header: &[u8], packed: Vec<&[u8]>, left: &mut u64) -> Result<(), PictureFault> {
    let (whole, behind) = (
        packed.iter().map(|piece| piece.len() as u64).sum::<u64>(),
        packed.clone(),
    );
    let parts = parts(header).ok_or_else(|| super::damaged(*b"IHDR"))?;
    let mut rows = BufReader::with_capacity(1 << 16, ZlibDecoder::new(Joined(packed.into_iter())));
    for (length, count) in parts {
        for _ in 0..count {
            if *left < length {
                return Ok(());
            }
            *left -= length;
            row(&mut rows, length)?;
        }
    }
    // The checksum follows the last row, and the decoder compares it only when more is read.
    let more = rows.read(&mut [0]).map_err(|error| fault(&error))?;
    let read = rows.into_inner().total_in();
    // Some programs pad the last chunk with zeros, which are accepted.
    let left = usize::try_from(whole.saturating_sub(read)).unwrap_or(usize::MAX);
    let rest = behind
        .iter()
        .rev()
        .flat_map(|piece| piece.iter().rev())
        .take(left);
    // Further rows are ignored by every program that shows the picture, so they are not unpacked.
    if more == 0 && rest.into_iter().any(|byte| *byte != 0) {
        return Err(PictureFault::Damaged(
            "its compressed data goes on after the picture".to_owned(),
        ));
    }
    Ok(())
}

/// Reads a row of this many bytes, of which the first one names its filter.
fn row(rows: &mut impl Read, length: u64) -> Result<(), PictureFault> {
    let mut filter = [0];
    rows.read_exact(&mut filter)
        .map_err(|error| fault(&error))?;
    if filter[0] > LAST_FILTER {
        return Err(PictureFault::Damaged(
            "its compressed data is not a picture".to_owned(),
        ));
    }
    let read =
        io::copy(&mut rows.take(length - 1), &mut io::sink()).map_err(|error| fault(&error))?;
    if read < length - 1 {
        Err(fault(&io::ErrorKind::UnexpectedEof.into()))
    } else {
        Ok(())
    }
}

fn fault(error: &io::Error) -> PictureFault {
    let how = match error.kind() {
        io::ErrorKind::UnexpectedEof => "its compressed data ends before the picture does",
        _ => "its compressed data cannot be unpacked",
    };
    PictureFault::Damaged(how.to_owned())
}

/// How many bytes a row has and how many rows there are, part by part; `None` for a header that
/// means no picture.
fn parts(header: &[u8]) -> Option<Vec<(u64, u64)>> {
    let (width, height) = (u64::from(be32(header, 0)?), u64::from(be32(header, 4)?));
    let &[depth, colours, 0, 0, sent] = header.get(8..13)? else {
        return None;
    };
    let samples = match (colours, depth) {
        (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) => 1,
        (4, 8 | 16) => 2,
        (2, 8 | 16) => 3,
        (6, 8 | 16) => 4,
        _ => return None,
    };
    let length = |width: u64| 1 + (width * samples * u64::from(depth)).div_ceil(8);
    match sent {
        0 => Some(vec![(length(width), height)]),
        1 => {
            let of = |(column, row, across, down): (u64, u64, u64, u64)| {
                let width = width.saturating_sub(column).div_ceil(across);
                let height = height.saturating_sub(row).div_ceil(down);
                (width > 0).then(|| (length(width), height))
            };
            Some(ADAM7_PASSES.into_iter().filter_map(of).collect())
        }
        _ => None,
    }
}

/// Stretches of bytes, read one behind the other.
struct Joined<'b>(std::vec::IntoIter<&'b [u8]>);

impl Read for Joined<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(next) = self.0.as_mut_slice().first_mut() {
            let read = next.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.0.next();
        }
        Ok(0)
    }
}

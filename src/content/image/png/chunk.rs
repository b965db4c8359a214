//! A chunk of a PNG: its type, its data and its checksum.

use crate::content::image::be32;

/// One step of the checksum for each byte (ISO 3309).
const STEPS: [u32; 256] = steps();

/// A chunk, with the place where it ends.
pub struct PngChunk<'b> {
    pub kind: &'b [u8; 4],
    pub data: &'b [u8],
    pub end: usize,
    checksum: u32,
}

impl<'b> PngChunk<'b> {
    /// The chunk at a place; `None` if it is not whole.
    pub fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        let length = usize::try_from(be32(bytes, at)?).ok()?;
        let kind = bytes.get(at + 4..)?.first_chunk::<4>()?;
        let data = bytes.get(at + 8..)?.get(..length)?;
        let checksum = be32(bytes, at + 8 + length)?;
        Some(Self {
            kind,
            data,
            end: at + 12 + length,
            checksum,
        })
    }

    /// True if its checksum is that of its bytes.
    pub fn is_right(&self) -> bool {
        crc(&[&self.kind[..], self.data]) == self.checksum
    }
}

/// A chunk of this kind that says this, as bytes.
pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    [
        &length.to_be_bytes()[..],
        &kind,
        data,
        &crc(&[&kind, data]).to_be_bytes(),
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

//! Encodes pixels as a PNG, with a palette if there are few colours, which halves the file and
//! loses nothing.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// How many pixels are compared at a time. Most runs of one colour are far longer.
const RUN_LENGTH: usize = 16;
/// How many recent colours are found without a lookup in the map.
const RECENT_COLOURS: usize = 1024;
/// A picture with more bytes than this is compressed harder: less than that loads at once, on
/// phones too.
const LIGHTLY_PACKED_BYTES: usize = 40_000;
/// The compression level of a picture, and that of a picture that is too large with the first.
const LEVELS: [u8; 2] = [2, 5];

/// Encodes a picture that has no transparent pixels.
pub fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let width = usize::try_from(picture.width()).unwrap_or(0);
    let (pixels, _) = picture.data().as_chunks::<4>();
    let (palette, pixels) = match Indexed::new(pixels, width) {
        Some(Indexed { palette, places }) => (Some(palette), places),
        None => (
            None,
            pixels
                .iter()
                .flat_map(|pixel| &pixel[..3])
                .copied()
                .collect(),
        ),
    };
    let [lightly, hard] = LEVELS;
    let bytes = write(picture, palette.as_deref(), &pixels, lightly)?;
    if bytes.len() <= LIGHTLY_PACKED_BYTES {
        Ok(bytes)
    } else {
        write(picture, palette.as_deref(), &pixels, hard)
    }
}

/// A picture as indices into a palette.
struct Indexed {
    /// Red, green and blue of each colour, in the order in which they first appear.
    palette: Vec<u8>,
    /// The index of each pixel's colour.
    places: Vec<u8>,
}

impl Indexed {
    /// Finds the palette of rows of pixels; `None` if they have more than 256 colours, which is all
    /// that a palette holds.
    fn new(pixels: &[[u8; 4]], width: usize) -> Option<Self> {
        let mut colours = Colours {
            places: HashMap::new(),
            palette: Vec::new(),
            last: (0, 0),
            recent: vec![(0, 0); RECENT_COLOURS],
        };
        let mut places: Vec<u8> = Vec::with_capacity(pixels.len());
        let mut above: &[[u8; 4]] = &[];
        for row in pixels.chunks(width.max(1)) {
            if row.as_flattened() == above.as_flattened() {
                places.extend_from_within(places.len() - width..);
            } else {
                colours.read(row, &mut places)?;
            }
            above = row;
        }
        Some(Self {
            palette: colours.palette,
            places,
        })
    }
}

/// The colours found so far. A slot that holds 0 is empty: no opaque pixel is 0.
struct Colours {
    places: HashMap<u32, u8>,
    palette: Vec<u8>,
    /// The last one, with its index.
    last: (u32, u8),
    /// Recent colours, each in the slot that its bits give. The edges of letters alternate between
    /// few of them.
    recent: Vec<(u32, u8)>,
}

impl Colours {
    /// Reads a row of pixels; `None` if the palette has no room for another colour.
    fn read(&mut self, row: &[[u8; 4]], places: &mut Vec<u8>) -> Option<()> {
        let (stretches, rest) = row.as_chunks::<RUN_LENGTH>();
        for stretch in stretches {
            let stretch = stretch.map(u32::from_le_bytes);
            if stretch
                .iter()
                .fold(0, |differs, colour| differs | (colour ^ self.last.0))
                == 0
            {
                places.extend_from_slice(&[self.last.1; RUN_LENGTH]);
                continue;
            }
            let mut found = [0; RUN_LENGTH];
            for (place, colour) in found.iter_mut().zip(stretch) {
                if colour != self.last.0 {
                    self.last = self.find(colour)?;
                }
                *place = self.last.1;
            }
            places.extend_from_slice(&found);
        }
        for pixel in rest {
            self.last = self.find(u32::from_le_bytes(*pixel))?;
            places.push(self.last.1);
        }
        Some(())
    }

    /// A colour with its index.
    fn find(&mut self, colour: u32) -> Option<(u32, u8)> {
        let recent = &mut self.recent[spread(colour)];
        if recent.0 != colour {
            let next = self.places.len();
            let place = match self.places.entry(colour) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    self.palette.extend_from_slice(&colour.to_le_bytes()[..3]);
                    *new.insert(u8::try_from(next).ok()?)
                }
            };
            *recent = (colour, place);
        }
        Some(*recent)
    }
}

/// The slot in [`Colours::recent`] for a colour: its product with the golden ratio, which spreads
/// similar colours over distant slots.
fn spread(colour: u32) -> usize {
    let product = u64::from(colour.wrapping_mul(0x9e37_79b1));
    usize::try_from((product * RECENT_COLOURS as u64) >> 32).unwrap_or(0)
}

/// Writes pixels: indices if there is a palette, otherwise colours.
fn write(
    picture: &Pixmap,
    palette: Option<&[u8]>,
    pixels: &[u8],
    level: u8,
) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::with_capacity(64 << 10);
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_depth(BitDepth::Eight);
    if let Some(palette) = palette {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        // A filter stores differences between neighbours. Differences between indices follow no
        // pattern, so they would only make the file larger.
        encoder.set_filter(Filter::NoFilter);
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(Filter::Adaptive);
    }
    encoder.set_deflate_compression(DeflateCompression::Level(level));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

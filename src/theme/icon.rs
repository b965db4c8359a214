//! The theme's icon as browsers and telephones ask for it at fixed addresses: `favicon.ico` and
//! `apple-touch-icon.png`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use png::{BitDepth, ColorType, Encoder};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};

use super::picture;

/// The sides of the pictures in `favicon.ico`, in pixels.
const FAVICON_SIDES: [u8; 2] = [32, 48];
/// The side of `apple-touch-icon.png` in pixels.
const TOUCH_ICON_SIDE: u8 = 180;
/// The length of what an ICO file has before its pictures: of its head, and of the entry for each.
const ICO_HEAD: usize = 6;
const ICO_ENTRY: usize = 16;

/// The files that are made of an icon in SVG: the path of each and its bytes; none if it cannot be
/// drawn.
#[must_use]
pub fn files(svg: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let pictures = FAVICON_SIDES.map(|side| Some((side, drawn(svg, side)?)));
    let pictures: Option<Vec<_>> = pictures.into_iter().collect();
    let favicon = pictures.and_then(|pictures| ico(&pictures));
    let touch_icon = drawn(svg, TOUCH_ICON_SIDE);
    let favicon = favicon.map(|bytes| ("favicon.ico", bytes));
    let touch_icon = touch_icon.map(|bytes| ("apple-touch-icon.png", bytes));
    favicon.into_iter().chain(touch_icon).collect()
}

/// The icon as a PNG of this side.
fn drawn(svg: &[u8], side: u8) -> Option<Vec<u8>> {
    let tree = picture::tree(std::str::from_utf8(svg).ok()?).ok()?;
    let drawing = tree.size();
    let scale = f32::from(side) / drawing.width().max(drawing.height());
    let mut pixels = Pixmap::new(u32::from(side), u32::from(side))?;
    // resvg panics on some numbers that it does not expect, and a theme's author can write any.
    let draw = AssertUnwindSafe(|| {
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut pixels.as_mut(),
        );
    });
    catch_unwind(draw).ok()?;
    encoded(&pixels)
}

fn encoded(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    let colours = pixels.pixels().iter().map(PremultipliedColorU8::demultiply);
    let data: Vec<u8> = colours
        .flat_map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()])
        .collect();
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// An ICO file with these PNGs, each with its side.
fn ico(pictures: &[(u8, Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(pictures.len()).ok()?;
    // Reserved, the type of an icon, and how many pictures there are.
    let mut bytes = Vec::new();
    for number in [0, 1, count] {
        bytes.extend(number.to_le_bytes());
    }
    let mut place = ICO_HEAD + ICO_ENTRY * pictures.len();
    for (side, png) in pictures {
        // The sides, no palette, reserved, one plane, 32 bits a pixel, the length, the place.
        bytes.extend([*side, *side, 0, 0, 1, 0, 32, 0]);
        bytes.extend(u32::try_from(png.len()).ok()?.to_le_bytes());
        bytes.extend(u32::try_from(place).ok()?.to_le_bytes());
        place += png.len();
    }
    for (_, png) in pictures {
        bytes.extend(png);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn an_icon_is_drawn_in_every_size_and_nothing_is_made_of_no_icon() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#f00"/></svg>"##;
        let made = files(svg);
        let names: Vec<_> = made.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["favicon.ico", "apple-touch-icon.png"]);
        assert!(made[0].1.starts_with(&[0, 0, 1, 0, 2, 0, 32, 32]));
        let first = u32::from_le_bytes(made[0].1[18..22].try_into().expect("four bytes"));
        assert!(made[0].1[first as usize..].starts_with(b"\x89PNG"));
        assert!(made[1].1.starts_with(b"\x89PNG"));
        assert_eq!(files(b"no drawing"), []);
    }
}

//! Size: how large a drawing wants to be shown.

use quick_xml::events::BytesStart;

use crate::content::image::Size;

/// Units of length, and their number of pixels.
const UNITS: [(&str, f64); 7] = [
    ("px", 1.0),
    ("pt", 4.0 / 3.0),
    ("pc", 16.0),
    ("mm", 96.0 / 25.4),
    ("cm", 96.0 / 2.54),
    ("in", 96.0),
    ("", 1.0),
];
/// The largest side that is reported, in pixels.
const LARGEST_SIDE: f64 = 1_000_000.0;

/// The size of a drawing, by the tag that opens it: its own, or else that of its view.
pub fn of(svg: &BytesStart<'_>) -> Option<Size> {
    let value = |key: &str| {
        let found = svg
            .attributes()
            .flatten()
            .find(|attribute| attribute.key.as_ref() == key)?;
        Some(found.value.trim().to_owned())
    };
    let own = |key: &str| value(key).as_deref().and_then(pixels);
    let view = value("viewBox").and_then(|view| {
        let numbers = view
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|number| !number.is_empty());
        let numbers: Option<Vec<f64>> = numbers.map(|number| number.parse().ok()).collect();
        numbers
            .filter(|numbers| numbers.len() == 4)
            .map(|numbers| (numbers[2], numbers[3]))
    });
    let (width, height) = match (own("width"), own("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((wide, high))) => (width, width * high / wide),
        (None, Some(height), Some((wide, high))) => (height * wide / high, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some(Size {
        width: whole(width)?,
        height: whole(height)?,
    })
}

fn pixels(length: &str) -> Option<f64> {
    UNITS.iter().find_map(|(unit, pixels)| {
        Some(length.strip_suffix(unit)?.trim_end().parse::<f64>().ok()? * pixels)
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is whole and within these bounds"
)]
fn whole(pixels: f64) -> Option<u32> {
    let pixels = pixels.round();
    (1.0..=LARGEST_SIDE)
        .contains(&pixels)
        .then_some(pixels as u32)
}

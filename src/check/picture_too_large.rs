//! `picture-too-large`: readers with a slow connection need not wait long for a picture.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::content::image::{PictureFormat, Size};

pub const RULE: Rule = Rule::warn("picture-too-large");

/// The size up to which a picture is not reported, in bytes (1 MB).
const MAX_UNWARNED_BYTES: u64 = 1_000_000;
/// The width that a picture is advised to have, in pixels. It is enough on every screen: a text is
/// some 650 wide, and the finest screens have two or three pixels for one.
const MAX_UNWARNED_WIDTH: u32 = 1600;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let large = context.site.shown().filter_map(|shown| {
        let look = context
            .site
            .look(shown.path)
            .filter(|look| look.bytes > MAX_UNWARNED_BYTES && look.fault.is_none())?;
        let name = shown.path.rsplit('/').next().unwrap_or(shown.path);
        let pixels = look
            .size
            .map(|Size { width, height }| format!(", {width} by {height} pixels"));
        let message = format!(
            "`{name}` has {} MB{}",
            megabytes(look.bytes),
            pixels.unwrap_or_default()
        );
        let at = At::Bytes(shown.place.clone());
        Some(Diagnostic::new(RULE, shown.text, at, message).with_help(help(name, look.size)))
    });
    large.collect()
}

/// The advice on how to make a picture of this name and size smaller.
fn help(name: &str, size: Option<Size>) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match PictureFormat::of_name(name) {
        Some(PictureFormat::Svg) => {
            format!("make the drawing simpler: svgo {name}; or save it as WebP")
        }
        Some(PictureFormat::Gif) => {
            format!("save the animation as WebP: gif2webp {name} -o {stem}.webp")
        }
        _ => match size.filter(|size| size.width > MAX_UNWARNED_WIDTH) {
            Some(_) => {
                format!(
                    "{MAX_UNWARNED_WIDTH} pixels wide is enough: magick {name} -resize {MAX_UNWARNED_WIDTH}x -quality 80 {stem}.webp"
                )
            }
            None => format!("save it as WebP: magick {name} -quality 80 {stem}.webp"),
        },
    }
}

/// A number of bytes in millions, with one decimal.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

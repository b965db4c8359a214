//! Fonts of a publication: files with which share images are drawn, and which are not published.

/// The folder of the fonts below the site's root.
pub const FONTS: &str = "content/fonts/";

/// True for a font in the folder of fonts.
#[must_use]
pub fn is_font(path: &str) -> bool {
    path.starts_with(FONTS)
        && [".ttf", ".otf", ".ttc"]
            .iter()
            .any(|end| ends_in(path, end))
}

/// True for what belongs in the folder of fonts: these, and the texts of their licences.
pub fn is_kept(path: &str) -> bool {
    is_font(path) || (path.starts_with(FONTS) && ends_in(path, ".txt"))
}

fn ends_in(path: &str, ending: &str) -> bool {
    let from = path.len().saturating_sub(ending.len());
    path.get(from..)
        .is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

//! A picture: a drawing in SVG with given fonts, as the bytes of a PNG.

mod bounds;
mod canvas;
mod composed;
mod encoding;
mod face;
mod fonts;
mod letters;
mod painting;
mod rectangles;
mod setting;
mod stamps;

use std::panic::{AssertUnwindSafe, catch_unwind};

use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

pub use face::FontFault;
pub use fonts::Fonts;
pub use letters::isolates;
pub use setting::{SetLine, SetText, TextColumn};

/// The width of a picture in pixels.
pub const PICTURE_WIDTH: u32 = 1200;

/// The height of a picture in pixels. Networks show previews at about 1.91 to 1.
pub const PICTURE_HEIGHT: u32 = 630;

/// The versions that the bytes of a picture depend on, besides its drawing and its fonts.
///
/// They are part of every picture's address, so a picture that another version draws has another
/// address. The number at the end goes up when this module draws the same drawing differently.
pub const MAKER: &str = "resvg 0.49.0, tiny-skia 0.12.0, png 0.18.1, zlib-rs 0.6.8, harfrust 0.12.0, unicode-bidi 0.3.18, 2";

/// The namespace of `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// How many elements and texts a drawing may have once its entities are expanded.
const MOST_NODES: u32 = 200_000;

/// Makes the PNG of a drawing that is as large as a picture.
///
/// It fetches nothing and reads no file: a drawing contains everything that it shows, and images in
/// it are left out.
///
/// # Errors
///
/// One sentence that says why the picture cannot be drawn: the drawing is not SVG, has another
/// size, or contains too much.
pub fn png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let options = Options {
        fontdb: fonts.database(),
        ..options()
    };
    let document = document(svg)?;
    let tree = laid_out(&document, &options)?;
    let size = tree.size().to_int_size();
    if (size.width(), size.height()) != (PICTURE_WIDTH, PICTURE_HEIGHT) {
        let (width, height) = (size.width(), size.height());
        return Err(format!(
            "the drawing is {width} by {height} pixels, not {PICTURE_WIDTH} by {PICTURE_HEIGHT}"
        ));
    }
    let language = document.root_element().attribute((XML, "lang"));
    let painted = catch_unwind(AssertUnwindSafe(|| {
        painting::paint(&tree, fonts, language.unwrap_or_default())
    }));
    let painted =
        painted.map_err(|_| "the drawing cannot be rendered: its numbers are too large")?;
    let pixels = painted.ok_or("there is not enough memory for the picture")?;
    encoding::encode(&pixels).map_err(|error| format!("the picture cannot be encoded: {error}"))
}

/// Reads a drawing that has no texts in fonts of its own. It fetches nothing and reads no file, and
/// images in it are left out.
///
/// # Errors
///
/// One sentence that says why it cannot be drawn.
pub fn tree(svg: &str) -> Result<Tree, String> {
    laid_out(&document(svg)?, &options())
}

fn options() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn document(svg: &str) -> Result<Document<'_>, String> {
    let allowed = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(svg, allowed);
    let document = document.map_err(|error| format!("the drawing is not a valid SVG: {error}"))?;
    match bounds::too_much(&document) {
        Some(what) => Err(format!("the drawing is too complex: {what}")),
        None => Ok(document),
    }
}

fn laid_out(document: &Document<'_>, options: &Options<'_>) -> Result<Tree, String> {
    // resvg panics on some numbers that it does not expect, and on some damaged fonts. Authors can
    // write any number and add any font, and that must not end the program.
    catch_unwind(AssertUnwindSafe(|| Tree::from_xmltree(document, options)))
        .map_err(|_| "the drawing cannot be read: its numbers are too large, or a font is damaged")?
        .map_err(|error| format!("the drawing is not a valid SVG: {error}"))
}

#[cfg(test)]
mod tests;

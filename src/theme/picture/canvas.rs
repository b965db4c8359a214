//! The canvas: the background colour of a picture, and its pixels as soon as anything else is
//! painted.

use resvg::tiny_skia::{IntSize, Pixmap};

use super::rectangles::Rectangle;
use super::{PICTURE_HEIGHT, PICTURE_WIDTH};

/// What a drawing is painted on. The pixels of a picture take three megabytes, so it matters how
/// often all of them are written. Most drawings begin with a background, which is therefore only
/// noted until something else is painted.
#[derive(Debug)]
pub struct Canvas {
    paper: [u8; 3],
    pixels: Option<Pixmap>,
}

impl Default for Canvas {
    /// A white canvas.
    fn default() -> Self {
        Self {
            paper: [u8::MAX; 3],
            pixels: None,
        }
    }
}

impl Canvas {
    /// The pixels, to paint on; `None` if there is no memory for them.
    pub fn pixels(&mut self) -> Option<&mut Pixmap> {
        if self.pixels.is_none() {
            self.pixels = sheet(self.paper);
        }
        self.pixels.as_mut()
    }

    /// Fills a rectangle with a colour; `None` if there is no memory for the pixels.
    pub fn fill(&mut self, rectangle: Rectangle, colour: [u8; 3]) -> Option<()> {
        if self.pixels.is_none() && rectangle.covers(PICTURE_WIDTH, PICTURE_HEIGHT) {
            self.paper = colour;
        } else {
            rectangle.fill(colour, self.pixels()?);
        }
        Some(())
    }

    /// The picture; `None` if there is no memory for its pixels.
    pub fn finish(self) -> Option<Pixmap> {
        self.pixels.or_else(|| sheet(self.paper))
    }
}

/// A whole picture in one colour.
fn sheet([red, green, blue]: [u8; 3]) -> Option<Pixmap> {
    let pixels =
        vec![[red, green, blue, u8::MAX]; usize::try_from(PICTURE_WIDTH * PICTURE_HEIGHT).ok()?];
    Pixmap::from_vec(
        pixels.into_flattened(),
        IntSize::from_wh(PICTURE_WIDTH, PICTURE_HEIGHT)?,
    )
}

//! A face: what measuring and stamping text needs to know of one font of a family, at one weight.

use std::collections::HashMap;

use resvg::tiny_skia::{Path, PathBuilder};
use resvg::usvg::fontdb::{Database, ID};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

/// How far each character of a font moves the pen.
#[derive(Debug)]
pub struct Face {
    /// By character, as fractions of the font size.
    advances: HashMap<char, f64>,
    /// True if each glyph is a single outline.
    is_plain: bool,
}

impl Face {
    /// Reads a font, which has this number in its collection; `None` if it cannot be read.
    pub fn read(font: &[u8], number: u32) -> Option<Self> {
        let font = FontRef::from_index(font, number).ok()?;
        let units = f64::from(
            font.metrics(Size::unscaled(), LocationRef::default())
                .units_per_em,
        );
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |(character, glyph)| {
            let width = f64::from(widths.advance_width(glyph)?);
            Some((char::from_u32(character)?, width / units))
        };
        let advances = font.charmap().mappings().filter_map(advance).collect();
        // Tables of glyphs that are more than an outline: several colours, drawings, bitmaps,
        // outlines that vary.
        let is_plain = [*b"COLR", *b"SVG ", *b"CBDT", *b"sbix", *b"fvar"]
            .into_iter()
            .all(|table| !has(&font, table));
        Some(Self { advances, is_plain })
    }

    /// How far this character moves the pen, as a fraction of the font size; `None` if the font
    /// lacks it.
    pub fn advance(&self, character: char) -> Option<f64> {
        self.advances.get(&character).copied()
    }

    /// True if each glyph is a single outline that is always the same.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }
}

fn has(font: &FontRef<'_>, table: [u8; 4]) -> bool {
    font.data_for_tag(Tag::new(&table)).is_some()
}

/// The outline of a glyph in units of the font; `None` if the glyph is empty, as a space is.
pub fn outline(fonts: &Database, font: ID, glyph: u32) -> Option<Path> {
    let draw = |bytes: &[u8], number| {
        let font = FontRef::from_index(bytes, number).ok()?;
        let mut pen = Pen(PathBuilder::new());
        let unscaled = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        font.outline_glyphs()
            .get(GlyphId::new(glyph))?
            .draw(unscaled, &mut pen)
            .ok()?;
        pen.0.finish()
    };
    fonts.with_face_data(font, draw).flatten()
}

/// Records an outline as a path.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

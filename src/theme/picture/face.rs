//! A face: what measuring and stamping text needs to know of one font of a family, at one weight.

use std::collections::{HashMap, HashSet};

use resvg::tiny_skia::{Path, PathBuilder};
use resvg::usvg::fontdb::{Database, ID};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use unicode_script::UnicodeScript as _;

use super::letters::{is_drawn_from, shaped_by};

/// The axis of a variable font that makes letters bold.
const WEIGHT_AXIS: &[u8; 4] = b"wght";
/// The weight at which a variable font is measured: that of headings, which are its longest lines.
const MEASURED_WEIGHT: f32 = 600.0;

/// How far each character of a font moves the pen.
#[derive(Debug)]
pub struct Face {
    /// By character, as fractions of the font size.
    advances: HashMap<char, f64>,
    /// True if each glyph is a single outline.
    is_plain: bool,
    /// True if glyphs have colours of their own.
    has_colours: bool,
    /// The lightest and the boldest weight of a variable font.
    weights: Option<(f32, f32)>,
}

/// Why a font cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// It is no font, or it is damaged.
    Unreadable,
    /// Its glyphs are pictures of dots, as in many fonts of emoji.
    Dots,
}

impl Face {
    /// Reads a font, which has this number in its collection.
    pub fn read(font: &[u8], number: u32) -> Result<Self, FontFault> {
        let font = FontRef::from_index(font, number).map_err(|_| FontFault::Unreadable)?;
        let has_any = |tables: &[&[u8; 4]]| tables.iter().any(|table| has(&font, **table));
        if !has_any(&[b"glyf", b"CFF ", b"CFF2"]) {
            return Err(if has_any(&[b"CBDT", b"sbix", b"EBDT"]) {
                FontFault::Dots
            } else {
                FontFault::Unreadable
            });
        }
        let location = font
            .axes()
            .location([(Tag::new(WEIGHT_AXIS), MEASURED_WEIGHT)]);
        let units = font
            .metrics(Size::unscaled(), LocationRef::default())
            .units_per_em;
        if units == 0 {
            return Err(FontFault::Unreadable);
        }
        let widths = font.glyph_metrics(Size::unscaled(), &location);
        let scripts = scripts(&font);
        let shapes = |character: char| {
            let tags = shaped_by(character.script());
            tags.is_empty() || tags.iter().any(|tag| scripts.contains(*tag))
        };
        let advance = |(character, glyph)| {
            let width = f64::from(widths.advance_width(glyph)?);
            let character = char::from_u32(character).filter(|character| shapes(*character))?;
            Some((character, width / f64::from(units)))
        };
        let weights = font.axes().get_by_tag(Tag::new(WEIGHT_AXIS));
        Ok(Self {
            advances: font.charmap().mappings().filter_map(advance).collect(),
            // Tables of glyphs that are more than an outline: several colours, drawings, bitmaps,
            // outlines that vary.
            is_plain: !has_any(&[b"COLR", b"SVG ", b"CBDT", b"sbix", b"fvar"]),
            has_colours: has_any(&[b"COLR", b"SVG "]),
            weights: weights.map(|axis| (axis.min_value(), axis.max_value())),
        })
    }

    /// How far this character moves the pen, as a fraction of the font size; `None` if the font
    /// lacks it.
    pub fn advance(&self, character: char) -> Option<f64> {
        self.advances.get(&character).copied()
    }

    /// True if the font can draw a letter.
    pub fn draws(&self, letter: &str) -> bool {
        is_drawn_from(letter, |character| self.advance(character).is_some())
    }

    /// True if each glyph is a single outline that is always the same.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// True if glyphs have colours of their own.
    pub fn has_colours(&self) -> bool {
        self.has_colours
    }

    /// The weight at which letters of a variable font are drawn where this one is asked for; `None`
    /// for any other font.
    pub fn weight(&self, asked: u16) -> Option<f32> {
        let (lightest, boldest) = self.weights?;
        Some(f32::from(asked).clamp(lightest.min(boldest), boldest.max(lightest)))
    }
}

fn has(font: &FontRef<'_>, table: [u8; 4]) -> bool {
    font.data_for_tag(Tag::new(&table)).is_some()
}

/// The tags of the scripts whose letters a font has rules for.
fn scripts(font: &FontRef<'_>) -> HashSet<[u8; 4]> {
    let Ok(list) = font.gsub().and_then(|rules| rules.script_list()) else {
        return HashSet::new();
    };
    list.script_records()
        .iter()
        .map(|record| record.script_tag().to_be_bytes())
        .collect()
}

/// The outline of a glyph in units of the font, of a variable one at this weight; `None` if the
/// glyph is empty, as a space is.
pub fn outline(fonts: &Database, font: ID, glyph: u32, weight: Option<f32>) -> Option<Path> {
    let draw = |bytes: &[u8], number| {
        let font = FontRef::from_index(bytes, number).ok()?;
        let axes = weight.map(|weight| (Tag::new(WEIGHT_AXIS), weight));
        let location = font.axes().location(axes);
        let mut pen = Pen(PathBuilder::new());
        let unscaled = DrawSettings::unhinted(Size::unscaled(), &location);
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

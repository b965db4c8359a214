//! A face: one font of a family at one weight, as far as measuring text needs it.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// How far each character of a font moves the pen.
#[derive(Debug)]
pub struct Face {
    /// In parts of the font's size.
    advances: HashMap<char, f64>,
}

impl Face {
    /// Reads a font, the one of this number in a collection; gives nothing for one that cannot be read.
    pub fn read(font: &[u8], number: u32) -> Option<Self> {
        let font = FontRef::from_index(font, number).ok()?;
        let units = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |(character, glyph)| {
            let width = f64::from(widths.advance_width(glyph)?);
            Some((char::from_u32(character)?, width / units))
        };
        Some(Self { advances: font.charmap().mappings().filter_map(advance).collect() })
    }

    /// How far this character moves the pen, in parts of the font's size; nothing when the font does not have it.
    pub fn advance(&self, character: char) -> Option<f64> {
        self.advances.get(&character).copied()
    }
}

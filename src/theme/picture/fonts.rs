//! The fonts of pictures: read once, then used to measure and to draw.

use std::sync::Arc;

use resvg::tiny_skia::Transform;
use resvg::usvg::fontdb::{Database, Family, ID, Query, Source, Weight};

use super::face::Face;
use super::stamps::{GlyphStamps, NoStamp, Placed};

/// Fonts, in the order in which they are tried for a character that an earlier one lacks. The
/// system's fonts are never used, so that every machine draws the same bytes.
#[derive(Debug, Default)]
pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<(ID, Face)>,
    stamps: GlyphStamps,
}

impl Fonts {
    /// Reads fonts, TrueType or OpenType.
    ///
    /// # Errors
    ///
    /// The position of the first font that cannot be read.
    pub fn read(files: Vec<Vec<u8>>) -> Result<Self, usize> {
        let mut database = Database::new();
        let mut faces = Vec::new();
        for (position, bytes) in files.into_iter().enumerate() {
            let found = database.load_font_source(Source::Binary(Arc::new(bytes)));
            if found.is_empty() {
                return Err(position);
            }
            for id in found {
                let face = database
                    .with_face_data(id, Face::read)
                    .flatten()
                    .ok_or(position)?;
                faces.push((id, face));
            }
        }
        Ok(Self {
            database: Arc::new(database),
            faces,
            stamps: GlyphStamps::default(),
        })
    }

    /// The fonts in the form that resvg reads.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The stamp of a glyph that a transform places, and its position; `Ok(None)` if the glyph is
    /// empty.
    ///
    /// # Errors
    ///
    /// If it cannot be a stamp.
    pub(super) fn place(
        &self,
        font: ID,
        glyph: u32,
        set: Transform,
    ) -> Result<Option<Placed>, NoStamp> {
        match self.faces.iter().find(|(face, _)| *face == font) {
            Some((_, face)) if face.is_plain() => {
                self.stamps.place(&self.database, font, glyph, set)
            }
            _ => Err(NoStamp),
        }
    }

    /// True if these fonts have every character of a text; one that they lack would be drawn as an
    /// empty box.
    #[must_use]
    pub fn cover(&self, text: &str) -> bool {
        text.chars().all(|character| {
            self.faces
                .iter()
                .any(|(_, face)| face.advance(character).is_some())
        })
    }

    /// How wide characters are in the font that resvg picks for this family and weight, as
    /// fractions of the font size.
    ///
    /// `None` if no font belongs to this family.
    pub(super) fn measure(&self, family: &str, weight: u16) -> Option<impl Fn(char) -> f64> {
        let query = Query {
            families: &[Family::Name(family)],
            weight: Weight(weight),
            ..Query::default()
        };
        let id = self.database.query(&query)?;
        Some(move |character| {
            let own = self.faces.iter().filter(move |(face, _)| *face == id);
            own.chain(&self.faces)
                .find_map(|(_, face)| face.advance(character))
                .unwrap_or_default()
        })
    }
}

//! The fonts of pictures: read once, then used to measure and to draw.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use resvg::tiny_skia::{Path, Transform};
use resvg::usvg::fontdb::{Database, Family, ID, Query, Source, Weight};

use super::face::{Face, FontFault, outline};
use super::letters::{is_drawn_from, letters};
use super::stamps::{GlyphStamps, NoStamp, Placed, PlacedGlyph};

/// How many faces a file of fonts may have; each is tried, however few are there.
const MOST_FACES: u32 = 64;

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
    /// The position of the first font that cannot be used, and why.
    pub fn read(files: Vec<Vec<u8>>) -> Result<Self, (usize, FontFault)> {
        let mut fonts = (Database::new(), Vec::new());
        for (position, bytes) in files.into_iter().enumerate() {
            // A damaged font must not end the program, whatever its tables say.
            catch_unwind(AssertUnwindSafe(|| load(bytes, &mut fonts)))
                .unwrap_or(Err(FontFault::Unreadable))
                .map_err(|fault| (position, fault))?;
        }
        let (database, faces) = fonts;
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

    /// One of these fonts.
    pub(super) fn face(&self, font: ID) -> Option<&Face> {
        let (_, face) = self.faces.iter().find(|(id, _)| *id == font)?;
        Some(face)
    }

    /// The stamp of a glyph that a transform places, and its position; `Ok(None)` if the glyph is
    /// empty.
    ///
    /// # Errors
    ///
    /// If it cannot be a stamp.
    pub(super) fn place(&self, glyph: PlacedGlyph) -> Result<Option<Placed>, NoStamp> {
        self.stamps.place(&self.database, glyph)
    }

    /// The outline of a glyph in units of its font; `None` if the glyph is empty.
    pub(super) fn outline(&self, glyph: PlacedGlyph) -> Option<(Path, Transform)> {
        let path = outline(&self.database, glyph.font, glyph.glyph, glyph.weight)?;
        Some((path, glyph.set))
    }

    /// The first character of a text that none of these fonts can draw, and its byte; it would be
    /// drawn as an empty box.
    #[must_use]
    pub fn missing(&self, text: &str) -> Option<(usize, char)> {
        let draws_all = |face: &Face| text.chars().all(|one| face.advance(one).is_some());
        if self.faces.iter().any(|(_, face)| draws_all(face)) {
            return None;
        }
        let (at, letter) = letters(text)
            .find(|(_, letter)| !self.faces.iter().any(|(_, face)| face.draws(letter)))?;
        // The character that most fonts would have to add: the first that none of them has, or the
        // first of a letter whose parts are in different fonts.
        let is_lacked = |one: char| {
            !is_drawn_from(one.encode_utf8(&mut [0; 4]), |one| {
                self.faces
                    .iter()
                    .any(|(_, face)| face.advance(one).is_some())
            })
        };
        let lacked = letter.char_indices().find(|(_, one)| is_lacked(*one));
        let (within, character) = lacked.or_else(|| letter.char_indices().next())?;
        Some((at + within, character))
    }

    /// The font that draws a letter where `first` is asked for: that one if it can, else the first
    /// that can, at the weight of its family that is nearest to `weight`.
    pub(super) fn of_letter(&self, letter: &str, first: ID, weight: u16) -> Option<ID> {
        if self.face(first)?.draws(letter) {
            return Some(first);
        }
        let can = |(_, face): &&(ID, Face)| face.draws(letter);
        let (found, _) = self.faces.iter().find(can)?;
        let family = |id: ID| Some(&self.database.face(id)?.families.first()?.0);
        let distance = |id: ID| {
            let own = self.database.face(id).map_or(0, |info| info.weight.0);
            own.abs_diff(weight)
        };
        self.faces
            .iter()
            .filter(can)
            .map(|(id, _)| *id)
            .filter(|id| family(*id) == family(*found))
            .min_by_key(|id| distance(*id))
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

/// Loads every face of a file of fonts.
fn load(
    bytes: Vec<u8>,
    (database, faces): &mut (Database, Vec<(ID, Face)>),
) -> Result<(), FontFault> {
    if faces_in(&bytes) > MOST_FACES {
        return Err(FontFault::Unreadable);
    }
    let found = database.load_font_source(Source::Binary(Arc::new(bytes)));
    if found.is_empty() {
        return Err(FontFault::Unreadable);
    }
    for id in found {
        let face = database.with_face_data(id, Face::read);
        faces.push((id, face.unwrap_or(Err(FontFault::Unreadable))?));
    }
    Ok(())
}

/// How many faces a file says that it has.
fn faces_in(bytes: &[u8]) -> u32 {
    match (bytes.first_chunk::<4>(), bytes.get(8..12)) {
        (Some(b"ttcf"), Some(&[a, b, c, d])) => u32::from_be_bytes([a, b, c, d]),
        _ => 1,
    }
}

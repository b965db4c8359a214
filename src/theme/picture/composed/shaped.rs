//! Shapes a run: which glyphs of its font stand for its letters, and where.

use harfrust::{
    Direction, FontRef, Language, Script, ShaperData, ShaperInstance, Tag, UnicodeBuffer,
};
use harfrust::{ShapeOptions, Variation};
use resvg::tiny_skia::Transform;

use super::runs::LineRun;
use crate::theme::picture::fonts::Fonts;
use crate::theme::picture::stamps::PlacedGlyph;

/// A run with its glyphs, which are placed from where it begins on its line.
#[derive(Debug)]
pub struct ShapedRun {
    /// From left to right.
    pub glyphs: Vec<PlacedGlyph>,
    /// How wide it is, in pixels.
    pub width: f32,
}

/// Shapes the letters of a run at a size in pixels; `None` if its font cannot be read.
pub fn shape(
    letters: &str,
    run: &LineRun,
    size: f32,
    fonts: &Fonts,
    language: &str,
) -> Option<ShapedRun> {
    let weight = fonts.face(run.font)?.weight(run.weight);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(letters);
    buffer.set_direction(if run.runs_leftwards {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    let script = run.script.and_then(|script| tag(script.short_name()));
    if let Some(script) = script.and_then(Script::from_iso15924_tag) {
        buffer.set_script(script);
    }
    if let Some(language) = Language::new(language) {
        buffer.set_language(language);
    }
    buffer.guess_segment_properties();
    let shaped = move |bytes: &[u8], number| {
        let font = FontRef::from_index(bytes, number).ok()?;
        let weight = weight.map(|value| Variation {
            tag: Tag::new(b"wght"),
            value,
        });
        let instance = weight.map(|weight| ShaperInstance::from_variations(&font, [weight]));
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).instance(instance.as_ref()).build();
        let output = shaper.shape(buffer, ShapeOptions::new());
        Some((shaper.units_per_em(), output))
    };
    let (units, output) = fonts
        .database()
        .with_face_data(run.font, shaped)
        .flatten()?;
    let scale = size / length(units.max(1));
    let mut pen = 0.0;
    let mut glyphs = Vec::with_capacity(output.len());
    for (info, place) in output.glyph_infos().iter().zip(output.glyph_positions()) {
        let (x, y) = (length(place.x_offset), length(place.y_offset));
        glyphs.push(PlacedGlyph {
            font: run.font,
            glyph: info.glyph_id,
            weight,
            set: Transform::from_row(scale, 0.0, 0.0, -scale, pen + x * scale, -y * scale),
        });
        pen += length(place.x_advance) * scale;
    }
    Some(ShapedRun { glyphs, width: pen })
}

fn tag(name: &str) -> Option<Tag> {
    Some(Tag::from_be_bytes(*name.as_bytes().first_chunk::<4>()?))
}

/// A length in units of a font.
#[expect(
    clippy::cast_precision_loss,
    reason = "lines are far shorter than 2^24 units"
)]
fn length(units: i32) -> f32 {
    units as f32
}

//! Composed text: lines that resvg cannot set, because several fonts draw their letters or some of
//! these run from right to left.
//!
//! resvg takes the other letters of such a line from another font only if both have as many glyphs
//! for the line, and lets every line begin on the left. So these lines are set here: in runs of one
//! direction, one font and one script, each shaped by itself.

mod runs;
mod shaped;

use resvg::tiny_skia::Transform;
use resvg::usvg::fontdb::{Family, ID, Query, Weight};
use resvg::usvg::{
    AlignmentBaseline, DominantBaseline, Fill, Font, FontFamily, Paint, Text, TextAnchor,
    TextChunk, TextFlow, TextSpan, WritingMode,
};
use unicode_bidi::{BidiClass, bidi_class};

use super::fonts::Fonts;
use super::letters::is_leftward;
use super::stamps::{NoStamp, PlacedGlyph};
use crate::base::language;
use runs::{LineRun, runs};
use shaped::{ShapedRun, shape};

/// A part of a composed text, ready to be painted.
#[derive(Debug)]
pub enum ComposedPart {
    /// A glyph in one colour.
    Glyph(PlacedGlyph, [u8; 3]),
    /// Letters of a font with colours of its own, which resvg paints.
    Coloured(ColouredLetters),
}

/// Letters of a font with colours of its own.
#[derive(Debug)]
pub struct ColouredLetters {
    /// The letters, all of one font.
    pub text: String,
    /// The font.
    pub font: ID,
    /// Its size in pixels.
    pub size: f32,
    /// The colour of what has none of its own.
    pub colour: [u8; 3],
    /// Where the first of them begins.
    pub set: Transform,
}

/// The parts of a text that resvg cannot set; `None` if resvg sets it, or if it is set in a way that
/// is known only there, such as along a path. `tag` is the language of the drawing.
pub fn compose(text: &Text, set: Transform, fonts: &Fonts, tag: &str) -> Option<Vec<ComposedPart>> {
    if !is_needed(text, fonts) || !is_simple(text) {
        return None;
    }
    let mut parts = Vec::new();
    for chunk in text.chunks() {
        compose_chunk(chunk, set, fonts, tag, &mut parts)?;
    }
    Some(parts)
}

/// True if resvg lacks glyphs for a text, takes some from another font than the one asked for, or
/// does not know where it begins.
fn is_needed(text: &Text, fonts: &Fonts) -> bool {
    let mut glyphs = text
        .layouted()
        .iter()
        .flat_map(|span| &span.positioned_glyphs);
    // Most lines are of letters that every font has, and need no closer look.
    if text.chunks().iter().all(|chunk| chunk.text().is_ascii()) {
        return glyphs.any(|glyph| glyph.id.0 == 0);
    }
    let runs_leftwards = |chunk: &TextChunk| chunk.text().chars().any(is_leftward);
    if text.chunks().iter().any(runs_leftwards) {
        return true;
    }
    let asked: Vec<ID> = text
        .chunks()
        .iter()
        .flat_map(TextChunk::spans)
        .filter_map(|span| asked_for(span.font(), fonts))
        .collect();
    glyphs.any(|glyph| glyph.id.0 == 0 || !asked.contains(&glyph.font))
}

/// True if nothing but places, fonts, sizes and colours says how a text is set.
fn is_simple(text: &Text) -> bool {
    let is_still = |numbers: &[f32]| numbers.iter().all(|number| *number == 0.0);
    let is_plain = |span: &TextSpan| {
        !span.small_caps()
            && span.baseline_shift().is_empty()
            && span.dominant_baseline() == DominantBaseline::Auto
            && matches!(
                span.alignment_baseline(),
                AlignmentBaseline::Auto | AlignmentBaseline::Baseline
            )
            && is_still(&[span.letter_spacing(), span.word_spacing()])
            && span.text_length().is_none()
    };
    let is_placed = |(position, chunk): (usize, &TextChunk)| {
        matches!(chunk.text_flow(), TextFlow::Linear)
            && (position == 0 || chunk.x().is_some())
            && chunk.spans().iter().all(is_plain)
    };
    text.writing_mode() == WritingMode::LeftToRight
        && is_still(text.dx())
        && is_still(text.dy())
        && is_still(text.rotate())
        && text.chunks().iter().enumerate().all(is_placed)
}

/// Adds the parts of a chunk, which is a line for itself; `None` if it is not painted in one colour.
fn compose_chunk(
    chunk: &TextChunk,
    set: Transform,
    fonts: &Fonts,
    tag: &str,
    parts: &mut Vec<ComposedPart>,
) -> Option<()> {
    let asked: Vec<Option<ID>> = chunk
        .spans()
        .iter()
        .map(|span| asked_for(span.font(), fonts))
        .collect();
    let style = |at: usize| {
        let found = chunk
            .spans()
            .iter()
            .position(|span| (span.start()..span.end()).contains(&at))?;
        Some((found, asked[found]?, chunk.spans()[found].font().weight()))
    };
    let runs = runs(
        chunk.text(),
        is_rightmost_first(chunk.text(), tag),
        fonts,
        style,
    );
    let shaped: Option<Vec<(LineRun, ShapedRun)>> = runs
        .into_iter()
        .map(|run| {
            let size = chunk.spans()[run.span].font_size().get();
            let shaped = shape(&chunk.text()[run.bytes.clone()], &run, size, fonts, tag)?;
            Some((run, shaped))
        })
        .collect();
    let shaped = shaped?;
    let width: f32 = shaped.iter().map(|(_, run)| run.width).sum();
    let begin = chunk.x().unwrap_or_default()
        - match chunk.anchor() {
            TextAnchor::Start => 0.0,
            TextAnchor::Middle => width / 2.0,
            TextAnchor::End => width,
        };
    let mut pen = set.pre_translate(begin, chunk.y().unwrap_or_default());
    for (run, shaped) in shaped {
        let span = &chunk.spans()[run.span];
        if span.is_visible() {
            let colour = colour_of(span).ok()?;
            if fonts.face(run.font)?.has_colours() {
                parts.push(ComposedPart::Coloured(ColouredLetters {
                    text: chunk.text()[run.bytes.clone()].to_owned(),
                    font: run.font,
                    size: span.font_size().get(),
                    colour,
                    set: pen,
                }));
            } else {
                let placed = shaped.glyphs.iter().map(|glyph| PlacedGlyph {
                    set: pen.pre_concat(glyph.set),
                    ..*glyph
                });
                parts.extend(placed.map(|glyph| ComposedPart::Glyph(glyph, colour)));
            }
        }
        pen = pen.pre_translate(shaped.width, 0.0);
    }
    Some(())
}

/// The colour of a span that is painted in one colour and has neither an outline nor a line.
fn colour_of(span: &TextSpan) -> Result<[u8; 3], NoStamp> {
    let lines = span.decoration();
    let is_bare = span.stroke().is_none()
        && lines.underline().is_none()
        && lines.overline().is_none()
        && lines.line_through().is_none();
    match span.fill() {
        Some(fill) if is_bare => colour(fill),
        _ => Err(NoStamp),
    }
}

/// The colour with which a fill covers everything below it.
pub fn colour(fill: &Fill) -> Result<[u8; 3], NoStamp> {
    match fill.paint() {
        Paint::Color(colour) if fill.opacity().get() >= 1.0 => {
            Ok([colour.red, colour.green, colour.blue])
        }
        _ => Err(NoStamp),
    }
}

/// The font that resvg picks for what a drawing asks for.
fn asked_for(font: &Font, fonts: &Fonts) -> Option<ID> {
    let families: Vec<Family<'_>> = font
        .families()
        .iter()
        .map(|family| match family {
            FontFamily::Serif => Family::Serif,
            FontFamily::SansSerif => Family::SansSerif,
            FontFamily::Cursive => Family::Cursive,
            FontFamily::Fantasy => Family::Fantasy,
            FontFamily::Monospace => Family::Monospace,
            FontFamily::Named(name) => Family::Name(name),
        })
        .collect();
    fonts.database().query(&Query {
        families: &families,
        weight: Weight(font.weight()),
        ..Query::default()
    })
}

/// True if a line begins on the right: if all its letters run from right to left, or some of them do
/// and the drawing is in such a language.
fn is_rightmost_first(line: &str, tag: &str) -> bool {
    let leftward = line.chars().any(is_leftward);
    let rightward = line.chars().any(|one| bidi_class(one) == BidiClass::L);
    leftward && (!rightward || language::runs_leftwards(tag))
}

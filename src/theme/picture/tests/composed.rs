//! Text in several fonts and from right to left: the right glyphs, in the right order.

use resvg::tiny_skia::Transform;
use resvg::usvg::{Group, Node, Options, Text, Tree};

use super::super::composed::{ComposedPart, compose};
use super::{FontFault, Fonts, drawing};
use crate::theme::built_in;

/// Greek, Cyrillic, Hebrew and Arabic letters, and two signs.
const LETTERS: &[u8] = include_bytes!("../../../../tests/fonts/letters.ttf");

/// The fonts of the theme, and letters that they lack.
fn more_fonts() -> Fonts {
    let own = built_in().into_iter();
    let own = own.filter(|file| file.path.ends_with(".ttf"));
    let all = own.map(|file| file.bytes).chain([LETTERS.to_vec()]);
    Fonts::read(all.collect()).expect("the fonts can be read")
}

fn text_of(group: &Group) -> Option<&Text> {
    group.children().iter().find_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Group(group) => text_of(group),
        _ => None,
    })
}

/// The glyphs of a line, from left to right, each with where it begins; `None` if resvg sets it.
fn composed(line: &str, language: &str) -> Option<Vec<(u32, f32)>> {
    let fonts = more_fonts();
    let options = Options {
        fontdb: fonts.database(),
        ..Options::default()
    };
    let svg = drawing(&format!(
        "<text x='600' y='300' font-family='Broadsheet Serif' font-size='40' text-anchor='middle'>{line}</text>"
    ));
    let tree = Tree::from_str(&svg, &options).expect("a drawing");
    let text = text_of(tree.root()).expect("a text");
    let parts = compose(text, Transform::identity(), &fonts, language)?;
    let glyphs = parts.iter().map(|part| match part {
        ComposedPart::Glyph(glyph, _) => (glyph.glyph, glyph.set.tx),
        ComposedPart::Coloured(letters) => panic!("no font has colours: {letters:?}"),
    });
    Some(glyphs.collect())
}

/// The glyphs of a line in the order in which they are painted.
fn glyphs(line: &str, language: &str) -> Vec<u32> {
    let composed = composed(line, language).expect("it is composed");
    assert!(
        composed.iter().all(|(glyph, _)| *glyph != 0),
        "no empty box: {composed:?}"
    );
    assert!(
        composed.is_sorted_by(|(_, one), (_, next)| *one <= next + 0.01),
        "from left to right: {composed:?}"
    );
    composed.into_iter().map(|(glyph, _)| glyph).collect()
}

#[test]
fn resvg_sets_what_one_font_has() {
    assert_eq!(composed("finance fi — œuvre", "en"), None);
}

#[test]
fn every_letter_is_drawn_in_a_font_that_has_it() {
    // A ligature in one font, so that the fonts have different numbers of glyphs for the line.
    let ligatures = composed("fi Ω fi", "en").expect("it is composed");
    assert!(
        ligatures.iter().all(|(glyph, _)| *glyph != 0),
        "{ligatures:?}"
    );
    for line in ["Жabc", "ωmega ✓", "a①b", "Ж Ω א fi"] {
        assert!(!glyphs(line, "en").is_empty(), "{line}");
    }
}

#[test]
fn marks_that_are_never_seen_need_no_font() {
    assert_eq!(
        more_fonts().missing("a\u{200e}b\u{ad}c\u{fe0f}\u{2060}\u{2009}d"),
        None
    );
    let plain = composed("ab", "en");
    let marked = composed("a\u{200e}b", "en");
    assert_eq!(plain, None);
    assert!(marked.is_none_or(|glyphs| glyphs.len() <= 3));
}

#[test]
fn accents_are_put_on_the_letters_that_a_font_has() {
    let fonts = more_fonts();
    // Alpha and its accent, which one font has only by themselves.
    assert_eq!(fonts.missing("\u{3ac}"), None);
    assert_eq!(glyphs("\u{3ac}", "el").len(), 2);
    assert_eq!(fonts.missing("\u{1e24}"), Some((0, '\u{1e24}')));
    assert_eq!(fonts.missing("e\u{301}"), None);
}

#[test]
fn hebrew_runs_from_right_to_left() {
    let there = glyphs("אבג", "he");
    let mut back = glyphs("גבא", "he");
    back.reverse();
    assert_eq!(there, back);
}

#[test]
fn a_line_with_latin_words_begins_where_the_language_does() {
    let (alef, dot) = (glyphs("א", "he")[0], glyphs("א.", "he")[0]);
    let line = glyphs("אב abc.", "he");
    assert_eq!(
        (line.first(), line.last()),
        (Some(&dot), Some(&alef)),
        "the full stop ends it on the left"
    );
    let line = glyphs("אב abc.", "en");
    assert_ne!(line.first(), Some(&dot));
    // A line in one direction alone begins where that does, whatever the language.
    assert_eq!(glyphs("א.", "en"), glyphs("א.", "he"));
    assert_eq!(composed("abc.", "he"), None);
}

#[test]
fn arabic_letters_are_joined() {
    let alone: Vec<u32> = ["ل", "ح", "م"]
        .iter()
        .map(|letter| glyphs(letter, "ar")[0])
        .collect();
    let mut joined = glyphs("لحم", "ar");
    joined.reverse();
    assert_eq!(joined.len(), 3);
    assert!(
        joined
            .iter()
            .zip(&alone)
            .all(|(joined, alone)| joined != alone),
        "{joined:?} {alone:?}"
    );
    assert_eq!(glyphs("لا", "ar").len(), 1, "a ligature");
    // Hebrew beside it, which is not joined.
    let mixed = glyphs("\u{5dc}\u{5de} \u{644}\u{62d}\u{645}", "ar");
    assert!(
        joined.iter().all(|glyph| mixed.contains(glyph)),
        "{mixed:?}"
    );
}

#[test]
fn a_font_without_rules_for_joining_is_no_font_for_arabic() {
    let bare = without_table(LETTERS, *b"GSUB");
    let fonts = Fonts::read(vec![bare]).expect("a font");
    assert_eq!(fonts.missing("\u{3a9}\u{5de}"), None);
    assert_eq!(fonts.missing("\u{5dc}\u{62d}"), Some((2, '\u{62d}')));
}

#[test]
fn a_font_of_dots_is_refused() {
    let bare = without_table(LETTERS, *b"glyf");
    assert_eq!(
        Fonts::read(vec![bare.clone()]).map(|_| ()),
        Err((0, FontFault::Unreadable))
    );
    let at = table(&bare, *b"GPOS");
    let mut dots = bare;
    dots[at..at + 4].copy_from_slice(b"CBDT");
    assert_eq!(
        Fonts::read(vec![dots]).map(|_| ()),
        Err((0, FontFault::Dots))
    );
}

#[test]
fn a_damaged_font_ends_nothing() {
    for cut in (0..LETTERS.len()).step_by(6007) {
        draw_with(LETTERS[..cut].to_vec());
    }
    for at in (0..LETTERS.len()).step_by(4001) {
        let mut bytes = LETTERS.to_vec();
        bytes[at] ^= 0xff;
        draw_with(bytes);
    }
    let many = [&b"ttcf\0\x01\0\0\xff\xff\xff\xff"[..], &[0; 64]].concat();
    assert_eq!(
        Fonts::read(vec![many]).map(|_| ()),
        Err((0, FontFault::Unreadable))
    );
}

/// Draws a line in a font that may be damaged; whether that succeeds does not matter.
fn draw_with(font: Vec<u8>) {
    if let Ok(fonts) = Fonts::read(vec![font]) {
        let line = "<text x='9' y='99' font-family='Test Letters'>Ω לחم abc لا</text>";
        let _ = super::png(&drawing(line), &fonts);
    }
}

/// Where the record of a table begins in a font.
fn table(font: &[u8], tag: [u8; 4]) -> usize {
    let records = font[12..].chunks_exact(16);
    12 + 16
        * records
            .take(32)
            .position(|record| record.starts_with(&tag))
            .expect("a table")
}

/// A font with another tag in the place of a table's.
fn without_table(font: &[u8], tag: [u8; 4]) -> Vec<u8> {
    let mut bytes = font.to_vec();
    let at = table(font, tag);
    bytes[at..at + 4].copy_from_slice(b"xxxx");
    bytes
}

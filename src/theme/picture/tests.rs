//! Lines that fit and are even, and pictures of few and of many colours.

mod bounds;
mod composed;
mod painting;

use std::io::Cursor;

use super::{FontFault, Fonts, PICTURE_HEIGHT, PICTURE_WIDTH, SetLine, SetText, TextColumn, png};
use crate::theme::built_in;

fn fonts() -> Fonts {
    let fonts = built_in()
        .into_iter()
        .filter(|file| file.path.ends_with(".ttf"))
        .map(|file| file.bytes)
        .collect();
    Fonts::read(fonts).expect("the theme's own fonts can be read")
}

/// Sans at 20 pixels, or 10 when it must be; one line is 24 or 12 high.
const SANS_COLUMN: TextColumn<'_> = TextColumn {
    family: "Broadsheet Sans",
    weight: 400,
    sizes: &[20.0, 10.0],
    leading: 1.2,
    width: 200.0,
    height: 48.0,
    cut: false,
};

fn set(text: &str, column: &TextColumn<'_>) -> SetText {
    SetText::new(text, &fonts(), column).expect("the font is there")
}

fn lines(text: &str, column: &TextColumn<'_>) -> Vec<String> {
    set(text, column)
        .lines
        .into_iter()
        .map(|line| line.text)
        .collect()
}

#[test]
fn a_text_is_set_at_the_first_size_that_fits() {
    let line = |text: &str, width, y| SetLine {
        text: text.to_owned(),
        width,
        y,
    };
    let lines = vec![
        line("The town closed", 136.9, 18.8),
        line("four libraries", 106.8, 42.8),
    ];
    let expected = SetText {
        size: 20.0,
        lines,
        width: 136.9,
        height: 48.0,
        whole: true,
    };
    assert_eq!(
        set("The town closed four libraries", &SANS_COLUMN),
        expected
    );
    let small = set(
        "The town closed four libraries, and nobody in the whole council has said why",
        &SANS_COLUMN,
    );
    assert_eq!(
        (small.size.to_string(), small.lines.len(), small.whole),
        ("10".to_owned(), 2, true)
    );
}

#[test]
fn lines_are_about_as_long_as_each_other() {
    assert_eq!(
        lines("The town closed four libraries", &SANS_COLUMN),
        ["The town closed", "four libraries"]
    );
    assert_eq!(lines("One", &SANS_COLUMN), ["One"]);
    assert_eq!(lines("  One   ", &SANS_COLUMN), ["One"]);
    assert_eq!(lines("", &SANS_COLUMN), [""]);
}

#[test]
fn a_line_ends_after_spaces_and_dashes_but_not_at_the_spaces_that_hold() {
    let narrow = TextColumn {
        width: 85.0,
        height: 240.0,
        ..SANS_COLUMN
    };
    assert_eq!(
        lines("so-called libraries", &narrow),
        ["so-called", "libraries"]
    );
    assert_eq!(lines("twenty-seventh", &narrow), ["twenty-", "seventh"]);
    assert_eq!(
        lines("coûte 12\u{a0}000\u{202f}€ ici", &narrow),
        ["coûte", "12\u{a0}000\u{202f}€", "ici"]
    );
    assert_eq!(
        lines(
            "2019-20 or -5 km",
            &TextColumn {
                width: 70.0,
                ..narrow
            }
        ),
        ["2019-20", "or -5 km"]
    );
}

#[test]
fn a_word_that_is_longer_than_a_line_is_broken_at_the_last_size_only() {
    let word = "Donaudampfschifffahrtsgesellschaft";
    assert_eq!(lines(word, &SANS_COLUMN), [word]);
    let parts = lines(
        word,
        &TextColumn {
            sizes: &[20.0],
            ..SANS_COLUMN
        },
    );
    assert_eq!(parts.len(), 2);
    assert_eq!(parts.concat(), word);
}

#[test]
fn what_does_not_fit_is_shown_whole_or_ends_in_dots() {
    let text = "one two three four five six seven eight nine ten ".repeat(6);
    let whole = set(&text, &SANS_COLUMN);
    assert!(!whole.whole && whole.height > 48.0);
    let words: Vec<String> = whole.lines.into_iter().map(|line| line.text).collect();
    assert_eq!(words.join(" "), text.trim());
    let cut = set(
        &text,
        &TextColumn {
            cut: true,
            ..SANS_COLUMN
        },
    );
    assert_eq!((cut.lines.len(), cut.whole), (4, false));
    assert!(
        cut.lines[3].text.ends_with('…') && cut.lines[3].width <= 200.0,
        "{cut:?}"
    );
    assert_eq!(
        lines(
            "one, two",
            &TextColumn {
                sizes: &[20.0],
                width: 60.0,
                height: 24.0,
                cut: true,
                ..SANS_COLUMN
            }
        ),
        ["one…"]
    );
}

#[test]
fn chinese_has_no_spaces_and_breaks_between_letters() {
    // The theme's fonts do not have them, so they count as having no width, and only the pieces can
    // be seen.
    let pieces: Vec<&str> = super::setting::pieces("市政府 closed。").collect();
    assert_eq!(pieces, ["市", "政", "府 ", "closed。"]);
}

#[test]
fn nothing_is_set_in_a_font_that_is_not_there() {
    assert_eq!(
        SetText::new(
            "One",
            &fonts(),
            &TextColumn {
                family: "Nobody’s",
                ..SANS_COLUMN
            }
        ),
        None
    );
    assert_eq!(
        SetText::new(
            "One",
            &fonts(),
            &TextColumn {
                sizes: &[],
                ..SANS_COLUMN
            }
        ),
        None
    );
}

#[test]
fn fonts_know_what_they_can_write() {
    assert_eq!(
        fonts().missing("L’« œuvre » — 12 000 €, Łódź, Việt Nam"),
        None
    );
    assert_eq!(fonts().missing("the 市"), Some((4, '市')));
    assert_eq!(fonts().missing("العربية"), Some((0, 'ا')));
    assert_eq!(
        Fonts::read(vec![Vec::new()]).map(|_| ()),
        Err((0, FontFault::Unreadable))
    );
}

/// A drawing of the right size.
fn drawing(inside: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{PICTURE_WIDTH}' height='{PICTURE_HEIGHT}'>{inside}</svg>"
    )
}

/// The picture's kind of colours, and its pixels as red, green and blue.
fn decoded(bytes: &[u8]) -> (::png::ColorType, Vec<u8>) {
    let mut decoder = ::png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let kind = reader.info().color_type;
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits the memory")];
    reader.next_frame(&mut pixels).expect("pixels");
    (kind, pixels)
}

#[test]
fn few_colours_make_a_palette() {
    let stripes = "<rect width='1200' height='300' fill='#123456'/><rect y='300' width='600' height='330' fill='#abcdef'/>";
    let (kind, pixels) = decoded(&png(&drawing(stripes), &fonts()).expect("it is made"));
    assert_eq!(kind, ::png::ColorType::Indexed);
    let at = |x: usize, y: usize| &pixels[(y * 1200 + x) * 3..][..3];
    assert_eq!([at(0, 0), at(1199, 299)], [[0x12, 0x34, 0x56]; 2]);
    assert_eq!([at(0, 300), at(599, 629)], [[0xab, 0xcd, 0xef]; 2]);
    assert_eq!(
        [at(600, 300), at(1199, 629)],
        [[0xff; 3]; 2],
        "what is not drawn is white"
    );
}

#[test]
fn many_colours_are_all_kept() {
    let shade = "<linearGradient id='g'><stop stop-color='#f00'/><stop offset='.5' stop-color='#0f0'/><stop offset='1' stop-color='#00f'/></linearGradient>\
                 <rect width='1200' height='630' fill='url(#g)'/>";
    let (kind, pixels) = decoded(&png(&drawing(shade), &fonts()).expect("it is made"));
    assert_eq!(kind, ::png::ColorType::Rgb);
    let mut colours: Vec<&[u8]> = pixels.chunks_exact(3).collect();
    assert!(colours[0][0] > 250 && colours[600][1] > 250 && colours[1199][2] > 250);
    colours.sort_unstable();
    colours.dedup();
    assert!(colours.len() > 256, "{}", colours.len());
}

#[test]
fn what_is_no_drawing_of_a_picture_is_refused() {
    assert_eq!(
        png(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='600'/>",
            &fonts()
        ),
        Err("the drawing is 1200 by 600 pixels, not 1200 by 630".to_owned())
    );
    assert!(
        png("<p/>", &fonts())
            .is_err_and(|error| error.starts_with("the drawing is not a valid SVG: "))
    );
}

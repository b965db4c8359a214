//! What a picture shows.

use std::collections::BTreeSet;

use factpress::theme::built_in;

use super::{CLAIM, CLAIM_PAGE, colours, decoded, page, picture_of, published, site, theme_with};
use crate::small_site::print;

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
const POSITIVE: [u8; 3] = [0x1b, 0x66, 0x40];
const NEGATIVE: [u8; 3] = [0xa3, 0x24, 0x1b];

#[test]
fn a_picture_is_the_paper_of_the_theme_with_the_verdict_in_its_colour() {
    let files = published(&site());
    let (width, height, pixels) =
        decoded(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
    assert_eq!((width, height), (1200, 630));
    for corner in [0, 1199, 629 * 1200, 630 * 1200 - 1] {
        assert_eq!(pixels[corner], PAPER);
    }
    let found: BTreeSet<[u8; 3]> = pixels.into_iter().collect();
    assert!(found.contains(&NEGATIVE) && !found.contains(&POSITIVE));
    let other = site().replacing(CLAIM, "verdict: \"false\"", "verdict: \"true\"");
    let other = published(&other.replacing(CLAIM, "stance: undermines", "stance: supports"));
    let found = colours(&other[&picture_of(page(&other, CLAIM_PAGE)).expect("a picture")]);
    assert!(found.contains(&POSITIVE) && !found.contains(&NEGATIVE));
}

#[test]
fn what_is_cut_out_of_the_middle_still_shows_the_whole_verdict() {
    let label = "label: Contradicted by everybody who had been there or knew\nas_of:";
    let files = published(&site().replacing(CLAIM, "as_of:", label));
    let (width, _, pixels) =
        decoded(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
    let columns = pixels
        .iter()
        .enumerate()
        .filter(|(_, pixel)| **pixel == NEGATIVE);
    let columns: BTreeSet<usize> = columns.map(|(at, _)| at % width as usize).collect();
    let (first, last) = (
        columns.first().expect("the verdict"),
        columns.last().expect("the verdict"),
    );
    assert!(
        *first >= 285 && *last < 915 && last - first > 300,
        "from {first} to {last}"
    );
}

#[test]
fn a_claim_is_text_in_a_picture_whatever_is_in_it() {
    let hostile =
        "</text><rect width='1200' height='630' fill='#ff00ff'/> & ]]> <!-- \" {{ view.site }}";
    let quoted = serde_json::to_string(hostile).expect("JSON");
    for (old, key) in [
        ("claim: The town closed four libraries", "claim"),
        ("finding: One closed and three moved.", "finding"),
    ] {
        let files = published(&site().in_spite_of_marks().replacing(
            CLAIM,
            old,
            &format!("{key}: {quoted}"),
        ));
        let found = colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
        assert!(
            found.contains(&PAPER) && !found.contains(&[0xff, 0, 0xff]),
            "{key}"
        );
    }
    let label = format!("label: {quoted}\nas_of:");
    let files = published(
        &site()
            .in_spite_of_marks()
            .replacing(CLAIM, "as_of:", &label),
    );
    assert!(
        !colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")])
            .contains(&[0xff, 0, 0xff])
    );
}

#[test]
fn the_marks_of_the_pictures_are_those_of_the_pages() {
    let file = |path: &str| {
        let found = built_in()
            .into_iter()
            .find(|file| file.path == path)
            .expect("it is there");
        String::from_utf8(found.bytes).expect("text")
    };
    let marks = |text: &str| -> BTreeSet<String> {
        // The sprite has each only on pages that use it.
        let parts = text.split("<symbol id=\"i-mark-").skip(1);
        parts
            .filter_map(|part| part.split("</symbol>").next())
            .map(str::to_owned)
            .collect()
    };
    let drawn = marks(&file("share/parts.svg"));
    assert_eq!(drawn.len(), 7);
    assert_eq!(drawn, marks(&file("components/sprite/sprite.html")));
}

/// The columns of a picture in which the mark of a verdict is: it is higher than any letter beside it.
fn columns_of_mark(png: &[u8], tone: [u8; 3]) -> Vec<usize> {
    let (width, _, pixels) = decoded(png);
    let width = width as usize;
    let height = |column: &usize| {
        let pixels = pixels.iter().skip(*column).step_by(width);
        pixels.filter(|pixel| **pixel == tone).count()
    };
    (0..width).filter(|column| height(column) > 44).collect()
}

#[test]
fn the_mark_of_a_verdict_stands_where_a_reader_begins() {
    let words = built_in()
        .into_iter()
        .find(|file| file.path == "words/en.yaml");
    let words = words.expect("there are English words").bytes;
    let theme = theme_with("words/he.yaml", words);
    for (language, is_right) in [("en", false), ("he", true)] {
        let site = site().replacing(
            "content/site.yaml",
            "languages: [en]",
            &format!("languages: [{language}]"),
        );
        let files = print(&site.site(), &theme).expect("the site builds");
        let picture = picture_of(page(&files, CLAIM_PAGE)).expect("a picture");
        let columns = columns_of_mark(&files[&picture], NEGATIVE);
        assert!(!columns.is_empty(), "{language}");
        assert!(
            columns.iter().all(|column| (*column > 600) == is_right),
            "{language}: {columns:?}"
        );
    }
}

//! A picture's address changes with what it shows, and only then.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use factpress::theme::{Theme, built_in};

use super::{CLAIM, CLAIM_PAGE, page, picture_of, pictures, published, site, theme, theme_with};
use crate::small_site::print;

/// The picture of the smallest site's claim, with some of its text replaced.
fn with_claim(old: &str, new: &str) -> String {
    let files = published(&site().replacing(CLAIM, old, new));
    picture_of(page(&files, CLAIM_PAGE)).expect("the claim has a picture")
}

#[test]
fn whatever_a_picture_shows_is_in_its_address() {
    let before = with_claim("kind: statement", "kind: statement");
    for (old, new) in [
        ("verdict: \"false\"", "verdict: open"),
        ("as_of: 2024-03-31", "as_of: 2024-04-01"),
        ("finding: One closed", "finding: Two closed"),
        ("claim: The town", "claim: The city"),
        ("claimant: ada", "claimant: gazette"),
        ("as_of:", "label: Not so\nas_of:"),
    ] {
        assert_ne!(with_claim(old, new), before, "{new}");
    }
    assert_eq!(
        with_claim("kind: statement", "kind: event"),
        before,
        "the kind is not shown"
    );
    assert_eq!(
        with_claim("The minutes list them.", "The minutes name them."),
        before,
        "nor the analysis"
    );
}

#[test]
fn another_drawing_or_font_makes_other_addresses() {
    let address = |theme: &Theme| {
        let files = print(&site().site(), theme).expect("the site builds");
        picture_of(page(&files, CLAIM_PAGE)).expect("a picture")
    };
    let file = |path: &str| {
        built_in()
            .into_iter()
            .find(|file| file.path == path)
            .expect("it is there")
            .bytes
    };
    let drawing = String::from_utf8(file("share/base.svg"))
        .expect("text")
        .replace("#fdfcf9", "#ffffff");
    let addresses = [
        address(theme()),
        address(&theme_with("share/base.svg", drawing)),
        address(&theme_with(
            "share/sans-400.ttf",
            file("share/sans-600.ttf"),
        )),
    ];
    assert_eq!(BTreeSet::from(addresses).len(), 3);
    assert_eq!(
        address(&theme_with("styles/tokens.css", "")),
        address(theme()),
        "styles are not in a picture"
    );
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let site = site();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads start");
        pool.install(|| published(&site))
    };
    let alone = on(1);
    assert_eq!(pictures(&alone).len(), 3);
    assert!(on(4) == alone);
}

#[test]
fn the_maker_of_pictures_is_named_with_the_versions_that_are_used() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"))
        .expect("it is there");
    let mut versions = factpress::theme::picture::MAKER.split(", ");
    for name in [
        "resvg",
        "tiny-skia",
        "png",
        "zlib-rs",
        "harfrust",
        "unicode-bidi",
    ] {
        let version = versions
            .next()
            .and_then(|part| part.strip_prefix(name))
            .expect("each has its place")
            .trim();
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")),
            "{name} {version}"
        );
    }
}

//! Fonts that a publication adds for characters that those of the theme lack.

use std::fs;

use factpress::ThemeChoice;
use factpress::disk::{load_share_fonts, load_theme};
use factpress::theme::{Theme, ThemeFile, built_in};
use tempfile::TempDir;

use super::{CLAIM, CLAIM_PAGE, SITE, of_publication, page, picture_of, site};
use crate::small_site::{SmallSite, print};

/// Greek, Cyrillic, Hebrew and Arabic letters, and two signs.
const LETTERS: &[u8] = include_bytes!("../../fonts/letters.ttf");
const FONT: &str = "content/fonts/letters.ttf";

fn claiming(claim: &str) -> SmallSite {
    let claim = format!("claim: {}", serde_json::to_string(claim).expect("JSON"));
    site().replacing(CLAIM, "claim: The town closed four libraries", &claim)
}

/// True if the claim of a site has a picture of its own.
fn has_picture(site: &SmallSite) -> bool {
    let files = [built_in(), site.own_fonts()].concat();
    let theme = Theme::new("themes/broadsheet", files).expect("the theme loads");
    let files = print(&site.site(), &theme).expect("the site builds");
    let picture = picture_of(page(&files, CLAIM_PAGE)).expect("a picture");
    assert!(files.contains_key(&picture), "{picture}");
    picture != of_publication(&files)
}

fn rules(site: &SmallSite) -> Vec<String> {
    let found = site.findings().into_iter();
    let own = found.filter(|line| line.ends_with(" character-without-font"));
    own.collect()
}

#[test]
fn a_character_that_no_font_has_is_named_at_its_place() {
    for (claim, character) in [
        ("A tick ✓", "`✓` (U+2713)"),
        ("The Ω closed", "`Ω` (U+03A9)"),
        ("The Ж closed", "`Ж` (U+0416)"),
        ("The ① closed", "`①` (U+2460)"),
        ("A ﬁnding", "`ﬁ` (U+FB01)"),
        ("The \u{1e24} closed", "`\u{1e24}` (U+1E24)"),
        ("The Ə closed", "`Ə` (U+018F)"),
        ("The 市 closed", "`市` (U+5E02)"),
        ("The 👩🏽‍🔬 closed", "`👩` (U+1F469)"),
        ("The א closed", "`א` (U+05D0)"),
    ] {
        let site = claiming(claim);
        let report = site.report();
        assert!(
            report.contains(&format!("no font has {character}")),
            "{report}"
        );
        assert_eq!(rules(&site).len(), 1, "{report}");
        assert!(!has_picture(&site), "{claim}");
    }
    let site = claiming("The town ✓ closed ✓ Ω");
    assert_eq!(
        rules(&site),
        [format!("{CLAIM}:2:18 character-without-font")]
    );
}

#[test]
fn whatever_a_picture_shows_is_looked_at() {
    let people = "content/people.yaml";
    for (path, old, new) in [
        (CLAIM, "finding: One", "finding: ✓ One"),
        (CLAIM, "as_of:", "label: ✓\nas_of:"),
        (people, "name: Ada", "name: ✓ Ada"),
        (people, "name: Ada Example", "name: {en: Ω}"),
        (SITE, "title: Town", "title: ✓ Town"),
        (SITE, "label: \"False\"", "label: \"✓ False\""),
        (
            "content/explainers/library/index.md",
            "title: The",
            "title: ✓ The",
        ),
        (
            "content/explainers/library/index.md",
            "standfirst: One",
            "standfirst: ✓ One",
        ),
    ] {
        let found = rules(&site().replacing(path, old, new));
        assert_eq!(found.len(), 1, "{new}: {found:?}");
        assert!(found[0].starts_with(path), "{new}: {found:?}");
    }
    // Neither the analysis nor people who claim nothing are in a picture.
    let silent = site()
        .replacing(CLAIM, "The minutes list them.", "The minutes ✓ list them.")
        .replacing(people, "name: Town Gazette", "name: Town ✓ Gazette");
    assert_eq!(rules(&silent), Vec::<String>::new());
    let without =
        claiming("A tick ✓").replacing(SITE, "languages:", "share_images: false\nlanguages:");
    assert_eq!(rules(&without), Vec::<String>::new());
    let held = claiming("A tick ✓").replacing(CLAIM, "kind:", "hold: Wait.\nkind:");
    assert_eq!(rules(&held), Vec::<String>::new());
}

#[test]
fn characters_that_are_never_seen_need_no_font() {
    for claim in [
        "A\u{ad}b",
        "A\u{200e}b",
        "A\u{2060}b",
        "A\u{fe0f}b",
        "A\u{2009}b",
        "A\u{2011}b",
    ] {
        let site = claiming(claim);
        assert_eq!(rules(&site), Vec::<String>::new(), "{claim:?}");
    }
}

#[test]
fn a_font_of_the_publication_draws_them() {
    for claim in [
        "The Ω and the Ж ✓ ①",
        "finance fi Ω fi",
        "The אבג closed",
        "לולם",
        "حكومة 2024",
        "قال «لا» in town",
    ] {
        let plain = claiming(claim);
        assert!(!has_picture(&plain), "{claim}");
        let site = plain.with_bytes(FONT, LETTERS);
        assert_eq!(
            rules(&site).len(),
            usize::from(claim.contains('ق')),
            "{claim}"
        );
    }
    let site = claiming("The Ω, the Ж, the א and the לا ✓").with_bytes(FONT, LETTERS);
    assert_eq!(site.findings(), Vec::<String>::new());
    assert!(has_picture(&site));
}

#[test]
fn only_fonts_and_their_licences_belong_in_the_folder_of_fonts() {
    let site = site()
        .with_bytes(FONT, LETTERS)
        .with_bytes("content/fonts/more/LETTERS.TTF", LETTERS)
        .with_bytes("content/fonts/LICENSE.txt", "Free.");
    assert_eq!(site.findings(), Vec::<String>::new());
    let site = site.with_asset("content/fonts/letters.woff2");
    assert_eq!(
        site.findings(),
        ["content/fonts/letters.woff2 unexpected-file"]
    );
    assert!(
        site.report().contains("TrueType or OpenType"),
        "{}",
        site.report()
    );
    let published = print(&site.site(), super::theme()).expect("the site builds");
    assert!(published.keys().all(
        |path| !path.contains("fonts/letters") && !path.ends_with("txt")
            || path.contains("OFL")
            || ["llms.txt", "robots.txt"].contains(&path.as_str())
    ));
}

#[test]
fn a_damaged_font_is_an_error_of_its_file() {
    for bytes in [
        &b"wOF2"[..],
        b"",
        &LETTERS[..900],
        b"OTTO\0\xff\0\0\0\0\0\0",
    ] {
        let files = [built_in(), vec![ThemeFile::font(FONT, bytes)]].concat();
        let faults = Theme::new("themes/broadsheet", files).expect_err("the font is damaged");
        let said: Vec<(&str, &str)> = faults
            .diagnostics
            .iter()
            .map(|fault| (&*fault.file, fault.message.as_str()))
            .collect();
        assert_eq!(said, [(FONT, "this font cannot be read")]);
    }
}

#[test]
fn fonts_are_read_from_the_folder_of_the_publication() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let choice = ThemeChoice {
        name: "broadsheet".to_owned(),
        languages: vec!["en".to_owned()],
    };
    let missing = || {
        let fonts = load_share_fonts(root, "broadsheet").expect("it can be read");
        fonts.expect("there are fonts").missing("a ✓")
    };
    assert_eq!(missing(), Some((2, '✓')));
    fs::create_dir_all(root.join("content/fonts")).expect("a folder");
    fs::write(root.join(FONT), LETTERS).expect("it is written");
    assert_eq!(missing(), None);
    let theme = load_theme(root, &choice)
        .expect("it can be read")
        .expect("it loads");
    assert!(theme.drawings.can_write("a ✓"));
    fs::write(root.join(FONT), &LETTERS[..5000]).expect("it is written");
    let report = load_theme(root, &choice)
        .expect("it can be read")
        .expect_err("it is damaged");
    let report = report.human(false);
    assert!(
        report.starts_with("content/fonts/letters.ttf: error: this font cannot be read"),
        "{report}"
    );
}

//! Mistakes in a theme's files, each at its place.

use factpress::theme::ThemeFile;

use super::{faults, file, read, said, themes, with};

#[test]
fn a_theme_that_is_not_there_is_named() {
    let root = themes(&[(
        "own/theme.yaml",
        "name: own\ncontract: 1\nparent: tabloid\n",
    )]);
    let missing = read(root.path(), "own").expect_err("the parent is missing");
    assert_eq!(
        said(&missing),
        [("themes/own/theme.yaml", "there is no theme `tabloid`")]
    );
    assert_eq!(missing[0].help.as_deref(), Some("one of: broadsheet, own"));
    assert_eq!(
        said(&read(root.path(), "gone").expect_err("it is missing")),
        [("themes/gone", "there is no theme `gone`")]
    );
}

#[test]
fn a_theme_that_is_its_own_parent_is_refused() {
    let root = themes(&[
        ("a/theme.yaml", "name: a\ncontract: 1\nparent: b\n"),
        ("b/theme.yaml", "name: b\ncontract: 1\nparent: a\n"),
    ]);
    assert_eq!(
        said(&read(root.path(), "a").expect_err("a circle")),
        [("themes/b/theme.yaml", "the theme `a` is its own parent")]
    );
}

#[test]
fn mistakes_in_theme_yaml_stand_at_their_place() {
    for (text, message) in [
        (
            "name: own\ncontract: 2\n",
            "made for contract 2, but this factpress supports contract 1",
        ),
        (
            "name: own\ncontract: one\n",
            "expected a whole number, found text",
        ),
        ("name: own\n", "the key `contract` is missing"),
        (
            "name: own\ncontract: 1\nparnt: broadsheet\n",
            "`parnt` is not a known key",
        ),
        ("name: [own\n", ""),
    ] {
        let root = themes(&[("own/theme.yaml", text)]);
        let found = read(root.path(), "own").expect_err(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&*found[0].file, "themes/own/theme.yaml");
        if !message.is_empty() {
            assert_eq!(found[0].message, message);
        }
    }
    let root = themes(&[("own/pages/claim.html", "x")]);
    let found = read(root.path(), "own").expect_err("no theme.yaml");
    let missing = (
        "themes/own/theme.yaml",
        "this file is missing; it must name the theme and its contract",
    );
    assert_eq!(said(&found), [missing]);
}

#[test]
fn words_without_what_factpress_needs_are_named() {
    for (words, message) in [
        (
            "months: [a, b, c]\n",
            "`months` is not a list of twelve names",
        ),
        (
            "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n",
            "`months` is not a list of twelve names",
        ),
        (
            "months: [a, b, c, d, e, f, g, h, i, j, k, l]\ndate: {day: x, month: [y], year: z}\n",
            "`date.month` is missing or is not text",
        ),
    ] {
        assert_eq!(
            said(&faults(vec![file("words/en.yaml", words)])),
            [("themes/own/words/en.yaml", message)]
        );
    }
    let another = "months: [a, b, c, d, e, f, g, h, i, j, k, l]\n";
    for (words, message) in [
        ("language: Own\n", "`months` is not a list of twelve names"),
        (another, "`date.day` is missing or is not text"),
    ] {
        assert_eq!(
            said(&faults(vec![file("words/xx.yaml", words)])),
            [("themes/own/words/xx.yaml", message)]
        );
    }
}

#[test]
fn a_file_that_is_no_text_is_named_and_an_asset_may_be_anything() {
    let bytes = vec![0xff, 0xfe, 0x00];
    let bad = ThemeFile::new("themes/own", "pages/tag.html", bytes.clone());
    assert_eq!(
        said(&faults(vec![bad])),
        [("themes/own/pages/tag.html", "this file is not UTF-8 text")]
    );
    let asset = ThemeFile::new("themes/own", "assets/font.woff2", bytes.clone());
    let theme = with(vec![asset]).expect("the theme loads");
    assert_eq!(
        theme.assets.get("font.woff2").expect("it is there").bytes,
        bytes
    );
}

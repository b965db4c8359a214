//! The drawings and fonts of a theme, and the mistakes in them.

use std::collections::BTreeSet;
use std::fs;

use factpress::BuildError;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};
use tempfile::TempDir;

use super::{CLAIM_PAGE, colours, page, picture_of, pictures, site, theme_with};
use crate::small_site::print;

#[test]
fn a_theme_without_drawings_has_no_pictures() {
    let files = built_in()
        .into_iter()
        .filter(|file| !file.path.starts_with("share/"))
        .collect();
    let theme = Theme::new("themes/plain", files).expect("the theme loads");
    let files = print(&site().site(), &theme).expect("the site builds");
    assert_eq!(pictures(&files), Vec::<&str>::new());
    assert_eq!(picture_of(page(&files, CLAIM_PAGE)), None);
}

/// What a build says with this drawing for claims.
fn failing(drawing: &str) -> (String, String) {
    match print(&site().site(), &theme_with("share/claim.svg", drawing)) {
        Err(BuildError::Render(errors)) => {
            let first = errors.into_iter().next().expect("what failed is named");
            (
                first.page,
                format!("{}: {}", first.fault.file, first.fault.message),
            )
        }
        other => panic!(
            "{:?}",
            other.map(|files| files.keys().cloned().collect::<Vec<_>>())
        ),
    }
}

#[test]
fn a_drawing_that_fails_is_named_with_its_page() {
    let (page, message) =
        failing("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'/>");
    assert_eq!(page, "/library/closed/");
    assert_eq!(
        message,
        "themes/own/share/claim.svg: it does not produce a valid share image: the drawing is 100 by 50 pixels, not 1200 by 630"
    );
    let (_, message) = failing("<svg>");
    assert!(
        message.starts_with(
            "themes/own/share/claim.svg: it does not produce a valid share image: the drawing is not a valid SVG: "
        ),
        "{message}"
    );
    let (_, message) =
        failing("{{ view.claim | lines(font=\"Nobody’s\", sizes=[20], width=100, height=40) }}");
    assert!(
        message.contains("a font of the family `Nobody’s` in share/"),
        "{message}"
    );
    let (_, message) = failing(
        "{{ view.claim | lines(font=\"Broadsheet Sans\", sizes=[], width=100, height=40) }}",
    );
    assert!(
        message.contains("`lines` needs a size in `sizes`"),
        "{message}"
    );
    let (_, message) = failing("{{ page.title }}");
    assert!(
        message.starts_with("themes/own/share/claim.svg: "),
        "{message}"
    );
}

#[test]
fn a_drawing_that_fails_is_named_beside_a_page_that_fails() {
    let own = |path: &str, text: &str| ThemeFile::new("themes/own", path, text);
    let broken = vec![
        own("share/claim.svg", "<svg>"),
        own("pages/explainer.html", "{{ view.nowhere }}"),
    ];
    let theme = Theme::new("themes/own", overlay(built_in(), broken)).expect("the theme loads");
    let Err(BuildError::Render(errors)) = print(&site().site(), &theme) else {
        panic!("it does not build");
    };
    let files: BTreeSet<&str> = errors.iter().map(|error| &*error.fault.file).collect();
    assert_eq!(
        files,
        BTreeSet::from([
            "themes/own/pages/explainer.html",
            "themes/own/share/claim.svg"
        ])
    );
}

#[test]
fn a_drawing_reads_no_files_and_holds_no_other_pictures() {
    let folder = TempDir::new().expect("a folder");
    let red = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><rect width='1200' height='630' fill='#f00'/></svg>";
    fs::write(folder.path().join("red.svg"), red).expect("it is written");
    let external = folder.path().join("red.svg").display().to_string();
    let inside = format!(
        "data:image/svg+xml,{}",
        red.replace('#', "%23")
            .replace('<', "%3C")
            .replace('>', "%3E")
    );
    for href in [external, inside] {
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><image width='1200' height='630' href=\"{href}\"/></svg>"
        );
        let files = print(&site().site(), &theme_with("share/claim.svg", drawing))
            .expect("the site builds");
        let found = colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
        assert_eq!(found, BTreeSet::from([[0xff, 0xff, 0xff]]));
    }
}

#[test]
fn mistakes_in_drawings_and_fonts_come_with_the_others_of_the_theme() {
    let own = |path: &str, text: &str| ThemeFile::new("themes/own", path, text);
    let own = vec![
        own("share/claim.svg", "{{ view.claim | safe }}"),
        own("share/own.ttf", "wOF2"),
        own("styles/base.css", "}{"),
    ];
    let faults =
        Theme::new("themes/own", overlay(built_in(), own)).expect_err("the theme has mistakes");
    let said: Vec<(&str, &str)> = faults
        .diagnostics
        .iter()
        .map(|fault| (&*fault.file, fault.message.as_str()))
        .collect();
    assert!(
        said.contains(&("themes/own/share/claim.svg", "themes must not use `| safe`")),
        "{said:?}"
    );
    assert!(
        said.contains(&("themes/own/share/own.ttf", "this font cannot be read")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|(file, _)| *file == "themes/own/styles/base.css"),
        "{said:?}"
    );
    let broken = vec![ThemeFile::new("themes/own", "share/claim.svg", "{% if %}")];
    let faults = Theme::new("themes/own", overlay(built_in(), broken))
        .expect_err("the drawing does not load");
    assert_eq!(&*faults.diagnostics[0].file, "themes/own/share/claim.svg");
}

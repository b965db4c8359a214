//! What is wrong with a theme: each mistake at its place, in words that say what to do, and with
//! the page that met it.

mod rendering;
mod loading;
mod components;

use factpress::BuildError;
use factpress::build::render;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};

use crate::small_site::{SmallSite, print};
use crate::table::rows;

/// The files of a text, each after a line `-- its/path --`, over those of the default theme.
fn files(text: &str) -> Vec<ThemeFile> {
    let files = text.split("-- ").skip(1).map(|file| {
        let (path, text) = file.split_once(" --\n").expect("a path between dashes");
        ThemeFile::new("themes/own", path, text)
    });
    overlay(built_in(), files.collect())
}

/// What is said of a theme with these files, when it is loaded or else when the small site is made
/// with it.
fn said(text: &str) -> String {
    let theme = match Theme::new("themes/own", files(text)) {
        Ok(theme) => theme,
        Err(faults) => return faults.report().human(false),
    };
    match print(&SmallSite::new("").site(), &theme) {
        Err(BuildError::Render(errors)) => theme.report(render::faults(errors)).human(false),
        other => panic!("nothing fails: {:?}", other.map(|files| files.len())),
    }
}

/// The one template for the page of the only source, and what is said of it, without the page.
fn said_of(template: &str) -> String {
    let said = said(&format!("-- pages/source.html --\n{template}\n"));
    said.replace("themes/own/pages/source.html:", "")
        .replace("   = note: while building /sources/minutes/\n", "")
}

/// Asserts what is said of each template of a table: `place: message`, and the help behind a stroke.
fn assert_said(table: &'static str) {
    for (template, expected) in rows(table) {
        let said = said_of(&template);
        let (fault, help) = expected.split_once(" | ").unwrap_or((expected, ""));
        let (place, message) = fault.split_once(": ").expect("a place and a message");
        assert!(
            said.starts_with(&format!("{place}: error: {message} [theme]\n")),
            "{template}\n{said}"
        );
        assert_eq!(
            said.contains("= help: "),
            !help.is_empty(),
            "{template}\n{said}"
        );
        assert!(said.contains(help), "{template}\n{said}");
    }
}

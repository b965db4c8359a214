//! The guide for makers of themes, followed to the letter: the files that it has readers write make
//! the pages that it promises.

use std::fs;

use tempfile::TempDir;

use crate::reader::{all, attributes, document, texts};
use crate::small_site::SmallSite;

/// The files that the guide has readers write: each path is on a line of its own above its block.
fn files() -> Vec<(String, String)> {
    let guide = include_str!("../../docs/THEMES.md");
    let (_, guide) = guide
        .split_once("## A theme in ten minutes\n")
        .expect("the guide begins");
    let (guide, _) = guide.split_once("\n## ").expect("the guide ends");
    let mut files = Vec::new();
    for piece in guide.split("\n`themes/").skip(1) {
        let Some((path, rest)) = piece.split_once("`:\n\n```") else {
            continue;
        };
        let (_, text) = rest.split_once('\n').expect("the block has a language");
        let (text, _) = text.split_once("```").expect("the block ends");
        files.push((format!("themes/{path}"), text.to_owned()));
    }
    files
}

#[test]
fn a_theme_in_ten_minutes() {
    let folder = TempDir::new().expect("a folder");
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: ours",
    );
    site.lay_out(folder.path());
    let files = files();
    assert_eq!(files.len(), 7, "{files:?}");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
    for arguments in [
        &["check", "--today", "2024-06-01"][..],
        &["build"],
        &["gallery"],
    ] {
        let mut command = crate::program();
        let output = command
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .expect("factpress starts");
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let read = |path: &str| {
        fs::read_to_string(folder.path().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let page = read("public/404.html");
    assert_eq!(texts(&page, ".stamp"), ["404"]);
    assert_eq!(
        texts(&page, "main > p:last-child"),
        ["We looked, and there is no page at this address. Town checks"]
    );
    assert_eq!(
        texts(
            &read("public/library/closed/index.html"),
            ".card__finding b"
        ),
        ["Our finding:"]
    );
    let css = attributes(&page, "link[rel=stylesheet]", "href");
    assert!(css[0].starts_with("/assets/ours."), "{css:?}");
    assert!(read(&format!("public{}", css[0])).contains("#f3f6f8"));
    let gallery = read("gallery/stamp/index.html");
    assert_eq!(texts(&gallery, ".stamp"), ["Checked", "Checked"]);
    assert_eq!(all(&document(&gallery), ".stamp--small").len(), 1);
}

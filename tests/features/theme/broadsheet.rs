//! The theme inside the program is its folder, and its pages are small.

use std::collections::BTreeMap;
use std::path::Path;

use factpress::base::progress::NoProgress;
use factpress::theme::built_in;
use factpress::{Options, check_in, disk};

use super::folder;
use crate::reader::texts;
use crate::small_site::{broadsheet, print};

#[test]
fn the_theme_inside_the_program_is_the_folder() {
    let inside: BTreeMap<String, Vec<u8>> = built_in()
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect();
    let external: BTreeMap<String, Vec<u8>> = folder()
        .into_iter()
        .filter(|(path, _)| path != "fonts.py")
        .collect();
    assert_eq!(
        inside.keys().collect::<Vec<_>>(),
        external.keys().collect::<Vec<_>>()
    );
    let differing: Vec<&String> = inside
        .keys()
        .filter(|path| inside[*path] != external[*path])
        .collect();
    assert_eq!(differing, Vec::<&String>::new());
}

/// The pages of the repository's own publication, with the theme inside the program.
fn own_pages() -> BTreeMap<String, String> {
    let (content, found, library) =
        disk::content(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content can be read");
    let checked = check_in(&content, &library, found, &Options::default(), &NoProgress)
        .expect("the texts can be read");
    let site = checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let theme = broadsheet();
    let files = print(&site, theme).expect("the site builds");
    let pages = files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

#[test]
fn pages_are_within_three_percent_of_what_a_minifier_makes_of_them() {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        minify_css: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    };
    let (mut ours, mut smallest) = (0, 0);
    for (path, page) in own_pages() {
        let minified =
            String::from_utf8(minify_html::minify(page.as_bytes(), &settings)).expect("text");
        ours += page.len();
        smallest += minified.len();
        let letters = |page: &str| {
            texts(page, "body")
                .concat()
                .split_whitespace()
                .collect::<String>()
        };
        assert_eq!(letters(&page), letters(&minified), "{path}");
    }
    let thousandths = (ours - smallest) * 1000 / smallest;
    assert!(
        thousandths <= 30,
        "the pages have {ours} bytes, minified {smallest}: {thousandths} thousandths more"
    );
}

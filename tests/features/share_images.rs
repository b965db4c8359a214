//! Share images: a picture of each claim and explainer with its verdict, and one of the publication,
//! at addresses that change with what they show.

mod pages;
mod drawn;
mod addresses;
mod kept;
mod themes;
mod publication;
mod fonts;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use factpress::theme::{Theme, ThemeFile, built_in, overlay};

use crate::reader::attributes;
use crate::small_site::{SmallSite, print};

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const CLAIM_PAGE: &str = "library/closed/index.html";

/// The smallest site, with share images.
fn site() -> SmallSite {
    SmallSite::new("").replacing(SITE, "share_images: false\n", "")
}

fn theme() -> &'static Theme {
    crate::small_site::broadsheet()
}

/// The default theme with one file over its own.
fn theme_with(path: &str, bytes: impl Into<Vec<u8>>) -> Theme {
    let own = vec![ThemeFile::new("themes/own", path, bytes)];
    Theme::new("themes/own", overlay(built_in(), own)).expect("the theme loads")
}

fn published(site: &SmallSite) -> BTreeMap<String, Vec<u8>> {
    print(&site.site(), theme()).expect("the site builds")
}

fn page<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).expect("pages are text")
}

/// True for the file of a share image; the theme's icon is another picture.
fn is_picture(path: &str) -> bool {
    path.ends_with(".png") && path != "apple-touch-icon.png"
}

/// The paths of the pictures that were published.
fn pictures(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files
        .keys()
        .map(String::as_str)
        .filter(|path| is_picture(path))
        .collect()
}

/// The path of the picture that a page names, below the site's address.
fn picture_of(page: &str) -> Option<String> {
    let found = attributes(page, "meta[property='og:image']", "content");
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|url| {
        url.strip_prefix("https://checks.example/")
            .expect("a whole address")
            .to_owned()
    })
}

/// The path of the picture of the publication, as its front page names it.
fn of_publication(files: &BTreeMap<String, Vec<u8>>) -> String {
    picture_of(page(files, "index.html")).expect("a picture")
}

/// Width, height, and every pixel with its place.
fn decoded(png: &[u8]) -> (u32, u32, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("it fits the memory")];
    let frame = reader.next_frame(&mut bytes).expect("pixels");
    assert_eq!(frame.color_type, png::ColorType::Rgb);
    let pixels = bytes
        .chunks_exact(3)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    (frame.width, frame.height, pixels)
}

fn colours(png: &[u8]) -> BTreeSet<[u8; 3]> {
    decoded(png).2.into_iter().collect()
}

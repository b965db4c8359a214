//! The picture of the publication, for pages without one of their own, and the locale of each page.

use super::{
    CLAIM_PAGE, SITE, colours, of_publication, page, picture_of, published, site, theme_with,
};
use crate::reader::attributes;
use crate::small_site::{SmallSite, print};

/// A PNG of two by one pixels.
const DOTS: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x00\x00\x00\x00\xd1I V\x00\x00\x00\x0bIDATx\x9cc`\xf8\x0f\x00\x01\x02\x01\x00B\xbe\xbch\x00\x00\x00\x00IEND\xaeB`\x82";

#[test]
fn every_page_that_search_engines_may_list_names_a_picture() {
    let files = published(&site());
    let own = of_publication(&files);
    assert!(
        own.starts_with("share.") && files.contains_key(&own),
        "{own}"
    );
    let of_its_own = [CLAIM_PAGE, "library/index.html"];
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = page(&files, path);
        let is_listed = attributes(page, "meta[name='robots']", "content").is_empty();
        let picture = picture_of(page);
        assert_eq!(picture.is_some(), is_listed, "{path}");
        if is_listed && !of_its_own.contains(&path.as_str()) {
            assert_eq!(picture.as_deref(), Some(&*own), "{path}");
        }
    }
    assert!(colours(&files[&own]).len() > 2, "it shows something");
    let front = page(&files, "index.html");
    assert_eq!(
        attributes(front, "meta[property='og:image:alt']", "content"),
        ["Town checks. Claims about an imaginary town, checked."]
    );
}

#[test]
fn its_address_changes_with_what_it_shows() {
    let before = of_publication(&published(&site()));
    let text = site().replacing(SITE, "Claims about an", "Statements about an");
    assert_ne!(of_publication(&published(&text)), before);
    let theme = theme_with("share/site.svg", "{% extends \"share/base.svg\" %}");
    let drawn = print(&site().site(), &theme).expect("the site builds");
    assert_ne!(of_publication(&drawn), before);
}

#[test]
fn each_language_has_its_own_and_a_locale() {
    let site = SmallSite::in_two_languages().replacing(SITE, "share_images: false\n", "");
    let files = published(&site);
    let french = page(&files, "fr/index.html");
    let own = picture_of(french).expect("a picture");
    assert!(
        own.starts_with("fr/share.") && files.contains_key(&own),
        "{own}"
    );
    let said = |name: &str| {
        attributes(
            french,
            &format!("meta[property='og:locale{name}']"),
            "content",
        )
    };
    assert_eq!([said(""), said(":alternate")], [["fr_FR"], ["en_US"]]);
}

#[test]
fn a_publication_may_name_a_picture_of_its_own() {
    let with = SmallSite::new("")
        .replacing(
            SITE,
            "share_images: false\n",
            "share_images: false\nimage: cards/dots.png\n",
        )
        .with_bytes("content/static/cards/dots.png", DOTS);
    assert_eq!(with.findings(), Vec::<String>::new());
    let files = published(&with);
    for path in ["index.html", CLAIM_PAGE] {
        let page = page(&files, path);
        assert_eq!(
            picture_of(page).as_deref(),
            Some("cards/dots.png"),
            "{path}"
        );
        assert_eq!(
            attributes(page, "meta[property='og:image:type']", "content"),
            ["image/png"]
        );
    }
    let drawn = with.replacing(SITE, "share_images: false\n", "");
    let files = published(&drawn);
    assert_ne!(
        picture_of(page(&files, CLAIM_PAGE)).as_deref(),
        Some("cards/dots.png"),
        "a claim has its own"
    );
    assert_eq!(of_publication(&files), "cards/dots.png");
}

#[test]
fn a_picture_that_is_not_there_or_that_networks_do_not_show_is_an_error() {
    let with = |image: &str| {
        let line = format!("share_images: false\nimage: {image}\n");
        SmallSite::new("")
            .replacing(SITE, "share_images: false\n", &line)
            .with_bytes("content/static/dots.png", DOTS)
            .with_bytes(
                "content/static/dots.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
            )
    };
    let report = with("dot.png").report();
    assert!(
        report.contains("there is no file content/static/dot.png"),
        "{report}"
    );
    assert!(report.contains("did you mean `dots.png`?"), "{report}");
    for image in [
        "dot.png",
        "dots.svg",
        "../static/dots.png",
        "/dots.png",
        "\"\"",
    ] {
        let found = with(image).findings();
        assert!(
            found
                .iter()
                .any(|line| line.starts_with("content/site.yaml:")),
            "{image}: {found:?}"
        );
    }
}

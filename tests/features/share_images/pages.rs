//! Which pages name a picture, and which have none.

use factpress::Options;
use serde_json::json;

use super::{CLAIM, CLAIM_PAGE, SITE, of_publication, page, picture_of, pictures, published, site};
use crate::reader::{attributes, blocks_of};
use crate::small_site::SmallSite;

const EXPLAINER_PAGE: &str = "library/index.html";

#[test]
fn the_page_of_a_claim_names_its_picture_and_says_what_it_shows() {
    let files = published(&site());
    let page = page(&files, CLAIM_PAGE);
    let path = picture_of(page).expect("a picture");
    let print = path
        .strip_prefix("library/closed/share.")
        .and_then(|path| path.strip_suffix(".png"))
        .expect("its place");
    assert!(
        print.len() == 12 && print.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{print}"
    );
    let said = |property: &str| {
        attributes(
            page,
            &format!("meta[property='og:image:{property}']"),
            "content",
        )
    };
    assert_eq!(said("type"), ["image/png"]);
    assert_eq!([said("width"), said("height")], [["1200"], ["630"]]);
    assert_eq!(
        said("alt"),
        ["False: The town closed four libraries. One closed and three moved."]
    );
    assert_eq!(
        attributes(page, "meta[name='twitter:card']", "content"),
        ["summary_large_image"]
    );
    assert!(files.contains_key(&path));
}

#[test]
fn the_page_of_an_explainer_names_its_picture_in_its_structured_data_too() {
    let files = published(&site());
    let page = page(&files, EXPLAINER_PAGE);
    let path = picture_of(page).expect("a picture");
    assert!(path.starts_with("library/share."), "{path}");
    let alt = attributes(page, "meta[property='og:image:alt']", "content");
    assert_eq!(
        alt,
        ["The library. One of four libraries closed; three moved. 1 False."]
    );
    assert_eq!(
        blocks_of(page, "AnalysisNewsArticle")[0]["image"],
        json!(format!("https://checks.example/{path}"))
    );
}

#[test]
fn a_publication_can_do_without_them() {
    let files = published(&SmallSite::new(""));
    assert_eq!(pictures(&files), Vec::<&str>::new());
    for path in [CLAIM_PAGE, EXPLAINER_PAGE] {
        assert_eq!(picture_of(page(&files, path)), None);
    }
    let said = site()
        .replacing(SITE, "languages:", "share_images: perhaps\nlanguages:")
        .findings();
    assert_eq!(said, ["content/site.yaml:4:15 wrong-type"]);
}

#[test]
fn there_is_none_of_a_claim_without_a_verdict_nor_of_an_explainer_without_any() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let files = published(&site().replacing(CLAIM, open, ""));
    assert_eq!(pictures(&files), [of_publication(&files)]);
    assert_eq!(
        picture_of(page(&files, CLAIM_PAGE)),
        Some(of_publication(&files))
    );
}

#[test]
fn there_is_none_of_a_held_claim_and_the_explainer_does_not_count_it() {
    let second = "\
-- content/explainers/library/claims/moved.md --
---
claim: The town moved no library
kind: statement
verdict: open
as_of: 2024-03-31
finding: Nobody knows.
evidence: [{source: minutes, stance: context, note: None.}]
hold: Ask again.
---
Text.
";
    let text = |site: SmallSite| {
        site.replacing(
            "content/explainers/library/index.md",
            "[closed]",
            "[closed, moved]",
        )
    };
    let mut with = SmallSite::new(second).replacing(SITE, "share_images: false\n", "");
    with = text(with);
    let drafts = with.clone().options(Options {
        drafts: true,
        ..Options::default()
    });
    let (public, drafts) = (published(&with), published(&drafts));
    assert!(drafts.contains_key("library/moved/index.html"));
    assert_eq!(picture_of(page(&drafts, "library/moved/index.html")), None);
    assert_eq!(pictures(&drafts), pictures(&public));
    assert_eq!(pictures(&public).len(), 3);
}

#[test]
fn there_is_none_with_characters_that_the_fonts_do_not_have() {
    let files =
        published(&site().replacing(CLAIM, "claim: The town closed", "claim: 市政府 closed"));
    assert_eq!(
        picture_of(page(&files, CLAIM_PAGE)),
        Some(of_publication(&files))
    );
    assert_eq!(
        pictures(&files),
        [
            picture_of(page(&files, EXPLAINER_PAGE)).expect("the explainer has one"),
            of_publication(&files)
        ]
    );
    let european = "claim: Œuvre, ça, l’été « 12 € », Łódź, Škoda, Győr, Şırnak, Þór, ¿qué?";
    let files =
        published(&site().replacing(CLAIM, "claim: The town closed four libraries", european));
    assert_ne!(
        picture_of(page(&files, CLAIM_PAGE)),
        Some(of_publication(&files))
    );
}

#[test]
fn every_language_has_its_own() {
    let site = SmallSite::in_two_languages().replacing(SITE, "share_images: false\n", "");
    let files = published(&site);
    let own = picture_of(page(&files, "fr/library/closed/index.html")).expect("a picture");
    assert!(own.starts_with("fr/library/closed/share."), "{own}");
    let original = picture_of(page(&files, CLAIM_PAGE)).expect("a picture");
    assert_ne!(own.rsplit('/').next(), original.rsplit('/').next());
    assert!(files.contains_key(&own) && files.contains_key(&original));
}

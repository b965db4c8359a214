//! Pictures in a text, and in a claim.

use super::{PAGE, with};
use crate::reader::{attributes, inner};
use crate::small_site::SmallSite;

#[test]
fn a_picture_lies_beside_the_text_and_says_what_it_shows() {
    let site =
        with("![The reading room, empty & \"shut\"](room.jpg)\n\nIn ![a text](./room.jpg) too.\n")
            .with_asset("content/explainers/library/room.jpg");
    let page = site.file(PAGE);
    assert_eq!(
        attributes(&page, ".prose img", "src"),
        ["/library/room.jpg", "/library/room.jpg"]
    );
    assert_eq!(
        attributes(&page, ".prose figure img", "alt"),
        ["The reading room, empty & “shut”"]
    );
    assert_eq!(site.site().assets[0].output, "library/room.jpg");
}

#[test]
fn a_picture_has_the_caption_that_its_title_gives() {
    let site =
        with("![Room](room.jpg \"In 2023\")\n").with_asset("content/explainers/library/room.jpg");
    assert_eq!(
        inner(&site.file(PAGE), ".prose"),
        "<figure><img alt=\"Room\" decoding=\"async\" loading=\"lazy\" src=\"/library/room.jpg\">\
         <figcaption>In 2023</figcaption></figure>"
    );
}

#[test]
fn a_claim_shows_its_own_pictures_and_those_of_its_explainer() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/claims/closed.md",
            "The minutes list them.",
            "![Own](own.png)\n\n![Shared](../room.jpg)",
        )
        .with_asset("content/explainers/library/claims/own.png")
        .with_asset("content/explainers/library/room.jpg");
    assert_eq!(
        attributes(&site.file("library/closed/index.html"), ".prose img", "src"),
        ["/library/own.png", "/library/room.jpg"]
    );
}

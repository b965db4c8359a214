//! Pictures and recordings that make a claim: what was done to them, on the page and in data.

use serde_json::{Value, json};

use super::{CLAIM, PAGE, with};
use crate::reader::{attributes, blocks, texts};
use crate::small_site::SmallSite;

const CLIP: &str = "clip:\n  title: The clip\n  publisher: Somebody\n  kind: video\n  date: 2024-03-09\n  url: https://video.example/clip.mp4\n  primary: true\n  basis: own-observation\n  archive: {none: It is gone.}\n  seen: original\n";

/// The small site with another source, in which the claim was made.
fn made_in(source: &str, appearances: &str) -> SmallSite {
    with(&format!("appearances:\n{appearances}")).with_bytes("content/sources/clip.yaml", source)
}

fn media_reviews(site: &SmallSite) -> Vec<Value> {
    let mut blocks = blocks(&site.file(PAGE));
    assert_eq!(blocks[0]["@type"], "ClaimReview");
    blocks.retain(|block| block["@type"] == "MediaReview");
    blocks
}

#[test]
fn a_recording_that_was_cut_has_a_review_of_its_own_beside_that_of_the_claim() {
    let site = made_in(
        CLIP,
        "  - minutes\n  - source: clip\n    at: 00:12:31\n    authenticity: edited\n    original: She reads a letter.\n    original_url: https://video.example/whole\n",
    );
    let page = "https://checks.example/library/closed/";
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "MediaReview",
        "@id": format!("{page}#media-review-1"),
        "url": page,
        "datePublished": "2024-04-01",
        "dateModified": "2024-04-01",
        "inLanguage": "en",
        "author": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks", "url": "https://checks.example/"},
        "publisher": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks"},
        "itemReviewed": {
            "@type": "VideoObject",
            "name": "The clip",
            "contentUrl": "https://video.example/clip.mp4",
            "datePublished": "2024-03-09",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "Somebody"},
            "hasPart": [{"@type": "Clip", "name": "00:12:31", "startOffset": 751, "url": "https://video.example/clip.mp4#t=751"}],
            "interpretedAsClaim": {"@id": format!("{page}#claim")},
        },
        "mediaAuthenticityCategory": "https://schema.org/EditedOrCroppedContent",
        "originalMediaContextDescription": "She reads a letter.",
        "originalMediaLink": "https://video.example/whole",
        "associatedClaimReview": {"@id": format!("{page}#review")},
        "sdPublisher": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks"},
    });
    assert_eq!(media_reviews(&site), [expected]);
    let review = &blocks(&site.file(PAGE))[0];
    assert_eq!(review["@id"], format!("{page}#review"));
    assert_eq!(
        review["associatedMediaReview"],
        json!([{"@id": format!("{page}#media-review-1")}])
    );
    let clips = &review["itemReviewed"]["appearance"][1]["hasPart"];
    assert_eq!(clips[0]["startOffset"], 751);
}

#[test]
fn each_word_has_its_category() {
    for (word, category) in [
        ("unaltered", "OriginalMediaContent"),
        ("out-of-context", "DecontextualizedContent"),
        ("edited", "EditedOrCroppedContent"),
        ("transformed", "TransformedContent"),
        ("staged", "StagedContent"),
        ("satire", "SatireOrParodyContent"),
    ] {
        let site = made_in(
            CLIP,
            &format!("  - source: clip\n    authenticity: {word}\n"),
        );
        let found = &media_reviews(&site)[0]["mediaAuthenticityCategory"];
        assert_eq!(*found, format!("https://schema.org/{category}"));
    }
}

#[test]
fn what_it_is_follows_from_the_key_the_kind_or_the_ending() {
    for (kind, url, medium, expected, address) in [
        ("video", "https://a.example/watch", "", "VideoObject", "url"),
        (
            "social-post",
            "https://a.example/p/1",
            "medium: image",
            "ImageObject",
            "url",
        ),
        (
            "social-post",
            "https://a.example/p.JPG?x=1",
            "",
            "ImageObject",
            "contentUrl",
        ),
        (
            "interview",
            "https://a.example/talk.mp3",
            "",
            "AudioObject",
            "contentUrl",
        ),
        (
            "document",
            "https://wiki.example/wiki/File:Map.jpg",
            "",
            "ImageObject",
            "url",
        ),
        (
            "video",
            "https://a.example/still.png",
            "medium: audio",
            "AudioObject",
            "url",
        ),
    ] {
        let source = CLIP
            .replace("kind: video", &format!("kind: {kind}"))
            .replace("https://video.example/clip.mp4", url);
        let entry = format!("  - source: clip\n    {medium}\n    authenticity: staged\n");
        let item = &media_reviews(&made_in(&source, &entry))[0]["itemReviewed"];
        assert_eq!(item["@type"], expected, "{url}");
        assert_eq!(item[address], url);
        assert_eq!(
            item.as_object()
                .map(|item| item.contains_key("url") && item.contains_key("contentUrl")),
            Some(false)
        );
    }
}

#[test]
fn a_claim_without_judged_media_names_no_media_review() {
    let site = made_in(CLIP, "  - source: clip\n    at: 00:12:31\n");
    assert_eq!(media_reviews(&site), [Value::Null; 0]);
    let review = &blocks(&site.file(PAGE))[0];
    assert_eq!(
        (review.get("@id"), review.get("associatedMediaReview")),
        (None, None)
    );
}

#[test]
fn an_open_claim_has_no_media_review_but_its_page_says_what_was_done() {
    let entry = "  - source: clip\n    authenticity: edited\n";
    let open = made_in(CLIP, entry)
        .replacing(CLAIM, "verdict: \"false\"\n", "")
        .replacing(CLAIM, "as_of: 2024-03-31\n", "")
        .replacing(CLAIM, "finding: One closed and three moved.\n", "");
    let page = open.file(PAGE);
    assert!(
        blocks(&page)
            .iter()
            .all(|block| block["@type"] != "MediaReview")
    );
    assert!(page.contains("Edited."), "the page says it all the same");
}

#[test]
fn the_page_shows_the_place_and_leads_there() {
    for (url, link) in [
        (
            "https://video.example/clip.mp4",
            "https://video.example/clip.mp4#t=751",
        ),
        (
            "https://www.youtube.com/watch?v=x",
            "https://www.youtube.com/watch?v=x&t=751",
        ),
        ("https://vimeo.com/123", "https://vimeo.com/123#t=751s"),
    ] {
        let source = CLIP.replace("https://video.example/clip.mp4", url);
        let page = made_in(&source, "  - source: clip\n    at: 00:12:31\n").file(PAGE);
        let found = attributes(&page, ".card__facts a[rel=external]", "href");
        assert_eq!(found, [link]);
        assert_eq!(texts(&page, ".card__facts a[rel=external]"), ["00:12:31"]);
    }
    let page = made_in(CLIP, "  - source: minutes\n    at: page 3\n").file(PAGE);
    let facts = texts(&page, ".card__facts").concat();
    assert!(facts.contains("(page 3)"), "{facts}");
}

#[test]
fn the_page_and_its_twin_say_what_was_done_and_what_the_original_shows() {
    let site = made_in(
        CLIP,
        "  - source: clip\n    authenticity: edited\n    original: She reads a letter.\n    original_url: https://video.example/whole\n",
    );
    let files = site.output();
    let page = &files[PAGE];
    let said = texts(page, ".media").concat();
    assert!(said.contains("Video: Edited."), "{said}");
    assert!(said.contains("She reads a letter."), "{said}");
    assert_eq!(
        attributes(page, ".media a[rel=external]", "href"),
        ["https://video.example/whole"]
    );
    let twin = &files["library/closed/index.md"];
    assert!(twin.contains("Video: Edited."), "{twin}");
    assert!(twin.contains("She reads a letter."), "{twin}");
    assert!(twin.contains("https://video.example/whole"), "{twin}");
}

#[test]
fn data_has_the_place_and_what_was_done() {
    let site = made_in(
        CLIP,
        "  - minutes\n  - source: clip\n    at: 1:02:03\n    authenticity: transformed\n",
    );
    let files = site.output();
    let claims: Value = serde_json::from_str(&files["claims.json"]).expect("JSON");
    let claim = &claims["claims"][0];
    assert_eq!(claim["appearances"], json!(["minutes", "clip"]));
    let expected = json!([
        {"source": "minutes", "at": null, "offset": null, "medium": null, "authenticity": null, "original": null, "original_url": null},
        {"source": "clip", "at": "1:02:03", "offset": 3723, "medium": "video", "authenticity": "transformed", "original": null, "original_url": null},
    ]);
    assert_eq!(claim["appearance_details"], expected);
    let feed: Value = serde_json::from_str(&files["claim-reviews.json"]).expect("JSON");
    let items = &feed["dataFeedElement"][0]["item"];
    assert_eq!(items[0]["@type"], "ClaimReview");
    assert_eq!(items[1]["@type"], "MediaReview");
}

#[test]
fn what_is_missing_or_misspelled_is_said() {
    for (entry, expected) in [
        (
            "source: clip\n    authenticity: editd",
            "did you mean `edited`?",
        ),
        (
            "source: clip\n    autenticity: edited",
            "did you mean `authenticity`?",
        ),
        ("source: clipp\n    at: page 1", "did you mean `clip`?"),
        (
            "source: clip\n    original: Another.",
            "`original` needs `authenticity`",
        ),
        (
            "source: clip\n    original_url: https://a.example/",
            "`original_url` needs `authenticity`",
        ),
        (
            "source: minutes\n    authenticity: edited",
            "add `medium`, one of: image, video, audio",
        ),
        ("at: page 1", "the key `source` is missing"),
    ] {
        let report = made_in(CLIP, &format!("  - {entry}\n")).report();
        assert!(report.contains(expected), "{entry}: {report}");
    }
}

#[test]
fn what_the_original_shows_may_be_any_text() {
    let original = "'</script><script>alert(1)</script> & \"quotes\"'";
    let site = made_in(
        CLIP,
        &format!("  - source: clip\n    authenticity: satire\n    original: {original}\n"),
    )
    .in_spite_of_marks();
    let page = site.file(PAGE);
    assert!(!page.contains("<script>alert"), "{page}");
    let said = &media_reviews(&site)[0]["originalMediaContextDescription"];
    assert!(
        said.as_str()
            .is_some_and(|said| said.starts_with("</script>")),
        "{said}"
    );
}

#[test]
fn a_translation_says_the_same_of_a_recording_in_its_own_words() {
    let entry = "  - source: clip\n    authenticity: edited\n    original: She reads a letter.\n";
    let with = |translated: &str| {
        SmallSite::in_two_languages()
            .with_bytes("content/sources/clip.yaml", CLIP)
            .replacing(
                CLAIM,
                "kind: statement\n",
                &format!("appearances:\n{entry}kind: statement\n"),
            )
            .replacing(
                "content/explainers/library/claims/closed.fr.md",
                "kind: statement\n",
                &format!("appearances:\n{translated}kind: statement\n"),
            )
            .report()
    };
    let same = with(&entry.replace("She reads a letter.", "Elle lit une lettre."));
    assert!(!same.contains("translation-differs"), "{same}");
    for (translated, message) in [
        (
            entry.replace("edited", "staged"),
            "`authenticity` is `staged` here but `edited` in the original",
        ),
        (
            "  - clip\n".to_owned(),
            "`authenticity` is absent here but `edited` in the original",
        ),
        (
            "  - minutes\n".to_owned(),
            "`appearances` is `minutes` here but `clip` in the original",
        ),
    ] {
        let report = with(&translated);
        assert!(report.contains(message), "{report}");
    }
}

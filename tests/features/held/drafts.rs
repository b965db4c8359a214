//! Among drafts, what is held back is shown and says so.

use super::{INDEX, drafts, with_held_claim};
use crate::reader::texts;
use crate::small_site::SmallSite;

#[test]
fn a_draft_shows_a_held_claim_and_tells_machines_to_pass_it_by() {
    let site = with_held_claim().options(drafts());
    assert_eq!(site.findings(), [""; 0]);
    let output = site.output();
    let page = &output["library/painting/index.html"];
    assert!(page.contains("The mayor was bribed with a painting"));
    assert!(page.contains("noindex"));
    assert!(!page.contains("ClaimReview"));
    assert!(!output["sitemap.xml"].contains("library/painting"));
}

#[test]
fn a_draft_says_on_its_own_page_that_it_is_held() {
    let about = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let page = SmallSite::new(about)
        .options(drafts())
        .file("about/index.html");
    assert_eq!(
        texts(&page, "main .notice"),
        ["Held: this page is not to be published yet."]
    );
    let claim = with_held_claim()
        .options(drafts())
        .file("library/painting/index.html");
    assert_eq!(texts(&claim, "main .notice"), ["Held: not for publication"]);
    let story = SmallSite::new("").replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed]\nhold: Not yet.",
    );
    let output = story.options(drafts()).output();
    let notices = texts(&output["library/index.html"], "main .notice");
    assert!(
        notices.contains(&"Held: this explainer is not to be published yet.".to_owned()),
        "{notices:?}"
    );
    assert_eq!(
        texts(&output["library/closed/index.html"], "main .notice"),
        ["Held: not for publication"]
    );
    // A document that is not held says nothing about it.
    let page = SmallSite::new(&about.replace("hold: Not yet.\n", ""))
        .options(drafts())
        .file("about/index.html");
    assert_eq!(texts(&page, ".notice"), [""; 0]);
}

#[test]
fn a_translation_that_is_held_stays_out_of_what_machines_get_among_drafts_too() {
    let site = SmallSite::in_two_languages();
    let held = site.clone().replacing(
        "content/explainers/library/claims/closed.fr.md",
        "kind:",
        "hold: not read yet\nkind:",
    );
    let files = ["fr/feed.xml", "fr/claims.json", "sitemap.xml"];
    let count = |site: SmallSite, file: &str| {
        site.options(drafts())
            .file(file)
            .matches("/fr/library/closed/")
            .count()
    };
    for file in files {
        assert_ne!(count(site.clone(), file), 0, "{file}");
        assert_eq!(count(held.clone(), file), 0, "{file}");
    }
    let oembed = "fr/library/closed/oembed.json";
    assert!(site.options(drafts()).output().contains_key(oembed));
    assert!(!held.options(drafts()).output().contains_key(oembed));
}

#[test]
fn the_words_for_a_held_claim_begin_a_sentence_with_a_capital() {
    let page = |text: &str| {
        let text = format!("{text}\n\nEnd.");
        let site = with_held_claim().replacing(INDEX, "The council met.", &text);
        assert!(
            site.checked()
                .report
                .lines
                .iter()
                .all(|line| line.rule == "held-reference"),
            "{}",
            site.report()
        );
        site.file("library/index.html")
    };
    for begins in [
        "[[claim:painting]] is next.",
        "It met. [[claim:painting]] is next.",
        "It met.[[source:minutes]] [[claim:painting]] is next.",
        "It met.[^a] [[claim:painting]] is next.\n\n[^a]: A note.",
        "Did it meet? *[[claim:painting]]* is next.",
        "It said “no.” [[claim:painting]] is next.",
        "“[[claim:painting]]” is next.",
        "- [[claim:painting]]",
        "| One |\n|---|\n| [[claim:painting]] |",
        "> **[[claim:painting]]**",
        "## [[claim:painting]]",
        "It met.\n[[claim:painting]] is next.",
        "(It met.) [[claim:painting]] is next.",
    ] {
        let page = page(begins);
        assert!(
            page.contains("A claim that is still being checked"),
            "{begins}: {page}"
        );
        assert!(!page.contains("a claim that is still"), "{begins}: {page}");
    }
    for inside in [
        "We look at [[claim:painting]].",
        "We look at *[[claim:painting]]*.",
        "Many claims (cf. [[claim:painting]]) wait.",
        "Others, e.g. [[claim:painting]], wait.",
        "Ask J. [[claim:painting]] waits.",
        "[[person:ada]] [[claim:painting]] waits.",
        "We, “[[claim:painting]]”, wait.",
        "One thing: [[claim:painting]].",
        "## Of [[claim:painting]]",
        "A thing[[source:minutes]] [[claim:painting]] waits.",
    ] {
        let page = page(inside);
        assert!(
            page.contains("a claim that is still being checked"),
            "{inside}: {page}"
        );
        assert!(!page.contains("A claim that is still"), "{inside}: {page}");
    }
    let french =
        with_held_claim().replacing("content/site.yaml", "languages: [en]", "languages: [fr]");
    let french = french.replacing(
        INDEX,
        "The council met.",
        "[[claim:painting]] attend. Nous avons [[claim:painting]].",
    );
    let page = french.file("library/index.html");
    assert!(
        page.contains(
            "Une affirmation en cours de vérification attend. Nous avons une affirmation"
        ),
        "{page}"
    );
    let german =
        with_held_claim().replacing("content/site.yaml", "languages: [en]", "languages: [de]");
    for (text, shown) in [
        ("Am 22. [[claim:painting]].", "Am 22. eine Behauptung"),
        ("Es gilt, vgl. [[claim:painting]].", "vgl. eine Behauptung"),
        ("„So.“ [[claim:painting]] folgt.", "„So.“ Eine Behauptung"),
        ("»So.« [[claim:painting]] folgt.", "»So.« Eine Behauptung"),
        (
            "Es war 2024. [[claim:painting]] folgt.",
            "2024. Eine Behauptung",
        ),
    ] {
        let page = german.clone().replacing(INDEX, "The council met.", text);
        let page = page.file("library/index.html");
        assert!(page.contains(shown), "{page}");
    }
}

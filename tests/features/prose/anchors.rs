//! Headings and their anchors.

use super::{EXPLAINER, PAGE, with};
use crate::reader::{all, attributes, document, text, texts};
use crate::small_site::SmallSite;

#[test]
fn a_heading_has_a_readable_anchor_and_each_its_own() {
    let markdown = "## What was found?\n\n### What was found\n\n## Élan & \"Größe\"\n\n## ???\n\n## ---!\n\n## Named {#place}\n";
    let page = with(markdown).file(PAGE);
    let headings: Vec<(String, String)> = all(&document(&page), ".prose h2, .prose h3")
        .into_iter()
        .map(|heading| {
            (
                heading.attr("id").expect("an anchor").to_owned(),
                text(heading),
            )
        })
        .collect();
    let expected = [
        ("what-was-found", "What was found?"),
        ("what-was-found-2", "What was found"),
        ("élan-größe", "Élan & “Größe”"),
        ("section", "???"),
        ("section-2", "—!"),
        ("place", "Named"),
    ];
    assert_eq!(
        headings,
        expected.map(|(id, words)| (id.to_owned(), words.to_owned()))
    );
    assert_eq!(
        attributes(&page, ".contents--beside a", "href")[..5],
        [
            "#what-was-found",
            "#élan-größe",
            "#section",
            "#section-2",
            "#place"
        ]
    );
}

#[test]
fn no_anchor_of_a_text_is_one_of_the_pages_own() {
    let markdown = "## At content\n\n## Cite 1\n\n## Ref 1 1\n\n## Fn a\n\n## Verdict false\n\n## At sources\n\nWords.[[source:minutes]][^n]\n\n[^n]: Note.\n";
    let page = with(markdown).file(PAGE);
    let mut ids: Vec<String> = attributes(&page, "[id]", "id");
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    let headings = attributes(&page, ".prose h2", "id");
    assert_eq!(
        headings,
        [
            "section-at-content",
            "section-cite-1",
            "section-ref-1-1",
            "section-fn-a",
            "section-verdict-false",
            "section-at-sources"
        ]
    );
}

#[test]
fn every_anchor_that_a_page_links_to_is_there() {
    let markdown =
        "## Found\n\nSee [above](#found).[[source:minutes]][^n] ![[claim:closed]]\n\n[^n]: Note.\n"
            .replace(" !", "\n\n!");
    let legend = "-- content/pages/methodology.md --\n---\ntitle: Method\ndescription: How.\nshows: [scale, badges]\n---\nWords.\n";
    let site = SmallSite::new(legend).replacing(
        EXPLAINER,
        "The council met.[[source:minutes]]\n",
        &markdown,
    );
    let output = site.output();
    let mut checked = 0;
    for (path, page) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in attributes(page, "a[href*='#'], use", "href") {
            let (target, anchor) = href.split_once('#').expect("an anchor");
            if target.contains("://") {
                // A link to words on the page of somebody else.
                continue;
            }
            let target = if target.is_empty() {
                path.clone()
            } else {
                format!("{}index.html", &target[1..])
            };
            let ids = attributes(&output[&target], "[id]", "id");
            assert!(ids.iter().any(|id| id == anchor), "{path} links to {href}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} links");
}

#[test]
fn a_heading_with_a_reference_is_read_as_its_words_everywhere() {
    let page = with("## By [[person:ada|Ada]]\n\n## And [[person:ada]]\n").file(PAGE);
    assert_eq!(texts(&page, ".prose h2"), ["By Ada", "And Ada Example"]);
    assert_eq!(
        texts(&page, ".contents--beside li")[..2],
        ["By Ada", "And Ada Example"]
    );
}

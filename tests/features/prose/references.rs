//! References to claims, people and sources.

use super::{EXPLAINER, PAGE, prose, with};
use crate::reader::{all, attributes, below, document, inner, text, texts};
use crate::small_site::SmallSite;

#[test]
fn a_claim_is_named_with_its_verdict() {
    assert_eq!(
        prose("See [[claim:closed]].\n"),
        "<p>See <span class=\"claimref\"><a class=\"claimref__text\" dir=\"auto\" href=\"/library/closed/\">The town closed four \
         libraries</a> <span class=\"verdict verdict--negative\"><svg aria-hidden=\"true\" class=\"mark mark--negative\" \
         height=\"24\" width=\"24\"><use href=\"#i-mark-cross\"></use></svg><span class=\"verdict__word\" dir=\"auto\">False\
         </span></span></span>.</p>"
    );
}

#[test]
fn a_claim_in_other_words_keeps_its_verdict() {
    let page = with("They say [[claim:closed|four were closed]].\n").file(PAGE);
    assert_eq!(
        texts(&page, ".prose p"),
        ["They say four were closed False."]
    );
    assert_eq!(attributes(&page, ".prose a", "href"), ["/library/closed/"]);
}

#[test]
fn a_card_stands_between_paragraphs() {
    let page = with("Before.\n\n![[claim:closed]]\n\nAfter.\n").file(PAGE);
    let document = document(&page);
    let children: Vec<String> = below(all(&document, ".prose")[0], ":scope > *")
        .into_iter()
        .map(|element| {
            format!(
                "{}.{}",
                element.value().name(),
                element.attr("class").unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(children, ["p.", "article.card card--negative", "p."]);
    assert_eq!(
        texts(&page, ".prose .card__claim"),
        ["The town closed four libraries"]
    );
}

#[test]
fn a_person_is_a_link_in_their_own_or_other_words() {
    assert_eq!(
        prose("[[person:ada]] spoke. [[person:ada|Mrs. O'Ada]] left.\n"),
        "<p><a class=\"person\" dir=\"auto\" href=\"/people/ada/\">Ada Example</a> spoke. \
         <a class=\"person\" dir=\"auto\" href=\"/people/ada/\">Mrs. O’Ada</a> left.</p>"
    );
}

#[test]
fn citations_are_numbered_by_first_mention_and_linked_back() {
    let second = "-- content/sources/more.yaml --\nletter:\n  title: Letter\n  publisher: Ada\n  kind: document\n  \
                  primary: true\n  basis: documents\n  archive: {none: Private.}\n  seen: copy\n";
    let site = SmallSite::new(second).replacing(
        EXPLAINER,
        "The council met.[[source:minutes]]\n",
        "One.[[source:minutes]] Two.[[source:letter]] Three.[[source:minutes]]\n",
    );
    let page = site.file(PAGE);
    assert_eq!(
        inner(&page, ".prose"),
        "<p>One.<sup class=\"cite\"><a aria-label=\"Source 1: Town council\" \
         href=\"#cite-1\" id=\"ref-1-1\">1</a></sup> Two.<sup class=\"cite\"><a aria-label=\"Source 2: Ada\" href=\"#cite-2\" \
         id=\"ref-2-1\">2</a></sup> Three.<sup class=\"cite\"><a aria-label=\"Source 1: Town council\" href=\"#cite-1\" id=\"ref-1-2\">1</a></sup></p>"
    );
    let document = document(&page);
    let list: Vec<(String, Vec<String>)> = all(&document, ".citations > li")
        .into_iter()
        .map(|item| {
            let back = below(item, ".citations__back a");
            let back = back
                .iter()
                .map(|link| link.attr("href").expect("a link").to_owned())
                .collect();
            (
                format!(
                    "{}: {}",
                    item.attr("id").expect("an id"),
                    text(below(item, ".source__title")[0])
                ),
                back,
            )
        })
        .collect();
    let expected = [
        (
            "cite-1: Minutes of the council",
            vec!["#ref-1-1", "#ref-1-2"],
        ),
        ("cite-2: Letter", vec!["#ref-2-1"]),
    ];
    assert_eq!(
        list,
        expected.map(|(id, back)| (id.to_owned(), back.into_iter().map(str::to_owned).collect()))
    );
}

#[test]
fn a_reference_in_a_table_and_in_a_footnote() {
    let markdown =
        "| Who |\n|--|\n| [[person:ada]] |\n\nSo.[^n]\n\n[^n]: See [[source:minutes]].\n";
    let page = with(markdown).file(PAGE);
    assert_eq!(texts(&page, ".prose td"), ["Ada Example"]);
    assert_eq!(texts(&page, ".prose .footnotes li"), ["aSee 1."]);
    assert_eq!(
        attributes(&page, ".citations__back a", "href"),
        ["#ref-1-1"]
    );
}

#[test]
fn other_words_in_a_table_need_the_bar_escaped() {
    let page = with("| Who |\n|--|\n| [[person:ada\\|she]] |\n").file(PAGE);
    assert_eq!(texts(&page, ".prose td"), ["she"]);
}

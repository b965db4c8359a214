//! The claim card and the badges: what they say, in which order, and that no claim stands anywhere
//! without its outcome.

use scraper::{ElementRef, Html, Node};
use serde_json::Value;

use crate::reader::{all, attributes, below, blocks, document, text, texts};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";

/// The smallest site with all that a card can show.
fn full() -> SmallSite {
    let lines = "kind: statement\nlabel: \"False: three moved\"\nplace: Town hall\nappearances: [letter]\n\
                 corrections:\n  - {date: 2024-05-02, grade: update, text: A street was added.}\n  \
                 - {date: 2024-05-03, grade: minor, text: A comma was added.}\n";
    let letter = "-- content/sources/more.yaml --\nletter:\n  title: Letter to the town\n  publisher: Ada Example\n  \
                  kind: document\n  primary: true\n  basis: named\n  archive: {none: Private.}\n  seen: copy\n";
    SmallSite::new(letter)
        .replacing(CLAIM, "kind: statement\n", lines)
        .replacing(
            CLAIM,
            "evidence:\n",
            "evidence:\n  - {source: letter, stance: supports, note: It says four.}\n  \
             - {source: letter, stance: context, note: It asks for the year.}\n",
        )
        .replacing(
            "content/people.yaml",
            "  name: Ada Example\n",
            "  name: Ada Example\n  role: Reader\n",
        )
        .replacing(
            "content/explainers/library/index.md",
            "The council met.",
            "![[claim:closed]]\n\nThe council met.",
        )
}

#[test]
fn a_card_in_a_text_reads_in_this_order() {
    let page = full().file("library/index.html");
    let card = "False: three moved as of 31 March 2024 Corrected 2 May 2024 \
                The town closed four libraries\
                Claimed by Ada Example10 March 2024, Town hallAbout Town Gazette\
                Where it appeared: Ada Example: Letter to the town\
                What we found: One closed and three moved.\
                1 source supports it Ada Example\
                Letter to the town Ada ExampleDocumentPrimaryNamed peopleCopy readNo copy\
                1 source undermines it Town council\
                Minutes of the council Town council, 1 March 2024DocumentPrimaryDocumentsOriginal readNo copy\
                1 source gives context Ada Example\
                Letter to the town Ada ExampleDocumentPrimaryNamed peopleCopy readNo copy\
                Evidence and analysis: The town closed four libraries";
    assert_eq!(texts(&page, "article.card"), [card]);
}

#[test]
fn verdict_day_claim_facts_finding_evidence_and_link_follow_each_other() {
    let page = full().file("library/index.html");
    let parts = ".card__verdict, .card__claim, .card__facts, .card__finding, .basis, .card__more";
    let document = document(&page);
    let order: Vec<&str> = all(&document, parts)
        .into_iter()
        .map(|part| part.attr("class").expect("it was found by its class"))
        .collect();
    assert_eq!(
        order,
        [
            "card__verdict",
            "card__claim",
            "card__facts",
            "card__finding",
            "basis",
            "card__more"
        ]
    );
    assert_eq!(
        texts(&page, ".card__verdict"),
        ["False: three moved as of 31 March 2024 Corrected 2 May 2024"]
    );
    assert_eq!(
        texts(&page, ".card__finding"),
        ["What we found: One closed and three moved."]
    );
}

#[test]
fn everything_on_a_card_is_linked() {
    let page = full().file("library/index.html");
    assert_eq!(
        attributes(&page, ".card__main a", "href"),
        [
            "/verdicts/false/",
            "/library/closed/",
            "/people/ada/",
            "/people/gazette/",
            "/sources/letter/"
        ]
    );
    assert_eq!(
        attributes(&page, ".basis__sources a", "href"),
        ["/sources/letter/", "/sources/minutes/", "/sources/letter/"]
    );
    assert_eq!(
        attributes(&page, ".card__more a", "href"),
        ["/library/closed/"]
    );
}

#[test]
fn a_claim_in_a_list_says_what_its_card_says_but_for_the_evidence() {
    let page = full().file("index.html");
    let brief = "False: three moved as of 31 March 2024 Corrected 2 May 2024 \
                 The town closed four libraries\
                 Claimed by Ada Example10 March 2024, Town hallWhere it appeared: Ada Example: Letter to the town\
                 One closed and three moved.\
                 2 sources: 1 supports it, 1 undermines it, 1 gives context (1 of them on more than one side)";
    assert_eq!(texts(&page, "article.brief"), [brief]);
    assert_eq!(
        attributes(&page, ".brief a", "href"),
        [
            "/verdicts/false/",
            "/library/closed/",
            "/people/ada/",
            "/sources/letter/"
        ]
    );
}

#[test]
fn a_source_with_two_quotations_on_one_side_is_one_source() {
    let more = "evidence:\n  - {source: minutes, stance: undermines, note: It says so twice.}\n";
    let output = full().replacing(CLAIM, "evidence:\n", more).output();
    let tally = "2 sources: 1 supports it, 1 undermines it, 1 gives context (1 of them on more than one side)";
    assert_eq!(texts(&output["index.html"], ".brief__tally"), [tally]);
    let sides = texts(&output["library/index.html"], ".basis b");
    assert_eq!(
        sides,
        [
            "1 source supports it",
            "1 source undermines it",
            "1 source gives context"
        ]
    );
}

#[test]
fn what_a_claims_page_counts_is_sources_and_adds_up() {
    let counts = |site: SmallSite| {
        let page = site.file("library/closed/index.html");
        (
            texts(&page, ".side__count"),
            texts(&page, "p.basis__side > .basis__who:first-child"),
        )
    };
    let with = |entries: &str| {
        let entries = format!("evidence:\n{entries}");
        full()
            .replacing(
                CLAIM,
                "  - {source: letter, stance: context, note: It asks for the year.}\n",
                "",
            )
            .replacing(CLAIM, "evidence:\n", &entries)
    };
    let plain = [["1 source"; 2].map(str::to_owned).to_vec(), Vec::new()];
    let (sides, shared) = counts(with(""));
    assert_eq!([sides, shared], plain);
    let (sides, shared) = counts(with(
        "  - {source: minutes, stance: undermines, note: It says so twice.}\n",
    ));
    assert_eq!(
        (sides, shared),
        (
            vec!["1 source".to_owned(), "1 source, 2 entries".to_owned()],
            Vec::new()
        )
    );
    let (sides, shared) = counts(with(
        "  - {source: minutes, stance: supports, note: It names three.}\n",
    ));
    let both = vec!["1 of these sources stands on more than one side.".to_owned()];
    assert_eq!(
        (sides, shared),
        (vec!["2 sources".to_owned(), "1 source".to_owned()], both)
    );
    let (sides, _) = counts(SmallSite::new(""));
    assert_eq!(sides, ["0 sources", "1 source"]);
}

#[test]
fn the_card_of_the_claims_own_page_is_its_heading_and_says_what_people_are() {
    let page = full().file("library/closed/index.html");
    assert_eq!(texts(&page, "h1"), ["The town closed four libraries"]);
    assert_eq!(
        texts(&page, ".card--page .card__facts li")[0],
        "Claimed by Ada Example (Reader)"
    );
    assert_eq!(
        texts(&page, ".card--page .card__more"),
        Vec::<String>::new()
    );
}

#[test]
fn a_verdict_is_a_word_first_and_each_has_a_shape_of_its_own() {
    let marks = ["check", "half", "wrench", "cross", "question", "split"];
    let tones = [
        "positive", "mixed", "negative", "negative", "neutral", "neutral",
    ];
    let verdicts: String = marks
        .iter()
        .zip(tones)
        .map(|(mark, tone)| {
            format!("  - {{id: v-{mark}, label: Word {mark}, definition: Words., tone: {tone}, mark: {mark}}}\n")
        })
        .collect();
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "scale:\n",
        &format!("scale:\n{verdicts}"),
    );
    let page = site.file("index.html");
    let document = document(&page);
    let shown: Vec<(String, String)> = all(&document, ".scale dt .verdict")
        .into_iter()
        .take(6)
        .map(|verdict| {
            let shape = below(verdict, "use")[0]
                .attr("href")
                .expect("a shape")
                .to_owned();
            assert_eq!(
                below(verdict, "svg")[0].attr("aria-hidden"),
                Some("true"),
                "the word says it already"
            );
            (text(verdict), shape)
        })
        .collect();
    let expected = marks.map(|mark| (format!("Word {mark}"), format!("#i-mark-{mark}")));
    assert_eq!(shown, expected);
    let drawn = attributes(&page, "symbol", "id");
    assert!(
        marks
            .iter()
            .all(|mark| drawn.contains(&format!("i-mark-{mark}"))),
        "{drawn:?}"
    );
}

/// A site in which an allegation about a living person is named wherever a claim can be named.
fn with_an_allegation() -> SmallSite {
    SmallSite::new(
        "\
-- content/pages/method.md --
---
title: Method
description: How.
shows: [scale, badges, corrections]
---
As in [[claim:sold]] and [[claim:sold|another one]].[[source:minutes]]
-- content/explainers/library/index.md --
---
title: The library
standfirst: One of four libraries closed; three moved.
published: 2024-04-01
authors: [gazette]
central: sold
claims: [before, sold, closed]
timeline:
  - {date: 2024-03-10, text: The council met., sources: [minutes], claim: sold}
---
In passing, [[claim:sold]] and [[claim:sold|other words]].[[source:minutes]]

![[claim:sold]]
-- content/explainers/library/claims/before.md --
---
claim: The town had four libraries
kind: number
verdict: \"true\"
as_of: 2024-03-31
finding: It had four.
evidence: [{source: minutes, stance: supports, note: They list four.}]
---
-- content/explainers/library/claims/sold.md --
---
claim: Ada Example sold the books
quote: She sold them all.
claimant: gazette
about: [ada]
kind: allegation
appearances: [minutes]
verdict: \"false\"
label: Contradicted by the shelves
as_of: 2024-03-31
finding: Every book is there.
tags: [books]
evidence: [{source: minutes, stance: undermines, note: They list every book.}]
corrections: [{date: 2024-04-02, grade: substantial, from: open, to: \"false\", text: The shelves were counted.}]
---
Counted.[[source:minutes]]
",
    )
}

const ALLEGATION: &str = "Ada Example sold the books";
const OUTCOMES: [&str; 3] = [
    "False",
    "Contradicted by the shelves",
    "Every book is there.",
];

fn has_outcome(text: &str) -> bool {
    OUTCOMES.iter().any(|outcome| text.contains(outcome))
}

/// The elements within which a claim and its outcome count as standing together.
fn keeps_together(element: ElementRef<'_>) -> bool {
    let class = element.attr("class").unwrap_or_default();
    let named = [
        "card",
        "brief",
        "claimref",
        "correction",
        "use",
        "timeline__item",
        "glance__group",
    ];
    matches!(element.value().name(), "li" | "p" | "th" | "td" | "title")
        || class.split(' ').any(|class| named.contains(&class))
}

/// Where a page names the allegation in its text or in an attribute without the outcome beside it.
fn bare_in_page(page: &Html) -> Vec<String> {
    let mut bare = Vec::new();
    for node in page.tree.nodes() {
        let (named, alone) = match node.value() {
            Node::Text(words) => (words.contains(ALLEGATION), has_outcome(words)),
            Node::Element(element) => {
                let named: Vec<&str> = element
                    .attrs()
                    .map(|(_, value)| value)
                    .filter(|value| value.contains(ALLEGATION))
                    .collect();
                (
                    !named.is_empty(),
                    named.iter().all(|value| has_outcome(value)),
                )
            }
            _ => continue,
        };
        let in_script = node
            .parent()
            .and_then(ElementRef::wrap)
            .is_some_and(|parent| parent.value().name() == "script");
        if !named || alone || in_script {
            continue;
        }
        let around: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
        let kept = around
            .iter()
            .copied()
            .filter(|element| keeps_together(*element))
            .any(|element| has_outcome(&text(element)));
        if !kept {
            let nearest = around
                .first()
                .map_or_else(String::new, |element| element.html());
            bare.push(nearest);
        }
    }
    bare
}

/// Where structured data names the allegation in an object that does not hold the outcome.
fn bare_in_data(value: &Value, bare: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            let named = map
                .values()
                .filter_map(Value::as_str)
                .any(|text| text.contains(ALLEGATION));
            if named && !has_outcome(&value.to_string()) {
                bare.push(value.to_string());
            }
            map.values().for_each(|value| bare_in_data(value, bare));
        }
        Value::Array(list) => list.iter().for_each(|value| bare_in_data(value, bare)),
        _ => {}
    }
}

#[test]
fn an_allegation_never_stands_anywhere_without_its_verdict_or_finding() {
    let output = with_an_allegation().output();
    let mut naming = Vec::new();
    let mut bare = Vec::new();
    for (path, page) in output.iter().filter(|(_, page)| page.contains(ALLEGATION)) {
        naming.push(
            path.rsplit_once('-')
                .filter(|_| path.starts_with("search/"))
                .map_or(path.as_str(), |(kind, _)| kind),
        );
        if path.ends_with(".html") {
            bare.extend(
                bare_in_page(&document(page))
                    .into_iter()
                    .map(|place| format!("{path}: {place}")),
            );
            let mut in_data = Vec::new();
            blocks(page)
                .iter()
                .for_each(|block| bare_in_data(block, &mut in_data));
            bare.extend(in_data.into_iter().map(|place| format!("{path}: {place}")));
        } else if path.ends_with(".json") {
            let mut in_data = Vec::new();
            bare_in_data(&serde_json::from_str(page).expect("JSON"), &mut in_data);
            bare.extend(in_data.into_iter().map(|place| format!("{path}: {place}")));
        } else {
            let lines = page
                .lines()
                .filter(|line| line.contains(ALLEGATION) && !has_outcome(line));
            bare.extend(lines.map(|line| format!("{path}: {line}")));
        }
    }
    assert_eq!(
        naming,
        [
            "claims.json",
            "claims/index.html",
            "corrections.xml",
            "feed.xml",
            "index.html",
            "kinds/allegation/index.html",
            "library/before/index.html",
            "library/closed/index.html",
            "library/index.html",
            "library/sold/embed/index.html",
            "library/sold/index.html",
            "library/sold/oembed.json",
            "method/index.html",
            "people/ada/index.html",
            "people/gazette/index.html",
            "search/index/entries",
            "search/index/entries",
            "sources/minutes/index.html",
            "tags/books/index.html",
            "verdicts/false/index.html",
        ]
    );
    assert!(
        bare.is_empty(),
        "named without its outcome at {} places:\n{}",
        bare.len(),
        bare.join("\n")
    );
}

#[test]
fn title_and_description_of_an_allegation_carry_the_outcome() {
    let page = with_an_allegation().file("library/sold/index.html");
    let title = "Contradicted by the shelves: Ada Example sold the books";
    let description = "Contradicted by the shelves (as of 31 March 2024). Every book is there.";
    assert_eq!(texts(&page, "title"), [format!("{title} — Town checks")]);
    assert_eq!(
        attributes(&page, "meta[property='og:title']", "content"),
        [title]
    );
    assert_eq!(
        attributes(
            &page,
            "meta[name=description], meta[property='og:description']",
            "content"
        ),
        [description, description]
    );
}

/// The badges of the source `minutes`, with lines of its entry replaced.
fn badges(changes: &[(&str, &str)]) -> Vec<String> {
    let through = "-- content/sources/more.yaml --\nletter:\n  title: Letter\n  publisher: Ada\n  kind: document\n  \
                   primary: true\n  basis: named\n  archive: {none: Private.}\n  seen: copy\n";
    let site = changes
        .iter()
        .fold(SmallSite::new(through), |site, (old, new)| {
            site.replacing(SOURCES, old, new)
        });
    let site = site.replacing(CLAIM, "verdict: \"false\"", "verdict: open");
    texts(
        &site.file("sources/minutes/index.html"),
        ".source-page__facts .marks dt",
    )
}

#[test]
fn the_badges_of_a_source() {
    let expected = [
        "Document",
        "Primary",
        "Documents",
        "Original read",
        "No copy: Only a paper copy exists.",
    ];
    assert_eq!(badges(&[]), expected);
}

#[test]
fn a_badge_for_each_kind_of_source() {
    let kinds = [
        ("official-report", "Official report"),
        ("court-record", "Court record"),
        ("hansard", "Record of parliament"),
        ("statute", "Statute"),
        ("dataset", "Data set"),
        ("study", "Study"),
        ("government-statement", "Government statement"),
        ("press-release", "Press release"),
        ("news-report", "News report"),
        ("interview", "Interview"),
        ("social-post", "Social media post"),
        ("video", "Video"),
        ("document", "Document"),
    ];
    for (kind, label) in kinds {
        assert_eq!(
            badges(&[("kind: document", &format!("kind: {kind}"))])[0],
            label
        );
    }
}

#[test]
fn a_badge_for_each_standing_basis_and_way_of_reading() {
    assert_eq!(
        badges(&[("primary: true", "primary: false")])[1],
        "Secondary"
    );
    for (basis, label) in [
        ("named", "Named people"),
        ("anonymous", "Unnamed people"),
        ("own-observation", "Own observation"),
    ] {
        let basis = format!("basis: {basis}\n  note: Nobody else was there.");
        assert_eq!(badges(&[("basis: documents", &basis)])[2], label);
    }
    assert_eq!(badges(&[("seen: original", "seen: copy")])[3], "Copy read");
    assert_eq!(
        badges(&[("seen: original", "seen: quoted\n  through: [letter]")])[3],
        "Read through Ada"
    );
}

#[test]
fn a_badge_for_what_is_kept_and_for_an_interest() {
    let archived = "{url: https://archive.example/1, date: 2024-03-02}";
    assert_eq!(
        badges(&[("{none: Only a paper copy exists.}", archived)])[4],
        "Archived 2 March 2024"
    );
    let hash = "0123456789abcdef".repeat(4);
    let copy = format!("seen: original\n  copy: {{sha256: \"{hash}\", date: 2024-03-03}}");
    assert_eq!(
        badges(&[("seen: original", &copy)])[4],
        "Copy recorded: 3 March 2024, SHA-256 0123456789ab…"
    );
    let interest = "seen: original\n  interest: The council chose the libraries.";
    assert_eq!(
        badges(&[("seen: original", interest)])[5],
        "Interest: The council chose the libraries."
    );
}

#[test]
fn the_legend_explains_every_badge() {
    let legend = "-- content/pages/method.md --\n---\ntitle: Method\ndescription: How.\nshows: [badges]\n---\nWords.\n";
    let output = SmallSite::new(legend).output();
    let expected = "kind-official-report kind-court-record kind-hansard kind-statute kind-dataset kind-study \
                    kind-government-statement kind-press-release kind-news-report kind-interview kind-social-post \
                    kind-video kind-document standing-primary standing-secondary basis-named basis-anonymous \
                    basis-documents basis-own-observation seen-original seen-copy seen-quoted copy-held copy-archived \
                    copy-none interest-declared";
    let entries: Vec<String> =
        attributes(&output["method/index.html"], ".legends__list > div", "id")
            .into_iter()
            .map(|id| {
                id.strip_prefix("badge-")
                    .expect("an entry of the legend")
                    .to_owned()
            })
            .collect();
    assert_eq!(entries, expected.split(' ').collect::<Vec<_>>());
    for meaning in texts(&output["method/index.html"], ".legends__list dd") {
        assert!(meaning.ends_with('.'), "{meaning}");
    }
}

#[test]
fn every_badge_shows_what_it_means_where_it_stands_without_a_script() {
    let legend = "-- content/pages/method.md --\n---\ntitle: Method\ndescription: How.\nshows: [badges]\n---\nWords.\n";
    let site = SmallSite::new(legend).replacing(
        "content/site.yaml",
        "scale:\n",
        "policies: {methodology: method}\nscale:\n",
    );
    let page = site.file("library/closed/index.html");
    assert_eq!(
        attributes(&page, "button.badge", "popovertarget"),
        [
            "m-kind-document",
            "m-standing-primary",
            "m-basis-documents",
            "m-seen-original",
            "m-copy-none"
        ]
    );
    assert_eq!(
        attributes(&page, ".meaning[popover]", "id"),
        [
            "m-kind-document",
            "m-standing-primary",
            "m-basis-documents",
            "m-seen-original",
            "m-copy-none"
        ]
    );
    assert_eq!(
        texts(&page, ".meaning p")[4],
        "No copy No copy is known to us. The reason is given."
    );
    assert_eq!(attributes(&page, ".meaning a", "href"), ["/method/"; 5]);
}

#[test]
fn evidence_that_was_read_through_another_source_says_so() {
    let site = full().replacing(
        CLAIM,
        "stance: undermines\n",
        "stance: undermines\n    via: letter\n    at: Page 3\n",
    );
    let page = site.file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".evidence--undermines .evidence__where"),
        ["Where: Page 3 Read through Ada Example: Letter to the town"]
    );
    assert_eq!(
        texts(&page, ".evidence--undermines .badges li")[3],
        "Read through another source"
    );
}

#[test]
fn evidence_from_a_source_seen_only_quoted_is_read_through_what_quotes_it() {
    let site = full().replacing(
        SOURCES,
        "seen: original",
        "seen: quoted\n  through: [letter]",
    );
    let page = site.file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".evidence--undermines .evidence__where"),
        ["Read through Ada Example: Letter to the town"]
    );
    assert_eq!(
        texts(&page, ".evidence--undermines .badges li")[3],
        "Read through another source"
    );
    let carrier = site.file("sources/letter/index.html");
    assert_eq!(
        texts(&carrier, "[aria-labelledby=at-carries] li"),
        ["Town council, Minutes of the council"]
    );
}

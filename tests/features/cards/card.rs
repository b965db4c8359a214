//! The card of a claim: what it says, and in which order.

use super::{CLAIM, SOURCES};
use crate::reader::{all, attributes, below, document, pieces, text, texts};
use crate::small_site::SmallSite;

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

/// What the card of that claim says, a line for each of its own; ` / ` is where a tag begins or ends.
const CARD: &str = "
False: three moved / as of 31 March 2024 / Corrected 2 May 2024
The town closed four libraries
What we found: / One closed and three moved.
1 source undermines it / , / 1 supports it / , / 1 gives context / : / The town closed four libraries
Claimed by / Ada Example / 10 March 2024 / , / Town hall
About / Town Gazette
Where it appeared: / Ada Example / : / Letter to the town
1 source undermines it / Town council
Minutes of the council / Town council / , 1 March 2024
Document / Primary / Documents / Original read / Not archived
1 source supports it / Ada Example
Letter to the town / Ada Example / Document / Primary / Named people / Copy read / Copy not kept
1 source gives context / Ada Example
Letter to the town / Ada Example / Document / Primary / Named people / Copy read / Copy not kept
Evidence and analysis / : / The town closed four libraries
";

#[test]
fn a_card_in_a_text_reads_in_this_order() {
    let page = full().file("library/index.html");
    let expected: Vec<&str> = CARD
        .trim()
        .lines()
        .flat_map(|line| line.split(" / "))
        .collect();
    assert_eq!(pieces(&page, "article.card"), expected);
}

#[test]
fn verdict_day_claim_finding_facts_evidence_and_link_follow_each_other() {
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
            "card__finding",
            "card__facts",
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
        ["/verdicts/false/", "/library/closed/"]
    );
    assert_eq!(
        attributes(&page, ".card__facts a", "href"),
        ["/people/ada/", "/people/gazette/", "/sources/letter/"]
    );
    assert_eq!(
        attributes(&page, ".basis__sources a", "href"),
        ["/sources/minutes/", "/sources/letter/", "/sources/letter/"]
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
                 2 sources: 1 supports it, 1 undermines it, 1 gives context (1 counted on more than one side)";
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
    let tally = "2 sources: 1 supports it, 1 undermines it, 1 gives context (1 counted on more than one side)";
    assert_eq!(texts(&output["index.html"], ".brief__tally"), [tally]);
    let sides = texts(&output["library/index.html"], ".basis b");
    assert_eq!(
        sides,
        [
            "1 source undermines it",
            "1 source supports it",
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
            vec!["1 source, 2 entries".to_owned(), "1 source".to_owned()],
            Vec::new()
        )
    );
    let (sides, shared) = counts(with(
        "  - {source: minutes, stance: supports, note: It names three.}\n",
    ));
    let both = vec!["1 of these sources is counted on more than one side.".to_owned()];
    assert_eq!(
        (sides, shared),
        (vec!["1 source".to_owned(), "2 sources".to_owned()], both)
    );
    let (sides, _) = counts(SmallSite::new(""));
    assert_eq!(sides, ["1 source", "0 sources"]);
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
        ["Where: Page 3 As quoted in Ada Example: Letter to the town"]
    );
    assert_eq!(
        texts(&page, ".evidence--undermines .badges li")[3],
        "As quoted in another source"
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
        ["As quoted in Ada Example: Letter to the town"]
    );
    assert_eq!(
        texts(&page, ".evidence--undermines .badges li")[3],
        "As quoted in another source"
    );
    let carrier = site.file("sources/letter/index.html");
    assert_eq!(
        texts(&carrier, "[aria-labelledby=at-carries] li"),
        ["Town council, Minutes of the council"]
    );
}

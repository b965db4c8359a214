//! Corrections: on the page where the error was, in the log of all, in its feed, and as the history
//! of a verdict.

use crate::feed::without_styles;
use crate::reader::{all, attributes, below, document, text, texts};
use crate::small_site::SmallSite;
use factpress::Options;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PAGE: &str = "library/closed/index.html";
const LOG: &str = "corrections/index.html";

/// Every grade, two of one day, and a verdict that changed twice.
const CORRECTIONS: &str = "corrections:
  - {date: 2024-05-02, grade: minor, text: A name was misspelt.}
  - {date: 2024-04-20, grade: substantial, from: \"true\", to: open, text: The minutes were a draft.}
  - {date: 2024-05-02, grade: substantial, from: open, to: \"false\", text: The minutes were published.}
  - {date: 2024-06-01, grade: update, text: The auditor's report was added.}
";

fn corrected() -> SmallSite {
    SmallSite::new(
        "-- content/pages/corrections.md --\n---\ntitle: Corrections\ndescription: What we got wrong.\nshows: \
         [corrections]\n---\nWords.\n",
    )
    .replacing(CLAIM, "kind: statement\n", &format!("kind: statement\nlabel: Wrong by three\n{CORRECTIONS}"))
}

/// The paragraphs of each element of a page that a selector finds, in one line.
fn paragraphs(page: &str, css: &str) -> Vec<String> {
    let document = document(page);
    let line = |element| {
        below(element, "p")
            .into_iter()
            .map(text)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    all(&document, css).into_iter().map(line).collect()
}

/// Each correction below an element.
fn corrections(page: &str, css: &str) -> Vec<String> {
    paragraphs(page, &format!("{css} .correction"))
}

#[test]
fn substantial_ones_stand_at_the_top_of_the_claim_and_all_of_them_at_its_end() {
    let page = corrected().file(PAGE);
    let substantial = [
        "2 May 2024 Substantial correction | The minutes were published. | Verdict changed from Unproven to False",
        "20 April 2024 Substantial correction | The minutes were a draft. | Verdict changed from True to Unproven",
    ];
    assert_eq!(corrections(&page, ".notice"), substantial);
    assert_eq!(
        corrections(&page, "[aria-labelledby=at-corrections]"),
        [
            "1 June 2024 Update | The auditor’s report was added.",
            substantial[0],
            "2 May 2024 Minor correction | A name was misspelt.",
            substantial[1],
        ]
    );
    assert_eq!(texts(&page, ".card__corrected"), ["Corrected 1 June 2024"]);
}

#[test]
fn the_explainer_shows_substantial_ones_at_its_top_with_the_claim_and_its_outcome() {
    let page = corrected().file("library/index.html");
    let named = "The town closed four libraries Wrong by three";
    assert_eq!(
        corrections(&page, ".notice"),
        [
            format!(
                "2 May 2024 Substantial correction | {named} | The minutes were published. | Verdict changed from Unproven to False"
            ),
            format!(
                "20 April 2024 Substantial correction | {named} | The minutes were a draft. | Verdict changed from True to Unproven"
            ),
        ]
    );
    assert_eq!(
        corrections(&page, "[aria-labelledby=at-corrections]").len(),
        4
    );
}

#[test]
fn each_has_an_anchor_that_later_ones_do_not_move() {
    let anchors = |page: &str| attributes(page, ".correction[id]", "id");
    let page = corrected().file(PAGE);
    assert_eq!(
        anchors(&page),
        [
            "at-correction-2024-06-01",
            "at-correction-2024-05-02-2",
            "at-correction-2024-05-02",
            "at-correction-2024-04-20"
        ]
    );
    let later = corrected().replacing(
        CLAIM,
        "corrections:\n",
        "corrections:\n  - {date: 2024-07-01, grade: minor, text: Another.}\n",
    );
    assert_eq!(anchors(&later.file(PAGE))[1..], anchors(&page)[..]);
    assert_eq!(anchors(&corrected().file(LOG)), Vec::<String>::new());
}

#[test]
fn the_log_sorts_them_by_grade_and_leads_to_each_grade() {
    let page = corrected().file(LOG);
    assert_eq!(
        texts(&page, ".corrections__nav li"),
        [
            "2 substantial corrections",
            "1 update",
            "1 minor correction"
        ]
    );
    assert_eq!(
        attributes(&page, ".corrections__nav a", "href"),
        ["#at-substantial", "#at-update", "#at-minor"]
    );
    let document = document(&page);
    let grades: Vec<(String, String, usize)> = all(&document, ".corrections__grade")
        .into_iter()
        .map(|grade| {
            let heading = below(grade, "h3").remove(0);
            let id = heading.attr("id").expect("an anchor").to_owned();
            (id, text(heading), below(grade, ".correction").len())
        })
        .collect();
    let expected = [
        ("at-substantial", "Substantial corrections", 2),
        ("at-update", "Updates", 1),
        ("at-minor", "Minor corrections", 1),
    ];
    assert_eq!(
        grades,
        expected.map(|(id, heading, count)| (id.to_owned(), heading.to_owned(), count))
    );
    assert_eq!(
        texts(&page, ".corrections__note"),
        [
            "We were wrong about something that matters.",
            "New information came in; the verdict stands.",
            "A small error that does not change the meaning."
        ]
    );
    assert_eq!(
        corrections(&page, "[aria-labelledby=at-update]"),
        [
            "1 June 2024 Update | The town closed four libraries Wrong by three | The auditor’s report was added."
        ]
    );
    assert_eq!(
        attributes(&page, "main [type='application/atom+xml']", "href"),
        ["/corrections.xml"]
    );
}

#[test]
fn the_log_says_when_there_is_nothing_to_correct() {
    let site = corrected().replacing(CLAIM, CORRECTIONS, "");
    let page = site.file(LOG);
    assert_eq!(
        texts(&page, ".corrections__none"),
        ["None so far.", "None so far.", "None so far."]
    );
    assert_eq!(texts(&page, ".corrections__nav"), Vec::<String>::new());
    assert_eq!(
        attributes(&page, "main [type='application/atom+xml']", "href"),
        ["/corrections.xml"]
    );
}

#[test]
fn the_history_tells_since_when_each_verdict_stands_and_why() {
    let page = corrected().file(PAGE);
    assert_eq!(
        paragraphs(&page, ".history__step"),
        [
            "1 April 2024 first published | True",
            "20 April 2024 verdict changed | Unproven | The minutes were a draft.",
            "2 May 2024 verdict changed | Wrong by three | The minutes were published.",
        ]
    );
    assert_eq!(
        paragraphs(&SmallSite::new("").file(PAGE), ".history__step"),
        ["1 April 2024 first published | False"]
    );
}

#[test]
fn the_whole_feed() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title>Town checks: corrections</title>
 <subtitle>Every correction to a published claim, with its grade and the current verdict.</subtitle>
 <link href="https://checks.example/corrections/"/>
 <link rel="self" type="application/atom+xml" href="https://checks.example/corrections.xml"/>
 <id>https://checks.example/corrections.xml</id>
 <updated>2024-04-20T12:00:01Z</updated>
 <author>
  <name>Town Checks</name>
 </author>
 <entry>
  <title>Substantial correction. Wrong by three: The town closed four libraries</title>
  <link href="https://checks.example/library/closed/#at-correction-2024-04-20"/>
  <id>https://checks.example/library/closed/#at-correction-2024-04-20</id>
  <published>2024-04-20T12:00:01Z</published>
  <updated>2024-04-20T12:00:01Z</updated>
  <summary>The minutes were a draft. The verdict was changed from “True” to “False”. Wrong by three (as of 31 March 2024). One closed and three moved.</summary>
  <category term="substantial" label="Substantial correction"/>
 </entry>
</feed>
"#;
    let one = "corrections: [{date: 2024-04-20, grade: substantial, from: \"true\", to: \"false\", text: The minutes were a draft.}]\n";
    let xml = corrected()
        .replacing(CLAIM, CORRECTIONS, one)
        .file("corrections.xml");
    assert_eq!(without_styles(&xml), expected);
}

#[test]
fn a_publication_without_corrections_says_so_in_its_feed() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title>Town checks: corrections</title>
 <subtitle>Every correction to a published claim, with its grade and the current verdict.</subtitle>
 <link href="https://checks.example/"/>
 <link rel="self" type="application/atom+xml" href="https://checks.example/corrections.xml"/>
 <id>https://checks.example/corrections.xml</id>
 <updated>2024-04-01T12:00:00Z</updated>
 <author>
  <name>Town Checks</name>
 </author>
 <entry>
  <title>No corrections so far</title>
  <link href="https://checks.example/"/>
  <id>https://checks.example/#no-corrections</id>
  <published>2024-04-01T12:00:00Z</published>
  <updated>2024-04-01T12:00:00Z</updated>
  <summary>Every correction to a published claim, with its grade and the current verdict.</summary>
 </entry>
</feed>
"#;
    let xml = SmallSite::new("").file("corrections.xml");
    assert_eq!(without_styles(&xml), expected);
}

#[test]
fn every_page_names_the_feed() {
    for (path, page) in corrected()
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        if path.ends_with("/embed/index.html") {
            continue;
        }
        let link = "head [rel=alternate][href='/corrections.xml']";
        assert_eq!(
            attributes(page, link, "title"),
            ["Town checks: corrections"],
            "{path}"
        );
    }
}

#[test]
fn corrections_of_a_held_claim_are_in_no_feed() {
    let site = corrected()
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    assert!(!site.file("corrections.xml").contains("<entry>"));
}

#[test]
fn a_change_of_verdict_is_substantial() {
    let site = corrected().replacing(
        CLAIM,
        "2024-05-02, grade: substantial",
        "2024-05-02, grade: update",
    );
    assert_eq!(
        site.findings(),
        ["content/explainers/library/claims/closed.md:11:31 bad-value"]
    );
    let report = site.report();
    assert!(
        report.contains("the verdict changes, so the grade must be `substantial`, not `update`"),
        "{report}"
    );
}

#[test]
fn each_change_begins_where_the_one_before_it_led() {
    let site = corrected().replacing(CLAIM, "from: open", "from: \"true\"");
    assert_eq!(
        site.findings(),
        ["content/explainers/library/claims/closed.md:11:50 bad-value"]
    );
    let report = site.report();
    assert!(
        report.contains("the change before this one led to `open`, but this one begins at `true`"),
        "{report}"
    );
}

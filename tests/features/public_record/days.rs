//! The days that readers and machines see move with every change that readers see, whether its
//! author gives a day for it or not.

use std::collections::BTreeMap;

use factpress::plan::PublishedRecord;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";
const INDEX: &str = "content/explainers/library/index.md";
const PAGE: &str = "library/closed/index.html";
const OWN_DAY: &str = "2024-04-01";

type Texts = BTreeMap<String, String>;

fn small() -> SmallSite {
    SmallSite::new("")
}

fn reworded() -> SmallSite {
    small().replacing(
        CLAIM,
        "The minutes list them.",
        "The minutes name each of them.",
    )
}

fn record(output: &Texts) -> PublishedRecord {
    PublishedRecord::parse(&output["published.json"]).expect("a whole record")
}

/// The output of the last build after these sites were built one after the other, each on its day.
fn built(states: &[(&str, SmallSite)]) -> Texts {
    let mut output = Texts::new();
    let mut before = PublishedRecord::default();
    for (day, site) in states {
        output = site.output_on(day, &before);
        before = record(&output);
    }
    output
}

/// What is between two texts, where it is first.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text
        .split_once(begin)
        .unwrap_or_else(|| panic!("{begin} is not in {text}"));
    rest.split_once(end).expect("it ends").0
}

/// The days of the last change that a page of its own and the sitemap tell.
fn days_of_page<'o>(output: &'o Texts, address: &str) -> Vec<&'o str> {
    let page = &output[&format!("{address}index.html")];
    let place = format!("<loc>https://checks.example/{address}</loc>");
    let place = between(&output["sitemap.xml"], &place, "</url>");
    let head = between(page, "article:modified_time", "T");
    vec![
        between(page, "\"dateModified\":\"", "\""),
        &head[head.len() - 10..],
        between(place, "<lastmod>", "</lastmod>"),
    ]
}

fn days_of_explainer(output: &Texts) -> Vec<&str> {
    let mut days = days_of_page(output, "library/");
    days.push(day_of_entry(output, "library/"));
    days
}

fn day_of_entry<'o>(output: &'o Texts, page: &str) -> &'o str {
    let is_it =
        |entry: &&str| entry.contains(&format!("<link href=\"https://checks.example/{page}\"/>"));
    let entry = output["feed.xml"].split("<entry").skip(1).find(is_it);
    between(entry.expect("the feed has the page"), "<updated>", "T")
}

fn day_of_feed(output: &Texts) -> &str {
    between(&output["feed.xml"], "<updated>", "T")
}

/// The days of the last change of the claim, wherever they are told.
fn days_of_claim(output: &Texts) -> Vec<&str> {
    let mut days = days_of_page(output, "library/closed/");
    days.extend([
        between(&output["claims.json"], "\"modified\": \"", "\""),
        day_of_entry(output, "library/closed/"),
    ]);
    days
}

#[test]
fn a_reworded_paragraph_moves_the_day_of_its_claim_everywhere_and_no_other() {
    let output = built(&[("2024-05-01", small()), ("2024-06-02", reworded())]);
    assert_eq!(days_of_claim(&output), ["2024-06-02"; 5]);
    assert_eq!(day_of_feed(&output), "2024-06-02");
    assert!(output[PAGE].contains("2 June 2024"), "how to cite it");
    assert_eq!(days_of_explainer(&output), [OWN_DAY; 4]);
}

#[test]
fn so_does_new_evidence_and_everything_else_that_a_page_says() {
    let changes = [
        (
            "evidence:",
            "evidence:\n  - {source: minutes, stance: context, note: The minutes were amended.}",
        ),
        (
            "quote: One library closes.",
            "quote: One library closes.\n    note: The list is complete.",
        ),
        ("claimant: ada", "claimant: gazette"),
        (
            "kind: statement",
            "kind: statement\nwhy: It was said often.",
        ),
        ("kind: statement", "kind: statement\nextra: {region: North}"),
        ("kind: statement", "kind: statement\ntags: [town]"),
    ];
    for (old, new) in changes {
        let text = small().text(CLAIM);
        let changed = small().with_bytes(CLAIM, text.replacen(old, new, 1));
        assert_ne!(text, changed.text(CLAIM), "{new}");
        let output = built(&[("2024-05-01", small()), ("2024-06-02", changed)]);
        assert_eq!(days_of_claim(&output), ["2024-06-02"; 5], "{new}");
    }
}

#[test]
fn an_explainer_has_a_day_of_its_own() {
    let standfirst = small().replacing(INDEX, "standfirst: ", "standfirst: In short, ");
    let output = built(&[("2024-05-01", small()), ("2024-06-02", standfirst)]);
    assert_eq!(days_of_explainer(&output), ["2024-06-02"; 4]);
    assert_eq!(days_of_claim(&output), [OWN_DAY; 5]);
    assert_eq!(day_of_feed(&output), "2024-06-02");
    let shown = "<time datetime=\"2024-06-02\">";
    for page in ["library/index.html", "index.html"] {
        assert!(output[page].contains(shown), "{page}");
    }
}

#[test]
fn what_readers_do_not_see_moves_nothing() {
    let unseen = [
        ("kind: statement", "kind: statement # as the town counts"),
        (
            "claim: The town closed four libraries",
            "claim:   \"The town closed four libraries\"",
        ),
        ("The minutes list them.", "The minutes\nlist them."),
        (
            "kind: statement",
            "kind: statement\naliases: [/library/shut/]",
        ),
        (
            "kind: statement",
            "kind: statement\nlint: {number-without-date: {level: allow, because: It is in the title.}}",
        ),
    ];
    for (old, new) in unseen {
        let changed = small().replacing(CLAIM, old, new);
        let output = built(&[("2024-05-01", small()), ("2024-06-02", changed)]);
        assert_eq!(days_of_claim(&output), [OWN_DAY; 5], "{new}");
    }
}

#[test]
fn a_build_that_changes_nothing_gives_the_same_bytes_on_any_day() {
    let once = [("2024-05-01", small()), ("2024-06-02", reworded())];
    let again = [once.as_slice(), &[("2024-07-03", reworded())]].concat();
    assert_eq!(built(&once), built(&again));
}

#[test]
fn without_a_record_the_days_are_those_of_the_author() {
    for day in ["2024-05-01", "2044-01-02"] {
        let output = built(&[(day, reworded())]);
        assert_eq!(days_of_claim(&output), [OWN_DAY; 5]);
        assert_eq!(days_of_explainer(&output), [OWN_DAY; 4]);
    }
}

#[test]
fn a_later_day_of_the_author_holds() {
    let corrected = reworded().replacing(
        CLAIM,
        "evidence:",
        "corrections: [{date: 2024-06-09, grade: minor, text: A slip.}]\nevidence:",
    );
    let states = [
        ("2024-05-01", small()),
        ("2024-06-02", reworded()),
        ("2024-06-09", corrected),
    ];
    assert_eq!(days_of_claim(&built(&states)), ["2024-06-09"; 5]);
}

#[test]
fn each_change_of_one_day_has_a_time_of_its_own() {
    let twice = reworded().replacing(CLAIM, "name each", "name every one");
    let time = |states: &[(&str, SmallSite)]| {
        let output = built(states);
        between(&output["feed.xml"], "<updated>", "</updated>").to_owned()
    };
    let first = [("2024-05-01", small()), ("2024-06-02", reworded())];
    let second = [first.as_slice(), &[("2024-06-02", twice)]].concat();
    assert_eq!(time(&first), "2024-06-02T12:00:01Z");
    assert_eq!(time(&second), "2024-06-02T12:00:02Z");
}

#[test]
fn a_language_moves_alone() {
    let both = SmallSite::in_two_languages;
    let french = both().replacing(FRENCH, "Le procès-verbal les nomme.", "Il les nomme.");
    let output = built(&[("2024-05-01", both()), ("2024-06-02", french)]);
    let day = |page: &str| between(&output[page], "\"dateModified\":\"", "\"").to_owned();
    assert_eq!(day("library/closed/index.html"), OWN_DAY);
    assert_eq!(day("fr/library/closed/index.html"), "2024-06-02");

    let output = built(&[
        ("2024-05-01", both().without(FRENCH)),
        ("2024-06-02", both()),
    ]);
    let day = |page: &str| between(&output[page], "\"dateModified\":\"", "\"").to_owned();
    assert_eq!(day("library/closed/index.html"), OWN_DAY);
    assert_eq!(
        day("fr/library/closed/index.html"),
        "2024-06-02",
        "it is new"
    );
}

#[test]
fn a_claim_keeps_its_day_under_another_id() {
    let renamed = |site: SmallSite| {
        let text = site.text(CLAIM).replacen(
            "kind: statement",
            "kind: statement\naliases: [/library/closed/]",
            1,
        );
        site.without(CLAIM)
            .with_bytes("content/explainers/library/claims/shut.md", text)
            .replacing(INDEX, "claims: [closed]", "claims: [shut]")
    };
    let states = [
        ("2024-05-01", small()),
        ("2024-06-02", reworded()),
        ("2024-07-03", renamed(reworded())),
    ];
    let output = built(&states);
    let page = &output["library/shut/index.html"];
    assert_eq!(between(page, "\"dateModified\":\"", "\""), "2024-06-02");
    let states = [("2024-05-01", small()), ("2024-07-03", renamed(reworded()))];
    let output = built(&states);
    let page = &output["library/shut/index.html"];
    assert_eq!(between(page, "\"dateModified\":\"", "\""), "2024-07-03");
}

#[test]
fn a_claim_that_was_held_meanwhile_keeps_its_day_unless_it_changed() {
    let held = small().replacing(CLAIM, "kind: statement", "kind: statement\nhold: Is it?");
    let back = |site| {
        let states = [
            ("2024-05-01", small()),
            ("2024-06-02", held.clone()),
            ("2024-07-03", site),
        ];
        let output = built(&states);
        between(&output[PAGE], "\"dateModified\":\"", "\"").to_owned()
    };
    assert_eq!(back(small()), OWN_DAY);
    assert_eq!(back(reworded()), "2024-07-03");
}

#[test]
fn a_record_from_before_these_hashes_moves_no_day_by_itself() {
    let old = built(&[("2024-05-01", small())]);
    let entries: Vec<String> = old["published.json"]
        .lines()
        .filter(|line| line.starts_with("{\""))
        .map(|line| {
            let (before, rest) = line.split_once(",\"shown\"").expect("the hashes");
            let (_, after) = rest.split_once("},\"previous\"").expect("the chain");
            format!("{before},\"previous\"{}", after.trim_end_matches(','))
        })
        .collect();
    let record = super::chained(&entries);
    let same = small().output_on("2024-06-02", &record);
    assert_eq!(days_of_claim(&same), [OWN_DAY; 5]);
    let said = small().replacing(CLAIM, "finding: ", "finding: In short, ");
    let said = said.output_on("2024-06-02", &record);
    assert_eq!(days_of_claim(&said), ["2024-06-02"; 5]);
}

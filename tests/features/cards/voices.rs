//! Who speaks on each side of a claim's evidence: the people and bodies themselves, not the sites that
//! host a copy of their words.

use crate::reader::texts;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const OLD: &str = "  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";
const PAPER: &str = "\
-- content/sources/paper.yaml --
paper:
  title: Report of the auditor
  publisher: The Daily Copy
  kind: news-report
  date: 2024-03-20
  primary: false
  basis: anonymous
  archive: {none: Not public.}
  seen: copy
  note: They fear for their posts.
";

/// The small site with these entries of evidence, in which `paper` is a newspaper that rests on
/// unnamed people.
fn with(evidence: &str) -> SmallSite {
    SmallSite::new(PAPER).replacing(CLAIM, OLD, evidence)
}

fn sides(site: &SmallSite) -> Vec<String> {
    let page = site.file("library/closed/index.html");
    texts(&page, ".basis__side")
        .into_iter()
        .map(|side| side.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

const MINUTES: &str = "  - {source: minutes, stance: undermines, note: It lists one.}\n";

#[test]
fn a_side_names_those_who_speak_and_not_the_publisher_of_the_page() {
    let entry = "  - {source: paper, by: [ada, gazette], basis: named, stance: undermines, quote: One closed.}\n";
    assert_eq!(
        sides(&with(entry)),
        ["1 source undermines it Ada Example, Town Gazette"]
    );
}

#[test]
fn a_finding_has_its_year() {
    let entry = "  - {source: paper, by: gazette, as: finding, basis: documents, stance: undermines, quote: One closed.}\n";
    assert_eq!(
        sides(&with(entry)),
        ["1 source undermines it Town Gazette (2024)"]
    );
}

#[test]
fn unnamed_people_come_last_and_are_marked() {
    let entries =
        "  - {source: paper, stance: undermines, quote: One closed.}\n".to_owned() + MINUTES;
    assert_eq!(
        sides(&with(&entries)),
        ["2 sources undermine it Town council, unnamed people (The Daily Copy)"]
    );
}

#[test]
fn what_undermines_a_claim_comes_first_unless_the_verdict_bears_it_out() {
    let entries = "  - {source: paper, basis: named, stance: supports, note: It says four.}\n"
        .to_owned()
        + MINUTES;
    let order = |site: &SmallSite| -> Vec<String> {
        sides(site)
            .iter()
            .map(|side| side.split(' ').nth(2).expect("a verb").to_owned())
            .collect()
    };
    let site = with(&entries);
    assert_eq!(order(&site), ["undermines", "supports"]);
    let page = site.file("library/closed/index.html");
    let titles: Vec<String> = texts(&page, ".side__title");
    assert!(titles[0].starts_with("Undermines the claim"), "{titles:?}");
    let borne_out = with(&entries).replacing(CLAIM, "verdict: \"false\"", "verdict: \"true\"");
    assert_eq!(order(&borne_out), ["supports", "undermines"]);
}

#[test]
fn the_basis_of_an_entry_goes_before_that_of_its_source() {
    let entry = |basis: &str| {
        format!("  - {{source: paper, {basis}stance: undermines, quote: One closed.}}\n")
    };
    let rules = |site: SmallSite| -> Vec<String> {
        let found = site.findings();
        found
            .iter()
            .filter_map(|line| line.rsplit(' ').next())
            .map(str::to_owned)
            .collect()
    };
    assert!(rules(with(&entry(""))).contains(&"verdict-on-anonymous-sources".to_owned()));
    for basis in [
        "basis: spokesperson, ",
        "basis: named, ",
        "by: ada, basis: named, ",
    ] {
        assert!(
            !rules(with(&entry(basis))).contains(&"verdict-on-anonymous-sources".to_owned()),
            "{basis}"
        );
    }
}

#[test]
fn an_entry_may_be_read_through_several_sources_and_each_says_for_which_claim() {
    let entry =
        "  - {source: minutes, stance: undermines, quote: One closed., via: [paper, letter]}\n";
    let letter = "-- content/sources/letter.yaml --\nletter: {title: Letter, publisher: Ada, kind: document, primary: true, basis: named, archive: {none: No.}, seen: original}\n";
    let site = SmallSite::new(&(PAPER.to_owned() + letter)).replacing(CLAIM, OLD, entry);
    let claim = site.file("library/closed/index.html");
    assert_eq!(
        texts(&claim, ".evidence__where a bdi"),
        ["The Daily Copy", "Ada"]
    );
    for source in ["paper", "letter"] {
        let page = site.file(&format!("sources/{source}/index.html"));
        assert_eq!(
            texts(&page, ".use__claim"),
            ["The town closed four libraries"]
        );
        assert_eq!(
            texts(&page, ".use__finding"),
            ["One closed and three moved."]
        );
        assert_eq!(texts(&page, ".use__role bdi"), ["Town council"]);
    }
}

#[test]
fn a_copy_that_was_read_and_not_kept_is_one_state() {
    let site =
        with(&("  - {source: paper, stance: context, note: It says four.}\n".to_owned() + MINUTES));
    let page = site.file("sources/paper/index.html");
    let marks = texts(&page, ".marks dt");
    assert!(
        marks.iter().any(|mark| mark.starts_with("Copy not kept")),
        "{marks:?}"
    );
    assert!(
        !marks.iter().any(|mark| mark.starts_with("Not archived")),
        "{marks:?}"
    );
}

#[test]
fn a_translation_says_the_same_of_who_speaks() {
    let site = SmallSite::in_two_languages().replacing(
        CLAIM,
        "  - source: minutes\n",
        "  - source: minutes\n    by: gazette\n    as: denial\n",
    );
    let findings = site.findings();
    assert!(
        findings
            .iter()
            .any(|line| line.ends_with("translation-differs")),
        "{findings:?}"
    );
}

#[test]
fn the_page_of_somebody_who_speaks_lists_what_they_said_with_the_outcome() {
    let site = with(
        "  - {source: paper, by: eve, basis: named, stance: undermines, quote: One closed.}\n",
    )
    .replacing(
        "content/people.yaml",
        "gazette:\n",
        "eve: {name: Eve Example, kind: person}\ngazette:\n",
    );
    let page = site.file("people/eve/index.html");
    assert_eq!(
        texts(&page, ".use__claim"),
        ["The town closed four libraries"]
    );
    assert_eq!(
        texts(&page, ".use__finding"),
        ["One closed and three moved."]
    );
    assert_eq!(texts(&page, ".use .evidence__quote"), ["One closed."]);
    assert!(!page.contains("No claims are listed"), "{page}");
}

#[test]
fn a_body_whose_finding_is_cited_twice_is_one_voice() {
    let entries = "  - {source: paper, by: gazette, as: finding, basis: documents, stance: undermines, quote: One closed.}\n  \
                   - {source: minutes, by: gazette, stance: undermines, note: It said so again.}\n";
    assert_eq!(
        sides(&with(entries)),
        ["2 sources undermine it Town Gazette (2024)"]
    );
}

#[test]
fn somebody_whom_a_text_merely_names_is_not_said_to_speak_in_evidence() {
    let site = SmallSite::new("")
        .replacing(
            "content/people.yaml",
            "gazette:\n",
            "eve: {name: Eve Example, kind: person}\ngazette:\n",
        )
        .replacing(
            "content/explainers/library/index.md",
            "The council met.",
            "The council met, and so did [[person:eve]].",
        );
    let page = site.file("people/eve/index.html");
    assert!(page.contains("Eve Example"), "{page}");
    assert!(!page.contains("said as evidence"), "{page}");
}

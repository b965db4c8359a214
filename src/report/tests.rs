//! The report: order, places, levels and what an author reads.

use super::*;
use crate::base::diagnostic::At;
use crate::content::{Content, ContentFile, Given};
use crate::trail;

const RULE: Rule = Rule::deny("a-rule");
const SOFT: Rule = Rule::warn("soft-rule");

/// A content of two files.
fn content() -> Content {
    let text = |path: &str, text: &str| ContentFile {
        path: path.to_owned(),
        given: Given::Bytes(text.as_bytes().to_vec()),
    };
    let people = "ada:\n  name: Ada\n  role: Countess of Lövelace\n";
    let page = "---\ntitle: About\n---\nWe are we.\n";
    Content::new(vec![
        text("content/people.yaml", people),
        text("content/pages/about.md", page),
    ])
    .0
}

fn fault(rule: Rule, file: &str, at: At, message: &str) -> Diagnostic {
    Diagnostic::new(rule, &file.into(), at, message)
}

fn report(diagnostics: Vec<Diagnostic>) -> Report {
    Report::new(&content(), diagnostics, &Levels::default())
}

/// Place and message of each line.
fn places(report: &Report) -> Vec<(Option<usize>, Option<usize>, &str)> {
    report
        .lines
        .iter()
        .map(|line| (line.line, line.column, line.message.as_str()))
        .collect()
}

#[test]
fn findings_stand_in_the_order_of_files_and_places_each_once() {
    let about = "content/pages/about.md";
    let people = "content/people.yaml";
    let found = vec![
        fault(RULE, people, At::Value(trail!["ada", "name"]), "d"),
        fault(RULE, about, At::Bytes(21..23), "c"),
        fault(RULE, about, At::Key(trail!["title"]), "b"),
        fault(RULE, about, At::File, "a"),
        fault(RULE, about, At::Bytes(21..23), "c"),
    ];
    let mut backwards = found.clone();
    backwards.reverse();
    let expected = [
        (None, None, "a"),
        (Some(2), Some(1), "b"),
        (Some(4), Some(1), "c"),
        (Some(2), Some(9), "d"),
    ];
    assert_eq!(places(&report(found)), expected);
    assert_eq!(places(&report(backwards)), expected);
}

#[test]
fn columns_count_characters_and_carets_count_their_width() {
    let start = "ada:\n  name: Ada\n  role: Countess of L".len();
    let text = report(vec![fault(
        RULE,
        "content/people.yaml",
        At::Bytes(start + 2..start + 8),
        "no such name",
    )])
    .human(false);
    assert_eq!(
        text,
        "\
content/people.yaml:3:23: error: no such name [a-rule]
  |
3 |   role: Countess of Lövelace
  |                       ^^^^^^

"
    );
}

#[test]
fn a_place_that_is_not_there_is_that_of_what_is_around_it() {
    let missing = fault(
        RULE,
        "content/people.yaml",
        At::Key(trail!["ada", "kind"]),
        "no kind",
    );
    assert_eq!(
        places(&report(vec![missing])),
        [(Some(1), Some(1), "no kind")]
    );
    let unknown_file = fault(RULE, "content/none.yaml", At::Key(trail!["ada"]), "no file");
    assert_eq!(places(&report(vec![unknown_file])).len(), 1);
    let beyond = fault(
        RULE,
        "content/people.yaml",
        At::Bytes(4_000..4_001),
        "beyond",
    );
    assert_eq!(places(&report(vec![beyond])), [(None, None, "beyond")]);
}

#[test]
fn the_end_of_a_text_is_a_place() {
    let text = content()
        .bytes("content/pages/about.md")
        .expect("the page is there")
        .len();
    let end = fault(
        RULE,
        "content/pages/about.md",
        At::Bytes(text..text),
        "ends here",
    );
    assert_eq!(
        places(&report(vec![end])),
        [(Some(5), Some(1), "ends here")]
    );
}

#[test]
fn levels_come_from_the_rule_the_settings_and_strict() {
    const FILE: &str = "content/people.yaml";
    let set =
        |weight: Weight| Levels::new(BTreeMap::from([("soft-rule".to_owned(), weight)]), false);
    assert_eq!(Levels::default().of(SOFT, FILE), Level::Warn);
    assert_eq!(set(Weight::Allow).of(SOFT, FILE), Level::Allow);
    assert_eq!(set(Weight::Deny).of(SOFT, FILE), Level::Deny);
    assert_eq!(set(Weight::Allow).of(RULE, FILE), Level::Deny);
    assert_eq!(
        Levels::new(BTreeMap::new(), true).of(SOFT, FILE),
        Level::Deny
    );
    let strict = Levels::new(
        BTreeMap::from([("soft-rule".to_owned(), Weight::Allow)]),
        true,
    );
    assert_eq!(strict.of(SOFT, FILE), Level::Allow);
}

#[test]
fn a_file_has_the_levels_that_it_sets_for_itself() {
    let (own, other) = ("content/pages/about.md", "content/pages/other.md");
    let soft = |weight: Weight| BTreeMap::from([("soft-rule".to_owned(), weight)]);
    let levels = |weight: Weight, strict: bool| {
        Levels::new(soft(Weight::Deny), strict)
            .with_exceptions(BTreeMap::from([(own.into(), soft(weight))]))
    };
    assert_eq!(levels(Weight::Allow, true).of(SOFT, own), Level::Allow);
    assert_eq!(levels(Weight::Allow, true).of(SOFT, other), Level::Deny);
    assert_eq!(levels(Weight::Allow, true).of(RULE, own), Level::Deny);
    assert_eq!(levels(Weight::Warn, false).of(SOFT, own), Level::Warn);
    assert_eq!(levels(Weight::Warn, true).of(SOFT, own), Level::Deny);
    let found = vec![
        fault(SOFT, own, At::File, "a"),
        fault(SOFT, other, At::File, "b"),
    ];
    let report = Report::new(&content(), found, &levels(Weight::Allow, false));
    assert_eq!(
        report
            .lines
            .iter()
            .map(|line| &*line.file)
            .collect::<Vec<_>>(),
        [other]
    );
}

#[test]
fn errors_and_warnings_are_counted_apart() {
    let file = "content/people.yaml";
    let found = vec![
        fault(RULE, file, At::File, "a"),
        fault(SOFT, file, At::File, "b"),
        fault(SOFT, file, At::File, "c"),
    ];
    let report = report(found);
    assert_eq!((report.errors(), report.warnings()), (1, 2));
}

#[test]
fn help_stands_below_and_colours_only_when_asked_for() {
    let found = fault(SOFT, "content/people.yaml", At::File, "odd").with_help("fix it".to_owned());
    let report = report(vec![found]);
    assert_eq!(
        report.human(false),
        "content/people.yaml: warning: odd [soft-rule]\n   = help: fix it\n\n"
    );
    assert!(report.human(true).contains("\u{1b}[33mwarning\u{1b}[0m"));
}

#[test]
fn a_long_line_is_cut_to_the_part_around_its_place() {
    let line = format!("{}here{}", "word ".repeat(60), " more".repeat(60));
    let text = ContentFile {
        path: "content/site.yaml".to_owned(),
        given: Given::Bytes(line.into_bytes()),
    };
    let (content, _) = Content::new(vec![text]);
    let found = vec![fault(RULE, "content/site.yaml", At::Bytes(300..304), "odd")];
    let shown = Report::new(&content, found, &Levels::default()).human(false);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "content/site.yaml:1:301: error: odd [a-rule]");
    assert!(
        lines[2].starts_with("1 | …") && lines[2].ends_with('…'),
        "{shown}"
    );
    let caret = lines[3].find('^').expect("there is a caret");
    let before: String = lines[2].chars().take(caret).collect();
    let meant: String = lines[2].chars().skip(caret).take(4).collect();
    assert_eq!((meant.as_str(), before.chars().count()), ("here", caret));
    assert!(lines.iter().all(|line| line.chars().count() <= 130));
}

//! Bad and odd input, a row each: what is changed in the small site, and exactly what is found.
//!
//! Most rows are text. A row that changes a file names itself, takes lines away (`-`), puts others
//! in their place (`+`), and ends in what is found (`=`):
//!
//! ```text
//! a date with slashes
//! - date: 2024-03-10
//! + date: 22/03/2023
//! = 5:7 bad-value
//! ```

mod shape;
mod names;
mod yaml;
mod values;
mod bodies;
mod together;

use std::fmt::Write as _;
use std::thread;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const TOWN: &str = "content/sources/town.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// One input.
#[derive(Clone)]
struct Row {
    name: &'static str,
    site: SmallSite,
    /// The file that is changed.
    file: &'static str,
    /// The findings, as `line:column rule` or `rule` in the changed file and with the path in front
    /// elsewhere; none when the input is taken as it is.
    expected: Vec<&'static str>,
}

impl Row {
    /// The findings as `file:line:column rule`.
    fn findings(&self) -> Vec<String> {
        let whole = |finding: &&str| match finding.bytes().next() {
            Some(b'0'..=b'9') => format!("{}:{finding}", self.file),
            _ if finding.starts_with("content/") => (*finding).to_owned(),
            _ => format!("{} {finding}", self.file),
        };
        self.expected.iter().map(whole).collect()
    }
}

const ACCEPTED: &[&str] = &[];

/// The body of the smallest claim, which begins in line 16.
const BODY: &str = "The minutes list them.";

/// The rows of a table, each a few lines.
fn rows_of(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.trim_matches('\n').split("\n\n")
}

/// The findings that a cell names; it says `nothing` where there are none.
fn found(cell: &'static str) -> Vec<&'static str> {
    let findings = cell.split(", ");
    findings.filter(|finding| *finding != "nothing").collect()
}

/// What the lines of a row say that begin with a sign.
fn after(sign: &str, row: &'static str) -> Vec<&'static str> {
    let lines = row.lines().filter_map(|line| line.strip_prefix(sign));
    lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect()
}

/// The small site with a file changed, once for each row. Without `-`, the body of the claim is
/// replaced; without `+`, the lines are taken away.
fn edits(file: &'static str, table: &'static str) -> Vec<Row> {
    let row = |row: &'static str| {
        let (name, _) = row.split_once('\n').expect("a name");
        let (old, new) = (after("-", row).join("\n"), after("+", row).join("\n"));
        let (old, new) = match (after("-", row).len(), after("+", row).len()) {
            (0, _) => (BODY.to_owned(), new),
            (_, 0) => (old + "\n", new),
            _ => (old, new),
        };
        let findings = after("=", row)
            .into_iter()
            .flat_map(found)
            .collect::<Vec<_>>();
        edit(name, file, &old, &new, &findings)
    };
    rows_of(table).map(row).collect()
}

/// The small site with whole files of its own, once for each row; what is found is found in the
/// first.
fn whole_files(table: &'static str) -> Vec<Row> {
    let row = |row: &'static str| {
        let (name, rest) = row.split_once("\n-- ").expect("a name and a path");
        let (file, _) = rest.split_once(" --\n").expect("a path");
        let (text, _) = rest.split_once("\n= ").expect("findings");
        files(name, file, &format!("-- {text}\n"), &after("=", row))
    };
    rows_of(table).map(row).collect()
}

/// The small site with one thing more, once for each line: a page, or something else that a disk
/// can give.
fn odd(table: &'static str) -> Vec<Row> {
    let page = "---\ntitle: A page\ndescription: A page.\n---\nText.\n";
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [name, thing, file, expected] = cells[..] else {
            panic!("{line} has not four cells");
        };
        let site = SmallSite::new("");
        let site = match thing {
            "a page" => site.with_bytes(file, page),
            "a file" => site.with_asset(file),
            "a link" => site.with_link(file),
            "a pipe" => site.with_special(file),
            "no Unicode" => site.with_name_not_unicode(file),
            _ => panic!("{name}: nothing is known of {thing}"),
        };
        Row {
            name,
            site,
            file,
            expected: found(expected),
        }
    };
    table.trim().lines().map(row).collect()
}

/// The small site with files of its own.
fn files(name: &'static str, file: &'static str, text: &str, expected: &[&'static str]) -> Row {
    Row {
        name,
        site: SmallSite::new(text),
        file,
        expected: expected.to_vec(),
    }
}

/// The small site with a piece of a file replaced.
fn edit(
    name: &'static str,
    file: &'static str,
    old: &str,
    new: &str,
    expected: &[&'static str],
) -> Row {
    Row {
        name,
        site: SmallSite::new("").replacing(file, old, new),
        file,
        expected: expected.to_vec(),
    }
}

/// The small site with another body of its claim.
fn body(name: &'static str, body: &str, expected: &[&'static str]) -> Row {
    edit(name, CLOSED, BODY, body, expected)
}

/// The small site with other bytes in its claim.
fn bytes(name: &'static str, text: &[u8], expected: &[&'static str]) -> Row {
    Row {
        name,
        site: SmallSite::new("").with_bytes(CLOSED, text),
        file: CLOSED,
        expected: expected.to_vec(),
    }
}

/// The small site with a page of so many bytes.
fn large(name: &'static str, bytes: u64, expected: &[&'static str]) -> Row {
    let file = "content/pages/long.md";
    Row {
        name,
        site: SmallSite::new("").with_too_large(file, bytes),
        file,
        expected: expected.to_vec(),
    }
}

fn rows() -> Vec<Row> {
    [
        shape::rows(),
        names::rows(),
        yaml::rows(),
        values::rows(),
        bodies::rows(),
        together::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn each_input_is_answered_with_exactly_its_findings() {
    let rows = rows();
    assert!(rows.len() >= 60, "the table has {} rows", rows.len());
    let mut wrong = String::new();
    for row in &rows {
        let found = row.site.findings();
        if found != row.findings() {
            let _ = writeln!(
                wrong,
                "{}\n  expected {:#?}\n  found {found:#?}",
                row.name,
                row.findings()
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A file with a mistake of its own, which every run is to find beside whatever else is wrong.
const ELSEWHERE: &str = "content/pages/zebra.md";
const MISTAKES: &str =
    "---\ntitle: Zebra\ndescription: An animal.\n---\n# Zebra <i>x</i>\n\n[[person:nobody]]\n";
const FOUND_ELSEWHERE: [&str; 2] = [
    "content/pages/zebra.md:5:1 heading-level",
    "content/pages/zebra.md:5:9 raw-html",
];

#[test]
fn no_input_panics_on_any_thread_and_none_hides_the_mistakes_of_other_files() {
    let mut wrong = String::new();
    for row in rows() {
        let name = row.name;
        let apart = row.site.findings();
        let site = row.site.with_bytes(ELSEWHERE, MISTAKES);
        let elsewhere = site.clone();
        let on_a_thread = thread::spawn(move || elsewhere.findings()).join();
        let alone = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .expect("a pool of one thread starts");
        let on_one = alone.install(|| site.findings());
        let Ok(found) = on_a_thread else {
            let _ = writeln!(wrong, "{name}: panics on a thread");
            continue;
        };
        if found != on_one {
            let _ = writeln!(
                wrong,
                "{name}: other findings with one thread: {found:#?} {on_one:#?}"
            );
        }
        let both = apart.iter().map(String::as_str).chain(FOUND_ELSEWHERE);
        for finding in both.filter(|finding| !found.iter().any(|found| found == finding)) {
            let _ = writeln!(wrong, "{name}: hides {finding}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_input_that_is_taken_can_be_published() {
    for row in rows().into_iter().filter(|row| row.expected.is_empty()) {
        let output = row.site.output();
        assert!(
            output.contains_key("library/closed/index.html"),
            "{} makes no page of its claim",
            row.name
        );
    }
}

#[test]
fn rows_are_told_apart_by_their_names() {
    let rows = rows();
    let mut names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rows.len());
}

#[test]
fn all_mistakes_of_all_files_are_found_in_one_run() {
    let site = SmallSite::new("")
        .replacing(
            SITE,
            "languages: [en]",
            "languages: [en]\nlint: {unused: allow}",
        )
        .replacing(PEOPLE, "kind: organization", "kind: organisation")
        .replacing(TOWN, "seen: original", "sean: original")
        .replacing(INDEX, "authors: [gazette]", "authors: [gazete]")
        .replacing(CLOSED, "stance: undermines", "stance: undermine")
        .replacing(CLOSED, "The minutes", "The <b>minutes")
        .with_bytes(ELSEWHERE, MISTAKES);
    assert_eq!(
        site.findings(),
        [
            "content/explainers/library/claims/closed.md:12:13 bad-value",
            "content/explainers/library/claims/closed.md:16:5 raw-html",
            "content/explainers/library/index.md:5:11 unknown-id",
            "content/pages/zebra.md:5:1 heading-level",
            "content/pages/zebra.md:5:9 raw-html",
            "content/pages/zebra.md:7:1 unknown-id",
            "content/people.yaml:6:9 bad-value",
            "content/site.yaml:5:8 unknown-rule",
            "content/sources/town.yaml:10:3 unknown-key",
        ]
    );
}

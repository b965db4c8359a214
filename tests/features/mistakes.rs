//! The mistakes that newcomers make, and the report that each of them gets.
//!
//! The files of `mistakes/` describe them as changes of the smallest site. A mistake begins with a
//! line `== its name`. Below it, a line `@ file` says what changes: lines with `-` before them
//! become the lines with `+`. `@ file =` gives a whole file, `@ file -> file` renames one, and
//! `@ copy file file` copies one. `@ french` begins with a translation of the claim, and `@ theme`
//! with a theme of the publication's own. `<TAB>` and `<U+00A0>` are characters that nobody sees.
//!
//! `tests/mistakes.txt` has each with its report, and with what `--fix` makes of it.
//! `UPDATE_GOLDEN=1 cargo test --test features mistakes` writes what is reported now.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factpress::Options;
use factpress::authoring::fix::fix;
use factpress::base::date::Day;
use factpress::check::external::External;
use factpress::content::Content;
use factpress::report::Report;
use tempfile::TempDir;

use crate::small_site::SmallSite;

const GROUPS: [(&str, &str); 12] = [
    ("YAML", include_str!("mistakes/yaml.txt")),
    ("Values", include_str!("mistakes/values.txt")),
    ("Front matter", include_str!("mistakes/front_matter.txt")),
    ("Dates", include_str!("mistakes/dates.txt")),
    ("Ids", include_str!("mistakes/ids.txt")),
    ("Addresses", include_str!("mistakes/addresses.txt")),
    ("Markdown", include_str!("mistakes/markdown.txt")),
    ("Settings", include_str!("mistakes/site.txt")),
    ("People and sources", include_str!("mistakes/registry.txt")),
    ("Names of files", include_str!("mistakes/files.txt")),
    ("Translations", include_str!("mistakes/translations.txt")),
    ("Themes", include_str!("mistakes/theme.txt")),
];

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The path of a file that has a short name.
fn path(name: &str) -> String {
    match name.trim() {
        "claim" => CLAIM,
        "explainer" => "content/explainers/library/index.md",
        "people" => "content/people.yaml",
        "sources" => "content/sources/town.yaml",
        "site" => "content/site.yaml",
        "translation" => "content/explainers/library/claims/closed.fr.md",
        path => path,
    }
    .to_owned()
}

/// A text with the characters that the descriptions write out.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("<U+");
    let mut all = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once('>').expect("a code ends with >");
        let code = u32::from_str_radix(code, 16).expect("a code is hexadecimal");
        all.push(char::from_u32(code).expect("a code is a character"));
        all.push_str(rest);
    }
    all.replace("<TAB>", "\t")
}

/// The lines of a change that begin with a sign, as a text.
fn lines(change: &str, sign: char) -> String {
    let lines: Vec<&str> = change
        .lines()
        .filter_map(|line| line.strip_prefix(sign))
        .collect();
    unescaped(&lines.join("\n"))
}

/// The smallest site with a mistake in it.
fn site(changes: &str) -> SmallSite {
    let mut site = SmallSite::new("");
    for change in changes.split("@ ").skip(1) {
        let (what, change) = change.split_once('\n').unwrap_or((change, ""));
        let (old, new) = (lines(change, '-'), lines(change, '+'));
        let words: Vec<&str> = what.split(' ').collect();
        site = if let Some((from, to)) = what.split_once(" -> ") {
            let text = site.text(&path(from));
            site.without(&path(from)).with_bytes(&path(to), text)
        } else if let Some(name) = what.trim().strip_suffix(" =") {
            site.with_bytes(&path(name), new + "\n")
        } else {
            match words.as_slice() {
                ["french"] => SmallSite::in_two_languages(),
                ["theme"] => {
                    let manifest = "name: town\ncontract: 1\nparent: broadsheet\n";
                    site.with_bytes("themes/town/theme.yaml", manifest)
                        .replacing(
                            "content/site.yaml",
                            "share_images: false",
                            "share_images: false\ntheme: town",
                        )
                }
                ["copy", from, to] => {
                    let text = site.text(&path(from));
                    site.with_bytes(to, text)
                }
                _ if new.is_empty() => site.replacing(&path(what), &(old + "\n"), ""),
                _ => site.replacing(&path(what), &old, &new),
            }
        };
    }
    site
}

/// What is said of a site whose theme has a mistake: by the program, since only it reads themes.
fn said_of_theme(site: &SmallSite) -> String {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    let output = crate::program()
        .current_dir(folder.path())
        .args(["check", "--today", "2024-06-01"])
        .output()
        .expect("factpress starts");
    let said = String::from_utf8([output.stderr, output.stdout].concat()).expect("text");
    crate::commands::without_times(&said)
}

/// What is said of a site, and what fixing makes of it.
fn said(site: &SmallSite) -> String {
    let (content, found) = Content::new(site.found());
    let options = Options {
        today: Day::parse("2024-06-01").ok(),
        ..Options::default()
    };
    let Ok(fixed) = fix(&content, &content, &found, &options, &External::default());
    let report = &fixed.before.report;
    if report.lines.is_empty() {
        return "nothing is wrong\n".to_owned();
    }
    let mut said = report.human(false);
    let Some(after) = fixed.after else {
        return said;
    };
    said = format!("{}\nFixed:\n", said.trim_end());
    for fix in &fixed.fixes {
        for line in fix.diff().lines().skip(2) {
            if line.starts_with(['-', '+']) {
                writeln!(said, "{line}").expect("writing to a text");
            }
        }
    }
    said + &left(&after.report)
}

/// What is left to do once everything has been fixed that can be, a line each.
fn left(report: &Report) -> String {
    let line = |line: &factpress::report::Line| {
        format!(
            "Left: {}:{}: {}\n",
            line.file,
            line.line.unwrap_or(0),
            line.message
        )
    };
    report.lines.iter().map(line).collect()
}

/// The page of all mistakes.
fn page() -> String {
    let mut page = String::new();
    for (group, text) in GROUPS {
        writeln!(page, "# {group}\n").expect("writing to a text");
        for mistake in text.split("== ").skip(1) {
            let (name, changes) = mistake.split_once('\n').expect("a name and a change");
            let site = site(changes);
            let said = if group == "Themes" {
                said_of_theme(&site)
            } else {
                said(&site)
            };
            let shown: String = said
                .trim_end()
                .lines()
                .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
                .collect();
            writeln!(page, "== {name}\n{}\n{shown}", changes.trim_end()).expect("writing");
        }
    }
    page
}

#[test]
fn every_mistake_of_a_newcomer_gets_the_report_that_is_written_down() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes.txt");
    let now = page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, now).expect("the page is written");
        return;
    }
    let before = fs::read_to_string(&golden).unwrap_or_default();
    let differs = before.lines().zip(now.lines()).find(|(a, b)| a != b);
    assert!(
        before == now,
        "UPDATE_GOLDEN=1 cargo test --test features mistakes writes what is reported now; the first difference is {differs:?}"
    );
}

#[test]
fn mistakes_have_names_of_their_own() {
    let mut names: Vec<&str> = GROUPS
        .iter()
        .flat_map(|(_, text)| text.lines())
        .filter_map(|line| line.strip_prefix("== "))
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
    assert!(all >= 150, "{all}");
}

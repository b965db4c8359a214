//! Fixing: what `check --fix` changes, what it leaves to people, and that it writes nothing
//! unasked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use factpress::Options;
use factpress::authoring::fix::{Fixed, fix};
use factpress::check::external::External;
use factpress::content::Content;
use factpress::disk::write_fixed;
use factpress::report::Fix;
use tempfile::TempDir;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const EXPLAINER: &str = "content/explainers/library/index.md";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn fixed(site: &SmallSite) -> Fixed {
    let (content, found) = Content::new(site.found());
    match fix(
        &content,
        &content,
        &found,
        &Options::default(),
        &External::default(),
    ) {
        Ok(fixed) => fixed,
        Err(never) => match never {},
    }
}

/// The lines of a file that fixing changes: each as it was and as it is then.
fn changes(site: &SmallSite) -> Vec<(String, String)> {
    let line_by_line = |fix: &Fix| {
        assert_eq!(
            fix.before.lines().count(),
            fix.after.lines().count(),
            "{}",
            fix.diff()
        );
        let pairs = fix
            .before
            .lines()
            .zip(fix.after.lines())
            .filter(|(before, after)| before != after);
        pairs
            .map(|(before, after)| (before.to_owned(), after.to_owned()))
            .collect::<Vec<_>>()
    };
    fixed(site).fixes.iter().flat_map(line_by_line).collect()
}

/// A site with a line of one of its files written otherwise.
fn with_line(file: &str, right: &str, wrong: &str) -> SmallSite {
    SmallSite::new("").replacing(file, right, wrong)
}

#[test]
fn what_can_mean_one_thing_alone_is_fixed() {
    for (file, right, wrong) in [
        // A key with one slip of the pen, and one in capitals.
        (CLAIM, "finding: One closed", "findng: One closed"),
        (CLAIM, "as_of: 2024-03-31", "as-of: 2024-03-31"),
        (CLAIM, "    stance: undermines", "    Stance: undermines"),
        // A word of a list.
        (CLAIM, "kind: statement", "kind: statment"),
        (CLAIM, "    stance: undermines", "    stance: Undermines"),
        (PEOPLE, "  kind: person", "  kind: perosn"),
        // The form of an id.
        (CLAIM, "claimant: ada", "claimant: Ada"),
        (EXPLAINER, "claims: [closed]", "claims: [CLOSED]"),
        // The form of a day.
        (CLAIM, "date: 2024-03-10", "date: 2024/3/10"),
        (CLAIM, "as_of: 2024-03-31", "as_of: 2024.03.31"),
        // Quotation marks around what YAML takes for something else than a text.
        (CLAIM, "verdict: \"false\"", "verdict: false"),
        (CLAIM, "claim: \"1984\"", "claim: 1984"),
        (
            CLAIM,
            "finding: \"One closed: three moved.\"",
            "finding: One closed: three moved.",
        ),
        // The space after a key's colon.
        (CLAIM, "kind: statement", "kind:statement"),
        (CLAIM, "kind: statement", "kind:\u{a0}statement"),
        // References.
        (
            EXPLAINER,
            "The council met.[[source:minutes]]",
            "The council met.[[soruce:minutes]]",
        ),
        (
            EXPLAINER,
            "The council met.[[source:minutes]]",
            "The council met.[[Source:Minutes]]",
        ),
    ] {
        let base = match right.split_once(": \"") {
            Some(("claim", _)) => with_line(file, "claim: The town closed four libraries", right),
            Some(("finding", _)) => with_line(file, "finding: One closed and three moved.", right),
            _ => SmallSite::new(""),
        };
        let site = base.replacing(file, right, wrong);
        let (before, after) = match changes(&site).as_slice() {
            [change] => change.clone(),
            other => panic!("{wrong}: {other:?}\n{}", site.report()),
        };
        assert_eq!(
            (before.replace(wrong, right), after.contains(right)),
            (after.clone(), true),
            "{wrong} became {after}"
        );
        let left = fixed(&site).after.expect("something was fixed").report;
        assert_eq!(left.human(false), "", "{wrong}");
    }
}

#[test]
fn a_value_keeps_its_quotation_marks() {
    let quoted = with_line(PEOPLE, "kind: person", "kind: 'perosn'").replacing(
        PEOPLE,
        "  name: Town",
        "  \"nmae\": Town",
    );
    let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    assert_eq!(
        changes(&quoted),
        [
            pair("  kind: 'perosn'", "  kind: 'person'"),
            pair("  \"nmae\": Town Gazette", "  \"name\": Town Gazette")
        ]
    );
}

#[test]
fn a_source_or_a_person_has_no_card_so_the_exclamation_mark_goes() {
    let site = with_line(
        EXPLAINER,
        "The council met.",
        "The council met.\n\n![[source:minutes]]\n\n",
    );
    assert_eq!(
        changes(&site),
        [(
            "![[source:minutes]]".to_owned(),
            "[[source:minutes]]".to_owned()
        )]
    );
}

#[test]
fn what_somebody_has_to_think_about_is_left_alone() {
    for (file, right, wrong) in [
        // An id that nothing has: another source is another piece of evidence.
        (CLAIM, "claimant: ada", "claimant: adda"),
        (CLAIM, "- source: minutes", "- source: minute"),
        (EXPLAINER, "[[source:minutes]]", "[[source:minute]]"),
        // A key that stands there already.
        (
            CLAIM,
            "kind: statement",
            "kind: statement\nfindings: Two closed.",
        ),
        // More than one slip, and a word of three letters.
        (CLAIM, "kind: statement", "kind: sttment"),
        (SITE, "{id: open,", "{ix: open,"),
        // A day that could be another, that there is not, or that is not whole.
        (CLAIM, "date: 2024-03-10", "date: 10/03/2024"),
        (CLAIM, "date: 2024-03-10", "date: 2024-2-30"),
        (CLAIM, "as_of: 2024-03-31", "as_of: 2024-3"),
        // One id or two.
        (CLAIM, "about: [gazette]", "about: Ada gazette"),
        // A value that goes on in the next line, or holds quotation marks.
        (
            CLAIM,
            "finding: One closed and three moved.",
            "finding: One closed: three\n  moved.",
        ),
        (
            CLAIM,
            "finding: One closed and three moved.",
            "finding: One closed: \"three\" moved.",
        ),
        // HTML and links of others.
        (
            CLAIM,
            "The minutes list them.",
            "The <b>minutes</b> [list](minutes.md) them.",
        ),
    ] {
        let site = with_line(file, right, wrong);
        assert_ne!(site.report(), "", "{wrong}");
        let found = fixed(&site);
        assert!(
            found.fixes.is_empty() && found.after.is_none(),
            "{wrong}: {:?}",
            found.fixes
        );
    }
}

#[test]
fn of_two_near_keys_neither_is_taken() {
    let near = |word: &str| {
        factpress::base::text::slip(word, ["date", "rate", "source-1", "source-2", "at"])
    };
    assert_eq!(near("Date"), None, "`rate` is as near");
    assert_eq!(near("dates"), Some("date"));
    assert_eq!(near("gate"), None);
    assert_eq!(near("source_1"), Some("source-1"));
    assert_eq!(near("source-3"), None);
    assert_eq!(near("al"), None);
}

#[test]
fn mistakes_behind_others_are_mended_in_one_run() {
    let site = with_line(
        CLAIM,
        "finding: One closed and three moved.",
        "findng: One closed: three moved.",
    )
    .replacing(CLAIM, "kind: statement", "kind:statment");
    let found = fixed(&site);
    assert_eq!(
        found.fixes[0].diff(),
        "\
--- content/explainers/library/claims/closed.md
+++ content/explainers/library/claims/closed.md
@@ -3,10 +3,10 @@
 claimant: ada
 about: [gazette]
 date: 2024-03-10
-kind:statment
+kind: statement
 verdict: \"false\"
 as_of: 2024-03-31
-findng: One closed: three moved.
+finding: \"One closed: three moved.\"
 evidence:
   - source: minutes
     stance: undermines
"
    );
    assert_eq!(
        found
            .after
            .expect("something was fixed")
            .report
            .human(false),
        ""
    );
}

/// The bytes of every file below `content/` by path.
fn bytes(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root.join("content"))
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().display().to_string(),
                fs::read(entry.path()).expect("a file"),
            )
        })
        .collect()
}

fn factpress(arguments: &[&str], root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn without_a_terminal_the_changes_are_shown_and_nothing_is_written() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let before = bytes(folder.path());
    let output = factpress(&["check", "--fix"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stdout).contains("-kind: statment\n+kind: statement\n"),
        "{}",
        text(&output.stdout)
    );
    let said = text(&output.stderr);
    assert!(
        said.contains("nothing was written; with `--yes` it is")
            && said.contains("1 error in 1 file"),
        "{said}"
    );
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn the_second_time_there_is_nothing_to_fix() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let first = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    assert!(
        text(&first.stderr).contains("1 file fixed"),
        "{}",
        text(&first.stderr)
    );
    let after = bytes(folder.path());
    assert_eq!(after.keys().filter(|path| path.contains(".new")).count(), 0);
    let second = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(second.status.code(), Some(0));
    assert!(
        text(&second.stderr).contains("nothing can be fixed without thinking"),
        "{}",
        text(&second.stderr)
    );
    assert_eq!(bytes(folder.path()), after);
}

#[test]
fn what_is_left_is_reported_and_decides_the_exit_code() {
    let site = with_line(CLAIM, "kind: statement", "kind: statment").replacing(
        CLAIM,
        "claimant: ada",
        "claimant: adda",
    );
    let folder = laid_out(&site);
    let output = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.contains("[unknown-id]") && !said.contains("[bad-value]"),
        "{said}"
    );
}

#[test]
fn a_file_keeps_its_byte_order_mark_and_its_line_ends() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let windows = format!(
        "\u{feff}{}",
        fs::read_to_string(&file)
            .expect("the claim")
            .replace('\n', "\r\n")
    );
    fs::write(&file, &windows).expect("the claim can be written");
    assert_eq!(
        factpress(&["check", "--fix", "--yes"], folder.path())
            .status
            .code(),
        Some(0)
    );
    let now = fs::read_to_string(&file).expect("the claim");
    assert_eq!(now, windows.replace("statment", "statement"));
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let changed = fs::read_to_string(&file)
        .expect("the claim")
        .replace("list them", "list them all");
    fs::write(&file, &changed).expect("the claim can be written");
    assert!(!write_fixed(folder.path(), &found.fixes[0]).expect("the disk works"));
    assert_eq!(fs::read_to_string(&file).expect("the claim"), changed);
}

#[test]
fn a_file_whose_lines_end_in_two_ways_is_left_alone_and_named() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let mixed = fs::read_to_string(&file)
        .expect("the claim")
        .replacen('\n', "\r\n", 3);
    fs::write(&file, &mixed).expect("the claim can be written");
    let output = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(output.status.code(), Some(3));
    assert!(
        text(&output.stderr)
            .contains("closed.md was changed meanwhile, or its lines end in two ways")
    );
    assert_eq!(fs::read_to_string(&file).expect("the claim"), mixed);
}

#[test]
fn what_a_killed_run_left_beside_a_file_is_cleared_away_and_blocks_nothing() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let claims = folder
        .path()
        .join(CLAIM)
        .parent()
        .expect("a folder")
        .to_owned();
    let names = || {
        let mut names: Vec<String> = fs::read_dir(&claims)
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let here = format!(".closed.md.{}.new", std::process::id());
    for left in [".closed.md.1.new", &here, ".closed.md.99999999.new"] {
        fs::write(claims.join(left), "half a cl").expect("written");
    }
    // None of these is a file that such a run would leave.
    let others = [
        ".closed.md.1.new.bak",
        ".closed.md.one.new",
        ".open.md.1.new",
    ];
    for other in others {
        fs::write(claims.join(other), "Notes.").expect("written");
    }
    fs::create_dir(claims.join(".closed.md.2.new")).expect("a folder");
    assert!(write_fixed(folder.path(), &found.fixes[0]).expect("nothing is in the way"));
    assert_eq!(
        names(),
        [
            others[0],
            ".closed.md.2.new",
            others[1],
            others[2],
            "closed.md"
        ]
    );
}

#[test]
fn what_another_run_writes_at_the_moment_is_left_to_it() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let here = folder
        .path()
        .join(CLAIM)
        .with_file_name(format!(".closed.md.{}.new", std::process::id()));
    fs::write(&here, "half a cl").expect("written");
    let held = fs::File::open(&here).expect("it opens");
    held.lock().expect("it can be held");
    assert!(write_fixed(folder.path(), &found.fixes[0]).expect("there is another name"));
    assert!(here.exists());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("rights can be set");
    assert_eq!(
        factpress(&["check", "--fix", "--yes"], folder.path())
            .status
            .code(),
        Some(0)
    );
    let rights = fs::metadata(&file).expect("the claim").permissions().mode();
    assert_eq!(rights & 0o777, 0o640);
}

/// What `factpress check --fix` prints to a terminal on which somebody answers, and the claim
/// afterwards.
#[cfg(target_os = "linux")]
fn answered(answer: &str) -> (String, String) {
    use std::io::Write as _;
    use std::process::Stdio;
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let mut command = Command::new("script");
    command.args([
        "-qec",
        concat!(env!("CARGO_BIN_EXE_factpress"), " check --fix"),
        "/dev/null",
    ]);
    command
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut running = command
        .spawn()
        .expect("`script` of util-linux is installed");
    running
        .stdin
        .take()
        .expect("it listens")
        .write_all(answer.as_bytes())
        .expect("it reads");
    let output = running.wait_with_output().expect("it ends");
    (
        text(&output.stdout),
        fs::read_to_string(folder.path().join(CLAIM)).expect("the claim"),
    )
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_somebody_is_asked() {
    let (said, claim) = answered("y\n");
    assert!(
        said.contains("Change 1 file? [y/N]") && said.contains("1 file fixed"),
        "{said}"
    );
    assert!(claim.contains("kind: statement"), "{claim}");
    let (said, claim) = answered("\n");
    assert!(said.contains("nothing was written"), "{said}");
    assert!(claim.contains("kind: statment"), "{claim}");
}

#[test]
fn check_says_how_much_it_could_fix() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let output = factpress(&["check"], folder.path());
    let said = text(&output.stderr);
    assert!(
        said.contains("`factpress check --fix` fixes 1 mistake by itself\n1 error in 1 file\n"),
        "{said}"
    );
}

#[test]
fn other_options_do_not_go_with_it() {
    let folder = laid_out(&SmallSite::new(""));
    for arguments in [
        ["check", "--yes", "--strict"],
        ["check", "--fix", "--format=json"],
        ["check", "--fix", "--explain"],
    ] {
        assert_eq!(
            factpress(&arguments, folder.path()).status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn mending_the_bad_examples_of_the_rules_comes_to_an_end() {
    for page in factpress::report::PAGES {
        let Some((_, bad)) = page.text.split_once("```site\n") else {
            continue;
        };
        let bad = bad
            .split("\n```")
            .next()
            .expect("a split gives at least one piece");
        let found = fixed(&SmallSite::new(&format!("{bad}\n")));
        let left = found.after.map_or(0, |after| after.report.fixes.len());
        assert_eq!(left, 0, "{}", page.rule.name);
        assert!(
            found.fixes.iter().all(|fix| fix.before != fix.after),
            "{}",
            page.rule.name
        );
    }
}

#[test]
fn keys_are_put_in_order_with_their_comments_where_a_publication_asks_for_that() {
    let tail = "reply: {status: not-sought, reason: Her words were public.}\n---\nThe minutes list them.\n";
    let unordered = "---\n# The council's minutes settle it.\nkind: statement\nevidence:\n# One is enough.\n- source: minutes\n  \
                     stance: undermines\n  note: >\n    claim: no key\n    of this file\n\nverdict: \"false\"\nas_of: 2024-03-31\n\
                     finding: One closed.\n# Said on the radio,\n# live.\n\"claim\": The town closed four libraries\n\
                     claimant: ada\nabout: [gazette]\ndate: 2024-03-10\n";
    let ordered = "---\n# Said on the radio,\n# live.\n\"claim\": The town closed four libraries\nclaimant: ada\n\
                   about: [gazette]\ndate: 2024-03-10\n# The council's minutes settle it.\nkind: statement\n\
                   verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed.\nevidence:\n# One is enough.\n\
                   - source: minutes\n  stance: undermines\n  note: >\n    claim: no key\n    of this file\n\n";
    let (unordered, ordered) = (format!("{unordered}{tail}"), format!("{ordered}{tail}"));
    let site = SmallSite::new(&format!("-- {CLAIM} --\n{unordered}"));
    assert!(fixed(&site).fixes.is_empty(), "nobody asks for it");

    let asked = site.replacing(
        SITE,
        "languages:",
        "lint: {keys-out-of-order: warn}\nlanguages:",
    );
    let fixes = fixed(&asked).fixes;
    assert_eq!(fixes.len(), 1);
    assert_eq!(fixes[0].after, ordered, "{}", fixes[0].diff());
    let again = SmallSite::new(&format!("-- {CLAIM} --\n{ordered}"));
    let again = again.replacing(
        SITE,
        "languages:",
        "lint: {keys-out-of-order: deny}\nlanguages:",
    );
    assert_eq!(again.checked().report.lines, []);
}

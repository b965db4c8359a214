//! `factpress new`: what begins a publication, a story, a claim, a source or a person, and what it
//! leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use factpress::base::language;
use tempfile::TempDir;

use crate::reader::attributes;
use crate::small_site::SmallSite;

/// Runs factpress in a folder, with nobody at the terminal.
fn factpress(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = crate::program();
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("factpress starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// What a run prints to standard output; it has to end well.
#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = factpress(folder, arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// What a run complains of; it has to end with this exit code.
#[track_caller]
fn refused(code: i32, folder: &Path, arguments: &[&str]) -> String {
    let output = factpress(folder, arguments);
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stderr)
}

/// Every file below a folder, by path, without what factpress remembers.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_file() {
            found.insert(name, fs::read_to_string(&path).expect("a text"));
        } else if name != ".factpress" {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        }
    }
    found
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The smallest site, in a folder.
fn small_site() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("").lay_out(folder.path());
    folder
}

/// A new site, in a folder.
fn new_site(more: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let needed = [
        "new",
        "site",
        "--title",
        "Town: checks",
        "--url",
        "https://checks.example/",
    ];
    done(folder.path(), &[&needed, more].concat());
    folder
}

#[test]
fn a_new_site_works_in_every_language() {
    for language in language::ALL {
        let (language, explainer) = (language.code, language.starter_story);
        let folder = new_site(&["--language", language]);
        let said = done(folder.path(), &["check"]);
        assert!(
            said.contains("Checked 2 claims and 3 sources in "),
            "{said}"
        );
        done(folder.path(), &["build"]);
        let page = read(folder.path(), &format!("public/{explainer}/index.html"));
        assert_eq!(attributes(&page, "html", "lang"), [language]);
        assert!(read(folder.path(), "content/site.yaml").starts_with("title: \"Town: checks\"\n"));
    }
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn starter_sentences() -> Vec<&'static str> {
    let sentences = language::ALL
        .iter()
        .map(|language| language.starter_sentences);
    sentences.collect::<Vec<_>>().concat()
}

/// The texts that a new site brings for its author to write anew.
fn unwritten(folder: &Path) -> Vec<(String, &'static str)> {
    let texts = files(folder)
        .into_iter()
        .filter(|(path, _)| path.starts_with("content/"));
    let texts: Vec<(String, String)> = texts.map(|(path, text)| (path, joined(&text))).collect();
    let found = |sentence: &&'static str| {
        let (path, _) = texts.iter().find(|(_, text)| text.contains(*sentence))?;
        Some((path.clone(), *sentence))
    };
    starter_sentences().iter().filter_map(found).collect()
}

#[test]
fn what_nobody_wrote_anew_is_not_published_under_strict() {
    let mut known = Vec::new();
    for language in language::CODES {
        let folder = new_site(&["--language", language]);
        let sentences = unwritten(folder.path());
        known.extend(sentences.iter().map(|(_, sentence)| *sentence));
        let said = refused(1, folder.path(), &["check", "--strict"]);
        assert_eq!(
            said.matches("[starter-text]").count(),
            sentences.len(),
            "{said}"
        );
        for (path, _) in &sentences {
            assert!(said.contains(&format!("{path}:")), "{path}: {said}");
        }
        assert_eq!(
            said.matches(": error: ").count(),
            sentences.len(),
            "nothing else is wrong: {said}"
        );
        assert!(
            refused(1, folder.path(), &["build", "--strict"]).contains("nothing was published")
        );
        assert!(!folder.path().join("public").exists());
        // Once each is said in other words, all is well.
        for (path, text) in files(folder.path())
            .into_iter()
            .filter(|(path, _)| path.starts_with("content/"))
        {
            let mut text = text.clone();
            for (_, sentence) in sentences.iter().filter(|(file, _)| *file == path) {
                let first = sentence.split(' ').next().expect("a word");
                let starts = text.match_indices(first).map(|(at, _)| at);
                let ends = |start: usize| {
                    let ends = text[start..]
                        .match_indices(['.', '!'])
                        .map(|(at, _)| start + at + 1);
                    ends.filter(|end| joined(&text[start..*end]) == *sentence)
                        .collect::<Vec<_>>()
                };
                let (start, end) = starts
                    .flat_map(|start| ends(start).into_iter().map(move |end| (start, end)))
                    .next()
                    .expect("it is there");
                text.replace_range(start..end, "We say so.");
            }
            fs::write(folder.path().join(&path), text).expect("it can be written");
        }
        let left = unwritten(folder.path());
        assert_eq!(left, [], "all were written anew");
        done(folder.path(), &["check", "--strict"]);
        done(folder.path(), &["build", "--strict"]);
    }
    known.sort_unstable();
    let mut all = starter_sentences();
    all.sort_unstable();
    assert_eq!(
        known, all,
        "every sentence of the rule stands in a new site"
    );
}

#[test]
fn a_new_site_has_the_zone_of_the_machine_or_the_one_that_is_named() {
    let begun = |zone: &str, more: &[&str]| {
        let folder = TempDir::new().expect("a folder");
        let needed = [
            "new",
            "site",
            "--title",
            "Town",
            "--url",
            "https://checks.example/",
        ];
        let mut command = crate::program();
        let output = command
            .current_dir(folder.path())
            .args([&needed, more].concat())
            .env("TZ", zone)
            .output();
        assert!(output.expect("factpress starts").status.success());
        let site = read(folder.path(), "content/site.yaml");
        site.lines()
            .find(|line| line.starts_with("timezone"))
            .map(str::to_owned)
    };
    assert_eq!(
        begun("America/Vancouver", &[]).as_deref(),
        Some("timezone: America/Vancouver")
    );
    assert_eq!(
        begun("UTC", &[]),
        None,
        "such a machine says nothing of those who sit before it"
    );
    assert_eq!(
        begun("UTC", &["--timezone", "Europe/Paris"]).as_deref(),
        Some("timezone: Europe/Paris")
    );
    let folder = TempDir::new().expect("a folder");
    let site = [
        "new",
        "site",
        "--title",
        "T",
        "--url",
        "https://checks.example/",
        "--timezone",
        "Europe/Pairs",
    ];
    assert!(refused(2, folder.path(), &site).contains("did you mean `Europe/Paris`?"));
}

#[test]
fn a_stub_is_published_only_when_somebody_says_so() {
    let folder = small_site();
    let explainer = [
        "new",
        "explainer",
        "--title",
        "Pool",
        "--standfirst",
        "It is open.",
        "--claim",
        "The pool is open",
        "--kind",
    ];
    done(
        folder.path(),
        &[
            &explainer[..],
            &["statement", "--authors", "ada", "--published", "2024-04-01"],
        ]
        .concat(),
    );
    assert!(
        read(folder.path(), "content/explainers/pool/index.md")
            .contains("\nhold: The story is not told yet.\n")
    );
    done(folder.path(), &["build", "--strict"]);
    assert!(!folder.path().join("public/pool").exists());

    let claim = [
        "new",
        "claim",
        "--explainer",
        "library",
        "--claim",
        "The town reads",
        "--kind",
        "statement",
    ];
    done(folder.path(), &claim);
    let text = read(
        folder.path(),
        "content/explainers/library/claims/the-town-reads.md",
    );
    assert!(
        text.contains("\nhold: The verdict is still open.\n"),
        "{text}"
    );
    done(
        folder.path(),
        &[&claim[..], &["--id", "reads", "--release", "yes"]].concat(),
    );
    assert!(!read(folder.path(), "content/explainers/library/claims/reads.md").contains("hold:"));
    done(
        folder.path(),
        &[&claim[..], &["--id", "asked", "--hold", "Who reads?"]].concat(),
    );
    assert!(
        read(folder.path(), "content/explainers/library/claims/asked.md")
            .contains("\nhold: Who reads?\n")
    );
}

#[test]
fn a_story_can_be_planned() {
    let folder = small_site();
    let story = [
        "new",
        "explainer",
        "--title",
        "Pool",
        "--standfirst",
        "It is open.",
        "--claim",
        "The pool is open",
    ];
    let more = [
        "--kind",
        "statement",
        "--authors",
        "ada",
        "--published",
        "2042-04-01",
        "--release",
        "yes",
    ];
    done(folder.path(), &[&story[..], &more].concat());
    done(folder.path(), &["check", "--strict"]);
    let said = text(&factpress(folder.path(), &["build", "--strict"]).stderr);
    assert!(said.contains("this comes out on 2042-04-01"), "{said}");
    assert!(!folder.path().join("public/pool").exists());
}

#[test]
fn a_new_site_brings_what_hosts_and_editors_need() {
    let folder = new_site(&[]);
    let files = files(folder.path());
    let version = format!("--version {} ", env!("CARGO_PKG_VERSION"));
    for path in ["netlify.toml", ".github/workflows/check.yml"] {
        assert!(
            files[path].contains("cargo +stable install --locked "),
            "{path}: {}",
            files[path]
        );
        assert!(files[path].contains(&version), "{path}: {}", files[path]);
    }
    let workflow: serde_yaml::Value =
        serde_yaml::from_str(&files[".github/workflows/check.yml"]).expect("YAML");
    let steps = workflow["jobs"]["check"]["steps"]
        .as_sequence()
        .expect("steps");
    let used: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["uses"].as_str())
        .collect();
    assert_eq!(used, ["actions/checkout@v6", "actions/cache@v5"]);
    assert_eq!(
        files[".gitignore"]
            .lines()
            .filter(|line| line.starts_with('/'))
            .count(),
        3
    );
    assert!(files[".editorconfig"].contains("root = true"));
    let settings: serde_json::Value =
        serde_json::from_str(&files[".vscode/settings.json"]).expect("JSON");
    for schema in settings["yaml.schemas"]
        .as_object()
        .expect("an object")
        .keys()
    {
        let schema = &files[schema.strip_prefix("./").expect("a path below the folder")];
        serde_json::from_str::<serde_json::Value>(schema).expect("a schema is JSON");
    }
    // Sources of one's own have a file that does not go with the imaginary story.
    assert!(
        files["content/sources/sources.yaml"]
            .lines()
            .all(|line| line.starts_with('#'))
    );
    serde_json::from_str::<serde_json::Value>(&files[".vscode/extensions.json"]).expect("JSON");
    assert!(
        files.values().all(|text| !text.contains("<<")),
        "every answer is in its place"
    );
}

#[test]
fn a_new_site_goes_into_a_folder_of_its_own() {
    let folder = TempDir::new().expect("a folder");
    let said = done(
        folder.path(),
        &[
            "new",
            "site",
            "town",
            "--title",
            "Town",
            "--url",
            "https://checks.example/",
        ],
    );
    assert!(said.contains("wrote town/content/site.yaml\n"), "{said}");
    assert!(
        said.contains("Next:\n  - `cd town`\n  - `factpress serve` "),
        "{said}"
    );
    assert!(folder.path().join("town/content/site.yaml").is_file());
}

#[test]
fn a_new_site_takes_a_new_repository_and_no_folder_in_which_something_lies() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    fs::write(folder.path().join("LICENSE"), "Free.\n").expect("a file");
    let answers = [
        "new",
        "site",
        "--title",
        "Town",
        "--url",
        "https://checks.example/",
    ];
    fs::write(folder.path().join("notes.txt"), "Mine.\n").expect("a file");
    let said = refused(3, folder.path(), &answers);
    assert!(
        said.contains("error: . is not empty: notes.txt is there"),
        "{said}"
    );
    assert_eq!(files(folder.path()).len(), 2);

    fs::remove_file(folder.path().join("notes.txt")).expect("it was there");
    done(folder.path(), &answers);
    let before = files(folder.path());
    assert_eq!(before["LICENSE"], "Free.\n");
    let said = refused(3, folder.path(), &answers);
    assert!(
        said.contains("error: . holds a publication already"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_new_person_stands_at_the_end_of_people_yaml() {
    let folder = small_site();
    let before = "# Who is who.\n".to_owned() + &read(folder.path(), "content/people.yaml");
    fs::write(folder.path().join("content/people.yaml"), &before).expect("it can be written");
    let said = done(
        folder.path(),
        &[
            "new",
            "person",
            "--name",
            "Zoë Müller",
            "--kind",
            "person",
            "--role",
            "Librarian: the first",
        ],
    );
    assert!(said.contains("changed content/people.yaml\n"), "{said}");
    let entry =
        "zoe-muller:\n  name: Zoë Müller\n  kind: person\n  role: \"Librarian: the first\"\n";
    assert_eq!(read(folder.path(), "content/people.yaml"), before + entry);
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn a_file_keeps_its_line_ends_and_its_mark() {
    let folder = small_site();
    let before =
        "\u{feff}".to_owned() + &read(folder.path(), "content/people.yaml").replace('\n', "\r\n");
    fs::write(folder.path().join("content/people.yaml"), &before).expect("it can be written");
    done(
        folder.path(),
        &["new", "person", "--name", "Bo Example", "--kind", "person"],
    );
    let entry = "bo-example:\r\n  name: Bo Example\r\n  kind: person\r\n";
    assert_eq!(read(folder.path(), "content/people.yaml"), before + entry);
}

#[test]
fn a_new_source_stands_in_the_registry_and_waits_to_be_cited() {
    let folder = small_site();
    let before = read(folder.path(), "content/sources/town.yaml");
    let answers = [
        "new",
        "source",
        "--title",
        "Accounts of 2024",
        "--publisher",
        "Town council",
        "--kind",
        "official-report",
        "--date",
        "2024-03",
        "--primary",
        "yes",
        "--basis",
        "documents",
        "--no-archive",
        "Only a paper copy exists.",
    ];
    let said = done(folder.path(), &answers);
    assert!(
        said.contains("what is warned of above is an error for `check --strict`"),
        "{said}"
    );
    let after = read(folder.path(), "content/sources/town.yaml");
    let entry = after
        .strip_prefix(&before)
        .expect("what was there is as it was");
    assert!(
        entry.starts_with("accounts-of-2024:\n  title: Accounts of 2024\n"),
        "{entry}"
    );
    assert!(refused(1, folder.path(), &["check", "--strict"]).contains("[unused-source]"));

    done(
        folder.path(),
        &[&answers[..], &["--id", "accounts", "--file", "money"]].concat(),
    );
    assert!(read(folder.path(), "content/sources/money.yaml").starts_with("accounts:\n"));
}

#[test]
fn a_new_claim_without_a_verdict_is_an_open_question() {
    let folder = small_site();
    let said = done(
        folder.path(),
        &[
            "new",
            "claim",
            "--claim",
            "The town reads",
            "--kind",
            "statement",
        ],
    );
    assert!(
        said.contains("wrote content/explainers/library/claims/the-town-reads.md\n"),
        "{said}"
    );
    assert!(
        said.contains("changed content/explainers/library/index.md\n"),
        "{said}"
    );
    assert!(
        read(folder.path(), "content/explainers/library/index.md")
            .contains("claims: [closed, the-town-reads]\n")
    );
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn what_is_said_of_somebody_is_held_back_until_it_has_an_outcome() {
    let folder = small_site();
    let answers = [
        "new",
        "claim",
        "--claim",
        "The mayor took money",
        "--id",
        "money",
        "--kind",
        "allegation",
        "--about",
        "ada",
    ];
    done(folder.path(), &answers);
    let claim = read(folder.path(), "content/explainers/library/claims/money.md");
    assert!(
        claim.contains("\nhold: The verdict is still open.\n"),
        "{claim}"
    );
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn a_new_claim_with_a_verdict_has_all_that_a_verdict_needs() {
    let folder = small_site();
    done(
        folder.path(),
        &[
            "new",
            "claim",
            "--claim",
            "The town closed one library",
            "--id",
            "one",
            "--kind",
            "number",
            "--claimant",
            "ada",
            "--date",
            "2024-03",
            "--verdict",
            "true",
            "--as-of",
            "2024-03-31",
            "--finding",
            "The minutes of March 2024 name one.",
            "--source",
            "minutes",
            "--stance",
            "supports",
            "--evidence-quote",
            "One library closes.",
            "--at",
            "item 4",
            "--reply",
            "declined",
            "--asked",
            "2024-03-20",
        ],
    );
    assert_eq!(
        read(folder.path(), "content/explainers/library/claims/one.md"),
        "---\nclaim: The town closed one library\nclaimant: ada\ndate: 2024-03\nkind: number\nverdict: \"true\"\n\
         as_of: 2024-03-31\nfinding: The minutes of March 2024 name one.\nevidence:\n  - source: minutes\n    \
         stance: supports\n    quote: One library closes.\n    at: item 4\nreply:\n  status: declined\n  \
         asked: 2024-03-20\n---\n"
    );
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn a_claim_that_breaks_a_rule_is_shown_and_held_back() {
    let folder = small_site();
    let output = factpress(
        folder.path(),
        &[
            "new",
            "claim",
            "--claim",
            "The town closed them all",
            "--id",
            "all",
            "--kind",
            "statement",
            "--verdict",
            "false",
            "--as-of",
            "2024-03-31",
            "--finding",
            "One closed.",
            "--source",
            "minutes",
            "--stance",
            "supports",
            "--evidence-quote",
            "One library closes.",
        ],
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text(&output.stderr).contains("[verdict-against-evidence]"),
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stdout).contains("until then `hold` keeps it from being published"));
    done(folder.path(), &["check"]);
}

#[test]
fn a_new_explainer_comes_with_its_first_claim() {
    let folder = small_site();
    let said = done(
        folder.path(),
        &[
            "new",
            "explainer",
            "--title",
            "Wird das Schwimmbad größer?",
            "--standfirst",
            "The council has not decided.",
            "--claim",
            "The pool will be larger",
            "--kind",
            "statement",
            "--published",
            "2024-04-02",
            "--authors",
            "gazette, ada",
        ],
    );
    assert!(
        said.contains("wrote content/explainers/wird-das-schwimmbad-grosser/index.md\n"),
        "{said}"
    );
    let story = read(
        folder.path(),
        "content/explainers/wird-das-schwimmbad-grosser/index.md",
    );
    assert!(
        story.contains(
            "published: 2024-04-02\nauthors: [gazette, ada]\nclaims: [the-pool-will-be-larger]\n"
        ),
        "{story}"
    );
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn translations_list_a_new_claim_as_well() {
    let folder = TempDir::new().expect("a folder");
    let french = "\
-- content/explainers/library/index.fr.md --
---
title: La bibliothèque
standfirst: Une a fermé, trois ont déménagé.
published: 2024-04-01
authors: [gazette]
claims:
  - closed
---
Le conseil s'est réuni.[[source:minutes]]
";
    let site = SmallSite::new(french).replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    site.lay_out(folder.path());
    done(
        folder.path(),
        &[
            "new",
            "claim",
            "--claim",
            "The town reads",
            "--id",
            "reads",
            "--kind",
            "statement",
        ],
    );
    assert!(
        read(folder.path(), "content/explainers/library/index.fr.md")
            .contains("  - closed\n  - reads\n")
    );
    done(folder.path(), &["check", "--strict"]);
}

#[test]
fn it_works_in_any_folder_of_the_publication_and_from_outside() {
    let folder = small_site();
    let inside = folder.path().join("content/explainers/library");
    let said = done(
        &inside,
        &["new", "person", "--name", "Bo Example", "--kind", "person"],
    );
    assert!(
        said.contains("changed ../../../content/people.yaml\n"),
        "{said}"
    );
    let external = TempDir::new().expect("a folder");
    let root = folder.path().to_str().expect("a path that is text");
    done(
        external.path(),
        &[
            "new",
            "person",
            "--root",
            root,
            "--name",
            "Cy Example",
            "--kind",
            "person",
        ],
    );
    assert!(
        read(folder.path(), "content/people.yaml")
            .ends_with("cy-example:\n  name: Cy Example\n  kind: person\n")
    );
    let said = refused(
        3,
        external.path(),
        &["new", "person", "--name", "Bo Example", "--kind", "person"],
    );
    assert!(
        said.contains("`factpress new site` begins a publication"),
        "{said}"
    );
}

#[test]
fn without_a_terminal_all_that_is_missing_or_wrong_is_said_at_once_and_nothing_is_written() {
    let folder = small_site();
    let before = files(folder.path());
    let said = refused(2, folder.path(), &["new", "source"]);
    for flag in [
        "title",
        "publisher",
        "kind",
        "primary",
        "basis",
        "no-archive",
    ] {
        assert!(
            said.contains(&format!("error: --{flag} is missing\n")),
            "{said}"
        );
    }
    let said = refused(
        2,
        folder.path(),
        &[
            "new",
            "claim",
            "--claimant",
            "adda",
            "--verdict",
            "opn",
            "--kind",
            "statment",
            "--date",
            "2024-02-30",
        ],
    );
    for line in [
        "error: --kind: `statment` is not a word that is known here\n   = help: did you mean `statement`?\n",
        "error: --claimant: there is no person or organisation `adda`\n   = help: did you mean `ada`?\n",
        "error: --date: `2024-02-30` is no day of the calendar\n",
        "error: --verdict: there is no verdict `opn`\n   = help: did you mean `open`?\n",
        "error: --claim is missing\n",
    ] {
        assert!(said.contains(line), "{line}{said}");
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = small_site();
    let before = files(folder.path());
    let claim = [
        "new",
        "claim",
        "--claim",
        "The town reads",
        "--kind",
        "statement",
    ];
    let said = refused(
        2,
        folder.path(),
        &[&claim[..], &["--id", "closed"]].concat(),
    );
    assert!(
        said.contains("`closed` is already in content/explainers/library/claims/closed.md"),
        "{said}"
    );
    let said = refused(
        2,
        folder.path(),
        &["new", "person", "--name", "Ada", "--kind", "person"],
    );
    assert!(
        said.contains("`ada` is already in content/people.yaml"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);

    // A folder stands where the claim's file would.
    fs::create_dir(
        folder
            .path()
            .join("content/explainers/library/claims/reads.md"),
    )
    .expect("a folder");
    let said = refused(3, folder.path(), &[&claim[..], &["--id", "reads"]].concat());
    assert!(said.contains("claims/reads.md is there already"), "{said}");
    assert_eq!(
        files(folder.path()),
        before,
        "the explainer does not list a claim that was not written"
    );
}

#[cfg(unix)]
#[test]
fn where_not_all_can_be_written_nothing_is() {
    use std::os::unix::fs::symlink;
    let folder = small_site();
    let index = folder.path().join("content/explainers/library/index.md");
    let mixed =
        read(folder.path(), "content/explainers/library/index.md").replacen('\n', "\r\n", 2);
    fs::write(&index, mixed).expect("it can be written");
    let before = files(folder.path());
    let claim = [
        "new",
        "claim",
        "--claim",
        "The town reads",
        "--id",
        "reads",
        "--kind",
        "statement",
    ];
    let said = refused(3, folder.path(), &claim);
    assert!(said.contains(
        "content/explainers/library/index.md was changed meanwhile, or its lines end in two ways"
    ));
    assert_eq!(
        files(folder.path()),
        before,
        "the claim is taken away again"
    );

    let elsewhere = TempDir::new().expect("a folder");
    symlink(
        elsewhere.path(),
        folder.path().join("content/explainers/pool"),
    )
    .expect("a link");
    let story = [
        "new",
        "explainer",
        "--title",
        "Pool",
        "--standfirst",
        "It is open.",
        "--claim",
        "The pool is open",
    ];
    let said = refused(
        3,
        folder.path(),
        &[&story[..], &["--kind", "statement", "--authors", "ada"]].concat(),
    );
    assert!(
        said.contains("content/explainers/pool is no folder"),
        "{said}"
    );
    assert!(files(elsewhere.path()).is_empty());
}

/// A person at a terminal, which `script` of util-linux plays.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks() {
    use std::io::Write as _;
    let folder = small_site();
    let mut command = Command::new("script");
    command.args([
        "-qec",
        concat!(env!("CARGO_BIN_EXE_factpress"), " new person"),
        "/dev/null",
    ]);
    command
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .expect("`script` of util-linux is installed");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(b"Bo Example\n\nperson\n\n\n")
        .expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("The name as readers know it: "), "{said}");
    assert!(
        said.contains("The id, which makes the address of their page [bo-example]: "),
        "{said}"
    );
    assert!(
        read(folder.path(), "content/people.yaml")
            .ends_with("bo-example:\n  name: Bo Example\n  kind: person\n")
    );
}

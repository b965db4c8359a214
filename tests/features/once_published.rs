//! What was published once: verdicts and addresses that readers know change only with a word to
//! them.

use std::fs;
use std::path::Path;
use std::process::Output;

use factpress::Options;
use factpress::base::date::Day;
use tempfile::TempDir;

use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";
const REDIRECTS: &str = "content/static/_redirects";

fn in_june(site: SmallSite) -> SmallSite {
    let today = Day::parse("2024-06-01").expect("a day of the calendar");
    site.options(Options {
        today: Some(today),
        ..Options::default()
    })
}

/// The small site after it was published with another verdict.
fn once_open() -> SmallSite {
    let before = SmallSite::new("").replacing(CLAIM, "verdict: \"false\"", "verdict: open");
    in_june(SmallSite::new("").published(&before))
}

fn with_corrections(entries: &str) -> SmallSite {
    once_open().replacing(
        CLAIM,
        "evidence:",
        &format!("corrections: [{entries}]\nevidence:"),
    )
}

#[test]
fn a_changed_verdict_stands_at_its_place_with_a_correction_to_copy() {
    assert_eq!(
        once_open().report(),
        "\
content/explainers/library/claims/closed.md:7:10: error: the verdict was published as `open`, and no correction leads \
         from there to `false` [verdict-changed]
  |
7 | verdict: \"false\"
  |          ^^^^^^^
   = help: tell readers: `corrections: [{date: …, grade: substantial, from: open, to: \"false\", text: …}]`

"
    );
}

#[test]
fn the_correction_that_is_shown_is_one() {
    let entry = "{date: 2024-06-01, grade: substantial, from: open, to: \"false\", text: …}";
    assert_eq!(with_corrections(entry).report(), "");
}

#[test]
fn several_corrections_lead_from_one_verdict_to_the_other() {
    let first = "{date: 2024-05-01, grade: substantial, from: open, to: \"true\", text: A.}";
    let second = "{date: 2024-05-09, grade: substantial, from: \"true\", to: \"false\", text: B.}";
    assert_eq!(with_corrections(&format!("{second}, {first}")).report(), "");
    let site = with_corrections(second);
    assert_eq!(site.findings(), [format!("{CLAIM}:7:10 verdict-changed")]);
    assert!(
        site.report()
            .contains("with another entry of `corrections`: `- {date: …, "),
        "{}",
        site.report()
    );
}

#[test]
fn a_correction_of_something_else_does_not_speak_of_the_verdict() {
    let minor = "{date: 2024-05-09, grade: minor, text: A letter was missing.}";
    assert_eq!(
        with_corrections(minor).findings(),
        [format!("{CLAIM}:7:10 verdict-changed")]
    );
}

#[test]
fn a_verdict_that_is_gone_is_a_changed_one() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let site = SmallSite::new("")
        .published(&SmallSite::new(""))
        .replacing(CLAIM, open, "");
    assert!(
        site.findings()
            .contains(&format!("{CLAIM}:2:1 verdict-changed")),
        "{}",
        site.report()
    );
}

#[test]
fn a_first_verdict_and_a_new_claim_change_nothing() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let before = SmallSite::new("").replacing(CLAIM, open, "");
    assert_eq!(SmallSite::new("").published(&before).report(), "");
    let other = other_explainer("pool", "shut");
    assert_eq!(
        SmallSite::new(&other)
            .published(&SmallSite::new(""))
            .report(),
        ""
    );
}

#[test]
fn a_verdict_that_left_the_scale_is_named() {
    let before = SmallSite::new("")
        .replacing(CLAIM, "\"false\"", "wrong")
        .replacing(SITE, "\"false\"", "wrong");
    let report = SmallSite::new("").published(&before).report();
    assert!(
        report.contains("note: the scale has no `wrong` any more; retire it there instead"),
        "{report}"
    );
}

#[test]
fn what_is_held_back_is_not_compared() {
    let drafts = || Options {
        drafts: true,
        ..Options::default()
    };
    let held = once_open()
        .replacing(CLAIM, "evidence:", "hold: Is it so?\nevidence:")
        .options(drafts());
    assert_eq!(held.report(), "");
    // Nor is a verdict published that only drafts had.
    let before = SmallSite::new("")
        .replacing(CLAIM, "\"false\"", "open\nhold: Is it so?")
        .options(drafts());
    assert_eq!(SmallSite::new("").published(&before).report(), "");
}

/// The small site with a second claim, published.
fn with_two_claims() -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut"))
}

#[test]
fn an_address_that_vanished_is_named_with_the_line_that_leads_on() {
    let renamed = with_two_claims()
        .without("content/explainers/pool/claims/shut.md")
        .with_bytes(
            "content/explainers/pool/claims/shut-up.md",
            "---\nclaim: The pool is shut\nkind: statement\n---\nText.\n",
        );
    let renamed = renamed.replacing("content/explainers/pool/index.md", "[shut]", "[shut-up]");
    assert_eq!(
        renamed.published(&with_two_claims()).report(),
        "\
content/explainers/pool/index.md:6:1: warning: `/pool/shut/` was published, and nothing is there any more [vanished-address]
  |
6 | claims: [shut-up]
  | ^^^^^^
   = help: lead readers on with a line in content/static/_redirects: `/pool/shut/ /pool/shut-up/ 301`

"
    );
}

#[test]
fn an_explainer_that_vanished_speaks_for_its_claims() {
    let site = SmallSite::new("").published(&with_two_claims());
    assert_eq!(
        site.report(),
        "\
content/site.yaml: warning: `/pool/` with one page below it were published, and nothing is there any more [vanished-address]
   = help: lead readers on with a line in content/static/_redirects: `/pool/* / 301`

"
    );
    assert_eq!(
        site.clone()
            .with_bytes(REDIRECTS, "/pool/* / 301\n")
            .report(),
        ""
    );
    // A line for the explainer alone leaves its claims.
    let half = site.with_bytes(REDIRECTS, "/pool/ / 301\n");
    assert_eq!(half.findings(), [format!("{REDIRECTS} vanished-address")]);
    assert!(
        half.report().contains("`/pool/shut/ / 301`"),
        "{}",
        half.report()
    );
}

#[test]
fn what_is_held_back_after_publication_is_named_where_it_says_so() {
    let hold = "standfirst: The pool is open.\nhold: Is it?";
    let story = "content/explainers/pool/index.md";
    let held = with_two_claims()
        .replacing(story, "standfirst: The pool is open.", hold)
        .published(&with_two_claims());
    assert_eq!(held.findings(), [format!("{story}:4:1 vanished-address")]);
    let claim = "content/explainers/pool/claims/shut.md";
    let held =
        with_two_claims().replacing(claim, "kind: statement", "kind: statement\nhold: Is it?");
    let held = held.published(&with_two_claims());
    assert_eq!(held.findings(), [format!("{claim}:4:1 vanished-address")]);
    // The file may say that this is meant.
    let because =
        "hold: Is it?\nlint: {vanished-address: {level: allow, because: A court has ordered it.}}";
    assert_eq!(held.replacing(claim, "hold: Is it?", because).report(), "");
}

#[test]
fn people_and_sources_that_nothing_leans_on_any_more_have_no_page() {
    let budget = "\n".to_owned()
        + &SmallSite::new("")
            .text(SOURCES)
            .replace("minutes:", "budget:");
    let registry = SmallSite::new("").text(SOURCES) + &budget;
    let with_budget = SmallSite::new("").with_bytes(SOURCES, registry);
    let cited = with_budget.clone().replacing(
        INDEX,
        "[[source:minutes]]",
        "[[source:minutes]][[source:budget]]",
    );
    let site = with_budget.published(&cited);
    assert_eq!(
        site.findings(),
        [
            format!("{SOURCES}:12:1 unused-source"),
            format!("{SOURCES}:12:1 vanished-address")
        ]
    );
    let site = SmallSite::new("")
        .replacing(CLAIM, "claimant: ada\n", "")
        .published(&SmallSite::new(""));
    assert_eq!(
        site.findings(),
        ["content/people.yaml:1:1 vanished-address"]
    );
    assert!(
        site.report().contains("`/people/ada/` was published"),
        "{}",
        site.report()
    );
}

#[test]
fn lists_that_come_and_go_are_no_promise() {
    let tagged =
        SmallSite::new("").replacing(CLAIM, "kind: statement", "kind: denial\ntags: [books]");
    assert_eq!(SmallSite::new("").published(&tagged).report(), "");
}

#[test]
fn a_file_of_the_authors_own_may_take_the_place() {
    let site = SmallSite::new("").with_bytes("content/static/pool/index.html", "<p>Gone.");
    let site = site.with_bytes("content/static/pool/shut/index.html", "<p>Gone.");
    assert_eq!(site.published(&with_two_claims()).report(), "");
}

#[test]
fn another_language_has_addresses_of_its_own() {
    let site = SmallSite::new("").published(&SmallSite::in_two_languages());
    assert_eq!(site.findings(), [format!("{SITE} vanished-address")]);
    assert!(site.report().contains("`/fr/` with "), "{}", site.report());
    let two =
        || SmallSite::new(&other_explainer("pool", "shut")).replacing(SITE, "[en]", "[en, fr]");
    let one = SmallSite::new("")
        .replacing(SITE, "[en]", "[en, fr]")
        .published(&two());
    let report = one.report();
    assert!(
        report.contains("`/fr/pool/* /fr/ 301`") && report.contains("`/pool/* / 301`"),
        "{report}"
    );
    assert!(
        report.contains("note: a _redirects of your own takes the place of the one in the output"),
        "{report}"
    );
}

#[test]
fn below_a_path_redirects_have_it_in_front() {
    let url = |site: SmallSite| {
        site.replacing(
            SITE,
            "https://checks.example/",
            "https://paper.example/checks/",
        )
    };
    let site = url(SmallSite::new("")).published(&with_two_claims());
    assert!(
        site.report().contains("`/checks/pool/* /checks/ 301`"),
        "{}",
        site.report()
    );
    assert_eq!(
        site.with_bytes(REDIRECTS, "/checks/pool/* /checks/ 301\n")
            .report(),
        ""
    );
}

#[test]
fn while_a_mistake_keeps_something_out_nobody_knows_what_vanished() {
    let broken = with_two_claims().replacing(
        "content/explainers/pool/claims/shut.md",
        "kind: statement",
        "kind: novel",
    );
    let findings = broken.published(&with_two_claims()).findings();
    assert!(
        findings.iter().all(|finding| !finding.contains("vanished")),
        "{findings:?}"
    );
}

fn factpress(arguments: &[&str], root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

/// What a command says is wrong, and its exit code.
fn told(arguments: &[&str], root: &Path) -> (String, Option<i32>) {
    let output = factpress(arguments, root);
    (
        String::from_utf8(output.stderr).expect("UTF-8"),
        output.status.code(),
    )
}

fn write(root: &Path, site: &SmallSite) {
    let _ = fs::remove_dir_all(root.join("content"));
    site.lay_out(root);
}

#[test]
fn a_build_leaves_what_the_next_one_and_check_compare_with() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let first = SmallSite::new("").replacing(CLAIM, "\"false\"", "open");
    write(root, &first);
    assert_eq!(
        told(&["check"], root),
        (String::new(), Some(0)),
        "without an output"
    );
    assert_eq!(told(&["build"], root).1, Some(0));
    let record = || {
        fs::read_to_string(root.join("public/.factpress-verdicts")).expect("the build leaves it")
    };
    let open = sealed("factpress verdicts 2\nverdict closed open\n");
    assert_eq!(record(), open);

    write(root, &SmallSite::new(""));
    for command in ["check", "build"] {
        let (said, code) = told(&[command], root);
        assert!(said.contains("[verdict-changed]"), "{command}: {said}");
        assert_eq!(code, Some(1));
    }
    assert_eq!(record(), open, "a build that fails changes nothing");
    assert_eq!(told(&["check", "--output", "elsewhere"], root).1, Some(0));
    assert_eq!(told(&["build", "--output", "elsewhere"], root).1, Some(0));

    let lint = "lint: {verdict-changed: {level: allow, because: It was never linked.}}\nevidence:";
    write(
        root,
        &SmallSite::new("").replacing(CLAIM, "evidence:", lint),
    );
    assert_eq!(told(&["build"], root).1, Some(0));
    write(root, &SmallSite::new(""));
    assert_eq!(
        told(&["build", "--strict"], root),
        (String::new(), Some(0)),
        "the new verdict is the published one"
    );
}

#[test]
fn an_output_of_a_version_that_kept_no_verdicts_says_nothing() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    write(
        root,
        &with_two_claims().replacing(CLAIM, "\"false\"", "open"),
    );
    assert_eq!(told(&["build"], root).1, Some(0));
    fs::remove_file(root.join("public/.factpress-verdicts")).expect("it is there");
    write(root, &SmallSite::new(""));
    assert_eq!(told(&["check", "--strict"], root), (String::new(), Some(0)));
}

#[test]
fn a_page_that_vanished_keeps_a_strict_build_alone() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    write(root, &with_two_claims());
    assert_eq!(told(&["build"], root).1, Some(0));
    write(root, &SmallSite::new(""));
    assert_eq!(told(&["build", "--strict"], root).1, Some(1));
    write(
        root,
        &SmallSite::new("").with_bytes(REDIRECTS, "/pool/* / 301\n"),
    );
    assert_eq!(told(&["build", "--strict"], root), (String::new(), Some(0)));
    write(root, &SmallSite::new(""));
    let (said, code) = told(&["build"], root);
    assert_eq!(
        (said.as_str(), code),
        ("", Some(0)),
        "once it is public no more, nobody is told again"
    );
}

#[test]
fn pages_that_only_drafts_had_were_never_published() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let claim = "content/explainers/pool/claims/shut.md";
    let held =
        with_two_claims().replacing(claim, "kind: statement", "kind: statement\nhold: Is it?");
    write(root, &held);
    assert_eq!(told(&["build", "--drafts"], root).1, Some(0));
    // Somebody publishes the drafts all the same.
    assert_eq!(
        told(&["check", "--strict", "--output", "drafts"], root),
        (String::new(), Some(0))
    );
}

#[test]
fn neither_were_the_pages_of_sources_and_people_that_only_drafts_lean_on() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let claim = "content/explainers/pool/claims/shut.md";
    let own =
        "hold: Is it?\nclaimant: bo\nevidence: [{source: note, stance: context, note: Seen.}]";
    let more = "---- content/sources/more.yaml\nnote:\n  title: A note\n  publisher: Bo\n  kind: document\n  primary: false\n  \
                basis: documents\n  archive: {none: It is lost.}\n  seen: original\n";
    let held =
        with_two_claims().replacing(claim, "kind: statement", &format!("kind: statement\n{own}"));
    write(root, &held);
    fs::write(
        root.join("content/sources/more.yaml"),
        more.split_once('\n').expect("two lines").1,
    )
    .expect("written");
    let people = root.join("content/people.yaml");
    let text =
        fs::read_to_string(&people).expect("it is there") + "bo:\n  name: Bo\n  kind: person\n";
    fs::write(&people, text).expect("it can be written");
    assert_eq!(told(&["build", "--drafts"], root).1, Some(0));
    let (said, code) = told(&["check", "--output", "drafts"], root);
    assert_eq!(
        (said.contains("vanished-address"), code),
        (false, Some(0)),
        "{said}"
    );
}

#[test]
fn an_output_that_somebody_has_damaged_says_what_it_can() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    write(root, &SmallSite::new(""));
    assert_eq!(told(&["build"], root).1, Some(0));
    let public = |name: &str| root.join("public").join(name);
    let manifest = fs::read_to_string(public(".factpress-manifest")).expect("it is there");
    let odd = [
        "../../x/index.html",
        "é//index.html",
        "/index.html",
        "a/../index.html",
        "\u{1b}/x/index.html",
        "x/index.html",
    ];
    let lines: String = odd
        .iter()
        .map(|path| format!("{}  {path}\n", "0".repeat(64)))
        .collect();
    let (above, _) = manifest.split_once("end ").expect("the last line");
    fs::write(
        public(".factpress-manifest"),
        sealed(&format!("{above}{lines}")),
    )
    .expect("it can be written");
    let (said, code) = told(&["check"], root);
    assert_eq!(
        (said.matches("[vanished-address]").count(), code),
        (2, Some(0)),
        "what is no address is passed over: {said}"
    );
    for record in [
        "mine",
        "factpress verdicts 1\nverdict closed open\n",
        &sealed("factpress verdicts 2\nverdict closed\n"),
    ] {
        fs::write(public(".factpress-verdicts"), record).expect("it can be written");
        let (said, code) = told(&["check", "--strict"], root);
        assert_eq!(code, Some(3), "{record:?}: {said}");
        assert!(
            said.contains("public/.factpress-verdicts ")
                && said.contains("put back the one that is public"),
            "{said}"
        );
    }
}

/// Lines with the last line that fits them.
fn sealed(lines: &str) -> String {
    let mut text = lines.to_owned();
    factpress::base::checksum::append(&mut text);
    text
}

//! `factpress verify`: what anybody can find out about a published site without its content.

use std::fs;
use std::path::PathBuf;

use factpress::model::kept_copy::quotation_hash;
use factpress::model::source::Sha256;
use serde_json::Value;
use tempfile::TempDir;

use crate::loopback::serve_folder;
use crate::proofs::record_of;
use crate::small_site::{SmallSite, other_explainer};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const RECORD: &str = "published.json";
const MANIFEST: &str = ".factpress-manifest";
const PAGE: &str = "library/closed/index.html";

/// A publication, and the copies of its public record that a reader keeps.
struct World(TempDir);

impl World {
    /// The small site in two languages, built.
    fn new() -> Self {
        let world = Self(TempDir::new().expect("a folder"));
        world.publish(&site(), "2024-05-01");
        world
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn public(&self, file: &str) -> PathBuf {
        self.path("public").join(file)
    }

    /// Publishes other content on a day.
    fn publish(&self, site: &SmallSite, day: &str) {
        let _ = fs::remove_dir_all(self.path("content"));
        site.lay_out(self.0.path());
        let (said, code) = self.run(&["build", "--today", day]);
        assert_eq!(code, Some(0), "{said}");
    }

    /// Keeps a copy of the record.
    fn keep(&self) {
        fs::copy(self.public(RECORD), self.path("kept.json")).expect("it can be copied");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.public(file)).expect("a text")
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.public(file), text).expect("it can be written");
    }

    /// Changes a published file, which must say `old`.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} does not say {old:?}: {text}");
        self.write(file, &text.replacen(old, new, 1));
    }

    /// Writes the list of files anew, as somebody who wants to hide a change would.
    fn cover_up(&self) {
        let list = self.read(MANIFEST);
        let mut lines = String::new();
        for line in list.lines().filter(|line| !line.starts_with("end ")) {
            match line.split_once("  ") {
                Some((_, path)) => {
                    let bytes = fs::read(self.public(path)).expect("a file");
                    lines += &format!("{}  {path}\n", blake3::hash(&bytes).to_hex());
                }
                None => lines += &format!("{line}\n"),
            }
        }
        factpress::base::checksum::append(&mut lines);
        self.write(MANIFEST, &lines);
    }

    /// Everything that a command says, and its exit code.
    fn run(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let mut command = crate::program();
        let output = command
            .current_dir(self.0.path())
            .args(arguments)
            .output()
            .expect("factpress starts");
        let said = [output.stdout, output.stderr].concat();
        (
            String::from_utf8(said).expect("UTF-8"),
            output.status.code(),
        )
    }

    /// What does not hold of the folder, but for the list of files.
    fn findings(&self, arguments: &[&str]) -> Vec<String> {
        let command = [&["verify", "public", "--format", "json"], arguments].concat();
        let (said, code) = self.run(&command);
        let json: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
        let findings = json["findings"].as_array().expect("a list");
        assert_eq!(code, Some(i32::from(!findings.is_empty())), "{said}");
        let line = |finding: &Value| {
            let part = |key: &str| finding[key].as_str().expect("a text").to_owned();
            format!("{}: {}", part("file"), part("message"))
        };
        findings
            .iter()
            .map(line)
            .filter(|line| !line.contains("the list of files"))
            .collect()
    }
}

fn site() -> SmallSite {
    SmallSite::in_two_languages()
}

/// The site with a finding in other words and a correction that says so.
fn corrected() -> SmallSite {
    let correction =
        "corrections:\n  - {date: 2024-05-02, grade: minor, text: A comma was missing.}\nfinding:";
    let french = CLAIM.replace(".md", ".fr.md");
    let correction_in_french = correction.replace("A comma was missing", "Il manquait une virgule");
    site()
        .replacing(CLAIM, "finding:", correction)
        .replacing(CLAIM, "One closed and", "One closed,")
        .replacing(&french, "finding:", &correction_in_french)
}

/// The line numbers of the entries of a record.
fn entries(record: &str) -> std::ops::Range<usize> {
    3..record.lines().count() - 3
}

#[test]
fn a_site_as_it_was_built_holds() {
    let world = World::new();
    let files = world.read(MANIFEST).lines().count() - 2;
    assert_eq!(
        world.run(&["verify", "public"]),
        (
            format!(
                "everything holds: compared 2 entries, 1 claim in 2 languages, 2 pages, {files} files\n"
            ),
            Some(0)
        )
    );
}

#[test]
fn a_later_build_continues_the_record_that_somebody_kept() {
    let world = World::new();
    world.keep();
    world.publish(&corrected(), "2024-05-02");
    let (said, code) = world.run(&["verify", "public", "--since", "kept.json"]);
    assert!(said.contains("3 entries (2 in the older copy)"), "{said}");
    assert_eq!(code, Some(0));
}

#[test]
fn what_is_held_or_open_holds_too() {
    let french = CLAIM.replace(".md", ".fr.md");
    let hold = "kind: statement\nhold: Is it?";
    let world = World::new();
    for content in [
        site().replacing(&french, "kind: statement", hold),
        SmallSite::new(&other_explainer("pool", "shut")),
        SmallSite::new("").replacing(CLAIM, "kind: statement", hold),
    ] {
        world.publish(&content, "2024-05-03");
        assert_eq!(world.findings(&[]), Vec::<String>::new());
    }
    let (said, code) = world.run(&["build", "--drafts"]);
    assert_eq!(code, Some(0), "{said}");
    let (said, code) = world.run(&["verify", "drafts"]);
    assert!(
        said.contains("the folder holds drafts, which are not for readers"),
        "{said}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn a_flipped_bit_of_the_record_is_found() {
    let world = World::new();
    let text = world.read(RECORD);
    let middle = text.find("\"verdict\"").expect("a claim") + 12;
    let mut bytes = text.into_bytes();
    bytes[middle] ^= 1;
    fs::write(world.public(RECORD), bytes).expect("it can be written");
    let findings = world.findings(&[]);
    assert!(
        findings[0].starts_with("published.json: the public record was changed: line "),
        "{findings:?}"
    );
}

#[test]
fn dropped_and_swapped_entries_are_found() {
    let world = World::new();
    world.publish(&corrected(), "2024-05-02");
    let text = world.read(RECORD);
    let lines: Vec<&str> = text.lines().collect();
    let range = entries(&text);
    for dropped in range.clone() {
        let mut lines = lines.clone();
        lines.remove(dropped);
        world.write(RECORD, &lines.join("\n"));
        assert_ne!(world.findings(&[]), Vec::<String>::new(), "{dropped}");
    }
    for swapped in range.start..range.end - 1 {
        let mut lines = lines.clone();
        lines.swap(swapped, swapped + 1);
        world.write(RECORD, &lines.join("\n"));
        assert_ne!(world.findings(&[]), Vec::<String>::new(), "{swapped}");
    }
}

#[test]
fn a_history_that_was_written_anew_is_found_by_whoever_has_an_older_copy() {
    let world = World::new();
    world.keep();
    fs::remove_dir_all(world.path("public")).expect("it is removed");
    let rewritten = site().replacing(CLAIM, "One closed and", "One closed,");
    world.publish(&rewritten, "2024-05-01");
    assert_eq!(
        world.findings(&[]),
        Vec::<String>::new(),
        "by itself it is whole"
    );
    assert_eq!(
        world.findings(&["--since", "kept.json"]),
        [
            "published.json: entry 2 of the older copy (claim `closed`, 2024-05-01) was changed or removed"
        ]
    );
    // An older record does not continue a newer one either.
    world.publish(&corrected(), "2024-05-02");
    world.keep();
    fs::remove_dir_all(world.path("public")).expect("it is removed");
    world.publish(&rewritten, "2024-05-01");
    assert_eq!(
        world.findings(&["--since", "kept.json"]),
        [
            "published.json: entry 3 of the older copy (claim `closed`, 2024-05-02) was changed or removed"
        ]
    );
}

#[test]
fn data_that_was_edited_is_found() {
    let differs = |old: &str, new: &str, expected: &[&str]| {
        let world = World::new();
        world.edit("claims.json", old, new);
        world.cover_up();
        let findings = world.findings(&[]);
        let findings: Vec<_> = findings
            .iter()
            .filter(|line| line.starts_with("claims.json"))
            .collect();
        assert_eq!(findings, expected, "{old}");
    };
    differs(
        "One closed and three moved.",
        "All closed.",
        &["claims.json: claim `closed`: the finding differs from the public record"],
    );
    differs(
        "\"verdict\": \"false\"",
        "\"verdict\": \"true\"",
        &["claims.json: claim `closed`: the verdict differs from the public record"],
    );
    differs(
        "\"quote\": null",
        "\"quote\": \"All of them.\"",
        &["claims.json: claim `closed`: the exact words differ from the public record"],
    );
    differs(
        "\"corrections\": []",
        "\"corrections\": [{\"date\": \"2024-05-02\", \"grade\": \"minor\", \"text\": \"No.\"}]",
        &["claims.json: claim `closed`: correction 1 differs from the public record"],
    );
    differs(
        "\"id\": \"closed\"",
        "\"id\": \"shut\"",
        &[
            "claims.json: claim `shut` is not in the public record",
            "claims.json: claim `closed` is public according to the public record, but is missing here",
        ],
    );
    differs(
        "\"claims\": [",
        "\"claims\": 1, \"others\": [",
        &["claims.json: the file is not the `claims.json` of a site of factpress"],
    );
}

#[test]
fn a_page_that_was_edited_by_hand_is_found() {
    let differs = |old: &str, new: &str, expected: &[&str]| {
        let world = World::new();
        world.edit(PAGE, old, new);
        let (said, _) = world.run(&["verify", "public"]);
        assert!(
            said.contains(&format!(
                "{PAGE}: the file was changed: its bytes do not have the hash in the list of files"
            )),
            "{said}"
        );
        world.cover_up();
        let findings = world.findings(&[]);
        let expected: Vec<String> = expected
            .iter()
            .map(|line| format!("{PAGE}: {line}"))
            .collect();
        assert_eq!(findings, expected, "{old}");
    };
    differs(
        ">One closed and three moved.</span>",
        ">One closed and three moved. So they say.</span>",
        &["the finding on the card is not what the data says"],
    );
    differs(
        ">False</span>",
        ">True</span>",
        &["the verdict on the card is not what the data says"],
    );
    differs(
        ">The town closed four libraries</h1>",
        ">The town closed libraries</h1>",
        &["the claim on the card is not what the data says"],
    );
    differs(
        "\"alternateName\":\"False\",\"ratingValue\":1",
        "\"alternateName\":\"True\",\"ratingValue\":5",
        &[
            "`alternateName` of the ClaimReview is not what the data says",
            "`ratingValue` of the ClaimReview is not what the data says",
        ],
    );
    differs(
        "\"claimReviewed\":\"The",
        "\"claimReviewed\":\"A",
        &["`claimReviewed` of the ClaimReview is not what the data says"],
    );
    differs(
        "\"@type\":\"ClaimReview\"",
        "\"@type\":\"Review\"",
        &["the page has no ClaimReview"],
    );
}

#[test]
fn files_that_are_missing_or_changed_are_found() {
    let world = World::new();
    fs::remove_file(world.public(PAGE)).expect("it can be removed");
    world.edit("robots.txt", "User-agent", "User-Agent");
    let (said, code) = world.run(&["verify", "public"]);
    assert_eq!(code, Some(1));
    for line in [
        "library/closed/index.html: the file is missing\n",
        "library/closed/index.html: the file is in the list of files, but missing\n",
        "robots.txt: the file was changed: its bytes do not have the hash in the list of files\n",
        "\n3 things do not hold: compared 2 entries, 1 claim in 2 languages, 1 page, ",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    fs::remove_file(world.public(MANIFEST)).expect("it can be removed");
    let (said, _) = world.run(&["verify", "public"]);
    assert!(
        said.ends_with("other files were not compared: the folder has no .factpress-manifest\n"),
        "{said}"
    );
}

#[test]
fn a_list_of_files_leads_nowhere_else() {
    let world = World::new();
    fs::write(world.path("secret.txt"), "secret").expect("it can be written");
    let mut list = world.read(MANIFEST);
    list.truncate(list.rfind("end ").expect("the last line"));
    let hash = blake3::hash(b"secret").to_hex();
    list += &format!("{hash}  ../secret.txt\n");
    factpress::base::checksum::append(&mut list);
    world.write(MANIFEST, &list);
    let (said, code) = world.run(&["verify", "public"]);
    assert!(
        said.contains(".factpress-manifest: the list of files is damaged"),
        "{said}"
    );
    assert_eq!(code, Some(1));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let world = World::new();
    fs::rename(world.public(PAGE), world.path("page.html")).expect("it can be moved");
    std::os::unix::fs::symlink(world.path("page.html"), world.public(PAGE)).expect("a link");
    let (said, code) = world.run(&["verify", "public"]);
    assert!(
        said.contains("library/closed/index.html: the file is a symbolic link\n"),
        "{said}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn what_cannot_be_read_is_said_with_another_exit_code() {
    let world = World::new();
    let fails = |arguments: &[&str], words: &str| {
        let (said, code) = world.run(&[&["verify"], arguments].concat());
        assert!(said.contains(words), "{said}");
        assert_eq!(code, Some(3), "{said}");
    };
    fails(&["nowhere"], "could not open nowhere");
    fails(&["content"], "content: there is no published.json");
    fails(&["public", "--since", "nowhere.json"], "nowhere.json");
    fs::write(world.path("cut.json"), "{\n\"format\"").expect("it can be written");
    fails(
        &["public", "--since", "cut.json"],
        "cut.json is not a public record of factpress",
    );
    fails(&["http://127.0.0.1:1/"], "could not read published.json");
    let (said, code) = world.run(&["verify", "https://checks.example/?a=b"]);
    assert!(said.contains("has a query"), "{said}");
    assert_eq!(code, Some(2));
}

#[test]
fn hostile_files_are_found_and_no_more() {
    let deep = format!("{}{}", "<div><b>".repeat(100_000), "</i>".repeat(100_000));
    let world = World::new();
    world.write(PAGE, &deep);
    world.write("fr/claims.json", &"[".repeat(1_000_000));
    let findings = world.findings(&[]);
    assert!(
        findings.contains(&format!("{PAGE}: the page has no ClaimReview")),
        "{findings:?}"
    );
    let world = World::new();
    let (old, new) = ("\"closed\"", "\"\\u001b[2J\\u202e\"");
    world.edit("claims.json", old, new);
    let (said, code) = world.run(&["verify", "public"]);
    assert!(
        said.contains("claim `<U+001B>[2J<U+202E>` is not in the public record"),
        "{said}"
    );
    assert_eq!(code, Some(1));
    let world = World::new();
    let (old, new) = ("/library/closed/\"", "/library/../../closed/\"");
    world.edit("claims.json", old, new);
    let findings = world.findings(&[]);
    assert!(
        findings.contains(
            &"claims.json: the page of `closed` is not below https://checks.example/".to_owned()
        ),
        "{findings:?}"
    );
}

#[test]
fn a_site_on_line_is_verified_by_its_record_its_data_and_its_pages() {
    let world = World::new();
    world.keep();
    let url = serve_folder(world.path("public"), |_| "200 OK");
    let (said, code) = world.run(&["verify", &url, "--since", "kept.json"]);
    assert_eq!(
        said,
        "everything holds: compared 2 entries (2 in the older copy), 1 claim in 2 languages, 2 pages\n\
         other files were not compared: that needs the folder of the site\n"
    );
    assert_eq!(code, Some(0));
    world.edit(PAGE, ">False</span>", ">True</span>");
    let (said, code) = world.run(&["verify", &format!("{url}/published.json")]);
    assert!(
        said.starts_with(
            "library/closed/index.html: the verdict on the card is not what the data says\n"
        ),
        "{said}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn a_page_that_the_host_does_not_give_is_not_called_missing() {
    let world = World::new();
    let url = serve_folder(world.path("public"), |path| {
        if path == "/fr/library/closed/" {
            "503 Service Unavailable"
        } else {
            "200 OK"
        }
    });
    let (said, code) = world.run(&["verify", &url]);
    assert!(
        said.starts_with(
            "fr/library/closed/index.html: not read: the server answered with status 503\n\n\
             something could not be read: compared "
        ),
        "{said}"
    );
    assert_eq!(code, Some(3));
}

#[test]
fn a_proof_that_was_edited_is_found() {
    let words = "One library closes.";
    let proved = SmallSite::new(&record_of(words));
    let world = World(TempDir::new().expect("a folder"));
    world.publish(&proved, "2024-05-01");
    assert_eq!(world.findings(&[]), [""; 0]);
    let (said, _) = world.run(&["verify", "public"]);
    assert!(said.contains("1 proof,"), "{said}");

    let published = world.read("claims.json");
    let other = "0".repeat(64);
    let sha256 = Sha256::of(b"the copy");
    let quotation = quotation_hash(words);
    let proof = "claim `closed`: the proof of the quotation in evidence 1";
    for (old, new, fault) in [
        (
            "\"quote\": \"One library closes.\"",
            "\"quote\": \"No library closes.\"",
            "is of other words",
        ),
        (quotation.as_str(), &*other, "is of other words"),
        (
            sha256.as_str(),
            &*other,
            "does not fit the copy, or was changed",
        ),
        (
            "\"page\": 2",
            "\"page\": 3",
            "does not fit the copy, or was changed",
        ),
        (
            "\"from\": 10",
            "\"from\": 11",
            "does not fit the copy, or was changed",
        ),
        (
            "the clerk read that",
            "the clerk denied that",
            "does not fit the copy, or was changed",
        ),
        ("\"to\": 28", "\"to\": null", "is not whole"),
        (
            "\"source\": \"minutes\",\n            \"page\"",
            "\"source\": \"nothing\",\n            \"page\"",
            "names a source that has no copy",
        ),
    ] {
        world.edit("claims.json", old, new);
        let expected = format!("claims.json: {proof} {fault}");
        assert_eq!(world.findings(&[]), [expected], "{old}");
        world.write("claims.json", &published);
    }
}

//! Copies of sources: quotations are looked for in those that are on this machine, and each is the
//! one on record.

use std::fs;
use std::path::Path;
use std::process::Output;

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";
const MINUTES: &str = "Item 4.\nOne library\ncloses, and three move to other buildings.\n";

fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes.as_ref())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The small site with a copy of the minutes on record and, when there are bytes, on this machine.
fn with_copy(name: &str, bytes: impl Into<Vec<u8>>) -> SmallSite {
    let bytes = bytes.into();
    let record = format!(
        "{{sha256: {}, date: 2024-03-12, file: {name}}}",
        sha256(&bytes)
    );
    SmallSite::new("")
        .replacing(
            SOURCES,
            "seen: original",
            &format!("seen: original\n  copy: {record}"),
        )
        .with_bytes(name, bytes)
}

/// That site with another quotation.
fn quoting(name: &str, bytes: impl Into<Vec<u8>>, quotation: &str) -> SmallSite {
    with_copy(name, bytes).replacing(
        CLAIM,
        "quote: One library closes.",
        &format!("quote: {quotation}"),
    )
}

#[test]
fn a_quotation_that_is_not_there_is_shown_beside_the_nearest_passage() {
    assert_eq!(
        quoting("copies/minutes.txt", MINUTES, "One library closed, and three move").report(),
        "\
content/explainers/library/claims/closed.md:13:12: error: these words do not stand in the copy of `minutes`, \
         `copies/minutes.txt` [quotation-not-in-copy]
   |
13 |     quote: One library closed, and three move
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: quote word for word; `…` or `[…]` says that something is left out
   = note: nearest, the quotation's words in [- -], the copy's in {+ +}: One library [-closed,-] {+closes,+} and three move

"
    );
    let report = quoting("copies/minutes.txt", MINUTES, "Nobody spoke.").report();
    assert!(
        report.contains("note: nothing near to “Nobody spoke.” was found in it"),
        "{report}"
    );
}

#[test]
fn words_that_stand_there_are_found_through_typesetting_and_cuts() {
    for quotation in [
        "One library closes, and three",
        "One library […] three move",
        "\"… closes ... other buildings.\"",
    ] {
        assert_eq!(
            quoting("copies/minutes.txt", MINUTES, quotation).report(),
            "",
            "{quotation}"
        );
    }
}

#[test]
fn markdown_and_html_are_read_as_readers_see_them() {
    let markdown =
        "## Item 4\n\nOne *library*\n**closes**, [and three](https://town.example/) move.\n";
    let html = "<!doctype html><title>Minutes</title><style>p { color: red }</style><script>var a = 'One <b>';</script>\
                <p>Item&nbsp;4.<div>One <b>lib</b>rary<br>closes, and&#32;three &ldquo;move&rdquo;.</div><!-- not this -->";
    let found = |name: &str, bytes: &str, quotation: &str| {
        quoting(name, bytes, quotation).findings().is_empty()
    };
    assert!(found(
        "copies/minutes.md",
        markdown,
        "One library closes, and three move."
    ));
    assert!(found(
        "copies/minutes.MARKDOWN",
        markdown,
        "Item 4 One library"
    ));
    assert!(found(
        "copies/minutes.html",
        html,
        "'Item 4. One library closes, and three \"move\".'"
    ));
    let own = "<p><x-link>Ellery</x-link>, the <label>mayor</label></p>";
    assert!(
        found("copies/minutes.html", own, "Ellery, the mayor"),
        "elements that nobody knows stand in a line"
    );
    for hidden in ["Minutes", "color", "var a", "not this"] {
        assert!(!found("copies/minutes.htm", html, hidden), "{hidden}");
    }
}

#[test]
fn other_forms_say_nothing() {
    for name in [
        "copies/minutes.pdf",
        "copies/minutes",
        "copies/minutes.docx",
    ] {
        assert_eq!(
            quoting(name, "%PDF", "Nobody spoke.").report(),
            "",
            "{name}"
        );
    }
    assert_eq!(
        quoting(
            "copies/minutes.txt",
            b"Proc\xe8s-verbal".to_vec(),
            "Nobody spoke."
        )
        .report(),
        ""
    );
}

#[test]
fn the_words_of_the_claim_itself_are_looked_for_where_one_source_has_them() {
    let appearing = |sources: &str| {
        let own = format!(
            "quote: Nobody spoke.\nappearances: [{sources}]\nevidence:\n  - source: minutes"
        );
        with_copy("copies/minutes.txt", "One library closes.").replacing(
            CLAIM,
            "evidence:\n  - source: minutes",
            &own,
        )
    };
    let both = "minutes, budget";
    let budget = SmallSite::new("")
        .text(SOURCES)
        .replace("minutes:", "budget:");
    assert_eq!(
        appearing("minutes").findings(),
        [format!("{CLAIM}:10:8 quotation-not-in-copy")]
    );
    let several = appearing(both).with_bytes("content/sources/budget.yaml", budget);
    assert_eq!(several.findings(), [""; 0]);
}

#[test]
fn a_copy_with_other_bytes_is_not_the_one_on_record() {
    let site = with_copy("copies/minutes.txt", MINUTES)
        .with_bytes("copies/minutes.txt", "Nobody spoke.\n");
    assert_eq!(
        site.findings(),
        [format!("{SOURCES}:11:18 copy-differs")],
        "and proves nothing of the quotation"
    );
    let report = site.report();
    assert!(
        report.contains("`copies/minutes.txt` is another file than the copy on record"),
        "{report}"
    );
    assert!(
        report.contains(&format!(
            "the SHA-256 of what is there is {}",
            sha256("Nobody spoke.\n")
        )),
        "{report}"
    );
}

#[test]
fn a_copy_that_is_not_here_says_nothing() {
    assert_eq!(
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .without("copies/minutes.txt")
            .report(),
        ""
    );
}

fn check(root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(["check", "--today", "2024-06-01"])
        .output()
        .expect("factpress starts")
}

/// What `check` says of a folder.
fn said(root: &Path) -> String {
    String::from_utf8(check(root).stderr).expect("UTF-8")
}

/// The rules that `check` finds broken in a folder.
fn broken(root: &Path) -> Vec<String> {
    let said = said(root);
    let rules = said.lines().filter(|line| line.starts_with("content/"));
    rules
        .filter_map(|line| Some(line.rsplit_once('[')?.1.trim_end_matches(']').to_owned()))
        .collect()
}

#[test]
fn check_reads_copies_below_the_folder_of_the_publication_alone() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path().join("site");
    let lay_out = |name: &str| {
        let _ = fs::remove_dir_all(&root);
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .replacing(
                SOURCES,
                "file: copies/minutes.txt",
                &format!("file: {name}"),
            )
            .lay_out(&root);
    };
    fs::write(folder.path().join("minutes.txt"), MINUTES).expect("a file outside of the site");
    lay_out("copies/minutes.txt");
    assert_eq!(broken(&root), ["quotation-not-in-copy"]);
    lay_out("./copies//minutes.txt");
    assert_eq!(
        broken(&root),
        ["quotation-not-in-copy"],
        "another way of writing the same path"
    );
    let external = folder.path().join("minutes.txt");
    for (elsewhere, why) in [
        ("../minutes.txt", "`..` leads out of a folder"),
        (
            &*external.display().to_string(),
            "it lies outside of the folder of the publication",
        ),
        (
            "/nowhere/minutes.txt",
            "it lies outside of the folder of the publication",
        ),
        (
            r"D:\copies\minutes.txt",
            "it lies outside of the folder of the publication",
        ),
        ("copies/../copies/minutes.txt", "`..` leads out of a folder"),
        ("copies", "it is a folder"),
        ("copies/", "it is a folder"),
        (".", "it is a folder"),
        (".git/minutes.txt", "`.git` is hidden"),
        ("copies/minutes.txt/of.txt", "`minutes.txt` is no folder"),
    ] {
        lay_out(elsewhere);
        fs::create_dir_all(root.join(".git")).expect("a folder");
        fs::write(root.join(".git/minutes.txt"), "Hidden.").expect("a file at a hidden place");
        assert_eq!(broken(&root), ["copy-unread"], "{elsewhere}");
        let said = said(&root);
        assert!(
            said.contains(&format!("held against nothing: {why} [copy-unread]")),
            "{elsewhere}: {said}"
        );
        assert!(said.contains("^"), "{said}");
    }
    for words in [
        "box 12 in the cellar",
        "https://archive.example/minutes",
        "cellar/box 12",
    ] {
        lay_out(&format!("'{words}'"));
        assert_eq!(broken(&root), [""; 0], "{words}");
    }
    lay_out("copies/minutes.txt");
    fs::write(root.join("copies/minutes.txt"), "Others.").expect("a file");
    assert_eq!(broken(&root), ["copy-differs"]);
}

#[test]
#[cfg(unix)]
fn what_stands_where_a_copy_should_and_is_not_read_is_named_at_its_place() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = TempDir::new().expect("a folder");
    let root = folder.path().join("site");
    let named = |lay: &dyn Fn(), why: &str| {
        let _ = fs::remove_dir_all(&root);
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .without("copies/minutes.txt")
            .lay_out(&root);
        lay();
        let said = said(&root);
        let line =
            format!(" warning: `copies/minutes.txt` is held against nothing: {why} [copy-unread]");
        assert!(said.starts_with(SOURCES) && said.contains(&line), "{said}");
        assert_eq!(
            broken(&root),
            ["copy-unread"],
            "and nothing is said of what was not compared"
        );
    };
    fs::create_dir(folder.path().join("others")).expect("a folder");
    fs::write(folder.path().join("others/minutes.txt"), MINUTES).expect("a file");
    let copies = root.join("copies");
    let copy = copies.join("minutes.txt");
    named(
        &|| symlink(folder.path().join("others"), &copies).expect("a link"),
        "`copies` is a symbolic link",
    );
    let within = |make: &dyn Fn()| {
        fs::create_dir(&copies).expect("a folder");
        make();
    };
    let link = || symlink(folder.path().join("others/minutes.txt"), &copy).expect("a link");
    named(&|| within(&link), "`minutes.txt` is a symbolic link");
    let nowhere = || symlink("nowhere", &copy).expect("a link");
    named(&|| within(&nowhere), "`minutes.txt` is a symbolic link");
    named(
        &|| within(&|| fs::create_dir(&copy).expect("a folder")),
        "it is a folder",
    );
    let pipe = || {
        let made = std::process::Command::new("mkfifo")
            .arg(&copy)
            .status()
            .expect("mkfifo starts");
        assert!(made.success());
    };
    named(&|| within(&pipe), "it is a named pipe");
    let sparse = || {
        fs::File::create(&copy)
            .and_then(|file| file.set_len((1 << 30) + 1))
            .expect("a file with holes")
    };
    named(&|| within(&sparse), "it is larger than 1 GiB");
    let locked = || {
        fs::write(&copy, MINUTES).expect("a file");
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o000)).expect("no rights");
    };
    where_rights_hold(folder.path(), &|| {
        named(&|| within(&locked), "it cannot be read")
    });
}

/// Does something where rights hold: for who may do everything, they say nothing.
#[cfg(unix)]
fn where_rights_hold(folder: &Path, act: &dyn Fn()) {
    use std::os::unix::fs::PermissionsExt as _;
    let probe = folder.join("probe");
    fs::write(&probe, "").expect("a file");
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o000)).expect("no rights");
    if fs::read(&probe).is_err() {
        act();
    }
}

#[test]
fn a_build_reads_no_copies() {
    let folder = TempDir::new().expect("a folder");
    quoting("copies/minutes.txt", MINUTES, "Nobody spoke.").lay_out(folder.path());
    let mut command = crate::program();
    let built = command
        .current_dir(folder.path())
        .arg("build")
        .output()
        .expect("factpress starts");
    assert_eq!(
        (
            built.status.code(),
            String::from_utf8_lossy(&built.stderr).as_ref()
        ),
        (Some(0), "")
    );
}

#[test]
fn a_copy_that_is_gone_is_a_warning_where_others_lie_in_its_folder() {
    let clone = with_copy("copies/minutes.txt", MINUTES).without("copies/minutes.txt");
    assert_eq!(clone.report(), "");
    let report = clone
        .with_bytes("copies/letter.txt", "Another copy.")
        .report();
    assert!(
        report
            .contains("there is no file `copies/minutes.txt`, while other files lie in its folder"),
        "{report}"
    );
    let folder = TempDir::new().expect("a folder");
    with_copy("copies/minutes.txt", MINUTES).lay_out(folder.path());
    fs::rename(
        folder.path().join("copies/minutes.txt"),
        folder.path().join("copies/Minutes (1).txt"),
    )
    .expect("moved");
    assert_eq!(broken(folder.path()), ["copy-missing"]);
    fs::remove_dir_all(folder.path().join("copies")).expect("a folder");
    assert_eq!(broken(folder.path()), [""; 0]);
}

#[test]
fn quotations_that_nobody_could_compare_are_counted() {
    for (name, bytes, what) in [
        ("copies/minutes.pdf", b"%PDF-1.7".to_vec(), "a PDF"),
        (
            "copies/minutes.docx",
            b"PK\x03\x04".to_vec(),
            "a document of an office program",
        ),
        (
            "copies/minutes.txt",
            b"Proc\xe8s-verbal".to_vec(),
            "no text in UTF-8",
        ),
    ] {
        let folder = TempDir::new().expect("a folder");
        with_copy(name, bytes).lay_out(folder.path());
        let checked = check(folder.path());
        assert_eq!(checked.status.code(), Some(0), "{name}");
        let said = String::from_utf8(checked.stderr).expect("UTF-8");
        assert_eq!(
            said,
            format!("1 quotation was not compared: the copy of `minutes` is {what}\n")
        );
    }
}

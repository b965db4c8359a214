//! Where `new` works, and what it asks: on a terminal it asks, elsewhere it says what is missing.

#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{done, files, read, refused, small_site, text};

#[test]
fn it_works_in_any_folder_of_the_publication_and_from_outside() {
    let folder = small_site();
    let inside = folder.path().join("content/explainers/library");
    let said = done(&inside, "new person --name 'Bo Example' --kind person");
    assert!(
        said.contains("changed ../../../content/people.yaml\n"),
        "{said}"
    );
    let external = TempDir::new().expect("a folder");
    let root = folder.path().to_str().expect("a path that is text");
    done(
        external.path(),
        &format!("new person --root {root} --name 'Cy Example' --kind person"),
    );
    assert!(
        read(folder.path(), "content/people.yaml")
            .ends_with("cy-example:\n  name: Cy Example\n  kind: person\n")
    );
    let said = refused(
        2,
        external.path(),
        "new person --name 'Bo Example' --kind person",
    );
    assert!(
        said.contains("`factpress new site` creates a publication"),
        "{said}"
    );
}

#[test]
fn without_a_terminal_all_that_is_missing_or_wrong_is_said_at_once_and_nothing_is_written() {
    let folder = small_site();
    let before = files(folder.path());
    let said = refused(2, folder.path(), "new source");
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
        "new claim --claimant adda --verdict opn --kind statment --date 2024-02-30",
    );
    for line in [
        "error: --kind: `statment` is not an allowed value\n   = help: did you mean `statement`?\n",
        "error: --claimant: there is no person or organisation `adda`\n   = help: did you mean `ada`?\n",
        "error: --date: `2024-02-30` is not a day in the calendar\n",
        "error: --verdict: there is no verdict `opn`\n   = help: did you mean `open`?\n",
        "error: --claim is missing\n",
    ] {
        assert!(said.contains(line), "{line}{said}");
    }
    assert_eq!(files(folder.path()), before);
}

/// A person at a terminal, for whom `script` of util-linux stands in.
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
        .write_all(b"Bo Example\n\nperson\n\n\n\n")
        .expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("The name as readers know it: "), "{said}");
    assert!(
        said.contains("The id, which becomes part of the page's address [bo-example]: "),
        "{said}"
    );
    assert!(
        read(folder.path(), "content/people.yaml")
            .ends_with("bo-example:\n  name: Bo Example\n  kind: person\n")
    );
}

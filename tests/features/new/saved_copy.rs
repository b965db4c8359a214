//! `new source --copy`: a file that somebody saved is kept and put on record by the program, and
//! `--language` takes languages alone.

use std::fs;

use super::{done, files, read, refused, small_site};

const ANSWERS: &str = "new source --title 'Accounts of 2024' --publisher 'Town council' --kind official-report \
                       --primary yes --basis documents --no-archive 'Only a paper copy exists.'";

#[test]
fn a_saved_file_is_kept_as_the_copy_of_the_new_source() {
    let folder = small_site();
    let saved = tempfile::TempDir::new().expect("a folder");
    let path = saved.path().join("My accounts.html");
    fs::write(&path, "<title>Accounts</title><p>One library closed.").expect("written");
    let said = done(
        folder.path(),
        &format!(
            "{ANSWERS} --copy '{}' --copy-date 2024-03-12",
            path.display()
        ),
    );
    assert!(
        said.contains("kept accounts-2024 (") || said.contains("kept accounts-of-2024 ("),
        "{said}"
    );
    assert!(!said.contains("keep a copy"), "{said}");
    let record = read(folder.path(), "content/copies.yaml");
    for line in [
        "accounts-of-2024:",
        "sha256: ",
        "file: copies/accounts-of-2024.warc.gz",
    ] {
        assert!(record.contains(line), "{record}");
    }
    assert!(
        folder
            .path()
            .join("copies/accounts-of-2024.warc.gz")
            .is_file()
    );
    // What was kept is what `archive --file` keeps.
    let other = small_site();
    done(other.path(), ANSWERS);
    done(
        other.path(),
        &format!(
            "archive accounts-of-2024 --file '{}' --date 2024-03-12",
            path.display()
        ),
    );
    assert_eq!(read(other.path(), "content/copies.yaml"), record);
}

#[test]
fn a_file_that_is_no_copy_is_refused_before_anything_is_written() {
    let folder = small_site();
    let saved = tempfile::TempDir::new().expect("a folder");
    let archive = saved.path().join("broken.warc.gz");
    fs::write(&archive, "no archive").expect("written");
    let empty = saved.path().join("empty.html");
    fs::write(&empty, "").expect("written");
    let missing = saved.path().join("missing.pdf");
    let before = files(folder.path());
    for (path, status, says) in [
        (&archive, 1, "broken.warc.gz: it is"),
        (&empty, 3, "empty.html is empty"),
        (&missing, 3, "missing.pdf"),
    ] {
        let said = refused(
            status,
            folder.path(),
            &format!("{ANSWERS} --copy '{}'", path.display()),
        );
        assert!(said.contains(says), "{said}");
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_new_source_without_a_copy_hears_of_the_command_that_keeps_one() {
    let folder = small_site();
    let said = done(
        folder.path(),
        &format!("{ANSWERS} --url https://town.example/accounts"),
    );
    assert!(
        said.contains("keep a copy: `factpress archive accounts-of-2024` fetches it"),
        "{said}"
    );
    assert!(!said.contains("SHA-256"), "{said}");
}

#[test]
fn a_language_is_a_language() {
    for (answer, help) in [
        ("yes", "write its code, such as `en`, `fr` or `pt-br`"),
        ("true", "write its code"),
        ("maybe", "write its code"),
        ("xx", "write its code"),
        ("French", "did you mean `fr`?"),
        ("english", "did you mean `en`?"),
        ("français", "did you mean `fr`?"),
        ("Deutsch", "did you mean `de`?"),
        ("EN", "did you mean `en`?"),
        ("en_GB", "did you mean `en-gb`?"),
        ("eng", "did you mean `en`?"),
        ("jp", "did you mean `ja`?"),
    ] {
        let folder = small_site();
        let said = refused(
            2,
            folder.path(),
            &format!("{ANSWERS} --language '{answer}'"),
        );
        assert!(said.contains("is not the tag of a language"), "{said}");
        assert!(said.contains(help), "{answer}: {said}");
    }
    for tag in ["fr", "pt-br", "zh-hant", "yue", "gsw"] {
        let folder = small_site();
        done(folder.path(), &format!("{ANSWERS} --language {tag}"));
        let town = read(folder.path(), "content/sources/town.yaml");
        assert!(town.contains(&format!("language: {tag}\n")), "{town}");
    }
}

//! `new` writes over nothing, and writes all of its files or none.

use std::fs;

use super::{files, refused, small_site};

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = small_site();
    let before = files(folder.path());
    let claim = "new claim --claim 'The town reads' --kind statement";
    let said = refused(2, folder.path(), &format!("{claim} --id closed"));
    assert!(
        said.contains("`closed` is already in content/explainers/library/claims/closed.md"),
        "{said}"
    );
    let said = refused(2, folder.path(), "new person --name Ada --kind person");
    assert!(
        said.contains("`ada` is already in content/people.yaml"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);

    // A folder is where the claim's file would go.
    fs::create_dir(
        folder
            .path()
            .join("content/explainers/library/claims/reads.md"),
    )
    .expect("a folder");
    let said = refused(3, folder.path(), &format!("{claim} --id reads"));
    assert!(said.contains("claims/reads.md already exists"), "{said}");
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

    use super::read;
    use tempfile::TempDir;

    let folder = small_site();
    let index = folder.path().join("content/explainers/library/index.md");
    let mixed =
        read(folder.path(), "content/explainers/library/index.md").replacen('\n', "\r\n", 2);
    fs::write(&index, mixed).expect("it can be written");
    let before = files(folder.path());
    let claim = "new claim --claim 'The town reads' --id reads --kind statement";
    let said = refused(3, folder.path(), claim);
    assert!(said.contains(
        "content/explainers/library/index.md has changed in the meantime or has mixed line endings"
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
    let story = "new explainer --title Pool --standfirst 'It is open.' \
         --claim 'The pool is open'";
    let said = refused(
        3,
        folder.path(),
        &format!("{story} --kind statement --authors ada"),
    );
    assert!(
        said.contains("content/explainers/pool is not a folder"),
        "{said}"
    );
    assert!(files(elsewhere.path()).is_empty());
}

//! `factpress rename`: what it moves, changes and adds, and what it refuses.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::small_site::{SmallSite, other_explainer};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";
const ABOUT: &str = "-- content/pages/about.md --
---
title: About
description: Us.
---
See [[claim:closed]].
";

fn factpress(line: &str, root: &Path) -> Output {
    crate::program()
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", "1717243200")
        .args(line.split(' '))
        .output()
        .expect("factpress starts")
}

/// Runs a line that has to succeed, and gives what it prints.
fn done(line: &str, root: &Path) -> String {
    let output = factpress(line, root);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{line}:\n{out}{err}");
    out + &err
}

/// Runs a line that has to be refused, and gives what it prints to standard error.
fn refused(line: &str, root: &Path) -> String {
    let before = files(root);
    let output = factpress(line, root);
    assert_eq!(output.status.code(), Some(1), "{line}");
    assert_eq!(files(root), before, "{line} wrote something");
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|_| panic!("no {path}"))
}

fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
    let files = entries.into_iter().map(|entry| entry.expect("an entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a file");
            (entry.path().display().to_string(), bytes)
        })
        .collect()
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

#[test]
fn a_claim_takes_its_translations_references_and_readers_along() {
    let site = SmallSite::in_two_languages().replacing(
        INDEX,
        "standfirst:",
        "central: closed\nstandfirst:",
    );
    let folder = laid_out(&site);
    let root = folder.path();
    fs::create_dir_all(root.join("content/pages")).expect("a folder");
    let page = ABOUT.split_once("--\n").expect("a page").1;
    fs::write(root.join("content/pages/about.md"), page).expect("a page");
    done("build", root);
    let said = done("rename closed four-closed --yes", root);
    assert!(
        said.contains(
            "renamed the claim `closed` to `four-closed`: 2 files moved, 4 files changed"
        ),
        "{said}"
    );
    assert!(said.contains(&format!(
        "{CLAIM} -> content/explainers/library/claims/four-closed.md"
    )));
    assert!(said.contains("+aliases: [/library/closed/]\n"), "{said}");
    for ending in ["md", "fr.md"] {
        let path = format!("content/explainers/library/claims/four-closed.{ending}");
        assert!(read(root, &path).contains("\naliases: [/library/closed/]\n"));
    }
    let index = read(root, INDEX);
    assert!(index.contains("central: four-closed\n"), "{index}");
    assert!(read(root, "content/pages/about.md").contains("[[claim:four-closed]]"));
    assert!(!root.join(CLAIM).exists() && !root.join(FRENCH).exists());
    let said = done("check --strict", root);
    assert!(said.contains("nothing is wrong"), "{said}");
    done("build", root);
    let moved = read(root, "public/fr/library/closed/index.html");
    assert!(moved.contains("url=/fr/library/four-closed/"), "{moved}");
}

#[test]
fn back_again_the_old_address_is_no_alias_of_itself() {
    let folder = laid_out(&SmallSite::new(""));
    let root = folder.path();
    done("build", root);
    let before = read(root, CLAIM);
    done("rename closed shut --yes", root);
    done("rename shut closed --yes", root);
    assert_eq!(read(root, CLAIM), before, "`shut` was never public");
}

#[test]
fn an_explainer_takes_the_addresses_of_its_claims_along() {
    let folder = laid_out(&SmallSite::new(""));
    let root = folder.path();
    done("build", root);
    done("rename library libraries --yes", root);
    let claim = read(root, "content/explainers/libraries/claims/closed.md");
    assert!(claim.contains("\naliases: [/library/closed/]\n"), "{claim}");
    let index = read(root, "content/explainers/libraries/index.md");
    assert!(index.contains("\naliases: [/library/]\n"), "{index}");
    assert!(!root.join("content/explainers/library").exists());
    let said = done("check --strict", root);
    assert!(said.contains("nothing is wrong"), "{said}");
}

#[test]
fn a_standing_page_keeps_its_place_in_navigation_and_policies() {
    let site = SmallSite::new(ABOUT).replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\nnavigation: [about]\npolicies: {about: about}",
    );
    let folder = laid_out(&site);
    let root = folder.path();
    done("build", root);
    done("rename about who-we-are --yes", root);
    let settings = read(root, "content/site.yaml");
    assert!(settings.contains("navigation: [who-we-are]\npolicies: {about: who-we-are}"));
    let page = read(root, "content/pages/who-we-are.md");
    assert!(page.contains("\naliases: [/about/]\n"), "{page}");
}

#[test]
fn translations_that_were_up_to_date_stay_so() {
    let site = SmallSite::in_two_languages().replacing(
        CLAIM,
        "The minutes",
        "[[claim:closed]]. The minutes",
    );
    let folder = laid_out(&site);
    let root = folder.path();
    done(&format!("translated {FRENCH}"), root);
    done("rename closed shut --yes", root);
    let said = done("check --strict", root);
    assert!(said.contains("nothing is wrong"), "{said}");
}

#[test]
fn what_was_never_public_needs_no_alias() {
    let folder = laid_out(&SmallSite::new(""));
    let root = folder.path();
    let said = done("rename closed shut --yes", root);
    assert!(said.contains("public has no public record"), "{said}");
    assert!(!read(root, "content/explainers/library/claims/shut.md").contains("aliases"));
    done("rename shut closed --yes --alias", root);
    assert!(read(root, CLAIM).contains("\naliases: [/library/shut/]\n"));
}

#[test]
fn without_an_answer_nothing_is_written() {
    let folder = laid_out(&SmallSite::new(""));
    let before = files(folder.path());
    let output = factpress("rename closed shut", folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("nothing was written; add `--yes`"));
    assert!(text(&output.stdout).contains("-claims: [closed]\n+claims: [shut]\n"));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn wrong_and_taken_ids_are_refused() {
    let text = other_explainer("pool", "shut")
        + "-- content/pages/shut.md --\n---\ntitle: Shut\ndescription: Shut.\n---\nShut.\n";
    let folder = laid_out(&SmallSite::new(&text));
    let root = folder.path();
    for (line, message) in [
        (
            "rename closd other --yes",
            "there is no claim, explainer or standing page `closd`\n   = help: did you mean `closed`?",
        ),
        (
            "rename closed other --kind page --yes",
            "there is no standing page `closed`\n   = help: one of: shut",
        ),
        (
            "rename closed Shut! --yes",
            "`Shut!` is not a valid id; `shut` is",
        ),
        (
            "rename closed shut --yes",
            "there is already a claim `shut`, in content/explainers/pool/claims/shut.md",
        ),
        (
            "rename shut other --yes",
            "`shut` is the id of more than one thing: claim, standing page\n   = help: say which one with `--kind`",
        ),
        ("rename library shut --yes", "`shut` is taken: "),
        ("rename library claims --yes", "`claims` is taken: "),
        ("rename closed closed --yes", "this is the id that it has"),
    ] {
        let said = refused(line, root);
        assert!(said.contains(message), "{line}: {said}");
        assert!(said.ends_with("nothing was written\n"), "{line}: {said}");
    }
}

#[test]
fn a_folder_in_the_way_is_never_overwritten() {
    let folder = laid_out(&SmallSite::new(""));
    let root = folder.path();
    fs::create_dir_all(root.join("content/explainers/libraries")).expect("a folder");
    let before = files(root);
    let output = factpress("rename library libraries --yes --alias", root);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("already exists"));
    assert_eq!(files(root), before);
}

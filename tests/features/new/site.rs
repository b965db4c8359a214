//! `new site`: a publication that works from the first minute, in a folder of its own.

use std::fs;
use std::path::Path;

use factpress::base::language;
use tempfile::TempDir;

use super::{done, files, new_site, read, refused, words};
use crate::reader::attributes;

#[test]
fn a_new_site_works_in_every_language() {
    for language in language::ALL {
        let (language, explainer) = (language.code, language.starter_story);
        let folder = new_site(&format!("--language {language}"));
        let said = done(folder.path(), "check");
        assert!(
            said.contains("Checked 2 claims and 3 sources in "),
            "{said}"
        );
        done(folder.path(), "build");
        let page = read(folder.path(), &format!("public/{explainer}/index.html"));
        assert_eq!(attributes(&page, "html", "lang"), [language]);
        assert!(read(folder.path(), "content/site.yaml").starts_with("title: \"Town: checks\"\n"));
    }
}

#[test]
fn a_new_site_has_the_zone_of_the_machine_or_the_one_that_is_named() {
    let begun = |zone: &str, more: &str| {
        let folder = TempDir::new().expect("a folder");
        let site = "new site --title Town --url https://checks.example/";
        let mut command = crate::program();
        let output = command
            .current_dir(folder.path())
            .args(words(&format!("{site} {more}")))
            .env("TZ", zone)
            .output();
        assert!(output.expect("factpress starts").status.success());
        let site = read(folder.path(), "content/site.yaml");
        site.lines()
            .find(|line| line.starts_with("timezone"))
            .map(str::to_owned)
    };
    assert_eq!(
        begun("America/Vancouver", "").as_deref(),
        Some("timezone: America/Vancouver")
    );
    assert_eq!(
        begun("UTC", ""),
        None,
        "a machine in UTC says nothing of where its user is"
    );
    assert_eq!(
        begun("UTC", "--timezone Europe/Paris").as_deref(),
        Some("timezone: Europe/Paris")
    );
    let folder = TempDir::new().expect("a folder");
    let site = "new site --title T --url https://checks.example/ --timezone Europe/Pairs";
    assert!(refused(2, folder.path(), site).contains("did you mean `Europe/Paris`?"));
}

#[test]
fn a_new_site_brings_what_hosts_and_editors_need() {
    let folder = new_site("");
    let files = files(folder.path());
    for path in [
        "netlify.toml",
        "wrangler.jsonc",
        ".github/workflows/check.yml",
        ".github/workflows/pages.yml",
    ] {
        assert!(
            files[path].contains("sh install-factpress.sh "),
            "{path}: {}",
            files[path]
        );
    }
    let workflow: serde_yaml::Value =
        serde_yaml::from_str(&files[".github/workflows/check.yml"]).expect("YAML");
    // A change with a pull request is checked once.
    let runs_on = &workflow["on"];
    assert_eq!(runs_on["push"]["branches"][0], "main");
    assert!(runs_on.get("pull_request").is_some());
    let steps = workflow["jobs"]["check"]["steps"]
        .as_sequence()
        .expect("steps");
    let used: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["uses"].as_str()?.split('@').next())
        .collect();
    assert_eq!(used, ["actions/checkout", "actions/cache"]);
    // One run for a change, be it in a pull request or on the main branch.
    let on = serde_json::to_value(&workflow["on"]).expect("JSON");
    assert_eq!(
        on,
        serde_json::json!({"push": {"branches": ["main"]}, "pull_request": null})
    );
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
    // The author's own sources have a file that stays when the imaginary story is deleted.
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
        "new site town --title Town --url https://checks.example/",
    );
    assert!(said.contains("wrote town/content/site.yaml\n"), "{said}");
    assert!(
        said.contains("Next:\n  - `cd town`\n  - run `factpress serve` "),
        "{said}"
    );
    assert!(folder.path().join("town/content/site.yaml").is_file());
}

#[test]
fn a_new_site_takes_a_new_repository_and_no_folder_in_which_something_lies() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    fs::write(folder.path().join("LICENSE"), "Free.\n").expect("a file");
    fs::write(folder.path().join("README.md"), "Ours.\n").expect("a file");
    let answers = "new site --title Town --url https://checks.example/";
    fs::write(folder.path().join("notes.txt"), "Mine.\n").expect("a file");
    let said = refused(2, folder.path(), answers);
    assert!(
        said.contains("error: . is not empty: it contains notes.txt"),
        "{said}"
    );
    for file in ["notes.txt", "notes.txt/site"] {
        let answers = answers.replacen("site", &format!("site {file}"), 1);
        let said = refused(2, folder.path(), &answers);
        assert!(
            said.contains(&format!("error: {file} is not a folder")),
            "{said}"
        );
    }
    assert_eq!(files(folder.path()).len(), 3);

    fs::remove_file(folder.path().join("notes.txt")).expect("it was there");
    done(folder.path(), answers);
    let before = files(folder.path());
    assert_eq!(before["LICENSE"], "Free.\n");
    assert_eq!(before["README.md"], "Ours.\n");
    assert!(before.contains_key("FACTPRESS.md"));
    let said = refused(2, folder.path(), answers);
    assert!(
        said.contains("error: . already contains a publication"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);
}

/// The only line of the installer that says where factpress comes from.
fn program(folder: &Path) -> String {
    let installer = read(folder, "install-factpress.sh");
    let mut lines = installer
        .lines()
        .filter_map(|line| line.strip_prefix("program='"));
    let line = lines.next().expect("the line").to_owned();
    assert_eq!(lines.next(), None);
    line
}

#[test]
fn a_new_site_says_what_is_to_be_filled_in_if_it_does_not_know_where_factpress_comes_from() {
    let folder = TempDir::new().expect("a folder");
    let site = "new site --title Town --url https://checks.example/";
    let said = done(folder.path(), site);
    assert!(
        said.contains("write into install-factpress.sh where factpress comes from"),
        "{said}"
    );
    assert_eq!(program(folder.path()), "'");
}

#[test]
fn a_new_site_gets_factpress_from_a_release_or_a_commit_that_cannot_change() {
    let sha256 = "0123456789abcdef".repeat(4);
    let commit = "0123456789".repeat(4);
    let release =
        format!("https://files.example/f-x86_64-unknown-linux-musl.tar.gz#sha256={sha256}");
    for (given, written) in [
        (release.clone(), release.clone()),
        (release.replace(&sha256, &sha256.to_uppercase()), release),
        (
            format!("http://files.example/f.tgz?a=$HOME&b=$(id)#sha256={sha256}"),
            format!("http://files.example/f.tgz?a=$HOME&b=$(id)#sha256={sha256}"),
        ),
        (
            format!("git+https://code.example/f#{commit}"),
            format!("git+https://code.example/f#{commit}"),
        ),
        (
            format!("git+https://code.example/f.git#{}", commit.to_uppercase()),
            format!("git+https://code.example/f.git#{commit}"),
        ),
    ] {
        let folder = TempDir::new().expect("a folder");
        let site = "new site --title Town --url https://checks.example/ --program";
        let said = done(folder.path(), &format!("{site} {given}"));
        assert!(!said.contains("install-factpress.sh where"), "{said}");
        assert_eq!(program(folder.path()), format!("{written}'"));
    }
}

#[test]
fn an_address_from_which_something_else_could_come_tomorrow_is_refused() {
    let sha256 = "0123456789abcdef".repeat(4);
    let commit = "0123456789".repeat(4);
    let (short, long) = (&sha256[1..], format!("{sha256}0"));
    let not_hex = sha256.replace('0', "g");
    for (given, message) in [
        ("0.1.0".to_owned(), "0.1.0"),
        (
            "https://files.example/f.tar.gz".to_owned(),
            "`https://files.example/f.tar.gz` has no SHA-256",
        ),
        (
            format!("https://files.example/f.tar.gz#{sha256}"),
            "is not a SHA-256",
        ),
        (
            format!("https://files.example/f.tar.gz#sha256={short}"),
            "is not a SHA-256",
        ),
        (
            format!("https://files.example/f.tar.gz#sha256={long}"),
            "is not a SHA-256",
        ),
        (
            format!("https://files.example/f.tar.gz#sha256={not_hex}"),
            "is not a SHA-256",
        ),
        (
            format!("https://files.example/f.tar.gz#sha512={sha256}"),
            "is not a SHA-256",
        ),
        (
            format!("https://files.example/f.zip#sha256={sha256}"),
            "`https://files.example/f.zip` is not a .tar.gz",
        ),
        (
            format!("https://files.example/f.deb#sha256={sha256}"),
            "is not a .tar.gz",
        ),
        (
            format!("https://files.example/f-aarch64-apple-darwin.tar.gz#sha256={sha256}"),
            "f-aarch64-apple-darwin.tar.gz is for macOS",
        ),
        (
            format!("https://files.example/f-x86_64-pc-windows-msvc.zip#sha256={sha256}"),
            "is for Windows",
        ),
        (
            format!("https://files.example/f-aarch64-unknown-linux-musl.tar.gz#sha256={sha256}"),
            "is for ARM",
        ),
        (
            format!("https://files.example/it's.tar.gz#sha256={sha256}"),
            "cannot contain `'`",
        ),
        (
            format!("https://robin:secret@files.example/f.tar.gz#sha256={sha256}"),
            "has a user name before its host",
        ),
        (
            format!("file:///srv/f.tar.gz#sha256={sha256}"),
            "file:///srv/f.tar.gz",
        ),
        (
            "git+https://code.example/f".to_owned(),
            "`git+https://code.example/f` names no commit",
        ),
        (
            "git+https://code.example/f#main".to_owned(),
            "`main` is not a whole commit",
        ),
        (
            "git+https://code.example/f#v0.1.0".to_owned(),
            "`v0.1.0` is not a whole commit",
        ),
        (
            "git+https://code.example/f#0123456".to_owned(),
            "`0123456` is not a whole commit",
        ),
        (
            format!("git+http://code.example/f#{commit}"),
            "is not fetched over https",
        ),
        (
            format!("git+ssh://git@code.example/f#{commit}"),
            "git@code.example",
        ),
    ] {
        let folder = TempDir::new().expect("a folder");
        let output = crate::program()
            .current_dir(folder.path())
            .args(words("new site --title T --url https://checks.example/"))
            .args(["--program", &given])
            .output()
            .expect("factpress starts");
        let said = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{given}: {said}");
        assert!(said.contains(message), "{given}: {said}");
        assert!(files(folder.path()).is_empty());
    }
}

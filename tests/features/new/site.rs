//! `new site`: a publication that works from the first minute, in a folder of its own.

use std::fs;

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
    let version = format!("--version {} ", env!("CARGO_PKG_VERSION"));
    for path in [
        "netlify.toml",
        "wrangler.jsonc",
        ".github/workflows/check.yml",
    ] {
        assert!(
            files[path].contains(" install --locked "),
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

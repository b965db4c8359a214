//! The workflows that a new site brings, run step by step: all but the steps that install the
//! program, upload, deploy or write to a pull request, which need a host.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::new_site;

const CLAIM: &str = "content/explainers/samplewick-trees/claims/thousand-trees.md";

/// The commands of a workflow that call the program, as the host would run them.
fn commands(root: &Path, workflow: &str) -> Vec<String> {
    let text = fs::read_to_string(root.join(".github/workflows").join(workflow)).expect("a file");
    let workflow: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
    let jobs = workflow["jobs"].as_mapping().expect("jobs");
    let steps = jobs.values().flat_map(|job| {
        let steps = job["steps"].as_sequence().expect("steps");
        steps.iter().filter_map(|step| step["run"].as_str())
    });
    steps
        .filter(|run| run.starts_with("~/factpress/bin/factpress"))
        .map(str::to_owned)
        .collect()
}

/// Runs a command as a runner does: with `CI` set, a home that has the program, and a file for the
/// summary.
fn run(root: &Path, home: &Path, command: &str) -> Output {
    Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", command])
        .current_dir(root)
        .env("HOME", home)
        .env("CI", "true")
        .env("GITHUB_STEP_SUMMARY", home.join("summary.md"))
        .output()
        .expect("bash starts")
}

/// A home in which the program is where the workflows install it.
fn home() -> TempDir {
    let home = TempDir::new().expect("a folder");
    let bin = home.path().join("factpress/bin");
    fs::create_dir_all(&bin).expect("the folder is made");
    fs::hard_link(env!("CARGO_BIN_EXE_factpress"), bin.join("factpress"))
        .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_factpress"), bin.join("factpress")).map(drop))
        .expect("the program is there");
    home
}

/// A new site whose sentences were written.
fn written_site() -> TempDir {
    let folder = new_site("");
    let settings = folder.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).expect("a file") + "lint: {starter-text: allow}\n";
    fs::write(settings, text).expect("the file is written");
    folder
}

#[test]
fn the_workflows_of_a_new_site_check_and_build_it() {
    let (folder, home) = (written_site(), home());
    for workflow in ["check.yml", "pages.yml"] {
        let commands = commands(folder.path(), workflow);
        assert!(!commands.is_empty(), "{workflow}");
        for command in commands {
            let output = run(folder.path(), home.path(), &command);
            assert!(output.status.success(), "{command}: {output:?}");
        }
    }
    for file in [
        "public/index.html",
        "public/published.json",
        "public/.nojekyll",
        "diff.md",
    ] {
        assert!(folder.path().join(file).is_file(), "{file}");
    }
}

#[test]
fn the_check_of_a_new_site_refuses_a_verdict_that_changed_in_silence() {
    let (folder, home) = (written_site(), home());
    for command in commands(folder.path(), "pages.yml") {
        let output = run(folder.path(), home.path(), &command);
        assert!(output.status.success(), "{command}: {output:?}");
    }
    let claim = folder.path().join(CLAIM);
    let text = fs::read_to_string(&claim).expect("a claim");
    let changed = text.replacen("verdict: contradicted", "verdict: unproven", 1);
    assert_ne!(changed, text);
    fs::write(&claim, changed).expect("the claim is written");
    let check = &commands(folder.path(), "check.yml")[0];
    let output = run(folder.path(), home.path(), check);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("verdict-changed"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

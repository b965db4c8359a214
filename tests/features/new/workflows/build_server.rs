//! A build server for one repository: it runs the starter's workflows and hosts' build commands on
//! fresh clones in a clean root, step by step, and publishes on this machine.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use super::clean_root::{CALLS, CleanRoot, PROGRAM};
use crate::loopback::serve_folder;

/// Where the repository is, and where it is cloned for a run.
const REPOSITORY: &str = "/srv/repository";
const CLONE: &str = "/home/runner/work";

/// A build server.
pub struct BuildServer {
    root: CleanRoot,
    /// The address at which the site is served.
    pub url: String,
    /// The actions and commands that something local took the place of.
    replaced: RefCell<BTreeSet<String>>,
}

/// What came of a run.
pub struct Run {
    /// Everything that its steps said.
    pub said: String,
    /// The step that failed, if one did.
    pub failed: Option<String>,
}

impl BuildServer {
    /// One for the publication in a folder, with nothing published yet.
    pub fn new(site: &Path) -> Self {
        let root = CleanRoot::new();
        git(site, &["init", "--quiet", "--initial-branch=main"]);
        for folder in ["srv", "home/runner", "www"] {
            fs::create_dir_all(root.at(folder)).expect("a folder");
        }
        root.add_stand_in("/usr/local/bin/rustup", "");
        // In place of the source, it installs the program that these tests are of.
        let cargo = "while [ $# -gt 0 ]; do [ \"$1\" = --root ] && to=$2; shift; done\n\
                     mkdir -p \"$to/bin\" && ln -f PROGRAM \"$to/bin/factpress\"";
        root.add_stand_in("/usr/local/bin/cargo", &cargo.replace("PROGRAM", PROGRAM));
        root.add_stand_in("/usr/local/bin/gh", "cat diff.md");
        let url = serve_folder(root.at("www"), |_| "200 OK");
        let server = Self {
            root,
            url,
            replaced: RefCell::default(),
        };
        server.push(site);
        server
    }

    /// Takes Rust away, so that a build has to fetch it. What it fetches is the installer of rustup,
    /// for which a stand-in brings back what was there.
    pub fn without_rust(&self) {
        for command in ["rustup", "cargo"] {
            let path = self.root.at(format!("/usr/local/bin/{command}"));
            fs::rename(path, self.root.at(format!("/opt/{command}"))).expect("it was there");
        }
        let curl = "while [ $# -gt 0 ]; do [ \"$1\" = --output ] && to=$2; shift; done\n\
                    echo 'mkdir -p ~/.cargo/bin && ln -sf /opt/rustup /opt/cargo ~/.cargo/bin/' > \"$to\"";
        self.root.add_stand_in("/usr/local/bin/curl", curl);
    }

    /// Commits what is in the folder, and brings it to the repository that is cloned.
    pub fn push(&self, site: &Path) {
        git(site, &["add", "--all"]);
        git(site, &["commit", "--quiet", "--message", "Change"]);
        let repository = self.root.at(REPOSITORY);
        if repository.exists() {
            fs::remove_dir_all(&repository).expect("it goes");
        }
        let to = repository.to_str().expect("Unicode");
        git(site, &["clone", "--quiet", "--bare", ".", to]);
    }

    /// Runs the steps of a workflow on a fresh clone, up to the first that fails.
    pub fn workflow(&self, name: &str) -> Run {
        self.clone();
        let path = format!("{CLONE}/.github/workflows/{name}");
        let text = fs::read_to_string(self.root.at(path)).expect("a workflow");
        let workflow: Value = serde_yaml::from_str(&text).expect("YAML");
        let mut run = Run {
            said: String::new(),
            failed: None,
        };
        let jobs = workflow["jobs"].as_mapping().expect("jobs");
        for step in jobs
            .values()
            .flat_map(|job| job["steps"].as_sequence().expect("steps"))
        {
            if let Some(action) = step["uses"].as_str() {
                self.act(action, &step["with"]);
            } else if holds(step["if"].as_str()) {
                let script = step["run"].as_str().expect("a script");
                let own = step["env"].as_mapping().into_iter().flatten();
                let own = own.map(|(name, value)| {
                    let text = |value: &Value| value.as_str().expect("a text").to_owned();
                    (text(name), filled(&text(value)).to_owned())
                });
                // The shell of a runner where a workflow names none.
                let succeeded = self.run(&["bash", "-e"], own.collect(), script, &mut run.said);
                if !succeeded {
                    run.failed = Some(script.to_owned());
                    break;
                }
            }
        }
        run
    }

    /// Runs the command with which a host builds the site on a fresh clone.
    pub fn build(&self, command: impl Fn(&Path) -> String) -> Run {
        self.clone();
        let script = command(&self.root.at(CLONE));
        let mut said = String::new();
        let url = vec![("URL".to_owned(), self.url.clone())];
        let succeeded = self.run(&["sh", "-e"], url, &script, &mut said);
        Run {
            said,
            failed: (!succeeded).then_some(script),
        }
    }

    /// A file that the last run left in its clone.
    pub fn built(&self, path: &str) -> String {
        read(&self.root.at(CLONE).join(path))
    }

    /// A file of the site that is served.
    pub fn served(&self, path: &str) -> String {
        read(&self.root.at("www").join(path))
    }

    /// How the commands that have stand-ins were called, in order, since the last time.
    pub fn calls(&self) -> Vec<String> {
        let path = self.root.at(CALLS);
        let calls = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, "").expect("the list is written");
        let calls: Vec<String> = calls.lines().map(str::to_owned).collect();
        for call in &calls {
            let command = call.split(' ').next().expect("a word");
            self.replaced.borrow_mut().insert(command.to_owned());
        }
        calls
    }

    /// Everything that something local took the place of.
    pub fn replaced(&self) -> Vec<String> {
        self.replaced.borrow().iter().cloned().collect()
    }

    fn clone(&self) {
        let clone = self.root.at(CLONE);
        if clone.exists() {
            fs::remove_dir_all(&clone).expect("it goes");
        }
        let script = format!("git clone --quiet {REPOSITORY} {CLONE}");
        let output = self
            .root
            .run("/", &self.environment(), &["bash", "-e"], &script);
        assert!(output.status.success(), "{output:?}");
    }

    /// Does what an action does, on this machine.
    fn act(&self, action: &str, with: &Value) {
        let (name, _) = action.split_once('@').expect("a commit");
        match name {
            // Done before, since the workflow comes from there.
            "actions/checkout" => {}
            // Nothing was kept, so that every run installs the program.
            "actions/cache" => {}
            "actions/upload-pages-artifact" => {
                let path = with["path"].as_str().expect("a path");
                fs::rename(
                    self.root.at(CLONE).join(path),
                    self.root.at("/tmp/artifact"),
                )
                .expect("the folder is there");
            }
            "actions/deploy-pages" => {
                fs::remove_dir_all(self.root.at("www")).expect("the site before goes");
                fs::rename(self.root.at("/tmp/artifact"), self.root.at("www")).expect("it moves");
            }
            other => panic!("nothing here takes the place of {other}"),
        }
        self.replaced.borrow_mut().insert(name.to_owned());
    }

    fn run(
        &self,
        shell: &[&str],
        own: Vec<(String, String)>,
        script: &str,
        said: &mut String,
    ) -> bool {
        let environment = [self.environment(), own].concat();
        let output = self.root.run(CLONE, &environment, shell, script);
        said.push_str(&String::from_utf8_lossy(&output.stdout));
        said.push_str(&String::from_utf8_lossy(&output.stderr));
        output.status.success()
    }

    /// What is the same for every step.
    fn environment(&self) -> Vec<(String, String)> {
        let all = [
            ("CI", "true"),
            ("HOME", "/home/runner"),
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
            ("GITHUB_STEP_SUMMARY", "/tmp/summary.md"),
            // The only thing that the steps do not set themselves: where the site is served.
            ("FACTPRESS_PUBLISHED", &self.url),
        ];
        all.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// True if a step runs in a pull request from the repository itself.
fn holds(condition: Option<&str>) -> bool {
    match condition {
        None
        | Some(
            "steps.kept.outputs.cache-hit != 'true'"
            | "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
        ) => true,
        Some(other) => panic!("nothing here knows whether this holds: {other}"),
    }
}

/// The value of an expression in a pull request.
fn filled(expression: &str) -> &str {
    match expression {
        "${{ github.token }}" => "secret",
        "${{ github.event.pull_request.number }}" => "7",
        other => other,
    }
}

/// Runs git on this machine, with a name for its commits and none of its user's settings.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=Robin Example"])
        .args(["-c", "user.email=robin@checks.example"])
        .args(arguments)
        .output()
        .expect("git starts");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

//! Completions and manual pages: made from the arguments, so they know every command and option.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::small_site::SmallSite;

const COMMANDS: [&str; 14] = [
    "archive",
    "build",
    "check",
    "diff",
    "host",
    "serve",
    "new",
    "translated",
    "verify",
    "gallery",
    "lsp",
    "schema",
    "completions",
    "man",
];

fn factpress(arguments: &[&str]) -> Output {
    crate::program()
        .args(arguments)
        .output()
        .expect("factpress starts")
}

/// What a command prints; it must succeed and print nothing to standard error.
fn printed(arguments: &[&str]) -> String {
    let output = factpress(arguments);
    assert_eq!(
        (output.status.code(), output.stderr.len()),
        (Some(0), 0),
        "{arguments:?}"
    );
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn every_shell_gets_every_command_and_format() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        for word in COMMANDS.into_iter().chain(["explain", "timings"]) {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    // The scripts of PowerShell and elvish name options, not their values.
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        assert!(
            script.contains("sarif") && script.contains("ifcn"),
            "{shell} does not know the formats and standards"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_by_the_script() {
    let script = printed(&["completions", "bash"])
        + "\nCOMP_WORDS=(factpress check --format s); COMP_CWORD=3\n_factpress factpress s --format\necho \"${COMPREPLY[@]}\"\n";
    let output = Command::new("bash")
        .args(["--norc", "-c", &script])
        .output()
        .expect("bash is installed");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "sarif",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_manual_page_names_every_option_of_its_command() {
    let program = printed(&["man"]);
    assert!(program.contains(".TH FACTPRESS 1 "), "{program}");
    for command in COMMANDS {
        assert!(
            program.contains(&format!("factpress\\-{command}(1)")),
            "{command}: {program}"
        );
    }
    let check = printed(&["man", "check"]);
    assert!(check.contains(".TH FACTPRESS-CHECK 1 "), "{check}");
    for option in [
        "root",
        "drafts",
        "strict",
        "today",
        "format",
        "explain",
        "standards",
    ] {
        assert!(
            check.contains(&format!("\\-\\-{option}")),
            "{option}: {check}"
        );
    }
    assert!(printed(&["man", "new"]).contains("factpress\\-new\\-site(1)"));
    let site = printed(&["man", "new-site"]);
    assert!(
        site.contains(".TH FACTPRESS-NEW-SITE 1 ") && site.contains("\\-\\-language"),
        "{site}"
    );
}

#[test]
fn a_manual_page_has_the_usual_sections_and_no_long_lines() {
    for command in COMMANDS {
        let page = printed(&["man", command]);
        for section in [
            "NAME",
            "SYNOPSIS",
            "OPTIONS",
            "\"EXIT STATUS\"",
            "\"SEE ALSO\"",
        ] {
            assert!(
                page.contains(&format!(".SH {section}\n")),
                "{section}: {page}"
            );
        }
        assert!(!page.contains("EXTRA"), "{page}");
        let examples = page.find(".nf\n").zip(page.find(".fi\n"));
        let (from, to) = examples.unwrap_or_default();
        for line in page[..from].lines().chain(page[to..].lines()) {
            assert!(line.len() <= 80, "{line}");
        }
    }
    let check = printed(&["man", "check"]);
    assert!(
        check.contains("\\fB\\-\\-explain\\fR [\\fIRULE\\fR]"),
        "{check}"
    );
}

#[test]
fn shells_complete_the_words_that_a_command_takes() {
    for shell in ["bash", "zsh"] {
        let script = printed(&["completions", shell]);
        for word in ["number-without-date", "new-explainer", "press-release"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    // Other words are left to the command, which says more about them.
    let output = factpress(&["check", "--explain", "number-without-dat"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("did you mean `number-without-date`?"),
        "{said}"
    );
}

/// A site with an id of each kind, and a folder with the program under its usual name.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        SmallSite::new(
            "-- content/pages/about.md --\n---\ntitle: About\ndescription: Who we are, and how we check.\n---\nWe.\n",
        )
        .lay_out(folder.path());
        let tools = folder.path().join("tools");
        fs::create_dir(&tools).expect("a folder");
        let program = Path::new(env!("CARGO_BIN_EXE_factpress"));
        let name = tools.join(program.file_name().expect("a name"));
        if fs::hard_link(program, &name).is_err() {
            fs::copy(program, &name).expect("a copy");
        }
        Self(folder)
    }

    /// What a shell prints that runs this script in the site.
    fn shell(&self, shell: &str, arguments: &[&str], script: &str) -> String {
        let path = std::env::var("PATH").expect("a path");
        let tools = self.0.path().join("tools");
        let output = Command::new(shell)
            .args(arguments)
            .arg("-c")
            .arg(script)
            .current_dir(self.0.path().join("content"))
            .env("PATH", format!("{}:{path}", tools.display()))
            .env("HOME", self.0.path())
            .env("TERM", "dumb")
            .output()
            .unwrap_or_else(|error| {
                panic!("{shell} must be installed (./run test installs it on Debian): {error}")
            });
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    }
}

/// What is typed before the tab key, and what is completed with, in the site of [`Desk`].
const TABS: [(&str, &[&str]); 14] = [
    ("new claim --claimant ", &["ada", "gazette"]),
    ("new claim --claimant ga", &["gazette"]),
    ("new claim --source ", &["minutes"]),
    ("new claim --verdict ", &["false", "open", "true"]),
    ("new claim --explainer ", &["library"]),
    ("new source --file ", &["town"]),
    ("new source --through ", &["minutes"]),
    ("new source --language ", &["en"]),
    ("words es --from f", &["fr"]),
    ("archive mi", &["minutes"]),
    ("rename c", &["closed"]),
    ("gallery --theme ", &["broadsheet"]),
    ("schema pe", &["people"]),
    ("man new-p", &["new-person"]),
];

/// A terminal for zsh: `press` types a line and the tab key, and waits until something is offered.
const ZSH_TERMINAL: &str = r#"
zmodload zsh/zpty
zpty -b shell zsh -f -i
enter() { zpty -w shell "$1"; sleep 0.2 }
enter 'PROMPT=; setopt no_beep'
enter 'fpath=(FOLDER $fpath); autoload -Uz compinit; compinit -D -u'
enter 'offer() { compadd() { builtin compadd "$@"; local -a found; builtin compadd -O found "$@"; print -rl -- $found >> FOLDER/offered }; _main_complete }'
enter 'zle -C offer complete-word offer; bindkey "^I" offer; print -n > FOLDER/offered'
for i in {1..200}; do [[ -e FOLDER/offered ]] && break; sleep 0.1; done
press() {
    print -r -- "== $1" >> FOLDER/offered
    local before=$(wc -l < FOLDER/offered)
    zpty -w -n shell $'\x15'"factpress $1"$'\t'
    for i in {1..200}; do (( $(wc -l < FOLDER/offered) > before )) && break; sleep 0.1; done
    sleep 0.3
}
"#;

fn sorted(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_the_ids_of_the_site_at_hand() {
    let (desk, script) = (Desk::new(), printed(&["completions", "bash"]));
    for (line, words) in TABS {
        let typed: Vec<&str> = line.split(' ').collect();
        let (last, before) = (typed[typed.len() - 1], typed[typed.len() - 2]);
        let asked = format!(
            "{script}\nCOMP_WORDS=(factpress {} '{last}'); COMP_CWORD={}\n_factpress factpress '{last}' '{before}'\necho \"${{COMPREPLY[@]}}\"\n",
            typed[..typed.len() - 1].join(" "),
            typed.len()
        );
        assert_eq!(
            sorted(&desk.shell("bash", &["--norc"], &asked)),
            words,
            "{line}"
        );
    }
    // Options are completed without the site.
    let asked = format!(
        "{script}\nCOMP_WORDS=(factpress archive --all); COMP_CWORD=2\n_factpress factpress --all archive\necho \"${{COMPREPLY[@]}}\"\n"
    );
    assert_eq!(
        desk.shell("bash", &["--norc"], &asked).trim(),
        "--all-missing"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn fish_completes_the_ids_of_the_site_at_hand() {
    let (desk, script) = (Desk::new(), printed(&["completions", "fish"]));
    for (line, words) in TABS {
        let asked = format!("{script}\ncomplete -C 'factpress {line}'\n");
        let said = desk.shell("fish", &["--no-config"], &asked);
        let offered: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(sorted(&offered.join(" ")), words, "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_are_offered_only_where_a_path_is_taken() {
    let desk = Desk::new();
    let (bash, fish) = (
        printed(&["completions", "bash"]),
        printed(&["completions", "fish"]),
    );
    for (line, takes_path) in [
        ("check --today ", false),
        ("check --published ", true),
        ("new claim --claim ", false),
        ("new source --url ", false),
        ("new person --name ", false),
        ("new source --copy ", true),
        ("serve --host ", false),
        ("serve --port ", false),
        ("build --base-url ", false),
        ("build --output ", true),
        ("host nginx --folder ", false),
        ("archive --delay ", false),
        ("archive --file ", true),
    ] {
        let typed: Vec<&str> = line.trim_end().split(' ').collect();
        let asked = format!(
            "{bash}\ncompopt() {{ :; }}\nCOMP_WORDS=(factpress {} ''); COMP_CWORD={}\n_factpress factpress '' '{}'\necho \"${{COMPREPLY[@]}}\"\n",
            typed.join(" "),
            typed.len() + 1,
            typed[typed.len() - 1]
        );
        let in_bash = desk.shell("bash", &["--norc"], &asked);
        let asked = format!("{fish}\ncomplete -C 'factpress {line}'\n");
        let in_fish = desk.shell("fish", &["--no-config"], &asked);
        for (shell, offered) in [("bash", in_bash), ("fish", in_fish)] {
            assert_eq!(
                offered.contains("explainers"),
                takes_path,
                "{shell}: {line}: {offered}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn zsh_completes_the_ids_of_the_site_at_hand() {
    let (desk, script) = (Desk::new(), printed(&["completions", "zsh"]));
    let folder = desk.0.path().display().to_string();
    fs::write(desk.0.path().join("_factpress"), script).expect("written");
    // A shell in a terminal of its own, which notes what is offered to the tab key.
    let mut asked = ZSH_TERMINAL.replace("FOLDER", &folder);
    for (line, _) in TABS {
        asked += &format!("press '{line}'\n");
    }
    desk.shell("zsh", &["-f"], &(asked + "zpty -d shell\n"));
    let said = fs::read_to_string(desk.0.path().join("offered")).expect("it is noted");
    let offered: Vec<&str> = said.split("== ").skip(1).collect();
    assert_eq!(offered.len(), TABS.len(), "{said}");
    for ((line, words), offered) in TABS.into_iter().zip(offered) {
        let found = offered.split_once('\n').map_or("", |(_, found)| found);
        assert_eq!(sorted(found), words, "{line}: {said}");
    }
}

#[test]
fn a_site_that_cannot_be_read_has_no_words_and_no_message() {
    let folder = TempDir::new().expect("a folder");
    let output = crate::program()
        .args(["completions", "site:people"])
        .current_dir(folder.path())
        .output()
        .expect("factpress starts");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        assert!(
            !script.contains("@people@") && !script.contains("@sources@"),
            "{shell}"
        );
    }
    assert!(!printed(&["man", "completions"]).contains("site:"));
}

#[test]
fn other_shells_and_commands_are_wrong_usage() {
    let complains = |arguments: &[&str], words: &str| {
        let output = factpress(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), output.stdout.len()),
            (Some(2), 0),
            "{said}"
        );
        assert!(said.contains(words), "{said}");
    };
    complains(
        &["completions", "tcsh"],
        "possible values: bash, elvish, fish, powershell, zsh",
    );
    complains(&["completions"], "<SHELL>");
    complains(&["man", "chekc"], "did you mean `check`?");
}

//! Completions and manual pages: made from the arguments, so they know every command and option.

use std::process::{Command, Output};

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

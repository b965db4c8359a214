//! The script for a shell: as `clap_complete` makes it, with the program asked for words that only a
//! publication knows.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory as _, ValueHint};
use clap_complete::Shell;

use super::Arguments;
use crate::commands::arguments::{SITE, SiteWords};

/// A function for zsh that offers the words of the publication.
const ZSH_FUNCTION: &str = "
_factpress_values() {
    local -a values
    values=(${(f)\"$(_call_program values ${(q)service:-factpress} completions site:$1 2>/dev/null)\"})
    compadd -a values
}
";

/// The script with which this shell completes commands, options and their values.
pub fn script(shell: Shell) -> String {
    let mut program = without_files(Arguments::command());
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, "factpress", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        Shell::Bash => bash(&script),
        Shell::Zsh => zsh(&script),
        Shell::Fish => fish(script, &program),
        // Their scripts name options, not values.
        _ => script,
    }
}

/// The same command, so that shells offer files only where a path is taken, and not in the place of
/// a date or a text.
fn without_files(command: Command) -> Command {
    let command = command.mut_args(|arg| {
        let takes_text = arg.get_action().takes_values()
            && arg.get_value_hint() == ValueHint::Unknown
            && arg.get_possible_values().is_empty();
        if takes_text {
            arg.value_hint(ValueHint::Other)
        } else {
            arg
        }
    });
    command.mut_subcommands(without_files)
}

fn bash(script: &str) -> String {
    let mut filled = String::with_capacity(script.len());
    for line in script.lines() {
        // The words of a command are listed with its options, whenever one of them is completed:
        // the program is asked only if it is no option.
        let unless = if line.trim_start().starts_with("opts=") {
            "[[ ${cur} == -* ]] || "
        } else {
            ""
        };
        let mut line = line.to_owned();
        for words in SiteWords::ALL {
            let asked = format!(
                "$({unless}\"${{COMP_WORDS[0]}}\" completions {SITE}{} 2>/dev/null)",
                words.name()
            );
            line = line.replace(words.placeholder(), &asked);
        }
        filled.push_str(&line);
        filled.push('\n');
    }
    filled
}

fn zsh(script: &str) -> String {
    let mut script = script.replacen(
        "autoload -U is-at-least\n",
        &format!("autoload -U is-at-least\n{ZSH_FUNCTION}"),
        1,
    );
    for words in SiteWords::ALL {
        let (listed, asked) = (
            format!("({})", words.placeholder()),
            format!("{{_factpress_values {}}}", words.name()),
        );
        script = script.replace(&listed, &asked);
    }
    script
}

/// The script of `clap_complete` for fish leaves out the words that are no options.
fn fish(mut script: String, program: &Command) -> String {
    for command in program.get_subcommands() {
        for arg in command.get_positionals() {
            let words: Vec<String> = arg
                .get_possible_values()
                .iter()
                .map(|word| word.get_name().to_owned())
                .collect();
            if !words.is_empty() {
                let _ = writeln!(
                    script,
                    "complete -c factpress -n \"__fish_factpress_using_subcommand {}\" -f -a \"{}\" -d '{}'",
                    command.get_name(),
                    words.join(" "),
                    described(arg)
                );
            }
        }
    }
    for words in SiteWords::ALL {
        let asked = format!("(factpress completions {SITE}{} 2>/dev/null)", words.name());
        script = script
            .replace(&format!("{}\\t''", words.placeholder()), &asked)
            .replace(words.placeholder(), &asked);
    }
    script
}

/// What an argument is, in a few words.
fn described(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let first = help.split([';', '[', ':']).next().unwrap_or_default();
    first.trim().replace('\'', "\\'")
}

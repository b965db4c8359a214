//! `factpress completions` and `factpress man`: completions for shells and manual pages, made from
//! the arguments themselves.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::console::Console;
use super::{Arguments, ExitStatus};
use crate::base::text::did_you_mean;

/// Prints the script with which a shell completes commands and options.
pub fn shell(shell: Shell, console: &Console) -> ExitStatus {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "factpress", &mut script);
    console.print(&String::from_utf8_lossy(&script));
    ExitStatus::Done
}

/// Prints the manual page of the program, or of one of its commands.
pub fn manual(command: Option<&str>, console: &Console) -> ExitStatus {
    let mut program = Arguments::command();
    program.build();
    let wanted = match command {
        None => program,
        Some(name) => match named(&program, name) {
            Some(command) => command.clone(),
            None => return no_command(name, &program, console),
        },
    };
    let mut page = Vec::new();
    let made = Man::new(wanted).render(&mut page);
    made.expect("a text in memory takes all that is written");
    console.print(&String::from_utf8_lossy(&page));
    ExitStatus::Done
}

/// The command with a name such as `check`, or `new-site` for one below another.
fn named<'p>(program: &'p Command, name: &str) -> Option<&'p Command> {
    name.split('-')
        .try_fold(program, |command, word| command.find_subcommand(word))
}

fn no_command(name: &str, program: &Command, console: &Console) -> ExitStatus {
    let help =
        did_you_mean(name, program.get_subcommands().map(Command::get_name)).unwrap_or_default();
    console.eprint(&format!(
        "error: there is no command `{name}`\n   = help: {help}\n"
    ));
    ExitStatus::Usage
}

//! `factpress completions`: completions for shells, made from the arguments themselves.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::console::Console;
use super::{Arguments, ExitStatus};

/// Prints the script with which a shell completes commands and options.
pub fn shell(shell: Shell, console: &Console) -> ExitStatus {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "factpress", &mut script);
    console.print(&String::from_utf8_lossy(&script));
    ExitStatus::Done
}

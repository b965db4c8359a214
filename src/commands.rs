//! The command line: what a person types, what is printed, and the exit code. Nothing else in the
//! program prints.

pub mod publication;
pub mod preview;
pub mod server;
mod archive;
mod arguments;
mod build;
mod check;
mod checking;
mod completions;
mod console;
mod diff;
mod explain;
mod fix;
mod gallery;
mod host;
mod links;
mod new;
mod rename;
mod serve;
mod settings;
mod summary;
mod lsp;
mod manual;
mod schema;
mod translated;
mod verify;
mod web;
mod words;

use std::io::ErrorKind;

use clap::Parser as _;

pub use arguments::Arguments;
use arguments::Command;
use console::Console;

use crate::disk::DiskError;

/// What a run ends with; the number is the process's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitStatus {
    /// Done.
    Done = 0,
    /// The content or the theme has errors.
    Errors = 1,
    /// Wrong usage.
    Usage = 2,
    /// The disk or the network failed.
    IoError = 3,
    /// Ended by the signal that a terminal sends when it goes away, as shells count it.
    HungUp = 128 + 1,
    /// Ended by Ctrl-C.
    Interrupted = 128 + 2,
    /// Ended by a signal that asks for it.
    Terminated = 128 + 15,
}

impl From<&DiskError> for ExitStatus {
    fn from(error: &DiskError) -> Self {
        match error {
            DiskError::WrongFolder(_) => Self::Usage,
            DiskError::Io { .. } | DiskError::Refused(_) | DiskError::Unfinished(_) => {
                Self::IoError
            }
        }
    }
}

impl ExitStatus {
    /// The status of a run that ended because of the signal with this number.
    fn of_signal(number: usize) -> Self {
        match number {
            1 => Self::HungUp,
            15 => Self::Terminated,
            _ => Self::Interrupted,
        }
    }
}

/// Runs the command that the process was started with.
#[must_use]
pub fn run() -> ExitStatus {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let console = Console::new();
            if error.use_stderr() {
                let _ = error.print();
                return ExitStatus::Usage;
            }
            console.print(&error.render());
            return all_printed(ExitStatus::Done, &console);
        }
    };
    let console = Console::new();
    let status = match &arguments.command {
        Command::Archive(options) => archive::run(options, &console),
        Command::Build(options) => build::run(options, &console),
        Command::Check(options) => check::run(options, &console),
        Command::Diff(options) => diff::run(options, &console),
        Command::Host(options) => host::run(options, &console),
        Command::Gallery(options) => gallery::run(options, &console),
        Command::Serve(options) => serve::run(options, &console),
        Command::Words(options) => words::run(options, &console),
        Command::Lsp(options) => lsp::run(options, &console),
        Command::New(options) => new::run(options, &console),
        Command::Rename(options) => rename::run(options, &console),
        Command::Translated(options) => translated::run(options, &console),
        Command::Verify(options) => verify::run(options, &console),
        Command::Schema(options) => schema::run(options, &console),
        Command::Completions(options) => completions::run(options, &console),
        Command::Man { of } => manual::run(of.as_deref(), &console),
    };
    all_printed(status, &console)
}

/// The status of a run that ended with this one, if all that it printed has arrived. A report that
/// was cut off must not pass for a whole one.
fn all_printed(status: ExitStatus, console: &Console) -> ExitStatus {
    let Some(error) = console.lost() else {
        return status;
    };
    // Whoever closed the pipe has read enough, and knows.
    if error.kind() != ErrorKind::BrokenPipe {
        console.eprint(&format!(
            "error: could not write to standard output: {error}\n"
        ));
    }
    match status {
        ExitStatus::Done | ExitStatus::Errors => ExitStatus::IoError,
        other => other,
    }
}

//! Why nothing is written, and how that is said.

use super::interview::said;
use crate::authoring::starter::StarterError;
use crate::commands::ExitStatus;
use crate::commands::console::Console;
use crate::disk::DiskError;

/// Why nothing is written.
pub enum Halt {
    /// The disk failed, or something is in the way.
    Disk(DiskError),
    /// The answers are wrong, or were not given.
    Wrong(Vec<StarterError>),
    /// The person broke off, and pressed Ctrl-C if the second is true. What they are told.
    BrokenOff(String, bool),
    /// The content has mistakes, or would have them: the report.
    Mistakes(String),
}

impl From<DiskError> for Halt {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// Says why nothing is written.
pub fn refuse(halt: Halt, console: &Console) -> ExitStatus {
    match halt {
        Halt::Disk(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
        Halt::BrokenOff(said, is_interrupted) => {
            console.eprint(&said);
            if is_interrupted {
                ExitStatus::Interrupted
            } else {
                ExitStatus::Usage
            }
        }
        Halt::Wrong(faults) => {
            for fault in &faults {
                console.eprint(&said(fault));
            }
            ExitStatus::Usage
        }
        Halt::Mistakes(said) => {
            console.eprint(&said);
            console.eprint(&"nothing was written\n");
            ExitStatus::Errors
        }
    }
}

/// What somebody hears who broke off; `again` is the command with which they can go on.
pub fn left(again: &str, is_kept: bool) -> String {
    let kept = if is_kept {
        "; your answers are kept, and the same command offers to go on with them"
    } else {
        ""
    };
    format!("\nnothing was written{kept}; to go on from here:\n  {again}\n")
}

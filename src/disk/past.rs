//! The past: what a build leaves for the next one that writes to the same folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::kept::{keep, take};
use super::library::MEMORIES;
use super::program::Program;
use crate::ledger::Ledger;

/// Digits of the name of what is left for an output folder.
const DIGITS: usize = 12;

/// Where the builds into one output folder leave what they know.
///
/// It may be deleted, damaged or another program's at any time: then there is no past, and everything is made anew.
#[derive(Debug)]
pub struct Past {
    folder: PathBuf,
    program: Option<Program>,
}

impl Past {
    /// The past of an output folder of the site at `root`.
    #[must_use]
    pub fn of(root: &Path, output: &Path) -> Self {
        let whole = fs::canonicalize(output).or_else(|_| std::path::absolute(output));
        let whole = whole.unwrap_or_else(|_| output.to_owned());
        let name = blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex();
        Self { folder: root.join(MEMORIES).join(&name[..DIGITS]), program: Program::running() }
    }

    /// On what each page of the last build rests.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let kept = self.program.and_then(|program| take(&self.folder.join("ledger"), program));
        kept.map(|(ledger, _)| ledger).unwrap_or_default()
    }

    /// Leaves the ledger of a build for the next one. Who cannot remember builds all the same.
    pub fn keep(&self, ledger: &Ledger) {
        if let Some(program) = self.program {
            let _ = fs::create_dir_all(&self.folder).and_then(|()| keep(&self.folder.join("ledger"), program, ledger));
        }
    }
}

//! Fixing: applies every fix that needs no judgement, repeatedly until none is left, and touches no
//! file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::progress::NoProgress;
use crate::check::external::External;
use crate::content::{BlobStore, Content, TextMemory, TextSource};
use crate::report::Fix;
use crate::{Checked, Options, understand};

/// How often texts are checked again: fixing a line can reveal a mistake below it. Each fix removes
/// a mistake, so no real text needs this many rounds.
const MOST_ROUNDS: usize = 50;

/// The result of fixing.
#[derive(Debug)]
pub struct Fixed {
    /// What was wrong before.
    pub before: Checked,
    /// What is wrong with the fixed texts; `None` if nothing was fixed.
    pub after: Option<Checked>,
    /// The texts that change, by file.
    pub fixes: Vec<Fix>,
}

/// Checks content whose texts are in a library, and fixes its texts in memory until nothing can be
/// fixed any more.
///
/// `found` are the diagnostics with which the content came, and `external` is what the rules need
/// from outside the content.
///
/// # Errors
///
/// If the library cannot read a text.
pub fn fix<L: TextSource>(
    content: &Content,
    library: &L,
    found: &[Diagnostic],
    options: &Options,
    external: &External,
) -> Result<Fixed, L::Error> {
    let check = |library: &Laid<'_, L>| {
        let understood = understand(content, library, found.to_vec(), options, &NoProgress)?;
        Ok(understood.checked(external, library))
    };
    let mut laid = Laid {
        library,
        texts: BTreeMap::new(),
    };
    let before = check(&laid)?;
    let mut fixes: BTreeMap<Arc<str>, Fix> = BTreeMap::new();
    let mut after: Option<Checked> = None;
    for _ in 0..MOST_ROUNDS {
        let report = &after.as_ref().unwrap_or(&before).report;
        if report.fixes.is_empty() {
            break;
        }
        for fix in &report.fixes {
            laid.texts.insert(Arc::clone(&fix.file), fix.after.clone());
            let whole = fixes
                .entry(Arc::clone(&fix.file))
                .or_insert_with(|| fix.clone());
            whole.after.clone_from(&fix.after);
        }
        after = Some(check(&laid)?);
    }
    Ok(Fixed {
        before,
        after,
        fixes: fixes.into_values().collect(),
    })
}

/// A library in which some texts are replaced by others.
struct Laid<'l, L> {
    library: &'l L,
    texts: BTreeMap<Arc<str>, String>,
}

impl<L: TextSource> TextSource for Laid<'_, L> {
    type Error = L::Error;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, L::Error> {
        match self.texts.get(path) {
            Some(text) => Ok(Cow::Borrowed(text.as_bytes())),
            None => self.library.read(path),
        }
    }

    fn remembering<T>(&self, reading: impl FnOnce(&dyn TextMemory<L::Error>) -> T) -> T {
        self.library.remembering(|memory| {
            reading(&Below {
                memory,
                texts: &self.texts,
            })
        })
    }
}

/// The cache of the texts that are not replaced.
struct Below<'l, E> {
    memory: &'l dyn TextMemory<E>,
    texts: &'l BTreeMap<Arc<str>, String>,
}

impl<E> TextMemory<E> for Below<'_, E> {
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, E> {
        if self.texts.contains_key(path) {
            Ok(None)
        } else {
            self.memory.recall(path)
        }
    }

    fn bodies(&self) -> Option<&Arc<dyn BlobStore>> {
        self.memory.bodies()
    }

    fn remember(&self, path: &str, bytes: &[u8], memo: &[u8]) {
        if !self.texts.contains_key(path) {
            self.memory.remember(path, bytes, memo);
        }
    }
}

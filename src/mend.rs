//! Mending: what can be mended without thinking, over and over until nothing of it is left, and no file touched.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{Content, Library, Memory, Store};
use crate::diagnostic::Diagnostic;
use crate::outside::Outside;
use crate::report::Mend;
use crate::watch::Nobody;
use crate::{Checked, Options, understand};

/// How often texts are checked anew: a mended line can show what is wrong below it. Each mend takes a mistake away, so this
/// is more than anybody's text needs.
const MOST_ROUNDS: usize = 50;

/// What mending came to.
#[derive(Debug)]
pub struct Mended {
    /// What was wrong before.
    pub before: Checked,
    /// What is wrong with the mended texts; nothing when none is mended.
    pub after: Option<Checked>,
    /// The texts that change, by file.
    pub mends: Vec<Mend>,
}

/// Checks content whose texts stand in a library, and mends its texts in memory until nothing can be mended any more.
///
/// `found` are the diagnostics with which the content came, `outside` what is to be known beside it.
///
/// # Errors
///
/// When the library cannot read a text.
pub fn mend<L: Library>(
    content: &Content,
    library: &L,
    found: &[Diagnostic],
    options: &Options,
    outside: &Outside,
) -> Result<Mended, L::Error> {
    let check = |library: &Laid<'_, L>| {
        let understood = understand(content, library, found.to_vec(), options, &Nobody)?;
        Ok(understood.checked(outside, library))
    };
    let mut laid = Laid { library, texts: BTreeMap::new() };
    let before = check(&laid)?;
    let mut mends: BTreeMap<Arc<str>, Mend> = BTreeMap::new();
    let mut after: Option<Checked> = None;
    for _ in 0..MOST_ROUNDS {
        let report = &after.as_ref().unwrap_or(&before).report;
        if report.mends.is_empty() {
            break;
        }
        for mend in &report.mends {
            laid.texts.insert(Arc::clone(&mend.file), mend.after.clone());
            let whole = mends.entry(Arc::clone(&mend.file)).or_insert_with(|| mend.clone());
            whole.after.clone_from(&mend.after);
        }
        after = Some(check(&laid)?);
    }
    Ok(Mended { before, after, mends: mends.into_values().collect() })
}

/// A library with other texts laid over some of its own.
struct Laid<'l, L> {
    library: &'l L,
    texts: BTreeMap<Arc<str>, String>,
}

impl<L: Library> Library for Laid<'_, L> {
    type Error = L::Error;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, L::Error> {
        match self.texts.get(path) {
            Some(text) => Ok(Cow::Borrowed(text.as_bytes())),
            None => self.library.read(path),
        }
    }

    fn remembering<T>(&self, reading: impl FnOnce(&dyn Memory<L::Error>) -> T) -> T {
        self.library.remembering(|memory| reading(&Below { memory, texts: &self.texts }))
    }
}

/// What is remembered of texts over which no others are laid.
struct Below<'l, E> {
    memory: &'l dyn Memory<E>,
    texts: &'l BTreeMap<Arc<str>, String>,
}

impl<E> Memory<E> for Below<'_, E> {
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, E> {
        if self.texts.contains_key(path) { Ok(None) } else { self.memory.recall(path) }
    }

    fn bodies(&self) -> Option<&Arc<dyn Store>> {
        self.memory.bodies()
    }

    fn remember(&self, path: &str, bytes: &[u8], memo: &[u8]) {
        if !self.texts.contains_key(path) {
            self.memory.remember(path, bytes, memo);
        }
    }
}

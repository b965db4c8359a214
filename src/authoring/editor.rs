//! Answers to editors while somebody types: completion, hover, definition, references and renaming.
//!
//! A [`Workspace`] holds the texts of a site: those that are open, and those on the disk for the
//! rest. Every answer is a function of these texts and a byte of one of them; nothing is written.

mod checking;
mod completion;
mod definition;
mod description;
mod indexed_file;
mod mention;
mod reference_count;
mod renaming;
mod spot;
mod verdict_hint;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::base::date::Day;
use crate::base::text::BYTE_ORDER_MARK;
use crate::content::{Content, ContentFile, Given, LARGEST_TEXT, TextRole};
use crate::yaml::record::Noun;

pub use completion::{Completion, CompletionKind};
pub use definition::Definition;
pub use mention::Mention;
pub use reference_count::ReferredTo;
pub use renaming::{Renaming, Replacement};
pub use verdict_hint::VerdictHint;

use checking::ParsedTexts;
use indexed_file::IndexedFile;

/// Some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSpan {
    /// The file's path below the site's root.
    pub file: Arc<str>,
    /// The bytes, of the text without byte-order mark and with lines ended by `\n`.
    pub bytes: Range<usize>,
}

/// What an editor shows of something, as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The text.
    pub markdown: String,
    /// The bytes that it is about.
    pub bytes: Range<usize>,
}

/// The texts of a site while somebody works on them.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The day that is offered where a text takes a day; none if nobody knows it.
    pub today: Option<Day>,
    /// The files on the disk, by path.
    disk: Vec<ContentFile>,
    /// The texts of open files, by path.
    open: BTreeMap<String, String>,
    /// Every text as it is now, by path.
    indexed_files: BTreeMap<Arc<str>, IndexedFile>,
    parsed: ParsedTexts,
}

impl Workspace {
    /// Replaces the files of the disk, which come with the bytes of all texts.
    pub fn load(&mut self, mut disk: Vec<ContentFile>) {
        disk.sort_by(|a, b| a.path.cmp(&b.path));
        self.disk = disk;
        let mut before = std::mem::take(&mut self.indexed_files);
        let (content, _) = Content::new(self.found());
        for text in &content.texts {
            let says = lenient(content.bytes(&text.path).unwrap_or_default());
            let kept = before
                .remove(&text.path)
                .filter(|indexed| indexed.text == says);
            let indexed = kept.unwrap_or_else(|| IndexedFile::new(&text.path, &text.role, says));
            self.indexed_files.insert(Arc::clone(&text.path), indexed);
        }
    }

    /// Sets the text of an open file as it is now. One that is too large to be read counts as
    /// empty.
    pub fn open(&mut self, path: &str, text: String) {
        let says = if is_too_large(&text) {
            String::new()
        } else {
            lenient(text.as_bytes())
        };
        self.open.insert(path.to_owned(), text);
        if let Some(role) = role(path) {
            let path = Arc::from(path);
            let indexed = IndexedFile::new(&path, &role, says);
            self.indexed_files.insert(path, indexed);
        }
    }

    /// Drops the text of a file that has been closed, and gives it: the one on the disk counts
    /// again.
    pub fn close(&mut self, path: &str) -> Option<String> {
        let closed = self.open.remove(path);
        self.indexed_files.remove(path);
        let bytes =
            self.disk
                .iter()
                .find(|found| found.path == path)
                .and_then(|found| match &found.given {
                    Given::Bytes(bytes) => Some(bytes),
                    _ => None,
                });
        if let Some((bytes, role)) = bytes.zip(role(path)) {
            let path = Arc::from(path);
            let indexed = IndexedFile::new(&path, &role, lenient(bytes));
            self.indexed_files.insert(path, indexed);
        }
        closed
    }

    /// The text of a file as it is now, without byte-order mark and with lines ended by `\n`.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.indexed_files
            .get(path)
            .map(|indexed| indexed.text.as_str())
    }

    /// Every text as it is now, with its path and what it is.
    pub fn texts(&self) -> impl Iterator<Item = (&Arc<str>, &TextRole, &str)> {
        self.indexed_files
            .iter()
            .map(|(path, indexed)| (path, &indexed.role, indexed.text.as_str()))
    }

    /// All files below `content/`, with the texts of open files in place of those on the disk.
    #[must_use]
    pub fn found(&self) -> Vec<ContentFile> {
        let bytes = |text: &String| {
            let length = text.len() as u64;
            if is_too_large(text) {
                Given::TooLarge(length)
            } else {
                Given::Bytes(text.clone().into_bytes())
            }
        };
        let disk = self
            .disk
            .iter()
            .filter(|found| !self.open.contains_key(&found.path))
            .cloned();
        let open = self.open.iter().map(|(path, text)| ContentFile {
            path: path.clone(),
            given: bytes(text),
        });
        disk.chain(open).collect()
    }

    /// The id at a byte of a text.
    fn mention_at(&self, path: &str, byte: usize) -> Option<&Mention> {
        let mentions = &self.indexed_files.get(path)?.mentions;
        mentions
            .iter()
            .find(|mention| mention.bytes.start <= byte && byte <= mention.bytes.end)
    }

    /// Every definition of the site.
    pub fn definitions(&self) -> impl Iterator<Item = (&Arc<str>, &Definition)> {
        self.indexed_files
            .iter()
            .flat_map(|(file, indexed)| indexed.definitions.iter().map(move |name| (file, name)))
    }

    /// The definition of this id.
    fn name(&self, noun: Noun, id: &str) -> Option<(&Arc<str>, &Definition)> {
        self.definitions()
            .find(|(_, name)| name.noun == noun && name.id == id)
    }

    /// The place where the thing with an id is defined: its entry, or its file.
    #[must_use]
    pub fn definition(&self, path: &str, byte: usize) -> Option<FileSpan> {
        let mention = self.mention_at(path, byte)?;
        let (file, name) = self.name(mention.noun, &mention.id)?;
        Some(FileSpan {
            file: Arc::clone(file),
            bytes: name.bytes.clone(),
        })
    }

    /// Every place in which the id at a byte of a text is written; on the first line of a document,
    /// the places that name the document.
    ///
    /// With `with_own`, the entry that defines the id is among them, if it is in a text.
    #[must_use]
    pub fn references(&self, path: &str, byte: usize, with_own: bool) -> Vec<FileSpan> {
        let mention = self.mention_at(path, byte);
        let mentioned = mention.map(|mention| (mention.noun, mention.id.clone()));
        let Some((noun, id)) = mentioned.or_else(|| self.document_at(path, byte)) else {
            return Vec::new();
        };
        self.mentions(noun, &id)
            .filter(|(_, other)| with_own || !other.is_own)
            .map(|(file, other)| FileSpan {
                file: Arc::clone(file),
                bytes: other.bytes.clone(),
            })
            .collect()
    }

    /// Every mention of an id.
    fn mentions<'d>(
        &'d self,
        noun: Noun,
        id: &'d str,
    ) -> impl Iterator<Item = (&'d Arc<str>, &'d Mention)> {
        let home = self
            .name(noun, id)
            .and_then(|(_, name)| name.within.clone());
        let all = self.indexed_files.iter().flat_map(|(file, indexed)| {
            indexed.mentions.iter().map(move |mention| (file, mention))
        });
        all.filter(move |(_, mention)| {
            // An address names its claim only together with the claim's explainer.
            mention.noun == noun
                && mention.id == id
                && mention
                    .within
                    .as_ref()
                    .is_none_or(|it| Some(it) == home.as_ref())
        })
    }

    /// A suggestion for the id in some bytes of a text, if nothing has that id.
    #[must_use]
    pub fn suggestion(&self, path: &str, bytes: &Range<usize>) -> Option<(Range<usize>, String)> {
        let mentions = &self.indexed_files.get(path)?.mentions;
        let mut inside = mentions
            .iter()
            .filter(|mention| mention.bytes.start < bytes.end && bytes.start < mention.bytes.end);
        inside.find_map(|mention| self.correction(mention))
    }

    /// The id that a mention of nothing may be meant to have.
    fn correction(&self, mention: &Mention) -> Option<(Range<usize>, String)> {
        let names = self.definitions().map(|(_, name)| name);
        let names = names.filter(|name| {
            name.noun == mention.noun && (mention.within.is_none() || name.within == mention.within)
        });
        let known: Vec<&str> = names.map(|name| name.id.as_str()).collect();
        if known.contains(&mention.id.as_str()) {
            return None;
        }
        let near = crate::base::text::nearest(&mention.id, known)?;
        Some((mention.bytes.clone(), mention.written_as(near)))
    }
}

/// True for a text that would not be read from the disk.
fn is_too_large(text: &str) -> bool {
    text.len() as u64 > LARGEST_TEXT
}

/// The role of a text at a path.
fn role(path: &str) -> Option<TextRole> {
    let found = ContentFile {
        path: path.to_owned(),
        given: Given::Bytes(Vec::new()),
    };
    Content::new(vec![found])
        .0
        .texts
        .pop()
        .map(|text| text.role)
}

/// A text as it can be shown, whatever is wrong with it: without byte-order mark, lines ended by
/// `\n`.
fn lenient(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(&text)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

#[cfg(test)]
mod tests;

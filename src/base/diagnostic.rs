//! A diagnostic: one mistake of an author, with its rule, its place, what is wrong and how to fix
//! it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown as information; never an error.
    Note,
    /// Shown; the site is built all the same.
    Warn,
    /// Shown; nothing is published until it is fixed.
    Deny,
}

impl Level {
    /// What reports call a finding of this level.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allow => "allowed",
            Self::Note => "note",
            Self::Warn => "warning",
            Self::Deny => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A rule: its name, which is the same in code, tests, docs, settings and output, and its level
/// when nobody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Words in lower case, joined by hyphens.
    pub name: &'static str,
    /// The level without settings.
    pub level: Level,
}

impl Rule {
    /// A rule whose breach is an error.
    #[must_use]
    pub const fn deny(name: &'static str) -> Self {
        Self {
            name,
            level: Level::Deny,
        }
    }

    /// A rule whose breach is a warning.
    #[must_use]
    pub const fn warn(name: &'static str) -> Self {
        Self {
            name,
            level: Level::Warn,
        }
    }

    /// A rule that tells authors what they should know and need not change; `--strict` does not
    /// raise it.
    #[must_use]
    pub const fn note(name: &'static str) -> Self {
        Self {
            name,
            level: Level::Note,
        }
    }

    /// A rule that is off until a publication turns it on.
    #[must_use]
    pub const fn allow(name: &'static str) -> Self {
        Self {
            name,
            level: Level::Allow,
        }
    }
}

/// One step into a YAML text: a key of a mapping or a position (from 0) in a sequence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TrailStep {
    /// A key.
    Key(Cow<'static, str>),
    /// A position, from 0.
    Item(usize),
}

impl From<&'static str> for TrailStep {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for TrailStep {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for TrailStep {
    fn from(position: usize) -> Self {
        Self::Item(position)
    }
}

/// The steps from the root of a YAML text to one of its values.
pub type Trail = Vec<TrailStep>;

/// Builds a [`Trail`] from keys and positions: `trail!["evidence", 2, "source"]`.
#[macro_export]
macro_rules! trail {
    ($($step:expr),* $(,)?) => { vec![$($crate::base::diagnostic::TrailStep::from($step)),*] };
}

/// Where in its file a mistake is.
///
/// A trail is turned into bytes only when the diagnostic is shown, so that a site without mistakes
/// never pays for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// These bytes of its text.
    Bytes(Range<usize>),
    /// The key at the end of this trail in its YAML.
    Key(Trail),
    /// The value at the end of this trail in its YAML.
    Value(Trail),
    /// The value at the end of this trail with its quotation marks, in a change that sets the marks
    /// too.
    Scalar(Trail),
    /// Some words of the text at the end of this trail in its YAML; the whole text if its source
    /// spells them differently.
    Within(Trail, Passage),
}

/// Some words of a text, to be found again in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub says: String,
    /// How many times the same words occur in the text before these.
    pub before: usize,
}

impl Passage {
    /// The words of a text at these bytes.
    #[must_use]
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        let says = &text[range.clone()];
        let before = text[..range.start].matches(says).count();
        Self {
            says: says.to_owned(),
            before,
        }
    }

    /// Their bytes in the source of the text; `None` if it spells them differently.
    #[must_use]
    pub fn place(&self, written: &str) -> Option<Range<usize>> {
        let (start, _) = written.match_indices(&self.says).nth(self.before)?;
        (!self.says.is_empty()).then(|| start..start + self.says.len())
    }
}

/// A change of a text that fixes a mistake beyond doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is changed: bytes, a key, or a scalar value.
    pub at: At,
    /// The text that is there now, without quotation marks. If another one is there, the edit is
    /// skipped.
    pub from: String,
    /// The text to put there; a key or a value is quoted where YAML needs it.
    pub to: String,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: Rule,
    /// The file's path below the site's root, with forward slashes.
    pub file: Arc<str>,
    /// Where in the file.
    pub at: At,
    /// What is wrong: one sentence, no full stop.
    pub message: String,
    /// What to write instead, if that is known.
    pub help: Option<String>,
    /// How it came about, where the place alone does not show it.
    pub notes: Vec<String>,
    /// What fixes it, if there is only one way to.
    pub edit: Option<Edit>,
    /// The words that were found where an id belongs: a name, a title or an address, perhaps, of
    /// something that has an id.
    pub named: Option<String>,
    /// The key that a misspelt one was hardly anything but.
    pub meant: Option<Trail>,
    /// The values, by file, of which a mistake is the cause of this one.
    pub causes: Vec<(Arc<str>, Trail)>,
    /// The mappings, by file, that lack a key: if a key in them is not known, it may be meant.
    pub lacks: Vec<(Arc<str>, Trail)>,
}

impl Diagnostic {
    /// A finding without help and notes.
    #[must_use]
    pub fn new(rule: Rule, file: &Arc<str>, at: At, message: impl Into<String>) -> Self {
        Self {
            rule,
            file: Arc::clone(file),
            at,
            message: message.into(),
            help: None,
            notes: Vec::new(),
            edit: None,
            named: None,
            meant: None,
            causes: Vec::new(),
            lacks: Vec::new(),
        }
    }

    /// The same with a line of help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// The same with what fixes it.
    #[must_use]
    pub fn with_edit(mut self, edit: impl Into<Option<Edit>>) -> Self {
        self.edit = edit.into();
        self
    }

    /// The same as what follows from a mistake in a value of a file, should there be one.
    #[must_use]
    pub fn because_of(mut self, file: &Arc<str>, trail: Trail) -> Self {
        self.causes.push((Arc::clone(file), trail));
        self
    }

    /// The same as what is found because a file lacks this key. It follows from a mistake in the
    /// value, and from a key beside it that is not known.
    #[must_use]
    pub fn for_lack_of(mut self, file: &Arc<str>, trail: Trail) -> Self {
        let mapping = trail.split_last().map_or(&[][..], |(_, above)| above);
        self.lacks.push((Arc::clone(file), mapping.to_vec()));
        self.because_of(file, trail)
    }

    /// The same as what follows from a mistake in the value at the same place of a file, should
    /// there be one.
    #[must_use]
    pub fn unless_wrong_in(self, file: &Arc<str>) -> Self {
        match &self.at {
            At::Value(trail) => {
                let trail = trail.clone();
                self.because_of(file, trail)
            }
            _ => self,
        }
    }

    /// The same with a note on how it came about.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

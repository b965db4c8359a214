//! The report: diagnostics with their places found, in the order of files and lines, as authors and
//! machines read them.

mod causes;
mod changes;
mod excerpt;
mod finder;
mod github;
mod human;
mod json;
mod fix;
mod pages;
mod repeated;
mod sarif;
mod standard;
mod wrapped;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::diagnostic::{Diagnostic, Level, Rule};
use crate::base::text::visible;
use crate::content::{TextSource, decode};
use crate::model::lint::Weight;

pub use changes::{ChangeKind, ChangeList, PublicChange};
use finder::Finder;
pub use fix::{Change, Fix};
pub use pages::{RULE_PAGES, RulePage, THEME_UNUSED};
pub use standard::{
    CriterionEvidence, CriterionReport, CriterionStatus, EntryPlace, StandardReport,
    StandardSummary,
};

/// Which level each rule has: its own, unless the settings give another, or the file in which it
/// finds something.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    set: BTreeMap<String, Weight>,
    files: BTreeMap<Arc<str>, BTreeMap<String, Weight>>,
    strict: bool,
}

impl Levels {
    /// Levels as `site.yaml` sets them; `strict` makes every warning an error.
    #[must_use]
    pub fn new(set: BTreeMap<String, Weight>, strict: bool) -> Self {
        Self {
            set,
            files: BTreeMap::new(),
            strict,
        }
    }

    /// The same with the levels that single files set for themselves.
    #[must_use]
    pub fn with_exceptions(self, files: BTreeMap<Arc<str>, BTreeMap<String, Weight>>) -> Self {
        Self { files, ..self }
    }

    /// The level of a rule in a file.
    #[must_use]
    pub fn of(&self, rule: Rule, file: &str) -> Level {
        let own = self.files.get(file).and_then(|set| set.get(rule.name));
        let level = own
            .or_else(|| self.set.get(rule.name))
            .map_or(rule.level, |weight| (*weight).into());
        if level == Level::Warn && self.strict {
            Level::Deny
        } else {
            level
        }
    }
}

/// The texts to which diagnostics belong.
pub trait Texts: Sync {
    /// The text of the file at a path below the site's root.
    fn text(&self, file: &Arc<str>) -> Option<Cow<'_, str>>;
}

/// A text that cannot be read, or says nothing that can be shown, has mistakes without places.
impl<L: TextSource> Texts for L {
    fn text(&self, file: &Arc<str>) -> Option<Cow<'_, str>> {
        let says = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        self.read(file)
            .ok()
            .and_then(|bytes| decode(file, &bytes).ok().map(says))
    }
}

/// The name of a rule.
pub type RuleName = &'static str;

/// One diagnostic with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The rule's name.
    #[serde(deserialize_with = "pages::known_name")]
    pub rule: RuleName,
    /// Its level here; never [`Level::Allow`].
    pub level: Level,
    /// The file's path below the site's root.
    pub file: Arc<str>,
    /// The line, from 1; `None` if the file as a whole is meant.
    pub line: Option<usize>,
    /// The first character in that line, from 1; `None` if the file as a whole is meant.
    pub column: Option<usize>,
    /// The line and the column behind the last character that is meant, in the same count.
    pub end: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// What led there.
    pub notes: Vec<String>,
    /// The line of the text with a caret below what is meant.
    excerpt: Option<String>,
    /// The text that is meant, as far as it is in that line.
    meant: String,
    /// What fixes it.
    change: Option<Change>,
}

/// All diagnostics of one run.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// By file, line and column.
    pub lines: Vec<Line>,
    /// What fixes them where nobody has to think about it, by file.
    pub fixes: Vec<Fix>,
}

impl Report {
    /// Finds the place of each diagnostic in the texts it came from and sorts them; the same
    /// finding is kept once.
    #[must_use]
    pub fn new(texts: &impl Texts, diagnostics: Vec<Diagnostic>, levels: &Levels) -> Self {
        let diagnostics = causes::alone(diagnostics);
        let mut by_file: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        // Findings that are allowed are dropped first, so that a file with no others is not read.
        for diagnostic in diagnostics
            .into_iter()
            .filter(|fault| levels.of(fault.rule, &fault.file) != Level::Allow)
        {
            by_file
                .entry(Arc::clone(&diagnostic.file))
                .or_default()
                .push(diagnostic);
        }
        let mut lines = Vec::new();
        let mut fixes = Vec::new();
        for (file, diagnostics) in by_file {
            let text = texts.text(&file).unwrap_or_default();
            let places = Finder::new(&file, &text);
            let mut found: Vec<(usize, Line)> = diagnostics
                .into_iter()
                .map(|diagnostic| places.line(diagnostic, levels))
                .collect();
            repeated::drop(&mut found);
            found.sort_by(|a, b| (a.0, a.1.rule, &a.1.message).cmp(&(b.0, b.1.rule, &b.1.message)));
            fixes.extend(Fix::of(
                &file,
                &text,
                found.iter().filter_map(|(_, line)| line.change.as_ref()),
            ));
            lines.extend(found.into_iter().map(|(_, line)| line));
        }
        lines.dedup();
        Self { lines, fixes }
    }

    /// This report with another one behind it.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self.fixes.extend(other.fixes);
        self
    }

    /// This report with what is wrong with something that was loaded, or that thing with this
    /// report.
    #[must_use]
    pub fn and_of<T>(self, loaded: Option<Result<T, Self>>) -> (Self, Option<T>) {
        match loaded {
            Some(Ok(loaded)) => (self, Some(loaded)),
            Some(Err(faults)) => (self.and(faults), None),
            None => (self, None),
        }
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.at(Level::Deny).count()
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.at(Level::Warn).count()
    }

    /// How many notes there are: things that authors should know and that are not mistakes.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.at(Level::Note).count()
    }

    fn at(&self, level: Level) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.level == level)
    }

    /// How many findings in content can be fixed without thinking.
    #[must_use]
    pub fn fixable(&self) -> usize {
        self.lines
            .iter()
            .filter(|line| line.change.is_some() && line.file.starts_with("content/"))
            .count()
    }

    /// How many files there are in which something is wrong.
    #[must_use]
    pub fn files(&self) -> usize {
        let wrong = self.lines.iter().filter(|line| line.level != Level::Note);
        wrong.map(|line| &*line.file).collect::<BTreeSet<_>>().len()
    }
}

impl Line {
    /// What fixes it, where nobody has to think about it: bytes of the text without byte-order
    /// mark, lines ended by `\n`.
    #[must_use]
    pub fn change(&self) -> Option<&Change> {
        self.change.as_ref()
    }

    /// What is wrong with help and notes, a line each, harmless: for formats that have one field
    /// for it all.
    #[must_use]
    pub fn in_full(&self) -> String {
        let help = self
            .help
            .iter()
            .map(|help| format!("\nhelp: {}", harmless(help)));
        let notes = self
            .notes
            .iter()
            .map(|note| format!("\nnote: {}", harmless(note)));
        help.chain(notes)
            .fold(harmless(&self.message).into_owned(), |full, line| {
                full + &line
            })
    }
}

/// A text of others in one line, in which everything is seen and nothing steers a terminal: names
/// of files and keys hold any character.
fn harmless(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains('\n') => shown.replace('\n', "<U+000A>").into(),
        shown => shown,
    }
}

#[cfg(test)]
mod tests;

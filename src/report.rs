//! The report: diagnostics with their places found, in the order of files and lines, as an author reads them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use crate::content::{Library, decode};
use crate::diagnostic::{At, Diagnostic, Level, Rule};
use crate::document;
use crate::lint::Weight;
use crate::yaml::Places;

/// How many characters of a line are shown at most.
const WIDEST: usize = 120;

/// Which level each rule has: its own, unless the settings give another, or the file in which it finds something.
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
        Self { set, files: BTreeMap::new(), strict }
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
        let level = own.or_else(|| self.set.get(rule.name)).map_or(rule.level, |weight| (*weight).into());
        if level == Level::Warn && self.strict { Level::Deny } else { level }
    }
}

/// The texts in which diagnostics stand.
pub trait Texts {
    /// The text of the file at a path below the site's root.
    fn text(&self, file: &Arc<str>) -> Option<Cow<'_, str>>;
}

/// A text that cannot be read, or says nothing that can be shown, has mistakes without places.
impl<L: Library> Texts for L {
    fn text(&self, file: &Arc<str>) -> Option<Cow<'_, str>> {
        let says = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        self.read(file).ok().and_then(|bytes| decode(file, &bytes).ok().map(says))
    }
}

/// One diagnostic with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The rule's name.
    pub rule: &'static str,
    /// Its level here; never [`Level::Allow`].
    pub level: Level,
    /// The file's path below the site's root.
    pub file: Arc<str>,
    /// The line, from 1; nothing when the file as a whole is meant.
    pub line: Option<usize>,
    /// The first character in that line, from 1; nothing when the file as a whole is meant.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What led there.
    pub notes: Vec<String>,
    excerpt: Option<String>,
}

/// All diagnostics of one run.
#[derive(Debug, Default)]
pub struct Report {
    /// By file, line and column.
    pub lines: Vec<Line>,
}

impl Report {
    /// Finds the place of each diagnostic in the texts it came from and sorts them; the same finding is kept once.
    #[must_use]
    pub fn new(texts: &impl Texts, diagnostics: Vec<Diagnostic>, levels: &Levels) -> Self {
        let mut by_file: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        // A file of which everything is allowed is not read.
        for diagnostic in diagnostics.into_iter().filter(|fault| levels.of(fault.rule, &fault.file) != Level::Allow) {
            by_file.entry(Arc::clone(&diagnostic.file)).or_default().push(diagnostic);
        }
        let mut lines = Vec::new();
        for (file, diagnostics) in by_file {
            let text = texts.text(&file).unwrap_or_default();
            let places = Finder::new(&file, &text);
            let mut found: Vec<(usize, Line)> =
                diagnostics.into_iter().map(|diagnostic| places.line(diagnostic, levels)).collect();
            found.sort_by(|a, b| (a.0, a.1.rule, &a.1.message).cmp(&(b.0, b.1.rule, &b.1.message)));
            lines.extend(found.into_iter().map(|(_, line)| line));
        }
        lines.dedup();
        Self { lines }
    }

    /// This report with another one behind it.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.lines.iter().filter(|line| line.level == Level::Deny).count()
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.lines.len() - self.errors()
    }

    /// The report for a person, with ANSI colours if asked for.
    #[must_use]
    pub fn human(&self, colour: bool) -> String {
        let mut out = String::new();
        for line in &self.lines {
            line.human(&mut out, colour);
        }
        out
    }
}

impl Line {
    fn human(&self, out: &mut String, colour: bool) {
        let (strong, tint, dim, off) = match (colour, self.level) {
            (false, _) => ("", "", "", ""),
            (true, Level::Deny) => ("\u{1b}[1m", "\u{1b}[31m", "\u{1b}[2m", "\u{1b}[0m"),
            (true, _) => ("\u{1b}[1m", "\u{1b}[33m", "\u{1b}[2m", "\u{1b}[0m"),
        };
        let place = match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            _ => self.file.to_string(),
        };
        let _ = writeln!(
            out,
            "{strong}{place}:{off} {tint}{level}{off}: {message} {dim}[{rule}]{off}",
            place = harmless(&place),
            level = self.level,
            message = harmless(&self.message),
            rule = self.rule,
        );
        if let Some(excerpt) = &self.excerpt {
            for line in excerpt.lines() {
                let _ = writeln!(out, "{}", harmless(line));
            }
        }
        if let Some(help) = &self.help {
            let _ = writeln!(out, "   {strong}={off} help: {}", harmless(help));
        }
        for note in &self.notes {
            let _ = writeln!(out, "   {strong}={off} note: {}", harmless(note));
        }
        out.push('\n');
    }
}

/// A text of others without the control characters by which it could steer a terminal: names of files and keys hold any.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && c != '\t';
    if text.contains(steers) { text.replace(steers, "\u{fffd}").into() } else { text.into() }
}

/// Finds places in one text.
struct Finder<'a> {
    text: &'a str,
    yaml_start: usize,
    places: Option<Places>,
    line_starts: Vec<usize>,
    /// How many characters begin before every [`STEP`]th byte, so that none is counted anew for each of many mistakes in
    /// one long line.
    counted: Vec<usize>,
}

/// The bytes between two counts of characters.
const STEP: usize = 1024;

/// How many characters begin in these bytes of UTF-8.
fn begin_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

impl<'a> Finder<'a> {
    fn new(file: &str, text: &'a str) -> Self {
        let yaml = if file.ends_with(".md") { document::front_matter(text).unwrap_or(0..0) } else { 0..text.len() };
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let is_yaml = [".md", ".yaml", ".yml"].iter().any(|ending| file.ends_with(ending));
        let places = is_yaml.then(|| Places::of(&text[yaml.clone()]).ok()).flatten();
        let mut counted = vec![0];
        for bytes in text.as_bytes().chunks(STEP) {
            counted.push(counted.last().map_or(0, |before| before + begin_in(bytes)));
        }
        Self { text, yaml_start: yaml.start, places, line_starts, counted }
    }

    /// How many characters begin before a byte of the text.
    fn characters(&self, end: usize) -> usize {
        let step = end / STEP;
        self.counted[step] + begin_in(&self.text.as_bytes()[step * STEP..end])
    }

    fn range(&self, at: &At) -> Option<Range<usize>> {
        let (trail, is_key) = match at {
            At::File => return None,
            At::Bytes(range) => return Some(range.clone()),
            At::Key(trail) => (trail, true),
            At::Value(trail) => (trail, false),
        };
        let place = self.places.as_ref()?.find(trail)?;
        let range = if is_key && !place.key.is_empty() { &place.key } else { &place.value };
        Some(range.start + self.yaml_start..range.end + self.yaml_start)
    }

    fn line(&self, diagnostic: Diagnostic, levels: &Levels) -> (usize, Line) {
        let range = self.range(&diagnostic.at).filter(|range| range.end <= self.text.len());
        let level = levels.of(diagnostic.rule, &diagnostic.file);
        let mut line = Line {
            rule: diagnostic.rule.name,
            level,
            file: diagnostic.file,
            line: None,
            column: None,
            message: diagnostic.message,
            help: diagnostic.help,
            notes: diagnostic.notes,
            excerpt: None,
        };
        let Some(range) = range else { return (0, line) };
        let range =
            self.text.floor_char_boundary(range.start)..self.text.ceil_char_boundary(range.end.max(range.start));
        let number = self.line_starts.partition_point(|start| *start <= range.start);
        let start = self.line_starts[number - 1];
        let end = self.line_starts.get(number).map_or(self.text.len(), |next| next - 1);
        let (from, to) = (range.start.min(end), range.end.min(end));
        let column = self.characters(from) - self.characters(start);
        line.line = Some(number);
        line.column = Some(column + 1);
        line.excerpt =
            Some(excerpt(number, column, &self.text[start..from], &self.text[from..end], &self.text[from..to]));
        (range.start + 1, line)
    }
}

/// The line with a caret under what is meant; a long line is cut to the part around it. `before` has this many characters
/// (`column`), and `from` is the rest of the line.
fn excerpt(number: usize, column: usize, before: &str, from: &str, meant: &str) -> String {
    let kept = if column > WIDEST * 2 / 3 { WIDEST / 3 } else { column };
    let start = before.char_indices().rev().take(kept).last().map_or(before.len(), |(at, _)| at);
    let indent = &before[start..];
    let room = WIDEST - kept;
    let shown = format!("{indent}{}", from.chars().take(room).collect::<String>()).replace('\t', " ");
    let lead = if kept < column { "…" } else { "" };
    let tail = if from.chars().nth(room).is_some() { "…" } else { "" };
    let meant: String = meant.chars().take(room).collect();
    let carets = "^".repeat(meant.width().max(1));
    let digits = number.to_string();
    let gutter = " ".repeat(digits.len());
    let spaces = " ".repeat(indent.width() + lead.width());
    format!("{gutter} |\n{digits} | {lead}{shown}{tail}\n{gutter} | {spaces}{carets}")
}

#[cfg(test)]
mod tests;

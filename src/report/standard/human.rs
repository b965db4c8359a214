//! The report on a standard for a person: a list that fits into 80 columns, with the counts at its
//! end.

use std::fmt::Write as _;

use super::{CriterionEvidence, CriterionReport, CriterionStatus, EntryPlace, StandardReport};
use crate::report::harmless;
use crate::report::wrapped::wrap;

/// The column at which the text of a criterion begins: behind its number and its status.
const INDENT: usize = 21;
/// How many entries without something are named, so that a large site has a short list.
const MOST_ENTRIES_NAMED: usize = 3;

impl StandardReport {
    /// The report as text for a terminal, ended by a line with the counts.
    #[must_use]
    pub fn human(&self) -> String {
        let mut out = format!("{}\n", self.title);
        wrap(&mut out, self.notice, 0);
        out.push('\n');
        for status in CriterionStatus::ALL {
            let _ = writeln!(out, "  {:<12}  {}", status.words(), status.meaning());
        }
        let mut part = "";
        for criterion in &self.criteria {
            if criterion.part != part {
                part = criterion.part;
                let _ = write!(out, "\n{part}\n");
            }
            criterion.human(&mut out);
        }
        let counts = self.summary;
        let _ = write!(
            out,
            "\n{} found, {} named, {} in part, {} missing, {} that no page can evidence\n",
            counts.found, counts.named, counts.partial, counts.missing, counts.not_on_pages
        );
        out
    }
}

impl CriterionStatus {
    /// Every status, in the order in which the list explains them.
    const ALL: [Self; 5] = [
        Self::Found,
        Self::Named,
        Self::Partial,
        Self::Missing,
        Self::NotOnPages,
    ];

    /// What it means, for the head of the list.
    fn meaning(self) -> &'static str {
        match self {
            Self::Found => "the data of the site shows it",
            Self::Named => "a page is there to say it; check that it does",
            Self::Partial => "some of it is there; the list says what to add",
            Self::Missing => "it is not there; the list says what to add",
            Self::NotOnPages => "no page can be evidence for it",
        }
    }

    /// The words for it in the list.
    fn words(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Named => "named",
            Self::Partial => "in part",
            Self::Missing => "missing",
            Self::NotOnPages => "not on pages",
        }
    }
}

impl CriterionReport {
    fn human(&self, out: &mut String) {
        let status = self.status.words();
        let _ = write!(out, "  {:<3}  {status:<12}  ", self.number);
        wrap(out, self.asks, INDENT);
        for evidence in &self.evidence {
            item(out, &evidence.line_of_text());
        }
        for add in &self.add {
            item(out, add);
        }
        if let Some(reason) = self.reason {
            item(out, reason);
        }
    }
}

impl CriterionEvidence {
    /// The page and the place, what is there, and the entries without it.
    fn line_of_text(&self) -> String {
        let file = self.file.as_ref().map(|file| place(file, self.line));
        let mut text = match (&self.path, file) {
            (Some(path), Some(file)) => format!("{path} ({file}): {}", self.text),
            (Some(path), None) => format!("{path}: {}", self.text),
            (None, Some(file)) => format!("{file}: {}", self.text),
            (None, None) => self.text.clone(),
        };
        if self.without.is_empty() {
            return text;
        }
        let named: Vec<String> = self
            .without
            .iter()
            .take(MOST_ENTRIES_NAMED)
            .map(|EntryPlace { file, line }| place(file, *line))
            .collect();
        let _ = write!(text, "; without: {}", named.join(", "));
        let more = self.without.len().saturating_sub(MOST_ENTRIES_NAMED);
        if more > 0 {
            let _ = write!(text, " and {more} more");
        }
        text
    }
}

fn place(file: &str, line: Option<usize>) -> String {
    line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"))
}

/// An item below the text of a criterion.
fn item(out: &mut String, text: &str) {
    let _ = write!(out, "{:INDENT$}- ", "");
    wrap(out, &harmless(text), INDENT + 2);
}

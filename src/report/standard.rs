//! What the pages of a site show for the criteria of a published standard: as text for a terminal,
//! and as data.

mod human;

use std::sync::Arc;

use serde::Serialize;

/// A standard, and what the pages of a site show for each of its criteria. It is no assessment: it
/// names where an assessor would look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardReport {
    /// The word that names the standard on the command line.
    pub standard: &'static str,
    /// The name of the standard.
    pub title: &'static str,
    /// The address at which its publisher explains it.
    pub url: &'static str,
    /// What this report is, and what it is not.
    pub notice: &'static str,
    /// How many criteria there are of each status.
    pub summary: StandardSummary,
    /// The criteria, in the order of the standard.
    pub criteria: Vec<CriterionReport>,
}

/// How many criteria there are of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct StandardSummary {
    /// Those for which the site's data shows everything that was looked for.
    pub found: usize,
    /// Those for which the site names a page that has to say it.
    pub named: usize,
    /// Those for which they show some of it.
    pub partial: usize,
    /// Those for which they could show something, but do not.
    pub missing: usize,
    /// Those for which no page can be evidence.
    pub not_on_pages: usize,
}

/// How much of what a criterion asks for is on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionStatus {
    /// Everything that was looked for, by the site's data.
    Found,
    /// Everything that was looked for, but a reader has to check what a page says.
    Named,
    /// Some of it.
    Partial,
    /// None of it.
    Missing,
    /// No page can be evidence for this criterion.
    NotOnPages,
}

/// One criterion, and what the pages show for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionReport {
    /// Its number in the standard.
    pub number: &'static str,
    /// The part of the standard that it belongs to.
    pub part: &'static str,
    /// What it asks, in words of ours.
    pub asks: &'static str,
    /// How much of it is on the pages.
    pub status: CriterionStatus,
    /// Pages and counts that an assessor would look at.
    pub evidence: Vec<CriterionEvidence>,
    /// What to add where something is missing.
    pub add: Vec<String>,
    /// Why no page can be evidence; `None` for the other criteria.
    pub reason: Option<&'static str>,
}

/// A page or a count that an assessor would look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionEvidence {
    /// What is there, or what to check on the page.
    pub text: String,
    /// True if a page is named but only a reader can tell whether it says enough.
    pub to_check: bool,
    /// The whole address of the page that shows it; `None` if no single page does.
    pub page: Option<String>,
    /// The path of that page, which is shorter.
    #[serde(skip)]
    pub path: Option<String>,
    /// The file that says it; `None` if many files do.
    pub file: Option<Arc<str>>,
    /// The line in that file, from 1.
    pub line: Option<usize>,
    /// The key that says it.
    pub key: Option<&'static str>,
    /// How many entries have what was looked for; `None` if nothing was counted.
    pub have: Option<usize>,
    /// Of how many; `None` if there is no whole to compare with.
    pub of: Option<usize>,
    /// The entries that do not have it.
    pub without: Vec<EntryPlace>,
}

/// The place of an entry in its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EntryPlace {
    /// The file.
    pub file: Arc<str>,
    /// The line, from 1; `None` if the file as a whole is meant.
    pub line: Option<usize>,
}

impl StandardSummary {
    /// Counts the criteria of each status.
    #[must_use]
    pub fn of(criteria: &[CriterionReport]) -> Self {
        let count = |status| {
            let same = criteria.iter().filter(|one| one.status == status);
            same.count()
        };
        Self {
            found: count(CriterionStatus::Found),
            named: count(CriterionStatus::Named),
            partial: count(CriterionStatus::Partial),
            missing: count(CriterionStatus::Missing),
            not_on_pages: count(CriterionStatus::NotOnPages),
        }
    }
}

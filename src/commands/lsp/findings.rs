//! Findings in the protocol's form, and the code actions that fix them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeDescription, Diagnostic,
    DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, TextEdit,
};

use super::desk::Desk;
use super::position::Positions;
use crate::authoring::editor::Renaming;
use crate::base::date::Now;
use crate::base::diagnostic::Level;
use crate::base::progress::Progress;
use crate::check::DEAD_LINK;
use crate::disk;
use crate::model::site::UNKNOWN_ID;
use crate::report::{Change, Levels, Line, RulePage};
use crate::{Checked, Options, ThemeChoice};

impl Desk {
    /// Checks the texts as they are now; gives the mistakes of each file that has or had any.
    pub fn check(
        &mut self,
        now: Option<&Now>,
        progress: &dyn Progress,
    ) -> Vec<PublishDiagnosticsParams> {
        if !self.stale {
            return Vec::new();
        }
        self.stale = false;
        self.is_checked = true;
        let options = Options {
            now: now.cloned(),
            ..self.options.clone()
        };
        self.workspace.today = self.workspace.find_today(&options);
        let Checked {
            report,
            theme,
            levels,
            ..
        } = self.workspace.check(&options, progress);
        self.lines = report.lines;
        let faults = theme.map(|choice| self.theme_faults(choice, &levels));
        self.lines.extend(faults.unwrap_or_default());
        let now: BTreeSet<Arc<str>> = self
            .lines
            .iter()
            .map(|line| Arc::clone(&line.file))
            .collect();
        let before = std::mem::replace(&mut self.shown, now.clone());
        before
            .union(&now)
            .filter_map(|file| self.of_file(file))
            .collect()
    }

    /// What is wrong with a theme's files, which are read again only after the disk has changed.
    fn theme_faults(&mut self, choice: ThemeChoice, levels: &Levels) -> Vec<Line> {
        if let Some((known, lines)) = &self.theme
            && *known == choice
        {
            return lines.clone();
        }
        let lines = disk::load_theme(&self.root, &choice)
            .map(|theme| theme.map_or_else(|faults| faults, |theme| theme.unused(levels)))
            .map_or_else(|_| Vec::new(), |report| report.lines);
        self.theme = Some((choice, lines.clone()));
        lines
    }

    /// Nothing wrong in every file that had mistakes, for a client that leaves the publication.
    pub fn nothing_wrong(&self) -> Vec<PublishDiagnosticsParams> {
        let uris = self.shown.iter().filter_map(|file| self.uri(file));
        uris.map(|uri| PublishDiagnosticsParams::new(uri, Vec::new(), None))
            .collect()
    }

    fn of_file(&self, file: &Arc<str>) -> Option<PublishDiagnosticsParams> {
        let lines = self.lines_of(file);
        let diagnostics = self.lines.iter().filter(|line| line.file == *file);
        let diagnostics = diagnostics
            .map(|line| diagnostic(line, lines.as_ref()))
            .collect();
        let version = self.open.get(&**file).map(|(_, version)| *version);
        Some(PublishDiagnosticsParams {
            uri: self.uri(file)?,
            diagnostics,
            version,
        })
    }

    /// The fixes of the mistakes in a range.
    pub fn actions(&self, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
        let Some(path) = self.path(&params.text_document.uri) else {
            return Vec::new();
        };
        let Some(lines) = self.lines_of(&path) else {
            return Vec::new();
        };
        let wanted = |kind: &CodeActionKind| {
            let only = params.context.only.as_ref();
            only.is_none_or(|only| {
                only.iter()
                    .any(|asked| kind.as_str().starts_with(asked.as_str()))
            })
        };
        let mut actions = Vec::new();
        let here: Vec<&Line> = self
            .lines
            .iter()
            .filter(|line| *line.file == *path)
            .collect();
        if wanted(&CodeActionKind::QUICKFIX) {
            for line in &here {
                let diagnostic = diagnostic(line, Some(&lines));
                if touch(diagnostic.range, params.range) {
                    actions.extend(self.fixes(&path, line, &diagnostic, &lines));
                }
            }
        }
        let changes = apart(here.iter().filter_map(|line| line.change()));
        if !changes.is_empty() && wanted(&CodeActionKind::SOURCE_FIX_ALL) {
            let title = "Fix all simple mistakes in this file".to_owned();
            let edit = self.workspace_edit(&edits(&path, changes));
            let kind = Some(CodeActionKind::SOURCE_FIX_ALL);
            actions.push(
                CodeAction {
                    title,
                    kind,
                    edit,
                    ..CodeAction::default()
                }
                .into(),
            );
        }
        actions
    }

    /// The fixes of one mistake: a certain one, or a suggestion for an id that nothing has.
    fn fixes(
        &self,
        path: &str,
        line: &Line,
        diagnostic: &Diagnostic,
        lines: &Positions<'_>,
    ) -> Vec<CodeActionOrCommand> {
        let action = |title: String, change: (Range<usize>, String), sure: bool| {
            let action = CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic.clone()]),
                edit: self.workspace_edit(&edits(path, vec![change])),
                is_preferred: Some(sure),
                ..CodeAction::default()
            };
            CodeActionOrCommand::from(action)
        };
        let mut actions = Vec::new();
        if let Some(Change { range, to }) = line.change() {
            let title = if to.is_empty() {
                "Remove it".to_owned()
            } else {
                let whole = lines.text().get(range.end..).unwrap_or_default();
                // A reference is shown whole, even where its end stays as it is.
                let is_open = to.contains("[[") && !to.contains("]]");
                let end = if is_open && whole.starts_with("]]") {
                    "]]"
                } else {
                    ""
                };
                format!("Write `{}{end}`", to.trim())
            };
            actions.push(action(title, (range.clone(), to.clone()), true));
        } else if [UNKNOWN_ID.name, DEAD_LINK.name].contains(&line.rule)
            && let Some((bytes, meant)) = self
                .workspace
                .suggestion(path, &lines.bytes(diagnostic.range))
        {
            actions.push(action(
                format!("Change to `{meant}`"),
                (bytes, meant),
                false,
            ));
        }
        actions
    }
}

fn edits(path: &str, changes: Vec<(Range<usize>, String)>) -> Renaming {
    Renaming {
        edits: [(path.into(), changes)].into(),
        moves: Vec::new(),
    }
}

/// Changes in order; of those that overlap, only the first.
fn apart<'c>(changes: impl Iterator<Item = &'c Change>) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<&Change> = changes.collect();
    all.sort_by_key(|change| (change.range.start, change.range.end));
    let mut apart: Vec<(Range<usize>, String)> = Vec::new();
    for Change { range, to } in all {
        let is_free = apart.last().is_none_or(|(last, text)| {
            range.start > last.end || (range.start == last.end && !(range.is_empty() && text == to))
        });
        if is_free {
            apart.push((range.clone(), to.clone()));
        }
    }
    apart
}

fn touch(one: lsp_types::Range, other: lsp_types::Range) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// A finding in the protocol's form. In a file that is not in the workspace, columns count
/// characters.
fn diagnostic(line: &Line, lines: Option<&Positions<'_>>) -> Diagnostic {
    let place = |(number, column): (usize, usize)| match lines {
        Some(lines) => lines.of_character((number, column)),
        None => lsp_types::Position::new(small(number), small(column)),
    };
    let start = line.line.zip(line.column).unwrap_or((1, 1));
    let severity = match line.level {
        Level::Deny => DiagnosticSeverity::ERROR,
        Level::Warn => DiagnosticSeverity::WARNING,
        Level::Note | Level::Allow => DiagnosticSeverity::INFORMATION,
    };
    Diagnostic {
        range: lsp_types::Range::new(place(start), place(line.end.unwrap_or(start))),
        severity: Some(severity),
        code: Some(NumberOrString::String(line.rule.to_owned())),
        code_description: RulePage::of(line.rule)
            .and_then(RulePage::address)
            .and_then(|address| address.parse().ok())
            .map(|href| CodeDescription { href }),
        source: Some("factpress".to_owned()),
        message: line.in_full(),
        ..Diagnostic::default()
    }
}

/// A number from 1 as one from 0.
fn small(number: usize) -> u32 {
    u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// An edit of a text in the protocol's form.
pub fn text_edit(lines: &Positions<'_>, (bytes, text): &(Range<usize>, String)) -> TextEdit {
    TextEdit {
        range: lines.range(bytes),
        new_text: text.clone(),
    }
}

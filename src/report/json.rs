//! The report as JSON, in the shape that docs/schema/report.json describes.

use serde::Serialize;

use super::{Line, Report, RulePage, StandardReport};
use crate::base::text::visible_json;

/// The version of the shape: it goes up when a field goes or takes on another meaning, not when one
/// is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    factpress: &'static str,
    summary: Summary,
    diagnostics: Vec<Finding<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standards: Option<&'r StandardReport>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    files: usize,
}

#[derive(Serialize)]
struct Finding<'r> {
    rule: &'static str,
    level: &'static str,
    file: &'r str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'r str,
    help: Option<&'r str>,
    notes: &'r [String],
    explain: String,
    page: Option<String>,
}

impl<'r> Finding<'r> {
    fn new(line: &'r Line) -> Self {
        Self {
            rule: line.rule,
            level: line.level.word(),
            file: &line.file,
            line: line.line,
            column: line.column,
            end_line: line.end.map(|(line, _)| line),
            end_column: line.end.map(|(_, column)| column),
            message: &line.message,
            help: line.help.as_deref(),
            notes: &line.notes,
            explain: format!("factpress check --explain {}", line.rule),
            page: RulePage::of(line.rule).and_then(RulePage::address),
        }
    }
}

impl Report {
    /// The report as one JSON document, indented, without a line break at its end. What nobody sees
    /// is escaped in it.
    #[must_use]
    pub fn json(&self) -> String {
        self.json_with(None)
    }

    /// The same, with what the pages show for a standard if that was asked for.
    ///
    /// # Panics
    ///
    /// Never: numbers and texts can always be written as JSON.
    #[must_use]
    pub fn json_with(&self, standards: Option<&StandardReport>) -> String {
        let document = Document {
            version: VERSION,
            factpress: env!("CARGO_PKG_VERSION"),
            summary: Summary {
                errors: self.errors(),
                warnings: self.warnings(),
                notes: self.notes(),
                files: self.files(),
            },
            diagnostics: self.lines.iter().map(Finding::new).collect(),
            standards,
        };
        visible_json(serde_json::to_string_pretty(&document).expect("numbers and texts are JSON"))
    }
}

//! The report as workflow commands of GitHub Actions, which shows each finding beside its line.

use std::fmt::Write as _;

use super::{Line, Report, harmless};
use crate::base::diagnostic::Level;

impl Report {
    /// The report as workflow commands, a line each. `below` is the site's root below that of the
    /// repository: empty, or with a slash at its end.
    #[must_use]
    pub fn github(&self, below: &str) -> String {
        let mut out = String::new();
        for line in &self.lines {
            line.command(&mut out, below);
        }
        out
    }
}

impl Line {
    fn command(&self, out: &mut String, below: &str) {
        let name = match self.level {
            Level::Deny => "error",
            Level::Warn => "warning",
            Level::Note | Level::Allow => "notice",
        };
        let file = format!("{below}{}", self.file);
        let _ = write!(
            out,
            "::{name} title={},file={}",
            property(self.rule),
            property(&harmless(&file))
        );
        if let (Some(line), Some(column), Some((end_line, end_column))) =
            (self.line, self.column, self.end)
        {
            let _ = write!(out, ",line={line},endLine={end_line}");
            // GitHub takes columns only for a range within one line.
            if line == end_line {
                let _ = write!(out, ",col={column},endColumn={end_column}");
            }
        }
        let message: Vec<_> = self
            .in_full()
            .lines()
            .map(|line| data(&harmless(line)))
            .collect();
        let _ = writeln!(out, "::{}", message.join("%0A"));
    }
}

/// A message, which ends at the end of its line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or a colon too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! The report for a person: each finding with its line and a caret, what is wrong and what would be
//! right.

use std::fmt::Write as _;

use super::{Line, Report, harmless};
use crate::base::diagnostic::Level;

impl Report {
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
    /// The line for a person, without colours.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.human(&mut out, false);
        out.trim_end().to_owned()
    }

    fn human(&self, out: &mut String, colour: bool) {
        let (strong, tint, dim, off) = match (colour, self.level) {
            (false, _) => ("", "", "", ""),
            (true, Level::Deny) => ("\u{1b}[1m", "\u{1b}[31m", "\u{1b}[2m", "\u{1b}[0m"),
            (true, Level::Note) => ("\u{1b}[1m", "\u{1b}[36m", "\u{1b}[2m", "\u{1b}[0m"),
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

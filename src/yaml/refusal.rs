//! The diagnostics of a text that is refused as YAML, each at its place in the file.

use std::ops::Range;
use std::sync::Arc;

use super::data::NoData;
use super::fault::{self, SyntaxFault};
use super::spans::Spans;
use super::{DUPLICATE_KEY, YAML_SYNTAX, readings};
use crate::base::diagnostic::{At, Diagnostic, Edit, Rule};

/// How many anchors, or duplicate keys, of one text are reported.
const MOST_REFUSED: usize = 20;

/// A YAML text, and where in which file it begins.
pub struct TextInFile<'a> {
    /// The text.
    pub text: &'a str,
    /// The file that it is in.
    pub file: &'a Arc<str>,
    /// The byte of the file at which it begins.
    pub offset: usize,
}

impl TextInFile<'_> {
    /// A diagnostic for some bytes of the text.
    pub fn diagnostic(
        &self,
        rule: Rule,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.file, self.at(range), message)
    }

    /// Finds where and why the text is refused; `why` is what the reader of its data says.
    ///
    /// The parser that keeps places is asked first, since it knows the place of every fault. Only
    /// if it accepts the text does the other reader's reason count.
    pub fn refusal(&self, why: Option<NoData>) -> Vec<Diagnostic> {
        let spans = match Spans::of(self.text) {
            Ok(spans) => spans,
            Err((stop, message)) => {
                let fault = readings::byte_order_mark(self.text)
                    .unwrap_or_else(|| fault::find(self.text, stop, &message));
                return vec![self.syntax_fault(fault)];
            }
        };
        if !spans.refused.is_empty() {
            return self.unsupported(&spans.refused);
        }
        if let Some(second) = spans.second_document {
            let message = "a second YAML document begins here, but a file can have only one";
            return vec![self.diagnostic(YAML_SYNTAX, second, message)];
        }
        if !spans.duplicates.is_empty() {
            return self.duplicate_keys(&spans.duplicates);
        }
        vec![self.syntax_fault(readings::fault(self.text, why))]
    }

    /// Anchors, aliases and tags.
    fn unsupported(&self, found: &[(Range<usize>, &'static str)]) -> Vec<Diagnostic> {
        let diagnostic = |(range, what): &(Range<usize>, &str)| {
            let value = &self.text[range.start..];
            let line = value.split('\n').next().unwrap_or(value);
            let (message, help) = match line.chars().next() {
                Some(sign @ ('&' | '*' | '!')) => fault::sign(sign, line),
                _ => (format!("{what} are not supported"), "remove it".to_owned()),
            };
            self.diagnostic(YAML_SYNTAX, range.clone(), message)
                .with_help(help)
        };
        found.iter().take(MOST_REFUSED).map(diagnostic).collect()
    }

    fn duplicate_keys(&self, found: &[(Range<usize>, String)]) -> Vec<Diagnostic> {
        let diagnostic = |(range, key): &(Range<usize>, String)| {
            self.diagnostic(
                DUPLICATE_KEY,
                range.clone(),
                format!("`{key}` is given twice"),
            )
            .with_help("keep one of the two".to_owned())
        };
        found.iter().take(MOST_REFUSED).map(diagnostic).collect()
    }

    /// A fault with its edit, which is offered only if it helps: a wrong guess at what the author
    /// meant would replace one mistake by another.
    fn syntax_fault(&self, fault: SyntaxFault) -> Diagnostic {
        let edit = fault
            .edit
            .filter(|(range, to)| self.is_fixed_by(range, to))
            .map(|(range, to)| Edit {
                from: self.text[range.clone()].to_owned(),
                at: self.at(range),
                to,
            });
        self.diagnostic(YAML_SYNTAX, fault.range, fault.message)
            .with_help(fault.help)
            .with_edit(edit)
    }

    /// True if an edit makes the text YAML, or lets the parser get beyond the line of the edit.
    fn is_fixed_by(&self, range: &Range<usize>, to: &str) -> bool {
        let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
        let fixed = format!("{before}{to}{after}");
        let end = fixed[range.start..]
            .find('\n')
            .map_or(fixed.len(), |line| range.start + line);
        Spans::of(&fixed).map_or_else(|(stop, _)| stop > end, |_| true)
    }

    fn at(&self, range: Range<usize>) -> At {
        At::Bytes(range.start + self.offset..range.end + self.offset)
    }
}

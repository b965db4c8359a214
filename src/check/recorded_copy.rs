//! The copy of a source on record, whether the source itself describes it or `content/copies.yaml`.

use std::sync::Arc;

use super::RuleContext;
use super::external::Compared;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::{Source, StoredCopy};
use crate::trail;

/// The file that `factpress archive` writes.
pub const COPIES: &str = "content/copies.yaml";

/// The copy on record of a source, and what came of looking for it on this machine.
pub struct RecordedCopy<'s> {
    /// The source.
    pub source: &'s Source,
    /// What is on record.
    pub copy: StoredCopy<'s>,
    /// What came of looking for it.
    pub compared: &'s Compared,
}

impl<'s> RecordedCopy<'s> {
    /// That of a source, if one is on record and was looked for.
    pub fn of(context: &RuleContext<'s>, source: &'s Source) -> Option<Self> {
        Some(Self {
            source,
            copy: source.stored_copy()?,
            compared: context.external.copies.0.get(&source.id)?,
        })
    }

    /// Those of all sources.
    pub fn all(context: &RuleContext<'s>) -> impl Iterator<Item = Self> {
        context
            .site
            .sources
            .iter()
            .filter_map(|(_, source)| Self::of(context, source))
    }

    /// True if the file on this machine is the copy on record. Another file proves nothing; it is
    /// reported by `copy-differs`.
    pub fn is_the_one(&self) -> bool {
        self.compared.sha256.as_deref() == Some(self.copy.sha256.as_str())
    }

    /// The name of its file, as it is on record.
    pub fn name(&self) -> &'s str {
        self.copy.file.unwrap_or_default()
    }

    /// A finding at a key of the record.
    pub fn fault(&self, rule: Rule, key: &'static str, message: String) -> Diagnostic {
        let id = self.source.id.to_string();
        if self.copy.kept.is_some() {
            let file: Arc<str> = COPIES.into();
            return Diagnostic::new(rule, &file, At::Value(trail![id, key]), message);
        }
        let at = At::Value(trail![id, "copy", key]);
        Diagnostic::new(rule, &self.source.file, at, message)
    }
}

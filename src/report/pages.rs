//! The rules with their pages: every rule that can be broken, by name, and what docs/rules/ says of
//! it.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::RuleName;
use crate::base::diagnostic::Rule;
use crate::base::project;

/// A theme has a template that no page is made from, or words that nothing prints. It is here since
/// authors can set its level, and themes are loaded after that is read.
pub const THEME_UNUSED: Rule = Rule::warn("theme-unused");

/// A rule with its page.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    /// The rule, with its level when nobody says otherwise.
    pub rule: Rule,
    /// The page, as Markdown: what the rule asks, why, a bad example and a good one.
    pub text: &'static str,
}

/// The name of a rule that has a page.
pub fn known_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RuleName, D::Error> {
    let name = Cow::<str>::deserialize(deserializer)?;
    RulePage::of(&name)
        .map(|page| page.rule.name)
        .ok_or_else(|| D::Error::custom("no rule of this program"))
}

impl RulePage {
    /// The page of the rule with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        RULE_PAGES.iter().find(|page| page.rule.name == name)
    }

    /// The address at which the page can be read; `None` until the project has a home.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        project::address_of(&format!("docs/rules/{}.md", self.rule.name))
    }

    /// What the rule asks, in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        self.text
            .split("\n\n")
            .nth(1)
            .unwrap_or_default()
            .replace('\n', " ")
    }

    /// Why it asks that, as Markdown.
    #[must_use]
    pub fn why(&self) -> &'static str {
        let why = self.text.split("\n## Why\n").nth(1).unwrap_or_default();
        why.split("\n## ").next().unwrap_or_default().trim()
    }
}

macro_rules! pages {
    ($($level:ident $name:literal),* $(,)?) => {
        &[$(RulePage { rule: Rule::$level($name), text: include_str!(concat!("../../docs/rules/", $name, ".md")) }),*]
    };
}

/// Every rule, by name.
pub const RULE_PAGES: &[RulePage] = pages![
    deny "allegation-without-outcome",
    warn "anonymous-source-without-note",
    warn "archive-unreliable",
    warn "archive-without-capture",
    warn "as-of-beyond-evidence",
    deny "bad-character",
    deny "bad-reference",
    deny "bad-value",
    deny "broken-markup",
    warn "character-without-font",
    deny "circular-evidence",
    deny "claim-order",
    warn "claim-too-long",
    warn "claim-without-outcome",
    deny "conflict-marker",
    deny "copy-differs",
    warn "copy-missing",
    warn "copy-recorded-twice",
    warn "copy-unread",
    deny "correction-removed",
    warn "date-in-future",
    warn "dates-out-of-order",
    deny "dead-link",
    deny "duplicate-address",
    deny "duplicate-id",
    deny "duplicate-key",
    warn "evidence-after-verdict",
    deny "file-name",
    deny "file-too-large",
    deny "front-matter",
    deny "heading-level",
    warn "heading-skipped",
    warn "hedge-in-finding",
    note "held-reference",
    deny "hidden-file",
    warn "host-file",
    warn "interest-undeclared",
    allow "keys-out-of-order",
    note "link-moved",
    warn "link-rot",
    warn "link-says-nothing",
    deny "link-scheme",
    note "link-unclear",
    warn "markup-as-typed",
    warn "markup-misread",
    deny "missing-key",
    deny "nested-too-deep",
    deny "no-site",
    warn "number-without-date",
    warn "person-not-in-about",
    allow "picture-metadata",
    deny "picture-missing",
    warn "picture-too-large",
    deny "picture-unusable",
    deny "picture-without-text",
    deny "private-key",
    note "published-later",
    warn "published-unclear",
    warn "quotation-cut",
    deny "quotation-not-in-copy",
    warn "quotation-sense-changed",
    warn "quotation-unproved",
    warn "quotation-without-attribution",
    deny "raw-html",
    warn "reply-incomplete",
    warn "retired-verdict",
    warn "review-overdue",
    deny "special-file",
    warn "starter-text",
    warn "static-metadata",
    deny "symbolic-link",
    deny "theme",
    warn "theme-unused",
    deny "translation-differs",
    warn "translation-stale",
    deny "translation-without-original",
    note "translation-without-state",
    warn "unexpected-file",
    deny "unknown-id",
    deny "unknown-key",
    warn "unknown-language",
    deny "unknown-rule",
    warn "unused-source",
    warn "unused-tag",
    warn "vanished-address",
    deny "verdict-against-evidence",
    deny "verdict-changed",
    warn "verdict-in-claim",
    deny "verdict-on-anonymous-sources",
    warn "verdict-on-one-source",
    deny "verdict-on-own-pages",
    deny "verdict-without-evidence",
    warn "verdict-without-reply",
    note "withdrawn-unpublished",
    warn "words-changed",
    deny "wrong-type",
    deny "yaml-syntax",
];

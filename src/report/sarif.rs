//! The report as SARIF 2.1.0, the OASIS standard for what analyses of texts find.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::{Line, RULE_PAGES, Report, RulePage};
use crate::base::address::percent_encode_value;
use crate::base::diagnostic::Level;
use crate::base::project;
use crate::base::text::visible_json;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The placeholder for the root of the repository.
const ROOT: &str = "%SRCROOT%";

impl Report {
    /// The report as one SARIF document, indented, without a line break at its end. `below` is the
    /// site's root below that of the repository: empty, or with a slash at its end.
    ///
    /// Columns count characters. A result's fingerprint rests on its rule, its file and what is
    /// meant there, so that it is the same when the lines above change.
    #[must_use]
    pub fn sarif(&self, below: &str) -> String {
        let mut seen: HashMap<(&str, &str, &str), usize> = HashMap::new();
        let mut results = Vec::new();
        for line in &self.lines {
            let before = seen
                .entry((line.rule, &line.file, &line.meant))
                .or_default();
            results.push(line.result(below, *before));
            *before += 1;
        }
        let mut driver = json!({
            "name": "factpress",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": RULE_PAGES.iter().map(descriptor).collect::<Vec<_>>(),
        });
        if let Some(home) = project::HOME {
            driver["informationUri"] = json!(home);
        }
        let run = json!({
            "tool": { "driver": driver },
            "originalUriBaseIds": { ROOT: { "description": { "text": "The root of the repository." } } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        });
        let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
        visible_json(format!("{log:#}"))
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn | Level::Allow => "warning",
        Level::Note => "note",
    }
}

/// A rule as SARIF describes it.
fn descriptor(page: &RulePage) -> Value {
    let mut rule = json!({
        "id": page.rule.name,
        "name": in_one_word(page.rule.name),
        "shortDescription": { "text": page.summary() },
        "fullDescription": { "text": page.summary() },
        "help": { "text": page.why(), "markdown": page.text },
        "defaultConfiguration": { "enabled": page.rule.level != Level::Allow, "level": level(page.rule.level) },
    });
    if let Some(address) = page.address() {
        rule["helpUri"] = json!(address);
    }
    rule
}

/// The name of a rule as SARIF wants a friendly one: `UnknownId` for `unknown-id`. It must not be
/// the id in other letters, so one word gets a second.
fn in_one_word(name: &str) -> String {
    let alone = if name.contains('-') { "" } else { "-rule" };
    let words = format!("{name}{alone}");
    let words = words.split('-').filter_map(|word| word.split_at_checked(1));
    words
        .map(|(first, rest)| first.to_uppercase() + rest)
        .collect()
}

impl Line {
    /// The finding as a result; `before` others are like it.
    fn result(&self, below: &str, before: usize) -> Value {
        let path = format!("{below}{}", self.file);
        let uri: Vec<String> = path.split('/').map(percent_encode_value).collect();
        let mut place = Map::new();
        place.insert(
            "artifactLocation".to_owned(),
            json!({ "uri": uri.join("/"), "uriBaseId": ROOT }),
        );
        if let (Some(line), Some(column), Some((end_line, end_column))) =
            (self.line, self.column, self.end)
        {
            let region = json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
            place.insert("region".to_owned(), region);
        }
        json!({
            "ruleId": self.rule,
            "ruleIndex": RULE_PAGES.iter().position(|page| page.rule.name == self.rule).map_or(json!(-1), |at| json!(at)),
            "level": level(self.level),
            "message": { "text": self.in_full() },
            "locations": [{ "physicalLocation": place }],
            "partialFingerprints": { "factpressFinding/v1": self.fingerprint(before) },
        })
    }

    fn fingerprint(&self, before: usize) -> String {
        let mut hasher = blake3::Hasher::new();
        let before = before.to_string();
        for part in [self.rule, &*self.file, &*self.meant, &*before] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

//! Whether a public record continues an older copy of itself.

use hashbrown::HashSet;

use super::VerifyFinding;
use crate::build::publish::PUBLISHED;
use crate::plan::{PublishedEntry, PublishedRecord};

/// How many entries are named one by one.
const MOST_GONE_NAMED: usize = 20;

/// What keeps the record from being the older one with new entries behind it.
pub fn not_continued(record: &PublishedRecord, older: &PublishedRecord) -> Vec<VerifyFinding> {
    if record.continues(older) {
        return Vec::new();
    }
    let texts: HashSet<String> = record.entries().map(exact).collect();
    let gone: Vec<(usize, &PublishedEntry)> = older
        .entries()
        .enumerate()
        .filter(|(_, entry)| !texts.contains(&exact(entry)))
        .collect();
    if gone.is_empty() {
        let message = "the entries of the older copy are no longer the first ones, in their order";
        return vec![VerifyFinding::new(PUBLISHED, message)];
    }
    let named = gone.iter().take(MOST_GONE_NAMED).map(|(position, entry)| {
        let number = position + 1;
        let kind = entry.kind.word();
        let (day, id) = (entry.day, &entry.id);
        let message = format!(
            "entry {number} of the older copy ({kind} `{id}`, {day}) was changed or removed"
        );
        VerifyFinding::new(PUBLISHED, message)
    });
    let mut findings: Vec<VerifyFinding> = named.collect();
    let others = gone.len().saturating_sub(MOST_GONE_NAMED);
    if others > 0 {
        let message = format!("so were {others} more of its entries");
        findings.push(VerifyFinding::new(PUBLISHED, message));
    }
    findings
}

/// An entry as a text that no other entry has.
fn exact(entry: &PublishedEntry) -> String {
    format!("{entry:?}")
}

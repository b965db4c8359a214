//! Definitions of links that readers see nothing of, and that hardly were meant as such: `[Mayor]: No.`

use std::collections::HashSet;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::events::{self, Found};
use crate::markup::Mark;

/// Such definitions, at their bytes in the body.
pub fn marks(events: &[Found<'_>], body: &str) -> Vec<Mark> {
    if !body.contains("]:") {
        return Vec::new();
    }
    let parser = Parser::new_ext(body, events::options());
    let mut defined: Vec<_> = parser.reference_definitions().iter().collect();
    if defined.is_empty() {
        return Vec::new();
    }
    defined.sort_by_key(|(_, definition)| definition.span.start);
    let used = used(events);
    let mark = |label: &str, leads: &str, span: std::ops::Range<usize>| {
        let written = body[span.clone()].trim_end();
        let line = span.start..span.start + written.lines().next().unwrap_or("").len();
        let help = format!("write `\\[{label}]: …` for words that readers are to see");
        if used.contains(&label.to_lowercase()) {
            return None;
        }
        if !is_address(leads) {
            let message = "Markdown takes this line for the address of a link, and readers see nothing of it";
            return Some(Mark::broken(line, message, help));
        }
        let message = "no link uses this address, and readers see nothing of the line";
        Some(Mark::misread(line, message, help))
    };
    // `[//]: # (so)` is how notes to oneself are written where there are no comments.
    let meant = defined.into_iter().filter(|(label, _)| *label != "//" && *label != "comment");
    meant.filter_map(|(label, definition)| mark(label, &definition.dest, definition.span.clone())).collect()
}

/// The labels of the links that lead where a definition says, in small letters.
fn used(events: &[Found<'_>]) -> HashSet<String> {
    let label = |(event, _): &Found<'_>| match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
            if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
        {
            Some(id.to_lowercase())
        }
        _ => None,
    };
    events.iter().filter_map(label).collect()
}

fn is_address(leads: &str) -> bool {
    ["http://", "https://", "mailto:", "/", "#"].iter().any(|start| leads.starts_with(start))
}

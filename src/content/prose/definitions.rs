//! Link definitions, which readers do not see, that were hardly meant as such: `[Mayor]: No.`

use std::collections::HashSet;

use pulldown_cmark::{Event, LinkType, Tag};

use super::events::{Defined, SpannedEvent};
use crate::base::markup::MarkupFault;

/// Such definitions, at their bytes in the body.
pub fn faults(defined: &[Defined], events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    if defined.is_empty() {
        return Vec::new();
    }
    let used = used(events);
    let mark = |Defined {
                    label,
                    leads,
                    place,
                }: &Defined| {
        let written = body[place.clone()].trim_end();
        let line = place.start..place.start + written.lines().next().unwrap_or("").len();
        let help = format!("if readers should see it, write `\\[{label}]: …`");
        if used.contains(&label.to_lowercase()) {
            return None;
        }
        if !is_address(leads) {
            let message =
                "Markdown reads this line as the address of a link, so readers do not see it";
            return Some(MarkupFault::broken(line, message, help));
        }
        let message = "no link uses this address, and readers do not see the line";
        Some(MarkupFault::misread(line, message, help))
    };
    // `[//]: # (so)` is the usual way to write a comment in Markdown, so it is meant.
    defined
        .iter()
        .filter(|defined| defined.label != "//" && defined.label != "comment")
        .filter_map(mark)
        .collect()
}

/// The labels of the links that lead where a definition says, in small letters.
fn used(events: &[SpannedEvent<'_>]) -> HashSet<String> {
    let label = |(event, _): &SpannedEvent<'_>| match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
            if matches!(
                link_type,
                LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
            ) =>
        {
            Some(id.to_lowercase())
        }
        _ => None,
    };
    events.iter().filter_map(label).collect()
}

fn is_address(leads: &str) -> bool {
    ["http://", "https://", "mailto:", "/", "#"]
        .iter()
        .any(|start| leads.starts_with(start))
}

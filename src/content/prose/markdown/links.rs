//! Links of a body, and references to claims, sources and people.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::BodyRenderer;
use crate::base::address::disguise;
use crate::content::prose::events::{SpannedEvent, inside, plain_text};
use crate::content::prose::link::{self, Leads};
use crate::content::prose::reference::{self, Reference, ReferenceKind};
use crate::content::prose::{BAD_REFERENCE, BodyLink, LINK_SCHEME, marked};
use crate::content::{ODD_CHARACTER, ODD_HOST};

impl<'a> BodyRenderer<'a, '_> {
    pub fn reference(
        &mut self,
        target: &str,
        embedded: bool,
        range: &Range<usize>,
        left: &[SpannedEvent<'a>],
    ) -> usize {
        let inside = inside(left);
        // In a table the bar must be escaped, `\\|`, and the parser leaves the backslash at the end
        // of the target.
        let target = target.strip_suffix('\\').unwrap_or(target);
        match reference::read(target, embedded) {
            Ok((kind, id)) => {
                let text = self.words(inside);
                let text = (text != target && !text.is_empty()).then_some(text);
                if text.is_some() && matches!(kind, ReferenceKind::Citation | ReferenceKind::Card) {
                    let help = "remove the bar and the words after it".to_owned();
                    self.note(
                        BAD_REFERENCE,
                        range,
                        "a citation or a card cannot have its own words",
                        Some(help),
                    );
                }
                let place = self.setting.place(range);
                let mark = marked::mark(self.marked.references.len());
                self.marked.references.push(Reference {
                    kind,
                    id,
                    text,
                    place,
                });
                self.push(if embedded {
                    Event::Html(mark.into())
                } else {
                    Event::Text(mark.into())
                });
            }
            Err(wrong) => self.diagnostics.push(reference::fault(
                wrong,
                target,
                embedded,
                range,
                &self.setting,
            )),
        }
        inside.len() + 2
    }

    pub fn embedded_in_text(
        &mut self,
        target: &str,
        range: &Range<usize>,
        left: &[SpannedEvent<'a>],
    ) -> usize {
        let help =
            "put it in a separate paragraph, or remove the exclamation mark to make it a link"
                .to_owned();
        self.note(
            BAD_REFERENCE,
            range,
            format!("the card of `{target}` is inside a paragraph"),
            Some(help),
        );
        inside(left).len() + 2
    }

    pub fn link(
        &mut self,
        (link_type, label): (LinkType, &str),
        target: &str,
        range: &Range<usize>,
        left: &[SpannedEvent<'a>],
    ) {
        let link = link::read(link_type, target, self.setting.base);
        if let Some(found) = disguise(target) {
            self.note(
                if found.is_seen {
                    ODD_CHARACTER
                } else {
                    ODD_HOST
                },
                range,
                found.message,
                Some(found.help),
            );
        }
        if let Some((message, help)) = link.fault {
            self.note(LINK_SCHEME, range, message, Some(help));
        } else if let Some(leads) = link.leads {
            let (words, place) = (plain_text(inside(left)), self.setting.place(range));
            self.marked.links.push(BodyLink {
                target: target.to_owned(),
                words,
                is_inside: leads == Leads::Inside,
                place,
                defined_at: self.defined_at(link_type, label),
            });
        }
        self.link_end = link.close;
        self.raw(link.open);
    }

    /// The bytes of the line that says where a link leads; `None` if the link itself does.
    fn defined_at(&self, link_type: LinkType, label: &str) -> Option<Range<usize>> {
        let is_by_label = matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        let defined = is_by_label.then(|| self.defined.get(&label.to_lowercase()))?;
        Some(self.setting.place(defined?))
    }
}

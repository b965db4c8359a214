//! Headings of a body, each with its anchor.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::BodyRenderer;
use crate::base::text::escape_into;
use crate::content::prose::events::{SpannedEvent, inside};
use crate::content::prose::{HEADING_LEVEL, Heading, marked};

impl<'a> BodyRenderer<'a, '_> {
    pub fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&CowStr<'a>>,
        range: &Range<usize>,
        left: &[SpannedEvent<'a>],
    ) -> usize {
        let inside = inside(left);
        if level == HeadingLevel::H1 {
            let help = "begin headings at ##; the title is in the front matter".to_owned();
            self.note(
                HEADING_LEVEL,
                range,
                "the text cannot have a first-level heading",
                Some(help),
            );
        }
        self.out.push(Vec::new());
        self.all(inside);
        let printed = self.out.pop().unwrap_or_default();
        let words = marked::words(&printed, &self.marked.references);
        let anchor = self
            .anchors
            .next(&id.map_or_else(|| marked::plain(&words), ToString::to_string));
        let mut open = format!("<{level} id=\"");
        escape_into(&mut open, &anchor);
        self.push(Event::Html((open + "\">").into()));
        for event in printed {
            self.push(event);
        }
        self.push(Event::Html(format!("</{level}>\n").into()));
        self.marked.headings.push(Heading {
            level: level as u8,
            id: anchor,
            words,
            place: self.setting.place(range),
        });
        inside.len() + 2
    }
}

//! Tables of a body: a box that scrolls by itself, named by its head; classes instead of `style`
//! attributes.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The tables of a body while their events are read; one is open at a time.
#[derive(Debug, Default)]
pub struct TableWriter {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// How many have begun.
    begun: usize,
}

impl TableWriter {
    /// What is printed for an event of a table; `None` for other events.
    pub fn tag(&mut self, event: &Event<'_>) -> Option<String> {
        match event {
            Event::Start(Tag::Table(alignments)) => Some(self.start(alignments.clone())),
            Event::End(TagEnd::Table) => Some("</tbody></table></div>".to_owned()),
            Event::Start(Tag::TableHead) => Some(self.start_head()),
            Event::End(TagEnd::TableHead) => Some(self.end_head().to_owned()),
            Event::Start(Tag::TableRow) => Some(self.start_row().to_owned()),
            Event::End(TagEnd::TableRow) => Some("</tr>".to_owned()),
            Event::Start(Tag::TableCell) => Some(self.start_cell()),
            Event::End(TagEnd::TableCell) => Some(self.end_cell().to_owned()),
            _ => None,
        }
    }

    /// A region that can be focused needs a name (WCAG 2.2, 4.1.2); words in the page's language
    /// are the head's own.
    fn start(&mut self, alignments: Vec<Alignment>) -> String {
        *self = Self {
            alignments,
            column: 0,
            in_head: false,
            begun: self.begun + 1,
        };
        format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"at-head-{}\"><table>",
            self.begun
        )
    }

    fn start_head(&mut self) -> String {
        self.column = 0;
        self.in_head = true;
        format!("<thead id=\"at-head-{}\"><tr>", self.begun)
    }

    fn end_head(&mut self) -> &'static str {
        self.in_head = false;
        "</tr></thead><tbody>"
    }

    fn start_row(&mut self) -> &'static str {
        self.column = 0;
        "<tr>"
    }

    fn start_cell(&mut self) -> String {
        let mut tag = String::from(if self.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => Some("left"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("right"),
            Some(Alignment::None) | None => None,
        };
        if let Some(class) = class {
            let _ = write!(tag, " class=\"{class}\"");
        }
        tag.push('>');
        self.column += 1;
        tag
    }

    fn end_cell(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }
}

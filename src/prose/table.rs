//! Tables of a body: a box that scrolls by itself on small screens, and classes instead of `style` attributes.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

/// The table that is open while its events pass by.
#[derive(Debug, Default)]
pub struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// Opens the table.
    pub fn start(&mut self, alignments: Vec<Alignment>) -> &'static str {
        *self = Self { alignments, column: 0, in_head: false };
        "<div class=\"scroll\" tabindex=\"0\"><table>"
    }

    /// Opens the row of headings.
    pub fn start_head(&mut self) -> &'static str {
        self.column = 0;
        self.in_head = true;
        "<thead><tr>"
    }

    /// Closes the row of headings.
    pub fn end_head(&mut self) -> &'static str {
        self.in_head = false;
        "</tr></thead><tbody>"
    }

    /// Opens a row.
    pub fn start_row(&mut self) -> &'static str {
        self.column = 0;
        "<tr>"
    }

    /// Opens a cell.
    pub fn start_cell(&mut self) -> String {
        let mut tag = String::from(if self.in_head { "<th scope=\"col\"" } else { "<td" });
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

    /// Closes a cell.
    pub fn end_cell(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }
}

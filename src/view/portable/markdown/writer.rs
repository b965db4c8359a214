//! HTML of the site as Markdown (`CommonMark`, with the tables of GitHub).

use std::convert::Infallible;
use std::fmt::Write as _;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::signs::{BLOCKS, address, escaped, fence, without_mark};

/// A list that is open: the number of its next entry, or `None` for one with dots.
type MarkdownList = Option<u64>;

/// What is on the line that is being written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum LineState {
    /// Only what lines of open blocks begin with.
    #[default]
    Empty,
    /// Words.
    Words,
    /// The last words of a block, so that what comes next needs an empty line before it.
    Ended,
}

/// What is written so far, and what is open.
#[derive(Debug, Default)]
struct MarkdownWriter {
    text: String,
    /// What each line begins with: the marks of quotations and the indents of entries.
    prefixes: Vec<String>,
    lists: Vec<MarkdownList>,
    line: LineState,
    /// The addresses of the links that are open.
    links: Vec<String>,
    /// The tag that is read, with its attributes.
    tag: Vec<u8>,
    attribute: Vec<u8>,
    href: String,
    src: String,
    alt: String,
    start: Option<u64>,
    /// The text of a block of code, while one is open.
    code_block: Option<String>,
    /// True in code within a line.
    is_code: bool,
    /// The cells of the row that is open, and whether it is the first of its table.
    row: Option<Vec<String>>,
    is_first_row: bool,
}

/// The HTML as Markdown, without an empty line at its end.
pub fn markdown(html: &str) -> String {
    let mut writer = MarkdownWriter::default();
    let read = |event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            CallbackEvent::OpenStartTag { name } => writer.begin_tag(name),
            CallbackEvent::AttributeName { name } => name.clone_into(&mut writer.attribute),
            CallbackEvent::AttributeValue { value } => writer.attribute(value),
            CallbackEvent::CloseStartTag { .. } => writer.open(),
            CallbackEvent::EndTag { name } => writer.close(name),
            CallbackEvent::String { value } => writer.words(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None::<Infallible>
    };
    Tokenizer::new_with_emitter(html, CallbackEmitter::new(read)).for_each(drop);
    let end = writer.text.trim_end().len();
    writer.text.truncate(end);
    writer.text
}

impl MarkdownWriter {
    fn begin_tag(&mut self, name: &[u8]) {
        name.clone_into(&mut self.tag);
        self.href.clear();
        self.src.clear();
        self.alt.clear();
        self.start = None;
    }

    fn attribute(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        match &*self.attribute {
            b"href" => value.into_owned().clone_into(&mut self.href),
            b"src" => value.into_owned().clone_into(&mut self.src),
            b"alt" => value.into_owned().clone_into(&mut self.alt),
            b"start" => self.start = value.parse().ok(),
            _ => {}
        }
    }

    fn open(&mut self) {
        match std::mem::take(&mut self.tag).as_slice() {
            name if BLOCKS.contains(&name) => self.block(),
            [b'h', level @ b'1'..=b'6'] => self.heading(usize::from(level - b'0')),
            b"ul" => self.list(None),
            b"ol" => self.list(Some(self.start.unwrap_or(1))),
            b"li" => self.entry(),
            b"blockquote" => {
                self.block();
                self.text.push_str("> ");
                self.prefixes.push("> ".to_owned());
            }
            b"pre" => self.code_block = Some(String::new()),
            b"code" if self.code_block.is_none() => {
                self.is_code = true;
                self.inline("`");
            }
            b"em" | b"i" => self.inline("*"),
            b"strong" | b"b" => self.inline("**"),
            b"del" | b"s" => self.inline("~~"),
            b"a" => {
                self.links.push(self.href.clone());
                self.inline("[");
            }
            b"img" => {
                let picture = format!("![{}](<{}>)", escaped(&self.alt), address(&self.src));
                self.inline(&picture);
            }
            b"br" => self.line_end(),
            b"hr" => {
                self.block();
                self.inline("---");
                self.line = LineState::Ended;
            }
            b"thead" => self.is_first_row = true,
            b"tr" => self.row = Some(Vec::new()),
            b"td" | b"th" => {
                if let Some(row) = &mut self.row {
                    row.push(String::new());
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            [b'h', b'1'..=b'6'] => self.line = LineState::Ended,
            name if BLOCKS.contains(&name) => self.line = LineState::Ended,
            b"ul" | b"ol" => {
                self.lists.pop();
                self.line = LineState::Ended;
            }
            b"li" | b"blockquote" => {
                self.prefixes.pop();
                self.line = LineState::Ended;
            }
            b"pre" => self.write_code_block(),
            b"code" if self.code_block.is_none() => {
                self.is_code = false;
                self.inline("`");
            }
            b"em" | b"i" => self.inline("*"),
            b"strong" | b"b" => self.inline("**"),
            b"del" | b"s" => self.inline("~~"),
            b"a" => {
                let href = self.links.pop().unwrap_or_default();
                self.inline(&format!("](<{}>)", address(&href)));
            }
            b"tr" => self.write_row(),
            _ => {}
        }
    }

    /// Begins a block: an empty line after what is before it.
    fn block(&mut self) {
        if self.line != LineState::Empty {
            self.new_line();
            self.new_line();
        }
    }

    fn new_line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
        for prefix in &self.prefixes {
            self.text.push_str(prefix);
        }
        self.line = LineState::Empty;
    }

    fn heading(&mut self, level: usize) {
        self.block();
        self.text.push_str(&"#".repeat(level));
        self.text.push(' ');
    }

    fn list(&mut self, list: MarkdownList) {
        // A list in an entry follows its words on the next line.
        if self.line == LineState::Ended {
            self.block();
        }
        self.lists.push(list);
    }

    fn entry(&mut self) {
        if self.line != LineState::Empty {
            self.new_line();
        }
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.text.push_str(&mark);
        self.prefixes.push(" ".repeat(mark.len()));
    }

    fn line_end(&mut self) {
        if self.row.is_some() {
            self.inline(" ");
        } else {
            self.text.push('\\');
            self.new_line();
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(code) = &mut self.code_block {
            code.push_str(words);
            return;
        }
        let is_between = words.trim().is_empty();
        if self.row.is_none() && is_between && self.line != LineState::Words {
            return;
        }
        if self.is_code {
            let mut words = words.replace('\n', " ");
            if self.row.is_some() {
                words = words.replace('|', "\\|");
            }
            self.inline(&words);
            return;
        }
        let is_first = self.row.is_none() && self.line != LineState::Words;
        let mut words = escaped(words);
        if is_first {
            words = without_mark(words.trim_start());
        }
        self.inline(&words);
    }

    /// Adds to the line, or to the cell that is open.
    fn inline(&mut self, words: &str) {
        if let Some(cell) = self.row.as_mut().and_then(|row| row.last_mut()) {
            cell.push_str(words);
            return;
        }
        // Text that follows a block without a tag of its own is a block, too.
        if self.line == LineState::Ended {
            self.block();
        }
        self.text.push_str(words);
        self.line = LineState::Words;
    }

    fn write_code_block(&mut self) {
        let Some(code) = self.code_block.take() else {
            return;
        };
        self.block();
        let fence = fence(&code);
        self.text.push_str(&fence);
        for line in code.trim_end_matches('\n').split('\n') {
            self.new_line();
            self.text.push_str(line);
        }
        self.new_line();
        self.text.push_str(&fence);
        self.line = LineState::Ended;
    }

    fn write_row(&mut self) {
        let Some(row) = self.row.take() else {
            return;
        };
        if !self.is_first_row {
            self.new_line();
        }
        let mut line = String::new();
        for cell in &row {
            let _ = write!(line, "| {} ", cell.trim());
        }
        self.inline(&format!("{line}|"));
        if std::mem::take(&mut self.is_first_row) {
            self.new_line();
            self.inline(&format!("{}|", "| --- ".repeat(row.len())));
        }
    }
}

#[cfg(test)]
mod tests;

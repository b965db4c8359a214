//! HTML as readers see it: first what the page is about, then its menus and forms.

mod hiding;
mod open_elements;
mod start_tag;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use open_elements::{OpenElements, TextPlace};
use start_tag::StartTag;

/// The elements that end a paragraph; all others, unknown ones among them, are part of a line,
/// except `br`.
const END_A_PARAGRAPH: [&[u8]; 46] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"td",
    b"th",
    b"tr",
    b"ul",
    b"title",
];
/// What a page says.
#[derive(Debug, Default)]
pub struct HtmlText {
    /// Its title.
    pub title: Option<String>,
    /// What it is about.
    main: String,
    /// Its menus, its forms and what else is beside that.
    beside: String,
}

impl HtmlText {
    /// Everything that readers see, with an empty line between paragraphs: what the page is about,
    /// then the rest. A quotation that is in both is thus found in the first.
    pub fn text(mut self) -> String {
        if !self.beside.trim().is_empty() {
            self.main.push_str("\n\n");
            self.main.push_str(&self.beside);
        }
        self.main
    }
}

/// The state while a page is read.
#[derive(Debug, Default)]
struct HtmlReader {
    page: HtmlText,
    open: OpenElements,
    /// The tag that is being read.
    tag: StartTag,
    /// True within the first title.
    is_title: bool,
}

impl HtmlReader {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = StartTag::new(name),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name),
            CallbackEvent::AttributeValue { value } => self.tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.closes_itself = *self_closing;
                self.opened();
            }
            CallbackEvent::EndTag { name } => self.closed(name),
            CallbackEvent::String { value } => self.text(value),
            _ => {}
        }
    }

    /// Adds to what readers see; nothing where they see nothing.
    fn add(&mut self, words: &str) {
        match self.open.place() {
            TextPlace::Unseen => {}
            TextPlace::Beside => self.page.beside.push_str(words),
            TextPlace::Main => self.page.main.push_str(words),
        }
    }

    fn opened(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        self.open.open(&tag);
        self.is_title = tag.name == b"title" && self.page.title.is_none();
        self.add(break_at(&tag.name));
    }

    fn closed(&mut self, name: &[u8]) {
        self.add(break_at(name));
        self.open.close(name);
        self.is_title = false;
    }

    fn text(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value).replace('\n', " ");
        if self.is_title {
            self.page
                .title
                .get_or_insert_with(String::new)
                .push_str(&value);
        } else {
            self.add(&value);
        }
    }
}

/// Reads a page, or a part of one.
pub fn read(html: &str) -> HtmlText {
    let mut reader = HtmlReader::default();
    let read = |event: CallbackEvent<'_>, _: Span<()>| {
        reader.event(&event);
        None::<()>
    };
    let mut emitter = CallbackEmitter::new(read);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    reader.page
}

/// What an element puts between the words before and after its tag.
fn break_at(name: &[u8]) -> &'static str {
    if END_A_PARAGRAPH.contains(&name) {
        "\n\n"
    } else if name == b"br" {
        "\n"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests;

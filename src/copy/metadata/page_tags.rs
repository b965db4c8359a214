//! The tags of a page that say something about it: `meta`, `title`, the language of `html`, and
//! scripts of linked data.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// How many bytes of a page are looked at.
const TAGS_WITHIN: usize = 2 << 20;
/// How many `meta` tags are kept.
const MOST_TAGS: usize = 400;
/// How many scripts of linked data are kept, and how large each may be, in bytes.
const MOST_SCRIPTS: usize = 16;
const LARGEST_SCRIPT: usize = 256 * 1024;

/// What the tags of a page say.
#[derive(Debug, Default)]
pub struct PageTags {
    /// The names of `meta` tags in small letters, with their contents, in order.
    tags: Vec<(String, String)>,
    /// The first `title`.
    pub title: Option<String>,
    /// The first `h1`.
    heading: Option<String>,
    /// The language of the page.
    pub language: Option<String>,
    /// The scripts of linked data (JSON-LD).
    pub linked_data: Vec<String>,
}

/// The state while a page is read.
#[derive(Debug, Default)]
struct TagReader {
    page: PageTags,
    /// The name of the tag that is open, and of its attribute.
    tag: String,
    attribute: String,
    /// What the attributes of a `meta` tag say.
    names: Vec<String>,
    content: Option<String>,
    is_linked_data: bool,
    /// The text that is being collected.
    text: Option<String>,
}

impl PageTags {
    /// The tags of a page.
    pub fn of(html: &str) -> Self {
        let end = html.floor_char_boundary(html.len().min(TAGS_WITHIN));
        let mut reader = TagReader::default();
        let read = |event: CallbackEvent<'_>, _: Span<()>| {
            reader.event(&event);
            None::<()>
        };
        let mut emitter = CallbackEmitter::new(read);
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(&html[..end], emitter).for_each(drop);
        reader.page
    }

    /// The content of the first tag that has one of these names; the first name counts most.
    pub fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.tags.iter().find(|(tag, _)| tag == name);
            found.map(|(_, content)| content.clone())
        })
    }

    /// The contents of all tags of this name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let found = self.tags.iter().filter(|(tag, _)| tag == name);
        found.map(|(_, content)| content.clone()).collect()
    }

    /// What readers see as the title.
    pub fn titles(&self) -> Vec<String> {
        let shown = [
            self.first(&["og:title", "citation_title"]),
            self.title.clone(),
            self.heading.clone(),
        ];
        shown.into_iter().flatten().collect()
    }
}

impl TagReader {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = text(name).to_ascii_lowercase();
                self.attribute.clear();
                self.names.clear();
                self.content = None;
                self.is_linked_data = false;
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = text(name).to_ascii_lowercase();
            }
            CallbackEvent::AttributeValue { value } => self.value(text(value)),
            CallbackEvent::CloseStartTag { .. } => self.opened(),
            CallbackEvent::EndTag { name } => self.closed(name),
            CallbackEvent::String { value } => {
                if let Some(collected) = &mut self.text
                    && collected.len() < LARGEST_SCRIPT
                {
                    collected.push_str(&text(value));
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, value: String) {
        match (self.tag.as_str(), self.attribute.as_str()) {
            ("meta", "name" | "property" | "itemprop" | "http-equiv") => {
                self.names.push(value.trim().to_ascii_lowercase());
            }
            ("meta", "content") => self.content = Some(value),
            ("html", "lang") if self.page.language.is_none() => self.page.language = Some(value),
            ("script", "type") => {
                let kind = value.split(';').next().unwrap_or_default().trim();
                self.is_linked_data = kind.eq_ignore_ascii_case("application/ld+json");
            }
            _ => {}
        }
    }

    /// A tag whose attributes have been read.
    fn opened(&mut self) {
        match self.tag.as_str() {
            "meta" => {
                let content = self.content.take().filter(|text| !text.trim().is_empty());
                let Some(content) = content else { return };
                for name in self.names.drain(..) {
                    if self.page.tags.len() < MOST_TAGS {
                        self.page.tags.push((name, content.clone()));
                    }
                }
            }
            "title" if self.page.title.is_none() => self.text = Some(String::new()),
            "h1" if self.page.heading.is_none() => self.text = Some(String::new()),
            "script" if self.is_linked_data && self.page.linked_data.len() < MOST_SCRIPTS => {
                self.text = Some(String::new());
            }
            _ => {}
        }
    }

    fn closed(&mut self, name: &[u8]) {
        if ![&b"title"[..], b"h1", b"script"].contains(&name) {
            return;
        }
        let Some(text) = self.text.take() else { return };
        match name {
            b"title" => self.page.title = Some(text),
            b"h1" => self.page.heading = Some(text),
            _ if text.len() < LARGEST_SCRIPT => self.page.linked_data.push(text),
            _ => {}
        }
    }
}

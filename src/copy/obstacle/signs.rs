//! The signs by which a page is recognised that stands in the way of another: its headings, how many
//! words it has, and what it is made of.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::copy::charset::decoded;

/// The elements whose text no reader sees.
const UNSEEN: [&str; 6] = ["noscript", "script", "style", "svg", "template", "title"];
/// How many bytes of a page are looked at.
const SCANNED_BYTES: usize = 2 << 20;
/// How many bytes of its text are kept.
const SCANNED_TEXT: usize = 160 * 1024;

/// What was seen of a page.
#[derive(Debug, Default)]
pub struct Signs {
    /// Its title and its first headings, in small letters.
    pub headings: Vec<String>,
    /// Its words as readers see them, in small letters and with one space between two.
    pub words: String,
    /// How many these are.
    pub count: usize,
    /// True if it asks for a password.
    pub asks_for_password: bool,
    /// True if its data says that it is not free.
    pub is_not_free: bool,
    /// True if it has scripts.
    pub has_scripts: bool,
    /// How many pictures, recordings and other things to look at it has.
    pub pictures: usize,
}

#[derive(Default)]
struct PageScan {
    signs: Signs,
    /// The element whose text is not seen, while one is open.
    unseen: Option<String>,
    /// The text of the heading that is open.
    heading: Option<String>,
    name: String,
    attribute: String,
    text: String,
    script: String,
}

impl Signs {
    /// The signs of a page.
    pub fn of(html: &[u8]) -> Self {
        let html = decoded(&html[..html.len().min(SCANNED_BYTES)], None, true);
        let mut scan = PageScan::default();
        let read = |event: CallbackEvent<'_>, _: Span<()>| {
            scan.event(&event);
            None::<()>
        };
        let mut emitter = CallbackEmitter::new(read);
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(&html, emitter).for_each(drop);
        let mut signs = scan.signs;
        signs.words = lines_joined(&scan.text);
        signs.count = scan.text.split_whitespace().count();
        signs
    }

    /// True if it has at most this many words.
    pub fn is_short(&self, words: usize) -> bool {
        self.count <= words
    }

    /// True if readers see one of these phrases.
    pub fn says(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.words.contains(phrase))
    }

    /// True if the title or a heading has one of these phrases.
    pub fn is_headed(&self, phrases: &[&str]) -> bool {
        let has = |heading: &String| phrases.iter().any(|phrase| heading.contains(phrase));
        self.headings.iter().any(has)
    }

    /// True if the title, a heading, or a part of one before or after a dash or a bar, is one of
    /// these phrases.
    pub fn is_headed_exactly(&self, phrases: &[&str]) -> bool {
        let is = |part: &str| phrases.contains(&part.trim_matches(|c: char| !c.is_alphanumeric()));
        self.headings.iter().any(|heading| {
            let mut parts = heading
                .split(['|', '–', '—', '·', ':', '»'])
                .flat_map(|part| part.split(" - "));
            is(heading) || parts.any(is)
        })
    }
}

impl PageScan {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name = text(name);
                self.attribute.clear();
                self.opened();
            }
            CallbackEvent::AttributeName { name } => self.attribute = text(name),
            CallbackEvent::AttributeValue { value } => {
                let is_password = self.name == "input" && self.attribute == "type";
                self.signs.asks_for_password |= is_password && text(value) == "password";
            }
            CallbackEvent::EndTag { name } => self.closed(&text(name)),
            CallbackEvent::String { value } => self.string(&text(value)),
            _ => {}
        }
    }

    fn opened(&mut self) {
        let name = self.name.as_str();
        self.signs.has_scripts |= name == "script";
        let pictures = [
            "img", "picture", "video", "audio", "object", "embed", "iframe",
        ];
        self.signs.pictures += usize::from(pictures.contains(&name));
        if self.heading.is_none() && ["title", "h1"].contains(&name) {
            self.heading = Some(String::new());
        }
        if self.unseen.is_none() && UNSEEN.contains(&name) {
            self.unseen = Some(self.name.clone());
        }
        self.text.push(' ');
    }

    fn closed(&mut self, name: &str) {
        if ["title", "h1"].contains(&name)
            && let Some(heading) = self.heading.take()
            && self.signs.headings.len() < 8
        {
            self.signs.headings.push(lines_joined(&heading));
        }
        if name == "script" {
            let script: String = self.script.split_whitespace().collect();
            let is_not_free = [
                "\"isaccessibleforfree\":false",
                "\"isaccessibleforfree\":\"false",
            ];
            self.signs.is_not_free |= is_not_free.iter().any(|sign| script.contains(sign));
            self.script.clear();
        }
        if self.unseen.as_deref() == Some(name) {
            self.unseen = None;
        }
        self.text.push(' ');
    }

    fn string(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        match self.unseen.as_deref() {
            Some("script") => self.script.push_str(text),
            None if self.text.len() < SCANNED_TEXT => self.text.push_str(text),
            _ => {}
        }
    }
}

/// A text with one space between two words, and with straight apostrophes.
fn lines_joined(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('’', "'")
}

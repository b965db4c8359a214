//! What the page of a claim says: its structured data, and the words of its card.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use serde_json::Value;

/// The elements that have no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "use", "wbr",
];
/// The elements whose text no reader sees.
const NOT_SEEN: [&str; 5] = ["noscript", "script", "style", "template", "title"];
/// How many elements may be inside one another. What is deeper counts as text of the last of them.
const DEEPEST: usize = 256;

/// What a page says.
#[derive(Debug, Default)]
pub struct PageWords {
    /// The blocks of structured data that are JSON.
    pub data: Vec<Value>,
    /// The text of the first article of the page, or of the whole page if it has none.
    pub card: String,
    /// The text of the elements of the card that the default theme has for the claim.
    pub claim: Option<String>,
    /// The same for the verdict.
    pub verdict: Option<String>,
    /// The same for the words before the finding.
    pub finding_label: Option<String>,
    /// The same for these words and the finding.
    pub finding: Option<String>,
}

/// What an open element is for the reader of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Data,
    NotSeen,
    Card,
    Claim,
    Verdict,
    FindingLabel,
    Finding,
    Other,
}

#[derive(Debug, Default)]
struct PageReader {
    open: Vec<(String, Part)>,
    name: String,
    attribute: String,
    class: String,
    kind: String,
    data: String,
    all: String,
    has_card: bool,
    words: PageWords,
}

impl PageWords {
    /// Reads a page.
    pub fn of(html: &str) -> Self {
        let mut reader = PageReader::default();
        let read = |event: CallbackEvent<'_>, _: Span<()>| {
            reader.event(&event);
            None::<()>
        };
        let mut emitter = CallbackEmitter::new(read);
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(html, emitter).for_each(drop);
        if !reader.has_card {
            reader.words.card = reader.all;
        }
        reader.words
    }
}

/// A text with one space between two words.
pub fn in_one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

impl PageReader {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name = text(name);
                self.class.clear();
                self.kind.clear();
            }
            CallbackEvent::AttributeName { name } => self.attribute = text(name),
            CallbackEvent::AttributeValue { value } => match self.attribute.as_str() {
                "class" => self.class = text(value),
                "type" => self.kind = text(value),
                _ => {}
            },
            CallbackEvent::CloseStartTag { self_closing } => {
                let is_void = *self_closing || VOID.contains(&self.name.as_str());
                if !is_void && self.open.len() < DEEPEST {
                    let part = self.part();
                    self.open.push((self.name.clone(), part));
                }
            }
            CallbackEvent::EndTag { name } => {
                let name = text(name);
                if let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) {
                    self.close(at);
                }
            }
            CallbackEvent::String { value } => self.text(&text(value)),
            _ => {}
        }
    }

    fn is_in(&self, part: Part) -> bool {
        self.open.iter().any(|(_, open)| *open == part)
    }

    /// What the element is whose start tag was read.
    fn part(&mut self) -> Part {
        if self.name == "script" && self.kind == "application/ld+json" {
            return Part::Data;
        }
        if NOT_SEEN.contains(&self.name.as_str()) {
            return Part::NotSeen;
        }
        if self.name == "article" && !self.has_card {
            self.has_card = true;
            return Part::Card;
        }
        if !self.is_in(Part::Card) {
            return Part::Other;
        }
        let has = |class| self.class.split_ascii_whitespace().any(|one| one == class);
        let words = &mut self.words;
        let (part, words) = if has("card__claim") {
            (Part::Claim, &mut words.claim)
        } else if has("verdict__word") {
            (Part::Verdict, &mut words.verdict)
        } else if has("card__label") {
            (Part::FindingLabel, &mut words.finding_label)
        } else if has("card__finding") {
            (Part::Finding, &mut words.finding)
        } else {
            return Part::Other;
        };
        // Only the first of a kind is that of the card.
        if words.is_some() {
            return Part::Other;
        }
        *words = Some(String::new());
        part
    }

    fn text(&mut self, text: &str) {
        if self.is_in(Part::Data) {
            self.data.push_str(text);
            return;
        }
        if self.is_in(Part::NotSeen) {
            return;
        }
        self.all.push_str(text);
        if self.is_in(Part::Card) {
            self.words.card.push_str(text);
        }
        let words = &mut self.words;
        for (part, words) in [
            (Part::Claim, &mut words.claim),
            (Part::Verdict, &mut words.verdict),
            (Part::FindingLabel, &mut words.finding_label),
            (Part::Finding, &mut words.finding),
        ] {
            if let Some(words) = words
                && self.open.iter().any(|(_, open)| *open == part)
            {
                words.push_str(text);
            }
        }
    }

    /// Closes the element at this position, and all that are open within it.
    fn close(&mut self, at: usize) {
        if self.open[at..].iter().any(|(_, part)| *part == Part::Data) {
            let data = std::mem::take(&mut self.data);
            // What is not JSON is no structured data for anybody else either.
            self.words.data.extend(serde_json::from_str(&data).ok());
        }
        self.open.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PageWords;

    #[test]
    fn the_first_article_is_the_card_and_the_first_words_of_a_kind_are_its_own() {
        let words = PageWords::of(
            "<p>Above</p><article class=\"card\"><h1 class='card__claim x'>A &amp; <b>B</b></h1>\
             <p class=card__finding><b class=card__label>Found:</b> <span>C.</span></p>\
             <i class=verdict__word>No</i><i class=verdict__word>Yes</i><script>D</script></article>\
             <article><h1 class=card__claim>E</h1></article>\
             <script type=\"application/ld+json\">{\"@type\":\"F\"}</script>",
        );
        assert_eq!(words.claim.as_deref(), Some("A & B"));
        assert_eq!(words.finding_label.as_deref(), Some("Found:"));
        assert_eq!(words.finding.as_deref(), Some("Found: C."));
        assert_eq!(words.verdict.as_deref(), Some("No"));
        assert_eq!(words.card, "A & BFound: C.NoYes");
        assert_eq!(words.data, [serde_json::json!({"@type": "F"})]);
    }

    #[test]
    fn without_an_article_the_whole_page_counts() {
        let words = PageWords::of("<h1>A</h1><style>B</style><p>C");
        assert_eq!((words.card.as_str(), words.claim), ("AC", None));
    }

    proptest! {
        #[test]
        fn whatever_a_page_holds_it_is_read(html in "(<|>|/|article|script|class=card__claim|\"|.){0,60}") {
            let _ = PageWords::of(&html);
        }
    }
}

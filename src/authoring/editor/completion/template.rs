//! Templates: several keys at once, with a place to fill in for the value of each.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Completion, CompletionKind};
use crate::base::date::Day;
use crate::model::keys::FileKind;
use crate::model::source::Archive;
use crate::yaml::record::{KeyOutline, Outline, TextForm};

/// The keys of a claim with a verdict, in the order in which they are best written.
const CLAIM: [&str; 8] = [
    "claim", "kind", "claimant", "date", "verdict", "finding", "as_of", "evidence",
];

/// A text in the two forms in which it can be inserted.
#[derive(Debug)]
struct Template {
    plain: String,
    snippet: String,
    places: usize,
    today: Option<Day>,
}

impl Template {
    fn new(today: Option<Day>) -> Self {
        Self {
            plain: String::new(),
            snippet: String::new(),
            places: 0,
            today,
        }
    }

    /// Adds words that stay as they are.
    fn words(&mut self, words: &str) {
        self.plain.push_str(words);
        self.snippet.push_str(&escaped(words));
    }

    /// Adds a place for a value, or for each value that is needed in one.
    fn place(&mut self, takes: &Outline) {
        match takes {
            Outline::Word(words) => self.choice(words.iter().map(|word| word.word)),
            Outline::YesNo => self.choice(["true", "false"].into_iter()),
            Outline::Text(TextForm { name: "day", .. }) | Outline::When => {
                let today = self.today.map(|day| day.to_string()).unwrap_or_default();
                self.stop(&format!(":{today}"));
            }
            Outline::List(entry, _) => {
                self.words("[");
                self.place(entry);
                self.words("]");
            }
            Outline::OneOrMany(one) => self.place(one),
            Outline::Record(keys) => {
                let form = needed(keys);
                self.words("{");
                self.keys(&form, ", ");
                self.words("}");
            }
            _ => self.stop(""),
        }
    }

    /// Adds a place that one of a few words is chosen for.
    fn choice<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let words: Vec<&str> = words.collect();
        self.stop(&format!("|{}|", words.join(",")));
    }

    /// Adds a place to fill in; `holds` is what the editor shows there.
    fn stop(&mut self, holds: &str) {
        self.places += 1;
        let _ = write!(self.snippet, "${{{}{holds}}}", self.places);
    }

    /// Adds keys, each with a place for its value.
    fn keys(&mut self, keys: &[&KeyOutline], between: &str) {
        for (number, key) in keys.iter().enumerate() {
            if number > 0 {
                self.words(between);
            }
            self.words(&format!("{}: ", key.name));
            self.place(&key.takes);
        }
    }

    fn offer(self, label: &str, detail: &str, bytes: &Range<usize>) -> Completion {
        Completion {
            label: label.to_owned(),
            offer: CompletionKind::Snippet,
            detail: detail.to_owned(),
            about: String::new(),
            bytes: bytes.clone(),
            text: self.plain,
            snippet: Some(self.snippet),
            first: true,
        }
    }
}

/// Words in which nothing stands for a place to fill in.
fn escaped(words: &str) -> String {
    words
        .replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

fn needed(keys: &[KeyOutline]) -> Vec<&KeyOutline> {
    keys.iter().filter(|key| key.needed).collect()
}

fn names(keys: &[&KeyOutline]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    names.join(", ")
}

fn named<'k>(keys: &'k [KeyOutline], names: &[&str]) -> Vec<&'k KeyOutline> {
    names
        .iter()
        .filter_map(|name| keys.iter().find(|key| key.name == *name))
        .collect()
}

/// All keys that a mapping needs, at once and a line each, for a mapping in which there is nothing
/// yet; `indent` is how far its keys are from the beginning of their lines.
pub fn needed_keys(
    mapping: &Outline,
    bytes: &Range<usize>,
    indent: usize,
    today: Option<Day>,
) -> Option<Completion> {
    let Outline::Record(keys) = mapping else {
        return None;
    };
    let keys = needed(keys);
    if keys.len() < 2 {
        return None;
    }
    let mut template = Template::new(today);
    template.keys(&keys, &format!("\n{}", " ".repeat(indent)));
    Some(template.offer(&names(&keys), "every key that is needed", bytes))
}

/// The first lines of an entry of a list, with its hyphen; `indent` is how far the hyphen is from
/// the beginning of its line.
pub fn entry(
    one: &Outline,
    bytes: &Range<usize>,
    indent: usize,
    today: Option<Day>,
) -> Option<Completion> {
    entry_after("- ", one, bytes, indent, today)
}

/// The same for a list that begins on the line below its key, which is this far from the beginning
/// of its own.
pub fn first_entry(
    one: &Outline,
    bytes: &Range<usize>,
    key: usize,
    today: Option<Day>,
) -> Option<Completion> {
    let indent = key + 2;
    let before = format!("\n{}- ", " ".repeat(indent));
    entry_after(&before, one, bytes, indent, today)
}

fn entry_after(
    before: &str,
    one: &Outline,
    bytes: &Range<usize>,
    indent: usize,
    today: Option<Day>,
) -> Option<Completion> {
    let Outline::Record(keys) = one else {
        return None;
    };
    let keys = needed(keys);
    if keys.is_empty() {
        return None;
    }
    let mut template = Template::new(today);
    template.words(before);
    template.keys(&keys, &format!("\n{}", " ".repeat(indent + 2)));
    Some(template.offer(&format!("- {}", names(&keys)), "an entry", bytes))
}

/// The forms that a value with keys of its own can take on the line of its key.
pub fn forms(mapping: &Outline, bytes: &Range<usize>, today: Option<Day>) -> Vec<Completion> {
    let Outline::Record(keys) = mapping else {
        return Vec::new();
    };
    let known = Archive::FORMS.map(|form| named(keys, form));
    let is_archive = known
        .iter()
        .zip(Archive::FORMS)
        .all(|(found, form)| found.len() == form.len());
    let forms: Vec<Vec<&KeyOutline>> = if is_archive {
        known.into()
    } else if keys.iter().any(|key| key.needed) {
        vec![needed(keys)]
    } else {
        keys.iter().map(|key| vec![key]).collect()
    };
    let offer = |form: Vec<&KeyOutline>| {
        let mut template = Template::new(today);
        template.words("{");
        template.keys(&form, ", ");
        template.words("}");
        template.offer(&names(&form), "", bytes)
    };
    forms.into_iter().map(offer).collect()
}

/// A claim with a verdict, without the lines around its front matter.
pub fn claim(bytes: &Range<usize>, today: Option<Day>) -> Option<Completion> {
    let mut template = Template::new(today);
    front(&mut template, FileKind::Claim)?;
    Some(template.offer("a claim with a verdict", "", bytes))
}

/// The whole of a new document, whose text is still empty.
pub fn document(kind: FileKind, bytes: &Range<usize>, today: Option<Day>) -> Option<Completion> {
    let mut template = Template::new(today);
    template.words("---\n");
    front(&mut template, kind)?;
    template.words("\n---\n\n");
    template.stop("");
    let label = format!("a new {}", kind.word());
    Some(template.offer(&label, "", bytes))
}

/// Adds the front matter of a document: of a claim, that of one with a verdict.
fn front(template: &mut Template, kind: FileKind) -> Option<()> {
    let Outline::Record(keys) = kind.outline() else {
        return None;
    };
    let shown = if kind == FileKind::Claim {
        named(keys, &CLAIM)
    } else {
        needed(keys)
    };
    for (number, key) in shown.into_iter().enumerate() {
        if number > 0 {
            template.words("\n");
        }
        template.words(&format!("{}:", key.name));
        match &key.takes {
            Outline::List(one, _) if matches!(**one, Outline::Record(_)) => {
                if let Outline::Record(keys) = &**one {
                    template.words("\n  - ");
                    template.keys(&needed(keys), "\n    ");
                }
            }
            takes => {
                template.words(" ");
                template.place(takes);
            }
        }
    }
    Some(())
}

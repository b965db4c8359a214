//! The shapes of views as docs/THEMES.md writes them down, read so that they can be held against
//! views.

use std::collections::BTreeMap;

/// What a value looks like.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text, a number, true or false.
    Leaf,
    /// A map whose keys are data.
    Map,
    /// A list of these.
    List(Box<Shape>),
    /// A shape with a name of its own.
    Named(String),
    /// A map with these fields, all of them there.
    Fields(BTreeMap<String, Shape>),
    /// A map with one of these fields.
    OneOf(BTreeMap<String, Shape>),
}

/// The contract: the shapes with names, and what `site`, `page` and the `view` of each kind of page
/// look like.
#[derive(Debug)]
pub struct Contract {
    pub named: BTreeMap<String, Shape>,
    pub site: Shape,
    pub page: Shape,
    pub views: BTreeMap<String, Shape>,
    /// What the drawings of share images see.
    pub drawings: BTreeMap<String, Shape>,
}

impl Contract {
    /// Reads docs/THEMES.md.
    pub fn read(text: &str) -> Self {
        let block = |heading: &str| {
            let (_, after) = text
                .split_once(heading)
                .unwrap_or_else(|| panic!("no heading {heading}"));
            let (_, block) = after
                .split_once("```text\n")
                .expect("a block follows the heading");
            block.split_once("```").expect("the block ends").0
        };
        let entries = |block: &str, sign: &str| -> BTreeMap<String, Shape> {
            let mut entries = BTreeMap::new();
            let mut at = 0;
            for line in block.split_inclusive('\n') {
                let name: String = line
                    .chars()
                    .take_while(|c| c.is_ascii_alphabetic() || *c == '-')
                    .collect();
                let rest = line[name.len()..].trim_start();
                if !name.is_empty() && rest.starts_with(sign) {
                    let start = at + line.len() - rest.len();
                    let start = start + block[start..].find('{').expect("a shape begins");
                    entries.insert(
                        name,
                        Text {
                            text: block,
                            at: start,
                        }
                        .shape(),
                    );
                }
                at += line.len();
            }
            entries
        };
        let whole = |block: &str| Text { text: block, at: 0 }.shape();
        let share = block("## Share images");
        let mut named = entries(block("## What templates see"), "=");
        named.extend(entries(share, "="));
        Self {
            named,
            site: whole(block("### `site`")),
            page: whole(block("### `page`")),
            views: entries(block("### `view`"), "{"),
            drawings: entries(share, "{"),
        }
    }
}

/// A block while it is read.
struct Text<'t> {
    text: &'t str,
    at: usize,
}

impl Text<'_> {
    fn next(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        while let Some(character) = self.next().filter(|c| is_skipped(*c)) {
            self.at += character.len_utf8();
        }
    }

    /// Skips white space, question marks and whatever is in round brackets.
    fn skip_notes(&mut self) {
        loop {
            self.skip(|c| c.is_whitespace() || c == '?');
            if self.next() != Some('(') {
                return;
            }
            self.skip(|c| c != ')');
            self.at += 1;
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        self.skip(|c| c.is_alphanumeric() || "_-.…/#".contains(c));
        self.text[start..self.at].to_owned()
    }

    /// One shape, or several with strokes between them.
    fn shape(&mut self) -> Shape {
        let mut shape = self.one();
        self.skip_notes();
        while self.next() == Some('|') {
            self.at += 1;
            self.skip_notes();
            let other = self.one();
            self.skip_notes();
            if let (Shape::Fields(fields) | Shape::OneOf(fields), Shape::Fields(more)) =
                (&shape, other)
            {
                shape = Shape::OneOf(fields.clone().into_iter().chain(more).collect());
            }
        }
        shape
    }

    fn one(&mut self) -> Shape {
        match self.next() {
            Some('{') => {
                self.at += 1;
                let mut fields = BTreeMap::new();
                loop {
                    self.skip_notes();
                    self.skip(|c| c == ',' || c.is_whitespace());
                    if self.next() == Some('}') {
                        self.at += 1;
                        return Shape::Fields(fields);
                    }
                    let name = self.word();
                    assert!(
                        !name.is_empty(),
                        "no field begins at {:?}",
                        &self.text[self.at..]
                    );
                    self.skip_notes();
                    let mut shape = Shape::Leaf;
                    if self.next() == Some(':') {
                        self.at += 1;
                        self.skip_notes();
                        shape = self.shape();
                    }
                    fields.insert(name, shape);
                }
            }
            Some('[') => {
                self.at += 1;
                let entry = self.shape();
                self.skip(|c| c != ']');
                self.at += 1;
                Shape::List(Box::new(entry))
            }
            _ => {
                let word = self.word();
                match word.chars().next() {
                    Some(first) if first.is_uppercase() => Shape::Named(word),
                    _ => {
                        self.skip(|c| !",|]}".contains(c));
                        if ["hrefs", "own", "texts"].contains(&word.as_str()) {
                            Shape::Map
                        } else {
                            Shape::Leaf
                        }
                    }
                }
            }
        }
    }
}

//! One text of a site with the ids that it defines and those that it mentions.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::definition::{Definition, definitions};
use super::mention::{Mention, of_entry, of_prose, own};
use crate::base::address::BaseUrl;
use crate::content::TextRole;
use crate::content::document::front_matter;
use crate::content::prose::{BodyContext, Prose};
use crate::model::keys::FileKind;
use crate::yaml::Sketch;

/// A base for addresses of which only the paths are read.
static PLACEHOLDER_BASE: LazyLock<BaseUrl> =
    LazyLock::new(|| BaseUrl::parse("https://site.invalid/").expect("an address"));

/// A text with the ids that it defines and mentions.
#[derive(Debug)]
pub struct IndexedFile {
    /// The text, without byte-order mark and with lines ended by `\n`.
    pub text: String,
    /// What it is.
    pub role: TextRole,
    /// The ids that it defines.
    pub definitions: Vec<Definition>,
    /// The ids that it mentions.
    pub mentions: Vec<Mention>,
}

impl IndexedFile {
    /// Finds the ids in a text.
    pub fn new(path: &Arc<str>, role: &TextRole, text: String) -> Self {
        let mut indexed = Self {
            text,
            role: role.clone(),
            definitions: Vec::new(),
            mentions: Vec::new(),
        };
        let front = indexed.yaml();
        let yaml = &indexed.text[front.clone()];
        let sketch = Sketch::of(yaml);
        let mut mentions = Vec::new();
        for entry in &sketch.entries {
            mentions.extend(of_entry(entry, FileKind::of(role).outline(), yaml));
        }
        let mut definitions = definitions(role, &sketch, yaml);
        mentions.extend(own(role, &sketch, yaml));
        for mention in &mut mentions {
            mention.bytes = moved(&mention.bytes, front.start);
        }
        for name in &mut definitions {
            name.bytes = moved(&name.bytes, front.start);
        }
        if let Some(body) = indexed.body() {
            let setting = BodyContext {
                file: path,
                body_start: body.start,
                base: &PLACEHOLDER_BASE,
                language: "en",
            };
            let (prose, _) = Prose::read(&indexed.text[body], setting);
            mentions.extend(of_prose(&prose, &indexed.text));
        }
        indexed.definitions = definitions;
        indexed.mentions = mentions;
        indexed
    }

    /// The bytes of its YAML: all of it, or the front matter. Front matter without an end extends
    /// to the end of the text.
    pub fn yaml(&self) -> Range<usize> {
        if self.role.is_yaml() {
            return 0..self.text.len();
        }
        front_matter(&self.text).unwrap_or_else(|| match self.text.split_once('\n') {
            Some((first, _)) if first.trim_end() == "---" => first.len() + 1..self.text.len(),
            _ => 0..0,
        })
    }

    /// The bytes of the Markdown below the front matter.
    pub fn body(&self) -> Option<Range<usize>> {
        if self.role.is_yaml() {
            return None;
        }
        let front = front_matter(&self.text)?;
        let start = self.text[front.end..]
            .find('\n')
            .map_or(self.text.len(), |at| front.end + at + 1);
        Some(start..self.text.len())
    }
}

fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

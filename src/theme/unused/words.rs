//! Words of a theme that neither a template nor the program prints.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_yaml::Value;

use crate::base::diagnostic::{At, Diagnostic, TrailStep};
use crate::base::text::did_you_mean;
use crate::report::THEME_UNUSED;
use crate::theme::plural::PLURAL_FORMS;
use crate::theme::{Assets, ThemeText, broadsheet};
use crate::yaml;

/// The section of the words that drawings have as `words`.
const DRAWN: &str = "share";

/// The keys of all words of the built-in theme: those that the program itself prints are among them.
static BUILT_IN: LazyLock<BTreeSet<Vec<String>>> = LazyLock::new(|| {
    let files = broadsheet::words();
    files.flat_map(|text| paths(&read(text))).collect()
});

/// The texts that can print words.
pub struct WordUses<'t> {
    templates: Vec<&'t str>,
    drawings: Vec<&'t str>,
    scripts: Vec<&'t str>,
}

impl<'t> WordUses<'t> {
    /// The templates and drawings of a theme, and the scripts among its assets.
    pub fn new(templates: &'t [ThemeText], drawings: &'t [ThemeText], assets: &'t Assets) -> Self {
        let texts = |all: &'t [ThemeText]| all.iter().map(|text| &*text.text).collect();
        Self {
            templates: texts(templates),
            drawings: texts(drawings),
            scripts: assets.scripts().collect(),
        }
    }

    /// True if some text may print the word at this path of keys. A text counts as using a word if
    /// it names the whole path, or if it passes on a part of the words and names the rest elsewhere.
    fn use_word(&self, path: &[String]) -> bool {
        // Drawings and scripts are given a section, so they do not name it.
        let below = if path.len() > 1 { &path[1..] } else { path };
        let names_all = |text: &&str| below.iter().all(|key| names(text, key));
        let in_drawing =
            path.first().is_some_and(|first| first == DRAWN) && self.drawings.iter().any(names_all);
        in_drawing
            || self.scripts.iter().any(names_all)
            || self
                .templates
                .iter()
                .any(|text| self.is_used_in(text, path))
    }

    fn is_used_in(&self, text: &str, path: &[String]) -> bool {
        (1..=path.len()).any(|length| {
            let (way, rest) = path.split_at(length);
            let way = format!("words.{}", way.join("."));
            text.match_indices(&way).any(|(at, _)| {
                let behind = &text[at + way.len()..];
                match behind.chars().next() {
                    Some(c) if is_part(c) => false,
                    _ if rest.is_empty() => true,
                    Some('.') => false,
                    // Which of the words are meant is decided by a value, of which only the program
                    // knows all in a section of its own.
                    Some('[') if !is_section(path.get(..length).unwrap_or_default()) => true,
                    // Something takes one of them that names it.
                    _ => self
                        .templates
                        .iter()
                        .any(|text| rest.iter().all(|key| names(text, key))),
                }
            })
        })
    }
}

/// True if the built-in theme has words below this path of keys.
fn is_section(path: &[String]) -> bool {
    BUILT_IN
        .iter()
        .any(|known| known.len() > path.len() && known.starts_with(path))
}

/// True if a text has this name, apart from others.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of these files that nothing prints; `inherited` are the files of the theme's parent.
pub fn unused<'t>(
    own: &[&ThemeText],
    inherited: impl Iterator<Item = &'t ThemeText>,
    uses: &WordUses<'_>,
) -> Vec<Diagnostic> {
    let inherited: BTreeSet<Vec<String>> = inherited
        .flat_map(|file| paths(&read(&file.text)))
        .collect();
    let is_known = |path: &Vec<String>| BUILT_IN.contains(path) || inherited.contains(path);
    let mut found = Vec::new();
    for file in own {
        for path in paths(&read(&file.text)) {
            if is_known(&path) || uses.use_word(&path) {
                continue;
            }
            // A section that is not known is one mistake, however many words it has.
            let known = known_part(&path, &inherited);
            let path = known.map_or(&path[..], |known| &path[..=known]);
            let way = path.join(".");
            let help = known
                .and_then(|known| meant(path, known, &inherited))
                .unwrap_or_else(|| {
                    format!("use it in a template, as in `{{{{ words.{way} }}}}`, or remove it")
                });
            let keys = path.iter().map(|key| TrailStep::from(key.clone()));
            let message = format!("no template prints the words `{way}`");
            let at = At::Key(keys.collect());
            let fault = Diagnostic::new(THEME_UNUSED, &file.place, at, message).with_help(help);
            if found.last() != Some(&fault) {
                found.push(fault);
            }
        }
    }
    found
}

/// How many keys of a path are known where they are; `None` if all are.
fn known_part(path: &[String], inherited: &BTreeSet<Vec<String>>) -> Option<usize> {
    let is_known = |length: &usize| {
        let mut known = BUILT_IN.iter().chain(inherited);
        known.any(|known| known.starts_with(&path[..*length]))
    };
    (0..path.len()).rev().find(is_known)
}

/// A suggestion for the first key of a path that is not known where it is, behind so many that are:
/// the word itself, or a section above it.
fn meant(path: &[String], length: usize, inherited: &BTreeSet<Vec<String>>) -> Option<String> {
    let known = BUILT_IN.iter().chain(inherited);
    let beside = known.filter_map(|known| known.strip_prefix(&path[..length])?.first());
    let beside: BTreeSet<&str> = beside.map(String::as_str).collect();
    did_you_mean(&path[length], beside)
}

/// A file of words as data; nothing if it is not YAML, which is reported elsewhere.
fn read(text: &str) -> Value {
    yaml::read(text, &"words".into(), 0).unwrap_or_default()
}

/// The path of each word. A word with several forms is one, and so is a list.
fn paths(words: &Value) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    collect(words, &mut Vec::new(), &mut found);
    found
}

fn collect(words: &Value, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match words {
        Value::Mapping(map) if !has_forms(map) => {
            for (key, below) in map {
                if let Some(key) = key.as_str() {
                    way.push(key.to_owned());
                    collect(below, way, found);
                    way.pop();
                }
            }
        }
        // A section whose keys are all commented out has no words.
        Value::Null => {}
        _ if way.is_empty() => {}
        _ => found.push(way.clone()),
    }
}

fn has_forms(map: &serde_yaml::Mapping) -> bool {
    let is_form = |key: &Value| key.as_str().is_some_and(|key| PLURAL_FORMS.contains(&key));
    !map.is_empty() && map.keys().all(is_form)
}

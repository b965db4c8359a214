//! The words of a theme in one language: every word that a reader sees and that is not content.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;
use tera::value::Key;

use super::{THEME, ThemeText};
use crate::base::date::When;
use crate::base::diagnostic::{At, Diagnostic, TrailStep};
use crate::base::text::characters::{CharacterFault, odd, unbalanced};
use crate::base::text::{is_closed, runs_leftwards};
use crate::trail;
use crate::yaml;
use crate::yaml::record::BAD_CHARACTER;

/// The key below which words in several forms have their language, for the filter `count`; files of
/// words do not have it.
pub const FORMS_LANGUAGE: &str = " language";

/// The words of one language.
#[derive(Debug, Clone)]
pub struct ThemeWords {
    /// All of them, for templates.
    pub value: Value,
    months: Vec<String>,
    day: String,
    /// The pattern for the first of a month, if it differs from that of other days (1er mars 2023).
    first_day: Option<String>,
    month: String,
    year: String,
}

/// Words in an order that is always the same, which Tera's maps do not have.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Section<'w> {
    /// A text.
    Text(&'w str),
    /// Words by their keys.
    Several(BTreeMap<&'w str, Section<'w>>),
}

impl<'w> Section<'w> {
    fn of(words: &'w Value) -> Option<Self> {
        let text = || words.as_str().map(Self::Text);
        let entry =
            |(key, words): (&'w Key<'w>, &'w Value)| Some((key.as_str()?, Self::of(words)?));
        let is_written = |(key, _): &(&str, Self)| *key != FORMS_LANGUAGE;
        words
            .as_map()
            .map(|map| Self::Several(map.iter().filter_map(entry).filter(is_written).collect()))
            .or_else(text)
    }
}

impl ThemeWords {
    /// The words below a key, with dots between the keys of a path; `None` if there are none.
    #[must_use]
    pub fn section<'w>(&'w self, path: &'w str) -> Option<Section<'w>> {
        self.value.get_from_path(path).and_then(Section::of)
    }

    /// Reads a file of words in a language.
    ///
    /// # Errors
    ///
    /// If it is not YAML, or lacks what factpress itself needs: twelve `months` and the three
    /// patterns under `date`.
    pub fn read(language: &str, text: &str, file: &Arc<str>) -> Result<Self, Vec<Diagnostic>> {
        let text = ThemeText {
            path: String::new(),
            place: Arc::clone(file),
            text: text.into(),
        };
        Self::read_over(language, &[text])
    }

    /// Reads the files of words of a language. Each overrides those after it key by key; a theme's
    /// own come before its parent's.
    ///
    /// # Errors
    ///
    /// If one is not YAML, or all together lack what factpress itself needs.
    ///
    /// # Panics
    ///
    /// If there is no file.
    pub fn read_over(language: &str, files: &[ThemeText]) -> Result<Self, Vec<Diagnostic>> {
        let file = &files.first().expect("words come from a file").place;
        let mut data = serde_yaml::Value::Null;
        for ThemeText { place, text, .. } in files.iter().rev() {
            refuse_odd(text, place)?;
            merge(&mut data, yaml::read(text, place, 0)?);
        }
        name_language(&mut data, language);
        let value = Value::try_from_serializable(&data)
            .map_err(|error| vec![Diagnostic::new(THEME, file, At::File, error.to_string())])?;
        Ok(Self {
            months: months(&value, file)?,
            day: needed(&value, "date.day", file)?,
            month: needed(&value, "date.month", file)?,
            year: needed(&value, "date.year", file)?,
            first_day: text_at(&value, "date.first_day"),
            value,
        })
    }

    /// The words at a path of keys, such as `titles.claims`; the path itself where there are none.
    #[must_use]
    pub fn get<'a>(&'a self, path: &'a str) -> &'a str {
        self.value
            .get_from_path(path)
            .and_then(Value::as_str)
            .unwrap_or(path)
    }

    /// The words at a path with each `{name}` replaced.
    #[must_use]
    pub fn fill(&self, path: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(path), |wanted| {
            let (_, value) = values.iter().find(|(name, _)| *name == wanted)?;
            Some(Cow::Borrowed(*value))
        })
    }

    /// A date as readers of the language write it.
    #[must_use]
    pub fn date(&self, when: When) -> String {
        let (pattern, year, month, day) = match when {
            When::Year(year) => (&self.year, year, 1, 1),
            When::Month(year, month) => (&self.month, year, month, 1),
            When::Day(day) => {
                let (year, month, number) = day.parts();
                let pattern = self
                    .first_day
                    .as_ref()
                    .filter(|_| number == 1)
                    .unwrap_or(&self.day);
                (pattern, year, month, number)
            }
        };
        let name = usize::try_from(month - 1)
            .ok()
            .and_then(|month| self.months.get(month))
            .map_or("", String::as_str);
        fill(pattern, |wanted| match wanted {
            "d" => Some(day.to_string().into()),
            "month" => Some(name.into()),
            "y" => Some(year.to_string().into()),
            _ => None,
        })
    }
}

/// The twelve names of months.
fn months(words: &Value, file: &Arc<str>) -> Result<Vec<String>, Vec<Diagnostic>> {
    let listed = words.get_from_path("months").and_then(Value::as_array);
    let names = listed.into_iter().flatten();
    let months: Vec<String> = names
        .filter_map(|month| month.as_str().map(str::to_owned))
        .collect();
    if months.len() == 12 {
        return Ok(months);
    }
    let message = "`months` is not a list of twelve names";
    let at = At::Value(trail!["months"]);
    Err(vec![Diagnostic::new(THEME, file, at, message)])
}

/// A text that factpress itself needs.
fn needed(words: &Value, path: &str, file: &Arc<str>) -> Result<String, Vec<Diagnostic>> {
    text_at(words, path).ok_or_else(|| {
        let keys = path.split('.').map(|key| TrailStep::from(key.to_owned()));
        let message = format!("`{path}` is missing or is not text");
        let at = At::Value(keys.collect());
        vec![Diagnostic::new(THEME, file, at, message)]
    })
}

fn text_at(words: &Value, path: &str) -> Option<String> {
    let text = words.get_from_path(path).and_then(Value::as_str);
    text.map(str::to_owned)
}

/// Words are printed on every page, so characters that deceive are refused as in content.
fn refuse_odd(text: &str, file: &Arc<str>) -> Result<(), Vec<Diagnostic>> {
    let wrong = |odd: CharacterFault| {
        let at = At::Bytes(odd.bytes);
        Diagnostic::new(BAD_CHARACTER, file, at, odd.message).with_help(odd.help.into_owned())
    };
    // Each text has a line of its own, and an isolate must end in the text in which it begins.
    let mut start = 0;
    let in_lines = text.split_inclusive('\n').flat_map(|line| {
        let before = start;
        start += line.len();
        unbalanced(line).into_iter().map(move |odd| CharacterFault {
            bytes: odd.bytes.start + before..odd.bytes.end + before,
            ..odd
        })
    });
    let all = odd(text).into_iter().chain(in_lines);
    let found: Vec<Diagnostic> = all.filter(|odd| odd.is_error).map(wrong).collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Merges words over others, key by key; where one of two values is not a mapping, the upper one
/// counts.
pub fn merge(below: &mut serde_yaml::Value, above: serde_yaml::Value) {
    match (below, above) {
        (serde_yaml::Value::Mapping(below), serde_yaml::Value::Mapping(above)) => {
            for (key, value) in above {
                match below.get_mut(&key) {
                    Some(known) => merge(known, value),
                    None => drop(below.insert(key, value)),
                }
            }
        }
        // A section whose keys are all commented out is null. Its author meant to override nothing,
        // not to remove the parent's words.
        (serde_yaml::Value::Mapping(_), serde_yaml::Value::Null) => {}
        (below, above) => *below = above,
    }
}

/// Puts the language into each word that has several forms. The form that a number takes depends on
/// it, and a filter sees only the forms.
fn name_language(words: &mut serde_yaml::Value, language: &str) {
    let serde_yaml::Value::Mapping(map) = words else {
        return;
    };
    for (_, below) in map.iter_mut() {
        name_language(below, language);
    }
    if map.get("other").is_some_and(serde_yaml::Value::is_string) {
        map.insert(FORMS_LANGUAGE.into(), language.into());
    }
}

/// A text between two isolates of Unicode, if it runs in another direction than the words around it
/// and would reorder them. Isolates work where no markup is allowed.
#[must_use]
pub fn apart<'t>(text: &'t str, around: &str) -> Cow<'t, str> {
    if text.is_ascii() && around.is_ascii() {
        return text.into();
    }
    let runs_on = |c: char| c.is_alphabetic() && !runs_leftwards(c);
    let is_leftwards = around.contains(runs_leftwards);
    let turns = if is_leftwards {
        text.contains(runs_on)
    } else {
        text.contains(runs_leftwards)
    };
    // A pattern that is only the text has no words around it that could be reordered.
    let is_alone = around.starts_with('{') && around.find('}') == Some(around.len() - 1);
    if turns && !is_alone {
        format!("\u{2068}{text}\u{2069}").into()
    } else {
        text.into()
    }
}

/// A pattern with each `{name}` replaced by what `value` gives for the name; other names stay. Text
/// that was filled in is not searched again. A full stop after a value that ends in a mark is left
/// out.
pub fn fill<'v>(pattern: &str, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|at| open + at) else {
            break;
        };
        filled.push_str(&rest[..open]);
        let behind = &rest[close + 1..];
        if let Some(value) = value(&rest[open + 1..close]) {
            filled.push_str(&apart(&value, pattern));
            // A value such as a title may end in a question mark, and no full stop follows that.
            rest = behind
                .strip_prefix('.')
                .filter(|_| is_closed(&value))
                .unwrap_or(behind);
        } else {
            filled.push_str(&rest[open..=close]);
            rest = behind;
        }
    }
    filled.push_str(rest);
    filled
}

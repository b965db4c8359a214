//! Reads an answer as content reads such a value, and reports a mistake in the same words.

use std::sync::Arc;

use serde_yaml::Value;

use super::super::{ExistingContent, Starter, StarterError};
use super::{AnswerKind, program};
use crate::base::address::BaseUrl;
use crate::base::date::{Day, When, Zone};
use crate::base::language::{is_registered, meant};
use crate::base::text::{Id, did_you_mean};
use crate::check::MAX_CLAIM_CHARACTERS;
use crate::yaml::record::{OutsideUrl, Shape, ValueReader, plain, read_word};

impl AnswerKind {
    /// The answer in the form in which content writes it.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(self, answer: &str, known: &ExistingContent) -> Result<String, StarterError> {
        let text = shape(answer, known, plain)?;
        match self {
            Self::Text => Ok(text),
            Self::ClaimLine => claim_line(text),
            Self::New(starter) => new_id(starter, &text, known),
            Self::Explainer => one("explainer", &text, known, known.explainers.keys()),
            Self::Verdict if known.retired.contains(&text) => {
                let help = "choose a verdict that is still in use".to_owned();
                Err(StarterError::new(
                    format!("`{text}` has been retired"),
                    help,
                ))
            }
            Self::Verdict => one("verdict", &text, known, &known.verdicts),
            Self::Source => one("source", &text, known, known.sources.keys()),
            Self::Names => each(&text, ';', |name| Self::Text.read(name, known)),
            Self::Sources => each(&text, ',', |id| Self::Source.read(id, known)),
            Self::People => each(&text, ',', |id| {
                one("person or organisation", id, known, &known.people)
            }),
            Self::Registry if known.registries.contains_key(&text) => Ok(text),
            Self::Registry => shape(&text, known, Id::read).map(|id| id.to_string()),
            Self::Word(words) => word(text, known, &words()),
            Self::OneOf(words) => word(text, known, words),
            Self::Day => day(&text, known),
            Self::AnyDay => any_day(&text, known).map(|day| day.to_string()),
            Self::Zone => shape(&text, known, Zone::read).map(|_| text),
            Self::When => match Day::suggestion(&text) {
                Some(day) => Ok(day.to_string()),
                None => shape(&text, known, When::read).map(|_| text),
            },
            Self::Url => shape(&text, known, OutsideUrl::read).map(|_| text),
            Self::Urls => each(&text, ',', |url| Self::Url.read(url, known)),
            Self::SiteUrl => shape(&text, known, BaseUrl::read).map(|_| text),
            Self::Language => language(text),
            Self::YesNo => yes_no(&text),
            Self::Program => {
                shape(program::address(&text), known, OutsideUrl::read)?;
                program::pinned(&text)
            }
        }
    }
}

/// Reads an answer as content reads such a value.
fn shape<T>(
    answer: &str,
    known: &ExistingContent,
    read: impl Fn(&Value, &mut ValueReader) -> Option<T>,
) -> Result<T, StarterError> {
    let file: Arc<str> = "".into();
    let mut reader = ValueReader::new(&file, &known.language);
    let value = read(&Value::String(answer.to_owned()), &mut reader);
    value.ok_or_else(|| {
        let said = reader
            .diagnostics
            .into_iter()
            .next()
            .map(|said| (said.message, said.help));
        let (message, help) = said.unwrap_or_else(|| (format!("`{answer}` is not accepted"), None));
        StarterError { message, help }
    })
}

fn claim_line(text: String) -> Result<String, StarterError> {
    let length = text.chars().count();
    if length <= MAX_CLAIM_CHARACTERS {
        return Ok(text);
    }
    let message = format!(
        "this claim has {length} characters, but only {MAX_CLAIM_CHARACTERS} are shown everywhere"
    );
    Err(StarterError::new(
        message,
        "shorten it; the exact words belong in `quote`".to_owned(),
    ))
}

/// An id that is free; for an explainer, one whose address no other page has.
fn new_id(starter: Starter, text: &str, known: &ExistingContent) -> Result<String, StarterError> {
    let id = shape(text, known, Id::read)?.to_string();
    let file = match starter {
        Starter::Source => known.sources.get(&id).cloned(),
        Starter::Claim => known.claims.get(&id).cloned(),
        Starter::Explainer => known
            .explainers
            .get(&id)
            .and_then(|files| files.first().cloned()),
        Starter::Person => known
            .people
            .contains(&id)
            .then(|| "content/people.yaml".into()),
        Starter::Site => None,
    };
    if let Some(file) = file {
        let help = "choose another id; each id can be used only once".to_owned();
        return Err(StarterError::new(
            format!("`{id}` is already in {file}"),
            help,
        ));
    }
    if matches!(starter, Starter::Explainer) && known.addresses.contains(&id) {
        return Err(StarterError::new(
            format!("the address /{id}/ is already in use"),
            "choose another id".to_owned(),
        ));
    }
    Ok(id)
}

/// An id that something has. If not everything could be read, any id is accepted, since it may
/// exist.
fn one<'k>(
    what: &str,
    text: &str,
    known: &ExistingContent,
    ids: impl IntoIterator<Item = &'k String>,
) -> Result<String, StarterError> {
    let ids: Vec<&str> = ids.into_iter().map(String::as_str).collect();
    if ids.contains(&text) {
        return Ok(text.to_owned());
    }
    let id = shape(text, known, Id::read)?.to_string();
    if !known.whole {
        return Ok(id);
    }
    let none_yet = || match what {
        "verdict" => "add it to `scale` in content/site.yaml".to_owned(),
        "explainer" | "source" => format!("add it with `factpress new {what}`"),
        _ => "add it with `factpress new person`".to_owned(),
    };
    Err(StarterError::new(
        format!("there is no {what} `{id}`"),
        did_you_mean(&id, ids).unwrap_or_else(none_yet),
    ))
}

/// Reads each part between commas or semicolons.
fn each(
    text: &str,
    mark: char,
    read: impl Fn(&str) -> Result<String, StarterError>,
) -> Result<String, StarterError> {
    let parts = text
        .split(mark)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let read = parts.map(read).collect::<Result<Vec<_>, _>>()?;
    if read.is_empty() {
        return Err(StarterError::new(
            format!("`{text}` contains no value"),
            match mark {
                ';' => "separate several with semicolons".to_owned(),
                _ => "separate several with commas".to_owned(),
            },
        ));
    }
    Ok(read.join(&mark.to_string()))
}

fn word(text: String, known: &ExistingContent, words: &[&str]) -> Result<String, StarterError> {
    shape(&text, known, |value, reader| {
        read_word(value, words, reader)
    })
    .map(|_| text)
}

/// A day in any form that can be read in one way only, or the word for the day that it is.
fn any_day(text: &str, known: &ExistingContent) -> Result<Day, StarterError> {
    const TODAY: &str = "today";
    match (&known.today, Day::suggestion(text)) {
        (Some(today), _) if text.eq_ignore_ascii_case(TODAY) => Ok(today.day),
        (_, Some(day)) => Ok(day),
        _ => shape(text, known, Day::read),
    }
}

fn day(text: &str, known: &ExistingContent) -> Result<String, StarterError> {
    let day = any_day(text, known)?;
    match &known.today {
        Some(today) if day > today.day => Err(StarterError::new(
            format!("{day} is in the future"),
            format!("today is {today}"),
        )),
        _ => Ok(day.to_string()),
    }
}

fn language(text: String) -> Result<String, StarterError> {
    if is_registered(&text) {
        return Ok(text);
    }
    let message = format!("`{text}` is not the tag of a language");
    let help = match meant(&text) {
        Some(tag) => format!("did you mean `{tag}`?"),
        None => "write its code, such as `en`, `fr` or `pt-br`".to_owned(),
    };
    Err(StarterError::new(message, help))
}

fn yes_no(text: &str) -> Result<String, StarterError> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok("true".to_owned()),
        "no" | "n" | "false" => Ok("false".to_owned()),
        _ => Err(StarterError::new(
            format!("`{text}` is neither yes nor no"),
            None,
        )),
    }
}

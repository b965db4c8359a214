//! What a question takes for an answer, read by the same types as content, with the same words for
//! what is wrong.

use std::sync::Arc;

use serde_yaml::Value;

use super::{Known, Starter};
use crate::base::address::BaseUrl;
use crate::base::date::{Day, When, Zone};
use crate::base::text::{Id, did_you_mean, is_language_tag};
use crate::check::MAX_CLAIM_CHARACTERS;
use crate::yaml::record::{OutsideUrl, Shape, ValueReader, plain, read_word};

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

impl Fault {
    /// Something wrong, with what would be right.
    pub fn new(message: impl Into<String>, help: impl Into<Option<String>>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// A kind of answer.
#[derive(Debug, Clone, Copy)]
pub enum AnswerKind {
    /// Words.
    Text,
    /// A claim in one line.
    ClaimLine,
    /// The id of something that is not there yet.
    New(Starter),
    /// An explainer that is there.
    Explainer,
    /// A verdict of the scale that is still given.
    Verdict,
    /// A source that is there.
    Source,
    /// Sources that are there, with commas between them.
    Sources,
    /// People that are there, with commas between them.
    People,
    /// A file of the registry, there or not, by its name without ending.
    Registry,
    /// One of a closed set of words.
    Word(fn() -> Vec<&'static str>),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A day that is not still to come.
    Day,
    /// A day, also one that is still to come.
    AnyDay,
    /// A day, a month or a year.
    When,
    /// A web address.
    Url,
    /// Web addresses, with commas between them.
    Urls,
    /// Where a site stands.
    SiteUrl,
    /// A time zone.
    Zone,
    /// A language tag.
    Language,
    /// Yes or no; content says `true` or `false`.
    YesNo,
}

impl AnswerKind {
    /// The answer in the form in which content writes it.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(self, answer: &str, known: &Known) -> Result<String, Fault> {
        let text = shape(answer, known, plain)?;
        match self {
            Self::Text => Ok(text),
            Self::ClaimLine => claim_line(text),
            Self::New(starter) => new_id(starter, &text, known),
            Self::Explainer => one(
                "explainer",
                &text,
                known,
                known.explainers.keys().map(String::as_str),
            ),
            Self::Verdict if known.retired.contains(&text) => {
                let help = "take one that is still given".to_owned();
                Err(Fault::new(format!("`{text}` has been retired"), help))
            }
            Self::Verdict => one(
                "verdict",
                &text,
                known,
                known.verdicts.iter().map(String::as_str),
            ),
            Self::Source => one(
                "source",
                &text,
                known,
                known.sources.keys().map(String::as_str),
            ),
            Self::Sources => each(&text, |id| Self::Source.read(id, known)),
            Self::People => each(&text, |id| {
                one(
                    "person or organisation",
                    id,
                    known,
                    known.people.iter().map(String::as_str),
                )
            }),
            Self::Registry if known.registries.contains_key(&text) => Ok(text),
            Self::Registry => shape(&text, known, Id::read).map(|id| id.to_string()),
            Self::Word(words) => word(text, known, &words()),
            Self::OneOf(words) => word(text, known, words),
            Self::Day => day(&text, known),
            Self::AnyDay => shape(&text, known, Day::read).map(|_| text),
            Self::Zone => shape(&text, known, Zone::read).map(|_| text),
            Self::When => shape(&text, known, When::read).map(|_| text),
            Self::Url => shape(&text, known, OutsideUrl::read).map(|_| text),
            Self::Urls => each(&text, |url| Self::Url.read(url, known)),
            Self::SiteUrl => shape(&text, known, BaseUrl::read).map(|_| text),
            Self::Language => language(text),
            Self::YesNo => yes_no(&text),
        }
    }

    /// The answers that there are to choose from, when they are few.
    #[must_use]
    pub fn choices(self, known: &Known) -> Vec<String> {
        const MOST: usize = 16;
        let all: Vec<String> = match self {
            Self::Explainer => known.explainers.keys().cloned().collect(),
            Self::Verdict => known.verdicts.clone(),
            Self::Source | Self::Sources => known.sources.keys().cloned().collect(),
            Self::People => known.people.clone(),
            Self::Registry => known.registries.keys().cloned().collect(),
            _ => self.words().into_iter().map(str::to_owned).collect(),
        };
        if all.len() > MOST { Vec::new() } else { all }
    }

    /// The words of which it takes one; none when it takes others.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Word(words) => words(),
            Self::OneOf(words) => words.to_vec(),
            Self::YesNo => vec!["yes", "no"],
            _ => Vec::new(),
        }
    }

    /// The word for such an answer, as help shows it.
    #[must_use]
    pub const fn value_name(self) -> &'static str {
        match self {
            Self::Text | Self::ClaimLine => "TEXT",
            Self::New(_) | Self::Explainer | Self::Verdict | Self::Source => "ID",
            Self::Sources | Self::People => "ID,ID",
            Self::Registry => "NAME",
            Self::Word(_) | Self::OneOf(_) => "WORD",
            Self::Day | Self::AnyDay => "DATE",
            Self::Zone => "ZONE",
            Self::When => "DATE|MONTH|YEAR",
            Self::Url | Self::SiteUrl => "URL",
            Self::Urls => "URL,URL",
            Self::Language => "TAG",
            Self::YesNo => "yes|no",
        }
    }
}

/// Reads an answer as content reads such a value.
fn shape<T>(
    answer: &str,
    known: &Known,
    read: impl Fn(&Value, &mut ValueReader) -> Option<T>,
) -> Result<T, Fault> {
    let file: Arc<str> = "".into();
    let mut reader = ValueReader::new(&file, &known.language);
    let value = read(&Value::String(answer.to_owned()), &mut reader);
    value.ok_or_else(|| {
        let said = reader
            .diagnostics
            .into_iter()
            .next()
            .map(|said| (said.message, said.help));
        let (message, help) = said.unwrap_or_else(|| (format!("`{answer}` cannot be taken"), None));
        Fault { message, help }
    })
}

fn claim_line(text: String) -> Result<String, Fault> {
    let length = text.chars().count();
    if length <= MAX_CLAIM_CHARACTERS {
        return Ok(text);
    }
    let message = format!(
        "this claim has {length} characters; {MAX_CLAIM_CHARACTERS} is the most that is shown everywhere"
    );
    Err(Fault::new(
        message,
        "say it shorter; the exact words have their place in `quote`".to_owned(),
    ))
}

/// An id that nothing of its kind has, and for an explainer no other page.
fn new_id(starter: Starter, text: &str, known: &Known) -> Result<String, Fault> {
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
        let help = "take another; no two things of a kind have the same id".to_owned();
        return Err(Fault::new(format!("`{id}` is already in {file}"), help));
    }
    if matches!(starter, Starter::Explainer) && known.addresses.contains(&id) {
        return Err(Fault::new(
            format!("the address /{id}/ is taken"),
            "take another id".to_owned(),
        ));
    }
    Ok(id)
}

/// An id that something has. Where not everything could be read, it may be there all the same.
fn one<'k>(
    what: &str,
    text: &str,
    known: &Known,
    ids: impl Iterator<Item = &'k str>,
) -> Result<String, Fault> {
    let ids: Vec<&str> = ids.collect();
    if ids.contains(&text) {
        return Ok(text.to_owned());
    }
    let id = shape(text, known, Id::read)?.to_string();
    if !known.whole {
        return Ok(id);
    }
    let none_yet = || match what {
        "verdict" => "enter it in `scale` of content/site.yaml".to_owned(),
        "explainer" | "source" => format!("`factpress new {what}` adds one"),
        _ => "`factpress new person` adds one".to_owned(),
    };
    Err(Fault::new(
        format!("there is no {what} `{id}`"),
        did_you_mean(&id, ids).unwrap_or_else(none_yet),
    ))
}

/// Each part between commas.
fn each(text: &str, read: impl Fn(&str) -> Result<String, Fault>) -> Result<String, Fault> {
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let read = parts.map(read).collect::<Result<Vec<_>, _>>()?;
    if read.is_empty() {
        return Err(Fault::new(
            format!("`{text}` names nothing"),
            "put commas between several".to_owned(),
        ));
    }
    Ok(read.join(","))
}

fn word(text: String, known: &Known, words: &[&str]) -> Result<String, Fault> {
    shape(&text, known, |value, reader| {
        read_word(value, words, reader)
    })
    .map(|_| text)
}

fn day(text: &str, known: &Known) -> Result<String, Fault> {
    let day = shape(text, known, Day::read)?;
    match &known.today {
        Some(today) if day > today.day => Err(Fault::new(
            format!("{day} is still to come"),
            format!("today is {today}"),
        )),
        _ => Ok(day.to_string()),
    }
}

fn language(text: String) -> Result<String, Fault> {
    if is_language_tag(&text) {
        return Ok(text);
    }
    Err(Fault::new(
        format!("`{text}` is not a language tag such as en, fr or pt-br"),
        None,
    ))
}

fn yes_no(text: &str) -> Result<String, Fault> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok("true".to_owned()),
        "no" | "n" | "false" => Ok("false".to_owned()),
        _ => Err(Fault::new(format!("`{text}` is neither yes nor no"), None)),
    }
}

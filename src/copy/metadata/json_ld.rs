//! Linked data: what a page says of itself in JSON-LD, in the vocabulary of schema.org.

use serde_json::{Map, Value};

use super::PageKind;
use super::tidy;

/// The types of things that a page can be, with what they are; none for those that may be several.
const TYPES: [(&str, Option<PageKind>); 20] = [
    ("NewsArticle", Some(PageKind::News)),
    ("ReportageNewsArticle", Some(PageKind::News)),
    ("AnalysisNewsArticle", Some(PageKind::News)),
    ("BackgroundNewsArticle", Some(PageKind::News)),
    ("ScholarlyArticle", Some(PageKind::Study)),
    ("MedicalScholarlyArticle", Some(PageKind::Study)),
    ("Dataset", Some(PageKind::Data)),
    ("VideoObject", Some(PageKind::Video)),
    ("SocialMediaPosting", Some(PageKind::Post)),
    ("DiscussionForumPosting", Some(PageKind::Post)),
    ("Legislation", Some(PageKind::Law)),
    ("OpinionNewsArticle", None),
    ("Article", None),
    ("BlogPosting", None),
    ("LiveBlogPosting", None),
    ("TechArticle", None),
    ("Report", None),
    ("DigitalDocument", None),
    ("WebPage", None),
    ("CreativeWork", None),
];
/// How many things of a page are looked at.
const MOST_THINGS: usize = 200;
/// How deep a thing may lie in others.
const DEEPEST_THING: usize = 4;

/// What the linked data of a page says of the page.
#[derive(Debug, Default)]
pub struct LinkedData {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When.
    pub date: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// What it is.
    pub kind: Option<PageKind>,
}

impl LinkedData {
    /// What scripts say of the page at this address that shows one of these titles. A page may
    /// describe others as well: without a thing that is plainly the page itself, nothing is taken.
    pub fn of(scripts: &[String], address: &str, titles: &[String]) -> Self {
        let scripts: Vec<Value> = scripts
            .iter()
            .filter_map(|script| serde_json::from_str(script).ok())
            .collect();
        let mut things = Vec::new();
        for script in &scripts {
            collect(script, 0, &mut things);
        }
        let mut pages: Vec<(usize, &Map<String, Value>)> = things
            .iter()
            .filter_map(|thing| Some((rank(thing)?, *thing)))
            .collect();
        pages.sort_by_key(|(rank, _)| *rank);
        let is_here = |thing: &Map<String, Value>| {
            ["url", "@id", "mainEntityOfPage"]
                .iter()
                .filter_map(|key| thing.get(*key))
                .any(|value| is_address(value, address))
        };
        let is_shown = |thing: &Map<String, Value>| {
            let title = title(thing).and_then(|title| tidy::title(&title));
            title.is_some_and(|title| titles.iter().any(|shown| tidy::has(shown, &title)))
        };
        let of_page = |is: &dyn Fn(&Map<String, Value>) -> bool| {
            let mut pages = pages.iter().map(|(_, thing)| *thing);
            pages.find(|thing| is(thing))
        };
        let only = || match pages.as_slice() {
            [(_, only)] => Some(*only),
            _ => None,
        };
        let both = |thing: &Map<String, Value>| is_here(thing) && is_shown(thing);
        let page = of_page(&both)
            .or_else(|| of_page(&is_shown))
            .or_else(|| of_page(&is_here))
            .or_else(only);
        page.map_or_else(Self::default, |page| Self::of_thing(page, &things))
    }

    fn of_thing(page: &Map<String, Value>, things: &[&Map<String, Value>]) -> Self {
        let text = |key: &str| page.get(key).and_then(Value::as_str).map(str::to_owned);
        let names = |key: &str| {
            let value = page.get(key);
            value.map_or_else(Vec::new, |value| names(value, things))
        };
        let language = page.get("inLanguage").and_then(|language| match language {
            Value::String(tag) => Some(tag.clone()),
            Value::Object(language) => {
                let tag = language.get("alternateName")?.as_str()?;
                Some(tag.to_owned())
            }
            _ => None,
        });
        Self {
            title: title(page),
            publisher: names("publisher").into_iter().next(),
            authors: names("author"),
            date: text("datePublished"),
            language,
            kind: types(page).find_map(|name| {
                let known = TYPES.iter().find(|(known, _)| *known == name);
                known.and_then(|(_, kind)| *kind)
            }),
        }
    }
}

/// The things at the top of a script, in its graph, and what a page is mainly about.
fn collect<'v>(value: &'v Value, depth: usize, things: &mut Vec<&'v Map<String, Value>>) {
    if depth > DEEPEST_THING || things.len() >= MOST_THINGS {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                collect(value, depth + 1, things);
            }
        }
        Value::Object(thing) => {
            things.push(thing);
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = thing.get(key) {
                    collect(inner, depth + 1, things);
                }
            }
        }
        _ => {}
    }
}

/// The types of a thing, without the address of the vocabulary.
fn types(thing: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let types = match thing.get("@type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    types
        .into_iter()
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// The place of a thing among those that a page can be; `None` for any other thing.
fn rank(thing: &Map<String, Value>) -> Option<usize> {
    types(thing)
        .filter_map(|name| TYPES.iter().position(|(known, _)| *known == name))
        .min()
}

fn title(thing: &Map<String, Value>) -> Option<String> {
    let title = thing.get("headline").or_else(|| thing.get("name"))?;
    title.as_str().map(str::to_owned)
}

/// The names of people or organisations: in a text, a thing, or a list of these.
fn names(value: &Value, things: &[&Map<String, Value>]) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(many) => many
            .iter()
            .filter(|value| !value.is_array())
            .flat_map(|value| names(value, things))
            .collect(),
        Value::Object(thing) => {
            let id = thing.get("@id").and_then(Value::as_str);
            let named = thing.get("name").or_else(|| {
                let mut others = things
                    .iter()
                    .filter(|other| id.is_some() && other.get("@id").and_then(Value::as_str) == id);
                others.find_map(|other| other.get("name"))
            });
            match named {
                Some(Value::String(name)) => vec![name.clone()],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// True if a value is this address, apart from its scheme, its query and its fragment.
fn is_address(value: &Value, address: &str) -> bool {
    fn plain(url: &str) -> &str {
        let (_, rest) = url.split_once("://").unwrap_or(("", url));
        let rest = rest.split(['#', '?']).next().unwrap_or(rest);
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        rest.strip_suffix('/').unwrap_or(rest)
    }
    let url = match value {
        Value::String(url) => Some(url.as_str()),
        Value::Object(thing) => thing.get("@id").and_then(Value::as_str),
        _ => None,
    };
    url.is_some_and(|url| plain(url) == plain(address))
}

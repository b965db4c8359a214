//! Words that stand where an id belongs: whose id was meant, by its name, its label, its title or
//! its address.

use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::text::{LocalizedText, did_you_mean, nearest_id, spelled_out};
use crate::model::keys::FileKind;
use crate::model::site::Site;
use crate::yaml::record::{BAD_VALUE, Noun, Outline};

/// Letters that some authors spell out in an id, where others leave out their dots.
const UMLAUTS: [(char, &str); 4] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa")];

/// Says in the help of each diagnostic which id was meant, where its words name something known.
///
/// `claims` are the ids of all claims, also of those that are not part of the site. If not all
/// people and sources could be read (`are_all`), nobody is told to enter one.
pub fn explain(site: &Site, claims: &[&str], are_all: bool, diagnostics: &mut [Diagnostic]) {
    let known = Known {
        site,
        claims,
        are_all,
    };
    for fault in diagnostics {
        let Some(words) = fault.named.clone() else {
            continue;
        };
        let At::Value(trail) = &fault.at else {
            if let Some(target) = known.target(&words) {
                fault.help = Some(format!("did you mean [[{target}]]?"));
            }
            continue;
        };
        let outline = kind_of(&fault.file).outline().at(trail);
        let outline = outline.map(Outline::single);
        if let Some(Outline::List(entry, _)) = outline
            && let Outline::Id(Some(noun)) = *entry.single()
        {
            if let Some(id) = known.id_of(noun, &words) {
                fault.help = Some(format!("write its id in square brackets: [{id}]"));
                fault.edit = Some(Edit {
                    at: At::Scalar(trail.clone()),
                    from: words,
                    to: format!("[{id}]"),
                });
            }
            continue;
        }
        let Some(Outline::Id(Some(noun))) = outline else {
            continue;
        };
        // What only looks like an id is no fix until something has it.
        fault.edit = None;
        if let Some(id) = known.id_of(*noun, &words) {
            fault.help = Some(format!("did you mean `{id}`?"));
            fault.edit = Some(Edit {
                at: fault.at.clone(),
                from: words,
                to: id.to_owned(),
            });
        } else if fault.rule == BAD_VALUE
            && let Some(help) = known.instead(*noun, &words)
        {
            fault.help = Some(help);
        }
    }
}

/// The kind of a file in which ids are used.
fn kind_of(file: &str) -> FileKind {
    match file.strip_prefix("content/").unwrap_or(file) {
        "site.yaml" => FileKind::Site,
        "people.yaml" => FileKind::People,
        file if file.starts_with("sources/") => FileKind::Sources,
        file if file.contains("/claims/") => FileKind::Claim,
        file if file.starts_with("explainers/") => FileKind::Explainer,
        _ => FileKind::Page,
    }
}

/// What has an id.
struct Known<'s> {
    site: &'s Site,
    claims: &'s [&'s str],
    are_all: bool,
}

impl<'s> Known<'s> {
    /// The target of a reference in a text that some words can mean, which may begin with what they
    /// refer to; `None` if there is none, or more than one.
    fn target(&self, words: &str) -> Option<String> {
        let nouns = [
            ("claim", Noun::Claim),
            ("source", Noun::Source),
            ("person", Noun::Person),
        ];
        let (word, name) = match words.split_once(':') {
            Some((word, name)) if nouns.iter().any(|(noun, _)| *noun == word) => (word, name),
            _ => ("", words),
        };
        let fitting = nouns
            .iter()
            .filter(|(noun, _)| word.is_empty() || *noun == word);
        let mut targets =
            fitting.filter_map(|(noun, of)| Some(format!("{noun}:{}", self.id_of(*of, name)?)));
        let first = targets.next()?;
        targets.next().is_none().then_some(first)
    }

    /// What to write instead of words that name nothing known; `None` where any id will do.
    fn instead(&self, noun: Noun, words: &str) -> Option<String> {
        let site = self.site;
        let (ids, place): (Vec<&str>, _) = match noun {
            Noun::Verdict => (
                site.scale
                    .iter()
                    .map(|(_, verdict)| verdict.id.as_str())
                    .collect(),
                "",
            ),
            Noun::Person => (
                site.people
                    .iter()
                    .map(|(_, person)| person.id.as_str())
                    .collect(),
                "content/people.yaml",
            ),
            Noun::Source => (
                site.sources
                    .iter()
                    .map(|(_, source)| source.id.as_str())
                    .collect(),
                "a file in content/sources/",
            ),
            Noun::Claim => (self.claims.to_vec(), ""),
            _ => return None,
        };
        let several: Vec<&str> = words
            .split([' ', ';'])
            .filter(|id| !id.is_empty())
            .collect();
        if several.len() > 1 && several.iter().all(|id| ids.contains(id)) {
            return Some(format!(
                "put commas between the ids: [{}]",
                several.join(", ")
            ));
        }
        let list = did_you_mean(&nearest_id(words), ids);
        let is_guess = list.as_ref().is_some_and(|list| list.starts_with("did"));
        if place.is_empty() || is_guess {
            return list;
        }
        if !self.are_all {
            return None;
        }
        let id = if words.contains("://") {
            "its address and an id".to_owned()
        } else {
            format!("an id such as `{}`", nearest_id(words))
        };
        let add = format!("add it to {place} with {id}, and write the id here");
        Some(list.map_or_else(|| add.clone(), |list| format!("{list}; or {add}")))
    }

    /// The only id of a kind that some words can mean; `None` if there is none, or more than one.
    fn id_of(&self, noun: Noun, words: &str) -> Option<&'s str> {
        let site = self.site;
        let words = words.trim().trim_start_matches('[').trim_end_matches(']');
        let words = match words.split_once(':') {
            Some(("claim" | "person" | "source", id)) => id,
            _ => words,
        };
        let one = |mut ids: Vec<&'s str>| {
            ids.dedup();
            if let [id] = ids.as_slice() {
                Some(*id)
            } else {
                None
            }
        };
        match noun {
            Noun::Verdict => one(matching(
                site.scale
                    .iter()
                    .map(|(_, verdict)| (verdict.id.as_str(), is_said(&verdict.label, words))),
                words,
            )),
            Noun::Person => one(matching(
                site.people
                    .iter()
                    .map(|(_, person)| (person.id.as_str(), is_said(&person.name, words))),
                words,
            )),
            Noun::Source => one(matching(
                site.sources.iter().map(|(_, source)| {
                    let url = source.url.as_ref().map(|url| plain_address(url.as_str()));
                    let is_it = url.is_some_and(|url| url == plain_address(words))
                        || is_said(&source.title, words);
                    (source.id.as_str(), is_it)
                }),
                words,
            )),
            Noun::Claim => one(matching(
                self.claims.iter().map(|id| {
                    let claim = site.claims.find_text(id).map(|claim| &site.claims[claim]);
                    let is_it = claim.is_some_and(|claim| claim.claim.eq_ignore_ascii_case(words));
                    (*id, is_it)
                }),
                words,
            )),
            _ => None,
        }
    }
}

/// The ids that are named, or else those that resemble the words: in other letters, behind a
/// folder, or before an ending.
fn matching<'s>(known: impl Iterator<Item = (&'s str, bool)>, words: &str) -> Vec<&'s str> {
    let name = words.rsplit('/').next().unwrap_or(words);
    let name = name
        .strip_suffix(".md")
        .or_else(|| name.strip_suffix(".yaml"))
        .unwrap_or(name);
    let folded = [words, name, &spelled_out(name, &UMLAUTS)].map(nearest_id);
    let known: Vec<(&str, bool)> = known.collect();
    let named: Vec<&str> = known
        .iter()
        .filter(|(_, is_named)| *is_named)
        .map(|(id, _)| *id)
        .collect();
    if !named.is_empty() {
        return named;
    }
    known
        .iter()
        .filter(|(id, _)| folded.iter().any(|word| word == id))
        .map(|(id, _)| *id)
        .collect()
}

/// True if a text says these words in some language.
fn is_said(text: &LocalizedText, words: &str) -> bool {
    let id = nearest_id(words);
    let has_letters = id != nearest_id("");
    let same = |text: &str| {
        text.to_lowercase() == words.to_lowercase() || has_letters && nearest_id(text) == id
    };
    match text {
        LocalizedText::One(text) => same(text),
        LocalizedText::ByLanguage(texts) => texts.values().any(|text| same(text)),
    }
}

/// An address without what makes no difference.
fn plain_address(address: &str) -> &str {
    let (_, behind) = address.split_once("://").unwrap_or(("", address));
    let behind = behind.strip_prefix("www.").unwrap_or(behind);
    behind.trim_end_matches('/')
}

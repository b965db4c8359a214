//! `person-not-in-about`: a living person whom the claim line names is listed under `about`.

use hashbrown::HashMap;

use super::RuleContext;
use super::words::{begins, from_each, own_words};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::model::person::Person;
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::warn("person-not-in-about");

/// Living people by the first word of their names. Names of a single word are left out, since it
/// may be an ordinary word.
type NamesByFirstWord = HashMap<String, Vec<(Ref<Person>, String)>>;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let first = site.settings.first_language();
    let mut names = NamesByFirstWord::new();
    for (reference, person) in site.people.iter().filter(|(_, person)| person.living) {
        let name = own_words(person.name.in_language(first, first));
        if let Some((word, _)) = name.split_once(' ') {
            names
                .entry(word.to_owned())
                .or_default()
                .push((reference, name));
        }
    }
    let claims = site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter_map(|claim| {
            let known = |person| claim.about.contains(&person) || claim.claimants.contains(&person);
            let endings =
                language::of(&claim.language).map_or(&[][..], |language| language.genitive_endings);
            let (key, person) = claim.wordings().find_map(|(key, text)| {
                let words = own_words(text);
                let person = named(&words, &names, endings).find(|person| !known(*person))?;
                Some((key, person))
            })?;
            let person = &site.people[person];
            let name = person.name.in_language(first, first);
            let message = format!("the {key} names {name}, a living person, but `about` does not");
            let help = format!(
                "add `{}` to `about`: the rules that protect people depend on it",
                person.id
            );
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail![key]), message).with_help(help),
            )
        })
        .collect()
}

/// The people whose full names are among the words, as they are or with one of these endings. Where
/// a name with an ending is somebody else's own, it is theirs.
fn named(
    words: &str,
    names: &NamesByFirstWord,
    endings: &[&str],
) -> impl Iterator<Item = Ref<Person>> {
    from_each(words).flat_map(move |(word, rest)| {
        let people = names.get(word).map_or(&[][..], Vec::as_slice);
        let is_own = |name: &str| people.iter().any(|(_, other)| other == name);
        let is_named = move |name: &str| {
            begins(rest, name)
                || endings.iter().any(|ending| {
                    let name = format!("{name}{ending}");
                    begins(rest, &name) && !is_own(&name)
                })
        };
        people
            .iter()
            .filter(move |(_, name)| is_named(name))
            .map(|(person, _)| *person)
    })
}

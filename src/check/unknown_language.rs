//! `unknown-language`: words are given in languages that the publication has.

use std::sync::Arc;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Edit, Rule, Trail, TrailStep};
use crate::base::language::meant;
use crate::base::text::{LocalizedText, did_you_mean, is_language_tag};
use crate::model::settings::LanguageTag;
use crate::model::source::Archive;
use crate::trail;

pub const RULE: Rule = Rule::warn("unknown-language");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let known = context
        .site
        .settings
        .languages
        .0
        .iter()
        .map(LanguageTag::as_str)
        .collect();
    let mut search = LanguageSearch {
        known,
        found: Vec::new(),
    };
    settings(context, &mut search);
    let people: Arc<str> = "content/people.yaml".into();
    for (_, person) in context.site.people.iter() {
        let at = |key: &'static str| trail![person.id.to_string(), key];
        search.words(&people, Some(&person.name), || at("name"));
        search.words(&people, person.role.as_ref(), || at("role"));
    }
    for (_, source) in context.site.sources.iter() {
        let file = &source.file;
        let at = |key: &'static str| trail![source.id.to_string(), key];
        search.words(file, Some(&source.title), || at("title"));
        search.words(file, Some(&source.publisher), || at("publisher"));
        search.words(file, source.interest.as_ref(), || at("interest"));
        search.words(file, source.note.as_ref(), || at("note"));
        if let Archive::None(reason) = &source.archive {
            search.words(file, Some(reason), || {
                trail![source.id.to_string(), "archive", "none"]
            });
        }
    }
    search.found
}

fn settings(context: &RuleContext<'_>, search: &mut LanguageSearch<'_>) {
    let (file, settings): (Arc<str>, _) = ("content/site.yaml".into(), &context.site.settings);
    search.words(&file, Some(&settings.title), || trail!["title"]);
    search.words(&file, Some(&settings.description), || trail!["description"]);
    for (position, verdict) in settings.scale.0.iter().enumerate() {
        search.words(&file, Some(&verdict.label), || {
            trail!["scale", position, "label"]
        });
        search.words(&file, Some(&verdict.definition), || {
            trail!["scale", position, "definition"]
        });
        let note = verdict.retired.as_ref().map(|retired| &retired.note);
        search.words(&file, note, || trail!["scale", position, "retired", "note"]);
    }
    for (tag, label) in &settings.tags {
        search.words(&file, Some(label), || trail!["tags", tag.clone()]);
    }
}

/// The languages of the publication, and what was found so far.
struct LanguageSearch<'s> {
    known: Vec<&'s str>,
    found: Vec<Diagnostic>,
}

impl LanguageSearch<'_> {
    fn words(&mut self, file: &Arc<str>, words: Option<&LocalizedText>, trail: impl Fn() -> Trail) {
        let Some(LocalizedText::ByLanguage(texts)) = words else {
            return;
        };
        for language in texts
            .keys()
            .filter(|language| !self.known.contains(&language.as_str()))
        {
            let mut trail = trail();
            trail.push(TrailStep::from(language.clone()));
            let message = format!(
                "`{language}` is not one of the publication's languages, so these words are never shown"
            );
            let meant = meant(language).filter(|tag| self.known.contains(&tag.as_str()));
            let is_a_key = !texts.keys().any(|key| is_language_tag(key));
            let help = if let Some(tag) = &meant {
                Some(format!("did you mean `{tag}`?"))
            } else if is_a_key && texts.len() == 1 {
                Some(format!("write the words alone, without `{language}:`"))
            } else {
                did_you_mean(language, self.known.iter().copied())
            };
            let edit = meant.filter(|tag| !texts.contains_key(tag)).map(|to| Edit {
                at: At::Key(trail.clone()),
                from: language.clone(),
                to,
            });
            let fault = Diagnostic::new(RULE, file, At::Key(trail), message);
            self.found.push(fault.with_help(help).with_edit(edit));
        }
    }
}

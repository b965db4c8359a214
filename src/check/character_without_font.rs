//! `character-without-font`: the fonts of share images can draw every character that these show.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Passage, Rule, Trail, TrailStep};
use crate::base::text::LocalizedText;
use crate::base::text::characters::named;
use crate::check::external::ShareFonts;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::trail;

pub const RULE: Rule = Rule::warn("character-without-font");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let Some(fonts) = &context.external.share_fonts else {
        return Vec::new();
    };
    if context.site.settings.share_images == Some(false) {
        return Vec::new();
    }
    let mut search = CharacterSearch {
        fonts,
        found: Vec::new(),
    };
    claims(context, &mut search);
    explainers(context, &mut search);
    settings(context.site, &mut search);
    search.found
}

fn claims(context: &RuleContext<'_>, search: &mut CharacterSearch<'_>) {
    for claim in context.claims().filter(|claim| context.judges(claim)) {
        // A claim without an outcome has no picture of its own.
        let Some(outcome) = &claim.outcome else {
            continue;
        };
        let texts = [
            ("claim", Some(&claim.claim)),
            ("label", outcome.label.as_ref()),
            ("finding", Some(&outcome.finding)),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                search.text(
                    &claim.file,
                    text,
                    || trail![key],
                    "this claim has no share image of its own",
                );
            }
        }
    }
    let judged = context.site.claims.iter().map(|(_, claim)| claim);
    let judged = judged.filter(|claim| context.judges(claim) && claim.outcome.is_some());
    let claimants: BTreeSet<_> = judged.flat_map(|claim| &claim.claimants).collect();
    let people: Arc<str> = "content/people.yaml".into();
    for person in claimants {
        let person = &context.site.people[*person];
        let trail = || trail![person.id.to_string(), "name"];
        let lacks = "the claims of this person have no share images";
        search.words(&people, &person.name, trail, lacks);
    }
}

fn explainers(context: &RuleContext<'_>, search: &mut CharacterSearch<'_>) {
    let explainers = context.site.explainers.iter();
    let explainers = explainers.flat_map(|(_, explainer)| explainer.in_every_language());
    for explainer in explainers.filter(|explainer| context.rehearses || explainer.hold.is_none()) {
        let texts = [
            ("title", &explainer.title),
            ("standfirst", &explainer.standfirst),
        ];
        for (key, text) in texts {
            let lacks = "this explainer has no share image of its own";
            search.text(&explainer.file, text, || trail![key], lacks);
        }
    }
}

fn settings(site: &Site, search: &mut CharacterSearch<'_>) {
    let (file, settings): (Arc<str>, _) = ("content/site.yaml".into(), &site.settings);
    let lacks = "no page has a share image";
    search.words(&file, &settings.title, || trail!["title"], lacks);
    for (position, verdict) in settings.scale.0.iter().enumerate() {
        let trail = || trail!["scale", position, "label"];
        let lacks = "claims with this verdict have no share images";
        search.words(&file, &verdict.label, trail, lacks);
    }
}

/// The fonts, and what was found so far.
struct CharacterSearch<'s> {
    fonts: &'s ShareFonts,
    found: Vec<Diagnostic>,
}

impl CharacterSearch<'_> {
    fn words(
        &mut self,
        file: &Arc<str>,
        words: &LocalizedText,
        trail: impl Fn() -> Trail,
        lacks: &str,
    ) {
        match words {
            LocalizedText::One(text) => self.text(file, text, trail, lacks),
            LocalizedText::ByLanguage(texts) => {
                for (language, text) in texts {
                    let trail = || {
                        let mut trail = trail();
                        trail.push(TrailStep::from(language.clone()));
                        trail
                    };
                    self.text(file, text, trail, lacks);
                }
            }
        }
    }

    fn text(&mut self, file: &Arc<str>, text: &str, trail: impl Fn() -> Trail, lacks: &str) {
        let Some((at, character)) = self.fonts.missing(text) else {
            return;
        };
        let place = At::Within(trail(), Passage::of(text, &(at..at + character.len_utf8())));
        let message = format!(
            "no font has `{character}` ({}), so {lacks}",
            named(character)
        );
        let help =
            "add a font that has it to content/fonts/, or write it in other characters".to_owned();
        self.found
            .push(Diagnostic::new(RULE, file, place, message).with_help(help));
    }
}

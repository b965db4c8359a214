//! `quotation-without-attribution`: words that accuse somebody are quoted with those that say whose
//! allegation it is.

use super::RuleContext;
use super::clauses::{Clauses, phrase};
use super::quoted::{FoundQuotation, of_claim, shown};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language::{self, Language};
use crate::base::quotation::{Occurrence, OccurrencePiece};
use crate::model::claim::{Claim, ClaimKind, Stance};
use crate::model::person::{Person, PersonKind};
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::warn("quotation-without-attribution");

/// How many words after a name a verb may be and still be what its bearer does.
const NEAR_NAME: usize = 2;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter(|claim| claim.kind == ClaimKind::Allegation && !claim.about.is_empty())
        .filter(|claim| {
            !claim
                .claimants
                .iter()
                .any(|maker| claim.about.contains(maker))
        })
        .flat_map(|claim| of_allegation(context, claim))
        .collect()
}

fn of_allegation(context: &RuleContext<'_>, claim: &Claim) -> Vec<Diagnostic> {
    let accused = Names::of(context, claim, &claim.about);
    let quotations = of_claim(context, claim);
    let is_compared = quotations.iter().any(|quoted| quoted.evidence.is_none());
    let found = quotations.iter().filter_map(|quoted| {
        let piece = unattributed(context, claim, quoted, &accused)?;
        let message = "this quotation leaves out whose allegation it is";
        let help = "quote the whole sentence, with the words that say whose allegation it is";
        Some(
            Diagnostic::new(RULE, &claim.file, At::Value(quoted.at.clone()), message)
                .with_help(help.to_owned())
                .with_note(shown(piece)),
        )
    });
    let bare = if is_compared || has_copy_elsewhere(context, claim) {
        None
    } else {
        bare(context, claim, &accused)
    };
    found.chain(bare).collect()
}

/// True if a copy of a source in which the claim was made is on record and was not looked for here:
/// only `check` reads copies, and a build must not report what they disprove.
fn has_copy_elsewhere(context: &RuleContext<'_>, claim: &Claim) -> bool {
    claim
        .made_in()
        .map(|source| &context.site.sources[source])
        .filter(|source| source.stored_copy().is_some_and(|copy| copy.file.is_some()))
        .any(|source| !context.external.copies.0.contains_key(&source.id))
}

/// The piece of a quotation whose sentence says whose words these are while the quotation does not,
/// wherever it is in a copy.
fn unattributed<'s>(
    context: &RuleContext<'_>,
    claim: &Claim,
    quoted: &FoundQuotation<'s>,
    accused: &Names,
) -> Option<&'s OccurrencePiece> {
    let language = quoted.language()?;
    let speakers = match quoted.evidence {
        None => Speakers::of(context, claim),
        // An entry that says who speaks, or a note that does, gives the attribution itself.
        Some(entry) => {
            let own = language::of(&claim.language).unwrap_or(language);
            let is_said = entry
                .note
                .as_deref()
                .is_some_and(|note| accused.is_attributed(note, own));
            if entry.stance != Stance::Supports || !entry.by.is_empty() || is_said {
                return None;
            }
            Speakers::Nobody
        }
    };
    let pieces: Option<Vec<&OccurrencePiece>> = quoted
        .occurrences
        .iter()
        .map(|occurrence| {
            lost(
                occurrence,
                language,
                accused,
                &speakers,
                quoted.evidence.is_some(),
            )
        })
        .collect();
    pieces?.into_iter().next()
}

/// The piece beside which a copy has the words that say whose allegation it is.
fn lost<'p>(
    occurrence: &'p Occurrence,
    language: &Language,
    accused: &Names,
    speakers: &Speakers,
    needs_name: bool,
) -> Option<&'p OccurrencePiece> {
    let mut pieces = occurrence.pieces.iter();
    let has_own = pieces
        .clone()
        .any(|piece| accused.is_attributed(&piece.words, language));
    let is_about = !needs_name
        || pieces
            .clone()
            .any(|piece| accused.are_in(&Clauses::of(&piece.words).all()));
    if has_own || !is_about {
        return None;
    }
    pieces.find(|piece| {
        [&piece.before, &piece.after]
            .into_iter()
            .any(|text| accused.is_attributed(text, language) && !speakers.are_in(text))
    })
}

/// The finding for words that no copy was compared with: an allegation about a living person, whose
/// claimant is not named, in words that do not say whose it is either.
fn bare(context: &RuleContext<'_>, claim: &Claim, accused: &Names) -> Option<Diagnostic> {
    let quotation = claim.quote.as_deref()?;
    let site = context.site;
    let person = claim
        .about
        .iter()
        .map(|person| &site.people[*person])
        .find(|person| person.living)?;
    let tag = claim
        .made_in()
        .next()
        .map_or(claim.language.as_str(), |source| {
            &site.sources[source].language
        });
    if !claim.claimants.is_empty() || accused.is_attributed(quotation, language::of(tag)?) {
        return None;
    }
    let name = person
        .name
        .in_language(&claim.language, site.settings.first_language());
    let message = format!(
        "these words accuse {name}, a living person, and do not say whose allegation it is"
    );
    let help = "quote the whole sentence, with the words that say whose allegation it is, or name its `claimant`";
    Some(
        Diagnostic::new(RULE, &claim.file, At::Value(trail!["quote"]), message)
            .with_help(help.to_owned())
            .for_lack_of(&claim.file, trail!["claimant"]),
    )
}

/// Those who made a claim, as far as a sentence can name them.
enum Speakers {
    /// A person made it, and is taken for whoever a sentence says is speaking.
    Person,
    /// Organisations made it: they are meant only where they are named.
    Organisations(Names),
    /// Nobody is known to have made it.
    Nobody,
}

impl Speakers {
    fn of(context: &RuleContext<'_>, claim: &Claim) -> Self {
        let kinds = claim.claimants.iter();
        let mut kinds = kinds.map(|person| context.site.people[*person].kind);
        if kinds.clone().all(|kind| kind == PersonKind::Unidentified) {
            Self::Nobody
        } else if kinds.any(|kind| kind == PersonKind::Person) {
            Self::Person
        } else {
            Self::Organisations(Names::of(context, claim, &claim.claimants))
        }
    }

    /// True if a text says that it is these who speak.
    fn are_in(&self, text: &str) -> bool {
        match self {
            Self::Person => true,
            Self::Organisations(names) => names.are_in(&Clauses::of(text).all()),
            Self::Nobody => false,
        }
    }
}

/// The last words of people's names, in small letters.
struct Names(Vec<String>);

impl Names {
    fn of(context: &RuleContext<'_>, claim: &Claim, people: &[Ref<Person>]) -> Self {
        let first = context.site.settings.first_language();
        let names = people.iter().flat_map(|person| {
            let name = &context.site.people[*person].name;
            [first, &claim.language].map(|tag| name.in_language(tag, first))
        });
        let last_words = names.filter_map(|name| name.split_whitespace().last());
        Self(last_words.map(str::to_lowercase).collect())
    }

    fn are_in(&self, words: &str) -> bool {
        self.0
            .iter()
            .any(|name| words.contains(&format!(" {name} ")))
    }

    /// True if a text says that somebody other than these people says so. What they say themselves
    /// is what they are accused of, or their own words.
    fn is_attributed(&self, text: &str, language: &Language) -> bool {
        let all = Clauses::of(text).all();
        if phrase(&all, language.context.hearsay).is_some() {
            return true;
        }
        language.context.reporting.iter().any(|phrase| {
            let spaced = format!(" {phrase} ");
            all.match_indices(&spaced).any(|(place, _)| {
                let before = all[..place].split_whitespace().rev();
                !before
                    .take(NEAR_NAME)
                    .any(|word| self.0.iter().any(|name| name == word))
            })
        })
    }
}

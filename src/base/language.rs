//! What the program knows of a language: how its print sets marks, and words that rules look for.
//! Each language is one file in `language/`, named for its code.
//!
//! A publication may be in any language. For one without a file, marks are set as in [`COMMON_TYPOGRAPHY`],
//! and rules that look for words stay silent. The words of a theme and the start that
//! `factpress new site` writes are beside the theme and the starter, by the same codes.

mod registered;

use super::typography::{COMMON_TYPOGRAPHY, Typography};

pub use registered::{is_registered, meant};

/// Calls a macro with the codes of all languages, each with the name of its module and its code as
/// text. This is the one list of them.
macro_rules! each_language {
    ($do:ident) => {
        $do! { de "de", en "en", fr "fr" }
    };
}
pub(crate) use each_language;

/// One language.
#[derive(Debug)]
pub struct Language {
    /// Its code (ISO 639-1): `fr`.
    pub code: &'static str,
    /// Its print.
    pub typography: Typography,
    /// The print of regions that have their own, by their codes (ISO 3166-1) in small letters.
    pub regions: &'static [(&'static str, Typography)],
    /// Phrases in small letters that leave open what was found.
    pub hedges: &'static [&'static str],
    /// Words in small letters that a range of numbers begins with: *between* 3 and 5.
    pub range_openers: &'static [&'static str],
    /// Words that stand between the ends of a range: 3 *to* 5.
    pub range_links: &'static [&'static str],
    /// What makes a decade of a year: the 1990*s*.
    pub decade_endings: &'static [&'static str],
    /// The months in small letters, where a day is written as a number, a full stop and a month:
    /// `22. März`.
    pub months_behind_a_stop: &'static [&'static str],
    /// Words in small letters with which a text says who said something: *according* to Ada.
    pub attributions: &'static [&'static str],
    /// Words around a quotation that say whose it is, or give it another sense.
    pub context: ContextWords,
    /// Endings in small letters that a name takes without an apostrophe where something is said to
    /// be its own: Kim Beispiel*s*.
    pub genitive_endings: &'static [&'static str],
    /// Small letters for which addresses have more than the letter without its accent: ä is *ae*.
    pub spelled_out: &'static [(char, &'static str)],
    /// Words of links, in small letters, that do not say where these lead.
    pub idle_link_words: &'static [&'static str],
    /// Words in small letters whose full stop ends no sentence, beside those of one letter.
    pub abbreviations: &'static [&'static str],
    /// The id of the imaginary story that `factpress new site` writes.
    pub starter_story: &'static str,
    /// Sentences that `factpress new site` writes for the author to replace.
    pub starter_sentences: &'static [&'static str],
}

/// Words that a quotation must not lose, because they say whose its words are or whether they hold.
/// All are in small letters, words apart by one space, without commas.
#[derive(Debug)]
pub struct ContextWords {
    /// Verbs with which a text says that somebody says so: *claims*.
    pub reporting: &'static [&'static str],
    /// Other words with which it says that: *according to*, *allegedly*.
    pub hearsay: &'static [&'static str],
    /// Words that negate what is beside them: *not*.
    pub negations: &'static [&'static str],
    /// Phrases that contain a negation and negate nothing: *no doubt*.
    pub affirmations: &'static [&'static str],
    /// Words that make what follows, or what went before, a condition: *if*.
    pub conditions: &'static [&'static str],
    /// Phrases that deny what follows: *no evidence that*.
    pub denials: &'static [&'static str],
    /// Phrases that deny what went before: *is false*.
    pub rebuttals: &'static [&'static str],
}

macro_rules! modules {
    ($($module:ident $code:literal),*) => {
        $(mod $module;)*

        /// All languages, by their codes.
        pub const ALL: &[&Language] = &[$(&$module::LANGUAGE),*];

        /// The codes of all languages.
        pub const CODES: &[&str] = &[$($code),*];
    };
}
each_language!(modules);

/// The language of a tag (BCP 47) such as `fr` or `fr-ca`; `None` when there is no file for it.
#[must_use]
pub fn of(tag: &str) -> Option<&'static Language> {
    let code = tag.split('-').next().unwrap_or(tag);
    ALL.iter().copied().find(|language| language.code == code)
}

/// The print of a language by its tag, such as `fr` or `de-ch`.
#[must_use]
pub fn typography(tag: &str) -> Typography {
    let Some(language) = of(tag) else {
        return COMMON_TYPOGRAPHY;
    };
    let regional = language
        .regions
        .iter()
        .find(|(region, _)| tag.split('-').skip(1).any(|part| part == *region));
    regional.map_or(language.typography, |(_, print)| *print)
}

/// A language and a region as Open Graph names them (`en_US`); `None` if the tag names no region and
/// none is usual for its language.
#[must_use]
pub fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let code = parts.next().unwrap_or(tag);
    let region = parts.rfind(|part| part.len() == 2);
    let region = region.or_else(|| {
        let (_, region) = REGIONS.iter().find(|(codes, _)| codes.contains(&code))?;
        Some(region.unwrap_or(code))
    })?;
    Some(format!("{code}_{}", region.to_ascii_uppercase()))
}

/// The region that networks take for a language without one, in small letters; `None` if it has the
/// same code as the language.
const REGIONS: &[(&[&str], Option<&str>)] = &[
    (
        &[
            "az", "bg", "de", "es", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv", "mk",
            "mt", "nl", "pl", "pt", "ro", "ru", "sk", "so", "th", "tr",
        ],
        None,
    ),
    (&["ar"], Some("ar")),
    (&["be"], Some("by")),
    (&["bn"], Some("in")),
    (&["bs"], Some("ba")),
    (&["ca", "eu", "gl"], Some("es")),
    (&["cs"], Some("cz")),
    (&["cy"], Some("gb")),
    (&["da"], Some("dk")),
    (&["el"], Some("gr")),
    (&["en"], Some("us")),
    (&["et"], Some("ee")),
    (&["fa"], Some("ir")),
    (&["ga"], Some("ie")),
    (
        &["gu", "hi", "kn", "ml", "mr", "pa", "ta", "te"],
        Some("in"),
    ),
    (&["he"], Some("il")),
    (&["hy"], Some("am")),
    (&["ja"], Some("jp")),
    (&["ka"], Some("ge")),
    (&["kk"], Some("kz")),
    (&["ko"], Some("kr")),
    (&["ms"], Some("my")),
    (&["nb", "nn", "no"], Some("no")),
    (&["sl"], Some("si")),
    (&["sq"], Some("al")),
    (&["sr"], Some("rs")),
    (&["sv"], Some("se")),
    (&["sw"], Some("ke")),
    (&["uk"], Some("ua")),
    (&["ur"], Some("pk")),
    (&["vi"], Some("vn")),
    (&["zh"], Some("cn")),
];

/// True for the tag of a language whose script runs from right to left.
#[must_use]
pub fn runs_leftwards(tag: &str) -> bool {
    let code = tag.split('-').next().unwrap_or(tag);
    matches!(
        code,
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi"
    )
}

/// The direction in which the script of a tag's language runs, as HTML names it.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    if runs_leftwards(tag) { "rtl" } else { "ltr" }
}

/// True for tags of the same language, wherever it is spoken: `en` and `en-CA`.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let primary = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    primary(one) == primary(other)
}

/// True when any language has this word in one of its lists.
#[must_use]
pub fn any_has(word: &str, list: impl Fn(&Language) -> &'static [&'static str]) -> bool {
    ALL.iter().any(|language| list(language).contains(&word))
}

/// True for words with which a day goes on behind its number and a full stop: `März, und zwar`
/// behind `22.`.
#[must_use]
pub fn begins_with_month(words: &str) -> bool {
    let month = words.split(|c: char| !c.is_alphabetic()).next();
    let month = month.unwrap_or_default().to_lowercase();
    any_has(&month, |language| language.months_behind_a_stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_a_region() {
        let code = |tag| of(tag).map(|language| language.code);
        assert_eq!(
            ["fr", "fr-ca", "en-GB", "frr", "it", ""].map(code),
            [Some("fr"), Some("fr"), Some("en"), None, None, None]
        );
        assert_ne!(typography("de"), typography("de-ch"));
        assert_eq!(typography("de-at"), typography("de"));
        assert_eq!(typography("it"), COMMON_TYPOGRAPHY);
    }

    #[test]
    fn each_file_has_the_code_that_it_is_named_for_and_lists_in_order() {
        for (language, code) in ALL.iter().zip(CODES) {
            assert_eq!(language.code, *code);
            let context = &language.context;
            let sorted = [
                language.hedges,
                language.attributions,
                language.idle_link_words,
                language.abbreviations,
                context.reporting,
                context.hearsay,
                context.negations,
                context.affirmations,
                context.conditions,
                context.denials,
                context.rebuttals,
            ];
            let unsorted = [
                language.range_openers,
                language.range_links,
                language.decade_endings,
                language.months_behind_a_stop,
                language.genitive_endings,
            ];
            for list in sorted {
                assert!(list.is_sorted(), "{code}: {list:?}");
            }
            for list in sorted.iter().chain(&unsorted) {
                assert!(list.iter().all(|word| *word == word.to_lowercase()));
            }
        }
    }
}

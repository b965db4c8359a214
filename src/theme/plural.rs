//! Which form of a word a number takes in a language, by Unicode's plural rules (CLDR).

use std::cell::RefCell;
use std::collections::HashMap;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The names of all forms, in the order in which Unicode lists them.
pub const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

thread_local! {
    static PLURAL_RULES: RefCell<HashMap<String, PluralRules>> = RefCell::default();
}

/// The name of the form for a number of things in a language: `zero`, `one`, `two`, `few`, `many`
/// or `other`.
///
/// A language without rules in Unicode has `one` for 1, and so has a tag that is not a language.
pub fn form(language: &str, number: u64) -> &'static str {
    PLURAL_RULES.with_borrow_mut(|known| {
        if let Some(rules) = known.get(language) {
            return form_by(rules, number);
        }
        let rules = rules(language);
        let form = form_by(&rules, number);
        known.insert(language.to_owned(), rules);
        form
    })
}

/// The names of the forms that words have in a language, as `form` gives them; always with `other`.
pub fn forms(language: &str) -> Vec<&'static str> {
    let rules = rules(language);
    let mut forms: Vec<&str> = rules.categories().map(name).collect();
    if forms == ["other"] {
        return forms;
    }
    forms.sort_by_key(|form| PLURAL_FORMS.iter().position(|known| known == form));
    forms
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn rules(language: &str) -> PluralRules {
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    PluralRules::try_new_cardinal(locale.into())
        .expect("the rules are compiled in for every locale")
}

fn form_by(rules: &PluralRules, number: u64) -> &'static str {
    match rules.category_for(number) {
        // Unicode has no rules for some languages, and gives `other` for every number. If the words
        // of such a language have a form `one`, their author meant it for 1.
        PluralCategory::Other if number == 1 && rules.categories().count() == 1 => "one",
        category => name(category),
    }
}

#[cfg(test)]
mod tests {
    use super::{form, forms};

    #[test]
    fn the_forms_of_a_language_are_listed() {
        assert_eq!(forms("en"), ["one", "other"]);
        assert_eq!(forms("es"), ["one", "many", "other"]);
        assert_eq!(forms("pl"), ["one", "few", "many", "other"]);
        assert_eq!(forms("ja"), ["other"]);
    }

    #[test]
    fn each_language_has_its_own_forms() {
        for (language, forms) in [
            ("en", "other one other other other"),
            ("fr", "one one other other other"),
            ("fr-ca", "one one other other other"),
            ("pt-br", "one one other other other"),
            ("pl", "many one few many many"),
            ("ar", "zero one two few many"),
            ("ja", "other one other other other"),
            ("cr", "other one other other other"),
            ("no tag", "other one other other other"),
        ] {
            let found = [0, 1, 2, 5, 11].map(|number| form(language, number));
            assert_eq!(found.join(" "), forms, "{language}");
        }
    }
}

//! The filters that themes use with words: `fill` puts values into a sentence, `count` picks its
//! plural, `closed` ends one.

#![expect(
    clippy::needless_pass_by_value,
    reason = "Tera hands arguments over by value"
)]

use std::borrow::Cow;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::{plural, words};
use crate::base::text;

/// Registers the filters.
pub fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
    tera.register_filter("count", count);
    tera.register_filter("closed", closed);
}

/// `{{ words.card.as_of | fill(date=card.as_of.text) }}`: each `{name}` becomes the value of that
/// name.
fn fill(pattern: &str, values: Kwargs, _: &State) -> String {
    words::fill(pattern, |name| {
        let (_, value) = values.iter().find(|(key, _)| key.as_str() == Some(name))?;
        Some(
            value
                .as_str()
                .map_or_else(|| value.to_string().into(), Cow::Borrowed),
        )
    })
}

/// `{{ cite.authors | closed }}`: the text with a full stop, where it does not end in a mark
/// already.
fn closed(text: &str, _: Kwargs, _: &State) -> String {
    text::closed(text)
}

/// `{{ words.claims | count(n=view.total) }}`: the form of the words for this number, with `{n}`
/// filled in.
///
/// A form is named as Unicode names the plurals of a language (CLDR): `one` and `other` in most,
/// `few` and `many` in some. `zero` is used for 0 in every language, if the words have it, and
/// `other` for every form that they lack.
fn count(forms: &Value, values: Kwargs, state: &State) -> TeraResult<String> {
    let number = values.must_get::<u64>("n")?;
    let text = |form: &'static str| forms.get_from_path(form).and_then(Value::as_str);
    let for_none = || (number == 0).then(|| text("zero")).flatten();
    let by_rule = || {
        text(plural::form(
            text(words::FORMS_LANGUAGE).unwrap_or("en"),
            number,
        ))
    };
    let pattern = for_none()
        .or_else(by_rule)
        .or_else(|| text("other"))
        .ok_or_else(|| tera::Error::message("`count` needs words with the form `other`"))?;
    Ok(fill(pattern, values, state))
}

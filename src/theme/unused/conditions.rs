//! Variables that only a condition of a template names and that no template has: the condition is
//! never met, and nothing else shows it.

use std::collections::BTreeSet;

use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::did_you_mean;
use crate::report::THEME_UNUSED;
use crate::theme::ThemeText;

/// What the program gives to templates, and what Tera gives to loops.
const GIVEN: [&str; 5] = ["loop", "page", "site", "view", "words"];

/// The words of conditions that are no variables.
const KEYWORDS: [&str; 11] = [
    "and", "else", "false", "if", "in", "is", "none", "not", "null", "or", "true",
];

/// The variables in the conditions of these templates that none of all templates has.
pub fn unknown<'t>(
    own: impl Iterator<Item = &'t ThemeText>,
    all: &'t [ThemeText],
) -> Vec<Diagnostic> {
    let mut known: BTreeSet<&str> = GIVEN.into();
    // A name that is bound anywhere counts everywhere: templates include each other.
    known.extend(all.iter().flat_map(|template| bound(&template.text)));
    let mut found = Vec::new();
    for template in own {
        for (at, name) in conditions(&template.text).flat_map(variables) {
            if known.contains(name) || KEYWORDS.contains(&name) {
                continue;
            }
            let message =
                format!("no template has a variable `{name}`, so this condition tests nothing");
            let at = At::Bytes(at..at + name.len());
            let help = did_you_mean(name, known.iter().copied());
            let fault = Diagnostic::new(THEME_UNUSED, &template.place, at, message);
            found.push(fault.with_help(help));
        }
    }
    found
}

/// The tags of a template, each with its first byte: what is between `{%` and `%}`, without comments.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text[at..].find(['{'])?;
            let rest = &text[open..];
            if rest.starts_with("{#") {
                at = open + rest.find("#}")? + 2;
            } else if rest.starts_with("{%") {
                let end = rest.find("%}")?;
                at = open + end + 2;
                let inside = rest[2..end].trim_start_matches(['-', '~']);
                return Some((open + end - inside.len(), inside));
            } else {
                at = open + 1;
            }
        }
    })
}

/// The names that the tags of a template bind: variables that are set, those of loops, and the
/// parameters of components.
fn bound(text: &str) -> impl Iterator<Item = &str> {
    tags(text).flat_map(|(_, tag)| {
        let (word, rest) = tag
            .trim()
            .split_once(char::is_whitespace)
            .unwrap_or_default();
        let names = match word {
            "set" | "set_global" => rest.split('=').next().unwrap_or(rest),
            "for" => rest.split(" in ").next().unwrap_or(rest),
            "component" => rest.split_once('(').map_or("", |(_, names)| names),
            _ => "",
        };
        names
            .split(|c: char| !is_part(c))
            .filter(|name| !name.is_empty())
    })
}

/// The conditions of a template, each with its first byte.
fn conditions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    tags(text).filter_map(|(at, tag)| {
        let words = tag.trim_start();
        let rest = words
            .strip_prefix("if ")
            .or_else(|| words.strip_prefix("elif "))?;
        Some((at + tag.len() - rest.len(), rest))
    })
}

/// The variables that an expression names, each with its byte: names that are no fields, filters,
/// tests, functions or arguments by name, outside of texts.
fn variables((start, expression): (usize, &str)) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut at = 0;
    let mut before = ' ';
    let mut is_test = false;
    while let Some(c) = expression[at..].chars().next() {
        let length = c.len_utf8();
        if let Some(open) = quote {
            quote = (c != open).then_some(open);
        } else if matches!(c, '"' | '\'' | '`') {
            quote = Some(c);
        } else if c.is_alphabetic() || c == '_' {
            let rest = &expression[at..];
            let name = &rest[..rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())];
            let behind = rest[name.len()..].trim_start();
            let is_argument = behind.starts_with('=') && !behind.starts_with("==");
            let is_used = matches!(before, '.' | '|' | '@') || behind.starts_with(['(', ':']);
            if !is_used && !is_argument && !is_test {
                found.push((start + at, name));
            }
            is_test = name == "is" || is_test && name == "not";
            before = 'a';
            at += name.len();
            continue;
        } else if c.is_ascii_digit() {
            let rest = &expression[at..];
            at += rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            before = '0';
            continue;
        }
        if !c.is_whitespace() {
            before = c;
        }
        at += length;
    }
    found
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::unknown;
    use crate::theme::ThemeText;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let template = ThemeText {
            path: "pages/claim.html".to_owned(),
            place: "themes/town/pages/claim.html".into(),
            text: text.into(),
        };
        let all = [template];
        unknown(all.iter(), &all)
            .into_iter()
            .map(|fault| (fault.message, fault.help))
            .collect()
    }

    #[test]
    fn a_variable_that_no_template_has_is_found_in_a_condition() {
        let text = "{% if veiw.claim %}x{% elif view.card and not pge.index %}{% endif %}";
        let message = |name: &str| {
            format!("no template has a variable `{name}`, so this condition tests nothing")
        };
        let help = |name: &str| Some(format!("did you mean `{name}`?"));
        assert_eq!(
            found(text),
            [
                (message("veiw"), help("view")),
                (message("pge"), help("page"))
            ]
        );
    }

    #[test]
    fn what_is_no_variable_or_is_bound_is_left_alone() {
        for text in [
            "{% for a, b in view.claims %}{% if a.b and loop.last or b %}{% endif %}{% endfor %}",
            "{% set x = 1 %}{% if x == \"veiw\" and x is defined and x is not odd %}{% endif %}",
            "{% component card(card: map, level: integer = 3, @words) %}{% if card | count(of=level) > 0 %}{% endif %}{% endcomponent card %}",
            "{# {% if veiw %} #}{% if page.kind in [\"claim\", 'front'] %}{% endif %}",
            "{%- if site.assets[\"icon.svg\"] and view.extra[`veiw`] -%}{%- endif -%}",
            "{% if range(end=3) and view.n >= 1e3 %}{% endif %}",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}

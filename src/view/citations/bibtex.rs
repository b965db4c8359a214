//! `BibTeX`, in UTF-8 as biber and newer `BibTeX` read it.

use std::fmt::Write as _;

use super::{CitedPage, is_organization};
use crate::view::edition::Edition;

/// The entry of a page.
pub fn entry(edition: &Edition<'_>, page: &CitedPage<'_>) -> String {
    let settings = edition.site.settings;
    let author = |person: &&crate::model::person::Person| {
        let name = escaped(edition.say(&person.name));
        // BibTeX splits names at these, into several people or into a last name and a first one.
        let would_be_split = name.contains(',')
            || name
                .split_whitespace()
                .any(|word| word.eq_ignore_ascii_case("and"));
        if is_organization(person) || would_be_split {
            format!("{{{name}}}")
        } else {
            name
        }
    };
    let authors: Vec<String> = page.authors.iter().map(author).collect();
    let (year, month, day) = page.changed.parts();
    let fields = [
        ("author", authors.join(" and ")),
        // Braces keep styles from changing capitals, which would change exact words.
        ("title", format!("{{{}}}", escaped(&page.title))),
        ("organization", escaped(edition.say(&settings.title))),
        ("publisher", escaped(&settings.publisher.name)),
        ("year", year.to_string()),
        ("month", month.to_string()),
        ("date", format!("{year:04}-{month:02}-{day:02}")),
        ("url", page.url.clone()),
        ("langid", page.language.to_owned()),
        ("abstract", escaped(&page.says)),
    ];
    let mut entry = format!("@misc{{{},\n", page.key);
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(entry, "  {name} = {{{value}}},");
    }
    entry.push_str("}\n\n");
    entry
}

/// A text whose characters mean themselves in TeX. `BibTeX` counts braces even behind a backslash,
/// so those that have no counterpart are written as words.
fn escaped(text: &str) -> String {
    let (left, right) = if has_pairs(text) {
        ("\\{", "\\}")
    } else {
        ("\\textbraceleft{}", "\\textbraceright{}")
    };
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' => escaped.push_str(left),
            '}' => escaped.push_str(right),
            '%' | '$' | '&' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// True if every brace in a text has its counterpart.
fn has_pairs(text: &str) -> bool {
    let mut open = 0_usize;
    for character in text.chars() {
        match character {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

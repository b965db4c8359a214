//! Template dependencies: which templates each kind of page can use, and so which pages a changed
//! template can change.

use std::collections::{BTreeMap, BTreeSet};

use super::{ThemeFile, ThemeText};
use crate::base::fingerprint::fingerprint;

/// A fingerprint of all templates that the template of each kind of page can reach, by its path.
///
/// Whatever a template names in quotation marks or as an element counts as used. So a template may
/// be counted that is not used, but none can be missed: in Tera the names of templates and
/// components are literals, never values.
pub fn of_pages(templates: &[ThemeText]) -> BTreeMap<String, u64> {
    let named: Vec<TemplateNames<'_>> = templates.iter().map(TemplateNames::of).collect();
    let pages = named
        .iter()
        .enumerate()
        .filter(|(_, template)| template.path.starts_with("pages/"));
    pages
        .map(|(position, template)| (template.path.to_owned(), reached_from(position, &named)))
        .collect()
}

/// The paths of the templates that no page of these kinds can reach.
pub fn reached_by_none<'t>(templates: &'t [ThemeText], kinds: &[&str]) -> Vec<&'t ThemeText> {
    let named: Vec<TemplateNames<'_>> = templates.iter().map(TemplateNames::of).collect();
    let is_page = |path: &str| {
        let kind = path
            .strip_prefix("pages/")
            .and_then(|name| name.strip_suffix(".html"));
        kind.is_some_and(|kind| kinds.contains(&kind))
    };
    let mut reached = BTreeSet::new();
    for (position, _) in named
        .iter()
        .enumerate()
        .filter(|(_, template)| is_page(template.path))
    {
        reached.extend(all_from(position, &named));
    }
    let left = templates.iter().enumerate();
    left.filter(|(position, _)| !reached.contains(position))
        .map(|(_, template)| template)
        .collect()
}

/// A fingerprint of every file of a theme except templates and examples.
pub fn base_hash(files: &[ThemeFile]) -> u64 {
    let is_ground =
        |file: &&ThemeFile| !file.path.ends_with(".html") && !file.path.ends_with("examples.yaml");
    let mut base_hash: Vec<(&str, &[u8])> = files
        .iter()
        .filter(is_ground)
        .map(|file| (&*file.path, &*file.bytes))
        .collect();
    base_hash.sort_unstable();
    fingerprint(&base_hash)
}

/// A template with the names in it.
struct TemplateNames<'t> {
    path: &'t str,
    text: &'t str,
    /// The components that it defines.
    defines: BTreeSet<&'t str>,
    /// The elements that it has, components among them.
    elements: BTreeSet<&'t str>,
    /// The texts in quotation marks, templates among them.
    quoted: BTreeSet<&'t str>,
}

impl<'t> TemplateNames<'t> {
    fn of(template: &'t ThemeText) -> Self {
        let text: &str = &template.text;
        Self {
            path: &template.path,
            text,
            defines: names_after(text, "component"),
            elements: names_after(text, "<"),
            quoted: quoted(text, '"').chain(quoted(text, '\'')).collect(),
        }
    }

    fn uses(&self, other: &Self) -> bool {
        self.quoted.contains(other.path) || !other.defines.is_disjoint(&self.elements)
    }
}

/// The names that follow a word or a sign, with nothing or white space between.
fn names_after<'t>(text: &'t str, sign: &str) -> BTreeSet<&'t str> {
    let after = text
        .match_indices(sign)
        .map(|(at, _)| text[at + sign.len()..].trim_start());
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let name = |rest: &'t str| {
        rest.split(|c| !is_part(c))
            .next()
            .filter(|name| !name.is_empty())
    };
    after.filter_map(name).collect()
}

/// What is between each two consecutive marks.
fn quoted(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark)
        .filter(|piece| piece.contains('.') && !piece.contains(char::is_whitespace))
}

fn reached_from(start: usize, named: &[TemplateNames<'_>]) -> u64 {
    let reached = all_from(start, named);
    let texts: Vec<(&str, &str)> = reached
        .iter()
        .map(|position| (named[*position].path, named[*position].text))
        .collect();
    fingerprint(&texts)
}

/// The positions of all templates that the one at `start` can reach, itself among them.
fn all_from(start: usize, named: &[TemplateNames<'_>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([start]);
    let mut left = vec![start];
    while let Some(at) = left.pop() {
        for (position, other) in named.iter().enumerate() {
            if !reached.contains(&position) && named[at].uses(other) {
                reached.insert(position);
                left.push(position);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(files: &[(&str, &str)]) -> BTreeMap<String, u64> {
        let text = |(path, text): &(&str, &str)| ThemeText {
            path: (*path).to_owned(),
            place: (*path).into(),
            text: (*text).into(),
        };
        of_pages(&files.iter().map(text).collect::<Vec<_>>())
    }

    const TEMPLATES: [(&str, &str); 6] = [
        (
            "layouts/base.html",
            "{{ <mark /> }}{% block content %}{% endblock content %}",
        ),
        (
            "components/mark/mark.html",
            "{% component mark() %}+{% endcomponent mark %}",
        ),
        (
            "components/card/card.html",
            "{% component card(card: map) %}{% include 'pieces/line.html' %}{% endcomponent card %}",
        ),
        ("pieces/line.html", "-"),
        (
            "pages/claim.html",
            "{% extends \"layouts/base.html\" %}{{ < card card={view.card} /> }}",
        ),
        ("pages/embed.html", "{{ <mark /> }}"),
    ];

    /// The kinds of pages that another text of a template changes.
    fn changed_by(path: &str) -> Vec<String> {
        let mut files = TEMPLATES;
        for file in files.iter_mut().filter(|file| file.0 == path) {
            file.1 = if path.starts_with("components/mark") {
                "{% component mark() %}×{% endcomponent mark %}"
            } else {
                "other"
            };
        }
        let (before, after) = (theme(&TEMPLATES), theme(&files));
        before
            .into_iter()
            .filter(|(page, print)| after[page] != *print)
            .map(|(page, _)| page)
            .collect()
    }

    #[test]
    fn a_template_changes_the_pages_that_can_reach_it_and_no_others() {
        assert_eq!(changed_by("pages/embed.html"), ["pages/embed.html"]);
        assert_eq!(changed_by("layouts/base.html"), ["pages/claim.html"]);
        assert_eq!(changed_by("pieces/line.html"), ["pages/claim.html"]);
        assert_eq!(
            changed_by("components/mark/mark.html"),
            ["pages/claim.html", "pages/embed.html"]
        );
        assert_eq!(changed_by("components/none.html"), Vec::<String>::new());
    }
}

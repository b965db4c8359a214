//! What nothing uses in the files of a theme's own: templates that no page is made from, and words that
//! no template prints. Most often, a name is misspelt.

mod conditions;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::template_deps::reached_by_none;
use super::{Assets, PAGE_KINDS, ThemeText, broadsheet};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::did_you_mean;
use crate::report::THEME_UNUSED;

/// What nothing uses among the files in the theme's own folder; its parent's are its parent's matter.
pub fn of(
    folder: &str,
    templates: &[ThemeText],
    word_files: &BTreeMap<String, Vec<ThemeText>>,
    drawings: &[ThemeText],
    assets: &Assets,
) -> Vec<Diagnostic> {
    let is_own = |text: &&ThemeText| {
        let own = text.place.strip_prefix(folder);
        own.is_some_and(|rest| rest.starts_with('/')) && !broadsheet::has(&text.path, &text.text)
    };
    let mut found = Vec::new();
    if templates.iter().any(|template| is_own(&template)) {
        let left = reached_by_none(templates, &PAGE_KINDS);
        found.extend(left.into_iter().filter(is_own).map(unused_template));
        found.extend(conditions::unknown(
            templates.iter().filter(is_own),
            templates,
        ));
    }
    let own: Vec<&ThemeText> = word_files.values().flatten().filter(is_own).collect();
    if !own.is_empty() {
        let inherited = word_files.values().flatten().filter(|file| !is_own(file));
        let uses = words::WordUses::new(templates, drawings, assets);
        found.extend(words::unused(&own, inherited, &uses));
    }
    found
}

/// Files in the theme's own folder that nothing reads, each with what to do about it.
pub fn misplaced(folder: &str, files: Vec<(Arc<str>, String)>) -> Vec<Diagnostic> {
    let is_own = |place: &Arc<str>| {
        let own = place.strip_prefix(folder);
        own.is_some_and(|rest| rest.starts_with('/'))
    };
    let own = files.into_iter().filter(|(place, _)| is_own(place));
    own.map(|(place, help)| {
        let message = "nothing reads this file of the theme";
        Diagnostic::new(THEME_UNUSED, &place, At::File, message).with_help(help)
    })
    .collect()
}

fn unused_template(template: &ThemeText) -> Diagnostic {
    let page = template
        .path
        .strip_prefix("pages/")
        .and_then(|name| name.strip_suffix(".html"));
    let (message, help) = match page {
        Some(kind) => {
            let near = did_you_mean(kind, PAGE_KINDS);
            let all = || format!("the kinds of pages are {}", PAGE_KINDS.join(", "));
            (
                "no page is made from this template",
                near.unwrap_or_else(all),
            )
        }
        None => (
            "no template of a page uses this template",
            PAGE_KINDS
                .iter()
                .find(|kind| is_page_elsewhere(&template.path, kind))
                .map_or_else(
                    || "use it, or remove the file".to_owned(),
                    |kind| format!("move it to pages/{kind}.html"),
                ),
        ),
    };
    Diagnostic::new(THEME_UNUSED, &template.place, At::File, message).with_help(help)
}

/// True for a template that has the name of a page's template, but is outside of components.
fn is_page_elsewhere(path: &str, kind: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".html") == Some(kind) && !path.starts_with("components/")
}

//! What nothing uses in the files of a theme's own: templates that no page is made from, and words that
//! no template prints. Most often, a name is misspelt.

mod words;

use std::collections::BTreeMap;

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
    }
    let own: Vec<&ThemeText> = word_files.values().flatten().filter(is_own).collect();
    if !own.is_empty() {
        let inherited = word_files.values().flatten().filter(|file| !is_own(file));
        let uses = words::WordUses::new(templates, drawings, assets);
        found.extend(words::unused(&own, inherited, &uses));
    }
    found
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
            "use it, or remove the file".to_owned(),
        ),
    };
    Diagnostic::new(THEME_UNUSED, &template.place, At::File, message).with_help(help)
}

//! The smallest possible site, in which tests change one thing and look at what the rules find.

use crate::base::date::{Day, Today};
use crate::base::diagnostic::{At, Diagnostic};
use crate::check::external::External;
use crate::check::{RuleContext, all};
use crate::content::{Content, ContentFile, Given};
use crate::model::reading::{self, Reading};
use crate::model::site::{Showing, Site};
use crate::plan::Plan;

const SMALLEST: &str = include_str!("../../../tests/features/smallest.txt");
/// The file of its claim.
pub const CLAIM_FILE: &str = "content/explainers/library/claims/closed.md";
/// The file of its explainer.
pub const EXPLAINER_FILE: &str = "content/explainers/library/index.md";

/// What all rules find on the smallest site with pieces of its texts replaced, on a day.
pub fn found_on(today: &str, changes: &[(&str, &str, &str)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for piece in SMALLEST.split("-- content/").skip(1) {
        let (path, text) = piece.split_once(" --\n").expect("a line with a path");
        found.push((format!("content/{path}"), text.to_owned()));
    }
    for (path, old, new) in changes {
        let (_, text) = found
            .iter_mut()
            .find(|(known, _)| known == path)
            .expect("the site has this file");
        assert!(text.contains(old), "{path} does not hold {old:?}");
        *text = text.replace(old, new);
    }
    let found = found.into_iter().map(|(path, text)| ContentFile {
        path,
        given: Given::Bytes(text.into_bytes()),
    });
    let (content, _) = Content::new(found.collect());
    let Ok((settings, _)) = reading::settings(&content, &content);
    let settings = settings.expect("the settings are right");
    let Ok(reading) = Reading::new(&content, &content, &settings.url, settings.first_language());
    let (site, _) = Site::join(
        settings,
        reading,
        content.assets.clone(),
        &Showing {
            drafts: true,
            ..Showing::default()
        },
    );
    let plan = Plan::new(&site);
    let today = Today::from(Day::parse(today).expect("a day"));
    let external = External::default();
    all(RuleContext {
        site: &site,
        index: &plan.index,
        plan: &plan,
        external: &external,
        histories: None,
        texts: &content,
        complete: true,
        today: Some(&today),
        rehearses: false,
    })
}

/// What all rules find on the smallest site with pieces of its texts replaced.
pub fn found(changes: &[(&str, &str, &str)]) -> Vec<Diagnostic> {
    found_on("2024-06-01", changes)
}

/// Rule and place of each finding.
pub fn places(found: &[Diagnostic]) -> Vec<(&str, &str, &At)> {
    found
        .iter()
        .map(|fault| (fault.rule.name, &*fault.file, &fault.at))
        .collect()
}

/// The lines of its claim that give the outcome.
pub const OUTCOME: &str =
    "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";

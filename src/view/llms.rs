//! `llms.txt` (llmstxt.org): where programs that read text find what, with the outcome of each
//! claim beside it.

use std::fmt::Write as _;

use super::edition::Edition;
use super::headline;
use super::portable::{escaped, word};
use crate::base::address::Address;
use crate::model::translated::Translated as _;
use crate::plan::DataFile;

/// How many explainers and how many claims it lists: it is read as a whole.
const LISTED: usize = 200;

/// The file's bytes.
#[must_use]
pub fn bytes(edition: &Edition<'_>) -> Vec<u8> {
    let settings = edition.site.settings;
    let mut text = String::new();
    let title = escaped(edition.say(&settings.title));
    let description = escaped(edition.say(&settings.description));
    let _ = write!(text, "# {title}\n\n> {description}\n");
    if let Some(note) = word(edition, "data.note") {
        let _ = write!(text, "\n{}\n", escaped(note));
    }
    explainers(edition, &mut text);
    claims(edition, &mut text);
    heading(edition, "data.files", "Data", &mut text);
    let others = ["claims.json", "feed.xml", "feed.json"].into_iter();
    for name in others.chain(DataFile::ALL.map(DataFile::name)) {
        if let Some(address) = edition.addresses.file(name) {
            let _ = writeln!(text, "- [{name}](<{}>)", edition.absolute(&address));
        }
    }
    text.into_bytes()
}

/// A heading in the theme's words, or in these.
fn heading(edition: &Edition<'_>, path: &str, otherwise: &str, text: &mut String) {
    let words = word(edition, path).unwrap_or(otherwise);
    let _ = write!(text, "\n## {}\n\n", escaped(words));
}

fn explainers(edition: &Edition<'_>, text: &mut String) {
    let language = edition.language;
    let all = edition.index.explainers().iter();
    let all = all.map(|explainer| edition.site.explainers.get(*explainer));
    let public: Vec<_> = all
        .filter(|explainer| !explainer.is_held_in(language))
        .take(LISTED)
        .collect();
    if public.is_empty() {
        return;
    }
    heading(edition, "front.explainers", "Explainers", text);
    for explainer in public {
        let explainer = explainer.in_language(language);
        let twin = edition.addresses.markdown_of_explainer(&explainer.id);
        entry(edition, twin, &explainer.title, &explainer.standfirst, text);
    }
}

fn claims(edition: &Edition<'_>, text: &mut String) {
    let language = edition.language;
    let all = edition.index.newest().iter();
    let public: Vec<_> = all
        .filter(|claim| !edition.site.claims.get(**claim).is_held_in(language))
        .take(LISTED)
        .collect();
    if public.is_empty() {
        return;
    }
    heading(edition, "front.newest", "Claims", text);
    for claim in public {
        let claim = edition.claim(*claim);
        let (title, outcome) = (
            headline::title(edition, claim),
            headline::description(edition, claim),
        );
        entry(
            edition,
            edition.addresses.markdown_of_claim(claim),
            &title,
            &outcome,
            text,
        );
    }
}

fn entry(
    edition: &Edition<'_>,
    address: Option<Address>,
    title: &str,
    says: &str,
    text: &mut String,
) {
    if let Some(address) = address {
        let url = edition.absolute(&address);
        let _ = writeln!(text, "- [{}](<{url}>): {}", escaped(title), escaped(says));
    }
}

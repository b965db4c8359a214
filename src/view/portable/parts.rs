//! The parts that HTML away from a page is put together from.

use crate::base::text::{closed, escape_into};
use crate::model::claim::Claim;
use crate::model::source::Source;
use crate::view::edition::Edition;
use crate::view::headline;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// HTML that grows by whole elements, whose texts are escaped.
#[derive(Debug, Default)]
pub struct Parts(String);

impl Parts {
    /// Adds tags of the program's own, or HTML that is safe already.
    pub fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        escape_into(&mut self.0, text);
    }

    /// Adds an element that holds a text.
    pub fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.text(text);
        self.raw(&format!("</{name}>"));
    }

    /// Adds a heading in the theme's words, if it has these.
    pub fn heading(&mut self, edition: &Edition<'_>, name: &str, path: &str) {
        if let Some(words) = word(edition, path) {
            self.element(name, words);
        }
    }

    /// Adds a link.
    pub fn link(&mut self, href: &str, text: &str) {
        self.raw("<a href=\"");
        self.text(href);
        self.raw("\">");
        self.text(text);
        self.raw("</a>");
    }

    /// The whole.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Words of the theme; `None` if it has none there, since only the built-in theme must.
pub fn word<'e>(edition: &'e Edition<'_>, path: &'e str) -> Option<&'e str> {
    edition.words.value.get_from_path(path)?.as_str()
}

/// The verdict of a claim with its day and its finding: never one of them without the others.
pub fn outcome(edition: &Edition<'_>, claim: &Claim, parts: &mut Parts) {
    let verdict = headline::verdict(edition, claim);
    let day = as_of(edition, claim).map(|day| format!(" ({day})"));
    parts.raw("<p><strong>");
    parts.text(&closed(&format!("{verdict}{}", day.unwrap_or_default())));
    parts.raw("</strong> ");
    parts.text(headline::finding(edition, claim));
    parts.raw("</p>");
}

/// The verdict and its day beside a link to a claim, as in `(False, as of 31 March 2024)`.
pub fn beside_link(edition: &Edition<'_>, claim: &Claim) -> String {
    let verdict = Some(headline::verdict(edition, claim));
    let facts: Vec<String> = verdict.into_iter().chain(as_of(edition, claim)).collect();
    format!(" ({})", facts.join(edition.words.get("list.separator")))
}

/// The day of the verdict, in words.
fn as_of(edition: &Edition<'_>, claim: &Claim) -> Option<String> {
    let day = edition.date(claim.outcome.as_ref()?.as_of).text;
    Some(edition.words.fill("card.as_of", &[("date", &day)]))
}

/// A link to a source: to itself or, if it has no address, to its page on the site.
pub fn source(edition: &Edition<'_>, source: Ref<Source>, parts: &mut Parts) {
    let source = edition.site.sources.get(source);
    let page = || edition.absolute(&edition.addresses.source(&source.id));
    let href = source.leads_to().map(OutsideUrl::as_str);
    let name = edition.source_name(source);
    parts.link(&href.map_or_else(page, str::to_owned), &name);
    if let Some(date) = source.date {
        parts.text(&format!(" ({})", edition.date(date).text));
    }
}

//! The frame of a page: what its head, masthead and foot say, whatever stands between them.

use serde::Serialize;

use super::edition::{Date, Edition, TextLink};
use super::share::Share;
use crate::base::address::Address;
use crate::base::date::Day;
use crate::base::text::Html;
use crate::model::standing::Shows;

/// What every page says of itself.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The template's name.
    pub kind: &'static str,
    lang: String,
    dir: &'static str,
    /// The page's own title, without the site's.
    pub title: String,
    /// One or two sentences for search results and previews.
    pub description: String,
    /// The whole address that search engines are to know it by.
    pub canonical: String,
    path: String,
    /// The same page in the site's other languages, for readers.
    pub alternates: Vec<Alternate>,
    /// The pages that say the same in different languages, this one first, for machines.
    pub hreflang: Vec<Hreflang>,
    /// The language of the page's content, where that is not the page's own for want of a
    /// translation.
    pub fallback: Option<String>,
    /// Structured data, one text a block.
    pub data: Vec<Html>,
    /// True when it is an article rather than a list.
    pub article: bool,
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last change.
    pub modified: Option<Date>,
    /// The time of publication, for formats that ask for one (RFC 3339): noon of its day.
    pub published_at: Option<String>,
    /// The time of the last change, like that of publication.
    pub modified_at: Option<String>,
    /// False when search engines are to leave it out.
    pub index: bool,
    /// The way from the front page to the page above this one.
    pub trail: Vec<TextLink>,
    /// The whole address of the page's oEmbed answer, where it can be embedded.
    pub oembed: Option<String>,
    /// Where readers report an error on this page.
    pub report: Option<String>,
    /// The picture that networks show beside a link to the page.
    pub share: Option<Share>,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    /// The whole address.
    pub href: String,
}

/// A page that says the same as another, for machines.
#[derive(Debug, Serialize)]
pub struct Hreflang {
    /// The language's tag, or `x-default` for readers of any other.
    pub lang: String,
    /// The whole address.
    pub href: String,
}

impl Frame {
    /// The frame of a page at `address`; what is special about it is set by its view.
    #[must_use]
    pub fn new(
        edition: &Edition<'_>,
        kind: &'static str,
        address: &Address,
        title: String,
        description: String,
    ) -> Self {
        let canonical = edition.absolute(address);
        let report = report(edition, &canonical, &title);
        Self {
            kind,
            lang: edition.language.to_owned(),
            dir: direction(edition.language),
            title,
            description,
            canonical,
            path: address.as_str().to_owned(),
            alternates: Vec::new(),
            hreflang: Vec::new(),
            fallback: None,
            data: Vec::new(),
            article: false,
            published: None,
            modified: None,
            published_at: None,
            modified_at: None,
            index: true,
            trail: Vec::new(),
            oembed: None,
            report,
            share: None,
        }
    }

    /// Says when what it shows was published, and when it was changed last; `corrections` are as
    /// many as there have been.
    pub fn date(
        &mut self,
        edition: &Edition<'_>,
        published: Day,
        modified: Day,
        corrections: usize,
    ) {
        let settings = &edition.site.settings;
        let later = u32::try_from(corrections).unwrap_or(u32::MAX);
        self.published = Some(edition.date(published));
        self.modified = Some(edition.date(modified));
        self.published_at = Some(settings.noon(published, 0));
        self.modified_at = Some(settings.noon(modified, later));
    }

    /// The same with the front page as the way here.
    #[must_use]
    pub fn below_front(mut self, edition: &Edition<'_>) -> Self {
        self.trail.push(front_link(edition));
        self
    }
}

/// The link to the front page, by the site's title.
#[must_use]
pub fn front_link(edition: &Edition<'_>) -> TextLink {
    let text = edition.say(&edition.site.settings.title).to_owned();
    TextLink {
        text,
        href: edition.href(&edition.addresses.front()),
    }
}

/// The first standing page that shows this.
#[must_use]
pub fn showing(edition: &Edition<'_>, what: Shows) -> Option<Address> {
    let found = edition
        .site
        .standings
        .iter()
        .find(|(_, standing)| standing.shows.contains(&what));
    found.map(|(_, standing)| edition.addresses.standing(&standing.id))
}

/// Where readers report an error on the page with this whole address and this title.
pub fn report(edition: &Edition<'_>, url: &str, title: &str) -> Option<String> {
    let subject = edition.words.fill("report.subject", &[("title", title)]);
    edition
        .site
        .settings
        .report
        .as_ref()
        .map(|address| address.about(url, title, &subject))
}

/// The direction in which a language's script runs.
fn direction(language: &str) -> &'static str {
    let language = language.split('-').next().unwrap_or(language);
    match language {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

//! The frame of a page: what its head, masthead and foot say, whatever is between them.

use serde::Serialize;

use super::edition::{Date, Edition, TextLink};
use super::share::Share;
use crate::base::address::Address;
use crate::base::date::Day;
use crate::base::language;
use crate::base::text::Html;
use crate::model::standing::Shows;
use crate::plan::{DataFile, LastChange};

/// What every page says about itself.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The kind of page, which is also the name of its template.
    pub kind: &'static str,
    lang: String,
    /// The language and region as Open Graph names them, such as `fr_FR`.
    locale: Option<String>,
    dir: &'static str,
    /// The page's own title, without the site's.
    pub title: String,
    /// One or two sentences for search results and previews.
    pub description: String,
    /// The whole address under which search engines should list it.
    pub canonical: String,
    path: String,
    /// The same page in the site's other languages, for readers.
    pub alternates: Vec<Alternate>,
    /// The pages that say the same in different languages, this one first, for machines; empty if
    /// there is no other.
    pub hreflang: Vec<Hreflang>,
    /// The tag of the content's language, if the page shows the original for want of a translation.
    pub fallback: Option<String>,
    /// The blocks of structured data (JSON-LD).
    pub data: Vec<Html>,
    /// True for an article, false for a list.
    pub article: bool,
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last change.
    pub modified: Option<Date>,
    /// The time of publication (RFC 3339), for formats that ask for one: noon of its day.
    pub published_at: Option<String>,
    /// The time of the last change (RFC 3339): noon of its day, and a second later for each
    /// correction and each other change.
    pub modified_at: Option<String>,
    /// False if search engines should not list it.
    pub index: bool,
    /// The links from the front page down to the page above this one.
    pub trail: Vec<TextLink>,
    /// The whole address of the page's oEmbed answer, if it can be embedded.
    pub oembed: Option<String>,
    /// What the page says in forms for programs: its data, its twin in Markdown, its feed.
    pub files: Vec<FileLink>,
    /// The link by which readers report an error on this page, if the publication takes reports.
    pub report: Option<String>,
    /// The picture that social networks show beside a link to the page.
    pub share: Option<Share>,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The language and region as Open Graph names them.
    pub locale: Option<String>,
    /// The language's own name for itself.
    pub name: String,
    /// The whole address.
    pub href: String,
}

/// A file that says what a page says, in a form for programs.
#[derive(Debug, Serialize)]
pub struct FileLink {
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// What it is, in a word or two; `None` where its type says enough.
    pub title: Option<String>,
    /// The link to it.
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
    /// The frame of a page at `address`. Its view sets the fields that differ from the default.
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
            locale: language::locale(edition.language),
            dir: language::direction(edition.language),
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
            index: !edition.site.is_preview,
            trail: Vec::new(),
            oembed: None,
            files: Vec::new(),
            report,
            share: None,
        }
    }

    /// Sets the days of publication and of the last change, and their times.
    pub fn date(&mut self, edition: &Edition<'_>, published: Day, changed: LastChange) {
        let settings = &edition.site.settings;
        self.published = Some(edition.date(published));
        self.modified = Some(edition.date(changed.day));
        self.published_at = Some(settings.noon(published, 0));
        self.modified_at = Some(settings.noon(changed.day, changed.number));
    }

    /// Names a file that says what the page says; nothing happens without an address.
    pub fn add_file(
        &mut self,
        edition: &Edition<'_>,
        media_type: &'static str,
        title: Option<&str>,
        address: Option<Address>,
    ) {
        self.files.extend(address.map(|address| FileLink {
            media_type,
            title: title.map(str::to_owned),
            href: edition.href(&address),
        }));
    }

    /// Names the files with the data of all claims.
    pub fn add_data(&mut self, edition: &Edition<'_>) {
        let json = [
            ("claims.json", "application/json"),
            ("feed.json", "application/feed+json"),
        ];
        let others = DataFile::ALL.map(|file| (file.name(), file.media_type()));
        for (name, media_type) in json.into_iter().chain(others) {
            let address = edition.addresses.file(name);
            self.add_file(edition, media_type, Some(name), address);
        }
    }

    /// The same frame with the front page as the page above.
    #[must_use]
    pub fn below_front(mut self, edition: &Edition<'_>) -> Self {
        self.trail.push(front_link(edition));
        self
    }
}

/// The link to the front page, with the title of the site.
#[must_use]
pub fn front_link(edition: &Edition<'_>) -> TextLink {
    let text = edition.say(&edition.site.settings.title).to_owned();
    TextLink {
        text,
        href: edition.href(&edition.addresses.front()),
    }
}

/// The address of the first standing page that shows this, if there is one.
#[must_use]
pub fn showing(edition: &Edition<'_>, what: Shows) -> Option<Address> {
    let found = edition
        .site
        .standings
        .iter()
        .find(|(_, standing)| standing.shows.contains(&what));
    found.map(|(_, standing)| edition.addresses.standing(&standing.id))
}

/// The link by which readers report an error on the page with this whole address and this title;
/// `None` if the publication takes no reports.
pub fn report(edition: &Edition<'_>, url: &str, title: &str) -> Option<String> {
    let subject = edition.words.fill("report.subject", &[("title", title)]);
    edition
        .site
        .settings
        .report
        .as_ref()
        .map(|address| address.about(url, title, &subject))
}

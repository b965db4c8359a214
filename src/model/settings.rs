//! Settings: what `site.yaml` says of the publication as a whole.

mod ai_crawlers;
mod analytics;
mod hsts;
mod language_tag;
mod publisher;
mod report_address;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Value;

pub use ai_crawlers::{AI_CRAWLERS, Access, AiCrawler, AiCrawlers, CrawlerPurpose};
pub use analytics::{Analytics, HostPath};
pub use hsts::Hsts;
pub use language_tag::LanguageTag;
pub use publisher::{Publisher, PublisherKind};
pub use report_address::ReportAddress;

use crate::base::address::BaseUrl;
use crate::base::date::{Day, Zone};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::{Id, LocalizedText};
use crate::model::lint::Weight;
use crate::model::scale::RawVerdict;
use crate::yaml::record::{
    AtLeastOne, BAD_VALUE, Outline, OutsideUrl, Shape, TextForm, ValueReader, plain,
};
use crate::{record, yaml};

/// The name of the theme that is part of the program, which a publication has if it names no other.
pub const BUILT_IN_THEME: &str = "broadsheet";

record! {
    /// The settings of a publication.
    pub struct Settings {
        /// The title of the publication.
        ///
        /// `title: Town checks`
        pub title: LocalizedText,
        /// What the publication is, in one sentence.
        ///
        /// `description: Claims about an imaginary town, checked.`
        pub description: LocalizedText,
        /// The address at which readers find the publication.
        ///
        /// `url: https://checks.example/`
        pub url: BaseUrl,
        /// The address that the publication had first, if it has moved; feeds know their entries by
        /// it.
        ///
        /// `first_url: https://old-checks.example/`
        pub first_url: Option<BaseUrl>,
        /// The languages of the publication; the first is the one you write in.
        ///
        /// `languages: [en, fr]`
        pub languages: AtLeastOne<LanguageTag>,
        /// The time zone of the publication, as an IANA name or an offset; days begin and feeds give
        /// times in it.
        ///
        /// `timezone: America/Toronto`
        pub timezone: Option<Zone>,
        /// Who is responsible for the publication.
        pub publisher: Publisher,
        /// The pages that explain your policies.
        pub policies: Option<Policies>,
        /// Where readers report errors.
        pub report: Option<ReportAddress>,
        /// The address of the licence under which others may use your texts.
        ///
        /// `licence: https://creativecommons.org/licenses/by/4.0/`
        pub licence: Option<OutsideUrl>,
        /// The address of the licence of the data, if it is not that of the texts.
        ///
        /// `data_licence: https://creativecommons.org/publicdomain/zero/1.0/`
        pub data_licence: Option<OutsideUrl>,
        /// The name of the theme; `broadsheet` by default.
        ///
        /// `theme: broadsheet`
        pub theme: Option<Id>,
        /// Whether claims and explainers get share images; `true` by default.
        ///
        /// `share_images: false`
        pub share_images: Option<bool>,
        /// What networks show beside links to pages without a share image: a file of `content/static/`.
        ///
        /// `image: card.png`
        pub image: Option<String>,
        /// Which AI crawlers may read the publication.
        pub ai_crawlers: Option<AiCrawlers>,
        /// A script on your own host that counts readers.
        pub analytics: Option<Analytics>,
        /// For how long browsers open your host by HTTPS alone.
        pub hsts: Option<Hsts>,
        /// The pages that every page links to, in order.
        ///
        /// `navigation: [about, methodology]`
        pub navigation of Standing: Vec<Id>,
        /// The verdicts, in order.
        pub scale: AtLeastOne<RawVerdict>,
        /// The names of tags that readers see.
        ///
        /// `tags: {two-towns: {en: The two towns, fr: Les deux villes}}`
        pub tags of Tag: BTreeMap<String, LocalizedText>,
        /// Levels of rules, where they differ from the defaults.
        ///
        /// `lint: {unused-source: allow, review-overdue: deny}`
        pub lint of Rule: BTreeMap<String, Weight>,
    }
}

record! {
    /// The pages that hold policies, by id.
    pub struct Policies {
        /// How you choose and check claims.
        pub methodology of Standing: Option<Id>,
        /// How you correct errors.
        ///
        /// `corrections: corrections`
        pub corrections of Standing: Option<Id>,
        /// What the publication is.
        ///
        /// `about: about`
        pub about of Standing: Option<Id>,
        /// Who owns the publication and who pays for it.
        ///
        /// `funding: funding`
        pub funding of Standing: Option<Id>,
        /// Who edits and writes the publication, and who decides what is published.
        ///
        /// `masthead: people`
        pub masthead of Standing: Option<Id>,
        /// What ethical rules you follow.
        ///
        /// `ethics: ethics`
        pub ethics of Standing: Option<Id>,
        /// How you use anonymous sources.
        ///
        /// `unnamed_sources: anonymous-sources`
        pub unnamed_sources of Standing: Option<Id>,
        /// How readers can contact you.
        ///
        /// `feedback: contact`
        pub feedback of Standing: Option<Id>,
        /// How you make sure that different people have their say.
        ///
        /// `diversity: diversity`
        pub diversity of Standing: Option<Id>,
    }
}

impl Policies {
    /// The policies that are set: the key of each in `site.yaml`, and the id of its page.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &Id)> {
        [
            ("methodology", &self.methodology),
            ("corrections", &self.corrections),
            ("about", &self.about),
            ("funding", &self.funding),
            ("masthead", &self.masthead),
            ("ethics", &self.ethics),
            ("unnamed_sources", &self.unnamed_sources),
            ("feedback", &self.feedback),
            ("diversity", &self.diversity),
        ]
        .into_iter()
        .filter_map(|(key, id)| Some((key, id.as_ref()?)))
    }
}

const ZONE_FORM: TextForm = TextForm {
    name: "time zone",
    pattern: r"^\s*([A-Za-z][A-Za-z0-9_+/-]*|[+-][0-9]{2}:[0-9]{2})\s*$",
    example: "America/Toronto",
};

impl Shape for Zone {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        match Self::parse(&text) {
            Ok(zone) => Some(zone),
            Err((message, help)) => {
                reader.refuse(BAD_VALUE, message, help);
                None
            }
        }
    }

    fn outline() -> Outline {
        Outline::Text(ZONE_FORM)
    }
}

impl Settings {
    /// The point in time (RFC 3339) that stands for a day in formats that ask for one: noon in the
    /// publication's zone, plus `later` seconds. If the publication names no zone, it is noon in
    /// Coordinated Universal Time, so that the output is the same on every machine.
    #[must_use]
    pub fn noon(&self, day: Day, later: u32) -> String {
        self.timezone
            .as_ref()
            .unwrap_or(&Zone::utc())
            .noon(day, later)
    }

    /// Reads `site.yaml`; the settings are `None` if it has a mistake.
    #[must_use]
    pub fn read(text: &str, file: &Arc<str>) -> (Option<Self>, Vec<Diagnostic>) {
        match yaml::read(text, file, 0) {
            Ok(value) => {
                let first = value
                    .get("languages")
                    .and_then(|languages| languages.get(0))
                    .and_then(Value::as_str);
                let mut reader = ValueReader::new(file, first.unwrap_or_default());
                let settings = <Self as Shape>::read(&value, &mut reader);
                (settings, reader.diagnostics)
            }
            Err(diagnostics) => (None, diagnostics),
        }
    }

    /// The tag of the publication's first language, in which originals are written.
    #[must_use]
    pub fn first_language(&self) -> &str {
        self.languages.0.first().map_or("en", LanguageTag::as_str)
    }

    /// The address that the publication had first: what identifies entries of feeds.
    #[must_use]
    pub fn first_address(&self) -> &BaseUrl {
        self.first_url.as_ref().unwrap_or(&self.url)
    }

    /// Gives the publication another address for a build. Entries of feeds stay what they are.
    pub fn move_to(&mut self, url: BaseUrl) {
        let before = std::mem::replace(&mut self.url, url);
        self.first_url.get_or_insert(before);
    }

    /// The licence of the data: its own, or else that of the texts.
    #[must_use]
    pub fn licence_of_data(&self) -> Option<&OutsideUrl> {
        self.data_licence.as_ref().or(self.licence.as_ref())
    }

    /// The name of the theme, `broadsheet` unless the settings name another.
    #[must_use]
    pub fn theme_name(&self) -> &str {
        self.theme.as_ref().map_or(BUILT_IN_THEME, Id::as_str)
    }

    /// The name of the theme that draws share images; `None` if there are to be none.
    #[must_use]
    pub fn theme_of_pictures(&self) -> Option<&str> {
        (self.share_images != Some(false)).then(|| self.theme_name())
    }
}

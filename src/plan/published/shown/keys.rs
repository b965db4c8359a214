//! The keys and values of what a page says, in the order in which they are hashed.

use crate::base::date::Day;
use crate::base::said::SaidHash;
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::claim::{
    Appearance, Capacity, Claim, Correction, Evidence, JudgedMedia, Outcome, Reply,
};
use crate::model::explainer::Moment;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::source::{Extent, Source};
use crate::model::translated::Translated as _;
use crate::yaml::record::{Extra, OutsideUrl};
use crate::yaml::register::Ref;

/// Keys and their values, in the order in which they are hashed.
pub struct ShownKeys<'s> {
    site: &'s Site,
    said: Vec<String>,
}

impl<'s> ShownKeys<'s> {
    /// No keys yet.
    pub fn new(site: &'s Site) -> Self {
        Self {
            site,
            said: Vec::new(),
        }
    }

    /// The hash of all keys and values.
    pub fn hash(self) -> String {
        SaidHash::of(self.said.iter().map(String::as_str)).to_string()
    }

    /// A key with a text.
    pub fn text(&mut self, key: &str, value: impl Into<String>) {
        self.said.extend([key.to_owned(), value.into()]);
    }

    /// A key with a text, if it is given.
    pub fn given(&mut self, key: &str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// A key with a day, if it is given.
    pub fn day(&mut self, key: &str, day: Option<Day>) {
        self.given(key, day.map(|day| day.to_string()));
    }

    /// A key with each of these ids.
    pub fn ids<'i>(&mut self, key: &str, ids: impl IntoIterator<Item = &'i Id>) {
        for id in ids {
            self.text(key, id.as_str());
        }
    }

    /// A key with the id of each of these people.
    pub fn people(&mut self, key: &str, people: &[Ref<Person>]) {
        let site = self.site;
        self.ids(key, people.iter().map(|person| &site.people[*person].id));
    }

    /// A key with the id of each of these sources.
    pub fn sources(&mut self, key: &str, sources: &[Ref<Source>]) {
        let site = self.site;
        self.ids(key, sources.iter().map(|source| &site.sources[*source].id));
    }

    /// A key with the id of each of these claims that is not held back.
    pub fn claims(&mut self, key: &str, claims: &[Ref<Claim>]) {
        let claims = claims.iter().map(|claim| &self.site.claims[*claim]);
        let public = claims.filter(|claim| !claim.is_held());
        let public: Vec<&Id> = public.map(|claim| &claim.id).collect();
        self.ids(key, public);
    }

    fn verdict(&mut self, key: &str, verdict: Option<Ref<Verdict>>) {
        let site = self.site;
        self.ids(key, verdict.map(|verdict| &site.scale[verdict].id));
    }

    /// The keys of what was found.
    pub fn outcome(&mut self, outcome: &Outcome) {
        let Outcome {
            verdict,
            label,
            as_of,
            finding,
        } = outcome;
        self.verdict("verdict", Some(*verdict));
        self.given("label", label.as_ref());
        self.day("as_of", Some(*as_of));
        self.text("finding", finding);
    }

    /// The keys of a place where a claim was made.
    pub fn appearance(&mut self, entry: &Appearance) {
        let Appearance {
            source,
            at,
            media,
            medium: _,
        } = entry;
        self.sources("appearances", &[*source]);
        self.given("at", at.as_ref());
        if let Some(JudgedMedia {
            medium,
            authenticity,
            original,
            original_url,
        }) = media
        {
            self.text("medium", medium.word());
            self.text("authenticity", authenticity.word());
            self.given("original", original.as_ref());
            self.given(
                "original_url",
                original_url.as_ref().map(OutsideUrl::as_str),
            );
        }
    }

    /// The keys of a piece of evidence.
    pub fn evidence(&mut self, entry: &Evidence) {
        let Evidence {
            source,
            by,
            capacity,
            basis,
            extent,
            stance,
            quote,
            compare,
            translation,
            at,
            via,
            note,
        } = entry;
        self.sources("evidence", &[*source]);
        self.people("by", by);
        self.given("as", capacity.map(Capacity::word));
        self.text("basis", basis.word());
        self.given("extent", extent.map(Extent::word));
        self.text("stance", stance.word());
        self.given("quote", quote.as_ref());
        self.given("compare", compare.then_some("true"));
        self.given("translation", translation.as_ref());
        self.given("at", at.as_ref());
        self.sources("via", via);
        self.given("note", note.as_ref());
    }

    /// The keys of how the person concerned was asked.
    pub fn reply(&mut self, reply: &Reply) {
        let Reply {
            status,
            asked,
            channel,
            date,
            text,
            reason,
        } = reply;
        self.text("reply", status.word());
        self.day("asked", *asked);
        self.given("channel", channel.as_ref());
        self.day("date", *date);
        self.given("text", text.as_ref());
        self.given("reason", reason.as_ref());
    }

    /// The keys of a correction.
    pub fn correction(&mut self, entry: &Correction) {
        let Correction {
            date,
            grade,
            from,
            to,
            text,
        } = entry;
        self.day("correction", Some(*date));
        self.text("grade", grade.word());
        self.verdict("from", *from);
        self.verdict("to", *to);
        self.text("text", text);
    }

    /// The keys of an entry of a timeline.
    pub fn moment(&mut self, moment: &Moment) {
        let Moment {
            date,
            until,
            text,
            sources,
            claim,
            certainty,
        } = moment;
        self.text("moment", date.to_string());
        self.given("until", until.map(|until| until.to_string()));
        self.text("text", text);
        self.sources("sources", sources);
        self.claims("claim", claim.as_slice());
        self.text("mark", certainty.word());
    }

    /// The keys of the publication's own.
    pub fn extra(&mut self, extra: &Extra) {
        self.given("extra", extra.text());
    }

    /// The body by the hash of its Markdown: its HTML may be in a store, and is made in another way
    /// from version to version.
    pub fn body(&mut self, body: &Prose) {
        self.text("body", body.said.to_string());
        let credits = body.pictures.iter().filter_map(|picture| {
            let credit = picture.credit.as_deref()?;
            Some((&picture.file, credit))
        });
        for (file, credit) in credits {
            self.text("picture", file);
            self.given("credit", credit.credit.as_ref());
            self.given("licence", credit.licence.as_ref());
            self.given("source", credit.source.as_ref().map(OutsideUrl::as_str));
        }
    }
}

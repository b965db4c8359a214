//! States of originals: which of their texts are translated, and the state that a translation was
//! made from.

use std::sync::Arc;

use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::reading::ParsedDocument;
use crate::model::standing::RawStandingPage;
use crate::model::state::{State, hash};

/// A translation, with the state that it was made from and the state of its original now.
#[derive(Debug)]
pub struct TranslationStatus {
    /// The translation's file.
    pub file: Arc<str>,
    /// The state that it was made from, if its file says so.
    pub given: Option<State>,
    /// The state of the original now.
    pub now: State,
    /// The names of the texts that the state has hashes of.
    pub names: Vec<&'static str>,
}

/// Texts that are translated, below the name that a message gives them.
type NamedTexts<'r> = (&'static str, Vec<&'r str>);

/// Front matter with texts that are translated.
pub trait Translatable {
    /// Its texts besides the body. Their order and number must stay from version to version, since
    /// a [`State`] has a hash of each.
    fn parts(&self) -> Vec<NamedTexts<'_>>;

    /// The state of the original that it was made from, if it is a translation and says so.
    fn given(&self) -> Option<&State>;
}

/// The texts that are there.
fn present<'r>(texts: impl IntoIterator<Item = Option<&'r String>>) -> Vec<&'r str> {
    texts.into_iter().flatten().map(String::as_str).collect()
}

impl Translatable for RawClaim {
    fn parts(&self) -> Vec<NamedTexts<'_>> {
        let evidence = self
            .evidence
            .iter()
            .flat_map(|entry| [entry.at.as_ref(), entry.note.as_ref()]);
        let appearances = self
            .appearances
            .iter()
            .flat_map(|entry| [entry.keys.at.as_ref(), entry.keys.original.as_ref()]);
        let reply = self.reply.iter().flat_map(|reply| {
            [
                reply.channel.as_ref(),
                reply.text.as_ref(),
                reply.reason.as_ref(),
            ]
        });
        let corrections = self.corrections.iter().map(|entry| Some(&entry.text));
        let others = [
            self.place.as_ref(),
            self.why.as_ref(),
            self.unknown.as_ref(),
            self.withdrawn.as_ref().map(|withdrawal| &withdrawal.reason),
        ];
        vec![
            (
                "claim",
                present([Some(&self.claim), self.statement.as_ref()]),
            ),
            (
                "finding",
                present([self.label.as_ref(), self.finding.as_ref()]),
            ),
            (
                "other texts",
                present(
                    others
                        .into_iter()
                        .chain(appearances)
                        .chain(evidence)
                        .chain(reply)
                        .chain(corrections),
                ),
            ),
        ]
    }

    fn given(&self) -> Option<&State> {
        self.translation_of.as_ref()
    }
}

impl Translatable for RawExplainer {
    fn parts(&self) -> Vec<NamedTexts<'_>> {
        let moments = self.timeline.iter().map(|moment| Some(&moment.text));
        vec![
            ("title", vec![&self.title]),
            ("standfirst", vec![&self.standfirst]),
            (
                "other texts",
                present(moments.chain([
                    self.why.as_ref(),
                    self.withdrawn.as_ref().map(|withdrawal| &withdrawal.reason),
                ])),
            ),
        ]
    }

    fn given(&self) -> Option<&State> {
        self.translation_of.as_ref()
    }
}

impl Translatable for RawStandingPage {
    fn parts(&self) -> Vec<NamedTexts<'_>> {
        vec![
            ("title", vec![&self.title]),
            (
                "description",
                present([
                    Some(&self.description),
                    self.withdrawn.as_ref().map(|withdrawal| &withdrawal.reason),
                ]),
            ),
        ]
    }

    fn given(&self) -> Option<&State> {
        self.translation_of.as_ref()
    }
}

/// A translation with the state of its original; `None` if either could not be read.
pub fn translated<R: Translatable>(
    original: &ParsedDocument<R>,
    translation: &ParsedDocument<R>,
) -> Option<TranslationStatus> {
    let (raw, given) = (
        original.raw.as_ref()?,
        translation.raw.as_ref()?.given().cloned(),
    );
    let parts = raw.parts();
    let names = parts
        .iter()
        .map(|(name, _)| *name)
        .chain(["body"])
        .collect();
    let hashes = parts
        .into_iter()
        .map(|(_, texts)| hash(texts))
        .chain([original.body.translatable.start()])
        .collect();
    Some(TranslationStatus {
        file: Arc::clone(&translation.file),
        given,
        now: State(hashes),
        names,
    })
}

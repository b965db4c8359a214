//! States of originals: which of their texts a translation renders, and of which state it says it
//! is.

use std::sync::Arc;

use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::reading::ParsedDocument;
use crate::model::standing::RawStandingPage;
use crate::model::state::{State, hash};

/// A translation, and the state of its original.
#[derive(Debug)]
pub struct TranslationStatus {
    /// The translation's file.
    pub file: Arc<str>,
    /// The state that it says it renders.
    pub given: Option<State>,
    /// The state in which the original is.
    pub now: State,
    /// What the parts of that state are.
    pub names: Vec<&'static str>,
}

/// Texts of one kind, as translators render them.
type NamedTexts<'r> = (&'static str, Vec<&'r str>);

/// What is translated.
pub trait Translatable {
    /// Its texts beside the body, each with its name. Their order and number stay from version to
    /// version.
    fn parts(&self) -> Vec<NamedTexts<'_>>;

    /// The state of the original of which it says that it is the translation.
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
        ];
        vec![
            ("claim", vec![&self.claim]),
            (
                "finding",
                present([self.label.as_ref(), self.finding.as_ref()]),
            ),
            (
                "other texts",
                present(
                    others
                        .into_iter()
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
            ("other texts", present(moments.chain([self.why.as_ref()]))),
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
            ("description", vec![&self.description]),
        ]
    }

    fn given(&self) -> Option<&State> {
        self.translation_of.as_ref()
    }
}

/// A translation with the state of its original; `None` where one of them could not be read.
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
        .chain([original.body_hash])
        .collect();
    Some(TranslationStatus {
        file: Arc::clone(&translation.file),
        given,
        now: State(hashes),
        names,
    })
}

//! The scale: the verdicts that a publication gives, as data.

use crate::base::date::Day;
use crate::base::text::{Id, LocalizedText};
use crate::yaml::register::{HasId, Ref, Register};
use crate::{record, vocabulary};

vocabulary! {
    /// Which way a verdict points, for colour and order.
    pub enum Tone {
        /// The claim stands.
        Positive = "positive",
        /// The claim stands in part.
        Mixed = "mixed",
        /// The claim does not stand.
        Negative = "negative",
        /// The evidence does not decide.
        Neutral = "neutral",
    }
}

vocabulary! {
    /// The drawn shape of a verdict, which tells it apart without colour.
    pub enum VerdictShape {
        /// A tick in a circle.
        Check = "check",
        /// A half disc.
        Half = "half",
        /// A wrench.
        Wrench = "wrench",
        /// A cross.
        Cross = "cross",
        /// A question mark.
        Question = "question",
        /// A split disc.
        Split = "split",
    }
}

record! {
    /// One verdict as written in `site.yaml`.
    pub struct RawVerdict {
        /// Its id.
        ///
        /// `id: falls`
        pub id: Id,
        /// The word that readers see.
        ///
        /// `label: It falls`
        pub label: LocalizedText,
        /// What it means that a claim has it.
        ///
        /// `definition: The evidence contradicts the claim.`
        pub definition: LocalizedText,
        /// Its number on the truth axis, higher is truer; absent when it lies on none.
        pub value: Option<u32>,
        /// Which way it points.
        pub tone: Tone,
        /// Its shape.
        pub mark: VerdictShape,
        /// Present when it is given no more.
        pub retired: Option<RawRetired>,
    }
}

record! {
    /// The end of a verdict, as written.
    pub struct RawRetired {
        /// The last day on which it could be given.
        pub date: Day,
        /// The verdict that took its place.
        pub replaced_by of Verdict: Option<Id>,
        /// Why.
        ///
        /// `note: Readers took it for a judgement of the speaker.`
        pub note: LocalizedText,
    }
}

/// One verdict of the scale.
#[derive(Debug)]
pub struct Verdict {
    /// Its id.
    pub id: Id,
    /// The word that readers see.
    pub label: LocalizedText,
    /// What it means that a claim has it.
    pub definition: LocalizedText,
    /// Its number on the truth axis, higher is truer; `None` if it lies on none.
    pub value: Option<u32>,
    /// Which way it points, for colour and order.
    pub tone: Tone,
    /// Its shape.
    pub mark: VerdictShape,
    /// When and why it was retired; `None` while it can be given.
    pub retired: Option<Retired>,
}

/// The end of a verdict.
#[derive(Debug)]
pub struct Retired {
    /// The last day on which it could be given.
    pub date: Day,
    /// The verdict that took its place.
    pub replaced_by: Option<Ref<Verdict>>,
    /// Why.
    pub note: LocalizedText,
}

impl HasId for Verdict {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl HasId for RawVerdict {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// The lowest and the highest number of a scale.
///
/// `None` if fewer than two verdicts have different numbers: a number says nothing without a range.
#[must_use]
pub fn ends(scale: &Register<Verdict>) -> Option<(u32, u32)> {
    let values = || scale.iter().filter_map(|(_, verdict)| verdict.value);
    let (worst, best) = (values().min()?, values().max()?);
    (worst < best).then_some((worst, best))
}

//! The scale: the verdicts that a publication gives, as data.

use crate::base::date::Day;
use crate::base::text::{Id, LocalizedText};
use crate::yaml::register::{HasId, Ref, Register};
use crate::{record, vocabulary};

vocabulary! {
    /// Which way a verdict points; it decides colour and order.
    pub enum Tone {
        /// The claim holds up.
        Positive = "positive",
        /// The claim holds up in part.
        Mixed = "mixed",
        /// The claim does not hold up.
        Negative = "negative",
        /// The evidence does not decide.
        Neutral = "neutral",
    }
}

vocabulary! {
    /// The shape that tells a verdict apart without colour.
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
    /// One verdict of the scale, as written.
    pub struct RawVerdict {
        /// The id of the verdict.
        ///
        /// `id: falls`
        pub id: Id,
        /// The word that readers see.
        ///
        /// `label: It falls`
        pub label: LocalizedText,
        /// What the verdict says about a claim.
        ///
        /// `definition: The evidence contradicts the claim.`
        pub definition: LocalizedText,
        /// The position on a scale of truth, where higher is truer; leave it out for verdicts off
        /// that scale.
        pub value: Option<u32>,
        /// Which way the verdict points.
        pub tone: Tone,
        /// The shape of the verdict's mark.
        pub mark: VerdictShape,
        /// Why and when the verdict was retired.
        pub retired: Option<RawRetired>,
    }
}

record! {
    /// The retirement of a verdict, as written.
    pub struct RawRetired {
        /// The last day on which a claim could receive this verdict.
        pub date: Day,
        /// The verdict that replaced it.
        pub replaced_by of Verdict: Option<Id>,
        /// Why it was retired.
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

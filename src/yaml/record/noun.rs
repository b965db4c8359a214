//! What ids are ids of.

/// What an id is the id of, or what the keys of a mapping name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// A claim.
    Claim,
    /// An explainer.
    Explainer,
    /// Somebody in `people.yaml`.
    Person,
    /// A rule whose level can be set.
    Rule,
    /// An entry of the registry.
    Source,
    /// A standing page.
    Standing,
    /// A subject.
    Tag,
    /// A verdict of the scale.
    Verdict,
}

impl Noun {
    /// The word for one of them.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Explainer => "explainer",
            Self::Person => "person or organisation",
            Self::Rule => "rule",
            Self::Source => "source",
            Self::Standing => "standing page",
            Self::Tag => "tag",
            Self::Verdict => "verdict",
        }
    }
}

/// An id of the small town that docs/CONTENT.md tells of.
pub const fn example_id(noun: Option<Noun>) -> &'static str {
    match noun {
        Some(Noun::Claim) => "closed",
        Some(Noun::Explainer) => "library",
        Some(Noun::Person) => "ada",
        Some(Noun::Rule) => "unused-source",
        Some(Noun::Source) => "minutes",
        Some(Noun::Standing) => "methodology",
        Some(Noun::Tag) => "two-towns",
        Some(Noun::Verdict) => "falls",
        None => "hold-off",
    }
}

//! The kinds of things that a view can read of a site.

/// The kinds of things, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DependencyKind {
    /// An entry of `people.yaml`.
    Person,
    /// A source.
    Source,
    /// A claim in every language, and its changes in the public record.
    Claim,
    /// An explainer in every language, and its changes in the public record.
    Explainer,
    /// A standing page in every language.
    Standing,
    /// How claims use a source, which texts cite it, and which sources were read through it.
    Uses,
    /// The position of a claim in the list of its explainer.
    ClaimPosition,
    /// The claims that are related to a claim.
    Related,
    /// The claims of a person.
    WithPerson,
    /// The claims with a verdict.
    WithVerdict,
    /// The claims and the explainers with a tag.
    WithTag,
    /// The claims of the same kind.
    ClaimsAlike,
    /// A collection; the position says which.
    Collection,
}

/// The collections: all things of a sort, or a list of the index as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collection {
    /// All people.
    People,
    /// All sources.
    Sources,
    /// All claims.
    Claims,
    /// All explainers.
    Explainers,
    /// All standing pages.
    Standings,
    /// The claims, newest first.
    Newest,
    /// Which explainers there are, newest first.
    NewestExplainers,
    /// The claims of every tag.
    Tags,
    /// The claims of every kind.
    Kinds,
    /// The sources that anything published uses.
    UsedSources,
    /// The people whom anything published names.
    UsedPeople,
    /// The documents that were withdrawn.
    Withdrawn,
}

/// All kinds, in their order.
pub const DEPENDENCY_KINDS: [DependencyKind; 13] = [
    DependencyKind::Person,
    DependencyKind::Source,
    DependencyKind::Claim,
    DependencyKind::Explainer,
    DependencyKind::Standing,
    DependencyKind::Uses,
    DependencyKind::ClaimPosition,
    DependencyKind::Related,
    DependencyKind::WithPerson,
    DependencyKind::WithVerdict,
    DependencyKind::WithTag,
    DependencyKind::ClaimsAlike,
    DependencyKind::Collection,
];

/// All collections, in their order.
pub const COLLECTIONS: [Collection; 12] = [
    Collection::People,
    Collection::Sources,
    Collection::Claims,
    Collection::Explainers,
    Collection::Standings,
    Collection::Newest,
    Collection::NewestExplainers,
    Collection::Tags,
    Collection::Kinds,
    Collection::UsedSources,
    Collection::UsedPeople,
    Collection::Withdrawn,
];

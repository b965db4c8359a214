//! The publisher: who is responsible for the publication, and what kind of publisher that is.

use crate::base::date::Day;
use crate::yaml::record::OutsideUrl;
use crate::{record, vocabulary};

vocabulary! {
    /// What the publisher is. It decides the type that structured data states.
    pub enum PublisherKind {
        /// A human being who publishes in their own name.
        Person = "person",
        /// Any organisation for which no other word fits better.
        Organization = "organization",
        /// A company.
        Company = "company",
        /// An office of a government.
        Government = "government",
        /// A library.
        Library = "library",
        /// A newspaper, a broadcaster or another organisation that publishes news.
        Newsroom = "newsroom",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// An institute that does research.
        ResearchInstitute = "research-institute",
        /// A project that makes software.
        SoftwareProject = "software-project",
        /// A college or a university.
        University = "university",
    }
}

impl PublisherKind {
    /// Its type in the vocabulary of schema.org: `Person`, `Organization` or a type below that.
    #[must_use]
    pub const fn schema_type(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Company => "Corporation",
            Self::Government => "GovernmentOrganization",
            Self::Library => "Library",
            Self::Newsroom => "NewsMediaOrganization",
            Self::Ngo => "NGO",
            Self::ResearchInstitute => "ResearchOrganization",
            Self::SoftwareProject => "Project",
            Self::University => "CollegeOrUniversity",
        }
    }
}

record! {
    /// Who is responsible for the publication.
    pub struct Publisher {
        /// The name of the publisher.
        ///
        /// `name: Town Checks`
        pub name: String,
        /// What the publisher is.
        ///
        /// `kind: newsroom`
        pub kind: PublisherKind,
        /// The publisher's own page.
        ///
        /// `url: https://checks.example/about/`
        pub url: Option<OutsideUrl>,
        /// Pages elsewhere about the publisher.
        pub same_as: Vec<OutsideUrl>,
        /// The address of the publisher's logo, a picture.
        ///
        /// `logo: https://checks.example/logo.png`
        pub logo: Option<OutsideUrl>,
        /// The day on which the publisher was founded.
        ///
        /// `founded: 2019-05-02`
        pub founded: Option<Day>,
    }
}

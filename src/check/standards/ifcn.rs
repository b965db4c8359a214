//! The Code of Principles of the International Fact-Checking Network: its 31 criteria, each in
//! words of ours.

use super::counts::{
    asked, authors, both_sides, claimants, interests, named_sources, primary_sources,
    published_lately, reasons, sources_with_address,
};
use super::{Criterion, Need, Standard, Wanted};
use Need::{CorrectionsLog, Count, Link, Policy, Report, Scale};
use Wanted::{All, NotOnPages};

/// The code as it has been assessed since 2020.
pub const STANDARD: Standard = Standard {
    word: "ifcn",
    title: "IFCN Code of Principles (2020), 31 criteria",
    url: "https://ifcncodeofprinciples.poynter.org/",
    criteria: CRITERIA,
};

const ELIGIBILITY: &str = "1 Who may sign";
const FAIRNESS: &str = "2 Nonpartisanship and fairness";
const SOURCES: &str = "3 Sources";
const ORGANISATION: &str = "4 Funding and organisation";
const METHODOLOGY: &str = "5 Methodology";
const CORRECTIONS: &str = "6 Corrections";

const fn criterion(
    part: &'static str,
    number: &'static str,
    asks: &'static str,
    evidence: Wanted,
) -> Criterion {
    Criterion {
        number,
        part,
        asks,
        evidence,
    }
}

const CRITERIA: &[Criterion] = &[
    criterion(
        ELIGIBILITY,
        "1.1",
        "Registered, or a unit of a body that is; the site says so",
        All(&[Policy("about", "in what legal form you are registered")]),
    ),
    criterion(
        ELIGIBILITY,
        "1.2",
        "Set up to check facts, and for nothing else",
        NotOnPages("pages show what was published, not what else the team does"),
    ),
    criterion(
        ELIGIBILITY,
        "1.3",
        "One check a week on average, over six months or more",
        All(&[Count(published_lately)]),
    ),
    criterion(
        ELIGIBILITY,
        "1.4",
        "Three checks in four bear on the welfare of people",
        NotOnPages("IFCN judges what a claim can do to people"),
    ),
    criterion(
        ELIGIBILITY,
        "1.5",
        "No state, party or politician controls what is published",
        NotOnPages("a page can only assert it; IFCN judges"),
    ),
    criterion(
        ELIGIBILITY,
        "1.6",
        "If a state or party pays: how findings are kept free of it",
        All(&[Policy("funding", "who pays, and what they cannot decide")]),
    ),
    criterion(
        FAIRNESS,
        "2.1",
        "The same standards for equal claims, whoever made them",
        All(&[Policy("methodology", "how every claim is checked"), Scale]),
    ),
    criterion(
        FAIRNESS,
        "2.2",
        "No undue focus on one side; how claims are selected",
        All(&[
            Policy("methodology", "how you select claims"),
            Count(claimants),
        ]),
    ),
    criterion(
        FAIRNESS,
        "2.3",
        "Interests of sources and ties of your own are disclosed",
        All(&[
            Count(interests),
            Policy("ethics", "what ties of yours could affect a finding"),
        ]),
    ),
    criterion(
        FAIRNESS,
        "2.4",
        "No support for parties, candidates or policies",
        NotOnPages("a page can only assert it; what the organisation does elsewhere counts"),
    ),
    criterion(
        FAIRNESS,
        "2.5",
        "A policy that keeps staff nonpartisan",
        All(&[Policy(
            "ethics",
            "which political activity staff refrain from",
        )]),
    ),
    criterion(
        SOURCES,
        "3.1",
        "The source of all evidence that matters, with a link",
        All(&[Count(sources_with_address)]),
    ),
    criterion(
        SOURCES,
        "3.2",
        "Primary sources; a reason where only secondary ones serve",
        All(&[Count(primary_sources)]),
    ),
    criterion(
        SOURCES,
        "3.3",
        "More than one named source for each key point",
        All(&[Count(named_sources)]),
    ),
    criterion(
        SOURCES,
        "3.4",
        "Interests that could affect a source's accuracy",
        All(&[Count(interests)]),
    ),
    criterion(
        ORGANISATION,
        "4.1",
        "If independent: funders of 5% or more, and the legal form",
        All(&[Policy(
            "funding",
            "who pays how much, and in what legal form you are registered",
        )]),
    ),
    criterion(
        ORGANISATION,
        "4.2",
        "If part of a larger body: who owns it",
        All(&[Policy("funding", "who owns the publication")]),
    ),
    criterion(
        ORGANISATION,
        "4.3",
        "How you are organised, and who has editorial control",
        All(&[Policy("masthead", "who decides what is published")]),
    ),
    criterion(
        ORGANISATION,
        "4.4",
        "Biographies of those who shape what is published",
        All(&[
            Policy("masthead", "what each editor and author did before"),
            Count(authors),
        ]),
    ),
    criterion(
        ORGANISATION,
        "4.5",
        "An easy way for readers to reach the editors",
        All(&[Policy("feedback", "how readers reach you"), Report]),
    ),
    criterion(
        METHODOLOGY,
        "5.1",
        "How checks are selected, researched, written and published",
        All(&[Policy(
            "methodology",
            "how you select, research, write and publish",
        )]),
    ),
    criterion(
        METHODOLOGY,
        "5.2",
        "Claims chosen by reach and importance; the reason is given",
        All(&[Count(reasons)]),
    ),
    criterion(
        METHODOLOGY,
        "5.3",
        "Evidence that supports the claim and evidence against it",
        All(&[Count(both_sides)]),
    ),
    criterion(
        METHODOLOGY,
        "5.4",
        "Evidence on equal claims is weighed by the same standards",
        NotOnPages("it takes a reader who compares checks with each other"),
    ),
    criterion(
        METHODOLOGY,
        "5.5",
        "Those who made the claim are asked, where possible",
        All(&[Count(asked)]),
    ),
    criterion(
        METHODOLOGY,
        "5.6",
        "Readers can send claims, and learn what can be checked",
        All(&[Policy(
            "feedback",
            "how to send a claim, and which can be checked",
        )]),
    ),
    criterion(
        CORRECTIONS,
        "6.1",
        "A corrections policy that is easy to find",
        All(&[Policy("corrections", "how you correct errors")]),
    ),
    criterion(
        CORRECTIONS,
        "6.2",
        "What the policy covers, and how it handles major mistakes",
        All(&[Policy(
            "corrections",
            "what you correct, and what happens if a verdict changes",
        )]),
    ),
    criterion(
        CORRECTIONS,
        "6.3",
        "Corrections are open, and those who read the error see them",
        All(&[CorrectionsLog]),
    ),
    criterion(
        CORRECTIONS,
        "6.4",
        "Signatories say that readers may complain to IFCN",
        All(&[Link(
            "poynter.org",
            "that readers may complain there",
            "once you have signed, link to ifcncodeofprinciples.poynter.org from the page with your corrections policy",
        )]),
    ),
    criterion(
        CORRECTIONS,
        "6.5",
        "If part of a media company: it corrects openly, too",
        NotOnPages("the parent publishes its policy on its own site"),
    ),
];

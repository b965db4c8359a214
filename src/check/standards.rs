//! Standards for fact-checkers: what the pages of a site can show for each criterion of a published
//! code. A standard is data, in a file of its own.

mod counts;
mod ifcn;
mod needs;
mod places;

use super::RuleContext;
use super::external::External;
use crate::base::date::Today;
use crate::model::site::Site;
use crate::plan::Plan;
use crate::report::{CriterionReport, CriterionStatus, StandardReport, StandardSummary, Texts};

use counts::Counted;
use needs::{Lookup, LookupResult};

/// What the report on a standard says of itself first.
const NOTICE: &str = "This is no assessment. It lists where an assessor would look.";

/// A published code for fact-checkers.
#[derive(Debug)]
pub struct Standard {
    /// The word that names it on the command line.
    pub word: &'static str,
    /// Its name, and which version of it this is.
    pub title: &'static str,
    /// The address at which its publisher explains it.
    pub url: &'static str,
    /// Its criteria, in its own order.
    criteria: &'static [Criterion],
}

/// One criterion of a standard.
#[derive(Debug)]
struct Criterion {
    /// Its number in the standard.
    number: &'static str,
    /// The part of the standard that it belongs to.
    part: &'static str,
    /// What it asks, in words of ours.
    asks: &'static str,
    /// What may be evidence for it.
    evidence: Wanted,
}

/// What may be evidence for a criterion.
#[derive(Debug)]
enum Wanted {
    /// Everything in this list, if the criterion is to be evidenced in full.
    All(&'static [Need]),
    /// Nothing on a page, for this reason.
    NotOnPages(&'static str),
}

/// One thing that may be evidence for a criterion.
#[derive(Debug, Clone, Copy)]
enum Need {
    /// The page that `policies` in `site.yaml` names under this key, and what it has to say.
    Policy(&'static str, &'static str),
    /// A standing page that shows the scale.
    Scale,
    /// A standing page that shows all corrections.
    CorrectionsLog,
    /// The address to which readers report errors.
    Report,
    /// A standing page that links to this host, what it has to say, and what to add without it.
    Link(&'static str, &'static str, &'static str),
    /// Something that is counted.
    Count(fn(&RuleContext<'_>) -> Counted),
}

/// Every standard that can be asked for.
pub const STANDARDS: &[&Standard] = &[&ifcn::STANDARD];

impl Standard {
    /// The standard that this word names.
    #[must_use]
    pub fn of(word: &str) -> Option<&'static Self> {
        STANDARDS
            .iter()
            .copied()
            .find(|standard| standard.word == word)
    }

    /// What the pages of a site show for each criterion. The texts give the lines of keys.
    #[must_use]
    pub fn report(&self, site: &Site, texts: &dyn Texts, today: Option<&Today>) -> StandardReport {
        let plan = Plan::new(site);
        let context = RuleContext {
            site,
            index: &plan.index,
            plan: &plan,
            external: &External::default(),
            histories: None,
            texts,
            complete: true,
            today,
            rehearses: true,
        };
        let mut lookup = Lookup::new(&context);
        let criteria: Vec<CriterionReport> = self
            .criteria
            .iter()
            .map(|criterion| criterion.report(&mut lookup))
            .collect();
        StandardReport {
            standard: self.word,
            title: self.title,
            url: self.url,
            notice: NOTICE,
            summary: StandardSummary::of(&criteria),
            criteria,
        }
    }
}

impl Criterion {
    fn report(&self, lookup: &mut Lookup<'_>) -> CriterionReport {
        let mut report = CriterionReport {
            number: self.number,
            part: self.part,
            asks: self.asks,
            status: CriterionStatus::NotOnPages,
            evidence: Vec::new(),
            add: Vec::new(),
            reason: None,
        };
        let needs = match self.evidence {
            Wanted::All(needs) => needs,
            Wanted::NotOnPages(reason) => {
                report.reason = Some(reason);
                return report;
            }
        };
        for need in needs {
            let LookupResult { evidence, add } = lookup.answer(*need);
            report.evidence.extend(evidence);
            report.add.extend(add);
        }
        let is_to_check = report.evidence.iter().any(|one| one.to_check);
        report.status = match (report.evidence.is_empty(), report.add.is_empty()) {
            (true, _) => CriterionStatus::Missing,
            (false, false) => CriterionStatus::Partial,
            (false, true) if is_to_check => CriterionStatus::Named,
            (false, true) => CriterionStatus::Found,
        };
        report
    }
}

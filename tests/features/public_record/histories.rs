//! Random histories of a claim: whatever is edited, renamed, held and deployed in whatever order,
//! the record tells every change that a reader of two states would see.

use std::collections::BTreeMap;
use std::sync::Arc;

use factpress::Options;
use factpress::base::date::Day;
use factpress::check::external::Public;
use factpress::plan::{Plan, PublishedEntry, PublishedRecord};
use proptest::prelude::*;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const IDS: [&str; 3] = ["closed", "shut", "four-shut"];
const VERDICTS: [&str; 2] = ["false", "open"];

/// What an author does.
#[derive(Debug, Clone, Copy)]
enum Action {
    /// Another finding, with a correction or without.
    Finding { number: u8, corrected: bool },
    /// The other verdict, with a correction that leads to it or without.
    Verdict { corrected: bool },
    /// The last correction is taken away.
    DropCorrection,
    /// The last correction gets other words.
    RewordCorrection,
    /// Another id, with the old address as an alias or without.
    Rename { to: u8, aliased: bool },
    /// Held back, or released.
    Hold(bool),
    /// A build that is never deployed.
    Trial,
    /// A build that readers see, unless the checks refuse it.
    Deploy { strict: bool },
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        2 => (0..3_u8, any::<bool>()).prop_map(|(number, corrected)| Action::Finding { number, corrected }),
        2 => any::<bool>().prop_map(|corrected| Action::Verdict { corrected }),
        1 => Just(Action::DropCorrection),
        1 => Just(Action::RewordCorrection),
        2 => (0..3_u8, any::<bool>()).prop_map(|(to, aliased)| Action::Rename { to, aliased }),
        1 => any::<bool>().prop_map(Action::Hold),
        1 => Just(Action::Trial),
        6 => any::<bool>().prop_map(|strict| Action::Deploy { strict }),
    ]
}

/// The content of the claim.
#[derive(Debug, Clone)]
struct Draft {
    id: usize,
    aliases: Vec<usize>,
    verdict: usize,
    finding: u8,
    /// Each as it is written in the file.
    corrections: Vec<String>,
    written: usize,
    held: bool,
}

impl Draft {
    fn new() -> Self {
        Self {
            id: 0,
            aliases: Vec::new(),
            verdict: 0,
            finding: 0,
            corrections: Vec::new(),
            written: 0,
            held: false,
        }
    }

    fn correct(&mut self, what: &str) {
        self.written += 1;
        let number = self.written;
        self.corrections.push(format!(
            "{{date: 2024-05-02, {what}, text: Change {number}.}}"
        ));
    }

    fn does(&mut self, action: Action) {
        match action {
            Action::Finding { number, corrected } if number != self.finding => {
                self.finding = number;
                if corrected {
                    self.correct("grade: update");
                }
            }
            Action::Verdict { corrected } => {
                let from = VERDICTS[self.verdict];
                self.verdict = 1 - self.verdict;
                if corrected {
                    let to = VERDICTS[self.verdict];
                    self.correct(&format!("grade: substantial, from: '{from}', to: '{to}'"));
                }
            }
            Action::DropCorrection => {
                self.corrections.pop();
            }
            Action::RewordCorrection => {
                if let Some(last) = self.corrections.last_mut() {
                    *last = last.replace("Change", "Another change");
                }
            }
            Action::Rename { to, aliased } if usize::from(to) != self.id => {
                let to = usize::from(to);
                self.aliases.retain(|alias| *alias != to);
                if aliased {
                    self.aliases.push(self.id);
                }
                self.id = to;
            }
            Action::Hold(held) => self.held = held,
            _ => {}
        }
    }

    fn site(&self) -> SmallSite {
        let site = SmallSite::new("");
        let text = site.text(CLAIM);
        let verdict = format!("verdict: \"{}\"", VERDICTS[self.verdict]);
        let text = text.replace("verdict: \"false\"", &verdict);
        let finding = format!("finding: In version {}, one closed.", self.finding);
        let text = text.replace("finding: One closed and three moved.", &finding);
        let text = text.replace("stance: undermines", "stance: context");
        let mut more = String::new();
        if !self.corrections.is_empty() {
            more = format!("corrections: [{}]\n", self.corrections.join(", "));
        }
        if !self.aliases.is_empty() {
            let aliases = self.aliases.iter();
            let aliases: Vec<String> = aliases
                .map(|id| format!("/library/{}/", IDS[*id]))
                .collect();
            more += &format!("aliases: [{}]\n", aliases.join(", "));
        }
        if self.held {
            more += "hold: Is it?\n";
        }
        let allowed = "lint: {verdict-without-evidence: {level: allow, because: A test.}, verdict-against-evidence: {level: allow, because: A test.}}\n";
        let text = text.replacen("evidence:", &format!("{more}{allowed}evidence:"), 1);
        let id = IDS[self.id];
        site.without(CLAIM)
            .with_bytes(&format!("content/explainers/library/claims/{id}.md"), text)
            .replacing(INDEX, "claims: [closed]", &format!("claims: [{id}]"))
    }
}

/// What readers see of the claim: its verdict, its finding and how many corrections it has.
type Seen = (usize, u8, usize);

/// The world: what is deployed, and what readers saw.
#[derive(Default)]
struct World {
    live: Arc<PublishedRecord>,
    day: i8,
    last_seen: Option<Seen>,
    /// The last finding that readers can account for: the first, or one that came with a
    /// correction.
    answered: u8,
    deployed: usize,
}

impl World {
    fn deploy(&mut self, draft: &Draft, strict: bool) {
        self.day += 1;
        let today = Day::parse(&format!("2024-06-{:02}", self.day)).expect("a day of June");
        let options = Options {
            today: Some(today),
            strict,
            ..Options::default()
        };
        let public = Public {
            pages: Vec::new(),
            record: Arc::clone(&self.live),
        };
        let checked = draft.site().options(options).once_public(public).checked();
        let Some(site) = checked.site else { return };
        let plan = Plan::new(&site).continuing(Arc::clone(&self.live), Some(today));
        let record = plan.published();
        assert!(record.continues(&self.live));
        assert_eq!(
            PublishedRecord::parse(&record.text()).as_ref(),
            Ok(&*record)
        );
        tells_everything(&record, &PublishedEntry::all_of(&site, today));
        if !draft.held {
            let seen = (draft.verdict, draft.finding, draft.corrections.len());
            if let Some(before) = self.last_seen {
                // A change of the verdict never comes without a correction; of the finding, never
                // through strict checks.
                let is_corrected = seen.2 > before.2;
                assert!(seen.0 == before.0 || is_corrected, "{before:?} to {seen:?}");
                assert!(
                    !strict || [before.1, self.answered].contains(&seen.1) || is_corrected,
                    "{before:?} to {seen:?}"
                );
                assert!(
                    seen.2 >= before.2,
                    "a correction went: {before:?} to {seen:?}"
                );
            }
            if self.last_seen.is_none_or(|before| seen.2 > before.2) {
                self.answered = seen.1;
            }
            self.last_seen = Some(seen);
        }
        self.live = record;
        self.deployed += 1;
    }
}

/// Asserts that the last state of each thing in the record is what readers see now.
fn tells_everything(record: &PublishedRecord, now: &[PublishedEntry]) {
    let last = record.last_states();
    let now: BTreeMap<_, _> = now.iter().map(|entry| (entry.key(), entry)).collect();
    for (key, state) in &last {
        match now.get(key) {
            Some(entry) => {
                assert!(!state.withdrawn, "{key:?}");
                assert_eq!(
                    (
                        &state.verdict,
                        &state.words,
                        &state.corrections,
                        &state.addresses
                    ),
                    (
                        &entry.verdict,
                        &entry.words,
                        &entry.corrections,
                        &entry.addresses
                    )
                );
            }
            None => assert!(state.withdrawn, "{key:?} is gone"),
        }
    }
    assert!(now.keys().all(|key| last.contains_key(key)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]
    #[test]
    fn the_record_tells_every_change_that_a_reader_of_two_states_would_see(
        actions in proptest::collection::vec(action(), 1..14)
    ) {
        let mut draft = Draft::new();
        let mut world = World::default();
        world.deploy(&draft, true);
        prop_assert_eq!(world.deployed, 1);
        for action in actions {
            draft.does(action);
            if let Action::Deploy { strict } = action {
                world.deploy(&draft, strict);
            }
        }
    }
}

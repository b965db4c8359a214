//! What came of asking for the addresses of others, and how it is judged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::date::Day;
use crate::copy::obstacle::{Obstacle, is_front};
use crate::yaml::record::OutsideUrl;

/// What an address has when it carries the visit of one reader, which is nobody else's to have.
const SESSIONS: [&str; 4] = ["jsessionid", "phpsessid", "sessionid", "sid="];

/// What is wrong with certificates that no browser accepts.
const REFUSED_BY_BROWSERS: [&str; 3] = ["has expired", "is for another name", "was revoked"];

/// The addresses that were asked for, each without its fragment, and what came of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// What is known of each.
    pub known: BTreeMap<String, AskedLink>,
    /// How many of them were asked for just now; the others are remembered.
    pub asked: usize,
    /// How many addresses nobody has asked for yet.
    pub unknown: usize,
}

/// What came of asking for an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedLink {
    /// The day on which it was asked for.
    pub day: Day,
    /// The answer.
    pub answer: LinkAnswer,
}

/// One request on the way from an address to the page behind its redirects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkStep {
    /// The address.
    pub url: String,
    /// The status of its answer.
    pub status: u16,
}

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkAnswer {
    /// A page or a document.
    There,
    /// The same, at another address.
    Elsewhere {
        /// That address.
        to: String,
        /// True if every redirect on the way says that it is permanent.
        is_permanent: bool,
        /// True if the new address can replace the old one without anybody looking.
        is_plain: bool,
    },
    /// Nothing that readers could use; and why, as the end of a sentence.
    Gone(String),
    /// Nobody can tell.
    Unclear {
        /// Why, as the end of a sentence.
        why: String,
        /// True if asking again may soon bring another answer.
        is_passing: bool,
    },
}

impl Links {
    /// What is known of an address; `None` if it was not asked for.
    #[must_use]
    pub fn of(&self, url: &str) -> Option<&AskedLink> {
        self.known.get(without_fragment(url))
    }

    /// How many addresses have which answer, for people; `None` if nobody asked.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let count = |is: fn(&LinkAnswer) -> bool| {
            let answers = self.known.values().map(|asked| &asked.answer);
            answers.filter(|answer| is(answer)).count()
        };
        let permanent = |answer: &LinkAnswer| matches!(answer, LinkAnswer::Elsewhere { is_permanent, .. } if *is_permanent);
        let parts = [
            (count(|answer| *answer == LinkAnswer::There), "there"),
            (count(permanent), "moved for good"),
            (
                count(
                    |answer| matches!(answer, LinkAnswer::Elsewhere { is_permanent, .. } if !is_permanent),
                ),
                "redirected for now",
            ),
            (
                count(|answer| matches!(answer, LinkAnswer::Gone(_))),
                "gone",
            ),
            (
                count(|answer| matches!(answer, LinkAnswer::Unclear { .. })),
                "unclear",
            ),
            (self.unknown, "never asked"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts
            .map(|(number, words)| format!("{number} {words}"))
            .collect();
        let all = match self.known.len() + self.unknown {
            0 => return None,
            1 => "1 address".to_owned(),
            many => format!("{many} addresses"),
        };
        let asked = self.asked;
        Some(format!("{all} ({asked} asked now): {}", parts.join(", ")))
    }
}

/// An address without the part that no server sees.
#[must_use]
pub fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

impl LinkAnswer {
    /// What an address leads to, from every answer on the way and from what stands in the way.
    #[must_use]
    pub fn of(steps: &[LinkStep], obstacle: Option<&Obstacle>) -> Self {
        // A large document is there, whatever is in it.
        match obstacle.filter(|obstacle| !matches!(obstacle, Obstacle::TooLarge(_))) {
            None => Self::found(steps),
            Some(obstacle) if is_gone(obstacle) => Self::Gone(obstacle.to_string()),
            Some(obstacle) => Self::Unclear {
                why: obstacle.to_string(),
                is_passing: matches!(
                    obstacle,
                    Obstacle::NoConnection(_)
                        | Obstacle::TooSlow(_)
                        | Obstacle::CutOff
                        | Obstacle::Damaged
                ),
            },
        }
    }

    fn found(steps: &[LinkStep]) -> Self {
        let ([first, .., last], [before @ .., _]) = (steps, steps) else {
            return Self::There;
        };
        let is_permanent = before.iter().all(|step| matches!(step.status, 301 | 308));
        Self::Elsewhere {
            to: last.url.clone(),
            is_permanent,
            is_plain: is_permanent && last.status == 200 && can_replace(&first.url, &last.url),
        }
    }
}

/// True if a page that has moved is still the same one, as far as addresses tell: not a front page
/// in the place of another page, and not the address of a single visit.
fn can_replace(from: &str, to: &str) -> bool {
    let (Some(before), Some(after)) = (OutsideUrl::parse(from), OutsideUrl::parse(to)) else {
        return false;
    };
    let lower = to.to_ascii_lowercase();
    let is_visit = SESSIONS.iter().any(|sign| lower.contains(sign));
    let is_other_front =
        is_front(to) && (before.host() != after.host() || behind_host(from) != behind_host(to));
    !is_visit && !is_other_front
}

/// What follows the host of an address.
fn behind_host(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    rest.find('/').map_or("", |at| &rest[at..])
}

/// True if readers find nothing there either. An obstacle that only a program meets, or that may
/// pass, is no reason to say so.
fn is_gone(obstacle: &Obstacle) -> bool {
    match obstacle {
        Obstacle::SaysNotFound
        | Obstacle::FrontPage
        | Obstacle::OtherType { .. }
        | Obstacle::Gone(_)
        | Obstacle::NoSuchHost
        | Obstacle::RedirectLoop
        | Obstacle::TooManyRedirects(_)
        | Obstacle::BadRedirect
        | Obstacle::Scheme(_)
        | Obstacle::BadAddress => true,
        // Browsers find certificates of issuers that a server forgets to send.
        Obstacle::Certificate(why) => REFUSED_BY_BROWSERS.contains(why),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(steps: &[(&str, u16)]) -> Vec<LinkStep> {
        let steps = steps.iter().map(|(url, status)| LinkStep {
            url: (*url).to_owned(),
            status: *status,
        });
        steps.collect()
    }

    fn replaces(found: &[(&str, u16)]) -> Option<String> {
        match LinkAnswer::of(&steps(found), None) {
            LinkAnswer::Elsewhere {
                to, is_plain: true, ..
            } => Some(to),
            _ => None,
        }
    }

    #[test]
    fn only_a_permanent_redirect_to_the_same_page_gives_a_new_address() {
        let new = "https://town.example/council/minutes";
        let old = "http://town.example/minutes";
        assert_eq!(
            replaces(&[(old, 301), ("https://town.example/m", 308), (new, 200)]).as_deref(),
            Some(new)
        );
        for (found, why) in [
            (vec![(old, 302), (new, 200)], "for now"),
            (vec![(old, 301), (new, 307), (new, 200)], "for now at last"),
            (vec![(old, 301), (new, 203)], "another status"),
            (vec![(new, 200)], "no redirect"),
            (vec![(old, 301), ("https://town.example/", 200)], "front"),
            (vec![(old, 301), ("https://town.example/en", 200)], "front"),
            (
                vec![(old, 301), ("https://town.example/m;jsessionid=A1", 200)],
                "visit",
            ),
            (
                vec![
                    ("http://town.example/", 301),
                    ("https://other.example/", 200),
                ],
                "the front page of others",
            ),
        ] {
            assert_eq!(replaces(&found), None, "{why}");
        }
        let front = [
            ("http://town.example/", 301),
            ("https://www.town.example/", 200),
        ];
        assert!(replaces(&front).is_some());
    }

    #[test]
    fn what_only_programs_meet_is_not_called_gone() {
        for gone in [
            Obstacle::Gone(404),
            Obstacle::SaysNotFound,
            Obstacle::NoSuchHost,
            Obstacle::Certificate("has expired"),
        ] {
            let answer = LinkAnswer::of(&[], Some(&gone));
            assert_eq!(answer, LinkAnswer::Gone(gone.to_string()));
        }
        for unclear in [
            Obstacle::Blocked(403),
            Obstacle::BotCheck,
            Obstacle::RobotsForbid,
            Obstacle::LogIn,
            Obstacle::TooSlow(60),
            Obstacle::ServerError(500),
            Obstacle::Certificate("is from an unknown issuer"),
        ] {
            let answer = LinkAnswer::of(&[], Some(&unclear));
            assert!(matches!(answer, LinkAnswer::Unclear { .. }), "{unclear}");
        }
        let large = [("https://town.example/minutes.pdf", 200)];
        let answer = LinkAnswer::of(&steps(&large), Some(&Obstacle::TooLarge(1)));
        assert_eq!(answer, LinkAnswer::There);
    }
}

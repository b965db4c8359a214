//! `factpress check --links`: asks whether the addresses that a site names still lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::arguments::LinkOptions;
use super::console::Console;
use super::web::{CLOCK, user_agent};
use crate::base::date::Day;
use crate::base::progress::Progress as _;
use crate::check::external::{AskedLink, LinkAnswer, Links, without_fragment};
use crate::copy::obstacle::Obstacle;
use crate::disk::{DiskError, Manners, Web, ask_all, keep_links, known_links};
use crate::model::site::Site;

/// The pause between two requests to a host, if nobody says.
const DELAY: Duration = Duration::from_secs(1);
/// How long a request may take, if nobody says.
const LINK_TIME_LIMIT: Duration = Duration::from_secs(30);
/// The longest time between an answer and its place in the cache.
const BETWEEN_WRITES: Duration = Duration::from_secs(1);
/// How many days an answer is remembered although the site does not name its address any more.
const LONGEST_MEMORY: i32 = 90;

/// What the addresses of a site lead to: what is known of those that were asked for within the days
/// that count, and what comes of asking for the others.
pub fn links(
    options: &LinkOptions,
    root: &Path,
    site: &Site,
    console: &Console,
) -> Result<Links, DiskError> {
    let zone = site.settings.timezone.as_ref();
    let today = console.when().and_then(|now| now.today(zone));
    let (Some(days), Some(today)) = (options.links, today) else {
        return Ok(Links::default());
    };
    let today = today.day;
    let mut known = known_links(root)?;
    let addresses = site.outside_addresses();
    let named: BTreeSet<String> = addresses
        .map(|address| without_fragment(address.url).to_owned())
        .collect();
    let mut asked = 0;
    if !options.offline {
        let is_due = |url: &String| {
            let link = known.get(url);
            link.is_none_or(|link| !is_fresh(link, today, days))
        };
        let due: Vec<String> = named.iter().filter(|url| is_due(url)).cloned().collect();
        asked = due.len();
        known.retain(|url, link| {
            let age = today.days_since(link.day);
            named.contains(url) || (0..LONGEST_MEMORY).contains(&age)
        });
        let mut asking = Asking {
            root,
            today,
            known: &mut known,
            console,
        };
        asking.ask(options, site, due)?;
    }
    known.retain(|url, _| named.contains(url));
    let unknown = named.len() - known.len();
    Ok(Links {
        known,
        asked,
        unknown,
    })
}

/// True if an address need not be asked for again. An answer that may have been an accident counts
/// for no time.
fn is_fresh(link: &AskedLink, today: Day, days: u16) -> bool {
    let is_passing = matches!(
        link.answer,
        LinkAnswer::Unclear {
            is_passing: true,
            ..
        }
    );
    let age = today.days_since(link.day);
    !is_passing && age >= 0 && age < i32::from(days)
}

/// What is needed to ask.
struct Asking<'a> {
    root: &'a Path,
    today: Day,
    known: &'a mut BTreeMap<String, AskedLink>,
    console: &'a Console,
}

impl Asking<'_> {
    /// Asks for addresses, and keeps the answers as they come, so that a run that is interrupted
    /// was not for nothing.
    fn ask(
        &mut self,
        options: &LinkOptions,
        site: &Site,
        due: Vec<String>,
    ) -> Result<(), DiskError> {
        if due.is_empty() {
            return Ok(());
        }
        let total = due.len();
        let web = Arc::new(Web::new(manners(options, site), CLOCK));
        let pages = due.into_iter().map(|url| (url.clone(), url)).collect();
        let progress = self.console.progress_of("addresses");
        let mut written = Console::instant();
        let mut answers = BTreeMap::new();
        let mut has_answer = false;
        for (url, answer) in ask_all(&web, pages, &Arc::new(AtomicBool::new(false)), Web::look) {
            progress.page(total);
            has_answer |= !is_without_connection(&answer);
            answers.insert(url, answer);
            if has_answer && written.elapsed() > BETWEEN_WRITES {
                self.put(&mut answers)?;
                written = Console::instant();
            }
        }
        if !has_answer {
            // To a machine that is not online, every host seems to be unknown.
            let unknown = answers.values_mut();
            for answer in unknown.filter(|answer| matches!(answer, LinkAnswer::Gone(_))) {
                *answer = LinkAnswer::Unclear {
                    why: "no host answered; this machine may not be online".to_owned(),
                    is_passing: true,
                };
            }
        }
        self.put(&mut answers)
    }

    fn put(&mut self, answers: &mut BTreeMap<String, LinkAnswer>) -> Result<(), DiskError> {
        let day = self.today;
        let answers = std::mem::take(answers).into_iter();
        let answers = answers.map(|(url, answer)| (url, AskedLink { day, answer }));
        self.known.extend(answers);
        keep_links(self.root, self.known)
    }
}

/// True if an answer may mean that this machine is not online.
fn is_without_connection(answer: &LinkAnswer) -> bool {
    match answer {
        LinkAnswer::Gone(why) => *why == Obstacle::NoSuchHost.to_string(),
        LinkAnswer::Unclear { is_passing, .. } => *is_passing,
        _ => false,
    }
}

fn manners(options: &LinkOptions, site: &Site) -> Manners {
    Manners {
        delay: options.delay.unwrap_or(DELAY),
        time_limit: options.time_limit.unwrap_or(LINK_TIME_LIMIT),
        size_limit: 0,
        ignores_robots: options.ignore_robots,
        private_hosts: options.private_host.clone(),
        user_agent: user_agent(site),
    }
}

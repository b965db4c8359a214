//! Fetching sources for `factpress archive`: which ones, in what manner, and what is said of each.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::fetched::warc_of;
use super::records::{KeptSource, Records};
use crate::base::date::Day;
use crate::commands::ExitStatus;
use crate::commands::arguments::ArchiveOptions;
use crate::commands::console::Console;
use crate::commands::summary::count;
use crate::commands::web::{CLOCK, user_agent};
use crate::copy::obstacle::Obstacle;
use crate::disk::{DiskError, FetchedPage, Manners, Web, ask_all};
use crate::model::source::Source;

/// The longest time between a page and its place on record. The copy itself is stored at once, and
/// the next run finds it.
const BETWEEN_RECORDS: Duration = Duration::from_secs(1);
/// How often a signal to end is looked for.
const LISTENS: Duration = Duration::from_millis(100);
/// What to do about a source that has no address.
const NO_ADDRESS: &str = "it has no address";

/// What came of a source.
struct Run<'r, 's> {
    records: &'r mut Records<'s>,
    options: &'r ArchiveOptions,
    console: &'r Console,
    done: usize,
    total: usize,
    kept: usize,
    obstacles: BTreeMap<String, Vec<String>>,
    written: Instant,
}

/// What was fetched of a source.
enum FetchedCopy {
    /// A copy that is kept now.
    Kept(KeptSource),
    /// What a copy of this day has already.
    SameAsOf(Day),
}

/// Fetches sources that have no copy yet, or again those that have one.
pub fn fetch(
    records: &mut Records<'_>,
    sources: &[&Source],
    options: &ArchiveOptions,
    console: &Console,
) -> Result<ExitStatus, DiskError> {
    let mut pages = Vec::new();
    let (mut there, mut without_address) = (Vec::new(), Vec::new());
    for source in sources {
        let id = source.id.as_str();
        let has_copy =
            source.copy.is_some() || records.store.path_of(id)?.is_some() || records.has(source);
        if has_copy && !options.again {
            there.push(*source);
        } else if let Some(url) = &source.url {
            pages.push((id.to_owned(), url.as_str().to_owned()));
        } else {
            without_address.push(id.to_owned());
        }
    }
    let mut run = Run {
        options,
        console,
        done: 0,
        total: pages.len(),
        kept: 0,
        obstacles: BTreeMap::new(),
        written: Console::instant(),
        records,
    };
    for source in there {
        run.adopt(source)?;
    }
    if !options.all_missing {
        for id in without_address.drain(..) {
            run.refused(&id, NO_ADDRESS.to_owned());
        }
    }
    let ended = run.fetch(pages);
    run.records.write()?;
    run.say_what_came(&without_address);
    Ok(match ended? {
        Some(signal) => ExitStatus::of_signal(signal),
        None if run.obstacles.is_empty() => ExitStatus::Done,
        None => ExitStatus::Errors,
    })
}

impl Run<'_, '_> {
    /// Puts a copy on record that a run has stored which broke off.
    fn adopt(&mut self, source: &Source) -> Result<(), DiskError> {
        if source.copy.is_some() || self.records.has(source) {
            if !self.options.all_missing {
                let id = &source.id;
                self.console.say(&format!("{id} has a copy already"));
            }
            return Ok(());
        }
        match self.records.read_again(source)? {
            Some(Ok(kept)) => {
                self.console.say(&format!("found {}", kept.words()));
                self.kept += 1;
            }
            Some(Err(why)) => self.refused(source.id.as_str(), format!("its copy is {why}")),
            None => {}
        }
        Ok(())
    }

    /// Fetches pages; gives the number of the signal that ended it.
    fn fetch(&mut self, pages: Vec<(String, String)>) -> Result<Option<usize>, DiskError> {
        let web = Arc::new(Web::new(self.manners(), CLOCK));
        let stops = Arc::new(AtomicBool::new(false));
        self.console.listen();
        let fetched = ask_all(&web, pages, &stops, Web::fetch);
        loop {
            if let Some(signal) = self.console.asked_to_end() {
                stops.store(true, Ordering::Relaxed);
                return Ok(Some(signal));
            }
            match fetched.recv_timeout(LISTENS) {
                Ok((id, page)) => self.came(&id, page)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
            if self.written.elapsed() > BETWEEN_RECORDS {
                self.records.write()?;
                self.written = Console::instant();
            }
        }
    }

    fn manners(&self) -> Manners {
        let options = self.options;
        Manners {
            delay: options.delay,
            time_limit: options.time_limit,
            size_limit: options.size_limit * 1_000_000,
            ignores_robots: options.ignore_robots,
            private_hosts: options.private_host.clone(),
            user_agent: user_agent(self.records.site),
        }
    }

    /// Keeps what was fetched of a source, and says so.
    fn came(&mut self, id: &str, page: Result<FetchedPage, Obstacle>) -> Result<(), DiskError> {
        self.done += 1;
        match page {
            Ok(page) => match self.keep(id, &page)? {
                Ok(FetchedCopy::Kept(kept)) => {
                    self.kept += 1;
                    let (done, total) = (self.done, self.total);
                    self.console
                        .say(&format!("{done}/{total} kept {}", kept.words()));
                }
                Ok(FetchedCopy::SameAsOf(day)) => {
                    let (done, total) = (self.done, self.total);
                    self.console
                        .say(&format!("{done}/{total} {id} is as it was on {day}"));
                }
                Err(why) => self.refused(id, why),
            },
            Err(obstacle) => self.refused(id, obstacle.to_string()),
        }
        Ok(())
    }

    fn keep(
        &mut self,
        id: &str,
        page: &FetchedPage,
    ) -> Result<Result<FetchedCopy, String>, DiskError> {
        let site = self.records.site;
        let Some(found) = site.sources.find_text(id) else {
            return Ok(Err("its source is unknown".to_owned()));
        };
        let name = self.records.store.next_name(id)?;
        match warc_of(&name, page, self.options.ignore_robots) {
            Ok(bytes) => {
                let source = &site.sources[found];
                let name = format!("{name}.warc.gz");
                if let Some(day) = self.records.same_as_before(source, &name, &bytes)? {
                    return Ok(Ok(FetchedCopy::SameAsOf(day)));
                }
                let kept = self
                    .records
                    .keep(source, &name, &bytes, self.options.in_git)?;
                Ok(kept
                    .map(FetchedCopy::Kept)
                    .map_err(|why| format!("it is {why}")))
            }
            Err(error) => Ok(Err(error.to_string())),
        }
    }

    /// Notes why a source has no copy, and says so.
    fn refused(&mut self, id: &str, why: String) {
        let place = match self.done {
            0 => String::new(),
            done => format!("{done}/{} ", self.total),
        };
        self.console.say(&format!("{place}not kept {id}: {why}"));
        self.obstacles.entry(why).or_default().push(id.to_owned());
    }

    /// The summary: how many were kept, and each obstacle with its sources.
    fn say_what_came(&self, without_address: &[String]) {
        let not: usize = self.obstacles.values().map(Vec::len).sum();
        let kept = self.kept;
        self.console.say(&match not {
            0 => format!("\n{kept} kept"),
            _ => format!("\n{kept} kept, {not} not:"),
        });
        for (why, ids) in &self.obstacles {
            let mut ids = ids.clone();
            ids.sort_unstable();
            self.console.say(&format!("  {why}: {}", ids.join(", ")));
        }
        if !without_address.is_empty() {
            let sources = count(without_address.len(), "source");
            let ids = without_address.join(", ");
            self.console
                .say(&format!("without an address, {sources}: {ids}"));
        }
        if not > 0 || !without_address.is_empty() {
            self.console.say(
                &"help: save what you can read yourself, and keep it: `factpress archive SOURCE --file PATH`",
            );
        }
    }
}

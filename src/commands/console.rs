//! The console: the two streams, whether a person is watching, the clock, the environment, and
//! signals to end.

mod colour;
mod deployment;
mod line_editor;
mod progress;
mod signals;
mod streams;

use std::io::{self, IsTerminal, Stderr, Stdout, stderr, stdin, stdout};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::date::{Now, Zone};
use colour::ColourWish;
pub use line_editor::{LineEditor, Typed};
pub use progress::ProgressLine;
use signals::Signals;

/// What a command prints to and reads the time from.
#[derive(Debug)]
pub struct Console {
    out: Stdout,
    err: Stderr,
    started: Instant,
    /// How long people took to answer questions, in nanoseconds. It does not count as work.
    waited: AtomicU64,
    watched: bool,
    colour: ColourWish,
    /// Why standard output did not take everything, if it did not.
    lost: OnceLock<io::Error>,
    signals: Signals,
}

impl Console {
    /// The console of this process, from now on.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the clock and of the terminal's wishes"
    )]
    pub fn new() -> Self {
        let variable = |name: &str| Some(std::env::var_os(name)?.to_string_lossy().into_owned());
        Self {
            out: stdout(),
            err: stderr(),
            started: Instant::now(),
            waited: AtomicU64::new(0),
            watched: stderr().is_terminal(),
            colour: ColourWish::of(variable),
            lost: OnceLock::new(),
            signals: Signals::default(),
        }
    }

    /// True on a build server: `CI` is set, and not to `false`.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the environment"
    )]
    pub fn is_in_ci() -> bool {
        std::env::var_os("CI").is_some_and(|value| {
            !["", "0", "false"]
                .iter()
                .any(|no| value.eq_ignore_ascii_case(no))
        })
    }

    /// The value of `--published` that the environment sets, in `FACTPRESS_PUBLISHED`. With it, a
    /// workflow can compare with another site while its commands stay as they are.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the environment"
    )]
    pub fn published() -> Option<String> {
        let place = std::env::var_os("FACTPRESS_PUBLISHED")?;
        let place = place.to_string_lossy().into_owned();
        Some(place).filter(|place| !place.is_empty())
    }

    /// From now on, [`Console::asked_to_end`] reports the first signal that asks the run to end;
    /// the second one ends it.
    pub fn listen(&self) {
        self.signals.listen();
    }

    /// The number of the signal that asked this run to end; `None` if there was none.
    #[must_use]
    pub fn asked_to_end(&self) -> Option<usize> {
        self.signals.last()
    }

    /// True if diagnostics on standard error are to be coloured.
    #[must_use]
    pub fn colour(&self) -> bool {
        self.colour.allows(self.watched)
    }

    /// True if diagnostics on standard output are to be coloured.
    #[must_use]
    pub fn colours_output(&self) -> bool {
        self.colour.allows(self.out.is_terminal())
    }

    /// True if there is a person to ask.
    #[must_use]
    pub fn is_interactive(&self) -> bool {
        self.watched && stdin().is_terminal()
    }

    /// The next line that the person types, without its end; `None` if there are no more.
    #[must_use]
    pub fn read_line(&self) -> Option<String> {
        let mut line = String::new();
        let read = self.while_waiting(|| stdin().read_line(&mut line)).ok()?;
        (read > 0).then(|| line.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Waits for a person. That time does not count as work.
    fn while_waiting<T>(&self, wait: impl FnOnce() -> T) -> T {
        let asked = Self::instant();
        let heard = wait();
        let took = u64::try_from(asked.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.waited.fetch_add(took, Ordering::Relaxed);
        heard
    }

    /// Asks a question that is answered by yes or no; `None` if nobody is there to answer.
    #[must_use]
    pub fn ask(&self, question: &str) -> Option<bool> {
        if !self.is_interactive() {
            return None;
        }
        self.eprint(&format!("{question} [y/N] "));
        let answer = self.read_line()?;
        Some(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }

    /// The time since the start, as in `0.21 s`.
    #[must_use]
    pub fn elapsed(&self) -> String {
        self.since(&WorkStart {
            at: self.started,
            waited: 0,
        })
    }

    /// The moment at which some work begins.
    #[must_use]
    pub fn mark(&self) -> WorkStart {
        WorkStart {
            at: Self::instant(),
            waited: self.waited.load(Ordering::Relaxed),
        }
    }

    /// The time that work took, as in `0.21 s`, without the time that people took to answer.
    #[must_use]
    pub fn since(&self, mark: &WorkStart) -> String {
        let waited = Duration::from_nanos(self.waited.load(Ordering::Relaxed) - mark.waited);
        format!(
            "{:.2} s",
            mark.at.elapsed().saturating_sub(waited).as_secs_f64()
        )
    }

    /// The time, in the form in which disks note the times of files.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the clock"
    )]
    pub fn now() -> SystemTime {
        SystemTime::now()
    }

    /// The time, to measure from.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the clock"
    )]
    pub fn instant() -> Instant {
        Instant::now()
    }

    /// The point in time that says which day it is, and the zone for publications that name none:
    /// that of the machine, or Coordinated Universal Time if `CI` is set, since the zone of a build
    /// server is nobody's. `None` if the clock is before 1970.
    ///
    /// If `SOURCE_DATE_EPOCH` is set (reproducible-builds.org), that is the time, and the machine's
    /// zone is ignored, so that the output is the same everywhere.
    #[must_use]
    pub fn when(&self) -> Option<Now> {
        if let Some(Err(())) = Self::epoch() {
            self.eprint(
                &"SOURCE_DATE_EPOCH is not a number of seconds; the clock is used instead\n",
            );
        }
        Self::clock()
    }

    /// The same, without printing what is wrong with it.
    #[must_use]
    pub fn clock() -> Option<Now> {
        if let Some(Ok(seconds)) = Self::epoch() {
            return Some(Now {
                seconds,
                zone: Zone::utc(),
            });
        }
        Some(Now {
            seconds: Self::seconds()?,
            zone: if Self::is_in_ci() {
                Zone::utc()
            } else {
                Self::zone()
            },
        })
    }

    /// The time in `SOURCE_DATE_EPOCH`, if it is set; an error if it is not a number.
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the environment"
    )]
    fn epoch() -> Option<Result<i64, ()>> {
        let said = std::env::var_os("SOURCE_DATE_EPOCH").filter(|said| !said.is_empty())?;
        Some(said.to_string_lossy().trim().parse().map_err(|_| ()))
    }

    /// The time in seconds since 1970, which `SOURCE_DATE_EPOCH` may set; 0 if the clock is before
    /// then.
    #[must_use]
    pub fn unix_seconds() -> i64 {
        Self::clock().map_or(0, |now| now.seconds)
    }

    /// The same for something that a person is creating: only the clock counts, in the zone of the
    /// machine.
    #[must_use]
    pub fn here() -> Option<Now> {
        Some(Now {
            seconds: Self::seconds()?,
            zone: Self::zone(),
        })
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the clock"
    )]
    fn seconds() -> Option<i64> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    }

    /// The zone of the machine; Coordinated Universal Time if that cannot be understood.
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the machine's wishes"
    )]
    fn zone() -> Zone {
        jiff::tz::TimeZone::try_system().map_or_else(|_| Zone::utc(), Zone::of_machine)
    }

    /// A progress counter, which appears on a terminal if the work takes long.
    #[must_use]
    pub fn progress(&self) -> ProgressLine<'_> {
        ProgressLine::of(self, "pages")
    }

    /// The same for work on things of another name.
    #[must_use]
    pub fn progress_of(&self, things: &'static str) -> ProgressLine<'_> {
        ProgressLine::of(self, things)
    }
}

/// When some work began.
#[derive(Debug, Clone, Copy)]
pub struct WorkStart {
    at: Instant,
    /// How long people had taken to answer until then, in nanoseconds.
    waited: u64,
}

#[cfg(test)]
mod tests;

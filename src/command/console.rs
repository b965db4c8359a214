//! The console: the two streams, whether a person is watching, the clock, the environment, and who wants the run to end.

use std::fmt::{Display, Write as _};
use std::io::{IsTerminal, Stderr, StdinLock, Stdout, StdoutLock, Write, stderr, stdin, stdout};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::date::{Now, Zone};
use crate::watch::Watch;

/// How long work goes on before its progress is shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often progress is shown anew.
const BEAT: Duration = Duration::from_millis(100);

/// What a command prints to and reads the time from.
#[derive(Debug)]
pub struct Console {
    out: Stdout,
    err: Stderr,
    started: Instant,
    /// How long people took to answer, in nanoseconds.
    waited: AtomicU64,
    watched: bool,
    colour: bool,
    signals: Signals,
}

/// The signals that ask a run to end.
#[derive(Debug, Default)]
struct Signals {
    /// True from the first of them on.
    came: Arc<AtomicBool>,
    /// The number of the last; zero before the first.
    last: Arc<AtomicUsize>,
}

impl Signals {
    /// Takes note of signals that would end the process at once, from now on. The second does.
    ///
    /// One that who started the program has it ignore stays ignored.
    #[cfg(unix)]
    fn listen(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_default, register_usize};
        let ignored = crate::disk::ignored_signals();
        for signal in [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0) {
            let number = usize::try_from(signal).unwrap_or_default();
            // Where a signal cannot be heard of, it ends the process as ever, and the next run clears up.
            let _ = register_conditional_default(signal, Arc::clone(&self.came))
                .and_then(|_| register(signal, Arc::clone(&self.came)))
                .and_then(|_| register_usize(signal, Arc::clone(&self.last), number));
        }
    }

    #[cfg(not(unix))]
    fn listen(&self) {}
}

impl Console {
    /// The console of this process, from now on.
    ///
    /// Colour is for terminals alone, and for none where `NO_COLOR` is set (no-color.org).
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the clock and of the terminal's wishes")]
    pub fn new() -> Self {
        let watched = stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            out: stdout(),
            err: stderr(),
            started: Instant::now(),
            waited: AtomicU64::new(0),
            watched,
            colour: watched && !plain,
            signals: Signals::default(),
        }
    }

    /// True where the environment says that nobody is there but a service that builds: `CI` is set, and not to `false`.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the environment")]
    pub fn is_in_ci() -> bool {
        std::env::var_os("CI").is_some_and(|value| !["", "0", "false"].iter().any(|no| value.eq_ignore_ascii_case(no)))
    }

    /// From now on, the first signal that asks the run to end is heard of by [`Console::asked_to_end`]; the second ends it.
    pub fn listen(&self) {
        self.signals.listen();
    }

    /// The number of the signal that asks this run to end; nothing when none does.
    #[must_use]
    pub fn asked_to_end(&self) -> Option<usize> {
        if !self.signals.came.load(Ordering::Relaxed) {
            return None;
        }
        Some(self.signals.last.load(Ordering::Relaxed))
    }

    /// True when diagnostics are to be coloured.
    #[must_use]
    pub fn colour(&self) -> bool {
        self.colour
    }

    /// Prints to standard output. A reader that has gone away is no failure of ours.
    pub fn say(&self, line: &dyn Display) {
        let _ = writeln!(self.out.lock(), "{line}");
    }

    /// Prints to standard output what has its own line breaks.
    pub fn print(&self, text: &dyn Display) {
        let _ = write!(self.out.lock(), "{text}");
    }

    /// Prints to standard error.
    pub fn complain(&self, line: &dyn Display) {
        let _ = write!(self.err.lock(), "{line}");
    }

    /// Standard input, for a program that talks on the other side.
    pub fn input() -> StdinLock<'static> {
        stdin().lock()
    }

    /// Standard output, for a program that listens on the other side; nobody else writes to it meanwhile.
    pub fn output() -> StdoutLock<'static> {
        stdout().lock()
    }

    /// True when a person is there to be asked.
    #[must_use]
    pub fn is_talked_to(&self) -> bool {
        self.watched && stdin().is_terminal()
    }

    /// The next line that a person types, without its end; nothing when they are done.
    #[must_use]
    pub fn hear(&self) -> Option<String> {
        let (mut line, asked) = (String::new(), Self::instant());
        let read = stdin().read_line(&mut line);
        let took = u64::try_from(asked.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.waited.fetch_add(took, Ordering::Relaxed);
        let read = read.ok()?;
        (read > 0).then(|| line.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Asks a question that is answered by yes or no; nothing when nobody is there to answer.
    #[must_use]
    pub fn ask(&self, question: &str) -> Option<bool> {
        if !self.is_talked_to() {
            return None;
        }
        self.complain(&format!("{question} [y/N] "));
        let answer = self.hear()?;
        Some(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }

    /// The time since the start, as in `0.21 s`.
    #[must_use]
    pub fn elapsed(&self) -> String {
        self.since(&Mark { at: self.started, waited: 0 })
    }

    /// The moment at which some work begins.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { at: Self::instant(), waited: self.waited.load(Ordering::Relaxed) }
    }

    /// The time that work took, as in `0.21 s`: what people took to answer is not in it.
    #[must_use]
    pub fn since(&self, mark: &Mark) -> String {
        let waited = Duration::from_nanos(self.waited.load(Ordering::Relaxed) - mark.waited);
        format!("{:.2} s", mark.at.elapsed().saturating_sub(waited).as_secs_f64())
    }

    /// The time, as a disk writes it beside a file.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the clock")]
    pub fn now() -> SystemTime {
        SystemTime::now()
    }

    /// The time, to measure from.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the clock")]
    pub fn instant() -> Instant {
        Instant::now()
    }

    /// The point in time that says which day it is, and the zone for publications that name none: that of the machine, or,
    /// where `CI` is set, Coordinated Universal Time, since nobody lives on such machines. Nothing when the clock is out of its
    /// mind.
    ///
    /// Where `SOURCE_DATE_EPOCH` is set (reproducible-builds.org), it is the time that counts, and the machine's zone is not
    /// asked: what is made is then the same everywhere.
    #[must_use]
    pub fn when(&self) -> Option<Now> {
        if let Some(Err(())) = Self::epoch() {
            self.complain(&"SOURCE_DATE_EPOCH is no number of seconds; the clock is asked instead\n");
        }
        Self::clock()
    }

    /// The same without a word of what is wrong with it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the environment")]
    pub fn clock() -> Option<Now> {
        if let Some(Ok(seconds)) = Self::epoch() {
            return Some(Now { seconds, zone: Zone::utc() });
        }
        let is_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
        Some(Now { seconds: Self::seconds()?, zone: if is_ci { Zone::utc() } else { Self::zone() } })
    }

    /// What `SOURCE_DATE_EPOCH` says, where it is set; an error when that is no number.
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the environment")]
    fn epoch() -> Option<Result<i64, ()>> {
        let said = std::env::var_os("SOURCE_DATE_EPOCH").filter(|said| !said.is_empty())?;
        Some(said.to_string_lossy().trim().parse().map_err(|_| ()))
    }

    /// The same for what somebody begins at this moment: the clock alone, in the zone of the machine.
    #[must_use]
    pub fn here() -> Option<Now> {
        Some(Now { seconds: Self::seconds()?, zone: Self::zone() })
    }

    #[expect(clippy::disallowed_methods, reason = "the console is the home of the clock")]
    fn seconds() -> Option<i64> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    }

    /// The zone of the machine; Coordinated Universal Time where it says nothing that can be understood.
    #[expect(clippy::disallowed_methods, reason = "the console is the home of the machine's wishes")]
    fn zone() -> Zone {
        jiff::tz::TimeZone::try_system().map_or_else(|_| Zone::utc(), Zone::of_machine)
    }

    /// A counter of work that shows itself on a terminal once the work is long.
    #[must_use]
    pub fn progress(&self) -> Progress<'_> {
        Progress { console: self, done: AtomicUsize::new(0), shown: Mutex::new(None), stages: Mutex::new(Vec::new()) }
    }
}

/// When some work began.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    at: Instant,
    /// What people had taken to answer until then, in nanoseconds.
    waited: u64,
}

/// Work that goes on.
#[derive(Debug)]
pub struct Progress<'c> {
    console: &'c Console,
    done: AtomicUsize,
    shown: Mutex<Option<Duration>>,
    /// When each stage began.
    stages: Mutex<Vec<(&'static str, Duration)>>,
}

impl Progress<'_> {
    /// How long each stage took and its share of the whole, a line each.
    #[must_use]
    pub fn timings(&self) -> String {
        let end = self.console.started.elapsed();
        let Ok(stages) = self.stages.lock() else { return String::new() };
        let ends = stages.iter().skip(1).map(|(_, began)| *began).chain([end]);
        let mut text = String::new();
        let mut line = |stage: &str, time: Duration| {
            let share = 100.0 * time.as_secs_f64() / end.as_secs_f64();
            let _ = writeln!(text, "{stage:<9}{:>9.1} ms {share:>5.1} %", time.as_secs_f64() * 1000.0);
        };
        line("start", stages.first().map_or(end, |(_, began)| *began));
        for ((stage, began), end) in stages.iter().zip(ends) {
            line(stage, end.saturating_sub(*began));
        }
        line("in all", end);
        text
    }
}

impl Watch for Progress<'_> {
    fn stage(&self, stage: &'static str) {
        if let Ok(mut stages) = self.stages.lock() {
            stages.push((stage, self.console.started.elapsed()));
        }
    }

    fn begins_to_write(&self) {
        self.console.listen();
    }

    fn goes_on(&self) -> bool {
        self.console.asked_to_end().is_none()
    }

    fn page(&self, total: usize) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let elapsed = self.console.started.elapsed();
        if !self.console.watched || elapsed < PATIENCE {
            return;
        }
        if let Ok(mut shown) = self.shown.try_lock()
            && shown.is_none_or(|last| elapsed >= last + BEAT)
        {
            *shown = Some(elapsed);
            let _ = write!(stderr(), "\r{done} of {total} pages");
            let _ = stderr().flush();
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown.get_mut().is_ok_and(|shown| shown.is_some()) {
            let _ = write!(stderr(), "\r\u{1b}[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::Console;

    #[test]
    fn what_people_take_to_answer_is_no_time_of_ours() {
        let console = Console::new();
        console.waited.fetch_add(1_000_000_000, Ordering::Relaxed);
        let mark = console.mark();
        // An hour went by with a question on the terminal; the test cannot have lasted that long.
        console.waited.fetch_add(3_600_000_000_000, Ordering::Relaxed);
        assert_eq!(console.since(&mark), "0.00 s");
        assert_eq!(console.elapsed(), "0.00 s");
    }
}

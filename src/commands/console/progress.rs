//! Progress: a counter that a terminal shows if the work takes long, and the time of each stage.

use std::fmt::Write as _;
use std::io::{Write as _, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::Console;
use crate::base::progress::Progress;

/// How long a run lasts before its progress is shown: most are over by then.
const PROGRESS_DELAY: Duration = Duration::from_secs(1);
/// The shortest time between two updates of the line.
const REDRAW_INTERVAL: Duration = Duration::from_millis(100);

/// The progress of one run.
#[derive(Debug)]
pub struct ProgressLine<'c> {
    console: &'c Console,
    /// What a run of this kind makes, as in `pages`.
    things: &'static str,
    /// When the work began.
    began: Duration,
    /// How many things the current stage has made.
    done: AtomicUsize,
    shown: Mutex<Option<Duration>>,
    /// When each stage began.
    stages: Mutex<Vec<(&'static str, Duration)>>,
}

impl<'c> ProgressLine<'c> {
    /// The progress of work that begins now.
    pub fn of(console: &'c Console, things: &'static str) -> Self {
        Self {
            console,
            things,
            began: console.started.elapsed(),
            done: AtomicUsize::new(0),
            shown: Mutex::new(None),
            stages: Mutex::new(Vec::new()),
        }
    }
}

impl ProgressLine<'_> {
    /// Notes that one more thing of `total` is done.
    fn count(&self, things: &str, total: usize) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let elapsed = self.console.started.elapsed();
        if !self.console.watched || elapsed < self.began + PROGRESS_DELAY {
            return;
        }
        if let Ok(mut shown) = self.shown.try_lock()
            && shown.is_none_or(|last| elapsed >= last + REDRAW_INTERVAL)
        {
            *shown = Some(elapsed);
            let _ = write!(
                stderr(),
                "\r\u{1b}[2K{}",
                line((done, total, things), self.spent())
            );
            let _ = stderr().flush();
        }
    }

    /// How long the current stage has lasted.
    fn spent(&self) -> Duration {
        let began = self
            .stages
            .lock()
            .ok()
            .and_then(|stages| stages.last().map(|(_, began)| *began));
        self.console
            .started
            .elapsed()
            .saturating_sub(began.unwrap_or_default())
    }

    /// How long each stage took and its share of the whole, a line each.
    #[must_use]
    pub fn timings(&self) -> String {
        let end = self.console.started.elapsed();
        let Ok(stages) = self.stages.lock() else {
            return String::new();
        };
        let ends = stages.iter().skip(1).map(|(_, began)| *began).chain([end]);
        let mut text = String::new();
        let mut line = |stage: &str, time: Duration| {
            let share = 100.0 * time.as_secs_f64() / end.as_secs_f64();
            let _ = writeln!(
                text,
                "{stage:<10}{:>9.1} ms {share:>5.1} %",
                time.as_secs_f64() * 1000.0
            );
        };
        line("start", stages.first().map_or(end, |(_, began)| *began));
        for ((stage, began), end) in stages.iter().zip(ends) {
            line(stage, end.saturating_sub(*began));
        }
        line("in all", end);
        text
    }
}

impl Progress for ProgressLine<'_> {
    fn stage(&self, stage: &'static str) {
        self.done.store(0, Ordering::Relaxed);
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

    fn picture(&self, of: usize) {
        self.count("pictures", of);
    }

    fn page(&self, of: usize) {
        self.count(self.things, of);
    }
}

/// What is done and how long the rest of the stage will take, if each thing takes as long as those
/// before.
fn line((done, total, things): (usize, usize, &str), spent: Duration) -> String {
    let mut line = format!("{done} of {total} {things}");
    let left = u32::try_from(total.saturating_sub(done)).unwrap_or(u32::MAX);
    let one = spent / u32::try_from(done.max(1)).unwrap_or(u32::MAX);
    let seconds = one.saturating_mul(left).as_secs();
    if seconds > 0 {
        let _ = write!(line, ", about {seconds} s left");
    }
    line
}

impl Drop for ProgressLine<'_> {
    fn drop(&mut self) {
        if self.shown.get_mut().is_ok_and(|shown| shown.is_some()) {
            let _ = write!(stderr(), "\r\u{1b}[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_says_what_is_done_and_how_long_the_rest_will_take() {
        let after =
            |done, things, seconds| line((done, 4000, things), Duration::from_secs(seconds));
        assert_eq!(
            after(1000, "pages", 3),
            "1000 of 4000 pages, about 9 s left"
        );
        assert_eq!(
            after(1, "pictures", 1),
            "1 of 4000 pictures, about 3999 s left"
        );
        assert_eq!(after(3999, "pages", 2), "3999 of 4000 pages");
        assert_eq!(after(0, "pages", 1), "0 of 4000 pages, about 4000 s left");
    }
}

//! How far the first build of a served site has come, in words for whoever is waiting for it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::snapshot::Snapshot;
use crate::base::progress::Progress;

/// What a build is doing now.
#[derive(Debug, Default)]
pub struct BuildStage {
    /// The stage, by the name that the build gives it; `None` between two builds.
    stage: Mutex<Option<&'static str>>,
    /// How many pages are done.
    done: AtomicUsize,
    /// How many pages there will be; 0 until that is known.
    total: AtomicUsize,
}

/// A page for somebody who opens a site of which nothing can be shown yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What they are waiting for.
    pub title: &'static str,
    /// How far it has come, or what keeps it from being shown.
    pub text: String,
}

impl BuildStage {
    /// Notes that no build is going on.
    pub fn end(&self) {
        self.set(None);
    }

    fn set(&self, stage: Option<&'static str>) {
        if stage == Some("read") || stage.is_none() {
            self.done.store(0, Ordering::Relaxed);
            self.total.store(0, Ordering::Relaxed);
        }
        if let Ok(mut now) = self.stage.lock() {
            *now = stage;
        }
    }

    /// True if the content has no errors, and its pages are being built.
    fn builds(&self) -> bool {
        self.total.load(Ordering::Relaxed) > 0
    }

    fn words(&self) -> String {
        let (done, total) = (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        );
        let stage = self.stage.lock().map(|stage| *stage).unwrap_or_default();
        match stage {
            _ if total > 0 => format!("{done} of {total} pages are ready."),
            Some("join" | "check") => "The content is being checked.".to_owned(),
            _ => "The content is being read.".to_owned(),
        }
    }

    /// What somebody sees who opens a page of a site that has never been built. Nobody hears of
    /// errors before the content has been checked.
    #[must_use]
    pub fn waiting(&self, snapshot: &Snapshot) -> Waiting {
        if snapshot.faults.is_empty() || self.builds() {
            return Waiting {
                title: "The site is being built",
                text: self.words(),
            };
        }
        Waiting {
            title: "Nothing to show yet",
            text: "The publication has errors. Once you fix them, the site appears here."
                .to_owned(),
        }
    }
}

impl Progress for BuildStage {
    fn stage(&self, stage: &'static str) {
        self.set(Some(stage));
    }

    fn page(&self, of: usize) {
        self.total.store(of, Ordering::Relaxed);
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::super::OverlayMessage;
    use super::*;

    #[test]
    fn a_first_build_says_how_far_it_is_and_nothing_of_errors_before_it_was_checked() {
        let (stage, nothing) = (BuildStage::default(), Snapshot::default());
        let text = |stage: &BuildStage| stage.waiting(&nothing).text;
        assert_eq!(text(&stage), "The content is being read.");
        stage.stage("check");
        assert_eq!(text(&stage), "The content is being checked.");
        stage.stage("pages");
        stage.page(1200);
        stage.page(1200);
        assert_eq!(text(&stage), "2 of 1200 pages are ready.");
        assert_eq!(stage.waiting(&nothing).title, "The site is being built");
    }

    #[test]
    fn errors_are_said_until_the_pages_without_them_are_being_built() {
        let fault = OverlayMessage {
            text: "error".to_owned(),
            href: String::new(),
        };
        let (stage, wrong) = (
            BuildStage::default(),
            Snapshot::default().with_faults(vec![fault]),
        );
        let title = |stage: &BuildStage| stage.waiting(&wrong).title;
        assert_eq!(title(&stage), "Nothing to show yet");
        stage.stage("read");
        assert_eq!(title(&stage), "Nothing to show yet");
        stage.page(3);
        assert_eq!(title(&stage), "The site is being built");
        stage.end();
        assert_eq!(title(&stage), "Nothing to show yet");
    }
}

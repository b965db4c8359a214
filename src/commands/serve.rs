//! `factpress serve`: shows the site to its author from memory, and rebuilds what changes at once.

mod browser;
mod editor;
mod listening;

use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::ExitStatus;
use super::arguments::ServeOptions;
use super::console::{Console, ProgressLine};
use super::summary::{count, size};
use crate::Options;
use crate::base::address::BaseUrl;
use crate::base::progress::Progress;
use crate::commands::preview::{Preview, Refreshed};
use crate::commands::publication::Failure;
use crate::commands::server::{BuildStage, Hosts, OverlayMessage, Service, Snapshot, reachable};
use crate::disk::{self, Changes, Watcher};

use browser::browser;
use editor::Editor;
use listening::{listen, others};

/// How long to wait for a message before looking anyway: not every disk reports changes.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// Runs the command.
pub fn run(options: &ServeOptions, console: &Console) -> ExitStatus {
    if let Err(error) = disk::require_content(&options.root) {
        console.eprint(&format!("error: {error}\n"));
        return ExitStatus::from(&error);
    }
    let listener = match listen(options.host, options.port) {
        Ok(listener) => listener,
        Err(refusal) => {
            console.eprint(&refusal);
            return ExitStatus::IoError;
        }
    };
    let address = match listener.local_addr() {
        Ok(address) => address,
        Err(error) => {
            console.eprint(&format!("error: could not listen: {error}\n"));
            return ExitStatus::IoError;
        }
    };
    let shown = format!("http://{}/", reachable(address));
    let base_url = BaseUrl::parse(&shown).expect("the address of a socket is that of a site");
    let (sender, snapshot) = watch::channel(Arc::new(Snapshot::default()));
    let stage = Arc::new(BuildStage::default());
    let hosts = Hosts::new(address, options.name.clone());
    let service = Service::new(snapshot, Arc::clone(&stage), hosts);
    let server = thread::spawn(move || service.run(listener));
    if options.port != 0 && address.port() != options.port {
        console.eprint(&format!(
            "port {} is in use; using port {} instead\n",
            options.port,
            address.port()
        ));
    }
    console.say(&format!("Serving {shown} (press Ctrl+C to stop)"));
    for other in others(address, options.name.as_deref()) {
        console.say(&other);
    }
    console.say(&"Building the site: its pages appear when they are ready");
    let understood = Options {
        base_url: Some(base_url),
        drafts: !options.published,
        now: console.when(),
        ..Options::default()
    };
    let preview = Preview::new(options.root.clone(), understood);
    let editor = Editor {
        root: std::path::absolute(&options.root).unwrap_or_default(),
        pattern: &options.editor,
    };
    let running = Running {
        sender,
        stage,
        server,
        browser: options.open.then(|| browser(shown)),
    };
    watch_files(preview, running, &editor, console)
}

/// The server and what it shows.
struct Running {
    sender: watch::Sender<Arc<Snapshot>>,
    stage: Arc<BuildStage>,
    server: JoinHandle<io::Result<()>>,
    /// The browser that is being opened, until it is known whether that works.
    browser: Option<JoinHandle<Option<String>>>,
}

/// How far a look has come, for the terminal and for open pages.
struct LookProgress<'l> {
    line: ProgressLine<'l>,
    stage: &'l BuildStage,
}

impl Progress for LookProgress<'_> {
    fn stage(&self, stage: &'static str) {
        self.line.stage(stage);
        self.stage.stage(stage);
    }

    fn picture(&self, of: usize) {
        self.line.picture(of);
    }

    fn page(&self, of: usize) {
        self.line.page(of);
        self.stage.page(of);
    }
}

/// Shows changes as they happen, until the server ends.
fn watch_files(
    mut preview: Preview,
    mut running: Running,
    editor: &Editor<'_>,
    console: &Console,
) -> ExitStatus {
    let Running { sender, stage, .. } = &running;
    let (sender, stage) = (sender.clone(), Arc::clone(stage));
    let mut watcher = Watcher::new(&editor.root);
    let (mut changes, mut failed) = (Changes::Anywhere, None);
    loop {
        let (began, before) = (Console::instant(), Arc::clone(&sender.borrow()));
        preview.tell_time(Console::clock());
        let show = |pages| {
            let _ = sender.send(before.with_pages(pages).into());
        };
        let progress = LookProgress {
            line: console.progress(),
            stage: &stage,
        };
        let looked = preview.look(&changes, Console::now(), &show, &progress);
        // The line of progress is wiped out before anything else is printed.
        drop(progress);
        let shown = Arc::clone(&sender.borrow());
        let failure = looked.as_ref().err().map(ToString::to_string);
        match looked {
            Ok(None) => {}
            Ok(Some(refreshed)) => {
                let Refreshed {
                    report, is_shown, ..
                } = &refreshed;
                let next = if *is_shown {
                    shown.with_files(preview.files())
                } else {
                    shown.with_faults(editor.faults(report))
                };
                // A file that was written a moment ago is looked at twice, and the second look
                // mostly changes nothing: only news is announced.
                if next.is_news(&before) || !shown.is_whole() {
                    console.eprint(&report.human(console.colour()));
                    tell(&next, &refreshed, began, console);
                    let _ = sender.send(next.into());
                }
            }
            // A folder that has disappeared may come back, so it is looked for again. The failure
            // is printed only once.
            Err(_) if failure == failed && shown.is_whole() => {}
            Err(error) => {
                console.eprint(&format!("error: {error}\n"));
                let _ = sender.send(shown.with_faults(vec![nowhere(&error)]).into());
            }
        }
        stage.end();
        failed = failure;
        if let Some(browser) = running.browser.take_if(|browser| browser.is_finished())
            && let Ok(Some(refusal)) = browser.join()
        {
            console.eprint(&refusal);
        }
        if running.server.is_finished() {
            console.eprint(&"error: the server has stopped\n");
            return ExitStatus::IoError;
        }
        changes = watcher.wait(POLL_INTERVAL);
    }
}

/// A failure as a message without a place that an editor could open.
fn nowhere(failure: &Failure) -> OverlayMessage {
    OverlayMessage {
        text: failure.to_string(),
        href: String::new(),
    }
}

fn tell(next: &Snapshot, refreshed: &Refreshed, began: Instant, console: &Console) {
    let took = began.elapsed().as_millis();
    let report = &refreshed.report;
    let line = match (&refreshed.site_counts, next.number) {
        (Some(site_counts), number) => {
            let done = if number == 1 {
                "Built".to_owned()
            } else {
                format!("{} rebuilt", count(next.news(), "file"))
            };
            format!(
                "{done} in {took} ms: {}",
                size(site_counts, report.warnings())
            )
        }
        (None, number) => format!(
            "{}; {}",
            count(report.errors(), "error"),
            if number == 0 {
                "the pages appear when nothing is wrong"
            } else {
                "the pages stay unchanged"
            }
        ),
    };
    console.say(&line);
}

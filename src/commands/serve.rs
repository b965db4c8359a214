//! `factpress serve`: shows the site to its author from memory, and rebuilds what changes at once.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::ExitStatus;
use super::arguments::ServeOptions;
use super::console::Console;
use super::summary::count;
use crate::Options;
use crate::base::address::{BaseUrl, percent_encode_path};
use crate::commands::preview::{Preview, Refreshed};
use crate::commands::publication::Failure;
use crate::commands::server::{Hosts, OverlayMessage, REQUEST_TIMEOUT, Service, Snapshot};
use crate::disk::{self, Changes, Watcher};
use crate::report::{Line, Report};

/// How many ports are tried if one is in use.
const PORTS: u16 = 100;
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
        Err(error) => {
            let at = SocketAddr::new(options.host, options.port);
            console.eprint(&format!("error: could not listen on {at}: {error}\n"));
            return ExitStatus::IoError;
        }
    };
    let Ok(address) = listener.local_addr() else {
        return ExitStatus::IoError;
    };
    let shown = reachable(address);
    let Ok(base_url) = BaseUrl::parse(&format!("http://{shown}/")) else {
        return ExitStatus::IoError;
    };
    let (sender, snapshot) = watch::channel(Arc::new(Snapshot::default()));
    let hosts = Hosts::new(address, options.name.clone());
    let service = Service {
        snapshot,
        hosts,
        timeout: REQUEST_TIMEOUT,
    };
    let server = thread::spawn(move || service.run(listener));
    if options.port != 0 && address.port() != options.port {
        console.eprint(&format!("port {} is in use\n", options.port));
    }
    console.say(&format!("Serving http://{shown}/ (press Ctrl+C to stop)"));
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
    watch_files(preview, &sender, &server, &editor, console)
}

/// The address at which a browser on this machine reaches a server that listens on this one.
fn reachable(address: SocketAddr) -> SocketAddr {
    let host = if address.ip().is_unspecified() {
        [127, 0, 0, 1].into()
    } else {
        address.ip()
    };
    SocketAddr::new(host, address.port())
}

/// Listens on this port, or the next that is free.
fn listen(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let last = port.saturating_add(if port == 0 { 0 } else { PORTS });
    let taken = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
    let mut tried = (port..=last).map(|port| TcpListener::bind((host, port)));
    tried
        .find(|listener| !listener.as_ref().is_err_and(taken))
        .unwrap_or_else(|| Err(io::ErrorKind::AddrInUse.into()))
}

/// Shows changes as they happen, until the server ends.
fn watch_files(
    mut preview: Preview,
    sender: &watch::Sender<Arc<Snapshot>>,
    server: &thread::JoinHandle<io::Result<()>>,
    editor: &Editor<'_>,
    console: &Console,
) -> ExitStatus {
    let mut watcher = Watcher::new(&editor.root);
    let (mut changes, mut failed) = (Changes::Anywhere, None);
    loop {
        let (began, before) = (Console::instant(), Arc::clone(&sender.borrow()));
        preview.tell_time(Console::clock());
        let looked = preview.look(&changes, Console::now(), &|pages| {
            let _ = sender.send(before.with_pages(pages).into());
        });
        let shown = Arc::clone(&sender.borrow());
        let failure = looked.as_ref().err().map(ToString::to_string);
        match looked {
            Ok(None) => {}
            Ok(Some(Refreshed { report, is_shown })) => {
                let next = if is_shown {
                    shown.with_files(preview.files())
                } else {
                    shown.with_faults(editor.faults(&report))
                };
                // A file that was written a moment ago is looked at twice, and the second look
                // mostly changes nothing: only news is announced.
                if next.is_news(&before) || !shown.is_whole() {
                    console.eprint(&report.human(console.colour()));
                    tell(&next, is_shown, &report, began, console);
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
        failed = failure;
        if server.is_finished() {
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

fn tell(next: &Snapshot, is_shown: bool, report: &Report, began: Instant, console: &Console) {
    let took = began.elapsed().as_millis();
    let line = match (is_shown, next.number) {
        (true, 1) => format!("Built in {took} ms"),
        (true, _) => format!("{} rebuilt in {took} ms", count(next.news(), "file")),
        (false, _) => format!(
            "{}; the pages stay unchanged",
            count(report.errors(), "error")
        ),
    };
    console.say(&line);
}

/// How to address a place in an editor.
struct Editor<'e> {
    root: PathBuf,
    pattern: &'e str,
}

impl Editor<'_> {
    /// The mistakes of a report, each with its place in the editor.
    fn faults(&self, report: &Report) -> Vec<OverlayMessage> {
        let message = |line: &Line| OverlayMessage {
            text: line.text(),
            href: self.address(line),
        };
        report.lines.iter().map(message).collect()
    }

    fn address(&self, line: &Line) -> String {
        let file = percent_encode_path(&forward(&self.root.join(&*line.file)));
        let number = |number: Option<usize>| number.unwrap_or(1).to_string();
        let pattern = self
            .pattern
            .replace("{line}", &number(line.line))
            .replace("{column}", &number(line.column));
        pattern.replace("{file}", &file)
    }
}

/// A path in the form of addresses: with forward slashes, and one before the letter of a drive.
fn forward(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    if path.starts_with('/') {
        path
    } else {
        format!("/{path}")
    }
}

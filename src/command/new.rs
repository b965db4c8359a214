//! `factpress new`: asks what it needs, writes the files of something new, and says what comes next.

mod interview;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::Outcome;
use super::arguments::{CheckOptions, Format, New, SiteOptions};
use super::console::Console;
use crate::disk::{self, DiskError};
use crate::report::Texts;
use crate::starter::{Fault, Known, Started, Starter};
use crate::watch::Nobody;
use crate::{Options, Understood, understand};

use interview::{Stop, Talk, interview, said};

/// The terminal at which a person sits, or nobody.
struct Terminal<'c>(&'c Console);

impl Talk for Terminal<'_> {
    fn is_there(&self) -> bool {
        self.0.is_talked_to()
    }

    fn say(&mut self, text: &str) {
        self.0.complain(&text);
    }

    fn hear(&mut self) -> Option<String> {
        self.0.hear()
    }
}

/// Runs the command.
pub fn run(options: &New, console: &Console) -> Outcome {
    begin(options, console).unwrap_or_else(|error| {
        console.complain(&format!("error: {error}\n"));
        Outcome::World
    })
}

fn begin(options: &New, console: &Console) -> Result<Outcome, DiskError> {
    let today = Console::real_day();
    if options.starter == Starter::Site {
        disk::refuse_unless_empty(&options.root)?;
        return answer(options, &Known::nothing(today), &NoTexts, console);
    }
    let (content, found, library) = disk::content(&options.root).map_err(nothing_there)?;
    // What is held back is there, too.
    let all = Options { drafts: true, today, ..Options::default() };
    let Understood { site, findings, .. } = understand(&content, &library, found, &all, &Nobody)?;
    let Some(site) = site else {
        console.complain(&findings.report(None, &library).human(console.colour()));
        console.complain(&"mend this first; nothing was written\n");
        return Ok(Outcome::Errors);
    };
    answer(options, &Known::of(&content, &site, today), &library, console)
}

/// What to do where there is no publication yet.
fn nothing_there(error: DiskError) -> DiskError {
    match error {
        DiskError::Refused(why) => {
            DiskError::Refused(format!("{why}\n   = help: `factpress new site` begins a publication in an empty folder"))
        }
        other => other,
    }
}

/// An empty folder has no texts.
struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _: &Arc<str>) -> Option<Cow<'_, str>> {
        None
    }
}

/// Asks, writes, and checks what was written.
fn answer(options: &New, known: &Known, texts: &impl Texts, console: &Console) -> Result<Outcome, DiskError> {
    let answers = match interview(options, known, &mut Terminal(console)) {
        Ok(answers) => answers,
        Err(Stop::Wrong(faults)) => return Ok(complain(&faults, console)),
        Err(Stop::Left) => {
            console.complain(&"\nnothing was written\n");
            return Ok(Outcome::Usage);
        }
    };
    let Started { files, mends, next } = match options.starter.start(&answers, known, texts) {
        Ok(started) => started,
        Err(fault) => {
            complain(&[fault], console);
            return Ok(Outcome::Errors);
        }
    };
    disk::write_started(&options.root, &files, &mends)?;
    for file in &files {
        console.say(&format!("wrote {}", shown(&options.root, &file.path)));
    }
    for mend in &mends {
        console.say(&format!("changed {}", shown(&options.root, &mend.file)));
    }
    let outcome = check(options, console);
    console.say(&"Next:");
    for line in next {
        console.say(&format!("  - {line}"));
    }
    Ok(outcome)
}

/// A path as a person would type it.
fn shown(root: &Path, path: &str) -> String {
    if root == Path::new(".") { path.to_owned() } else { root.join(path).display().to_string() }
}

fn complain(faults: &[Fault], console: &Console) -> Outcome {
    for fault in faults {
        console.complain(&said(fault));
    }
    Outcome::Usage
}

/// What `factpress check` says now.
fn check(options: &New, console: &Console) -> Outcome {
    let site = SiteOptions { root: options.root.clone(), drafts: false, strict: false, today: None };
    super::check::run(&CheckOptions { site, format: Format::Human, explain: None, fix: false, yes: false }, console)
}

//! `factpress new`: asks what it needs, writes the files of something new, and says what to do
//! next.

mod copy;
mod from_page;
mod halt;
mod interview;
mod terminal;
mod trial;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ExitStatus;
use super::arguments::{CheckOptions, Format, LinkOptions, New, SiteOptions};
use super::console::Console;
use crate::authoring::starter::{
    Answers, ExistingContent, FROM_PAGE, Started, Starter, StarterError,
};
use crate::base::progress::NoProgress;
use crate::check::external::External;
use crate::disk::{self, DiskError};
use crate::report::Texts;
use crate::{Options, Understood, understand};

use copy::{CopyOfNew, copy_of_new};
use from_page::{FetchedSource, filled_in};
use halt::{Halt, left, refuse};
use interview::{Stop, interview, said};
use terminal::Terminal;
use trial::right;

/// Runs the command.
pub fn run(options: &New, console: &Console) -> ExitStatus {
    let root = options
        .root
        .clone()
        .unwrap_or_else(disk::publication_around);
    let Begun {
        started,
        note,
        page,
        copy,
    } = match begin(options, &root, console) {
        Ok(begun) => begun,
        Err(halt) => return refuse(halt, console),
    };
    if let Err(error) = disk::write_started(&root, &started.files, &started.fixes) {
        return refuse(Halt::Disk(error), console);
    }
    // What was answered is in the files now.
    let _ = disk::forget_unfinished(&root, options.starter.word());
    for file in &started.files {
        console.say(&format!("wrote {}", shown(&root, &file.path)));
    }
    for fix in &started.fixes {
        console.say(&format!("changed {}", shown(&root, &fix.file)));
    }
    if let Some((page, answers)) = page
        && let Err(error) = page.keep(&root, &answers, console)
    {
        return refuse(Halt::Disk(error), console);
    }
    if let Some(copy) = copy
        && let Err(error) = copy.keep(&root, console)
    {
        return refuse(Halt::Disk(error), console);
    }
    let outcome = check_all(root.clone(), console);
    console.say(&"Next:");
    let is_site = options.starter == Starter::Site;
    if is_site && root != Path::new(".") {
        console.say(&format!("  - `cd {}`", root.display()));
    }
    // Paths are printed as they are typed from the current folder. The author of a new site will
    // enter its folder first, so its paths begin there.
    let content = if is_site {
        "content/".to_owned()
    } else {
        shown(&root, "content/")
    };
    for line in note.iter().chain(&started.next) {
        console.say(&format!("  - {}", line.replace("content/", &content)));
    }
    outcome
}

/// The files to be written, and a note to the author.
struct Begun {
    started: Started,
    note: Option<String>,
    /// The page from which a source was filled in, and the answers.
    page: Option<(FetchedSource, Answers)>,
    /// The copy of a new source.
    copy: Option<CopyOfNew>,
}

fn begin(options: &New, root: &Path, console: &Console) -> Result<Begun, Halt> {
    let now = Console::here();
    let keeps = options.from.is_none();
    let ask = |options: &New, known: &ExistingContent| {
        let mut terminal = Terminal::new(console, root, options.starter, keeps);
        interview(options, known, &mut terminal).map_err(|stop| match stop {
            Stop::Left(again) => {
                Halt::BrokenOff(left(&again, terminal.has_kept), terminal.is_interrupted)
            }
            Stop::Wrong(faults) => Halt::Wrong(faults),
        })
    };
    if options.starter == Starter::Site {
        disk::refuse_unless_empty(root)?;
        let known = ExistingContent::nothing(now.as_ref());
        let started = write(options.starter, &ask(options, &known)?, &known, &NoTexts)?;
        return Ok(Begun {
            started: beside_readme(started, root),
            note: None,
            page: None,
            copy: None,
        });
    }
    let (content, found, library) = disk::content(root).map_err(nothing_there)?;
    // An id is taken even if the document that has it is held back.
    let all = Options {
        drafts: true,
        ..Options::default()
    };
    let Understood { site, findings, .. } =
        understand(&content, &library, found, &all, &NoProgress)?;
    let Some(site) = site else {
        return Err(Halt::Mistakes(
            findings
                .report(None, &External::default(), &library)
                .human(console.colour()),
        ));
    };
    let today = now.and_then(|now| now.today(site.settings.timezone.as_ref()));
    let known = ExistingContent::of(&content, &site, today);
    let filled = match &options.from {
        Some(from) => Some(filled_in(options, from, &site, &known, console)?),
        None => None,
    };
    let (options, page) = match &filled {
        Some((filled, page)) => (filled, Some(page)),
        None => (options, None),
    };
    let file = options.copy.as_ref();
    let file = file.map(|copy| disk::saved_file(&copy.path).map(|bytes| (copy, bytes)));
    let file = file.transpose()?;
    let mut answers = ask(options, &known)?;
    let copy = file.map(|(copy, bytes)| copy_of_new(copy, bytes, &mut answers, &known));
    let copy = copy.transpose()?;
    if let Some(from) = options.from.as_ref().filter(|_| page.is_some()) {
        answers.insert(FROM_PAGE, from.url.clone());
    }
    let begun = |answers: &Answers| write(options.starter, answers, &known, &library);
    let begun = right(
        options.starter,
        answers.clone(),
        begun,
        &disk::found(root)?,
        console,
    )?;
    let page = filled.map(|(_, page)| (page, answers));
    Ok(Begun {
        page,
        copy,
        ..begun
    })
}

/// The files of a new site; its readme has another name where there is one already.
fn beside_readme(mut started: Started, root: &Path) -> Started {
    const README: &str = "README.md";
    const OTHER: &str = "FACTPRESS.md";
    if disk::is_taken(root, README) {
        for file in &mut started.files {
            if file.path == README {
                OTHER.clone_into(&mut file.path);
            }
        }
        for line in &mut started.next {
            *line = line.replace(README, OTHER);
        }
    }
    started
}

/// The files for these answers.
fn write(
    starter: Starter,
    answers: &Answers,
    known: &ExistingContent,
    texts: &impl Texts,
) -> Result<Started, Halt> {
    starter
        .start(answers, known, texts)
        .map_err(|fault: StarterError| Halt::Mistakes(said(&fault)))
}

/// Adds help to the error for a folder without a publication.
fn nothing_there(error: DiskError) -> DiskError {
    match error {
        DiskError::WrongFolder(why) => DiskError::WrongFolder(format!(
            "{why}\n   = help: `factpress new site` creates a publication in an empty folder"
        )),
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

/// A path as a person would type it.
fn shown(root: &Path, path: &str) -> String {
    if root == Path::new(".") {
        path.to_owned()
    } else {
        root.join(path).display().to_string()
    }
}

/// What `factpress check` says now.
fn check_all(root: PathBuf, console: &Console) -> ExitStatus {
    let site = SiteOptions {
        root,
        drafts: false,
        strict: false,
        today: None,
        published: None,
        verify: false,
    };
    super::check::run(
        &CheckOptions {
            site,
            format: Format::Human,
            output: None,
            explain: None,
            standards: None,
            links: LinkOptions::default(),
            fix: false,
            yes: false,
        },
        console,
    )
}

//! `factpress new`: asks what it needs, writes the files of something new, and says what to do
//! next.

mod from_page;
mod interview;
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

use from_page::{FetchedSource, filled_in};
use interview::{Stop, Talk, interview, said};
use trial::right;

/// The console, for asking a person.
struct Terminal<'c>(&'c Console);

impl Talk for Terminal<'_> {
    fn is_there(&self) -> bool {
        self.0.is_interactive()
    }

    fn say(&mut self, text: &str) {
        self.0.eprint(&text);
    }

    fn read_line(&mut self) -> Option<String> {
        self.0.read_line()
    }
}

/// Why nothing is written.
enum Halt {
    /// The disk failed, or something is in the way.
    Disk(DiskError),
    /// The answers are wrong, or were not given.
    Asked(Stop),
    /// The content has mistakes, or would have them: the report.
    Mistakes(String),
}

impl From<DiskError> for Halt {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

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
    } = match begin(options, &root, console) {
        Ok(begun) => begun,
        Err(halt) => return refuse(halt, console),
    };
    if let Err(error) = disk::write_started(&root, &started.files, &started.fixes) {
        return refuse(Halt::Disk(error), console);
    }
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

fn refuse(halt: Halt, console: &Console) -> ExitStatus {
    match halt {
        Halt::Disk(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
        Halt::Asked(Stop::Left(again)) => {
            console.eprint(&format!(
                "\nnothing was written; to go on from here:\n  {again}\n"
            ));
            ExitStatus::Usage
        }
        Halt::Asked(Stop::Wrong(faults)) => {
            for fault in &faults {
                console.eprint(&said(fault));
            }
            ExitStatus::Usage
        }
        Halt::Mistakes(said) => {
            console.eprint(&said);
            console.eprint(&"nothing was written\n");
            ExitStatus::Errors
        }
    }
}

/// The files to be written, and a note to the author.
struct Begun {
    started: Started,
    note: Option<String>,
    /// The page from which a source was filled in, and the answers.
    page: Option<(FetchedSource, Answers)>,
}

fn begin(options: &New, root: &Path, console: &Console) -> Result<Begun, Halt> {
    let now = Console::here();
    let ask = |options: &New, known: &ExistingContent| {
        interview(options, known, &mut Terminal(console)).map_err(Halt::Asked)
    };
    if options.starter == Starter::Site {
        disk::refuse_unless_empty(root)?;
        let known = ExistingContent::nothing(now.as_ref());
        let started = write(options.starter, &ask(options, &known)?, &known, &NoTexts)?;
        return Ok(Begun {
            started: beside_readme(started, root),
            note: None,
            page: None,
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
    let mut answers = ask(options, &known)?;
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
    Ok(Begun { page, ..begun })
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

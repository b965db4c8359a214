//! `factpress new`: asks what it needs, writes the files of something new, and says what comes
//! next.

mod interview;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ExitStatus;
use super::arguments::{CheckOptions, Format, New, SiteOptions};
use super::console::Console;
use crate::authoring::starter::{Answers, Fault, Known, Started, Starter};
use crate::base::progress::NoProgress;
use crate::check::external::External;
use crate::content::{Content, ContentFile, Given};
use crate::disk::{self, DiskError};
use crate::report::{Report, Texts};
use crate::{Options, Understood, check, understand};

use interview::{Stop, Talk, interview, said};

/// The terminal at which a person sits, or nobody.
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

/// Why nothing was written.
enum Halt {
    /// The disk failed, or what lies there is in the way.
    Disk(DiskError),
    /// The answers are wrong, or were not given.
    Asked(Stop),
    /// What is there, or would be there, has mistakes: what is said of them.
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
    let Begun { started, note } = match begin(options, &root, console) {
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
    let outcome = check_all(root.clone(), console);
    console.say(&"Next:");
    let is_site = options.starter == Starter::Site;
    if is_site && root != Path::new(".") {
        console.say(&format!("  - `cd {}`", root.display()));
    }
    // Paths are told as they are typed here; whoever begins a site goes into its folder first.
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
            ExitStatus::IoError
        }
        Halt::Asked(Stop::Left) => {
            console.eprint(&"\nnothing was written\n");
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

/// What is to be written, and what else its author has to know.
struct Begun {
    started: Started,
    note: Option<String>,
}

fn begin(options: &New, root: &Path, console: &Console) -> Result<Begun, Halt> {
    let now = Console::here();
    let ask =
        |known: &Known| interview(options, known, &mut Terminal(console)).map_err(Halt::Asked);
    if options.starter == Starter::Site {
        disk::refuse_unless_empty(root)?;
        let known = Known::nothing(now.as_ref());
        let started = write(options.starter, &ask(&known)?, &known, &NoTexts)?;
        return Ok(Begun {
            started,
            note: None,
        });
    }
    let (content, found, library) = disk::content(root).map_err(nothing_there)?;
    // What is held back is there, too.
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
    let known = Known::of(&content, &site, today);
    let answers = ask(&known)?;
    let begun = |answers: &Answers| write(options.starter, answers, &known, &library);
    right(
        options.starter,
        answers,
        begun,
        &disk::found(root)?,
        console,
    )
}

/// What is begun in such a way that it breaks nothing among the files that are there: held back,
/// where it would.
fn right(
    what: Starter,
    mut answers: Answers,
    begun: impl Fn(&Answers) -> Result<Started, Halt>,
    there: &[ContentFile],
    console: &Console,
) -> Result<Begun, Halt> {
    let before = look(there.to_vec());
    let started = begun(&answers)?;
    let after = look(with(there, &started));
    if after.errors() <= before.errors() {
        let note = "what is warned of above is an error for `check --strict`".to_owned();
        return Ok(Begun {
            started,
            note: (after.warnings() > before.warnings()).then_some(note),
        });
    }
    let wrong = after.human(console.colour());
    if !hold(what, &mut answers) {
        return Err(Halt::Mistakes(wrong));
    }
    let started = begun(&answers)?;
    if look(with(there, &started)).errors() > before.errors() {
        return Err(Halt::Mistakes(wrong));
    }
    console.eprint(&wrong);
    let note = "fix what is said above; until then `hold` keeps it from being published".to_owned();
    Ok(Begun {
        started,
        note: Some(note),
    })
}

/// The files for these answers.
fn write(
    starter: Starter,
    answers: &Answers,
    known: &Known,
    texts: &impl Texts,
) -> Result<Started, Halt> {
    starter
        .start(answers, known, texts)
        .map_err(|fault: Fault| Halt::Mistakes(said(&fault)))
}

/// Holds back what is begun, where that can be and is not so already.
fn hold(starter: Starter, answers: &mut Answers) -> bool {
    let has = |flag: &str| {
        starter
            .questions()
            .iter()
            .any(|question| question.flag == flag)
    };
    if !has("hold") || !answers.is("release", "true") {
        return false;
    }
    answers.insert(
        "hold",
        "There is something left that `factpress check --drafts` names.".to_owned(),
    );
    answers.insert("release", "false".to_owned());
    true
}

/// What is found with the new files and texts among those that are there.
fn with(there: &[ContentFile], started: &Started) -> Vec<ContentFile> {
    let new = started
        .files
        .iter()
        .map(|file| (file.path.clone(), &file.text));
    let fixed = started
        .fixes
        .iter()
        .map(|fix| (fix.file.to_string(), &fix.after));
    let given = |text: &String| Given::Bytes(text.clone().into_bytes());
    let stays = |found: &&ContentFile| started.fixes.iter().all(|fix| *fix.file != *found.path);
    let others = there.iter().filter(stays).cloned();
    others
        .chain(new.chain(fixed).map(|(path, text)| ContentFile {
            path,
            given: given(text),
        }))
        .collect()
}

/// What `check` says of these files.
fn look(found: Vec<ContentFile>) -> Report {
    let (content, diagnostics) = Content::new(found);
    let options = Options {
        rehearse: true,
        now: Console::here(),
        ..Options::default()
    };
    check(&content, diagnostics, &options).report
}

/// What to do where there is no publication yet.
fn nothing_there(error: DiskError) -> DiskError {
    match error {
        DiskError::Refused(why) => DiskError::Refused(format!(
            "{why}\n   = help: `factpress new site` begins a publication in an empty folder"
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
        verify: false,
    };
    super::check::run(
        &CheckOptions {
            site,
            format: Format::Human,
            output: None,
            explain: None,
            fix: false,
            yes: false,
        },
        console,
    )
}

//! A trial of something new: whether it breaks any of the existing files, checked before any of it
//! is written.

use super::{Begun, Halt};
use crate::authoring::starter::{Answers, FROM_PAGE, Started, Starter};
use crate::commands::console::Console;
use crate::content::{Content, ContentFile, Given};
use crate::report::Report;
use crate::yaml::record::MISSING_KEY;
use crate::{Options, check};

/// The new files in a form that breaks none of the existing ones: held back if they would
/// otherwise. Keys that are left to the author break nothing, if the new source has such keys.
pub fn right(
    what: Starter,
    mut answers: Answers,
    begun: impl Fn(&Answers) -> Result<Started, Halt>,
    there: &[ContentFile],
    console: &Console,
) -> Result<Begun, Halt> {
    let before = look(there.to_vec());
    let started = begun(&answers)?;
    let after = look(with(there, &started));
    let left = if answers.has(FROM_PAGE) {
        missing_keys(&after).saturating_sub(missing_keys(&before))
    } else {
        0
    };
    if after.errors() - left <= before.errors() {
        let note = "fix the warnings above; `check --strict` treats them as errors".to_owned();
        return Ok(Begun {
            started,
            note: (after.warnings() > before.warnings()).then_some(note),
            page: None,
            copy: None,
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
    let note = "fix the errors above; until then, `hold` prevents publication".to_owned();
    Ok(Begun {
        started,
        note: Some(note),
        page: None,
        copy: None,
    })
}

/// How many keys are missing.
fn missing_keys(report: &Report) -> usize {
    let missing = report.lines.iter();
    missing.filter(|line| line.rule == MISSING_KEY.name).count()
}

/// Holds back the new document; false if that is impossible or already the case.
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
        "`factpress check --drafts` still finds mistakes.".to_owned(),
    );
    answers.insert("release", "false".to_owned());
    true
}

/// The existing files with the new files and the changes.
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

/// The report of `check` on these files.
fn look(found: Vec<ContentFile>) -> Report {
    let (content, diagnostics) = Content::new(found);
    let options = Options {
        rehearse: true,
        now: Console::here(),
        ..Options::default()
    };
    check(&content, diagnostics, &options).report
}

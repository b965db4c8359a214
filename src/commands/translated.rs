//! `factpress translated`: says in a translation which state of its original it renders.

use std::path::Path;
use std::sync::Arc;

use super::ExitStatus;
use super::arguments::TranslatedOptions;
use super::console::Console;
use super::summary::count;
use crate::authoring::starter::{StarterError, with_state};
use crate::base::progress::NoProgress;
use crate::disk::{self, DiskError};
use crate::model::site::{Site, TranslationStatus};
use crate::report::{Fix, Texts as _};
use crate::{Options, understand};

/// Runs the command.
pub fn run(options: &TranslatedOptions, console: &Console) -> ExitStatus {
    write(options, console).unwrap_or_else(|error| {
        console.eprint(&format!("error: {error}\n"));
        ExitStatus::from(&error)
    })
}

fn write(options: &TranslatedOptions, console: &Console) -> Result<ExitStatus, DiskError> {
    let root = &options.root;
    let (content, found, library) = disk::content(root)?;
    // A held translation can be updated too: it may be held until it is up to date.
    let all = Options {
        drafts: true,
        rehearse: true,
        ..Options::default()
    };
    let site = understand(&content, &library, found, &all, &NoProgress)?.site;
    let (mut fixes, mut faults) = (Vec::new(), Vec::new());
    for file in &options.files {
        match fix(site.as_ref(), root, file, |file| {
            library.text(file).unwrap_or_default().into_owned()
        }) {
            Ok(fix) => fixes.push(fix),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Ok(refuse(faults, console));
    }
    let changed = fixes.iter().filter(|fix| fix.before != fix.after);
    let mut left_alone = 0;
    for fix in changed {
        console.print(&fix.diff());
        if !disk::write_fixed(root, fix)? {
            console.eprint(&format!(
                "error: {} has changed in the meantime or has mixed line endings\n",
                fix.file
            ));
            left_alone += 1;
        }
    }
    console.say(&format!(
        "{} up to date",
        count(fixes.len() - left_alone, "translation")
    ));
    Ok(if left_alone == 0 {
        ExitStatus::Done
    } else {
        ExitStatus::IoError
    })
}

/// Prints why nothing is written.
fn refuse(faults: Vec<StarterError>, console: &Console) -> ExitStatus {
    for StarterError { message, help } in faults {
        let help = help
            .map(|help| format!("   = help: {help}\n"))
            .unwrap_or_default();
        console.eprint(&format!("error: {message}\n{help}"));
    }
    console.eprint(&"nothing was written\n");
    ExitStatus::Errors
}

/// The translation at a path that a person typed, with the state of its original.
fn fix(
    site: Option<&Site>,
    root: &Path,
    file: &Path,
    text: impl Fn(&Arc<str>) -> String,
) -> Result<Fix, StarterError> {
    let typed = file
        .strip_prefix(root)
        .unwrap_or(file)
        .to_string_lossy()
        .replace('\\', "/");
    let path = typed.trim_start_matches("./");
    let below = disk::below_root(root, file);
    let named = |translated: &&TranslationStatus| {
        [Some(path), below.as_deref()].contains(&Some(&*translated.file))
    };
    let translated = site
        .into_iter()
        .flat_map(|site| &site.translated)
        .find(named);
    let Some(translated) = translated else {
        let help = "name a file such as content/explainers/bridge/claims/closed.fr.md; `factpress check` lists mistakes";
        return Err(StarterError::new(
            format!("{path} is not a translation"),
            help.to_owned(),
        ));
    };
    with_state(&translated.file, &text(&translated.file), &translated.now)
}

//! `factpress rename`: gives a document another id, with its files and every reference to it.

use super::ExitStatus;
use super::arguments::{DocumentKind, RenameOptions};
use super::console::Console;
use super::publication::PUBLIC_FOLDER;
use super::summary::count;
use crate::authoring::editor::Workspace;
use crate::authoring::rename::{RenameRequest, rename};
use crate::authoring::starter::StarterError;
use crate::disk::{self, DiskError, PublicAt};
use crate::report::Fix;
use crate::yaml::record::Noun;

/// Runs the command.
pub fn run(options: &RenameOptions, console: &Console) -> ExitStatus {
    run_rename(options, console).unwrap_or_else(|error| {
        console.eprint(&format!("error: {error}\n"));
        ExitStatus::from(&error)
    })
}

fn run_rename(options: &RenameOptions, console: &Console) -> Result<ExitStatus, DiskError> {
    let root = &options.root;
    // An error of its own for a folder without content.
    disk::content(root)?;
    let output = options
        .output
        .clone()
        .unwrap_or_else(|| root.join(PUBLIC_FOLDER));
    let public = disk::external(root, &output, &PublicAt::Output, None, None)?.public;
    let request = RenameRequest {
        old: &options.old,
        new: &options.new,
        noun: options.kind.map(noun),
        public: public.as_ref(),
        keeps_address: options.alias,
    };
    let mut workspace = Workspace::default();
    workspace.load(disk::found(root)?);
    let renamed = match rename(&workspace, &request) {
        Ok(renamed) => renamed,
        Err(StarterError { message, help }) => {
            let help = help.map(|help| format!("   = help: {help}\n"));
            let help = help.unwrap_or_default();
            console.eprint(&format!("error: {message}\n{help}nothing was written\n"));
            return Ok(ExitStatus::Errors);
        }
    };
    let fixes = renamed.fixes(&workspace);
    let moves = &renamed.renaming.moves;
    show(moves, &fixes, console);
    if public.is_none() && !options.alias {
        console.eprint(&format!(
            "{} has no public record, so no old address becomes an alias; if it was public, add `--alias`\n",
            output.display()
        ));
    }
    if !is_wanted(options, renamed.noun, fixes.len(), console) {
        return Ok(ExitStatus::Usage);
    }
    disk::write_renamed(root, &fixes, moves)?;
    console.say(&format!(
        "renamed the {} `{}` to `{}`: {} moved, {} changed",
        renamed.noun.word(),
        options.old,
        options.new,
        count(moves.len(), places(renamed.noun)),
        count(fixes.len(), "file")
    ));
    Ok(ExitStatus::Done)
}

/// Shows what moves, and how texts change.
fn show(moves: &[(String, String)], fixes: &[Fix], console: &Console) {
    for (from, to) in moves {
        console.say(&format!("{from} -> {to}"));
    }
    for fix in fixes {
        console.print(&fix.diff());
    }
}

/// The word for what moves.
fn places(noun: Noun) -> &'static str {
    if noun == Noun::Explainer {
        "folder"
    } else {
        "file"
    }
}

/// True if everything is to be written.
fn is_wanted(options: &RenameOptions, noun: Noun, files: usize, console: &Console) -> bool {
    let question = format!(
        "Rename the {} and change {}?",
        noun.word(),
        count(files, "file")
    );
    let wanted = if options.yes {
        Some(true)
    } else {
        console.ask(&question)
    };
    match wanted {
        Some(true) => return true,
        Some(false) => console.eprint(&"nothing was written\n"),
        None => console.eprint(&"nothing was written; add `--yes` to write without asking\n"),
    }
    false
}

fn noun(kind: DocumentKind) -> Noun {
    match kind {
        DocumentKind::Claim => Noun::Claim,
        DocumentKind::Explainer => Noun::Explainer,
        DocumentKind::Page => Noun::Standing,
    }
}

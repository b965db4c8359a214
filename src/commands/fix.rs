//! `factpress check --fix`: shows what can be fixed without judgement as a diff, and writes it on
//! request.

use super::ExitStatus;
use super::arguments::CheckOptions;
use super::checking::{ComparedWith, asked, external, tell, with_theme};
use super::console::Console;
use super::summary::count;
use crate::authoring::fix::{self, Fixed};
use crate::base::progress::NoProgress;
use crate::disk::{self, DiskError, write_fixed};
use crate::report::Fix;
use crate::understand;

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> ExitStatus {
    run_fix(options, console).unwrap_or_else(|error| {
        console.eprint(&format!("error: {error}\n"));
        ExitStatus::from(&error)
    })
}

fn run_fix(options: &CheckOptions, console: &Console) -> Result<ExitStatus, DiskError> {
    let began = console.mark();
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let asked = asked(options, console);
    let library = library.with_cache(options.site.verifies())?;
    let site = understand(&content, &library, found.clone(), &asked, &NoProgress)?.site;
    let external = external(options, site.as_ref(), &asked, console)?;
    let compared = ComparedWith::of(&external);
    let Fixed {
        before,
        after,
        fixes,
    } = fix::fix(&content, &library, &found, &asked, &external)?;
    for fix in &fixes {
        console.print(&fix.diff());
    }
    let Some(after) = after else {
        console.eprint(&"no mistake can be fixed automatically\n");
        let (site, report) = with_theme(root, before)?;
        return Ok(tell(site, &report, &compared, &began, console));
    };
    if !is_wanted(options, fixes.len(), console) {
        let (site, report) = with_theme(root, before)?;
        return Ok(tell(site, &report, &compared, &began, console));
    }
    let left_alone = write(options, &fixes)?;
    let written = count(fixes.len() - left_alone.len(), "file");
    console.eprint(&format!("{written} fixed\n"));
    if left_alone.is_empty() {
        let (site, report) = with_theme(root, after)?;
        return Ok(tell(site, &report, &compared, &began, console));
    }
    for file in left_alone {
        console.eprint(&format!(
            "error: {file} has changed in the meantime or has mixed line endings; it was left alone\n"
        ));
    }
    Ok(ExitStatus::IoError)
}

/// True if the changes are to be written.
fn is_wanted(options: &CheckOptions, files: usize, console: &Console) -> bool {
    let wanted = if options.yes {
        Some(true)
    } else {
        console.ask(&format!("Change {}?", count(files, "file")))
    };
    match wanted {
        Some(true) => return true,
        Some(false) => console.eprint(&"nothing was written\n"),
        None => console.eprint(&"nothing was written; add `--yes` to write without asking\n"),
    }
    false
}

/// Writes the fixed texts; gives the files that were left alone, since they had changed meanwhile.
fn write<'m>(options: &CheckOptions, fixes: &'m [Fix]) -> Result<Vec<&'m str>, DiskError> {
    let mut left_alone = Vec::new();
    for fix in fixes {
        if !write_fixed(&options.site.root, fix)? {
            left_alone.push(&*fix.file);
        }
    }
    Ok(left_alone)
}

//! `factpress check --fix`: what can be mended without thinking, shown as a diff, and written when that is wanted.

use super::Outcome;
use super::arguments::CheckOptions;
use super::build::count;
use super::check::{asked, outside, tell, unread, with_theme};
use super::console::Console;
use crate::disk::{self, DiskError, write_mended};
use crate::mend::{Mended, mend};
use crate::report::Mend;
use crate::understand;
use crate::watch::Nobody;

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> Outcome {
    fix(options, console).unwrap_or_else(|error| {
        console.complain(&format!("error: {error}\n"));
        Outcome::World
    })
}

fn fix(options: &CheckOptions, console: &Console) -> Result<Outcome, DiskError> {
    let began = console.mark();
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let asked = asked(options, console);
    let library = library.with_memory(options.site.is_wary())?;
    let site = understand(&content, &library, found.clone(), &asked, &Nobody)?.site;
    let outside = outside(options, site.as_ref())?;
    let unread = unread(&outside);
    let Mended { before, after, mends } = mend(&content, &library, &found, &asked, &outside)?;
    for mend in &mends {
        console.print(&mend.diff());
    }
    let Some(after) = after else {
        console.complain(&"nothing can be mended without thinking\n");
        let (site, report) = with_theme(root, before)?;
        return Ok(tell(site, &report, &unread, &began, console));
    };
    if !is_wanted(options, mends.len(), console) {
        let (site, report) = with_theme(root, before)?;
        return Ok(tell(site, &report, &unread, &began, console));
    }
    let left_alone = write(options, &mends)?;
    let written = count(mends.len() - left_alone.len(), "file");
    console.complain(&format!("{written} mended\n"));
    if left_alone.is_empty() {
        let (site, report) = with_theme(root, after)?;
        return Ok(tell(site, &report, &unread, &began, console));
    }
    for file in left_alone {
        console.complain(&format!(
            "error: {file} was changed meanwhile, or its lines end in two ways; it was left alone\n"
        ));
    }
    Ok(Outcome::World)
}

/// True when the changes are to be written.
fn is_wanted(options: &CheckOptions, files: usize, console: &Console) -> bool {
    let wanted = if options.yes { Some(true) } else { console.ask(&format!("Change {}?", count(files, "file"))) };
    match wanted {
        Some(true) => return true,
        Some(false) => console.complain(&"nothing was written\n"),
        None => console.complain(&"nothing was written; with `--yes` it is, without asking\n"),
    }
    false
}

/// Writes the mended texts; gives the files that were left alone.
fn write<'m>(options: &CheckOptions, mends: &'m [Mend]) -> Result<Vec<&'m str>, DiskError> {
    let mut left_alone = Vec::new();
    for mend in mends {
        if !write_mended(&options.site.root, mend)? {
            left_alone.push(&*mend.file);
        }
    }
    Ok(left_alone)
}

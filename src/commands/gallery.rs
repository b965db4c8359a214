//! `factpress gallery`: every component of a theme with its examples, as plain files.

use std::path::Path;

use super::ExitStatus;
use super::arguments::GalleryOptions;
use super::console::Console;
use super::settings::settings_at;
use super::summary::count;
use crate::ThemeChoice;
use crate::base::address::BaseUrl;
use crate::build::gallery;
use crate::build::publish::{FileCounts, Sink as _};
use crate::disk::{self, DiskError, Output};
use crate::model::settings::{BUILT_IN_THEME, Settings};
use crate::report::Report;

/// Runs the command.
pub fn run(options: &GalleryOptions, console: &Console) -> ExitStatus {
    let folder = options
        .output
        .clone()
        .unwrap_or_else(|| options.root.join("gallery"));
    match make(options, &folder, console) {
        Ok(Ok(None)) => {
            console.eprint(&"stopped; nothing was written\n");
            console
                .asked_to_end()
                .map_or(ExitStatus::IoError, ExitStatus::of_signal)
        }
        Ok(Ok(Some((
            pages,
            FileCounts {
                written,
                unchanged,
                removed,
            },
        )))) => {
            console.say(&format!(
                "Built a gallery of {} in {}: {} ({written} written, {unchanged} unchanged, {removed} removed)",
                count(pages, "page"),
                console.elapsed(),
                folder.display(),
            ));
            ExitStatus::Done
        }
        Ok(Err(report)) => {
            console.eprint(&report.human(console.colour()));
            console.eprint(&format!(
                "{}; nothing was written\n",
                super::summary::summary(&report)
            ));
            ExitStatus::Errors
        }
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
    }
}

/// A gallery that was written: how many pages it has, and what was done. `None` if the run was
/// asked to end.
type WrittenGallery = Option<(usize, FileCounts)>;

/// Writes the gallery, or reports what is wrong with the theme.
fn make(
    options: &GalleryOptions,
    folder: &Path,
    console: &Console,
) -> Result<Result<WrittenGallery, Report>, DiskError> {
    disk::require_root(&options.root)?;
    let name = match &options.theme {
        Some(name) => name.as_str().to_owned(),
        None => asked_for(&options.root)?,
    };
    let theme = match disk::load_theme(
        &options.root,
        &ThemeChoice {
            name,
            languages: Vec::new(),
        },
    )? {
        Ok(theme) => theme,
        Err(report) => return Ok(Err(report)),
    };
    let base_url = options.base_url.clone().unwrap_or_else(|| {
        BaseUrl::parse("https://gallery.invalid/").expect("this is an address, and nobody's")
    });
    let files = match gallery::files(&theme, &base_url) {
        Ok(files) => files,
        Err(faults) => return Ok(Err(theme.report(faults))),
    };
    console.listen();
    let output = Output::open(&options.root, folder)?;
    let pages = files
        .iter()
        .filter(|file| file.path.ends_with(".html"))
        .count();
    let puts = files
        .into_iter()
        .map(|file| output.put(file))
        .collect::<Result<Vec<_>, _>>()?;
    if console.asked_to_end().is_some() {
        return Ok(Ok(None));
    }
    Ok(Ok(Some((pages, output.finish(&puts)?))))
}

/// The theme of the site; the default one if there is no site, or it cannot be read.
fn asked_for(root: &Path) -> Result<String, DiskError> {
    let settings = settings_at(root)?;
    let set = settings.as_ref().map(Settings::theme_name);
    Ok(set.unwrap_or(BUILT_IN_THEME).to_owned())
}

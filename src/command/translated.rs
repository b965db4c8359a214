//! `factpress translated`: says in a translation which state of its original it renders.

use std::path::Path;
use std::sync::Arc;

use super::Outcome;
use super::arguments::TranslatedOptions;
use super::build::count;
use super::console::Console;
use crate::disk::{self, DiskError};
use crate::report::{Mend, Texts as _};
use crate::site::Site;
use crate::starter::{Fault, with_state};
use crate::watch::Nobody;
use crate::{Options, understand};

/// Runs the command.
pub fn run(options: &TranslatedOptions, console: &Console) -> Outcome {
    write(options, console).unwrap_or_else(|error| {
        console.complain(&format!("error: {error}\n"));
        Outcome::World
    })
}

fn write(options: &TranslatedOptions, console: &Console) -> Result<Outcome, DiskError> {
    let root = &options.root;
    let (content, found, library) = disk::content(root)?;
    // A translation may be held back until it is right.
    let all = Options { drafts: true, rehearse: true, ..Options::default() };
    let site = understand(&content, &library, found, &all, &Nobody)?.site;
    let (mut mends, mut faults) = (Vec::new(), Vec::new());
    for file in &options.files {
        match mend(site.as_ref(), root, file, |file| library.text(file).unwrap_or_default().into_owned()) {
            Ok(mend) => mends.push(mend),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        for Fault { message, help } in faults {
            let help = help.map(|help| format!("   = help: {help}\n")).unwrap_or_default();
            console.complain(&format!("error: {message}\n{help}"));
        }
        console.complain(&"nothing was written\n");
        return Ok(Outcome::Errors);
    }
    let changed = mends.iter().filter(|mend| mend.before != mend.after);
    let mut left_alone = 0;
    for mend in changed.clone() {
        console.print(&mend.diff());
        if !disk::write_mended(root, mend)? {
            console.complain(&format!("error: {} was changed meanwhile, or its lines end in two ways\n", mend.file));
            left_alone += 1;
        }
    }
    console.say(&format!("{} up to date", count(mends.len() - left_alone, "translation")));
    Ok(if left_alone == 0 { Outcome::Done } else { Outcome::World })
}

/// The translation at a path that a person typed, with the state of its original.
fn mend(site: Option<&Site>, root: &Path, file: &Path, text: impl Fn(&Arc<str>) -> String) -> Result<Mend, Fault> {
    let typed = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let path = typed.trim_start_matches("./");
    let translated = site.into_iter().flat_map(|site| &site.translated).find(|translated| &*translated.file == path);
    let Some(translated) = translated else {
        let help =
            "name a file such as content/explainers/bridge/claims/closed.fr.md; `factpress check` says what is wrong";
        return Err(Fault::new(format!("{path} is no translation of anything"), help.to_owned()));
    };
    with_state(&translated.file, &text(&translated.file), &translated.now)
}

//! `factpress schema`: JSON Schemas for editors, and the list of all keys, made from the types that
//! read the files.

use super::ExitStatus;
use super::arguments::SchemaOptions;
use super::console::Console;
use crate::base::text::did_you_mean;
use crate::disk::write_schemas;
use crate::model::keys::{FileKind, Keywords, list, schema};

/// Runs the command.
pub fn run(options: &SchemaOptions, console: &Console) -> ExitStatus {
    if options.list {
        console.print(&list());
        return ExitStatus::Done;
    }
    let keywords = if options.messages {
        Keywords::Editors
    } else {
        Keywords::Standard
    };
    if let Some(word) = &options.of {
        let Some(kind) = FileKind::ALL.iter().find(|kind| kind.word() == word) else {
            let help = did_you_mean(word, FileKind::ALL.iter().map(|kind| kind.word()))
                .unwrap_or_default();
            console.eprint(&format!(
                "error: there is no schema `{word}`\n   = help: {help}\n"
            ));
            return ExitStatus::Usage;
        };
        console.print(&text(*kind, keywords));
        return ExitStatus::Done;
    }
    let schemas: Vec<(String, String)> = FileKind::ALL
        .iter()
        .map(|kind| (format!("{}.json", kind.word()), text(*kind, keywords)))
        .collect();
    match write_schemas(&options.output, &schemas) {
        Ok(()) => {
            console.say(&format!(
                "{} schemas in {}",
                schemas.len(),
                options.output.display()
            ));
            ExitStatus::Done
        }
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::IoError
        }
    }
}

/// The schema of a kind of file, as text.
fn text(kind: FileKind, keywords: Keywords) -> String {
    format!("{:#}\n", schema(kind, keywords))
}

//! `factpress schema`: JSON Schemas for editors, and the list of all keys, made from the types that read the files.

use super::Outcome;
use super::arguments::SchemaOptions;
use super::console::Console;
use crate::disk::write_schemas;
use crate::keys::{FileKind, list, schema};
use crate::text::did_you_mean;

/// Runs the command.
pub fn run(options: &SchemaOptions, console: &Console) -> Outcome {
    if options.list {
        console.print(&list());
        return Outcome::Done;
    }
    if let Some(word) = &options.of {
        let Some(kind) = FileKind::ALL.iter().find(|kind| kind.word() == word) else {
            let help = did_you_mean(word, FileKind::ALL.iter().map(|kind| kind.word())).unwrap_or_default();
            console.complain(&format!("error: there is no schema `{word}`\n   = help: {help}\n"));
            return Outcome::Usage;
        };
        console.print(&text(*kind));
        return Outcome::Done;
    }
    let schemas: Vec<(String, String)> =
        FileKind::ALL.iter().map(|kind| (format!("{}.json", kind.word()), text(*kind))).collect();
    match write_schemas(&options.output, &schemas) {
        Ok(()) => {
            console.say(&format!("{} schemas in {}", schemas.len(), options.output.display()));
            Outcome::Done
        }
        Err(error) => {
            console.complain(&format!("error: {error}\n"));
            Outcome::World
        }
    }
}

/// The schema of a kind of file as the text of its file.
fn text(kind: FileKind) -> String {
    format!("{:#}\n", schema(kind))
}

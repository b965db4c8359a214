//! Odd characters in a text as its author typed them, each with its place.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::text::characters::{CharacterFault, has_isolates, named, odd, unbalanced};
use crate::content::document;
use crate::content::{BAD_CHARACTER, ODD_CHARACTER};
use crate::yaml::YAML_SYNTAX;

/// How often one message is reported in one text. Whoever fixes that many has met them all.
const MAX_PER_MESSAGE: usize = 50;

/// The odd characters of a text. Unbalanced isolates are only looked for in its YAML: the
/// paragraphs of a body are checked where the body is read.
pub fn faults(text: &str, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut found = odd(text);
    if has_isolates(text) {
        let yaml = if file.ends_with(".md") {
            document::front_matter(text).unwrap_or(0..0)
        } else {
            0..text.len()
        };
        for entry in entries(text, yaml) {
            let start = entry.start;
            let moved = |odd: CharacterFault| CharacterFault {
                bytes: odd.bytes.start + start..odd.bytes.end + start,
                ..odd
            };
            found.extend(unbalanced(&text[entry]).into_iter().map(moved));
        }
    }
    let mut reported: HashMap<String, usize> = HashMap::new();
    let mut few = |odd: &CharacterFault| {
        let times = reported.entry(odd.message.clone()).or_default();
        *times += 1;
        *times <= MAX_PER_MESSAGE
    };
    found
        .into_iter()
        .filter(|odd| few(odd))
        .map(|odd| fault(odd, text, file))
        .collect()
}

fn fault(odd: CharacterFault, text: &str, file: &Arc<str>) -> Diagnostic {
    let rule = if odd.is_error {
        BAD_CHARACTER
    } else {
        ODD_CHARACTER
    };
    let at = At::Bytes(odd.bytes.clone());
    let from = text[odd.bytes].to_owned();
    let edit = odd.to.map(|to| Edit {
        at: at.clone(),
        from,
        to,
    });
    Diagnostic::new(rule, file, at, odd.message)
        .with_help(odd.help.into_owned())
        .with_edit(edit)
}

/// Joins the mistakes of a text with those of its characters. A character that was reported for a
/// value as well is reported once, at its own place.
///
/// Only the whole text shows whether a character is needed: a value may be a number that needs
/// marks of direction among words that run from right to left.
pub fn join_faults(
    mut faults: Vec<Diagnostic>,
    mut found: Vec<Diagnostic>,
    text: &str,
) -> Vec<Diagnostic> {
    // A character that breaks the YAML is already reported as the reason why the text cannot be
    // read.
    let is_end = |own: &Diagnostic| {
        faults
            .iter()
            .any(|fault| fault.rule == YAML_SYNTAX && fault.at == own.at)
    };
    found.retain(|own| !is_end(own));
    let of_values = faults.iter().filter(|fault| is_of_value(fault));
    if !found.is_empty() || of_values.count() > 0 {
        let stands = |mark: &char| text.contains(*mark);
        let says = |mark: &char| format!("{} ", named(*mark));
        let marks: Vec<String> = DIRECTION_MARKS
            .iter()
            .filter(|mark| stands(mark))
            .map(says)
            .collect();
        let is_reported = |fault: &Diagnostic| {
            found.iter().any(|own| own.message == fault.message)
                || marks
                    .iter()
                    .any(|mark| fault.message.starts_with(mark.as_str()))
        };
        faults.retain(|fault| !is_of_value(fault) || !is_reported(fault));
    }
    faults.extend(found);
    faults
}

/// The invisible marks that set the direction of text: Arabic letter mark, left-to-right mark,
/// right-to-left mark.
const DIRECTION_MARKS: [char; 3] = ['\u{61c}', '\u{200e}', '\u{200f}'];

/// True for the diagnostic of a character in a value, which is placed by its key.
fn is_of_value(fault: &Diagnostic) -> bool {
    fault.rule.name == BAD_CHARACTER.name && !matches!(fault.at, At::Bytes(_))
}

/// The entries of a YAML text: each is a line with the lines below it that are indented further.
fn entries(text: &str, yaml: Range<usize>) -> Vec<Range<usize>> {
    let mut entries: Vec<Range<usize>> = Vec::new();
    // The indentation of the last entry; `None` after a key without a value, whose lines are
    // entries of their own.
    let mut depth = None;
    let mut at = yaml.start;
    for line in text[yaml].split_inclusive('\n') {
        let end = at + line.len();
        let written = line.trim_start_matches([' ', '-']);
        let own = line.len() - written.len();
        match entries.last_mut() {
            Some(last) if written.trim().is_empty() || depth.is_some_and(|depth| own > depth) => {
                last.end = end;
            }
            _ => {
                entries.push(at..end);
                depth = Some(own).filter(|_| !written.trim_end().ends_with(':'));
            }
        }
        at = end;
    }
    entries
}

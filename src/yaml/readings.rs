//! What to report for a text that two parsers read differently, or that only one of them accepts.

use super::data::{LINE_ENDS, NoData};
use super::fault::{SyntaxFault, char_start, plain_words, tab_alone};
use crate::base::text::BYTE_ORDER_MARK;

/// A byte-order mark within a text, at which the parser with places stops.
pub fn byte_order_mark(text: &str) -> Option<SyntaxFault> {
    let start = text.find(BYTE_ORDER_MARK)?;
    let range = start..start + BYTE_ORDER_MARK.len_utf8();
    let message =
        "U+FEFF is an invisible byte-order mark, which YAML does not allow here".to_owned();
    let help = Some("delete it; it may have come with pasted text".to_owned());
    Some(SyntaxFault {
        message,
        help,
        edit: Some((range.clone(), String::new())),
        range,
    })
}

/// Says why a text has no data although the parser that keeps places accepts it.
pub fn fault(text: &str, why: Option<NoData>) -> SyntaxFault {
    if let Some(fault) = odd_line_end(text) {
        return fault;
    }
    match why {
        Some(NoData::Differs(start)) => two_ways(text, start),
        Some(NoData::Twice(start)) => SyntaxFault {
            message: "this key is given twice".to_owned(),
            help: Some("keep one of the two".to_owned()),
            ..two_ways(text, start)
        },
        Some(NoData::TooLarge(start)) => {
            let fault = two_ways(text, start);
            let number = &text[fault.range.clone()];
            let is_alone = number.bytes().all(|b| b.is_ascii_digit());
            SyntaxFault {
                message: "this number has too many digits".to_owned(),
                help: Some("put it in quotes to make it text".to_owned()),
                edit: is_alone.then(|| (fault.range.clone(), format!("\"{number}\""))),
                ..fault
            }
        }
        Some(NoData::Refused(error)) => refused(text, &error),
        None => two_ways(text, 0),
    }
}

/// A character that ends a line for some programs alone.
fn odd_line_end(text: &str) -> Option<SyntaxFault> {
    let (at, end) = text
        .char_indices()
        .find(|(_, character)| LINE_ENDS.contains(character))?;
    let message = format!(
        "U+{:04X} ends a line in some programs but not in others",
        u32::from(end)
    );
    Some(SyntaxFault {
        range: at..at + end.len_utf8(),
        message,
        help: Some("use a normal line break, or delete the character".to_owned()),
        edit: None,
    })
}

/// The line from a character on, which two parsers read in two ways.
fn two_ways(text: &str, start: usize) -> SyntaxFault {
    let at = text
        .char_indices()
        .nth(start)
        .map_or(text.len(), |(at, _)| at);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    SyntaxFault {
        range: at..at + text[at..end].trim_end().len(),
        message: "this can be read in two ways".to_owned(),
        help: Some("put the value in double quotes, on one line".to_owned()),
        edit: None,
    }
}

/// What `serde_yaml` alone refuses.
fn refused(text: &str, error: &serde_yaml::Error) -> SyntaxFault {
    let start = char_start(
        text,
        error.location().map_or(0, |location| location.index()),
    );
    let message = error.to_string();
    tab_alone(text, start, &message).unwrap_or_else(|| SyntaxFault {
        range: start..start,
        message: plain_words(&message).to_owned(),
        help: None,
        edit: None,
    })
}

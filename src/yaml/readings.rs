//! What to say of a text that two parsers understand differently, or that only one of them takes.

use super::data::{LINE_ENDS, NoData};
use super::fault::{Fault, char_start, plain_words, tab_alone};

/// A byte-order mark within a text, at which the parser with places stops.
pub fn byte_order_mark(text: &str) -> Option<Fault> {
    const MARK: &str = "\u{feff}";
    let start = text.find(MARK)?;
    let range = start..start + MARK.len();
    let message =
        "the character U+FEFF is here, a byte-order mark, which nobody sees and YAML does not take"
            .to_owned();
    let help = Some("delete it; it may have come along with pasted text".to_owned());
    Some(Fault {
        message,
        help,
        edit: Some((range.clone(), String::new())),
        range,
    })
}

/// Says why a text that the parser with places takes has no data.
pub fn fault(text: &str, why: Option<NoData>) -> Fault {
    if let Some((at, end)) = text
        .char_indices()
        .find(|(_, character)| LINE_ENDS.contains(character))
    {
        let message = format!(
            "the character U+{:04X} is here, which ends a line for some programs alone",
            u32::from(end)
        );
        let help = Some("break the line as usual, or take the character out".to_owned());
        return Fault {
            range: at..at + end.len_utf8(),
            message,
            help,
            edit: None,
        };
    }
    let two_ways = |start: usize| {
        let at = text
            .char_indices()
            .nth(start)
            .map_or(text.len(), |(at, _)| at);
        let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
        let message = "this can be read in two ways".to_owned();
        let help = Some("put the value in double quotes, on one line".to_owned());
        Fault {
            range: at..at + text[at..end].trim_end().len(),
            message,
            help,
            edit: None,
        }
    };
    match why {
        Some(NoData::Differs(start)) => two_ways(start),
        Some(NoData::Twice(start)) => {
            let help = Some("keep one of the two".to_owned());
            Fault {
                message: "this key is given a second time".to_owned(),
                help,
                ..two_ways(start)
            }
        }
        Some(NoData::TooLarge(start)) => {
            let fault = two_ways(start);
            let help = Some("put it in quotes to make it text".to_owned());
            Fault {
                message: "this number has more digits than a number here can have".to_owned(),
                help,
                ..fault
            }
        }
        Some(NoData::Refused(error)) => {
            let start = char_start(
                text,
                error.location().map_or(0, |location| location.index()),
            );
            let message = error.to_string();
            let plain = || plain_words(&message).to_owned();
            let unknown = || Fault {
                range: start..start,
                message: plain(),
                help: None,
                edit: None,
            };
            tab_alone(text, start, &message).unwrap_or_else(unknown)
        }
        None => two_ways(0),
    }
}

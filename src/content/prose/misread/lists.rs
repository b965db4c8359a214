//! Lists that are shown with other numbers than were typed, have one entry, or follow the list into
//! which they belong.

use std::ops::Range;

use super::line_at;
use crate::base::markup::{MarkupFault, is_closed};
use crate::content::prose::events::{SpannedEvent, entries};

/// The lists of a body while their events are read.
#[derive(Debug, Default)]
pub struct Lists {
    /// The number with which a list would go on that was interrupted.
    next: Option<u64>,
    /// The list that was closed last: its end, and the column of its entries.
    last: Option<(usize, usize)>,
    open: Vec<(Option<u64>, usize)>,
    /// True if a list of the body goes on with 2.
    goes_on: bool,
}

impl Lists {
    /// No list yet; `goes_on` when one of the body begins with 2, and so goes on with another.
    pub fn new(goes_on: bool) -> Self {
        Self {
            goes_on,
            ..Self::default()
        }
    }

    /// Handles a list that begins here, with the events inside it.
    pub fn open(
        &mut self,
        body: &str,
        first: Option<u64>,
        range: &Range<usize>,
        inside: &[SpannedEvent<'_>],
    ) -> Option<MarkupFault> {
        let entries = entries(inside);
        let column = column(body, range.start).unwrap_or(0);
        let next = first.map(|first| first + entries.len() as u64);
        self.open.push((next, column));
        let beside = self.last.filter(|(end, above)| {
            column > *above
                && body
                    .get(*end..range.start)
                    .is_some_and(|between| between.trim().is_empty() && !between.contains("\n\n"))
        });
        if beside.is_some() {
            let message = "this list comes after the one above it, not inside its last entry";
            let help = "indent it as far as the words of that entry: three spaces below `1. `, two below `- `";
            return Some(MarkupFault::misread(
                line_at(body, range.start),
                message,
                help,
            ));
        }
        if let Some(mark) = self.alone(body, first, &entries) {
            return Some(mark);
        }
        let first = first?;
        numbers(body, first, &entries).or_else(|| {
            let is_lonely = entries.len() == 1 && first > 1 && self.next != Some(first);
            let entry = entries.first().filter(|_| is_lonely)?;
            let (_, sign) = number(body, entry)?;
            let message = format!(
                "the number at the beginning turns this paragraph into a list with one entry, {first}"
            );
            let written = body.get(sign.clone())?;
            let help =
                format!("if it is a year or a day that begins a sentence, write {first}\\{written}");
            let edit = (sign.clone(), format!("\\{written}"));
            Some(MarkupFault::misread(entry.start..sign.end, message, help).with_edit(edit))
        })
    }

    /// A sentence that begins with a number, a sum or a star, and became a list of one entry.
    fn alone(
        &self,
        body: &str,
        first: Option<u64>,
        entries: &[Range<usize>],
    ) -> Option<MarkupFault> {
        let [entry] = entries else { return None };
        if self.open.len() > 1 || first.is_some_and(|first| first != 1 || self.goes_on) {
            return None;
        }
        let written = body[entry.clone()].trim();
        let sign = usize::from(first.is_some());
        let start = entry.end - body[entry.clone()].trim_start().len();
        let words = written.get(sign + 1..)?.trim_start();
        let line = body[..start].rfind('\n').unwrap_or(0);
        let above = body[..line].rsplit('\n').next().unwrap_or("");
        if !above.trim_matches([' ', '\t', '>']).is_empty() {
            // `joined` judges a list right below other words.
            return None;
        }
        let is_announced = body[..entry.start].trim_end().ends_with([':', '：']);
        let is_sentence = !words.contains('\n') && !is_announced && is_closed(words);
        let is_meant = match first {
            None if words.is_empty() => false,
            None if written.starts_with('*') && words.contains(" ** ") => false,
            None => !(is_sentence && words.starts_with(|c: char| c.is_ascii_digit())),
            Some(_) => !is_sentence,
        };
        let shown = &written[sign..=sign];
        let message =
            "the character at the beginning turns this paragraph into a list with one entry";
        let help = format!("to show it as typed, write `\\{shown}`; for a list, add more entries");
        (!is_meant).then(|| MarkupFault::misread(start..start + sign + 1, message, help))
    }

    /// Takes the end of the innermost list.
    pub fn close(&mut self, range: &Range<usize>) {
        if let Some((next, column)) = self.open.pop() {
            self.next = next.or(self.next);
            self.last = Some((range.end, column));
        }
    }
}

/// How many spaces precede a byte in its line; `None` if anything else does.
fn column(body: &str, at: usize) -> Option<usize> {
    let line = &body[body[..at].rfind('\n').map_or(0, |end| end + 1)..];
    let spaces = line.len() - line.trim_start_matches(' ').len();
    let start = body.len() - line.len();
    (start + spaces >= at).then_some(spaces)
}

/// The number of an entry, and the bytes of the sign behind it.
fn number(body: &str, entry: &Range<usize>) -> Option<(u64, Range<usize>)> {
    let written = &body[entry.clone()];
    let lead = written.len() - written.trim_start().len();
    let digits = written[lead..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let end = entry.start + lead + digits;
    Some((written[lead..lead + digits].parse().ok()?, end..end + 1))
}

/// An entry that is shown with another number than it has.
fn numbers(body: &str, first: u64, entries: &[Range<usize>]) -> Option<MarkupFault> {
    let typed: Vec<(u64, Range<usize>)> = entries
        .iter()
        .filter_map(|entry| number(body, entry))
        .collect();
    let (second, rest) = (typed.get(1)?.0, typed.get(2..)?);
    let all_alike = second == first && rest.iter().all(|(number, _)| *number == first);
    let mut shown = first..;
    let (number, sign, shown) = typed.iter().find_map(|(number, sign)| {
        let shown = shown.next()?;
        (shown != *number).then_some((number, sign, shown))
    })?;
    let message = format!("this entry has the number {number}, but readers see {shown}");
    let help = format!(
        "entries are counted from the first one; to keep the number, write {number}\\{}",
        &body[sign.clone()]
    );
    (!all_alike).then(|| {
        MarkupFault::misread(
            sign.start.saturating_sub(number.to_string().len())..sign.end,
            message,
            help,
        )
    })
}

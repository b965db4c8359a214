//! Elements that Markdown makes of lines which hardly were meant so: code of prose, lists of years,
//! cards of links.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::events::{SpannedEvent, entries, inside, line_of};
use crate::base::markup::MarkupFault;

/// What is hardly meant as it is read, at its bytes in the body.
pub fn marks(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let mut found = Vec::new();
    let goes_on = events
        .iter()
        .any(|(event, _)| matches!(event, Event::Start(Tag::List(Some(2)))));
    let mut lists = Lists {
        goes_on,
        ..Lists::default()
    };
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                found.extend(indented(body, range));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                found.extend(unclosed(body, range));
            }
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { .. },
                ..
            }) => found.extend(cut(body, range)),
            Event::Start(Tag::Paragraph) => found.extend(parted(body, inside(&events[at..]))),
            Event::Start(Tag::List(first)) => {
                found.extend(lists.open(body, *first, range, inside(&events[at..])));
            }
            Event::End(TagEnd::List(_)) => lists.close(range),
            _ => {}
        }
    }
    found
}

/// A block of code that is code by its indentation alone, and reads like prose.
fn indented(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let block = &body[range.clone()];
    let first = block.lines().map(str::trim).find(|line| !line.is_empty())?;
    let is_code = block.contains(['{', '}', ';', '=', '\\', '$', '<'])
        || block.contains("()")
        || block.contains("  ") && !block.contains('\n');
    let words = first
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    let is_cjk = first
        .chars()
        .filter(|c| crate::base::markup::is_cjk(*c))
        .count()
        > 5;
    let opens = first.starts_with(|c: char| c.is_alphabetic() || "\"“«‘'*_[!—–¿¡".contains(c));
    let is_sentence = opens && (words >= 4 || is_cjk) && !is_code;
    let is_markup = ["- ", "* ", "+ ", "> ", "## ", "| ", "![", "[[", "1. ", "• "]
        .iter()
        .any(|start| first.starts_with(start))
        || block.contains("[[claim:")
        || block.contains("[[source:")
        || block.contains("[[person:")
        || block.contains("](http");
    let is_misread = is_markup || is_sentence;
    let message = "four spaces make a block of code of these lines, and they read like text";
    let help = "take the spaces away; write ``` above and below for code, and `> ` for a quotation";
    is_misread.then(|| MarkupFault::misread(line_at(body, range.start), message, help))
}

/// The bytes of the line in which a byte stands, without the blanks around its words.
fn line_at(body: &str, at: usize) -> Range<usize> {
    let place = line_of(body, at);
    let line = &body[place.clone()];
    let first = place.end - line.trim_start().len();
    first..first + line.trim().len()
}

/// A block of code whose fence is never closed: the rest of the text is in it.
fn unclosed(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let block = body[range.clone()].trim_end_matches(['\n', ' ', '\t']);
    let sign = block.chars().next()?;
    let length = block.len() - block.trim_start_matches(sign).len();
    let last = block
        .rsplit_once('\n')
        .map_or("", |(_, last)| last.trim_start_matches([' ', '\t', '>']));
    let closes = last.len() >= length && last.chars().all(|character| character == sign);
    let message = "this block of code is never closed: all that follows is in it";
    let help = format!(
        "close it with a line of {}",
        sign.to_string().repeat(length)
    );
    (!closes).then(|| MarkupFault::broken(range.start..range.start + length, message, help))
}

/// A reference that ends at a bracket of its words, `[[person:ada|Ms [Ada]]]`.
fn cut(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let bar = range.start + body[range.clone()].find('|')?;
    let open = bar + body[bar..range.end].rfind('[')?;
    let is_meant = body[..open].ends_with('\\') || body[open..range.end - 2].contains(']');
    if is_meant || !body[range.end..].starts_with(']') {
        return None;
    }
    let words = &body[open + 1..range.end - 2];
    let message = "the first two brackets end this reference, and a part of its words is lost";
    let help = format!("brackets in its words have a backslash before them: \\[{words}\\]");
    let edit = (open..range.end - 1, format!("\\[{words}\\]"));
    Some(MarkupFault::broken(range.start..range.end + 1, message, help).with_edit(edit))
}

/// An exclamation mark with a space, or a full-width one, before a card or a picture.
fn parted(body: &str, inside: &[SpannedEvent<'_>]) -> Option<MarkupFault> {
    let (Event::Text(_), sign) = inside.first()? else {
        return None;
    };
    let after = inside
        .iter()
        .skip(1)
        .find(|(event, _)| !matches!(event, Event::SoftBreak))?;
    let (
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }),
        link,
    ) = after
    else {
        return None;
    };
    let written = body.get(sign.start..link.start)?;
    let is_sign = matches!(written.trim(), "!" | "！") && !body[..sign.start].ends_with('\\');
    let is_card = matches!(link_type, LinkType::WikiLink { .. }) && dest_url.starts_with("claim:");
    let is_picture = crate::content::is_picture(dest_url);
    if !is_sign || !(is_card || is_picture) {
        return None;
    }
    let what = if is_card { "card" } else { "picture" };
    let message =
        format!("this is no {what}: the exclamation mark does not stand right before the brackets");
    let range = sign.start..link.start;
    let help = format!(
        "write {}",
        if is_card {
            "![[claim:its-id]], without a space"
        } else {
            "![what it shows](its-file.png), without a space"
        }
    );
    Some(MarkupFault::broken(range.clone(), message, help).with_edit((range, "!".to_owned())))
}

/// The lists of a body while their events pass by.
#[derive(Debug, Default)]
struct Lists {
    /// The number with which a list would go on that was interrupted.
    next: Option<u64>,
    /// The list that was closed last: its end, and the column of its entries.
    last: Option<(usize, usize)>,
    open: Vec<(Option<u64>, usize)>,
    /// True when a list of the body goes on with 2.
    goes_on: bool,
}

impl Lists {
    fn open(
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
            let message = "this list stands below the one above it, and not inside its last entry";
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
                "the number at the beginning makes a list of one entry, {first}, of this paragraph"
            );
            let written = body.get(sign.clone())?;
            let help =
                format!("write {first}\\{written} for a year or a day that begins a sentence");
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
            // The line above says more of it.
            return None;
        }
        let is_announced = body[..entry.start].trim_end().ends_with([':', '：']);
        let is_sentence =
            !words.contains('\n') && !is_announced && crate::base::markup::is_closed(words);
        let is_meant = match first {
            None if words.is_empty() => false,
            None if written.starts_with('*') && words.contains(" ** ") => false,
            None => !(is_sentence && words.starts_with(|c: char| c.is_ascii_digit())),
            Some(_) => !is_sentence,
        };
        let shown = &written[sign..=sign];
        let message = "the sign at the beginning makes a list of one entry of this paragraph";
        let help = format!("write `\\{shown}` for the sign itself; a list has more than one entry");
        (!is_meant).then(|| MarkupFault::misread(start..start + sign + 1, message, help))
    }

    fn close(&mut self, range: &Range<usize>) {
        if let Some((next, column)) = self.open.pop() {
            self.next = next.or(self.next);
            self.last = Some((range.end, column));
        }
    }
}

/// How many spaces stand before a byte in its line; `None` when other signs do.
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
    let message = format!("this entry has the number {number}, and readers see {shown}");
    let help = format!(
        "entries are counted from the first one; write {number}\\{} where the number has to stay",
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

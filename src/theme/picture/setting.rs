//! Breaks text into lines of even length that fit a column, at the largest size at which they do.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::fonts::Fonts;

/// The column that a text is to fit, and its font.
#[derive(Debug, Clone)]
pub struct TextColumn<'a> {
    /// The family of the font.
    pub family: &'a str,
    /// Its weight, from 1 to 1000; 400 is regular.
    pub weight: u16,
    /// The font sizes, in pixels, in the order in which they are tried.
    pub sizes: &'a [f64],
    /// The distance from line to line, as a multiple of the size.
    pub leading: f64,
    /// How long a line may be, in pixels.
    pub width: f64,
    /// How high all lines together may be, in pixels. There is always room for one.
    pub height: f64,
    /// Whether a text that does not fit even at the last size ends in `…`; if not, it takes more
    /// lines.
    pub cut: bool,
}

/// One line of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// Its words.
    pub text: String,
    /// Its length in pixels. Kerning is not counted, so lines are drawn slightly shorter.
    pub width: f64,
    /// How far below the top of the first line its baseline lies, in pixels.
    pub y: f64,
}

/// A text in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct SetText {
    /// The size of the font in pixels.
    pub size: f64,
    /// Its lines.
    pub lines: Vec<SetLine>,
    /// The length of the longest line in pixels.
    pub width: f64,
    /// The height of all lines in pixels.
    pub height: f64,
    /// True if the whole text fits the column.
    pub whole: bool,
}

/// A part of a text that cannot be broken, with the white space after it. Lengths are multiples of
/// the font size.
#[derive(Debug, Clone, Copy, PartialEq)]
struct TextSegment<'t> {
    text: &'t str,
    /// Its length at the end of a line, without the white space.
    ends: f64,
    /// Its length before another, with the white space.
    goes_on: f64,
}

/// Segments that make up one line, and its length as a multiple of the font size.
#[derive(Debug, Clone, PartialEq)]
struct SegmentRow {
    pieces: Range<usize>,
    length: f64,
}

impl SetText {
    /// Breaks a text into the lines of a column; `None` if no font belongs to the column's family,
    /// or there is no size to try.
    #[must_use]
    pub fn new(text: &str, fonts: &Fonts, column: &TextColumn<'_>) -> Option<Self> {
        let advance = fonts.measure(column.family, column.weight)?;
        let room = |size: f64| (column.height / (size * column.leading)).floor().max(1.0);
        let pieces: Vec<TextSegment<'_>> = pieces(text)
            .map(|text| TextSegment::new(text, &advance))
            .collect();
        for &size in column.sizes {
            let length = column.width / size;
            let rows = fill(&pieces, length);
            if count(&rows) <= room(size) && longest(&rows) <= length {
                return Some(Self::of(
                    lines(&pieces, balance(&pieces, rows)),
                    size,
                    column.leading,
                    true,
                ));
            }
        }
        let size = *column.sizes.last()?;
        let length = column.width / size;
        let parts = pieces
            .iter()
            .flat_map(|piece| split(piece.text, length, &advance));
        let parts: Vec<TextSegment<'_>> =
            parts.map(|text| TextSegment::new(text, &advance)).collect();
        let mut lines = lines(&parts, fill(&parts, length));
        let whole = count(&lines) <= room(size);
        if column.cut && !whole {
            while count(&lines) > room(size) {
                lines.pop();
            }
            let last = lines
                .pop()
                .map(|(text, _)| end_in_dots(text, length, &advance));
            lines.extend(last);
        }
        Some(Self::of(lines, size, column.leading, whole))
    }

    /// Places lines, whose lengths are multiples of the size.
    fn of(lines: Vec<(String, f64)>, size: f64, leading: f64, whole: bool) -> Self {
        /// Half the height of a capital in most fonts: a point that far above the baseline is in
        /// the middle of a line.
        const MIDDLE: f64 = 0.34;
        let tenth = |length: f64| (length * 10.0).round() / 10.0;
        let step = size * leading;
        let height = tenth(step * count(&lines));
        let tops = std::iter::successors(Some(0.0), |top| Some(top + step));
        let line = |((text, length), top): ((String, f64), f64)| {
            let y = tenth(top + step / 2.0 + size * MIDDLE);
            SetLine {
                text,
                width: tenth(length * size),
                y,
            }
        };
        let lines: Vec<SetLine> = lines.into_iter().zip(tops).map(line).collect();
        let width = lines.iter().map(|line| line.width).fold(0.0, f64::max);
        Self {
            size,
            lines,
            width,
            height,
            whole,
        }
    }
}

impl<'t> TextSegment<'t> {
    fn new(text: &'t str, advance: &impl Fn(char) -> f64) -> Self {
        Self {
            text,
            ends: length(text.trim_end_matches(breaks), advance),
            goes_on: length(text, advance),
        }
    }
}

fn length(text: &str, advance: &impl Fn(char) -> f64) -> f64 {
    text.chars().map(advance).sum()
}

/// A count, to be multiplied with lengths.
#[expect(
    clippy::cast_precision_loss,
    reason = "a text has far fewer lines than 2^52"
)]
fn count<T>(lines: &[T]) -> f64 {
    lines.len() as f64
}

fn longest(rows: &[SegmentRow]) -> f64 {
    rows.iter().map(|row| row.length).fold(0.0, f64::max)
}

/// White space at which a line may end.
fn breaks(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// The pieces of a text between which a line may break: after white space and dashes, and before
/// letters of double width, since Chinese and Japanese have no spaces.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_wide = |character: char| character.width() == Some(2) && character.is_alphanumeric();
    let is_dash = |character: char| matches!(character, '-' | '\u{2013}' | '\u{2014}' | '/');
    let may_part = move |before: char, after: char| {
        breaks(before) && !breaks(after)
            || is_dash(before) && after.is_alphabetic()
            || is_wide(after) && before.is_alphanumeric()
    };
    let mut rest = Some(text.trim_matches(breaks));
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut pairs = text.char_indices().zip(text.chars().skip(1));
        match pairs.find(|((_, before), after)| may_part(*before, *after)) {
            Some(((at, before), _)) => {
                let (piece, after) = text.split_at(at + before.len_utf8());
                rest = Some(after);
                Some(piece)
            }
            None => Some(text),
        }
    })
}

/// Puts as many pieces in each row as fit. A piece that is too long has a row of its own.
fn fill(pieces: &[TextSegment<'_>], width: f64) -> Vec<SegmentRow> {
    let mut rows = Vec::new();
    let (mut start, mut before, mut length) = (0, 0.0, 0.0);
    for (position, piece) in pieces.iter().enumerate() {
        if position > start && before + piece.ends > width {
            rows.push(SegmentRow {
                pieces: start..position,
                length,
            });
            (start, before) = (position, 0.0);
        }
        length = before + piece.ends;
        before += piece.goes_on;
    }
    rows.push(SegmentRow {
        pieces: start..pieces.len(),
        length,
    });
    rows
}

/// Keeps the number of rows and makes the longest as short as possible, so that no word is left
/// alone on the last.
fn balance(pieces: &[TextSegment<'_>], rows: Vec<SegmentRow>) -> Vec<SegmentRow> {
    /// How close to the best length the search comes, as a multiple of the font size.
    const TOLERANCE: f64 = 0.1;
    let (mut too_short, mut enough) = (0.0, longest(&rows));
    let mut best = rows;
    while enough - too_short > TOLERANCE {
        let middle = f64::midpoint(too_short, enough);
        let rows = fill(pieces, middle);
        if rows.len() <= best.len() && longest(&rows) <= middle {
            enough = middle;
            best = rows;
        } else {
            too_short = middle;
        }
    }
    best
}

/// The words of rows, with their lengths.
fn lines(pieces: &[TextSegment<'_>], rows: Vec<SegmentRow>) -> Vec<(String, f64)> {
    let words = |row: &SegmentRow| {
        pieces[row.pieces.clone()]
            .iter()
            .map(|piece| piece.text)
            .collect::<String>()
    };
    rows.into_iter()
        .map(|row| (words(&row).trim_end_matches(breaks).to_owned(), row.length))
        .collect()
}

/// A piece, cut into parts no longer than a line.
fn split<'t>(piece: &'t str, width: f64, advance: &impl Fn(char) -> f64) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut length) = (0, 0.0);
    for (at, character) in piece.char_indices() {
        let step = advance(character);
        if at > start && length + step > width && !breaks(character) {
            parts.push(&piece[start..at]);
            (start, length) = (at, 0.0);
        }
        length += step;
    }
    parts.push(&piece[start..]);
    parts
}

/// A line that ends in `…`, without the words that leave no room for it, and its length.
fn end_in_dots(mut line: String, width: f64, advance: &impl Fn(char) -> f64) -> (String, f64) {
    loop {
        let dotted = format!(
            "{}\u{2026}",
            line.trim_end_matches(|character: char| !character.is_alphanumeric())
        );
        let length = length(&dotted, advance);
        if length <= width || line.is_empty() {
            return (dotted, length);
        }
        match line.trim_end().rfind(breaks) {
            Some(space) => line.truncate(space),
            None => drop(line.pop()),
        }
    }
}

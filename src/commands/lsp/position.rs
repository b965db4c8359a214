//! Positions: lines and columns as a client counts them, and bytes of a text.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

/// In what a client counts columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, which every client knows.
    Utf16,
}

impl Encoding {
    /// UTF-8 where the client offers it, since no text is counted twice then.
    pub fn agreed(offered: Option<&[PositionEncodingKind]>) -> Self {
        let knows = offered.is_some_and(|offered| offered.contains(&PositionEncodingKind::UTF8));
        if knows { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name in the protocol.
    pub fn name(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// The lines of one text.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    marks: Vec<Mark>,
    encoding: Encoding,
}

/// Bytes from one mark to the next: so much at most is counted for a place, however long its line
/// is.
const STRIDE: usize = 256;

/// A byte of a text, and what stands before it.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    byte: usize,
    /// Characters before it.
    characters: usize,
    /// What a client counts before it.
    width: usize,
}

impl Mark {
    /// What stands before another byte, behind this one.
    fn moved_to(self, byte: usize, text: &str, encoding: Encoding) -> Self {
        let between = &text[self.byte..byte];
        Self {
            byte,
            characters: self.characters + between.chars().count(),
            width: self.width + encoding.width(between),
        }
    }
}

impl<'t> Lines<'t> {
    /// The lines of a text whose lines end by `\n`.
    pub fn new(text: &'t str, encoding: Encoding) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut marks = vec![Mark::default()];
        let mut last = Mark::default();
        while last.byte + STRIDE < text.len() {
            let byte = text.floor_char_boundary(last.byte + STRIDE);
            last = last.moved_to(byte, text, encoding);
            marks.push(last);
        }
        Self {
            text,
            starts,
            marks,
            encoding,
        }
    }

    /// What stands before a byte at which a character begins.
    fn before(&self, byte: usize) -> Mark {
        let next = self.marks.partition_point(|mark| mark.byte <= byte);
        self.marks[next.saturating_sub(1)].moved_to(byte, self.text, self.encoding)
    }

    /// A line by its number, from 0, without its end; the last where there are fewer.
    fn line(&self, number: usize) -> (usize, &'t str) {
        let number = number.min(self.starts.len() - 1);
        let end = self
            .starts
            .get(number + 1)
            .map_or(self.text.len(), |next| next - 1);
        (self.starts[number], &self.text[self.starts[number]..end])
    }

    /// The byte of a position; one that lies behind its line or inside of a character is moved
    /// back.
    pub fn byte(&self, position: Position) -> usize {
        let number = position.line as usize;
        if number >= self.starts.len() {
            return self.text.len();
        }
        let (start, line) = self.line(number);
        let mut left = position.character as usize;
        for (at, character) in line.char_indices() {
            let width = self.encoding.width(character.encode_utf8(&mut [0; 4]));
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + line.len()
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let number = self.starts.partition_point(|start| *start <= byte) - 1;
        let column = self.before(byte).width - self.before(self.starts[number]).width;
        Position::new(small(number), small(column))
    }

    /// The positions of bytes.
    pub fn range(&self, bytes: &Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// The position of a line and a character in it, both from 1.
    pub fn of_character(&self, (line, column): (usize, usize)) -> Position {
        let (start, says) = self.line(line.saturating_sub(1));
        let sought = self.before(start).characters + column.saturating_sub(1);
        let next = self.marks.partition_point(|mark| mark.characters <= sought);
        let mark = self.marks[next.saturating_sub(1)];
        let rest = self.text[mark.byte..].char_indices();
        let at = rest
            .map(|(at, _)| mark.byte + at)
            .nth(sought - mark.characters)
            .unwrap_or(self.text.len());
        self.position(at.min(start + says.len()))
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "aé😀b\n\n😀\n";

    #[test]
    fn columns_count_what_was_agreed_upon() {
        for (encoding, behind_the_face) in [(Encoding::Utf16, 4), (Encoding::Utf8, 7)] {
            let lines = Lines::new(TEXT, encoding);
            assert_eq!(lines.position(7), Position::new(0, behind_the_face));
            assert_eq!(lines.byte(Position::new(0, behind_the_face)), 7);
            assert_eq!(
                lines.of_character((1, 4)),
                Position::new(0, behind_the_face)
            );
        }
    }

    #[test]
    fn every_byte_at_a_character_comes_back() {
        for encoding in [Encoding::Utf16, Encoding::Utf8] {
            let lines = Lines::new(TEXT, encoding);
            for byte in (0..=TEXT.len()).filter(|byte| TEXT.is_char_boundary(*byte)) {
                assert_eq!(lines.byte(lines.position(byte)), byte, "{encoding:?}");
            }
        }
    }

    #[test]
    fn a_line_of_any_length_is_counted_from_near_by() {
        let long = format!("{TEXT}{}\n{}", "aé😀b".repeat(500), "é".repeat(300));
        for encoding in [Encoding::Utf16, Encoding::Utf8] {
            let lines = Lines::new(&long, encoding);
            let mut start = 0;
            for (number, line) in long.split('\n').enumerate() {
                let (mut column, mut character) = (0, 1);
                for c in line.chars() {
                    let place = Position::new(small(number), small(column));
                    assert_eq!(
                        lines.of_character((number + 1, character)),
                        place,
                        "{encoding:?}"
                    );
                    column += encoding.width(c.encode_utf8(&mut [0; 4]));
                    character += 1;
                }
                let end = lines.position(start + line.len());
                assert_eq!(
                    lines.of_character((number + 1, character)),
                    end,
                    "{encoding:?}"
                );
                assert_eq!(
                    lines.of_character((number + 1, character + 900)),
                    end,
                    "behind the line"
                );
                start += line.len() + 1;
            }
        }
    }

    #[test]
    fn positions_that_are_nowhere_are_moved_into_the_text() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(lines.byte(Position::new(0, 3)), 3, "inside of a character");
        assert_eq!(lines.byte(Position::new(0, 99)), 8, "behind its line");
        assert_eq!(
            lines.byte(Position::new(99, 0)),
            TEXT.len(),
            "behind the text"
        );
        assert_eq!(Lines::new("", Encoding::Utf8).byte(Position::new(0, 1)), 0);
        assert_eq!(lines.of_character((2, 9)), Position::new(1, 0));
    }

    #[test]
    fn the_encoding_is_the_client_s_choice() {
        assert_eq!(Encoding::agreed(None), Encoding::Utf16);
        assert_eq!(
            Encoding::agreed(Some(&[PositionEncodingKind::UTF16])),
            Encoding::Utf16
        );
        assert_eq!(
            Encoding::agreed(Some(&[
                PositionEncodingKind::UTF32,
                PositionEncodingKind::UTF8
            ])),
            Encoding::Utf8
        );
    }
}

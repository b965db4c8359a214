//! Positions: lines and columns as a client counts them.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

use crate::base::lines::{Lines, Unit};

/// The unit in which a client counts columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, which every client knows.
    Utf16,
}

impl Encoding {
    /// UTF-8 if the client offers it, since then no column has to be converted.
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

    fn unit(self) -> Unit {
        match self {
            Self::Utf8 => Unit::Utf8,
            Self::Utf16 => Unit::Utf16,
        }
    }
}

/// The positions in one text, in the encoding that was agreed.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    lines: Lines<'t>,
    unit: Unit,
}

impl<'t> Positions<'t> {
    /// The positions in a text whose lines end by `\n`.
    pub fn new(text: &'t str, encoding: Encoding) -> Self {
        Self {
            text,
            lines: Lines::new(text),
            unit: encoding.unit(),
        }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The byte of a position; one after the end of its line or inside a character is moved back.
    pub fn byte(&self, position: Position) -> usize {
        let (line, column) = (position.line as usize, position.character as usize);
        self.lines.byte(line, column, self.unit)
    }

    /// The bytes between positions.
    pub fn bytes(&self, range: lsp_types::Range) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let (line, column) = self.lines.place(byte, self.unit);
        Position::new(small(line), small(column))
    }

    /// The positions of bytes.
    pub fn range(&self, bytes: &Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// The position of a line and a character, both counted from 1, as a report has them.
    pub fn of_character(&self, (line, column): (usize, usize)) -> Position {
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        self.position(self.lines.byte(line, column, Unit::Character))
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_was_agreed_upon() {
        for (encoding, behind_the_face) in [(Encoding::Utf16, 4), (Encoding::Utf8, 7)] {
            let positions = Positions::new("aé😀b\n", encoding);
            let place = Position::new(0, behind_the_face);
            assert_eq!(positions.position(7), place);
            assert_eq!(positions.byte(place), 7);
            assert_eq!(positions.of_character((1, 4)), place);
        }
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

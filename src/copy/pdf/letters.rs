//! The table of letters that a font of a PDF has for copying text out of it (ISO 32000-1, 9.10.3).
//!
//! It is a program in PostScript, of which only the lists of codes and letters are read: what is
//! around them differs from one program that makes PDFs to the next.

use std::collections::HashMap;

/// How many codes a table may have.
const MOST_CODES: usize = 70_000;
/// How many ranges of codes a table may have; honest ones have one or two.
const MOST_SPACES: usize = 100;
/// The longest code, in bytes.
const LONGEST_CODE: usize = 4;

/// Which letters the codes of a text stand for.
#[derive(Debug, Default)]
pub struct LetterTable {
    /// The ranges of codes, each with the length of its codes in bytes.
    spaces: Vec<(usize, u32, u32)>,
    /// The letters of each code of a length.
    letters: HashMap<(usize, u32), String>,
}

/// A token of the program.
#[derive(Debug, PartialEq)]
enum Token<'t> {
    /// Bytes in hexadecimal digits: `<0041>`.
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'t [u8]),
}

impl LetterTable {
    /// Reads a table; `None` if it has no letters.
    pub fn read(program: &[u8]) -> Option<Self> {
        let mut table = Self::default();
        let mut tokens = Tokens(program);
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => table.spaces(&mut tokens),
                Token::Word(b"beginbfchar") => table.single(&mut tokens),
                Token::Word(b"beginbfrange") => table.ranges(&mut tokens),
                _ => {}
            }
        }
        (!table.letters.is_empty()).then_some(table)
    }

    /// The letters of codes; those without any are left out. `None` if none has any. A code has as
    /// many bytes as the range that it is in, and else `usual`.
    pub fn text(&self, mut codes: &[u8], usual: usize) -> Option<String> {
        let mut text = String::new();
        let mut is_known = codes.is_empty();
        while !codes.is_empty() {
            let fits = |length: usize| {
                let code = number(codes.get(..length)?)?;
                let is_in = |(of, low, high): &(usize, u32, u32)| {
                    *of == length && (*low..=*high).contains(&code)
                };
                self.spaces.iter().any(is_in).then_some(length)
            };
            let length = (1..=LONGEST_CODE).find_map(fits).unwrap_or(usual);
            let length = length.min(codes.len());
            let code = number(&codes[..length])?;
            if let Some(letters) = self.letters.get(&(length, code)) {
                text.push_str(letters);
                is_known = true;
            }
            codes = &codes[length..];
        }
        is_known.then_some(text)
    }

    fn spaces(&mut self, tokens: &mut Tokens<'_>) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            if let (Some(first), Some(last)) = (number(&low), number(&high))
                && self.spaces.len() < MOST_SPACES
            {
                self.spaces.push((low.len(), first, last));
            }
        }
    }

    fn single(&mut self, tokens: &mut Tokens<'_>) {
        while let (Some(Token::Hex(code)), Some(Token::Hex(letters))) =
            (tokens.next(), tokens.next())
        {
            self.add(code.len(), number(&code), &utf_16(&letters));
        }
    }

    fn ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            let (Some(first), Some(last)) = (number(&low), number(&high)) else {
                return;
            };
            match tokens.next() {
                Some(Token::Hex(letters)) => {
                    let mut units = utf_16(&letters);
                    for code in first..=last {
                        if !self.add(low.len(), Some(code), &units) {
                            break;
                        }
                        if let Some(unit) = units.last_mut() {
                            *unit = unit.wrapping_add(1);
                        }
                    }
                }
                Some(Token::Open) => {
                    let mut code = first;
                    while let Some(Token::Hex(letters)) = tokens.next() {
                        self.add(low.len(), Some(code), &utf_16(&letters));
                        code = code.wrapping_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    /// Adds the letters of a code; false if the table is full.
    fn add(&mut self, length: usize, code: Option<u32>, letters: &[u16]) -> bool {
        if self.letters.len() >= MOST_CODES {
            return false;
        }
        if let Some(code) = code {
            self.letters
                .insert((length, code), String::from_utf16_lossy(letters));
        }
        true
    }
}

/// A code as a number; `None` if it is too long to be one.
fn number(bytes: &[u8]) -> Option<u32> {
    let fits = !bytes.is_empty() && bytes.len() <= LONGEST_CODE;
    let number = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
    fits.then(|| bytes.iter().fold(0, number))
}

fn utf_16(bytes: &[u8]) -> Vec<u16> {
    if let [byte] = bytes {
        return vec![u16::from(*byte)];
    }
    let pairs = bytes.chunks_exact(2);
    pairs
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

/// The tokens of what is left of a program.
struct Tokens<'t>(&'t [u8]);

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let (first, rest) = self.0.split_first()?;
            match first {
                b'%' => {
                    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                    self.0 = &rest[end.unwrap_or(rest.len())..];
                }
                b'<' if rest.first() != Some(&b'<') => {
                    let end = rest.iter().position(|byte| *byte == b'>');
                    let (digits, behind) = rest.split_at(end.unwrap_or(rest.len()));
                    self.0 = behind.get(1..).unwrap_or_default();
                    return Some(Token::Hex(hex(digits)));
                }
                b'[' | b']' => {
                    self.0 = rest;
                    return Some(if *first == b'[' {
                        Token::Open
                    } else {
                        Token::Close
                    });
                }
                byte if is_sign(*byte) => self.0 = rest,
                _ => {
                    let end = self.0.iter().position(|byte| is_sign(*byte));
                    let (word, behind) = self.0.split_at(end.unwrap_or(self.0.len()));
                    self.0 = behind;
                    return Some(Token::Word(word));
                }
            }
        }
    }
}

fn is_sign(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b"<>[](){}/%\0".contains(&byte)
}

/// The bytes of hexadecimal digits; a missing last one is 0.
fn hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::LetterTable;

    #[test]
    fn lists_of_codes_are_read_whatever_is_around_them() {
        let program = b"%!PS\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
            /CIDSystemInfo << /Registry (Adobe) >> def\n2 begincodespacerange<00> <7F><8000><FFFF>endcodespacerange\n\
            2 beginbfchar\n<41><0041>\n<8001> <00660069>\nendbfchar 2 beginbfrange <8002><8004><0061>\n\
            <8005> <8006> [<0078> <D83DDE00>]\nendbfrange endcmap";
        let table = LetterTable::read(program).expect("a table");
        assert_eq!(
            table
                .text(b"A\x80\x01A\x80\x02\x80\x04\x80\x06", 1)
                .as_deref(),
            Some("AfiAac😀")
        );
        assert_eq!(table.text(b"\x90\x90A", 1).as_deref(), Some("A"));
        assert_eq!(table.text(b"\x90\x90", 1), None);
    }

    #[test]
    fn a_table_without_end_is_read_up_to_a_limit() {
        let table =
            LetterTable::read(b"beginbfrange <00000000> <FFFFFFFF> <0041>").expect("a table");
        assert_eq!(table.letters.len(), super::MOST_CODES);
        assert!(LetterTable::read(b"beginbfrange <0> [").is_none());
        assert!(LetterTable::read(b"beginbfchar <").is_none());
    }
}

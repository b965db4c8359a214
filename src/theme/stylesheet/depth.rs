//! How deep the blocks and brackets of a stylesheet nest, and how many bytes of selectors nested
//! rules expand to, both counted before a parser descends into them.

use std::ops::Range;

use cssparser::{ParseError, ParseErrorKind, Parser, ParserInput, Token};

/// How deep blocks and brackets may be nested. Parsers and printers call themselves for each level,
/// which takes some kilobytes of a stack that may have only two megabytes.
const DEEPEST_BLOCK: usize = 32;
/// How many bytes of selectors the rules of a file may expand to. Browsers of a few years ago do
/// not know nested rules, so each is written out with all selectors around it: `a, b { c, d { … }
/// }` has four, and each further level doubles them.
const LONGEST_SELECTORS: usize = 4 << 20;
/// How many rules all style files may have together, declarations of an at-rule among them.
const MOST_RULES: usize = 20_000;
/// How many rules in a row may have the same selectors. The parser merges them into one, and
/// searches all its declarations for each further rule, so the time grows with the square.
const MOST_ALIKE: usize = 1_000;

/// The first block or bracket that is too much, and what is wrong with it. Those in strings and
/// comments do not count.
///
/// `rules` counts the rules of all files so far.
pub fn too_much(css: &str, rules: &mut usize) -> Option<(Range<usize>, String)> {
    let mut input = ParserInput::new(css);
    let mut sums = Sums { written: 0, rules };
    match walk(&mut Parser::new(&mut input), 0, 0, &mut sums) {
        Err(ParseError {
            kind: ParseErrorKind::Custom(wrong),
            ..
        }) => Some(wrong),
        _ => None,
    }
}

/// What is counted over all blocks.
struct Sums<'r> {
    /// The bytes of the selectors of a file, each rule written out by itself.
    written: usize,
    /// The rules of all files.
    rules: &'r mut usize,
}

impl Sums<'_> {
    /// Counts a rule whose selectors have so many bytes when it is written out.
    fn count(&mut self, selectors: usize) {
        self.written = self.written.saturating_add(selectors);
        *self.rules += 1;
    }

    /// What there is too much of, with so many rules of the same selectors one behind the other.
    fn too_much(&self, alike: usize) -> Option<String> {
        if self.written > LONGEST_SELECTORS {
            Some(
                "too many rules up to here, counting each selector of the rules around them"
                    .to_owned(),
            )
        } else if *self.rules > MOST_RULES {
            Some(format!(
                "the style files have more than {MOST_RULES} rules in total"
            ))
        } else if alike > MOST_ALIKE {
            Some(format!(
                "more than {MOST_ALIKE} rules in a row have the same selectors; merge them"
            ))
        } else {
            None
        }
    }
}

/// The selectors before the next block.
struct Selectors {
    /// The byte at which they begin.
    begin: usize,
    /// How many there are.
    parts: usize,
    /// How often they name what is around them, as `&` does.
    names: usize,
}

impl Selectors {
    fn from(begin: usize) -> Self {
        Self {
            begin,
            parts: 1,
            names: 0,
        }
    }

    /// Continues after a token that ends at this byte.
    fn pass(&mut self, token: &Token<'_>, end: usize) {
        match token {
            Token::Comma => self.parts += 1,
            Token::Delim('&') => self.names += 1,
            Token::Semicolon => *self = Self::from(end),
            _ => {}
        }
    }

    /// The bytes that they have when they are written out inside selectors of `around` bytes.
    fn written(&self, end: usize, around: usize) -> usize {
        let times = self.parts.max(self.names);
        (end - self.begin).saturating_add(around.saturating_mul(times))
    }
}

/// How many rules one behind the other have the same selectors.
#[derive(Default)]
struct Alike {
    selectors: String,
    count: usize,
}

impl Alike {
    fn take(&mut self, selectors: String) {
        // A font may come in many pieces, which the parser does not merge.
        let is_same = selectors == self.selectors && selectors != "@font-face";
        self.count = if is_same { self.count + 1 } else { 1 };
        self.selectors = selectors;
    }
}

/// Reads to the end of a block, or of the stylesheet. `around` is how many bytes the selectors
/// around it have.
fn walk<'i>(
    parser: &mut Parser<'i, '_>,
    depth: usize,
    around: usize,
    sums: &mut Sums<'_>,
) -> Result<(), ParseError<'i, (Range<usize>, String)>> {
    let text = parser.position();
    let offset = text.byte_index();
    let (mut next, mut alike) = (Selectors::from(offset), Alike::default());
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next().cloned() else {
            return Ok(());
        };
        let at = start..parser.position().byte_index();
        let is_rule = match token {
            Token::CurlyBracketBlock => true,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => false,
            other => {
                next.pass(&other, at.end);
                continue;
            }
        };
        if depth == DEEPEST_BLOCK {
            let message =
                format!("blocks and brackets are nested more than {DEEPEST_BLOCK} deep here");
            return Err(parser.new_custom_error((at, message)));
        }
        let inside = parser.position();
        if !is_rule {
            parser.parse_nested_block(|block| walk(block, depth + 1, around, sums))?;
            // An `&` in brackets, as in `:is(&, &)`, is written out too.
            next.names += parser.slice_from(inside).matches('&').count();
            continue;
        }
        let selectors = next.written(start, around);
        let before = parser.slice_from(text);
        alike.take(own_text(before, next.begin - offset, start - offset));
        sums.count(selectors);
        if let Some(message) = sums.too_much(alike.count) {
            return Err(parser.new_custom_error((at, message)));
        }
        parser.parse_nested_block(|block| walk(block, depth + 1, selectors, sums))?;
        if is_empty(parser.slice_from(inside)) {
            alike.count = 0;
        }
        next = Selectors::from(parser.position().byte_index());
    }
}

/// True if the rest of a block is empty.
fn is_empty(block: &str) -> bool {
    block.trim_end_matches('}').trim().is_empty()
}

/// The selectors between two places of a text, without white space.
fn own_text(text: &str, begins: usize, ends: usize) -> String {
    text.get(begins..ends)
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect()
}

//! How deep blocks and brackets of a stylesheet stand in each other, and what rules in rules become
//! when each is written out by itself: both counted before any parser goes down into them.

use std::ops::Range;

use cssparser::{ParseError, ParseErrorKind, Parser, ParserInput, Token};

/// How many blocks and brackets may stand in each other. Parsers and printers go down by calling
/// themselves, and each level takes them some kilobytes of a stack that may have two megabytes.
const DEEPEST: usize = 32;
/// How many bytes of selectors the rules of a file may become. Browsers of a few years ago know no
/// rules in rules, so each is written out with all selectors around it: `a, b { c, d { … } }` has
/// four, and each further level doubles them.
const LONGEST: usize = 4 << 20;
/// How many rules all style files may have together, declarations of an at-rule among them.
const MOST: usize = 20_000;
/// How many rules one behind the other may have the same selectors: a parser makes one of them, and
/// looks through all that it has with each further one.
const MOST_ALIKE: usize = 1_000;

/// The block or bracket that is too much, with what is wrong with it; what stands in strings and
/// comments opens nothing.
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

/// Reads to the end of a block, or of the stylesheet. `around` is how many bytes the selectors
/// around it have.
fn walk<'i>(
    parser: &mut Parser<'i, '_>,
    depth: usize,
    around: usize,
    sums: &mut Sums<'_>,
) -> Result<(), ParseError<'i, (Range<usize>, String)>> {
    // Where the selectors of the next block begin, and how often they name what is around them.
    let (mut begins, mut parts, mut names) = (parser.position().byte_index(), 1_usize, 0_usize);
    let (mut before, mut alike) = (String::new(), 0);
    let text = parser.position();
    let offset = text.byte_index();
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next() else {
            return Ok(());
        };
        let is_rule = match token {
            Token::Comma => {
                parts += 1;
                continue;
            }
            Token::Delim('&') => {
                names += 1;
                continue;
            }
            Token::Semicolon => {
                (begins, parts, names) = (parser.position().byte_index(), 1, 0);
                continue;
            }
            Token::CurlyBracketBlock => true,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => false,
            _ => continue,
        };
        let at = start..parser.position().byte_index();
        if depth == DEEPEST {
            let message =
                format!("more than {DEEPEST} blocks and brackets stand in each other here");
            return Err(parser.new_custom_error((at, message)));
        }
        if !is_rule {
            // What is named in brackets, as in `:is(&, &)`, is named all the same.
            let inside = parser.position();
            parser.parse_nested_block(|block| walk(block, depth + 1, around, sums))?;
            names += parser.slice_from(inside).matches('&').count();
            continue;
        }
        let selectors = (start - begins).saturating_add(around.saturating_mul(parts.max(names)));
        sums.written = sums.written.saturating_add(selectors);
        *sums.rules += 1;
        let own: String = own_text(parser.slice_from(text), begins - offset, start - offset);
        // A font may come in many pieces, and none is put together with another.
        alike = if own == before && own != "@font-face" {
            alike + 1
        } else {
            1
        };
        before = own;
        let message = if sums.written > LONGEST {
            "with all selectors of the rules around them, the rules up to here are too many"
                .to_owned()
        } else if *sums.rules > MOST {
            format!("the style files have more than {MOST} rules together")
        } else if alike > MOST_ALIKE {
            format!(
                "more than {MOST_ALIKE} rules one behind the other have the same selectors; make one of them"
            )
        } else {
            String::new()
        };
        if !message.is_empty() {
            return Err(parser.new_custom_error((at, message)));
        }
        let inside = parser.position();
        parser.parse_nested_block(|block| walk(block, depth + 1, selectors, sums))?;
        if parser
            .slice_from(inside)
            .trim_end_matches('}')
            .trim()
            .is_empty()
        {
            alike = 0;
        }
        (begins, parts, names) = (parser.position().byte_index(), 1, 0);
    }
}

/// The selectors between two places of a text, without white space.
fn own_text(text: &str, begins: usize, ends: usize) -> String {
    text.get(begins..ends)
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect()
}

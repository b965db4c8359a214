//! How deep blocks and brackets of a stylesheet stand in each other, and what rules in rules become when each is written out
//! by itself: both counted before any parser goes down into them.

use std::ops::Range;

use cssparser::{ParseError, ParseErrorKind, Parser, ParserInput, Token};

/// How many blocks and brackets may stand in each other. Parsers and printers go down by calling themselves, and each level
/// takes them some kilobytes of a stack that may have two megabytes.
const DEEPEST: usize = 32;
/// How many bytes of selectors the rules of a file may become. Browsers of a few years ago know no rules in rules, so each
/// is written out with all selectors around it: `a, b { c, d { … } }` has four, and each further level doubles them.
const LONGEST: usize = 4 << 20;

/// The block or bracket that is too much, with what is wrong with it; what stands in strings and comments opens nothing.
pub fn too_much(css: &str) -> Option<(Range<usize>, String)> {
    let mut input = ParserInput::new(css);
    let mut written = 0;
    match walk(&mut Parser::new(&mut input), 0, 0, &mut written) {
        Err(ParseError { kind: ParseErrorKind::Custom(wrong), .. }) => Some(wrong),
        _ => None,
    }
}

/// Reads to the end of a block, or of the stylesheet. `around` is how many bytes the selectors around it have, and `written`
/// counts those of all rules so far.
fn walk<'i>(
    parser: &mut Parser<'i, '_>,
    depth: usize,
    around: usize,
    written: &mut usize,
) -> Result<(), ParseError<'i, (Range<usize>, String)>> {
    // Where the selectors of the next block begin, and how often they name what is around them.
    let (mut begins, mut parts, mut names) = (parser.position().byte_index(), 1_usize, 0_usize);
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next() else { return Ok(()) };
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
            let message = format!("more than {DEEPEST} blocks and brackets stand in each other here");
            return Err(parser.new_custom_error((at, message)));
        }
        if !is_rule {
            // What is named in brackets, as in `:is(&, &)`, is named all the same.
            let inside = parser.position();
            parser.parse_nested_block(|block| walk(block, depth + 1, around, written))?;
            names += parser.slice_from(inside).matches('&').count();
            continue;
        }
        let selectors = (start - begins).saturating_add(around.saturating_mul(parts.max(names)));
        *written = written.saturating_add(selectors);
        if *written > LONGEST {
            let message = "with all selectors of the rules around them, the rules up to here are too many".to_owned();
            return Err(parser.new_custom_error((at, message)));
        }
        parser.parse_nested_block(|block| walk(block, depth + 1, selectors, written))?;
        (begins, parts, names) = (parser.position().byte_index(), 1, 0);
    }
}

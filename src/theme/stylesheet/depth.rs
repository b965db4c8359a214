//! How deep blocks and brackets of a stylesheet stand in each other, counted before any parser goes down into them.

use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token};

/// How many blocks and brackets may stand in each other. Parsers and printers go down by calling themselves, and each level
/// takes them some kilobytes of a stack that may have two megabytes.
pub const DEEPEST: usize = 32;

/// The block or bracket that opens too deep in others, if one does; what stands in strings and comments opens nothing.
pub fn too_deep(css: &str) -> Option<Range<usize>> {
    let mut input = ParserInput::new(css);
    match walk(&mut Parser::new(&mut input), 0) {
        Err(ParseError { kind: cssparser::ParseErrorKind::Custom(at), .. }) => Some(at),
        _ => None,
    }
}

/// Reads to the end of a block, or of the stylesheet.
fn walk<'i>(parser: &mut Parser<'i, '_>, depth: usize) -> Result<(), ParseError<'i, Range<usize>>> {
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next() else { return Ok(()) };
        if !matches!(
            token,
            Token::Function(_) | Token::ParenthesisBlock | Token::CurlyBracketBlock | Token::SquareBracketBlock
        ) {
            continue;
        }
        if depth == DEEPEST {
            let at = start..parser.position().byte_index();
            return Err(parser.new_custom_error(at));
        }
        parser.parse_nested_block(|block| walk(block, depth + 1))?;
    }
}

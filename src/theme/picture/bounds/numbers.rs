//! Numbers: how large the numbers in a drawing may be.

use resvg::usvg::roxmltree::Document;

/// The longest side of a pattern, in its own units: a pattern is drawn whole, however little of it
/// shows.
const LARGEST_PATTERN: f64 = 4000.0;
/// How many digits a number may have before its point: rasterizers count in few bits, and nothing
/// that far away shows.
const MOST_DIGITS: usize = 6;
/// The attributes whose digits are not measures.
const UNMEASURED_ATTRIBUTES: [&str; 4] = ["id", "class", "href", "font-family"];

/// Which number of a drawing is too large, as a sentence.
pub fn too_much(drawing: &Document<'_>) -> Option<String> {
    large_pattern(drawing).or_else(|| large_number(drawing))
}

fn large_pattern(drawing: &Document<'_>) -> Option<String> {
    let mut sides = drawing
        .descendants()
        .filter(|node| node.tag_name().name() == "pattern")
        .flat_map(|pattern| ["width", "height"].map(|side| pattern.attribute(side)))
        .flatten();
    let is_large = |side: &str| {
        let number = side
            .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%')
            .trim();
        !number
            .parse::<f64>()
            .is_ok_and(|number| number <= LARGEST_PATTERN)
    };
    sides
        .any(is_large)
        .then(|| format!("a side of a `pattern` is not a number up to {LARGEST_PATTERN}"))
}

fn large_number(drawing: &Document<'_>) -> Option<String> {
    let mut attributes = drawing
        .descendants()
        .flat_map(|node| node.attributes())
        .filter(|it| !UNMEASURED_ATTRIBUTES.contains(&it.name()));
    let large = attributes.find(|attribute| holds_large_number(attribute.value()))?;
    Some(format!(
        "a number in `{}` has more than {MOST_DIGITS} digits",
        large.name()
    ))
}

/// True for a value with a number that has too many digits before its point, written out or with an
/// exponent. The digits of colours and ids are not numbers.
fn holds_large_number(value: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let mut rest = value.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        let skipped = match first {
            b'#' => behind
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-')
                .count(),
            b'.' => behind.iter().take_while(|byte| is_digit(byte)).count(),
            b'1'..=b'9' => {
                let digits = behind.iter().take_while(|byte| is_digit(byte)).count();
                if digits >= MOST_DIGITS {
                    return true;
                }
                digits
            }
            b'e' | b'E' => {
                let sign = usize::from(behind.first() == Some(&b'+'));
                let digits = behind[sign..]
                    .iter()
                    .skip_while(|byte| **byte == b'0')
                    .take_while(|byte| is_digit(byte));
                let digits: Vec<u8> = digits.copied().collect();
                if digits.len() > 1
                    || digits
                        .first()
                        .is_some_and(|digit| usize::from(digit - b'0') >= MOST_DIGITS)
                {
                    return true;
                }
                digits.len()
            }
            _ => 0,
        };
        rest = &rest[skipped..];
    }
    false
}

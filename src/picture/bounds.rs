//! Bounds: how much a drawing may hold once each `use` is what it stands for, counted before anything is drawn.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

/// How many elements may stand in each other.
const DEEPEST: usize = 64;
/// How many elements may be drawn.
const MOST: u64 = 100_000;
/// How many elements may cut, mask, fill or filter others: each may refer to the next one.
const MOST_EFFECTS: usize = 200;
/// The elements that do.
const EFFECTS: [&str; 5] = ["clipPath", "filter", "marker", "mask", "pattern"];
/// The largest side of a pattern, in its own units: all of it is drawn, though little of it may be seen.
const LARGEST_PATTERN: f64 = 4000.0;

/// How many digits a whole number may have: rasterizers count in few bits, and what is that far away is not seen.
const MOST_DIGITS: usize = 6;
/// The attributes whose digits measure nothing.
const NAMES: [&str; 4] = ["id", "class", "href", "font-family"];

/// What of a drawing is too much, as a sentence; nothing for others.
pub fn too_much(drawing: &Document<'_>) -> Option<String> {
    let nodes = || drawing.descendants();
    let effects = nodes().filter(|node| EFFECTS.contains(&node.tag_name().name()));
    if effects.count() > MOST_EFFECTS {
        return Some(format!("more than {MOST_EFFECTS} of its elements are among {}", EFFECTS.join(", ")));
    }
    let patterns = nodes().filter(|node| node.tag_name().name() == "pattern");
    let is_large = |side: &str| {
        let number = side.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').trim();
        !number.parse::<f64>().is_ok_and(|number| number <= LARGEST_PATTERN)
    };
    if patterns.flat_map(|pattern| ["width", "height"].map(|side| pattern.attribute(side))).flatten().any(is_large) {
        return Some(format!("a side of a `pattern` is no number up to {LARGEST_PATTERN}"));
    }
    let mut attributes = nodes().flat_map(|node| node.attributes()).filter(|it| !NAMES.contains(&it.name()));
    if let Some(large) = attributes.find(|attribute| holds_large_number(attribute.value())) {
        return Some(format!("a number in `{}` has more than {MOST_DIGITS} digits", large.name()));
    }
    let mut by_id = HashMap::new();
    for node in nodes() {
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(node);
        }
    }
    let mut count = Count { by_id, known: HashMap::new() };
    match count.of(drawing.root_element(), 0) {
        Ok(Held { elements, .. }) if elements > MOST => {
            Some(format!("it has more than {MOST} elements, with those that `use` brings once more"))
        }
        Ok(_) => None,
        Err(TooDeep) => Some(format!("more than {DEEPEST} elements stand in each other, with those that `use` brings")),
    }
}

/// True for a value with a number of too many digits before its point, written out or with an exponent; the digits of colours and
/// ids are none.
fn holds_large_number(value: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let mut rest = value.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        let skipped = match first {
            b'#' => behind.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count(),
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
                let digits = behind[sign..].iter().skip_while(|byte| **byte == b'0').take_while(|byte| is_digit(byte));
                let digits: Vec<u8> = digits.copied().collect();
                if digits.len() > 1 || digits.first().is_some_and(|digit| usize::from(digit - b'0') >= MOST_DIGITS) {
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

/// More elements stand in each other than may.
struct TooDeep;

/// What an element holds: itself, all that stands in it, and all that is used there.
#[derive(Clone, Copy)]
struct Held {
    elements: u64,
    /// How many of them stand in each other.
    levels: usize,
}

struct Count<'d, 'i> {
    by_id: HashMap<&'d str, Node<'d, 'i>>,
    /// What was counted: an element that many refer to is counted once.
    known: HashMap<NodeId, Held>,
}

impl<'d, 'i> Count<'d, 'i> {
    /// Counts an element that stands this deep in others.
    fn of(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<Held, TooDeep> {
        if depth >= DEEPEST {
            return Err(TooDeep);
        }
        if let Some(held) = self.known.get(&node.id()) {
            return if depth + held.levels > DEEPEST { Err(TooDeep) } else { Ok(*held) };
        }
        let mut held = Held { elements: 1, levels: 1 };
        let children = node.children().filter(Node::is_element);
        for inner in children.chain(self.used_by(node)) {
            let inner = self.of(inner, depth + 1)?;
            held.elements = held.elements.saturating_add(inner.elements);
            held.levels = held.levels.max(inner.levels + 1);
        }
        self.known.insert(node.id(), held);
        Ok(held)
    }

    /// What a `use` stands for.
    fn used_by(&self, node: Node<'d, 'i>) -> Option<Node<'d, 'i>> {
        let href = node.attributes().find(|attribute| attribute.name() == "href")?;
        if node.tag_name().name() != "use" {
            return None;
        }
        self.by_id.get(href.value().trim().strip_prefix('#')?).copied()
    }
}

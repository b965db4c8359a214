//! Bounds: how much a drawing may hold once each `use` is what it stands for, counted before
//! anything is drawn.

mod styles;

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
/// The largest side of a pattern, in its own units: all of it is drawn, though little of it may be
/// seen.
const LARGEST_PATTERN: f64 = 4000.0;

/// How many digits a whole number may have: rasterizers count in few bits, and what is that far
/// away is not seen.
const MOST_DIGITS: usize = 6;
/// The attributes whose digits measure nothing.
const NAMES: [&str; 4] = ["id", "class", "href", "font-family"];

/// The parts of filters that cost about as much as what they are laid over, whatever their numbers
/// are.
const FILTERS: [&str; 14] = [
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
];
/// How many parts of filters may be laid over something.
const MOST_FILTERS: u64 = 40;
/// How often something may be cut, masked, marked or filled with a pattern.
const MOST_CUTS: u64 = 100;
/// How many of these may stand in each other, as a mask does that is cut.
const MOST_NESTED: usize = 2;
/// How many elements may be drawn by themselves before they are laid over the others, as
/// half-transparent ones are.
const MOST_LAYERS: u64 = 1000;
/// How many spans of text there may be.
const MOST_SPANS: u64 = 2000;
/// How many bytes of outlines there may be where markers stand at their points.
const MOST_MARKED: u64 = 20_000;
/// Properties by which an element refers to one that is drawn for it; true for those that all
/// elements in it inherit.
const REFERRING: [(&str, bool); 9] = [
    ("clip-path", false),
    ("filter", false),
    ("mask", false),
    ("fill", true),
    ("stroke", true),
    ("marker", true),
    ("marker-start", true),
    ("marker-mid", true),
    ("marker-end", true),
];
/// Properties for which an element is drawn by itself.
const LAYERING: [&str; 3] = ["opacity", "mix-blend-mode", "isolation"];

/// What of a drawing is too much, as a sentence; `None` for others.
pub fn too_much(drawing: &Document<'_>) -> Option<String> {
    let nodes = || drawing.descendants();
    let effects = nodes().filter(|node| EFFECTS.contains(&node.tag_name().name()));
    if effects.count() > MOST_EFFECTS {
        return Some(format!(
            "more than {MOST_EFFECTS} of its elements are among {}",
            EFFECTS.join(", ")
        ));
    }
    let patterns = nodes().filter(|node| node.tag_name().name() == "pattern");
    let is_large = |side: &str| {
        let number = side
            .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%')
            .trim();
        !number
            .parse::<f64>()
            .is_ok_and(|number| number <= LARGEST_PATTERN)
    };
    if patterns
        .flat_map(|pattern| ["width", "height"].map(|side| pattern.attribute(side)))
        .flatten()
        .any(is_large)
    {
        return Some(format!(
            "a side of a `pattern` is no number up to {LARGEST_PATTERN}"
        ));
    }
    let mut attributes = nodes()
        .flat_map(|node| node.attributes())
        .filter(|it| !NAMES.contains(&it.name()));
    if let Some(large) = attributes.find(|attribute| holds_large_number(attribute.value())) {
        return Some(format!(
            "a number in `{}` has more than {MOST_DIGITS} digits",
            large.name()
        ));
    }
    let mut by_id = HashMap::new();
    for node in nodes() {
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(node);
        }
    }
    let parts = nodes()
        .map(|node| node.tag_name().name())
        .filter(|name| name.starts_with("fe"));
    if let Some(part) = parts.into_iter().find(|part| !FILTERS.contains(part)) {
        return Some(format!(
            "the part `{part}` of a filter is none of those that are drawn"
        ));
    }
    let said: Vec<&str> = nodes()
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|node| node.children().filter_map(|inner| inner.text()))
        .collect();
    if let Some(what) = styles::too_much(&said, nodes().filter(Node::is_element).count()) {
        return Some(what);
    }
    let has_markers = nodes().any(|node| node.tag_name().name() == "marker");
    let is_layered = said
        .iter()
        .any(|style| style.split(['{', ';']).any(styles::is_layer));
    let mut count = Count {
        by_id,
        known: HashMap::new(),
        is_layered,
    };
    match count.of(drawing.root_element(), 0) {
        Ok(Held { elements, .. }) if elements > MOST => Some(format!(
            "it has more than {MOST} elements, with those that `use` brings once more"
        )),
        Ok(held) if held.nested > MOST_NESTED => Some(format!(
            "more than {MOST_NESTED} of {} are laid over each other",
            EFFECTS.join(", ")
        )),
        Ok(held) if held.filters > MOST_FILTERS => Some(format!(
            "more than {MOST_FILTERS} parts of filters are used"
        )),
        Ok(held) if held.cuts > MOST_CUTS => Some(format!(
            "more than {MOST_CUTS} times one of {} is used",
            EFFECTS.join(", ")
        )),
        Ok(held) if held.layers > MOST_LAYERS => Some(format!(
            "more than {MOST_LAYERS} elements have one of {}",
            LAYERING.join(", ")
        )),
        Ok(held) if held.spans > MOST_SPANS => {
            Some(format!("it has more than {MOST_SPANS} spans of text"))
        }
        Ok(held) if has_markers && held.outlines > MOST_MARKED => Some(format!(
            "it has markers, and more than {MOST_MARKED} bytes of outlines"
        )),
        Ok(_) => None,
        Err(TooDeep) => Some(format!(
            "more than {DEEPEST} elements stand in each other, with those that `use` brings"
        )),
    }
}

/// True for a value with a number of too many digits before its point, written out or with an
/// exponent; the digits of colours and ids are none.
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

/// The values of a property at an element, as an attribute and in its style.
fn values<'d>(node: Node<'d, '_>, name: &'static str) -> impl Iterator<Item = &'d str> {
    let said = node.attribute("style").unwrap_or_default().split(';');
    let said =
        said.filter_map(move |said| said.split_once(':').filter(|(key, _)| key.trim() == name));
    node.attribute(name)
        .into_iter()
        .chain(said.map(|(_, value)| value))
        .filter(|value| value.trim() != "none")
}

/// More elements stand in each other than may.
struct TooDeep;

/// What an element holds: itself, all that stands in it, and all that is used there.
#[derive(Clone, Copy, Default)]
struct Held {
    elements: u64,
    /// Parts of filters.
    filters: u64,
    /// How often something is cut, masked, marked or filled with a pattern.
    cuts: u64,
    /// How many elements are drawn by themselves.
    layers: u64,
    /// Texts and spans of them.
    spans: u64,
    /// Bytes of outlines.
    outlines: u64,
    /// How many of what cuts, masks, marks and fills is used for each other.
    nested: usize,
    /// How many of them stand in each other.
    levels: usize,
}

impl Held {
    /// What an element is by itself.
    fn of(node: Node<'_, '_>, is_layered: bool) -> Self {
        let name = node.tag_name().name();
        let outlines: usize = ["d", "points"]
            .iter()
            .filter_map(|key| node.attribute(*key))
            .map(str::len)
            .sum();
        let functions: usize = values(node, "filter")
            .map(|value| value.matches('(').count())
            .sum();
        let is_layer = is_layered
            || LAYERING
                .iter()
                .any(|layer| values(node, layer).next().is_some());
        let small = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        Self {
            elements: 1,
            levels: 1,
            filters: small(functions) + u64::from(name.starts_with("fe")),
            layers: u64::from(is_layer),
            spans: u64::from(matches!(name, "text" | "tspan" | "textPath" | "tref")),
            outlines: small(outlines),
            ..Self::default()
        }
    }

    /// Takes what another element holds, `times` over.
    fn take(&mut self, other: &Self, times: u64) {
        let add = |sum: &mut u64, more: u64| *sum = sum.saturating_add(more.saturating_mul(times));
        add(&mut self.elements, other.elements);
        add(&mut self.filters, other.filters);
        add(&mut self.cuts, other.cuts);
        add(&mut self.layers, other.layers);
        add(&mut self.spans, other.spans);
        add(&mut self.outlines, other.outlines);
        self.levels = self.levels.max(other.levels + 1);
        self.nested = self.nested.max(other.nested);
    }
}

struct Count<'d, 'i> {
    by_id: HashMap<&'d str, Node<'d, 'i>>,
    /// What was counted: an element that many refer to is counted once.
    known: HashMap<NodeId, Held>,
    /// True when styles may make each element one that is drawn by itself.
    is_layered: bool,
}

impl<'d, 'i> Count<'d, 'i> {
    /// Counts an element that stands this deep in others.
    fn of(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<Held, TooDeep> {
        if depth >= DEEPEST {
            return Err(TooDeep);
        }
        if let Some(held) = self.known.get(&node.id()) {
            return if depth + held.levels > DEEPEST {
                Err(TooDeep)
            } else {
                Ok(*held)
            };
        }
        let mut held = Held::of(node, self.is_layered);
        let children = node.children().filter(Node::is_element);
        for inner in children.chain(self.used_by(node)) {
            let inner = self.of(inner, depth + 1)?;
            held.take(&inner, 1);
        }
        let own = held.elements;
        for (target, is_inherited) in self.referred_by(node) {
            let inner = self.of(target, depth + 1)?;
            let times = if is_inherited { own } else { 1 };
            held.take(&inner, times);
            held.cuts = held.cuts.saturating_add(times);
            held.nested = held.nested.max(inner.nested + 1);
        }
        self.known.insert(node.id(), held);
        Ok(held)
    }

    /// What cuts, masks, marks, fills or filters an element, and whether it does so with all
    /// elements in it.
    fn referred_by(&self, node: Node<'d, 'i>) -> Vec<(Node<'d, 'i>, bool)> {
        let named = |value: &str| {
            let (_, name) = value.split_once("url(")?.1.split_once('#')?;
            let name = name
                .split([')', '"', '\''])
                .next()
                .unwrap_or_default()
                .trim();
            self.by_id.get(name).copied()
        };
        let referring = REFERRING.iter().flat_map(|(property, is_inherited)| {
            values(node, property)
                .filter_map(named)
                .map(move |target| (target, *is_inherited))
        });
        referring
            .filter(|(target, _)| EFFECTS.contains(&target.tag_name().name()))
            .collect()
    }

    /// What a `use` stands for.
    fn used_by(&self, node: Node<'d, 'i>) -> Option<Node<'d, 'i>> {
        let href = node
            .attributes()
            .find(|attribute| attribute.name() == "href")?;
        let name = node.tag_name().name();
        if name != "use" && !EFFECTS.contains(&name) {
            return None;
        }
        self.by_id
            .get(href.value().trim().strip_prefix('#')?)
            .copied()
    }
}

#[cfg(test)]
mod tests;

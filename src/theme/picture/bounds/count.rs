//! Counts what the elements of a drawing contain, with every `use` expanded and every effect as
//! often as it is applied.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::{EFFECTS, LAYER_PROPERTIES, REFERENCE_PROPERTIES};

/// How deep elements may be nested.
pub const DEEPEST_ELEMENT: usize = 64;

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

/// Elements are nested too deep.
pub struct TooDeep;

/// What it costs to draw an element: itself, everything inside it, and everything that is used
/// there.
#[derive(Clone, Copy, Default)]
pub struct DrawingCost {
    /// Elements, itself among them.
    pub elements: u64,
    /// Parts of filters.
    pub filters: u64,
    /// How often something is cut, masked, marked or filled with a pattern.
    pub cuts: u64,
    /// How many elements need a layer of their own.
    pub layers: u64,
    /// Texts and spans of them.
    pub spans: u64,
    /// Bytes of outlines.
    pub outlines: u64,
    /// How many cuts, masks, markers and patterns are applied to each other.
    pub nested: usize,
    /// How many elements are nested in each other.
    levels: usize,
}

impl DrawingCost {
    /// What an element costs without those inside it.
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
            || LAYER_PROPERTIES
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

    /// Adds the cost of another element, `times` over.
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

pub struct Count<'d, 'i> {
    by_id: HashMap<&'d str, Node<'d, 'i>>,
    /// The costs that are known. An element to which many refer is counted once, so that counting
    /// takes no longer than the drawing is.
    known: HashMap<NodeId, DrawingCost>,
    /// True if styles may give every element a layer of its own.
    is_layered: bool,
}

impl<'d, 'i> Count<'d, 'i> {
    /// Counts the elements of a drawing; `is_layered` if its styles may give each of them a layer
    /// of its own.
    pub fn new(drawing: &'d Document<'i>, is_layered: bool) -> Self {
        let mut by_id = HashMap::new();
        for node in drawing.descendants() {
            if let Some(id) = node.attribute("id") {
                by_id.entry(id).or_insert(node);
            }
        }
        Self {
            by_id,
            known: HashMap::new(),
            is_layered,
        }
    }

    /// Counts an element that is nested this deep.
    pub fn of(&mut self, node: Node<'d, 'i>, depth: usize) -> Result<DrawingCost, TooDeep> {
        if depth >= DEEPEST_ELEMENT {
            return Err(TooDeep);
        }
        if let Some(cost) = self.known.get(&node.id()) {
            return if depth + cost.levels > DEEPEST_ELEMENT {
                Err(TooDeep)
            } else {
                Ok(*cost)
            };
        }
        let mut cost = DrawingCost::of(node, self.is_layered);
        let children = node.children().filter(Node::is_element);
        for inner in children.chain(self.used_by(node)) {
            let inner = self.of(inner, depth + 1)?;
            cost.take(&inner, 1);
        }
        let own = cost.elements;
        for (target, is_inherited) in self.referred_by(node) {
            let inner = self.of(target, depth + 1)?;
            let times = if is_inherited { own } else { 1 };
            cost.take(&inner, times);
            cost.cuts = cost.cuts.saturating_add(times);
            cost.nested = cost.nested.max(inner.nested + 1);
        }
        self.known.insert(node.id(), cost);
        Ok(cost)
    }

    /// The elements that cut, mask, mark, fill or filter this one, and whether they do the same
    /// with every element inside it.
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
        let referring = REFERENCE_PROPERTIES
            .iter()
            .flat_map(|(property, is_inherited)| {
                values(node, property)
                    .filter_map(named)
                    .map(move |target| (target, *is_inherited))
            });
        referring
            .filter(|(target, _)| EFFECTS.contains(&target.tag_name().name()))
            .collect()
    }

    /// The element that a `use` repeats.
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

//! Bounds: how much a drawing may contain with every `use` expanded, counted before anything is
//! drawn.

mod count;
mod numbers;
mod styles;

use resvg::usvg::roxmltree::{Document, Node};

use count::{Count, DEEPEST_ELEMENT};

// Without limits, a drawing of a few kilobytes can keep resvg busy for minutes or take gigabytes: by
// masks in masks, costly parts of filters, or markers at many points.

/// How many elements may cut, mask, fill or filter others: each may refer to the next one.
const MOST_EFFECTS: usize = 200;
/// The elements that do so.
const EFFECTS: [&str; 5] = ["clipPath", "filter", "marker", "mask", "pattern"];
/// How many elements may be drawn.
const MOST_ELEMENTS: u64 = 100_000;
/// How often a part of a filter may be applied.
const MOST_FILTERS: u64 = 40;
/// How often something may be cut, masked, marked or filled with a pattern.
const MOST_CUTS: u64 = 100;
/// How many of these may be nested, as in a mask that is cut itself.
const MOST_NESTED: usize = 2;
/// How many elements may need a layer of their own, as half-transparent ones do.
const MOST_LAYERS: u64 = 1000;
/// How many spans of text there may be.
const MOST_SPANS: u64 = 2000;
/// How many bytes of outlines may have markers, which are drawn at each point.
const MOST_MARKED: u64 = 20_000;
/// The parts of filters that are drawn. Whatever their numbers are, they cost about as much as the
/// area that they cover; others can cost far more.
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
/// Properties by which an element refers to one that is drawn for it; true if the elements inside
/// inherit the property.
const REFERENCE_PROPERTIES: [(&str, bool); 9] = [
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
/// Properties that give an element a layer of its own.
const LAYER_PROPERTIES: [&str; 3] = ["opacity", "mix-blend-mode", "isolation"];

/// What a drawing contains too much of, as a sentence; `None` if it is within bounds.
pub fn too_much(drawing: &Document<'_>) -> Option<String> {
    let styles = styles_of(drawing);
    many_effects(drawing)
        .or_else(|| numbers::too_much(drawing))
        .or_else(|| unknown_filter(drawing))
        .or_else(|| styles::too_much(&styles, elements(drawing).count()))
        .or_else(|| much_to_draw(drawing, &styles))
}

fn elements<'d, 'i>(drawing: &'d Document<'i>) -> impl Iterator<Item = Node<'d, 'i>> {
    drawing.descendants().filter(Node::is_element)
}

/// The texts of the `style` elements.
fn styles_of<'d>(drawing: &'d Document<'_>) -> Vec<&'d str> {
    elements(drawing)
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|node| node.children().filter_map(|inner| inner.text()))
        .collect()
}

fn many_effects(drawing: &Document<'_>) -> Option<String> {
    let effects = elements(drawing).filter(|node| EFFECTS.contains(&node.tag_name().name()));
    (effects.count() > MOST_EFFECTS).then(|| {
        format!(
            "more than {MOST_EFFECTS} of its elements are among {}",
            EFFECTS.join(", ")
        )
    })
}

fn unknown_filter(drawing: &Document<'_>) -> Option<String> {
    let part = elements(drawing)
        .map(|node| node.tag_name().name())
        .find(|name| name.starts_with("fe") && !FILTERS.contains(name))?;
    Some(format!("the filter part `{part}` is not supported"))
}

/// What there is too much of when everything is counted as often as it is drawn.
fn much_to_draw(drawing: &Document<'_>, styles: &[&str]) -> Option<String> {
    let is_layered = styles
        .iter()
        .any(|style| style.split(['{', ';']).any(styles::is_layer));
    let has_markers = elements(drawing).any(|node| node.tag_name().name() == "marker");
    let Ok(cost) = Count::new(drawing, is_layered).of(drawing.root_element(), 0) else {
        return Some(format!(
            "elements are nested more than {DEEPEST_ELEMENT} deep, including those that `use` copies"
        ));
    };
    let effects = || EFFECTS.join(", ");
    if cost.elements > MOST_ELEMENTS {
        Some(format!(
            "it has more than {MOST_ELEMENTS} elements, including those that `use` copies"
        ))
    } else if cost.nested > MOST_NESTED {
        Some(format!("more than {MOST_NESTED} of {} overlap", effects()))
    } else if cost.filters > MOST_FILTERS {
        Some(format!("it uses more than {MOST_FILTERS} filter parts"))
    } else if cost.cuts > MOST_CUTS {
        Some(format!(
            "it uses one of {} more than {MOST_CUTS} times",
            effects()
        ))
    } else if cost.layers > MOST_LAYERS {
        Some(format!(
            "more than {MOST_LAYERS} elements have one of {}",
            LAYER_PROPERTIES.join(", ")
        ))
    } else if cost.spans > MOST_SPANS {
        Some(format!("it has more than {MOST_SPANS} spans of text"))
    } else if has_markers && cost.outlines > MOST_MARKED {
        Some(format!(
            "it has markers, and more than {MOST_MARKED} bytes of outlines"
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests;

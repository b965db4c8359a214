//! Styles: how much the styles of a drawing may ask of each of its elements.

use super::{LAYER_PROPERTIES, REFERENCE_PROPERTIES};

/// How many selectors the styles may have, how many parts each, and how often a selector may be
/// compared with an element.
const MOST_SELECTORS: usize = 500;
const MOST_PARTS: usize = 4;
const MOST_MATCHES: usize = 2_000_000;

/// What the styles of a drawing with so many elements have too much of.
pub fn too_much(styles: &[&str], elements: usize) -> Option<String> {
    let mut selectors = 0;
    for style in styles {
        if let Some((name, _)) = REFERENCE_PROPERTIES.iter().find(|(name, is_inherited)| {
            let is_own = *name == "marker" || !is_inherited;
            is_own
                && style
                    .split(['{', ';', '/', '}'])
                    .any(|said| said.trim_start().starts_with(name))
        }) {
            return Some(format!(
                "`{name}` is in a `<style>`; write it on the element itself"
            ));
        }
        for before in style.split('{').filter(|_| style.contains('{')) {
            let selector = before.rsplit('}').next().unwrap_or_default();
            for one in selector.split(',') {
                let parts = one.split(|c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~'));
                if parts.filter(|part| !part.is_empty()).count() > MOST_PARTS || one.contains('~') {
                    return Some(format!(
                        "a selector has more than {MOST_PARTS} parts or selects siblings"
                    ));
                }
                selectors += 1;
            }
        }
    }
    let is_long = selectors > MOST_SELECTORS || selectors.saturating_mul(elements) > MOST_MATCHES;
    is_long.then(|| {
        format!(
            "its styles have more than {MOST_SELECTORS} selectors, or too many for its elements"
        )
    })
}

/// True for a property, with its value, that gives an element a layer of its own.
pub fn is_layer(said: &str) -> bool {
    said.split_once(':')
        .is_some_and(|(name, _)| LAYER_PROPERTIES.contains(&name.trim()))
}

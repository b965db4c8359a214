//! The outline of a page, in which two pages that readers see alike are equal.

use std::fmt::Write as _;

use scraper::{Html, Node};

/// A page as its elements, attributes and text with their depth, in which a run of white space is
/// one space.
pub fn outline(page: &str) -> String {
    let mut lines = String::new();
    for node in Html::parse_document(page).tree.root().descendants() {
        let is_kept = |element: &scraper::node::Element| matches!(element.name(), "pre" | "script");
        let line = match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                format!("<{} {attributes:?}>", element.name())
            }
            // Markup that a script puts into the page.
            Node::Text(text)
                if node
                    .parent()
                    .and_then(|above| above.value().as_element())
                    .is_some_and(|above| above.attr("type") == Some("text/html")) =>
            {
                outline(text)
            }
            Node::Text(text)
                if node
                    .ancestors()
                    .any(|above| above.value().as_element().is_some_and(is_kept)) =>
            {
                text.to_string()
            }
            Node::Text(text) => {
                let parent = node.parent().is_some_and(|parent| is_block(parent.value()));
                let mut text = collapsed(text);
                if node
                    .prev_sibling()
                    .map_or(parent, |sibling| is_block(sibling.value()))
                {
                    text = text.trim_start().to_owned();
                }
                if node
                    .next_sibling()
                    .map_or(parent, |sibling| is_block(sibling.value()))
                {
                    text = text.trim_end().to_owned();
                }
                if text.is_empty() {
                    continue;
                }
                text
            }
            other => format!("{other:?}"),
        };
        writeln!(lines, "{} {line:?}", node.ancestors().count()).expect("writing to a text");
    }
    lines
}

/// True where white space at the edge of this node is never shown.
fn is_block(node: &Node) -> bool {
    const INLINE_ELEMENTS: [&str; 19] = [
        "a", "abbr", "b", "button", "cite", "code", "em", "i", "input", "label", "select", "small",
        "span", "strong", "sub", "sup", "svg", "time", "use",
    ];
    matches!(node, Node::Element(element) if !INLINE_ELEMENTS.contains(&element.name()))
}

fn collapsed(text: &str) -> String {
    let mut collapsed = String::new();
    for character in text.chars() {
        match character.is_ascii_whitespace() {
            true if collapsed.ends_with(' ') => {}
            true => collapsed.push(' '),
            false => collapsed.push(character),
        }
    }
    collapsed
}

//! Minifying changes no document.

use scraper::{Html as Document, Node};

use super::squeeze;
use crate::content::prose::markdown;
use crate::content::prose::tests::with_setting;

/// Elements between which white space is not shown.
const MINIFIED_ELEMENTS: [&str; 26] = [
    "html",
    "body",
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "hr",
];

/// Elements, attributes and words of a body with their depth; white space counts where it parts
/// words or stands in `pre`.
fn outline(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for node in Document::parse_fragment(html).tree.root().descendants() {
        let in_line = |element: Option<&scraper::node::Element>| {
            element.is_some_and(|one| !MINIFIED_ELEMENTS.contains(&one.name()))
        };
        let line = match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                format!("<{} {attributes:?}>", element.name())
            }
            Node::Text(text)
                if node.ancestors().any(|above| {
                    above
                        .value()
                        .as_element()
                        .is_some_and(|one| one.name() == "pre")
                }) =>
            {
                text.to_string()
            }
            Node::Text(text) => {
                let before = node
                    .prev_sibling()
                    .and_then(|node| node.value().as_element());
                let after = node
                    .next_sibling()
                    .and_then(|node| node.value().as_element());
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.is_empty() && !(in_line(before) && in_line(after)) {
                    continue;
                }
                let space = |at_edge: bool, parts: bool| if at_edge && parts { " " } else { "" };
                let before = space(text.starts_with(char::is_whitespace), in_line(before));
                let after = space(text.ends_with(char::is_whitespace), in_line(after));
                format!("{before}{words}{after}")
            }
            other => format!("{other:?}"),
        };
        lines.push(format!("{} {line:?}", node.ancestors().count()));
    }
    lines
}

#[test]
fn a_squeezed_body_is_the_same_document() {
    for body in [
        "One *two* **three**\nfour `five  six` [seven](/eight/ \"nine\").\n\nTen  \neleven.\n",
        "## A heading\n\n- one\n- two\n\n  with a paragraph\n  1. three\n\n> Said\n> again.\n",
        "| A | B |\n|:--|--:|\n| *c* d | `e` |\n\nTerm\n: What *it* means.\n\n---\n",
        "```\n  code  <b> &amp;\n\n\tmore\n```\n\n    and   more\n",
        "Note.[^a] Again.[^a]\n\n[^a]: What *it* says.\n\n    And a second paragraph.\n",
        "![Room  with space](room.jpg \"A & &lt;b>\") and ![two](./two.png)\n\n![alone](room.jpg \"Caption\")\n",
        "&lt;script&gt; &amp;amp; &#60;b&#62; &nbsp;| \"it's\" ... <https://x.example/?a=1&copy=2>\n",
        "a [[person:ada]] *[[claim:one]]* b[[source:two]].\n",
        "*a* *b* **c**`d` ~~e~~ f *g* h\n",
    ] {
        let (marked, faults) = with_setting(|setting| markdown::read(body, setting));
        assert_eq!(faults, [], "{body}");
        let squeezed = squeeze(&marked.html);
        assert!(squeezed.len() <= marked.html.len(), "{body}");
        assert_eq!(
            outline(&squeezed),
            outline(&marked.html),
            "{body}\n{}\n{squeezed}",
            marked.html
        );
    }
}

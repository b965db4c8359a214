//! A template as text and tags, with the white space gone that its tags ask to be taken away.

use crate::theme::squeeze::tag_end;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text that is printed as it is.
    Text,
    /// `{{ … }}`
    Expression,
    /// `{% … %}`
    Statement,
}

/// A stretch of text, or what stands inside a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub text: String,
}

impl Node {
    /// A statement.
    pub fn statement_of(text: String) -> Self {
        Self { kind: Kind::Statement, text }
    }

    /// The first word of a statement, or its first sign.
    pub fn statement(&self) -> Option<&str> {
        if self.kind != Kind::Statement {
            return None;
        }
        let end = self.text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(self.text.len());
        Some(if end == 0 { self.text.get(..1).unwrap_or_default() } else { &self.text[..end] })
    }
}

/// Reads a template; nothing for one that holds raw text, which looks like tags and is none.
pub fn read(template: &str) -> Option<Vec<Node>> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut rest = template;
    let mut is_trimmed = false;
    while !rest.is_empty() {
        let open = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min().unwrap_or(rest.len());
        let (text, tag) = rest.split_at(open);
        let text = if is_trimmed { text.trim_start() } else { text };
        let Some(sign) = tag.get(1..2) else {
            push_text(&mut nodes, text);
            break;
        };
        let close = match sign {
            "{" => "}}",
            "%" => "%}",
            _ => "#}",
        };
        let end = tag_end(tag, close);
        let inside = tag.get(2..end)?.strip_suffix(close)?;
        let trims = inside.starts_with('-');
        push_text(&mut nodes, if trims { text.trim_end() } else { text });
        let inside = if trims { &inside[1..] } else { inside };
        is_trimmed = inside.ends_with('-');
        let inside = if is_trimmed { &inside[..inside.len() - 1] } else { inside };
        let kind = if sign == "{" { Kind::Expression } else { Kind::Statement };
        let node = Node { kind, text: inside.trim().to_owned() };
        if node.statement() == Some("raw") {
            return None;
        }
        if sign != "#" {
            nodes.push(node);
        }
        rest = &tag[end..];
    }
    Some(nodes)
}

fn push_text(nodes: &mut Vec<Node>, text: &str) {
    if !text.is_empty() {
        nodes.push(Node { kind: Kind::Text, text: text.to_owned() });
    }
}

/// The template that these nodes are.
pub fn text(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        let (open, close) = match node.kind {
            Kind::Text => ("", ""),
            Kind::Expression => ("{{ ", " }}"),
            Kind::Statement => ("{% ", " %}"),
        };
        text.extend([open, &node.text, close]);
    }
    text
}

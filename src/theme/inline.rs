//! Small components are written out where they are called, once when templates are loaded: a call costs Tera more than
//! most of them print.
//!
//! The pages stay what they are. Where an argument is not of the type that its parameter asks for, the call itself is made,
//! and says so; components that do more than print are left alone.

mod call;
mod names;
mod nodes;

use std::collections::{BTreeMap, BTreeSet};

use call::{Call, Value};
use names::{has_fields, locals, renamed};
use nodes::{Kind, Node};

/// The longest text, in bytes, that is written out in place of a call.
const LONGEST: usize = 2_000;

/// Statements of which a component that is written out has none: they reach beyond it, or need a place of their own.
const STAYING: [&str; 8] = ["set_global", "include", "block", "extends", "filter", "endset", "raw", "<"];

/// The parameters and the body of a component, ready to be written out.
#[derive(Debug, Clone)]
struct Component {
    params: Vec<call::Param>,
    body: Vec<Node>,
}

/// Templates in which small components are written out where they are called, in the order of the templates.
///
/// A template that this cannot read stays as it is.
pub fn inline(templates: &[String]) -> Vec<String> {
    let read: Vec<Option<Vec<Node>>> = templates.iter().map(|text| nodes::read(text)).collect();
    let mut writer = Writer::default();
    for nodes in read.iter().flatten() {
        writer.take_components(nodes);
    }
    let names: Vec<String> = writer.written.keys().cloned().collect();
    for name in names {
        writer.component(&name);
    }
    let texts = templates.iter().zip(read).map(|(text, nodes)| match nodes {
        Some(nodes) => nodes::text(&writer.template(nodes)),
        None => text.clone(),
    });
    texts.collect()
}

/// Components as they were written, and as they are with others written out in them.
#[derive(Debug, Default)]
struct Writer {
    written: BTreeMap<String, Component>,
    done: BTreeMap<String, Component>,
    /// The components that are being made, to leave those alone that call themselves.
    under_way: BTreeSet<String>,
    /// How many names have been made.
    names: usize,
}

impl Writer {
    fn take_components(&mut self, nodes: &[Node]) {
        let mut rest = nodes;
        while let Some(at) = rest.iter().position(|node| node.statement() == Some("component")) {
            let end = rest[at..].iter().position(|node| node.statement() == Some("endcomponent"));
            let end = end.map_or(rest.len(), |end| at + end);
            if let Some((name, params)) = call::signature(&rest[at].text) {
                self.written.insert(name, Component { params, body: rest[at + 1..end].to_vec() });
            }
            rest = &rest[end..];
        }
    }

    /// A component with others written out in it; nothing for one that calls itself, or that there is not.
    fn component(&mut self, name: &str) -> Option<Component> {
        if let Some(done) = self.done.get(name) {
            return Some(done.clone());
        }
        let Component { mut params, body } = self.written.get(name)?.clone();
        if !self.under_way.insert(name.to_owned()) {
            return None;
        }
        let body = self.expanded(body, &mut params, true);
        self.under_way.remove(name);
        let component = Component { params, body };
        self.done.insert(name.to_owned(), component.clone());
        Some(component)
    }

    /// A template with components written out in it, in its own components too.
    fn template(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::new();
        let mut rest = nodes.into_iter().peekable();
        while let Some(node) = rest.next() {
            let named = (node.statement() == Some("component")).then(|| call::signature(&node.text)).flatten();
            let done = named.and_then(|(name, params)| Some((params, self.done.get(&name)?.clone())));
            let Some((params, done)) = done else {
                let made = self.expanded(vec![node], &mut Vec::new(), false);
                out.extend(made);
                continue;
            };
            let added = done.params.iter().filter(|param| !params.iter().any(|own| own.name == param.name));
            out.push(Node { text: call::with_implicit(&node.text, added), ..node });
            out.extend(done.body);
            while rest.next_if(|node| node.statement() != Some("endcomponent")).is_some() {}
        }
        out
    }

    /// Nodes with calls of small components written out. In a component, `params` are its own, and get what it now takes
    /// from around it.
    fn expanded(&mut self, nodes: Vec<Node>, params: &mut Vec<call::Param>, in_component: bool) -> Vec<Node> {
        let mut out = Vec::new();
        for node in nodes {
            let call = (node.kind == Kind::Expression).then(|| call::read(&node.text)).flatten();
            let made = call.and_then(|call| self.written_out(&call, &node, params, in_component));
            out.extend(made.unwrap_or_else(|| vec![node]));
        }
        out
    }

    /// What stands in place of a call; nothing where the call is to stay.
    fn written_out(
        &mut self,
        call: &Call,
        node: &Node,
        own: &mut Vec<call::Param>,
        in_component: bool,
    ) -> Option<Vec<Node>> {
        let Component { params, body } = self.component(&call.name)?;
        let is_known = |name: &String| params.iter().any(|param| param.name == *name && !param.implicit);
        if !call.arguments.keys().all(is_known) || nodes::text(&body).len() > LONGEST {
            return None;
        }
        if body.iter().any(|node| node.statement().is_some_and(|word| STAYING.contains(&word))) {
            return None;
        }
        self.names += 1;
        let number = self.names;
        let fresh = |name: &str| format!("{}__{number}", name.split("__").next().unwrap_or(name));
        let mut said: BTreeMap<String, String> =
            locals(&body).into_iter().map(|name| (name.clone(), fresh(&name))).collect();
        let (mut bound, mut guards, mut implicit) = (Vec::new(), Vec::new(), Vec::new());
        for param in &params {
            if said.contains_key(&param.name) {
                return None;
            }
            if param.implicit {
                implicit.push(param.clone());
                continue;
            }
            let value = call.arguments.get(&param.name).or(param.default.as_ref())?;
            if let (Value::Literal(_, kind), Some(wanted)) = (value, &param.kind)
                && wanted != kind
            {
                return None;
            }
            let words = match value {
                Value::Path(words) => words.clone(),
                Value::Literal(words, _) if !has_fields(&body, &param.name) => words.clone(),
                Value::Literal(words, _) | Value::Other(words) => {
                    bound.push(Node::statement_of(format!("set {} = {words}", fresh(&param.name))));
                    fresh(&param.name)
                }
            };
            let is_own = |known: &call::Param| known.name == words && known.kind == param.kind;
            if let (Some(kind), false) = (&param.kind, matches!(value, Value::Literal(..)) || own.iter().any(is_own)) {
                guards.push(format!("{words} is {kind}"));
            }
            said.insert(param.name.clone(), words);
        }
        if in_component {
            let clash = |known: &call::Param| !known.implicit && implicit.iter().any(|other| other.name == known.name);
            if own.iter().any(clash) {
                return None;
            }
            let missing: Vec<_> =
                implicit.into_iter().filter(|param| !own.iter().any(|known| known.name == param.name)).collect();
            own.extend(missing);
        }
        let body = body.into_iter().map(|node| Node { text: renamed(&node, &said), ..node });
        let mut out = bound;
        if guards.is_empty() {
            out.extend(body);
            return Some(out);
        }
        out.push(Node::statement_of(format!("if {}", guards.join(" and "))));
        out.extend(body);
        out.push(Node::statement_of("else".to_owned()));
        out.push(node.clone());
        out.push(Node::statement_of("endif".to_owned()));
        Some(out)
    }
}

#[cfg(test)]
mod tests;

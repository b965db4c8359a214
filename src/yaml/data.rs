//! The data of a text, made from the nodes of the parser that keeps places. Where parsers may
//! disagree, `serde_yaml` reads the text as well, and a text on which the two differ is refused.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::vec::IntoIter;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Mapping, Value};

use super::nodes::{Node, NodeList};

/// Characters that end a line for some programs and not for others: NEXT LINE, LINE SEPARATOR,
/// PARAGRAPH SEPARATOR.
pub const LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// Why a text has no data.
#[derive(Debug)]
pub enum NoData {
    /// The two readers differ, first at the node that begins with this character.
    Differs(usize),
    /// A mapping has a duplicate key; the second one begins with this character.
    Twice(usize),
    /// A number has more digits than numbers here can have; it begins with this character.
    TooLarge(usize),
    /// `serde_yaml` refuses the text.
    Refused(serde_yaml::Error),
}

/// The data of a text whose nodes are known.
///
/// Only what the nodes hold is made, so the data needs no more memory than the text.
///
/// # Errors
///
/// A duplicate key, or the first difference between the two readers.
pub fn read(text: &str, seen: NodeList<'_>) -> Result<Value, NoData> {
    if !seen.is_usual {
        // For some programs these characters end a line, and with it a comment: what one program
        // reads as data may be a comment for another.
        if text.contains(LINE_ENDS) {
            return Err(NoData::Differs(0));
        }
        return agreed(text, &seen);
    }
    let mut nodes = seen.nodes.into_iter();
    match nodes.next() {
        Some(node) => value(node, &mut nodes),
        None => Ok(Value::Null),
    }
}

/// The value that begins with a node; consumes the nodes that belong to it.
fn value<'t>(
    (node, start): (Node<'t>, usize),
    rest: &mut IntoIter<(Node<'t>, usize)>,
) -> Result<Value, NoData> {
    match node {
        Node::Scalar(says, true) => value_of(says).ok_or(NoData::TooLarge(start)),
        Node::Scalar(says, false) => Ok(Value::String(says.into_owned())),
        Node::Sequence => {
            let mut items = Vec::new();
            while let Some(node) = rest.next().filter(|(node, _)| *node != Node::End) {
                items.push(value(node, rest)?);
            }
            Ok(Value::Sequence(items))
        }
        Node::Mapping => {
            let mut entries = Mapping::new();
            while let Some(node) = rest.next().filter(|(node, _)| *node != Node::End) {
                let start = node.1;
                let key = value(node, rest)?;
                let of = rest
                    .next()
                    .map_or(Ok(Value::Null), |node| value(node, rest))?;
                if entries.insert(key, of).is_some() {
                    return Err(NoData::Twice(start));
                }
            }
            Ok(Value::Mapping(entries))
        }
        // A parser never ends what it has not begun.
        Node::End => Err(NoData::Differs(start)),
    }
}

/// What a text without quotation marks means: itself, mostly. `serde_yaml` decides what looks like
/// a number; `None` for a number that is too large.
fn value_of(says: Cow<'_, str>) -> Option<Value> {
    Some(match &*says {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        number if may_be_number(number) => match serde_yaml::from_str(number) {
            Ok(number @ Value::Number(_)) => number,
            Err(error) if error.to_string().contains("integer") => return None,
            _ => Value::String(says.into_owned()),
        },
        _ => Value::String(says.into_owned()),
    })
}

/// False for most texts that are not numbers: words, and days such as 2024-03-31.
fn may_be_number(says: &str) -> bool {
    let bytes = says.as_bytes();
    let begins = matches!(bytes[0], b'0'..=b'9' | b'+' | b'-' | b'.');
    let is_within = |(at, byte): (usize, &u8)| match byte {
        b'-' | b'+' => at == 0 || matches!(bytes[at - 1], b'e' | b'E'),
        byte => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'),
    };
    begins && bytes.iter().enumerate().all(is_within)
}

/// The data of a text as `serde_yaml` reads it, each node held against what the other parser sees.
fn agreed(text: &str, seen: &NodeList<'_>) -> Result<Value, NoData> {
    let walk = Comparison {
        seen,
        next: Cell::new(0),
        stopped: Cell::new(None),
    };
    let read = walk.deserialize(serde_yaml::Deserializer::from_str(text));
    match (read, walk.stopped.take(), seen.nodes.get(walk.next.get())) {
        (Ok(value), _, None) => Ok(value),
        (Ok(_), _, Some((_, start))) => Err(NoData::Differs(*start)),
        (Err(_), Some(why), _) => Err(why),
        // A text without nodes is null, for which `serde_yaml` calls no visitor.
        (Err(_), None, None) if seen.nodes.is_empty() => {
            serde_yaml::from_str(text).map_err(NoData::Refused)
        }
        (Err(error), None, _) => Err(NoData::Refused(error)),
    }
}

/// A walk along the nodes in step with those that `serde_yaml` reads.
struct Comparison<'s> {
    seen: &'s NodeList<'s>,
    next: Cell<usize>,
    stopped: Cell<Option<NoData>>,
}

impl Comparison<'_> {
    /// The character at which the next node begins, or the last if there are no more.
    fn start(&self) -> usize {
        let nodes = &self.seen.nodes;
        nodes
            .get(self.next.get())
            .or(nodes.last())
            .map_or(0, |(_, start)| *start)
    }

    /// Consumes the next node if it is right; if not, notes where it is.
    fn take<E: Error>(&self, is_right: impl FnOnce(&Node<'_>) -> bool) -> Result<(), E> {
        let at = self.next.get();
        if self
            .seen
            .nodes
            .get(at)
            .is_some_and(|(node, _)| is_right(node))
        {
            self.next.set(at + 1);
            return Ok(());
        }
        self.stop(NoData::Differs(self.start()))
    }

    fn stop<T, E: Error>(&self, why: NoData) -> Result<T, E> {
        self.stopped.set(Some(why));
        Err(E::custom("the two readers differ"))
    }

    /// Consumes a scalar that means a value other than text; `is_plain` knows its usual spelling.
    fn meaning<E: Error>(
        &self,
        value: Value,
        is_plain: impl FnOnce(&str) -> bool,
    ) -> Result<Value, E> {
        let is_meant = |says: &str| {
            is_plain(says) || serde_yaml::from_str::<Value>(says).is_ok_and(|read| read == value)
        };
        self.take(|node| matches!(node, Node::Scalar(says, true) if is_meant(says)))?;
        Ok(value)
    }
}

impl<'de> DeserializeSeed<'de> for &Comparison<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Comparison<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.meaning(Value::Null, str::is_empty)
    }

    fn visit_bool<E: Error>(self, word: bool) -> Result<Value, E> {
        self.meaning(word.into(), |says| {
            says == if word { "true" } else { "false" }
        })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        self.meaning(number.into(), |says| says == number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        self.meaning(number.into(), |says| says == number.to_string())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Value, E> {
        self.stop(NoData::TooLarge(self.start()))
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Value, E> {
        self.stop(NoData::TooLarge(self.start()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        self.meaning(number.into(), |says| says == number.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.take(|node| matches!(node, Node::Scalar(says, _) if says == text))?;
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.take(|node| *node == Node::Sequence)?;
        let mut sequence = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            sequence.push(item);
        }
        self.take(|node| *node == Node::End)?;
        Ok(Value::Sequence(sequence))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.take(|node| *node == Node::Mapping)?;
        let mut mapping = Mapping::new();
        loop {
            let start = self.start();
            let Some(key) = entries.next_key_seed(self)? else {
                break;
            };
            if mapping.contains_key(&key) {
                return self.stop(NoData::Twice(start));
            }
            let value = entries.next_value_seed(self)?;
            mapping.insert(key, value);
        }
        self.take(|node| *node == Node::End)?;
        Ok(Value::Mapping(mapping))
    }
}

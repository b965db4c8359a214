//! The data of a text as `serde_yaml` reads it, held against what the parser with places sees: where the two differ in a key
//! or a value, there is no data.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Mapping, Value};

use super::seen::{Node, Seen};

/// Why there is no data.
#[derive(Debug)]
pub enum NoData {
    /// The two readers see different things, the first at the node that begins with this character.
    Differs(usize),
    /// A mapping has a key twice; the second begins with this character.
    Twice(usize),
    /// `serde_yaml` does not take the text.
    Refused(serde_yaml::Error),
}

/// The data of a text whose nodes are known.
///
/// Nothing is made that the nodes do not hold, so data takes no more memory than its text, whatever `serde_yaml` would make
/// of it.
///
/// # Errors
///
/// Whatever keeps the two readers from seeing the same.
pub fn read(text: &str, seen: &Seen<'_>) -> Result<Value, NoData> {
    let walk = Walk { seen, next: Cell::new(0), stopped: Cell::new(None) };
    let read = walk.deserialize(serde_yaml::Deserializer::from_str(text));
    match (read, walk.stopped.take(), seen.nodes.get(walk.next.get())) {
        (Ok(value), _, None) => Ok(value),
        (Ok(_), _, Some((_, start))) => Err(NoData::Differs(*start)),
        (Err(_), Some(why), _) => Err(why),
        // A text without a node is nothing, which `serde_yaml` hands out only when it is asked for a whole value.
        (Err(_), None, None) if seen.nodes.is_empty() => serde_yaml::from_str(text).map_err(NoData::Refused),
        (Err(error), None, _) => Err(NoData::Refused(error)),
    }
}

/// A walk along the nodes, while `serde_yaml` hands out its own.
struct Walk<'s> {
    seen: &'s Seen<'s>,
    next: Cell<usize>,
    stopped: Cell<Option<NoData>>,
}

impl Walk<'_> {
    /// Takes the next node if it is right; if not, notes where it stands.
    fn take<E: Error>(&self, is_right: impl FnOnce(&Node<'_>) -> bool) -> Result<(), E> {
        let at = self.next.get();
        let nodes = &self.seen.nodes;
        if nodes.get(at).is_some_and(|(node, _)| is_right(node)) {
            self.next.set(at + 1);
            return Ok(());
        }
        let start = nodes.get(at).or(nodes.last()).map_or(0, |(_, start)| *start);
        self.stop(NoData::Differs(start))
    }

    fn stop<T, E: Error>(&self, why: NoData) -> Result<T, E> {
        self.stopped.set(Some(why));
        Err(E::custom("the two readers differ"))
    }

    /// Takes a text that stands for a value which is no text; `is_plain` knows how it is written mostly.
    fn meaning<E: Error>(&self, value: Value, is_plain: impl FnOnce(&str) -> bool) -> Result<Value, E> {
        let is_meant = |says: &str| is_plain(says) || serde_yaml::from_str::<Value>(says).is_ok_and(|read| read == value);
        self.take(|node| matches!(node, Node::Scalar(says, true) if is_meant(says)))?;
        Ok(value)
    }
}

impl<'de> DeserializeSeed<'de> for &Walk<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Walk<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.meaning(Value::Null, str::is_empty)
    }

    fn visit_bool<E: Error>(self, word: bool) -> Result<Value, E> {
        self.meaning(word.into(), |says| says == if word { "true" } else { "false" })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        self.meaning(number.into(), |says| says == number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        self.meaning(number.into(), |says| says == number.to_string())
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
            let start = self.seen.nodes.get(self.next.get()).map_or(0, |(_, start)| *start);
            let Some(key) = entries.next_key_seed(self)? else { break };
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

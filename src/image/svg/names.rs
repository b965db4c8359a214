//! Names: what the prefixes of a drawing's elements and attributes stand for.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::events::BytesStart;

use crate::image::Fault;

/// The most names that may be declared at a place.
const MOST: usize = 500;
const SVG: &str = "http://www.w3.org/2000/svg";
/// What else browsers show, or need to.
const SHOWN: [&str; 4] = [
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
];

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// What browsers show.
    Svg,
    /// What programs keep for themselves.
    Others,
    /// Nothing that is declared.
    Nothing,
}

/// The prefixes that are declared at a place.
#[derive(Debug, Default)]
pub struct Names {
    /// Prefix and what it stands for, innermost last; an empty prefix is that of names without one.
    declared: Vec<(String, String)>,
    /// How many stood there before each element that is open.
    before: Vec<usize>,
    entities: Vec<(String, String)>,
}

impl Names {
    /// Enters an element with what it declares.
    pub fn enter(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        self.before.push(self.declared.len());
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| Fault::Damaged(error.to_string()))?;
            let key = attribute.key.as_ref().to_owned();
            let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                let stands_for = self.resolved(&attribute.value);
                self.declared.push((prefix.to_owned(), stands_for));
            }
            // All of them are looked through for each name.
            if self.declared.len() > MOST {
                return Err(Fault::Damaged("it declares too many names".to_owned()));
            }
        }
        Ok(())
    }

    /// Leaves the innermost element.
    pub fn leave(&mut self) {
        self.declared.truncate(self.before.pop().unwrap_or(0));
    }

    /// What an element's name belongs to.
    pub fn of_element(&self, name: &str) -> Of {
        self.of(name.split_once(':').map_or("", |(prefix, _)| prefix))
    }

    /// What an attribute's name belongs to; one without a prefix belongs to its element.
    pub fn of_attribute(&self, name: &str) -> Of {
        match name.split_once(':') {
            None | Some(("xmlns" | "xml", _)) => Of::Svg,
            Some((prefix, _)) => self.of(prefix),
        }
    }

    fn of(&self, prefix: &str) -> Of {
        let found = self.declared.iter().rfind(|(declared, _)| declared == prefix);
        match found.map(|(_, stands_for)| stands_for.as_str()) {
            Some(SVG) => Of::Svg,
            Some(stands_for) if SHOWN.contains(&stands_for) => Of::Svg,
            Some(_) => Of::Others,
            None => Of::Nothing,
        }
    }

    /// Takes the entities that a document type declares; gives the type with these alone, where there are any.
    pub fn declare_entities(&mut self, says: &str) -> Result<Option<String>, Fault> {
        let Some((_, inner)) = says.split_once('[') else { return Ok(None) };
        let mut kept = String::from("<!DOCTYPE svg [");
        for declared in inner.split("<!ENTITY").skip(1) {
            let mut words = declared.split_ascii_whitespace();
            let name = words.next().unwrap_or_default();
            let quote = declared.find(['"', '\'']).map(|at| (declared.as_bytes()[at] as char, at));
            let value = quote.and_then(|(quote, at)| declared[at + 1..].split(quote).next()).unwrap_or_default();
            let is_plain = declared.trim_start()[name.len()..].trim_start().starts_with(['"', '\'']);
            if !is_plain || value.contains(['<', '&', '%', '"']) {
                return Err(Fault::Script(format!("the entity `{name}`, which stands for more than words")));
            }
            let _ = write!(kept, "<!ENTITY {name} \"{value}\">");
            self.entities.push((name.to_owned(), value.to_owned()));
            if self.entities.len() > MOST {
                return Err(Fault::Damaged("it declares too many names".to_owned()));
            }
        }
        Ok(Some(kept + "]>"))
    }

    /// An address with the entities in it.
    fn resolved(&self, value: &str) -> String {
        let entity = value.strip_prefix('&').and_then(|value| value.strip_suffix(';'));
        let known = entity.and_then(|name| self.entities.iter().find(|(known, _)| known == name));
        known.map_or_else(
            || unescaped(value).unwrap_or(Cow::Borrowed(value)).into_owned(),
            |(_, stands_for)| stands_for.clone(),
        )
    }
}

/// A value without references to characters; nothing for one with references to what the drawing itself declares.
pub fn unescaped(value: &str) -> Option<Cow<'_, str>> {
    quick_xml::escape::unescape(value).ok()
}

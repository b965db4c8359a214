//! Namespaces: what the prefixes of a drawing's elements and attributes stand for.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use crate::content::image::PictureFault;

/// The most names that may be declared at a place.
const MAX_NAMES: usize = 500;
const SVG: &str = "http://www.w3.org/2000/svg";
/// What else browsers show, or need to.
const SHOWN_NAMESPACES: [&str; 4] = [
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
];

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamespaceKind {
    /// What browsers show.
    Shown,
    /// What programs keep for themselves.
    Foreign,
    /// Nothing that is declared.
    Undeclared,
}

/// The prefixes that are declared at a place.
#[derive(Debug, Default)]
pub struct Namespaces {
    /// Prefix and what it stands for, innermost last; an empty prefix is that of names without one.
    declared: Vec<(String, String)>,
    /// How many were declared before each open element.
    before: Vec<usize>,
    entities: Vec<Entity>,
}

/// An entity: a name that stands for text.
#[derive(Debug)]
struct Entity {
    name: String,
    value: String,
    /// True if what is kept refers to it.
    is_shown: bool,
}

impl Namespaces {
    /// Enters an element with what it declares.
    pub fn enter(&mut self, tag: &BytesStart<'_>) -> Result<(), PictureFault> {
        self.before.push(self.declared.len());
        let name = tag.name();
        if !is_name(name.as_ref()) {
            return Err(PictureFault::Damaged(format!(
                "`{}` is not a valid element name",
                name.as_ref()
            )));
        }
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| PictureFault::Damaged(error.to_string()))?;
            let key = attribute.key.as_ref().to_owned();
            if !is_name(&key) {
                return Err(PictureFault::Damaged(format!(
                    "`{key}` is not a valid attribute name"
                )));
            }
            let prefix = if key == "xmlns" {
                Some("")
            } else {
                key.strip_prefix("xmlns:")
            };
            if let Some(prefix) = prefix {
                let stands_for = self.resolved(&attribute.value);
                self.declared.push((prefix.to_owned(), stands_for));
            }
            // Each name is looked up by a linear search, which is quadratic in the number of
            // declarations.
            if self.declared.len() > MAX_NAMES {
                return Err(PictureFault::Damaged(
                    "it declares too many names".to_owned(),
                ));
            }
        }
        Ok(())
    }

    /// Leaves the innermost element.
    pub fn leave(&mut self) {
        self.declared.truncate(self.before.pop().unwrap_or(0));
    }

    /// What an element's name belongs to.
    pub fn of_element(&self, name: &str) -> NamespaceKind {
        self.of(name.split_once(':').map_or("", |(prefix, _)| prefix))
    }

    /// What an attribute's name belongs to; one without a prefix belongs to its element.
    pub fn of_attribute(&self, name: &str) -> NamespaceKind {
        match name.split_once(':') {
            None | Some(("xmlns" | "xml", _)) => NamespaceKind::Shown,
            Some((prefix, _)) => self.of(prefix),
        }
    }

    fn of(&self, prefix: &str) -> NamespaceKind {
        let found = self
            .declared
            .iter()
            .rfind(|(declared, _)| declared == prefix);
        match found.map(|(_, stands_for)| stands_for.as_str()) {
            Some(SVG) => NamespaceKind::Shown,
            Some(stands_for) if SHOWN_NAMESPACES.contains(&stands_for) => NamespaceKind::Shown,
            Some(_) => NamespaceKind::Foreign,
            None => NamespaceKind::Undeclared,
        }
    }

    /// Takes the entities that a document type declares.
    pub fn declare_entities(&mut self, says: &str) -> Result<(), PictureFault> {
        let Some((_, inner)) = says.split_once('[') else {
            return Ok(());
        };
        for declared in inner.split("<!ENTITY").skip(1) {
            let (name, value) = declaration(declared);
            let Some(value) =
                value.filter(|value| is_name(name) && !value.contains(['<', '&', '%', '"']))
            else {
                return Err(PictureFault::Script(format!(
                    "the entity `{name}`, which contains more than text"
                )));
            };
            self.entities.push(Entity {
                name: name.to_owned(),
                value: value.to_owned(),
                is_shown: false,
            });
            if self.entities.len() > MAX_NAMES {
                return Err(PictureFault::Damaged(
                    "it declares too many names".to_owned(),
                ));
            }
        }
        Ok(())
    }

    /// Notes that what is kept refers to this entity.
    pub fn show_entity(&mut self, name: &str) {
        if let Some(entity) = self.entities.iter_mut().find(|entity| entity.name == name) {
            entity.is_shown = true;
        }
    }

    /// The document type with the entities alone to which something refers, and whether there are
    /// others.
    pub fn shown_entities(&self) -> (String, bool) {
        let shown: String = self
            .entities
            .iter()
            .filter(|entity| entity.is_shown)
            .fold(String::new(), |shown, Entity { name, value, .. }| {
                format!("{shown}<!ENTITY {name} \"{value}\">")
            });
        let doctype = if shown.is_empty() {
            "<!DOCTYPE svg>".to_owned()
        } else {
            format!("<!DOCTYPE svg [{shown}]>")
        };
        (doctype, self.entities.iter().any(|entity| !entity.is_shown))
    }

    /// An address with the entities in it.
    fn resolved(&self, value: &str) -> String {
        let known =
            entity(value).and_then(|name| self.entities.iter().find(|known| known.name == name));
        known.map_or_else(
            || {
                unescaped(value)
                    .unwrap_or(Cow::Borrowed(value))
                    .into_owned()
            },
            |known| known.value.clone(),
        )
    }
}

/// True for a name that XML 1.0 allows (section 2.3). The reader accepts others too, and one with a
/// quotation mark or a slash would become another tag when it is written again.
fn is_name(name: &str) -> bool {
    let is_letter =
        |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '_' | ':') || !sign.is_ascii();
    let is_part =
        |sign: char| is_letter(sign) || sign.is_ascii_digit() || matches!(sign, '-' | '.');
    name.starts_with(is_letter) && name.chars().all(is_part)
}

/// The name and the words of an entity, from the text after `<!ENTITY`; no words if it is declared
/// in another way.
fn declaration(declared: &str) -> (&str, Option<&str>) {
    let declared = declared.trim_ascii_start();
    let (name, rest) = declared
        .split_once(|sign: char| sign.is_ascii_whitespace())
        .unwrap_or((declared, ""));
    let rest = rest.trim_ascii_start();
    let value = ['"', '\'']
        .into_iter()
        .find_map(|quote| rest.strip_prefix(quote)?.split(quote).next());
    (name, value)
}

/// The entity that a value refers to and is nothing else than.
pub fn entity(value: &str) -> Option<&str> {
    value
        .strip_prefix('&')
        .and_then(|value| value.strip_suffix(';'))
}

/// A value without references to characters; `None` for one with references to what the drawing
/// itself declares.
pub fn unescaped(value: &str) -> Option<Cow<'_, str>> {
    quick_xml::escape::unescape(value).ok()
}

//! The elements of a drawing with their attributes: which of them are kept.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::names::{self, NamespaceKind};
use super::super::styles::Styles;
use super::super::{attributes, local, size};
use super::{DrawingCleaner, damaged, name};
use crate::content::image::{PictureFault, Traces};

/// Elements that run something.
const RUNNING: [&str; 6] = ["script", "iframe", "object", "embed", "handler", "meta"];

impl DrawingCleaner<'_> {
    /// Enters the element that holds all others, which tells the size of the drawing.
    pub fn root(&mut self, tag: &BytesStart<'_>) -> Result<(), PictureFault> {
        self.names.enter(tag)?;
        match (self.names.of_element(&name(tag)), local(&name(tag))) {
            (NamespaceKind::Shown, "svg") => {
                self.size = size::of(tag);
                self.has_root = true;
                Ok(())
            }
            (_, "svg") => Err(damaged("it lacks `xmlns=\"http://www.w3.org/2000/svg\"`")),
            _ => Err(damaged("its first element is not `svg`")),
        }
    }

    /// Enters an element that is nested this deep, and keeps it if it belongs to what is shown.
    pub fn element(
        &mut self,
        tag: &BytesStart<'_>,
        depth: usize,
        own: Range<usize>,
        end: &str,
    ) -> Result<(), PictureFault> {
        self.names.enter(tag)?;
        if self.left_out.is_some() {
            return Ok(());
        }
        let name = name(tag);
        match (self.names.of_element(&name), local(&name)) {
            (NamespaceKind::Undeclared, _) => Err(PictureFault::Damaged(format!(
                "the namespace of `{name}` is not declared"
            ))),
            (NamespaceKind::Foreign, _) | (NamespaceKind::Shown, "metadata") => {
                self.traces |= Traces::WORDS;
                self.left_out = Some(depth);
                Ok(())
            }
            (_, local)
                if RUNNING
                    .iter()
                    .any(|running| local.eq_ignore_ascii_case(running)) =>
            {
                Err(PictureFault::Script(format!("the element `{name}`")))
            }
            (_, local) => {
                if local == "style" && self.style.is_none() && end == ">" {
                    self.style = Some(depth);
                    self.styles = Styles::default();
                }
                self.tag(tag, own, end)
            }
        }
    }

    /// Keeps a tag, without the attributes that do not belong to what is shown.
    pub fn tag(
        &mut self,
        tag: &BytesStart<'_>,
        own: Range<usize>,
        end: &str,
    ) -> Result<(), PictureFault> {
        let mut kept = format!("<{}", name(tag));
        let mut is_whole = true;
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| PictureFault::Damaged(error.to_string()))?;
            let key = attribute.key.as_ref();
            let Some(value) = self.attribute(&name(tag), key, &attribute.value)? else {
                self.traces |= Traces::WORDS;
                is_whole = false;
                continue;
            };
            is_whole &= matches!(value, Cow::Borrowed(_));
            let quote = if value.contains('"') { '\'' } else { '"' };
            kept.extend([" ", key, "="]);
            kept.push(quote);
            kept.push_str(&value);
            kept.push(quote);
        }
        if is_whole {
            self.pieces.keep(own);
        } else {
            self.pieces.put((kept + end).into_bytes());
        }
        Ok(())
    }

    /// The value of an attribute as it is kept, borrowed where it stays as it was written; `None`
    /// for an attribute that is left out.
    fn attribute<'v>(
        &mut self,
        element: &str,
        key: &str,
        raw: &'v str,
    ) -> Result<Option<Cow<'v, str>>, PictureFault> {
        match self.names.of_attribute(key) {
            NamespaceKind::Undeclared => Err(PictureFault::Damaged(format!(
                "the namespace of `{key}` is not declared"
            ))),
            NamespaceKind::Foreign => Ok(None),
            // Editors declare entities for the names of their namespaces. An entity that a kept
            // declaration uses is kept too.
            NamespaceKind::Shown if key.starts_with("xmlns") => {
                if let Some(name) = names::entity(raw) {
                    self.names.show_entity(name);
                }
                Ok(Some(Cow::Borrowed(raw)))
            }
            NamespaceKind::Shown if attributes::is_noted(key) => {
                if self.asks_for_data && key.starts_with("data-") {
                    return Err(PictureFault::Locked);
                }
                Ok(None)
            }
            NamespaceKind::Shown => {
                // Browsers would expand an entity that the drawing declares, but its text is not
                // inspected here.
                let value = names::unescaped(raw).ok_or_else(|| {
                    PictureFault::Damaged(format!(
                        "`{key}` refers to an entity that the drawing declares"
                    ))
                })?;
                let changed = attributes::checked(local(element), key, &value, &mut self.traces)?;
                Ok(Some(changed.map_or(Cow::Borrowed(raw), Cow::Owned)))
            }
        }
    }
}

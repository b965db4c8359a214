//! A page of a PDF: its content and the drawings on it, with their fonts.

use std::collections::HashMap;
use std::sync::Arc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::LARGEST_STREAM;
use super::font::{LARGEST_TABLE, PdfFont};
use super::page_text::{PdfPage, float, matrix_of};

/// How many operators of a document are carried out.
const MOST_OPERATIONS: usize = 20_000_000;
/// How much text a document may have, in bytes.
const MOST_TEXT: usize = 32 << 20;
/// How much all pages may have when they are unpacked, in bytes.
const MOST_UNPACKED: usize = 1 << 30;
/// How many fonts are kept at a time.
const MOST_FONTS: usize = 100;
/// How deep drawings may be within each other.
const DEEPEST_FORM: usize = 8;

/// Reads the pages of a document one after the other.
pub struct PdfReader<'d> {
    document: &'d Document,
    /// The fonts that were read, by the place of their dictionary in memory.
    fonts: HashMap<usize, Arc<PdfFont<'d>>>,
    operations: usize,
    text: usize,
    unpacked: usize,
    /// True if there is text whose letters no font says.
    pub has_unknown_letters: bool,
}

impl<'d> PdfReader<'d> {
    /// A reader that has read nothing yet.
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            operations: 0,
            text: 0,
            unpacked: 0,
            has_unknown_letters: false,
        }
    }

    /// The text of a page; `None` if the document has more than is read.
    pub fn page(&mut self, page: ObjectId) -> Option<String> {
        let document = self.document;
        let content = document
            .get_page_content_with_limit(page, LARGEST_STREAM)
            .ok()?;
        let mut resources = Vec::new();
        if let Ok((own, ids)) = document.get_page_resources(page) {
            resources.extend(own);
            let others = ids.into_iter();
            resources.extend(others.filter_map(|id| document.get_dictionary(id).ok()));
        }
        let mut text = PdfPage::new();
        self.content(&content, &resources, &mut text, 0)?;
        self.text += text.text.len();
        (self.text <= MOST_TEXT).then_some(text.text)
    }

    /// Carries out the operators of a page or of a drawing on it.
    fn content(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        text: &mut PdfPage<'d>,
        depth: usize,
    ) -> Option<()> {
        self.unpacked += content.len();
        if self.unpacked > MOST_UNPACKED {
            return None;
        }
        for operation in Content::decode_iter(content) {
            // What follows a mistake cannot be read; what was before it can.
            let Ok(operation) = operation else { break };
            self.operations += 1;
            if self.operations > MOST_OPERATIONS || text.text.len() > MOST_TEXT {
                return None;
            }
            let name = operation
                .operands
                .first()
                .and_then(|name| name.as_name().ok());
            match operation.operator.as_str() {
                "Tf" => {
                    text.state.font = name.and_then(|name| self.font(resources, name));
                    text.state.size = float(&operation, 1).unwrap_or(1.0);
                }
                "Do" if depth < DEEPEST_FORM => {
                    let drawing = name.and_then(|name| self.named(resources, b"XObject", name));
                    if let Some(drawing) = drawing {
                        self.drawing(drawing, resources, text, depth)?;
                    }
                }
                _ => self.has_unknown_letters |= !text.operate(&operation),
            }
        }
        Some(())
    }

    /// Carries out a drawing that has operators of its own.
    fn drawing(
        &mut self,
        drawing: &'d Object,
        resources: &[&'d Dictionary],
        text: &mut PdfPage<'d>,
        depth: usize,
    ) -> Option<()> {
        let Ok(form) = drawing.as_stream() else {
            return Some(());
        };
        let subtype = form.dict.get(b"Subtype").and_then(Object::as_name);
        if !subtype.is_ok_and(|name| name == b"Form") {
            return Some(());
        }
        let own = form.dict.get_deref(b"Resources", self.document);
        let own: Vec<&Dictionary> = own.and_then(Object::as_dict).into_iter().collect();
        let resources = if own.is_empty() { resources } else { &own };
        let Ok(content) = form.get_plain_content_with_limit(LARGEST_STREAM) else {
            return Some(());
        };
        let (before, line, at) = (text.state.clone(), text.line, text.at);
        if let Ok(matrix) = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
            && let Some(matrix) = matrix_of(matrix)
        {
            text.state.place = matrix.then(text.state.place);
        }
        let states = std::mem::take(&mut text.states);
        let read = self.content(&content, resources, text, depth + 1);
        (text.states, text.state, text.line, text.at) = (states, before, line, at);
        read
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Arc<PdfFont<'d>>> {
        let font = self.named(resources, b"Font", name)?.as_dict().ok()?;
        let document = self.document;
        let place = std::ptr::from_ref(font).addr();
        if !self.fonts.contains_key(&place) {
            // A font that has to be read again counts again, so that no file takes long.
            self.unpacked += LARGEST_TABLE / 4;
            if self.fonts.len() >= MOST_FONTS {
                self.fonts.clear();
            }
        }
        let font = self
            .fonts
            .entry(place)
            .or_insert_with(|| Arc::new(PdfFont::new(font, document)));
        Some(Arc::clone(font))
    }

    /// The resource of a kind with this name.
    fn named(&self, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        let document = self.document;
        resources.iter().find_map(|resources| {
            let all = resources.get_deref(kind, document).ok()?.as_dict().ok()?;
            all.get_deref(name, document).ok()
        })
    }
}

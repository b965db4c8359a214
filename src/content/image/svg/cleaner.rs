//! The cleaner of drawings: which elements and texts are kept, and which are left out.

mod elements;

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::names::Namespaces;
use super::styles::{Styles, embeds};
use crate::content::image::pieces::{Gap, KeptBytes};
use crate::content::image::{Image, PictureFault, Size, Traces};

/// How deep elements may be nested; browsers and drawing programs give up at a few hundred.
const MAX_ELEMENT_DEPTH: usize = 256;

/// Document types as drawings have had them; what another one names is somebody's own.
const KNOWN_TYPES: [&str; 2] = ["svg PUBLIC \"-//W3C//DTD SVG ", "\"http://www.w3.org/"];

/// A drawing while it is read: what is kept of it, and what the rest revealed.
pub struct DrawingCleaner<'b> {
    text: &'b str,
    pieces: KeptBytes<'b>,
    traces: Traces,
    names: Namespaces,
    size: Option<Size>,
    /// How many elements are open.
    depth: usize,
    /// The depth of the element that is left out with everything inside it.
    left_out: Option<usize>,
    /// Where in the styles of the drawing it is.
    styles: Styles,
    /// The depth of the element whose text is CSS.
    style: Option<usize>,
    /// True if styles may refer to attributes that programs have added.
    asks_for_data: bool,
    /// Where the document type goes that is made of what is used of the drawing's own.
    doctype: Option<Gap>,
    has_type: bool,
    has_root: bool,
}

impl<'b> DrawingCleaner<'b> {
    /// Nothing yet of a drawing.
    pub fn new(text: &'b str) -> Self {
        Self {
            text,
            pieces: KeptBytes::of(text.as_bytes()),
            traces: Traces::NONE,
            names: Namespaces::default(),
            size: None,
            depth: 0,
            left_out: None,
            styles: Styles::default(),
            style: None,
            asks_for_data: text.contains("[data-"),
            doctype: None,
            has_type: false,
            has_root: false,
        }
    }

    /// Takes the next event, which these bytes of the drawing are.
    ///
    /// # Errors
    ///
    /// Why the drawing cannot be published.
    pub fn take(&mut self, event: &Event<'_>, own: Range<usize>) -> Result<(), PictureFault> {
        match event {
            Event::Start(tag) => self.start(tag, own),
            Event::Empty(tag) => self.empty(tag, own),
            Event::End(_) => self.end(own),
            Event::Text(words) if self.depth == 0 && !words.trim().is_empty() => Err(outside()),
            Event::Text(words) if embeds(words) => Err(PictureFault::Locked),
            Event::CData(words) if embeds(words) => Err(PictureFault::Locked),
            Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => Err(outside()),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.style.is_some() => {
                self.style_text(own)
            }
            Event::Comment(words) if words.trim().is_empty() => Ok(()),
            Event::Comment(_) | Event::PI(_) => {
                self.traces |= Traces::WORDS;
                Ok(())
            }
            Event::DocType(says) => self.document_type(says, own),
            other => {
                if self.left_out.is_none() {
                    if let Event::GeneralRef(name) = other {
                        self.names.show_entity(name);
                    }
                    self.pieces.keep(own);
                }
                Ok(())
            }
        }
    }

    /// The drawing, when all of it was taken.
    ///
    /// # Errors
    ///
    /// If it is not whole.
    pub fn finish(mut self) -> Result<Image<'b>, PictureFault> {
        self.declare();
        match (self.depth, self.has_root) {
            (0, true) => Ok(Image {
                size: self.size,
                traces: self.traces,
                pieces: self.pieces,
            }),
            (0, false) => Err(damaged("it contains no drawing")),
            _ => Err(PictureFault::Cut),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, own: Range<usize>) -> Result<(), PictureFault> {
        if self.depth == 0 && self.has_root {
            return Err(behind_the_end(tag));
        }
        if self.depth == MAX_ELEMENT_DEPTH {
            return Err(PictureFault::Damaged(format!(
                "its elements are nested more than {MAX_ELEMENT_DEPTH} deep"
            )));
        }
        self.depth += 1;
        if self.has_root {
            return self.element(tag, self.depth, own, ">");
        }
        self.root(tag)?;
        self.tag(tag, own, ">")
    }

    fn empty(&mut self, tag: &BytesStart<'_>, own: Range<usize>) -> Result<(), PictureFault> {
        if self.depth == 0 && self.has_root {
            return Err(behind_the_end(tag));
        }
        if !self.has_root {
            self.root(tag)?;
            self.tag(tag, own, "/>")?;
            self.names.leave();
            return Ok(());
        }
        self.element(tag, self.depth + 1, own, "/>")?;
        self.leave(self.depth + 1)
    }

    fn end(&mut self, own: Range<usize>) -> Result<(), PictureFault> {
        if self.left_out.is_none() {
            self.pieces.keep(own);
        }
        self.leave(self.depth)?;
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// Keeps a document type that drawings have, or reserves the place of what is used of another.
    fn document_type(&mut self, says: &str, own: Range<usize>) -> Result<(), PictureFault> {
        // XML allows one, before the first element. Browsers show nothing of a drawing with a
        // second or a later one.
        if self.has_root || self.has_type {
            return Err(damaged("it has a DOCTYPE where none is allowed"));
        }
        self.has_type = true;
        self.names.declare_entities(says)?;
        let named = says.split('[').next().unwrap_or_default();
        let is_known =
            KNOWN_TYPES.iter().all(|known| named.contains(known)) || named.trim() == "svg";
        if is_known && !says.contains('[') {
            self.pieces.keep(own);
            return Ok(());
        }
        if !is_known {
            self.traces |= Traces::WORDS;
        }
        self.doctype = Some(self.pieces.place());
        Ok(())
    }

    /// Puts the document type at its place, with what is used of it; what is not used is noted as a
    /// trace.
    fn declare(&mut self) {
        if let Some(place) = &self.doctype {
            let (shown, are_more) = self.names.shown_entities();
            self.pieces.fill(place, shown.into_bytes());
            if are_more {
                self.traces |= Traces::WORDS;
            }
        }
    }

    /// Keeps a piece of CSS, without the text of its comments.
    fn style_text(&mut self, own: Range<usize>) -> Result<(), PictureFault> {
        if self.left_out.is_some() {
            return Ok(());
        }
        match self.styles.without_comments(&self.text[own.clone()])? {
            None => self.pieces.keep(own),
            Some(kept) => {
                self.traces |= Traces::WORDS;
                self.pieces.put(kept.into_bytes());
            }
        }
        Ok(())
    }

    fn leave(&mut self, depth: usize) -> Result<(), PictureFault> {
        self.names.leave();
        self.left_out = self.left_out.filter(|left_out| *left_out != depth);
        if self.style == Some(depth) {
            self.style = None;
            return self.styles.checked();
        }
        Ok(())
    }
}

fn damaged(how: &str) -> PictureFault {
    PictureFault::Damaged(how.to_owned())
}

fn outside() -> PictureFault {
    damaged("it has text outside the drawing")
}

fn behind_the_end(tag: &BytesStart<'_>) -> PictureFault {
    PictureFault::Damaged(format!(
        "`{}` comes after the end of the drawing",
        name(tag)
    ))
}

/// A tag's name as it was written.
fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

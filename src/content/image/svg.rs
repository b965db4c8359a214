//! SVG: a drawing as a text, of which what only programs and people read is left out.

mod attributes;
mod names;
mod size;
mod styles;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::pieces::{Pieces, Place};
use super::{Fault, Image, Traces};
use names::{Names, Of};
use styles::Styles;

/// How far the first element may stand from the beginning, in bytes.
const FURTHEST: usize = 1 << 16;
/// How many elements may stand in each other; browsers and programs that draw give up at a few
/// hundred.
const DEEPEST: usize = 256;
/// Document types as drawings have had them; what another one names is somebody's own.
const KNOWN_TYPES: [&str; 2] = ["svg PUBLIC \"-//W3C//DTD SVG ", "\"http://www.w3.org/"];
/// Elements that run something.
const RUNNING: [&str; 6] = ["script", "iframe", "object", "embed", "handler", "meta"];

/// True for bytes that begin like an SVG drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(FURTHEST)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_html = head
        .get(..14)
        .is_some_and(|start| start.to_ascii_lowercase().starts_with("<!doctype html"));
    head.starts_with('<')
        && !head.starts_with("<html")
        && !is_html
        && (head.contains("<svg") || head.contains(":svg"))
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, Fault> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| Fault::Damaged("it is no UTF-8 text".to_owned()))?;
    // The reader passes over one more, and its places would be off by it.
    let text = text.trim_start_matches('\u{feff}');
    let bytes = text.as_bytes();
    let mut walk = Walk {
        pieces: Pieces::of(bytes),
        traces: Traces::NONE,
        names: Names::default(),
        left_out: None,
        styles: Styles::default(),
        style: None,
        asks_for_data: text.contains("[data-"),
    };
    let mut doctype: Option<Place> = None;
    let mut reader = Reader::from_str(text);
    let (mut depth, mut size, mut has_root, mut has_type) = (0_usize, None, false, false);
    let mut end = 0;
    loop {
        let start = end;
        let event = reader
            .read_event()
            .map_err(|error| malformed(text, reader.error_position(), &error))?;
        end = usize::try_from(reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(bytes.len());
        let own = start..end;
        match event {
            Event::Start(tag) | Event::Empty(tag) if depth == 0 && has_root => {
                return Err(Fault::Damaged(format!(
                    "`{}` stands behind its end",
                    name(&tag)
                )));
            }
            Event::Start(_) if depth == DEEPEST => {
                return Err(Fault::Damaged(format!(
                    "more than {DEEPEST} elements stand in each other"
                )));
            }
            Event::Start(tag) if has_root => {
                depth += 1;
                walk.element(&tag, depth, own, ">")?;
            }
            Event::Start(tag) => {
                depth += 1;
                size = walk.root(&tag)?;
                has_root = true;
                walk.tag(&tag, own, ">")?;
            }
            Event::Empty(tag) if !has_root => {
                size = walk.root(&tag)?;
                has_root = true;
                walk.tag(&tag, own, "/>")?;
                walk.names.leave();
            }
            Event::Empty(tag) => {
                walk.element(&tag, depth + 1, own, "/>")?;
                walk.leave(depth + 1)?;
            }
            Event::End(_) => {
                if walk.left_out.is_none() {
                    walk.pieces.keep(own);
                }
                walk.leave(depth)?;
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) if depth == 0 && !words.trim().is_empty() => {
                return Err(Fault::Damaged(
                    "words stand outside of the drawing".to_owned(),
                ));
            }
            Event::Text(words) if styles::embeds(&words) => return Err(Fault::Locked),
            Event::CData(words) if styles::embeds(&words) => return Err(Fault::Locked),
            Event::CData(_) | Event::GeneralRef(_) if depth == 0 => {
                return Err(Fault::Damaged(
                    "words stand outside of the drawing".to_owned(),
                ));
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if walk.style.is_some() => {
                walk.style_text(text, own)?;
            }
            Event::GeneralRef(name) if walk.left_out.is_none() => {
                walk.names.show_entity(&name);
                walk.pieces.keep(own);
            }
            Event::Comment(words) if words.trim().is_empty() => {}
            Event::Comment(_) | Event::PI(_) => walk.traces |= Traces::WORDS,
            // XML has one, before the first element; browsers show nothing of a drawing with
            // another.
            Event::DocType(_) if has_root || has_type => {
                return Err(Fault::Damaged("a DOCTYPE stands where none may".to_owned()));
            }
            Event::DocType(says) => {
                has_type = true;
                walk.names.declare_entities(&says)?;
                let named = says.split('[').next().unwrap_or_default();
                let is_known =
                    KNOWN_TYPES.iter().all(|known| named.contains(known)) || named.trim() == "svg";
                if is_known && !says.contains('[') {
                    walk.pieces.keep(own);
                } else {
                    walk.traces |= if is_known {
                        Traces::NONE
                    } else {
                        Traces::WORDS
                    };
                    doctype = Some(walk.pieces.place());
                }
            }
            Event::Eof => break,
            _ if walk.left_out.is_none() => walk.pieces.keep(own),
            _ => {}
        }
    }
    walk.declare(doctype.as_ref());
    match (depth, has_root) {
        (0, true) => Ok(Image {
            size,
            traces: walk.traces,
            pieces: walk.pieces,
        }),
        (0, false) => Err(Fault::Damaged("there is no drawing in it".to_owned())),
        _ => Err(Fault::Cut),
    }
}

struct Walk<'b> {
    pieces: Pieces<'b>,
    traces: Traces,
    names: Names,
    /// How deep the element stands that is left out with all that stands in it.
    left_out: Option<usize>,
    /// Where in the styles of the drawing it is.
    styles: Styles,
    /// How deep the element stands whose text is styles.
    style: Option<usize>,
    /// True when styles may ask for attributes that programs have put down.
    asks_for_data: bool,
}

impl Walk<'_> {
    /// Enters the element that holds all others, and tells its size.
    fn root(&mut self, tag: &BytesStart<'_>) -> Result<Option<super::Size>, Fault> {
        self.names.enter(tag)?;
        match (self.names.of_element(&name(tag)), local(&name(tag))) {
            (Of::Svg, "svg") => Ok(size::of(tag)),
            (_, "svg") => Err(Fault::Damaged(
                "it lacks `xmlns=\"http://www.w3.org/2000/svg\"`".to_owned(),
            )),
            _ => Err(Fault::Damaged("its first element is not `svg`".to_owned())),
        }
    }

    /// Enters an element that stands this deep in others, and keeps it when it belongs to what is
    /// shown.
    fn element(
        &mut self,
        tag: &BytesStart<'_>,
        depth: usize,
        own: std::ops::Range<usize>,
        end: &str,
    ) -> Result<(), Fault> {
        self.names.enter(tag)?;
        if self.left_out.is_some() {
            return Ok(());
        }
        let name = name(tag);
        match (self.names.of_element(&name), local(&name)) {
            (Of::Nothing, _) => Err(Fault::Damaged(format!(
                "nothing says what `{name}` belongs to"
            ))),
            (Of::Others, _) | (Of::Svg, "metadata") => {
                self.traces |= Traces::WORDS;
                self.left_out = Some(depth);
                Ok(())
            }
            (_, local)
                if RUNNING
                    .iter()
                    .any(|running| local.eq_ignore_ascii_case(running)) =>
            {
                Err(Fault::Script(format!("the element `{name}`")))
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

    /// Puts the document type at its place, with what is used of it; what is not used is told of.
    fn declare(&mut self, doctype: Option<&Place>) {
        if let Some(place) = doctype {
            let (shown, are_more) = self.names.shown_entities();
            self.pieces.fill(place, shown.into_bytes());
            self.traces |= if are_more {
                Traces::WORDS
            } else {
                Traces::NONE
            };
        }
    }

    /// Keeps a piece of styles, without what stands in their comments.
    fn style_text(&mut self, text: &str, own: std::ops::Range<usize>) -> Result<(), Fault> {
        if self.left_out.is_some() {
            return Ok(());
        }
        match self.styles.without_comments(&text[own.clone()])? {
            None => self.pieces.keep(own),
            Some(kept) => {
                self.traces |= Traces::WORDS;
                self.pieces.put(kept.into_bytes());
            }
        }
        Ok(())
    }

    fn leave(&mut self, depth: usize) -> Result<(), Fault> {
        self.names.leave();
        self.left_out = self.left_out.filter(|left_out| *left_out != depth);
        if self.style == Some(depth) {
            self.style = None;
            return self.styles.checked();
        }
        Ok(())
    }

    /// Keeps a tag, without the attributes that do not belong to what is shown.
    fn tag(
        &mut self,
        tag: &BytesStart<'_>,
        own: std::ops::Range<usize>,
        end: &str,
    ) -> Result<(), Fault> {
        let mut kept = format!("<{}", name(tag));
        let mut is_whole = true;
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| Fault::Damaged(error.to_string()))?;
            let key = attribute.key.as_ref().to_owned();
            let raw = &*attribute.value;
            let value = match self.names.of_attribute(&key) {
                Of::Nothing => {
                    return Err(Fault::Damaged(format!(
                        "nothing says what `{key}` belongs to"
                    )));
                }
                Of::Others => {
                    self.traces |= Traces::WORDS;
                    is_whole = false;
                    continue;
                }
                // The names that editors give to what is their own are resolved where they are
                // declared.
                Of::Svg if key.starts_with("xmlns") => {
                    if let Some(name) = names::entity(raw) {
                        self.names.show_entity(name);
                    }
                    None
                }
                Of::Svg if attributes::is_noted(&key) => {
                    if self.asks_for_data && key.starts_with("data-") {
                        return Err(Fault::Locked);
                    }
                    self.traces |= Traces::WORDS;
                    is_whole = false;
                    continue;
                }
                Of::Svg => {
                    let Some(value) = names::unescaped(raw) else {
                        // What its own entities say is known to browsers, and was not looked at
                        // here.
                        return Err(Fault::Damaged(format!(
                            "`{key}` refers to something that the drawing declares"
                        )));
                    };
                    attributes::checked(local(&name(tag)), &key, &value, &mut self.traces)?
                }
            };
            is_whole &= value.is_none();
            let value = value.as_deref().unwrap_or(raw);
            let quote = if value.contains('"') { '\'' } else { '"' };
            kept.extend([" ", &key, "="]);
            kept.push(quote);
            kept.push_str(value);
            kept.push(quote);
        }
        if is_whole {
            self.pieces.keep(own);
        } else {
            self.pieces.put((kept + end).into_bytes());
        }
        Ok(())
    }
}

/// A tag's name as it was written.
fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn malformed(text: &str, at: u64, error: &quick_xml::Error) -> Fault {
    let before = text
        .get(..usize::try_from(at).unwrap_or(0))
        .unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Fault::Damaged(format!("line {line}: {error}"))
}

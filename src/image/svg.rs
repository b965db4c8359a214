//! SVG: a drawing as a text, of which what only programs and people read is left out.

mod names;
mod size;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::pieces::Pieces;
use super::{Fault, Image, Traces, embedded};
use names::{Names, Of};

/// How far the first element may stand from the beginning, in bytes.
const FURTHEST: usize = 1 << 16;
/// How much of an address is looked at that holds a picture, in characters.
const HEAD: usize = 64;
/// Elements that run something.
const RUNNING: [&str; 6] = ["script", "iframe", "object", "embed", "handler", "meta"];
/// Attributes that lead somewhere, or change such ones.
const LEADING: [&str; 8] = ["href", "to", "from", "by", "values", "src", "action", "formaction"];

/// True for bytes that begin like an SVG drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(FURTHEST)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_html = head.get(..14).is_some_and(|start| start.to_ascii_lowercase().starts_with("<!doctype html"));
    head.starts_with('<') && !head.starts_with("<html") && !is_html && (head.contains("<svg") || head.contains(":svg"))
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged("it is no UTF-8 text".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let bytes = text.as_bytes();
    let mut walk = Walk { pieces: Pieces::of(bytes), traces: Traces::NONE, names: Names::default(), left_out: None };
    let mut reader = Reader::from_str(text);
    let (mut depth, mut size, mut has_root, mut has_type) = (0_usize, None, false, false);
    let mut end = 0;
    loop {
        let start = end;
        let event = reader.read_event().map_err(|error| malformed(text, reader.error_position(), &error))?;
        end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(bytes.len());
        let own = start..end;
        match event {
            Event::Start(tag) | Event::Empty(tag) if depth == 0 && has_root => {
                return Err(Fault::Damaged(format!("`{}` stands behind its end", name(&tag))));
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
                walk.leave(depth + 1);
            }
            Event::End(_) => {
                if walk.left_out.is_none() {
                    walk.pieces.keep(own);
                }
                walk.leave(depth);
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) if depth == 0 && !words.trim().is_empty() => {
                return Err(Fault::Damaged("words stand outside of the drawing".to_owned()));
            }
            Event::Text(words) if embeds(&words) => return Err(Fault::Locked),
            Event::CData(words) if embeds(&words) => return Err(Fault::Locked),
            Event::CData(_) | Event::GeneralRef(_) if depth == 0 => {
                return Err(Fault::Damaged("words stand outside of the drawing".to_owned()));
            }
            Event::Comment(words) if words.trim().is_empty() => {}
            Event::Comment(_) | Event::PI(_) => walk.traces |= Traces::WORDS,
            // XML has one, before the first element; browsers show nothing of a drawing with another.
            Event::DocType(_) if has_root || has_type => {
                return Err(Fault::Damaged("a DOCTYPE stands where none may".to_owned()));
            }
            Event::DocType(says) => {
                has_type = true;
                match walk.names.declare_entities(&says)? {
                    Some(entities) => walk.pieces.put(entities.into_bytes()),
                    None => walk.pieces.keep(own),
                }
            }
            Event::Eof => break,
            _ if walk.left_out.is_none() => walk.pieces.keep(own),
            _ => {}
        }
    }
    match (depth, has_root) {
        (0, true) => Ok(Image { size, traces: walk.traces, pieces: walk.pieces }),
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
}

impl Walk<'_> {
    /// Enters the element that holds all others, and tells its size.
    fn root(&mut self, tag: &BytesStart<'_>) -> Result<Option<super::Size>, Fault> {
        self.names.enter(tag)?;
        match (self.names.of_element(&name(tag)), local(&name(tag))) {
            (Of::Svg, "svg") => Ok(size::of(tag)),
            (_, "svg") => Err(Fault::Damaged("it lacks `xmlns=\"http://www.w3.org/2000/svg\"`".to_owned())),
            _ => Err(Fault::Damaged("its first element is not `svg`".to_owned())),
        }
    }

    /// Enters an element that stands this deep in others, and keeps it when it belongs to what is shown.
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
            (Of::Nothing, _) => Err(Fault::Damaged(format!("nothing says what `{name}` belongs to"))),
            (Of::Others, _) | (Of::Svg, "metadata") => {
                self.traces |= Traces::WORDS;
                self.left_out = Some(depth);
                Ok(())
            }
            (_, local) if RUNNING.iter().any(|running| local.eq_ignore_ascii_case(running)) => {
                Err(Fault::Script(format!("the element `{name}`")))
            }
            _ => self.tag(tag, own, end),
        }
    }

    fn leave(&mut self, depth: usize) {
        self.names.leave();
        if self.left_out == Some(depth) {
            self.left_out = None;
        }
    }

    /// Keeps a tag, without the attributes that do not belong to what is shown.
    fn tag(&mut self, tag: &BytesStart<'_>, own: std::ops::Range<usize>, end: &str) -> Result<(), Fault> {
        let mut kept = format!("<{}", name(tag));
        let mut is_whole = true;
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| Fault::Damaged(error.to_string()))?;
            let key = attribute.key.as_ref().to_owned();
            let raw = &*attribute.value;
            let value = match self.names.of_attribute(&key) {
                Of::Nothing => return Err(Fault::Damaged(format!("nothing says what `{key}` belongs to"))),
                Of::Others => {
                    self.traces |= Traces::WORDS;
                    is_whole = false;
                    continue;
                }
                // The names that editors give to what is their own are resolved where they are declared.
                Of::Svg if key.starts_with("xmlns") => None,
                Of::Svg => {
                    let Some(value) = names::unescaped(raw) else {
                        // What its own entities say is known to browsers, and was not looked at here.
                        return Err(Fault::Damaged(format!("`{key}` refers to something that the drawing declares")));
                    };
                    self.checked(&key, &value)?
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

    /// Refuses an attribute that runs something; a picture in one is given back without its traces, where it has any.
    fn checked(&mut self, key: &str, value: &str) -> Result<Option<String>, Fault> {
        let name = local(key);
        if name.len() > 2 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) && !key.contains(':') {
            return Err(Fault::Script(format!("the attribute `{key}`")));
        }
        if !LEADING.contains(&name) {
            return if embeds(value) { Err(Fault::Locked) } else { Ok(None) };
        }
        // A whole picture may stand in an address.
        let looked_at = if value.trim_start().starts_with("data:image/") { HEAD } else { value.len() };
        let leads = value.chars().filter(|c| !c.is_whitespace() && !c.is_control());
        let mut leads: String = leads.take(looked_at).collect();
        leads.make_ascii_lowercase();
        if leads.contains("javascript:") || leads.starts_with("data:text/html") {
            return Err(Fault::Script(format!("the address in `{key}`")));
        }
        if leads.starts_with("file:") {
            return Err(Fault::Damaged(format!("`{key}` leads to a file of somebody's disk")));
        }
        let Some((cleaned, traces)) = embedded::cleaned(value)? else { return Ok(None) };
        self.traces |= traces;
        Ok(Some(cleaned))
    }
}

/// True for words that hold an address with a picture in it where none is looked for, as styles do.
fn embeds(words: &str) -> bool {
    let is_address = |at: usize| words.get(at..at + 5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let is_in_address = || words.to_ascii_lowercase().contains("url(") || words.contains(',');
    words.match_indices([':']).any(|(at, _)| at >= 4 && is_address(at - 4)) && is_in_address()
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
    let before = text.get(..usize::try_from(at).unwrap_or(0)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Fault::Damaged(format!("line {line}: {error}"))
}

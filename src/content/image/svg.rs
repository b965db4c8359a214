//! SVG: a drawing as text, of which everything is removed that is not shown.

mod attributes;
mod cleaner;
mod names;
mod size;
mod styles;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Image, PictureFault};
use crate::base::text::BYTE_ORDER_MARK;
use cleaner::DrawingCleaner;

/// How far from the beginning the first element may be, in bytes.
const LONGEST_PROLOGUE: usize = 1 << 16;

/// True for bytes that begin like an SVG drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_PROLOGUE)]);
    let head = head.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    let is_html = head
        .get(..14)
        .is_some_and(|start| start.to_ascii_lowercase().starts_with("<!doctype html"));
    head.starts_with('<')
        && !head.starts_with("<html")
        && !is_html
        && (head.contains("<svg") || head.contains(":svg"))
}

pub fn read(bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| PictureFault::Damaged("it is not UTF-8 text".to_owned()))?;
    // The XML reader skips a byte-order mark without counting it, so its positions would be wrong.
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let mut cleaner = DrawingCleaner::new(text);
    let mut reader = Reader::from_str(text);
    let mut end = 0;
    loop {
        let start = end;
        let event = reader
            .read_event()
            .map_err(|error| malformed(text, reader.error_position(), &error))?;
        end = usize::try_from(reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(text.len());
        if matches!(event, Event::Eof) {
            return cleaner.finish();
        }
        cleaner.take(&event, start..end)?;
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn malformed(text: &str, at: u64, error: &quick_xml::Error) -> PictureFault {
    let before = text
        .get(..usize::try_from(at).unwrap_or(0))
        .unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    PictureFault::Damaged(format!("line {line}: {error}"))
}

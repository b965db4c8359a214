//! Fonts of a PDF: which letters the codes of a text stand for, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::letters::LetterTable;

/// How large a table of letters may be when it is unpacked, in bytes.
pub const LARGEST_TABLE: usize = 2 << 20;
/// The width of a letter of which nothing is known, in thousandths of the font's size.
const USUAL_WIDTH: f32 = 500.0;
/// How many widths a font may give.
const MOST_WIDTHS: usize = 20_000;

/// Which letters the codes of a font stand for.
#[derive(Debug)]
enum Letters<'d> {
    Table(LetterTable),
    Encoding(Encoding<'d>),
    Unknown,
}

/// A font, as text is read with it.
#[derive(Debug)]
pub struct PdfFont<'d> {
    letters: Letters<'d>,
    /// True if a code has two bytes.
    is_wide: bool,
    widths: HashMap<u32, f32>,
    usual_width: f32,
}

impl<'d> PdfFont<'d> {
    /// Reads the dictionary of a font.
    pub fn new(font: &'d Dictionary, document: &'d Document) -> Self {
        let is_wide = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Type0");
        let own = || {
            let own = font.get_font_encoding_with_limit(document, LARGEST_TABLE);
            match own {
                // Without a table, codes of two bytes are numbers of drawings.
                Ok(own) if !is_wide || is_unicode(&own) => Letters::Encoding(own),
                _ => Letters::Unknown,
            }
        };
        let letters = table(font, document).map_or_else(own, Letters::Table);
        let mut read = Self {
            letters,
            is_wide,
            widths: HashMap::new(),
            usual_width: USUAL_WIDTH,
        };
        if is_wide {
            read.wide_widths(font, document);
        } else {
            read.plain_widths(font, document);
        }
        read
    }

    /// The letters of a text; `None` if the font does not say them.
    pub fn letters(&self, codes: &[u8]) -> Option<String> {
        match &self.letters {
            Letters::Table(table) => table.text(codes, if self.is_wide { 2 } else { 1 }),
            Letters::Encoding(encoding) => encoding.bytes_to_string(codes).ok(),
            Letters::Unknown => None,
        }
    }

    /// The width of each code in thousandths of the font's size, and whether it is the code of a
    /// space, at which words may be spread.
    pub fn widths(&self, codes: &[u8]) -> impl Iterator<Item = (f32, bool)> {
        let length = if self.is_wide { 2 } else { 1 };
        codes.chunks(length).map(|code| {
            let number = code
                .iter()
                .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            let width = self.widths.get(&number).copied();
            (width.unwrap_or(self.usual_width), code == b" ")
        })
    }

    fn plain_widths(&mut self, font: &Dictionary, document: &Document) {
        let first = font
            .get_deref(b"FirstChar", document)
            .and_then(Object::as_i64);
        let widths = font
            .get_deref(b"Widths", document)
            .and_then(Object::as_array);
        let (Ok(first), Ok(widths)) = (first, widths) else {
            return;
        };
        let Ok(first) = u32::try_from(first) else {
            return;
        };
        // The drawings of a font of type 3 have units of their own.
        let matrix = font
            .get_deref(b"FontMatrix", document)
            .and_then(Object::as_array);
        let unit = matrix
            .ok()
            .and_then(|matrix| matrix.first()?.as_float().ok());
        let unit = unit.map_or(1.0, |unit| unit * 1000.0);
        let widths = widths
            .iter()
            .take(MOST_WIDTHS)
            .map(|width| number(width, document));
        self.widths = (first..).zip(widths.map(|width| width * unit)).collect();
    }

    fn wide_widths(&mut self, font: &Dictionary, document: &Document) {
        let below = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array);
        let below = below.ok().and_then(|fonts| fonts.first());
        let below = below.and_then(|font| document.dereference(font).ok()?.1.as_dict().ok());
        let Some(below) = below else { return };
        let usual = below.get_deref(b"DW", document).and_then(Object::as_float);
        self.usual_width = usual.unwrap_or(1000.0);
        let Ok(list) = below.get_deref(b"W", document).and_then(Object::as_array) else {
            return;
        };
        let code = |object: &Object| {
            object
                .as_i64()
                .ok()
                .and_then(|code| u32::try_from(code).ok())
        };
        let mut list = list.iter();
        while let (Some(first), Some(next)) = (list.next().and_then(code), list.next()) {
            let next = document.dereference(next).map_or(next, |(_, next)| next);
            if let Ok(widths) = next.as_array() {
                let widths = widths.iter().map(|width| number(width, document));
                self.widths.extend((first..).zip(widths.take(MOST_WIDTHS)));
            } else if let (Some(last), Some(width)) = (code(next), list.next()) {
                let width = number(width, document);
                self.widths
                    .extend((first..=last).take(MOST_WIDTHS).map(|code| (code, width)));
            }
            if self.widths.len() > MOST_WIDTHS {
                break;
            }
        }
    }
}

fn number(object: &Object, document: &Document) -> f32 {
    let object = document
        .dereference(object)
        .map_or(object, |(_, object)| object);
    object.as_float().unwrap_or(USUAL_WIDTH)
}

/// True for the encodings whose codes are letters in UTF-16.
fn is_unicode(encoding: &Encoding<'_>) -> bool {
    matches!(encoding, Encoding::SimpleEncoding(name) if name.starts_with(b"Uni"))
}

/// The table that a font has for copying text out of it. It says more than the names of its
/// letters, which may be numbers.
fn table(font: &Dictionary, document: &Document) -> Option<LetterTable> {
    let table = font.get_deref(b"ToUnicode", document);
    let table = table.and_then(Object::as_stream).ok()?;
    let program = table.get_plain_content_with_limit(LARGEST_TABLE).ok()?;
    LetterTable::read(&program)
}

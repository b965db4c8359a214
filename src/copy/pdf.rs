//! PDF: the text of each page, in the order in which the file draws it.

mod font;
mod letters;
mod matrix;
mod page;
mod page_text;

use lopdf::{Document, LoadOptions, Object};

use super::Unreadable;
use super::lines::join_divided;
use super::text::CopyText;
use page::PdfReader;

/// How large one stream of a file may be when it is unpacked, in bytes.
const LARGEST_STREAM: usize = 64 << 20;
/// How many pages are read.
const MOST_PAGES: usize = 10_000;

/// The text of a PDF by its pages.
///
/// # Errors
///
/// What it is, if there is no text in it.
pub fn read(bytes: &[u8]) -> Result<CopyText, Unreadable> {
    let options = LoadOptions {
        max_decompressed_size: Some(LARGEST_STREAM),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options).map_err(|_| {
        let has_password = bytes.windows(8).any(|eight| eight == b"/Encrypt");
        Unreadable::new(if has_password {
            "a PDF with a password"
        } else {
            "a damaged PDF"
        })
    })?;
    if document.is_encrypted() {
        return Err(Unreadable::new("a PDF with a password"));
    }
    let mut reader = PdfReader::new(&document);
    let mut pages = Vec::new();
    for page in document.page_iter().take(MOST_PAGES) {
        let Some(text) = reader.page(page) else {
            return Err(Unreadable::new("a PDF that is too large"));
        };
        pages.push(join_divided(&text));
    }
    let text = CopyText::of_pages(title(&document), pages);
    if !text.is_empty() {
        return Ok(text);
    }
    Err(Unreadable::new(if reader.has_unknown_letters {
        "a PDF whose fonts do not say which letters they show"
    } else {
        "a PDF of pictures without text"
    }))
}

/// What a document says of itself.
#[derive(Debug, Default)]
pub struct PdfInformation {
    /// Its title.
    pub title: Option<String>,
    /// Its author, often the name of an account.
    pub author: Option<String>,
    /// The tag of its language.
    pub language: Option<String>,
}

/// What a PDF says of itself; nothing if it cannot be read.
pub fn information(bytes: &[u8]) -> PdfInformation {
    let options = LoadOptions {
        max_decompressed_size: Some(LARGEST_STREAM),
        ..LoadOptions::default()
    };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return PdfInformation::default();
    };
    let language = document.catalog().ok().and_then(|catalog| {
        let language = catalog.get_deref(b"Lang", &document).ok()?;
        decoded(language)
    });
    PdfInformation {
        title: title(&document),
        author: value(&document, b"Author"),
        language,
    }
}

/// The title in the information about a document.
fn title(document: &Document) -> Option<String> {
    value(document, b"Title")
}

/// A text in the information about a document.
fn value(document: &Document, key: &[u8]) -> Option<String> {
    let information = document.trailer.get_deref(b"Info", document).ok()?;
    decoded(information.as_dict().ok()?.get_deref(key, document).ok()?)
}

fn decoded(text: &Object) -> Option<String> {
    let text = Some(text).filter(|text| matches!(text, Object::String(..)))?;
    lopdf::decode_text_string(text).ok()
}

#[cfg(test)]
mod tests;

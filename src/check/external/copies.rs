//! Copies: the stored copies of sources on this machine, compared with the record and with the
//! quotations from them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::base::quotation::Wording;
use crate::base::text::{Id, MOST_SUGGESTIONS};
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The elements of HTML that end a line; all others, unknown ones among them, are part of it.
const END_A_LINE: [&[u8]; 47] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"td",
    b"th",
    b"tr",
    b"ul",
    b"title",
];
/// The elements of HTML whose text no reader sees.
const UNREAD: [&[u8]; 5] = [b"noscript", b"script", b"style", b"template", b"title"];

/// The result for each copy that was looked for, by source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies(pub BTreeMap<Id, Compared>);

/// Quotations that could not be compared, since the text of their copy cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub quotations: usize,
    /// What the copy is, such as `a PDF`.
    pub what: &'static str,
}

/// A quotation that is not in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The first piece between cuts that is missing, or does not follow the pieces before it.
    pub piece: String,
    /// How the nearest passage differs; `None` if none is near, or if none was looked for because
    /// many quotations are missing.
    pub nearest: Option<String>,
}

/// The result of comparing one copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The SHA-256 of its bytes, as 64 small hexadecimal digits; `None` if it was not read.
    pub sha256: Option<String>,
    /// Why it was not read, such as "it is a folder"; `None` also if the copy is missing in a
    /// folder that is there.
    pub why_unread: Option<String>,
    /// The quotations that are not in it; empty if its text cannot be read.
    pub missing: HashMap<String, Missing>,
    /// The quotations that could not be compared with it, if there are any.
    pub unread: Option<Unread>,
}

impl Compared {
    /// Compares a copy with the quotations from it. `name` is the name of its file; `bytes` is
    /// `None` if it is too large to be read as text.
    #[must_use]
    pub fn new(
        name: &str,
        sha256: String,
        bytes: Option<Vec<u8>>,
        quotations: &BTreeSet<&str>,
    ) -> Self {
        let what = if bytes.is_some() {
            kind(name)
        } else {
            "too large to read as text"
        };
        let text = bytes
            .filter(|_| !quotations.is_empty())
            .and_then(|bytes| text(name, bytes));
        let is_unread = text.is_none() && !quotations.is_empty();
        let unread = is_unread.then_some(Unread {
            quotations: quotations.len(),
            what,
        });
        let missing = text.map(|text| {
            let wording = Wording::of(&text);
            let pieces = quotations
                .iter()
                .filter_map(|quotation| Some((*quotation, wording.find(quotation).err()?)));
            let missing = pieces.enumerate().map(|(before, (quotation, piece))| {
                let nearest = if before < MOST_SUGGESTIONS {
                    wording.nearest(&piece)
                } else {
                    None
                };
                (quotation.to_owned(), Missing { piece, nearest })
            });
            missing.collect()
        });
        Self {
            sha256: Some(sha256),
            why_unread: None,
            missing: missing.unwrap_or_default(),
            unread,
        }
    }

    /// The result for a copy that is missing.
    #[must_use]
    pub fn not_there() -> Self {
        Self {
            sha256: None,
            why_unread: None,
            missing: HashMap::new(),
            unread: None,
        }
    }

    /// The result for a copy that is not read, and why.
    #[must_use]
    pub fn not_read(why: String) -> Self {
        Self {
            why_unread: Some(why),
            ..Self::not_there()
        }
    }
}

/// The names of the folders, and of the file, from the folder of the publication to a copy.
///
/// # Errors
///
/// Why nothing is read at this path, whatever is there: it leads out of the folder, or to something
/// hidden.
pub fn path_from_publication(path: &str) -> Result<Vec<&str>, String> {
    let is_drive =
        matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let names: Vec<&str> = path
        .split(|character| character == '/' || cfg!(windows) && character == '\\')
        .filter(|name| !matches!(*name, "" | "."))
        .collect();
    if path.starts_with(['/', '\\']) || is_drive {
        return Err("it is outside the folder of the publication".to_owned());
    }
    match names.iter().find(|name| name.starts_with('.')) {
        Some(&"..") => Err("`..` leads out of a folder".to_owned()),
        Some(hidden) => Err(format!("`{hidden}` is hidden")),
        None => Ok(names),
    }
}

/// The quotations from each source: those of evidence, and a claim's own words if they were made in
/// one source only.
#[must_use]
pub fn quotations(site: &Site) -> BTreeMap<Ref<Source>, BTreeSet<&str>> {
    let mut quotations: BTreeMap<Ref<Source>, BTreeSet<&str>> = BTreeMap::new();
    for (_, claim) in site.claims.iter() {
        let own = claim.only_appearance().zip(claim.quote.as_deref());
        let evidence = claim
            .evidence
            .iter()
            .filter_map(|entry| Some((entry.source, entry.quote.as_deref()?)));
        for (source, quotation) in own.into_iter().chain(evidence) {
            quotations.entry(source).or_default().insert(quotation);
        }
    }
    quotations
}

/// What a copy is whose text cannot be read, judged by the name of its file.
fn kind(name: &str) -> &'static str {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("pdf") => "a PDF",
        Some("doc" | "docx" | "odt" | "rtf" | "pages") => "an office document",
        Some("xls" | "xlsx" | "ods" | "csv" | "tsv") => "a spreadsheet",
        Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "heic" | "tif" | "tiff") => {
            "a picture"
        }
        Some("mp3" | "mp4" | "m4a" | "mov" | "wav" | "ogg" | "webm") => "a recording",
        Some("txt" | "md" | "markdown" | "htm" | "html") => "not UTF-8 text",
        _ => "not text that factpress reads",
    }
}

/// The text of a copy; `None` unless it is plain text, Markdown or HTML in UTF-8.
fn text(name: &str, bytes: Vec<u8>) -> Option<String> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())?;
    let text = String::from_utf8(bytes).ok()?;
    match ending.as_str() {
        "txt" => Some(text),
        "md" | "markdown" => Some(of_markdown(&text)),
        "htm" | "html" => Some(of_html(&text)),
        _ => None,
    }
}

fn of_markdown(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => words.push_str(&of_html(&html)),
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            )
            | Event::Start(_) => {}
            _ => words.push('\n'),
        }
    }
    words
}

fn of_html(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut unread: Option<Vec<u8>> = None;
    let read = |event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                if unread.is_none() && UNREAD.contains(&name) {
                    unread = Some(name.to_owned());
                }
                if END_A_LINE.contains(&name) {
                    words.push('\n');
                }
            }
            CallbackEvent::EndTag { name } => {
                if unread.as_deref() == Some(name) {
                    unread = None;
                }
                if END_A_LINE.contains(&name) {
                    words.push('\n');
                }
            }
            CallbackEvent::String { value } if unread.is_none() => {
                words.push_str(&String::from_utf8_lossy(value));
            }
            _ => {}
        }
        None::<()>
    };
    let mut emitter = CallbackEmitter::new(read);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    words
}

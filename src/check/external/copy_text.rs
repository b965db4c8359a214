//! The text of a copy: plain text, Markdown and HTML as readers see them.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The elements of HTML that end a paragraph; all others, unknown ones among them, are part of a
/// line, except `br`.
const END_A_PARAGRAPH: [&[u8]; 46] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
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

/// What a copy is whose text cannot be read, judged by the name of its file.
pub fn kind(name: &str) -> &'static str {
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

/// The text of a copy, with an empty line between paragraphs; `None` unless it is plain text,
/// Markdown or HTML in UTF-8.
pub fn text(name: &str, bytes: Vec<u8>) -> Option<String> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())?;
    let text = String::from_utf8(bytes).ok()?;
    match ending.as_str() {
        "txt" => Some(of_plain(&text)),
        "md" | "markdown" => Some(of_markdown(&text)),
        "htm" | "html" => Some(of_html(&text)),
        _ => None,
    }
}

/// Plain text. A line that is broken although the next word had room in it is a heading, an entry
/// or the end of a paragraph, if the next line does not begin in small letters.
fn of_plain(text: &str) -> String {
    let length = |line: &str| line.chars().count();
    let longest = text.lines().map(length).max().unwrap_or_default();
    let mut words = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        words.push_str(line);
        words.push('\n');
        let Some(next) = lines.peek().map(|next| next.trim_start()) else {
            break;
        };
        let word = next.split(' ').next().unwrap_or_default();
        let has_room = length(line.trim_end()) + 1 + length(word) <= longest;
        if has_room && !next.starts_with(char::is_lowercase) {
            words.push('\n');
        }
    }
    words
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
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            _ => words.push_str("\n\n"),
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
                words.push_str(break_at(name));
            }
            CallbackEvent::EndTag { name } => {
                if unread.as_deref() == Some(name) {
                    unread = None;
                }
                words.push_str(break_at(name));
            }
            CallbackEvent::String { value } if unread.is_none() => {
                words.push_str(&String::from_utf8_lossy(value).replace('\n', " "));
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

/// What an element of HTML puts between the words before and after its tag.
fn break_at(name: &[u8]) -> &'static str {
    if END_A_PARAGRAPH.contains(&name) {
        "\n\n"
    } else if name == b"br" {
        "\n"
    } else {
        ""
    }
}

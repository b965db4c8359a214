//! The kind of a copy: what its bytes and the name of its file say that it is.

/// What a copy is from which no text is read, judged by the name of its file.
#[must_use]
pub fn kind(name: &str) -> &'static str {
    match ending(name).as_deref() {
        Some("pdf") => "a PDF",
        Some("doc" | "docx" | "odt" | "rtf" | "pages") => "an office document",
        Some("xls" | "xlsx" | "ods" | "csv" | "tsv") => "a spreadsheet",
        Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "heic" | "tif" | "tiff") => {
            "a picture"
        }
        Some("mp3" | "mp4" | "m4a" | "mov" | "wav" | "ogg" | "webm") => "a recording",
        _ => "not text that factpress reads",
    }
}

/// The ending of a file's name in small letters, without the dot.
pub fn ending(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(ending.to_ascii_lowercase())
}

/// True if a file of this name may hold several pages, so that what is read from it depends on the
/// address of the source.
#[must_use]
pub fn may_hold_many(name: &str) -> bool {
    let one = [
        "txt", "md", "markdown", "htm", "html", "xhtml", "mht", "mhtml", "pdf",
    ];
    ending(name).is_none_or(|ending| !one.contains(&ending.as_str()))
}

/// The media type of a copy that is no archive; `None` if it is none that is read.
pub fn media_type(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|five| five == b"%PDF-") {
        return Some(PDF);
    }
    match ending(name).as_deref() {
        Some("txt") => Some(PLAIN),
        Some("md" | "markdown") => Some(MARKDOWN),
        Some("htm" | "html" | "xhtml") => Some(HTML),
        Some("mht" | "mhtml") => Some(MHTML),
        _ if is_mhtml(start) => Some(MHTML),
        _ if is_html(start) => Some(HTML),
        _ => None,
    }
}

/// A page in HTML.
pub const HTML: &str = "text/html";
/// A document in PDF.
pub const PDF: &str = "application/pdf";
/// Plain text.
pub const PLAIN: &str = "text/plain";
/// Text in Markdown.
pub const MARKDOWN: &str = "text/markdown";
/// A page with what belongs to it, as some browsers save it.
pub const MHTML: &str = "multipart/related";

fn is_html(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    ["<!doctype html", "<html", "<head", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
        && (!start.starts_with("<?xml") || start.contains("<html"))
}

fn is_mhtml(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    start.contains("mime-version:") && start.contains("multipart/related")
}

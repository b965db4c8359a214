//! Recognising an obstacle in an answer: from its status, from where redirects led, and from what the
//! page says.

use super::Obstacle;
use super::phrases::{
    ACCEPT_ALL, BOT_CHECK, BOT_CHECK_MARKUP, CONSENT, CONSENT_PLACES, LOG_IN, LOG_IN_PLACES,
    NOT_FOUND, NOT_FOUND_PARTS, PAY,
};
use super::signs::Signs;

/// How many words a page has at most that is nothing but an obstacle.
const SHORT: usize = 250;
/// How many words a page has at most that ends where one would have to pay.
const TEASER: usize = 600;
/// Endings of addresses of documents, with their media types.
const DOCUMENT_TYPES: [(&str, &str); 8] = [
    (".pdf", "application/pdf"),
    (".doc", "application/msword"),
    (
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (".xls", "application/vnd.ms-excel"),
    (
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (".odt", "application/vnd.oasis.opendocument.text"),
    (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
    (".csv", "text/csv"),
];

/// An answer with a status of success.
#[derive(Debug, Clone, Copy)]
pub struct PageAnswer<'a> {
    /// The address that was asked for.
    pub asked: &'a str,
    /// The address that answered.
    pub answered: &'a str,
    /// The media type that the header names, in small letters; `None` if it names none.
    pub announced: Option<&'a str>,
    /// The body, unpacked.
    pub bytes: &'a [u8],
}

/// What a status that is no success means; `None` for a success. `body` is the beginning of the
/// answer, and `retry` the seconds after which the server wants to be asked again.
#[must_use]
pub fn in_status(status: u16, body: &[u8], retry: Option<u64>) -> Option<Obstacle> {
    if matches!(status, 403 | 429 | 503) && is_bot_check(&Signs::of(body), body) {
        return Some(Obstacle::BotCheck);
    }
    Some(match status {
        204 | 205 => Obstacle::Empty,
        206 => Obstacle::CutOff,
        200..=299 => return None,
        402 => Obstacle::LogIn,
        401 | 403 | 407 | 451 => Obstacle::Blocked(status),
        404 | 410 => Obstacle::Gone(status),
        429 => Obstacle::Busy(status, retry),
        503 if retry.is_some() => Obstacle::Busy(status, retry),
        500..=599 => Obstacle::ServerError(status),
        _ => Obstacle::OtherStatus(status),
    })
}

/// What stands in the way in an answer with a status of success; `None` if nothing does.
#[must_use]
pub fn in_answer(answer: &PageAnswer<'_>) -> Option<Obstacle> {
    let is = media_type_of(answer.announced, answer.bytes);
    if answer.bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(Obstacle::Empty);
    }
    let (_, path) = host_and_path(answer.asked);
    let file = path
        .split(['?', '#'])
        .next()
        .unwrap_or(path)
        .to_ascii_lowercase();
    let by_name = DOCUMENT_TYPES
        .iter()
        .find(|(ending, _)| file.ends_with(ending));
    let is_html = is == "text/html" || is == "application/xhtml+xml";
    // A page that stands in the way is told from a page that is simply another kind of file.
    if is_html && let Some(found) = in_page(answer) {
        return Some(found);
    }
    let announced = match by_name {
        Some((_, announced)) if is_html => Some(*announced),
        _ => answer
            .announced
            .filter(|announced| *announced == "application/pdf"),
    };
    announced
        .filter(|announced| *announced != is)
        .map(|announced| Obstacle::OtherType {
            announced: announced.to_owned(),
            is,
        })
}

/// The media type of an answer: the one that its header names, unless its first bytes are plainly
/// those of something else.
#[must_use]
pub fn media_type_of(announced: Option<&str>, bytes: &[u8]) -> String {
    let window = &bytes[..bytes.len().min(1024)];
    let start = String::from_utf8_lossy(window)
        .trim_start()
        .to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}');
    if window.windows(5).any(|bytes| bytes == b"%PDF-") && !start.starts_with('<') {
        return "application/pdf".to_owned();
    }
    let is_html = ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.starts_with(tag));
    let is_vague = announced.is_none_or(|announced| {
        [
            "application/pdf",
            "application/octet-stream",
            "binary/octet-stream",
        ]
        .contains(&announced)
    });
    match announced {
        _ if is_html && is_vague => "text/html".to_owned(),
        Some("application/pdf") | None => "application/octet-stream".to_owned(),
        Some(announced) => announced.to_owned(),
    }
}

/// What stands in the way on a page of HTML.
fn in_page(answer: &PageAnswer<'_>) -> Option<Obstacle> {
    let signs = Signs::of(answer.bytes);
    if is_bot_check(&signs, answer.bytes) {
        return Some(Obstacle::BotCheck);
    }
    let is_short = signs.is_short(SHORT);
    let has_moved = answer.asked != answer.answered;
    if has_moved && leads_to(answer, &CONSENT_PLACES)
        || is_short && signs.is_headed(&CONSENT)
        || is_short && signs.says(&ACCEPT_ALL) && signs.says(&["cookie"]) && signs.is_short(80)
    {
        return Some(Obstacle::Consent);
    }
    let is_locked = signs.says(&PAY) && (signs.is_not_free || signs.is_short(TEASER));
    if has_moved && leads_to(answer, &LOG_IN_PLACES)
        || is_short && (signs.asks_for_password || signs.is_headed_exactly(&LOG_IN))
        || signs.is_not_free && is_short
        || is_locked
    {
        return Some(Obstacle::LogIn);
    }
    if signs.is_headed_exactly(&NOT_FOUND) || signs.is_headed(&NOT_FOUND_PARTS) {
        return Some(Obstacle::SaysNotFound);
    }
    if has_moved && is_front(answer.answered) && !is_front(answer.asked) {
        return Some(Obstacle::FrontPage);
    }
    match signs.count {
        0..4 if signs.has_scripts => Some(Obstacle::NeedsScripts),
        0 if signs.pictures == 0 => Some(Obstacle::Empty),
        0..40 if signs.has_scripts && signs.says(&["enable javascript", "requires javascript"]) => {
            Some(Obstacle::NeedsScripts)
        }
        _ => None,
    }
}

fn is_bot_check(signs: &Signs, body: &[u8]) -> bool {
    if !signs.is_short(SHORT) {
        return false;
    }
    let window = String::from_utf8_lossy(&body[..body.len().min(256 * 1024)]).to_ascii_lowercase();
    signs.is_headed(&BOT_CHECK) || BOT_CHECK_MARKUP.iter().any(|sign| window.contains(sign))
}

/// True if redirects led to one of these places, to which the address itself did not belong.
fn leads_to(answer: &PageAnswer<'_>, places: &[&str]) -> bool {
    let is_place = |url: &str| {
        let (host, path) = host_and_path(url);
        let path = path
            .split(['?', '#'])
            .next()
            .unwrap_or(path)
            .to_ascii_lowercase();
        let host = host
            .split('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        places.contains(&host.as_str()) || path.split('/').any(|part| places.contains(&part))
    };
    is_place(answer.answered) && !is_place(answer.asked)
}

/// True for the address of a front page, and of that of a language: `/`, `/en/`, `/index.html`.
#[must_use]
pub fn is_front(url: &str) -> bool {
    let (_, path) = host_and_path(url);
    if path.contains('?') {
        return false;
    }
    let path = path.split('#').next().unwrap_or(path).trim_matches('/');
    let is_language = path.len() == 2 && path.bytes().all(|byte| byte.is_ascii_lowercase());
    path.is_empty() || is_language || ["index.html", "index.php", "home"].contains(&path)
}

/// The host of an address, and what comes behind it.
fn host_and_path(url: &str) -> (&str, &str) {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

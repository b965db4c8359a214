//! What must hold of every published file, whatever its content says: each kind of file is read by
//! a parser of its own.
//!
//! The claim behind all of it: text of the content stays text. It makes no element, no attribute,
//! no script and no address of another scheme in HTML, it cannot end the script element that holds
//! JSON-LD, and it leaves XML and JSON well formed.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use scraper::{Html, Selector};

/// The elements that the themes and Markdown make. Content names none, so any other has come out of
/// its text.
const ELEMENTS: &str = "
    a abbr article aside b base bdi blockquote body br button caption circle cite code dd del
    details div dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head
    header hr html i img input label legend li line link main mark meta nav noscript ol
    optgroup option output p path polygon polyline pre q rect s script search section select
    small span strong sub summary sup svg symbol table tbody td template tfoot th thead time
    title tr u ul use var video wbr
";

/// The attributes that the themes and Markdown give, beside `aria-…` and `data-…`.
const ATTRIBUTES: &str = "
    alt as autocapitalize autocomplete charset checked cite class colspan content crossorigin
    cx cy d datetime decoding dir enterkeyhint fill fill-rule for height hidden href hreflang
    id label lang loading maxlength media name open points property r
    rel role scope selected sizes spellcheck src srcset start stroke stroke-dasharray
    stroke-linecap stroke-linejoin stroke-width tabindex target title transform type value
    viewBox viewbox width x x1 x2 xmlns y y1 y2
";

fn is_among(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|known| known == name)
}

/// Reads a published file as its kind.
///
/// # Errors
///
/// What is wrong with it.
pub fn file(path: &str, bytes: &[u8]) -> Result<(), String> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ["ico", "png", "ttf", "woff2"].contains(&ending) {
        return Ok(());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| format!("{path} is no text: {error}"))?;
    match ending {
        "html" => page(path, text),
        "xml" | "svg" => xml(path, text),
        "json" => json(path, text),
        "ndjson" => text.lines().try_for_each(|line| json(path, line)),
        _ => Ok(()),
    }
}

/// No script but JSON-LD (and what the search has), no handler, no element or attribute that no
/// theme gives, no address of another scheme, no id twice, no mark of a reference that was left
/// behind.
///
/// # Errors
///
/// What is wrong with the page.
pub fn page(path: &str, text: &str) -> Result<(), String> {
    let fault = |what: String| Err(format!("{what} in {path}"));
    if text.contains(['\u{e000}', '\u{e001}']) {
        return fault("the mark of a reference".to_owned());
    }
    let page = Html::parse_document(text);
    let all = Selector::parse("*").expect("the selector is right");
    let is_search = path.split('/').rev().nth(1) == Some("search");
    let mut ids = BTreeSet::new();
    for element in page.select(&all) {
        let value = element.value();
        let name = value.name();
        if !is_among(ELEMENTS, name) {
            return fault(format!("the element {name:?}"));
        }
        if name == "script" && value.attr("type") == Some("application/ld+json") {
            json(path, &element.text().collect::<String>())?;
        } else if name == "script" {
            let is_data = value.attr("type") == Some("application/json");
            let is_form = value.attr("type") == Some("text/html");
            let is_own = value
                .attr("src")
                .is_some_and(|src| src.contains("/assets/search."));
            if !is_search || !(is_data || is_form || is_own) {
                return fault("a script".to_owned());
            }
            if is_data {
                json(path, &element.text().collect::<String>())?;
            }
            // The script of the search makes elements of it.
            if is_form {
                self::page(path, &element.text().collect::<String>())?;
            }
        }
        if name == "form" && !(is_search && value.attr("data-search") == Some("form")) {
            return fault("a form".to_owned());
        }
        if name == "base" && value.attr("href").is_some() {
            return fault("another base".to_owned());
        }
        for (name, value) in value.attrs() {
            let is_known = is_among(ATTRIBUTES, name)
                || name.starts_with("aria-")
                || name.starts_with("data-");
            if !is_known {
                return fault(format!("the attribute {name:?}"));
            }
            let leads = ["https://", "http://", "mailto:", "/", "#"]
                .iter()
                .any(|start| value.starts_with(start));
            if ["href", "src", "srcset"].contains(&name) && !leads {
                return fault(format!("{name}={value:?}"));
            }
        }
        if let Some(id) = value.attr("id")
            && !ids.insert(id.to_owned())
        {
            return fault(format!("the id {id:?} twice"));
        }
    }
    Ok(())
}

/// One element that holds all others, each closed, with attributes that can be read; no DOCTYPE, no
/// character or entity that XML does not know, nothing but text, elements and the declaration.
///
/// # Errors
///
/// What is wrong with the file.
pub fn xml(path: &str, text: &str) -> Result<(), String> {
    let fault = |what: String| Err(format!("{what} in {path}"));
    let forbidden = |c: &char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if let Some(character) = text.chars().find(forbidden) {
        return fault(format!("U+{:04X}", u32::from(character)));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut depth, mut roots) = (0_usize, 0_usize);
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return fault(error.to_string()),
        };
        match event {
            Event::Eof if depth == 0 && roots == 1 => return Ok(()),
            Event::Eof => return fault(format!("{roots} roots, {depth} elements left open")),
            Event::Start(element) | Event::Empty(element)
                if element.attributes().any(|found| found.is_err()) =>
            {
                return fault(format!("an attribute that cannot be read: {element:?}"));
            }
            Event::Start(_) => {
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Event::Empty(_) => roots += usize::from(depth == 0),
            Event::End(_) => depth -= 1,
            // A browser that opens a feed shows it with the theme's styles.
            Event::PI(styles) if roots == 0 && is_of_feeds(&styles) => {}
            Event::Decl(_) | Event::Text(_) | Event::Comment(_) => {}
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                if !(name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name)) {
                    return fault(format!("the entity {name}"));
                }
            }
            other => return fault(format!("{other:?}")),
        }
    }
}

fn is_of_feeds(instruction: &str) -> bool {
    instruction
        .strip_prefix("xml-stylesheet type=\"text/css\" href=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .is_some_and(|href| href.contains("/assets/feed.") && !href.contains(['"', ':']))
}

/// # Errors
///
/// Why a text is no JSON.
pub fn json(path: &str, text: &str) -> Result<(), String> {
    serde_json::from_str::<serde_json::Value>(text)
        .map(drop)
        .map_err(|error| format!("no JSON in {path}: {error}"))
}

//! Any words in every place where an author writes words, one line each: they are published as
//! words and as nothing else.
//!
//! It checks that the same files are published as with harmless words: each page has the same
//! elements with the same attributes in the same order, each feed the same elements, each JSON file
//! and each block of JSON-LD the same keys, and the files for hosts do not change at all. And the
//! words arrive: in `claims.json`, in the ClaimReview, and in the page as its readers see it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quick_xml::events::{BytesStart, Event};
use scraper::{Html, Selector};
use serde_json::Value;

use super::published;
use crate::small_site::{SmallSite, quoted};

/// The site, with `@0`, `@1`, … where words go.
const SITE: &str = include_str!("words.txt");
/// The place of the claim.
const CLAIM: usize = 0;
/// The place of its finding.
const FINDING: usize = 1;

/// The themes with which it is built.
const THEMES: [&str; 2] = ["pamphlet", "broadsheet"];

/// The skeletons of all files, by theme, when every word is harmless.
static HARMLESS: LazyLock<[BTreeMap<String, String>; 2]> = LazyLock::new(|| {
    THEMES.map(|theme| {
        let site = site(theme, &[]);
        let files = published::of(&site)
            .unwrap_or_else(|| panic!("harmless words are refused: {}", site.report()));
        skeletons(&files)
    })
});

/// Reads each line of the bytes as the words of one place.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let words: Vec<&str> = text.split('\n').collect();
    for (theme, harmless) in THEMES.iter().zip(&*HARMLESS) {
        let Some(files) = published::of(&site(theme, &words)) else {
            return;
        };
        let skeletons = skeletons(&files);
        assert!(
            skeletons.keys().eq(harmless.keys()),
            "other files are published: {:?}",
            skeletons.keys()
        );
        for (path, skeleton) in &skeletons {
            let harmless = &harmless[path];
            assert!(
                skeleton == harmless,
                "words are more than words in {path}: {}",
                difference(harmless, skeleton)
            );
        }
        arrive(&files, &words);
    }
}

/// True when the lines are words that nothing forbids but the rules of markup, so that [`run`] has
/// looked at what came out.
pub fn are_published(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    site(THEMES[0], &text.split('\n').collect::<Vec<_>>())
        .checked_but_for_marks()
        .site
        .is_some()
}

/// The site with these words; harmless ones where none are given.
fn site(theme: &str, words: &[&str]) -> SmallSite {
    let mut pieces = SITE.split('@');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(piece.len());
        let (place, rest) = piece.split_at(end);
        match place.parse::<usize>() {
            Ok(place) => text.push_str(&quoted(given(words, place))),
            Err(_) => text.push_str(theme),
        }
        text.push_str(rest);
    }
    SmallSite::new(&text)
}

/// The words of a place.
fn given<'w>(words: &[&'w str], place: usize) -> &'w str {
    words
        .get(place)
        .copied()
        .filter(|words| !words.trim().is_empty())
        .unwrap_or("Words")
}

/// What files are made of beside their words, by path; the search index is made of nothing but
/// words.
fn skeletons(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    // The folder of the search index is named after the words in it.
    let index = files
        .keys()
        .find_map(|path| path.strip_prefix("search/")?.split_once('/'));
    let index = index.map_or("", |(version, _)| version);
    let texts = files
        .iter()
        .filter(|(path, _)| !path.starts_with("search/") || path.ends_with(".html"));
    let skeleton = |(path, bytes): (&String, &Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes);
        let skeleton = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => page(&text),
            Some("xml") => xml(&text),
            Some("json") => serde_json::from_str(&text)
                .map(|value| shape(&value))
                .unwrap_or_default(),
            Some("ndjson") => lines(&text, |line| {
                serde_json::from_str(line)
                    .map(|value| shape(&value))
                    .unwrap_or_default()
            }),
            Some("bib") => bibtex(&text),
            // A field of RIS is a line that begins with its name.
            Some("ris") => lines(&text, |line| line.chars().take(6).collect()),
            Some("csv") => csv(&text),
            Some("md") => markdown(&text),
            _ if path.ends_with("llms.txt") => markdown(&text),
            _ => text.replace(index, "version"),
        };
        (path.clone(), skeleton)
    };
    texts.map(skeleton).collect()
}

/// The elements of a page in order, each with the names of its attributes; of JSON-LD the keys, and
/// of the form that waits for the script of the search its own elements.
pub fn page(text: &str) -> String {
    let document = Html::parse_document(text);
    let all = Selector::parse("*").expect("the selector is right");
    let mut skeleton = String::new();
    for element in document.select(&all) {
        let mut attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        attributes.sort_unstable();
        skeleton.push_str(&format!("{} {attributes:?}\n", element.value().name()));
        if element.value().attr("type") == Some("application/ld+json") {
            let json: String = element.text().collect();
            skeleton.push_str(
                &serde_json::from_str(&json)
                    .map(|value| shape(&value))
                    .unwrap_or_default(),
            );
            skeleton.push('\n');
        }
        if element.value().attr("type") == Some("text/html") {
            skeleton.push_str(&page(&element.text().collect::<String>()));
        }
    }
    skeleton
}

/// The elements of a feed in order, each with the names of its attributes.
fn xml(text: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut skeleton = String::new();
    let name = |element: &BytesStart<'_>| {
        let attributes = element
            .attributes()
            .flatten()
            .map(|found| found.key.as_ref().to_owned());
        format!(
            "{:?} {:?}\n",
            element.name(),
            attributes.collect::<Vec<_>>()
        )
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => skeleton.push_str(&name(&element)),
            Ok(Event::Eof) | Err(_) => return skeleton,
            Ok(_) => {}
        }
    }
}

/// What is left of each line.
fn lines(text: &str, left: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| left(line) + "\n").collect()
}

/// The entries and the names of their fields, and how deep in braces each line ends.
fn bibtex(text: &str) -> String {
    let mut depth = 0;
    let field = |line: &str| {
        depth += braces(line);
        let name = line.split_once(" = {").map_or(line, |(name, _)| name);
        format!("{name} {depth}\n")
    };
    text.lines().map(field).collect()
}

/// How many more braces a line opens than it closes; a backslash makes one a letter.
fn braces(line: &str) -> i32 {
    let mut characters = line.chars();
    let mut depth = 0;
    while let Some(character) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// How many cells each row has (RFC 4180).
fn csv(text: &str) -> String {
    let (mut is_quoted, mut cells, mut rows) = (false, 1, String::new());
    for character in text.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells += 1,
            '\n' if !is_quoted => {
                rows.push_str(&format!("{cells}\n"));
                cells = 1;
            }
            _ => {}
        }
    }
    rows
}

/// What a text in Markdown is made of beside its words.
fn markdown(text: &str) -> String {
    let parts = pulldown_cmark::Parser::new(text).filter_map(|part| match part {
        pulldown_cmark::Event::Start(tag) => Some(format!("{:?}\n", tag.to_end())),
        pulldown_cmark::Event::Text(_) | pulldown_cmark::Event::SoftBreak => None,
        pulldown_cmark::Event::End(_) => Some("end\n".to_owned()),
        _ => Some("other\n".to_owned()),
    });
    parts.collect()
}

/// A value of JSON without its texts and numbers.
pub fn shape(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(is) => is.to_string(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "text".to_owned(),
        Value::Array(list) => format!("[{}]", list.iter().map(shape).collect::<Vec<_>>().join(",")),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| format!("{key}:{}", shape(value));
            format!(
                "{{{}}}",
                map.iter().map(entry).collect::<Vec<_>>().join(",")
            )
        }
    }
}

/// The first line in which two skeletons are not alike.
fn difference(harmless: &str, other: &str) -> String {
    let mut lines = harmless.lines().zip(other.lines());
    let first = lines.find(|(harmless, other)| harmless != other);
    first.map_or_else(
        || "one of the two goes on".to_owned(),
        |(harmless, other)| format!("{harmless:?} is {other:?}"),
    )
}

/// The claim and its finding stand in the data and on the page as they were written, but for their
/// quotation marks, dashes and spaces, which are set as print sets them.
fn arrive(files: &BTreeMap<String, Vec<u8>>, words: &[&str]) {
    let claims: Value = serde_json::from_slice(&files["claims.json"]).expect("it was read before");
    let page = Html::parse_document(&String::from_utf8_lossy(
        &files["library/closed/index.html"],
    ));
    let data =
        Selector::parse("script[type='application/ld+json']").expect("the selector is right");
    let blocks: Vec<Value> = page
        .select(&data)
        .filter_map(|block| serde_json::from_str(&block.text().collect::<String>()).ok())
        .collect();
    let review = blocks
        .iter()
        .find(|block| block["@type"] == "ClaimReview")
        .expect("a claim has its ClaimReview");
    let seen = folded(&page.root_element().text().collect::<String>());
    for (place, published) in [
        (CLAIM, &claims["claims"][0]["claim"]),
        (FINDING, &claims["claims"][0]["finding"]),
        (CLAIM, &review["claimReviewed"]),
    ] {
        let written = folded(given(words, place));
        assert_eq!(
            published.as_str().map(folded),
            Some(written.clone()),
            "what was written has arrived"
        );
        assert!(
            seen.contains(&written),
            "{written:?} does not stand on the page"
        );
    }
}

/// A text without white space and quotation marks, and with dashes as they are typed.
fn folded(text: &str) -> String {
    let stays = |c: &char| {
        !c.is_whitespace() && !"\"'\u{201c}\u{201d}\u{2018}\u{2019}\u{ab}\u{bb}".contains(*c)
    };
    let typed: String = text.chars().filter(stays).collect();
    typed
        .replace('\u{2013}', "--")
        .replace('\u{2014}', "---")
        .replace('\u{2026}', "...")
}

//! CSL-JSON (Citation Style Language 1.0.2), which Zotero, Pandoc and other programs read.

use serde::Serialize;

use super::{Citable, CitedPage};
use crate::view::edition::Edition;

#[derive(Debug, Serialize)]
struct CslItem<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    author: Vec<CslName<'a>>,
    #[serde(rename = "container-title")]
    container: &'a str,
    publisher: &'a str,
    issued: CslDate,
    #[serde(rename = "URL")]
    url: &'a str,
    language: &'a str,
    #[serde(rename = "abstract")]
    says: &'a str,
}

/// A name as a whole: no rule tells the parts of names of all countries.
#[derive(Debug, Serialize)]
struct CslName<'a> {
    literal: &'a str,
}

#[derive(Debug, Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    parts: [(i16, i8, i8); 1],
}

/// The items of pages, each on a line of its own, with this text before it.
pub fn items(edition: &Edition<'_>, pages: &[Citable], before: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for page in pages {
        bytes.extend_from_slice(before.as_bytes());
        write(edition, &page.cited(edition), &mut bytes);
    }
    bytes
}

fn write(edition: &Edition<'_>, page: &CitedPage<'_>, bytes: &mut Vec<u8>) {
    let settings = edition.site.settings;
    let name = |person: &&crate::model::person::Person| edition.say(&person.name).to_owned();
    let names: Vec<String> = page.authors.iter().map(name).collect();
    let item = CslItem {
        id: &page.url,
        kind: "webpage",
        title: &page.title,
        author: names.iter().map(|literal| CslName { literal }).collect(),
        container: edition.say(&settings.title),
        publisher: &settings.publisher.name,
        issued: CslDate {
            parts: [page.changed.parts()],
        },
        url: &page.url,
        language: page.language,
        says: &page.says,
    };
    serde_json::to_writer(bytes, &item).expect("the program's own JSON types serialise");
}

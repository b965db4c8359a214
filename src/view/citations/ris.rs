//! RIS, which `EndNote`, Mendeley and other programs read.

use std::fmt::Write as _;

use super::CitedPage;
use crate::view::edition::Edition;

/// The record of a page. Each field is one line.
pub fn record(edition: &Edition<'_>, page: &CitedPage<'_>) -> String {
    let settings = edition.site.settings;
    let (year, month, day) = page.changed.parts();
    let date = format!("{year:04}/{month:02}/{day:02}/");
    let mut record = String::new();
    let mut field = |name: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(record, "{name}  - {value}\r\n");
    };
    field("TY", "ELEC");
    field("ID", &page.key);
    field("TI", &page.title);
    for author in &page.authors {
        field("AU", edition.say(&author.name));
    }
    field("T2", edition.say(&settings.title));
    field("PB", &settings.publisher.name);
    field("PY", &format!("{year:04}"));
    field("DA", &date);
    field("LA", page.language);
    field("AB", &page.says);
    field("UR", &page.url);
    field("ER", "");
    record.push_str("\r\n");
    record
}

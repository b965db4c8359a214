//! The fuzz targets: each a function that takes any bytes at all, and panics when something is not
//! as it must be.

pub mod copies;
pub mod front_matter;
pub mod manifest;
pub mod markdown;
pub mod oracle;
pub mod picture;
pub mod publication;
pub mod record;
pub mod settings;
pub mod theme;
pub mod time;
pub mod words;

mod published;

/// A target by the name of its folder in `fuzz/corpus/`.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const ALL: [Target; 13] = [
    ("archive", copies::archive),
    ("html", copies::html),
    ("pdf", copies::pdf),
    ("publication", publication::run),
    ("front_matter", front_matter::run),
    ("manifest", manifest::run),
    ("markdown", markdown::run),
    ("picture", picture::run),
    ("record", record::run),
    ("settings", settings::run),
    ("theme", theme::run),
    ("time", time::run),
    ("words", words::run),
];

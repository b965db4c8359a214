//! Host files: the `_headers`, `_redirects` and `robots.txt` that an author keeps in
//! `content/static/`, each of which is published together with lines of the program's.

pub mod headers;
pub mod redirects;
pub mod robots;

use crate::content::{HEADERS, REDIRECTS, ROBOTS};

/// An author's own files for hosts and robots, as far as they are text. One that is not is
/// published as it is, in the place of the program's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostFiles {
    /// `_headers`
    pub headers: Option<String>,
    /// `_redirects`
    pub redirects: Option<String>,
    /// `robots.txt`
    pub robots: Option<String>,
}

impl HostFiles {
    /// True if the file at this path of the content is one of these, so that it is not copied.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        match path {
            HEADERS => self.headers.is_some(),
            REDIRECTS => self.redirects.is_some(),
            ROBOTS => self.robots.is_some(),
            _ => false,
        }
    }
}

/// The lines of a text with the byte at which each begins; a mark of the byte order at the beginning
/// belongs to no line.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text_start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut at = text_start;
    text[text_start..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

//! The text of a copy, and the places of quotations in it.

use serde::{Deserialize, Serialize};

use super::lines::LINE_HYPHEN;
use crate::base::quotation::{Occurrence, Wording, comparable};
use crate::base::text::characters::all_odd;

/// How many words are kept on each side of a place.
const SIDE_WORDS: usize = 12;
/// The longest title that is kept, in characters.
const LONGEST_OWN_TITLE: usize = 300;

/// What a copy says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyText {
    /// The title that the copy itself has.
    pub title: Option<String>,
    /// Its pages, with an empty line between paragraphs. What has no pages is one.
    pub pages: Vec<String>,
    /// True if its pages have numbers.
    pub is_paged: bool,
}

/// The place of a quotation in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The number of the page with which it begins, from 1; `None` in what has no pages.
    pub page: Option<u32>,
    /// The character of the page's wording with which it begins, from 0.
    pub from: u32,
    /// The character before which it ends, counted from the beginning of the same page.
    pub to: u32,
    /// The words before it; empty at the beginning.
    pub before: String,
    /// The words after it; empty at the end.
    pub after: String,
}

/// The text of a copy as quotations are compared with it.
#[derive(Debug)]
pub struct CopyWording {
    /// As the words are if hyphens at the ends of lines divide them.
    divided: PagedWording,
    /// As they are if these hyphens belong to them; `None` where there are none.
    hyphened: Option<PagedWording>,
}

#[derive(Debug)]
struct PagedWording {
    wording: Wording,
    /// The byte at which each page begins.
    starts: Vec<usize>,
    is_paged: bool,
}

impl CopyText {
    /// A text without pages.
    #[must_use]
    pub fn of_one_page(title: Option<String>, text: String) -> Self {
        Self {
            title: title.and_then(|title| without_odd(&title)),
            pages: vec![text],
            is_paged: false,
        }
    }

    /// A text in numbered pages.
    #[must_use]
    pub fn of_pages(title: Option<String>, pages: Vec<String>) -> Self {
        Self {
            title: title.and_then(|title| without_odd(&title)),
            pages,
            is_paged: true,
        }
    }

    /// True if there are no words in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut characters = self.pages.iter().flat_map(|page| page.chars());
        !characters.any(char::is_alphanumeric)
    }

    /// The text as quotations are compared with it.
    #[must_use]
    pub fn wording(&self) -> CopyWording {
        let has_hyphens = self.pages.iter().any(|page| page.contains(LINE_HYPHEN));
        CopyWording {
            divided: self.paged_wording(""),
            hyphened: has_hyphens.then(|| self.paged_wording("-")),
        }
    }

    fn paged_wording(&self, hyphen: &str) -> PagedWording {
        let pages: Vec<String> = self
            .pages
            .iter()
            .map(|page| page.replace(LINE_HYPHEN, hyphen))
            .collect();
        let (wording, starts) = Wording::of_pages(pages.iter().map(String::as_str));
        PagedWording {
            wording,
            starts,
            is_paged: self.is_paged,
        }
    }
}

impl CopyWording {
    /// The first place of a quotation.
    ///
    /// # Errors
    ///
    /// The first piece between cuts that is missing, or that does not follow the pieces before it.
    pub fn place(&self, quotation: &str) -> Result<Place, String> {
        let comparable = comparable(quotation);
        let missing = match self.divided.place(&comparable) {
            Ok(place) => return Ok(place),
            Err(missing) => missing,
        };
        let hyphened = self.hyphened.as_ref();
        hyphened
            .and_then(|wording| wording.place(&comparable).ok())
            .ok_or(missing)
    }

    /// Every place of a quotation with its sentences; none if it is not there, or is there too often.
    #[must_use]
    pub fn occurrences(&self, quotation: &str) -> Vec<Occurrence> {
        let found = self.divided.wording.occurrences(quotation);
        match &self.hyphened {
            Some(hyphened) if found.is_empty() => hyphened.wording.occurrences(quotation),
            _ => found,
        }
    }

    /// How the nearest passage differs from a piece of a quotation, as [`Wording::nearest`] says.
    #[must_use]
    pub fn nearest(&self, piece: &str) -> Option<String> {
        self.divided.wording.nearest(piece)
    }
}

impl PagedWording {
    fn place(&self, comparable: &str) -> Result<Place, String> {
        let place = self.wording.place_of(comparable)?;
        let page = self.starts.partition_point(|start| *start <= place.start);
        let start = page.checked_sub(1).map_or(0, |page| self.starts[page]);
        let text = self.wording.as_str();
        let characters = |from: usize, to: usize| text[from..to].chars().count();
        let from = characters(start, place.start);
        let to = from + characters(place.start, place.end);
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let side = |words: &str| without_odd(words).unwrap_or_default();
        Ok(Place {
            page: self.is_paged.then(|| number(page)),
            from: number(from),
            to: number(to),
            before: side(self.wording.words_before(place.start, SIDE_WORDS)),
            after: side(self.wording.words_after(place.end, SIDE_WORDS)),
        })
    }
}

/// Words of a copy that may be written into a file of the publication: in one line, without
/// invisible and deceptive characters. `None` if none are left.
pub fn without_odd(words: &str) -> Option<String> {
    let mut words: String = words.chars().take(LONGEST_OWN_TITLE).collect();
    words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // What is left of a run of such characters may be odd again; nobody needs many rounds.
    for _ in 0..4 {
        let odd = all_odd(&words);
        if odd.is_empty() {
            return (!words.is_empty()).then_some(words);
        }
        let kept = words
            .char_indices()
            .filter(|(at, _)| !odd.iter().any(|fault| fault.bytes.contains(at)));
        words = kept.map(|(_, character)| character).collect();
        words.truncate(words.trim_end().len());
        words.drain(..words.len() - words.trim_start().len());
    }
    None
}

#[cfg(test)]
mod tests;

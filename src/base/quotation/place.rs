//! Places: which stretch of a text is a quotation, and the words around it.

use std::ops::Range;

use memchr::memmem;

use super::{Wording, comparable, pieces};
use crate::base::markup::is_cjk;

/// The longest stretch of words before or after a place, in characters; scripts without spaces have
/// very long words.
const LONGEST_SIDE: usize = 200;

impl Wording {
    /// The wording of a text whose pages are given one by one, and the byte of it at which each
    /// page begins. Sentences go on from page to page.
    #[must_use]
    pub fn of_pages<'t>(pages: impl IntoIterator<Item = &'t str>) -> (Self, Vec<usize>) {
        let mut whole = Self {
            text: String::new(),
            paragraphs: Vec::new(),
        };
        let mut starts = Vec::new();
        for page in pages {
            let own = Self::of(page);
            if !whole.text.is_empty() && !own.text.is_empty() {
                whole.text.push(' ');
            }
            let start = whole.text.len();
            starts.push(start);
            whole.text.push_str(&own.text);
            let paragraphs = own
                .paragraphs
                .into_iter()
                .map(|paragraph| start + paragraph);
            whole.paragraphs.extend(paragraphs);
        }
        (whole, starts)
    }

    /// Looks for a quotation: each of its pieces between cuts (`…`, `[…]`, `(…)`) has to be there in
    /// whole words, in their order. The place is that of its bytes in the wording, from the first
    /// piece to the last.
    ///
    /// # Errors
    ///
    /// The first piece that is missing, or that does not follow the pieces before it.
    pub fn place(&self, quotation: &str) -> Result<Range<usize>, String> {
        self.place_of(&comparable(quotation))
    }

    /// The same for a quotation of which [`comparable`] has been taken.
    ///
    /// # Errors
    ///
    /// As for [`Self::place`].
    pub fn place_of(&self, comparable: &str) -> Result<Range<usize>, String> {
        let mut place: Option<Range<usize>> = None;
        for piece in pieces(comparable) {
            let from = place.as_ref().map_or(0, |place| place.end);
            let found = self
                .find_words(piece, from)
                .ok_or_else(|| piece.to_owned())?;
            let start = place.map_or(found.start, |place| place.start);
            place = Some(start..found.end);
        }
        place.ok_or_else(|| comparable.to_owned())
    }

    /// The next place of a piece from a byte on at which no word goes on before or after it.
    fn find_words(&self, piece: &str, mut from: usize) -> Option<Range<usize>> {
        loop {
            let rest = &self.text.as_bytes()[from..];
            let start = from + memmem::find(rest, piece.as_bytes())?;
            let place = start..start + piece.len();
            if self.has_whole_words(&place) {
                return Some(place);
            }
            from = start + piece.chars().next().map_or(1, char::len_utf8);
        }
    }

    /// True unless a word, or a number, goes on before the start or after the end.
    pub(super) fn has_whole_words(&self, place: &Range<usize>) -> bool {
        let goes_on = |at: usize| {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at..].chars().next();
            before
                .zip(after)
                .is_some_and(|(before, after)| is_one_word(before, after))
        };
        !goes_on(place.start) && !goes_on(place.end)
    }

    /// The last words before a byte, at most so many.
    #[must_use]
    pub fn words_before(&self, at: usize, most: usize) -> &str {
        let text = self.text[..at].trim_end();
        let spaces = text.rmatch_indices(' ').map(|(space, _)| space + 1);
        let from = spaces.take(most).nth(most - 1).unwrap_or(0);
        let nearest = text.char_indices().rev().nth(LONGEST_SIDE - 1);
        &text[from.max(nearest.map_or(0, |(at, _)| at))..]
    }

    /// The first words from a byte on, at most so many.
    #[must_use]
    pub fn words_after(&self, at: usize, most: usize) -> &str {
        let text = self.text[at..].trim_start();
        let spaces = text.match_indices(' ').map(|(space, _)| space);
        let to = spaces.take(most).nth(most - 1).unwrap_or(text.len());
        let nearest = text.char_indices().nth(LONGEST_SIDE);
        &text[..to.min(nearest.map_or(text.len(), |(at, _)| at))]
    }

    /// The text as it is compared.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// True for two characters that belong to one word or number. Numbers of notes may touch the word
/// before them.
fn is_one_word(before: char, after: char) -> bool {
    let are_letters = before.is_alphabetic() && after.is_alphabetic();
    let are_digits = before.is_numeric() && after.is_numeric();
    let has_spaces = !is_unspaced(before) && !is_unspaced(after);
    are_digits || are_letters && has_spaces
}

/// True for letters of scripts that put no spaces between words: Chinese and Japanese, Thai, Lao,
/// Tibetan, Burmese and Khmer.
fn is_unspaced(character: char) -> bool {
    is_cjk(character)
        || matches!(u32::from(character), 0xe00..=0xfff | 0x1000..=0x109f | 0x1780..=0x17ff)
}

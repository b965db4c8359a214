//! Occurrences: where a quotation is in a text, with what is left of its sentences there.

use super::{Wording, comparable, pieces};
use crate::base::quotation_marks;
use crate::base::sentence;

/// How many occurrences are looked for. Words that are there more often are an expression, and none
/// of its places is the one that was quoted.
const MOST_OCCURRENCES: usize = 20;
/// How many words of a sentence are looked at on each side of a quotation.
const MOST_SIDE_WORDS: usize = 200;

/// A place of a text that a quotation may be taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The pieces of the quotation between its cuts; at least one.
    pub pieces: Vec<OccurrencePiece>,
    /// How it begins.
    pub start: QuotationEnd,
    /// How it ends.
    pub end: QuotationEnd,
}

/// The beginning or the end of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotationEnd {
    /// True if the sentence goes on there.
    pub is_within_sentence: bool,
    /// True if the quotation has a mark for a cut there.
    pub is_marked: bool,
}

impl QuotationEnd {
    /// True if a sentence is cut there without a mark.
    #[must_use]
    pub fn is_cut(self) -> bool {
        self.is_within_sentence && !self.is_marked
    }
}

/// A piece of a quotation, with what its sentences have before and after it, up to the piece before
/// and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccurrencePiece {
    /// What the text has before it.
    pub before: String,
    /// Its words.
    pub words: String,
    /// What the text has after it.
    pub after: String,
}

impl Wording {
    /// The places where a quotation is in the text; none if it is not there, or is there too often.
    #[must_use]
    pub fn occurrences(&self, quotation: &str) -> Vec<Occurrence> {
        let quotation = comparable(quotation);
        let pieces: Vec<&str> = pieces(&quotation).collect();
        let Some((first, others)) = pieces.split_first() else {
            return Vec::new();
        };
        let are_marked = (
            quotation.trim_start().starts_with('…'),
            quotation.trim_end().ends_with('…'),
        );
        let occurrences: Vec<Occurrence> = self
            .text
            .match_indices(first)
            .map(|(start, piece)| (start, start + piece.len()))
            .filter(|(start, end)| self.has_whole_words(&(*start..*end)))
            .map_while(|place| self.places(place, others))
            .map(|places| self.occurrence(&places, are_marked))
            .take(MOST_OCCURRENCES + 1)
            .collect();
        if occurrences.len() > MOST_OCCURRENCES {
            return Vec::new();
        }
        occurrences
    }

    /// The places of all pieces, if the others follow the first.
    fn places(&self, first: (usize, usize), others: &[&str]) -> Option<Vec<(usize, usize)>> {
        let mut places = vec![first];
        let mut end = first.1;
        for piece in others {
            let start = end + self.text[end..].find(piece)?;
            end = start + piece.len();
            places.push((start, end));
        }
        Some(places)
    }

    /// What is at these places; `are_marked` says whether the quotation marks a cut at its beginning
    /// and at its end.
    fn occurrence(&self, places: &[(usize, usize)], are_marked: (bool, bool)) -> Occurrence {
        let mut taken = 0;
        let mut pieces = Vec::with_capacity(places.len());
        for (position, (start, end)) in places.iter().copied().enumerate() {
            let next = places.get(position + 1).map(|(next, _)| *next);
            let from = self.sentence_start(start).max(taken);
            let to = self.sentence_end(end).min(next.unwrap_or(self.text.len()));
            pieces.push(OccurrencePiece {
                before: self.text[from..start].to_owned(),
                words: self.text[start..end].to_owned(),
                after: self.text[end..to].to_owned(),
            });
            taken = end;
        }
        Occurrence {
            start: QuotationEnd {
                is_within_sentence: pieces.first().is_some_and(begins_within),
                is_marked: are_marked.0,
            },
            end: QuotationEnd {
                is_within_sentence: pieces.last().is_some_and(ends_within),
                is_marked: are_marked.1,
            },
            pieces,
        }
    }

    /// Where the sentence at a place begins.
    fn sentence_start(&self, place: usize) -> usize {
        let paragraph = self.paragraphs.partition_point(|start| *start <= place);
        let paragraph = paragraph
            .checked_sub(1)
            .map_or(0, |position| self.paragraphs[position]);
        let text = &self.text[paragraph..];
        let spaces = text[..place - paragraph]
            .rmatch_indices(' ')
            .map(|(at, _)| at + 1);
        let mut start = 0;
        for candidate in spaces.take(MOST_SIDE_WORDS) {
            start = candidate;
            if sentence::begins_at(text, candidate) {
                return paragraph + candidate;
            }
        }
        // All words up to the paragraph's start were looked at, unless they were too many.
        if text[..start].matches(' ').count() > 1 {
            paragraph + start
        } else {
            paragraph
        }
    }

    /// Where the sentence ends that a place belongs to.
    fn sentence_end(&self, place: usize) -> usize {
        let start = self.paragraphs.partition_point(|start| *start < place);
        let end = self
            .paragraphs
            .get(start)
            .map_or(self.text.len(), |next| next - 1);
        let text = &self.text[..end.max(place)];
        let mut last = end.max(place);
        for (space, _) in text[place..].match_indices(' ').take(MOST_SIDE_WORDS) {
            last = place + space;
            if sentence::begins_at(text, last + 1) {
                return last;
            }
        }
        if text[last..].matches(' ').count() > 1 {
            last
        } else {
            text.len()
        }
    }
}

/// True if a quotation that begins with this piece leaves out the beginning of its sentence.
///
/// A colon may introduce a sentence of its own, a list its entries by a number or a sign, and what
/// the text itself quotes may be quoted from its first word on.
fn begins_within(piece: &OccurrencePiece) -> bool {
    let before = piece.before.trim_end();
    let words = before.trim_end_matches(is_mark_or_bracket);
    let number = before.trim_end_matches('.');
    let is_entry =
        !before.contains(' ') && (before.ends_with(')') || !number.contains(char::is_alphabetic));
    let is_capital = !piece.words.starts_with(char::is_lowercase);
    let is_introduced = before.ends_with(':') && is_capital;
    let may_begin = sentence::may_begin(before, &piece.words);
    !(words.is_empty() || is_entry || is_introduced || may_begin || opens_quotation(&piece.before))
}

/// True if a quotation that ends with this piece leaves out the end of its sentence.
fn ends_within(piece: &OccurrencePiece) -> bool {
    let after = piece.after.as_str();
    let is_end = |character: char| {
        is_mark_or_bracket(character)
            || matches!(character, '.' | '!' | '?' | '…' | ' ' | ';' | ':')
    };
    let closes = after
        .trim_start_matches(['.', ',', '!', '?', ';'])
        .starts_with(['"', '\'']);
    let is_note = after.starts_with('[') && sentence::begins_at(&piece.words, piece.words.len());
    !(after.trim_matches(is_end).is_empty() || closes || is_note)
}

fn is_mark_or_bracket(character: char) -> bool {
    quotation_marks::is_mark(character) || "()[] -".contains(character)
}

/// True if a text ends with a mark that opens a quotation: it touches the next word and not the
/// last.
fn opens_quotation(before: &str) -> bool {
    let Some(outside) = before.strip_suffix(['"', '\'']) else {
        return false;
    };
    let outside = outside.trim_end_matches(['"', '\'']);
    outside.is_empty() || outside.ends_with([' ', '(', '[', '-'])
}

//! Comparisons: what a quotation left out of the words that were said, and what it put in.

use diffy::{DiffOptions, Hunk, Line};
use serde::Serialize;

use super::Wording;

/// Some of the words of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparedWords {
    /// Words of both, or around the part that was quoted, or where the quotation marks a cut.
    Text(String),
    /// Words that were said, but left out without a mark.
    LeftOut(String),
    /// Words that were not said, but quoted.
    PutIn(String),
}

/// A word, a mark, or a sign for a cut.
#[derive(Debug, Clone, Copy)]
struct QuotedWord<'t> {
    text: &'t str,
    is_spaced: bool,
}

impl QuotedWord<'_> {
    fn is_cut(&self) -> bool {
        self.text.contains('…') || self.text.contains("...")
    }

    /// The word as it is compared, in one line.
    fn line(&self) -> String {
        let Wording { text, .. } = Wording::of(self.text);
        text + "\n"
    }
}

/// The words that were said, with the differences of the words that were quoted.
///
/// What typesetting does to words makes no difference. Where either of the two marks a cut, no words
/// count as left out there, or as put in; nor do words before the first one that was quoted, or
/// behind the last.
#[must_use]
pub fn compare(quoted: &str, said: &str) -> Vec<ComparedWords> {
    let (quoted, said) = (words(quoted), words(said));
    let lines = |words: &[QuotedWord<'_>]| words.iter().map(QuotedWord::line).collect::<String>();
    let (old, new) = (lines(&quoted), lines(&said));
    let patch = DiffOptions::new()
        .set_context_len(quoted.len())
        .create_patch(&old, &new);
    let mut comparison = ComparisonWriter::default();
    let (mut of_quoted, mut of_said) = (quoted.iter(), said.iter());
    for line in patch.hunks().iter().flat_map(Hunk::lines) {
        match line {
            Line::Context(_) => {
                comparison.close(false);
                of_quoted.next();
                comparison.write(of_said.next(), ComparedWords::Text);
                comparison.has_begun = true;
            }
            Line::Delete(_) => comparison.quoted.extend(of_quoted.next()),
            Line::Insert(_) => comparison.said.extend(of_said.next()),
        }
    }
    // Without any difference there are no lines.
    for word in of_said {
        comparison.write(Some(word), ComparedWords::Text);
    }
    comparison.close(true);
    comparison.words
}

/// A comparison that is being written.
#[derive(Default)]
struct ComparisonWriter<'t> {
    words: Vec<ComparedWords>,
    /// True after the first word that is in both.
    has_begun: bool,
    /// Words since then that were quoted only.
    quoted: Vec<QuotedWord<'t>>,
    /// Words since then that were said only.
    said: Vec<QuotedWord<'t>>,
}

impl<'t> ComparisonWriter<'t> {
    /// Writes the words that are in one of the two only; `is_end` says that none in both follow.
    fn close(&mut self, is_end: bool) {
        let (quoted, said) = (
            std::mem::take(&mut self.quoted),
            std::mem::take(&mut self.said),
        );
        let is_marked = quoted.iter().chain(&said).any(QuotedWord::is_cut);
        // A quotation may begin after the beginning and end before the end.
        let is_outside = quoted.is_empty() && (is_end || !self.has_begun);
        for word in quoted.iter().filter(|_| !is_marked) {
            self.write(Some(word), ComparedWords::PutIn);
        }
        let kind = if is_marked || is_outside {
            ComparedWords::Text
        } else {
            ComparedWords::LeftOut
        };
        for word in &said {
            self.write(Some(word), kind);
        }
    }

    /// Appends a word. A space between words of two kinds belongs to those of both.
    fn write(&mut self, word: Option<&QuotedWord<'t>>, kind: fn(String) -> ComparedWords) {
        let Some(word) = word else {
            return;
        };
        let mut next = kind(String::new());
        let is_spaced = word.is_spaced && !self.words.is_empty();
        match (self.words.last_mut(), &mut next) {
            (Some(last), next) if last.is_alike(next) => {
                last.push(word, is_spaced);
                return;
            }
            (Some(ComparedWords::Text(last)), _) if is_spaced => last.push(' '),
            (Some(_), ComparedWords::Text(next)) if is_spaced => next.push(' '),
            (Some(_), _) if is_spaced => self.words.push(ComparedWords::Text(" ".to_owned())),
            _ => {}
        }
        next.push(word, false);
        self.words.push(next);
    }
}

impl ComparedWords {
    fn is_alike(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn push(&mut self, word: &QuotedWord<'_>, is_spaced: bool) {
        let (Self::Text(text) | Self::LeftOut(text) | Self::PutIn(text)) = self;
        if is_spaced {
            text.push(' ');
        }
        text.push_str(word.text);
    }
}

/// The words of a text. The marks around a word are words of their own, so that a comma is not the
/// same difference as a word.
fn words(text: &str) -> Vec<QuotedWord<'_>> {
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        let start = part.find(char::is_alphanumeric).unwrap_or(part.len());
        let end = part
            .rfind(char::is_alphanumeric)
            .map_or(part.len(), |last| end_of_character(part, last));
        let pieces = [
            &part[..start.min(end)],
            &part[start.min(end)..end],
            &part[end..],
        ];
        let mut is_spaced = true;
        for text in pieces.into_iter().filter(|text| !text.is_empty()) {
            words.push(QuotedWord { text, is_spaced });
            is_spaced = false;
        }
    }
    words
}

fn end_of_character(text: &str, start: usize) -> usize {
    text[start..]
        .chars()
        .next()
        .map_or(text.len(), |character| start + character.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> ComparedWords {
        ComparedWords::Text(words.to_owned())
    }

    fn left_out(words: &str) -> ComparedWords {
        ComparedWords::LeftOut(words.to_owned())
    }

    fn put_in(words: &str) -> ComparedWords {
        ComparedWords::PutIn(words.to_owned())
    }

    #[test]
    fn a_word_that_was_dropped_is_left_out() {
        assert_eq!(
            compare(
                "We sold one boat and it is not missed,",
                "We sold one boat, and it is somehow not missed,"
            ),
            [
                text("We sold one boat"),
                left_out(","),
                text(" and it is "),
                left_out("somehow"),
                text(" not missed,"),
            ]
        );
    }

    #[test]
    fn a_word_that_was_exchanged_is_put_in_and_the_other_left_out() {
        assert_eq!(
            compare("They sold every boat.", "They sold one boat."),
            [
                text("They sold "),
                put_in("every"),
                text(" "),
                left_out("one"),
                text(" boat."),
            ]
        );
        assert_eq!(
            compare("They never sold it", "They sold it"),
            [text("They "), put_in("never"), text(" sold it")]
        );
    }

    #[test]
    fn typesetting_is_no_difference() {
        let said = "The “reading room” isn’t shut – not yet…";
        assert_eq!(
            compare("The \"reading room\" isn't shut - not yet...", said),
            [text(said)]
        );
    }

    #[test]
    fn a_marked_cut_leaves_nothing_out() {
        assert_eq!(
            compare("One boat […] was sold", "One boat of the fleet was sold"),
            [text("One boat of the fleet was sold")]
        );
        assert_eq!(
            compare(
                "It is our boat and it is not missed",
                "[…] it is somehow not missed"
            ),
            [text("[…] it is "), left_out("somehow"), text(" not missed"),]
        );
    }

    #[test]
    fn what_was_said_around_the_quotation_is_not_left_out() {
        assert_eq!(
            compare(
                "one boat was sold",
                "I think that one boat was sold, last year."
            ),
            [text("I think that one boat was sold, last year.")]
        );
    }

    #[test]
    fn nothing_is_lost_of_either() {
        for (quoted, said) in [
            ("", ""),
            ("", "All of it"),
            ("a b c", "x y z"),
            ("é!", "(é)"),
        ] {
            let kept: String = compare(quoted, said)
                .iter()
                .filter_map(|words| match words {
                    ComparedWords::Text(text) | ComparedWords::LeftOut(text) => Some(text.as_str()),
                    ComparedWords::PutIn(_) => None,
                })
                .collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&kept), bare(said), "{quoted:?} and {said:?}");
        }
    }
}

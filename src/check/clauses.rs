//! The words of a sentence before and after a quotation, and the phrases among them.

/// How many words away a negation or a condition still belongs to the quotation.
const WORDS_OF_CLAUSE: usize = 6;
/// How many words away a hedge still belongs to it, on either side, and a negation after it.
const WORDS_BESIDE: usize = 4;
/// How many words away a phrase that denies a whole statement still belongs to it.
const WORDS_OF_DENIAL: usize = 14;
/// How many words an aside between commas may have.
const MOST_ASIDE: usize = 6;

/// A part of a sentence as words in small letters. Punctuation is kept where clauses end: `,` for
/// commas and brackets, `;` for what separates more.
#[derive(Debug)]
pub struct Clauses(Vec<String>);

impl Clauses {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut words = vec![String::new()];
        let mut characters = text.chars().peekable();
        let mut is_inside = false;
        while let Some(character) = characters.next() {
            let next_is_letter = characters.peek().is_some_and(|next| next.is_alphanumeric());
            let is_letter = character.is_alphanumeric()
                || is_inside && next_is_letter && matches!(character, '\'' | '’' | '-' | '.');
            if is_letter {
                let plain = if character == '’' { '\'' } else { character };
                if let Some(word) = words.last_mut() {
                    word.extend(plain.to_lowercase());
                }
            } else {
                if is_inside {
                    words.push(String::new());
                }
                let mark = match character {
                    ',' | '(' | ')' | '[' | ']' => ",",
                    ';' | ':' | '—' | '–' | '!' | '?' => ";",
                    '-' if !next_is_letter => ";",
                    _ => "",
                };
                if let Some(word) = words.last_mut().filter(|_| !mark.is_empty()) {
                    word.push_str(mark);
                    words.push(String::new());
                }
            }
            is_inside = is_letter;
        }
        words.retain(|word| !word.is_empty());
        Self(words)
    }

    /// The words right before a quotation, without those of another clause, with a space around
    /// each.
    #[must_use]
    pub fn last_of_clause(&self) -> String {
        let clause = self.0.iter().rev().take_while(|word| !is_mark(word));
        spaced(
            clause
                .take(WORDS_OF_CLAUSE)
                .collect::<Vec<_>>()
                .into_iter()
                .rev(),
        )
    }

    /// The last words before a quotation, those of other clauses among them.
    #[must_use]
    pub fn last(&self) -> String {
        spaced(self.last_words(WORDS_BESIDE).into_iter())
    }

    /// The words before a quotation that may deny or condition all of it.
    #[must_use]
    pub fn leading(&self) -> String {
        spaced(self.last_words(WORDS_OF_DENIAL).into_iter())
    }

    /// The same without asides, such as `he said,` between commas.
    #[must_use]
    pub fn leading_without_asides(&self) -> String {
        let sentence = self.0.rsplit(|word| word == ";").next().unwrap_or_default();
        let parts: Vec<&[String]> = sentence.split(|word| word == ",").collect();
        let kept = parts.iter().enumerate().filter(|(position, part)| {
            *position == 0 || position + 1 == parts.len() || part.len() > MOST_ASIDE
        });
        let words: Vec<&String> = kept.flat_map(|(_, part)| part.iter()).collect();
        spaced(
            words[words.len().saturating_sub(WORDS_OF_DENIAL)..]
                .iter()
                .copied(),
        )
    }

    /// The words right after a quotation, without those of another clause.
    #[must_use]
    pub fn first_of_clause(&self) -> String {
        let clause = self.0.iter().take_while(|word| !is_mark(word));
        spaced(clause.take(WORDS_BESIDE))
    }

    /// The first words after a quotation, those of other clauses among them.
    #[must_use]
    pub fn first(&self) -> String {
        spaced(self.first_words(WORDS_BESIDE))
    }

    /// The words after a quotation that may deny all of it.
    #[must_use]
    pub fn following(&self) -> String {
        spaced(self.first_words(WORDS_OF_DENIAL))
    }

    /// All its words.
    #[must_use]
    pub fn all(&self) -> String {
        spaced(self.0.iter().filter(|word| !is_mark(word)))
    }

    fn last_words(&self, most: usize) -> Vec<&String> {
        let words = self.0.iter().rev().take_while(|word| *word != ";");
        let words = words.filter(|word| *word != ",").take(most);
        let mut words: Vec<&String> = words.collect();
        words.reverse();
        words
    }

    fn first_words(&self, most: usize) -> impl Iterator<Item = &String> {
        let words = self.0.iter().take_while(|word| *word != ";");
        words.filter(|word| *word != ",").take(most)
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "," | ";")
}

fn spaced<'w>(words: impl Iterator<Item = &'w String>) -> String {
    let mut spaced = String::from(" ");
    for word in words {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

/// The first of these phrases that is among words with a space around each.
#[must_use]
pub fn phrase<'p>(words: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let found = phrases
        .iter()
        .filter_map(|phrase| Some((words.find(&format!(" {phrase} "))?, *phrase)));
    found.min().map(|(_, phrase)| phrase)
}

/// Words without these phrases.
#[must_use]
pub fn without(words: &str, phrases: &[&str]) -> String {
    let mut words = words.to_owned();
    for phrase in phrases {
        words = words.replace(&format!(" {phrase} "), " ");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_end_at_their_marks_and_words_keep_their_apostrophes() {
        let clauses = Clauses::of("The clerk didn’t deny it; the mayor, she says, n'a pas");
        assert_eq!(clauses.last_of_clause(), " n'a pas ");
        assert_eq!(clauses.last(), " she says n'a pas ");
        assert_eq!(clauses.leading(), " the mayor she says n'a pas ");
        assert_eq!(clauses.first_of_clause(), " the clerk didn't deny ");
        assert_eq!(clauses.following(), " the clerk didn't deny it ");
        assert_eq!(Clauses::of("").last(), " ");
    }

    #[test]
    fn a_phrase_is_whole_words() {
        let words = Clauses::of("He knows nothing, according to Ada").all();
        assert_eq!(
            phrase(&words, &["not", "according to", "ada"]),
            Some("according to")
        );
        assert_eq!(phrase(&words, &["no"]), None);
        assert_eq!(without(&words, &["knows nothing"]), " he according to ada ");
    }
}

//! Words of a text as rules look for them: in small letters, without marks, what is quoted left out.

/// The words outside quotation marks, in small letters, without marks, with one space between; an apostrophe ends a word.
pub fn own_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut quoted = 0_usize;
    for character in text.chars() {
        match character {
            '“' | '«' => quoted += 1,
            '”' | '»' => quoted = quoted.saturating_sub(1),
            _ if quoted == 0 && (character.is_alphanumeric() || character == '-') => {
                if character.is_ascii() {
                    words.push(character.to_ascii_lowercase());
                } else {
                    words.extend(character.to_lowercase());
                }
                continue;
            }
            _ => {}
        }
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// What is left of the words from each of them on, with that word itself.
pub fn from_each(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(space, _)| space + 1));
    starts.map(|start| {
        let rest = &words[start..];
        (rest.split(' ').next().unwrap_or(rest), rest)
    })
}

/// True when the words begin with all of these.
pub fn begins(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The first of these phrases that stands in the words. They are in the order of their bytes, so that of many only those
/// are tried that begin with a word that is there.
pub fn first_phrase<'p>(words: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let mut is_first = [false; 256];
    for phrase in phrases {
        is_first[usize::from(phrase.as_bytes()[0])] = true;
    }
    let begins_one = |word: &str| word.bytes().next().is_some_and(|first| is_first[usize::from(first)]);
    from_each(words).filter(|(word, _)| begins_one(word)).find_map(|(word, rest)| {
        let from = phrases.partition_point(|phrase| *phrase < word);
        let mut near = phrases[from..].iter().copied().take_while(|phrase| phrase.starts_with(word));
        near.find(|phrase| begins(rest, phrase))
    })
}

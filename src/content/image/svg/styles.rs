//! Styles: the CSS of a drawing without the text of its comments, piece by piece as the parser
//! hands it out.

use crate::content::image::PictureFault;

/// Where in a text of styles the last piece has ended, and what it has said till there, without
/// comments.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Styles(Within, String);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A rule; true behind a slash that may open a comment.
    #[default]
    Rules,
    Slash,
    /// A comment.
    Comment,
    /// A comment, behind an asterisk that may close it.
    Asterisk,
    /// A text in these quotation marks.
    Quoted(char),
    /// The same behind a backslash.
    Escaped(char),
}

impl Styles {
    /// The next piece without the words of comments: `/**/` stays of each, since it keeps apart the
    /// text around it. `None` if there are no such words.
    ///
    /// # Errors
    ///
    /// If a reference stands for a character that would open or close a comment, since such
    /// comments are not inspected.
    pub fn without_comments(&mut self, piece: &str) -> Result<Option<String>, PictureFault> {
        if let Some(named) = piece
            .strip_prefix('&')
            .and_then(|piece| piece.strip_suffix(';'))
        {
            return self.reference(named);
        }
        let mut kept = String::with_capacity(piece.len());
        for c in piece.chars() {
            let before = self.0;
            self.0 = match (before, c) {
                (Within::Slash, '*') => Within::Comment,
                (Within::Rules | Within::Slash, '/') => Within::Slash,
                (Within::Rules | Within::Slash, '"' | '\'') => Within::Quoted(c),
                (Within::Rules | Within::Slash, _) | (Within::Asterisk, '/') => Within::Rules,
                (Within::Comment | Within::Asterisk, '*') => Within::Asterisk,
                (Within::Comment | Within::Asterisk, _) => Within::Comment,
                (Within::Quoted(mark), '\\') => Within::Escaped(mark),
                // In CSS, the end of a line ends a string as well.
                (Within::Quoted(mark), _) if c == mark || c == '\n' => Within::Rules,
                (Within::Quoted(mark) | Within::Escaped(mark), _) => Within::Quoted(mark),
            };
            match (before, self.0) {
                (Within::Asterisk, Within::Rules) => kept.push_str("*/"),
                (Within::Comment | Within::Asterisk, _) => {}
                _ => kept.push(c),
            }
        }
        self.1.push_str(&kept);
        Ok((kept != piece).then_some(kept))
    }

    /// Refuses what has been said when it loads something from elsewhere.
    pub fn checked(&self) -> Result<(), PictureFault> {
        checked(&self.1)
    }

    /// Goes on behind a reference.
    fn reference(&mut self, named: &str) -> Result<Option<String>, PictureFault> {
        match (self.0, named) {
            (Within::Comment | Within::Asterisk, _) => {
                self.0 = Within::Comment;
                Ok(Some(String::new()))
            }
            (_, "lt" | "gt" | "amp") => {
                self.1.push(if named == "amp" { '&' } else { ' ' });
                if self.0 == Within::Slash {
                    self.0 = Within::Rules;
                }
                Ok(None)
            }
            _ => Err(PictureFault::Locked),
        }
    }
}

/// Styles as browsers read addresses in them: what is escaped written out, in small letters,
/// without comments, spaces and control characters, backslashes as slashes.
pub fn plain(said: &str) -> String {
    let mut plain = String::with_capacity(said.len());
    let mut rest = said.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        let mut digits = String::new();
        while let Some(digit) = rest.next_if(|c| digits.len() < 6 && c.is_ascii_hexdigit()) {
            digits.push(digit);
        }
        if digits.is_empty() {
            plain.extend(rest.next().map(|c| if c == '\\' { '/' } else { c }));
        } else {
            let meant = u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32);
            plain.extend(meant.map(|c| if c == '\\' { '/' } else { c }));
            rest.next_if(|c| c.is_whitespace());
        }
    }
    let plain = plain.replace("/**/", "");
    plain
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Refuses styles that load something from elsewhere, or hold what nobody has looked into.
fn checked(said: &str) -> Result<(), PictureFault> {
    let said = plain(said).replace("<![cdata[", "").replace("]]>", "");
    if embeds(&said) {
        return Err(PictureFault::Locked);
    }
    // The name of a namespace looks like an address but is never loaded.
    let without_names: String = said
        .split("@namespace")
        .enumerate()
        .map(|(number, part)| {
            if number == 0 {
                part
            } else {
                part.split_once(';').map_or("", |(_, rest)| rest)
            }
        })
        .collect();
    let marks = ["http:", "https:", "ftp:", "(//", "\"//", "'//"];
    if marks.iter().any(|mark| without_names.contains(mark)) {
        return Err(PictureFault::Loads("an address in its styles".to_owned()));
    }
    if without_names.contains("file:") {
        return Err(PictureFault::Damaged(
            "an address in its styles points to a file on somebody's disk".to_owned(),
        ));
    }
    Ok(())
}

/// True for words that hold an address with a picture in it where none is looked for, as styles do.
pub fn embeds(words: &str) -> bool {
    let is_address = |at: usize| {
        words
            .get(at..at + 5)
            .is_some_and(|start| start.eq_ignore_ascii_case("data:"))
    };
    let is_in_address = || words.to_ascii_lowercase().contains("url(") || words.contains(',');
    words
        .match_indices([':'])
        .any(|(at, _)| at >= 4 && is_address(at - 4))
        && is_in_address()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of pieces that come one behind the other.
    fn kept(pieces: &[&str]) -> String {
        let mut styles = Styles::default();
        let piece = |piece: &&str| {
            styles
                .without_comments(piece)
                .expect("nothing is hidden")
                .unwrap_or_else(|| (*piece).to_owned())
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn the_words_of_comments_go_and_nothing_else() {
        assert_eq!(kept(&["a{b:c}/* Rosa */.d/**/e{}"]), "a{b:c}/**/.d/**/e{}");
        assert_eq!(kept(&["a /* Ro", "sa **/ b / c"]), "a /**/ b / c");
        assert_eq!(
            kept(&["a[b=\"/* c */\"] '\\'/*' /*d*/"]),
            "a[b=\"/* c */\"] '\\'/*' /**/"
        );
        assert_eq!(kept(&["/* Rosa"]), "/*");
        assert_eq!(
            kept(&["a", "&gt;", "b /* ", "&note;", " */ c"]),
            "a&gt;b /**/ c"
        );
    }

    #[test]
    fn a_reference_that_may_open_a_comment_is_refused() {
        for hidden in ["&#47;", "&#x2a;", "&note;", "&quot;"] {
            assert_eq!(
                Styles::default().without_comments(hidden),
                Err(PictureFault::Locked),
                "{hidden}"
            );
        }
    }
}

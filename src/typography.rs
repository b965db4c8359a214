//! Typography: quotation marks, apostrophes and spaces as print sets them in the language of a text.

use std::borrow::Cow;

const NO_BREAK_SPACE: char = '\u{a0}';

/// How the print of a language sets quotation marks and the spaces beside signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    /// What opens a quotation.
    pub open: &'static str,
    /// What closes it.
    pub close: &'static str,
    /// True when a space before a sign keeps it on its line.
    keeps_signs: bool,
}

/// For words in whatever language they were said, and for languages with no print of their own here.
pub const COMMON: Typography = Typography { open: "\u{201c}", close: "\u{201d}", keeps_signs: false };

/// French: guillemets with a no-break space inside (Office québécois de la langue française, *Guillemets*).
const FRENCH: Typography = Typography { open: "«\u{a0}", close: "\u{a0}»", keeps_signs: true };

impl Typography {
    /// The print of a language, by its tag (`fr`, `fr-ca`).
    #[must_use]
    pub fn of(language: &str) -> Self {
        match language.split('-').next() {
            Some("fr") => FRENCH,
            _ => COMMON,
        }
    }

    /// The text with straight marks set: `"so"` becomes “so” (« so » in French), `it's` becomes it’s; and its spaces.
    ///
    /// A mark opens after nothing, white space, a bracket or a dash, and closes elsewhere; in French a double one also opens
    /// between an elision and a letter (`l'"affaire"`).
    #[must_use]
    pub fn set(self, text: &str) -> String {
        if !text.contains(['"', '\'']) {
            return self.space(text).into_owned();
        }
        let mut set = String::with_capacity(text.len() + 8);
        let mut before = ' ';
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let elided =
                self.keeps_signs && before == '\u{2019}' && characters.peek().is_some_and(|c| c.is_alphabetic());
            let opens = before.is_whitespace() || "([{\u{2014}\u{2013}/\u{201c}\u{2018}\u{ab}".contains(before);
            match character {
                '"' if opens || elided => set.push_str(self.open),
                '"' => set.push_str(self.close),
                '\'' if opens => set.push('\u{2018}'),
                '\'' => set.push('\u{2019}'),
                other => set.push(other),
            }
            before = set.chars().next_back().unwrap_or(' ');
        }
        self.space(&set).into_owned()
    }

    /// The text with no-break spaces, in the place of plain ones, where a line must not break: in French inside
    /// guillemets and before `: ; ! ?`. No space is added: Canadian usage has none before the last three.
    #[must_use]
    pub fn space(self, text: &str) -> Cow<'_, str> {
        if !self.keeps_signs || !text.contains(' ') {
            return Cow::Borrowed(text);
        }
        let mut spaced = String::with_capacity(text.len() + 8);
        let mut characters = text.chars().peekable();
        let mut before = None;
        while let Some(character) = characters.next() {
            let keeps = before == Some('«') || characters.peek().is_some_and(|next| ":;!?»".contains(*next));
            spaced.push(if character == ' ' && keeps { NO_BREAK_SPACE } else { character });
            before = Some(character);
        }
        Cow::Owned(spaced)
    }
}

#[cfg(test)]
mod tests;

//! Whether a stream gets colour: what the environment wishes, and whether it is a terminal.

/// What the environment says about colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourWish {
    /// No colour anywhere.
    Never,
    /// Colour even in files and pipes.
    Always,
    /// Colour on terminals.
    OnTerminals,
}

impl ColourWish {
    /// The wish of an environment, given the value of each variable in it: `NO_COLOR`
    /// (no-color.org), then `CLICOLOR_FORCE` and `CLICOLOR` (bixense.com/clicolors), then `TERM`.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let is = |name, wanted| variable(name).is_some_and(|value| value == wanted);
        if is_set("NO_COLOR") {
            Self::Never
        } else if is_set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") {
            Self::Always
        } else if is("CLICOLOR", "0") || is("TERM", "dumb") {
            Self::Never
        } else {
            Self::OnTerminals
        }
    }

    /// True if a stream gets colour.
    pub fn allows(self, is_terminal: bool) -> bool {
        match self {
            Self::Never => false,
            Self::Always => true,
            Self::OnTerminals => is_terminal,
        }
    }
}

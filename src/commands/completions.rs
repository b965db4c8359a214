//! `factpress completions`: completions for shells, made from the arguments themselves, and the words
//! of the publication at hand for which their scripts ask.

mod script;
mod words;

use super::arguments::{CompletionOptions, CompletionTarget};
use super::console::Console;
use super::{Arguments, ExitStatus};

/// Prints the script with which a shell completes commands and options, or the words for which such
/// a script asks.
pub fn run(options: &CompletionOptions, console: &Console) -> ExitStatus {
    match options.shell {
        CompletionTarget::Script(shell) => console.print(&script::script(shell)),
        // Whoever presses the tab key wants no message, so a site that cannot be read has no words.
        CompletionTarget::Words(words) => {
            for word in words::words(words).unwrap_or_default() {
                console.say(&word);
            }
        }
    }
    ExitStatus::Done
}

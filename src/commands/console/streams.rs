//! What the console prints, and whether all of it arrived.

use std::fmt::Display;
use std::io::{self, StdinLock, StdoutLock, Write, stdin, stdout};

use super::Console;

impl Console {
    /// Prints a line to standard output.
    pub fn say(&self, line: &dyn Display) {
        self.keep(writeln!(self.out.lock(), "{line}"));
    }

    /// Prints a text to standard output that has its own line breaks.
    pub fn print(&self, text: &dyn Display) {
        self.keep(write!(self.out.lock(), "{text}"));
    }

    /// Keeps why standard output did not take a text. The run goes on, since what it does to files
    /// may matter more than what it says.
    fn keep(&self, written: io::Result<()>) {
        if let Err(error) = written {
            let _ = self.lost.set(error);
        }
    }

    /// Why standard output did not take all that was printed, if it did not.
    #[must_use]
    pub fn lost(&self) -> Option<&io::Error> {
        self.keep(self.out.lock().flush());
        self.lost.get()
    }

    /// Prints to standard error.
    pub fn eprint(&self, line: &dyn Display) {
        let _ = write!(self.err.lock(), "{line}");
    }

    /// Standard input, for a conversation with another program.
    pub fn input() -> StdinLock<'static> {
        stdin().lock()
    }

    /// Standard output, for a conversation with another program, and locked for it.
    pub fn output() -> StdoutLock<'static> {
        stdout().lock()
    }
}

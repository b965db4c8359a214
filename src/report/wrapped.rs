//! Texts in lines that fit into a terminal.

use std::fmt::Write as _;

/// The columns of a terminal.
const WIDTH: usize = 80;

/// Adds a text whose lines end before the last column; every line but the first is indented. A
/// word that is longer than a line, such as an address, is not cut.
pub fn wrap(out: &mut String, text: &str, indent: usize) {
    let mut column = indent;
    for (position, word) in text.split(' ').enumerate() {
        let width = word.chars().count();
        if position > 0 && column + 1 + width > WIDTH {
            let _ = write!(out, "\n{:indent$}", "");
            column = indent;
        } else if position > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
}

//! The shape of a file: where its front matter ends, its line ends, its characters, its size.

use super::{ACCEPTED, Row, body, bytes, found, large};

const CLAIM: &str = "---
claim: The town closed four libraries
claimant: ada
date: 2024-03-10
kind: statement
---
The minutes list them.
";

/// What is replaced in `CLAIM`, by what, and what is found.
const REPLACED: [&str; 11] = [
    "front matter without its last line | statement\n--- | statement | 1:1 front-matter",
    "front matter only | The minutes list them.\n | | nothing",
    "front matter only, without a last line end | ---\nThe minutes list them.\n | --- | nothing",
    "a NUL byte | list | li\0st | 7:15 bad-character",
    "a control character in front matter | town | to\u{1b}[31mwn | 2:14 bad-character",
    "a C1 control character | list | li\u{85}st | 7:15 bad-character",
    "the mark that prose keeps for references | list | \u{e000}0\u{e001} | 7:13 bad-character, 7:15 bad-character",
    "a non-character | list | li\u{fffe}st | 7:15 bad-character",
    "text from right to left with its marks | list | \u{2067}tsil\u{2069} \u{200f}\u{5e9} | nothing",
    "line ends of Windows | \n | \r\n | nothing",
    "line ends of old Macs | \n | \r | nothing",
];

/// The claim, changed as a line of `REPLACED` says.
fn replaced(line: &'static str) -> Row {
    let [name, old, new, expected] = cells(line);
    bytes(name, CLAIM.replace(old, new).as_bytes(), &found(expected))
}

/// The four cells of a line, with the line ends in them.
fn cells(line: &'static str) -> [&'static str; 4] {
    let cells: Vec<&str> = line.split('|').collect();
    let cells = cells
        .iter()
        .map(|cell| cell.trim_matches(' '))
        .collect::<Vec<_>>();
    cells.try_into().expect("four cells")
}

pub fn rows() -> Vec<Row> {
    let misspelled = CLAIM.replace("statement", "statment");
    let windows = misspelled.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    let long = format!("why: {}\nkind:", "a ".repeat(33 << 10));
    let long = CLAIM.replace("kind:", &long);
    let words = "word ".repeat(2_000_000 / 5);
    let mut rows: Vec<Row> = REPLACED.into_iter().map(replaced).collect();
    let mut row = |name, text: &[u8], expected| rows.push(bytes(name, text, expected));
    row(
        "front matter cut off",
        b"---\nclaim: The town closed four libr",
        &["1:1 front-matter"],
    );
    row(
        "front matter missing",
        b"The minutes list them.\n",
        &["1:1 front-matter"],
    );
    row(
        "front matter that is empty",
        b"---\n---\nText.\n",
        &["missing-key", "missing-key"],
    );
    row("empty file", b"", &["front-matter"]);
    row("white space alone", b" \n\t\n", &["front-matter"]);
    row("byte-order mark", &marked(CLAIM), ACCEPTED);
    row(
        "a place in a file with a byte-order mark",
        &marked(&misspelled),
        &["5:7 bad-value"],
    );
    row(
        "a place in a file with line ends of Windows",
        windows.as_bytes(),
        &["5:7 bad-value"],
    );
    row(
        "bytes that are no UTF-8",
        b"---\nclaim: caf\xe9\n---\n",
        &["bad-character"],
    );
    row(
        "an overlong slash",
        b"---\nclaim: \xc0\xaf\n---\n",
        &["bad-character"],
    );
    row(
        "front matter of more than 64 KiB",
        long.as_bytes(),
        &["1:1 front-matter"],
    );
    rows.push(large(
        "a text of more than 4 MiB",
        (4 << 20) + 1,
        &["file-too-large"],
    ));
    rows.push(body("a body of one line of 2 MB", &words, ACCEPTED));
    rows
}

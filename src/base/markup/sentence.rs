//! Where sentences end, and whether lines that look like list entries belong to one sentence.

use super::OBJECT;

/// True for a line at whose end a sentence ends, or something is announced.
pub fn is_closed(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches([
        '"', '\'', '”', '’', '»', '›', ')', '*', '_', OBJECT, ' ', '\u{a0}',
    ]);
    line.ends_with([
        '.', '!', '?', '…', ':', '：', '。', '！', '？', '؟', '।', '۔', ';', '；', '؛',
    ])
}

/// True for a line after which its sentence goes on, in words that end with a stop or without one.
pub fn goes_on(line: &str, have_stop: bool) -> bool {
    let line = line.trim_end();
    line.ends_with([',', '、', '，', '،']) || !is_closed(line) && have_stop
}

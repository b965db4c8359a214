//! Where sentences end, and whether lines that look like list entries belong to one sentence.

use super::OBJECT;
use crate::base::quotation_marks;

/// True for a line at whose end a sentence ends, or something is announced.
pub fn is_closed(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(|c: char| {
        quotation_marks::can_close(c) || c == OBJECT || ")*_ \u{a0}".contains(c)
    });
    line.ends_with([
        '.', '!', '?', '…', ':', '：', '。', '！', '？', '؟', '।', '۔', ';', '；', '؛',
    ])
}

/// True for a line after which its sentence goes on, in words that end with a stop or without one.
pub fn goes_on(line: &str, have_stop: bool) -> bool {
    let line = line.trim_end();
    line.ends_with([',', '、', '，', '،']) || !is_closed(line) && have_stop
}

//! Tables of texts: a row is some lines and, behind `=> `, what comes of them.
//!
//! ```text
//! See [the report] (https://a.example/x).
//! => 1:5 markup-as-typed
//! ```

/// The rows of a table: the lines without their last end, and what comes of them; `nothing` is an
/// empty text.
pub fn rows(table: &'static str) -> Vec<(String, &'static str)> {
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for line in table.trim_start_matches('\n').lines() {
        match line.strip_prefix("=> ") {
            Some("nothing") => rows.push((lines.join("\n"), "")),
            Some(expected) => rows.push((lines.join("\n"), expected)),
            None => {
                lines.push(line);
                continue;
            }
        }
        lines.clear();
    }
    assert!(lines.is_empty(), "{lines:?} have no result");
    rows
}

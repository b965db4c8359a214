//! The mistakes of a report, each with the address that opens its place in an editor.

use std::path::{Path, PathBuf};

use crate::base::address::percent_encode_path;
use crate::commands::server::OverlayMessage;
use crate::report::{Line, Report};

/// How to address a place in an editor.
pub struct Editor<'e> {
    /// The folder of the publication, as an absolute path.
    pub root: PathBuf,
    /// The address, with `{file}`, `{line}` and `{column}` for the position.
    pub pattern: &'e str,
}

impl Editor<'_> {
    /// The mistakes of a report, each with its place in the editor.
    pub fn faults(&self, report: &Report) -> Vec<OverlayMessage> {
        let message = |line: &Line| OverlayMessage {
            text: line.text(),
            href: self.address(line),
        };
        report.lines.iter().map(message).collect()
    }

    fn address(&self, line: &Line) -> String {
        let file = percent_encode_path(&forward(&self.root.join(&*line.file)));
        let number = |number: Option<usize>| number.unwrap_or(1).to_string();
        let pattern = self
            .pattern
            .replace("{line}", &number(line.line))
            .replace("{column}", &number(line.column));
        pattern.replace("{file}", &file)
    }
}

/// A path in the form of addresses: with forward slashes, and one before the letter of a drive.
fn forward(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    if path.starts_with('/') {
        path
    } else {
        format!("/{path}")
    }
}

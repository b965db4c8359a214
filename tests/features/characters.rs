//! Characters that nobody sees, or that make readers see other words: told by number and place, in
//! every text and every name.

mod texts;
mod addresses;
mod names;

use factpress::base::diagnostic::Level;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn site() -> SmallSite {
    SmallSite::new("")
}

/// Each finding as `line:column level message`, cut after the name of the character.
fn told(site: &SmallSite) -> Vec<String> {
    let short = |line: &factpress::report::Line| {
        let level = if line.level == Level::Deny {
            "error"
        } else {
            "warning"
        };
        let place = line
            .line
            .zip(line.column)
            .map_or("file".to_owned(), |(line, column)| {
                format!("{line}:{column}")
            });
        let name: Vec<&str> = line
            .message
            .split(' ')
            .take_while(|word| !word.contains(char::is_lowercase))
            .collect();
        format!("{place} {level} {}", name.join(" "))
    };
    site.checked().report.lines.iter().map(short).collect()
}

//! The tag of a template that opens what nothing closes.

use std::ops::Range;

/// The tags that another one closes, which has `end` before its name.
const CLOSED_TAGS: [&str; 6] = ["block", "component", "filter", "for", "if", "raw"];

/// The last tag that is open at the end of a template, with its name.
pub fn tag(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut open: Vec<(Range<usize>, &'static str)> = Vec::new();
    for (at, _) in text.match_indices("{%") {
        let inside = text[at + 2..].trim_start_matches(['-', '~']).trim_start();
        let word = inside
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()
            .unwrap_or("");
        if let Some(name) = CLOSED_TAGS.into_iter().find(|name| *name == word) {
            let end = text[at..].find("%}").map_or(text.len(), |end| at + end + 2);
            open.push((at..end, name));
        } else if let Some(closed) = word.strip_prefix("end")
            && let Some(last) = open.iter().rposition(|(_, name)| *name == closed)
        {
            open.remove(last);
        }
    }
    open.pop()
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn the_last_open_tag_is_found() {
        let found = |text: &str| tag(text).map(|(range, name)| (text[range].to_owned(), name));
        assert_eq!(
            found("{% for a in b %}{% if a %}x{% endif %}"),
            Some(("{% for a in b %}".to_owned(), "for"))
        );
        assert_eq!(
            found("{%- if a -%}{% block b %}{% endblock b %}"),
            Some(("{%- if a -%}".to_owned(), "if"))
        );
        assert_eq!(found("{% if a %}{% else %}{% endif %}"), None);
    }
}

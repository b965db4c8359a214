//! Whether a request still wants a file, given what its sender knows of it (RFC 9110, section 13).

use hyper::HeaderMap;
use hyper::header::{HeaderName, IF_MATCH, IF_NONE_MATCH};

/// What the conditions of a request mean for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The file is wanted.
    Met,
    /// The sender has the file already.
    Unchanged,
    /// The sender wants only an earlier version of the file.
    Failed,
}

/// What these headers mean for a file with this entity tag. Conditions on times mean nothing, since
/// no answer says when a file last changed.
#[must_use]
pub fn condition(headers: &HeaderMap, tag: &str) -> Condition {
    let names = |header: HeaderName, is_the_same: &dyn Fn(&str) -> bool| {
        let mut lists = headers.get_all(header).iter().peekable();
        lists.peek()?;
        // The tags of these files have no commas, so a part of another's tag does no harm.
        let mut known = lists.flat_map(|list| list.to_str().unwrap_or_default().split(','));
        Some(known.any(|known| known.trim() == "*" || is_the_same(known.trim())))
    };
    // A weak tag is never enough to be sure of every byte, and always enough to save a download.
    let is_strong_match = |known: &str| known == tag;
    let is_weak_match = |known: &str| known.strip_prefix("W/").unwrap_or(known) == tag;
    if names(IF_MATCH, &is_strong_match) == Some(false) {
        Condition::Failed
    } else if names(IF_NONE_MATCH, &is_weak_match) == Some(true) {
        Condition::Unchanged
    } else {
        Condition::Met
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn of(headers: &[(&'static str, &'static str)]) -> Condition {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        condition(&map, "\"abc\"")
    }

    #[test]
    fn whoever_has_the_file_is_not_sent_it_again() {
        for known in [
            "\"abc\"",
            "W/\"abc\"",
            "*",
            "\"x\", W/\"abc\"",
            "\"x\",\"abc\"",
        ] {
            assert_eq!(
                of(&[("if-none-match", known)]),
                Condition::Unchanged,
                "{known}"
            );
        }
        for known in ["\"abd\"", "abc", "", "\"abc", "\"x\", \"y\""] {
            assert_eq!(of(&[("if-none-match", known)]), Condition::Met, "{known}");
        }
        let two = [("if-none-match", "\"x\""), ("if-none-match", "\"abc\"")];
        assert_eq!(of(&two), Condition::Unchanged);
        assert_eq!(of(&[]), Condition::Met);
    }

    #[test]
    fn whoever_wants_an_earlier_version_gets_nothing_of_this_one() {
        assert_eq!(of(&[("if-match", "\"abc\"")]), Condition::Met);
        assert_eq!(of(&[("if-match", "*")]), Condition::Met);
        for known in ["\"abd\"", "W/\"abc\"", "abc", ""] {
            assert_eq!(of(&[("if-match", known)]), Condition::Failed, "{known}");
        }
        let both = [("if-match", "\"x\""), ("if-none-match", "\"abc\"")];
        assert_eq!(of(&both), Condition::Failed);
    }
}

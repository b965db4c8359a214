//! Redirects: which addresses a `_redirects` file redirects, as Netlify and Cloudflare Pages read
//! it.

use std::collections::HashSet;

use crate::model::host_files::redirects::{RedirectLine, parse as lines};

/// The addresses that the lines of a `_redirects` file redirect.
#[derive(Debug, Default)]
pub struct Redirects<'t> {
    /// Whole addresses, without the slash at their end.
    plain: HashSet<&'t str>,
    /// Patterns of addresses, with `*` for any end or `:name` for any segment.
    patterns: Vec<&'t str>,
}

impl<'t> Redirects<'t> {
    /// Reads the lines. Those that lead nowhere are left out, and so are those that apply only to
    /// some queries.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        let mut redirects = Self::default();
        for RedirectLine { from, .. } in lines(text).filter(|line| line.status != Some("404")) {
            if from.ends_with('*') || from.contains("/:") {
                redirects.patterns.push(from);
            } else {
                redirects.plain.insert(without_slash(from));
            }
        }
        redirects
    }

    /// True if a line redirects this address, which is given as hosts see it: percent-encoded, with
    /// the path of the site in front.
    #[must_use]
    pub fn lead_on(&self, address: &str) -> bool {
        let address = without_slash(address);
        self.plain.contains(address)
            || self
                .patterns
                .iter()
                .any(|pattern| is_like(pattern, address))
    }
}

fn without_slash(address: &str) -> &str {
    address.strip_suffix('/').unwrap_or(address)
}

/// True if a pattern matches an address; `/a/*` matches `/a` too.
fn is_like(pattern: &str, address: &str) -> bool {
    let mut segments = address.split('/');
    for part in without_slash(pattern).split('/') {
        if part == "*" {
            return true;
        }
        let Some(segment) = segments.next() else {
            return false;
        };
        let is_same = match part.strip_suffix('*') {
            Some(start) => return segment.starts_with(start),
            None => part == segment || (part.starts_with(':') && !segment.is_empty()),
        };
        if !is_same {
            return false;
        }
    }
    segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::Redirects;

    #[test]
    fn a_line_leads_on_from_an_address_or_from_all_that_are_like_it() {
        let lead_on = |line: &str, address: &str| Redirects::parse(line).lead_on(address);
        assert!(lead_on("/a/b /c/ 301", "/a/b/"));
        assert!(lead_on("/a/b/ https://other.example/", "/a/b/"));
        assert!(lead_on("/a/* /c/:splat 301!", "/a/b/"));
        assert!(lead_on("/a/* /c/ 301", "/a/"));
        assert!(lead_on("/old-* /c/", "/old-b/"));
        assert!(lead_on("/a/:claim/ /c/:claim/", "/a/b/"));
        assert!(!lead_on("/a/:claim/ /c/:claim/", "/a/"));
        assert!(!lead_on("/a/b/c/ /c/", "/a/b/"));
        assert!(!lead_on("/a/ /c/", "/a/b/"));
    }

    #[test]
    fn what_is_no_line_or_shows_that_nothing_is_there_leads_nowhere() {
        let lead_on = |line: &str| Redirects::parse(line).lead_on("/a/b/");
        assert!(!lead_on("# /a/b/ /c/"));
        assert!(!lead_on("/a/b/"));
        assert!(!lead_on("/a/b/ # /c/"));
        assert!(!lead_on("/* /404.html 404"));
        assert!(!lead_on("/a/b/ id=:id /c/:id"));
    }
}

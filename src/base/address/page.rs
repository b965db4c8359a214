//! Addresses of pages in the place of the address of their site.

use super::BaseUrl;

impl BaseUrl {
    /// What an address was meant to be that names a page of a site, or has a query or a fragment.
    #[must_use]
    pub fn of_page(text: &str) -> Option<String> {
        let scheme = text.find("://").map(|at| at + 3)?;
        let end = text.find(['?', '#']).unwrap_or(text.len());
        let site = &text[..end];
        let site = match site[scheme..].rfind('/') {
            Some(slash) if is_page(&site[scheme..]) => &site[..=scheme + slash],
            _ => site,
        };
        (site != text && Self::parse(site).is_ok()).then(|| site.to_owned())
    }
}

/// True if an address, without its scheme, ends with the file of a page.
pub fn is_page(rest: &str) -> bool {
    let Some((_, name)) = rest.rsplit_once('/') else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    [".html", ".htm", ".php", ".aspx"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

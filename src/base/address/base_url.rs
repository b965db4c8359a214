//! The URL of the site, and the links and URLs that begin with it.

use std::net::IpAddr;

use super::percent::percent_encode;
use super::{Address, host, is_plain_url};

/// The URL of the site: scheme, host and the path below which it is served
/// (`https://example.org/checks`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads an absolute `http` or `https` address without query or fragment; a trailing slash is
    /// dropped.
    ///
    /// # Errors
    ///
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let Some(rest) = rest else {
            return Err(format!("`{text}` does not begin with https:// or http://"));
        };
        if text.contains(['?', '#']) {
            return Err(format!(
                "`{text}` has a query or a fragment; a site's address has neither"
            ));
        }
        if is_page(rest) {
            return Err(format!(
                "`{text}` is the address of a page; a site's address ends before it"
            ));
        }
        if !is_plain_url(text) {
            return Err(format!(
                "`{text}` contains a character that is not allowed in an address"
            ));
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() || host.contains('@') {
            return Err(format!("`{text}` has no host"));
        }
        // The colons of an IPv6 address are between brackets, and looked at with them.
        let (name, port) = host
            .split_once(':')
            .filter(|_| !host.starts_with('['))
            .unwrap_or((host, "0"));
        if port.parse::<u16>().is_err() {
            return Err(format!(
                "`{text}` has an invalid port; a port is a number up to 65535"
            ));
        }
        if let Some(fault) = host::fault(host).filter(|_| name.is_ascii()) {
            return Err(format!("`{text}` {fault}"));
        }
        if !name.is_ascii() {
            return Err(format!(
                "`{text}` has a host with non-ASCII characters; write it in the form that begins with xn--"
            ));
        }
        let scheme = &text[..text.len() - rest.len()];
        let path = path.trim_matches('/');
        let path = if path.is_empty() {
            String::new()
        } else {
            format!("/{path}")
        };
        Ok(Self {
            origin: format!("{scheme}{host}"),
            path,
        })
    }

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

    /// True for an address that is reserved for examples and tests, where nothing can be public
    /// (RFC 2606; RFC 6761, section 6).
    #[must_use]
    pub fn is_example(&self) -> bool {
        let host = self.host();
        let ends = |end: &str| {
            let before = host.strip_suffix(end);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        [
            "example",
            "example.com",
            "example.net",
            "example.org",
            "invalid",
            "localhost",
            "test",
        ]
        .into_iter()
        .any(ends)
    }

    /// True for the number of an address at which the machine itself answers; its name is one of
    /// examples.
    #[must_use]
    pub fn is_this_machine(&self) -> bool {
        let number = self.host().trim_matches(['[', ']']).parse::<IpAddr>();
        number.is_ok_and(|number| number.is_loopback() || number.is_unspecified())
    }

    /// The path below which the site is served, such as `/checks`; empty at the root of its host.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The name of its host, without a port; an IPv6 address with its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let end = host.find(']').map_or(0, |end| end + 1);
        let port = host[end..].find(':').map_or(host.len(), |at| end + at);
        &host[..port]
    }

    /// True if it begins with `https://`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The link to an address from any page of the site: path only, the site's own path in front,
    /// percent-encoded.
    #[must_use]
    pub fn href(&self, address: &Address) -> String {
        let mut href = String::with_capacity(self.path.len() + address.as_str().len());
        href.push_str(&self.path);
        percent_encode(&mut href, address.as_str());
        href
    }

    /// The absolute URL of a link that [`Self::href`] made.
    #[must_use]
    pub fn with_href(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }

    /// The absolute URL, as canonical links, feeds and structured data need it.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> String {
        let mut url = format!("{}{}", self.origin, self.path);
        percent_encode(&mut url, address.as_str());
        url
    }
}

/// True if an address, without its scheme, ends with the file of a page.
fn is_page(rest: &str) -> bool {
    let Some((_, name)) = rest.rsplit_once('/') else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    [".html", ".htm", ".php", ".aspx"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

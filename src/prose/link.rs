//! Links of a body: where they may lead, and how their address is written.

use pulldown_cmark::LinkType;

use crate::address::{Address, BaseUrl, check_outside};
use crate::text::Html;

/// A link as it is to be printed.
#[derive(Debug)]
pub struct Link {
    /// The address, escaped.
    pub href: Html,
    /// True when it leads to a place on the site.
    pub is_inside: bool,
    /// What is wrong with it, and help.
    pub fault: Option<(String, String)>,
}

/// Reads a link's target.
pub fn read(link_type: LinkType, target: &str, base: &BaseUrl) -> Link {
    let link = |href: &str, is_inside, fault| Link { href: Html::escape(href), is_inside, fault };
    if link_type == LinkType::Email {
        return link(&format!("mailto:{target}"), false, None);
    }
    if target.starts_with('#') {
        return link(target, true, None);
    }
    let leaves = target.starts_with("//") || target.contains(['\\', '\t', '\n', '\r']);
    if target.starts_with('/') && !leaves {
        let root = base.href(&Address::page(&[]));
        return link(&format!("{}{target}", root.trim_end_matches('/')), true, None);
    }
    if target.strip_prefix("mailto:").is_some_and(|mail| mail.contains('@')) {
        return link(target, false, None);
    }
    let fault = check_outside(target).err().map(|message| {
        let help = if target.ends_with(".md") {
            "refer to a claim with [[claim:its-id]], and to a page with its address, as in /about/"
        } else {
            "links begin with https://, http://, mailto:, / or #"
        };
        (message, help.to_owned())
    });
    link(target, false, fault)
}

//! Links of a body: where they may lead, and how they are written; and words in another language,
//! written like links.

use super::events::LANGUAGE_SCHEME;
use pulldown_cmark::LinkType;

use crate::base::address::{Address, BaseUrl, check_outside};
use crate::base::text::characters::{first_invisible, named};
use crate::base::text::{Html, is_language_tag};
use crate::content::is_picture;

/// A link as it is to be printed.
#[derive(Debug)]
pub struct Printed {
    /// The HTML before its words.
    pub open: String,
    /// The HTML after them.
    pub close: &'static str,
    /// Where it leads; `None` for words in another language.
    pub leads: Option<Leads>,
    /// What is wrong with it, and help.
    pub fault: Option<(String, String)>,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To a place on the site.
    Inside,
    /// Away from it.
    External,
}

/// Reads a link's target. `[words](lang:fr)` leads nowhere and says which language its words are
/// in.
pub fn read(link_type: LinkType, target: &str, base: &BaseUrl) -> Printed {
    if let Some(language) = target
        .strip_prefix(LANGUAGE_SCHEME)
        .filter(|language| is_language_tag(language))
    {
        return Printed {
            open: format!("<span lang=\"{language}\" dir=\"auto\">"),
            close: "</span>",
            leads: None,
            fault: None,
        };
    }
    if let Some((_, character)) = first_invisible(target).filter(|_| target.starts_with("mailto:"))
    {
        let message = format!(
            "this address contains the invisible character {}",
            named(character)
        );
        return link(
            target,
            Leads::External,
            Some((message, "delete it".to_owned())),
        );
    }
    if link_type == LinkType::Email {
        return link(&format!("mailto:{target}"), Leads::External, None);
    }
    if target.starts_with('#') {
        return link(target, Leads::Inside, None);
    }
    let leaves = target.starts_with("//") || target.contains(['\\', '\t', '\n', '\r']);
    if target.starts_with('/') && !leaves {
        let root = base.href(&Address::page(&[]));
        return link(
            &format!("{}{target}", root.trim_end_matches('/')),
            Leads::Inside,
            None,
        );
    }
    if target
        .strip_prefix("mailto:")
        .is_some_and(|mail| mail.contains('@'))
    {
        return link(target, Leads::External, None);
    }
    let fault = check_outside(target)
        .err()
        .map(|message| (message, help_for(target).to_owned()));
    link(target, Leads::External, fault)
}

/// A link that leads to this address.
fn link(href: &str, leads: Leads, fault: Option<(String, String)>) -> Printed {
    Printed {
        open: format!("<a href=\"{}\">", Html::escape(href).as_str()),
        close: "</a>",
        leads: Some(leads),
        fault,
    }
}

/// What to write in place of a target that leads nowhere.
fn help_for(target: &str) -> &'static str {
    if first_invisible(target).is_some() {
        "delete it: it makes the address lead elsewhere"
    } else if is_picture(target) && !target.contains(':') {
        "to show a picture, write `!` right before the brackets; a file to download belongs in content/static/"
    } else if target.ends_with(".md") {
        "refer to a claim with [[claim:its-id]], and to a page with its address, as in /about/"
    } else if target.starts_with(LANGUAGE_SCHEME) {
        "write the language tag in lowercase letters, as in lang:fr or lang:pt-br"
    } else if !target.contains([':', '/', '.', '#']) || target.starts_with('.') {
        "for brackets that are not a link, write \\[; links begin with https://, http://, mailto:, / or #"
    } else {
        "links begin with https://, http://, mailto:, / or #"
    }
}

//! `link-says-nothing`: the words of a link, read by themselves, say where it leads.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::content::prose::BodyLink;

pub const RULE: Rule = Rule::warn("link-says-nothing");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let bodies = context.site.bodies();
    bodies
        .flat_map(|(file, body)| {
            body.links.iter().filter_map(move |link| {
                let message = fault(link)?;
                let help = "name what the link leads to: [the council's minutes](…)".to_owned();
                Some(
                    Diagnostic::new(RULE, file, At::Bytes(link.place.clone()), message)
                        .with_help(help),
                )
            })
        })
        .collect()
}

fn fault(link: &BodyLink) -> Option<String> {
    // An address that is written by itself, bare or in angle brackets, is meant to be read as an
    // address.
    let (_, rest) = link
        .target
        .split_once("://")
        .filter(|_| link.words.starts_with("www."))
        .unwrap_or(("", &link.target));
    let shown = if link.words.ends_with('/') {
        rest
    } else {
        rest.strip_suffix('/').unwrap_or(rest)
    };
    if link.words == shown || link.words == link.target && link.target.contains("://") {
        return None;
    }
    let words = link
        .words
        .trim_matches(|c: char| c.is_whitespace() || ".,:;!…→»>".contains(c));
    let is_address = ["http://", "https://", "www."]
        .iter()
        .any(|start| words.starts_with(start));
    if is_address && !words.contains(char::is_whitespace) {
        return Some(
            "the words of this link are an address, which screen readers read out letter by letter"
                .to_owned(),
        );
    }
    let says_nothing = words.is_empty()
        || language::any_has(&words.to_lowercase(), |language| language.idle_link_words);
    says_nothing.then(|| format!("the words of this link, \"{words}\", do not say where it leads"))
}

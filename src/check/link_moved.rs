//! `link-moved`: an address is the one to which its server redirects for good.

use super::RuleContext;
use super::asked_address::AskedAddress;
use crate::base::diagnostic::{At, Diagnostic, Edit, Rule};
use crate::base::text::visible;
use crate::check::external::LinkAnswer;

pub const RULE: Rule = Rule::note("link-moved");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    AskedAddress::all(context)
        .filter_map(|asked| {
            let LinkAnswer::Elsewhere {
                to,
                is_permanent: true,
                is_plain,
            } = &asked.link.answer
            else {
                return None;
            };
            let to = with_fragment(to, asked.address.url);
            let message = format!("this address has moved for good, to {}", visible(&to));
            let fault = asked.fault(RULE, message);
            Some(if *is_plain {
                fault
                    .with_help("write the new address".to_owned())
                    .with_edit(edit(context, &asked, to))
            } else {
                fault.with_help("look whether the same is there, and write its address".to_owned())
            })
        })
        .collect()
}

/// The new address with the fragment of the old one: servers see neither.
fn with_fragment(to: &str, from: &str) -> String {
    match from.split_once('#') {
        Some((_, fragment)) if !to.contains('#') => format!("{to}#{fragment}"),
        _ => to.to_owned(),
    }
}

/// The change from the old address to the new one; `None` if the text does not have the old one as
/// it is.
fn edit(context: &RuleContext<'_>, asked: &AskedAddress<'_>, to: String) -> Option<Edit> {
    let from = asked.address.url;
    let At::Bytes(place) = &asked.address.at else {
        return Some(Edit {
            at: asked.address.at.clone(),
            from: from.to_owned(),
            to,
        });
    };
    if to.contains(['(', ')', '<', '>', ' ']) {
        return None;
    }
    let text = context.texts.text(&asked.address.file)?;
    let place = asked.address.defined_at.unwrap_or(place);
    let link = text.get(place.clone())?;
    // The words of a link may be its address, too; both change.
    let places = whole_addresses(link, from);
    let (first, last) = (*places.first()?, *places.last()?);
    let changed = first..last + from.len();
    Some(Edit {
        at: At::Bytes(place.start + changed.start..place.start + changed.end),
        from: link[changed.clone()].to_owned(),
        to: replaced(&link[changed], from, &to),
    })
}

/// Where a text has an address that does not go on behind it.
fn whole_addresses(text: &str, address: &str) -> Vec<usize> {
    let ends = |at: &usize| {
        let next = text[at + address.len()..].chars().next();
        next.is_none_or(|next| next.is_whitespace() || "<>()[]\"'".contains(next))
    };
    let places = text.match_indices(address).map(|(at, _)| at);
    places.filter(ends).collect()
}

/// A text in which an address is another wherever it does not go on.
fn replaced(text: &str, from: &str, to: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for at in whole_addresses(text, from) {
        changed.push_str(&text[done..at]);
        changed.push_str(to);
        done = at + from.len();
    }
    changed.push_str(&text[done..]);
    changed
}

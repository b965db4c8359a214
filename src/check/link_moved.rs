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
/// it is, and exactly once.
fn edit(context: &RuleContext<'_>, asked: &AskedAddress<'_>, to: String) -> Option<Edit> {
    let from = asked.address.url.to_owned();
    let at = match &asked.address.at {
        At::Bytes(place) => {
            let text = context.texts.text(&asked.address.file)?;
            let link = text.get(place.clone())?;
            let mut places = link.match_indices(from.as_str());
            let (start, _) = places.next()?;
            if places.next().is_some() || to.contains(['(', ')', '<', '>', ' ']) {
                return None;
            }
            let start = place.start + start;
            At::Bytes(start..start + from.len())
        }
        at => at.clone(),
    };
    Some(Edit { at, from, to })
}

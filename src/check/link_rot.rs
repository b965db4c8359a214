//! `link-rot`: readers find at an address what was there when it was written down.

use super::RuleContext;
use super::asked_address::AskedAddress;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::check::external::LinkAnswer;
use crate::model::site::WhoseAddress;
use crate::model::source::{Archive, Source};

pub const RULE: Rule = Rule::warn("link-rot");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    AskedAddress::all(context)
        .filter_map(|asked| {
            let LinkAnswer::Gone(why) = &asked.link.answer else {
                return None;
            };
            let message = format!("readers no longer find what was here: {why}");
            let help = help(context, &asked);
            Some(asked.fault(RULE, message).with_help(help))
        })
        .collect()
}

/// What readers can read instead, and what to do.
fn help(context: &RuleContext<'_>, asked: &AskedAddress<'_>) -> String {
    match asked.address.whose {
        WhoseAddress::Source(source) => kept(source).map_or_else(
            || {
                "find out where it is now; or find a capture in an archive, give it as `archive`, and remove `url`"
                    .to_owned()
            },
            |kept| format!("find out where it is now, or remove `url`: {kept}"),
        ),
        WhoseAddress::Archive(source) => {
            let id = &source.id;
            if source.stored_copy().is_some() {
                "name another capture, or write why there is none: `archive: {none: …}`".to_owned()
            } else {
                format!("name another capture, and keep a copy of your own: `factpress archive {id}`")
            }
        }
        WhoseAddress::Other => {
            let url = asked.address.url;
            let sources = context.site.sources.iter().map(|(_, source)| source);
            let mut same = sources.filter(|source| {
                source.url.as_ref().is_some_and(|own| own.as_str() == url)
            });
            same.find_map(kept).map_or_else(
                || "find out where it is now, or link to a capture in an archive".to_owned(),
                |kept| format!("find out where it is now, or link to what is kept: {kept}"),
            )
        }
    }
}

/// Where a source is kept.
fn kept(source: &Source) -> Option<String> {
    if let Archive::Kept { url, date } = &source.archive {
        let url = url.as_str();
        return Some(format!("an archive has it as of {date}, {url}"));
    }
    let kept = source.stored_copy()?;
    let day = kept.kept.map(|kept| kept.date);
    let day = day.or_else(|| source.copy.as_ref().map(|copy| copy.date));
    let day = day.map_or_else(String::new, |day| format!(" of {day}"));
    let file = kept.file.unwrap_or("on record");
    Some(format!("your own copy{day} is {file}"))
}

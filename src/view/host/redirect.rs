//! Redirects: where readers of old addresses are led.

use super::moved;
use crate::model::host_files::redirects;
use crate::model::site::Site;
use crate::plan::{Plan, Subject};
use crate::view::edition::Edition;

/// Where readers of an address are led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The address, or a pattern of addresses with `:name` for a segment and `*` at its end for any
    /// rest.
    pub from: String,
    /// Where it leads; `:name` and `:splat` stand for what the pattern found.
    pub to: String,
    /// The status of the answer: 301, 302, 303, 307 or 308.
    pub status: u16,
}

/// The statuses with which servers lead readers on.
const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];
/// The status of lines that have none; Cloudflare has the same.
const NO_STATUS: u16 = 302;

/// The redirects in an author's own file, and the lines that a configuration of a server cannot
/// have: those that show one address at another, or apply to some readers only.
pub fn of_author(site: &Site) -> (Vec<Redirect>, Vec<String>) {
    let own = site.host_files.redirects.as_deref().unwrap_or_default();
    let (mut redirects, mut others) = (Vec::new(), Vec::new());
    for line in redirects::parse(own) {
        let status = match line.status {
            None => Some(NO_STATUS),
            Some(status) => status
                .parse()
                .ok()
                .filter(|status| STATUSES.contains(status)),
        };
        let is_plain = line.from.starts_with('/') && !line.is_conditional;
        match status.filter(|_| is_plain) {
            Some(status) => redirects.push(Redirect {
                from: line.from.to_owned(),
                to: line.to.to_owned(),
                status,
            }),
            None => others.push(format!(
                "{} {} {}",
                line.from,
                line.to,
                line.status.unwrap_or_default()
            )),
        }
    }
    (redirects, others)
}

/// The redirects from where pages were before, each with and without the slash at its end.
pub fn of_moved<'a>(
    plan: &'a Plan<'_>,
    editions: &'a [Edition<'_>],
) -> impl Iterator<Item = Redirect> + 'a {
    plan.pages.iter().flat_map(|page| {
        let Subject::Moved(moved) = page.subject else {
            return Vec::new();
        };
        let edition = &editions[page.edition];
        let (from, to) = (
            edition.href(&page.address),
            edition.href(&moved::address(edition, moved)),
        );
        let without_slash = from.trim_end_matches('/').to_owned();
        [from, without_slash]
            .map(|from| Redirect {
                from,
                to: to.clone(),
                status: 301,
            })
            .into()
    })
}

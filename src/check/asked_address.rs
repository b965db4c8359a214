//! The addresses of others that were asked for, each with its place and what came of it.

use super::RuleContext;
use super::external::AskedLink;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::model::site::OutsideAddress;

/// An address of the content that was asked for.
pub struct AskedAddress<'s> {
    /// The address, and where it is written.
    pub address: OutsideAddress<'s>,
    /// What came of it.
    pub link: &'s AskedLink,
    /// True if that is not from this day.
    is_older: bool,
}

impl<'s> AskedAddress<'s> {
    /// All that were asked for; none unless somebody wanted it.
    pub fn all(context: &RuleContext<'s>) -> impl Iterator<Item = Self> {
        let links = &context.external.links;
        let is_any = !links.known.is_empty();
        let today = context.today.map(|today| today.day);
        let addresses = is_any.then(|| context.site.outside_addresses());
        addresses.into_iter().flatten().filter_map(move |address| {
            let link = links.of(address.url)?;
            Some(Self {
                is_older: today.is_some_and(|today| link.day < today),
                address,
                link,
            })
        })
    }

    /// A finding at the address.
    pub fn fault(&self, rule: Rule, message: String) -> Diagnostic {
        let address = &self.address;
        let fault = Diagnostic::new(rule, &address.file, address.at.clone(), message);
        if self.is_older {
            fault.with_note(format!("it was asked for on {}", self.link.day))
        } else {
            fault
        }
    }
}

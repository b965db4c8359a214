//! The pages of what was withdrawn, at the addresses that readers know.

use super::PageList;
use crate::plan::{Addresses, Moved, Subject};

impl PageList<'_, '_> {
    /// The page of each document that was withdrawn, with the embed of a claim, and its aliases.
    pub fn withdrawn(&mut self, edition: usize, addresses: Addresses<'_>) {
        let site = self.site;
        for (position, document) in site.withdrawn.iter().enumerate() {
            let page = addresses.withdrawn(document);
            self.add(edition, page, Subject::Withdrawn(position));
            let embed = addresses.withdrawn_embed(document);
            let is_claim = embed.is_some();
            if let Some(embed) = embed {
                self.add(edition, embed, Subject::WithdrawnEmbed(position));
            }
            for alias in &document.aliases {
                let moved = Subject::Moved(Moved::Withdrawn(position));
                self.add(edition, addresses.alias(alias), moved);
                if is_claim && alias.segments().len() == 2 {
                    let embed = addresses.alias_embed(alias);
                    self.add(edition, embed, Subject::WithdrawnEmbed(position));
                }
            }
        }
    }
}

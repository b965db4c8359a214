//! The files of an edition for programs: its data, the twins of its pages, the feeds of tags and
//! people.

use super::PageList;
use crate::base::address::Address;
use crate::model::translated::Translated as _;
use crate::plan::addresses::Addresses;
use crate::plan::{CitationFile, DataFile, Subject};

/// The name of the file that says what programs that read text find where.
const LLMS: &str = "llms.txt";

/// Adds them. Held documents are not offered to programs, even among drafts.
pub fn files(
    list: &mut PageList<'_, '_>,
    edition: usize,
    addresses: Addresses<'_>,
    language: &str,
) {
    let (site, index) = (list.site, list.index);
    for file in DataFile::ALL {
        add(
            list,
            edition,
            addresses.file(file.name()),
            Subject::Data(file),
        );
    }
    for (claim, entry) in site.claims.iter() {
        if !entry.is_held_in(language) {
            let address = addresses.claim_json(entry);
            add(list, edition, address, Subject::ClaimJson(claim));
            let address = addresses.markdown_of_claim(entry);
            add(list, edition, address, Subject::ClaimMarkdown(claim));
            let text = entry.in_language(language);
            // A page that falls back to the original is not what is to be cited.
            let cited = CitationFile::ALL.into_iter();
            for file in cited.filter(|_| text.language == language) {
                let address = addresses.citation(text, file);
                add(list, edition, address, Subject::Citation(claim, file));
            }
        }
    }
    for (explainer, entry) in site.explainers.iter() {
        if !entry.is_held_in(language) {
            let address = addresses.markdown_of_explainer(&entry.id);
            add(
                list,
                edition,
                address,
                Subject::ExplainerMarkdown(explainer),
            );
        }
    }
    for &tag in index.by_tag.keys() {
        add(
            list,
            edition,
            addresses.tag_feed(tag),
            Subject::TagFeed(tag),
        );
    }
    for &person in &index.used_people {
        if !index.with_person(person).is_empty() || !index.written_by(person).is_empty() {
            let address = addresses.person_feed(&site.people[person].id);
            add(list, edition, address, Subject::PersonFeed(person));
        }
    }
    // A file of the author's own takes its place.
    let llms = addresses.file(LLMS);
    let llms = llms.filter(|llms| !list.is_copied(llms));
    add(list, edition, llms, Subject::Llms);
}

fn add<'s>(
    list: &mut PageList<'s, '_>,
    edition: usize,
    address: Option<Address>,
    subject: Subject<'s>,
) {
    if let Some(address) = address {
        list.add(edition, address, subject);
    }
}

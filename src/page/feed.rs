//! The Atom feed of claims (RFC 4287): each entry carries the verdict in its title and the finding as its summary.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::claim;
use super::edition::Edition;
use crate::address::Address;
use crate::claim::Claim;
use crate::date::Day;
use crate::register::Ref;

/// Entries in a feed.
const LONGEST: usize = 50;

type Xml = Writer<Vec<u8>>;

/// The feed's bytes; `address` is where it stands itself.
///
/// # Panics
///
/// Never: writing to memory cannot fail.
#[must_use]
pub fn bytes(edition: &Edition<'_>, address: &Address) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    write(&mut xml, edition, address).expect("writing to memory cannot fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Xml, edition: &Edition<'_>, address: &Address) -> std::io::Result<()> {
    let site = edition.site;
    let mut claims: Vec<Ref<Claim>> =
        edition.index.newest.iter().copied().filter(|claim| site.claims[*claim].hold.is_none()).collect();
    claims.sort_by_key(|claim| std::cmp::Reverse(site.claims[*claim].modified()));
    claims.truncate(LONGEST);
    let updated = claims.first().map(|claim| site.claims[*claim].modified());
    let explained = site.explainers.iter().map(|(_, explainer)| explainer.modified()).max();
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", edition.language)];
    xml.create_element("feed").with_attributes(root).write_inner_content(|xml| {
        let home = edition.absolute(&edition.places.front());
        let own = edition.absolute(address);
        text(xml, "title", edition.say(&site.settings.title))?;
        text(xml, "subtitle", edition.say(&site.settings.description))?;
        link(xml, &[("href", home.as_str())])?;
        link(xml, &[("rel", "self"), ("type", "application/atom+xml"), ("href", own.as_str())])?;
        text(xml, "id", &own)?;
        if let Some(updated) = updated.or(explained) {
            text(xml, "updated", &timestamp(updated))?;
        }
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &site.settings.publisher.name))?;
        for claim in &claims {
            entry(xml, edition, edition.claim(*claim))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn entry(xml: &mut Xml, edition: &Edition<'_>, claim: &Claim) -> std::io::Result<()> {
    let url = edition.absolute(&edition.places.claim(claim));
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &claim::title(edition, claim))?;
        link(xml, &[("href", url.as_str())])?;
        text(xml, "id", &url)?;
        text(xml, "published", &timestamp(claim.published))?;
        text(xml, "updated", &timestamp(claim.modified()))?;
        text(xml, "summary", &claim::description(edition, claim))?;
        for tag in &claim.tags {
            let label = edition.tag(tag).text;
            let category = [("term", tag.as_str()), ("label", label.as_str())];
            xml.create_element("category").with_attributes(category).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content))?;
    Ok(())
}

fn link(xml: &mut Xml, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.create_element("link").with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// Midnight of a day: the publication knows days, and Atom asks for a time (RFC 3339).
fn timestamp(day: Day) -> String {
    format!("{day}T00:00:00Z")
}

//! Sitemaps (sitemaps.org protocol 0.9): one file for up to 50,000 addresses, or an index of
//! several.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::edition::Edition;
use crate::model::translated::Translated as _;
use crate::plan::{Page, Plan, Subject, file};

/// An address with the day of its last change, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapEntry {
    /// The whole address.
    pub url: String,
    /// The day as `YYYY-MM-DD`; `None` for pages without a day of their own.
    pub modified: Option<String>,
}

/// A sitemap, which lists pages.
#[must_use]
pub fn urls(entries: &[SitemapEntry]) -> Vec<u8> {
    write("urlset", "url", entries)
}

/// An index, which lists sitemaps.
#[must_use]
pub fn index(entries: &[SitemapEntry]) -> Vec<u8> {
    write("sitemapindex", "sitemap", entries)
}

fn write(root: &str, element: &str, entries: &[SitemapEntry]) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = write_all(&mut xml, root, element, entries);
    written.expect("writing to memory cannot fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write_all(
    xml: &mut Writer<Vec<u8>>,
    root: &str,
    element: &str,
    entries: &[SitemapEntry],
) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let namespace = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
    xml.create_element(root)
        .with_attribute(namespace)
        .write_inner_content(|xml| {
            for entry in entries {
                xml.create_element(element).write_inner_content(|xml| {
                    xml.create_element("loc")
                        .write_text_content(BytesText::new(&entry.url))?;
                    if let Some(modified) = &entry.modified {
                        xml.create_element("lastmod")
                            .write_text_content(BytesText::new(modified))?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(())
}

impl Plan<'_> {
    /// The entries of the pages from position `first` to before `end`; held pages are left out.
    #[must_use]
    pub fn sitemap_entries(
        &self,
        edition: &Edition<'_>,
        first: usize,
        end: usize,
    ) -> Vec<SitemapEntry> {
        let language = |page: &Page<'_>| self.site.settings.languages.0[page.edition].as_str();
        let recorded = &self.index.changes;
        let modified = |page: &Page<'_>| {
            let changed = match page.subject {
                Subject::Claim(claim) => {
                    let claim = self.site.claims[claim].in_language(language(page));
                    recorded.last_of_claim(claim)
                }
                Subject::Explainer(explainer) => {
                    let explainer = self.site.explainers[explainer].in_language(language(page));
                    recorded.last_of_explainer(explainer)
                }
                _ => return None,
            };
            Some(changed.day.to_string())
        };
        let held = |page: &Page<'_>| {
            let language = language(page);
            match page.subject {
                Subject::Claim(claim) => self.site.claims[claim].is_held_in(language),
                Subject::Explainer(explainer) => {
                    self.site.explainers[explainer].is_held_in(language)
                }
                Subject::Standing(standing) => self.site.standings[standing].is_held_in(language),
                _ => false,
            }
        };
        self.pages[first..end]
            .iter()
            .filter(|page| !held(page))
            .map(|page| SitemapEntry {
                url: edition.absolute(&page.address),
                modified: modified(page),
            })
            .collect()
    }
}

/// The entries of the index of this many sitemaps.
pub fn files(edition: &Edition<'_>, files: usize) -> Vec<SitemapEntry> {
    (1..=files)
        .map(|number| SitemapEntry {
            url: edition.absolute(&file(&format!("sitemap-{number}.xml"))),
            modified: None,
        })
        .collect()
}

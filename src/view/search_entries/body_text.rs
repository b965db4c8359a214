//! The texts of a body for the search, its references among them.

use crate::base::text;
use crate::content::prose::{self, Prose, ReferenceKind};
use crate::view::edition::Edition;

/// The texts of a body, and of its references: the words of a link, or the name of the person that
/// it leads to.
pub fn texts<'t>(edition: &'t Edition<'_>, prose: &'t Prose, html: &'t str) -> Vec<&'t str> {
    let site = edition.site;
    let mut texts = Vec::new();
    for part in &prose.parts {
        match part {
            prose::ProsePart::Html(range) => texts.extend(text::texts(&html[range.clone()])),
            prose::ProsePart::Text(words) => texts.push(words),
            prose::ProsePart::Picture(number) => {
                let figure = prose
                    .pictures
                    .get(*number)
                    .filter(|picture| picture.is_figure);
                texts.extend(figure.map(|picture| picture.title.as_str()));
            }
            prose::ProsePart::Waiting => {}
            prose::ProsePart::Reference(reference)
                if reference.kind == ReferenceKind::Person && reference.text.is_none() =>
            {
                let person = site.people.find(&reference.id);
                texts.extend(person.map(|person| edition.say(&site.people.get(person).name)));
            }
            prose::ProsePart::Reference(reference) => texts.extend(reference.text.as_deref()),
        }
    }
    texts
}

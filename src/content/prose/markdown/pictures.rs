//! Pictures of a body, and paragraphs that are nothing but a picture or a card.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::BodyRenderer;
use crate::content::prose::events::{SpannedEvent, inside};
use crate::content::prose::{LINK_SCHEME, PICTURE_WITHOUT_TEXT, Picture, beside, marked};

impl<'a> BodyRenderer<'a, '_> {
    /// A paragraph that is nothing but a card or a picture loses its paragraph.
    pub fn paragraph(&mut self, left: &[SpannedEvent<'a>]) -> usize {
        let inside = inside(left);
        if let Some((
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            }),
            range,
        )) = inside.first()
            && self::inside(inside).len() + 2 == inside.len()
        {
            if matches!(link_type, LinkType::WikiLink { .. }) {
                self.reference(dest_url, true, range, inside);
            } else {
                self.picture((dest_url, title), true, range, inside);
            }
            return inside.len() + 2;
        }
        self.push(Event::Start(Tag::Paragraph));
        1
    }

    pub fn picture(
        &mut self,
        said: (&str, &str),
        alone: bool,
        range: &Range<usize>,
        left: &[SpannedEvent<'a>],
    ) -> usize {
        let ((target, title), inside) = (said, inside(left));
        let words = self.words(inside);
        if words.trim().is_empty() {
            let help = "describe it between the square brackets".to_owned();
            self.note(
                PICTURE_WITHOUT_TEXT,
                range,
                "this picture has no description for readers who cannot see it",
                Some(help),
            );
        }
        match beside::beside(self.setting.file, target) {
            None => {
                let (message, help) = beside::fault(target);
                self.note(LINK_SCHEME, range, message, Some(help));
            }
            Some((file, address)) => {
                let (place, href) = (self.setting.place(range), self.setting.base.href(&address));
                let mark = marked::picture_mark(self.marked.pictures.len());
                let (title, url) = (title.to_owned(), self.setting.base.absolute(&address));
                let picture = Picture {
                    file,
                    href,
                    url,
                    words,
                    title,
                    is_figure: alone,
                    credit: None,
                    credit_entry: 0,
                    size: None,
                    place,
                };
                self.marked.pictures.push(picture);
                self.push(if alone {
                    Event::Html(mark.into())
                } else {
                    Event::InlineHtml(mark.into())
                });
            }
        }
        inside.len() + 2
    }
}

//! The elements that are open at a place of a page. End tags may be missing or wrong; elements end
//! where browsers end them (WHATWG HTML, 13.2.6), as far as that decides what is hidden.

use super::END_A_PARAGRAPH;
use super::hiding::{Hiding, hiding};
use super::start_tag::StartTag;

/// The elements around which a page is built and that are not what it is about.
const BESIDE_THE_TEXT: [&[u8]; 9] = [
    b"aside",
    b"button",
    b"dialog",
    b"footer",
    b"form",
    b"menu",
    b"nav",
    b"select",
    b"textarea",
];
/// The elements that contain nothing.
const WITHOUT_CONTENT: [&[u8]; 16] = [
    b"area",
    b"base",
    b"basefont",
    b"br",
    b"col",
    b"embed",
    b"frame",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
];
/// The elements that an end tag of anything but a table ends nothing outside of.
const SCOPES: [&[u8]; 9] = [
    b"caption",
    b"foreignobject",
    b"html",
    b"marquee",
    b"object",
    b"table",
    b"td",
    b"template",
    b"th",
];
/// The elements of a table.
const OF_TABLES: [&[u8]; 8] = [
    b"caption", b"table", b"tbody", b"td", b"tfoot", b"th", b"thead", b"tr",
];
/// The elements whose end tag counts even where blocks in them are open.
const FORMATTING: [&[u8]; 14] = [
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike",
    b"strong", b"tt", b"u",
];
const HEADINGS: [&[u8]; 6] = [b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"];
/// How many elements may be open. What is opened beyond is part of the last one.
const MOST_OPEN: usize = 10_000;
/// How many open elements are looked at to find the one that a tag ends.
const SEARCHED: usize = 512;

/// The elements that are open, the innermost last.
#[derive(Debug, Default)]
pub struct OpenElements(Vec<OpenElement>);

/// Where text of a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPlace {
    /// What the page is about.
    Main,
    /// Menus, forms and the like.
    Beside,
    /// Nowhere: readers do not see it.
    Unseen,
}

#[derive(Debug)]
struct OpenElement {
    name: Vec<u8>,
    shown: ShownAs,
}

/// How the text of an element is shown, with what it inherits.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is inherited on its own"
)]
struct ShownAs {
    is_gone: bool,
    is_for_eyes: bool,
    is_invisible: bool,
    is_beside: bool,
    /// True in a drawing or a formula, where any element may close itself.
    is_foreign: bool,
}

impl OpenElements {
    /// Where text belongs that comes next.
    pub fn place(&self) -> TextPlace {
        let shown = self.innermost();
        if shown.is_gone || shown.is_for_eyes || shown.is_invisible {
            TextPlace::Unseen
        } else if shown.is_beside {
            TextPlace::Beside
        } else {
            TextPlace::Main
        }
    }

    /// Opens an element, and ends those whose end tag may be missing before it.
    pub fn open(&mut self, tag: &StartTag) {
        let name = tag.name.as_slice();
        if self.innermost().is_foreign && END_A_PARAGRAPH.contains(&name) && name != b"title" {
            // Text in a drawing that was never ended.
            self.end(
                |open| open == b"svg" || open == b"math",
                |open| open == b"foreignobject",
            );
        }
        if !self.innermost().is_foreign {
            self.end_before(name);
        }
        let outer = self.innermost();
        if WITHOUT_CONTENT.contains(&name) || outer.is_foreign && tag.closes_itself {
            return;
        }
        if self.0.len() < MOST_OPEN {
            self.0.push(OpenElement {
                name: name.to_owned(),
                shown: outer.within(name, hiding(tag)),
            });
        }
    }

    /// Ends the element that this end tag ends, with everything in it.
    pub fn close(&mut self, name: &[u8]) {
        if HEADINGS.contains(&name) {
            self.end(
                |open| HEADINGS.contains(&open),
                |open| SCOPES.contains(&open),
            );
        } else if OF_TABLES.contains(&name) {
            let is_other =
                |open: &[u8]| open == b"template" || open == b"table" && name != b"table";
            self.end(|open| open == name, is_other);
        } else if is_block(name) || FORMATTING.contains(&name) {
            self.end(|open| open == name, |open| SCOPES.contains(&open));
        } else {
            self.end(
                |open| open == name,
                |open| is_block(open) || OF_TABLES.contains(&open),
            );
        }
    }

    fn innermost(&self) -> ShownAs {
        self.0.last().map_or(ShownAs::default(), |open| open.shown)
    }

    /// Ends what cannot contain an element of this name.
    fn end_before(&mut self, name: &[u8]) {
        let is_list = |open: &[u8]| [&b"ul"[..], b"ol", b"menu", b"dir", b"dl"].contains(&open);
        let barred = |open: &[u8]| is_list(open) || SCOPES.contains(&open);
        if END_A_PARAGRAPH.contains(&name) {
            self.end(
                |open| open == b"p",
                |open| SCOPES.contains(&open) || open == b"button" || open == b"svg",
            );
        }
        match name {
            b"li" => self.end(|open| open == b"li", barred),
            b"dd" | b"dt" => self.end(|open| open == b"dd" || open == b"dt", barred),
            b"option" | b"optgroup" => {
                self.end(|open| open == b"option", |open| open == b"select");
            }
            b"rp" | b"rt" => {
                self.end(
                    |open| open == b"rp" || open == b"rt",
                    |open| open == b"ruby",
                );
            }
            b"td" | b"th" => {
                let is_row = |open: &[u8]| open == b"tr" || open == b"table";
                self.end(|open| open == b"td" || open == b"th", is_row);
            }
            b"tr" => self.end(|open| open == b"tr", |open| open == b"table"),
            b"tbody" | b"thead" | b"tfoot" => self.end(
                |open| [&b"tbody"[..], b"thead", b"tfoot", b"caption"].contains(&open),
                |open| open == b"table",
            ),
            _ => {}
        }
    }

    /// Ends the innermost element that `is_ended` tells, unless one that `bars` it is further in.
    fn end(&mut self, is_ended: impl Fn(&[u8]) -> bool, bars: impl Fn(&[u8]) -> bool) {
        for (at, open) in self.0.iter().enumerate().rev().take(SEARCHED) {
            if is_ended(&open.name) {
                self.0.truncate(at);
                return;
            }
            if bars(&open.name) {
                return;
            }
        }
    }
}

impl ShownAs {
    /// How an element of this name shows its text within one that shows it like this.
    fn within(self, name: &[u8], hiding: Hiding) -> Self {
        Self {
            is_gone: self.is_gone || hiding.is_gone,
            // While a dialog is open, pages often keep all else from those who hear them.
            is_for_eyes: (self.is_for_eyes || hiding.is_for_eyes) && name != b"main",
            is_invisible: hiding
                .visible
                .map_or(self.is_invisible, |is_visible| !is_visible),
            is_beside: self.is_beside || BESIDE_THE_TEXT.contains(&name),
            is_foreign: match name {
                b"svg" | b"math" => true,
                b"foreignobject" => false,
                _ => self.is_foreign,
            },
        }
    }
}

fn is_block(name: &[u8]) -> bool {
    let others = [
        &b"button"[..],
        b"noscript",
        b"object",
        b"select",
        b"template",
        b"textarea",
    ];
    END_A_PARAGRAPH.contains(&name) && name != b"option" || others.contains(&name)
}

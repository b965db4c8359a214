//! The start tag of an element: its name, and those of its attributes that may hide its text.

/// How much of an inline style is read, in bytes.
const LONGEST_STYLE: usize = 64 * 1024;

/// A start tag.
#[derive(Debug, Default)]
pub struct StartTag {
    /// The name of the element, in small letters.
    pub name: Vec<u8>,
    /// True if it ends with `/>`.
    pub closes_itself: bool,
    /// The value of `hidden`, if it has that attribute.
    pub hidden: Option<String>,
    /// The value of `aria-hidden`.
    pub aria_hidden: Option<String>,
    /// The value of `style`.
    pub style: Option<String>,
    /// True if it has the attribute `open`.
    pub is_open: bool,
    /// The attribute whose value comes next, if that is kept.
    next: Option<KeptAttribute>,
}

/// An attribute whose value is kept.
#[derive(Debug, Clone, Copy)]
enum KeptAttribute {
    Hidden,
    AriaHidden,
    Style,
}

impl StartTag {
    /// A tag of which only the name has been read.
    pub fn new(name: &[u8]) -> Self {
        Self {
            name: name.to_ascii_lowercase(),
            ..Self::default()
        }
    }

    /// Notes an attribute. Of two with the same name, browsers read the first.
    pub fn attribute(&mut self, name: &[u8]) {
        self.next = match name.to_ascii_lowercase().as_slice() {
            b"hidden" if self.hidden.is_none() => {
                self.hidden = Some(String::new());
                Some(KeptAttribute::Hidden)
            }
            b"aria-hidden" if self.aria_hidden.is_none() => {
                self.aria_hidden = Some(String::new());
                Some(KeptAttribute::AriaHidden)
            }
            b"style" if self.style.is_none() => {
                self.style = Some(String::new());
                Some(KeptAttribute::Style)
            }
            b"open" => {
                self.is_open = true;
                None
            }
            _ => None,
        };
    }

    /// Notes the value of the attribute that was named last.
    pub fn value(&mut self, value: &[u8]) {
        let value = &value[..value.len().min(LONGEST_STYLE)];
        let value = Some(String::from_utf8_lossy(value).to_ascii_lowercase());
        match self.next.take() {
            Some(KeptAttribute::Hidden) => self.hidden = value,
            Some(KeptAttribute::AriaHidden) => self.aria_hidden = value,
            Some(KeptAttribute::Style) => self.style = value,
            None => {}
        }
    }
}

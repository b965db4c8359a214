//! HTML as readers see it: first what the page is about, then its menus and forms.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The elements that end a paragraph; all others, unknown ones among them, are part of a line,
/// except `br`.
const END_A_PARAGRAPH: [&[u8]; 46] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"td",
    b"th",
    b"tr",
    b"ul",
    b"title",
];
/// The elements whose text no reader sees.
const UNREAD: [&[u8]; 8] = [
    b"iframe",
    b"noembed",
    b"noframes",
    b"noscript",
    b"script",
    b"style",
    b"template",
    b"title",
];
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

/// What a page says.
#[derive(Debug, Default)]
pub struct HtmlText {
    /// Its title.
    pub title: Option<String>,
    /// What it is about.
    main: String,
    /// Its menus, its forms and what else is beside that.
    beside: String,
}

impl HtmlText {
    /// Everything that readers see, with an empty line between paragraphs: what the page is about,
    /// then the rest. A quotation that is in both is thus found in the first.
    pub fn text(mut self) -> String {
        if !self.beside.trim().is_empty() {
            self.main.push_str("\n\n");
            self.main.push_str(&self.beside);
        }
        self.main
    }
}

/// The state while a page is read.
#[derive(Debug, Default)]
struct HtmlReader {
    page: HtmlText,
    /// The name of the element whose text is skipped.
    unread: Option<Vec<u8>>,
    /// The name of the outermost element that is beside the main text, and how many of the same
    /// name are open.
    beside: Option<(Vec<u8>, usize)>,
    is_title: bool,
}

impl HtmlReader {
    fn words(&mut self) -> &mut String {
        if self.beside.is_some() {
            &mut self.page.beside
        } else {
            &mut self.page.main
        }
    }

    fn open(&mut self, name: &[u8]) {
        if self.unread.is_some() {
            return;
        }
        match &mut self.beside {
            Some((outermost, depth)) if outermost == name => *depth += 1,
            None if BESIDE_THE_TEXT.contains(&name) => self.beside = Some((name.to_owned(), 1)),
            _ => {}
        }
        if UNREAD.contains(&name) {
            self.unread = Some(name.to_owned());
            self.is_title = name == b"title" && self.page.title.is_none();
        }
        self.words().push_str(break_at(name));
    }

    fn close(&mut self, name: &[u8]) {
        if self.unread.as_deref() == Some(name) {
            self.unread = None;
            self.is_title = false;
        }
        if self.unread.is_some() {
            return;
        }
        self.words().push_str(break_at(name));
        if let Some((outermost, depth)) = &mut self.beside
            && outermost == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.beside = None;
            }
        }
    }

    fn text(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value).replace('\n', " ");
        if self.is_title {
            self.page
                .title
                .get_or_insert_with(String::new)
                .push_str(&value);
        } else if self.unread.is_none() {
            self.words().push_str(&value);
        }
    }
}

/// Reads a page, or a part of one.
pub fn read(html: &str) -> HtmlText {
    let mut reader = HtmlReader::default();
    let read = |event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            CallbackEvent::OpenStartTag { name } => reader.open(name),
            CallbackEvent::EndTag { name } => reader.close(name),
            CallbackEvent::String { value } => reader.text(value),
            _ => {}
        }
        None::<()>
    };
    let mut emitter = CallbackEmitter::new(read);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    reader.page
}

/// What an element puts between the words before and after its tag.
fn break_at(name: &[u8]) -> &'static str {
    if END_A_PARAGRAPH.contains(&name) {
        "\n\n"
    } else if name == b"br" {
        "\n"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn words(html: &str) -> String {
        let text = read(html).text();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_page_is_about_comes_before_its_menus() {
        let page = "<title>Minutes</title><nav>Home <nav>More</nav> All</nav><main>One library closes.\
                    <aside>Also</aside> Three move.</main><form>Search</form>";
        assert_eq!(
            words(page),
            "One library closes. Three move. Home More All Also Search"
        );
        assert_eq!(read(page).title.as_deref(), Some("Minutes"));
    }

    #[test]
    fn a_menu_that_never_ends_hides_nothing() {
        assert_eq!(words("a<nav>b<p>c"), "a b c");
        assert_eq!(
            words("<svg><title>Arrow</title></svg>a</nav></aside>b"),
            "a b"
        );
    }

    #[test]
    fn scripts_are_not_read() {
        assert_eq!(
            words("a<script>var b = '<p>c';</script>d<noscript><p>e</noscript>"),
            "ad"
        );
        assert_eq!(words("<template><p>a</p></template>b"), "b");
    }
}

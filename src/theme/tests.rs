//! The filters for words, the order of styles, and that minifying templates changes no document.

mod outline;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tera::{Context, Tera};

use super::{Assets, Templates, Theme, ThemeText, ThemeWords, built_in, filters, stylesheet};
use crate::base::date::When;
use crate::base::diagnostic::At;
use crate::base::progress::NoProgress;
use crate::build::publish::{Sink, WrittenFile};
use crate::build::render::File;
use crate::{Options, build, check_in, disk};
use outline::outline;

fn rendered(template: &str) -> String {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    tera.add_raw_template("words.html", template)
        .expect("the template loads");
    let mut context = Context::new();
    context.insert(
        "forms",
        &BTreeMap::from([("one", "{n} claim"), ("other", "{n} claims")]),
    );
    context.insert(
        "french",
        &BTreeMap::from([
            (" language", "fr"),
            ("one", "{n} fait"),
            ("other", "{n} faits"),
        ]),
    );
    context.insert("bare", &BTreeMap::from([("one", "claim")]));
    match tera.render("words.html", &context) {
        Ok(text) => text,
        Err(error) => format!(
            "error: {}",
            error.to_string().lines().next().unwrap_or_default()
        ),
    }
}

#[test]
fn fill_puts_values_into_a_sentence() {
    assert_eq!(
        rendered("{{ \"as of {date}\" | fill(date=\"1 May\") }}"),
        "as of 1 May"
    );
    assert_eq!(rendered("{{ \"{a}{b}{a}\" | fill(a=1, b=\"x\") }}"), "1x1");
    assert_eq!(
        rendered("{{ \"{a} {unknown} {\" | fill(a=1) }}"),
        "1 {unknown} {"
    );
    assert_eq!(rendered("{{ \"{a}\" | fill(a=\"{b}\", b=\"no\") }}"), "{b}");
    assert_eq!(
        rendered("{{ \"<b>{a}</b>\" | fill(a=\"<i>\") }}"),
        "&lt;b&gt;&lt;i&gt;&lt;/b&gt;"
    );
}

#[test]
fn count_picks_the_form_for_the_number() {
    let count = |number: u32| rendered(&format!("{{{{ forms | count(n={number}) }}}}"));
    assert_eq!(
        [count(0), count(1), count(2), count(101)],
        ["0 claims", "1 claim", "2 claims", "101 claims"]
    );
    assert_eq!(
        rendered("{{ french | count(n=0) }}, {{ french | count(n=2) }}"),
        "0 fait, 2 faits"
    );
    assert!(rendered("{{ bare | count(n=2) }}").starts_with("error: "));
}

#[test]
fn the_styles_come_in_the_order_of_their_strength_whatever_their_names() {
    let rule = |path: &str, name: &str| ThemeText {
        path: path.to_owned(),
        place: path.into(),
        text: format!("@layer x {{ .{name} {{ color: red }} }}").into(),
    };
    let styles = vec![
        rule("components/b/b.css", "fifth"),
        rule("styles/utilities.css", "sixth"),
        rule("components/a/a.css", "fourth"),
        rule("styles/layout.css", "third"),
        rule("styles/base.css", "second"),
        rule("styles/tokens.css", "first"),
    ];
    let css = stylesheet::join(styles, &Assets::default()).expect("the styles parse");
    assert!(
        css.starts_with("@layer tokens,base,layout,component,utility;"),
        "{css}"
    );
    let places = ["first", "second", "third", "fourth", "fifth", "sixth"]
        .map(|name| css.find(name).expect(name));
    assert!(places.is_sorted(), "{css}");
}

#[test]
fn a_date_is_written_as_exactly_as_it_is_known() {
    let words = "months: [a, b, mars, d, e, f, g, h, i, j, k, l]\ndate: {day: \"{d} {month} {y}\", month: \"{month} {y}\", year: \"an {y}\"}\n";
    let file: Arc<str> = "words/fr.yaml".into();
    let words = ThemeWords::read("en", words, &file).expect("the words are whole");
    let date = |text: &str| words.date(When::parse(text).expect("a date"));
    assert_eq!(
        [date("2023-03-02"), date("2023-03"), date("2023")],
        ["2 mars 2023", "mars 2023", "an 2023"]
    );
}

#[test]
fn words_that_are_not_there_show_their_key_and_unknown_places_stay() {
    let file: Arc<str> = "words/en.yaml".into();
    let words = "months: [a, b, c, d, e, f, g, h, i, j, k, l]\ndate: {day: x, month: y, year: z}\nt: {k: \"{a} of {b}\"}\n";
    let words = ThemeWords::read("en", words, &file).expect("the words are whole");
    assert_eq!(words.get("t.k"), "{a} of {b}");
    assert_eq!(words.get("t.none"), "t.none");
    assert_eq!(words.fill("t.k", &[("a", "1")]), "1 of {b}");
}

#[test]
fn the_stylesheets_name_changes_with_its_content_alone() {
    let own = |css: &str| {
        let mut files = built_in();
        for file in files
            .iter_mut()
            .filter(|file| file.path == "styles/utilities.css")
        {
            file.bytes.extend_from_slice(css.as_bytes());
        }
        Theme::new("themes/own", files)
            .expect("the theme loads")
            .css_path
    };
    let plain = own("");
    assert_eq!(plain, own("/* a comment */"));
    assert_ne!(plain, own(".new { color: red }"));
    assert!(
        plain.starts_with("assets/own.") && plain.ends_with(".css"),
        "{plain}"
    );
}

#[test]
fn signs_in_texts_and_comments_of_a_stylesheet_are_no_braces() {
    let join = |css: &str| {
        let style = ThemeText {
            path: "a.css".to_owned(),
            place: "a.css".into(),
            text: css.into(),
        };
        stylesheet::join(vec![style], &Assets::default())
    };
    for css in [
        "a::before { content: \"\\\"{\" }",
        "/*/ { */ a { color: red }",
        "a::before { content: '{' }",
    ] {
        join(css).expect(css);
    }
    let faults = join("a { color: red }\nb {\nc { color: red }").expect_err("a brace is open");
    assert_eq!(faults[0].at, At::Bytes(19..20));
}

#[derive(Default)]
struct MemoryPages(Mutex<BTreeMap<String, String>>);

impl Sink for MemoryPages {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        let put = WrittenFile::new(&file, true);
        if file.path.ends_with(".html") {
            let page = String::from_utf8(file.bytes).expect("pages are text");
            self.0
                .lock()
                .expect("no thread panics with the pages")
                .insert(file.path, page);
        }
        Ok(put)
    }
}

/// The pages of the repository's own publication.
fn pages(theme: &Theme) -> BTreeMap<String, String> {
    let (content, found, library) =
        disk::content(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content can be read");
    let checked = check_in(&content, &library, found, &Options::default(), &NoProgress)
        .expect("the texts can be read");
    let site = checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let memory = MemoryPages::default();
    build(&site, theme, &memory).expect("the site builds");
    memory
        .0
        .into_inner()
        .expect("no thread panics with the pages")
}

#[test]
fn pages_of_minified_templates_are_the_same_documents() {
    let minified = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    let mut plain = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    plain.templates = Templates::load(
        plain.templates.written().to_vec(),
        str::to_owned,
        super::pages(),
    )
    .expect("they load");
    let (minified, plain) = (pages(&minified), pages(&plain));
    assert_eq!(
        minified.keys().collect::<Vec<_>>(),
        plain.keys().collect::<Vec<_>>()
    );
    assert_ne!(
        minified["index.html"], plain["index.html"],
        "minifying does something"
    );
    for (path, page) in &minified {
        assert!(page.len() <= plain[path].len(), "{path}");
        let (page, plain) = (outline(page), outline(&plain[path]));
        assert!(
            page == plain,
            "{path}\n{}",
            diffy::create_patch(&plain, &page)
        );
    }
}

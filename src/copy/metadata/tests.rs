//! What is taken from pages of several styles, and what is not.

use super::*;
use crate::base::text::characters::all_odd;

const ADDRESS: &str = "https://www.gazette.example/2024/libraries";

fn of(html: &str) -> Metadata {
    Metadata::of(&Payload::new("text/html", html.into()), ADDRESS)
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_newspaper_with_linked_data_in_a_graph() {
    let found = of(r#"<!doctype html><html lang="en-GB"><head>
        <title>Four libraries close - Town Gazette</title>
        <meta property="og:title" content="Four libraries close">
        <meta property="og:site_name" content="Gazette online">
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
          {"@type": "Organization", "@id": "https://gazette.example/#us", "name": "Town Gazette"},
          {"@type": "WebPage", "@id": "https://gazette.example/2024/libraries/", "name": "Page"},
          {"@type": ["NewsArticle"], "headline": "Four libraries close",
           "author": [{"@type": "Person", "name": "Ada Example"}, "Bo Model"],
           "publisher": {"@id": "https://gazette.example/#us"},
           "datePublished": "2024-03-10T23:30:00-05:00"},
          {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-02"}
        ]}</script></head><body><h1>Four libraries close</h1></body></html>"#);
    let expected = Metadata {
        title: Some("Four libraries close".to_owned()),
        publisher: Some("Town Gazette".to_owned()),
        authors: texts(&["Ada Example", "Bo Model"]),
        date: Some("2024-03-10".to_owned()),
        language: Some("en".to_owned()),
        kind: Some(PageKind::News),
    };
    assert_eq!(found, expected);
}

#[test]
fn a_journal_with_the_tags_of_scholars() {
    let found = of(r#"<html><head><title>Reading | Journal</title>
        <meta name="citation_title" content="Reading in small towns">
        <meta name="citation_journal_title" content="Journal of Imaginary Libraries">
        <meta name="citation_publisher" content="Example Press">
        <meta name="citation_author" content="Example, Ada">
        <meta name="citation_author" content="Model, Bo, Jr.">
        <meta name="citation_author" content="Example, Ada">
        <meta name="citation_publication_date" content="2024/3">
        <meta name="citation_language" content="fr"></head></html>"#);
    let expected = Metadata {
        title: Some("Reading in small towns".to_owned()),
        publisher: Some("Journal of Imaginary Libraries".to_owned()),
        authors: texts(&["Ada Example", "Model, Bo, Jr."]),
        date: Some("2024-03".to_owned()),
        language: Some("fr".to_owned()),
        kind: Some(PageKind::Study),
    };
    assert_eq!(found, expected);
}

#[test]
fn an_office_with_open_graph_alone() {
    let found = of(r#"<html lang="de"><head>
        <title>Haushalt 2024 | Stadt Musterlingen</title>
        <meta property="og:site_name" content="Stadt Musterlingen">
        <meta property="og:type" content="article">
        <meta name="author" content="Stadt Musterlingen">
        <meta property="article:published_time" content="2024-02-01T08:00:00Z"></head></html>"#);
    let expected = Metadata {
        title: Some("Haushalt 2024".to_owned()),
        publisher: Some("Stadt Musterlingen".to_owned()),
        date: Some("2024-02-01".to_owned()),
        language: Some("de".to_owned()),
        ..Metadata::default()
    };
    assert_eq!(found, expected);
}

#[test]
fn an_old_page_has_a_title_and_nothing_is_made_up() {
    let found =
        of("<html><head><title> Minutes of\n the council </title></head><body>By Ada</body>");
    let expected = Metadata {
        title: Some("Minutes of the council".to_owned()),
        ..Metadata::default()
    };
    assert_eq!(found, expected);
    assert_eq!(of(""), Metadata::default());
    assert_eq!(
        of("<title></title><meta name=author content=admin>"),
        Metadata::default()
    );
}

#[test]
fn other_stories_of_a_page_are_not_the_page() {
    let found = of(r#"<title>Start</title><script type="application/ld+json">[
        {"@type": "NewsArticle", "headline": "One", "author": "Ada Example"},
        {"@type": "NewsArticle", "headline": "Two", "datePublished": "2024-01-01"}]</script>"#);
    let expected = Metadata {
        title: Some("Start".to_owned()),
        ..Metadata::default()
    };
    assert_eq!(found, expected);
}

#[test]
fn markup_and_deceptive_characters_are_taken_out_and_excess_is_left_out() {
    let long = "word ".repeat(400);
    let found = of(&format!(
        "<title>A <b>\u{202e}B</title>\
         <meta property=og:title content=\"Tea &amp;amp; &lt;b&gt;bread&lt;/b&gt;\u{200b} &lt;script&gt;x()&lt;/script&gt;\">\
         <meta property=og:site_name content='{long}'>\
         <meta name=author content='https://gazette.example/ada'>\
         <meta name=author content='Ada\u{202e} Example'>\
         <meta name=date content='yesterday'><meta name=dc.date content='1970-01-01'>\
         <meta name=dcterms.issued content='2024-13-40'>"
    ));
    assert_eq!(found.title.as_deref(), Some("Tea & bread"));
    assert_eq!(found.authors, texts(&["Ada Example"]));
    assert_eq!((found.publisher, found.date), (None, None));
    for odd in ["\u{202e}", "\u{feff}a\u{200d}", "a\0b", "\u{1b}[31mred"] {
        let title = of(&format!("<title>{odd}</title>"))
            .title
            .unwrap_or_default();
        assert!(all_odd(&title).is_empty(), "{title:?}");
        assert!(!title.contains(char::is_control), "{title:?}");
    }
}

#[test]
fn hostile_data_takes_no_time_and_does_not_panic() {
    let deep = "[".repeat(100_000);
    let many = "{\"@type\": \"Article\", \"name\": \"A\"},".repeat(20_000);
    let nested = format!("{}1{}", "{\"@graph\":[".repeat(100), "]}".repeat(100));
    for data in [
        deep,
        format!("[{many}1]"),
        nested,
        "{\"@type\": 1, \"author\": [[[]]]}".to_owned(),
    ] {
        let page = format!("<title>T</title><script type=application/ld+json>{data}</script>");
        assert_eq!(of(&page).title.as_deref(), Some("T"));
    }
    let tags = "<meta name=author content=x>".repeat(100_000);
    assert!(of(&tags).authors.len() < 2);
}

#[test]
fn dates_and_languages_have_the_form_of_content() {
    for (written, read) in [
        ("2024-03-10", Some("2024-03-10")),
        ("2024/3/1", Some("2024-03-01")),
        ("2024-03", Some("2024-03")),
        ("2024", Some("2024")),
        ("2024-03-10 09:00", Some("2024-03-10")),
        ("10.03.2024", None),
        ("March 10, 2024", None),
        ("0001-01-01T00:00:00", None),
        ("2024-02-30", None),
        ("2024-1-2-3", None),
        ("20240310", None),
    ] {
        assert_eq!(tidy::date(written).as_deref(), read, "{written}");
    }
    for (written, read) in [
        ("en_US", Some("en")),
        ("pt_BR", Some("pt-br")),
        ("FR", Some("fr")),
        ("de-DE, en", Some("de")),
        ("und", None),
        ("english", None),
        ("", None),
    ] {
        assert_eq!(tidy::language(written).as_deref(), read, "{written}");
    }
}

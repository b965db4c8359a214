//! Web addresses that stand in a body by themselves become links, and only those.

use crate::reader::{all, document, inner, text};
use crate::small_site::SmallSite;

const EXPLAINER: &str = "content/explainers/library/index.md";

fn with(body: &str) -> SmallSite {
    let body = format!("The council met.[[source:minutes]]\n\n{body}\n");
    SmallSite::new("").replacing(EXPLAINER, "The council met.[[source:minutes]]\n", &body)
}

/// The links of a body: where each leads, and its words.
fn links(body: &str) -> Vec<(String, String)> {
    let site = with(body);
    assert_eq!(site.report(), "", "{body}");
    let page = site.file("library/index.html");
    let page = document(&page);
    let links = all(&page, ".prose a[href^=http]");
    links.into_iter().map(|link| (link.attr("href").expect("an address").to_owned(), text(link))).collect()
}

#[test]
fn a_bare_address_becomes_a_link_without_the_marks_around_it() {
    for (body, address) in [
        ("See https://a.example/x there.", "https://a.example/x"),
        ("https://a.example/x", "https://a.example/x"),
        ("http://a.example", "http://a.example"),
        ("See https://a.example/x.", "https://a.example/x"),
        ("See https://a.example/x, and", "https://a.example/x"),
        ("See (https://a.example/x).", "https://a.example/x"),
        ("See https://a.example/x_(y).", "https://a.example/x_(y)"),
        ("See [https://a.example/x].", "https://a.example/x"),
        ("See \"https://a.example/x\".", "https://a.example/x"),
        ("Voir « https://a.example/x » ici.", "https://a.example/x"),
        ("Voir https://a.example/x : ici !", "https://a.example/x"),
        ("见https://a.example/x。这", "https://a.example/x"),
        ("*https://a.example/x*", "https://a.example/x"),
        ("**See https://a.example/x**", "https://a.example/x"),
        ("https://a.example/a_b_c/__d__/~e", "https://a.example/a_b_c/__d__/~e"),
        ("https://a.example/*x*/y z", "https://a.example/*x*/y"),
        ("https://a.example/it's--so...x", "https://a.example/it's--so...x"),
        ("https://a.example/?a=1&b=2#c!d", "https://a.example/?a=1&b=2#c!d"),
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
        ("https://a.example/x;", "https://a.example/x"),
        ("https://a.example/x…", "https://a.example/x"),
        ("- https://a.example/x\n- two", "https://a.example/x"),
        ("> https://a.example/x", "https://a.example/x"),
        ("| a |\n|---|\n| https://a.example/x |", "https://a.example/x"),
        ("## See https://a.example/x", "https://a.example/x"),
        ("https://a.example:8080/x?", "https://a.example:8080/x"),
    ] {
        assert_eq!(links(body), [(address.to_owned(), address.to_owned())], "{body}");
    }
    assert_eq!(links("See www.a.example/x."), [("http://www.a.example/x".to_owned(), "www.a.example/x".to_owned())]);
    let two = links("https://a.example/x and https://b.example/y");
    assert_eq!(
        two.iter().map(|(href, _)| href.as_str()).collect::<Vec<_>>(),
        ["https://a.example/x", "https://b.example/y"]
    );
}

#[test]
fn the_text_around_an_address_stays_as_it_is() {
    let html = |body: &str| inner(&with(body).file("library/index.html"), ".prose p:last-child");
    assert_eq!(
        html("It's \"here\": https://a.example/it's -- so."),
        "It’s “here”: <a href=\"https://a.example/it's\">https://a.example/it's</a> – so."
    );
    assert_eq!(
        html("A *b* https://a.example/*x* *c*[[source:minutes]] d").split("</a>").next(),
        Some("A <em>b</em> <a href=\"https://a.example/*x\">https://a.example/*x")
    );
}

#[test]
fn what_is_no_address_or_has_a_link_already_stays() {
    for body in [
        "`https://a.example/x`",
        "```\nhttps://a.example/x\n```",
        "A scheme https:// alone, http, www. and wwww.a.b, xhttps://a.example",
        "https://localhost and http://x/",
        "Write to ada@town.example.",
        "example.com and a.b.c",
    ] {
        assert_eq!(links(body), [], "{body}");
    }
    for body in [
        "[words](https://a.example/x)",
        "<https://a.example/x>",
        "[the town at https://b.example/](https://a.example/x)",
        "[words][r]\n\n[r]: https://a.example/x",
    ] {
        assert_eq!(links(body).len(), 1, "{body}");
    }
}

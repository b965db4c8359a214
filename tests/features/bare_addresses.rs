//! A bare web address in a body becomes a link; nothing else does.

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
    links
        .into_iter()
        .map(|link| {
            (
                link.attr("href").expect("an address").to_owned(),
                text(link),
            )
        })
        .collect()
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
        (
            "https://a.example/a_b_c/__d__/~e",
            "https://a.example/a_b_c/__d__/~e",
        ),
        ("https://a.example/*x*/y z", "https://a.example/*x*/y"),
        ("https://a.example/*x*", "https://a.example/*x*"),
        (
            "https://a.example/it's--so...x",
            "https://a.example/it's--so...x",
        ),
        (
            "https://a.example/?a=1&b=2#c!d",
            "https://a.example/?a=1&b=2#c!d",
        ),
        (
            "https://a.example/?a=1&amp;b=2",
            "https://a.example/?a=1&b=2",
        ),
        ("https://a.example/x;", "https://a.example/x"),
        ("https://a.example/x…", "https://a.example/x"),
        ("- https://a.example/x\n- two", "https://a.example/x"),
        ("> https://a.example/x", "https://a.example/x"),
        (
            "| a |\n|---|\n| https://a.example/x |",
            "https://a.example/x",
        ),
        ("## See https://a.example/x", "https://a.example/x"),
        ("https://a.example:8080/x?", "https://a.example:8080/x"),
    ] {
        assert_eq!(
            links(body),
            [(address.to_owned(), address.to_owned())],
            "{body}"
        );
    }
    assert_eq!(
        links("See www.a.example/x."),
        [(
            "http://www.a.example/x".to_owned(),
            "www.a.example/x".to_owned()
        )]
    );
    let two = links("https://a.example/x and https://b.example/y");
    assert_eq!(
        two.iter()
            .map(|(href, _)| href.as_str())
            .collect::<Vec<_>>(),
        ["https://a.example/x", "https://b.example/y"]
    );
}

#[test]
fn an_underscore_is_a_letter_of_an_address() {
    for address in [
        "https://a.example/@_rosa_",
        "https://a.example/_rosa_",
        "https://a.example/__rosa__",
        "https://a.example/rosa_",
        "https://a.example/x_(y)_z",
        "https://a.example/_x_(y)_z_",
        "https://a.example/_(y)_",
        "https://a.example/~~x~~/y",
        "https://a.example/*x*_y_",
        "https://a_b.example/_x",
    ] {
        for (before, after) in [
            ("", ""),
            ("See ", "."),
            ("See (", ") there"),
            ("**See ", "**"),
            ("*See* ", ", *so*"),
        ] {
            let body = format!("{before}{address}{after}");
            assert_eq!(
                links(&body),
                [(address.to_owned(), address.to_owned())],
                "{body}"
            );
            assert!(
                !with(&body).file("library/index.html").contains("<em></em>"),
                "{body}"
            );
        }
    }
    // Programs that write Markdown escape underscores.
    let plain = "https://a.example/a_b_c";
    assert_eq!(
        links("See https://a.example/a\\_b\\_c."),
        [(plain.to_owned(), plain.to_owned())]
    );
    // Emphasis that would close behind the address is none.
    let html = |body: &str| {
        inner(
            &with(body).file("library/index.html"),
            ".prose p:last-child",
        )
    };
    assert_eq!(
        html("At https://a.example/_rosa she wrote *as* rosa_ then."),
        "At <a href=\"https://a.example/_rosa\">https://a.example/_rosa</a> she wrote <em>as</em> rosa_ then."
    );
    let two = ["https://a.example/a*b", "https://a.example/c*d"];
    let body = format!("At {} and {} too.", two[0], two[1]);
    assert_eq!(
        links(&body),
        two.map(|address| (address.to_owned(), address.to_owned()))
    );
    assert!(!html(&body).contains("<em>"));
    assert_eq!(
        html("_See https://a.example/rosa_"),
        "<em>See <a href=\"https://a.example/rosa\">https://a.example/rosa</a></em>"
    );
}

#[test]
fn an_address_may_begin_with_capital_letters() {
    for (body, href, words) in [
        (
            "See Https://A.example/X.",
            "https://A.example/X",
            "Https://A.example/X",
        ),
        ("HTTP://a.example", "http://a.example", "HTTP://a.example"),
        (
            "WWW.a.example/x",
            "http://WWW.a.example/x",
            "WWW.a.example/x",
        ),
        ("Www.a.example", "http://Www.a.example", "Www.a.example"),
    ] {
        assert_eq!(links(body), [(href.to_owned(), words.to_owned())], "{body}");
    }
}

#[test]
fn what_a_sentence_puts_right_behind_an_address_is_no_part_of_it() {
    for after in [
        "'s page",
        "’s page",
        "'s",
        "[1]",
        "[1][2]",
        "[a] so",
        "[archived]",
        "–",
        "– and",
        "—and",
        "―",
        "†",
        "¹",
        "*",
        "**",
        "...",
        "…",
        "?!",
        "'",
        "’",
        ",\"",
        "”",
        ")",
        "]",
        "),",
        "-- and",
        "؟",
        "।",
        "&quot;",
        "&#39;",
        "[^1]\n\n[^1]: So.",
        "[[source:minutes]]",
        "<https://b.invalid>",
        "\\[1]",
    ] {
        for address in [
            "https://a.example/x",
            "https://a.example",
            "www.a.example/x_y",
            "https://a.example/?x=1&y[]=2",
        ] {
            let body = format!("See {address}{after}");
            let first = links(&body).swap_remove(0);
            assert_eq!(first.1, address, "{body}");
        }
    }
    for whole in [
        "https://a.example/wiki/McDonald's",
        "https://a.example/O'Brien",
        "https://a.example/?x[]=1&y[0]=2",
        "https://a.example/?x[]",
        "https://a.example/wiki/Michelson–Morley_experiment",
        "https://a.example/x-",
        "https://a.example/x/",
    ] {
        assert_eq!(
            links(whole),
            [(whole.to_owned(), whole.to_owned())],
            "{whole}"
        );
    }
}

#[test]
fn the_text_around_an_address_stays_as_it_is() {
    let html = |body: &str| {
        inner(
            &with(body).file("library/index.html"),
            ".prose p:last-child",
        )
    };
    assert_eq!(
        html("It's \"here\": https://a.example/it's -- so."),
        "It’s “here”: <a href=\"https://a.example/it\">https://a.example/it</a>’s – so."
    );
    assert_eq!(
        html("A *b* https://a.example/*x* *c* d"),
        "A <em>b</em> <a href=\"https://a.example/*x*\">https://a.example/*x*</a> <em>c</em> d"
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

#[test]
fn strokes_of_programs_before_signs_are_no_part_of_an_address() {
    for (body, address) in [
        ("https://town.example/\\~ada/", "https://town.example/~ada/"),
        ("https://town.example/a\\#b", "https://town.example/a#b"),
        ("https://town.example/a\\*b", "https://town.example/a*b"),
        (
            "https://town.example/a\\-b\\.c",
            "https://town.example/a-b.c",
        ),
        ("https://town.example/a\\[1\\]", "https://town.example/a[1]"),
        ("See https://town.example/a\\.", "https://town.example/a"),
        (
            "See https://town.example/a\\* there",
            "https://town.example/a",
        ),
        ("See https://town.example/a\\[1]", "https://town.example/a"),
    ] {
        assert_eq!(
            links(body).swap_remove(0),
            (address.to_owned(), address.to_owned()),
            "{body}"
        );
    }
}

#[test]
fn prefixes_of_words_stand_right_before_an_address() {
    for before in ["ב-", "\u{628}\u{640}", "-", "+", "\u{5de}\u{5be}"] {
        assert_eq!(
            links(&format!("See {before}https://town.example/a there")).len(),
            1,
            "{before}"
        );
    }
    assert_eq!(links("מ-www.town.example")[0].1, "www.town.example");
    assert_eq!(links("a-https://town.example/ and b+www.town.example"), []);
}

#[test]
fn an_address_ends_where_its_reader_would_end_it() {
    let two = ["https://a.example/x", "https://b.example/y"];
    assert_eq!(
        links(&two.join("→")),
        two.map(|address| (address.to_owned(), address.to_owned()))
    );
    assert_eq!(
        links("(See https://town.example/a).Then")[0].1,
        "https://town.example/a"
    );
    for whole in [
        "https://web.archive.org/web/2024*/https://town.example/*",
        "https://fr.wikipedia.org/wiki/L’Équipe",
        "https://town.example/wiki/R_v_Smith_[1959]",
        "https://town.example/a_(b).html",
    ] {
        assert_eq!(
            links(whole),
            [(whole.to_owned(), whole.to_owned())],
            "{whole}"
        );
    }
}

#[test]
fn an_address_as_the_words_of_a_link_is_as_good_as_a_bare_one() {
    for body in [
        "[www.town.example](https://www.town.example/)",
        "[www.town.example/a](https://www.town.example/a)",
    ] {
        assert_eq!(with(body).report(), "", "{body}");
    }
}

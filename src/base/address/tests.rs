//! Addresses on the site, of the site, and away from it.

use super::*;

#[test]
fn a_page_lies_in_a_folder_of_its_own() {
    assert_eq!(Address::page(&[]).as_str(), "/");
    assert_eq!(
        Address::page(&["library", "closed"]).as_str(),
        "/library/closed/"
    );
    assert_eq!(Address::page(&[]).output_path(), "index.html");
    assert_eq!(
        Address::page(&["library", "closed"]).output_path(),
        "library/closed/index.html"
    );
    assert_eq!(
        Address::file("assets/site.css")
            .map(|file| file.output_path())
            .as_deref(),
        Some("assets/site.css")
    );
}

#[test]
fn no_file_lies_outside_of_the_output() {
    for path in [
        "",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/./b",
        "a//b",
        "a/",
        "a\\..\\b",
        "a\0b",
        "a\nb",
    ] {
        assert_eq!(Address::file(path), None, "{path:?}");
    }
}

#[test]
fn paths_that_some_disk_takes_for_one_fold_to_the_same() {
    assert_eq!(folded("a/data.txt"), "a/data.txt");
    assert_eq!(folded("A/Data.TXT"), "a/data.txt");
    for cafe in ["caf\u{e9}", "cafe\u{301}", "CAF\u{c9}", "Cafe\u{301}"] {
        assert_eq!(folded(cafe), "caf\u{e9}", "{cafe:?}");
    }
    assert_ne!(folded("cafe"), folded("caf\u{e9}"));
}

#[test]
fn a_site_stands_at_a_web_address() {
    let base = |text: &str| {
        let base = BaseUrl::parse(text).expect("a site can stand there");
        (
            base.href(&Address::page(&["about"])),
            base.absolute(&Address::page(&["about"])),
        )
    };
    let pair = |href: &str, absolute: &str| (href.to_owned(), absolute.to_owned());
    assert_eq!(
        base("https://checks.example"),
        pair("/about/", "https://checks.example/about/")
    );
    assert_eq!(
        base("https://checks.example/"),
        pair("/about/", "https://checks.example/about/")
    );
    assert_eq!(
        base("http://localhost:4000/a/b/"),
        pair("/a/b/about/", "http://localhost:4000/a/b/about/")
    );
    assert_eq!(
        base("http://[::1]:4000/a"),
        pair("/a/about/", "http://[::1]:4000/a/about/")
    );
}

#[test]
fn a_host_is_named_without_its_port() {
    for (url, host) in [
        ("https://checks.example/a", "checks.example"),
        ("http://localhost:4000", "localhost"),
        ("http://127.0.0.1:4000/", "127.0.0.1"),
        ("http://[::1]:4000/", "[::1]"),
        ("https://[2001:db8::7]", "[2001:db8::7]"),
    ] {
        assert_eq!(BaseUrl::parse(url).expect("an address").host(), host);
    }
    for url in [
        "http://[::1",
        "http://[::1]x",
        "http://[::1]:x",
        "http://[::1]:70000",
        "http://[::g]",
        "http://::1",
    ] {
        assert!(BaseUrl::parse(url).is_err(), "{url}");
    }
}

#[test]
fn a_site_stands_nowhere_else() {
    let wrong = |text: &str| BaseUrl::parse(text).expect_err("no site can stand there");
    assert_eq!(
        wrong("checks.example"),
        "`checks.example` does not begin with https:// or http://"
    );
    assert_eq!(
        wrong("ftp://checks.example"),
        "`ftp://checks.example` does not begin with https:// or http://"
    );
    assert_eq!(
        wrong("HTTPS://checks.example"),
        "`HTTPS://checks.example` does not begin with https:// or http://"
    );
    assert_eq!(
        wrong("https://a.example/?b"),
        "`https://a.example/?b` has a query or a fragment; a site's address has neither"
    );
    assert_eq!(
        wrong("https://a.example/#b"),
        "`https://a.example/#b` has a query or a fragment; a site's address has neither"
    );
    assert_eq!(
        wrong("https://a b.example"),
        "`https://a b.example` contains a character that is not allowed in an address"
    );
    assert_eq!(
        wrong("https://a.example/\"><script>"),
        "`https://a.example/\"><script>` contains a character that is not allowed in an address"
    );
    assert_eq!(wrong("https://"), "`https://` has no host");
    assert_eq!(wrong("https:///about"), "`https:///about` has no host");
    assert_eq!(
        wrong("https://me:secret@a.example"),
        "`https://me:secret@a.example` has no host"
    );
}

#[test]
fn addresses_are_percent_encoded_where_they_land() {
    let base = BaseUrl::parse("https://checks.example/a").expect("a site can stand there");
    let file = Address::file("über uns/50% \"off\" <1>&2.pdf").expect("the path stays inside");
    assert_eq!(
        base.href(&file),
        "/a/%C3%BCber%20uns/50%25%20%22off%22%20%3C1%3E%262.pdf"
    );
    assert_eq!(
        base.absolute(&file),
        "https://checks.example/a/%C3%BCber%20uns/50%25%20%22off%22%20%3C1%3E%262.pdf"
    );
}

#[test]
fn a_link_away_is_a_web_address() {
    for right in [
        "https://town.example",
        "http://town.example/a?b=c#d",
        "https://town.example/caf%C3%A9",
        "https://ünïcode.example/ü",
    ] {
        assert_eq!(check_outside(right), Ok(()), "{right}");
    }
    let not_web =
        |url: &str| format!("`{url}` is not a web address; it must begin with https:// or http://");
    assert_eq!(check_outside(""), Err("this address is empty".to_owned()));
    for wrong in [
        "town.example",
        "/about/",
        "//town.example",
        "javascript:alert(1)",
        " https://town.example",
        "data:,x",
        "file:///etc",
    ] {
        assert_eq!(check_outside(wrong), Err(not_web(wrong)));
    }
    for wrong in ["https://", "https:///minutes"] {
        assert_eq!(check_outside(wrong), Err(format!("`{wrong}` has no host")));
    }
    for (wrong, sign) in [
        ("https://a.example/a b", "a space"),
        ("https://a.example/\"x", "the sign `\"`"),
        ("https://a.example/<x>", "the sign `<`"),
        ("https://a.example\\x", "the sign `\\`"),
    ] {
        let message = format!("`{wrong}` contains {sign}, which is not allowed in an address");
        assert_eq!(check_outside(wrong), Err(message));
    }
    for wrong in ["https://a\u{0}.example", "https://a.example/\u{2028}"] {
        assert!(
            check_outside(wrong)
                .is_err_and(|message| message
                    .starts_with("this address contains the invisible character U+")),
            "{wrong:?}"
        );
    }
}

#[test]
fn a_link_away_names_a_host_before_its_query() {
    for wrong in ["https://?q", "https://#top", "http://?"] {
        assert_eq!(check_outside(wrong), Err(format!("`{wrong}` has no host")));
    }
}

#[test]
fn letters_of_hosts_have_two_forms() {
    for (letters, code) in [
        ("bücher", "xn--bcher-kva"),
        ("президент", "xn--d1abbgf6aiiy"),
        ("рф", "xn--p1ai"),
        ("中国", "xn--fiqs8s"),
        ("مصر", "xn--wgbh1c"),
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
        ("münchen-ost", "xn--mnchen-ost-9db"),
    ] {
        assert_eq!(punycode::encoded(letters).as_deref(), Some(code));
        assert_eq!(punycode::decoded(code).as_deref(), Some(letters));
    }
    assert_eq!(punycode::encoded("town").as_deref(), Some("town"));
    for none in ["town", "xn-", "xn--", "xn--ü", "xn--!", "xn--99999999"] {
        assert_eq!(punycode::decoded(none), None, "{none}");
    }
}

//! Addresses with unseen characters, and hosts in disguise.

use super::{CLAIM, site, told};
use crate::small_site::SmallSite;

const SOURCES: &str = "content/sources/town.yaml";

#[test]
fn an_address_holds_nothing_unseen() {
    for character in [
        '\u{200b}', '\u{200e}', '\u{ad}', '\u{feff}', '\u{200d}', '\u{2060}', '\u{202e}',
        '\u{fe0f}',
    ] {
        let site = site().replacing(
            SOURCES,
            "url: https://town.example/minutes",
            &format!("url: https://town.example/minutes{character}"),
        );
        let report = site.checked().report;
        assert!(report.errors() > 0, "{character:?}");
        assert!(
            // At a byte-order mark, nothing has become an address yet.
            report.lines.iter().any(|line| {
                line.message
                    .starts_with("this address contains the invisible character U+")
                    || line.message.starts_with("U+FEFF")
            }),
            "{}",
            report.human(false)
        );
        assert!(
            report.fixes[0]
                .after
                .contains("url: https://town.example/minutes\n"),
            "{:?}",
            report.fixes[0].after
        );
        let body = SmallSite::new("").replacing(
            CLAIM,
            "The minutes list them.",
            &format!("The [minutes](https://a.example/{character})."),
        );
        assert!(body.checked().report.errors() > 0, "{character:?}");
    }
}

#[test]
fn a_host_that_is_none_is_an_error() {
    for url in [
        "\"https://[::1\"",
        "https://a..b/",
        "https://.a.example/",
        "\"https:// x\"",
        "https://a.example:99999/",
        "https://a.example:http/",
        "https://google.com@evil.example/",
        "https://-a.example/",
        "https://a,b.example/",
        "https://256.1.1.1/",
        "\"https://[zz]/\"",
        "https://%61.example/",
        &format!("https://{}.example/", "a".repeat(64)),
    ] {
        let site = site().replacing(SOURCES, "https://town.example/minutes", url);
        assert_eq!(
            site.checked().report.errors(),
            1,
            "{url}: {}",
            site.report()
        );
        let body = SmallSite::new("").replacing(
            CLAIM,
            "The minutes list them.",
            &format!("The [minutes](<{}>).", url.trim_matches('"')),
        );
        assert_eq!(
            body.checked().report.errors(),
            1,
            "{url}: {}",
            body.report()
        );
    }
}

#[test]
fn a_host_in_disguise_is_a_warning_and_honest_ones_are_none() {
    for host in [
        "\u{430}pple.example",
        "goo\u{3bf}gle.example",
        "www.p\u{430}ypal.example",
        "\u{430}\u{440}\u{440}\u{4cf}\u{435}.example",
    ] {
        let found = told(&site().replacing(SOURCES, "town.example", host));
        assert_eq!(found.len(), 1, "{host}: {found:#?}");
        assert!(found[0].contains("warning"), "{found:#?}");
    }
    for host in [
        "bücher.example",
        "правительство.рф",
        "президент.example",
        "日本tokyo.example",
        "東京カタカナ.example",
        "한국abc.example",
        "موقع.وزارة-الاتصالات.مصر",
        "www.ελλάδα.example",
        "xn--bcher-kva.example",
        "a_b.example",
        "localhost:4000",
        "[2001:db8::1]:80",
        "192.0.2.1",
        "a.example.",
        "भारत.example",
        "l\u{b7}l.example",
    ] {
        let url = format!("\"https://{host}/minutes\"");
        let found = told(&site().replacing(SOURCES, "https://town.example/minutes", &url));
        assert_eq!(found, Vec::<String>::new(), "{host}");
    }
}

#[test]
fn a_host_in_disguise_is_told_in_both_of_its_forms() {
    for (letters, code) in [
        ("\u{430}\u{440}\u{440}\u{4cf}\u{435}", "xn--80ak6aa92e"),
        ("p\u{430}ypal", "xn--pypal-4ve"),
        ("goo\u{3bf}gle", "xn--google-k0e"),
    ] {
        let seen = site().replacing(SOURCES, "town.example", &format!("www.{letters}.example"));
        let said = format!("`{letters}` (`{code}`) in this address ");
        assert!(
            seen.report().contains(&said) && seen.report().contains(": warning: "),
            "{}",
            seen.report()
        );
        for host in [
            format!("www.{code}.example"),
            format!("{}.example:8080", code.to_uppercase()),
        ] {
            let coded = site().replacing(SOURCES, "town.example", &host);
            let report = coded.report();
            assert!(
                report.contains(&format!(" (`{letters}`) in this address ")),
                "{report}"
            );
            // Nobody would confuse the two: it is reported, but is no mistake.
            assert!(
                report.contains(": note: ") && report.contains("[bad-character]"),
                "{report}"
            );
            let strict = factpress::Options {
                strict: true,
                ..factpress::Options::default()
            };
            assert!(coded.options(strict).checked().site.is_some());
        }
        let text = format!("The [minutes](https://{code}.example/).");
        let body = site()
            .replacing(CLAIM, "The minutes list them.", &text)
            .report();
        assert!(
            body.contains(&format!("note: `{code}` (`{letters}`) in this address")),
            "{body}"
        );
    }
}

#[test]
fn a_host_that_is_written_for_machines_is_honest_when_its_letters_are() {
    for host in [
        "xn--bcher-kva.example",
        "xn--80aealotwbjpid2k.xn--p1ai",
        "xn--d1abbgf6aiiy.xn--p1ai",
        "xn--wgbh1c",
        "xn--fiqs8s",
        "xn--mgbaam7a8h.example",
        "a--b.example",
        "xn--a.example",
        "xn---.example2",
        "xn--99999999.example",
    ] {
        let found = told(&site().replacing(SOURCES, "town.example", host));
        let found: Vec<_> = found
            .iter()
            .filter(|line| line.contains("in this address"))
            .collect();
        assert!(found.is_empty(), "{host}: {found:#?}");
    }
}

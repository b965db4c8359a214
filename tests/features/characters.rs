//! Characters that nobody sees, or that make readers see other words: told by number and place, in
//! every text and every name.

use std::collections::BTreeMap;

use factpress::base::diagnostic::Level;
use factpress::theme::Theme;

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const SOURCES: &str = "content/sources/town.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";

fn site() -> SmallSite {
    SmallSite::new("")
}

/// Each finding as `line:column level message`, cut after the name of the character.
fn told(site: &SmallSite) -> Vec<String> {
    let short = |line: &factpress::report::Line| {
        let level = if line.level == Level::Deny {
            "error"
        } else {
            "warning"
        };
        let place = line
            .line
            .zip(line.column)
            .map_or("file".to_owned(), |(line, column)| {
                format!("{line}:{column}")
            });
        format!(
            "{place} {level} {}",
            line.message.split(',').next().unwrap_or_default()
        )
    };
    site.checked().report.lines.iter().map(short).collect()
}

#[test]
fn an_override_is_an_error_at_its_own_column_wherever_it_stands() {
    for (old, new, place) in [
        ("claim: The town", "claim: The \u{202e}town", "2:12"),
        ("finding: One", "finding: O\u{202e}ne", "9:11"),
        ("quote: One", "quote: One\u{202e}", "13:15"),
        (
            "The minutes list",
            "The minutes\n\nare \u{202e}list",
            "18:5",
        ),
        ("The minutes list them.", "`a\u{202e}b`", "16:3"),
        ("The minutes list them.", "```\na\u{202e}b\n```", "17:2"),
        ("kind: statement", "kind: statement # \u{202e}", "6:19"),
    ] {
        let found = told(&site().replacing(CLAIM, old, new));
        assert!(
            found.contains(&format!(
                "{place} error here stands U+202E RIGHT-TO-LEFT OVERRIDE"
            )),
            "{new:?}: {found:#?}"
        );
    }
}

#[test]
fn what_only_disturbs_is_a_warning_and_can_be_taken_out() {
    let site = site().replacing(CLAIM, "claim: The town", "claim: The to\u{200b}wn");
    assert_eq!(
        told(&site),
        ["2:14 warning here stands U+200B ZERO WIDTH SPACE"]
    );
    let report = site.checked().report;
    assert!(
        report.fixes[0].after.contains("claim: The town closed"),
        "{}",
        report.fixes[0].after
    );
}

#[test]
fn what_escapes_and_references_stand_for_is_told_too() {
    for (old, new) in [
        (
            "claim: The town closed four libraries",
            "claim: \"The \\u202Etown closed four\"",
        ),
        ("The minutes list them.", "The &#x202E;minutes."),
        (
            "The minutes list them.",
            "The [minutes](https://a.example/ \"a&#8238;b\").",
        ),
    ] {
        let found = told(&site().replacing(CLAIM, old, new));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            found[0].contains("error here stands U+202E RIGHT-TO-LEFT OVERRIDE"),
            "{found:#?}"
        );
    }
}

#[test]
fn isolates_close_in_their_own_text() {
    let clean = site()
        .replacing(
            CLAIM,
            "finding: One closed",
            "finding: \u{2068}One\u{2069} closed",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "The \u{2067}minutes\u{2069}\nlist \u{2066}*them\u{2069}*.",
        );
    assert_eq!(told(&clean), Vec::<String>::new());
    for (site, places) in [
        (
            site().replacing(CLAIM, "finding: One", "finding: \u{2067}One"),
            vec!["9:10"],
        ),
        // One opens in a value, the other closes in the next.
        (
            site()
                .replacing(CLAIM, "finding: One", "finding: \u{2067}One")
                .replacing(CLAIM, "quote: One", "quote: \u{2069}One"),
            vec!["9:10", "13:12"],
        ),
        (
            site().replacing(
                CLAIM,
                "The minutes list",
                "- \u{2067}a\n- b\u{2069}\n\nThe minutes list",
            ),
            vec!["16:3", "17:4"],
        ),
        (
            site().replacing(CLAIM, "The minutes", "\u{2067}The minutes"),
            vec!["16:1"],
        ),
    ] {
        let found = told(&site);
        let found: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert_eq!(found, places);
    }
}

#[test]
fn a_control_character_is_told_at_its_place_with_what_it_was() {
    let found = told(&site().replacing(CLAIM, "The minutes list", "It\u{92}s in the minutes"));
    assert_eq!(found, ["16:3 error here stands U+0092 CONTROL"]);
    let report = site()
        .replacing(CLAIM, "The minutes list", "It\u{92}s in the minutes")
        .report();
    assert!(
        report.contains("it was probably `\u{2019}` in Windows-1252")
            && report.contains("It<U+0092>s"),
        "{report}"
    );
}

#[test]
fn text_that_was_decoded_twice_is_told_with_what_it_was() {
    let site = site().replacing(
        CLAIM,
        "finding: One closed",
        "finding: La bibliothÃ¨que, itâ€™s closed",
    );
    let found = told(&site);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("9:21 warning `Ã¨` was probably `è`"),
        "{found:#?}"
    );
    assert!(
        site.checked().report.fixes[0]
            .after
            .contains("La bibliothèque, it’s closed")
    );
}

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
                line.message.starts_with("this address holds U+")
                    || line.message.starts_with("the character U+FEFF")
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
            // Nobody takes it for the other one: it is said, and is no mistake.
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

#[test]
fn numbers_among_words_that_run_from_right_to_left_may_have_marks_of_direction() {
    let hebrew = |text: &str| {
        site()
            .replacing(
                CLAIM,
                "finding: One closed",
                "finding: אחת נסגרה\nwhy: \"\u{200e}03-1234567\u{200e}\"\nunknown: One closed",
            )
            .replacing(
                CLAIM,
                "The minutes list them.",
                &format!("הפרוטוקול.\n\n{text}\n\nעוד."),
            )
    };
    assert_eq!(told(&hebrew("\u{200e}+972-3-1234567\u{200e}")), [""; 0]);
    assert_eq!(told(&hebrew("(2024)&rlm; &#x200E;1-2")), [""; 0]);
    assert_eq!(told(&hebrew("|אחת|\n|---|\n|1\u{200f}|")), [""; 0]);
    let english = site().replacing(
        CLAIM,
        "The minutes list them.",
        "The minutes.\n\n03-1234567\u{200e}",
    );
    assert_eq!(
        told(&english),
        ["18:11 warning here stands U+200E LEFT-TO-RIGHT MARK"]
    );
}

#[test]
fn names_of_files_obey_too() {
    for name in [
        "a\u{202e}gpj.exe",
        "a\u{200b}.pdf",
        "a\u{fffd}.pdf",
        "folder\u{2066}/a.pdf",
    ] {
        let path = format!("content/static/{name}");
        let report = site().with_asset(&path).checked().report;
        assert_eq!(
            report
                .lines
                .iter()
                .map(|line| line.rule)
                .collect::<Vec<_>>(),
            ["bad-character"],
            "{name:?}"
        );
        assert!(
            !report
                .human(false)
                .contains(['\u{202e}', '\u{200b}', '\u{2066}']),
            "{}",
            report.human(false)
        );
    }
    let registry = site().with_bytes("content/sources/a\u{202e}b.yaml", "{}");
    assert_eq!(
        registry.checked().report.errors(),
        1,
        "{}",
        registry.report()
    );
}

#[test]
fn no_report_prints_what_turns_words_round() {
    let site = site().replacing(CLAIM, "verdict: \"false\"", "verdict: \"fa\u{202e}lse\"");
    let report = site.checked().report;
    for text in [
        report.human(true),
        report.json(),
        report.github(""),
        report.sarif(""),
    ] {
        assert!(!text.contains('\u{202e}'), "{text}");
    }
    assert!(
        report.human(false).contains("\"fa<U+202E>lse\""),
        "{}",
        report.human(false)
    );
    assert!(report.json().contains("fa\\u202else"), "{}", report.json());
    assert!(
        report
            .lines
            .iter()
            .all(|line| !line.in_full().contains('\u{202e}'))
    );
    let human = report.human(false);
    let carets: Vec<usize> = human
        .lines()
        .map(|line| line.matches('^').count())
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(
        carets,
        ["\"fa<U+202E>lse\"".len(), "<U+202E>".len()],
        "{human}"
    );
}

#[test]
fn what_languages_need_is_clean() {
    let site = site()
        .replacing(
            CLAIM,
            "finding: One closed",
            "finding: می\u{200c}خواهم (2024)\u{200f}, 👩\u{200d}🚒 ❤\u{fe0f}, क्\u{200d}ष closed",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "\u{2067}قال (2024)\u{2069} and PDF\u{200c}ها, 12\u{202f}500 « à\u{a0}» Tiếng Việt.",
        );
    assert_eq!(told(&site), Vec::<String>::new());
}

#[test]
fn keys_and_ids_are_told_with_what_they_should_be() {
    let site = site()
        .replacing(CLAIM, "kind: statement", "ki\u{200b}nd: statement")
        .replacing(INDEX, "claims: [closed]", "claims: [clo\u{200b}sed]");
    let report = site.checked().report;
    assert!(report.errors() >= 2, "{}", report.human(false));
    let after: BTreeMap<&str, &str> = report
        .fixes
        .iter()
        .map(|fix| (&*fix.file, &*fix.after))
        .collect();
    assert!(
        after[CLAIM].contains("\nkind: statement"),
        "{}",
        after[CLAIM]
    );
    assert!(
        after[INDEX].contains("claims: [closed]"),
        "{}",
        after[INDEX]
    );
}

#[test]
fn site_yaml_and_the_words_of_a_theme_obey() {
    let found = told(&site().replacing(SITE, "title: Town", "title: \u{202e}Town"));
    assert_eq!(
        found,
        ["1:8 error here stands U+202E RIGHT-TO-LEFT OVERRIDE"]
    );
    let files = factpress::theme::built_in().into_iter().map(|mut file| {
        if file.path == "words/en.yaml" {
            let text = String::from_utf8(file.bytes.to_vec()).expect("words are text");
            file.bytes = text
                .replace("Claimed by", "Claimed \u{202e}by")
                .into_bytes();
        }
        file
    });
    let faults =
        Theme::new("themes/broadsheet", files.collect()).expect_err("its words turn round");
    assert!(
        format!("{faults:?}").contains("RIGHT-TO-LEFT OVERRIDE"),
        "{faults:?}"
    );
}

#[test]
fn ids_that_are_offered_keep_their_letters() {
    let report = site()
        .replacing(
            INDEX,
            "claims: [closed]",
            "claims: [closed]\ntags: [Économie]",
        )
        .report();
    assert!(report.contains("as in `economie`"), "{report}");
    let report = site()
        .with_bytes("content/pages/élection-à-québec.md", "---\ntitle: A\n---\n")
        .report();
    assert!(report.contains("as in `election-a-quebec`"), "{report}");
}

#[test]
fn honest_signs_beside_each_other_were_decoded_once() {
    for honest in [
        "The plank was 1×½×¼ inch.",
        "«Ya no está»—dijo el alcalde.",
        "«Å»en",
        "Fra Å–en",
        "eV/Å·atom",
    ] {
        assert_eq!(
            told(&site().replacing(CLAIM, "The minutes list them.", honest)),
            [""; 0],
            "{honest}"
        );
    }
}

//! Citing a page, and reporting an error on it: stable addresses, the days that count, and a mail
//! that says where.

use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PAGE: &str = "library/closed/index.html";
const EXPLAINER: &str = "library/index.html";

/// The smallest site with an address for reports.
fn reporting(address: &str) -> SmallSite {
    SmallSite::new("").replacing(
        SITE,
        "languages: [en]",
        &format!("languages: [en]\nreport: {address}"),
    )
}

/// The links that report an error on a page.
fn reports(site: &SmallSite, path: &str) -> Vec<String> {
    attributes(&site.file(path), ".report a", "href")
}

#[test]
fn a_claim_is_cited_with_its_verdict_its_days_and_its_address() {
    let page = SmallSite::new("").file(PAGE);
    assert_eq!(
        texts(&page, ".cite__text"),
        [
            "Town Gazette. “False: The town closed four libraries.” Town checks, published 1 April 2024, evidence as of 31 \
          March 2024. https://checks.example/library/closed/"
        ]
    );
    assert_eq!(
        attributes(&page, ".cite__address a", "href"),
        ["https://checks.example/library/closed/"]
    );
}

#[test]
fn a_page_that_was_changed_says_when() {
    let correction =
        "kind: statement\ncorrections: [{date: 2024-05-02, grade: minor, text: A slip.}]\n";
    let site = SmallSite::new("")
        .replacing(CLAIM, "kind: statement\n", correction)
        .replacing(
            INDEX,
            "published: 2024-04-01",
            "published: 2024-04-01\nupdated: 2024-05-03",
        );
    assert_eq!(
        texts(&site.file(PAGE), ".cite__text"),
        [
            "Town Gazette. “False: The town closed four libraries.” Town checks, published 1 April 2024, last updated 2 May \
          2024, evidence as of 31 March 2024. https://checks.example/library/closed/"
        ]
    );
    assert_eq!(
        texts(&site.file(EXPLAINER), ".cite__text"),
        [
            "Town Gazette. “The library.” Town checks, published 1 April 2024, last updated 3 May 2024. \
          https://checks.example/library/"
        ]
    );
}

#[test]
fn an_open_claim_is_cited_as_open() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    assert_eq!(
        texts(&site.file(PAGE), ".cite__text"),
        [
            "Town Gazette. “No verdict yet: The town closed four libraries.” Town checks, published 1 April 2024. \
          https://checks.example/library/closed/"
        ]
    );
}

#[test]
fn a_report_by_mail_names_the_page_in_its_subject_and_its_text() {
    let site = reporting("mailto:errors@checks.example");
    assert_eq!(
        reports(&site, EXPLAINER),
        [
            "mailto:errors@checks.example?subject=Error%20on%20the%20page%20%E2%80%9CThe%20library%E2%80%9D&body=https%3A%2F%\
          2Fchecks.example%2Flibrary%2F%0D%0A%0D%0A"
        ]
    );
    let with_verdict = "subject=Error%20on%20the%20page%20%E2%80%9CFalse%3A%20The%20town%20closed%20four%20libraries%E2%80%9D";
    assert!(
        reports(&site, PAGE)[0].contains(with_verdict),
        "{:?}",
        reports(&site, PAGE)
    );
}

#[test]
fn signs_of_an_address_in_a_title_stay_words() {
    let site = reporting("mailto:errors@checks.example").replacing(
        INDEX,
        "title: The library",
        "title: \"Q&A: 50% #1? {url}\"",
    );
    let report = reports(&site, EXPLAINER).remove(0);
    assert!(
        report.contains("%E2%80%9CQ%26A%3A%2050%25%20%231%3F%20%7Burl%7D%E2%80%9D&body="),
        "{report}"
    );
}

#[test]
fn a_page_for_reports_is_told_address_and_title_where_it_asks_for_them() {
    let form = "\"https://forms.example/errors?page={url}&title={title}\"";
    assert_eq!(
        reports(&reporting(form), EXPLAINER),
        [
            "https://forms.example/errors?page=https%3A%2F%2Fchecks.example%2Flibrary%2F&title=The%20library"
        ]
    );
    assert_eq!(
        reports(&reporting("https://forms.example/errors"), EXPLAINER),
        ["https://forms.example/errors"]
    );
    assert_eq!(
        reports(
            &reporting("\"mailto:errors@checks.example?subject={title}\""),
            EXPLAINER
        ),
        ["mailto:errors@checks.example?subject=The%20library"]
    );
}

#[test]
fn the_foot_of_every_page_reports_an_error_on_that_page() {
    let output = reporting("\"https://forms.example/?page={url}\"").output();
    for (path, address) in [
        ("index.html", ""),
        ("claims/index.html", "claims%2F"),
        (PAGE, "library%2Fclosed%2F"),
    ] {
        let expected =
            format!("https://forms.example/?page=https%3A%2F%2Fchecks.example%2F{address}");
        assert_eq!(
            attributes(&output[path], ".foot a[href^='https://forms']", "href"),
            [expected],
            "{path}"
        );
    }
}

#[test]
fn without_an_address_for_reports_no_page_has_such_a_link() {
    for (path, page) in SmallSite::new("")
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        assert_eq!(texts(page, ".report"), Vec::<String>::new(), "{path}");
        assert!(!page.contains("Report an error"), "{path}");
    }
}

#[test]
fn an_address_for_reports_that_leads_nowhere_is_an_error_at_its_place() {
    let said = |address: &str| {
        let report = reporting(address).report();
        report.lines().next().unwrap_or_default().to_owned()
    };
    for (address, message) in [
        (
            "\"https://forms.example/?page={adress}\"",
            "`https://forms.example/?page={adress}` has an unknown placeholder",
        ),
        (
            "\"{url}https://checks.example/\"",
            "`{url}https://checks.example/` is neither a web address nor mailto: with an email address",
        ),
        (
            "\"https://{url}/\"",
            "`https://{url}/` has a placeholder in its host",
        ),
        (
            "errors@checks.example",
            "`errors@checks.example` is neither a web address nor mailto: with an email address",
        ),
        (
            "mailto:errors",
            "`mailto:errors` is neither a web address nor mailto: with an email address",
        ),
    ] {
        let line = said(address);
        assert!(line.contains(message), "{line}");
        assert_eq!(
            reporting(address).findings(),
            ["content/site.yaml:5:9 bad-value"],
            "{address}"
        );
    }
}

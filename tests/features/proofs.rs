//! Proofs on pages and in data: what is said under a quotation, and how many are proved.

use factpress::model::kept_copy::{QuotationProof, quotation_hash};
use factpress::model::source::Sha256;
use factpress::yaml::record::Verbatim;

use crate::reader::{all, document, texts};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";
const PAGE: &str = "library/closed/index.html";

/// The record of a copy of the minutes, with what is given of it besides.
fn record(more: &str) -> String {
    let sha256 = Sha256::of(b"the copy");
    format!(
        "-- content/copies.yaml --\nminutes:\n  file: copies/minutes.warc.gz\n  type: text/html\n  \
         date: 2024-03-05\n  url: https://town.example/minutes\n  sha256: {}\n  bytes: 48213\n  title: Council, March\n  \
         program: factpress 0.1.0\n{more}",
        sha256.as_str()
    )
}

/// The record in which this quotation is on page 2.
pub fn record_of(words: &str) -> String {
    let mut proof = QuotationProof {
        quotation: quotation_hash(words),
        page: Some(2),
        from: 10,
        to: 28,
        before: Some(Verbatim("the clerk read that".to_owned())),
        after: Some(Verbatim("and three move".to_owned())),
        check: Verbatim(String::new()),
    };
    proof.check = Verbatim(proof.checksum(&Sha256::of(b"the copy")));
    let quotation = proof.quotation.as_str();
    record(&format!(
        "  quotations:\n    - quotation: {quotation}\n      page: 2\n      from: 10\n      to: 28\n      \
         before: the clerk read that\n      after: and three move\n      check: {}\n",
        proof.check.0
    ))
}

fn proofs(site: &SmallSite) -> Vec<String> {
    texts(&site.file(PAGE), ".proof")
}

#[test]
fn a_quotation_on_record_is_proved_on_its_page() {
    let site = SmallSite::new(&record_of("One library closes."));
    assert_eq!(
        proofs(&site),
        ["Found word for word in our copy of 5 March 2024, page 2"]
    );
    let explainer = site.file("library/index.html");
    assert!(
        texts(&explainer, ".section__note").contains(
            &"1 of 1 quotation was found word for word in a copy that we keep.".to_owned()
        ),
        "{explainer}"
    );
    let data: serde_json::Value = serde_json::from_str(&site.file("claims.json")).expect("JSON");
    let proof = &data["claims"][0]["evidence"][0]["proof"];
    assert_eq!(proof["state"], "proved");
    assert_eq!(proof["source"], "minutes");
    assert_eq!((&proof["page"], &proof["from"]), (&2.into(), &10.into()));
    assert_eq!(data["sources"][0]["copy"]["bytes"], 48213);
    assert_eq!(
        data["sources"][0]["archive"]["none"],
        "Only a paper copy exists."
    );
}

#[test]
fn quotations_in_texts_count_where_they_have_a_citation() {
    let site = SmallSite::new(&record_of("One library closes."))
        .replacing(
            "content/explainers/library/index.md",
            "The council met.[[source:minutes]]",
            "The minutes say “One library closes.”[[source:minutes]] and “three move”[[source:minutes]]. \
             Somebody said “no citation here”.",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "They list: “One library closes.”[[source:minutes]]",
        );
    let counts = |page: &str, element: &str| {
        let texts = texts(&site.file_despite_rules(page), element).join("\n");
        assert!(
            texts.contains("3 of 4 quotations were found word for word in copies that we keep."),
            "{page}: {texts}"
        );
    };
    counts("library/index.html", ".section__note");
    counts("sources/minutes/index.html", ".facts");
}

#[test]
fn the_page_of_a_source_says_what_is_kept() {
    let page = SmallSite::new(&record_of("One library closes.")).file("sources/minutes/index.html");
    let facts = texts(&page, ".facts").concat();
    for said in [
        "Web page, 48 kB",
        "Its title: Council, March",
        "Copy kept, SHA-256 recorded on 5 March 2024:",
        Sha256::of(b"the copy").as_str(),
        "sha256sum",
        "1 of 1 quotation was found word for word",
    ] {
        assert!(facts.contains(said), "{said} in {facts}");
    }
    assert_eq!(
        texts(&page, ".proof"),
        ["Found word for word in our copy of 5 March 2024, page 2"]
    );
}

#[test]
fn whatever_keeps_a_quotation_from_being_proved_is_said() {
    let missing = quotation_hash("One library closes.");
    let of = |more: &str| SmallSite::new(&record(more));
    let by_hand = SmallSite::new("").replacing(
        SOURCES,
        "seen: original",
        &format!(
            "seen: original\n  copy: {{sha256: {}, date: 2024-03-05}}",
            Sha256::of(b"the copy").as_str()
        ),
    );
    for (site, said) in [
        (
            SmallSite::new(""),
            "Wording not checked: no copy kept".to_owned(),
        ),
        (
            by_hand,
            "Wording not checked: our copy of 5 March 2024 has not been compared".to_owned(),
        ),
        (
            of("  unread: It is a PDF of pictures.\n"),
            "Wording not checked: no text can be read from our copy of 5 March 2024".to_owned(),
        ),
        (
            of(&format!("  missing: [{}]\n", missing.as_str())),
            "Wording not confirmed: not found in our copy of 5 March 2024".to_owned(),
        ),
        (
            of(""),
            "Wording not checked: changed since our copy of 5 March 2024 was compared".to_owned(),
        ),
    ] {
        assert_eq!(texts(&site.file_despite_rules(PAGE), ".proof"), [said]);
    }
}

#[test]
fn a_quotation_may_be_in_the_copy_of_a_source_that_quotes_it() {
    let report = "-- content/sources/report.yaml --\nreport:\n  title: The report\n  publisher: Board\n  \
                  kind: document\n  primary: true\n  basis: documents\n  archive: {none: No.}\n  \
                  seen: quoted\n  through: [minutes]\n";
    let site = SmallSite::new(&(record_of("One library closes.") + report)).replacing(
        CLAIM,
        "source: minutes",
        "source: report",
    );
    assert_eq!(
        texts(&site.file_despite_rules(PAGE), ".proof"),
        ["Found word for word in our copy of Town council of 5 March 2024, page 2"]
    );
}

/// The addresses to which the page of the claim links the minutes, and what the links say of
/// archives.
fn links(site: &SmallSite) -> Vec<String> {
    let page = document(&site.file_despite_rules(PAGE));
    let names = [
        "href",
        "data-originalurl",
        "data-versionurl",
        "data-versiondate",
    ];
    all(&page, "a.source__read")
        .into_iter()
        .flat_map(|link| names.map(|name| link.attr(name).unwrap_or("-").to_owned()))
        .collect()
}

#[test]
fn a_link_to_a_source_leads_to_the_words_that_are_quoted() {
    let words = "https://town.example/minutes#:~:text=One%20library%20closes";
    assert_eq!(links(&SmallSite::new("")), [words, "-", "-", "-"]);
    assert_eq!(
        links(&SmallSite::new(&record_of("One library closes."))),
        [
            "https://town.example/minutes#:~:text=clerk%20read%20that-,One%20library%20closes.,-and%20three%20move",
            "-",
            "-",
            "-"
        ]
    );
    for (old, new) in [
        ("town.example/minutes", "town.example/minutes.pdf"),
        ("town.example/minutes", "town.example/a#:~:text=b"),
    ] {
        let site = SmallSite::new("").replacing(SOURCES, old, new);
        assert_eq!(links(&site)[0], format!("https://{new}"));
    }
    let pdf = record_of("One library closes.").replace("text/html", "application/pdf");
    assert_eq!(
        links(&SmallSite::new(&pdf))[0],
        "https://town.example/minutes"
    );
}

#[test]
fn links_name_the_archived_copy_or_lead_to_it() {
    let archived = "archive: {url: \"https://archive.example/m\", date: 2024-03-02}";
    let site = SmallSite::new("").replacing(
        SOURCES,
        "archive: {none: Only a paper copy exists.}",
        archived,
    );
    let words = "#:~:text=One%20library%20closes";
    assert_eq!(
        links(&site),
        [
            &format!("https://town.example/minutes{words}"),
            "-",
            "https://archive.example/m",
            "2024-03-02"
        ]
    );
    let site = site.replacing(SOURCES, "seen: original", "link: copy\n  seen: original");
    assert_eq!(
        links(&site),
        [
            &format!("https://archive.example/m{words}"),
            "https://town.example/minutes",
            "-",
            "2024-03-02"
        ]
    );
    let page = site.file("sources/minutes/index.html");
    assert!(
        !page.contains("href=\"https://town.example/minutes\""),
        "{page}"
    );
    let site =
        SmallSite::new("").replacing(SOURCES, "seen: original", "link: copy\n  seen: original");
    assert_eq!(
        site.findings(),
        ["content/sources/town.yaml:10:9 missing-key"]
    );
}

#[test]
fn what_was_really_said_is_shown_beside_the_claim() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "claimant: ada",
            "claimant: ada\nquote: They closed every library.",
        )
        .replacing(
            CLAIM,
            "quote: One library closes.",
            "quote: They nearly closed one library.\n    compare: true",
        );
    let page = site.file(PAGE);
    assert_eq!(
        texts(&page, ".compared__said"),
        ["They [left out: nearly] closed [put in: every] [left out: one] library."]
    );
    assert_eq!(
        texts(&page, ".compared__key"),
        [
            "Underlined: said, but missing from the quotation Struck through: in the quotation, but not said"
        ]
    );
    let without = site.replacing(CLAIM, "quote: They closed every library.\n", "");
    assert_eq!(
        without.findings(),
        ["content/explainers/library/claims/closed.md:14:5 missing-key"]
    );
}

//! The data of all claims in other formats: for spreadsheets, for collectors, for programs that keep
//! references. No record parts a claim from its verdict, its day and its address.

use serde_json::{Value, json};

use crate::report_formats::{breach, schema};
use crate::small_site::{SmallSite, quoted};
use factpress::Options;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";

/// The rows of a file by RFC 4180.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut rest = csv.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' if is_quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {
                assert_eq!(rest.next(), Some('\n'), "lines end with CRLF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' if !is_quoted => panic!("a lone line feed outside of quotation marks"),
            other => cell.push(other),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "the last line ends, too");
    rows
}

/// A cell of the row of the only claim, by the name of its column.
fn cell(site: &SmallSite, column: &str) -> String {
    let rows = rows(&site.file("claims.csv"));
    assert_eq!(rows[0].len(), rows[1].len());
    let at = rows[0].iter().position(|name| name == column);
    rows[1][at.unwrap_or_else(|| panic!("no column {column} in {:?}", rows[0]))].clone()
}

fn with(lines: &str) -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        &format!("kind: statement\n{lines}"),
    )
}

fn without_verdict() -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    )
}

fn held() -> SmallSite {
    with("hold: Not yet.\n").options(Options {
        drafts: true,
        ..Options::default()
    })
}

#[test]
fn a_row_has_the_claim_its_verdict_its_day_and_its_address() {
    let site = with("appearances: [minutes]\nplace: Town hall, upstairs\ntags: [books, money]\n");
    for (column, expected) in [
        ("id", "closed"),
        ("url", "https://checks.example/library/closed/"),
        ("claim", "The town closed four libraries"),
        ("verdict", "false"),
        ("verdict_label", "False"),
        ("rating", "1"),
        ("best", "5"),
        ("worst", "1"),
        ("as_of", "2024-03-31"),
        ("finding", "One closed and three moved."),
        ("claimants", "Ada Example"),
        ("about", "Town Gazette"),
        ("date", "2024-03-10"),
        ("place", "Town hall, upstairs"),
        ("appearances", "https://town.example/minutes"),
        ("supports", ""),
        ("undermines", "https://town.example/minutes"),
        ("reply", "not-sought"),
        ("published", "2024-04-01"),
        ("corrections", "0"),
        ("tags", "books; money"),
    ] {
        assert_eq!(cell(&site, column), expected, "{column}");
    }
}

#[test]
fn a_spreadsheet_computes_no_cell() {
    for words in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"https://x.example\",\"y\")",
        "＝1",
        "－2",
        "＋3",
        "＠x",
        "=cmd|' /C calc'!A0",
        "−5",
    ] {
        let site = SmallSite::new("").in_spite_of_marks().replacing(
            CLAIM,
            "kind: statement\n",
            &format!("kind: statement\nquote: {}\n", quoted(words)),
        );
        assert_eq!(cell(&site, "quote"), format!("'{words}"), "{words}");
    }
    for words in ["1-1", "a=b", "'tis", "(-1)"] {
        let site = with(&format!("quote: {}\n", quoted(words)));
        assert_eq!(cell(&site, "quote"), words);
    }
}

#[test]
fn commas_quotation_marks_and_lines_stay_in_their_cell() {
    let words = "\"So,\" he said; x=\"y\"";
    let site = with(&format!("quote: {}\n", quoted(words)));
    assert_eq!(cell(&site, "quote"), words);
}

#[test]
fn a_claim_without_a_verdict_says_so_in_every_row() {
    let site = without_verdict();
    assert_eq!(cell(&site, "verdict"), "");
    assert_eq!(cell(&site, "verdict_label"), "No verdict yet");
    assert_eq!(cell(&site, "finding"), "This claim is still being checked.");
}

#[test]
fn a_line_for_each_claim_has_the_sources_that_it_names() {
    let site = with("appearances: [minutes]\n");
    let lines = site.file("claims.ndjson");
    assert_eq!(lines.lines().count(), 1);
    let line: Value = serde_json::from_str(&lines).expect("a line is JSON");
    let whole: Value = serde_json::from_str(&site.file("claims.json")).expect("JSON");
    assert_eq!(line["claim"], whole["claims"][0]);
    assert_eq!(line["sources"], whole["sources"]);
    assert_eq!(line["verdict"]["label"], "False");
    let own: Value = serde_json::from_str(&site.file("library/closed/claim.json")).expect("JSON");
    assert_eq!(own, line);
    let page = site.file("library/closed/index.html");
    let json = "head link[rel=alternate][type='application/json']";
    assert_eq!(
        crate::reader::attributes(&page, json, "href"),
        ["/library/closed/claim.json"]
    );
}

#[test]
fn collectors_get_each_review_as_its_page_has_it() {
    let site = with("appearances: [minutes]\n");
    let feed: Value = serde_json::from_str(&site.file("claim-reviews.json")).expect("JSON");
    assert_eq!(feed["@type"], "DataFeed");
    assert_eq!(feed["publisher"]["name"], "Town Checks");
    let page = site.file("library/closed/index.html");
    let review = crate::reader::blocks_of(&page, "ClaimReview").remove(0);
    let item = json!({
        "@type": "DataFeedItem",
        "dateCreated": "2024-04-01",
        "dateModified": "2024-04-01",
        "item": [review],
    });
    assert_eq!(feed["dataFeedElement"], json!([item]));
}

#[test]
fn simple_clients_get_the_answer_of_a_claim_search() {
    let expected = json!({
        "nextPageToken": "",
        "claims": [{
            "text": "The town closed four libraries",
            "claimant": "Ada Example",
            "claimDate": "2024-03-10T00:00:00Z",
            "claimReview": [{
                "publisher": {"name": "Town Checks", "site": "checks.example"},
                "url": "https://checks.example/library/closed/",
                "title": "False: The town closed four libraries",
                "reviewDate": "2024-04-01T00:00:00Z",
                "textualRating": "False",
                "languageCode": "en",
            }],
        }],
    });
    let answer = SmallSite::new("").file("claims-search.json");
    assert_eq!(
        serde_json::from_str::<Value>(&answer).expect("JSON"),
        expected
    );
    let month = SmallSite::new("").replacing(CLAIM, "date: 2024-03-10", "date: 2024-03");
    let answer: Value = serde_json::from_str(&month.file("claims-search.json")).expect("JSON");
    assert_eq!(answer["claims"][0].get("claimDate"), None);
}

#[test]
fn what_is_open_has_no_review_and_what_is_held_is_nowhere() {
    let open = without_verdict().output();
    for (file, list) in [
        ("claim-reviews.json", "dataFeedElement"),
        ("claims-search.json", "claims"),
    ] {
        let json: Value = serde_json::from_str(&open[file]).expect("JSON");
        assert_eq!(json[list], json!([]), "{file}");
    }
    for (path, text) in held().output() {
        let is_data = [
            ".json", ".csv", ".ndjson", ".bib", ".ris", ".xml", ".md", ".txt",
        ]
        .iter()
        .any(|ending| path.ends_with(ending));
        let is_names = path == "search/index.json" || path == "_headers";
        if is_data && !is_names {
            assert!(!text.contains("The town closed four libraries"), "{path}");
        }
    }
}

#[test]
fn a_claim_is_reviewed_in_the_languages_that_it_is_written_in() {
    let output = SmallSite::in_two_languages().output();
    let text = |file: &str| output[file].as_str();
    assert!(text("fr/claims-search.json").contains("\"languageCode\": \"fr\""));
    assert!(text("fr/claims.csv").contains("La ville a fermé quatre bibliothèques"));
    // The explainer is not translated.
    assert!(!text("fr/citations.ris").contains("TI  - The library"));
    assert!(
        text("fr/citations.ris").contains("UR  - https://checks.example/fr/library/closed/\r\n")
    );
}

#[test]
fn references_begin_with_the_verdict_and_have_their_day_and_address() {
    let output = SmallSite::new("").output();
    let csl: Value = serde_json::from_str(&output["citations.json"]).expect("JSON");
    let claim = json!({
        "id": "https://checks.example/library/closed/",
        "type": "webpage",
        "title": "False: The town closed four libraries",
        "author": [{"literal": "Town Gazette"}],
        "container-title": "Town checks",
        "publisher": "Town Checks",
        "issued": {"date-parts": [[2024, 4, 1]]},
        "URL": "https://checks.example/library/closed/",
        "language": "en",
        "abstract": "False (as of 31 March 2024). One closed and three moved.",
    });
    assert_eq!(csl[1], claim);
    assert_eq!(csl[0]["title"], "The library");
    let bib = "@misc{library:closed,\n  author = {{Town Gazette}},\n  title = {{False: The town closed four libraries}},\n  \
               organization = {Town checks},\n  publisher = {Town Checks},\n  year = {2024},\n  month = {4},\n  \
               date = {2024-04-01},\n  url = {https://checks.example/library/closed/},\n  langid = {en},\n  \
               abstract = {False (as of 31 March 2024). One closed and three moved.},\n}\n";
    assert!(
        output["citations.bib"].contains(bib),
        "{}",
        output["citations.bib"]
    );
    let ris = "TY  - ELEC\r\nID  - library:closed\r\nTI  - False: The town closed four libraries\r\nAU  - Town Gazette\r\n\
               T2  - Town checks\r\nPB  - Town Checks\r\nPY  - 2024\r\nDA  - 2024/04/01/\r\nLA  - en\r\n\
               AB  - False (as of 31 March 2024). One closed and three moved.\r\nUR  - https://checks.example/library/closed/\r\nER  - \r\n";
    assert!(
        output["citations.ris"].contains(ris),
        "{}",
        output["citations.ris"]
    );
}

#[test]
fn the_index_says_where_each_claim_is_and_when_it_changed() {
    let site = with("corrections: [{date: 2024-05-02, grade: minor, text: A slip.}]\n");
    let output = site.output();
    let index: Value = serde_json::from_str(&output["claims-index.json"]).expect("JSON");
    let entry = json!({
        "id": "closed",
        "url": "https://checks.example/library/closed/",
        "data": "https://checks.example/library/closed/claim.json",
        "published": "2024-04-01",
        "modified": "2024-05-02",
    });
    assert_eq!(
        (&index["claims"], &index["total"]),
        (&json!([entry]), &json!(1))
    );
    assert!(output.contains_key("library/closed/claim.json"));
    let drafts = held().output();
    let index: Value = serde_json::from_str(&drafts["claims-index.json"]).expect("JSON");
    assert_eq!((&index["claims"], &index["total"]), (&json!([]), &json!(0)));
}

#[test]
fn a_claim_has_its_own_citation_which_its_page_offers() {
    let output = SmallSite::new("").output();
    for (own, all) in [
        ("library/closed/cite.bib", "citations.bib"),
        ("library/closed/cite.ris", "citations.ris"),
    ] {
        assert!(output[all].ends_with(&output[own]), "{}", output[own]);
        let links =
            crate::reader::attributes(&output["library/closed/index.html"], "main a", "href");
        assert!(links.contains(&format!("/{own}")), "{links:?}");
    }
    let drafts = held().output();
    let offered = drafts.keys().filter(|path| path.contains("/cite."));
    assert_eq!(offered.count(), 0, "a held claim is not to be cited");
}

#[test]
fn signs_of_tex_mean_themselves() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "The town closed four libraries",
        &quoted("100 % of $5 & a_b #1 {x} ~ ^ \\y"),
    );
    let bib = site.in_spite_of_marks().file("citations.bib");
    let title = "title = {{False: 100 \\% of \\$5 \\& a\\_b \\#1 \\{x\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}y}}";
    assert!(bib.contains(title), "{bib}");
}

#[test]
fn braces_without_a_counterpart_and_names_that_would_be_split_leave_bibtex_whole() {
    for (claim, written) in [
        ("a { b", "a \\textbraceleft{} b"),
        ("a } { b", "a \\textbraceright{} \\textbraceleft{} b"),
        ("a {b} c", "a \\{b\\} c"),
    ] {
        let site =
            SmallSite::new("").replacing(CLAIM, "The town closed four libraries", &quoted(claim));
        let bib = site.in_spite_of_marks().file("library/closed/cite.bib");
        assert!(
            bib.contains(&format!("title = {{{{False: {written}}}}}")),
            "{bib}"
        );
        assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
    }
    for (name, written) in [
        ("Ada Example", "Ada Example"),
        ("Ada Example, MP", "{Ada Example, MP}"),
        ("Ada and Bob", "{Ada and Bob}"),
        ("Alexandra Sand", "Alexandra Sand"),
    ] {
        let site = SmallSite::new("")
            .replacing(
                "content/people.yaml",
                "name: Ada Example",
                &format!("name: {name}"),
            )
            .replacing(
                "content/explainers/library/index.md",
                "authors: [gazette]",
                "authors: [ada]",
            );
        let bib = site.file("library/closed/cite.bib");
        assert!(
            bib.contains(&format!("  author = {{{written}}},\n")),
            "{bib}"
        );
    }
}

#[test]
fn a_line_of_ndjson_is_a_line_for_every_program() {
    let site = with("quote: \"One\\u2028two\\u2029three\"\n");
    let lines = site.in_spite_of_marks().file("claims.ndjson");
    assert!(!lines.contains(['\u{2028}', '\u{2029}']), "{lines}");
    let record: Value = serde_json::from_str(lines.trim_end()).expect("JSON");
    assert_eq!(record["claim"]["quote"], "One\u{2028}two\u{2029}three");
}

#[test]
fn a_publication_without_claims_has_files_all_the_same() {
    let output = held().options(Options::default()).output();
    for file in [
        "claims.json",
        "claim-reviews.json",
        "claims-search.json",
        "claims-index.json",
        "citations.json",
        "feed.json",
    ] {
        let json = serde_json::from_str::<Value>(&output[file]);
        assert!(json.is_ok(), "{file}: {}", output[file]);
    }
    assert_eq!(rows(&output["claims.csv"]).len(), 1);
    assert_eq!(output["claims.ndjson"], "");
}

#[test]
fn the_front_page_and_the_list_of_claims_name_the_data() {
    let output = SmallSite::new("").output();
    for page in ["index.html", "claims/index.html"] {
        for (file, media_type) in [
            ("claims.json", "application/json"),
            ("feed.json", "application/feed+json"),
            ("claims.csv", "text/csv"),
            ("claims.ndjson", "application/x-ndjson"),
            ("claim-reviews.json", "application/ld+json"),
            ("claims-search.json", "application/json"),
            ("citations.bib", "application/x-bibtex"),
        ] {
            let link = format!("head link[rel=alternate][href='/{file}']");
            assert_eq!(
                crate::reader::attributes(&output[page], &link, "type"),
                [media_type]
            );
            assert!(output.contains_key(file), "{file}");
        }
    }
}

/// Sites whose data has every key, and hardly any.
fn sites() -> Vec<SmallSite> {
    let full = with(
        "statement: Ada says so\nquote: They shut all four.\ntranslation: Tout est fermé.\nplace: Town hall\n\
         appearances: [minutes]\nlabel: Wrong number\nsearched: We looked.\nwhy: Readers asked.\nunknown: Much.\n\
         review_by: 2044-01-01\ntags: [books]\nextra: {region: North}\n\
         corrections: [{date: 2024-05-02, grade: substantial, from: \"true\", to: \"false\", text: Misread.}]\n",
    )
    .replacing(
        "content/sources/town.yaml",
        "  seen: original\n",
        "  seen: original\n  authors: [Mia Okafor]\n  extent: passage\n  note: Page 2 is missing.\n  extra: {a: 1}\n",
    )
    .replacing("content/people.yaml", "  kind: person\n", "  kind: person\n  extra: {b: [1]}\n");
    vec![
        SmallSite::new(""),
        full,
        without_verdict(),
        held().options(Options::default()),
        SmallSite::in_two_languages(),
    ]
}

#[test]
fn each_format_of_our_own_has_a_schema_that_takes_it_and_names_every_key() {
    let (whole, one) = (
        schema("docs/schema/claims.json"),
        schema("docs/schema/claim.json"),
    );
    assert_eq!(
        whole["$defs"], one["$defs"],
        "both speak of the same claims"
    );
    let (reviews, search) = (
        schema("docs/schema/claim-reviews.json"),
        schema("docs/schema/claims-search.json"),
    );
    let index = schema("docs/schema/claims-index.json");
    for site in sites() {
        for (path, text) in site.output() {
            let schema = match path.rsplit('/').next().unwrap_or_default() {
                "claims.json" => &whole,
                "claim.json" => &one,
                "claim-reviews.json" => &reviews,
                "claims-search.json" => &search,
                "claims-index.json" => &index,
                _ => continue,
            };
            let json: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(breach(schema.clone(), &json), None, "{path}: {text}");
        }
        for line in site.file("claims.ndjson").lines() {
            let json: Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(breach(one.clone(), &json), None);
        }
    }
}

#[test]
fn a_schema_refuses_a_claim_without_its_verdict() {
    let (whole, one) = (
        schema("docs/schema/claims.json"),
        schema("docs/schema/claim.json"),
    );
    let site = SmallSite::new("");
    for key in ["verdict", "as_of", "url", "finding"] {
        let mut json: Value = serde_json::from_str(&site.file("claims.json")).expect("JSON");
        json["claims"][0]
            .as_object_mut()
            .expect("a map")
            .remove(key);
        assert!(breach(whole.clone(), &json).is_some(), "{key}");
        let mut json: Value =
            serde_json::from_str(&site.file("library/closed/claim.json")).expect("JSON");
        json["claim"].as_object_mut().expect("a map").remove(key);
        assert!(breach(one.clone(), &json).is_some(), "{key}");
    }
}

#[test]
fn an_explainer_that_is_held_is_in_no_feed_and_has_no_twin() {
    let site = SmallSite::new("")
        .replacing(
            INDEX,
            "claims: [closed]\n",
            "claims: [closed]\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    let output = site.output();
    assert!(!output.contains_key("library/index.md"));
    assert!(!output.contains_key("library/closed/index.md"));
    assert!(!output["feed.xml"].contains("<entry>"));
}

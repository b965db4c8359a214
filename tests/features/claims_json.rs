//! `claims.json`: every claim with its verdict and evidence, for machines.

use serde_json::{Value, json};

use crate::small_site::SmallSite;
use factpress::Options;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn claims_json(site: &SmallSite) -> Value {
    serde_json::from_str(&site.file("claims.json")).expect("claims.json is JSON")
}

#[test]
fn the_whole_file() {
    let expected = r#"{
  "version": 2,
  "title": "Town checks",
  "url": "https://checks.example/",
  "language": "en",
  "publisher": "Town Checks",
  "licence": null,
  "scale": [
    {
      "id": "true",
      "label": "True",
      "definition": "The evidence bears the claim out.",
      "value": 5,
      "best": 5,
      "worst": 1
    },
    {
      "id": "false",
      "label": "False",
      "definition": "The evidence contradicts the claim.",
      "value": 1,
      "best": 5,
      "worst": 1
    },
    {
      "id": "open",
      "label": "Unproven",
      "definition": "The evidence does not decide.",
      "value": null,
      "best": null,
      "worst": null
    }
  ],
  "claims": [
    {
      "id": "closed",
      "url": "https://checks.example/library/closed/",
      "explainer": "library",
      "language": "en",
      "claim": "The town closed four libraries",
      "statement": null,
      "verdict": "false",
      "label": null,
      "as_of": "2024-03-31",
      "finding": "One closed and three moved.",
      "quote": null,
      "proof": null,
      "translation": null,
      "claimants": [
        {
          "id": "ada",
          "name": "Ada Example",
          "kind": "person"
        }
      ],
      "about": [
        {
          "id": "gazette",
          "name": "Town Gazette",
          "kind": "organization"
        }
      ],
      "date": "2024-03-10",
      "place": null,
      "appearances": [],
      "appearance_details": [],
      "kind": "statement",
      "evidence": [
        {
          "source": "minutes",
          "by": [],
          "as": null,
          "basis": "documents",
          "extent": null,
          "stance": "undermines",
          "quote": "One library closes.",
          "proof": {
            "state": "no-copy",
            "source": null,
            "page": null,
            "from": null,
            "to": null,
            "before": null,
            "after": null,
            "quotation": null,
            "check": null
          },
          "compare": false,
          "translation": null,
          "at": null,
          "offset": null,
          "via": [],
          "note": null
        }
      ],
      "unknown": null,
      "why": null,
      "searched": null,
      "reply": {
        "status": "not-sought",
        "asked": null,
        "channel": null,
        "date": null,
        "text": null,
        "reason": "Her words were public and complete."
      },
      "review_by": null,
      "published": "2024-04-01",
      "modified": "2024-04-01",
      "corrections": [],
      "tags": []
    }
  ],
  "sources": [
    {
      "id": "minutes",
      "page": "https://checks.example/sources/minutes/",
      "title": "Minutes of the council",
      "publisher": "Town council",
      "authors": [],
      "date": "2024-03-01",
      "url": "https://town.example/minutes",
      "language": "en",
      "kind": "document",
      "primary": true,
      "basis": "documents",
      "interest": null,
      "seen": "original",
      "extent": null,
      "through": [],
      "archive": {
        "url": null,
        "date": null,
        "none": "Only a paper copy exists."
      },
      "copy": null,
      "note": null
    }
  ],
  "withdrawn": []
}
"#;
    assert_eq!(SmallSite::new("").file("claims.json"), expected);
}

#[test]
fn every_key_of_a_claim_is_carried_over() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nstatement: Ada Example says that all four are shut\nquote: They shut all four.\ntranslation: Tout est fermé.\nplace: Town hall\nappearances: [minutes]\nlabel: Wrong number\n\
         unknown: Why the number was four.\ntags: [books, money]\n\
         corrections: [{date: 2024-05-02, grade: substantial, from: \"true\", to: \"false\", text: Misread.}]\n",
    );
    let claim = &claims_json(&site)["claims"][0];
    assert_eq!(
        claim["statement"],
        "Ada Example says that all four are shut"
    );
    assert_eq!(claim["quote"], "They shut all four.");
    assert_eq!(claim["translation"], "Tout est fermé.");
    assert_eq!(claim["place"], "Town hall");
    assert_eq!(claim["appearances"], json!(["minutes"]));
    assert_eq!(claim["label"], "Wrong number");
    assert_eq!(claim["unknown"], "Why the number was four.");
    assert_eq!(claim["tags"], json!(["books", "money"]));
    assert_eq!(claim["modified"], "2024-05-02");
    let correction = json!([{"date": "2024-05-02", "grade": "substantial", "from": "true", "to": "false", "text": "Misread."}]);
    assert_eq!(claim["corrections"], correction);
}

#[test]
fn an_open_claim_has_no_verdict_no_day_and_no_finding() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let claim = &claims_json(&site)["claims"][0];
    assert_eq!(
        [&claim["verdict"], &claim["as_of"], &claim["finding"]],
        [&Value::Null; 3]
    );
}

#[test]
fn a_held_claim_is_left_out_even_among_drafts() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Nobody has answered yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    assert_eq!(claims_json(&site)["claims"], json!([]));
}

#[test]
fn a_source_read_through_another_says_through_which() {
    let site = SmallSite::new(
        "-- content/sources/report.yaml --\nreport:\n  title: Report\n  publisher: Auditor\n  kind: official-report\n  \
         primary: true\n  basis: named\n  archive: {none: Not public.}\n  seen: quoted\n  through: [minutes]\n",
    )
    .replacing(CLAIM, "source: minutes", "source: report");
    let json = claims_json(&site);
    assert_eq!(json["claims"][0]["evidence"][0]["via"], json!(["minutes"]));
    let sources = json["sources"].as_array().expect("a list");
    let seen: Vec<_> = sources
        .iter()
        .map(|source| (&source["id"], &source["seen"], &source["through"]))
        .collect();
    assert_eq!(
        seen,
        [
            (&json!("minutes"), &json!("original"), &json!([])),
            (&json!("report"), &json!("quoted"), &json!(["minutes"])),
        ]
    );
}

#[test]
fn who_was_asked_and_why_and_until_when_the_verdict_holds_go_with_the_verdict() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "reply: {status: not-sought, reason: Her words were public and complete.}",
            "reply: {status: replied, asked: 2024-03-20, channel: letter, date: 2024-03-25, text: I counted the moves.}\n\
             why: Three readers asked.\nreview_by: 2044-03-31",
        )
        .replacing(CLAIM, "as_of: 2024-03-31\n", "as_of: 2024-03-31\nsearched: We read the minutes again.\n");
    let claim = &claims_json(&site)["claims"][0];
    let reply = json!({
        "status": "replied",
        "asked": "2024-03-20",
        "channel": "letter",
        "date": "2024-03-25",
        "text": "I counted the moves.",
        "reason": null,
    });
    assert_eq!(claim["reply"], reply);
    assert_eq!(claim["why"], "Three readers asked.");
    assert_eq!(claim["searched"], "We read the minutes again.");
    assert_eq!(claim["review_by"], "2044-03-31");
}

#[test]
fn a_source_has_what_readers_must_know_of_it() {
    let site = SmallSite::new("").replacing(
        "content/sources/town.yaml",
        "  seen: original\n",
        "  seen: original\n  authors: [Mia Okafor]\n  interest: The council defends itself.\n  extent: passage\n  note: Page 2 is missing.\n",
    );
    let source = &claims_json(&site)["sources"][0];
    assert_eq!(source["authors"], json!(["Mia Okafor"]));
    assert_eq!(source["interest"], "The council defends itself.");
    assert_eq!(source["extent"], "passage");
    assert_eq!(source["note"], "Page 2 is missing.");
}

#[test]
fn the_exact_words_are_those_that_were_typed() {
    let words = "Nine \"ducks\" -- on x=\"pond\"... 'so'";
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        &format!(
            "kind: statement\nquote: {}\n",
            crate::small_site::quoted(words)
        ),
    );
    assert_eq!(claims_json(&site)["claims"][0]["quote"], words);
}

#[test]
fn a_time_in_a_recording_is_a_number_and_a_part_of_the_link() {
    let site = |kind: &str, at: &str| {
        SmallSite::new("")
            .replacing(
                "content/sources/town.yaml",
                "kind: document",
                &format!("kind: {kind}"),
            )
            .replacing(
                CLAIM,
                "    quote: One library closes.\n",
                &format!("    quote: One library closes.\n    at: \"{at}\"\n"),
            )
    };
    let offset = |site: &SmallSite| claims_json(site)["claims"][0]["evidence"][0]["offset"].clone();
    let leads = |site: &SmallSite| {
        let page = site.file("library/closed/index.html");
        let links = crate::reader::attributes(&page, "a[rel~=external]", "href");
        links
            .iter()
            .any(|link| link == "https://town.example/minutes#t=751")
    };
    let video = site("video", "00:12:31");
    assert_eq!(offset(&video), 751);
    assert!(leads(&video));
    let review =
        crate::reader::blocks_of(&video.file("library/closed/index.html"), "ClaimReview").remove(0);
    let clip = json!([{
        "@type": "Clip",
        "name": "00:12:31",
        "startOffset": 751,
        "url": "https://town.example/minutes#t=751",
    }]);
    assert_eq!(review["citation"][0]["hasPart"], clip);
    for other in [site("video", "minute 4"), site("document", "12:31")] {
        assert_eq!(offset(&other), Value::Null);
        assert!(!leads(&other));
    }
}

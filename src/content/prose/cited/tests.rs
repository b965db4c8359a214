//! Tests of quotations with a citation beside them.

use std::sync::Arc;

use crate::base::address::BaseUrl;
use crate::base::text::Id;
use crate::content::prose::{BodyContext, Prose};

/// The quotations of a body, each with the ids of its sources.
fn quotations(body: &str) -> Vec<String> {
    let file: Arc<str> = "content/pages/about.md".into();
    let base = BaseUrl::parse("https://site.example").expect("an address");
    let setting = BodyContext {
        file: &file,
        body_start: 0,
        base: &base,
        language: "en",
    };
    let (prose, _) = Prose::read(body, setting);
    let said = prose.quotations.iter().map(|found| {
        let ids: Vec<&str> = found.sources.iter().map(Id::as_str).collect();
        let shown = &body[found.place.clone()];
        assert!(
            shown.contains(found.words.split_whitespace().next().expect("a word")),
            "{shown}"
        );
        assert!(body[found.cited_at.clone()].starts_with("[[source:"));
        format!("{} <{}>", found.words.replace('\n', "/"), ids.join(" "))
    });
    said.collect()
}

#[test]
fn words_between_marks_belong_to_the_citation_behind_them() {
    for (body, expected) in [
        (
            "It said: \"One *library* closes.\"[[source:a]] Three move.",
            "One library closes. <a>",
        ),
        (
            "“One closes”, she said.[[source:a]][[source:b]]",
            "One closes <a b>",
        ),
        (
            "Elle dit : « Une école ferme » [[source:a]].",
            "Une école ferme <a>",
        ),
        (
            "Sie sagte: „Eine ‚Schule‘ schließt.“ [[source:a]]",
            "Eine ‚Schule‘ schließt. <a>",
        ),
        ("\"One\nlibrary\" [[source:a]]", "One/library <a>"),
    ] {
        assert_eq!(quotations(body), [expected], "{body}");
    }
}

#[test]
fn other_words_between_marks_are_no_cited_quotation() {
    for body in [
        "The \"affair\" began in May. It ended in June.[[source:a]]",
        "\"One closes\", and nobody among all those who met that day objected.[[source:a]]",
        "\"One closes\" said [[person:a]].",
        "It’s the council’s.[[source:a]]",
        "\"…\" [[source:a]]",
        "\"One closes.\"\n\nThree move.[[source:a]]",
    ] {
        assert_eq!(quotations(body), [""; 0], "{body}");
    }
}

#[test]
fn a_block_with_a_citation_at_its_end_is_one_quotation() {
    for (body, expected) in [
        (
            "> One closes.\n>\n> Three \"move\". [[source:a]]",
            "One closes.//Three \"move\". <a>",
        ),
        (
            "> “One closes.”\n>\n> — The clerk [[source:a]]",
            "One closes. <a>",
        ),
        ("> \"One closes.\"[[source:a]]", "One closes. <a>"),
    ] {
        assert_eq!(quotations(body), [expected], "{body}");
    }
    assert_eq!(quotations("> One closes.[[source:a]] Three move."), [""; 0]);
}

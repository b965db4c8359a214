//! Typography: straight marks are set as the language of a text sets them, in YAML and in Markdown.

use crate::reader::{inner, texts};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The small site in French alone; the claim's finding and its analysis as given.
fn french(finding: &str, analysis: &str) -> SmallSite {
    SmallSite::new("")
        .replacing(SITE, "languages: [en]", "languages: [fr]")
        .replacing(
            CLAIM,
            "One closed and three moved.",
            &format!(">-\n  {finding}"),
        )
        .replacing(CLAIM, "The minutes list them.", analysis)
}

#[test]
fn english_has_curly_marks() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "One closed and three moved.",
            ">-\n  It's \"one\" : no more.",
        )
        .replacing(CLAIM, "The minutes list them.", "They're \"listed\" : all.");
    let page = site.file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".card__finding"),
        ["What we found: It’s “one” : no more."]
    );
    assert_eq!(inner(&page, ".prose"), "<p>They’re “listed” : all.</p>");
}

#[test]
fn french_has_guillemets_and_keeps_signs_with_their_words() {
    let page = french(
        "C'est \"une\" : pas plus.",
        "Il dit *\"tout\"* : rien ; et `\"a\" : b`.\n\n    \"c\" : d",
    )
    .file("library/closed/index.html");
    let finding = inner(&page, ".card__finding span");
    assert_eq!(finding, "C’est «&nbsp;une&nbsp;»&nbsp;: pas plus.");
    let analysis = inner(&page, ".prose");
    assert!(
        analysis.starts_with("<p>Il dit <em>«&nbsp;tout&nbsp;»</em>&nbsp;: rien&nbsp;; et <code>\"a\" : b</code>.</p>"),
        "{analysis}"
    );
    assert!(
        analysis.contains("\"c\" : d"),
        "code stays as it is: {analysis}"
    );
}

#[test]
fn words_of_several_languages_are_set_each_in_its_own() {
    let site = SmallSite::new("")
        .replacing(SITE, "languages: [en]", "languages: [en, fr]")
        .replacing(
            SITE,
            "title: Town checks",
            "title: {en: 'The \"town\"', fr: 'La \"ville\"'}",
        );
    assert_eq!(
        inner(&site.file("index.html"), "h1.masthead__name"),
        "The “town”"
    );
    assert_eq!(
        inner(&site.file("fr/index.html"), "h1.masthead__name"),
        "La «&nbsp;ville&nbsp;»"
    );
}

#[test]
fn quotations_are_set_alike_wherever_they_stand() {
    let with = |language: &str| {
        let site = SmallSite::new("")
            .replacing(SITE, "languages: [en]", &format!("languages: [{language}]"))
            .replacing(
                CLAIM,
                "quote: One library closes.",
                "quote: '\"One\" library closes : so it''s said.'",
            );
        texts(&site.file("library/closed/index.html"), ".evidence__quote")
    };
    assert_eq!(with("en"), ["“One” library closes : so it’s said."]);
    assert_eq!(with("fr"), with("en"));
}

#[test]
fn words_of_another_language_keep_their_own_marks() {
    let page = french("Une seule.", "Il dit [the \"only\" one](lang:en), \"oui\".")
        .file("library/closed/index.html");
    assert_eq!(
        inner(&page, ".prose"),
        "<p>Il dit <span dir=\"auto\" lang=\"en\">the “only” one</span>, «&nbsp;oui&nbsp;».</p>"
    );
}

#[test]
fn yaml_texts_and_bodies_have_the_same_marks() {
    for typed in [
        "6'2\" tall, a 3\" pipe, צה\"ל",
        "the log of the '90s, rock 'n' roll, 'tis",
        "counts -- about... four --- or so, 2019--2020",
        "\"It's 'so',\" she said (\"half\") \"in 2024\" x=\"pond\"",
        "l'\"affaire\" d'hier : \"oui\" ; non ?",
        "a \"b\"--\"c\" 'd'",
    ] {
        for language in ["en", "fr"] {
            let yaml = SmallSite::new("")
                .replacing(SITE, "languages: [en]", &format!("languages: [{language}]"))
                .replacing(
                    CLAIM,
                    "One closed and three moved.",
                    &format!(">-\n  {typed}"),
                )
                .replacing(CLAIM, "The minutes list them.", typed);
            let page = yaml.file("library/closed/index.html");
            let finding = inner(&page, ".card__finding span");
            assert_eq!(
                format!("<p>{finding}</p>"),
                inner(&page, ".prose"),
                "{typed} in {language}"
            );
        }
    }
}

#[test]
fn marks_are_set_across_the_markup_of_a_paragraph() {
    for (typed, set) in [
        (
            "\"*so* `code`\" and *\"so\"*.",
            "“<em>so</em> <code>code</code>” and <em>“so”</em>.",
        ),
        (
            "it's *Ada*'s, \\\"straight\\\" &quot;too&quot;",
            "it’s <em>Ada</em>’s, \"straight\" \"too\"",
        ),
        (
            "`5`\" and [6](/)' long",
            "<code>5</code>” and <a href=\"/\">6</a>’ long",
        ),
        ("`a -- b...` and a -- b", "<code>a -- b...</code> and a – b"),
    ] {
        let page = SmallSite::new("")
            .replacing(CLAIM, "The minutes list them.", typed)
            .file("library/closed/index.html");
        assert_eq!(inner(&page, ".prose"), format!("<p>{set}</p>"), "{typed}");
    }
}

#[test]
fn a_title_that_ends_in_a_mark_gets_no_second_one() {
    for (language, title, cited) in [
        ("en", "How many closed?", "“How many closed?”"),
        ("en", "They closed…", "“They closed…”"),
        ("en", "They \"closed\"", "“They “closed””"),
        ("en", "كم مكتبة أغلقت؟", "“\u{2068}كم مكتبة أغلقت؟\u{2069}”"),
        ("en", "They closed", "“They closed.”"),
        ("fr", "Combien ont fermé?", "« Combien ont fermé? »"),
    ] {
        let page = SmallSite::new("")
            .replacing(SITE, "languages: [en]", &format!("languages: [{language}]"))
            .replacing(SITE, "share_images: false\n", "")
            .replacing(
                "content/explainers/library/index.md",
                "title: The library",
                &format!("title: '{title}'"),
            )
            .file("library/index.html");
        let text = texts(&page, ".cite__text").concat();
        assert!(text.contains(&format!("{cited} Town checks")), "{text}");
        assert!(
            !page.contains("?.") && !page.contains("….") && !page.contains("؟."),
            "{page}"
        );
    }
}

#[test]
fn french_puts_no_preposition_before_a_name() {
    let words = include_str!("../../themes/broadsheet/words/fr.yaml");
    let names = [
        "person",
        "people",
        "by",
        "publisher",
        "title",
        "claim",
        "verdict",
        "tag",
        "kind",
        "label",
    ];
    for line in words.lines() {
        for name in names {
            for before in [
                "de", "à", "que", "par", "si", "le", "la", "du", "au", "d’", "l’", "qu’",
            ] {
                let space = if before.ends_with('’') { "" } else { " " };
                assert!(
                    !line.contains(&format!("{space}{before}{space}{{{name}}}")),
                    "{line}"
                );
            }
        }
    }
    // What a template puts a name or a verdict behind.
    let read: serde_json::Value = serde_json::to_value(
        serde_yaml::from_str::<serde_yaml::Value>(words).expect("words are YAML"),
    )
    .expect("words are texts");
    for path in [
        "card/made_by",
        "card/concerns",
        "evidence/via",
        "correction/from",
        "correction/to",
        "card/appeared_in",
    ] {
        let text = read
            .pointer(&format!("/{path}"))
            .and_then(|text| text.as_str())
            .expect("a text");
        assert!(
            text.ends_with('\u{a0}') || text.ends_with(':'),
            "{path}: {text}"
        );
    }
}

#[test]
fn french_keeps_a_day_with_its_month_wherever_the_author_breaks_the_line() {
    let page = french(
        "Le 22\n  mars.",
        "Le 22\nmars, *M.\nUn* et le\n23 *mars*.\n\nEn [the 1\nmai](lang:en) 2\nautres.",
    )
    .file("library/closed/index.html");
    assert_eq!(inner(&page, ".card__finding span"), "Le 22&nbsp;mars.");
    assert_eq!(
        inner(&page, ".prose"),
        "<p>Le 22&nbsp;mars, <em>M.&nbsp;Un</em> et le 23 <em>mars</em>.</p><p>En \
         <span dir=\"auto\" lang=\"en\">the 1 mai</span> 2 autres.</p>"
    );
}

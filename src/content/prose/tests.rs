//! Bodies as parts: where they are cut, and what they note about themselves.

use std::sync::Arc;

use scraper::Html as Document;

use super::{BodyContext, Fate, Prose, ProsePart, Reference};
use crate::base::address::BaseUrl;
use crate::base::diagnostic::{At, Edit};
use crate::base::text::Html;

/// Reads with the setting of a text that stands 100 bytes into its file.
pub fn with_setting<T>(read: impl FnOnce(BodyContext<'_>) -> T) -> T {
    let file: Arc<str> = "content/explainers/library/index.md".into();
    let base = BaseUrl::parse("https://checks.example/").expect("an address");
    read(BodyContext {
        file: &file,
        body_start: 100,
        base: &base,
        language: "en",
    })
}

/// The prose of a body in which nothing is wrong.
fn prose(body: &str) -> Prose {
    let (prose, faults) = with_setting(|setting| Prose::read(body, setting));
    assert_eq!(faults, [], "{body}");
    prose
}

/// The parts in short: HTML as it is, references as `[kind:id|words]`.
fn parts(body: &str) -> Vec<String> {
    let prose = prose(body);
    let html = prose.html.get().expect("it is at hand");
    let short = |part: &ProsePart| match part {
        ProsePart::Html(range) => html[range.clone()].to_owned(),
        ProsePart::Text(_) | ProsePart::Waiting => {
            panic!("no reference was taken out, and yet there is {part:?}")
        }
        ProsePart::Picture(number) => super::picture_html(&prose.pictures[*number])
            .as_str()
            .to_owned(),
        ProsePart::Reference(reference) => {
            let words = reference
                .text
                .as_ref()
                .map(|words| format!("|{words}"))
                .unwrap_or_default();
            format!("[{:?}:{}{words}]", reference.kind, reference.id)
        }
    };
    prose.parts.iter().map(short).collect()
}

#[test]
fn a_body_is_cut_at_its_references_and_nowhere_else() {
    assert_eq!(parts("Words.\n"), ["<p>Words.</p>"]);
    assert_eq!(parts(""), Vec::<String>::new());
    assert_eq!(
        parts("A [[person:ada]] b.\n"),
        ["<p>A ", "[Person:ada]", " b.</p>"]
    );
    assert_eq!(
        parts("[[claim:one]][[source:two]]\n"),
        ["<p>", "[Claim:one]", "[Citation:two]", "</p>"]
    );
    assert_eq!(
        parts("One.\n\n![[claim:one]]\n\nTwo.\n"),
        ["<p>One.</p> ", "[Card:one]", " <p>Two.</p>"]
    );
    assert_eq!(
        parts("*[[claim:one|in other *words*]]*\n"),
        ["<p><em>", "[Claim:one|in other words]", "</em></p>"]
    );
}

#[test]
fn white_space_round_a_reference_is_kept() {
    assert_eq!(
        parts("a [[person:ada]] [[person:bob]] b\n"),
        ["<p>a ", "[Person:ada]", " ", "[Person:bob]", " b</p>"]
    );
    assert_eq!(
        parts("a\n[[person:ada]]\nb\n"),
        ["<p>a ", "[Person:ada]", " b</p>"]
    );
}

#[test]
fn a_reference_knows_its_bytes_in_the_file() {
    let body = "é [[source:two]]\n\n![[claim:one]]\n";
    let places: Vec<String> = prose(body)
        .references()
        .map(|reference| body[reference.place.start - 100..reference.place.end - 100].to_owned())
        .collect();
    assert_eq!(places, ["[[source:two]]", "![[claim:one]]"]);
}

#[test]
fn citations_are_numbered_in_the_order_of_their_first_mention() {
    let prose = prose("[[source:b]] [[source:a]] [[source:b]] [[claim:c]] [[source:d]]\n");
    let mut numbers: Vec<(usize, &str)> = prose
        .citation_numbers()
        .into_iter()
        .map(|(id, number)| (number, id.as_str()))
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [(1, "b"), (2, "a"), (3, "d")]);
}

#[test]
fn of_references_that_are_taken_out_the_words_stay() {
    let body = "A [[person:ada|Mrs & Co]] and [[person:bob]] and [[claim:one]].\n";
    let body = format!("{body}\nSee [[claim:two]] and [[claim:two|more]].\n");
    let fate = |reference: &Reference| match reference.id.as_str() {
        "one" => Fate::Leads,
        "two" => Fate::Waits,
        _ => Fate::IsLost,
    };
    let kept = prose(&body).with_references(fate);
    let html = kept.html.get().expect("it is at hand");
    let html: Vec<String> = kept
        .parts
        .iter()
        .map(|part| match part {
            ProsePart::Html(range) => html[range.clone()].to_owned(),
            ProsePart::Text(words) => format!("({words})"),
            ProsePart::Picture(_) => panic!("there is no picture in it"),
            ProsePart::Waiting => "(…)".to_owned(),
            ProsePart::Reference(reference) => format!("[{}]", reference.id),
        })
        .collect();
    assert_eq!(
        html.concat(),
        "<p>A (Mrs & Co) and () and [one].</p><p>See (…) and (more).</p>"
    );
}

#[test]
fn headings_links_and_pictures_are_noted() {
    let body = "## What & why\n\nSee [here](/about/#us), [there](#what-why), [out](https://x.example/).\n\n![Room](room.jpg)\n";
    let prose = prose(body);
    let headings: Vec<_> = prose
        .headings
        .iter()
        .map(|heading| {
            (
                heading.level,
                &*heading.id,
                super::marked::plain(&heading.words),
            )
        })
        .collect();
    assert_eq!(headings, [(2, "what-why", "What & why".to_owned())]);
    let links: Vec<_> = prose
        .links
        .iter()
        .map(|link| {
            (
                &*link.target,
                &*link.words,
                link.is_inside,
                link.place.start,
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("/about/#us", "here", true, 119),
            ("#what-why", "there", true, 139),
            ("https://x.example/", "out", false, 159),
        ]
    );
    let pictures: Vec<&str> = prose
        .pictures
        .iter()
        .map(|picture| picture.file.as_str())
        .collect();
    assert_eq!(pictures, ["content/explainers/library/room.jpg"]);
}

#[test]
fn every_fault_of_a_body_is_found_at_its_bytes() {
    let body = "# One\n\n<b>x</b> [a](javascript:alert(1)) ![](room.jpg)\n\nIn ![[claim:one]] text [[clam:one]].\n";
    let (_, faults) = with_setting(|setting| Prose::read(body, setting));
    let mut found: Vec<(&str, String)> = faults
        .iter()
        .map(|fault| match &fault.at {
            At::Bytes(range) => (
                fault.rule.name,
                body[range.start - 100..range.end - 100].to_owned(),
            ),
            other => panic!("{other:?}"),
        })
        .collect();
    found.sort();
    let expected = [
        ("bad-reference", "![[claim:one]]"),
        ("bad-reference", "[[clam:one]]"),
        ("heading-level", "# One\n"),
        ("link-scheme", "[a](javascript:alert(1))"),
        ("picture-without-text", "![](room.jpg)"),
        ("raw-html", "<b>"),
    ];
    assert_eq!(
        found,
        expected.map(|(rule, words)| (rule, words.to_owned()))
    );
}

#[test]
fn html_inside_the_words_of_a_reference_or_a_picture_is_refused_too() {
    for body in ["[[person:ada|<b>Ada</b>]]\n", "![<b>Room</b>](room.jpg)\n"] {
        let (_, faults) = with_setting(|setting| Prose::read(body, setting));
        let rules: Vec<&str> = faults.iter().map(|fault| fault.rule.name).collect();
        assert_eq!(rules, ["raw-html"], "{body}");
    }
}

#[test]
fn a_hundred_elements_deep_is_taken_and_more_is_not() {
    let nested = |depth: usize| format!("{}x\n", "> ".repeat(depth));
    assert_eq!(
        parts(&nested(99)).concat().matches("<blockquote").count(),
        99
    );
    let (prose, faults) = with_setting(|setting| Prose::read(&nested(100), setting));
    let rules: Vec<&str> = faults.iter().map(|fault| fault.rule.name).collect();
    assert_eq!((rules, prose.parts), (vec!["nested-too-deep"], Vec::new()));
}

#[test]
fn every_character_that_has_a_meaning_in_html_is_escaped() {
    let prose = prose("1 \\< 2 \\& 3 \\> \\\" ` <b a='1'> `\n");
    let html = prose.html.get().expect("it is at hand");
    let text: String = Document::parse_fragment(&html)
        .root_element()
        .text()
        .collect();
    assert_eq!(text, "1 < 2 & 3 > \" <b a='1'>");
    assert_eq!(Html::escape("<&>\"'").as_str(), "&lt;&amp;&gt;&quot;&#39;");
}

#[test]
fn any_signs_in_any_order_are_taken() {
    let pieces = "https://a.example/x¦www.a.example¦Https://b.example¦_¦*¦**¦~~¦`¦\\¦\n¦\n\n¦- ¦+ 3¦> ¦1. ¦---\n¦| 1 |¦[^1]¦[^1]: ¦: \
        ¦– ¦• ¦[[person:ada|x [y]]]¦'s¦[1]¦(¦)¦]¦a¦é¦。¦ ¦&quot;¦  \n¦(1) ¦Q: ¦!(a)[b.png]¦| a | b |\n|---|---|\n";
    let pieces: Vec<&str> = pieces.split('¦').collect();
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0)
    };
    for _ in 0..4_000 {
        let body: String = (0..next() % 14)
            .map(|_| pieces[next() % pieces.len()])
            .collect();
        let (_, faults) = with_setting(|setting| Prose::read(&body, setting));
        for fault in faults {
            let At::Bytes(range) = fault.at else {
                panic!("{body:?}: {:?}", fault.at)
            };
            assert!(
                body.get(range.start - 100..range.end - 100).is_some(),
                "{body:?}"
            );
            if let Some(Edit {
                at: At::Bytes(range),
                from,
                ..
            }) = fault.edit
            {
                assert_eq!(
                    body.get(range.start - 100..range.end - 100),
                    Some(&*from),
                    "{body:?}"
                );
            }
        }
    }
}

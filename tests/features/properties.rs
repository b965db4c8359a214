//! What strangers send: random bytes, YAML and Markdown never make factpress panic or write unsafe
//! pages.

use factpress::BuildError;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::fuzz_corpus::targets::oracle;
use crate::small_site::{SmallSite, broadsheet, print};

const CLOSED: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const TEXTS: [&str; 5] = [
    "content/site.yaml",
    "content/people.yaml",
    "content/sources/town.yaml",
    INDEX,
    CLOSED,
];

/// Checks a site and, when nothing is wrong with it but marks that readers would see as typed,
/// publishes it and looks at every file.
fn survive(site: &SmallSite) -> Result<bool, TestCaseError> {
    let Some(site) = site.checked_but_for_marks().site else {
        return Ok(false);
    };
    let files = match print(&site, broadsheet()) {
        Ok(files) => files,
        // A changed byte can make another language of `en`, for which the theme has no words.
        Err(BuildError::NoWords(_)) => return Ok(false),
        Err(error) => return Err(TestCaseError::fail(format!("{error:?}"))),
    };
    for (path, bytes) in files {
        oracle::file(&path, &bytes).map_err(TestCaseError::fail)?;
    }
    Ok(true)
}

/// Stretches of text that mean something to some parser.
fn hostile() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "a",
        "Ada",
        "word ",
        " ",
        "\n",
        "\"",
        "'",
        "<",
        ">",
        "&",
        "&amp;",
        "&#106;",
        "</script>",
        "<script>",
        "<!--",
        "-->",
        "]]>",
        "{{",
        "}}",
        "{%",
        "\\",
        "\\u003c",
        "$",
        "%",
        "#",
        ": ",
        "- ",
        "\u{2067}a\u{2069}",
        "\u{200f}",
        "é",
        "東京",
        "👩‍👩‍👧",
        "javascript:",
        "onclick=",
        "https://a.example/",
        "{\"@type\":",
        "\u{300}",
        "0",
        "…",
    ]);
    vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

/// Lines that are nearly YAML.
fn yaml() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "claim",
        "claimant",
        "kind",
        "verdict",
        "evidence",
        "source",
        "stance",
        "title",
        "ada",
        "minutes",
        "closed",
        "statement",
        "supports",
        ": ",
        ":\n",
        ":\n  ",
        "\n",
        "\n  ",
        "\n  - ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "|\n  ",
        ">-\n  ",
        "#",
        "@",
        "`",
        "%",
        "&a ",
        "*a",
        "!!str ",
        "? ",
        "<<: ",
        "---\n",
        "...\n",
        "\t",
        "~",
        "null",
        "true",
        "2024",
        "2024-02-30",
        "1e999",
        "0x1F",
        ".inf",
        "é",
        "東",
        "\\x",
        "\u{feff}",
    ]);
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Pieces of Markdown, most of them harmless by themselves.
fn markdown() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "word",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "# ",
        "## ",
        "### ",
        "> ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "[",
        "]",
        "(",
        ")",
        "[[",
        "]]",
        "![[",
        "![",
        "|",
        "claim:closed",
        "source:minutes",
        "person:ada",
        "[[source:minutes]]",
        "[[claim:closed]]",
        "\n\n![[claim:closed]]\n\n",
        "[[person:ada|her]]",
        "[^1]",
        "\n\nword[^1]\n\n[^1]: note ",
        "| a | b |\n|---|:-:|\n",
        "\n: meaning",
        "term\n",
        "<",
        ">",
        "&",
        "&lt;",
        "\\",
        "\"",
        "'",
        "--",
        "...",
        "https://a.example/",
        "javascript:",
        "/library/",
        "#word",
        "{#word .c onclick=x}",
        "---\n",
        "===\n",
        "{{ x }}",
        "\u{2028}",
        "é",
        "東",
    ]);
    vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Pieces of Markdown whose mixtures break no rule but those on markup that readers would see.
fn harmless_markdown() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "word",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "\n## ",
        "\n### word\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "  ",
        "    ",
        "[",
        "|",
        " [[source:minutes]]",
        " [[claim:closed]]",
        " [[claim:closed|words & more]]",
        "\n\n![[claim:closed]]\n\n",
        "[[person:ada|her \"name\"]] ",
        "\n\nword[^1]\n\n[^1]: note ",
        "\n| a | b |\n|---|:-:|\n| c | [[source:minutes]] |\n",
        "\nterm\n: meaning\n",
        "\n```\n<script>\n```\n",
        " < ",
        " > ",
        "&",
        "&lt;script&gt;",
        "\"",
        "'",
        "--",
        "...",
        "[a](https://a.example/?b=1&c=2)",
        " [b](/library/) ",
        "\n## Word {#word}\n",
        "\n## Word {#at-content .c}\n",
        "{{ x }}",
        "\u{2028}",
        "é",
        "東",
    ]);
    vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

/// A text in double quotes, as YAML and JSON both write it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 500,
        ..ProptestConfig::default()
    }
}

#[test]
fn an_unsafe_page_is_seen() {
    for unsafe_page in [
        "<script>alert(1)</script>",
        "<script src=\"/a.js\"></script>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" JaVaScript:alert(1)\">x</a>",
        "<img src=\"data:image/png;base64,AAAA\">",
        "<p onclick=\"x()\">x</p>",
        "<p style=\"color: red\">x</p>",
        "<iframe></iframe>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<script type=\"application/ld+json\">{</script>",
        "<p>\u{e000}1\u{e001}</p>",
        "<x-canary></x-canary>",
        "<p canary>x</p>",
        "<form></form>",
        "<base href=\"https://a.example/\">",
    ] {
        assert!(
            oracle::page("page.html", unsafe_page).is_err(),
            "{unsafe_page}"
        );
    }
    let safe = "<a href=\"/b/\">x</a><script type=\"application/ld+json\">{\"a\":1}</script>";
    assert!(oracle::page("page.html", safe).is_ok());
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn random_bytes_in_any_text(bytes in vec(any::<u8>(), 0..200), which in 0..TEXTS.len()) {
        survive(&SmallSite::new("").with_bytes(TEXTS[which], bytes))?;
    }

    #[test]
    fn random_bytes_in_the_middle_of_any_text(bytes in vec(any::<u8>(), 1..6), which in 0..TEXTS.len(), at in 0_usize..600) {
        let site = SmallSite::new("");
        let mut text = site.found().into_iter().find_map(|found| match found.given {
            factpress::content::Given::Bytes(text) if found.path == TEXTS[which] => Some(text),
            _ => None,
        }).expect("the small site has this text");
        let at = at % text.len();
        let end = (at + bytes.len()).min(text.len());
        text.splice(at..end, bytes);
        survive(&site.with_bytes(TEXTS[which], text))?;
    }

    #[test]
    fn nearly_yaml_in_any_text(text in yaml(), which in 0..TEXTS.len()) {
        let path = TEXTS[which];
        let text = if path.ends_with(".md") { format!("---\n{text}\n---\nText.\n") } else { text };
        survive(&SmallSite::new("").with_bytes(path, text))?;
    }

    #[test]
    fn nearly_yaml_in_a_claim_that_is_right_otherwise(text in yaml()) {
        survive(&SmallSite::new("").replacing(CLOSED, "One library closes.", &text))?;
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_markdown_without_a_mistake_of_form_is_published(claim in harmless_markdown(), story in harmless_markdown()) {
        let site = SmallSite::new("")
            .replacing(CLOSED, "The minutes list them.", &claim)
            .replacing(INDEX, "The council met.", &story);
        let published = survive(&site)?;
        prop_assert!(published, "refused: {}", site.report());
    }

    #[test]
    fn random_markdown_in_a_claim_and_its_explainer(claim in markdown(), story in markdown()) {
        let site = SmallSite::new("")
            .replacing(CLOSED, "The minutes list them.", &claim)
            .replacing(INDEX, "The council met.[[source:minutes]]", &story);
        survive(&site)?;
    }

    #[test]
    fn hostile_words_are_published_as_words(
        claim in hostile(), quote in hostile(), finding in hostile(), place in hostile(), title in hostile(), name in hostile(),
    ) {
        let site = SmallSite::new("")
            .replacing(CLOSED, "claim: The town closed four libraries", &format!("claim: {}\nplace: {}", quoted(&claim), quoted(&place)))
            .replacing(CLOSED, "finding: One closed and three moved.", &format!("finding: {}", quoted(&finding)))
            .replacing(CLOSED, "quote: One library closes.", &format!("quote: {}", quoted(&quote)))
            .replacing(INDEX, "title: The library", &format!("title: {}", quoted(&title)))
            .replacing("content/people.yaml", "name: Ada Example", &format!("name: {}", quoted(&name)));
        let published = survive(&site)?;
        let empty = [&claim, &quote, &finding, &place, &title, &name].iter().any(|text| text.trim().is_empty());
        prop_assert!(published || empty, "refused: {}", site.report());
    }
}

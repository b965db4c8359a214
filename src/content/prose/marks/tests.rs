//! Bodies of any signs in any order: nothing panics, and each finding and each edit covers whole
//! characters.

use std::sync::Arc;

use super::*;
use crate::base::address::BaseUrl;
use crate::content::prose::Prose;

/// What bodies are put together from.
const PIECES: [&str; 58] = [
    "a",
    "b ",
    " ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "```",
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "|",
    "\\",
    "![",
    "](",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    "2019. ",
    ": ",
    ":",
    "---",
    "===",
    "|---|---|\n",
    "| a | b |\n",
    "#",
    "## ",
    "[^1]",
    "[^1]: ",
    "claim:a",
    "https://a.example/x",
    "www.a.b",
    "{{",
    "%%",
    "==",
    "\"",
    "'",
    "...",
    "&amp;",
    "&#42;",
    "é",
    "重",
    "。",
    "「",
    "\u{2022} ",
    "！",
];

#[test]
fn any_pieces_in_any_order_are_read_and_told_at_their_bytes() {
    let file: Arc<str> = "content/explainers/library/index.md".into();
    let base = BaseUrl::parse("https://checks.example/").expect("an address");
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0)
    };
    for turn in 0..4_000 {
        let body: String = (0..next() % 24)
            .map(|_| PIECES[next() % PIECES.len()])
            .collect();
        let language = if turn % 2 == 0 { "fr" } else { "en" };
        let setting = BodyContext {
            file: &file,
            body_start: 100,
            base: &base,
            language,
        };
        let (_, faults) = Prose::read(&body, setting);
        for fault in faults {
            let At::Bytes(range) = fault.at else {
                panic!("{body:?}")
            };
            assert!(
                body.get(range.start - 100..range.end - 100).is_some(),
                "{body:?}: {}",
                fault.message
            );
            if let Some(Edit {
                at: At::Bytes(range),
                from,
                ..
            }) = fault.edit
            {
                assert_eq!(
                    body.get(range.start - 100..range.end - 100),
                    Some(from.as_str()),
                    "{body:?}"
                );
            }
        }
    }
}

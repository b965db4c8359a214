//! Nothing of what is held back is in any published byte.

use factpress::Options;

use super::{INDEX, drafts, with_held_claim};
use crate::small_site::SmallSite;

#[test]
fn sources_of_what_is_held_back_wait_with_it() {
    let source = |id: &str, more: &str| {
        format!(
            "{id}:\n  title: {id}\n  publisher: Town council\n  kind: document\n  date: 2024-03-01\n  url: \
             https://town.example/{id}\n  primary: true\n  basis: documents\n  archive: {{none: Only a paper copy exists.}}\n{more}"
        )
    };
    let seen = "  seen: original\n";
    let through = "  seen: quoted\n  through: [book]\n";
    let ids = ["appeared", "judged", "read", "cited", "dated", "noted"];
    let registry: String = ids.iter().map(|id| source(id, seen)).collect();
    let registry = format!(
        "{registry}{}{}",
        source("letter", through),
        source("book", seen)
    );
    let texts = "\
-- content/pages/about.md --
---
title: About
description: Us.
hold: Not yet.
---
We.[[source:noted]]
-- content/explainers/pool/index.md --
---
title: The pool
standfirst: It is open.
published: 2024-04-01
authors: [gazette]
claims: [shut]
timeline:
  - {date: 2024-01-01, text: It opened., sources: [dated]}
hold: Not yet.
---
Words.[[source:letter]]
-- content/explainers/pool/claims/shut.md --
---
claim: The pool is shut
kind: statement
appearances: [appeared]
verdict: \"false\"
as_of: 2024-03-31
finding: It is open.
evidence:
  - {source: judged, via: read, stance: undermines, note: It is open.}
---
Words.[[source:cited]]
";
    let site = SmallSite::new(texts).with_bytes("content/sources/more.yaml", registry);
    let strict = |drafts: bool| Options {
        strict: true,
        drafts,
        ..Options::default()
    };
    assert_eq!(site.clone().options(strict(false)).findings(), [""; 0]);
    assert_eq!(site.clone().options(strict(true)).findings(), [""; 0]);
    // A source that nothing at all uses is still reported.
    let left = site.replacing("content/pages/about.md", "[[source:noted]]", "");
    assert_eq!(
        left.findings(),
        ["content/sources/more.yaml:51:1 unused-source"]
    );
}

/// The small site, of which a claim, a story, a page and a translation are held back, each full of
/// one rare word; what is published speaks of them wherever a text can.
fn with_a_rare_word() -> SmallSite {
    let texts = "\
-- content/explainers/library/claims/xyzzy-money.md --
---
claim: The xyzzy was paid
quote: They paid for the xyzzy.
claimant: xyzzy-person
kind: allegation
appearances: [xyzzy-letter]
verdict: \"false\"
as_of: 2024-03-31
label: No xyzzy
finding: There is no xyzzy.
why: The xyzzy matters.
evidence:
  - {source: xyzzy-letter, stance: undermines, note: It names no xyzzy.}
unknown: Who began the xyzzy.
corrections: [{date: 2024-04-01, grade: substantial, text: The xyzzy was spelt otherwise.}]
tags: [xyzzy]
hold: Where is the xyzzy?
---
## The xyzzy

![The xyzzy](xyzzy.png \"Of xyzzy\")[[source:xyzzy-letter]] Of [[person:xyzzy-person]].
-- content/explainers/xyzzy-story/index.md --
---
title: The xyzzy
standfirst: Of the xyzzy.
published: 2024-04-01
authors: [xyzzy-person]
claims: [xyzzy-size]
central: xyzzy-size
tags: [xyzzy]
timeline:
  - {date: 2024-01-01, text: The xyzzy came., sources: [xyzzy-letter], claim: xyzzy-size}
hold: Not a word of the xyzzy.
---
The xyzzy.
-- content/explainers/xyzzy-story/claims/xyzzy-size.md --
---
claim: The xyzzy is large
kind: statement
---
The xyzzy.
-- content/pages/xyzzy.md --
---
title: The xyzzy
description: Of xyzzy.
hold: Not yet.
---
The xyzzy.
-- content/explainers/library/index.fr.md --
---
title: La xyzzy
standfirst: La xyzzy.
published: 2024-04-01
authors: [gazette]
claims: [closed, xyzzy-money]
hold: Not read yet.
---
La xyzzy.
";
    let said = "\
## What [[claim:xyzzy-money]] says

### [[claim:xyzzy-size]]

#### See [[claim:xyzzy-size|that]] and *[[claim:xyzzy-money]]*

- [[claim:xyzzy-money]]
- **[[claim:xyzzy-size]]** is large.

| One | Two |
|---|---|
| [[claim:xyzzy-money]] | of [[claim:xyzzy-size]] |

> Of [[claim:xyzzy-money]].

![[claim:xyzzy-money]]

A note.[^one]

[^one]: See [[claim:xyzzy-money]] and [what it says](#what-says).
";
    let registry = "\
xyzzy-letter:
  title: Letter on xyzzy
  publisher: Xyzzy
  kind: document
  date: 2024-03-01
  url: https://xyzzy.example/
  primary: true
  basis: documents
  archive: {none: Only a paper copy of xyzzy.}
  seen: quoted
  through: [minutes]
";
    SmallSite::new(texts)
        .with_bytes("content/sources/more.yaml", registry)
        .replacing("content/people.yaml", "ada:\n", "xyzzy-person:\n  name: Xyzzy\n  kind: person\nada:\n")
        .with_asset("content/explainers/library/claims/xyzzy.png")
        .replacing("content/site.yaml", "languages: [en]", "languages: [en, fr]")
        .replacing(INDEX, "claims: [closed]", "claims: [closed, xyzzy-money]\ncentral: xyzzy-money\ntimeline:\n  - {date: 2024-01-01, text: It began., sources: [minutes], claim: xyzzy-money}")
        .replacing(INDEX, "The council met.", &format!("The council met.\n\n{said}\n\nIt met again."))
        .replacing("content/explainers/library/claims/closed.md", "The minutes list them.", &format!("They do.\n\n{said}"))
}

#[test]
fn nothing_of_what_is_held_back_is_in_any_byte_that_is_published() {
    let site = with_a_rare_word();
    let other = site
        .checked()
        .report
        .lines
        .iter()
        .filter(|line| line.rule != "held-reference")
        .count();
    assert_eq!(other, 0, "{}", site.report());
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!path.contains("xyzzy"), "{path}");
        let at = text
            .find("xyzzy")
            .map(|at| text[text.floor_char_boundary(at.saturating_sub(200))..at + 5].to_owned());
        assert_eq!(at, None, "{path}");
    }
    // All of it is there as soon as it is let through.
    let drafts = site
        .without("content/explainers/library/index.fr.md")
        .options(drafts());
    assert!(drafts.file("library/index.html").contains("xyzzy"));
}

#[test]
fn the_anchor_of_a_heading_stays_when_its_claim_is_published() {
    let site = with_held_claim().replacing(
        INDEX,
        "The council met.",
        "## What [[claim:painting]] says\n\nMore.",
    );
    for site in [site.clone(), site.options(drafts())] {
        let page = site.file("library/index.html");
        assert!(
            page.contains("id=what-says") || page.contains("id=\"what-says\""),
            "{page}"
        );
    }
}

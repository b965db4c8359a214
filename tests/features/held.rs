//! What is held back: not published, not referred to, let through as a draft.

use factpress::Options;

use crate::reader::texts;
use crate::small_site::SmallSite;

const INDEX: &str = "content/explainers/library/index.md";
const MOVED: &str = "content/explainers/library/claims/painting.md";

/// The small site with a second claim, which is held back.
fn with_held_claim() -> SmallSite {
    SmallSite::new(
        "-- content/explainers/library/claims/painting.md --
---
claim: The mayor was bribed with a painting
claimant: ada
kind: allegation
verdict: \"false\"
as_of: 2024-03-31
finding: The painting hangs in the town hall.
evidence:
  - {source: minutes, stance: undermines, note: It lists the painting as a loan.}
tags: [paintings]
hold: The lender has not answered yet.
---
The loan is on file.
",
    )
    .replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed, painting]\ncentral: painting",
    )
}

fn drafts() -> Options {
    Options {
        drafts: true,
        ..Options::default()
    }
}

#[test]
fn nothing_of_a_held_claim_is_published() {
    let site = with_held_claim();
    assert_eq!(site.findings(), [""; 0]);
    for (path, text) in site.output() {
        for secret in ["bribed", "painting", "lender"] {
            assert!(
                !text.contains(secret) && !path.contains(secret),
                "{path} holds {secret:?}"
            );
        }
    }
}

#[test]
fn a_text_stands_ready_for_a_claim_that_is_held_back() {
    let site = with_held_claim().replacing(
        INDEX,
        "The council met.",
        "The council met, see [[claim:painting]] or [[claim:painting|the other claim]].\n\n![[claim:painting]]\n\nIt decided.",
    );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/index.md:9:22: note: the claim `painting` is held back; readers see neutral words in its place until it is published [held-reference]
  |
9 | The council met, see [[claim:painting]] or [[claim:painting|the other claim]].
  |                      ^^^^^^^^^^^^^^^^^^

content/explainers/library/index.md:9:44: note: the claim `painting` is held back; readers see these words without a link until it is published [held-reference]
  |
9 | The council met, see [[claim:painting]] or [[claim:painting|the other claim]].
  |                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

content/explainers/library/index.md:11:1: note: the claim `painting` is held back; readers see no card until it is published [held-reference]
   |
11 | ![[claim:painting]]
   | ^^^^^^^^^^^^^^^^^^^

"
    );
    let page = site.file("library/index.html");
    assert!(
        page.contains("see a claim that is still being checked or the other claim."),
        "the words of a reference stay"
    );
    assert!(
        site.options(Options {
            strict: true,
            ..Options::default()
        })
        .checked()
        .site
        .is_some()
    );
    assert!(
        !page.contains("painting"),
        "the id of a held claim is not on the page"
    );
}

#[test]
fn a_held_claim_may_be_unfinished_but_not_wrong() {
    let unfinished =
        with_held_claim().replacing(MOVED, "finding: The painting hangs in the town hall.\n", "");
    assert_eq!(unfinished.findings(), [""; 0]);
    let wrong = with_held_claim().replacing(MOVED, "kind: allegation", "kind: alegation");
    assert_eq!(
        wrong.findings(),
        ["content/explainers/library/claims/painting.md:4:7 bad-value"]
    );
}

#[test]
fn a_draft_shows_a_held_claim_and_tells_machines_to_pass_it_by() {
    let site = with_held_claim().options(drafts());
    assert_eq!(site.findings(), [""; 0]);
    let output = site.output();
    let page = &output["library/painting/index.html"];
    assert!(page.contains("The mayor was bribed with a painting"));
    assert!(page.contains("noindex"));
    assert!(!page.contains("ClaimReview"));
    assert!(!output["sitemap.xml"].contains("library/painting"));
}

#[test]
fn a_draft_says_on_its_own_page_that_it_is_held() {
    let about = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let page = SmallSite::new(about)
        .options(drafts())
        .file("about/index.html");
    assert_eq!(
        texts(&page, "main .notice"),
        ["Held: this page is not for publication yet."]
    );
    let claim = with_held_claim()
        .options(drafts())
        .file("library/painting/index.html");
    assert_eq!(texts(&claim, "main .notice"), ["Held: not for publication"]);
    let story = SmallSite::new("").replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed]\nhold: Not yet.",
    );
    let output = story.options(drafts()).output();
    let notices = texts(&output["library/index.html"], "main .notice");
    assert!(
        notices.contains(&"Held: this explainer is not for publication yet.".to_owned()),
        "{notices:?}"
    );
    assert_eq!(
        texts(&output["library/closed/index.html"], "main .notice"),
        ["Held: not for publication"]
    );
    // What is not held says nothing of it.
    let page = SmallSite::new(&about.replace("hold: Not yet.\n", ""))
        .options(drafts())
        .file("about/index.html");
    assert_eq!(texts(&page, ".notice"), [""; 0]);
}

#[test]
fn a_held_explainer_holds_its_claims_back() {
    let site = SmallSite::new("").replacing(
        INDEX,
        "claims: [closed]",
        "claims: [closed]\nhold: Not yet.",
    );
    assert_eq!(site.findings(), [""; 0]);
    let output = site.output();
    assert!(
        !output.keys().any(|path| path.starts_with("library/")),
        "{:#?}",
        output.keys()
    );
    assert!(output.values().all(|text| !text.contains("libraries")));
    assert_eq!(site.options(drafts()).findings(), [""; 0]);
}

#[test]
fn a_held_page_is_not_there() {
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let site = SmallSite::new(page);
    assert_eq!(site.findings(), [""; 0]);
    assert!(!site.output().contains_key("about/index.html"));
    assert!(
        site.options(drafts())
            .output()
            .contains_key("about/index.html")
    );

    let linked =
        SmallSite::new(page).replacing(INDEX, "The council met.", "The council [met](/about/).");
    assert_eq!(
        linked.findings(),
        ["content/explainers/library/index.md:8:13 dead-link"]
    );
    assert_eq!(linked.options(drafts()).findings(), [""; 0]);
}

#[test]
fn a_held_translation_is_not_published() {
    let site = SmallSite::new(
        "-- content/pages/about.md --
---
title: About
description: Us.
---
We.
-- content/pages/about.fr.md --
---
title: Nous
description: Nous.
hold: Not read by an editor yet.
---
Nous.
",
    )
    .replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    let translated = |site: &SmallSite| {
        let site = site.site();
        site.standings
            .iter()
            .map(|(_, page)| page.translations.len())
            .sum::<usize>()
    };
    assert_eq!(translated(&site), 0);
    assert_eq!(translated(&site.options(drafts())), 1);
}

#[test]
fn what_is_left_is_checked_even_when_everything_with_a_date_is_held_back() {
    let site = SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\n[Our rules](/nowhere/)\n",
    )
    .replacing(INDEX, "claims: [closed]", "claims: [closed]\nhold: Not yet.");
    assert_eq!(site.findings(), ["content/pages/about.md:5:1 dead-link"]);
}

#[test]
fn a_translation_that_is_held_stays_out_of_what_machines_get_among_drafts_too() {
    let site = SmallSite::in_two_languages();
    let held = site.clone().replacing(
        "content/explainers/library/claims/closed.fr.md",
        "kind:",
        "hold: not read yet\nkind:",
    );
    let files = ["fr/feed.xml", "fr/claims.json", "sitemap.xml"];
    let count = |site: SmallSite, file: &str| {
        site.options(drafts())
            .file(file)
            .matches("/fr/library/closed/")
            .count()
    };
    for file in files {
        assert_ne!(count(site.clone(), file), 0, "{file}");
        assert_eq!(count(held.clone(), file), 0, "{file}");
    }
    let oembed = "fr/library/closed/oembed.json";
    assert!(site.options(drafts()).output().contains_key(oembed));
    assert!(!held.options(drafts()).output().contains_key(oembed));
}

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
    // What nothing at all leans on is still named.
    let left = site.replacing("content/pages/about.md", "[[source:noted]]", "");
    assert_eq!(
        left.findings(),
        ["content/sources/more.yaml:51:1 unused-source"]
    );
}

#[test]
fn a_link_by_address_to_what_is_held_back_says_so() {
    let linked = |address: &str| {
        with_held_claim()
            .replacing(
                INDEX,
                "The council met.",
                &format!("The council [met]({address})."),
            )
            .report()
    };
    let help = "help: `library/painting` is held back; a reference, [[claim:painting]], stands ready for it";
    assert!(
        linked("/library/painting/").contains(help),
        "{}",
        linked("/library/painting/")
    );
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\nhold: Not yet.\n---\nWe.\n";
    let site =
        SmallSite::new(page).replacing(INDEX, "The council met.", "The council [met](/about/).");
    assert!(
        site.report()
            .contains("help: `about` is held back; take the link out until it is published")
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
    // The same is there as soon as it is let through.
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

#[test]
fn the_words_for_a_held_claim_begin_a_sentence_with_a_capital() {
    let page = |text: &str| {
        let text = format!("{text}\n\nEnd.");
        let site = with_held_claim().replacing(INDEX, "The council met.", &text);
        assert!(
            site.checked()
                .report
                .lines
                .iter()
                .all(|line| line.rule == "held-reference"),
            "{}",
            site.report()
        );
        site.file("library/index.html")
    };
    for begins in [
        "[[claim:painting]] is next.",
        "It met. [[claim:painting]] is next.",
        "It met.[[source:minutes]] [[claim:painting]] is next.",
        "It met.[^a] [[claim:painting]] is next.\n\n[^a]: A note.",
        "Did it meet? *[[claim:painting]]* is next.",
        "It said “no.” [[claim:painting]] is next.",
        "“[[claim:painting]]” is next.",
        "- [[claim:painting]]",
        "| One |\n|---|\n| [[claim:painting]] |",
        "> **[[claim:painting]]**",
        "## [[claim:painting]]",
        "It met.\n[[claim:painting]] is next.",
        "(It met.) [[claim:painting]] is next.",
    ] {
        let page = page(begins);
        assert!(
            page.contains("A claim that is still being checked"),
            "{begins}: {page}"
        );
        assert!(!page.contains("a claim that is still"), "{begins}: {page}");
    }
    for inside in [
        "We look at [[claim:painting]].",
        "We look at *[[claim:painting]]*.",
        "Many claims (cf. [[claim:painting]]) wait.",
        "Others, e.g. [[claim:painting]], wait.",
        "Ask J. [[claim:painting]] waits.",
        "[[person:ada]] [[claim:painting]] waits.",
        "We, “[[claim:painting]]”, wait.",
        "One thing: [[claim:painting]].",
        "## Of [[claim:painting]]",
        "A thing[[source:minutes]] [[claim:painting]] waits.",
    ] {
        let page = page(inside);
        assert!(
            page.contains("a claim that is still being checked"),
            "{inside}: {page}"
        );
        assert!(!page.contains("A claim that is still"), "{inside}: {page}");
    }
    let french =
        with_held_claim().replacing("content/site.yaml", "languages: [en]", "languages: [fr]");
    let french = french.replacing(
        INDEX,
        "The council met.",
        "[[claim:painting]] attend. Nous avons [[claim:painting]].",
    );
    let page = french.file("library/index.html");
    assert!(
        page.contains(
            "Une affirmation en cours de vérification attend. Nous avons une affirmation"
        ),
        "{page}"
    );
}

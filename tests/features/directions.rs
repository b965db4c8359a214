//! Directions: an author's text that runs from right to left does not reorder what is beside it.

use scraper::{ElementRef, Html};

use crate::reader::texts;
use crate::small_site::SmallSite;

/// A letter that runs from right to left; every text of the site begins with it, and holds it once.
const MARK: char = 'א';

/// A site of which every text runs from right to left, in English.
fn site() -> SmallSite {
    SmallSite::new(
        "-- content/site.yaml --
title: אtitle
description: אdescription
url: https://checks.example/
languages: [en]
publisher: {name: אpublisher, kind: organization}
scale:
  - {id: \"true\", label: אtrue, definition: אborne out., value: 5, tone: positive, mark: check}
  - {id: \"false\", label: אfalse, definition: אcontradicted., value: 1, tone: negative, mark: cross}
tags: {books: {label: אbooks}}
share_images: false
-- content/people.yaml --
ada: {name: אAda, role: אmayor, kind: person}
gazette: {name: אGazette, kind: organization}
-- content/sources/town.yaml --
minutes:
  title: אMinutes
  publisher: אcouncil
  authors: [אclerk, אwriter]
  kind: document
  date: 2024-03-01
  url: https://town.example/minutes
  primary: true
  basis: documents
  interest: אstake
  archive: {none: אpaper}
  seen: quoted
  through: [report]
  note: אnote
report:
  title: אReport
  publisher: אpress
  kind: news-report
  url: https://press.example/
  primary: false
  basis: named
  archive: {none: אnone}
  seen: original
-- content/explainers/library/index.md --
---
title: אlibrary
standfirst: אstandfirst
published: 2024-04-01
authors: [gazette, ada]
claims: [closed]
central: closed
why: אreason
tags: [books]
timeline:
  - {date: 2024-03-01, text: אhappened, sources: [minutes], claim: closed}
---
The council met.[[source:minutes]] It says [אquoted (2024).](lang:ar) and [[person:ada]] and [[claim:closed]].

> אblock (2024).
-- content/explainers/library/claims/closed.md --
---
claim: אclaim
quote: אwords
translation: אtranslated
claimant: ada
about: [gazette]
date: 2024-03-10
place: אhall
appearances: [report]
kind: statement
verdict: \"false\"
label: אlabel
as_of: 2024-03-31
finding: אfound
why: אwhy
unknown: אunknown
tags: [books]
evidence:
  - {source: minutes, stance: undermines, quote: אexact, translation: אmeaning, at: אpage, via: report, note: אremark}
reply: {status: replied, asked: 2024-03-11, channel: אletter, date: 2024-03-12, text: אanswer}
corrections:
  - {date: 2024-04-02, grade: substantial, text: אcorrected, from: \"true\", to: \"false\"}
---
See the minutes.
",
    )
}

/// The text of an element without what is between isolates.
fn bare(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |c: &char| {
        match c {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(keep).collect()
}

/// Where readers see an author's text that nothing isolates from its surroundings.
fn loose(page: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let mut found = Vec::new();
    for node in document.tree.nodes() {
        let Some(text) = node
            .value()
            .as_text()
            .map(|text| bare(text))
            .filter(|text| text.contains(MARK))
        else {
            continue;
        };
        let above: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
        let is_shown = |element: &ElementRef<'_>| {
            !["title", "script", "template"].contains(&element.value().name())
                && element.value().attr("class") != Some("embed__code")
        };
        if !above.iter().all(is_shown) {
            continue;
        }
        let holder = above.iter().find(|element| {
            element.value().name() == "bdi"
                || element.value().attr("dir").is_some() && element.value().name() != "html"
        });
        let is_alone = holder.is_some_and(|holder| {
            let all: String = bare(&holder.text().collect::<String>());
            all.trim_start().starts_with(MARK) && all.matches(MARK).count() == 1
        });
        if !is_alone {
            let path: Vec<_> = above
                .iter()
                .take(3)
                .map(|element| element.html().chars().take(90).collect::<String>())
                .collect();
            found.push(format!("{text} in {path:#?}"));
        }
    }
    found
}

#[test]
fn every_text_of_an_author_keeps_its_direction_to_itself() {
    let mut pages = 0;
    for (path, page) in site().output() {
        if !path.ends_with(".html") {
            continue;
        }
        pages += 1;
        assert_eq!(loose(&page), Vec::<String>::new(), "{path}");
    }
    assert!(pages > 10, "{pages}");
}

#[test]
fn what_is_quoted_in_a_body_has_its_own_direction() {
    let page = site().file("library/index.html");
    assert_eq!(texts(&page, "span[lang=ar][dir=auto]"), ["אquoted (2024)."]);
    assert_eq!(
        texts(&page, ".prose blockquote[dir=auto]"),
        ["אblock (2024)."]
    );
}

#[test]
fn titles_are_isolated_where_no_markup_can_stand() {
    let page = site().file("library/closed/index.html");
    assert!(
        page.contains("<title>\u{2068}אlabel\u{2069}: \u{2068}אclaim\u{2069} — אtitle</title>"),
        "{}",
        &page[..600]
    );
}

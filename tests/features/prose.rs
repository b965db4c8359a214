//! Markdown on a page: what each element becomes, references turned into links, cards and numbered
//! citations.

use crate::reader::{all, attributes, below, document, inner, text, texts};
use crate::small_site::SmallSite;
use factpress::Options;
use factpress::base::address::BaseUrl;

const EXPLAINER: &str = "content/explainers/library/index.md";
const PAGE: &str = "library/index.html";

/// The smallest site with this text as the explainer's narrative.
fn with(markdown: &str) -> SmallSite {
    SmallSite::new("").replacing(EXPLAINER, "The council met.[[source:minutes]]\n", markdown)
}

/// The narrative as HTML.
fn prose(markdown: &str) -> String {
    inner(&with(markdown).file(PAGE), ".prose")
}

#[test]
fn paragraphs_emphasis_and_links() {
    assert_eq!(
        prose(
            "One *two* **three** ~~four~~ `five`.\n\nSee [the town](https://town.example/?a=1&b=2), <https://x.example/> and [us](mailto:us@town.example).\n"
        ),
        "<p>One <em>two</em> <strong>three</strong> <del>four</del> <code>five</code>.</p>\
         <p>See <a href=\"https://town.example/?a=1&amp;b=2\">the town</a>, <a href=\"https://x.example/\">https://x.example/</a> \
         and <a href=\"mailto:us@town.example\">us</a>.</p>"
    );
}

#[test]
fn words_in_another_language_say_which() {
    assert_eq!(
        prose(
            "« [L'allégation *est* fausse](lang:fr) », [so](mailto:a@b.example) [they](lang:pt-br) say."
        ),
        "<p>« <span dir=\"auto\" lang=\"fr\">L’allégation <em>est</em> fausse</span> », <a href=\"mailto:a@b.example\">so</a> \
         <span dir=\"auto\" lang=\"pt-br\">they</span> say.</p>"
    );
}

#[test]
fn a_footnote_is_lettered_and_leads_there_and_back() {
    assert_eq!(
        prose(
            "First.[^b] Second.[^a] First again.[^b]\n\n[^a]: The *second* note.\n\n[^b]: The first note.\n"
        ),
        "<p>First.<sup class=\"note\"><a href=\"#fn-a\" id=\"fnref-a-1\" role=\"doc-noteref\">a</a></sup> \
         Second.<sup class=\"note\"><a href=\"#fn-b\" id=\"fnref-b-1\" role=\"doc-noteref\">b</a></sup> \
         First again.<sup class=\"note\"><a href=\"#fn-a\" id=\"fnref-a-2\" role=\"doc-noteref\">a</a></sup></p>\
         <ol class=\"footnotes\">\
         <li id=\"fn-a\"><a class=\"back\" href=\"#fnref-a-1\" role=\"doc-backlink\">a</a>\
         <a class=\"back\" href=\"#fnref-a-2\" role=\"doc-backlink\">2</a><p>The first note.</p></li>\
         <li id=\"fn-b\"><a class=\"back\" href=\"#fnref-b-1\" role=\"doc-backlink\">b</a><p>The <em>second</em> note.</p></li></ol>"
    );
}

#[test]
fn the_twenty_seventh_footnote_is_aa() {
    let marks: String = (1..=28).map(|number| format!("x[^{number}] ")).collect();
    let notes: String = (1..=28)
        .map(|number| format!("[^{number}]: note {number}\n\n"))
        .collect();
    let page = with(&format!("{marks}\n\n{notes}")).file(PAGE);
    let letters = texts(&page, "sup.note");
    assert_eq!(
        [&letters[0], &letters[25], &letters[26], &letters[27]],
        ["a", "z", "aa", "ab"]
    );
    assert_eq!(texts(&page, "#fn-ab"), ["abnote 28"]);
}

#[test]
fn a_table_has_scopes_and_classes_and_no_style_and_its_box_is_named_by_its_head() {
    assert_eq!(
        prose("| Year | Libraries | Mark |\n|:--|--:|:-:|\n| 2023 | 4 | *a* |\n"),
        "<div aria-labelledby=\"at-head-1\" class=\"scroll\" role=\"region\" tabindex=\"0\"><table>\
         <thead id=\"at-head-1\"><tr><th class=\"left\" scope=\"col\">Year</th>\
         <th class=\"right\" scope=\"col\">Libraries</th><th class=\"center\" scope=\"col\">Mark</th></tr></thead>\
         <tbody><tr><td class=\"left\">2023</td><td class=\"right\">4</td><td class=\"center\"><em>a</em></td></tr></tbody>\
         </table></div>"
    );
}

#[test]
fn a_definition_list() {
    assert_eq!(
        prose("Minutes\n: What was said.\n\nAgenda\n: What was to be said.\n"),
        "<dl><dt>Minutes</dt><dd>What was said.</dd><dt>Agenda</dt><dd>What was to be said.</dd></dl>"
    );
}

#[test]
fn lists_and_quotations() {
    assert_eq!(
        prose("- one\n- two\n  1. three\n\n> Said.\n"),
        "<ul><li>one</li><li>two <ol><li>three</li></ol></li></ul><blockquote dir=\"auto\"><p>Said.</p></blockquote>"
    );
}

#[test]
fn straight_signs_become_those_of_print() {
    let set = texts(
        &with("\"It's 'so'\" -- they said... --- `\"raw\"`\n").file(PAGE),
        ".prose p",
    );
    assert_eq!(set, ["“It’s ‘so’” – they said… — \"raw\""]);
}

#[test]
fn code_keeps_its_lines_and_spaces() {
    assert_eq!(
        prose("```\none  two\n   three <b>\n\nfour\n```\n"),
        "<pre><code>one  two\n   three &lt;b&gt;\n\nfour\n</code></pre>"
    );
}

#[test]
fn a_heading_has_a_readable_anchor_and_each_its_own() {
    let markdown = "## What was found?\n\n### What was found\n\n## Élan & \"Größe\"\n\n## ???\n\n## ---!\n\n## Named {#place}\n";
    let page = with(markdown).file(PAGE);
    let headings: Vec<(String, String)> = all(&document(&page), ".prose h2, .prose h3")
        .into_iter()
        .map(|heading| {
            (
                heading.attr("id").expect("an anchor").to_owned(),
                text(heading),
            )
        })
        .collect();
    let expected = [
        ("what-was-found", "What was found?"),
        ("what-was-found-2", "What was found"),
        ("élan-größe", "Élan & “Größe”"),
        ("section", "???"),
        ("section-2", "—!"),
        ("place", "Named"),
    ];
    assert_eq!(
        headings,
        expected.map(|(id, words)| (id.to_owned(), words.to_owned()))
    );
    assert_eq!(
        attributes(&page, ".contents--beside a", "href")[..5],
        [
            "#what-was-found",
            "#élan-größe",
            "#section",
            "#section-2",
            "#place"
        ]
    );
}

#[test]
fn no_anchor_of_a_text_is_one_of_the_pages_own() {
    let markdown = "## At content\n\n## Cite 1\n\n## Ref 1 1\n\n## Fn a\n\n## Verdict false\n\n## At sources\n\nWords.[[source:minutes]][^n]\n\n[^n]: Note.\n";
    let page = with(markdown).file(PAGE);
    let mut ids: Vec<String> = attributes(&page, "[id]", "id");
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    let headings = attributes(&page, ".prose h2", "id");
    assert_eq!(
        headings,
        [
            "section-at-content",
            "section-cite-1",
            "section-ref-1-1",
            "section-fn-a",
            "section-verdict-false",
            "section-at-sources"
        ]
    );
}

#[test]
fn every_anchor_that_a_page_links_to_is_there() {
    let markdown =
        "## Found\n\nSee [above](#found).[[source:minutes]][^n] ![[claim:closed]]\n\n[^n]: Note.\n"
            .replace(" !", "\n\n!");
    let legend = "-- content/pages/methodology.md --\n---\ntitle: Method\ndescription: How.\nshows: [scale, badges]\n---\nWords.\n";
    let site = SmallSite::new(legend).replacing(
        EXPLAINER,
        "The council met.[[source:minutes]]\n",
        &markdown,
    );
    let output = site.output();
    let mut checked = 0;
    for (path, page) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in attributes(page, "a[href*='#'], use", "href") {
            let (target, anchor) = href.split_once('#').expect("an anchor");
            let target = if target.is_empty() {
                path.clone()
            } else {
                format!("{}index.html", &target[1..])
            };
            let ids = attributes(&output[&target], "[id]", "id");
            assert!(ids.iter().any(|id| id == anchor), "{path} links to {href}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} links");
}

#[test]
fn a_claim_is_named_with_its_verdict() {
    assert_eq!(
        prose("See [[claim:closed]].\n"),
        "<p>See <span class=\"claimref\"><a class=\"claimref__text\" dir=\"auto\" href=\"/library/closed/\">The town closed four \
         libraries</a> <span class=\"verdict verdict--negative\"><svg aria-hidden=\"true\" class=\"mark mark--negative\" \
         height=\"24\" width=\"24\"><use href=\"#i-mark-cross\"></use></svg><span class=\"verdict__word\" dir=\"auto\">False\
         </span></span></span>.</p>"
    );
}

#[test]
fn a_claim_in_other_words_keeps_its_verdict() {
    let page = with("They say [[claim:closed|four were closed]].\n").file(PAGE);
    assert_eq!(
        texts(&page, ".prose p"),
        ["They say four were closed False."]
    );
    assert_eq!(attributes(&page, ".prose a", "href"), ["/library/closed/"]);
}

#[test]
fn a_card_stands_between_paragraphs() {
    let page = with("Before.\n\n![[claim:closed]]\n\nAfter.\n").file(PAGE);
    let document = document(&page);
    let children: Vec<String> = below(all(&document, ".prose")[0], ":scope > *")
        .into_iter()
        .map(|element| {
            format!(
                "{}.{}",
                element.value().name(),
                element.attr("class").unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(children, ["p.", "article.card card--negative", "p."]);
    assert_eq!(
        texts(&page, ".prose .card__claim"),
        ["The town closed four libraries"]
    );
}

#[test]
fn a_person_is_a_link_in_their_own_or_other_words() {
    assert_eq!(
        prose("[[person:ada]] spoke. [[person:ada|Mrs. O'Ada]] left.\n"),
        "<p><a class=\"person\" dir=\"auto\" href=\"/people/ada/\">Ada Example</a> spoke. \
         <a class=\"person\" dir=\"auto\" href=\"/people/ada/\">Mrs. O’Ada</a> left.</p>"
    );
}

#[test]
fn citations_are_numbered_by_first_mention_and_linked_back() {
    let second = "-- content/sources/more.yaml --\nletter:\n  title: Letter\n  publisher: Ada\n  kind: document\n  \
                  primary: true\n  basis: documents\n  archive: {none: Private.}\n  seen: copy\n";
    let site = SmallSite::new(second).replacing(
        EXPLAINER,
        "The council met.[[source:minutes]]\n",
        "One.[[source:minutes]] Two.[[source:letter]] Three.[[source:minutes]]\n",
    );
    let page = site.file(PAGE);
    assert_eq!(
        inner(&page, ".prose"),
        "<p>One.<sup class=\"cite\"><a aria-label=\"Source 1: Town council, Minutes of the council\" \
         href=\"#cite-1\" id=\"ref-1-1\">1</a></sup> Two.<sup class=\"cite\"><a aria-label=\"Source 2: Ada, Letter\" href=\"#cite-2\" \
         id=\"ref-2-1\">2</a></sup> Three.<sup class=\"cite\"><a aria-label=\"Source 1: Town council, Minutes of the \
         council\" href=\"#cite-1\" id=\"ref-1-2\">1</a></sup></p>"
    );
    let document = document(&page);
    let list: Vec<(String, Vec<String>)> = all(&document, ".citations > li")
        .into_iter()
        .map(|item| {
            let back = below(item, ".citations__back a");
            let back = back
                .iter()
                .map(|link| link.attr("href").expect("a link").to_owned())
                .collect();
            (
                format!(
                    "{}: {}",
                    item.attr("id").expect("an id"),
                    text(below(item, ".source__title")[0])
                ),
                back,
            )
        })
        .collect();
    let expected = [
        (
            "cite-1: Minutes of the council",
            vec!["#ref-1-1", "#ref-1-2"],
        ),
        ("cite-2: Letter", vec!["#ref-2-1"]),
    ];
    assert_eq!(
        list,
        expected.map(|(id, back)| (id.to_owned(), back.into_iter().map(str::to_owned).collect()))
    );
}

#[test]
fn a_picture_lies_beside_the_text_and_says_what_it_shows() {
    let site =
        with("![The reading room, empty & \"shut\"](room.jpg)\n\nIn ![a text](./room.jpg) too.\n")
            .with_asset("content/explainers/library/room.jpg");
    let page = site.file(PAGE);
    assert_eq!(
        attributes(&page, ".prose img", "src"),
        ["/library/room.jpg", "/library/room.jpg"]
    );
    assert_eq!(
        attributes(&page, ".prose figure img", "alt"),
        ["The reading room, empty & “shut”"]
    );
    assert_eq!(site.site().assets[0].output, "library/room.jpg");
}

#[test]
fn a_picture_has_the_caption_that_its_title_gives() {
    let site =
        with("![Room](room.jpg \"In 2023\")\n").with_asset("content/explainers/library/room.jpg");
    assert_eq!(
        inner(&site.file(PAGE), ".prose"),
        "<figure><img alt=\"Room\" decoding=\"async\" loading=\"lazy\" src=\"/library/room.jpg\">\
         <figcaption>In 2023</figcaption></figure>"
    );
}

#[test]
fn a_claim_shows_its_own_pictures_and_those_of_its_explainer() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/claims/closed.md",
            "The minutes list them.",
            "![Own](own.png)\n\n![Shared](../room.jpg)",
        )
        .with_asset("content/explainers/library/claims/own.png")
        .with_asset("content/explainers/library/room.jpg");
    assert_eq!(
        attributes(&site.file("library/closed/index.html"), ".prose img", "src"),
        ["/library/own.png", "/library/room.jpg"]
    );
}

#[test]
fn links_and_pictures_carry_the_path_of_the_site() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let site = with("[All](/claims/) ![Room](room.jpg)\n")
        .with_asset("content/explainers/library/room.jpg")
        .options(Options {
            base_url,
            ..Options::default()
        });
    let page = site.file(PAGE);
    assert_eq!(attributes(&page, ".prose a", "href"), ["/checks/claims/"]);
    assert_eq!(
        attributes(&page, ".prose img", "src"),
        ["/checks/library/room.jpg"]
    );
}

#[test]
fn hostile_text_stays_text() {
    let page = with("1 &lt;script&gt; `<script>` \\<b> &#60;i&#62; {{ site.title }} {% raw %}\n")
        .file(PAGE);
    assert_eq!(
        texts(&page, ".prose p"),
        ["1 <script> <script> <b> <i> {{ site.title }} {% raw %}"]
    );
    assert_eq!(
        texts(&page, ".prose script, .prose b, .prose i"),
        Vec::<String>::new()
    );
}

#[test]
fn a_heading_with_a_reference_is_read_as_its_words_everywhere() {
    let page = with("## By [[person:ada|Ada]]\n\n## And [[person:ada]]\n").file(PAGE);
    assert_eq!(texts(&page, ".prose h2"), ["By Ada", "And Ada Example"]);
    assert_eq!(
        texts(&page, ".contents--beside li")[..2],
        ["By Ada", "And Ada Example"]
    );
}

#[test]
fn a_reference_in_a_table_and_in_a_footnote() {
    let markdown =
        "| Who |\n|--|\n| [[person:ada]] |\n\nSo.[^n]\n\n[^n]: See [[source:minutes]].\n";
    let page = with(markdown).file(PAGE);
    assert_eq!(texts(&page, ".prose td"), ["Ada Example"]);
    assert_eq!(texts(&page, ".prose .footnotes li"), ["aSee 1."]);
    assert_eq!(
        attributes(&page, ".citations__back a", "href"),
        ["#ref-1-1"]
    );
}

#[test]
fn other_words_in_a_table_need_the_bar_escaped() {
    let page = with("| Who |\n|--|\n| [[person:ada\\|she]] |\n").file(PAGE);
    assert_eq!(texts(&page, ".prose td"), ["she"]);
}

//! The elements of Markdown, and what each becomes on a page.

use factpress::Options;
use factpress::base::address::BaseUrl;

use super::{PAGE, prose, with};
use crate::reader::{attributes, texts};

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

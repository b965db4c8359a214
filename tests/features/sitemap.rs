//! Sitemaps: every page that is published, with the day of its last change where that is known.

use std::fmt::Write as _;

use crate::small_site::{SmallSite, broadsheet};
use factpress::Options;
use factpress::build::render::{PageContent, Renderer};
use factpress::plan::Plan;
use factpress::view::{DependencyTable, Edition};

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The text of each `<loc>`, in order.
fn places(xml: &str) -> Vec<&str> {
    xml.split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().expect("a place ends"))
        .collect()
}

#[test]
fn the_whole_sitemap() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <url>
  <loc>https://checks.example/</loc>
 </url>
 <url>
  <loc>https://checks.example/library/</loc>
  <lastmod>2024-04-01</lastmod>
 </url>
 <url>
  <loc>https://checks.example/library/closed/</loc>
  <lastmod>2024-04-01</lastmod>
 </url>
 <url>
  <loc>https://checks.example/claims/</loc>
 </url>
 <url>
  <loc>https://checks.example/verdicts/true/</loc>
 </url>
 <url>
  <loc>https://checks.example/verdicts/false/</loc>
 </url>
 <url>
  <loc>https://checks.example/verdicts/open/</loc>
 </url>
 <url>
  <loc>https://checks.example/kinds/statement/</loc>
 </url>
 <url>
  <loc>https://checks.example/people/ada/</loc>
 </url>
 <url>
  <loc>https://checks.example/people/gazette/</loc>
 </url>
 <url>
  <loc>https://checks.example/sources/</loc>
 </url>
 <url>
  <loc>https://checks.example/sources/minutes/</loc>
 </url>
</urlset>
"#;
    assert_eq!(SmallSite::new("").file("sitemap.xml"), expected);
}

#[test]
fn it_lists_every_page_but_search_embeds_and_the_one_for_wrong_addresses() {
    let output = SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\nWords.\n",
    )
    .output();
    let mut pages: Vec<String> = output
        .keys()
        .filter_map(|path| path.strip_suffix("index.html"))
        .filter(|path| *path != "search/" && !path.ends_with("/embed/"))
        .map(|path| format!("https://checks.example/{path}"))
        .collect();
    let mut listed = places(&output["sitemap.xml"]);
    pages.sort();
    listed.sort_unstable();
    assert_eq!(listed, pages);
}

#[test]
fn what_is_held_is_not_listed_even_among_drafts() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    let output = site.output();
    assert!(
        output.contains_key("library/closed/index.html"),
        "drafts show it"
    );
    assert!(!places(&output["sitemap.xml"]).contains(&"https://checks.example/library/closed/"));
}

#[test]
fn the_last_change_of_a_claim_is_its_newest_day() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\ncorrections: [{date: 2024-05-02, grade: minor, text: A slip.}]\n",
    );
    let entry = " <url>\n  <loc>https://checks.example/library/closed/</loc>\n  <lastmod>2024-05-02</lastmod>\n </url>\n";
    assert!(site.file("sitemap.xml").contains(entry));
}

#[test]
fn beyond_fifty_thousand_addresses_there_are_several_and_an_index() {
    const PEOPLE: usize = 50_000;
    const CLAIMS: usize = 10;
    let mut text = String::from(
        "-- content/people.yaml --\nada: {name: Ada Example, kind: person}\ngazette: {name: Town Gazette, kind: organization}\n",
    );
    for number in 0..PEOPLE {
        writeln!(text, "p{number}: {{name: P, kind: organization}}").expect("writing to a text");
    }
    let mut order = String::from("claims: [closed");
    for claim in 0..CLAIMS {
        let about = (claim * PEOPLE / CLAIMS..(claim + 1) * PEOPLE / CLAIMS)
            .map(|number| format!("p{number}"));
        let about = about.collect::<Vec<_>>().join(", ");
        write!(
            text,
            "-- content/explainers/library/claims/c{claim}.md --\n---\nclaim: Many\nkind: statement\nabout: [{about}]\n---\nA.\n"
        )
        .expect("writing to a text");
        write!(order, ", c{claim}").expect("writing to a text");
    }
    let index = "content/explainers/library/index.md";
    let site = SmallSite::new(&text)
        .replacing(index, "claims: [closed", &order)
        .site();
    let theme = broadsheet();
    let plan = Plan::new(&site);
    let editions =
        [Edition::new(&site, &plan.index, theme, "en").expect("the theme speaks English")];
    let dependency_table = DependencyTable::new(&site, &plan.index);
    let renderer = Renderer::new(theme, &editions, &dependency_table);
    let made: Vec<(String, String)> = plan
        .pages
        .iter()
        .filter(|page| {
            page.address.as_str().starts_with("/sitemap") || page.address.as_str() == "/robots.txt"
        })
        .map(|page| {
            let put = |path, bytes| match bytes {
                PageContent::Whole(bytes) => (path, String::from_utf8(bytes).expect("text")),
                PageContent::Long(_) => panic!("{path} is not long"),
            };
            renderer.render(page, &plan, put).expect("it renders").put
        })
        .collect();
    let names: Vec<&str> = made.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        names,
        [
            "sitemap.xml",
            "sitemap-1.xml",
            "sitemap-2.xml",
            "robots.txt"
        ]
    );
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap>
  <loc>https://checks.example/sitemap-1.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://checks.example/sitemap-2.xml</loc>
 </sitemap>
</sitemapindex>
"#;
    assert_eq!(made[0].1, expected);
    let (first, second) = (places(&made[1].1), places(&made[2].1));
    assert_eq!(
        (first.len(), second.len()),
        (50_000, 12 + CLAIMS),
        "all of {PEOPLE} people, the ten claims and the twelve pages of the smallest site"
    );
    assert_eq!(first[0], "https://checks.example/");
    assert_eq!(
        second.last(),
        Some(&"https://checks.example/sources/minutes/")
    );
    assert!(
        made[3]
            .1
            .contains("Sitemap: https://checks.example/sitemap.xml\n")
    );
}

//! The Atom feed: valid XML, in which no claim appears without its outcome.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::small_site::SmallSite;
use factpress::Options;
use factpress::base::address::BaseUrl;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The texts of an XML document in document order, each with the path to its element and its
/// attributes.
fn leaves(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().trim_text(false);
    let mut way: Vec<String> = Vec::new();
    let mut leaves = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().expect("the feed is well-formed") {
            Event::Start(start) => {
                way.push(start.name().into_inner().to_owned());
                text.clear();
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => text.push(match &*name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("the reference &{other}; is not XML's own"),
            }),
            Event::End(_) => {
                if !text.trim().is_empty() {
                    leaves.push((way.join("/"), text.clone()));
                }
                text.clear();
                way.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(way, Vec::<String>::new(), "every element ends");
    leaves
}

fn texts_at(xml: &str, way: &str) -> Vec<String> {
    leaves(xml)
        .into_iter()
        .filter(|(at, _)| at == way)
        .map(|(_, text)| text)
        .collect()
}

fn feed(site: &SmallSite) -> String {
    site.file("feed.xml")
}

/// A feed without the line that names its stylesheet, whose address changes with its bytes.
pub fn without_styles(xml: &str) -> String {
    let is_styles = |line: &&str| line.starts_with("<?xml-stylesheet");
    let lines = xml.lines().filter(|line| !is_styles(line));
    lines.map(|line| format!("{line}\n")).collect()
}

/// As many claims as asked for, a day apart, in one explainer.
fn many(count: usize) -> SmallSite {
    let ids: Vec<String> = (1..=count).map(|number| format!("c{number}")).collect();
    let mut text = format!(
        "-- content/explainers/library/claims/closed.md --\n-- content/explainers/library/index.md --\n---\ntitle: The \
         library\nstandfirst: It closed.\npublished: 2024-01-01\nauthors: [gazette]\nclaims: [{}]\n---\nWords.\n",
        ids.join(", ")
    );
    for (position, id) in ids.iter().enumerate() {
        let day = format!("2024-{:02}-{:02}", position / 28 + 1, position % 28 + 1);
        text.push_str(&format!(
            "-- content/explainers/library/claims/{id}.md --\n---\nclaim: Number {id}\nkind: number\nverdict: open\nas_of: \
             {day}\nfinding: Nothing is known of {id}.\npublished: 2024-01-01\nevidence: [{{source: minutes, stance: context, note: \
             None.}}]\n---\n"
        ));
    }
    SmallSite::new(&text)
}

#[test]
fn the_whole_feed() {
    let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title>Town checks</title>
 <subtitle>Claims about an imaginary town, checked.</subtitle>
 <link href="https://checks.example/"/>
 <link rel="self" type="application/atom+xml" href="https://checks.example/feed.xml"/>
 <id>https://checks.example/feed.xml</id>
 <updated>2024-04-01T12:00:00Z</updated>
 <author>
  <name>Town Checks</name>
 </author>
 <entry>
  <title>False: The town closed four libraries</title>
  <link href="https://checks.example/library/closed/"/>
  <id>https://checks.example/library/closed/</id>
  <published>2024-04-01T12:00:00Z</published>
  <updated>2024-04-01T12:00:00Z</updated>
  <author>
   <name>Town Gazette</name>
  </author>
  <summary>False (as of 31 March 2024). One closed and three moved.</summary>
  <content type="html">CONTENT</content>
 </entry>
 <entry>
  <title>The library</title>
  <link href="https://checks.example/library/"/>
  <id>https://checks.example/library/</id>
  <published>2024-04-01T12:00:00Z</published>
  <updated>2024-04-01T12:00:00Z</updated>
  <author>
   <name>Town Gazette</name>
  </author>
  <summary>One of four libraries closed; three moved.</summary>
  <content type="html">CONTENT</content>
 </entry>
</feed>
"#;
    let xml = without_styles(&feed(&SmallSite::new("")));
    let lines = xml.lines().map(|line| {
        let begins = "  <content type=\"html\">";
        if line.starts_with(begins) {
            format!("{begins}CONTENT</content>\n")
        } else {
            format!("{line}\n")
        }
    });
    assert_eq!(lines.collect::<String>(), expected);
}

#[test]
fn hostile_text_is_text_and_nothing_else() {
    let claim = r#"</title><script>alert("1")</script> ]]> & &amp; 'so'"#;
    let site = SmallSite::new("")
        .in_spite_of_marks()
        .replacing(
            CLAIM,
            "The town closed four libraries",
            &serde_json::to_string(claim).expect("a text"),
        )
        .replacing(CLAIM, "One closed and three moved.", "\"1 < 3 & 3 > 1\"");
    let xml = feed(&site);
    assert_eq!(
        texts_at(&xml, "feed/entry/title"),
        [
            "False: </title><script>alert(“1”)</script> ]]> & &amp; ‘so’",
            "The library"
        ]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary")[0],
        "False (as of 31 March 2024). 1 < 3 & 3 > 1"
    );
    for content in texts_at(&xml, "feed/entry/content") {
        assert!(!content.contains("<script"), "{content}");
        assert!(content.contains("1 &lt; 3 &amp; 3 &gt; 1"), "{content}");
    }
}

#[test]
fn the_title_carries_the_verdict_in_its_own_words_and_the_summary_the_finding() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nlabel: Wrong number\n",
    );
    let xml = feed(&site);
    assert_eq!(
        texts_at(&xml, "feed/entry/title")[0],
        "Wrong number: The town closed four libraries"
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary")[0],
        "Wrong number (as of 31 March 2024). One closed and three moved."
    );
}

#[test]
fn an_allegation_about_a_living_person_never_comes_without_its_outcome() {
    let allegation = SmallSite::new("")
        .replacing(CLAIM, "kind: statement", "kind: allegation")
        .replacing(CLAIM, "about: [gazette]", "about: [ada]")
        .replacing(
            CLAIM,
            "The town closed four libraries",
            "Ada Example sold the books",
        );
    let xml = feed(&allegation);
    assert_eq!(
        texts_at(&xml, "feed/entry/title")[0],
        "False: Ada Example sold the books"
    );
    let naming: Vec<_> = leaves(&xml)
        .into_iter()
        .filter(|(_, text)| text.contains("sold the books"))
        .collect();
    assert!(!naming.is_empty());
    for (_, text) in naming {
        assert!(text.contains("False"), "{text}");
    }
    let open = allegation.replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    assert_eq!(
        open.findings(),
        ["content/explainers/library/claims/closed.md:2:8 allegation-without-outcome"]
    );
}

#[test]
fn an_open_claim_says_that_it_is_open() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let xml = feed(&site);
    assert_eq!(
        texts_at(&xml, "feed/entry/title")[0],
        "No verdict yet: The town closed four libraries"
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary")[0],
        "No verdict yet. This claim is still being checked."
    );
}

#[test]
fn what_was_changed_last_comes_first_and_at_most_fifty_claims_come() {
    let xml = feed(&many(53));
    let titles = texts_at(&xml, "feed/entry/title");
    assert_eq!(titles.len(), 50);
    assert_eq!(titles[0], "Unproven: Number c53");
    assert_eq!(titles[49], "Unproven: Number c4");
    assert_eq!(texts_at(&xml, "feed/updated"), ["2024-02-25T12:00:00Z"]);
}

#[test]
fn a_correction_moves_a_claim_up_and_a_held_claim_never_comes() {
    let site = many(3)
        .replacing(
            "content/explainers/library/claims/c1.md",
            "kind: number\n",
            "kind: number\ncorrections: [{date: 2024-06-01, grade: minor, text: A slip.}]\n",
        )
        .replacing(
            "content/explainers/library/claims/c3.md",
            "kind: number\n",
            "kind: number\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    let xml = feed(&site);
    assert_eq!(
        texts_at(&xml, "feed/entry/title"),
        ["Unproven: Number c1", "Unproven: Number c2", "The library"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/updated"),
        [
            "2024-06-01T12:00:01Z",
            "2024-01-02T12:00:00Z",
            "2024-01-01T12:00:00Z"
        ]
    );
}

#[test]
fn the_subjects_of_a_claim_are_its_categories() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\ntags: [books, money]\n",
    );
    let xml = feed(&site);
    let category = |tag: &str| format!("<category term=\"{tag}\" label=\"{tag}\"/>");
    assert!(
        xml.contains(&format!("{}\n  {}\n", category("books"), category("money"))),
        "{xml}"
    );
}

#[test]
fn its_addresses_are_whole_wherever_the_site_stands() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let xml = feed(&SmallSite::new("").options(Options {
        base_url,
        ..Options::default()
    }));
    let link = "<link href=\"https://town.example/checks/library/closed/\"/>";
    assert!(xml.contains(link), "{xml}");
    let own = "href=\"https://town.example/checks/feed.xml\"";
    assert!(xml.contains(own), "{xml}");
}

fn identities(xml: &str) -> Vec<String> {
    let mut all = texts_at(xml, "feed/id");
    all.extend(texts_at(xml, "feed/entry/id"));
    all
}

#[test]
fn no_move_of_the_site_or_of_a_page_changes_what_an_entry_is() {
    let corrected = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\ncorrections: [{date: 2024-05-02, grade: minor, text: A slip.}]\n",
    );
    let elsewhere = |base: &str| Options {
        base_url: Some(BaseUrl::parse(base).expect("an address")),
        ..Options::default()
    };
    let moved_for_good = corrected.clone().replacing(
        "content/site.yaml",
        "url: https://checks.example/",
        "url: https://new.example/checks/\nfirst_url: https://checks.example/",
    );
    let renamed = SmallSite::new(
        "-- content/explainers/library/claims/shut.md --\nHERE\n-- content/explainers/library/claims/closed.md --\n",
    );
    let text = corrected.text(CLAIM).replace(
        "kind: statement\n",
        "kind: statement\naliases: [/library/closed/]\n",
    );
    let renamed = renamed
        .with_bytes("content/explainers/library/claims/shut.md", text)
        .replacing(
            "content/explainers/library/index.md",
            "claims: [closed]",
            "claims: [shut]",
        );
    for file in ["feed.xml", "corrections.xml"] {
        let before = identities(&corrected.file(file));
        for moved in [
            corrected.clone().options(elsewhere("https://new.example/")),
            corrected
                .clone()
                .options(elsewhere("http://localhost:8000/below/")),
            moved_for_good.clone(),
            moved_for_good
                .clone()
                .options(elsewhere("https://third.example/")),
            renamed.clone(),
        ] {
            assert_eq!(identities(&moved.file(file)), before, "{file}");
        }
    }
}

#[test]
fn an_entry_has_all_that_its_page_says_with_whole_addresses() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nquote: 'They \"shut\" all four.'\nunknown: Why nobody said so.\n",
        )
        .replacing(
            CLAIM,
            "The minutes list them.",
            "The [page](/sources/minutes/) of [[person:ada]].[[source:minutes]]\n\n## More\n\nSee [above](#more).",
        );
    let xml = feed(&site);
    let content = texts_at(&xml, "feed/entry/content").remove(0);
    for part in [
        "<p><strong>False (as of 31 March 2024).</strong> One closed and three moved.</p>",
        "<blockquote><p>They “shut” all four.</p></blockquote>",
        "<a href=\"https://town.example/minutes\">Town council: Minutes of the council</a> (1 March 2024)",
        "<a href=\"https://checks.example/sources/minutes/\">page</a>",
        "<a href=\"https://checks.example/people/ada/\">Ada Example</a>",
        "<a href=\"https://checks.example/library/closed/#cite-1\">[1]</a>",
        "<a href=\"https://checks.example/library/closed/#more\">above</a>",
        "Why nobody said so.",
        "Her words were public and complete.",
    ] {
        assert!(content.contains(part), "{part} in {content}");
    }
    assert!(!content.contains("href=\"/"), "{content}");
}

#[test]
fn a_tag_and_a_person_have_feeds_that_their_pages_name() {
    let site = SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "claims: [closed]\n",
        "claims: [closed]\ntags: [books]\n",
    );
    let output = site.output();
    let both = ["False: The town closed four libraries", "The library"];
    assert_eq!(
        texts_at(&output["tags/books/feed.xml"], "feed/entry/title"),
        both
    );
    assert_eq!(
        texts_at(&output["people/gazette/feed.xml"], "feed/entry/title"),
        both
    );
    assert_eq!(
        texts_at(&output["people/ada/feed.xml"], "feed/entry/title"),
        both[..1]
    );
    for (page, feed, title) in [
        ("tags/books/index.html", "/tags/books/feed.xml", "books"),
        (
            "people/ada/index.html",
            "/people/ada/feed.xml",
            "Ada Example",
        ),
    ] {
        let link = format!("head link[rel=alternate][href='{feed}']");
        assert_eq!(
            crate::reader::attributes(&output[page], &link, "title"),
            [title]
        );
    }
    let listed = crate::reader::attributes(&output["tags/books/index.html"], "main a", "href");
    assert!(listed.contains(&"/library/".to_owned()), "{listed:?}");
}

#[test]
fn the_newest_entries_of_a_tag_and_of_a_person_say_all_that_their_pages_say() {
    let content = "feed/entry/content";
    let site = many(12).replacing(
        "content/explainers/library/index.md",
        "authors: [gazette]\n",
        "authors: [gazette]\ntags: [books]\n",
    );
    let output = site.output();
    let whole = texts_at(&output["feed.xml"], content);
    assert_eq!(whole.len(), 13);
    for feed in ["tags/books/feed.xml", "people/gazette/feed.xml"] {
        let xml = &output[feed];
        let texts = texts_at(xml, content);
        assert!(texts.iter().all(|text| whole.contains(text)), "{feed}");
        let counts =
            ["title", "content"].map(|name| texts_at(xml, &format!("feed/entry/{name}")).len());
        let expected = if feed.starts_with("tags") {
            [13, 10]
        } else {
            [1, 1]
        };
        assert_eq!(counts, expected, "{feed}");
    }
}

#[test]
fn the_json_feed_has_the_same_entries() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\ntags: [books]\n",
    );
    let xml = feed(&site);
    let json: serde_json::Value = serde_json::from_str(&site.file("feed.json")).expect("JSON");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["feed_url"], "https://checks.example/feed.json");
    assert_eq!(json["home_page_url"], "https://checks.example/");
    for (key, path) in [
        ("title", "feed/entry/title"),
        ("id", "feed/entry/id"),
        ("summary", "feed/entry/summary"),
        ("content_html", "feed/entry/content"),
        ("date_published", "feed/entry/published"),
        ("date_modified", "feed/entry/updated"),
    ] {
        let items = json["items"].as_array().expect("a list").iter();
        let values: Vec<_> = items.map(|item| item[key].clone()).collect();
        assert_eq!(values, texts_at(&xml, path), "{key}");
    }
    assert_eq!(json["items"][0]["tags"], serde_json::json!(["books"]));
    assert_eq!(
        json["items"][0]["url"],
        "https://checks.example/library/closed/"
    );
}

#[test]
fn pictures_are_enclosed() {
    let site = SmallSite::new("").replacing("content/site.yaml", "share_images: false\n", "");
    let picture = |end: &str| {
        let xml = feed(&site);
        let begins = format!(
            "<link rel=\"enclosure\" type=\"image/png\" href=\"https://checks.example/{end}"
        );
        assert!(xml.contains(&begins), "{begins} in {xml}");
    };
    picture("library/closed/share.");
    picture("library/share.");
}

#[test]
fn a_browser_that_opens_it_gets_styles_of_the_site() {
    let output = SmallSite::new("").output();
    for feed in ["feed.xml", "corrections.xml", "people/ada/feed.xml"] {
        let second = output[feed].lines().nth(1).expect("two lines");
        let path = second
            .strip_prefix("<?xml-stylesheet type=\"text/css\" href=\"/")
            .and_then(|rest| rest.strip_suffix("\"?>"))
            .expect(second);
        assert!(output.contains_key(path), "{path}");
    }
}

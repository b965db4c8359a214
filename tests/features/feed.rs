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
  <summary>False (as of 31 March 2024). One closed and three moved.</summary>
 </entry>
</feed>
"#;
    assert_eq!(feed(&SmallSite::new("")), expected);
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
        ["False: </title><script>alert(“1”)</script> ]]> & &amp; ‘so’"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary"),
        ["False (as of 31 March 2024). 1 < 3 & 3 > 1"]
    );
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
        texts_at(&xml, "feed/entry/title"),
        ["Wrong number: The town closed four libraries"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary"),
        ["Wrong number (as of 31 March 2024). One closed and three moved."]
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
        texts_at(&xml, "feed/entry/title"),
        ["False: Ada Example sold the books"]
    );
    let naming: Vec<_> = leaves(&xml)
        .into_iter()
        .filter(|(_, text)| text.contains("sold the books"))
        .collect();
    assert_eq!(naming.len(), 1, "{naming:?}");
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
        texts_at(&xml, "feed/entry/title"),
        ["No verdict yet: The town closed four libraries"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/summary"),
        ["No verdict yet. This claim is still being checked."]
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
        ["Unproven: Number c1", "Unproven: Number c2"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/updated"),
        ["2024-06-01T12:00:01Z", "2024-01-02T12:00:00Z"]
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
    assert_eq!(
        texts_at(&xml, "feed/id"),
        ["https://town.example/checks/feed.xml"]
    );
    assert_eq!(
        texts_at(&xml, "feed/entry/id"),
        ["https://town.example/checks/library/closed/"]
    );
}

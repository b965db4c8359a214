//! Embeds: a claim's card alone for frames on other sites, offered to people and to programs.

use serde_json::{Value, json};

use crate::reader::{all, attributes, blocks, document, text, texts};
use crate::small_site::SmallSite;
use factpress::Options;
use factpress::base::address::BaseUrl;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PAGE: &str = "library/closed/index.html";
const EMBED: &str = "library/closed/embed/index.html";
const OEMBED: &str = "library/closed/oembed.json";

fn oembed(site: &SmallSite) -> Value {
    serde_json::from_str(&site.file(OEMBED)).expect("JSON")
}

/// The frame that a page offers, as an element of the page that somebody puts it in.
fn frame(site: &SmallSite) -> Vec<(String, String)> {
    let code = texts(&site.file(PAGE), ".embed code").remove(0);
    let page = document(&code);
    let frames = all(&page, "iframe");
    assert_eq!(frames.len(), 1, "{code}");
    frames[0]
        .value()
        .attrs()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn an_embed_is_the_card_of_the_claim_and_the_way_to_its_page() {
    let page = SmallSite::new("").file(EMBED);
    let document = document(&page);
    assert_eq!(
        texts(&page, "title"),
        ["False: The town closed four libraries — Town checks"]
    );
    assert_eq!(texts(&page, "h1"), ["The town closed four libraries"]);
    assert_eq!(
        texts(&page, ".card__verdict"),
        ["False as of 31 March 2024"]
    );
    assert_eq!(
        texts(&page, ".card__finding"),
        ["What we found: One closed and three moved."]
    );
    assert_eq!(texts(&page, ".basis__side a"), ["1 source undermines it"]);
    assert_eq!(texts(&page, ".framed__from"), ["Fact check: Town checks"]);
    assert_eq!(
        attributes(&page, ".framed__from a", "href"),
        ["/library/closed/"]
    );
    assert_eq!(all(&document, "header, nav, footer, script").len(), 0);
    assert_eq!(blocks(&page), Vec::<Value>::new());
    let marks: Vec<String> = attributes(&page, "use", "href");
    assert!(!marks.is_empty());
    for mark in marks {
        assert_eq!(
            all(&document, &mark).len(),
            1,
            "{mark} is drawn on the page itself"
        );
    }
}

#[test]
fn its_links_lead_out_of_the_frame() {
    let page = SmallSite::new("").file(EMBED);
    assert_eq!(attributes(&page, "base", "target"), ["_top"]);
    let document = document(&page);
    for link in all(&document, "a") {
        assert_eq!(link.attr("target"), None, "{}", link.html());
        assert!(
            link.attr("href").is_some_and(|href| href.starts_with('/')),
            "{}",
            link.html()
        );
    }
}

#[test]
fn search_engines_are_sent_to_the_page_of_the_claim() {
    let output = SmallSite::new("").output();
    assert_eq!(
        attributes(&output[EMBED], "meta[name=robots]", "content"),
        ["noindex"]
    );
    assert_eq!(
        attributes(&output[EMBED], "link[rel=canonical]", "href"),
        ["https://checks.example/library/closed/"]
    );
    assert_eq!(
        attributes(&output[PAGE], "link[rel=canonical]", "href"),
        ["https://checks.example/library/closed/"]
    );
    assert!(!output["sitemap.xml"].contains("embed"));
}

#[test]
fn a_claims_page_offers_the_frame_as_text() {
    let frame = frame(&SmallSite::new(""));
    let expected = [
        ("height", "352"),
        ("loading", "lazy"),
        ("src", "https://checks.example/library/closed/embed/"),
        ("style", "border:0"),
        ("title", "False: The town closed four libraries"),
        ("width", "100%"),
    ];
    let mut frame: Vec<(&str, &str)> = frame
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    frame.sort_unstable();
    assert_eq!(frame, expected);
}

#[test]
fn words_of_a_claim_cannot_break_out_of_the_frame() {
    let claim = r#""><script>alert(1)</script>"#;
    let yaml = serde_json::to_string(claim).expect("a text");
    let site = SmallSite::new("").in_spite_of_marks().replacing(
        CLAIM,
        "The town closed four libraries",
        &yaml,
    );
    let title = frame(&site)
        .into_iter()
        .find(|(name, _)| name == "title")
        .expect("a title")
        .1;
    assert_eq!(title, "False: “><script>alert(1)</script>");
    let html = oembed(&site)["html"].as_str().expect("a text").to_owned();
    assert_eq!(all(&document(&html), "script").len(), 0);
    assert_eq!(all(&document(&html), "iframe").len(), 1);
}

#[test]
fn the_whole_oembed_answer() {
    let title = "False: The town closed four libraries";
    let html = format!(
        "<iframe src=\"https://checks.example/library/closed/embed/\" title=\"{title}\" width=\"100%\" height=\"352\" \
         style=\"border:0\" loading=\"lazy\"></iframe>"
    );
    let expected = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": "Town Gazette",
        "provider_name": "Town checks",
        "provider_url": "https://checks.example/",
        "cache_age": 86_400,
        "html": html,
        "width": 600,
        "height": 352,
    });
    assert_eq!(oembed(&SmallSite::new("")), expected);
}

#[test]
fn programs_find_the_answer_from_the_page_of_the_claim_and_from_no_other() {
    const LINK: &str = "link[type='application/json+oembed']";
    for (path, page) in SmallSite::new("")
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let found = attributes(page, LINK, "href");
        if path == PAGE {
            assert_eq!(found, ["https://checks.example/library/closed/oembed.json"]);
            assert_eq!(
                attributes(page, LINK, "title"),
                ["False: The town closed four libraries"]
            );
            assert_eq!(attributes(page, LINK, "rel"), ["alternate"]);
        } else {
            assert_eq!(found, Vec::<String>::new(), "{path}");
        }
    }
}

#[test]
fn more_words_need_a_higher_frame() {
    let height = |site: &SmallSite| oembed(site)["height"].as_u64().expect("a number");
    let longer = SmallSite::new("").replacing(
        CLAIM,
        "One closed and three moved.",
        "One closed and three moved to the market square, where they share the house of the school and open daily.",
    );
    assert!(height(&longer) > height(&SmallSite::new("")));
}

#[test]
fn an_open_claim_says_so_in_its_embed() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let page = site.file(EMBED);
    assert_eq!(texts(&page, ".card__verdict"), ["No verdict yet"]);
    assert_eq!(
        texts(&page, ".card__finding"),
        ["This claim is still being checked."]
    );
    assert_eq!(
        oembed(&site)["title"],
        "No verdict yet: The town closed four libraries"
    );
}

#[test]
fn a_held_claim_is_seen_among_drafts_and_offered_to_nobody() {
    let held = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nhold: Not yet.\n",
    );
    assert!(
        !held
            .output()
            .keys()
            .any(|path| path.starts_with("library/closed/"))
    );
    let output = held
        .options(Options {
            drafts: true,
            ..Options::default()
        })
        .output();
    assert_eq!(
        texts(&output[EMBED], ".notice"),
        ["Held: not for publication"]
    );
    assert!(!output.contains_key(OEMBED));
    let page = document(&output[PAGE]);
    assert_eq!(
        all(&page, ".embed, link[type='application/json+oembed']").len(),
        0
    );
}

#[test]
fn addresses_are_whole_wherever_the_site_stands() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let site = SmallSite::new("").options(Options {
        base_url,
        ..Options::default()
    });
    let src = frame(&site)
        .into_iter()
        .find(|(name, _)| name == "src")
        .expect("a source")
        .1;
    assert_eq!(src, "https://town.example/checks/library/closed/embed/");
    assert_eq!(
        attributes(&site.file(EMBED), ".framed__from a", "href"),
        ["/checks/library/closed/"]
    );
}

#[test]
fn the_offer_leads_to_the_card_by_itself() {
    let page = SmallSite::new("").file(PAGE);
    let document = document(&page);
    let offer = all(&document, "details.embed").remove(0);
    assert!(
        text(offer).starts_with("Embed this claim"),
        "{}",
        text(offer)
    );
    assert_eq!(
        attributes(&page, ".embed a", "href"),
        ["https://checks.example/library/closed/embed/"]
    );
}

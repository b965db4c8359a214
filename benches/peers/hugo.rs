//! The publication as authors of Hugo write it: a section an explainer, taxonomies for the lists,
//! sources and people as data.

use serde_json::json;

use super::markdown;
use super::town::{CLAIMS_A_PAGE, SOURCES_A_PAGE, Town};
use super::{File, file};

/// Every file of the content, its data and its settings.
pub fn files(town: &Town, ranks: &[usize]) -> Vec<File> {
    let settings = json!({
        "baseURL": "https://checks.example/",
        "title": "Town checks",
        "locale": "en",
        "params": {"description": "Claims about an imaginary town, checked.", "sourcesAPage": SOURCES_A_PAGE},
        "pagination": {"pagerSize": CLAIMS_A_PAGE, "disableAliases": true},
        "taxonomies": {"verdict": "verdicts", "kind": "kinds", "tag": "tags", "person": "people", "source": "sources"},
        "enableRobotsTXT": true,
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
        "outputFormats": {
            "atom": {"mediaType": "application/atom+xml", "baseName": "feed"},
            "claims": {"mediaType": "application/json", "baseName": "claims"},
        },
        "outputs": {
            "home": ["html", "atom", "claims"],
            "section": ["html"],
            "taxonomy": ["html"],
            "term": ["html"],
            "page": ["html"],
        },
        "related": {"threshold": 1, "includeNewer": true, "indices": [{"name": "tags", "weight": 100}, {"name": "people", "weight": 100}]},
    });
    let mut files = vec![
        file("hugo.json", settings.to_string()),
        file("data/people.json", markdown::people(town).to_string()),
        file("data/registry.json", markdown::sources(town).to_string()),
        file("data/scale.json", markdown::scale().to_string()),
        file("content/claims/_index.md", "---\ntitle: Claims\n---\n"),
        file(
            "content/methodology.md",
            "---\ntitle: How we check\ntype: methodology\n---\nWe read the record.\n",
        ),
        file("content/sources/_index.md", "---\ntitle: Sources\n---\n"),
    ];
    // These lists of lists have no page of their own.
    for taxonomy in ["verdicts", "kinds", "tags", "people"] {
        let path = format!("content/{taxonomy}/_index.md");
        files.push(file(
            &path,
            format!("---\ntitle: {taxonomy}\nbuild: {{render: never}}\n---\n"),
        ));
    }
    for (position, story) in town.stories.iter().enumerate() {
        let front_matter = markdown::story(town, position, story);
        let path = format!("content/{}/_index.md", story.id);
        files.push(file(
            &path,
            markdown::document(&front_matter, &story.body.join("\n")),
        ));
    }
    for (claim, rank) in town.claims.iter().zip(ranks) {
        let front_matter = markdown::claim(town, claim, *rank);
        let path = format!("content{}.md", town.address(claim).trim_end_matches('/'));
        files.push(file(
            &path,
            markdown::document(&front_matter, &markdown::body(town, claim)),
        ));
    }
    files
}

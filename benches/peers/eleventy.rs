//! The publication as authors of Eleventy write it: a Markdown file a text, sources and people as
//! global data.

use serde_json::json;

use super::markdown;
use super::town::{CLAIMS_A_PAGE, EXPLAINERS_A_PAGE, SOURCES_A_PAGE, Town};
use super::{File, file};

/// Every file of the content, its data and its settings.
pub fn files(town: &Town, ranks: &[usize]) -> Vec<File> {
    let publication = json!({
        "title": "Town checks",
        "description": "Claims about an imaginary town, checked.",
        "url": "https://checks.example",
        "claimsAPage": CLAIMS_A_PAGE,
        "explainersAPage": EXPLAINERS_A_PAGE,
        "sourcesAPage": SOURCES_A_PAGE,
    });
    let mut files = vec![
        file("site/_data/publication.json", publication.to_string()),
        file("site/_data/voices.json", markdown::people(town).to_string()),
        file(
            "site/_data/registry.json",
            markdown::sources(town).to_string(),
        ),
        file("site/_data/scale.json", markdown::scale().to_string()),
        file(
            "site/methodology.md",
            "---\ntitle: How we check\nlayout: standing.11ty.js\npermalink: /methodology/\n---\nWe read the record.\n",
        ),
    ];
    for (position, story) in town.stories.iter().enumerate() {
        let front_matter = markdown::story(town, position, story);
        let path = format!("site/explainers/{}.md", story.id);
        files.push(file(
            &path,
            markdown::document(&front_matter, &story.body.join("\n")),
        ));
    }
    for (claim, rank) in town.claims.iter().zip(ranks) {
        let mut front_matter = markdown::claim(town, claim, *rank);
        // `tags` are Eleventy's own collections, which nothing here needs.
        front_matter["subjects"] = json!(claim.tags());
        front_matter
            .as_object_mut()
            .expect("front matter is a map")
            .remove("tags");
        let path = format!("site/claims/{}.md", claim.id);
        files.push(file(
            &path,
            markdown::document(&front_matter, &markdown::body(town, claim)),
        ));
    }
    files
}

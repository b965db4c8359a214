//! The publication as authors of Zola write it: claims in one section, taxonomies for the lists.
//!
//! Zola's templates can neither look up an entry of a large data file quickly nor make structured
//! data out of parts. So the front matter already holds the names of sources and people, and the
//! structured data: less work than the other tools have.

use serde_json::{Value, json};

use super::markdown;
use super::town::{CLAIMS_A_PAGE, Claim, EXPLAINERS_A_PAGE, Person, SCALE, Story, Town};
use super::{File, file};

/// The address of the site.
const BASE: &str = "https://checks.example";

/// Every file of the content, its data and its settings.
pub fn files(town: &Town, ranks: &[usize]) -> Vec<File> {
    let claims = format!(
        "---\ntitle: Claims\nsort_by: weight\npaginate_by: {CLAIMS_A_PAGE}\ntemplate: claims.html\n---\n"
    );
    let front = format!(
        "---\nsort_by: weight\npaginate_by: {EXPLAINERS_A_PAGE}\ntemplate: index.html\n---\n"
    );
    let explainers =
        "---\ntitle: Explainers\nsort_by: weight\nrender: false\ntransparent: true\n---\n";
    let methodology = "---\ntitle: How we check\npath: methodology\ntemplate: standing.html\n---\nWe read the record.\n";
    let mut files = vec![
        file("config.toml", settings()),
        file("data/scale.json", markdown::scale().to_string()),
        file("content/claims/_index.md", claims),
        file("content/_index.md", front),
        file("content/explainers/_index.md", explainers),
        // A section of its own, since a section that is sorted leaves out pages without a rank.
        file("content/pages/_index.md", "---\nrender: false\n---\n"),
        file("content/pages/methodology.md", methodology),
    ];
    for (id, source) in markdown::sources(town).as_object().into_iter().flatten() {
        files.push(file(&format!("data/sources/{id}.json"), source.to_string()));
    }
    for (position, entry) in town.stories.iter().enumerate() {
        let path = format!("content/explainers/{}.md", entry.id);
        files.push(file(
            &path,
            markdown::document(&story(town, position, entry), &entry.body.join("\n")),
        ));
    }
    for (position, rank) in ranks.iter().enumerate() {
        let entry = &town.claims[position];
        let path = format!("content/claims/{}.md", entry.id);
        let front_matter = claim(town, position, *rank);
        files.push(file(
            &path,
            markdown::document(&front_matter, &markdown::body(town, entry)),
        ));
    }
    files
}

fn settings() -> String {
    let paged =
        |name: &&str| format!("    {{name = \"{name}\", paginate_by = {CLAIMS_A_PAGE}}},\n");
    let taxonomies: String = ["verdicts", "kinds", "tags", "people"]
        .iter()
        .map(paged)
        .collect();
    // Zola looks for anchors in Markdown alone, and links to citations lead to anchors of the template.
    format!(
        "base_url = \"{BASE}\"\ntitle = \"Town checks\"\n\
         description = \"Claims about an imaginary town, checked.\"\ndefault_language = \"en\"\n\
         generate_feeds = true\nfeed_filenames = [\"feed.xml\"]\nfeed_limit = 50\nminify_html = true\n\
         compile_sass = false\ntaxonomies = [\n{taxonomies}    {{name = \"sources\"}},\n]\n\
         [link_checker]\ninternal_level = \"warn\"\n"
    )
}

/// An agent of schema.org.
fn agent(person: &Person) -> Value {
    json!({"@type": if person.kind == "person" { "Person" } else { "Organization" }, "name": person.name})
}

fn publisher() -> Value {
    json!({"@type": "NewsMediaOrganization", "name": "Town Checks", "url": format!("{BASE}/")})
}

fn titled(claim: &Claim) -> String {
    format!("{}: {}", claim.verdict.1, claim.text)
}

fn story(town: &Town, position: usize, story: &Story) -> Value {
    let (author, claims) = (town.author(position), town.claims_of(position));
    let url = format!("{BASE}/{}/", story.id);
    let part = |claim: &Claim| json!({"@type": "WebPage", "name": titled(claim), "url": format!("{BASE}{}", town.address(claim))});
    let article = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": story.title,
        "description": story.standfirst,
        "datePublished": story.published,
        "dateModified": story.published,
        "inLanguage": "en",
        "author": [agent(author)],
        "publisher": publisher(),
        "hasPart": claims.iter().map(part).collect::<Vec<_>>(),
    });
    json!({
        "title": story.title,
        "description": story.standfirst,
        "date": story.published,
        "weight": town.rank_of(story),
        "path": story.id,
        "template": "explainer.html",
        "extra": {
            "authors": [{"id": author.id, "name": author.name}],
            "claims": claims.iter().map(|claim| format!("claims/{}.md", claim.id)).collect::<Vec<_>>(),
            "article": article.to_string(),
        },
    })
}

fn claim(town: &Town, position: usize, rank: usize) -> Value {
    let claim = &town.claims[position];
    let story = &town.stories[claim.story];
    let given = markdown::claim(town, claim, rank);
    let source = |position: usize| {
        let source = &town.sources[position];
        json!({"id": source.id, "title": source.title, "publisher": source.publisher, "kind": source.kind})
    };
    let neighbour = |position: Option<usize>| {
        let other = town
            .claims
            .get(position?)
            .filter(|other| other.story == claim.story)?;
        Some(json!({"href": town.address(other), "text": other.text}))
    };
    let evidence = claim.evidence.iter().map(|entry| {
        json!({
            "source": source(entry.source),
            "stance": entry.stance,
            "quote": entry.quote,
            "at": entry.at,
            "note": entry.note,
        })
    });
    let mut extra = json!({
        "story_title": story.title,
        "verdict": claim.verdict.0,
        "label": claim.verdict.1,
        "kind": claim.kind,
        "claimant_name": town.people[claim.claimant].name,
        "about_name": town.people[claim.about].name,
        "appearance": source(claim.appearance),
        "evidence": evidence.collect::<Vec<_>>(),
        "citations": claim.citations().into_iter().map(source).collect::<Vec<_>>(),
        "review": review(town, claim).to_string(),
        "breadcrumbs": breadcrumbs(town, claim).to_string(),
    });
    let as_given = [
        "story",
        "claimant",
        "about",
        "made",
        "quote",
        "as_of",
        "finding",
        "why",
        "unknown",
        "review_by",
    ];
    for key in as_given {
        extra[key] = given[key].clone();
    }
    for (key, near) in [
        ("previous", position.checked_sub(1)),
        ("next", Some(position + 1)),
    ] {
        if let Some(near) = neighbour(near) {
            extra[key] = near;
        }
    }
    let taxonomies = ["verdicts", "kinds", "tags", "people", "sources"];
    let taxonomies = taxonomies
        .into_iter()
        .map(|name| (name.to_owned(), given[name].clone()));
    json!({
        "title": claim.text,
        "weight": rank,
        "date": story.published,
        "path": town.address(claim).trim_matches('/'),
        "template": "claim.html",
        "taxonomies": taxonomies.collect::<serde_json::Map<_, _>>(),
        "extra": extra,
    })
}

fn review(town: &Town, claim: &Claim) -> Value {
    let story = &town.stories[claim.story];
    let source = &town.sources[claim.appearance];
    let url = format!("{BASE}{}", town.address(claim));
    let mut rating = json!({"@type": "Rating", "alternateName": claim.verdict.1});
    if let Some(value) = claim.verdict.3 {
        let values = SCALE.iter().filter_map(|verdict| verdict.3);
        rating["ratingValue"] = json!(value);
        rating["bestRating"] = json!(values.clone().max());
        rating["worstRating"] = json!(values.min());
    }
    json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": claim.text,
        "datePublished": story.published,
        "dateModified": story.published,
        "inLanguage": "en",
        "author": publisher(),
        "itemReviewed": {
            "@type": "Claim",
            "@id": format!("{url}#claim"),
            "datePublished": claim.date,
            "author": [agent(&town.people[claim.claimant])],
            "appearance": [{
                "@type": "Report",
                "name": source.title,
                "url": source.url,
                "publisher": {"@type": "Organization", "name": source.publisher},
            }],
        },
        "reviewRating": rating,
        "reviewBody": claim.finding,
        "isPartOf": {"@type": "Article", "name": story.title, "url": format!("{BASE}/{}/", story.id)},
    })
}

fn breadcrumbs(town: &Town, claim: &Claim) -> Value {
    let story = &town.stories[claim.story];
    let steps = [
        ("Town checks".to_owned(), format!("{BASE}/")),
        (story.title.clone(), format!("{BASE}/{}/", story.id)),
        (titled(claim), format!("{BASE}{}", town.address(claim))),
    ];
    let steps = steps.iter().enumerate().map(
        |(position, (name, item))| json!({"@type": "ListItem", "position": position + 1, "name": name, "item": item}),
    );
    json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>()})
}

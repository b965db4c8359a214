//! The docs as a web of pages: every relative link and anchor leads somewhere, and the table of
//! contents names every page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The table of contents, from which mdBook makes a book of the docs.
const SUMMARY: &str = "docs/SUMMARY.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files with an ending in a folder, by their paths below `base`, with forward slashes.
fn files(folder: &Path, base: &Path, ending: &str) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let paths = entries.map(|entry| entry.expect("the folder can be read").into_path());
    let below = |path: PathBuf| {
        path.strip_prefix(base)
            .expect("below")
            .to_string_lossy()
            .replace('\\', "/")
    };
    paths
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(below)
        .collect()
}

/// The pages below `docs/`, from the root of the repository.
fn docs() -> BTreeSet<String> {
    files(&root().join("docs"), root(), "md")
}

fn text(page: &str) -> String {
    fs::read_to_string(root().join(page))
        .unwrap_or_else(|error| panic!("{page}: {error}"))
        .replace("\r\n", "\n")
}

/// The lines of a page outside of code blocks.
fn lines(text: &str) -> Vec<&str> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let marks = line.trim_start();
        let marks = &marks[..marks.len() - marks.trim_start_matches('`').len()];
        match fence {
            Some(open) if line.trim() == open => fence = None,
            None if marks.len() >= 3 => fence = Some(marks),
            None => lines.push(line),
            Some(_) => {}
        }
    }
    lines
}

/// The addresses of a page's links and pictures.
fn links(text: &str) -> Vec<String> {
    let joined = lines(text).join("\n");
    // A link in code is an example.
    let prose: String = joined.split('`').step_by(2).collect();
    let address = |after: &str| {
        after
            .split([')', ' ', '\n'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    prose.split("](").skip(1).map(address).collect()
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for line in lines(text).into_iter().filter(|line| line.starts_with('#')) {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
        let anchor: String = kept
            .map(|sign| if sign == ' ' { '-' } else { sign })
            .collect();
        let count = seen
            .entry(anchor.clone())
            .and_modify(|count| *count += 1)
            .or_default();
        anchors.insert(if *count == 0 {
            anchor
        } else {
            format!("{anchor}-{count}")
        });
    }
    anchors
}

/// Where a relative address leads from a page, from the root of the repository; `None` when it
/// climbs out.
fn target(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            parts.pop()?;
        } else {
            parts.push(part);
        }
    }
    Some(parts.join("/"))
}

/// What is wrong with a page's links.
fn dead(page: &str) -> Vec<String> {
    let own = text(page);
    let is_dead = |link: &String| {
        if ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| link.starts_with(scheme))
        {
            return false;
        }
        let (path, anchor) = link
            .split_once('#')
            .map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let to = if path.is_empty() {
            Some(page.to_owned())
        } else {
            target(page, path)
        };
        let Some(to) = to.filter(|to| root().join(to).exists()) else {
            return true;
        };
        anchor.is_some_and(|anchor| !to.ends_with(".md") || !anchors(&text(&to)).contains(anchor))
    };
    links(&own)
        .into_iter()
        .filter(is_dead)
        .map(|link| format!("{page}: {link}"))
        .collect()
}

#[test]
fn every_link_of_the_docs_leads_somewhere() {
    let mut pages = docs();
    pages.extend(["README.md", "CONTRIBUTING.md"].map(str::to_owned));
    let counted: usize = pages.iter().map(|page| links(&text(page)).len()).sum();
    assert!(counted > 200, "only {counted} links are found");
    let dead: Vec<String> = pages.iter().flat_map(|page| dead(page)).collect();
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn a_dead_link_is_found() {
    let page = "# One `two`, three!\n\n[a](#one-two-three) [b](x.md#y \"Title\") `[c](d)`\n\n```md\n[e](f)\n# No\n```\n\n## No\n";
    assert_eq!(links(page), ["#one-two-three", "x.md#y"]);
    assert_eq!(
        anchors(page),
        BTreeSet::from(["one-two-three".to_owned(), "no".to_owned()])
    );
    assert_eq!(
        target("docs/rules/a.md", "../KEYS.md").as_deref(),
        Some("docs/KEYS.md")
    );
    assert_eq!(target("README.md", "../x"), None);
}

#[test]
fn the_table_of_contents_names_every_page_once() {
    let mut named: Vec<String> = links(&text(SUMMARY))
        .iter()
        .map(|link| target(SUMMARY, link).expect("below docs/"))
        .collect();
    named.sort();
    let pages: Vec<String> = docs().into_iter().filter(|page| page != SUMMARY).collect();
    assert_eq!(named, pages);
}

#[test]
#[ignore = "`./run book` builds the book before this reads it"]
fn every_link_in_the_book_leads_to_a_page_and_an_anchor_of_it() {
    let book = root().join("target/book");
    let pages = files(&book, &book, "html");
    assert!(pages.len() > 60, "{} pages", pages.len());
    let html: BTreeMap<&str, scraper::Html> = pages
        .iter()
        .map(|page| {
            let text = fs::read_to_string(book.join(page)).expect("a page of the book");
            (page.as_str(), scraper::Html::parse_document(&text))
        })
        .collect();
    let href = scraper::Selector::parse("main a[href], main img[src]").expect("a selector");
    let ids = scraper::Selector::parse("[id]").expect("a selector");
    let mut dead = Vec::new();
    // The page for print repeats the others, and the one for a wrong address has links from the root.
    let read = html
        .iter()
        .filter(|(page, _)| !["print.html", "404.html"].contains(*page));
    for (page, document) in read {
        for link in document.select(&href) {
            let address = link.attr("href").or(link.attr("src")).expect("it has one");
            if address.contains("://") || address.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            let path = if path.is_empty() {
                Some((*page).to_owned())
            } else {
                target(page, path)
            };
            let path = path.unwrap_or_default();
            let leads = match html.get(path.as_str()) {
                Some(_) if anchor.is_empty() => true,
                Some(there) => there
                    .select(&ids)
                    .any(|place| place.attr("id") == Some(anchor)),
                None => book.join(&path).is_file(),
            };
            if !leads {
                dead.push(format!("{page}: {address}"));
            }
        }
    }
    assert_eq!(dead, Vec::<String>::new());
}

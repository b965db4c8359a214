//! Texts with a wrong name or in a wrong place, and where they were meant to be.

use std::sync::Arc;

use super::{FILE_NAME, MISNAMED_FILE};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, is_language_tag};

/// Endings of other programs for YAML and for Markdown.
const YAML_ENDINGS: [&str; 4] = [".yml", ".yaml.txt", ".yml.txt", ".json"];
const MARKDOWN_ENDINGS: [&str; 6] = [
    ".markdown",
    ".mdown",
    ".mkd",
    ".md.txt",
    ".markdown.txt",
    ".txt",
];

/// The folders of content.
const CONTENT_FOLDERS: [&str; 4] = ["explainers", "pages", "sources", "static"];

/// The path that a text should have whose name differs only in its ending, in capital letters or
/// by a folder that is misspelt; `None` for every other file.
pub fn meant(path: &str) -> Option<Arc<str>> {
    let below = path.strip_prefix("content/")?;
    if below.starts_with("static/") {
        return None;
    }
    if let Some(place) = own_place(below) {
        return Some(format!("content/{place}").into());
    }
    let parts: Vec<&str> = below.split('/').collect();
    let (name, folders) = parts.split_last()?;
    let folders: Vec<&str> = folders.iter().copied().map(folder).collect();
    let (stem, ending) = ending(name, &folders)?;
    let stem = match (folders.as_slice(), ending) {
        ([], ".yaml") if ["persons", "person", "peoples"].contains(&stem.as_str()) => {
            "people".to_owned()
        }
        _ => stem,
    };
    let mut meant = "content".to_owned();
    for folder in &folders {
        meant.push('/');
        meant.push_str(folder);
    }
    let meant = format!("{meant}/{stem}{ending}");
    (meant != path).then(|| meant.into())
}

/// The place of a file whose name says what it is, wherever it lies.
fn own_place(below: &str) -> Option<String> {
    let parts: Vec<&str> = below.split('/').collect();
    Some(match parts.as_slice() {
        ["sources.yaml"] => "sources/sources.yaml".to_owned(),
        ["people" | "sources", "people.yaml"] => "people.yaml".to_owned(),
        ["config.yaml" | "publication.yaml" | "settings.yaml"] => "site.yaml".to_owned(),
        ["pages", folder, "index.md"] if Id::new(folder).is_some() => {
            format!("pages/{folder}.md")
        }
        ["explainers", file] => format!("explainers/{}/index.md", id_of(file)?),
        ["explainers", folder, file] if id_of(file)? == *folder && *folder != "index" => {
            format!("explainers/{folder}/index.md")
        }
        [folder, "index.md"]
            if !CONTENT_FOLDERS.contains(folder)
                && folder.len() > 3
                && Id::new(folder).is_some() =>
        {
            format!("explainers/{folder}/index.md")
        }
        _ => return None,
    })
}

/// A folder's name as factpress knows it.
fn folder(name: &str) -> &str {
    match name.to_lowercase().as_str() {
        "explainer" | "explainers" => "explainers",
        "claim" | "claims" => "claims",
        "source" | "sources" => "sources",
        "page" | "pages" => "pages",
        _ => name,
    }
}

/// A name without its ending, in small letters, and the ending that it should have; `None` for a
/// name that is not that of a text.
fn ending(name: &str, folders: &[&str]) -> Option<(String, &'static str)> {
    // The language of a translation is compared with those of the publication as it is written.
    let lower = match name.split('.').collect::<Vec<_>>().as_slice() {
        [stem, language, ending] if is_language_tag(&language.to_lowercase()) => {
            format!(
                "{}.{language}.{}",
                stem.to_lowercase(),
                ending.to_lowercase()
            )
        }
        _ => name.to_lowercase(),
    };
    let is_yaml = matches!(folders, [] | ["sources", ..]);
    let (endings, ending): (&[&str], _) = if is_yaml {
        (&YAML_ENDINGS, ".yaml")
    } else {
        (&MARKDOWN_ENDINGS, ".md")
    };
    let stem = [ending]
        .iter()
        .chain(endings)
        .find_map(|end| lower.strip_suffix(end))
        .or_else(|| {
            let is_bare = matches!(folders, ["explainers", _, "claims"]) && !lower.contains('.');
            is_bare.then_some(lower.as_str())
        })?;
    Some((stem.to_owned(), ending))
}

/// The diagnostic for a text that is not read because of its name.
pub fn fault(path: &Arc<str>, meant: &str) -> Diagnostic {
    let parts = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (folder.to_owned(), name.to_owned())
    };
    let ((folder, name), (right_folder, right_name)) = (parts(path), parts(meant));
    let is_capital = folder == right_folder && name.eq_ignore_ascii_case(&right_name);
    if let (true, Some(id), Some(right)) =
        (is_capital, name.strip_suffix(".md"), id_of(&right_name))
        && right != "index"
    {
        let message = format!("`{id}` cannot be the name of a page");
        let help = format!("use lowercase letters, digits and single hyphens, as in `{right}`");
        return Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help);
    }
    let (message, help) = if folder == right_folder {
        (
            "factpress does not read a file with this name",
            format!("name it {meant}"),
        )
    } else {
        (
            "factpress does not read a file in this place",
            format!("move it to {meant}"),
        )
    };
    Diagnostic::new(MISNAMED_FILE, path, At::File, message).with_help(help)
}

/// Where a text belongs that lies in another place below `content/`, as far as its name shows it.
pub fn place(below: &str) -> Option<String> {
    let parts: Vec<&str> = below.split('/').collect();
    let meant = match parts.as_slice() {
        ["people", _] if below.ends_with(".yaml") => "people.yaml".to_owned(),
        [language, "explainers" | "pages", .., name]
            if is_language_tag(language) && name.ends_with(".md") =>
        {
            let original = &below[language.len() + 1..below.len() - 3];
            format!("{original}.{language}.md")
        }
        ["explainers", folder, file] => format!("explainers/{folder}/claims/{}.md", id_of(file)?),
        [.., file] if parts.len() <= 2 && parts[0] != "sources" => {
            return Some(format!(
                "a page of text belongs at content/pages/{}.md",
                id_of(file)?
            ));
        }
        _ => return None,
    };
    Some(format!("it belongs at content/{meant}"))
}

/// The id in the name of a Markdown file.
fn id_of(file: &str) -> Option<&str> {
    let stem = file.strip_suffix(".md")?;
    (Id::new(stem).is_some() && stem != "readme").then_some(stem)
}

#[cfg(test)]
mod tests {
    use crate::content::{Content, ContentFile, Given};

    fn help(path: &str) -> Option<String> {
        let file = ContentFile {
            path: path.to_owned(),
            given: Given::Bytes(Vec::new()),
        };
        Content::new(vec![file]).1.remove(0).help
    }

    #[test]
    fn a_text_with_a_wrong_name_or_in_a_wrong_place_is_told_the_right_one() {
        for (path, right) in [
            ("content/people.yml", "name it content/people.yaml"),
            ("content/site.YAML", "name it content/site.yaml"),
            (
                "content/people/people.yaml",
                "move it to content/people.yaml",
            ),
            (
                "content/explainers/pool/claims/shut.markdown",
                "name it content/explainers/pool/claims/shut.md",
            ),
            (
                "content/explainers/pool/Index.md",
                "name it content/explainers/pool/index.md",
            ),
            (
                "content/explainers/pool/claim/shut.md",
                "move it to content/explainers/pool/claims/shut.md",
            ),
            (
                "content/explainers/pool.md",
                "move it to content/explainers/pool/index.md",
            ),
            (
                "content/explainers/pool/shut.md",
                "it belongs at content/explainers/pool/claims/shut.md",
            ),
            (
                "content/about.md",
                "a page of text belongs at content/pages/about.md",
            ),
            (
                "content/fr/pages/about.md",
                "it belongs at content/pages/about.fr.md",
            ),
        ] {
            assert_eq!(help(path).as_deref(), Some(right), "{path}");
        }
    }

    #[test]
    fn a_text_whose_place_is_taken_is_not_told_to_go_there() {
        let file = |path: &str| ContentFile {
            path: path.to_owned(),
            given: Given::Bytes(Vec::new()),
        };
        let both = vec![file("content/people.yaml"), file("content/people.yml")];
        let (content, found) = Content::new(both);
        assert!(content.refused.is_empty());
        assert_eq!(found.len(), 1);
    }
}

//! Questions of editors on a small site: what can stand at a mark, what it is, and who else names
//! it.

use std::sync::Arc;

use super::*;
use crate::Options;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const PEOPLE: &str = "content/people.yaml";
const SOURCES: &str = "content/sources/town.yaml";

/// The smallest site of the features' tests.
fn workspace() -> Workspace {
    let text = include_str!("../../../tests/features/smallest.txt");
    let mut found = Vec::new();
    for piece in text.split("-- content/").skip(1) {
        let (path, says) = piece.split_once(" --\n").expect("a path");
        found.push(ContentFile {
            path: format!("content/{path}"),
            given: Given::Bytes(says.as_bytes().to_vec()),
        });
    }
    let mut workspace = Workspace::default();
    workspace.lay(found);
    workspace
}

/// A desk on which a piece of a file has been replaced, with the byte of the mark `|` in it, which
/// is taken out.
fn typing(path: &str, old: &str, marked: &str) -> (Workspace, usize) {
    let mut workspace = workspace();
    let text = workspace.text(path).expect("there is such a text");
    assert!(text.contains(old), "{text}");
    let text = text.replacen(old, marked, 1);
    let byte = text.find('|').expect("a mark");
    workspace.open(path, text.replacen('|', "", 1));
    (workspace, byte)
}

/// What is offered at the mark.
fn offered(path: &str, old: &str, marked: &str) -> Vec<String> {
    let (workspace, byte) = typing(path, old, marked);
    workspace
        .complete(path, byte)
        .into_iter()
        .map(|offer| offer.label)
        .collect()
}

/// The text after the offer of this name is taken at the mark.
fn taken(path: &str, old: &str, marked: &str, label: &str) -> String {
    let (workspace, byte) = typing(path, old, marked);
    let offers = workspace.complete(path, byte);
    let offer = offers
        .iter()
        .find(|offer| offer.label == label)
        .unwrap_or_else(|| panic!("{offers:#?}"));
    let text = workspace.text(path).expect("the text");
    let line = text[..offer.bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let after = &text[offer.bytes.end..];
    format!(
        "{}{}{}",
        &text[line..offer.bytes.start],
        offer.text,
        &after[..after.find('\n').unwrap_or(after.len())]
    )
}

/// The text that bytes of a place hold.
fn shown(workspace: &Workspace, place: &Place) -> String {
    format!(
        "{}: {}",
        place.file,
        &workspace.text(&place.file).expect("a text")[place.bytes.clone()]
    )
}

#[test]
fn keys_are_offered_that_are_not_there_yet() {
    let keys = offered(CLAIM, "date: 2024-03-10", "|");
    assert!(
        keys.contains(&"date".to_owned()) && keys.contains(&"quote".to_owned()),
        "{keys:?}"
    );
    assert!(
        !keys.contains(&"kind".to_owned()) && !keys.contains(&"stance".to_owned()),
        "{keys:?}"
    );
    let keys = offered(
        CLAIM,
        "    stance: undermines",
        "    stance: undermines\n    |",
    );
    assert_eq!(keys, ["translation", "at", "via", "note"]);
    assert_eq!(
        offered(CLAIM, "  - source: minutes", "  - |"),
        ["source", "translation", "at", "via", "note"]
    );
    assert_eq!(
        offered(
            CLAIM,
            "reply: {status: not-sought, reason: Her words were public and complete.}",
            "reply: {status: replied, |}"
        ),
        ["asked", "channel", "date", "text", "reason"]
    );
    assert_eq!(taken(CLAIM, "date: 2024-03-10", "pla|", "place"), "place: ");
    assert_eq!(
        taken(CLAIM, "date: 2024-03-10", "da|: 2024-03-10", "date"),
        "date: 2024-03-10"
    );
}

#[test]
fn words_and_ids_are_offered_where_a_key_takes_them() {
    assert!(offered(CLAIM, "kind: statement", "kind: |").contains(&"denial".to_owned()));
    assert_eq!(
        offered(CLAIM, "stance: undermines", "stance: |"),
        ["supports", "undermines", "context"]
    );
    assert_eq!(
        offered(CLAIM, "verdict: \"false\"", "verdict: |"),
        ["true", "false", "open"]
    );
    assert_eq!(
        taken(CLAIM, "verdict: \"false\"", "verdict: |", "true"),
        "verdict: \"true\""
    );
    assert_eq!(
        offered(CLAIM, "claimant: ada", "claimant: a|"),
        ["ada", "gazette"]
    );
    assert_eq!(
        offered(CLAIM, "about: [gazette]", "about: [gazette, |]"),
        ["ada", "gazette"]
    );
    assert_eq!(
        taken(CLAIM, "about: [gazette]", "about: [gaz|]", "ada"),
        "about: [ada]"
    );
    assert_eq!(
        taken(CLAIM, "about: [gazette]", "about: |", "ada"),
        "about: [ada]"
    );
    assert_eq!(offered(CLAIM, "source: minutes", "source: |"), ["minutes"]);
    assert_eq!(
        offered(INDEX, "claims: [closed]", "claims: [|]"),
        ["closed"]
    );
    assert_eq!(
        offered(SOURCES, "primary: true", "primary: |"),
        ["true", "false"]
    );
    assert_eq!(
        offered(PEOPLE, "  kind: person", "  kind: |"),
        ["person", "organization"]
    );
    assert!(
        offered("content/site.yaml", "share_images: false", "lint:\n  |")
            .contains(&"unused-source".to_owned())
    );
    assert_eq!(
        offered(CLAIM, "claim: The town", "claim: The |town"),
        [""; 0]
    );
}

#[test]
fn references_are_offered_in_markdown() {
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [[| list"),
        ["claim:", "source:", "person:"]
    );
    assert_eq!(offered(CLAIM, "The minutes list", "![[| list"), ["claim:"]);
    assert_eq!(
        taken(CLAIM, "The minutes list", "See [[source:|", "minutes"),
        "See [[source:minutes]] them."
    );
    assert_eq!(
        taken(CLAIM, "The minutes list", "See [[person:g|]] list", "ada"),
        "See [[person:ada]] list them."
    );
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [[source:minutes]]|"),
        [""; 0]
    );
    assert_eq!(offered(CLAIM, "The minutes list", "![[person:|"), [""; 0]);
}

#[test]
fn broken_texts_are_helped_too() {
    let (mut workspace, byte) = typing(CLAIM, "kind: statement", "kind: |\nabout: [\n  {");
    workspace.open(
        PEOPLE,
        workspace
            .text(PEOPLE)
            .expect("people")
            .replace("  kind: person", "  kind person: ["),
    );
    assert!(workspace.complete(CLAIM, byte).len() > 5);
    let (workspace, byte) = typing(CLAIM, "---\nThe minutes", "claim: [\nverdict: |");
    assert_eq!(
        workspace.complete(CLAIM, byte).len(),
        3,
        "front matter that does not end"
    );
}

#[test]
fn hover_says_what_it_is() {
    let hover = |path: &str, old: &str, marked: &str| {
        let (workspace, byte) = typing(path, old, marked);
        workspace
            .hover(path, byte)
            .map(|hover| hover.markdown)
            .unwrap_or_default()
    };
    assert!(
        hover(CLAIM, "as_of:", "as|_of:")
            .starts_with("**as_of**: day, may be left out\n\nThe day of the evidence")
    );
    assert_eq!(
        hover(CLAIM, "stance: undermines", "stance: under|mines"),
        "**undermines**\n\nAgainst the claim."
    );
    assert_eq!(
        hover(CLAIM, "verdict: \"false\"", "verdict: \"fa|lse\""),
        "**False**\n\nThe evidence contradicts the claim."
    );
    assert!(
        hover(CLAIM, "source: minutes", "source: min|utes")
            .contains("- `archive: none` Only a paper copy exists.")
    );
    let claim = hover(INDEX, "claims: [closed]", "claims: [clo|sed]");
    assert!(
        claim.contains(
            "**False** (as of 2024-03-31): One closed and three moved.\n\nClaimed by Ada Example, 2024-03-10"
        ),
        "{claim}"
    );
    assert_eq!(
        hover(CLAIM, "claimant: ada", "claimant: a|da"),
        "**Ada Example**\n\nperson"
    );
    assert_eq!(hover(CLAIM, "claim: The town", "claim: The |town"), "");
}

#[test]
fn definitions_and_references_are_found() {
    let (workspace, byte) = typing(
        CLAIM,
        "The minutes list",
        "See [[person:a|da]] and [the page](/people/ada/): they list",
    );
    assert_eq!(
        workspace
            .definition(CLAIM, byte)
            .map(|place| shown(&workspace, &place)),
        Some(format!("{PEOPLE}: ada"))
    );
    let places = |with_own| -> Vec<String> {
        workspace
            .references(CLAIM, byte, with_own)
            .iter()
            .map(|place| shown(&workspace, place))
            .collect()
    };
    assert_eq!(
        places(false),
        [
            format!("{CLAIM}: ada"),
            format!("{CLAIM}: ada"),
            format!("{CLAIM}: ada")
        ]
    );
    assert_eq!(places(true).last(), Some(&format!("{PEOPLE}: ada")));
    let (workspace, byte) = typing(INDEX, "claims: [closed]", "claims: [clo|sed]");
    assert_eq!(
        workspace
            .definition(INDEX, byte)
            .map(|place| shown(&workspace, &place)),
        Some(format!("{CLAIM}: claim"))
    );
}

/// What a renaming writes, a line each, and what it moves.
fn renamed(workspace: &Workspace, path: &str, byte: usize, new: &str) -> Vec<String> {
    let renaming = workspace
        .rename(path, byte, new)
        .expect("it can be renamed");
    let edit = |file: &Arc<str>, (bytes, new): &(Range<usize>, String)| {
        format!(
            "{file}: {} -> {new}",
            &workspace.text(file).expect("a text")[bytes.clone()]
        )
    };
    let edits = renaming
        .edits
        .iter()
        .flat_map(|(file, edits)| edits.iter().map(move |one| edit(file, one)));
    edits
        .chain(
            renaming
                .moves
                .iter()
                .map(|(from, to)| format!("{from} -> {to}")),
        )
        .collect()
}

#[test]
fn a_source_is_renamed_wherever_it_stands() {
    let (workspace, byte) = typing(CLAIM, "source: minutes", "source: min|utes");
    assert_eq!(
        renamed(&workspace, CLAIM, byte, "council-minutes"),
        [
            format!("{CLAIM}: minutes -> council-minutes"),
            format!("{INDEX}: minutes -> council-minutes"),
            format!("{SOURCES}: minutes -> council-minutes"),
        ]
    );
    assert_eq!(
        renamed(&workspace, CLAIM, byte, "2024")[0],
        format!("{CLAIM}: minutes -> \"2024\"")
    );
    assert!(
        workspace
            .rename(CLAIM, byte, "The minutes")
            .expect_err("no id")
            .contains("`the-minutes` could")
    );
}

#[test]
fn a_claim_takes_its_files_with_it() {
    let (mut workspace, _) = typing(
        INDEX,
        "The council met.",
        "|[There](/library/closed/#evidence) and [[claim:closed]].",
    );
    workspace.open(
        "content/explainers/library/claims/closed.fr.md",
        "---\nclaim: Fermé\n---\n".to_owned(),
    );
    assert_eq!(
        renamed(&workspace, CLAIM, 0, "four-closed"),
        [
            format!("{INDEX}: closed -> four-closed"),
            format!("{INDEX}: closed -> four-closed"),
            format!("{INDEX}: closed -> four-closed"),
            "content/explainers/library/claims/closed.fr.md -> content/explainers/library/claims/four-closed.fr.md"
                .to_owned(),
            format!("{CLAIM} -> content/explainers/library/claims/four-closed.md"),
        ]
    );
}

#[test]
fn an_explainer_takes_its_folder_with_it() {
    let (workspace, _) = typing(
        INDEX,
        "The council met.",
        "|[There](/library/closed/), [all](/fr/library/), [us](/about/).",
    );
    assert_eq!(
        renamed(&workspace, INDEX, 0, "libraries"),
        [
            format!("{INDEX}: library -> libraries"),
            format!("{INDEX}: library -> libraries"),
            "content/explainers/library -> content/explainers/libraries".to_owned(),
        ]
    );
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let (workspace, byte) = typing(CLAIM, "claimant: ada", "claimant: a|da");
    assert_eq!(
        workspace.rename(CLAIM, byte, "gazette"),
        Err(format!(
            "there is a person or organisation `gazette` already, in {PEOPLE}"
        ))
    );
    let (workspace, byte) = typing(CLAIM, "claimant: ada", "claimant: ad|d");
    assert!(
        workspace.rename(CLAIM, byte, "eve").is_err(),
        "nobody has that id"
    );
    assert_eq!(
        workspace
            .meant(CLAIM, byte)
            .map(|(_, text)| text)
            .as_deref(),
        Some("ada")
    );
    let (workspace, byte) = typing(CLAIM, "One closed and", "One |closed and");
    assert!(
        workspace.renamable(CLAIM, byte).is_err(),
        "words are no ids"
    );
}

#[test]
fn what_is_open_is_checked_in_the_place_of_what_is_saved() {
    let mut workspace = workspace();
    let rules = |workspace: &Workspace| -> Vec<&str> {
        workspace
            .check(&Options::default())
            .report
            .lines
            .iter()
            .map(|line| line.rule)
            .collect()
    };
    assert_eq!(rules(&workspace), [""; 0]);
    workspace.open(
        CLAIM,
        workspace
            .text(CLAIM)
            .expect("the claim")
            .replace("claimant: ada", "claimant: adda"),
    );
    assert_eq!(rules(&workspace), ["unknown-id"]);
    assert_eq!(
        rules(&workspace),
        ["unknown-id"],
        "the same when it is remembered"
    );
    workspace.close(CLAIM);
    assert_eq!(rules(&workspace), [""; 0]);
    workspace.open("content/notes.md", "---\n---\n".to_owned());
    assert_eq!(
        rules(&workspace),
        ["unexpected-file"],
        "a file that is not saved yet"
    );
}

#[test]
fn no_text_stops_the_desk() {
    let mut workspace = workspace();
    for path in [CLAIM, INDEX, PEOPLE, SOURCES, "content/site.yaml"] {
        let whole = workspace
            .text(path)
            .expect("a text")
            .replace("library", "é😀");
        for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            workspace.open(path, whole[..end].to_owned());
            for byte in [0, end / 2, end] {
                let offers = workspace.complete(path, byte);
                assert!(
                    offers
                        .iter()
                        .all(|offer| whole.get(offer.bytes.clone()).is_some()),
                    "{offers:?}"
                );
                let hover = workspace.hover(path, byte);
                assert!(hover.is_none_or(|hover| whole.get(hover.bytes).is_some()));
                let _ = (
                    workspace.definition(path, byte),
                    workspace.references(path, byte, true),
                    workspace.renamable(path, byte),
                );
            }
        }
        workspace.close(path);
    }
}

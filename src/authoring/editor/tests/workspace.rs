//! What counts as the text of a file, whatever that text is.

use super::super::Workspace;
use super::{CLAIM, INDEX, PEOPLE, SOURCES, workspace};
use crate::Options;
use crate::base::date::{Now, Zone};
use crate::base::progress::NoProgress;

#[test]
fn what_is_open_is_checked_in_the_place_of_what_is_saved() {
    let mut workspace = workspace();
    let rules = |workspace: &Workspace| -> Vec<&str> {
        workspace
            .check(&Options::default(), &NoProgress)
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

#[test]
fn today_is_the_day_in_the_zone_of_the_publication() {
    // Noon in Greenwich is the next day in Kiritimati.
    let options = Options {
        now: Some(Now {
            seconds: 1_717_243_200,
            zone: Zone::utc(),
        }),
        ..Options::default()
    };
    let site = "content/site.yaml";
    let mut workspace = workspace();
    let day = |workspace: &Workspace| workspace.find_today(&options).map(|day| day.to_string());
    assert_eq!(day(&workspace).as_deref(), Some("2024-06-01"));
    let text = workspace.text(site).expect("settings");
    let text = format!("{text}timezone: Pacific/Kiritimati\n");
    workspace.open(site, text);
    assert_eq!(day(&workspace).as_deref(), Some("2024-06-02"));
    assert_eq!(workspace.find_today(&Options::default()), None);
}

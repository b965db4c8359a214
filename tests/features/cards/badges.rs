//! The badges of a source, and the legend that explains them.

use super::{CLAIM, badges};
use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

#[test]
fn the_badges_of_a_source() {
    let expected = [
        "Document",
        "Primary",
        "Documents",
        "Original read",
        "Not archived: Only a paper copy exists.",
    ];
    assert_eq!(badges(&[]), expected);
}

#[test]
fn a_badge_for_each_kind_of_source() {
    let kinds = [
        ("official-report", "Official report"),
        ("court-record", "Court record"),
        ("hansard", "Parliamentary record"),
        ("statute", "Statute"),
        ("dataset", "Data set"),
        ("study", "Study"),
        ("government-statement", "Government statement"),
        ("press-release", "Press release"),
        ("news-report", "News report"),
        ("interview", "Interview"),
        ("social-post", "Social media post"),
        ("video", "Video"),
        ("document", "Document"),
    ];
    for (kind, label) in kinds {
        assert_eq!(
            badges(&[("kind: document", &format!("kind: {kind}"))])[0],
            label
        );
    }
}

#[test]
fn a_badge_for_each_standing_basis_and_way_of_reading() {
    assert_eq!(
        badges(&[("primary: true", "primary: false")])[1],
        "Secondary"
    );
    for (basis, label) in [
        ("named", "Named people"),
        ("anonymous", "Unnamed people"),
        ("own-observation", "Own observation"),
    ] {
        let basis = format!("basis: {basis}\n  note: Nobody else was there.");
        assert_eq!(badges(&[("basis: documents", &basis)])[2], label);
    }
    assert_eq!(badges(&[("seen: original", "seen: copy")])[3], "Copy read");
    assert_eq!(
        badges(&[("seen: original", "seen: quoted\n  through: [letter]")])[3],
        "As quoted in Ada"
    );
}

#[test]
fn a_badge_for_what_is_kept_and_for_an_interest() {
    let archived = "{url: https://archive.example/1, date: 2024-03-02}";
    assert_eq!(
        badges(&[("{none: Only a paper copy exists.}", archived)])[4],
        "Archived 2 March 2024"
    );
    let hash = "0123456789abcdef".repeat(4);
    let copy = format!("seen: original\n  copy: {{sha256: \"{hash}\", date: 2024-03-03}}");
    assert_eq!(
        badges(&[("seen: original", &copy)])[4],
        "Copy recorded: 3 March 2024, SHA-256 0123456789ab…"
    );
    let interest = "seen: original\n  interest: The council chose the libraries.";
    assert_eq!(
        badges(&[("seen: original", interest)])[5],
        "Interest: The council chose the libraries."
    );
}

#[test]
fn the_legend_explains_every_badge() {
    let legend = "-- content/pages/method.md --\n---\ntitle: Method\ndescription: How.\nshows: [badges]\n---\nWords.\n";
    let output = SmallSite::new(legend).output();
    let expected = "kind-official-report kind-court-record kind-hansard kind-statute kind-dataset kind-study \
                    kind-government-statement kind-press-release kind-news-report kind-interview kind-social-post \
                    kind-video kind-document standing-primary standing-secondary basis-named basis-anonymous \
                    basis-documents basis-own-observation basis-spokesperson seen-original seen-copy seen-quoted \
                    extent-whole extent-opening extent-passage copy-held copy-archived copy-not-kept copy-none \
                    interest-declared";
    let entries: Vec<String> =
        attributes(&output["method/index.html"], ".legends__list > div", "id")
            .into_iter()
            .map(|id| {
                id.strip_prefix("badge-")
                    .expect("an entry of the legend")
                    .to_owned()
            })
            .collect();
    assert_eq!(entries, expected.split(' ').collect::<Vec<_>>());
    for meaning in texts(&output["method/index.html"], ".legends__list dd") {
        assert!(meaning.ends_with('.'), "{meaning}");
    }
}

/// The small site with a legend that its pages lead to.
fn with_legend() -> SmallSite {
    let legend = "-- content/pages/method.md --\n---\ntitle: Method\ndescription: How.\nshows: [badges]\n---\nWords.\n";
    SmallSite::new(legend).replacing(
        "content/site.yaml",
        "scale:\n",
        "policies: {methodology: method}\nscale:\n",
    )
}

#[test]
fn a_badge_is_text_and_nothing_to_press() {
    let output = with_legend().output();
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, page) in pages {
        let pressed = attributes(page, "button, [popover], a.badge", "class");
        assert_eq!(pressed, [""; 0], "{path}");
    }
}

#[test]
fn an_entry_of_evidence_opens_to_what_its_badges_mean() {
    let page = with_legend().file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".evidence summary"),
        ["About this source: Minutes of the council"]
    );
    assert_eq!(
        texts(&page, ".about dt"),
        ["Document", "Primary", "Documents", "Original read"]
    );
    assert_eq!(
        texts(&page, ".about dd")[3],
        "We read the source itself, where it was originally published."
    );
    assert_eq!(
        attributes(&page, ".about a", "href"),
        ["/sources/minutes/", "/method/"]
    );
}

#[test]
fn entries_with_the_same_source_are_told_apart_by_their_numbers() {
    let page = SmallSite::new("")
        .replacing(
            CLAIM,
            "evidence:\n",
            "evidence:\n  - {source: minutes, stance: context, note: They name the year.}\n",
        )
        .file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".evidence summary"),
        [
            "About this source: Minutes of the council (entry 2)",
            "About this source: Minutes of the council (entry 1)"
        ]
    );
}

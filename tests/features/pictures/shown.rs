//! Pictures that a text shows are published with it, under their credit; others are not.

use std::fs;

use super::{FOLDER, holds, published_files, showing, with};
use crate::reader::attributes;
use crate::small_site::SmallSite;
use crate::small_site::made::*;

#[test]
fn a_blank_in_a_name_may_be_written_as_addresses_have_it() {
    let site = showing("my%20map.png").with_asset(&format!("{FOLDER}my map.png"));
    assert_eq!(
        attributes(&site.file("library/index.html"), ".prose img", "src"),
        ["/library/my%20map.png"]
    );
    let climbing = showing("..%2F..%2Fsite.png").report();
    assert!(climbing.contains("link-scheme"), "{climbing}");
}

#[test]
fn a_picture_is_published_when_a_published_text_shows_it_and_only_then() {
    let picture = |name: &str| format!("{FOLDER}{name}");
    let site = showing("shown.png")
        .with_bytes(&picture("shown.png"), png(6, 4, &[]))
        .with_bytes(&picture("forgotten.png"), png(6, 4, &[]))
        .with_bytes(&picture("claims/notes.jpg"), jpeg(6, 4, &[]))
        .with_bytes("content/pages/plan.gif", gif(6, 4, &[]));
    assert_eq!(published_files(&site), ["library/shown.png"]);
    // A picture that no text shows does not matter, whatever is in it.
    assert_eq!(
        site.with_bytes(&picture("lost.png"), "no picture")
            .findings(),
        Vec::<String>::new()
    );
}

#[test]
fn a_picture_of_a_held_text_waits_with_it() {
    let claim = "content/explainers/library/claims/closed.md";
    let held = SmallSite::new("")
        .replacing(claim, "The minutes", "![A map](map.png)\n\nThe minutes")
        .with_bytes(&format!("{FOLDER}claims/map.png"), png(6, 4, &[]));
    assert_eq!(published_files(&held), ["library/map.png"]);
    let held = held.replacing(
        claim,
        "kind: statement",
        "kind: statement\nhold: We wait for the map.",
    );
    assert_eq!(published_files(&held), Vec::<String>::new());
    let drafts = held.options(factpress::Options {
        drafts: true,
        ..factpress::Options::default()
    });
    assert_eq!(published_files(&drafts), ["library/map.png"]);
}

#[test]
fn a_link_to_a_picture_publishes_it_as_well() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/index.md",
            "The council met",
            "[Large](/library/map.jpg). The council met",
        )
        .with_bytes(&format!("{FOLDER}map.jpg"), jpeg(6, 4, &[]));
    assert_eq!(published_files(&site), ["library/map.jpg"]);
    let broken = site.with_bytes(&format!("{FOLDER}map.jpg"), "no picture");
    assert_eq!(
        broken.findings(),
        ["content/explainers/library/index.md:8:1 picture-unusable"]
    );
}

#[test]
fn a_misspelled_picture_is_found_among_those_that_nobody_shows() {
    let report = showing("mapp.png")
        .with_asset(&format!("{FOLDER}map.png"))
        .report();
    assert!(
        report.contains("did you mean `content/explainers/library/map.png`?"),
        "{report}"
    );
}

#[test]
fn a_publication_may_ask_to_hear_of_what_is_left_out() {
    let site = with("p.jpg", jpeg(6, 4, &[exif_segment(1)]));
    assert_eq!(site.findings(), Vec::<String>::new());
    let site = site.replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\nlint: {picture-metadata: warn}",
    );
    let report = site.report();
    assert!(
        report.contains(
            "`p.jpg` contains metadata: the place where it was taken, the camera, names and notes"
        ),
        "{report}"
    );
}

#[test]
fn a_picture_has_its_credit_licence_and_source_below_it_and_in_the_structured_data() {
    let index = "content/explainers/library/index.md";
    let entry = "pictures:\n  - {file: ./p.jpg, credit: Ada <Example>, licence: CC BY-SA 4.0, source: \"https://www.commons.example/p\"}\n";
    let site = with("p.jpg", jpeg(6, 4, &[])).replacing(
        index,
        "claims: [closed]\n",
        &format!("claims: [closed]\n{entry}"),
    );
    let page = site.file("library/index.html");
    assert!(page.contains(
        "<figcaption><small>Ada &lt;Example&gt;, <a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" \
         rel=\"license\">CC BY-SA 4.0</a>, <a href=\"https://www.commons.example/p\">commons.example</a></small></figcaption>"
    ), "{page}");
    for data in [
        "\"@type\":\"ImageObject\",\"contentUrl\":\"https://checks.example/library/p.jpg\"",
        "\"creditText\":\"Ada \\u003cExample\\u003e\",\"license\":\"https://creativecommons.org/licenses/by-sa/4.0/\"",
        "\"acquireLicensePage\":\"https://www.commons.example/p\"",
    ] {
        assert!(page.contains(data), "{data}\n{page}");
    }
    let report = site
        .replacing(index, "file: ./p.jpg", "file: pp.jpg")
        .report();
    assert!(
        report.contains("this text does not show `pp.jpg` [bad-value]"),
        "{report}"
    );
    assert!(report.contains("did you mean `p.jpg`?"), "{report}");
}

#[test]
fn builds_publish_cleaned_pictures_and_take_them_away_again() {
    let root = tempfile::tempdir().expect("a folder");
    let site = with("p.jpg", jpeg(6, 4, &[exif_segment(6)]))
        .with_bytes("content/static/data.bin", vec![7; 600_000]);
    site.lay_out(root.path());
    let build = || build_in(root.path());
    assert_eq!(build().report.errors(), 0);
    let there = root.path().join("public/library/p.jpg");
    let clean = fs::read(&there).expect("it is published");
    assert!(!holds(&clean, SECRET.as_bytes()) && holds(&clean, SCAN));
    assert_eq!(
        fs::read(root.path().join("public/data.bin")).expect("it is published"),
        vec![7; 600_000]
    );
    // A file that is there already is not written again; a changed one of the same length is.
    let mut changed = vec![7; 600_000];
    changed[599_999] = 8;
    fs::write(root.path().join("content/static/data.bin"), &changed).expect("it is written");
    let done = build().done.expect("it is published").1;
    assert_eq!((done.written, done.removed), (1, 0));
    assert_eq!(
        fs::read(root.path().join("public/data.bin")).expect("it is published"),
        changed
    );
    let text = root.path().join("content/explainers/library/index.md");
    let without = fs::read_to_string(&text)
        .expect("a text")
        .replace("![A pond](<p.jpg>)", "A pond.");
    fs::write(&text, without).expect("it is written");
    build();
    assert!(!there.exists());
}

fn build_in(root: &std::path::Path) -> factpress::commands::publication::PublicationOutcome {
    let output = root.join("public");
    let publication = factpress::commands::publication::Publication {
        root,
        output: &output,
        options: factpress::Options::default(),
        public_at: factpress::disk::PublicAt::Output,
        no_cache: false,
        verify: false,
    };
    publication
        .publish(&factpress::base::progress::NoProgress)
        .expect("the disk works")
}

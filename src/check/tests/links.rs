//! Links and pictures: what they lead to exists.

use super::small_site::{CLAIM_FILE, EXPLAINER_FILE, found, places};

#[test]
fn links_inside_the_site_lead_somewhere() {
    let body = "The minutes list them.";
    for target in [
        "/",
        "/library/",
        "/library/closed/#what",
        "/claims/?x=1",
        "/feed.xml",
        "/verdicts/true/",
        "#what",
    ] {
        let text = format!("## What\n\n[x]({target})");
        assert_eq!(found(&[(CLAIM_FILE, body, &text)]), [], "{target}");
    }
    for (target, message, help) in [
        (
            "/libary/",
            "nothing is published at `/libary/`",
            Some("did you mean `/library/`?"),
        ),
        (
            "/library",
            "nothing is published at `/library`",
            Some("end the address with a slash: `/library/`"),
        ),
        (
            "#waht",
            "no heading of this text has the anchor `waht`",
            Some("did you mean `#what`?"),
        ),
        (
            "/nowhere-at-all-on-this-site/",
            "nothing is published at `/nowhere-at-all-on-this-site/`",
            None,
        ),
    ] {
        let text = format!("## What\n\n[x]({target})");
        let faults = found(&[(CLAIM_FILE, body, &text)]);
        let said: Vec<_> = faults
            .iter()
            .map(|fault| (fault.rule.name, &*fault.message, fault.help.as_deref()))
            .collect();
        assert_eq!(said, [("dead-link", message, help)]);
    }
}

#[test]
fn an_anchor_on_another_page_is_looked_for_there() {
    let text = "[x](/library/#no-such-heading)";
    assert_eq!(
        places(&found(&[(CLAIM_FILE, "The minutes list them.", text)])).len(),
        1
    );
}

#[test]
fn a_picture_lies_beside_its_text() {
    let faults = found(&[(EXPLAINER_FILE, "The council met.", "![Room](room.jpg)")]);
    let said: Vec<_> = faults
        .iter()
        .map(|fault| (fault.rule.name, &*fault.message))
        .collect();
    assert_eq!(
        said,
        [(
            "picture-missing",
            "there is no file content/explainers/library/room.jpg"
        )]
    );
}

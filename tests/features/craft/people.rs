//! The people whom a claim touches: asked for a reply, named under `about`, with their interests.

use super::{NONE, REPLY, Site, small};

#[test]
fn who_is_touched_by_a_verdict_is_asked() {
    let silent = small().without_reply();
    assert_eq!(silent.broken(), ["verdict-without-reply"]);
    assert_eq!(silent.clone().verdict("open").broken(), NONE);
    let organisation = silent.clone().claim("claimant: ada", "claimant: gazette");
    assert_eq!(organisation.broken(), NONE);
    let dead = silent
        .clone()
        .people("kind: person", "kind: person\n  living: false");
    assert_eq!(dead.broken(), NONE);
    let accused = silent
        .claim("claimant: ada", "claimant: gazette")
        .claim("about: [gazette]", "about: [ada]")
        .claim("kind: statement", "kind: allegation");
    assert_eq!(accused.broken(), ["verdict-without-reply"]);
    assert_eq!(
        accused.clone().verdict("open").broken(),
        ["verdict-without-reply"],
        "whatever the verdict"
    );
    let report = accused.0.report();
    assert!(
        report.contains(
            "this is an allegation about Ada Example, a living person, but there is no record that they were asked"
        ),
        "{report}"
    );
}

#[test]
fn a_record_of_asking_is_whole() {
    let reply = |reply: &str| {
        let reply = format!("reply: {{{reply}}}");
        small().claim(REPLY, &reply).broken()
    };
    for whole in [
        "status: no-response, asked: 2024-03-20",
        "status: declined, asked: 2024-03-20",
        "status: replied, asked: 2024-03-20, text: Yes.",
        "status: not-sought, reason: So.",
    ] {
        assert_eq!(reply(whole), NONE, "{whole}");
    }
    for incomplete in [
        "status: no-response",
        "status: declined",
        "status: replied, asked: 2024-03-20",
        "status: not-sought, reason: So., asked: 2024-03-20",
    ] {
        assert_eq!(reply(incomplete), ["reply-incomplete"], "{incomplete}");
    }
}

#[test]
fn an_open_claim_about_somebody_living_is_shown() {
    let open = small()
        .claim(
            "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
            "",
        )
        .without_reply();
    let about = |people: &str| {
        open.clone()
            .claim("about: [gazette]", &format!("about: [{people}]"))
    };
    let said_of = |people: &str| about(people).claim("claimant: ada", "claimant: gazette");
    assert_eq!(said_of("ada").broken(), ["claim-without-outcome"]);
    assert_eq!(said_of("gazette").broken(), NONE);
    assert_eq!(about("ada").broken(), NONE, "what she says of herself");
}

#[test]
fn an_interest_is_declared_by_those_whom_the_claim_concerns() {
    let of = |keys: &str| {
        small()
            .sources(&[("a", keys)])
            .evidence(&["a undermines", "minutes undermines"])
    };
    for own in [
        "publisher: Town Gazette",
        "publisher: \"Town Gazette, in a copy\"",
        "publisher: Town Gazette (online)",
        "authors: [Ada Example]",
    ] {
        assert_eq!(of(own).broken(), ["interest-undeclared"], "{own}");
        let declared = of(&format!("{own}; interest: It is theirs."));
        assert_eq!(declared.broken(), NONE, "{own}");
    }
    assert_eq!(of("publisher: Town Gazetteer").broken(), NONE);
    let gazette = of("publisher: Town Gazette");
    let context = gazette.clone().claim(
        "source: a, note: N, stance: undermines",
        "source: a, note: N, stance: context",
    );
    assert_eq!(context.broken(), NONE);
    let denial = gazette.claim("kind: statement", "kind: denial");
    assert_eq!(denial.broken(), NONE);
}

#[test]
fn a_living_person_in_the_claim_stands_under_about() {
    let says = |site: Site, claim: &str| site.claim("The town closed four libraries", claim);
    let gazette = small().claim("claimant: ada", "claimant: gazette");
    let by_gazette = |claim: &str| says(gazette.clone(), claim).broken();
    assert_eq!(
        by_gazette("ADA EXAMPLE's town closed four libraries"),
        ["person-not-in-about"]
    );
    assert_eq!(
        by_gazette("Ada closed four libraries"),
        NONE,
        "one word may be anybody"
    );
    assert_eq!(by_gazette("Ada Examples closed four libraries"), NONE);
    // A genitive of German has no apostrophe.
    let in_german = |site: Site, claim: &str| {
        says(site.settings("languages: [en]", "languages: [de]"), claim).broken()
    };
    let broken = in_german(gazette.clone(), "Ada Examples Stadt schloss vier");
    assert!(broken.contains(&"person-not-in-about"), "{broken:?}");
    let broken = in_german(gazette.clone(), "Ada Exampleser Stadt schloss vier");
    assert!(!broken.contains(&"person-not-in-about"), "{broken:?}");
    let with_namesake = gazette
        .clone()
        .people(
            "gazette:",
            "bo:\n  name: Ada Examples\n  kind: person\ngazette:",
        )
        .claim("[gazette]", "[gazette, bo]");
    let broken = in_german(with_namesake, "Ada Examples schloss vier");
    assert!(!broken.contains(&"person-not-in-about"), "{broken:?}");
    let named = says(gazette, "Ada Example closed it");
    let under_about = named.clone().claim("[gazette]", "[gazette, ada]");
    assert_eq!(under_about.broken(), NONE);
    let dead = named.people("kind: person", "kind: person\n  living: false");
    assert_eq!(dead.broken(), NONE);
    let of_herself = small().claim("The town", "Ada Example's town");
    assert_eq!(of_herself.broken(), NONE, "the claimant is known");
}

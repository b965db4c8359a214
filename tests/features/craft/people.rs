//! The people whom a claim touches: asked for a reply, named under `about`, with their interests.

use super::{CLOSED, NONE, OPEN, PEOPLE, REPLY, broken, site, with_evidence};

#[test]
fn who_is_touched_by_a_verdict_is_asked() {
    let silent = (CLOSED, REPLY, "");
    assert_eq!(broken(&[silent]), ["verdict-without-reply"]);
    assert_eq!(broken(&[silent, OPEN]), NONE);
    assert_eq!(
        broken(&[silent, (CLOSED, "claimant: ada", "claimant: gazette")]),
        NONE,
        "an organisation"
    );
    assert_eq!(
        broken(&[
            silent,
            (PEOPLE, "kind: person", "kind: person\n  living: false")
        ]),
        NONE,
        "the dead"
    );
    let accused = [
        silent,
        (
            CLOSED,
            "claimant: ada\nabout: [gazette]",
            "claimant: gazette\nabout: [ada]",
        ),
        (CLOSED, "kind: statement", "kind: allegation"),
    ];
    assert_eq!(broken(&accused), ["verdict-without-reply"]);
    assert_eq!(
        broken(&[&accused[..], &[OPEN]].concat()),
        ["verdict-without-reply"],
        "whatever the verdict"
    );
    let report = site(&accused).report();
    assert!(
        report.contains(
            "this is an allegation about Ada Example, a living person, but there is no record that they were asked"
        ),
        "{report}"
    );
}

#[test]
fn a_record_of_asking_is_whole() {
    let reply = |reply: &str| broken(&[(CLOSED, REPLY, &format!("reply: {{{reply}}}"))]);
    for whole in [
        "status: no-response, asked: 2024-03-20",
        "status: declined, asked: 2024-03-20",
        "status: replied, asked: 2024-03-20, text: Yes.",
        "status: not-sought, reason: So.",
    ] {
        assert_eq!(reply(whole), NONE, "{whole}");
    }
    assert_eq!(reply("status: no-response"), ["reply-incomplete"]);
    assert_eq!(reply("status: declined"), ["reply-incomplete"]);
    assert_eq!(
        reply("status: replied, asked: 2024-03-20"),
        ["reply-incomplete"]
    );
    assert_eq!(
        reply("status: not-sought, reason: So., asked: 2024-03-20"),
        ["reply-incomplete"]
    );
}

#[test]
fn an_open_claim_about_somebody_living_is_shown() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let open = [(CLOSED, open, ""), (CLOSED, REPLY, "")];
    let about = |people: &str| {
        let about = format!("about: [{people}]");
        broken(
            &[
                &open[..],
                &[
                    (CLOSED, "about: [gazette]", &*about),
                    (CLOSED, "claimant: ada", "claimant: gazette"),
                ],
            ]
            .concat(),
        )
    };
    assert_eq!(about("ada"), ["claim-without-outcome"]);
    assert_eq!(about("gazette"), NONE);
    let of_herself = [&open[..], &[(CLOSED, "about: [gazette]", "about: [ada]")]].concat();
    assert_eq!(broken(&of_herself), NONE, "what she says of herself");
}

#[test]
fn an_interest_is_declared_by_those_whom_the_claim_concerns() {
    let by = |keys: &str, stance: &str, more: &[_]| {
        with_evidence(
            &[("a", keys)],
            &[&format!("a {stance}"), "minutes undermines"],
            more,
        )
    };
    for own in [
        "publisher: Town Gazette",
        "publisher: \"Town Gazette, in a copy\"",
        "publisher: Town Gazette (online)",
        "authors: [Ada Example]",
    ] {
        assert_eq!(by(own, "undermines", &[]), ["interest-undeclared"], "{own}");
        assert_eq!(
            by(
                &format!("{own}; interest: It is theirs."),
                "undermines",
                &[]
            ),
            NONE,
            "{own}"
        );
    }
    assert_eq!(by("publisher: Town Gazetteer", "undermines", &[]), NONE);
    assert_eq!(by("publisher: Town Gazette", "context", &[]), NONE);
    let denial = (CLOSED, "kind: statement", "kind: denial");
    assert_eq!(by("publisher: Town Gazette", "undermines", &[denial]), NONE);
}

#[test]
fn a_living_person_in_the_claim_stands_under_about() {
    let names = |claim: &str, more: &[_]| {
        broken(
            &[
                &[
                    (CLOSED, "The town closed four libraries", claim),
                    (CLOSED, "claimant: ada", "claimant: gazette"),
                ][..],
                more,
            ]
            .concat(),
        )
    };
    assert_eq!(
        names("ADA EXAMPLE's town closed four libraries", &[]),
        ["person-not-in-about"]
    );
    assert_eq!(
        names("Ada closed four libraries", &[]),
        NONE,
        "one word may be anybody"
    );
    assert_eq!(names("Ada Examples closed four libraries", &[]), NONE);
    assert_eq!(
        names(
            "Ada Example closed it",
            &[(CLOSED, "[gazette]", "[gazette, ada]")]
        ),
        NONE
    );
    assert_eq!(
        names(
            "Ada Example closed it",
            &[(PEOPLE, "kind: person", "kind: person\n  living: false")]
        ),
        NONE
    );
    assert_eq!(
        broken(&[(CLOSED, "The town", "Ada Example's town")]),
        NONE,
        "the claimant is known"
    );
}

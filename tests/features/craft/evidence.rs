//! Evidence: how many sources a verdict needs, who read them, and on which side they stand.

use super::{NONE, Site, small};

#[test]
fn one_source_is_enough_when_it_is_the_record() {
    let of = |keys: &str| small().sources(&[("a", keys)]).evidence(&["a undermines"]);
    assert_eq!(of("").broken(), ["verdict-on-one-source"]);
    for record in [
        "primary: true; basis: documents",
        "primary: true; basis: own-observation; seen: original",
    ] {
        assert_eq!(of(record).broken(), NONE, "{record}");
    }
    for (other, why) in [
        ("primary: true", "somebody who took part is no record"),
        ("basis: documents", "nor is a report on documents"),
    ] {
        assert_eq!(of(other).broken(), ["verdict-on-one-source"], "{why}");
    }
    let read_elsewhere = small()
        .sources(&[("a", "primary: true; basis: documents"), ("b", "")])
        .evidence(&["a undermines, via: b"]);
    assert_eq!(read_elsewhere.broken(), ["verdict-on-one-source"]);
    let quotation = of("primary: true").claim("kind: statement", "kind: quotation");
    assert_eq!(quotation.broken(), NONE);
    assert_eq!(
        of("").verdict("open").broken(),
        NONE,
        "a neutral verdict may rest on little"
    );
}

#[test]
fn a_source_that_stands_twice_among_the_evidence_is_one() {
    let site = small().sources(&[("a", ""), ("b", "")]);
    let with = |entries: &[&str]| site.clone().evidence(entries).broken();
    assert_eq!(
        with(&["a undermines", "a undermines", "b context"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(with(&["a undermines", "b undermines"]), NONE);
    assert_eq!(
        with(&["a undermines", "b supports"]),
        NONE,
        "the verdict was held against both"
    );
}

#[test]
fn what_was_read_in_one_place_is_one_source() {
    let record = "primary: true; basis: documents; seen: quoted; through: [paper]";
    let site = small()
        .sources(&[("a", record), ("b", record), ("paper", ""), ("other", "")])
        .claim("date:", "appearances: [paper, other, a, b]\ndate:");
    let with = |entries: &[&str]| site.clone().evidence(entries).broken();
    for one in [
        ["a undermines", "b undermines"],
        ["a undermines", "paper undermines"],
    ] {
        assert_eq!(with(&one), ["verdict-on-one-source"], "{one:?}");
    }
    assert_eq!(with(&["a undermines", "b undermines, via: other"]), NONE);
}

#[test]
fn a_verdict_needs_somebody_with_a_name_or_a_paper() {
    let nameless = "basis: anonymous; note: They are afraid.";
    let site = small()
        .sources(&[("a", nameless), ("b", nameless), ("c", "")])
        .explainer("The council met.", "The council met.[[source:c]]");
    let with = |entries: &[&str]| site.clone().evidence(entries);
    assert_eq!(
        with(&["a undermines", "b undermines"]).broken(),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        with(&["a undermines", "b undermines", "c supports"]).broken(),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        with(&["a undermines", "b supports", "c undermines"]).broken(),
        NONE
    );
    let both = with(&["a undermines", "b supports"]);
    assert_eq!(both.clone().verdict("open").broken(), NONE);
    assert_eq!(
        both.verdict("\"true\"").broken(),
        ["verdict-on-anonymous-sources"]
    );
}

#[test]
fn our_own_pages_are_known_by_address_and_publisher() {
    let of = |a: &str, b: &str| {
        small()
            .sources(&[("a", a), ("b", b)])
            .evidence(&["a undermines", "b undermines"])
            .broken()
    };
    let (ours, address) = ("publisher: Town Checks", "url: https://checks.example/a/");
    assert_eq!(of(ours, address), ["verdict-on-own-pages"]);
    assert_eq!(of(ours, ""), NONE);
    assert_eq!(
        of(address, "url: https://checks.example.org/"),
        NONE,
        "another host that begins alike"
    );
}

#[test]
fn support_comes_from_elsewhere_than_the_claim() {
    let site = small().sources(&[("a", ""), ("b", ""), ("c", "seen: quoted; through: [a]")]);
    let made_in = |sources: &str| {
        let appearances = format!("appearances: [{sources}]\ndate:");
        site.clone().claim("date:", &appearances)
    };
    let right = made_in("a, b, c").verdict("\"true\"");
    let with = |site: &Site, entries: &[&str]| site.clone().evidence(entries).broken();
    assert_eq!(
        with(&right, &["a supports", "b supports"]),
        ["circular-evidence"]
    );
    assert_eq!(with(&right, &["a supports", "minutes supports"]), NONE);
    assert_eq!(
        with(&made_in("a, b, c"), &["a undermines", "b undermines"]),
        NONE,
        "a text can contradict itself"
    );
    let through = made_in("a")
        .verdict("\"true\"")
        .explainer("met.", "met.[[source:b]]");
    assert_eq!(
        with(&through, &["a supports", "c supports"]),
        ["circular-evidence", "verdict-on-one-source"]
    );
}

#[test]
fn a_quotation_is_seen_where_it_was_said() {
    let site = small()
        .sources(&[("a", "primary: true"), ("b", "primary: true")])
        .evidence(&["a supports", "b supports"])
        .claim("date:", "appearances: [a, b]\ndate:")
        .verdict("\"true\"");
    assert_eq!(site.broken(), ["circular-evidence"]);
    let quotation = site.claim("kind: statement", "kind: quotation");
    assert_eq!(quotation.broken(), NONE);
}

#[test]
fn somebody_has_read_something() {
    let through = |a: &str, b: &str| {
        let a = format!("seen: quoted; through: [{a}]");
        let b = format!("seen: quoted; through: [{b}]");
        small()
            .sources(&[("a", &a), ("b", &b), ("c", "")])
            .evidence(&[
                "a undermines",
                "b undermines",
                "c undermines",
                "minutes undermines",
            ])
            .broken()
    };
    assert_eq!(
        through("b", "a"),
        ["circular-evidence", "circular-evidence"]
    );
    assert_eq!(through("b", "c"), NONE);
    assert_eq!(
        through("b", "a, c"),
        NONE,
        "one way out of the circle is enough"
    );
}

#[test]
fn evidence_stands_on_the_side_of_the_verdict() {
    let of = |stance: &str, verdict: &str| {
        small()
            .claim("stance: undermines", &format!("stance: {stance}"))
            .verdict(verdict)
            .broken()
    };
    for (stance, verdict) in [
        ("supports", "\"false\""),
        ("context", "\"false\""),
        ("undermines", "\"true\""),
    ] {
        assert_eq!(
            of(stance, verdict),
            ["verdict-against-evidence"],
            "{stance} {verdict}"
        );
    }
    assert_eq!(of("supports", "\"true\""), NONE);
    assert_eq!(of("context", "open"), NONE);
    let half = small()
        .settings("tone: positive, mark: check", "tone: mixed, mark: half")
        .verdict("\"true\"");
    assert_eq!(half.broken(), NONE);
    assert_eq!(
        half.claim("undermines", "context").broken(),
        ["verdict-against-evidence"]
    );
}

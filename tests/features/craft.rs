//! The rules of the craft: beyond the examples of their pages, what each finds and what it lets
//! pass.

use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const TOWN: &str = "content/sources/town.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

const EVIDENCE: &str =
    "  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";
const REPLY: &str = "reply: {status: not-sought, reason: Her words were public and complete.}";

/// The rules that the small site breaks when these pieces of its texts are replaced.
fn broken(changes: &[(&str, &str, &str)]) -> Vec<&'static str> {
    site(changes)
        .checked()
        .report
        .lines
        .iter()
        .map(|line| line.rule)
        .collect()
}

fn site(changes: &[(&str, &str, &str)]) -> SmallSite {
    changes
        .iter()
        .fold(SmallSite::new(""), |site, (file, old, new)| {
            site.replacing(file, old, new)
        })
}

/// An entry of the registry, reported by a newspaper that names its sources, with other keys where
/// they are given.
fn source(id: &str, keys: &str) -> String {
    let own = [
        ("publisher", "P"),
        ("kind", "news-report"),
        ("primary", "false"),
        ("basis", "named"),
        ("seen", "copy"),
    ];
    let mut text = format!("{id}:\n  title: T\n  archive: {{none: No.}}\n");
    for (key, value) in own
        .iter()
        .filter(|(key, _)| !keys.contains(&format!("{key}:")))
    {
        text += &format!("  {key}: {value}\n");
    }
    for key in keys.split("; ").filter(|key| !key.is_empty()) {
        text += &format!("  {key}\n");
    }
    text + "minutes:\n"
}

/// The rules that a site breaks with these sources (id and keys) and this evidence (source, stance
/// and other keys).
fn with_evidence(
    sources: &[(&str, &str)],
    evidence: &[&str],
    more: &[(&str, &str, &str)],
) -> Vec<&'static str> {
    let registry: String = sources
        .iter()
        .map(|(id, keys)| source(id, keys).replace("minutes:\n", ""))
        .collect();
    let entries: String = evidence
        .iter()
        .map(|entry| {
            let (source, rest) = entry.split_once(' ').expect("a source and a stance");
            format!("  - {{source: {source}, note: N, stance: {rest}}}\n")
        })
        .collect();
    let mut changes = vec![
        (TOWN, "minutes:\n", registry + "minutes:\n"),
        (CLOSED, EVIDENCE, entries),
    ];
    changes.extend(
        more.iter()
            .map(|(file, old, new)| (*file, *old, (*new).to_owned())),
    );
    let changes: Vec<_> = changes
        .iter()
        .map(|(file, old, new)| (*file, *old, new.as_str()))
        .collect();
    broken(&changes)
}

/// The rules that the small site breaks with this finding, in a language.
fn finding(language: &str, finding: &str) -> Vec<&'static str> {
    let languages = format!("languages: [{language}]");
    broken(&[
        (SITE, "languages: [en]", &languages),
        (CLOSED, "One closed and three moved.", finding),
    ])
}

const NONE: [&str; 0] = [];
const TRUE: (&str, &str, &str) = (CLOSED, "\"false\"", "\"true\"");
const OPEN: (&str, &str, &str) = (CLOSED, "\"false\"", "open");

#[test]
fn one_source_is_enough_when_it_is_the_record() {
    let one = |keys: &str| with_evidence(&[("a", keys)], &["a undermines"], &[]);
    assert_eq!(one(""), ["verdict-on-one-source"]);
    for record in [
        "primary: true; basis: documents",
        "primary: true; basis: own-observation; seen: original",
    ] {
        assert_eq!(one(record), NONE, "{record}");
    }
    let read_elsewhere = [("a", "primary: true; basis: documents"), ("b", "")];
    assert_eq!(
        with_evidence(&read_elsewhere, &["a undermines, via: b"], &[]),
        ["verdict-on-one-source"]
    );
    assert_eq!(
        one("primary: true"),
        ["verdict-on-one-source"],
        "somebody who took part is no record"
    );
    assert_eq!(
        one("basis: documents"),
        ["verdict-on-one-source"],
        "nor is a report on documents"
    );
    let quotation = (CLOSED, "kind: statement", "kind: quotation");
    assert_eq!(
        with_evidence(&[("a", "primary: true")], &["a undermines"], &[quotation]),
        NONE
    );
    assert_eq!(
        with_evidence(&[("a", "")], &["a undermines"], &[OPEN]),
        NONE,
        "a neutral verdict may rest on little"
    );
}

#[test]
fn a_source_that_stands_twice_among_the_evidence_is_one() {
    let sources = [("a", ""), ("b", "")];
    let entries = |entries: &[&str]| with_evidence(&sources, entries, &[]);
    assert_eq!(
        entries(&["a undermines", "a undermines", "b context"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(entries(&["a undermines", "b undermines"]), NONE);
    assert_eq!(
        entries(&["a undermines", "b supports"]),
        NONE,
        "the verdict was held against both"
    );
}

#[test]
fn what_was_read_in_one_place_is_one_source() {
    let record = "primary: true; basis: documents; seen: quoted; through: [paper]";
    let sources = [("a", record), ("b", record), ("paper", ""), ("other", "")];
    let entries = |entries: &[&str]| {
        with_evidence(
            &sources,
            entries,
            &[(CLOSED, "date:", "appearances: [paper, other, a, b]\ndate:")],
        )
    };
    assert_eq!(
        entries(&["a undermines", "b undermines"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(
        entries(&["a undermines", "paper undermines"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(entries(&["a undermines", "b undermines, via: other"]), NONE);
}

#[test]
fn a_verdict_needs_somebody_with_a_name_or_a_paper() {
    let nameless = "basis: anonymous; note: They are afraid.";
    let sources = [("a", nameless), ("b", nameless), ("c", "")];
    let entries = |entries: &[&str], more: &[_]| with_evidence(&sources, entries, more);
    let used = (INDEX, "The council met.", "The council met.[[source:c]]");
    assert_eq!(
        entries(&["a undermines", "b undermines"], &[used]),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        entries(&["a undermines", "b undermines", "c supports"], &[]),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        entries(&["a undermines", "b supports", "c undermines"], &[]),
        NONE
    );
    assert_eq!(
        entries(&["a undermines", "b supports"], &[OPEN, used]),
        NONE
    );
    assert_eq!(
        entries(&["a undermines", "b supports"], &[TRUE, used]),
        ["verdict-on-anonymous-sources"]
    );
}

#[test]
fn our_own_pages_are_known_by_address_and_publisher() {
    let entries = |keys: &str, other: &str| {
        with_evidence(
            &[("a", keys), ("b", other)],
            &["a undermines", "b undermines"],
            &[],
        )
    };
    let (ours, address) = ("publisher: Town Checks", "url: https://checks.example/a/");
    assert_eq!(entries(ours, address), ["verdict-on-own-pages"]);
    assert_eq!(entries(ours, ""), NONE);
    assert_eq!(
        entries(address, "url: https://checks.example.org/"),
        NONE,
        "another host that begins alike"
    );
}

#[test]
fn support_comes_from_elsewhere_than_the_claim() {
    let sources = [("a", ""), ("b", ""), ("c", "seen: quoted; through: [a]")];
    let made = (CLOSED, "date:", "appearances: [a, b, c]\ndate:");
    let entries =
        |entries: &[&str], more: &[_]| with_evidence(&sources, entries, &[&[made], more].concat());
    assert_eq!(
        entries(&["a supports", "b supports"], &[TRUE]),
        ["circular-evidence"]
    );
    assert_eq!(
        entries(&["a undermines", "b undermines"], &[]),
        NONE,
        "a text can contradict itself"
    );
    assert_eq!(entries(&["a supports", "minutes supports"], &[TRUE]), NONE);
    let through = [
        TRUE,
        (CLOSED, "appearances: [a, b, c]", "appearances: [a]"),
        (INDEX, "met.", "met.[[source:b]]"),
    ];
    assert_eq!(
        entries(&["a supports", "c supports"], &through),
        ["circular-evidence", "verdict-on-one-source"]
    );
}

#[test]
fn a_quotation_is_seen_where_it_was_said() {
    let sources = [("a", "primary: true"), ("b", "primary: true")];
    let made = [TRUE, (CLOSED, "date:", "appearances: [a, b]\ndate:")];
    let quotation = (CLOSED, "kind: statement", "kind: quotation");
    assert_eq!(
        with_evidence(&sources, &["a supports", "b supports"], &made),
        ["circular-evidence"]
    );
    assert_eq!(
        with_evidence(
            &sources,
            &["a supports", "b supports"],
            &[&made[..], &[quotation]].concat()
        ),
        NONE
    );
}

#[test]
fn somebody_has_read_something() {
    let through = |a: &str, b: &str| {
        let quoted = |other: &str| format!("seen: quoted; through: [{other}]");
        let sources = [("a", &*quoted(a)), ("b", &*quoted(b)), ("c", "")];
        with_evidence(
            &sources,
            &[
                "a undermines",
                "b undermines",
                "c undermines",
                "minutes undermines",
            ],
            &[],
        )
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
    let stance = |stance: &str, verdict: &str| {
        broken(&[
            (CLOSED, "stance: undermines", &format!("stance: {stance}")),
            (CLOSED, "\"false\"", verdict),
        ])
    };
    assert_eq!(
        stance("supports", "\"false\""),
        ["verdict-against-evidence"]
    );
    assert_eq!(stance("context", "\"false\""), ["verdict-against-evidence"]);
    assert_eq!(
        stance("undermines", "\"true\""),
        ["verdict-against-evidence"]
    );
    assert_eq!(stance("supports", "\"true\""), NONE);
    assert_eq!(stance("context", "open"), NONE);
    let half = (
        SITE,
        "tone: positive, mark: check",
        "tone: mixed, mark: half",
    );
    assert_eq!(broken(&[half, TRUE]), NONE);
    assert_eq!(
        broken(&[half, TRUE, (CLOSED, "undermines", "context")]),
        ["verdict-against-evidence"]
    );
}

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
fn hedges_are_found_as_whole_words_in_our_own_words() {
    for hedged in [
        "It seems that one closed.",
        "One MAY HAVE closed.",
        "Reportedly, one closed.",
        "It almost certainly did.",
    ] {
        assert_eq!(finding("en", hedged), ["hedge-in-finding"], "{hedged}");
    }
    for plain in [
        "In May, one closed.",
        "The seemly council closed one.",
        "\"The council said that it \\\"seems\\\" so.\"",
        "They have, in May, closed one.",
    ] {
        assert_eq!(finding("en", plain), NONE, "{plain}");
    }
    for hedged in [
        "Il semble qu'une a fermé.",
        "Une a peut-être fermé.",
        "Il paraît qu'une a fermé.",
        "Sans doute.",
    ] {
        assert!(
            finding("fr", hedged).contains(&"hedge-in-finding"),
            "{hedged}"
        );
    }
    assert!(!finding("fr", "Une aurait fermé, selon le conseil.").contains(&"hedge-in-finding"));
    assert!(
        !finding("fr", "Il dit « il semble »; le registre en compte une.")
            .contains(&"hedge-in-finding")
    );
    assert!(
        finding("de", "Es scheint, dass eine schloss.").contains(&"hedge-in-finding")
            && !finding("de", "Eine sei geschlossen, sagt der Rat.").contains(&"hedge-in-finding")
    );
    assert!(
        !finding("it", "It seems so.").contains(&"hedge-in-finding"),
        "a language without a list"
    );
}

#[test]
fn a_number_has_its_day_or_its_bounds() {
    let number = |text: &str| {
        broken(&[
            (CLOSED, "kind: statement", "kind: number"),
            (CLOSED, "One closed and three moved.", text),
        ])
    };
    for bare in [
        "It has 31,200 books.",
        "About 40 % of the books.",
        "The town paid $12 million, not 4,000 a year.",
    ] {
        assert_eq!(number(bare), ["number-without-date"], "{bare}");
    }
    for sound in [
        "In 2024 it had 31,200 books.",
        "It has between 30,000 and 32,000 books.",
        "It has 30,000 to 32,000 books.",
        "It has 30,000–32,000 books.",
        "Nobody counts them.",
    ] {
        assert_eq!(number(sound), NONE, "{sound}");
    }
    assert_eq!(
        broken(&[(
            CLOSED,
            "One closed and three moved.",
            "It has 31,200 books."
        )]),
        NONE,
        "another kind of claim"
    );
}

#[test]
fn a_claim_is_free_of_its_verdict() {
    let claim = |text: &str| broken(&[(CLOSED, "The town closed four libraries", text)]);
    for judged in [
        "\"FALSE: The town closed four libraries\"",
        "The town closed four libraries (false)",
    ] {
        assert_eq!(claim(judged), ["verdict-in-claim"], "{judged}");
    }
    for free in [
        "The town closed a false door",
        "Falsehood closed the libraries",
        "The true town closed",
    ] {
        assert_eq!(claim(free), NONE, "{free}");
    }
    let label = (
        CLOSED,
        "verdict: \"false\"",
        "verdict: \"false\"\nlabel: Three too many",
    );
    assert_eq!(
        broken(&[
            label,
            (CLOSED, "four libraries", "libraries, three too many")
        ]),
        ["verdict-in-claim"]
    );
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

#[test]
fn evidence_is_of_the_day_or_before() {
    let date = |date: &str| broken(&[(TOWN, "date: 2024-03-01", &format!("date: {date}"))]);
    for fine in ["2024-03-31", "2024-03", "2024", "2023"] {
        assert_eq!(date(fine), NONE, "{fine}");
    }
    for late in ["2024-04-01", "2024-04", "2025"] {
        assert_eq!(date(late), ["evidence-after-verdict"], "{late}");
    }
}

#[test]
fn days_stand_in_their_order() {
    let cases: [(&str, &str, &str, &str); 6] = [
        (
            CLOSED,
            "date: 2024-03-10",
            "date: 2024-04-01",
            "the day of the evidence, 2024-03-31, is before the day of the claim",
        ),
        (
            CLOSED,
            "evidence:",
            "review_by: 2024-03-30\nevidence:",
            "the day of the review, 2024-03-30, is before",
        ),
        (
            CLOSED,
            REPLY,
            "reply: {status: replied, asked: 2024-03-20, date: 2024-03-02, text: No.}",
            "the day of the answer",
        ),
        (
            CLOSED,
            "evidence:",
            "corrections: [{date: 2024-03-01, grade: minor, text: A slip.}]\nevidence:",
            "a correction, 2024-03-01",
        ),
        (
            INDEX,
            "authors:",
            "updated: 2024-03-31\nauthors:",
            "the day of the last change, 2024-03-31",
        ),
        (
            TOWN,
            "{none: Only a paper copy exists.}",
            "{url: \"https://a.example/\", date: 2024-02-29}",
            "the day of the archived copy",
        ),
    ];
    for (file, old, new, said) in cases {
        let site = site(&[(file, old, new)]);
        let report = site.report();
        let found: Vec<_> = site
            .checked()
            .report
            .lines
            .iter()
            .map(|line| line.rule)
            .filter(|rule| *rule != "review-overdue")
            .collect();
        assert_eq!(found, ["dates-out-of-order"], "{report}");
        assert!(report.contains(said), "{report}");
    }
    let until = |until: &str| {
        let moment = format!(
            "timeline: [{{date: 2024-03-05, until: {until}, text: It met., sources: [minutes]}}]\nclaims:"
        );
        broken(&[(INDEX, "claims:", &moment)])
    };
    assert_eq!(until("2024-03-04"), ["dates-out-of-order"]);
    assert_eq!(until("2024-02"), ["dates-out-of-order"]);
    for fine in ["2024-03-05", "2024-03", "2024"] {
        assert_eq!(until(fine), NONE, "{fine}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let body = |body: &str| broken(&[(CLOSED, "The minutes list them.", body)]);
    assert_eq!(body("### A"), ["heading-skipped"]);
    assert_eq!(body("## A\n\n#### B"), ["heading-skipped"]);
    assert_eq!(body("## A\n\n### B\n\n#### C\n\n## D\n\n### E"), NONE);
    let found = site(&[(CLOSED, "The minutes list them.", "## A\n\n#### B")]).findings();
    assert_eq!(found, [format!("{CLOSED}:18:1 heading-skipped")]);
}

#[test]
fn links_say_where_they_lead() {
    let body = |body: &str| broken(&[(CLOSED, "The minutes list them.", body)]);
    for idle in [
        "[Here](/library/)",
        "[read more…](/library/)",
        "[ici](/library/)",
        "[](/library/)",
        "[https://town.example/minutes](https://town.example/)",
        "[*this* link](/library/)",
    ] {
        assert_eq!(body(idle), ["link-says-nothing"], "{idle}");
    }
    for telling in [
        "[What is here](/library/)",
        "<ada@town.example>",
        "[here](lang:en)",
        "[town.example](https://town.example/)",
        "<https://town.example/>",
        "https://town.example/",
        "www.town.example",
    ] {
        assert_eq!(body(telling), NONE, "{telling}");
    }
}

#[test]
fn words_are_in_languages_that_there_are() {
    let cases = [
        (
            SITE,
            "title: Town checks",
            "title: {en: Town checks, de: Stadt}",
        ),
        (
            SITE,
            "label: Unproven",
            "label: {en: Unproven, fr: Non prouvé}",
        ),
        (
            PEOPLE,
            "name: Town Gazette",
            "name: {en: Town Gazette, fr: La Gazette}",
        ),
        (
            TOWN,
            "{none: Only a paper copy exists.}",
            "{none: {en: Paper., fr: Papier.}}",
        ),
    ];
    for (file, old, new) in cases {
        assert_eq!(broken(&[(file, old, new)]), ["unknown-language"], "{new}");
        let languages = (SITE, "languages: [en]", "languages: [en, fr, de]");
        assert_eq!(broken(&[(file, old, new), languages]), NONE, "{new}");
    }
}

#[test]
fn a_draft_is_not_held_against_the_rules_on_verdicts() {
    let options = factpress::Options {
        drafts: true,
        ..factpress::Options::default()
    };
    let held = site(&[
        (CLOSED, "kind:", "hold: Not yet.\nkind:"),
        (CLOSED, REPLY, ""),
        (CLOSED, "undermines", "context"),
    ]);
    assert_eq!(held.options(options).findings(), NONE);
}

#[test]
fn brackets_that_readers_would_see_are_told_how_to_be_written() {
    let report = |body: &str| site(&[(CLOSED, "The minutes list them.", body)]).report();
    let reference = report("They moved.[source:minutes]");
    assert!(
        reference
            .contains("16:12: error: a reference stands in two pairs of brackets [bad-reference]"),
        "{reference}"
    );
    assert!(
        reference.contains("help: write [[source:minutes]]"),
        "{reference}"
    );
    let footnote = report("They moved.[^9]");
    assert!(
        footnote.contains("16:12: error: there is no footnote `9` in this text [bad-reference]"),
        "{footnote}"
    );
    for words in [
        "[source: Reuters]",
        "`[source:minutes]`",
        "\\[source:minutes]",
        "[a](/library/)",
        "[sic]",
    ] {
        assert_eq!(report(&format!("They moved. {words}")), "", "{words}");
    }
}

#[test]
fn days_to_come_are_found_in_sources_and_replies_too() {
    let today = factpress::base::date::Day::parse("2024-06-01").expect("a day");
    let options = factpress::Options {
        today: Some(today),
        ..factpress::Options::default()
    };
    let found = |file: &str, old: &str, new: &str| {
        site(&[(file, old, new)])
            .options(options.clone())
            .findings()
    };
    let reply = "reply: {status: declined, asked: 2024-06-02}";
    assert_eq!(
        found(CLOSED, REPLY, reply),
        [format!("{CLOSED}:14:34 date-in-future")]
    );
    assert_eq!(
        found(CLOSED, "date: 2024-03-10", "date: 2042")[0],
        format!("{CLOSED}:5:7 date-in-future")
    );
    assert_eq!(
        found(TOWN, "date: 2024-03-01", "date: 2024-07")[1],
        format!("{TOWN}:5:9 date-in-future")
    );
}

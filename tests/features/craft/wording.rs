//! The wording of texts: hedges, numbers, headings, links, languages and brackets.

use super::{CLOSED, NONE, Site, small};

/// The rules that the small site breaks with this finding, in a language.
fn finding(language: &str, finding: &str) -> Vec<&'static str> {
    let languages = format!("languages: [{language}]");
    small()
        .settings("languages: [en]", &languages)
        .finding(finding)
        .broken()
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
    for plain in [
        "Sie nennt es „offenbar falsch“; das Register zählt eine.",
        "Sie nennt es »offenbar falsch«; das Register zählt eine.",
        "Sie nennt es \"offenbar falsch\"; das Register zählt eine.",
        "Das ist unwahrscheinlich.",
    ] {
        assert!(
            !finding("de", plain).contains(&"hedge-in-finding"),
            "{plain}"
        );
    }
    for hedged in [
        "Die Stadt nennt es „grün“, und das scheint falsch.",
        "Die Stadt nennt es »grün«, und das scheint falsch.",
    ] {
        assert!(
            finding("de", hedged).contains(&"hedge-in-finding"),
            "{hedged}"
        );
    }
    assert!(
        !finding("it", "It seems so.").contains(&"hedge-in-finding"),
        "a language without a list"
    );
}

#[test]
fn a_number_has_its_day_or_its_bounds() {
    let number = |text: &str| {
        small()
            .claim("kind: statement", "kind: number")
            .finding(text)
            .broken()
    };
    for bare in [
        "It has 31,200 books.",
        "About 40 % of the books.",
        "The town paid $12 million, not 4,000 a year.",
        "It has 31,200 books, 40 of them by 5-year-olds.",
        "Der Katalog führt 31.200 Bücher.",
        "Etwa 40 Prozent der Bücher, davon 5-jährige.",
        "Es sind 2.024 Bücher und 1.000 Hefte.",
        "Ein 2000-Euro-Schein und 8-Stunden-Tage.",
        "Le catalogue compte 31 200 livres.",
    ] {
        assert_eq!(number(bare), ["number-without-date"], "{bare}");
    }
    for sound in [
        "In 2024 it had 31,200 books.",
        "It has between 30,000 and 32,000 books.",
        "It has 30,000 to 32,000 books.",
        "It has 30,000–32,000 books.",
        "It has 30–40% of €30,000-€32,000.",
        "In the 1990s it had 31,200 books, in mid-2024 fewer than 30.",
        "On 2024-03-01 it had 31,200 books.",
        "On 03/01/2024 it had 31,200 books.",
        "2024 waren es 31.200 Bücher.",
        "Am 1.3.2024 waren es 31.200.",
        "Im Schuljahr 2023/24 waren es 31.200.",
        "In den 1990er-Jahren und 2024ern waren es 31.200.",
        "Es sind zwischen 30.000 und 32.000.",
        "Es sind 30.000 bis 32.000.",
        "Es sind 30.000–32.000, 10- bis 12-mal mehr.",
        "Il y en a entre 30 000 et 32 000.",
        "Nobody counts them.",
    ] {
        assert_eq!(number(sound), NONE, "{sound}");
    }
    assert_eq!(
        small().finding("It has 31,200 books.").broken(),
        NONE,
        "another kind of claim"
    );
}

#[test]
fn a_claim_is_free_of_its_verdict() {
    let claim = |text: &str| {
        small()
            .claim("The town closed four libraries", text)
            .broken()
    };
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
    let labelled = small()
        .verdict("\"false\"\nlabel: Three too many")
        .claim("four libraries", "libraries, three too many");
    assert_eq!(labelled.broken(), ["verdict-in-claim"]);
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let body = |body: &str| small().body(body).broken();
    assert_eq!(body("### A"), ["heading-skipped"]);
    assert_eq!(body("## A\n\n#### B"), ["heading-skipped"]);
    assert_eq!(body("## A\n\n### B\n\n#### C\n\n## D\n\n### E"), NONE);
    let skipped = small().body("## A\n\n#### B").0;
    assert_eq!(
        skipped.findings(),
        [format!("{CLOSED}:18:1 heading-skipped")]
    );
}

#[test]
fn links_say_where_they_lead() {
    let body = |body: &str| small().body(body).broken();
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
    let translated: [fn(Site) -> Site; 4] = [
        |site| site.settings("title: Town checks", "title: {en: Town checks, de: Stadt}"),
        |site| site.settings("label: Unproven", "label: {en: Unproven, fr: Non prouvé}"),
        |site| {
            site.people(
                "name: Town Gazette",
                "name: {en: Town Gazette, fr: La Gazette}",
            )
        },
        |site| site.source("Only a paper copy exists.", "{en: Paper., fr: Papier.}"),
    ];
    for (number, translated) in translated.into_iter().enumerate() {
        let site = translated(small());
        assert_eq!(site.broken(), ["unknown-language"], "{number}");
        let site = site.settings("languages: [en]", "languages: [en, fr, de]");
        assert_eq!(site.broken(), NONE, "{number}");
    }
}

#[test]
fn brackets_that_readers_would_see_are_told_how_to_be_written() {
    let report = |body: &str| small().body(body).0.report();
    let reference = report("They moved.[source:minutes]");
    assert!(
        reference.contains(
            "16:12: error: a reference needs two pairs of square brackets [bad-reference]"
        ),
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

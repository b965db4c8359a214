//! Escaping, ids, slugs, and suggestions for misspelt words.

use std::collections::BTreeMap;

use super::*;

#[test]
fn text_becomes_html_by_escaping() {
    let html = Html::escape("<a href='x'>Fish & \"chips\"</a>");
    assert_eq!(
        html.as_str(),
        "&lt;a href=&#39;x&#39;&gt;Fish &amp; &quot;chips&quot;&lt;/a&gt;"
    );
    assert_eq!(Html::escape("&amp;").as_str(), "&amp;amp;");
    assert_eq!(Html::escape("café 東京").as_str(), "café 東京");
    assert!(Html::escape("").is_empty());
}

#[test]
fn json_cannot_end_the_script_around_it() {
    let hostile = "</script><!-- ]]> & \u{2028}\u{2029} \" \\ \u{0}";
    let json = script_json(&hostile);
    assert_eq!(
        json.as_str(),
        r#""\u003c/script\u003e\u003c!-- ]]\u003e \u0026 \u2028\u2029 \" \\ \u0000""#
    );
    let read: String = serde_json::from_str(json.as_str()).expect("it is JSON");
    assert_eq!(read, hostile);
}

#[test]
fn an_id_has_small_letters_digits_and_single_hyphens() {
    for legal in [
        "a",
        "7",
        "hold-off",
        "global-2023-03-22",
        "con-man",
        "com10",
        &"a".repeat(100),
    ] {
        assert_eq!(
            Id::new(legal).map(|id| id.to_string()).as_deref(),
            Some(legal)
        );
    }
    for illegal in [
        "",
        "-",
        "a-",
        "-a",
        "a--b",
        "A",
        "a b",
        "a_b",
        "a.b",
        "a/b",
        "..",
        "é",
        "ａ",
        "a\n",
        "a\0",
        &"a".repeat(101),
    ] {
        assert_eq!(Id::new(illegal), None, "{illegal:?}");
    }
}

#[test]
fn names_that_windows_keeps_are_no_ids() {
    for name in ["con", "prn", "aux", "nul", "com1", "com0", "lpt9"] {
        assert_eq!(Id::new(name), None, "{name}");
    }
    for name in ["CON", "Nul.txt", "aux.tar.gz", "LPT1.md"] {
        assert!(is_reserved_name(name), "{name}");
    }
    for name in [
        "console", "com", "comx", "com12", "lpt", "null", "a.con", "",
    ] {
        assert!(!is_reserved_name(name), "{name}");
    }
}

#[test]
fn a_slug_keeps_letters_of_every_script() {
    assert_eq!(slug("What the review found"), "what-the-review-found");
    assert_eq!(
        slug("  The mayor's — and town’s — answer!  "),
        "the-mayors-and-towns-answer"
    );
    assert_eq!(slug("École № 7"), "école-7");
    assert_eq!(slug("東京 2024"), "東京-2024");
    assert_eq!(slug("!?"), "");
}

#[test]
fn the_words_of_html_stand_between_its_tags_and_escaped_marks() {
    let texts = |html| texts(html).collect::<Vec<_>>().join("|");
    assert_eq!(texts("<p>One <b title=\"a > 'b\">two</b>"), "|One |two");
    assert_eq!(
        texts("Fish &amp; chips &lt3 &#39;"),
        "Fish |; chips |3 |#39;"
    );
    assert_eq!(texts("5 < 6 <a href='never closed"), "5 ");
    assert_eq!(texts(""), "");
}

#[test]
fn words_fall_back_to_the_first_language_and_then_to_any() {
    let words = |entries: &[(&str, &str)]| {
        let entries = entries
            .iter()
            .map(|(language, text)| ((*language).to_owned(), (*text).to_owned()));
        LocalizedText::ByLanguage(entries.collect::<BTreeMap<_, _>>())
    };
    let both = words(&[("en", "True"), ("fr", "Vrai")]);
    assert_eq!(both.in_language("fr", "en"), "Vrai");
    assert_eq!(both.in_language("de", "en"), "True");
    assert_eq!(words(&[("fr", "Vrai")]).in_language("de", "en"), "Vrai");
    assert_eq!(words(&[]).in_language("de", "en"), "");
    assert_eq!(
        LocalizedText::One("True".to_owned()).in_language("fr", "en"),
        "True"
    );
}

#[test]
fn the_nearest_word_is_near() {
    let known = ["claim", "claimant", "source", "stance"];
    assert_eq!(nearest("claimnat", known), Some("claimant"));
    assert_eq!(nearest("sorce", known), Some("source"));
    assert_eq!(nearest("Stance", known), Some("stance"));
    assert_eq!(nearest("cla", known), Some("claim"));
    assert_eq!(nearest("verdict", known), None);
    assert_eq!(nearest("", known), None);
    assert_eq!(nearest("x", []), None);
}

#[test]
fn help_names_the_nearest_or_the_whole_of_a_short_list() {
    assert_eq!(
        did_you_mean("sorce", ["claim", "source"]).as_deref(),
        Some("did you mean `source`?")
    );
    assert_eq!(
        did_you_mean("zebra", ["claim", "source"]).as_deref(),
        Some("one of: claim, source")
    );
    assert_eq!(did_you_mean("zebra", []), None);
    let many: Vec<String> = (100..125).map(|number| format!("claim-{number}")).collect();
    assert_eq!(did_you_mean("zebra", many.iter().map(String::as_str)), None);
}

#[test]
fn the_nearest_id_keeps_every_letter() {
    for (text, id) in [
        ("Économie", "economie"),
        ("élection-à-québec", "election-a-quebec"),
        ("été", "ete"),
        ("Cœur d’Œuvre", "coeur-doeuvre"),
        ("Straße nach Łódź", "strasse-nach-lodz"),
        ("Þór og Ærø, Đà Nẵng", "thor-og-aero-da-nang"),
        ("soft\u{ad}hyphen\u{200b}", "softhyphen"),
        ("東京", "a-name"),
    ] {
        assert_eq!(nearest_id(text), id);
        assert!(Id::new(id).is_some());
    }
}

#[test]
fn no_full_stop_goes_behind_a_mark_that_ends_a_sentence_within_a_quotation_or_without() {
    for text in [
        "Wie viele?",
        "„Wie viele?“",
        "»Wie viele?«",
        "„Er fragte: ‚Wie viele?‘“",
        "‚Ja!‘",
        "„Sie schwieg …“",
        "‘Who?’",
        "“So it is”",
        "« C’est ainsi »",
        "「そうです」",
        "「そうです。」",
    ] {
        assert_eq!(closed(text), text);
    }
    for text in [
        "So nennt sie „grün“",
        "So nennt sie »grün«",
        "the ‘pond’",
        "",
        "„“",
    ] {
        assert_eq!(closed(text), format!("{text}."));
    }
}

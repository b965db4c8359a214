//! Text escaped for the place where it lands, ids, slugs, and what was meant by a wrong word.

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
        Words::ByLanguage(entries.collect::<BTreeMap<_, _>>())
    };
    let both = words(&[("en", "True"), ("fr", "Vrai")]);
    assert_eq!(both.in_language("fr", "en"), "Vrai");
    assert_eq!(both.in_language("de", "en"), "True");
    assert_eq!(words(&[("fr", "Vrai")]).in_language("de", "en"), "Vrai");
    assert_eq!(words(&[]).in_language("de", "en"), "");
    assert_eq!(
        Words::One("True".to_owned()).in_language("fr", "en"),
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

/// What is odd in a text: the characters, and `!` for errors.
fn oddities(text: &str) -> Vec<String> {
    let mark = |odd: characters::Odd| {
        format!(
            "{}{}",
            &text[odd.bytes],
            if odd.is_error { "!" } else { "" }
        )
    };
    characters::all_odd(text).into_iter().map(mark).collect()
}

#[test]
fn what_turns_words_round_or_is_broken_is_an_error() {
    for character in [
        '\u{202a}',
        '\u{202b}',
        '\u{202c}',
        '\u{202d}',
        '\u{202e}',
        '\u{2066}',
        '\u{2067}',
        '\u{2068}',
        '\u{2069}',
        '\u{e0041}',
        '\u{e007f}',
        '\u{fdd0}',
        '\u{1ffff}',
        '\u{fffd}',
        '\u{fffc}',
        '\u{fff9}',
        '\u{f0b7}',
        '\u{92}',
        '\u{7}',
    ] {
        assert_eq!(
            oddities(&format!("a{character}b")),
            [format!("{character}!")],
            "{character:?}"
        );
    }
}

#[test]
fn what_nobody_sees_is_a_warning() {
    for character in [
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{180e}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{2060}',
        '\u{2061}',
        '\u{2064}',
        '\u{206a}',
        '\u{2800}',
        '\u{3164}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{e0101}',
        '\u{e123}',
    ] {
        assert_eq!(
            oddities(&format!("a{character}b")),
            [character.to_string()],
            "{character:?}"
        );
    }
}

#[test]
fn what_scripts_and_emoji_need_passes() {
    for honest in [
        "می\u{200c}خواهم، PDF\u{200c}ها، ۱۳\u{200c}ام، ه\u{200d}.ش",
        "क्\u{200d}ष ශ්\u{200d}රී ന്\u{200d}",
        "👩\u{200d}🚒 ❤\u{fe0f}\u{200d}🔥 👩🏽\u{200d}⚕\u{fe0f} 1\u{fe0f}\u{20e3} ©\u{fe0e} ☎\u{fe0e}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "葛\u{e0100}飾区 0\u{fe00}",
        "הוא אמר (2024)\u{200f}, ב-C++\u{200e}!",
        "\u{2067}قال (2024)\u{2069} and \u{2068}a \u{2066}b\u{2069}\u{2069}",
        "ភាសា\u{200b}ខ្មែរ ภาษา\u{200b}ไทย",
        "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ ᠰᠠᠶᠢᠨ\u{180b}",
        "Tiếng Việt, a\u{302}\u{301}, NFD e\u{301}, שָׁ֑לוֹם, مُحَمَّدٌ",
        "⠓⠑⠇⠇⠕\u{2800}⠺⠕⠗⠇⠙ \u{1112}\u{1160}",
        "a\u{a0}b 12\u{202f}500 \u{2009} \u{3000}",
        "הם אמרו.\n\n\u{200e}+972-3-1234567\u{200e}\n\nעוד.",
        "قال.\n\n١٢\u{61c}-٣ (2024)\u{200f}",
        "東京\u{200b}特許、カタカナ\u{200b}語 한국어\u{200b}문장 中文\u{200b}PDF，\u{200b}《书》",
        "f\u{2061}(x), sin\u{2061}θ, 𝑓\u{2061}𝑥, ln\u{2061}[2]",
        "2\u{2062}x, 3\u{2062}(a+b), (a)\u{2062}(b), 2.5\u{2062}π, a₁\u{2063}₂, 𝑎\u{2063}𝑏, 3\u{2064}½",
    ] {
        assert_eq!(oddities(honest), Vec::<String>::new(), "{honest}");
    }
}

#[test]
fn what_one_place_needs_is_told_in_another() {
    for (text, mark) in [
        ("+972-3-1234567\u{200e}", '\u{200e}'),
        ("We said so.\n\n1234\u{200f}", '\u{200f}'),
        ("הוא אמר fa\u{200e}ct", '\u{200e}'),
        ("sin\u{2061}x", '\u{2061}'),
        ("fact\u{2062}press", '\u{2062}'),
        ("1\u{2063}2", '\u{2063}'),
        ("a\u{2064}½", '\u{2064}'),
        ("東京 to\u{200b}wn", '\u{200b}'),
        ("Tiếng\u{200b}Việt", '\u{200b}'),
    ] {
        assert_eq!(oddities(text), [mark.to_string()], "{text:?}");
    }
    for name in ["東京\u{200b}特許", "ภาษา\u{200b}ไทย", "f\u{2061}(x)"] {
        assert!(
            characters::unseen(name).is_some() && characters::unseen_in_name(name).is_some(),
            "{name:?}"
        );
    }
}

#[test]
fn accents_in_piles_are_told_once() {
    assert_eq!(
        oddities("Z\u{310}\u{311}\u{312}\u{313}\u{314}a"),
        ["\u{310}\u{311}\u{312}\u{313}\u{314}"]
    );
}

#[test]
fn isolates_are_to_close_in_their_order() {
    assert_eq!(
        characters::unbalanced("\u{2067}a"),
        characters::all_odd("\u{2067}a")
    );
    assert_eq!(oddities("a\u{2069}\u{2068}b"), ["\u{2069}!", "\u{2068}!"]);
    assert_eq!(oddities("\u{2066}\u{2067}a\u{2069}"), ["\u{2066}!"]);
}

#[test]
fn text_that_was_decoded_twice_is_told_with_what_it_was() {
    for (broken, meant) in [
        ("trÃ¨s", "très"),
        ("Ã©tÃ©", "été"),
        ("Ã‰TAT", "ÉTAT"),
        ("voilÃ\u{a0} !", "voilà !"),
        ("Ã\u{a0} la", "à la"),
        ("cÅ“ur", "cœur"),
        ("itâ€™s", "it’s"),
        ("â€œsoâ€\u{9d}", "“so”"),
        ("a â€” b â€¦", "a — b …"),
        ("10 â‚¬, 20Â°, mÂ²", "10 €, 20°, m²"),
        ("Â« motÂ\u{a0}Â»", "« mot\u{a0}»"),
        ("MÃ¼nchen, StraÃŸe", "München, Straße"),
        ("SÃ£o JoÃ£o, AquÃ\u{ad} estÃ¡", "São João, Aquí está"),
        ("Å»Ã³Å‚w, Äisaaa", "Żółw, Äisaaa"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
        ("Ù…Ø±Ø\u{ad}Ø¨Ø§", "مرحبا"),
        ("tiáº¿ng Viá»‡t", "tiếng Việt"),
        ("ðŸ˜€", "😀"),
        ("ï»¿x ï¿½", "\u{feff}x \u{fffd}"),
        ("ÃƒÂ©tÃƒÂ©", "été"),
    ] {
        let mut fixed = broken.to_owned();
        for odd in characters::odd(broken).into_iter().rev() {
            if let Some(to) = &odd.to {
                fixed.replace_range(odd.bytes.clone(), to);
            }
        }
        assert_eq!(fixed, meant, "{broken}");
    }
}

#[test]
fn honest_letters_are_not_taken_for_text_that_was_decoded_twice() {
    for honest in [
        "« Â », “Ã”, «Ã», la lettre « Ã\u{a0}», à «\u{a0}Paris\u{a0}»",
        "CAFÉ» PÂTÉ… SÃO, NÃO, A MAÇû, IRMÔ, MANHÃ… MANHÖTARDE, MAÇî, MAÇù, IRM㒠TAMBÉM",
        "ĐÃ… XÃ ĐÃ HỌC” «ĐÃ»",
        "SMÅ” „Å“ ÅRHUS… Åre, Ärger, Öl, à… là-bas, déjà», é»…",
        "È…, É—, Ê“, Ñ», ¿Ñ?, ð… ß», ü… ä“",
        "Čeština, Řeka, Žluť, świąt, İstanbul, Ελλάδα, Привет, العربية, עברית, हिन्दी, 中文，日本語、한국어",
        "à €5, â – b, 20 °C, © 2024, ½, 1º, 2ª",
    ] {
        let found: Vec<_> = characters::odd(honest)
            .into_iter()
            .map(|odd| odd.message)
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{honest}");
    }
}

#[test]
fn reports_show_what_nobody_sees() {
    assert_eq!(
        visible("fa\u{202e}lse\u{1b}[31m"),
        "fa<U+202E>lse<U+001B>[31m"
    );
    assert_eq!(
        visible("a\u{2066}b\u{200e}\u{feff}\u{e0041}"),
        "a<U+2066>b<U+200E><U+FEFF><U+E0041>"
    );
    assert_eq!(
        visible("می\u{200c}خواهم 👩\u{200d}🚒"),
        "می\u{200c}خواهم 👩\u{200d}🚒"
    );
    assert_eq!(
        visible_json("\"a\u{202e}\u{e0041}\"\n".to_owned()),
        "\"a\\u202e\\udb40\\udc41\"\n"
    );
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

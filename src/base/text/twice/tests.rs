//! Text that was decoded twice, and honest text that looks alike.

use crate::base::text::characters::odd;

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
        for odd in odd(broken).into_iter().rev() {
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
        let found: Vec<_> = odd(honest).into_iter().map(|odd| odd.message).collect();
        assert_eq!(found, Vec::<String>::new(), "{honest}");
    }
}

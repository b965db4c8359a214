//! Characters that deceive or are invisible, and those that scripts need.

use super::*;

/// What is odd in a text: the characters, and `!` for errors.
fn oddities(text: &str) -> Vec<String> {
    let mark = |odd: CharacterFault| {
        format!(
            "{}{}",
            &text[odd.bytes],
            if odd.is_error { "!" } else { "" }
        )
    };
    all_odd(text).into_iter().map(mark).collect()
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
            first_invisible(name).is_some() && first_invisible_in_name(name).is_some(),
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
    assert_eq!(unbalanced("\u{2067}a"), all_odd("\u{2067}a"));
    assert_eq!(oddities("a\u{2069}\u{2068}b"), ["\u{2069}!", "\u{2068}!"]);
    assert_eq!(oddities("\u{2066}\u{2067}a\u{2069}"), ["\u{2066}!"]);
}

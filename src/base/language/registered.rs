//! The languages that have a code, so that a tag can be told from another word, and the code of a
//! language found by its name.

use crate::base::text::{is_language_tag, nearest};

/// A language: its code in tags (ISO 639-1; where that has none, ISO 639-3), its name in English,
/// and its own names in small letters, separated by commas.
type Registered = (&'static str, &'static str, &'static str);

/// Every language with a code of two letters, and those of three letters that many people write.
///
/// `no` is a language, although it is also an answer.
#[rustfmt::skip]
const REGISTERED: &[Registered] = &[
    ("aa", "Afar", "afaraf"), ("ab", "Abkhazian", "аҧсуа"), ("ae", "Avestan", ""), ("af", "Afrikaans", "afrikaans"),
    ("ak", "Akan", "akan"), ("am", "Amharic", "አማርኛ"), ("an", "Aragonese", "aragonés"), ("ar", "Arabic", "العربية"),
    ("arz", "Egyptian Arabic", "مصري"), ("as", "Assamese", "অসমীয়া"), ("ast", "Asturian", "asturianu"),
    ("av", "Avaric", "авар"), ("awa", "Awadhi", "अवधी"), ("ay", "Aymara", "aymar"), ("az", "Azerbaijani", "azərbaycan"),
    ("ba", "Bashkir", "башҡорт"), ("ban", "Balinese", "basa bali"), ("bar", "Bavarian", "boarisch"),
    ("be", "Belarusian", "беларуская"), ("ber", "Berber", ""), ("bg", "Bulgarian", "български"), ("bho", "Bhojpuri", "भोजपुरी"),
    ("bi", "Bislama", "bislama"), ("bm", "Bambara", "bamanankan"), ("bn", "Bengali", "বাংলা,bangla"), ("bo", "Tibetan", "བོད་ཡིག"),
    ("br", "Breton", "brezhoneg"), ("bs", "Bosnian", "bosanski"), ("ca", "Catalan", "català,valencià,valencian"),
    ("ce", "Chechen", "нохчийн"), ("ceb", "Cebuano", "cebuano"), ("ch", "Chamorro", "chamoru"), ("chr", "Cherokee", "tsalagi"),
    ("ckb", "Central Kurdish", "سۆرانی,sorani"), ("cmn", "Mandarin", "普通话"), ("co", "Corsican", "corsu"), ("cr", "Cree", ""),
    ("crh", "Crimean Tatar", "qırımtatar"), ("cs", "Czech", "čeština,česky"), ("cu", "Church Slavic", ""), ("cv", "Chuvash", "чӑваш"),
    ("cy", "Welsh", "cymraeg"), ("da", "Danish", "dansk"), ("de", "German", "deutsch"), ("din", "Dinka", "thuɔŋjäŋ"),
    ("dsb", "Lower Sorbian", "dolnoserbšćina"), ("dv", "Divehi", "ދިވެހި,maldivian"), ("dz", "Dzongkha", "རྫོང་ཁ"), ("ee", "Ewe", "eʋegbe"),
    ("el", "Greek", "ελληνικά"), ("en", "English", "english"), ("eo", "Esperanto", "esperanto"), ("es", "Spanish", "español,castellano,castilian"),
    ("et", "Estonian", "eesti"), ("eu", "Basque", "euskara"), ("fa", "Persian", "فارسی,farsi"), ("ff", "Fulah", "fulfulde,pulaar"),
    ("fi", "Finnish", "suomi"), ("fil", "Filipino", "filipino"), ("fj", "Fijian", "vosa vakaviti"), ("fo", "Faroese", "føroyskt"),
    ("fr", "French", "français"), ("frr", "Northern Frisian", "nordfriisk"), ("fur", "Friulian", "furlan"), ("fy", "Western Frisian", "frysk"),
    ("ga", "Irish", "gaeilge"), ("gag", "Gagauz", "gagauz"), ("gd", "Scottish Gaelic", "gàidhlig"), ("gl", "Galician", "galego"),
    ("gn", "Guarani", "avañe'ẽ"), ("grc", "Ancient Greek", ""), ("gsw", "Swiss German", "schwiizertüütsch,schweizerdeutsch"),
    ("gu", "Gujarati", "ગુજરાતી"), ("gv", "Manx", "gaelg"), ("ha", "Hausa", "هَوُسَ"), ("haw", "Hawaiian", "ʻōlelo hawaiʻi"),
    ("he", "Hebrew", "עברית"), ("hi", "Hindi", "हिन्दी"), ("ho", "Hiri Motu", ""), ("hr", "Croatian", "hrvatski"), ("hsb", "Upper Sorbian", "hornjoserbšćina"),
    ("ht", "Haitian Creole", "kreyòl ayisyen"), ("hu", "Hungarian", "magyar"), ("hy", "Armenian", "հայերեն"), ("hz", "Herero", "otjiherero"),
    ("ia", "Interlingua", "interlingua"), ("id", "Indonesian", "bahasa indonesia"), ("ie", "Interlingue", ""), ("ig", "Igbo", "asụsụ igbo"),
    ("ii", "Sichuan Yi", "ꆈꌠ꒿"), ("ik", "Inupiaq", "iñupiaq"), ("ilo", "Ilocano", "ilokano"), ("io", "Ido", "ido"), ("is", "Icelandic", "íslenska"),
    ("it", "Italian", "italiano"), ("iu", "Inuktitut", "ᐃᓄᒃᑎᑐᑦ"), ("ja", "Japanese", "日本語,nihongo"), ("jv", "Javanese", "basa jawa"),
    ("ka", "Georgian", "ქართული"), ("kab", "Kabyle", "taqbaylit"), ("kg", "Kongo", "kikongo"), ("ki", "Kikuyu", "gĩkũyũ"), ("kj", "Kuanyama", ""),
    ("kk", "Kazakh", "қазақ тілі"), ("kl", "Greenlandic", "kalaallisut"), ("km", "Khmer", "ខ្មែរ"), ("kn", "Kannada", "ಕನ್ನಡ"),
    ("ko", "Korean", "한국어,조선말"), ("kok", "Konkani", "कोंकणी"), ("kr", "Kanuri", "kanuri"), ("ks", "Kashmiri", "कश्मीरी"), ("ku", "Kurdish", "kurdî,kurmanji"),
    ("kv", "Komi", "коми"), ("kw", "Cornish", "kernewek"), ("ky", "Kyrgyz", "кыргызча"), ("la", "Latin", "latina"), ("lad", "Ladino", "djudezmo"),
    ("lb", "Luxembourgish", "lëtzebuergesch"), ("lg", "Ganda", "luganda"), ("li", "Limburgish", "limburgs"), ("lij", "Ligurian", "ligure"),
    ("lmo", "Lombard", "lombard"), ("ln", "Lingala", "lingála"), ("lo", "Lao", "ລາວ"), ("lt", "Lithuanian", "lietuvių"), ("lu", "Luba-Katanga", ""),
    ("lv", "Latvian", "latviešu"), ("mai", "Maithili", "मैथिली"), ("mg", "Malagasy", "malagasy"), ("mh", "Marshallese", "kajin m̧ajeļ"),
    ("mi", "Maori", "te reo māori,māori"), ("mk", "Macedonian", "македонски"), ("ml", "Malayalam", "മലയാളം"), ("mn", "Mongolian", "монгол"),
    ("mni", "Manipuri", "মৈতৈলোন্"), ("mos", "Mossi", "mooré"), ("mr", "Marathi", "मराठी"), ("ms", "Malay", "bahasa melayu"), ("mt", "Maltese", "malti"),
    ("my", "Burmese", "မြန်မာ"), ("na", "Nauru", "dorerin naoero"), ("nan", "Min Nan Chinese", "閩南語,taiwanese"), ("nap", "Neapolitan", "napulitano"),
    ("nb", "Norwegian Bokmål", "bokmål"), ("nd", "North Ndebele", "isindebele"), ("nds", "Low German", "plattdüütsch"), ("ne", "Nepali", "नेपाली"),
    ("ng", "Ndonga", "owambo"), ("nl", "Dutch", "nederlands,vlaams,flemish"), ("nn", "Norwegian Nynorsk", "nynorsk"), ("no", "Norwegian", "norsk"),
    ("nr", "South Ndebele", ""), ("nso", "Northern Sotho", "sesotho sa leboa"), ("nv", "Navajo", "diné bizaad"), ("ny", "Chichewa", "chicheŵa,nyanja"),
    ("oc", "Occitan", "occitan"), ("oj", "Ojibwa", "ᐊᓂᔑᓈᐯᒧᐎᓐ"), ("om", "Oromo", "afaan oromoo"), ("or", "Odia", "ଓଡ଼ିଆ,oriya"), ("os", "Ossetian", "ирон"),
    ("pa", "Punjabi", "ਪੰਜਾਬੀ"), ("pap", "Papiamento", "papiamentu"), ("pcm", "Nigerian Pidgin", "naijá"), ("pi", "Pali", ""), ("pl", "Polish", "polski"),
    ("pms", "Piedmontese", "piemontèis"), ("prs", "Dari", "دری"), ("ps", "Pashto", "پښتو"), ("pt", "Portuguese", "português"), ("qu", "Quechua", "runa simi"),
    ("rm", "Romansh", "rumantsch"), ("rn", "Rundi", "ikirundi"), ("ro", "Romanian", "română,moldovan"), ("rom", "Romany", "romani"), ("ru", "Russian", "русский"),
    ("rue", "Rusyn", "русиньскый"), ("rup", "Aromanian", "armãneashti"), ("rw", "Kinyarwanda", "ikinyarwanda"), ("sa", "Sanskrit", "संस्कृतम्"),
    ("sah", "Sakha", "саха тыла"), ("sat", "Santali", "ᱥᱟᱱᱛᱟᱲᱤ"), ("sc", "Sardinian", "sardu"), ("scn", "Sicilian", "sicilianu"), ("sco", "Scots", "scots"),
    ("sd", "Sindhi", "سنڌي"), ("se", "Northern Sami", "davvisámegiella"), ("sg", "Sango", "yângâ tî sängö"), ("shi", "Tachelhit", "taclḥit"),
    ("si", "Sinhala", "සිංහල"), ("sk", "Slovak", "slovenčina"), ("sl", "Slovenian", "slovenščina,slovene"), ("sm", "Samoan", "gagana samoa"),
    ("sma", "Southern Sami", "åarjelsaemien"), ("smj", "Lule Sami", "julevsámegiella"), ("smn", "Inari Sami", "anarâškielâ"), ("sn", "Shona", "chishona"),
    ("so", "Somali", "soomaali"), ("sq", "Albanian", "shqip"), ("sr", "Serbian", "српски,srpski"), ("ss", "Swati", "siswati"), ("st", "Southern Sotho", "sesotho"),
    ("su", "Sundanese", "basa sunda"), ("sv", "Swedish", "svenska"), ("sw", "Swahili", "kiswahili"), ("syr", "Syriac", "ܠܫܢܐ ܣܘܪܝܝܐ"), ("szl", "Silesian", "ślůnski"),
    ("ta", "Tamil", "தமிழ்"), ("te", "Telugu", "తెలుగు"), ("tet", "Tetum", "tetun"), ("tg", "Tajik", "тоҷикӣ"), ("th", "Thai", "ไทย"), ("ti", "Tigrinya", "ትግርኛ"),
    ("tk", "Turkmen", "türkmen"), ("tl", "Tagalog", "tagalog"), ("tn", "Tswana", "setswana"), ("to", "Tongan", "faka tonga"), ("tpi", "Tok Pisin", "tok pisin"),
    ("tr", "Turkish", "türkçe"), ("ts", "Tsonga", "xitsonga"), ("tt", "Tatar", "татар"), ("tw", "Twi", "twi"), ("ty", "Tahitian", "reo tahiti"),
    ("tzm", "Central Atlas Tamazight", "tamaziɣt"), ("udm", "Udmurt", "удмурт"), ("ug", "Uyghur", "ئۇيغۇرچە"), ("uk", "Ukrainian", "українська"), ("ur", "Urdu", "اردو"),
    ("uz", "Uzbek", "oʻzbek"), ("ve", "Venda", "tshivenḓa"), ("vec", "Venetian", "vèneto"), ("vi", "Vietnamese", "tiếng việt"), ("vo", "Volapük", ""),
    ("wa", "Walloon", "walon"), ("war", "Waray", "winaray"), ("wo", "Wolof", "wollof"), ("wuu", "Wu Chinese", "吴语,shanghainese"), ("xh", "Xhosa", "isixhosa"),
    ("yi", "Yiddish", "ייִדיש"), ("yo", "Yoruba", "yorùbá"), ("yue", "Cantonese", "粵語"), ("za", "Zhuang", "saɯ cueŋƅ"), ("zgh", "Moroccan Tamazight", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
    ("zh", "Chinese", "中文,汉语,漢語"), ("zu", "Zulu", "isizulu"),
    // No single language, as a source can be.
    ("mul", "several languages", ""), ("und", "unknown", ""), ("zxx", "no language", ""),
];

/// Codes that no tag has, each with the language that is meant: of three letters where there is one
/// of two, and of a country.
#[rustfmt::skip]
const MISTAKEN: &[(&str, &str)] = &[
    ("alb", "sq"), ("ara", "ar"), ("at", "de"), ("ben", "bn"), ("bul", "bg"), ("cat", "ca"), ("ces", "cs"), ("chi", "zh"),
    ("cn", "zh"), ("cym", "cy"), ("cz", "cs"), ("cze", "cs"), ("dan", "da"), ("deu", "de"), ("dk", "da"), ("dut", "nl"), ("ell", "el"), ("eng", "en"),
    ("est", "et"), ("eus", "eu"), ("fas", "fa"), ("fin", "fi"), ("fra", "fr"), ("fre", "fr"), ("gb", "en"), ("ger", "de"), ("gle", "ga"),
    ("gr", "el"), ("gre", "el"), ("heb", "he"), ("hin", "hi"), ("hrv", "hr"), ("hun", "hu"), ("ind", "id"), ("isl", "is"), ("ita", "it"),
    ("iw", "he"), ("jp", "ja"), ("jpn", "ja"), ("kor", "ko"), ("lat", "la"), ("lav", "lv"), ("lit", "lt"), ("may", "ms"), ("msa", "ms"),
    ("nld", "nl"), ("nor", "no"), ("per", "fa"), ("pol", "pl"), ("por", "pt"), ("ron", "ro"), ("rum", "ro"), ("rus", "ru"), ("slk", "sk"),
    ("slv", "sl"), ("spa", "es"), ("sqi", "sq"), ("srp", "sr"), ("swa", "sw"), ("swe", "sv"), ("tgl", "tl"), ("tha", "th"), ("tur", "tr"),
    ("ua", "uk"), ("ukr", "uk"), ("urd", "ur"), ("us", "en"), ("vie", "vi"), ("zho", "zh"),
];

/// The shortest word that is taken for a misspelt name: shorter ones are near to too many.
const SHORTEST_MISSPELT: usize = 4;

/// True for a tag of a language that is known to exist.
#[must_use]
pub fn is_registered(tag: &str) -> bool {
    is_language_tag(tag) && is_code(primary(tag))
}

fn is_code(code: &str) -> bool {
    REGISTERED.iter().any(|(known, ..)| *known == code)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The tag that somebody meant by this: `fr` for `French`, `français`, `FR` or `fra`, `pt-br` for
/// `pt_BR`. `None` if it looks like no language.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let tag = lower.replace('_', "-");
    if is_registered(&tag) {
        return Some(tag);
    }
    let code = primary(&tag);
    if let Some((_, meant)) = MISTAKEN.iter().find(|(other, _)| *other == code) {
        return Some(tag.replacen(code, meant, 1)).filter(|tag| is_language_tag(tag));
    }
    by_name(&lower).or_else(|| {
        let all = REGISTERED
            .iter()
            .flat_map(|(_, english, own)| own.split(',').chain([*english]))
            .filter(|name| name.len() >= SHORTEST_MISSPELT);
        let is_long = lower.chars().count() >= SHORTEST_MISSPELT;
        let near = is_long.then(|| nearest(&lower, all))??;
        by_name(&near.to_lowercase())
    })
}

/// The code of the language with this name in small letters.
fn by_name(name: &str) -> Option<String> {
    let found = REGISTERED.iter().find(|(_, english, own)| {
        english.to_lowercase() == name || !name.is_empty() && own.split(',').any(|own| own == name)
    });
    found.map(|(code, ..)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_told_from_another_word() {
        for tag in [
            "fr", "en-gb", "pt-br", "zh-hant", "yue", "gsw", "sma", "no", "uk",
        ] {
            assert!(is_registered(tag), "{tag}");
        }
        for other in [
            "yes", "French", "xx", "eng", "jp", "maybe", "", "fr-", "FR", "none",
        ] {
            assert!(!is_registered(other), "{other}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_names_and_by_codes_of_another_kind() {
        for (text, code) in [
            ("French", "fr"),
            ("english", "en"),
            ("français", "fr"),
            ("Deutsch", "de"),
            ("Español", "es"),
            ("日本語", "ja"),
            ("FR", "fr"),
            ("pt_BR", "pt-br"),
            ("fra", "fr"),
            ("eng-GB", "en-gb"),
            ("jp", "ja"),
            ("Frnech", "fr"),
            ("Germn", "de"),
            ("Ukranian", "uk"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(code), "{text}");
        }
        for other in ["yes", "maybe", "x", "", "2024"] {
            assert_eq!(meant(other), None, "{other}");
        }
    }

    #[test]
    fn the_table_is_in_order_and_each_code_is_a_tag() {
        let codes = REGISTERED.iter().map(|(code, ..)| *code);
        let languages: Vec<&str> = codes.clone().take(REGISTERED.len() - 3).collect();
        assert!(languages.is_sorted());
        assert!(codes.clone().all(is_language_tag));
        assert!(
            MISTAKEN
                .iter()
                .all(|(other, meant)| !is_code(other) && is_code(meant))
        );
        assert!(
            REGISTERED
                .iter()
                .all(|(_, _, own)| own.to_lowercase() == *own)
        );
    }
}

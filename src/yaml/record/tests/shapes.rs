//! The shapes of values: what each accepts and refuses.

use super::{read, wrong};
use crate::base::date::{Day, When};
use crate::base::text::{Id, LocalizedText};
use crate::yaml::record::{AtLeastOne, OneOrMany, OutsideUrl, Shape as _, ValueReader};

#[test]
fn text_is_text() {
    assert_eq!(read::<String>("' x '").0.as_deref(), Some("x"));
    assert_eq!(wrong::<String>("''"), "this text is empty");
    assert_eq!(wrong::<String>("'  '"), "this text is empty");
    assert_eq!(wrong::<String>("3.5"), "expected text, found a number");
    assert_eq!(
        wrong::<String>("false"),
        "expected text, found true or false"
    );
    assert_eq!(
        wrong::<String>("a: b"),
        "expected text, found keys with values"
    );
    assert_eq!(wrong::<String>("[a]"), "expected text, found a list");
}

#[test]
fn numbers_are_whole_and_not_below_nought() {
    assert_eq!(read::<u32>("0").0, Some(0));
    assert_eq!(read::<u32>("4294967295").0, Some(u32::MAX));
    for text in ["4294967296", "1.5", "-1"] {
        assert_eq!(
            wrong::<u32>(text),
            format!("`{text}` is not a whole number from 0 to 4294967295")
        );
    }
    assert_eq!(wrong::<u32>("'1'"), "expected a whole number, found text");
}

#[test]
fn true_and_false_are_no_texts() {
    assert_eq!(read::<bool>("true").0, Some(true));
    for (text, found) in [("yes", "text"), ("'true'", "text"), ("1", "a number")] {
        assert_eq!(
            wrong::<bool>(text),
            format!("expected true or false, found {found}")
        );
    }
}

#[test]
fn a_day_is_whole_and_a_date_may_be_a_year() {
    assert_eq!(read::<Day>("2024-02-29").0, Day::parse("2024-02-29").ok());
    assert_eq!(
        wrong::<Day>("2024"),
        "`2024` has no day; write the whole date as YYYY-MM-DD"
    );
    assert_eq!(read::<When>("2024").0, Some(When::Year(2024)));
    assert_eq!(read::<When>("'2024-02'").0, Some(When::Month(2024, 2)));
    assert_eq!(
        wrong::<When>("20240229"),
        "`20240229` is not a date in the form YYYY-MM-DD"
    );
    assert_eq!(
        wrong::<When>("-5"),
        "`-5` is not a date in the form YYYY-MM-DD"
    );
    assert_eq!(wrong::<When>("[2024]"), "expected a date, found a list");
}

#[test]
fn a_wrong_id_is_told_the_nearest_right_one() {
    let mut reader = ValueReader::new(&"pool.yaml".into(), "en");
    for (text, help) in [
        (
            "The Pool",
            "use lowercase letters, digits and single hyphens, as in `the-pool`",
        ),
        ("con", "Windows reserves this name; choose another"),
        (
            "東京",
            "use lowercase letters, digits and single hyphens, as in `a-name`",
        ),
    ] {
        assert_eq!(Id::read(&text.into(), &mut reader), None);
        let fault = reader.diagnostics.pop().expect("it is refused");
        assert_eq!(fault.help.as_deref(), Some(help));
    }
}

#[test]
fn words_are_one_text_or_one_a_language() {
    assert_eq!(
        read::<LocalizedText>("Proven").0,
        Some(LocalizedText::One("Proven".to_owned()))
    );
    let (words, faults) = read::<LocalizedText>("{en: 'True', fr: Vrai}");
    assert_eq!(faults, []);
    assert_eq!(
        words
            .map(|words| words.in_language("fr", "en").to_owned())
            .as_deref(),
        Some("Vrai")
    );
    assert_eq!(
        wrong::<LocalizedText>("{en: 3}"),
        "expected text, found a number"
    );
    assert_eq!(
        wrong::<LocalizedText>("{3: three}"),
        "expected a key that is text, found a number"
    );
    assert_eq!(wrong::<LocalizedText>("[a]"), "expected text, found a list");
}

#[test]
fn a_list_is_a_list_and_some_must_hold_something() {
    assert_eq!(wrong::<Vec<String>>("a"), "expected a list, found text");
    assert_eq!(wrong::<AtLeastOne<String>>("[]"), "this list is empty");
    assert_eq!(
        read::<OneOrMany<String>>("a").0,
        Some(OneOrMany(vec!["a".to_owned()]))
    );
    assert_eq!(
        read::<OneOrMany<String>>("[a, b]")
            .0
            .map(|many| many.0.len()),
        Some(2)
    );
    let (list, faults) = read::<Vec<u32>>("[1, x, 3, y]");
    assert_eq!((list, faults.len()), (None, 2));
}

#[test]
fn an_address_that_leads_away_is_a_web_address() {
    assert_eq!(
        read::<OutsideUrl>("https://a.example/")
            .0
            .as_ref()
            .map(OutsideUrl::as_str),
        Some("https://a.example/")
    );
    assert_eq!(
        wrong::<OutsideUrl>("javascript:alert(1)"),
        "`javascript:alert(1)` is not a web address; it must begin with https:// or http://"
    );
}

//! Dates as they are written, as exactly as they are known.

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

#[test]
fn a_date_is_printed_as_it_was_written() {
    for text in [
        "2023",
        "2023-03",
        "2023-03-22",
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
    ] {
        assert_eq!(
            When::parse(text).map(|when| when.to_string()).as_deref(),
            Ok(text)
        );
    }
}

#[test]
fn what_is_no_date_is_told_in_one_sentence() {
    let wrong = |text: &str| When::parse(text).expect_err("it is no date");
    assert_eq!(
        wrong("22/03/2023"),
        "`22/03/2023` is not a date in the form YYYY-MM-DD"
    );
    assert_eq!(
        wrong("2023-13-01"),
        "`2023-13-01` has month 13, but months go from 01 to 12"
    );
    assert_eq!(
        wrong("2023-00"),
        "`2023-00` has month 0, but months go from 01 to 12"
    );
    assert_eq!(
        wrong("2023-02-29"),
        "`2023-02-29` is not a day in the calendar"
    );
    assert_eq!(
        wrong("1900-02-29"),
        "`1900-02-29` is not a day in the calendar"
    );
    assert_eq!(
        wrong("2023-04-31"),
        "`2023-04-31` is not a day in the calendar"
    );
    assert_eq!(
        wrong("2023-04-00"),
        "`2023-04-00` is not a day in the calendar"
    );
}

#[test]
fn a_date_has_four_two_and_two_digits() {
    for text in [
        "",
        "-",
        "23-03-22",
        "2023-3-22",
        "2023-03-2",
        "2023-03-22T10:00",
        "2023-03-22-01",
        "-2023-03-22",
        "+2023",
        " 2023",
        "2023-03-",
        "२०२३",
        "20230322",
        "2023–03–22",
        "12023-01-01",
    ] {
        let message = format!("`{text}` is not a date in the form YYYY-MM-DD");
        assert_eq!(When::parse(text), Err(message));
    }
}

#[test]
fn a_day_is_a_whole_date() {
    assert_eq!(day("2023-03-22").parts(), (2023, 3, 22));
    for text in ["2023", "2023-03"] {
        let message = format!("`{text}` has no day; write the whole date as YYYY-MM-DD");
        assert_eq!(Day::parse(text), Err(message));
    }
}

#[test]
fn days_stand_in_the_order_of_the_calendar() {
    assert!(day("2023-03-22") < day("2023-03-23"));
    assert!(day("2023-12-31") < day("2024-01-01"));
}

#[test]
fn a_day_begins_at_its_zone_s_midnight() {
    let zone = |name: &str| Zone::parse(name).expect("a zone");
    let utc = Zone::utc();
    assert_eq!(utc.day_at(0), Ok(day("1970-01-01")));
    assert_eq!(utc.day_at(86_399), Ok(day("1970-01-01")));
    assert_eq!(utc.day_at(-1), Ok(day("1969-12-31")));
    assert_eq!(utc.day_at(1_709_164_800), Ok(day("2024-02-29")));
    assert!(utc.day_at(i64::MAX).is_err());
    // 2026-11-29, 04:00 in Coordinated Universal Time.
    let evening = 1_795_924_800;
    assert_eq!(
        zone("America/Vancouver").day_at(evening),
        Ok(day("2026-11-28"))
    );
    assert_eq!(zone("Europe/Paris").day_at(evening), Ok(day("2026-11-29")));
    assert_eq!(
        zone("Pacific/Auckland").day_at(evening + 12 * 3600),
        Ok(day("2026-11-30"))
    );
    assert_eq!(zone("-05:00").day_at(evening), Ok(day("2026-11-28")));
    assert_eq!(
        zone("+14:00").day_at(evening + 7 * 3600),
        Ok(day("2026-11-30"))
    );
}

#[test]
fn noon_is_told_with_the_offset_of_its_day() {
    let noon = |name: &str, on: &str| Zone::parse(name).expect("a zone").noon(day(on), 0);
    assert_eq!(
        noon("America/Toronto", "2024-04-01"),
        "2024-04-01T12:00:00-04:00"
    );
    assert_eq!(
        noon("America/Toronto", "2024-12-01"),
        "2024-12-01T12:00:00-05:00"
    );
    assert_eq!(
        noon("America/St_Johns", "2024-12-01"),
        "2024-12-01T12:00:00-03:30"
    );
    assert_eq!(
        noon("Asia/Kathmandu", "2024-12-01"),
        "2024-12-01T12:00:00+05:45"
    );
    assert_eq!(noon("Europe/London", "2024-12-01"), "2024-12-01T12:00:00Z");
    assert_eq!(noon("UTC", "2024-04-01"), "2024-04-01T12:00:00Z");
    assert_eq!(noon("-05:00", "2024-04-01"), "2024-04-01T12:00:00-05:00");
    // Before zones, clocks told the time of the sun, to the second; formats know no seconds of an
    // offset.
    assert_eq!(
        noon("America/Toronto", "1850-01-01"),
        "1850-01-01T12:00:00-05:17"
    );
    for later in [0, 1, 59, 60, 3_599, 3_600, 43_199, 43_200, u32::MAX] {
        let time = Zone::utc().noon(day("2024-04-01"), later);
        assert!(
            time.starts_with("2024-04-01T") && time.len() == "2024-04-01T12:00:00Z".len(),
            "{time}"
        );
    }
    assert!(Zone::utc().noon(day("2024-04-01"), 2) > Zone::utc().noon(day("2024-04-01"), 1));
}

#[test]
fn a_zone_that_nobody_knows_is_refused_with_what_was_meant() {
    let help = |name: &str| Zone::parse(name).expect_err("no zone").1.expect("help");
    for (name, meant) in [
        ("America/Torronto", "America/Toronto"),
        ("america/toronto", "America/Toronto"),
        ("Toronto", "America/Toronto"),
        ("new york", "America/New_York"),
        ("Europe/Pairs", "Europe/Paris"),
        ("utc", "UTC"),
    ] {
        assert_eq!(help(name), format!("did you mean `{meant}`?"), "{name}");
    }
    for name in [
        "-5",
        "-05",
        "+5:00",
        "-05:60",
        "+15:00",
        "+0530",
        "--5:00",
        "+-1:-3",
        "-",
        "UTC+2 or so",
        "",
    ] {
        let (message, help) = Zone::parse(name).expect_err("no zone");
        assert!(
            message.contains(&format!("`{name}`")) && help.is_some(),
            "{name}: {message}"
        );
    }
}

#[test]
fn a_month_begins_with_its_first_day_and_a_year_with_its_first() {
    let first = |text: &str| When::parse(text).expect("a date").first_day().to_string();
    assert_eq!(first("2024"), "2024-01-01");
    assert_eq!(first("2024-02"), "2024-02-01");
    assert_eq!(first("2024-02-29"), "2024-02-29");
}

#[test]
fn one_date_is_before_another_when_it_cannot_mean_the_same_day() {
    let is_before = |one: &str, other: &str| {
        When::parse(one)
            .expect("a date")
            .is_before(When::parse(other).expect("a date"))
    };
    for (one, other) in [
        ("2023", "2024"),
        ("2024-02", "2024-03-01"),
        ("2024-02-29", "2024-03"),
        ("2023-12-31", "2024"),
    ] {
        assert!(is_before(one, other), "{one} {other}");
        assert!(!is_before(other, one), "{other} {one}");
    }
    for (one, other) in [
        ("2024", "2024-06-01"),
        ("2024-02", "2024-02-29"),
        ("2024", "2024"),
    ] {
        assert!(
            !is_before(one, other) && !is_before(other, one),
            "{one} {other}"
        );
    }
}

//! Dates as they are written, as exactly as they are known.

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

#[test]
fn a_date_is_printed_as_it_was_written() {
    for text in ["2023", "2023-03", "2023-03-22", "0001-01-01", "9999-12-31", "2024-02-29"] {
        assert_eq!(When::parse(text).map(|when| when.to_string()).as_deref(), Ok(text));
    }
}

#[test]
fn what_is_no_date_is_told_in_one_sentence() {
    let wrong = |text: &str| When::parse(text).expect_err("it is no date");
    assert_eq!(wrong("22/03/2023"), "`22/03/2023` is not a date; write it as 2023-03-22");
    assert_eq!(wrong("2023-13-01"), "`2023-13-01` names month 13; there are twelve");
    assert_eq!(wrong("2023-00"), "`2023-00` names month 0; there are twelve");
    assert_eq!(wrong("2023-02-29"), "`2023-02-29` is no day of the calendar");
    assert_eq!(wrong("1900-02-29"), "`1900-02-29` is no day of the calendar");
    assert_eq!(wrong("2023-04-31"), "`2023-04-31` is no day of the calendar");
    assert_eq!(wrong("2023-04-00"), "`2023-04-00` is no day of the calendar");
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
        let message = format!("`{text}` is not a date; write it as 2023-03-22");
        assert_eq!(When::parse(text), Err(message));
    }
}

#[test]
fn a_day_is_a_whole_date() {
    assert_eq!(day("2023-03-22").parts(), (2023, 3, 22));
    for text in ["2023", "2023-03"] {
        let message = format!("`{text}` is not a whole date; write the day too, as in 2023-03-22");
        assert_eq!(Day::parse(text), Err(message));
    }
}

#[test]
fn days_stand_in_the_order_of_the_calendar() {
    assert!(day("2023-03-22") < day("2023-03-23"));
    assert!(day("2023-12-31") < day("2024-01-01"));
}

#[test]
fn a_point_in_time_lies_on_a_day() {
    assert_eq!(Day::from_unix_seconds(0), Ok(day("1970-01-01")));
    assert_eq!(Day::from_unix_seconds(86_399), Ok(day("1970-01-01")));
    assert_eq!(Day::from_unix_seconds(-1), Ok(day("1969-12-31")));
    assert_eq!(Day::from_unix_seconds(1_709_164_800), Ok(day("2024-02-29")));
    assert!(Day::from_unix_seconds(i64::MAX).is_err());
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
    let is_before =
        |one: &str, other: &str| When::parse(one).expect("a date").is_before(When::parse(other).expect("a date"));
    for (one, other) in [("2023", "2024"), ("2024-02", "2024-03-01"), ("2024-02-29", "2024-03"), ("2023-12-31", "2024")]
    {
        assert!(is_before(one, other), "{one} {other}");
        assert!(!is_before(other, one), "{other} {one}");
    }
    for (one, other) in [("2024", "2024-06-01"), ("2024-02", "2024-02-29"), ("2024", "2024")] {
        assert!(!is_before(one, other) && !is_before(other, one), "{one} {other}");
    }
}

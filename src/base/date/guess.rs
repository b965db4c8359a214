//! What a text was meant to say that is a date in another form: of a country, of a language, of a
//! program.

use super::names::{month_of, says_nothing};
use super::{Day, When};
use crate::base::text::characters::without_invisible;

/// What a text can mean as a date: nothing, one date, or two of which nobody knows which is meant.
#[must_use]
pub fn meanings(text: &str) -> Vec<When> {
    let plain = plain(text);
    let text = plain.trim();
    if let Ok(when) = When::parse(text) {
        return vec![when];
    }
    if let Some(day) = Day::suggestion(text).or_else(|| timestamp(text)) {
        return vec![When::Day(day)];
    }
    if let Some(when) = less_known(text) {
        return vec![when];
    }
    if let [year, day, month] = text.split('-').collect::<Vec<_>>().as_slice()
        && year.len() == 4
        && is_number(day)
        && is_number(month)
    {
        return Day::suggestion(&format!("{year}-{month}-{day}"))
            .map(When::Day)
            .into_iter()
            .collect();
    }
    if let Some((first, second, year)) = three_numbers(text) {
        return in_numbers(text, first, second, year);
    }
    in_words(text).into_iter().collect()
}

/// What a date whose year has two digits probably means, in this century.
#[must_use]
pub fn in_this_century(text: &str) -> Vec<When> {
    let plain = plain(text);
    match three_numbers(plain.trim()) {
        Some((first, second, year)) if is_number(year) && year.len() == 2 => {
            in_numbers(text, first, second, &format!("20{year}"))
        }
        _ => Vec::new(),
    }
}

/// The years that a text names, each once, in their order.
#[must_use]
pub fn years(text: &str) -> Vec<&str> {
    let mut years: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| number.len() == 4 && number.starts_with(['1', '2']))
        .collect();
    years.dedup();
    years
}

/// A text with plain hyphens, without invisible characters, and without the signs for year, month
/// and day that follow their numbers in Chinese and Japanese.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '–' | '—' | '‐' | '‑' | '−' | '年' | '月' | '_' => Some('-'),
        '日' => None,
        c => Some(c),
    };
    without_invisible(text).chars().filter_map(plain).collect()
}

/// The day of a point in time, and of eight digits in one.
fn timestamp(text: &str) -> Option<Day> {
    let is_compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if is_compact {
        let (year, month, day) = (&text[..4], &text[4..6], &text[6..]);
        return Day::parse(&format!("{year}-{month}-{day}")).ok();
    }
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(',').unwrap_or(time);
    let is_time = time.starts_with(['T', 't', ' '])
        && time[1..].starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':');
    is_time.then(|| Day::parse(day).ok()).flatten()
}

/// A month or a year in whose date signs for "not known" take the place of the day or the month;
/// and a month before its year.
fn less_known(text: &str) -> Option<When> {
    let is_unknown =
        |part: &str| !part.is_empty() && part.chars().all(|c| matches!(c, '0' | '?' | 'x' | 'X'));
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let date = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && is_unknown(day) && is_unknown(month) => {
            (*year).to_owned()
        }
        [year, month, day] if is_unknown(day) && is_number(month) => format!("{year}-{month:0>2}"),
        [year, month] if year.len() == 4 && is_unknown(month) => (*year).to_owned(),
        [month, year] | [year, month] if year.len() == 4 && is_number(month) => {
            format!("{year}-{month:0>2}")
        }
        _ => return None,
    };
    When::parse(&date).ok()
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Three numbers of which the last is the year.
fn three_numbers(text: &str) -> Option<(&str, &str, &str)> {
    let numbers: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    match numbers.as_slice() {
        [first, second, year] if is_number(first) && is_number(second) => {
            Some((first, second, year))
        }
        _ => None,
    }
}

/// The dates of three numbers of which the last is the year.
fn in_numbers(text: &str, first: &str, second: &str, year: &str) -> Vec<When> {
    if year.len() != 4 {
        return Vec::new();
    }
    let date = |day: &str, month: &str| {
        Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
            .ok()
            .map(When::Day)
    };
    let mut dates: Vec<When> = [date(first, second), date(second, first)]
        .into_iter()
        .flatten()
        .collect();
    dates.dedup();
    // Where dots are written, the day comes first.
    if text.contains('.') {
        dates.truncate(1);
    }
    dates
}

/// The date of words with the name of a month among them.
fn in_words(text: &str) -> Option<When> {
    let words: Vec<String> = text
        .split([' ', ',', '\u{a0}', '-'])
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| !word.is_empty() && !says_nothing(word))
        .collect();
    let (mut day, mut month, mut year) = (None, None, None);
    for word in &words {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let slot = if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
            &mut year
        } else if is_number(number)
            && ["", "st", "nd", "rd", "th", "er"].contains(&&word[number.len()..])
        {
            &mut day
        } else {
            &mut month
        };
        if slot.is_some() {
            return None;
        }
        *slot = Some(if slot_is_number(word) {
            number.to_owned()
        } else {
            month_of(word)?.to_string()
        });
    }
    let (month, year) = (month?, year?);
    let date = day.map_or_else(
        || format!("{year}-{month:0>2}"),
        |day| format!("{year}-{month:0>2}-{day:0>2}"),
    );
    When::parse(&date).ok()
}

fn slot_is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{in_this_century, meanings, years};

    fn read(text: &str) -> String {
        let dates: Vec<String> = meanings(text).iter().map(ToString::to_string).collect();
        dates.join(" or ")
    }

    #[test]
    fn dates_of_countries_languages_and_programs_are_understood() {
        for (text, date) in [
            ("31/03/2024", "2024-03-31"),
            ("03/31/2024", "2024-03-31"),
            ("03/04/2024", "2024-04-03 or 2024-03-04"),
            ("10.03.2024", "2024-03-10"),
            ("2024-31-03", "2024-03-31"),
            ("4.4.2024", "2024-04-04"),
            ("2024/3/10", "2024-03-10"),
            ("2024–03–10", "2024-03-10"),
            ("20240310", "2024-03-10"),
            ("10 March 2024", "2024-03-10"),
            ("March 10th, 2024", "2024-03-10"),
            ("10 Mar 2024", "2024-03-10"),
            ("March 2024", "2024-03"),
            ("1er août 2024", "2024-08-01"),
            ("10. März 2024", "2024-03-10"),
            ("3 juillet 2024", "2024-07-03"),
            ("3 juin 2024", "2024-06-03"),
            ("2024-03-31T09:03:16.371Z", "2024-03-31"),
            ("2024-03-31 09:03:16 +0200", "2024-03-31"),
            ("2024-03-31, 09:03", "2024-03-31"),
            ("Sunday, 31 March 2024", "2024-03-31"),
            ("Sun, 31 Mar 2024 09:03:16 +0000", "2024-03-31"),
            ("dimanche 31 mars 2024", "2024-03-31"),
            ("31st of March 2024", "2024-03-31"),
            ("10 de marzo de 2024", "2024-03-10"),
            ("1 maggio 2024", "2024-05-01"),
            ("2024年3月10日", "2024-03-10"),
            ("2024_03_10", "2024-03-10"),
            ("2024 03 10", "2024-03-10"),
            ("2024-03-10\u{200b}", "2024-03-10"),
            ("03/2024", "2024-03"),
            ("2024/3", "2024-03"),
            ("2024-03-00", "2024-03"),
            ("2024-03-??", "2024-03"),
            ("2024-XX-XX", "2024"),
            ("2024-00", "2024"),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_has_no_meaning() {
        for text in [
            "today",
            "c. 2024",
            "Spring 2024",
            "2023-2024",
            "10/03/24",
            "31/31/2024",
            "10 March",
            "March March 2024",
            "2024-02-30",
            "Marathon 2024",
            "jui 2024",
            "out of 2024",
            "Mon 2024",
            "",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_one_of_this_century() {
        let read = |text: &str| -> Vec<String> {
            in_this_century(text)
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        assert_eq!(read("10/03/24"), ["2024-03-10", "2024-10-03"]);
        assert_eq!(read("10.3.24"), ["2024-03-10"]);
        assert!(read("10/03/2024").is_empty());
    }

    #[test]
    fn the_years_that_a_text_names_are_found() {
        assert_eq!(years("c. 2024"), ["2024"]);
        assert_eq!(years("2023-2024"), ["2023", "2024"]);
        assert_eq!(years("2024-03-10/2024-03-12"), ["2024"]);
        assert!(years("20240310").is_empty());
    }
}

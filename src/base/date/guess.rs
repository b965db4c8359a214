//! What a text was meant to say that is a date in another form: of a country, of a language, of a
//! program.

use super::{Day, When};

/// The months as some languages write them, each from its first letters on.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "déc", "dez"],
];

/// What a text can mean as a date: nothing, one date, or two of which nobody knows which is meant.
#[must_use]
pub fn meanings(text: &str) -> Vec<When> {
    let text = text.trim();
    let plain: String = text
        .chars()
        .map(|c| {
            if "–—‐‑−".contains(c) {
                '-'
            } else {
                c
            }
        })
        .collect();
    let one = |when: When| vec![when];
    if plain != text
        && let Ok(when) = When::parse(&plain)
    {
        return one(when);
    }
    if let Some(day) = Day::suggestion(text).or_else(|| timestamp(text)) {
        return one(When::Day(day));
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
    let numbers: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    if let [first, second, year] = numbers.as_slice()
        && is_number(first)
        && is_number(second)
    {
        // Where dots are written, the day comes first.
        let mut dates = in_numbers(first, second, year);
        if text.contains('.') {
            dates.truncate(1);
        }
        return dates;
    }
    in_words(text).into_iter().collect()
}

/// The day of a point in time, and of eight digits in one.
fn timestamp(text: &str) -> Option<Day> {
    let is_compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if is_compact {
        let (year, month, day) = (&text[..4], &text[4..6], &text[6..]);
        return Day::parse(&format!("{year}-{month}-{day}")).ok();
    }
    let (day, time) = text.split_at_checked(10)?;
    let is_time = time.starts_with(['T', 't', ' '])
        && time[1..].starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':');
    is_time.then(|| Day::parse(day).ok()).flatten()
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The dates of three numbers of which the last is the year.
fn in_numbers(first: &str, second: &str, year: &str) -> Vec<When> {
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
    dates
}

/// The date of words with the name of a month among them.
fn in_words(text: &str) -> Option<When> {
    let words: Vec<String> = text
        .split([' ', ',', '\u{a0}', '-'])
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| !word.is_empty())
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

/// The number of a month, from 1, by its name or the beginning of its name.
fn month_of(word: &str) -> Option<usize> {
    let is_name = word.chars().all(char::is_alphabetic);
    let months = MONTHS.iter().position(|starts| {
        // "mai" and "may" are whole names; a longer word is another one.
        starts.iter().any(|start| word.starts_with(start))
    })?;
    // June and July begin alike in French, and "mar" begins March only.
    is_name.then_some(months + 1)
}

#[cfg(test)]
mod tests {
    use super::meanings;

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
            "",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}

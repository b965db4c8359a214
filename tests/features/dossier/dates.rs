//! The dates that a text names: as keys have them, and as English and French write them.

use super::passages::Passage;

const MONTHS: [(&str, &str); 12] = [
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
];

/// Keys whose value is a date.
const KEYS: [&str; 6] = [
    "date",
    "until",
    "as_of",
    "published",
    "updated",
    "review_by",
];

/// Each date with its place: `2023-03-22`, `2023-03` or `2023`, and `03-22` for a day without a
/// year. A month alone says too little to be held to anything.
pub fn of(passage: &Passage) -> Vec<(usize, String)> {
    let text = passage.text.as_str();
    if KEYS.contains(&passage.key.as_str()) {
        return vec![(0, text.to_owned())];
    }
    if passage.key == "url" {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let word = |index: Option<usize>| {
        index
            .and_then(|index| words.get(index))
            .map(|found| found.1)
    };
    let mut found = Vec::new();
    for (index, &(at, name)) in words.iter().enumerate() {
        let Some(month) = MONTHS
            .iter()
            .position(|(en, fr)| name == *en || name == *fr)
        else {
            let is_beside_month = [index.checked_sub(1), index.checked_sub(2)]
                .into_iter()
                .any(|before| word(before).is_some_and(is_month));
            if !is_beside_month && year(Some(name)).is_some() {
                found.push((at, name.to_owned()));
            }
            continue;
        };
        let month = month + 1;
        let (before, after) = (word(index.checked_sub(1)), word(Some(index + 1)));
        let american = day(after).and_then(|day| Some((day, year(word(Some(index + 2)))?)));
        match (day(before), year(after), american) {
            (Some(day), Some(year), _) | (None, _, Some((day, year))) => {
                found.push((at, format!("{year}-{month:02}-{day:02}")));
            }
            (Some(day), None, _) => found.push((at, format!("{month:02}-{day:02}"))),
            (None, Some(year), None) => found.push((at, format!("{year}-{month:02}"))),
            (None, None, None) => {}
        }
    }
    found
}

/// True if a register has the date, a day in that month or year, or that day in some year.
pub fn is_known(date: &str, register: &[String]) -> bool {
    let date = date.trim_matches('"');
    register.iter().any(|known| {
        known == date
            || known.starts_with(&format!("{date}-"))
            || date.len() == 5 && known.ends_with(&format!("-{date}"))
    })
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|(en, fr)| word == *en || word == *fr)
}

fn day(word: Option<&str>) -> Option<u8> {
    let number = word?.trim_end_matches("er");
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: Option<&str>) -> Option<u16> {
    let number: u16 = word?.parse().ok()?;
    (1900..2100).contains(&number).then_some(number)
}

//! The names of months and of days of the week, as authors write them in dates.

/// The months in English, French and German, whose names may be cut after three letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "jänner"],
    &["february", "février", "fevrier", "februar"],
    &["march", "mars", "märz", "mrz"],
    &["april", "avril"],
    &["may", "mai"],
    &["june", "juin", "juni"],
    &["july", "juillet", "juli"],
    &["august", "août", "aout"],
    &["september", "septembre"],
    &["october", "octobre", "oktober"],
    &["november", "novembre"],
    &["december", "décembre", "decembre", "dezember"],
];

/// The months in Spanish, Italian, Portuguese and Dutch, where those names differ. They are not
/// cut, since some of their beginnings are words of other languages.
const WHOLE_MONTHS: [&[&str]; 12] = [
    &["enero", "gennaio", "janeiro", "januari"],
    &["febrero", "febbraio", "fevereiro", "februari"],
    &["marzo", "março", "maart"],
    &["abril", "aprile"],
    &["mayo", "maggio", "maio", "mei"],
    &["junio", "giugno", "junho"],
    &["julio", "luglio", "julho"],
    &["agosto", "augustus"],
    &["septiembre", "settembre", "setembro"],
    &["octubre", "ottobre", "outubro"],
    &["noviembre", "novembro"],
    &["diciembre", "dicembre", "dezembro"],
];

/// The days of the week in English, French and German, which a date may begin with.
const WEEKDAYS: [&str; 21] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];

/// True for a word of a date that does not change which day it is: a day of the week, a time, a
/// time zone, an article.
pub fn says_nothing(word: &str) -> bool {
    let is_weekday = word.chars().count() > 1 && WEEKDAYS.iter().any(|day| day.starts_with(word));
    is_weekday && month_of(word).is_none()
        || word.contains(':')
        || word.starts_with('+')
        || [
            "at", "de", "den", "del", "gmt", "le", "of", "the", "um", "utc", "à",
        ]
        .contains(&word)
}

/// The number of a month, from 1, by its name or the beginning of its name.
pub fn month_of(word: &str) -> Option<usize> {
    let is_cut = word.chars().count() >= 3;
    let mut months = (0..12).filter(|&month| {
        MONTHS[month]
            .iter()
            .any(|name| is_cut && name.starts_with(word))
            || WHOLE_MONTHS[month].contains(&word)
    });
    // June and July begin alike.
    let first = months.next()?;
    months.next().is_none().then_some(first + 1)
}

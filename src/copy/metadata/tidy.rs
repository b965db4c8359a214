//! Tidying what pages say: texts in one line without markup, and dates and languages in the form
//! that content has.

use crate::base::date::When;
use crate::base::text::is_language_tag;
use crate::copy::html;
use crate::copy::text::without_odd;

/// The longest title that is taken, in characters. A longer one is hardly a title.
const LONGEST_PAGE_TITLE: usize = 250;
/// The longest name of a person or an organisation, in characters.
const LONGEST_NAME: usize = 100;
/// The most authors that are taken; a list that was cut would be wrong.
const MOST_AUTHORS: usize = 40;
/// What stands behind a comma without being a first name, in small letters.
const BEHIND_NAMES: [&str; 10] = [
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "esq.",
];
/// What programs write in the place of a name or a title.
const FILLINGS: [&str; 14] = [
    "admin",
    "administrator",
    "anonymous",
    "author",
    "default",
    "editor",
    "guest",
    "n/a",
    "none",
    "null",
    "undefined",
    "unknown",
    "untitled",
    "webmaster",
];
/// The beginnings and endings of titles that are names of files.
const FILE_SIGNS: [&str; 6] = [
    "microsoft word - ",
    "microsoft powerpoint - ",
    "powerpoint presentation",
    "untitled",
    "document1",
    "print",
];
const FILE_ENDINGS: [&str; 10] = [
    ".doc", ".docx", ".indd", ".odt", ".pdf", ".ppt", ".pptx", ".qxd", ".rtf", ".xlsx",
];

/// A text in one line as readers see it; `None` if nothing is left of it.
fn text(text: &str, longest: usize) -> Option<String> {
    // Pages write markup and its signs even where no markup belongs.
    let plain = if text.contains(['<', '&']) {
        html::read(text).text()
    } else {
        text.to_owned()
    };
    if plain.chars().take(longest * 4).count() == longest * 4 {
        return None;
    }
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_right = line.chars().count() <= longest && line.chars().any(char::is_alphanumeric);
    let line = without_odd(&line).filter(|_| is_right)?;
    let is_filling = FILLINGS.contains(&line.to_lowercase().as_str());
    (!is_filling).then_some(line)
}

/// A title.
pub fn title(title: &str) -> Option<String> {
    text(title, LONGEST_PAGE_TITLE)
}

/// The title of a PDF, which is often the name of a file.
pub fn pdf_title(words: &str) -> Option<String> {
    let words = title(words)?;
    let lower = words.to_lowercase();
    let is_file = FILE_SIGNS.iter().any(|sign| lower.starts_with(sign))
        || FILE_ENDINGS.iter().any(|end| lower.ends_with(end));
    (!is_file && words.contains(' ')).then_some(words)
}

/// The title of a page without the name of its site behind a bar or a dash.
pub fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let Some(site) = site else { return title };
    let before = title.trim().strip_suffix(site).map(str::trim_end);
    let before = before.and_then(|before| before.strip_suffix(['|', '-', '–', '—', '·']));
    before
        .map(str::trim_end)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(title)
}

/// The name of a person or an organisation; none for an address.
pub fn name(name: &str) -> Option<String> {
    let name = text(name, LONGEST_NAME)?;
    (!name.contains("://") && !name.contains('@')).then_some(name)
}

/// The names of authors, each once, `Example, Ada` as `Ada Example`.
pub fn names(all: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in all.iter().filter_map(|one| name(one)) {
        let one = match one.split_once(", ") {
            Some((last, first))
                if !first.contains(',')
                    && !BEHIND_NAMES.contains(&first.to_lowercase().as_str()) =>
            {
                format!("{first} {last}")
            }
            _ => one,
        };
        if !names.contains(&one) {
            names.push(one);
        }
    }
    if names.len() > MOST_AUTHORS {
        names.clear();
    }
    names
}

/// A day, a month or a year at the beginning of a date, as the page counts days: `2024-03-10` for
/// `2024-03-10T23:30:00-05:00` and for `2024/3/10`.
pub fn date(date: &str) -> Option<String> {
    let date = date.trim();
    let end = date.find(['T', ' ']).unwrap_or(date.len());
    let parts: Vec<&str> = date[..end].split(['-', '/']).collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = parts.split_first()?;
    let is_right = year.len() == 4 && rest.len() < 3 && parts.iter().all(is_number);
    if !is_right || rest.iter().any(|part| part.len() > 2) {
        return None;
    }
    let date = rest.iter().fold((*year).to_owned(), |date, part| {
        format!("{date}-{part:0>2}")
    });
    // Programs write the first day that they can count for a day that they do not know.
    let is_unset = date.starts_with("1970-01-01") || *year < "1500";
    When::parse(&date).ok().filter(|_| !is_unset).map(|_| date)
}

/// The tag of a language as content writes it: without the country, which pages name out of habit,
/// except where it makes two written languages: `pt-br`, `zh-tw`.
pub fn language(tag: &str) -> Option<String> {
    let tag = tag.split([',', ';']).next().unwrap_or(tag).trim();
    let whole = tag.to_ascii_lowercase().replace('_', "-");
    let first = whole.split('-').next().unwrap_or(&whole);
    let is_unset = ["und", "zxx", "mul"].contains(&first);
    if is_unset || !(2..=3).contains(&first.len()) {
        return None;
    }
    let whole = Some(whole.as_str()).filter(|_| ["pt", "zh"].contains(&first));
    let mut tags = whole.into_iter().chain([first]);
    tags.find(|tag| is_language_tag(tag)).map(str::to_owned)
}

/// True if a shown title has these words, however they are spaced and written large or small.
pub fn has(shown: &str, words: &str) -> bool {
    let plain = |text: &str| {
        let text = title(text).unwrap_or_default().to_lowercase();
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let words = plain(words);
    !words.is_empty() && plain(shown).contains(&words)
}

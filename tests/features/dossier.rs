//! The publication in `content/` is held to its dossier: each quotation, address and date in it is
//! in the registers of `tests/dossier/`, which were made from the dossier and read by eye.
//!
//! A French translation is ours, and no register has it: it is marked as a translation, and the
//! words it translates are held to the register in its place.

mod dates;
mod passages;

use std::fs;
use std::path::Path;

use passages::{Passage, passages};
use walkdir::WalkDir;

/// What the publication may print.
struct Register {
    /// The words of sources, as [`plain`] has them.
    quotations: Vec<String>,
    /// Words in quotation marks that no source said.
    own_words: Vec<String>,
    addresses: Vec<String>,
    /// Years, months and days, such as `2023-03-22`.
    dates: Vec<String>,
}

impl Register {
    fn read() -> Self {
        let first = |line: String| line.split(' ').next().unwrap_or_default().to_owned();
        let without_reason = |line: String| plain(line.split(" # ").next().unwrap_or_default());
        Self {
            quotations: lines("quotations.txt").map(|line| plain(&line)).collect(),
            own_words: lines("own_words.txt").map(without_reason).collect(),
            addresses: lines("addresses.txt").collect(),
            dates: lines("dates.txt").map(first).collect(),
        }
    }

    /// True if one source said each stretch between two cuts, in this order and in whole words.
    fn has_quotation(&self, words: &str) -> bool {
        let words = plain(words);
        let stretches: Vec<&str> = words
            .split("...")
            .map(|stretch| stretch.trim_matches([' ', ',', '.', '[', ']']))
            .filter(|stretch| !stretch.is_empty())
            .collect();
        let is_said_in = |quotation: &String| {
            let mut rest = quotation.as_str();
            stretches.iter().all(|stretch| {
                behind(rest, stretch).is_some_and(|behind| {
                    rest = behind;
                    true
                })
            })
        };
        self.own_words.contains(&words) || self.quotations.iter().any(is_said_in)
    }

    /// What a text says that is not in the register, each with its line.
    fn misses(&self, file: &str, text: &str) -> Vec<String> {
        let has_translations = text.contains("[traduction]");
        let mut misses = Vec::new();
        for passage in passages(file, text) {
            let mut miss = |what: &str, at: usize, words: &str| {
                let line = passage.line_at(at);
                let words = plain(words);
                misses.push(format!("{file}:{line}: no {what} of the dossier: {words}"));
            };
            for (at, words) in quotations(&passage, has_translations) {
                if !self.has_quotation(words) {
                    miss("quotation", at, words);
                }
            }
            for (at, address) in addresses(&passage.text) {
                if !self.addresses.iter().any(|known| known == address) {
                    miss("address", at, address);
                }
            }
            for (at, date) in dates::of(&passage) {
                if !dates::is_known(&date, &self.dates) {
                    miss("date", at, &date);
                }
            }
        }
        misses
    }
}

/// The lines of a register, without its comments.
fn lines(name: &str) -> impl Iterator<Item = String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/dossier")
        .join(name);
    let text = fs::read_to_string(path).expect("the register can be read");
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    lines.into_iter()
}

/// Each text of the publication, with its path. The record of copies is none: a program wrote it, and
/// its words are those of the copies.
fn publication() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = WalkDir::new(root.join("content")).sort_by_file_name();
    let texts = files.into_iter().filter_map(|entry| {
        let path = entry.expect("the folder can be read").into_path();
        let is_text = path
            .extension()
            .is_some_and(|ending| ending == "md" || ending == "yaml")
            && !path.ends_with("content/copies.yaml");
        is_text.then(|| {
            let name = path.strip_prefix(root).expect("it is below the root");
            let text = fs::read_to_string(&path).expect("the text can be read");
            (name.display().to_string(), text)
        })
    });
    texts.collect()
}

/// Words with straight marks, plain hyphens and single spaces; a cut is three stops.
fn plain(words: &str) -> String {
    let words = words
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"")
        .replace(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'], "-")
        .replace('\u{2026}', "...");
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// What is behind these words in a text, where none of them is a part of a longer word.
fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    text.match_indices(words).find_map(|(at, _)| {
        let rest = &text[at + words.len()..];
        let beside = [text[..at].chars().next_back(), rest.chars().next()];
        let is_whole = !beside.into_iter().flatten().any(char::is_alphanumeric);
        is_whole.then_some(rest)
    })
}

/// What is printed as somebody's words: a `quote:`, what is between quotation marks, and what is
/// said to be English within French.
fn quotations(passage: &Passage, has_translations: bool) -> Vec<(usize, &str)> {
    let text = passage.text.as_str();
    match passage.key.as_str() {
        "quote" => vec![(0, text)],
        "translation" => Vec::new(),
        _ => {
            let mut found = between(text, "\u{201c}", "\u{201d}");
            found.extend(between(text, "\"", "\""));
            found.extend(
                between(text, "[", "](lang:en)")
                    .into_iter()
                    .map(|(at, words)| {
                        let start = words.rfind('[').map_or(0, |bracket| bracket + 1);
                        (at + start, &words[start..])
                    }),
            );
            if !has_translations {
                let is_ours = |(_, words): &(usize, &str)| !words.trim_start().starts_with('[');
                found.extend(between(text, "«", "»").into_iter().filter(is_ours));
            }
            found
        }
    }
}

/// What is between two marks, each time, with its place.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|start| at + start + open.len())
        && let Some(length) = text[start..].find(close)
    {
        found.push((start, &text[start..start + length]));
        at = start + length + close.len();
    }
    found
}

/// Each web address, without the full stop of its sentence.
fn addresses(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices("http").filter_map(|(at, _)| {
        let rest = &text[at..];
        let is_address = rest.starts_with("http://") || rest.starts_with("https://");
        let end = rest
            .find(|c: char| c.is_whitespace() || "\"<>)]»".contains(c))
            .unwrap_or(rest.len());
        is_address.then(|| (at, rest[..end].trim_end_matches(['.', ',', ';'])))
    });
    // An address may have another one inside: the longer one is the one that is given.
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (at, address) in starts {
        let is_inside = found
            .last()
            .is_some_and(|(before, longer)| at < before + longer.len());
        if !is_inside {
            found.push((at, address));
        }
    }
    found
}

#[test]
fn each_quotation_address_and_date_of_the_publication_is_in_its_dossier() {
    let register = Register::read();
    let texts = publication();
    assert!(texts.len() > 50, "the publication is found");
    let misses: Vec<String> = texts
        .iter()
        .flat_map(|(file, text)| register.misses(file, text))
        .collect();
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn a_letter_changed_in_a_quotation_an_address_or_a_date_is_found() {
    let text = "---\n\
        date: 2023-03-22\n\
        evidence:\n\
        \x20 - quote: >-\n\
        \x20     He did not suggest that the PRC\n\
        \x20     extend their detention.\n\
        \x20   translation: Il n'a pas suggéré que la RPC prolonge leur détention.\n\
        \x20   url: https://mirrorweekly.com/266963\n\
        ---\n\
        On 23 May 2023 he wrote: \"The allegation\n\
        is false.\"[[source:epoch-2023-06]]\n\n\
        « [hold off freeing](lang:en) », le 1er décembre 2018, soit « attendre » [traduction]\n";
    let register = Register::read();
    assert_eq!(register.misses("a.md", text), Vec::<String>::new());
    for (right, wrong, miss) in [
        (
            "2023-03-22",
            "2023-03-26",
            "2: no date of the dossier: 2023-03-26",
        ),
        (
            "PRC\n",
            "PRC's\n",
            "4: no quotation of the dossier: He did not",
        ),
        (
            "266963",
            "266964",
            "8: no address of the dossier: https://mirror",
        ),
        (
            "23 May 2023",
            "25 May 2021",
            "10: no date of the dossier: 2021-05-25",
        ),
        (
            "The allegation",
            "Thy allegation",
            "10: no quotation of the dossier: Thy",
        ),
        (
            "allegation\nis",
            "llegation\nis",
            "10: no quotation of the dossier: The llega",
        ),
        (
            "hold off",
            "held off",
            "13: no quotation of the dossier: held off",
        ),
        (
            "1er décembre",
            "2 décembre",
            "13: no date of the dossier: 2018-12-02",
        ),
        (
            "[traduction]",
            "",
            "13: no quotation of the dossier: attendre",
        ),
    ] {
        assert!(text.contains(right), "{right}");
        let misses = register.misses("a.md", &text.replace(right, wrong));
        assert!(
            misses
                .iter()
                .any(|found| found.starts_with(&format!("a.md:{miss}"))),
            "{wrong}: {misses:?}"
        );
    }
}

#[test]
fn each_word_of_our_own_in_quotation_marks_is_used() {
    let texts: Vec<String> = publication().iter().map(|(_, text)| plain(text)).collect();
    for words in Register::read().own_words {
        assert!(texts.iter().any(|text| text.contains(&words)), "{words}");
    }
}

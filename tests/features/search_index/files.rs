//! The files of the index: their order, their sizes, and how few of them an edit changes.

use std::collections::{BTreeMap, BTreeSet};

use factpress::view::search::slots;
use proptest::prelude::*;
use serde_json::json;

use super::town::{Edit, Random, Thing, Town, edit};
use crate::search_reader::Index;

/// The best rank of each word in each thing, found the slow way.
fn oracle(town: &Town) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut found: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for thing in town.things() {
        for (rank, words) in thing.words.iter().enumerate().rev() {
            for word in words {
                found
                    .entry(word.clone())
                    .or_default()
                    .insert(thing.title.clone(), rank);
            }
        }
    }
    found
}

/// The numbers of all entries, by title.
fn numbers(index: &Index) -> BTreeMap<&str, u64> {
    let title = |number: u64| index.shown(number)["title"].as_str().expect("a title");
    index
        .numbers()
        .into_iter()
        .map(|number| (title(number), number))
        .collect()
}

/// Looks up every word of a town, and a word that is nowhere.
fn finds_everything(town: &Town, index: &Index) {
    let titles: BTreeMap<u64, &str> = numbers(index)
        .into_iter()
        .map(|(title, number)| (number, title))
        .collect();
    assert_eq!(
        titles.len(),
        town.things().count(),
        "each has a number of its own"
    );
    let oracle = oracle(town);
    for (word, things) in &oracle {
        let found = index
            .containing(word)
            .into_iter()
            .map(|(number, rank)| (titles[&number].to_owned(), rank));
        assert_eq!(found.collect::<BTreeMap<_, _>>(), *things, "{word}");
    }
    assert_eq!(
        index.postings().len(),
        oracle.len(),
        "and there is nothing else"
    );
    assert_eq!(index.containing("nowhere"), BTreeMap::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    /// Files change only where something in them has: a file of terms when it, or the one beside
    /// it, has a word of a thing that is new, gone, changed or renumbered; a file of entries when
    /// it shows such a thing.
    #[test]
    fn a_small_edit_changes_few_files(seed: u64, edit in edit()) {
        let mut random = Random(seed);
        let (before, after) = {
            let town = random.town();
            (town.clone(), town.edited(edit, &mut random))
        };
        let (old, new) = (before.index(), after.index());
        finds_everything(&before, &old);
        finds_everything(&after, &new);
        prop_assert!(old.shards().len() > 10, "{} files of terms", old.shards().len());

        let mut gone = touched((&before, &old), (&after, &new));
        let mut come = touched((&after, &new), (&before, &old));
        match edit {
            Edit::RewordClaim(_) | Edit::RenameSource(_) => prop_assert_eq!(numbers(&old), numbers(&new)),
            Edit::AddClaim => prop_assert_eq!([gone.len(), come.len()], [0, 1], "nothing but the new claim"),
            Edit::AddSource | Edit::RemoveSource(_) => {
                prop_assert!(gone.iter().chain(&come).all(|thing| thing.title.contains("source")));
            }
        }
        gone.append(&mut come);
        let touched = gone;
        for (index, other) in [(&old, &new), (&new, &old)] {
            let near: BTreeSet<usize> = touched
                .iter()
                .flat_map(|thing| thing.words.iter().flatten())
                .map(|word| index.shard_of(word))
                .flat_map(|shard| shard.saturating_sub(1)..=shard + 1)
                .collect();
            for (position, shard) in index.shards().into_iter().enumerate() {
                prop_assert!(near.contains(&position) || other.files.contains_key(&shard), "{}", shard);
            }
            // A file of entries is another too when a thing comes or goes beside those that it
            // shows.
            let beside = |thing: &Thing| {
                let file = numbers(other).get(thing.title.as_str()).map(|number| other.file_of(*number));
                file.map_or_else(Vec::new, |file| titles_in(other, &file))
            };
            let shown: BTreeSet<String> =
                touched.iter().flat_map(|thing| [vec![thing.title.clone()], beside(thing)].concat()).collect();
            for path in index.files.keys().filter(|path| path.starts_with("index/entries-")) {
                let is_near = titles_in(index, path).iter().any(|title| shown.contains(title));
                prop_assert!(is_near || other.files.contains_key(path), "{}", path);
            }
        }
    }
}

/// The things of a publication that are not in another as they are, or have another number there.
fn touched<'t>(
    (town, index): (&'t Town, &Index),
    (other_town, other): (&Town, &Index),
) -> Vec<&'t Thing> {
    let (here, there) = (numbers(index), numbers(other));
    let same: BTreeSet<&Thing> = other_town.things().collect();
    let number =
        |numbers: &BTreeMap<&str, u64>, thing: &Thing| numbers.get(thing.title.as_str()).copied();
    let is_touched =
        |thing: &&Thing| !same.contains(thing) || number(&here, thing) != number(&there, thing);
    town.things().filter(is_touched).collect()
}

/// The titles that a file of entries shows.
fn titles_in(index: &Index, path: &str) -> Vec<String> {
    let shown = index.file(path).as_array().expect("a list").iter();
    shown
        .filter_map(|entry| Some(entry.get("title")?.as_str()?.to_owned()))
        .collect()
}

/// The index of these words alone, as titles.
fn of_words(words: impl Iterator<Item = String>) -> Index {
    let claims = words.enumerate().map(|(number, words)| Thing {
        title: number.to_string(),
        words: [vec![words], Vec::new(), Vec::new()],
    });
    Town {
        claims: claims.collect(),
        ..Town::default()
    }
    .index()
}

#[test]
fn files_of_terms_are_in_order_and_about_the_same_size() {
    let index = of_words((0..20_000).map(|number| format!("entry number{number} both")));
    let sizes: Vec<usize> = index
        .shards()
        .iter()
        .map(|shard| index.files[shard].len())
        .collect();
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert!((12 << 10..24 << 10).contains(&mean), "{sizes:?}");
    assert!(
        sizes
            .iter()
            .all(|size| *size < 64 << 10 || *size > 2 * 20_000),
        "{sizes:?}"
    );
    let firsts: Vec<&str> = index
        .shards()
        .iter()
        .map(|shard| {
            index
                .file(shard)
                .as_object()
                .expect("terms")
                .keys()
                .next()
                .expect("a term")
                .as_str()
        })
        .collect();
    assert_eq!(json!(firsts), index.directory()["terms"]);
    let lines: Vec<&str> = index
        .shards()
        .iter()
        .flat_map(|shard| index.files[shard].lines())
        .collect();
    let terms: Vec<&str> = lines
        .iter()
        .map(|line| line.split('"').nth(1).expect("a term"))
        .collect();
    assert!(
        terms
            .windows(2)
            .all(|pair| pair[0].encode_utf16().lt(pair[1].encode_utf16()))
    );
    assert_eq!(terms.len(), 20_002, "every term is in one file");
}

#[test]
fn a_word_that_stands_everywhere_has_a_file_of_its_own() {
    let index = of_words((0..20_000).map(|number| format!("entry number{number} both")));
    for word in ["both", "entry"] {
        let shard = &index.shards()[index.shard_of(word)];
        assert_eq!(
            index.file(shard).as_object().expect("terms").len(),
            1,
            "{word}"
        );
    }
}

#[test]
fn terms_stand_in_the_order_in_which_a_browser_compares_texts() {
    let words = [
        "z",
        "é",
        "한국",
        "\u{fb01}x",
        "\u{1d7d9}",
        "𐐀",
        "\u{10ffff}",
        "ﬂ",
        "豈",
        "ａ",
    ];
    let index = of_words(words.iter().map(|word| (*word).to_owned()));
    let shard = &index.files[&index.shards()[0]];
    let terms: Vec<&str> = shard
        .lines()
        .map(|line| line.split('"').nth(1).expect("a term"))
        .collect();
    assert!(
        terms
            .windows(2)
            .all(|pair| pair[0].encode_utf16().lt(pair[1].encode_utf16())),
        "{terms:?}"
    );
}

#[test]
fn the_index_is_the_same_on_any_number_of_threads() {
    let town = Random(1).town();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads start");
        pool.install(|| town.index())
    };
    assert!(on(1) == on(16));
}

#[test]
fn slots_change_little_when_a_thing_is_added() {
    let keys: Vec<String> = (0..1_000)
        .map(|number| format!("source-{number}"))
        .collect();
    let filled = |count: usize| {
        slots(
            keys[..count]
                .iter()
                .map(|key| (key.as_str(), key))
                .collect(),
        )
    };
    assert!(slots::<()>(Vec::new()).is_empty());
    let (mut moved, mut grown) = (0, 0);
    for count in 0..keys.len() {
        let (before, after) = (filled(count), filled(count + 1));
        assert_eq!(
            after.iter().flatten().count(),
            count + 1,
            "each has a place"
        );
        if after.len() > before.len() {
            grown += 1;
        } else {
            moved += before
                .iter()
                .zip(&after)
                .filter(|(old, new)| old.is_some() && old != new)
                .count();
        }
    }
    assert!(
        grown < 30,
        "the list grows by a third or a half at a time: {grown}"
    );
    assert!(moved < 3 * keys.len(), "{moved}");
}

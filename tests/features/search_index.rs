//! The search index as such: every word is found where it stands, and a change leaves alone what it
//! does not touch.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Mutex;

use factpress::view::search::{Entry, Part, Row, Terms, index, slots};
use proptest::prelude::*;
use serde_json::json;

use crate::search_reader::Index;

/// Something that can be found: its title and its words by rank; what results show of it is the
/// title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Thing {
    title: String,
    words: [Vec<String>; 3],
}

impl Thing {
    fn entry(&self) -> Entry {
        let texts = self
            .words
            .each_ref()
            .map(|words| words.iter().map(String::as_str).collect());
        Entry {
            terms: Terms::new(&texts),
            shown: json!({"title": self.title}).to_string(),
            facets: json!([[self.title]]).to_string(),
        }
    }
}

/// A publication: sources in any order, claims and explainers from the oldest to the newest.
#[derive(Debug, Clone, Default)]
struct Town {
    sources: Vec<Thing>,
    claims: Vec<Thing>,
    explainers: Vec<Thing>,
}

impl Town {
    fn things(&self) -> impl Iterator<Item = &Thing> {
        self.sources
            .iter()
            .chain(&self.claims)
            .chain(&self.explainers)
    }

    fn index(&self) -> Index {
        let sources = slots(
            self.sources
                .iter()
                .map(|source| (source.title.as_str(), source))
                .collect(),
        );
        let row = |id, things| Row {
            id,
            places: things,
            a_part: 16,
        };
        let rows = [
            Row {
                id: "source",
                places: sources,
                a_part: 32,
            },
            row("claim", self.claims.iter().map(Some).collect()),
            row("explainer", self.explainers.iter().map(Some).collect()),
        ];
        let files = Mutex::new(BTreeMap::new());
        let put = |Part { path, bytes }| {
            let text = String::from_utf8(bytes).expect("an index is text");
            let known = files
                .lock()
                .expect("no thread panics")
                .insert(path.clone(), text);
            assert_eq!(known, None, "{path} is made once");
            Ok::<_, Infallible>(path)
        };
        let Ok(paths) = index(&rows, |thing| Ok(Thing::entry(thing)), put);
        let files = files.into_inner().expect("no thread panics");
        assert_eq!(paths.len(), files.len());
        Index::new(files)
    }
}

/// A small generator of random numbers (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed >> 33) as usize) % bound
    }

    /// A word of 12,000, the first of which are much more frequent than the last.
    fn word(&mut self) -> String {
        let number = [self.below(12_000), self.below(12_000), self.below(12_000)]
            .into_iter()
            .min()
            .unwrap_or_default();
        format!(
            "{:x}",
            (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20
        )
    }

    fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }

    fn thing(&mut self, title: String, words: usize) -> Thing {
        let words = [
            self.words(words / 10),
            self.words(words / 5),
            self.words(words),
        ];
        Thing { title, words }
    }

    fn town(&mut self) -> Town {
        Town {
            sources: (0..250)
                .map(|number| self.thing(format!("source {number}"), 10))
                .collect(),
            claims: (0..150)
                .map(|number| self.thing(format!("claim {number}"), 120))
                .collect(),
            explainers: (0..20)
                .map(|number| self.thing(format!("explainer {number}"), 60))
                .collect(),
        }
    }
}

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

/// Looks every word of a town up, and a word that is nowhere.
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

/// A small change of a publication.
#[derive(Debug, Clone, Copy)]
enum Edit {
    RewordClaim(usize),
    RenameSource(usize),
    AddClaim,
    AddSource,
    RemoveSource(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..150_usize).prop_map(Edit::RewordClaim),
        (0..200_usize).prop_map(Edit::RenameSource),
        Just(Edit::AddClaim),
        Just(Edit::AddSource),
        (0..200_usize).prop_map(Edit::RemoveSource),
    ]
}

impl Town {
    fn edited(mut self, edit: Edit, random: &mut Random) -> Self {
        match edit {
            Edit::RewordClaim(number) => {
                self.claims[number].words[2][..3].clone_from_slice(&random.words(3))
            }
            Edit::RenameSource(number) => {
                self.sources[number].words[0] = vec!["renamed".to_owned()]
            }
            Edit::AddClaim => self.claims.push(random.thing("new claim".to_owned(), 5)),
            Edit::AddSource => self.sources.push(random.thing("new source".to_owned(), 5)),
            Edit::RemoveSource(number) => drop(self.sources.remove(number)),
        }
        self
    }
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
fn a_word_that_stands_in_several_ranks_counts_in_the_best() {
    let words = [["Title"].as_slice(), &["title sum"], &["sum rest"]]
        .map(|words| words.iter().map(|&word| word.to_owned()).collect());
    let index = Town {
        claims: vec![Thing {
            title: "one".to_owned(),
            words,
        }],
        ..Town::default()
    }
    .index();
    assert_eq!(
        index.files[&index.shards()[0]],
        "{\"rest\":[[],[],[0]],\n\"sum\":[[],[0]],\n\"title\":[[0]]}\n"
    );
}

#[test]
fn the_terms_of_an_entry_can_be_kept() {
    let texts = [
        vec!["The library"],
        vec!["a library", "l’enquête"],
        vec!["The end"],
    ];
    let terms = Terms::new(&texts);
    assert_eq!(
        terms.ranked().collect::<Vec<_>>(),
        [
            (0, "the"),
            (0, "library"),
            (1, "a"),
            (1, "enquete"),
            (2, "end")
        ]
    );
    let kept = serde_json::to_string(&terms).expect("terms are a plain value");
    assert_eq!(
        serde_json::from_str::<Terms>(&kept).expect("it is read back"),
        terms
    );
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

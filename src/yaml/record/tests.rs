//! Mappings with known keys: what is accepted, what is refused, and that nothing stops at the first
//! mistake.

mod shapes;

use serde_yaml::Value;

use super::*;
use crate::base::date::When;
use crate::base::text::Id;
use crate::{record, trail, vocabulary};

vocabulary! {
    /// How warm it is.
    pub enum Warmth {
        /// Not at all.
        Cold = "cold",
        /// Rather.
        Warm = "warm",
    }
}

record! {
    /// A pool.
    pub struct Pool {
        /// Its name.
        pub name: String,
        /// How warm its water is.
        pub warmth: Option<Warmth>,
        /// When it opened.
        pub from as "from": Option<When>,
        /// How many lanes it has.
        pub lanes: Option<u32>,
        /// Who runs it.
        pub keepers: Vec<Id>,
    }
}

/// Reads a YAML text as a shape, with what was wrong: the place and the message.
fn read<T: Shape>(text: &str) -> (Option<T>, Vec<(At, String)>) {
    let value: Value = serde_yaml::from_str(text).expect("the test's own YAML is right");
    let mut reader = ValueReader::new(&"pool.yaml".into(), "en");
    let read = T::read(&value, &mut reader);
    (
        read,
        reader
            .diagnostics
            .into_iter()
            .map(|fault| (fault.at, fault.message))
            .collect(),
    )
}

/// The one thing that is wrong with a value.
fn wrong<T: Shape + std::fmt::Debug>(text: &str) -> String {
    let (read, mut faults) = read::<T>(text);
    assert!(read.is_none(), "{text} is taken as {read:?}");
    assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    faults.remove(0).1
}

#[test]
fn a_record_takes_its_keys() {
    let (pool, faults) = read::<Pool>(
        "name: ' The pool '\nwarmth: warm\nfrom: 2019\nlanes: 8\nkeepers: [ada, eve]\n",
    );
    let ids = ["ada", "eve"].map(|id| Id::new(id).expect("an id"));
    assert_eq!(faults, []);
    assert_eq!(
        pool,
        Some(Pool {
            name: "The pool".to_owned(),
            warmth: Some(Warmth::Warm),
            from: Some(When::Year(2019)),
            lanes: Some(8),
            keepers: ids.to_vec(),
        })
    );
}

#[test]
fn what_may_be_absent_may_be_empty_too() {
    let (pool, faults) = read::<Pool>("name: The pool\nwarmth:\nkeepers:\n");
    assert_eq!(faults, []);
    let pool = pool.expect("its name is enough");
    assert_eq!(
        (pool.warmth, pool.from, pool.lanes, pool.keepers),
        (None, None, None, vec![])
    );
}

#[test]
fn reading_never_stops_at_the_first_mistake() {
    let (pool, faults) =
        read::<Pool>("nmae: x\nwarmth: hot\nfrom: soon\nlanes: many\nkeepers: [ada, Eve, 3]\n");
    assert_eq!(pool, None);
    let expected = [
        (At::Key(trail!["nmae"]), "`nmae` is not a known key"),
        (At::Value(trail!["warmth"]), "`hot` is not an allowed value"),
        (
            At::Value(trail!["from"]),
            "`soon` is not a date in the form YYYY-MM-DD",
        ),
        (
            At::Value(trail!["lanes"]),
            "expected a whole number, found text",
        ),
        (At::Value(trail!["keepers", 1]), "`Eve` cannot be an id"),
        (
            At::Value(trail!["keepers", 2]),
            "expected text, found a number",
        ),
    ];
    assert_eq!(
        faults,
        expected.map(|(at, message)| (at, message.to_owned()))
    );
}

#[test]
fn a_key_that_must_be_there_has_a_value() {
    let (_, faults) = read::<Pool>("name:\n");
    assert_eq!(
        faults,
        [(At::Key(trail!["name"]), "`name` has no value".to_owned())]
    );
}

#[test]
fn a_record_is_a_mapping() {
    for (text, found) in [
        ("[]", "a list"),
        ("x", "text"),
        ("3", "a number"),
        ("true", "true or false"),
    ] {
        assert_eq!(
            wrong::<Pool>(text),
            format!("expected keys with values, found {found}")
        );
    }
}

#[test]
fn every_word_of_a_vocabulary_is_read_as_it_is_printed() {
    for warmth in Warmth::ALL {
        assert_eq!(read::<Warmth>(warmth.word()).0, Some(*warmth));
    }
    assert_eq!(wrong::<Warmth>("Cold"), "`Cold` is not an allowed value");
    assert_eq!(
        wrong::<Warmth>("true"),
        "expected a word, found true or false"
    );
}

#[test]
fn a_vocabulary_names_its_words_in_order() {
    assert_eq!(Warmth::words(), ["cold", "warm"]);
}

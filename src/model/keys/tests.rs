//! The keys as data: every example is valid, and every id says what it is an id of.

use super::*;
use crate::yaml::record::KeyOutline;

/// Every key of every kind of file, with the outline's shape around it told by its path.
fn all_keys() -> Vec<(String, KeyOutline)> {
    fn walk(path: &str, outline: &Outline, found: &mut Vec<(String, KeyOutline)>) {
        match outline {
            Outline::Record(keys) | Outline::IdOrKeys(keys) => {
                for key in keys {
                    let path = format!("{path}.{}", key.name);
                    walk(&path, &key.takes, found);
                    found.push((path, key.clone()));
                }
            }
            Outline::Map(_, one) | Outline::List(one, _) | Outline::OneOrMany(one) => {
                walk(path, one, found);
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for kind in FileKind::ALL {
        walk(kind.word(), kind.outline(), &mut found);
    }
    found
}

#[test]
fn every_key_has_a_meaning_and_what_has_no_keys_of_its_own_an_example() {
    for (path, key) in all_keys() {
        assert!(key.about().ends_with('.'), "{path}: {}", key.about());
        let nested = matches!(&key.takes, Outline::Record(_))
            || matches!(&key.takes, Outline::List(entry, _) if matches!(**entry, Outline::Record(_)));
        assert_eq!(key.example().is_none(), nested, "{path}");
    }
}

#[test]
fn every_key_of_words_has_an_example_of_its_own() {
    let worn = |key: &KeyOutline| {
        key.example()
            .is_some_and(|example| example.contains("The council met."))
    };
    let worn: Vec<String> = all_keys()
        .into_iter()
        .filter(|(_, key)| worn(key))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(worn, [""; 0]);
}

#[test]
fn ids_know_what_they_are_ids_of() {
    let plain = |outline: &Outline| match outline {
        Outline::Id(noun) => noun.is_none(),
        Outline::List(one, _) | Outline::OneOrMany(one) => matches!(**one, Outline::Id(None)),
        _ => false,
    };
    let own: Vec<String> = all_keys()
        .into_iter()
        .filter(|(_, key)| plain(&key.takes))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        own,
        ["site.theme", "site.scale.id"],
        "a verdict's own id, and a name that no file of content/ gives"
    );
}

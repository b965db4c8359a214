//! Every word is found where it occurs.

use factpress::view::search::Terms;

use super::town::{Thing, Town};

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

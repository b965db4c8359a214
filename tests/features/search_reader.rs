//! A search index, read as the theme's script reads it.

use std::collections::BTreeMap;

use serde_json::Value;

/// A search index: its files by path below the folder of the search.
#[derive(Debug, PartialEq)]
pub struct Index {
    /// The files as they are.
    pub files: BTreeMap<String, String>,
    read: BTreeMap<String, Value>,
}

impl Index {
    /// Reads an index.
    pub fn new(files: BTreeMap<String, String>) -> Self {
        let json = |(path, text): (&String, &String)| {
            (
                path.clone(),
                serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}")),
            )
        };
        Self {
            read: files.iter().map(json).collect(),
            files,
        }
    }

    /// A file as JSON.
    pub fn file(&self, path: &str) -> &Value {
        self.read.get(path).unwrap_or_else(|| panic!("no {path}"))
    }

    /// The directory.
    pub fn directory(&self) -> &Value {
        self.file("index.json")
    }

    /// The files of terms, in the order of their terms.
    pub fn shards(&self) -> Vec<String> {
        list(&self.directory()["shards"])
            .iter()
            .map(|name| format!("index/terms-{}.json", text(name)))
            .collect()
    }

    /// Every term with its lists.
    pub fn postings(&self) -> BTreeMap<&str, &Value> {
        let shards = self.shards();
        let terms = shards
            .iter()
            .flat_map(|shard| self.file(shard).as_object().expect("terms and their lists"));
        terms.map(|(term, lists)| (term.as_str(), lists)).collect()
    }

    /// The position of the file that must hold a term if any does.
    pub fn shard_of(&self, term: &str) -> usize {
        let units = |term: &str| term.encode_utf16().collect::<Vec<_>>();
        let firsts = list(&self.directory()["terms"]);
        firsts
            .partition_point(|first| units(text(first)) <= units(term))
            .saturating_sub(1)
    }

    /// The entries in which a term occurs, with its rank in each.
    pub fn containing(&self, term: &str) -> BTreeMap<u64, usize> {
        let shard = self.shards().into_iter().nth(self.shard_of(term));
        let lists = shard.map_or(&Value::Null, |shard| &self.file(&shard)[term]);
        let mut found = BTreeMap::new();
        for (rank, steps) in lists.as_array().into_iter().flatten().enumerate() {
            let mut number = 0;
            for step in list(steps) {
                number += step.as_u64().expect("a number");
                assert_eq!(
                    found.insert(number, rank),
                    None,
                    "{term}: an entry is in one list"
                );
            }
        }
        found
    }

    /// The number of every entry.
    pub fn numbers(&self) -> Vec<u64> {
        let numbers = list(&self.directory()["types"]).iter().flat_map(|kind| {
            let first = kind["first"].as_u64().expect("a number");
            first..first + kind["numbers"].as_u64().expect("a number")
        });
        numbers
            .filter(|number| *self.facets(*number) != 0)
            .collect()
    }

    /// Where an entry is: the file that shows it, its position there, and what filters ask of it.
    fn place(&self, number: u64) -> (String, usize, &Value) {
        let types = list(&self.directory()["types"]);
        let kind = types
            .iter()
            .rfind(|kind| kind["first"].as_u64() <= Some(number))
            .expect("a type");
        let of_kind = |key: &str| kind[key].as_u64().expect("a number");
        let (part, position) = (
            (number - of_kind("first")) / of_kind("a_part"),
            (number - of_kind("first")) % of_kind("a_part"),
        );
        let group = self.file(&format!(
            "index/group-{}.json",
            text(&kind["groups"][part as usize / 64])
        ));
        let line = &group[part as usize % 64];
        (
            format!("index/entries-{}.json", text(&line[0])),
            position as usize,
            &line[1][position as usize],
        )
    }

    /// What results show of an entry.
    pub fn shown(&self, number: u64) -> &Value {
        let (file, position, _) = self.place(number);
        &self.file(&file)[position]
    }

    /// What filters ask of an entry; 0 where the number is free.
    pub fn facets(&self, number: u64) -> &Value {
        self.place(number).2
    }

    /// The file that shows an entry.
    pub fn file_of(&self, number: u64) -> String {
        self.place(number).0
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

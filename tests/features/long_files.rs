//! `claims.json` is made in pieces: those that have not changed are copied from the file of the
//! last build.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Mutex;

use factpress::base::progress::NoProgress;
use factpress::build::page_cache::PageCache;
use factpress::build::publish::{Hash, Sink, WrittenFile};
use factpress::build::rebuild;
use factpress::build::render::File;
use factpress::plan::{DataFile, Plan};
use factpress::theme::Theme;
use proptest::prelude::*;

use crate::small_site::{SmallSite, broadsheet, print};

const LONG: &str = "claims.json";

/// A shelf that has the files of the last build, and notes which parts of them are asked for.
#[derive(Debug, Default)]
struct Kept {
    before: BTreeMap<String, (Hash, Vec<u8>)>,
    now: Mutex<BTreeMap<String, (Hash, Vec<u8>)>>,
    parts: Mutex<Vec<Range<u64>>>,
}

impl Sink for Kept {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        let put = WrittenFile::new(&file, true);
        self.now
            .lock()
            .expect("no panic")
            .insert(file.path, (put.hash, file.bytes));
        Ok(put)
    }

    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, Infallible> {
        let Some((hash, bytes)) = self.before.get(path) else {
            return Ok(None);
        };
        self.now
            .lock()
            .expect("no panic")
            .insert(path.to_owned(), (*hash, bytes.clone()));
        Ok(Some(WrittenFile {
            path: path.into(),
            hash: *hash,
            changed: false,
        }))
    }

    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let is_long = path == LONG || DataFile::ALL.iter().any(|file| file.name() == path);
        assert!(is_long, "only long files are asked for in parts: {path}");
        if path == LONG {
            self.parts.lock().expect("no panic").push(bytes.clone());
        }
        let range = usize::try_from(bytes.start).ok()?..usize::try_from(bytes.end).ok()?;
        self.before[path].1.get(range).map(<[u8]>::to_vec)
    }
}

/// What an editor may do to the town between two builds.
#[derive(Debug, Clone, Copy)]
enum Edit {
    /// The finding of a claim is reworded.
    Finding(usize),
    /// A claim is taken out, or comes back.
    Claim(usize),
    /// A source has another title.
    Source(usize),
    /// A person has another name.
    Person,
    /// The publication has another title.
    Title,
    /// Somebody damages what was published.
    Damaged,
}

/// A town of many claims, each on a source of its own.
#[derive(Debug)]
struct Town {
    findings: Vec<(bool, u32)>,
    sources: Vec<u32>,
    person: u32,
    title: u32,
}

impl Town {
    fn new(claims: usize) -> Self {
        Self {
            findings: vec![(true, 0); claims],
            sources: vec![0; claims],
            person: 0,
            title: 0,
        }
    }

    fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Finding(claim) => self.findings[claim].1 += 1,
            Edit::Claim(claim) => self.findings[claim].0 ^= true,
            Edit::Source(source) => self.sources[source] += 1,
            Edit::Person => self.person += 1,
            Edit::Title => self.title += 1,
            Edit::Damaged => {}
        }
    }

    fn site(&self) -> SmallSite {
        let mut text = String::from("-- content/sources/many.yaml --\n");
        for (number, title) in self.sources.iter().enumerate() {
            let link = format!(
                "{{title: Page {number} of {title}, publisher: Town council, kind: document, primary: true"
            );
            let rest = "basis: documents, archive: {none: Only paper.}, seen: original}";
            writeln!(
                text,
                "s{number}: {link}, url: \"https://town.example/{number}\", {rest}"
            )
            .expect("a text");
        }
        let there = || {
            self.findings
                .iter()
                .enumerate()
                .filter(|(_, (there, _))| *there)
        };
        for (number, (_, finding)) in there() {
            let front = "kind: event\nverdict: \"true\"\nas_of: 2024-03-31\nclaimant: ada\ndate: 2024-03-02";
            let evidence =
                format!("evidence: [{{source: s{number}, stance: supports, note: It does.}}]");
            writeln!(
                text,
                "-- content/explainers/library/claims/c{number:03}.md --\n---\nclaim: Line {number}\n{front}\n\
                 finding: It is so, {finding}.\n{evidence}\n---\nA body."
            )
            .expect("a text");
        }
        let order: Vec<String> = there().map(|(number, _)| format!("c{number:03}")).collect();
        SmallSite::new(&text)
            .replacing(
                "content/explainers/library/index.md",
                "[closed]",
                &format!("[closed, {}]", order.join(", ")),
            )
            .replacing(
                "content/people.yaml",
                "Ada Example",
                &format!("Ada {}", self.person),
            )
            .replacing(
                "content/site.yaml",
                "title: Town checks",
                &format!("title: Town checks {}", self.title),
            )
    }
}

/// Builds a town beside what the last build left; gives what this one leaves, and which parts it
/// asked for.
fn built(
    town: &Town,
    theme: &Theme,
    before: Kept,
    past: &PageCache,
) -> (Kept, PageCache, Vec<Range<u64>>) {
    let site = town.site().site();
    let page_cache = rebuild(Plan::new(&site), theme, &before, past, &NoProgress)
        .expect("the town builds")
        .page_cache;
    let Kept { now, parts, .. } = before;
    let left = Kept {
        before: now.into_inner().expect("no panic"),
        ..Kept::default()
    };
    let texts: BTreeMap<_, _> = left
        .before
        .iter()
        .map(|(path, (_, bytes))| (path.clone(), bytes.clone()))
        .collect();
    assert_eq!(
        texts,
        print(&site, theme).expect("the town builds"),
        "what a first build makes"
    );
    (left, page_cache, parts.into_inner().expect("no panic"))
}

#[test]
fn one_reworded_claim_has_one_piece_made_anew() {
    let theme = broadsheet();
    let mut town = Town::new(200);
    let (left, page_cache, parts) = built(&town, theme, Kept::default(), &PageCache::default());
    assert_eq!(parts, [], "a first build has nothing to ask for");

    let length = left.before[LONG].1.len() as u64;
    town.edit(Edit::Finding(100));
    let (left, page_cache, parts) = built(&town, theme, left, &page_cache);
    let taken: u64 = parts.iter().map(|part| part.end - part.start).sum();
    assert!(
        taken > length / 2 && taken < length,
        "{taken} of {length} bytes"
    );

    let (_, _, parts) = built(&town, theme, left, &page_cache);
    assert_eq!(
        parts,
        [],
        "a file that stands as a whole is not looked into"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_long_file_is_what_a_first_build_would_make(edits in proptest::collection::vec(prop_oneof![
        (0..130_usize).prop_map(Edit::Finding),
        (0..130_usize).prop_map(Edit::Claim),
        (0..130_usize).prop_map(Edit::Source),
        Just(Edit::Person),
        Just(Edit::Title),
        Just(Edit::Damaged),
    ], 1..5)) {
        let theme = broadsheet();
        let mut town = Town::new(130);
        let (mut left, mut page_cache, _) = built(&town, theme, Kept::default(), &PageCache::default());
        for edit in edits {
            if matches!(edit, Edit::Damaged) {
                let damaged = b"{}".to_vec();
                left.before.insert(LONG.to_owned(), (WrittenFile::new(&File { path: LONG.to_owned(), bytes: damaged.clone() }, true).hash, damaged));
            }
            town.edit(edit);
            (left, page_cache, _) = built(&town, theme, left, &page_cache);
        }
    }
}

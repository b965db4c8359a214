//! Forged records of publishing change no file of others.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use factpress::base::checksum;
use factpress::build::publish::{
    Hash, JOURNAL, MANIFEST, Manifest, STAGING, Sink as _, WrittenFile,
};
use factpress::build::render::File;
use factpress::disk as sink;
use proptest::prelude::*;

use super::bytes;
use super::world::World;
use crate::incremental::in_memory;

/// A forged journal and staging folder, as a pull request brings them.
#[test]
fn a_forged_journal_moves_nothing_in() {
    let world = World::built();
    world.change();
    let public = world.root().join("public");
    let mut journal = "factpress journal 1\nmove docs\nmove out/conf\n".to_owned();
    checksum::append(&mut journal);
    for journal in [
        journal.clone(),
        journal.replace("journal 1", "journal 2"),
        "mine".to_owned(),
    ] {
        fs::write(public.join(JOURNAL), journal).expect("a journal");
        let _ = fs::remove_file(public.join("out"));
        symlink(world.home().join("papers"), public.join("out")).expect("a link");
        for staging in [
            public.join(STAGING),
            world.root().join(format!(".public{STAGING}")),
        ] {
            fs::create_dir_all(staging.join("out")).expect("a folder");
            fs::write(staging.join("out/conf"), "theirs").expect("a file");
            symlink(world.home().join("papers/docs"), staging.join("docs")).expect("a link");
        }
        let before = world.external();
        assert_eq!(world.run(&["build"]).status.code(), Some(0));
        assert_eq!(world.external(), before);
        assert!(!public.join("docs").exists());
        assert!(!public.join(JOURNAL).exists());
    }
}

/// Files of ours and what they hold, before.
const OURS: [&str; 5] = [
    "a.txt",
    "b/c.html",
    "b/index.html",
    "d/e/f.html",
    "style.css",
];

/// Files of others in the same folder.
const FOREIGN: [&str; 7] = [
    "mine.txt",
    "b/mine.html",
    "d/mine/a.html",
    ".nojekyll",
    ".well-known/a",
    "d/e/g.html",
    "x",
];

/// Files that may come.
const NEW: [&str; 3] = ["n.txt", "m/index.html", "b/new/index.html"];

fn any_path() -> impl Strategy<Value = &'static str> {
    proptest::sample::select([&OURS[..], &FOREIGN, &NEW].concat())
}

fn lines() -> impl Strategy<Value = Vec<(&'static str, u8)>> {
    proptest::collection::vec((any_path(), 0..4_u8), 0..8)
}

/// A hash that a forger may write: that of a file of ours as it is or was, or of nothing; never
/// that of another's file.
fn forged(path: &str, way: u8) -> Hash {
    if way == 3 {
        Hash::from_bytes([0; 32])
    } else {
        blake3::hash(&bytes(path, way))
    }
}

fn publish(root: &Path, version: u8, paths: &[&str]) -> Result<(), sink::DiskError> {
    let output = sink::Output::open(root, &root.join("public"))?;
    let put = |path: &&str| {
        output.put(File {
            path: (*path).to_owned(),
            bytes: bytes(path, version),
        })
    };
    let puts = paths
        .iter()
        .map(put)
        .collect::<Result<Vec<WrittenFile>, _>>()?;
    output.finish(&puts).map(drop)
}

fn foreign(root: &Path) -> Vec<Option<Vec<u8>>> {
    FOREIGN
        .iter()
        .map(|path| fs::read(root.join("public").join(path)).ok())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_journal_or_a_list_says_no_file_of_others_is_changed(
        journal in proptest::option::of(lines()),
        list in lines(),
        wanted in proptest::sample::subsequence([&OURS[..], &NEW].concat(), 0..8),
        claimed in proptest::option::of(proptest::sample::select(FOREIGN.to_vec())),
        waiting in lines(),
    ) {
        let folder = in_memory();
        let (root, public) = (folder.path(), folder.path().join("public"));
        publish(root, 0, &OURS).expect("the first site is published");
        for path in FOREIGN {
            let place = public.join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("the folder is made");
            fs::write(place, format!("somebody's {path}")).expect("the file is written");
        }
        let before = foreign(root);
        // What the site wants at another's place is refused when the list says nothing of it.
        let mut wanted = wanted;
        wanted.extend(claimed.filter(|path| !list.iter().any(|(listed, _)| listed == path)));
        let text = fs::read_to_string(public.join(MANIFEST)).expect("the list");
        let mut manifest = Manifest::parse(&text).expect("a list");
        manifest.files.extend(list.iter().map(|(path, way)| ((*path).into(), forged(path, *way))));
        fs::write(public.join(MANIFEST), manifest.text()).expect("the list is written");
        if let Some(journal) = journal {
            let mut text = "factpress journal 2\n".to_owned();
            for (path, way) in &journal {
                text.push_str(&format!("{}  {path}\n", forged(path, *way).to_hex()));
            }
            checksum::append(&mut text);
            fs::write(public.join(JOURNAL), text).expect("the journal is written");
        }
        for (path, way) in waiting {
            let place = root.join(format!(".public{STAGING}")).join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("the folder is made");
            fs::write(place, bytes(path, way)).expect("the file is written");
        }
        let published = publish(root, 1, &wanted);
        prop_assert_eq!(foreign(root), before.clone());
        if published.is_ok() {
            for path in &wanted {
                prop_assert_eq!(fs::read(public.join(path)).ok(), Some(bytes(path, 1)), "{}", path);
            }
            // And once more, from what that build left.
            prop_assert!(publish(root, 2, &wanted).is_ok());
            prop_assert_eq!(foreign(root), before);
        }
    }
}

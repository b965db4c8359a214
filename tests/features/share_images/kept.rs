//! Pictures that were drawn once are kept, and drawn again only when they must be.

use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use factpress::build;
use factpress::build::publish::{Hash, MANIFEST, Manifest, Sink, WrittenFile};
use factpress::build::render::File;
use factpress::disk::Output;
use tempfile::TempDir;

use super::{is_picture, site, theme};

const OF_BEFORE: Hash = Hash::from_bytes([7; 32]);

/// A shelf that says of every picture that it is there already, and notes what it is given.
#[derive(Default)]
struct HasThemAll {
    given: Mutex<Vec<String>>,
}

impl Sink for HasThemAll {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        self.given
            .lock()
            .expect("nobody panics")
            .push(file.path.clone());
        Ok(WrittenFile::new(&file, true))
    }

    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, Infallible> {
        let put = WrittenFile {
            path: path.into(),
            hash: OF_BEFORE,
            changed: false,
        };
        Ok(is_picture(path).then_some(put))
    }
}

#[test]
fn what_the_shelf_has_is_not_made_again() {
    let sink = HasThemAll::default();
    let puts = build(&site().site(), theme(), &sink).expect("the site builds");
    let kept: Vec<&WrittenFile> = puts.iter().filter(|put| is_picture(&put.path)).collect();
    assert_eq!(kept.len(), 3);
    assert!(kept.iter().all(|put| put.hash == OF_BEFORE && !put.changed));
    assert!(
        sink.given
            .into_inner()
            .expect("nobody panicked")
            .iter()
            .all(|path| !is_picture(path))
    );
}

/// Publishes the smallest site below a folder; returns what was done with its pictures, by path.
fn publish(root: &Path) -> Vec<WrittenFile> {
    let output = Output::open(&root.join("site"), &root.join("public")).expect("the output opens");
    let puts = build(&site().site(), theme(), &output).expect("the site builds");
    output.finish(&puts).expect("the files move in");
    let mut pictures: Vec<WrittenFile> = puts
        .into_iter()
        .filter(|put| is_picture(&put.path))
        .collect();
    pictures.sort_by(|a, b| a.path.cmp(&b.path));
    pictures
}

#[test]
fn on_disk_a_picture_is_kept_until_it_is_damaged_or_gone() {
    let folder = TempDir::new().expect("a folder");
    let public = folder.path().join("public");
    let first = publish(folder.path());
    assert!(first.iter().all(|put| put.changed));
    let whole: Vec<Vec<u8>> = first
        .iter()
        .map(|put| fs::read(public.join(&*put.path)).expect("it is there"))
        .collect();
    let unchanged: Vec<WrittenFile> = first
        .iter()
        .map(|put| WrittenFile {
            changed: false,
            ..put.clone()
        })
        .collect();
    assert_eq!(publish(folder.path()), unchanged);

    fs::write(public.join(&*first[0].path), b"no picture").expect("it is damaged");
    fs::remove_file(public.join(&*first[1].path)).expect("it is gone");
    let drawn_again = vec![first[0].clone(), first[1].clone(), unchanged[2].clone()];
    assert_eq!(publish(folder.path()), drawn_again);
    let again: Vec<Vec<u8>> = first
        .iter()
        .map(|put| fs::read(public.join(&*put.path)).expect("it is there"))
        .collect();
    assert!(again == whole);
}

#[test]
fn on_disk_a_kept_picture_is_not_even_drawn() {
    let folder = TempDir::new().expect("a folder");
    let public = folder.path().join("public");
    let path = publish(folder.path())[0].path.clone();
    // Something else in its place, which the manifest says is right: only a build that draws
    // nothing leaves it there.
    fs::write(public.join(&*path), b"another picture").expect("it is written");
    let text = fs::read_to_string(public.join(MANIFEST)).expect("the manifest is there");
    let mut manifest = Manifest::parse(&text).expect("a manifest");
    manifest
        .files
        .insert(path.clone(), blake3::hash(b"another picture"));
    fs::write(public.join(MANIFEST), manifest.text()).expect("it is written");
    publish(folder.path());
    assert_eq!(
        fs::read(public.join(&*path)).expect("it is there"),
        b"another picture"
    );
}

//! Where the stages leave what they make: nowhere, in memory, or in a published folder.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Mutex;

use factpress::build;
use factpress::build::publish::{Hash, Sink, WrittenFile};
use factpress::build::render::File;
use factpress::disk::Output;
use rayon::prelude::*;

use super::inputs::{site, theme};

/// A shelf that forgets what it is given: what is left is the cost of making pages.
pub struct Nowhere;

impl Sink for Nowhere {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        divan::black_box(&file.bytes);
        Ok(WrittenFile {
            path: file.path.into(),
            hash: Hash::from_bytes([0; 32]),
            changed: true,
        })
    }
}

/// A shelf that keeps everything.
#[derive(Default)]
pub struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Memory {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        let put = WrittenFile::new(&file, true);
        self.0
            .lock()
            .expect("no thread panics")
            .insert(file.path, file.bytes);
        Ok(put)
    }
}

pub fn rendered(claims: usize) -> Vec<File> {
    let memory = Memory::default();
    build(&site(claims), &theme(), &memory).unwrap_or_else(|_| panic!("the site builds"));
    let files = memory.0.into_inner().expect("no thread panics");
    files
        .into_iter()
        .map(|(path, bytes)| File { path, bytes })
        .collect()
}

pub fn publish(root: &Path, folder: &Path, files: &[File]) {
    let output = Output::open(root, folder).expect("the folder can be opened");
    let puts: Vec<WrittenFile> = files
        .par_iter()
        .map(|file| output.put(file.clone()).expect("the file is kept"))
        .collect();
    output.finish(&puts).expect("the folder is finished");
}

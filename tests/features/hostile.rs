//! A stranger's repository: whatever it has in the place of our own files, nothing outside of it
//! changes by a byte, no command hangs, and each refusal names its path.

mod world;
mod links;
mod commands;
mod forged;

use std::fs;

use world::World;

/// The folder in which builds into `public/` keep what they remember.
fn past(world: &World) -> String {
    let entries = fs::read_dir(world.root().join(".factpress")).expect("memories");
    let names = entries.map(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("Unicode")
    });
    let name = names
        .into_iter()
        .find(|name| name.len() == 12)
        .expect("the folder of an output");
    format!(".factpress/{name}")
}

/// The bytes of a file of ours.
fn bytes(path: &str, version: u8) -> Vec<u8> {
    format!("{path} {version}").into_bytes()
}

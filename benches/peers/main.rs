//! What `benches/peers/run` needs in Rust: one publication written for each tool, and the plain
//! writer.

#![allow(missing_docs, reason = "a bench is no library")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it writes files and says how long it took"
)]

mod eleventy;
mod facts;
mod factpress;
mod hugo;
mod markdown;
#[path = "../random.rs"]
mod random;
mod town;
mod writer;
mod zola;

use std::fs;
use std::path::Path;

use town::Town;

/// A path below the site's folder, and a text.
type File = (String, String);

fn file(path: &str, text: impl Into<String>) -> File {
    (path.to_owned(), text.into())
}

const USAGE: &str = "usage: peers content factpress|factpress-heavy|factpress-installed|hugo|eleventy|zola|facts CLAIMS FOLDER\n       \
                     peers write FROM TO";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["content", tool, claims, folder] => {
            let claims = claims
                .parse()
                .unwrap_or_else(|_| panic!("{claims} is no number\n{USAGE}"));
            for (path, text) in content(tool, claims) {
                let path = Path::new(folder).join(path);
                fs::create_dir_all(path.parent().expect("every file lies in a folder"))
                    .expect("the folder is made");
                fs::write(path, text).expect("the file is written");
            }
        }
        ["write", from, to] => {
            let (files, taken) = writer::copy(Path::new(from), Path::new(to));
            println!("{files} {}", taken.as_secs_f64());
        }
        _ => panic!("{USAGE}"),
    }
}

fn content(tool: &str, claims: usize) -> Vec<File> {
    let town = Town::new(claims);
    let mut ranks = vec![0; town.claims.len()];
    for (rank, claim) in town.newest().into_iter().enumerate() {
        let position = town
            .claims
            .binary_search_by(|other| other.id.cmp(&claim.id))
            .expect("it is a claim of the town");
        ranks[position] = rank + 1;
    }
    match tool {
        "factpress" => factpress::files(&town, Some("plain")),
        "factpress-heavy" => factpress::files(&town, Some("heavy")),
        "factpress-installed" => factpress::files(&town, None),
        "hugo" => hugo::files(&town, &ranks),
        "eleventy" => eleventy::files(&town, &ranks),
        "zola" => zola::files(&town, &ranks),
        "facts" => {
            let lines: Vec<String> = (0..town.claims.len())
                .map(|position| facts::line(&town, position))
                .collect();
            vec![file("facts.ndjson", lines.join("\n") + "\n")]
        }
        _ => panic!("{USAGE}"),
    }
}

//! What is shown is what a first build would make, and pages reload when it changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use factpress::Options;
use factpress::base::progress::NoProgress;
use factpress::build::publish::PUBLISHED;
use factpress::commands::preview::{EarlyPages, FileSource, Preview, PreviewFile};
use factpress::disk::{Changes, Inputs, Watcher};
use proptest::prelude::*;

use super::server::Server;
use super::{head, laid_out};
use crate::incremental::edits::{edits, town};
use crate::incremental::{files, in_memory, publish};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// Reads news up to a line that begins like this.
fn hear(news: &mut BufReader<TcpStream>, begins: &str) -> String {
    for _ in 0..200 {
        let mut line = String::new();
        news.read_line(&mut line).expect("news");
        if line.starts_with(begins) {
            return line;
        }
    }
    panic!("nothing begins with {begins}");
}

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).expect("the file");
    assert!(text.contains(from), "{text}");
    fs::write(root.join(path), text.replace(from, to)).expect("the file is written");
}

/// The bytes of a file that is shown; of those that are copied, as they are on the disk by now.
fn bytes(shown: &PreviewFile) -> Vec<u8> {
    match &shown.source {
        FileSource::Memory(bytes) => bytes.to_vec(),
        FileSource::Disk(file) => file.bytes().unwrap_or_default(),
    }
}

/// What tells the files of a preview from others, by path.
fn hashes(preview: &Preview) -> BTreeMap<String, String> {
    preview
        .files()
        .iter()
        .map(|(path, shown)| (path.to_string(), shown.hash.to_string()))
        .collect()
}

/// What a preview shows, by path.
fn shown(preview: &Preview) -> BTreeMap<String, Vec<u8>> {
    preview
        .files()
        .iter()
        // The record says what was public before, which a preview does not ask.
        .filter(|(path, _)| ***path != *PUBLISHED)
        .map(|(path, shown)| (path.to_string(), bytes(shown)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_what_is_shown_is_what_a_first_build_would_be(edits in edits()) {
        let root = town();
        let mut watcher = Watcher::new(root.path());
        let mut preview = Preview::new(root.path().to_owned(), Options::default());
        preview.look(&Changes::Anywhere, SystemTime::now(), &|_| (), &NoProgress).expect("the disk does not fail");
        for steps in edits.chunks(2) {
            for edit in steps {
                edit.make(root.path(), &root.path().join("public"));
            }
            let (last, hashes_before) = (shown(&preview), hashes(&preview));
            let ahead = Mutex::new(None);
            let show = |pages| *ahead.lock().expect("no thread panics") = Some(pages);
            let heard = watcher.wait(Duration::from_millis(20));
            let look = preview.look(&heard, SystemTime::now(), &show, &NoProgress).expect("the disk does not fail");
            let ahead: Option<EarlyPages> = ahead.into_inner().expect("no thread panics");
            // A preview compares with nothing, and neither does a first build.
            let clean = in_memory();
            let fresh = publish(root.path(), &clean.path().join("public"), true);
            if fresh.is_some() {
                let mut built = files(&clean.path().join("public"));
                built.remove(".factpress-manifest");
                prop_assert!(shown(&preview) == built, "after {:?}", edits);
                if let Some(EarlyPages { changed, unchanged }) = ahead {
                    let stands = |path: &str, bytes: &[u8]| {
                        path == PUBLISHED || built.get(path).is_some_and(|built| *built == bytes)
                    };
                    let before = |path: &str| last.get(path).map_or(&[][..], Vec::as_slice);
                    prop_assert!(changed.iter().all(|(path, shown)| stands(path, &bytes(shown))), "after {:?}", edits);
                    prop_assert!(unchanged.iter().all(|path| stands(path, before(path))), "after {:?}", edits);
                    let is_page = |path: &&String| path.ends_with(".html");
                    let is_ahead = |path: &str| changed.contains_key(path) || unchanged.contains(path);
                    prop_assert!(built.keys().filter(is_page).all(|path| is_ahead(path)), "after {:?}", edits);
                }
            } else {
                prop_assert!(look.is_none_or(|look| !look.is_shown && look.report.errors() > 0));
                prop_assert!(ahead.is_none(), "after {:?}", edits);
                prop_assert!(hashes(&preview) == hashes_before, "after {:?}", edits);
            }
        }
    }
}

#[test]
fn pages_are_shown_before_their_pictures_are_drawn() {
    let site = SmallSite::new("").replacing("content/site.yaml", "share_images: false\n", "");
    let root = laid_out(&site);
    let mut preview = Preview::new(root.path().to_owned(), Options::default());
    let ahead = Mutex::new(None);
    let show = |pages| *ahead.lock().expect("no thread panics") = Some(pages);
    preview
        .look(&Changes::Anywhere, SystemTime::now(), &show, &NoProgress)
        .expect("the disk does not fail");
    let ahead: Option<EarlyPages> = ahead.into_inner().expect("no thread panics");
    let ahead = ahead.expect("the pages are shown").changed;
    let is_picture = |path: &str| path.ends_with(".png") && path != "apple-touch-icon.png";
    assert!(ahead.contains_key("library/closed/index.html"));
    assert!(!ahead.keys().any(|path| is_picture(path)));
    assert!(preview.files().keys().any(|path| is_picture(path)));
}

#[test]
fn a_look_does_not_wake_the_next_and_a_saved_file_is_heard_of_by_its_path() {
    let root = laid_out(&SmallSite::new(""));
    let mut watcher = Watcher::new(root.path());
    let mut preview = Preview::new(root.path().to_owned(), Options::default());
    preview
        .look(&Changes::Anywhere, SystemTime::now(), &|_| (), &NoProgress)
        .expect("the disk does not fail");
    let patience = Duration::from_millis(200);
    assert_eq!(
        watcher.wait(patience),
        Changes::Anywhere,
        "a look reads, and nothing is heard of that"
    );
    edit(root.path(), CLAIM, "One closed", "Only one closed");
    assert_eq!(
        watcher.wait(patience),
        Changes::At([PathBuf::from(CLAIM)].into())
    );
    let folder = root.path().join("content/explainers/library");
    fs::write(folder.join(".index.md.swp"), "an editor's own").expect("the file is written");
    let heard = watcher.wait(patience);
    assert_eq!(
        heard,
        Changes::At(["content/explainers/library/.index.md.swp".into()].into())
    );
    let inputs = Inputs::look(root.path()).expect("the disk does not fail");
    let Changes::At(paths) = heard else {
        panic!("a path")
    };
    assert_eq!(
        inputs.changed_at(root.path(), &paths),
        Some(inputs.clone()),
        "which is none of the site's"
    );
    let more = PathBuf::from("content/explainers/library/claims/new.md");
    fs::write(root.path().join(&more), "").expect("the file is written");
    assert_eq!(
        inputs.changed_at(root.path(), [&more]),
        None,
        "a file more takes a whole look"
    );
    fs::rename(&folder, root.path().join("content/away")).expect("the folder moves");
    let gone = ["content/explainers/library".into(), "content/away".into()];
    assert!(
        gone.iter()
            .all(|path| inputs.changed_at(root.path(), [path]).is_none()),
        "and so does a folder"
    );
}

#[test]
fn a_saved_file_is_shown_and_its_page_alone_reloads() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    let page = server.get_until("/library/closed/", "One closed");
    assert!(
        page.contains("data-path=\"library%2Fclosed%2Findex.html\" data-number=\"1\""),
        "{page}"
    );
    let mut claim = server.news("library/closed/index.html", 1);
    let mut missing = server.news("404.html", 1);
    hear(&mut claim, "data: []");
    hear(&mut missing, "data: []");
    edit(root.path(), CLAIM, "One closed", "Only one closed");
    hear(&mut claim, "event: reload");
    assert!(server.get("/library/closed/").contains("Only one closed"));
    assert!(
        hear(&mut missing, "event:").contains("faults"),
        "nothing of that page has changed"
    );
    let names = fs::read_dir(root.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["content"], "nothing is written");
}

#[test]
fn a_broken_edit_keeps_the_last_good_page_and_says_what_is_wrong_with_its_place() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(
        root.path(),
        &["--port", "0", "--editor", "edit:{file}#{line},{column}"],
    );
    server.get_until("/library/closed/", "One closed");
    let mut news = server.news("library/closed/index.html", 1);
    hear(&mut news, "data: []");
    edit(
        root.path(),
        CLAIM,
        "kind: statement",
        "kind: <script>alert(1)</script>",
    );
    let faults = loop {
        let line = hear(&mut news, "data: ");
        if line != "data: []\n" {
            break line;
        }
    };
    let faults: serde_json::Value =
        serde_json::from_str(faults.trim_start_matches("data: ")).expect("JSON");
    let text = faults[0]["text"].as_str().expect("a text");
    assert!(text.starts_with(&format!("{CLAIM}:6:7: error:")), "{text}");
    assert_eq!(
        faults[0]["href"],
        format!("edit:{}#6,7", root.path().join(CLAIM).display())
    );
    assert!(server.get("/library/closed/").contains("One closed"));
    edit(
        root.path(),
        CLAIM,
        "kind: <script>alert(1)</script>",
        "kind: statement",
    );
    hear(&mut news, "data: []");
}

#[test]
fn a_site_that_is_wrong_from_the_start_appears_when_it_is_fixed() {
    let root = laid_out(&SmallSite::new("").replacing(CLAIM, "kind: statement", "kind: nonsense"));
    let server = Server::start(root.path(), &["--port", "0"]);
    assert_eq!(head(&server.get("/")), "HTTP/1.1 503 Service Unavailable");
    edit(root.path(), CLAIM, "kind: nonsense", "kind: statement");
    server.get_until("/library/closed/", "One closed");
}

#[test]
fn a_content_folder_that_goes_and_comes_back_is_shown_again() {
    let root = laid_out(&SmallSite::new(""));
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "One closed");
    fs::rename(root.path().join("content"), root.path().join("away")).expect("it moves");
    let mut news = server.news("index.html", 1);
    while !hear(&mut news, "data: ").contains("there is no folder") {}
    assert!(server.get("/library/closed/").contains("One closed"));
    edit(
        &root.path().join("away"),
        "explainers/library/claims/closed.md",
        "One closed",
        "Only one closed",
    );
    fs::rename(root.path().join("away"), root.path().join("content")).expect("it moves");
    server.get_until("/library/closed/", "Only one closed");
}

#[test]
fn what_is_held_back_is_shown_unless_it_is_not_wanted() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement",
        "kind: statement\nhold: Is the map right?",
    );
    let root = laid_out(&site);
    let server = Server::start(root.path(), &["--port", "0"]);
    server.get_until("/library/closed/", "Held: not for publication");
    let published = Server::start(root.path(), &["--port", "0", "--published"]);
    published.get_until("/library/", "The library");
    assert_eq!(
        head(&published.get("/library/closed/")),
        "HTTP/1.1 404 Not Found"
    );
}

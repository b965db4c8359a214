//! Publishing: only what changed is written, what is gone goes, what is not ours stays, and a
//! failed build changes nothing.

#[cfg(target_os = "linux")]
mod faults;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod versions;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use factpress::build::publish::{Hash, MANIFEST, Manifest, VERDICTS};
use factpress::disk::CACHE_FOLDER;
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// A site on the disk, in a folder of its own that goes with it.
struct OnDisk {
    folder: TempDir,
}

impl OnDisk {
    fn new(site: &SmallSite) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path().join("site").as_path());
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Lays out another state of the site in place of the one before.
    fn becomes(&self, site: &SmallSite) {
        fs::remove_dir_all(self.root().join("content")).expect("the content goes");
        site.lay_out(&self.root());
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    fn build(&self, arguments: &[&str]) -> Output {
        self.run(&[&["build"], arguments].concat())
    }

    /// Runs a command as on a person's machine, where no service builds.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = crate::program();
        command
            .current_dir(self.root())
            .env_remove("CI")
            .args(arguments)
            .output()
            .expect("factpress starts")
    }

    /// Builds, and gives the numbers in its last line: written, unchanged, removed.
    fn built(&self, arguments: &[&str]) -> [usize; 3] {
        let output = self.build(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        let line = String::from_utf8(output.stdout).expect("text");
        let tally = line
            .split('(')
            .nth(1)
            .expect("the numbers stand in brackets");
        let numbers: Vec<usize> = tally
            .split([' ', ',', ')'])
            .filter_map(|word| word.parse().ok())
            .collect();
        numbers.try_into().expect("three numbers")
    }

    /// The entries beside the site's own folders: nothing may be left there but what is remembered.
    fn beside(&self) -> Vec<String> {
        beside(&self.root())
    }
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("Unicode")
        })
        .collect();
    names.sort();
    names
}

/// True for what a build remembers of a site, which is no part of it.
fn is_memory(path: &str) -> bool {
    path.split('/').any(|part| part == CACHE_FOLDER)
}

/// The entries of a site's folder but what is remembered of it.
fn beside(root: &Path) -> Vec<String> {
    names(root)
        .into_iter()
        .filter(|name| !is_memory(name))
        .collect()
}

/// Every file and folder below a folder: its bytes, or nothing for a folder.
fn everything(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("an entry");
        let path = entry
            .path()
            .strip_prefix(folder)
            .expect("below the folder")
            .to_str()
            .expect("Unicode")
            .to_owned();
        let bytes = entry
            .file_type()
            .is_file()
            .then(|| fs::read(entry.path()).expect("the file can be read"));
        found.insert(path, bytes);
    }
    found
}

/// The same without what is remembered of it.
fn without_memories(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = everything(folder);
    found.retain(|path, _| !is_memory(path));
    found
}

/// The time of the last change of every file.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let files = everything(folder)
        .into_iter()
        .filter(|(_, bytes)| bytes.is_some());
    let time = |path: &str| {
        fs::metadata(folder.join(path))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    files.map(|(path, _)| (path.clone(), time(&path))).collect()
}

/// Sets every file back by a day, so that each that is written again shows.
fn set_back(folder: &Path) {
    let day_ago = SystemTime::now() - Duration::from_secs(86_400);
    for path in times(folder).keys() {
        let file = fs::File::options()
            .append(true)
            .open(folder.join(path))
            .expect("the file opens");
        file.set_modified(day_ago).expect("the time is set");
    }
}

#[test]
fn a_fresh_output_holds_every_file_and_the_manifest_that_lists_them() {
    let site = SmallSite::new("");
    let disk = OnDisk::new(&site);
    assert_eq!(disk.built(&[]), [44, 0, 0]);
    let mut published: BTreeMap<String, Vec<u8>> = everything(&disk.public())
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, bytes?)))
        .collect();
    let manifest = published.remove(MANIFEST).expect("the manifest is there");
    let manifest =
        Manifest::parse(std::str::from_utf8(&manifest).expect("text")).expect("a manifest");
    let hashes: BTreeMap<Arc<str>, Hash> = published
        .iter()
        .map(|(path, bytes)| (path.as_str().into(), blake3::hash(bytes)))
        .collect();
    assert_eq!(manifest.files, hashes);
    assert_eq!(published, site.files());
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn an_unchanged_site_writes_nothing() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    set_back(&disk.public());
    let before = times(&disk.public());
    assert_eq!(disk.built(&[]), [0, 44, 0]);
    assert_eq!(times(&disk.public()), before);
}

#[test]
fn a_change_writes_the_pages_that_show_it_and_no_other() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    set_back(&disk.public());
    let before = times(&disk.public());
    disk.becomes(&SmallSite::new("").replacing(
        CLAIM,
        "The minutes list them.",
        "The *minutes* list them.",
    ));
    assert_eq!(disk.built(&[]), [1, 43, 0]);
    let after = times(&disk.public());
    let written: Vec<&String> = after
        .keys()
        .filter(|path| after[*path] != before[*path])
        .collect();
    assert_eq!(written, [MANIFEST, "library/closed/index.html"]);
    let page =
        fs::read_to_string(disk.public().join("library/closed/index.html")).expect("the page");
    assert!(page.contains("The <em>minutes</em> list them."));
}

#[test]
fn a_change_of_words_writes_the_files_of_the_search_that_hold_them() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("").replacing(
        CLAIM,
        "The minutes list them.",
        "The minutes list all of them.",
    ));
    assert_eq!(
        disk.built(&[]),
        [3, 41, 1],
        "the claim, the directory, and the file of terms"
    );
}

#[test]
fn a_file_that_somebody_changed_in_the_output_is_put_right() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    fs::write(
        disk.public().join("robots.txt"),
        "User-agent: *\nDisallow: /\n\n",
    )
    .expect("written");
    fs::remove_file(disk.public().join("library/index.html")).expect("removed");
    assert_eq!(disk.built(&[]), [2, 42, 0]);
    assert_eq!(everything(&disk.public()), before);
}

/// Writes over a file in place, with as many bytes and its old time.
fn tamper(path: &Path) {
    let time = fs::metadata(path)
        .and_then(|there| there.modified())
        .expect("a time");
    let text = fs::read_to_string(path)
        .expect("a text")
        .replace("libraries", "airports.");
    fs::write(path, text).expect("written");
    fs::File::options()
        .append(true)
        .open(path)
        .expect("it opens")
        .set_modified(time)
        .expect("the time is set");
}

#[cfg(unix)]
#[test]
fn a_page_that_was_changed_with_its_old_size_and_time_is_put_right() {
    for arguments in [&[][..], &["--verify"]] {
        let disk = OnDisk::new(&SmallSite::new(""));
        disk.built(&[]);
        let before = everything(&disk.public());
        for _ in 0..3 {
            tamper(&disk.public().join("library/index.html"));
            assert!(everything(&disk.public()) != before);
            assert_eq!(disk.built(arguments), [1, 43, 0]);
            assert_eq!(everything(&disk.public()), before);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_readers_may_not_read_any_more_is_put_right() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = SmallSite::new("").with_bytes("content/static/notes.txt", "Notes.");
    let disk = OnDisk::new(&site);
    disk.built(&[]);
    let rights = |path: &str| {
        fs::metadata(disk.public().join(path))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    let list = rights(MANIFEST);
    for path in [
        "library/index.html",
        "claims.json",
        "notes.txt",
        "sitemap.xml",
    ] {
        for closed in [0o000, 0o200, 0o600] {
            let right = rights(path);
            fs::set_permissions(disk.public().join(path), fs::Permissions::from_mode(closed))
                .expect("rights can be set");
            let written = usize::from(closed & list & 0o444 != list & 0o444);
            assert_eq!(disk.built(&[])[0], written, "{path} {closed:o}");
            assert_eq!(
                rights(path),
                if written == 1 { right } else { closed },
                "{path} {closed:o}"
            );
            assert_eq!(disk.built(&[])[0], 0, "{path} {closed:o}");
        }
    }
    // Whoever closes all of it has meant that.
    for path in names(&disk.public()) {
        fs::set_permissions(disk.public().join(path), fs::Permissions::from_mode(0o600))
            .expect("rights can be set");
    }
    assert_eq!(disk.built(&[])[0], 0);
}

#[test]
fn who_asks_for_it_has_every_published_file_read_and_every_text() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    assert_eq!(disk.built(&["--verify"]), [0, 44, 0]);
    let in_ci = |value: &str| {
        let mut command = crate::program();
        let output = command
            .current_dir(disk.root())
            .env("CI", value)
            .args(["build", "--timings"])
            .output();
        String::from_utf8(output.expect("factpress starts").stderr).expect("text")
    };
    // A build that believes stamps has nothing to do and says so before it makes a page.
    for (value, is_read) in [("true", true), ("1", true), ("false", false), ("", false)] {
        assert_eq!(
            in_ci(value).lines().any(|line| line.starts_with("pages")),
            is_read,
            "CI={value}"
        );
    }
    assert_eq!(disk.run(&["check", "--verify"]).status.code(), Some(0));
}

#[test]
fn the_former_name_of_no_cache_still_works() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let is_made = |option: &[&str]| {
        let output = disk.build(&[&["--timings"], option].concat());
        assert_eq!(output.status.code(), Some(0), "{option:?}");
        let timings = String::from_utf8(output.stderr).expect("text");
        timings.lines().any(|line| line.starts_with("page cache "))
    };
    assert!(!is_made(&[]), "there is nothing to do");
    assert!(is_made(&["--no-cache"]));
    assert!(is_made(&["--afresh"]));
}

#[test]
fn what_is_gone_goes_with_the_folders_that_it_leaves_empty() {
    let disk = OnDisk::new(&SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\nWords.\n-- content/static/a/b/c.txt --\nx\n",
    ));
    assert_eq!(disk.built(&[]), [46, 0, 0]);
    disk.becomes(&SmallSite::new(""));
    let [_, _, removed] = disk.built(&[]);
    assert_eq!(removed, 2);
    assert!(!disk.public().join("about").exists());
    assert!(!disk.public().join("a").exists());
    let fresh = OnDisk::new(&SmallSite::new(""));
    fresh.built(&[]);
    assert_eq!(everything(&disk.public()), everything(&fresh.public()));
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let file = SmallSite::new("-- content/static/data --\nbytes\n");
    let folder = SmallSite::new("-- content/static/data/part/one.txt --\nbytes\n");
    let disk = OnDisk::new(&file);
    disk.built(&[]);
    assert!(disk.public().join("data").is_file());
    disk.becomes(&folder);
    assert_eq!(disk.built(&[]), [1, 44, 1]);
    assert_eq!(
        fs::read(disk.public().join("data/part/one.txt")).expect("the file"),
        b"bytes\n"
    );
    disk.becomes(&file);
    assert_eq!(disk.built(&[]), [1, 44, 1]);
    assert_eq!(
        fs::read(disk.public().join("data")).expect("the file"),
        b"bytes\n"
    );
}

#[test]
fn a_page_that_changes_only_its_capitals_is_there_in_the_end() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/Data.txt --\nbytes\n"));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("-- content/static/data.txt --\nbytes\n"));
    disk.built(&[]);
    let data: Vec<String> = names(&disk.public())
        .into_iter()
        .filter(|name| name.eq_ignore_ascii_case("data.txt"))
        .collect();
    assert_eq!(data, ["data.txt"]);
}

#[test]
fn a_file_of_others_that_differs_by_capitals_alone_is_not_ours() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/data.txt --\nbytes\n"));
    disk.built(&[]);
    disk.write("public/Data.txt", "somebody's");
    if names(&disk.public()).iter().all(|name| name != "Data.txt") {
        return; // This disk takes the two for one.
    }
    disk.becomes(&SmallSite::new("-- content/static/Data.txt --\nbytes\n"));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).contains("Data.txt is not factpress's own"),
        "{}",
        error(&output)
    );
    assert_eq!(
        fs::read(disk.public().join("Data.txt")).expect("the file"),
        b"somebody's"
    );
}

#[test]
fn static_files_are_copied_byte_for_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    let disk =
        OnDisk::new(&SmallSite::new("").with_bytes("content/static/deep/odd.bin", bytes.clone()));
    disk.built(&[]);
    assert_eq!(
        fs::read(disk.public().join("deep/odd.bin")).expect("the file"),
        bytes
    );
    let manifest = fs::read_to_string(disk.public().join(MANIFEST)).expect("the manifest");
    assert!(
        manifest.contains(&format!(
            "{}  deep/odd.bin\n",
            blake3::hash(&bytes).to_hex()
        )),
        "{manifest}"
    );
}

#[test]
fn bad_content_leaves_the_output_byte_for_byte() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = (everything(&disk.public()), times(&disk.public()));
    disk.becomes(&SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda"));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        error(&output).ends_with("1 error in 1 file; nothing was published\n"),
        "{}",
        error(&output)
    );
    assert_eq!((everything(&disk.public()), times(&disk.public())), before);
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn a_template_that_fails_leaves_the_output_byte_for_byte() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = (everything(&disk.public()), times(&disk.public()));
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: own",
    ));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write(
        "themes/own/pages/source.html",
        "{{ view.nothing_of_that_name }}\n",
    );
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", error(&output));
    assert!(
        error(&output).contains("while making /sources/minutes/"),
        "{}",
        error(&output)
    );
    assert!(
        error(&output).contains("pages/source.html:1"),
        "{}",
        error(&output)
    );
    assert!(
        error(&output).ends_with("1 error in 1 file; nothing was published\n"),
        "{}",
        error(&output)
    );
    assert_eq!((everything(&disk.public()), times(&disk.public())), before);
    assert_eq!(disk.beside(), ["content", "public", "themes"]);
}

#[test]
fn a_failed_first_build_leaves_no_output_and_no_staging_folder() {
    let disk = OnDisk::new(&SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: own",
    ));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write(
        "themes/own/pages/claim.html",
        "{{ view.nothing_of_that_name }}\n",
    );
    assert_eq!(disk.build(&[]).status.code(), Some(1));
    assert_eq!(disk.beside(), ["content", "themes"]);
}

#[test]
fn what_a_killed_build_left_beside_the_output_is_cleared_away() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write(".public.factpress-staging/library/index.html", "half a pa");
    disk.built(&[]);
    assert_eq!(disk.beside(), ["content", "public"]);
    let page = fs::read_to_string(disk.public().join("library/index.html")).expect("the page");
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
}

#[test]
fn a_build_that_stopped_while_it_moved_files_in_is_finished_by_the_next() {
    let more = "-- content/pages/about.md --\n---\ntitle: A\ndescription: Us.\n---\nWords.\n-- content/static/zebra --\nx\n";
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new(more));
    let fresh = OnDisk::new(&SmallSite::new(more));
    fresh.built(&[]);
    let manifest = |disk: &OnDisk| {
        let text = fs::read_to_string(disk.public().join(MANIFEST)).expect("the manifest");
        Manifest::parse(&text).expect("a manifest")
    };
    let mut both = manifest(&disk);
    both.files.extend(manifest(&fresh).files);
    disk.write(&format!("public/{MANIFEST}"), &both.text());
    disk.write(
        "public/about/index.html",
        &fs::read_to_string(fresh.public().join("about/index.html")).expect("a page"),
    );
    disk.write("public/.factpress-staging/zebra", "x");
    let finished = disk.build(&[]);
    assert_eq!(finished.status.code(), Some(0), "{}", error(&finished));
    assert_eq!(everything(&disk.public()), everything(&fresh.public()));
}

#[test]
fn an_empty_folder_where_a_file_goes_makes_way() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("-- content/static/zebra --\nx\n"));
    fs::create_dir_all(disk.public().join("zebra/stripes")).expect("the folders are made");
    assert_eq!(disk.build(&[]).status.code(), Some(0));
    assert_eq!(
        fs::read_to_string(disk.public().join("zebra")).expect("the file"),
        "x\n"
    );
}

#[test]
fn a_hidden_file_of_others_is_not_overwritten() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write(
        "public/.well-known/security.txt",
        "Contact: mailto:me@town.example",
    );
    let before = everything(&disk.public());
    disk.becomes(&SmallSite::new(
        "-- content/static/.well-known/security.txt --\nContact: nobody\n",
    ));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        error(&output).contains(".well-known/security.txt is not factpress's own"),
        "{}",
        error(&output)
    );
    assert_eq!(everything(&disk.public()), before);
}

/// The text of a list of files with more lines, and with the last line that fits them.
fn forged(text: &str, lines: &str) -> String {
    let (above, _) = text.trim_end().rsplit_once('\n').expect("lines");
    let above = format!("{above}\n{lines}");
    format!("{above}end {}\n", blake3::hash(above.as_bytes()).to_hex())
}

#[test]
fn a_manifest_that_names_files_elsewhere_or_what_is_never_published_is_damaged() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("victim.txt", "keep");
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let hash = "0".repeat(64);
    let paths = [
        "../victim.txt",
        "/tmp/victim.txt",
        "a/../../victim.txt",
        ".git/config",
        "a/.GIT/config",
        MANIFEST,
    ];
    for elsewhere in paths {
        for text in [
            format!("{text}{hash}  {elsewhere}\n"),
            forged(&text, &format!("{hash}  {elsewhere}\n")),
        ] {
            fs::write(&path, text).expect("the manifest is written");
            let output = disk.build(&[]);
            assert_eq!(output.status.code(), Some(3), "{elsewhere}");
            assert!(
                error(&output).starts_with("error: ./public/.factpress-manifest is damaged: "),
                "{}",
                error(&output)
            );
            assert_eq!(disk.beside(), ["content", "public", "victim.txt"]);
        }
    }
}

#[test]
fn a_file_that_is_listed_with_other_bytes_is_left_alone_and_named_until_somebody_decides() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("public/mine.txt", "mine");
    disk.write("public/.htpasswd", "secret");
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let hash = "0".repeat(64);
    fs::write(
        &path,
        forged(&text, &format!("{hash}  mine.txt\n{hash}  .htpasswd\n")),
    )
    .expect("the manifest is written");
    for title in ["Country checks", "Country checks", "World checks"] {
        disk.becomes(&SmallSite::new("").replacing(
            "content/site.yaml",
            "title: Town checks",
            &format!("title: {title}"),
        ));
        let output = disk.build(&[]);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        for name in ["mine.txt", ".htpasswd"] {
            let warning =
                format!("warning: ./public/{name} is no more part of the site, and was left alone");
            assert!(error(&output).contains(&warning), "{}", error(&output));
        }
        assert_eq!(
            fs::read(disk.public().join("mine.txt")).expect("it is there"),
            b"mine"
        );
        assert_eq!(
            fs::read(disk.public().join(".htpasswd")).expect("it is there"),
            b"secret"
        );
    }
    // Moved away, and put back after a build, they are whoever's.
    fs::rename(disk.public().join("mine.txt"), disk.root().join("mine.txt")).expect("it moves");
    fs::remove_file(disk.public().join(".htpasswd")).expect("it goes");
    assert_eq!(error(&disk.build(&[])), "");
    fs::rename(disk.root().join("mine.txt"), disk.public().join("mine.txt")).expect("it moves");
    assert_eq!(error(&disk.build(&["--no-cache"])), "");
}

#[test]
fn a_page_that_is_gone_and_was_changed_by_others_is_left_alone() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/old.txt --\nx\n"));
    disk.built(&[]);
    disk.write("public/old.txt", "changed by hand");
    disk.becomes(&SmallSite::new(""));
    let output = disk.build(&[]);
    assert!(
        error(&output).contains("./public/old.txt is no more part of the site"),
        "{}",
        error(&output)
    );
    assert_eq!(
        fs::read(disk.public().join("old.txt")).expect("it is there"),
        b"changed by hand"
    );
}

#[test]
fn a_damaged_list_is_called_damaged_with_the_way_out_and_nothing_is_touched() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let merged = format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> branch\n");
    for (damaged, what) in [
        (
            text.replacen("library/index.html", "library/index.htm", 1),
            "is damaged: its last line is not",
        ),
        (
            text[..text.len() / 2].to_owned(),
            "is damaged: its last line is not",
        ),
        (merged, "is damaged: it holds the conflict marks of a merge"),
        (
            "something else\n".to_owned(),
            "is damaged: its first line is another one",
        ),
        (String::new(), "is damaged: its first line is another one"),
        (
            text.replacen("manifest 2", "manifest 1", 1),
            "was written by another version of factpress",
        ),
    ] {
        fs::write(&path, &damaged).expect("the manifest is written");
        let before = everything(&disk.public());
        for command in [&["build"][..], &["build", "--no-cache"], &["check"]] {
            let output = disk.run(command);
            assert_eq!(output.status.code(), Some(3), "{what}");
            let error = error(&output);
            assert!(
                error.starts_with(&format!("error: ./public/.factpress-manifest {what}")),
                "{error}"
            );
            assert!(
                error.contains("or remove the whole folder and build again"),
                "{error}"
            );
            assert!(!error.contains("did not write"), "{error}");
        }
        assert_eq!(everything(&disk.public()), before);
    }
    fs::remove_dir_all(disk.public()).expect("the folder goes");
    assert_eq!(disk.built(&[]), [44, 0, 0], "the way out");
}

#[test]
fn damaged_verdicts_are_called_damaged_with_the_way_out() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let path = disk.public().join(VERDICTS);
    let text = fs::read_to_string(&path).expect("the verdicts");
    fs::write(&path, text.replacen("false", "true", 1)).expect("the verdicts are written");
    for command in ["build", "check"] {
        let output = disk.run(&[command]);
        assert_eq!(output.status.code(), Some(3));
        assert!(
            error(&output).starts_with("error: ./public/.factpress-verdicts is damaged"),
            "{}",
            error(&output)
        );
        assert!(
            error(&output).contains("or remove it: then nothing is compared"),
            "{}",
            error(&output)
        );
    }
    fs::remove_file(&path).expect("they go");
    assert_eq!(disk.run(&["check"]).status.code(), Some(0));
    assert_eq!(disk.built(&[]), [1, 43, 0]);
    assert_eq!(fs::read_to_string(&path).expect("the verdicts"), text);
}

#[test]
fn lists_whose_line_ends_git_changed_are_read() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    for (path, bytes) in &before {
        let text = bytes
            .as_ref()
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        if let Some(text) = text.filter(|text| !text.contains('\r')) {
            fs::write(disk.public().join(path), text.replace('\n', "\r\n"))
                .expect("the file is written");
        }
    }
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(everything(&disk.public()), before);
}

#[test]
fn a_folder_with_files_of_others_is_refused_named_and_untouched() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public/index.html", "<p>Mine.");
    disk.write("public/holiday/beach.jpg", "sand");
    let before = everything(&disk.public());
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ./public holds files that factpress did not write: holiday/beach.jpg, index.html\n   = help: files to \
         publish with the site belong into content/static/; or choose another folder with --output\n"
    );
    assert_eq!(everything(&disk.public()), before);
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn of_many_files_of_others_a_few_are_named() {
    let disk = OnDisk::new(&SmallSite::new(""));
    for number in 1..=8 {
        disk.write(&format!("public/{number}.txt"), "mine");
    }
    let message = error(&disk.build(&[]));
    assert!(
        message.contains("1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 3 more\n"),
        "{message}"
    );
}

#[test]
fn files_of_others_among_ours_are_left_alone() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("public/library/notes.txt", "mine");
    disk.write("public/verification.html", "theirs");
    let before = everything(&disk.public());
    assert_eq!(disk.built(&[]), [0, 44, 0]);
    assert_eq!(disk.built(&["--no-cache"]), [0, 44, 0]);
    assert_eq!(everything(&disk.public()), before);
}

#[test]
fn dot_files_at_the_top_of_the_output_are_left_alone() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public/.git/HEAD", "ref: refs/heads/pages\n");
    disk.write("public/.nojekyll", "");
    assert_eq!(disk.built(&[]), [44, 0, 0]);
    disk.becomes(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    assert_eq!(disk.built(&[]), [1, 44, 0]);
    assert_eq!(
        fs::read(disk.public().join(".git/HEAD")).expect("the file"),
        b"ref: refs/heads/pages\n"
    );
    assert!(disk.public().join(".nojekyll").exists());
}

#[test]
fn an_empty_folder_is_filled() {
    let disk = OnDisk::new(&SmallSite::new(""));
    fs::create_dir(disk.public()).expect("a folder");
    assert_eq!(disk.built(&[]), [44, 0, 0]);
}

#[test]
fn the_site_itself_is_never_the_output() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write("src/main.rs", "fn main() {}\n");
    let before = without_memories(disk.folder.path());
    for folder in [
        ".",
        "..",
        "../..",
        "content",
        "content/static",
        "content/new",
        "themes/own",
        "src",
        ".git",
        "../site",
    ] {
        let output = disk.build(&["--output", folder]);
        assert_eq!(
            output.status.code(),
            Some(3),
            "{folder}: {}",
            error(&output)
        );
        let is_site = [".", "..", "../..", "../site"].contains(&folder);
        let own = "it is, or lies in, a folder that is not for what is published";
        let why = if is_site {
            "the site itself lies there"
        } else {
            own
        };
        let expected = format!(
            "error: {folder} cannot be the output: {why}\n   = help: name a folder of its own, as in \
             --output public\n"
        );
        assert_eq!(error(&output), expected);
    }
    assert_eq!(without_memories(disk.folder.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_site_is_not_the_output_either() {
    let disk = OnDisk::new(&SmallSite::new(""));
    let link = disk.folder.path().join("elsewhere");
    std::os::unix::fs::symlink(disk.root().join("content"), &link).expect("a link");
    let output = disk.build(&["--output", "../elsewhere"]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).contains("a folder that is not for what is published"),
        "{}",
        error(&output)
    );
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public", "mine");
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ./public is a file; the output is a folder\n"
    );
    assert_eq!(fs::read(disk.public()).expect("the file"), b"mine");
}

/// True when the tests run as root, to whom no folder is closed.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let file = tempfile::NamedTempFile::new().expect("a file");
    file.as_file().metadata().expect("its owner").uid() == 0
}

#[test]
fn a_parent_that_takes_no_folder_is_a_failure_of_the_disk() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("blocked", "a file where a folder must be");
    let output = disk.build(&["--output", "blocked/public"]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).starts_with("error: could not "),
        "{}",
        error(&output)
    );
    assert!(error(&output).contains("blocked"), "{}", error(&output));
    assert_eq!(disk.beside(), ["blocked", "content"]);
}

#[cfg(unix)]
#[test]
fn a_parent_that_may_not_be_written_to_is_a_failure_of_the_disk_unless_for_root() {
    use std::os::unix::fs::PermissionsExt as _;
    let disk = OnDisk::new(&SmallSite::new(""));
    let parent = disk.folder.path().join("closed");
    fs::create_dir(&parent).expect("a folder");
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).expect("it is closed");
    let output = disk.build(&["--output", "../closed/public"]);
    let expected = if is_root() { 0 } else { 3 };
    assert_eq!(output.status.code(), Some(expected), "{}", error(&output));
    assert_eq!(parent.join("public").exists(), is_root());
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).expect("it opens again");
}

#[test]
fn an_output_elsewhere_is_made_with_the_folders_above_it() {
    let disk = OnDisk::new(&SmallSite::new(""));
    assert_eq!(disk.built(&["--output", "../srv/www/checks"]), [44, 0, 0]);
    assert!(
        disk.folder
            .path()
            .join("srv/www/checks/library/closed/index.html")
            .is_file()
    );
    assert_eq!(disk.beside(), ["content"]);
    assert_eq!(names(&disk.folder.path().join("srv/www")), ["checks"]);
}

#[test]
fn what_publishing_keeps_its_books_with_is_no_address_of_a_site() {
    for path in [
        ".factpress-journal",
        ".factpress-staging/a",
        ".Factpress-Staging.lock",
        ".factpress-manifest",
    ] {
        let site = SmallSite::new("").with_asset(&format!("content/static/{path}"));
        let hidden = path.split('/').next().expect("a name");
        assert_eq!(
            site.findings(),
            [format!("content/static/{hidden} hidden-file")]
        );
    }
}

#[test]
fn a_published_file_keeps_its_stamp_until_it_is_written_again() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let folder = factpress::disk::Folder::open(&disk.public());
    let stamp = |path: &str| folder.stamp(path);
    let (page, feed) = (
        stamp("index.html").expect("a stamp"),
        stamp("claims.json").expect("a stamp"),
    );
    assert_eq!(
        page.size,
        fs::metadata(disk.public().join("index.html"))
            .expect("it is there")
            .len()
    );
    disk.built(&[]);
    assert_eq!(stamp("index.html"), Some(page));
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    ));
    disk.built(&[]);
    assert_ne!(stamp("index.html"), Some(page));
    assert_ne!(stamp("claims.json"), Some(feed));
    assert_eq!(stamp("library"), None);
    assert_eq!(stamp("gone.html"), None);
}

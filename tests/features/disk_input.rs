//! What only a disk can give: links in a circle, pipes, folders that cannot be read.

use std::fs;
use std::path::Path;

use factpress::base::progress::NoProgress;
use factpress::content::LARGEST_TEXT;
use factpress::disk;
use factpress::{Options, check_in};
use tempfile::TempDir;

use crate::small_site::SmallSite;

const LIBRARY: &str = "content/explainers/library";

/// The small site on a disk.
fn laid_out() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    SmallSite::new("").lay_out(root.path());
    root
}

/// What is found in the content of a folder, as `file rule`.
fn findings(root: &Path) -> Vec<String> {
    let (content, found, library) = disk::content(root).expect("the content can be read");
    let report = check_in(&content, &library, found, &Options::default(), &NoProgress)
        .expect("the texts can be read")
        .report;
    report
        .lines
        .iter()
        .map(|line| format!("{} {}", line.file, line.rule))
        .collect()
}

#[test]
fn the_small_site_is_read_from_a_disk() {
    assert_eq!(findings(laid_out().path()), [""; 0]);
}

#[test]
fn files_of_editors_and_systems_are_passed_over() {
    let root = laid_out();
    let names = [
        ".DS_Store",
        ".closed.md.swp",
        "closed.md~",
        ".git/config",
        "Thumbs.db",
        "thumbs.db",
        "ehthumbs.db",
        "Desktop.ini",
        "~$closed.docx",
        ".~lock.closed.odt#",
        "~WRL0001.tmp",
        "#closed.md#",
        "._map.png",
        "Icon\r",
        "__MACOSX/map.png",
        ".Spotlight-V100/store",
        ".Trashes/501",
        "$RECYCLE.BIN/desktop.ini",
    ];
    for folder in [
        "content",
        "content/static",
        "content/sources",
        LIBRARY,
        "content/explainers/library/claims",
    ] {
        for name in names {
            let path = root.path().join(folder).join(name);
            fs::create_dir_all(path.parent().expect("it lies in a folder"))
                .expect("the folder can be made");
            fs::write(path, "not ours").expect("the file can be written");
        }
    }
    assert_eq!(findings(root.path()), [""; 0]);
    let (content, ..) = disk::content(root.path()).expect("the content can be read");
    assert!(
        content.assets.is_empty(),
        "{:?} would be published",
        content.assets
    );
    // A file that merely looks like one belongs to the author.
    for name in ["thumbs.md", "tmp", "icon.txt", "~notes.txt"] {
        fs::write(root.path().join("content").join(name), "ours").expect("the file can be written");
    }
    assert_eq!(findings(root.path()).len(), 4);
}

#[test]
fn a_text_is_read_up_to_its_largest_size() {
    let root = laid_out();
    let long = |bytes: u64| {
        let front = "---\ntitle: Long\ndescription: Long.\n---\n";
        let rest = usize::try_from(bytes).expect("it fits into memory") - front.len();
        fs::write(
            root.path().join("content/pages/long.md"),
            format!("{front}{}", "word\n".repeat(rest / 5 + 1)),
        )
        .expect("the file can be written");
    };
    fs::create_dir(root.path().join("content/pages")).expect("the folder can be made");
    long(1 << 20);
    assert_eq!(findings(root.path()), [""; 0]);
    long(LARGEST_TEXT + 1);
    assert_eq!(
        findings(root.path()),
        ["content/pages/long.md file-too-large"]
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_a_file_that_is_not_there() {
    let root = laid_out();
    fs::remove_file(root.path().join("content/site.yaml")).expect("the file can be removed");
    fs::create_dir(root.path().join("content/site.yaml")).expect("the folder can be made");
    assert_eq!(findings(root.path()), ["content/site.yaml no-site"]);
}

#[test]
fn a_root_without_content_is_a_failure_that_names_the_folder() {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    let error = disk::content(root.path())
        .expect_err("there is nothing to read")
        .to_string();
    let first = error.lines().next().expect("the error says something");
    assert_eq!(
        first,
        format!(
            "there is no folder {}",
            root.path().join("content").display()
        )
    );
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    #[test]
    fn links_are_named_and_not_followed() {
        let root = laid_out();
        let library = root.path().join(LIBRARY);
        symlink("..", library.join("circle")).expect("a link can be made");
        symlink("itself.md", library.join("claims/itself.md")).expect("a link can be made");
        symlink("/etc/passwd", library.join("claims/passwd.md")).expect("a link can be made");
        symlink("nowhere.md", library.join("claims/nowhere.md")).expect("a link can be made");
        fs::create_dir(root.path().join("content/static")).expect("the folder can be made");
        symlink("/etc", root.path().join("content/static/etc")).expect("a link can be made");
        assert_eq!(
            findings(root.path()),
            [
                "content/explainers/library/circle symbolic-link",
                "content/explainers/library/claims/itself.md symbolic-link",
                "content/explainers/library/claims/nowhere.md symbolic-link",
                "content/explainers/library/claims/passwd.md symbolic-link",
                "content/static/etc symbolic-link",
            ]
        );
    }

    #[test]
    fn a_link_in_the_place_of_a_claim_is_not_also_a_claim_that_is_not_there() {
        let root = laid_out();
        let claim = root.path().join(LIBRARY).join("claims/closed.md");
        fs::rename(&claim, root.path().join("closed.md")).expect("the file can be moved");
        symlink("../../../../closed.md", &claim).expect("a link can be made");
        assert_eq!(
            findings(root.path()),
            ["content/explainers/library/claims/closed.md symbolic-link"]
        );
    }

    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let root = laid_out();
        let pages = root.path().join("content/pages");
        fs::create_dir(&pages).expect("the folder can be made");
        let made = Command::new("mkfifo")
            .arg(pages.join("pipe.md"))
            .status()
            .expect("mkfifo can be run");
        assert!(made.success());
        let _socket = UnixListener::bind(pages.join("socket.md")).expect("a socket can be made");
        assert_eq!(
            findings(root.path()),
            [
                "content/pages/pipe.md special-file",
                "content/pages/socket.md special-file"
            ]
        );
    }

    #[test]
    fn what_stands_in_the_place_of_any_file_of_the_content_is_an_error() {
        let places = [
            "content/site.yaml",
            "content/people.yaml",
            "content/sources/more.yaml",
            "content/pages/about.md",
            "content/explainers/library/index.md",
            "content/explainers/library/claims/closed.md",
            "content/explainers/library/map.png",
            "content/static/list.csv",
        ];
        for place in places {
            let root = laid_out();
            let path = root.path().join(place);
            let _ = fs::remove_file(&path);
            fs::create_dir_all(path.parent().expect("it lies in a folder"))
                .expect("the folder can be made");
            assert!(
                Command::new("mkfifo")
                    .arg(&path)
                    .status()
                    .expect("mkfifo can be run")
                    .success()
            );
            let (content, found, library) =
                disk::content(root.path()).expect("the content can be looked at");
            let report = check_in(&content, &library, found, &Options::default(), &NoProgress)
                .expect("it is read")
                .report;
            let said = report.human(false);
            let start = format!(
                "{place}: error: this is a named pipe, which factpress does not read [special-file]"
            );
            assert!(said.contains(&start), "{said}");
        }
    }

    #[test]
    fn what_stands_in_the_place_of_content_itself_is_named() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        symlink("nowhere", root.path().join("content")).expect("a link can be made");
        let error = disk::content(root.path())
            .expect_err("there is nothing to read")
            .to_string();
        assert!(
            error.contains("content is a symbolic link, but factpress needs a folder"),
            "{error}"
        );
    }

    /// What is said of the theme with this name in a folder.
    fn said_of_theme(root: &Path, name: &str) -> String {
        let choice = factpress::ThemeChoice {
            name: name.to_owned(),
            languages: vec!["en".to_owned()],
        };
        match disk::load_theme(root, &choice).expect("the theme can be looked at") {
            Ok(_) => String::new(),
            Err(report) => report
                .lines
                .iter()
                .map(|line| format!("{} {}\n", line.file, line.rule))
                .collect(),
        }
    }

    #[test]
    fn links_and_pipes_in_a_theme_are_named_wherever_they_stand() {
        let pipe = |path: &Path| {
            assert!(
                Command::new("mkfifo")
                    .arg(path)
                    .status()
                    .expect("mkfifo can be run")
                    .success()
            );
        };
        let lay = |themes: &Path| {
            fs::create_dir_all(themes.join("m/styles")).expect("the folder can be made");
            fs::write(
                themes.join("m/theme.yaml"),
                "name: m\ncontract: 1\nlicence: MIT\nparent: broadsheet\n",
            )
            .expect("it is written");
        };
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let (themes, other) = (root.path().join("themes"), root.path().join("other"));
        lay(&themes);
        lay(&other);
        assert_eq!(said_of_theme(root.path(), "m"), "");
        assert_eq!(said_of_theme(root.path(), "broadsheet"), "");
        for place in ["m/assets", "m/styles/more.css", "m/pages", "m/words"] {
            symlink(root.path(), themes.join(place)).expect("a link can be made");
            assert_eq!(
                said_of_theme(root.path(), "m"),
                format!("themes/{place} symbolic-link\n")
            );
            fs::remove_file(themes.join(place)).expect("the link can be removed");
        }
        fs::remove_file(themes.join("m/theme.yaml")).expect("the file can be removed");
        pipe(&themes.join("m/theme.yaml"));
        assert_eq!(
            said_of_theme(root.path(), "m"),
            "themes/m/theme.yaml special-file\n"
        );
        fs::remove_dir_all(themes.join("m")).expect("the folder can be removed");
        for name in ["m", "broadsheet"] {
            symlink(other.join("m"), themes.join(name)).expect("a link can be made");
            assert_eq!(
                said_of_theme(root.path(), name),
                format!("themes/{name} symbolic-link\n")
            );
        }
        fs::remove_dir_all(&themes).expect("the folder can be removed");
        symlink(&other, &themes).expect("a link can be made");
        assert_eq!(
            said_of_theme(root.path(), "broadsheet"),
            "themes symbolic-link\n"
        );
        fs::remove_file(&themes).expect("the link can be removed");
        pipe(&themes);
        assert_eq!(said_of_theme(root.path(), "m"), "themes special-file\n");
        fs::remove_file(&themes).expect("the pipe can be removed");
        fs::create_dir(&themes).expect("the folder can be made");
        fs::write(themes.join("broadsheet"), "").expect("the file can be written");
        assert_eq!(
            said_of_theme(root.path(), "broadsheet"),
            "themes/broadsheet theme\n"
        );
    }

    #[test]
    fn a_name_that_is_no_unicode_is_shown_as_well_as_can_be() {
        let root = laid_out();
        let name = OsStr::from_bytes(b"caf\xe9.md");
        fs::write(root.path().join(LIBRARY).join("claims").join(name), "text")
            .expect("the file can be written");
        assert_eq!(
            findings(root.path()),
            ["content/explainers/library/claims/caf\u{fffd}.md file-name"]
        );
    }

    #[test]
    fn a_file_that_may_not_be_read_is_a_failure_that_names_it() {
        let root = laid_out();
        let claim = root.path().join(LIBRARY).join("claims/closed.md");
        fs::set_permissions(&claim, fs::Permissions::from_mode(0o000))
            .expect("the file's mode can be set");
        let (content, found, library) = disk::content(root.path()).expect("the folder can be read");
        let read = check_in(&content, &library, found, &Options::default(), &NoProgress);
        let everything_may_be_read = fs::read(&claim).is_ok();
        if everything_may_be_read {
            assert!(
                read.expect("who may read everything reads this, too")
                    .site
                    .is_some()
            );
        } else {
            let error = read.expect_err("the file may not be read").to_string();
            assert!(
                error.starts_with(&format!("could not read {}: ", claim.display())),
                "{error}"
            );
        }
    }
}

//! Killed: wherever a build ends, no file is torn, no link is dead, files of others stay, and the
//! next build finishes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use factpress::build::publish::{JOURNAL, PUBLISHED, STAGING};
use factpress::disk::Output;
use tempfile::TempDir;

use super::versions::{OF_OTHERS, Version, assert_whole, published};
use super::{beside, everything};

#[test]
#[should_panic(expected = "index.html leads to library/moved/index.html, where nothing is")]
fn a_dead_link_is_found() {
    let [old, new] = Version::two();
    let (folder, public) = old.published();
    new.publish(folder.path());
    fs::remove_file(public.join("library/moved/index.html")).expect("the page goes");
    assert_whole(&public, &old, &new, "with a page too few");
}

#[test]
#[should_panic(expected = "index.html is neither the old file nor the new one")]
fn a_torn_file_is_found() {
    let [old, new] = Version::two();
    let (folder, public) = old.published();
    new.publish(folder.path());
    fs::File::options()
        .write(true)
        .open(public.join("index.html"))
        .expect("the page")
        .set_len(100)
        .expect("it is torn");
    assert_whole(&public, &old, &new, "with a torn page");
}

/// Where files wait beside the output.
fn staging(root: &Path) -> PathBuf {
    root.join(format!(".public{STAGING}"))
}

#[test]
fn a_build_that_ends_after_any_step_is_put_right_by_the_next() {
    let [old, new] = Version::two();
    for (from, to) in [(&old, &new), (&new, &old)] {
        let (folder, public) = from.published();
        let root = folder.path();
        let mut steps = 0;
        loop {
            let mut moving = to.begin(root);
            let taken = (0..steps)
                .take_while(|_| moving.step().expect("the disk works"))
                .count();
            drop(moving);
            assert_whole(&public, from, to, &format!("after {taken} steps"));
            assert_eq!(beside(root), ["public"], "nothing waits any more");
            // The next build may publish the new version first or the old one.
            let nexts = if steps % 2 == 0 {
                [to, from]
            } else {
                [from, to]
            };
            for next in nexts {
                next.publish(root);
                next.assert_clean(
                    &public,
                    &format!("after {taken} steps and those of the next build"),
                );
            }
            from.publish(root);
            from.assert_clean(&public, "back again");
            if taken < steps {
                break;
            }
            steps += 1;
        }
        assert!(steps > 30, "{steps} steps are few");
    }
}

#[test]
fn builds_that_end_one_after_the_other_leave_no_file_unknown() {
    let [old, new] = Version::two();
    for (first, second) in [(8, 3), (20, 1), (3, 30), (30, 3)] {
        let (folder, public) = old.published();
        for (version, steps) in [(&new, first), (&old, second)] {
            let mut moving = version.begin(folder.path());
            for _ in 0..steps {
                moving.step().expect("the disk works");
            }
        }
        new.publish(folder.path());
        new.assert_clean(
            &public,
            &format!("after {first} steps, then {second} of another build"),
        );
    }
}

#[test]
fn a_first_build_into_a_folder_that_is_there_may_end_after_any_step() {
    let [_, new] = Version::two();
    for steps in [0, 1, 5, 20] {
        let folder = TempDir::new().expect("a folder");
        let public = folder.path().join("public");
        for (path, text) in OF_OTHERS {
            let path = public.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
            fs::write(path, text).expect("the file is written");
        }
        let mut moving = new.begin(folder.path());
        for _ in 0..steps {
            moving.step().expect("the disk works");
        }
        drop(moving);
        new.publish(folder.path());
        new.assert_clean(&public, &format!("after {steps} steps"));
    }
}

#[test]
fn a_torn_journal_says_that_a_build_broke_off_and_nothing_more() {
    let [old, new] = Version::two();
    for steps in [0, 4, 12] {
        let (folder, public) = old.published();
        let mut moving = new.begin(folder.path());
        for _ in 0..steps {
            moving.step().expect("the disk works");
        }
        drop(moving);
        let journal = fs::read_to_string(public.join(JOURNAL)).expect("the journal");
        fs::write(public.join(JOURNAL), &journal[..journal.len() - 10]).expect("it is torn");
        new.publish(folder.path());
        new.assert_clean(&public, &format!("after {steps} steps"));
    }
}

#[test]
fn files_that_wait_are_never_published_by_another_build() {
    let [old, _] = Version::two();
    let (folder, public) = old.published();
    for waiting in [staging(folder.path()), public.join(STAGING)] {
        fs::create_dir_all(waiting.join("library")).expect("a folder");
        fs::write(waiting.join("library/index.html"), "half a pa").expect("a file");
        drop(Output::open(folder.path(), &public).expect("the output opens"));
        old.assert_clean(&public, "as it was");
        assert!(!waiting.exists());
    }
}

#[test]
fn a_file_of_others_that_came_in_between_is_neither_replaced_nor_removed() {
    let [old, new] = Version::two();
    let (folder, public) = old.published();
    drop(new.begin(folder.path()));
    fs::create_dir(public.join("contact")).expect("a folder");
    fs::write(public.join("contact/index.html"), "mine").expect("a file");
    let before = published(&public);
    let refused = new
        .try_begin(folder.path())
        .expect_err("it is refused")
        .to_string();
    let mine = public.join("contact/index.html");
    let expected = format!(
        "{} was not written by factpress, but the site has a file of the same name\n   = help: move it away, or choose another \
         folder with --output",
        mine.display()
    );
    assert_eq!(refused, expected);
    assert!(published(&public) == before, "nothing moves");
    fs::remove_dir_all(public.join("contact")).expect("it is moved away");
    new.publish(folder.path());
    new.assert_clean(&public, "the journal waited");

    let mut moving = old.begin(folder.path());
    while moving.step().expect("the disk works") && public.join("contact/index.html").exists() {}
    drop(moving);
    fs::create_dir_all(public.join(".well-known")).expect("a folder");
    fs::write(public.join(".well-known/mine"), "mine").expect("a file");
    old.publish(folder.path());
    assert_eq!(
        fs::read(public.join(".well-known/mine")).expect("it stays"),
        b"mine"
    );
}

#[test]
fn a_disk_that_fails_while_files_move_in_says_that_the_next_build_ends_it() {
    let [old, new] = Version::two();
    let (folder, public) = old.published();
    let mut moving = new.begin(folder.path());
    // A folder with something in it is now where a page is to go.
    fs::remove_file(public.join("index.html")).expect("the page goes");
    fs::create_dir_all(public.join("index.html/mine")).expect("a folder");
    fs::write(public.join("index.html/mine/own.txt"), "mine").expect("a file");
    let error = loop {
        if let Err(error) = moving.step() {
            break error.to_string();
        }
    };
    let page = public.join("index.html");
    let expected = format!(
        "could not write {}: Is a directory (os error 21)\n   = help: a part of the new site is in place; build again, \
         and the rest follows",
        page.display()
    );
    assert_eq!(error, expected);
    drop(moving);
    assert_eq!(
        fs::read(page.join("mine/own.txt")).expect("it is there"),
        b"mine"
    );
    fs::remove_dir_all(page).expect("it is moved away");
    new.publish(folder.path());
    new.assert_clean(&public, "the next build");
}

/// Numbers without a pattern, the same in every run (Marsaglia's xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// A random part of this time.
    fn within(&mut self, time: Duration) -> Duration {
        Duration::from_nanos(self.below(time.as_nanos().try_into().expect("a short time")))
    }
}

/// Starts a build of the site in `root`.
fn start(root: &Path, arguments: &[&str]) -> Child {
    let mut command = crate::program();
    command
        .current_dir(root)
        .arg("build")
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().expect("factpress starts")
}

/// Waits until something is so or the build is over; gives whether the build is over.
fn is_over_before(build: &mut Child, mut is_so: impl FnMut() -> bool) -> bool {
    loop {
        if build.try_wait().expect("a child").is_some() {
            return true;
        }
        if is_so() {
            return false;
        }
        thread::sleep(Duration::from_micros(30));
    }
}

/// Kills builds at random instants, from one version to the other and back, and finishes each.
///
/// A third of them is killed at any time, a third once files are laid out, a third once the journal
/// is there. Gives how many left a journal.
fn kill_builds(versions: &[Version; 2], builds: usize, seed: u64) -> usize {
    let (folder, public) = versions[0].published();
    let root = folder.path();
    let mut numbers = Numbers(seed);
    // How long each third lasts is learnt on the way, so that about one build in five is over
    // before it is killed.
    let mut spans = [
        Duration::from_millis(100),
        Duration::from_millis(50),
        Duration::from_millis(10),
    ];
    let mut journals = 0;
    for build in 0..builds {
        let [from, to] = if build % 2 == 0 {
            [&versions[0], &versions[1]]
        } else {
            [&versions[1], &versions[0]]
        };
        let third = build / 2 % 3;
        let when = format!("build {build} of seed {seed:#x}");
        let _ = fs::remove_dir_all(root.join("content"));
        to.content.lay_out(root);
        // With the record of the version itself, nothing of it has changed since, so it is made as
        // it always is.
        fs::write(root.join(PUBLISHED), &to.files[PUBLISHED]).expect("the record is written");
        let continuing = ["--published", PUBLISHED];
        // Now and then, the build that would finish the work is killed as well.
        for _ in 0..=usize::from(build % 8 > 5) {
            let mut child = start(root, &continuing);
            let begun = [root.to_owned(), staging(root), public.join(JOURNAL)][third].clone();
            is_over_before(&mut child, || begun.exists());
            let until = Instant::now() + numbers.within(spans[third]);
            let is_over = is_over_before(&mut child, || Instant::now() >= until);
            spans[third] = if is_over {
                spans[third] * 15 / 16
            } else {
                spans[third] * 65 / 64
            };
            child.kill().expect("it is killed");
            child.wait().expect("it is over");
            journals += usize::from(public.join(JOURNAL).exists());
            assert_whole(&public, from, to, &when);
        }
        if build % 16 == 0 {
            let mut child = start(root, &continuing);
            assert!(child.wait().expect("a child").success(), "{when}");
        } else {
            to.publish(root);
        }
        to.assert_clean(&public, &when);
    }
    journals
}

#[test]
fn builds_that_are_killed_at_a_thousand_random_instants_leave_nothing_torn() {
    let versions = &Version::two();
    let journals: usize = thread::scope(|scope| {
        let runs =
            [0x5eed, 0xbee5].map(|seed| scope.spawn(move || kill_builds(versions, 410, seed)));
        runs.map(|run| {
            run.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
        .iter()
        .sum()
    });
    assert!(
        journals > 100,
        "of 1,025 builds, only {journals} were killed while files moved in"
    );
}

#[test]
fn a_first_build_that_is_killed_leaves_a_whole_site_or_none() {
    let [version, _] = Version::two();
    let mut numbers = Numbers(0xf1257);
    for build in 0..40 {
        let folder = TempDir::new().expect("a folder");
        let (root, public) = (folder.path(), folder.path().join("public"));
        version.content.lay_out(root);
        let mut child = start(root, &[]);
        is_over_before(&mut child, || beside(root).len() > 1);
        thread::sleep(numbers.within(Duration::from_millis(60)));
        child.kill().expect("it is killed");
        child.wait().expect("it is over");
        if public.exists() {
            let there = everything(&public);
            // The record says on which day the build was.
            let is_there = |(path, bytes): (&String, &Vec<u8>)| {
                path == PUBLISHED || there.get(path) == Some(&Some(bytes.clone()))
            };
            assert!(version.files.iter().all(is_there), "build {build}");
        }
        assert!(
            start(root, &[]).wait().expect("a child").success(),
            "build {build}"
        );
        assert_eq!(beside(root), ["content", "public"], "build {build}");
    }
}

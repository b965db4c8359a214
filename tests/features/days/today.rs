//! Whose day counts as today, for a build, a preview and a new text.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use factpress::Options;
use factpress::base::date::{Now, Zone};
use factpress::base::progress::{NoProgress, Progress};
use factpress::commands::preview::Preview;
use factpress::commands::publication::Publication;
use factpress::disk::Changes;

use super::{CLAIM, POOL, SITE, in_zone, laid_out, planned, published, said};
use crate::reader::texts;
use crate::small_site::SmallSite;

/// 2026-11-29 at 04:00 in Coordinated Universal Time: still the evening of the 28th in Vancouver.
const EVENING: &str = "1795924800";

#[test]
fn today_is_that_of_the_publication_and_the_message_says_where() {
    let future = |site: SmallSite| {
        laid_out(&site.replacing(CLAIM, "as_of: 2024-03-31", "as_of: 2031-01-01"))
    };
    let epoch = [("SOURCE_DATE_EPOCH", EVENING), ("TZ", "Pacific/Auckland")];
    for (zone, today) in [
        ("America/Vancouver", "2026-11-28 in America/Vancouver"),
        ("Europe/Paris", "2026-11-29 in Europe/Paris"),
        ("-05:00", "2026-11-28 in -05:00"),
    ] {
        let told = said(future(in_zone(zone)).path(), &["check"], &epoch);
        assert!(
            told.contains(&format!("2031-01-01 is in the future (today is {today})")),
            "{told}"
        );
    }
    // Without a zone in the settings, the machine's counts, except on CI: its machines are nowhere.
    let folder = future(SmallSite::new(""));
    let told = said(folder.path(), &["check"], &[("TZ", "America/Vancouver")]);
    assert!(told.contains(" in America/Vancouver)"), "{told}");
    let told = said(
        folder.path(),
        &["check"],
        &[("TZ", "America/Vancouver"), ("CI", "true")],
    );
    assert!(told.contains(" in UTC)"), "{told}");
    let told = said(
        folder.path(),
        &["build"],
        &[("SOURCE_DATE_EPOCH", EVENING), ("TZ", "America/Vancouver")],
    );
    assert!(told.contains("(today is 2026-11-29 in UTC)"), "{told}");
    let told = said(
        folder.path(),
        &["check"],
        &[("SOURCE_DATE_EPOCH", "yesterday")],
    );
    assert!(
        told.contains("SOURCE_DATE_EPOCH is not a number of seconds"),
        "{told}"
    );
}

#[test]
fn the_same_content_and_day_make_the_same_bytes_on_every_machine() {
    let folder = laid_out(&planned("2026-11-29"));
    let mut all = Vec::new();
    for (output, zone) in [
        ("a", "Pacific/Auckland"),
        ("b", "America/Vancouver"),
        ("c", "UTC"),
    ] {
        let environment = [("TZ", zone), ("SOURCE_DATE_EPOCH", EVENING)];
        said(folder.path(), &["build", "--output", output], &environment);
        all.push(published(&folder.path().join(output)));
    }
    assert!(all[0].contains_key("pool/shut/index.html"));
    assert!(all.iter().all(|output| *output == all[0]));
}

#[test]
fn a_build_notices_that_a_day_has_come() {
    let folder = laid_out(&planned("2026-11-29"));
    let build = |today: &str| said(folder.path(), &["build", "--today", today], &[]);
    let is_there = || folder.path().join("public/pool/shut/index.html").exists();
    let told = build("2026-11-27");
    assert!(told.contains("this is published on 2026-11-29"), "{told}");
    assert!(!is_there());
    assert!(
        build("2026-11-27").contains("this is published on 2026-11-29"),
        "a build with nothing to do says it again"
    );
    build("2026-11-28");
    assert!(!is_there());
    build("2026-11-29");
    assert!(is_there());
    assert!(
        build("2026-11-30").contains(" 0 written, "),
        "another day alone changes nothing"
    );
    build("2026-11-28");
    assert!(!is_there(), "a day before, it is not there");
}

#[test]
fn a_preview_notices_that_a_day_has_come() {
    const MIDNIGHT: i64 = 1_796_025_600;
    let site = planned("2026-11-30").replacing(SITE, "languages:", "timezone: -08:00\nlanguages:");
    let folder = laid_out(&site);
    for drafts in [false, true] {
        let mut preview = Preview::new(
            folder.path().to_owned(),
            Options {
                drafts,
                ..Options::default()
            },
        );
        let mut at = |seconds: i64, heard: &Changes| {
            preview.tell_time(Some(Now {
                seconds,
                zone: Zone::utc(),
            }));
            // So long after the files were written that they are certainly unchanged.
            let later = SystemTime::now() + Duration::from_secs(60);
            let look = preview
                .look(heard, later, &|_| (), &NoProgress)
                .expect("the disk does not fail");
            let page = preview
                .files()
                .get("pool/index.html")
                .and_then(|shown| shown.held().cloned());
            let page = page.map(|page| String::from_utf8_lossy(&page).into_owned());
            (
                look.is_some(),
                page.map(|page| {
                    texts(&page, "main .notice")
                        .iter()
                        .any(|notice| notice.starts_with("Held:"))
                }),
            )
        };
        let before = if drafts { Some(true) } else { None };
        let silence = Changes::At(BTreeSet::new());
        assert_eq!(at(MIDNIGHT - 1, &Changes::Anywhere), (true, before));
        assert_eq!(
            at(MIDNIGHT - 1, &silence),
            (false, before),
            "a second of the same day makes nothing anew"
        );
        assert_eq!(
            at(MIDNIGHT, &silence),
            (true, Some(false)),
            "and midnight does, where the publication is"
        );
        assert_eq!(at(MIDNIGHT + 86_399, &silence), (false, Some(false)));
        assert_eq!(
            at(MIDNIGHT - 1, &silence),
            (true, before),
            "a clock that was put back is believed"
        );
    }
}

#[test]
fn what_is_begun_today_is_begun_on_the_author_s_day() {
    // Between these two there is always a midnight.
    let (east, west) = ([("TZ", "Etc/GMT-14")], [("TZ", "Etc/GMT+12")]);
    let begun = |site: SmallSite, environment: &[(&str, &str)]| {
        let folder = laid_out(&site);
        let story = [
            "new",
            "explainer",
            "--title",
            "Pool",
            "--standfirst",
            "It is open.",
            "--claim",
            "The pool is open",
        ];
        said(
            folder.path(),
            &[&story[..], &["--kind", "statement", "--authors", "ada"]].concat(),
            environment,
        );
        let text = fs::read_to_string(folder.path().join(POOL)).expect("a text");
        text.lines()
            .find(|line| line.starts_with("published: "))
            .expect("a day")
            .to_owned()
    };
    assert_ne!(
        begun(SmallSite::new(""), &east),
        begun(SmallSite::new(""), &west),
        "the day is the machine's"
    );
    let own = || in_zone("Etc/GMT-14");
    let before = begun(own(), &east);
    let in_the_west = begun(own(), &west);
    // If midnight comes between two runs, the second run has the next day in both.
    assert!(
        before == in_the_west || begun(own(), &east) == in_the_west,
        "the day is the publication's"
    );
}

/// Counts pages.
#[derive(Default)]
struct Counted(Mutex<Vec<usize>>);

impl Progress for Counted {
    fn page(&self, of: usize) {
        self.0.lock().expect("nobody panics").push(of);
    }
}

#[test]
fn the_pages_that_are_counted_on_the_way_are_those_that_are_built() {
    let folder = laid_out(&planned("2024-04-01"));
    let output = folder.path().join("public");
    let publication = Publication {
        root: folder.path(),
        output: &output,
        options: Options::default(),
        public_at: factpress::disk::PublicAt::Output,
        no_cache: false,
        verify: false,
    };
    let counted = Counted::default();
    let (account, tally) = publication
        .publish(&counted)
        .expect("it is published")
        .done
        .expect("nothing is wrong");
    let counts = counted.0.into_inner().expect("nobody panics");
    assert_eq!(counts, vec![account.pages; account.pages]);
    assert_eq!(tally.written + tally.unchanged, account.files);
    let pages = published(&output)
        .into_keys()
        .filter(|path| path.ends_with(".html"))
        .count();
    assert_eq!(account.pages, pages);
}

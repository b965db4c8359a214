//! Days: whose today it is, what waits for its day, and which times machines are told.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use factpress::Options;
use factpress::base::date::{Day, Now, Zone};
use factpress::base::progress::Progress;
use factpress::commands::preview::Preview;
use factpress::commands::publication::Publication;
use factpress::disk::Changes;
use tempfile::TempDir;

use crate::reader::texts;
use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const POOL: &str = "content/explainers/pool/index.md";

/// 2026-11-29 at 04:00 in Coordinated Universal Time: still the evening of the 28th in Vancouver.
const EVENING: &str = "1795924800";

/// Runs factpress with nothing in its environment that speaks of time but this.
fn factpress(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = crate::program();
    command.envs(environment.iter().copied());
    command
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

/// What a run prints, which has to end well.
#[track_caller]
fn said(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = factpress(folder, arguments, environment);
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8(said).expect("text");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    said
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

/// Every published file by path.
fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            found.extend(
                published(&path)
                    .into_iter()
                    .map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

fn on(day: &str) -> Options {
    Options {
        today: Some(Day::parse(day).expect("a day")),
        ..Options::default()
    }
}

fn in_zone(zone: &str) -> SmallSite {
    SmallSite::new("").replacing(SITE, "languages:", &format!("timezone: {zone}\nlanguages:"))
}

/// The small site with a second story, by the name of pool, that comes out on a day.
fn planned(day: &str) -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut")).replacing(
        POOL,
        "published: 2024-04-01",
        &format!("published: {day}"),
    )
}

fn element(xml: &str, name: &str) -> Vec<String> {
    let open = format!("<{name}>");
    let parts = xml.split(&open).skip(1);
    parts
        .filter_map(|part| Some(part.split_once("</")?.0.to_owned()))
        .collect()
}

#[test]
fn feeds_tell_noon_where_the_publication_is() {
    for (zone, published) in [
        ("America/Toronto", "2024-04-01T12:00:00-04:00"),
        ("-05:00", "2024-04-01T12:00:00-05:00"),
        ("Pacific/Auckland", "2024-04-01T12:00:00+13:00"),
        ("UTC", "2024-04-01T12:00:00Z"),
    ] {
        let feed = in_zone(zone).file("feed.xml");
        assert_eq!(element(&feed, "published"), [published], "{zone}");
        assert_eq!(element(&feed, "updated"), [published, published], "{zone}");
    }
    let page = in_zone("America/Toronto").file("library/closed/index.html");
    for property in ["published", "modified"] {
        let meta =
            format!("property=article:{property}_time content=\"2024-04-01T12:00:00-04:00\"");
        assert!(page.contains(&meta), "{meta}");
    }
    // Where nobody names a zone, what is published does not depend on the machine.
    assert_eq!(
        element(&SmallSite::new("").file("feed.xml"), "published"),
        ["2024-04-01T12:00:00Z"]
    );
}

#[test]
fn a_zone_that_there_is_not_is_named_with_what_was_meant() {
    assert_eq!(
        in_zone("America/Torronto").report(),
        "\
content/site.yaml:4:11: error: there is no time zone `America/Torronto` [bad-value]
  |
4 | timezone: America/Torronto
  |           ^^^^^^^^^^^^^^^^
   = help: did you mean `America/Toronto`?

"
    );
    for zone in ["-5", "\"+5:00\"", "\"-15:00\"", "[UTC]", "Nowhere"] {
        assert_eq!(in_zone(zone).checked().report.errors(), 1, "{zone}");
    }
}

#[test]
fn every_correction_moves_a_claim_s_time_also_on_the_day_of_publication() {
    let correction = "{date: 2024-04-01, grade: substantial, text: The day was wrong.}";
    let corrected = |times: usize| {
        let corrections = vec![correction; times].join(", ");
        in_zone("America/Toronto").replacing(
            CLAIM,
            "evidence:\n",
            &format!("corrections: [{corrections}]\nevidence:\n"),
        )
    };
    for (times, moved) in [(0, "12:00:00"), (1, "12:00:01"), (2, "12:00:02")] {
        let site = corrected(times);
        let updated = format!("2024-04-01T{moved}-04:00");
        assert_eq!(
            element(&site.file("feed.xml"), "updated"),
            [updated.clone(), updated.clone()],
            "{times}"
        );
        let feed = site.file("corrections.xml");
        assert_eq!(element(&feed, "updated").first(), Some(&updated), "{times}");
        assert_eq!(element(&feed, "id").len(), times + 1, "{times}");
    }
    // Of two corrections of a day each has its own time, and the first keeps its own.
    let feed = corrected(2).file("corrections.xml");
    assert_eq!(
        element(&feed, "published"),
        ["2024-04-01T12:00:02-04:00", "2024-04-01T12:00:01-04:00"]
    );
}

#[test]
fn corrections_move_the_times_of_every_edition() {
    let site = SmallSite::in_two_languages();
    let corrections = "corrections: [{date: 2024-04-01, grade: minor, text: A slip.}]\nevidence:\n";
    let site = site.replacing(CLAIM, "evidence:\n", corrections);
    let site = site.replacing(&CLAIM.replace(".md", ".fr.md"), "evidence:\n", corrections);
    for feed in [
        "feed.xml",
        "fr/feed.xml",
        "corrections.xml",
        "fr/corrections.xml",
    ] {
        assert_eq!(
            element(&site.file(feed), "updated")
                .first()
                .map(String::as_str),
            Some("2024-04-01T12:00:01Z"),
            "{feed}"
        );
    }
}

#[test]
fn what_is_published_on_a_day_to_come_waits_for_it() {
    let before = planned("2024-06-02").options(on("2024-06-01"));
    assert_eq!(
        before.findings(),
        ["content/explainers/pool/index.md:4:12 published-later"]
    );
    let output = before.output();
    assert!(
        !output.keys().any(|path| path.starts_with("pool/")),
        "{:#?}",
        output.keys()
    );
    assert!(
        output
            .values()
            .all(|text| !text.contains("The pool is shut"))
    );
    let that_day = planned("2024-06-02").options(on("2024-06-02"));
    assert_eq!(that_day.findings(), [""; 0]);
    assert!(that_day.output().contains_key("pool/shut/index.html"));
}

#[test]
fn a_claim_waits_for_a_day_of_its_own() {
    let site =
        SmallSite::new("").replacing(CLAIM, "evidence:\n", "published: 2024-06-02\nevidence:\n");
    let before = site.clone().options(on("2024-06-01"));
    assert_eq!(
        before.findings(),
        [format!("{CLAIM}:10:12 published-later")]
    );
    let output = before.output();
    assert!(
        output.contains_key("library/index.html")
            && !output.contains_key("library/closed/index.html")
    );
    assert!(
        site.options(on("2024-06-02"))
            .output()
            .contains_key("library/closed/index.html")
    );
}

#[test]
fn a_plan_is_no_mistake_and_is_judged_as_it_will_be() {
    let strict = |site: SmallSite| {
        site.options(Options {
            strict: true,
            rehearse: true,
            ..on("2024-06-01")
        })
        .checked()
    };
    let plan = strict(planned("2024-06-02"));
    assert!(plan.site.is_some(), "{}", plan.report.human(false));
    let note =
        "this comes out on 2024-06-02, and `build` holds it back until then (today is 2024-06-01)";
    assert!(
        plan.report
            .human(false)
            .contains(&format!(": note: {note} [published-later]"))
    );
    // A rule that would speak on the day speaks now.
    let shut = "content/explainers/pool/claims/shut.md";
    let long = "claim: The pool is shut, and so are the library, the school, the two museums and the old town hall";
    let wrong = planned("2024-06-02").replacing(shut, "claim: The pool is shut", long);
    assert!(strict(wrong).site.is_none());
}

#[test]
fn a_text_stands_ready_for_what_is_still_to_come() {
    let site = planned("2024-06-02").replacing(
        INDEX,
        "The council met.",
        "The council met; see [[claim:shut]].",
    );
    let page = site
        .clone()
        .options(on("2024-06-01"))
        .file("library/index.html");
    assert!(
        page.contains("see a claim that is still being checked.") && !page.contains("/pool/"),
        "{page}"
    );
    assert!(
        site.options(on("2024-06-02"))
            .file("library/index.html")
            .contains("/pool/shut/")
    );
}

#[test]
fn an_address_that_is_still_to_come_is_a_dead_link_until_then() {
    let site = planned("2024-06-02").replacing(
        INDEX,
        "The council met.",
        "The council met; see [the pool](/pool/shut/).",
    );
    for planned in [false, true] {
        let before = site.clone().options(Options {
            rehearse: planned,
            ..on("2024-06-01")
        });
        let dead = format!("{INDEX}:8:22 dead-link");
        assert!(
            before.findings().contains(&dead),
            "check and build say the same: {}",
            before.report()
        );
    }
    assert_eq!(site.options(on("2024-06-02")).findings(), [""; 0]);
    // What comes out together may link to each other.
    let inside = planned("2024-06-02").replacing(POOL, "Text.", "[It is](/pool/shut/) shut.");
    let options = Options {
        rehearse: true,
        ..on("2024-06-01")
    };
    assert_eq!(
        inside.options(options).findings(),
        [format!("{POOL}:4:12 published-later")]
    );
}

#[test]
fn among_drafts_what_is_still_to_come_is_shown_as_held() {
    let site = planned("2024-06-02").options(Options {
        drafts: true,
        ..on("2024-06-01")
    });
    let page = site.file("pool/index.html");
    assert!(
        texts(&page, "main .notice")
            .iter()
            .any(|notice| notice.starts_with("Held:")),
        "{page}"
    );
    assert!(page.contains("noindex"));
}

#[test]
fn other_days_to_come_are_mistakes_and_build_says_so() {
    let folder = laid_out(&SmallSite::new("").replacing(
        CLAIM,
        "evidence:\n",
        "corrections: [{date: 2031-01-01, grade: minor, text: A slip.}]\nevidence:\n",
    ));
    let told = said(folder.path(), &["build", "--today", "2026-11-28"], &[]);
    assert!(
        told.contains(
            "warning: 2031-01-01 is still to come (today is 2026-11-28) [date-in-future]"
        ),
        "{told}"
    );
    assert_eq!(
        factpress(
            folder.path(),
            &["build", "--strict", "--today", "2026-11-28"],
            &[]
        )
        .status
        .code(),
        Some(1)
    );
}

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
            told.contains(&format!("2031-01-01 is still to come (today is {today})")),
            "{told}"
        );
    }
    // Without a zone of the publication the machine's counts, and nobody lives on a machine for CI.
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
        told.contains("SOURCE_DATE_EPOCH is no number of seconds"),
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
    assert!(told.contains("this comes out on 2026-11-29"), "{told}");
    assert!(!is_there());
    assert!(
        build("2026-11-27").contains("this comes out on 2026-11-29"),
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
            // A look long after the files were written: that they stand as they were is beyond
            // doubt.
            let later = SystemTime::now() + Duration::from_secs(60);
            let look = preview
                .look(heard, later, &|_| ())
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
    // Midnight may come between two runs, and then the second has another day in both.
    assert!(
        before == in_the_west || begun(own(), &east) == in_the_west,
        "the day is the publication's"
    );
}

/// Who counts pages.
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

//! The same input gives the same bytes: with any number of threads, in any order of files, on any
//! day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::small_site::{SmallSite, print};
use factpress::base::date::Day;
use factpress::content::{Content, ContentFile};
use factpress::model::site::Site;
use factpress::theme::{Theme, ThemeFile, built_in};
use factpress::{Options, check};

/// Eight explainers with four claims each, on a few days, so that many sort keys are equal.
fn site() -> SmallSite {
    let mut text = String::new();
    for story in 1..=8 {
        let claims: Vec<String> = (1..=4)
            .map(|number| format!("s{story}-c{number}"))
            .collect();
        writeln!(
            text,
            "-- content/explainers/story-{story}/index.md --\n---\ntitle: Story {story}\nstandfirst: It ends.\npublished: \
             2024-04-0{}\nauthors: [gazette]\nclaims: [{}]\n---\nSo.[[source:minutes]]\n\n![[claim:{}]]",
            story % 3 + 1,
            claims.join(", "),
            claims[0]
        )
        .expect("writing to a text");
        for claim in claims {
            writeln!(
                text,
                "-- content/explainers/story-{story}/claims/{claim}.md --\n---\nclaim: Claim {claim}\nclaimant: \
                 ada\nabout: [gazette]\nkind: event\nverdict: open\nas_of: 2024-04-05\nfinding: Not \
                 known.\ntags: [one, two]\nevidence: [{{source: minutes, stance: context, note: None.}}]\ncorrections: \
                 [{{date: 2024-04-06, grade: minor, text: A slip.}}]\n---\nWords[^a].\n\n[^a]: Note."
            )
            .expect("writing to a text");
        }
    }
    SmallSite::new(&text)
}

fn theme(files: Vec<ThemeFile>) -> Theme {
    Theme::new("themes/broadsheet", files).expect("the built-in theme loads")
}

fn printed(site: &Site) -> BTreeMap<String, Vec<u8>> {
    print(site, &theme(built_in())).expect("the site builds")
}

fn understood(found: Vec<ContentFile>, options: &Options) -> Site {
    let (content, diagnostics) = Content::new(found);
    let checked = check(&content, diagnostics, options);
    checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)))
}

/// The same list in other orders: backwards, and by steps that meet every entry once.
fn orders<T>(list: impl Fn() -> Vec<T>) -> Vec<Vec<T>> {
    let length = list().len();
    let steps = [7, 11, 13]
        .into_iter()
        .filter(|step| !length.is_multiple_of(*step));
    let stepped = steps.map(|step| {
        let mut entries: Vec<Option<T>> = list().into_iter().map(Some).collect();
        (0..length)
            .map(|turn| {
                entries[turn * step % length]
                    .take()
                    .expect("each entry is met once")
            })
            .collect()
    });
    let mut backwards = list();
    backwards.reverse();
    std::iter::once(backwards).chain(stepped).collect()
}

fn same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>, when: &str) {
    assert_eq!(
        a.keys().collect::<Vec<_>>(),
        b.keys().collect::<Vec<_>>(),
        "{when}"
    );
    let different: Vec<&String> = a.keys().filter(|path| a[*path] != b[*path]).collect();
    assert_eq!(different, Vec::<&String>::new(), "{when}");
}

#[test]
fn with_one_thread_and_with_many() {
    let site = site();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads start");
        pool.install(|| printed(&site.site()))
    };
    let alone = on(1);
    assert!(alone.len() > 60, "{} files", alone.len());
    for threads in [2, 3, 16] {
        same(&alone, &on(threads), &format!("{threads} threads"));
    }
}

#[test]
fn the_report_too_with_one_thread_and_with_many() {
    let site = site()
        .replacing(
            "content/explainers/story-3/claims/s3-c2.md",
            "kind: event",
            "knid: event",
        )
        .replacing(
            "content/explainers/story-5/index.md",
            "authors: [gazette]",
            "authors: [nobody]",
        );
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads start");
        pool.install(|| site.report())
    };
    let alone = on(1);
    assert!(
        alone.contains("s3-c2.md") && alone.contains("story-5"),
        "{alone}"
    );
    assert_eq!(on(16), alone);
}

#[test]
fn in_whatever_order_the_disk_gives_the_files() {
    let site = site();
    let expected = printed(&site.site());
    let others = orders(|| site.found());
    assert!(others.len() >= 3, "{} orders", others.len());
    for (number, order) in others.into_iter().enumerate() {
        same(
            &expected,
            &printed(&understood(order, &Options::default())),
            &format!("order {number}"),
        );
    }
}

#[test]
fn in_whatever_order_the_files_of_the_theme_come() {
    let site = site().site();
    let expected = printed(&site);
    for (number, order) in orders(built_in).into_iter().enumerate() {
        same(
            &expected,
            &print(&site, &theme(order)).expect("it builds"),
            &format!("order {number}"),
        );
    }
}

#[test]
fn on_any_day_on_which_as_much_has_come_out() {
    let site = site();
    let expected = printed(&site.site());
    let on = |day: &str, rehearse: bool| {
        let today = Some(Day::parse(day).expect("a day"));
        printed(&understood(
            site.found(),
            &Options {
                today,
                rehearse,
                ..Options::default()
            },
        ))
    };
    for day in ["2024-04-03", "2024-04-06", "2099-01-01"] {
        same(&expected, &on(day, false), day);
    }
    // Before that day some of it is still to come; the day changes nothing else.
    same(
        &on("2024-04-01", false),
        &on("2024-04-01", false),
        "the same day twice",
    );
    assert!(on("2024-04-02", false).len() < expected.len());
    same(
        &expected,
        &on("1999-12-31", true),
        "what is planned is let through",
    );
}

#[test]
fn from_one_run_to_the_next() {
    let site = site();
    let expected = printed(&site.site());
    for _ in 0..5 {
        same(&expected, &printed(&site.site()), "once more");
    }
}

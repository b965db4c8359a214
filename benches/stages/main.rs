//! What each stage of the chain costs, on generated publications of 1,000 and 10,000 neutral
//! claims.
//!
//! `cargo bench` prints the time of each stage for the whole publication; docs/PERFORMANCE.md keeps
//! figures with their machine.

#![allow(missing_docs, reason = "a bench is no library")]
#![allow(
    clippy::disallowed_methods,
    reason = "the bench writes what the stages read"
)]

mod generator;
mod inputs;
mod outputs;
mod reworded;

#[path = "../random.rs"]
mod random;

use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;
use std::time::SystemTime;

use divan::Bencher;
use factpress::base::progress::NoProgress;
use factpress::build::render::{PageContent, Renderer};
use factpress::commands::preview::Preview;
use factpress::content::prose::Lost;
use factpress::copy::CopyText;
use factpress::disk::{self, Changes};
use factpress::model::kept_copy::{QuotationProof, quotation_hash};
use factpress::model::reading::Reading;
use factpress::model::site::{Showing, Site};
use factpress::model::source::Sha256;
use factpress::plan::{Index, Plan};
use factpress::view::{DependencyTable, Edition, search_index};
use factpress::{Options, build, check};
use rayon::prelude::*;

use inputs::{content, settings, site, theme, write};
use outputs::{Nowhere, publish, rendered};
use reworded::Reworded;

const SIZES: [usize; 2] = [1_000, 10_000];

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn a_walk_and_read_the_disk(bencher: Bencher, claims: usize) {
    let root = tempfile::tempdir().expect("a folder for the bench");
    write(root.path(), claims);
    bencher.bench_local(|| disk::content(root.path()).expect("the content is read"));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn b_read_each_text(bencher: Bencher, claims: usize) {
    let content = content(claims);
    let settings = settings(&content);
    bencher
        .bench_local(|| Reading::new(&content, &content, &settings.url, settings.first_language()));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn c_join(bencher: Bencher, claims: usize) {
    let content = content(claims);
    bencher
        .with_inputs(|| {
            let settings = settings(&content);
            let Ok(reading) =
                Reading::new(&content, &content, &settings.url, settings.first_language());
            (settings, reading)
        })
        .bench_local_values(|(settings, reading)| {
            Site::join(settings, reading, Vec::new(), &Showing::default())
        });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn d_index_and_plan(bencher: Bencher, claims: usize) {
    let site = site(claims);
    bencher.bench_local(|| Plan::new(&site).pages.len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn e_make_the_views(bencher: Bencher, claims: usize) {
    let (site, theme) = (site(claims), theme());
    let plan = Plan::new(&site);
    bencher.bench_local(|| {
        let editions =
            vec![Edition::new(&site, &plan.index, &theme, "en").expect("the theme speaks English")];
        plan.pages
            .par_iter()
            .for_each(|page| drop(divan::black_box(page.view(&plan, &editions))));
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn f_make_and_render_the_views(bencher: Bencher, claims: usize) {
    let (site, theme) = (site(claims), theme());
    let plan = Plan::new(&site);
    bencher.bench_local(|| {
        let editions =
            vec![Edition::new(&site, &plan.index, &theme, "en").expect("the theme speaks English")];
        let dependency_table = DependencyTable::new(&site, &plan.index);
        let renderer = Renderer::new(&theme, &editions, &dependency_table);
        plan.pages.par_iter().for_each(|page| {
            let file = |_, bytes| match bytes {
                PageContent::Whole(bytes) => bytes,
                PageContent::Long(pieces) => pieces
                    .par_iter()
                    .flat_map(|piece| renderer.piece(page.edition, piece).0)
                    .collect(),
            };
            drop(divan::black_box(renderer.render(page, &plan, file)));
        });
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn g_check_and_build_in_memory(bencher: Bencher, claims: usize) {
    let (content, theme) = (content(claims), theme());
    bencher.bench_local(|| {
        let site = check(&content, Vec::new(), &Options::default())
            .site
            .expect("the content is right");
        build(&site, &theme, &Nowhere).map(|puts| puts.len()).ok()
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn h_publish_into_a_new_folder(bencher: Bencher, claims: usize) {
    let files = rendered(claims);
    let root = tempfile::tempdir().expect("a folder for the bench");
    let number = Mutex::new(0);
    bencher.bench_local(|| {
        let mut number = number.lock().expect("one thread");
        *number += 1;
        publish(
            root.path(),
            &root.path().join(format!("public-{number}")),
            &files,
        );
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn i_publish_what_is_there_already(bencher: Bencher, claims: usize) {
    let files = rendered(claims);
    let root = tempfile::tempdir().expect("a folder for the bench");
    let public = root.path().join("public");
    publish(root.path(), &public, &files);
    bencher.bench_local(|| publish(root.path(), &public, &files));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn j_make_the_search_index(bencher: Bencher, claims: usize) {
    let (site, theme) = (site(claims), theme());
    let index = Index::new(&site);
    let edition = Edition::new(&site, &index, &theme, "en").expect("the theme speaks English");
    let nowhere = |_, bytes: Vec<u8>| Ok::<_, Lost>(divan::black_box(bytes).len());
    bencher.bench_local(|| search_index(&edition, nowhere));
}

/// What lies between a saved file and the reload of its page: a look at the disk, and the pages
/// that one reworded claim changes. What is made of everything comes behind them, before the next
/// claim is reworded.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn l_show_the_pages_of_a_claim_that_has_changed(bencher: Bencher, claims: usize) {
    let mut reworded = Reworded::new(claims);
    let heard = Changes::At([reworded.path.clone()].into());
    let mut preview = Preview::new(reworded.root.path().to_owned(), Options::default());
    let ((save, saved), (show, shown), (end, ended)) = (channel(), channel(), channel());
    thread::scope(|scope| {
        scope.spawn(move || {
            for () in saved {
                let show = |pages| show.send(pages).expect("somebody waits for the pages");
                preview
                    .look(&heard, SystemTime::now(), &show, &NoProgress)
                    .expect("the disk does not fail");
                end.send(()).expect("somebody waits for the end");
            }
        });
        let look = || {
            save.send(()).expect("somebody looks");
            shown.recv().expect("the claim is right")
        };
        look();
        bencher
            .with_inputs(|| ended.recv().expect("the look ends"))
            .bench_local_values(|()| {
                reworded.again();
                look()
            });
        drop(save);
    });
}

/// The same to the end: with `claims.json` and the search index.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn m_show_all_that_a_claim_has_changed(bencher: Bencher, claims: usize) {
    let mut reworded = Reworded::new(claims);
    let mut preview = Preview::new(reworded.root.path().to_owned(), Options::default());
    let heard = Changes::At([reworded.path.clone()].into());
    let mut look = || {
        preview
            .look(&heard, SystemTime::now(), &|_| (), &NoProgress)
            .expect("the disk does not fail")
            .expect("all is new")
    };
    look();
    bencher.bench_local(|| {
        reworded.again();
        assert!(look().is_shown, "the claim is right");
    });
}

/// Share images cost more than all else together, so they have a stage of their own and are left
/// out of the others.
#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn k_draw_share_images(bencher: Bencher, claims: usize) {
    let (mut site, theme) = (site(claims), theme());
    site.settings.share_images = Some(true);
    let plan = Plan::new(&site);
    let editions =
        vec![Edition::new(&site, &plan.index, &theme, "en").expect("the theme speaks English")];
    let dependency_table = DependencyTable::new(&site, &plan.index);
    let renderer = Renderer::new(&theme, &editions, &dependency_table);
    let made = |page| {
        renderer
            .render(page, &plan, |_, _| ())
            .expect("the page renders")
            .picture
            .map(|picture| (&page.address, picture))
    };
    let pictures: Vec<_> = plan.pages.par_iter().filter_map(made).collect();
    assert!(
        pictures.len() > claims,
        "every claim and every explainer has a picture"
    );
    bencher.bench_local(|| {
        let draw = |(page, picture)| {
            renderer
                .draw(page, picture)
                .expect("the picture is drawn")
                .bytes
                .len()
        };
        pictures
            .par_iter()
            .map(|(page, picture)| draw((page, picture)))
            .sum::<usize>()
            / pictures.len()
    });
}

/// Words of a long report, and 5,000 quotations from it, each with a cut.
fn long_copy() -> (CopyText, Vec<String>) {
    let mut random = random::Random::new(1);
    let words: Vec<String> = (0..60_000).map(|_| random.words(1)).collect();
    let quotations = (0..5_000).map(|_| {
        let start = random.below(words.len() - 40);
        let first = words[start..start + 12].join(" ");
        let second = words[start + 20..start + 30].join(" ");
        format!("{first} […] {second}")
    });
    let quotations = quotations.collect();
    (CopyText::of_one_page(None, words.join(" ")), quotations)
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn p_prove_5000_quotations(bencher: Bencher) {
    let (text, quotations) = long_copy();
    let hash = Sha256::of(b"a copy");
    bencher.bench_local(|| {
        let wording = text.wording();
        let proofs = quotations
            .iter()
            .map(|quotation| QuotationProof::made(&hash, quotation, &wording));
        proofs.flatten().count()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn p_verify_5000_quotations_without_the_copy(bencher: Bencher) {
    let (text, quotations) = long_copy();
    let hash = Sha256::of(b"a copy");
    let wording = text.wording();
    let proofs: Vec<QuotationProof> = quotations
        .iter()
        .filter_map(|quotation| QuotationProof::made(&hash, quotation, &wording).ok())
        .collect();
    bencher.bench_local(|| {
        let pairs = quotations.iter().zip(&proofs);
        pairs
            .filter(|(quotation, proof)| {
                quotation_hash(quotation) == proof.quotation && proof.is_of(&hash)
            })
            .count()
    });
}

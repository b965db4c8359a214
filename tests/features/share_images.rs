//! Share images: a picture of each claim and explainer with its verdict, at an address that changes
//! with what it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Mutex;

use factpress::build::publish::{Hash, MANIFEST, Manifest, Sink, WrittenFile};
use factpress::build::render::File;
use factpress::disk::Output;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};
use factpress::{BuildError, Options, build};
use serde_json::json;
use tempfile::TempDir;

use crate::reader::{attributes, blocks_of};
use crate::small_site::{SmallSite, print};

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const CLAIM_PAGE: &str = "library/closed/index.html";
const EXPLAINER_PAGE: &str = "library/index.html";

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
const POSITIVE: [u8; 3] = [0x1b, 0x66, 0x40];
const NEGATIVE: [u8; 3] = [0xa3, 0x24, 0x1b];

/// The smallest site, with share images.
fn site() -> SmallSite {
    SmallSite::new("").replacing(SITE, "share_images: false\n", "")
}

fn theme() -> Theme {
    Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads")
}

/// The default theme with one file over its own.
fn theme_with(path: &str, bytes: impl Into<Vec<u8>>) -> Theme {
    let own = vec![ThemeFile::new("themes/own", path, bytes)];
    Theme::new("themes/own", overlay(built_in(), own)).expect("the theme loads")
}

fn published(site: &SmallSite) -> BTreeMap<String, Vec<u8>> {
    print(&site.site(), &theme()).expect("the site builds")
}

fn page<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).expect("pages are text")
}

/// The paths of the pictures that were published.
fn pictures(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files
        .keys()
        .map(String::as_str)
        .filter(|path| path.ends_with(".png"))
        .collect()
}

/// The path of the picture that a page names, below the site's address.
fn picture_of(page: &str) -> Option<String> {
    let found = attributes(page, "meta[property='og:image']", "content");
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|url| {
        url.strip_prefix("https://checks.example/")
            .expect("a whole address")
            .to_owned()
    })
}

/// The picture of the smallest site's claim, with some of its text replaced.
fn with_claim(old: &str, new: &str) -> String {
    let files = published(&site().replacing(CLAIM, old, new));
    picture_of(page(&files, CLAIM_PAGE)).expect("the claim has a picture")
}

/// Width, height, and every pixel with its place.
fn decoded(png: &[u8]) -> (u32, u32, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("it fits the memory")];
    let frame = reader.next_frame(&mut bytes).expect("pixels");
    assert_eq!(frame.color_type, png::ColorType::Rgb);
    let pixels = bytes
        .chunks_exact(3)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    (frame.width, frame.height, pixels)
}

fn colours(png: &[u8]) -> BTreeSet<[u8; 3]> {
    decoded(png).2.into_iter().collect()
}

#[test]
fn the_page_of_a_claim_names_its_picture_and_says_what_it_shows() {
    let files = published(&site());
    let page = page(&files, CLAIM_PAGE);
    let path = picture_of(page).expect("a picture");
    let print = path
        .strip_prefix("library/closed/share.")
        .and_then(|path| path.strip_suffix(".png"))
        .expect("its place");
    assert!(
        print.len() == 12 && print.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{print}"
    );
    let said = |property: &str| {
        attributes(
            page,
            &format!("meta[property='og:image:{property}']"),
            "content",
        )
    };
    assert_eq!(said("type"), ["image/png"]);
    assert_eq!([said("width"), said("height")], [["1200"], ["630"]]);
    assert_eq!(
        said("alt"),
        ["False: The town closed four libraries. One closed and three moved."]
    );
    assert_eq!(
        attributes(page, "meta[name='twitter:card']", "content"),
        ["summary_large_image"]
    );
    assert!(files.contains_key(&path));
}

#[test]
fn the_page_of_an_explainer_names_its_picture_in_its_structured_data_too() {
    let files = published(&site());
    let page = page(&files, EXPLAINER_PAGE);
    let path = picture_of(page).expect("a picture");
    assert!(path.starts_with("library/share."), "{path}");
    let alt = attributes(page, "meta[property='og:image:alt']", "content");
    assert_eq!(
        alt,
        ["The library. One of four libraries closed; three moved. 1 False."]
    );
    assert_eq!(
        blocks_of(page, "Article")[0]["image"],
        json!(format!("https://checks.example/{path}"))
    );
}

#[test]
fn no_other_page_names_a_picture() {
    let files = published(&site());
    let with: Vec<&String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .filter(|(path, _)| picture_of(page(&files, path)).is_some())
        .map(|(path, _)| path)
        .collect();
    assert_eq!(with, [CLAIM_PAGE, EXPLAINER_PAGE]);
}

#[test]
fn a_publication_can_do_without_them() {
    let files = published(&SmallSite::new(""));
    assert_eq!(pictures(&files), Vec::<&str>::new());
    for path in [CLAIM_PAGE, EXPLAINER_PAGE] {
        assert_eq!(picture_of(page(&files, path)), None);
    }
    let said = site()
        .replacing(SITE, "languages:", "share_images: perhaps\nlanguages:")
        .findings();
    assert_eq!(said, ["content/site.yaml:4:15 wrong-type"]);
}

#[test]
fn a_picture_is_the_paper_of_the_theme_with_the_verdict_in_its_colour() {
    let files = published(&site());
    let (width, height, pixels) =
        decoded(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
    assert_eq!((width, height), (1200, 630));
    for corner in [0, 1199, 629 * 1200, 630 * 1200 - 1] {
        assert_eq!(pixels[corner], PAPER);
    }
    let found: BTreeSet<[u8; 3]> = pixels.into_iter().collect();
    assert!(found.contains(&NEGATIVE) && !found.contains(&POSITIVE));
    let other = site().replacing(CLAIM, "verdict: \"false\"", "verdict: \"true\"");
    let other = published(&other.replacing(CLAIM, "stance: undermines", "stance: supports"));
    let found = colours(&other[&picture_of(page(&other, CLAIM_PAGE)).expect("a picture")]);
    assert!(found.contains(&POSITIVE) && !found.contains(&NEGATIVE));
}

#[test]
fn what_is_cut_out_of_the_middle_still_shows_the_whole_verdict() {
    let label = "label: Contradicted by everybody who had been there or knew\nas_of:";
    let files = published(&site().replacing(CLAIM, "as_of:", label));
    let (width, _, pixels) =
        decoded(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
    let columns = pixels
        .iter()
        .enumerate()
        .filter(|(_, pixel)| **pixel == NEGATIVE);
    let columns: BTreeSet<usize> = columns.map(|(at, _)| at % width as usize).collect();
    let (first, last) = (
        columns.first().expect("the verdict"),
        columns.last().expect("the verdict"),
    );
    assert!(
        *first >= 285 && *last < 915 && last - first > 300,
        "from {first} to {last}"
    );
}

#[test]
fn whatever_a_picture_shows_is_in_its_address() {
    let before = with_claim("kind: statement", "kind: statement");
    for (old, new) in [
        ("verdict: \"false\"", "verdict: open"),
        ("as_of: 2024-03-31", "as_of: 2024-04-01"),
        ("finding: One closed", "finding: Two closed"),
        ("claim: The town", "claim: The city"),
        ("claimant: ada", "claimant: gazette"),
        ("as_of:", "label: Not so\nas_of:"),
    ] {
        assert_ne!(with_claim(old, new), before, "{new}");
    }
    assert_eq!(
        with_claim("kind: statement", "kind: event"),
        before,
        "the kind is not shown"
    );
    assert_eq!(
        with_claim("The minutes list them.", "The minutes name them."),
        before,
        "nor the analysis"
    );
}

#[test]
fn another_drawing_or_font_makes_other_addresses() {
    let address = |theme: &Theme| {
        let files = print(&site().site(), theme).expect("the site builds");
        picture_of(page(&files, CLAIM_PAGE)).expect("a picture")
    };
    let file = |path: &str| {
        built_in()
            .into_iter()
            .find(|file| file.path == path)
            .expect("it is there")
            .bytes
    };
    let drawing = String::from_utf8(file("share/base.svg"))
        .expect("text")
        .replace("#fdfcf9", "#ffffff");
    let addresses = [
        address(&theme()),
        address(&theme_with("share/base.svg", drawing)),
        address(&theme_with(
            "share/sans-400.ttf",
            file("share/sans-600.ttf"),
        )),
    ];
    assert_eq!(BTreeSet::from(addresses).len(), 3);
    assert_eq!(
        address(&theme_with("styles/tokens.css", "")),
        address(&theme()),
        "styles are not in a picture"
    );
}

#[test]
fn there_is_none_of_a_claim_without_a_verdict_nor_of_an_explainer_without_any() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let files = published(&site().replacing(CLAIM, open, ""));
    assert_eq!(pictures(&files), Vec::<&str>::new());
    assert_eq!(picture_of(page(&files, CLAIM_PAGE)), None);
}

#[test]
fn there_is_none_of_a_held_claim_and_the_explainer_does_not_count_it() {
    let second = "\
-- content/explainers/library/claims/moved.md --
---
claim: The town moved no library
kind: statement
verdict: open
as_of: 2024-03-31
finding: Nobody knows.
evidence: [{source: minutes, stance: context, note: None.}]
hold: Ask again.
---
Text.
";
    let text = |site: SmallSite| {
        site.replacing(
            "content/explainers/library/index.md",
            "[closed]",
            "[closed, moved]",
        )
    };
    let mut with = SmallSite::new(second).replacing(SITE, "share_images: false\n", "");
    with = text(with);
    let drafts = with.clone().options(Options {
        drafts: true,
        ..Options::default()
    });
    let (public, drafts) = (published(&with), published(&drafts));
    assert!(drafts.contains_key("library/moved/index.html"));
    assert_eq!(picture_of(page(&drafts, "library/moved/index.html")), None);
    assert_eq!(pictures(&drafts), pictures(&public));
    assert_eq!(pictures(&public).len(), 2);
}

#[test]
fn there_is_none_with_characters_that_the_fonts_do_not_have() {
    let files =
        published(&site().replacing(CLAIM, "claim: The town closed", "claim: 市政府 closed"));
    assert_eq!(picture_of(page(&files, CLAIM_PAGE)), None);
    assert_eq!(
        pictures(&files),
        [picture_of(page(&files, EXPLAINER_PAGE)).expect("the explainer has one")]
    );
    let european = "claim: Œuvre, ça, l’été « 12 € », Łódź, Škoda, Győr, Şırnak, Þór, ¿qué?";
    let files =
        published(&site().replacing(CLAIM, "claim: The town closed four libraries", european));
    assert!(picture_of(page(&files, CLAIM_PAGE)).is_some());
}

#[test]
fn a_claim_is_text_in_a_picture_whatever_is_in_it() {
    let hostile =
        "</text><rect width='1200' height='630' fill='#ff00ff'/> & ]]> <!-- \" {{ view.site }}";
    let quoted = serde_json::to_string(hostile).expect("JSON");
    for (old, key) in [
        ("claim: The town closed four libraries", "claim"),
        ("finding: One closed and three moved.", "finding"),
    ] {
        let files = published(&site().in_spite_of_marks().replacing(
            CLAIM,
            old,
            &format!("{key}: {quoted}"),
        ));
        let found = colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
        assert!(
            found.contains(&PAPER) && !found.contains(&[0xff, 0, 0xff]),
            "{key}"
        );
    }
    let label = format!("label: {quoted}\nas_of:");
    let files = published(
        &site()
            .in_spite_of_marks()
            .replacing(CLAIM, "as_of:", &label),
    );
    assert!(
        !colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")])
            .contains(&[0xff, 0, 0xff])
    );
}

#[test]
fn every_language_has_its_own() {
    let site = SmallSite::in_two_languages().replacing(SITE, "share_images: false\n", "");
    let files = published(&site);
    let own = picture_of(page(&files, "fr/library/closed/index.html")).expect("a picture");
    assert!(own.starts_with("fr/library/closed/share."), "{own}");
    let original = picture_of(page(&files, CLAIM_PAGE)).expect("a picture");
    assert_ne!(own.rsplit('/').next(), original.rsplit('/').next());
    assert!(files.contains_key(&own) && files.contains_key(&original));
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let site = site();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads start");
        pool.install(|| published(&site))
    };
    let alone = on(1);
    assert_eq!(pictures(&alone).len(), 2);
    assert!(on(4) == alone);
}

const OF_BEFORE: Hash = Hash::from_bytes([7; 32]);

/// A shelf that says of every picture that it is there already, and notes what it is given.
#[derive(Default)]
struct HasThemAll {
    given: Mutex<Vec<String>>,
}

impl Sink for HasThemAll {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        self.given
            .lock()
            .expect("nobody panics")
            .push(file.path.clone());
        Ok(WrittenFile::new(&file, true))
    }

    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, Infallible> {
        let put = WrittenFile {
            path: path.into(),
            hash: OF_BEFORE,
            changed: false,
        };
        Ok(path.ends_with(".png").then_some(put))
    }
}

#[test]
fn what_the_shelf_has_is_not_made_again() {
    let sink = HasThemAll::default();
    let puts = build(&site().site(), &theme(), &sink).expect("the site builds");
    let kept: Vec<&WrittenFile> = puts
        .iter()
        .filter(|put| put.path.ends_with(".png"))
        .collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|put| put.hash == OF_BEFORE && !put.changed));
    assert!(
        sink.given
            .into_inner()
            .expect("nobody panicked")
            .iter()
            .all(|path| !path.ends_with(".png"))
    );
}

/// Publishes the smallest site below a folder, and gives what was done with its pictures.
fn publish(root: &Path) -> Vec<WrittenFile> {
    let output = Output::open(&root.join("site"), &root.join("public")).expect("the output opens");
    let puts = build(&site().site(), &theme(), &output).expect("the site builds");
    output.finish(&puts).expect("the files move in");
    puts.into_iter()
        .filter(|put| put.path.ends_with(".png"))
        .collect()
}

#[test]
fn on_disk_a_picture_is_kept_until_it_is_damaged_or_gone() {
    let folder = TempDir::new().expect("a folder");
    let public = folder.path().join("public");
    let first = publish(folder.path());
    assert!(first.iter().all(|put| put.changed));
    let whole: Vec<Vec<u8>> = first
        .iter()
        .map(|put| fs::read(public.join(&*put.path)).expect("it is there"))
        .collect();
    let unchanged: Vec<WrittenFile> = first
        .iter()
        .map(|put| WrittenFile {
            changed: false,
            ..put.clone()
        })
        .collect();
    assert_eq!(publish(folder.path()), unchanged);

    fs::write(public.join(&*first[0].path), b"no picture").expect("it is damaged");
    fs::remove_file(public.join(&*first[1].path)).expect("it is gone");
    assert_eq!(publish(folder.path()), first);
    let again: Vec<Vec<u8>> = first
        .iter()
        .map(|put| fs::read(public.join(&*put.path)).expect("it is there"))
        .collect();
    assert!(again == whole);
}

#[test]
fn on_disk_a_kept_picture_is_not_even_drawn() {
    let folder = TempDir::new().expect("a folder");
    let public = folder.path().join("public");
    let path = publish(folder.path())[0].path.clone();
    // Something else in its place, which the manifest says is right: only a build that draws
    // nothing leaves it there.
    fs::write(public.join(&*path), b"another picture").expect("it is written");
    let text = fs::read_to_string(public.join(MANIFEST)).expect("the manifest is there");
    let mut manifest = Manifest::parse(&text).expect("a manifest");
    manifest
        .files
        .insert(path.clone(), blake3::hash(b"another picture"));
    fs::write(public.join(MANIFEST), manifest.text()).expect("it is written");
    publish(folder.path());
    assert_eq!(
        fs::read(public.join(&*path)).expect("it is there"),
        b"another picture"
    );
}

#[test]
fn a_theme_without_drawings_has_no_pictures() {
    let files = built_in()
        .into_iter()
        .filter(|file| !file.path.starts_with("share/"))
        .collect();
    let theme = Theme::new("themes/plain", files).expect("the theme loads");
    let files = print(&site().site(), &theme).expect("the site builds");
    assert_eq!(pictures(&files), Vec::<&str>::new());
    assert_eq!(picture_of(page(&files, CLAIM_PAGE)), None);
}

/// What a build says with this drawing for claims.
fn failing(drawing: &str) -> (String, String) {
    match print(&site().site(), &theme_with("share/claim.svg", drawing)) {
        Err(BuildError::Render(errors)) => {
            let first = errors.into_iter().next().expect("what failed is named");
            (
                first.page,
                format!("{}: {}", first.fault.file, first.fault.message),
            )
        }
        other => panic!(
            "{:?}",
            other.map(|files| files.keys().cloned().collect::<Vec<_>>())
        ),
    }
}

#[test]
fn a_drawing_that_fails_is_named_with_its_page() {
    let (page, message) =
        failing("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'/>");
    assert_eq!(page, "/library/closed/");
    assert_eq!(
        message,
        "themes/own/share/claim.svg: what it makes is no share image: the drawing is 100 by 50 pixels large, not 1200 by 630"
    );
    let (_, message) = failing("<svg>");
    assert!(
        message.starts_with(
            "themes/own/share/claim.svg: what it makes is no share image: the drawing is no SVG: "
        ),
        "{message}"
    );
    let (_, message) =
        failing("{{ view.claim | lines(font=\"Nobody’s\", sizes=[20], width=100, height=40) }}");
    assert!(
        message.contains("a font of the family `Nobody’s` in share/"),
        "{message}"
    );
    let (_, message) = failing(
        "{{ view.claim | lines(font=\"Broadsheet Sans\", sizes=[], width=100, height=40) }}",
    );
    assert!(
        message.contains("`lines` needs a size in `sizes`"),
        "{message}"
    );
    let (_, message) = failing("{{ page.title }}");
    assert!(
        message.starts_with("themes/own/share/claim.svg: "),
        "{message}"
    );
}

#[test]
fn a_drawing_reads_no_files_and_holds_no_other_pictures() {
    let folder = TempDir::new().expect("a folder");
    let red = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><rect width='1200' height='630' fill='#f00'/></svg>";
    fs::write(folder.path().join("red.svg"), red).expect("it is written");
    let external = folder.path().join("red.svg").display().to_string();
    let inside = format!(
        "data:image/svg+xml,{}",
        red.replace('#', "%23")
            .replace('<', "%3C")
            .replace('>', "%3E")
    );
    for href in [external, inside] {
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><image width='1200' height='630' href=\"{href}\"/></svg>"
        );
        let files = print(&site().site(), &theme_with("share/claim.svg", drawing))
            .expect("the site builds");
        let found = colours(&files[&picture_of(page(&files, CLAIM_PAGE)).expect("a picture")]);
        assert_eq!(found, BTreeSet::from([[0xff, 0xff, 0xff]]));
    }
}

#[test]
fn mistakes_in_drawings_and_fonts_come_with_the_others_of_the_theme() {
    let own = |path: &str, text: &str| ThemeFile::new("themes/own", path, text);
    let own = vec![
        own("share/claim.svg", "{{ view.claim | safe }}"),
        own("share/own.ttf", "wOF2"),
        own("styles/base.css", "}{"),
    ];
    let faults =
        Theme::new("themes/own", overlay(built_in(), own)).expect_err("the theme has mistakes");
    let said: Vec<(&str, &str)> = faults
        .diagnostics
        .iter()
        .map(|fault| (&*fault.file, fault.message.as_str()))
        .collect();
    assert!(
        said.contains(&(
            "themes/own/share/claim.svg",
            "`| safe` is not used in themes"
        )),
        "{said:?}"
    );
    assert!(
        said.contains(&(
            "themes/own/share/own.ttf",
            "this is no font that can be read"
        )),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|(file, _)| *file == "themes/own/styles/base.css"),
        "{said:?}"
    );
    let broken = vec![ThemeFile::new("themes/own", "share/claim.svg", "{% if %}")];
    let faults = Theme::new("themes/own", overlay(built_in(), broken))
        .expect_err("the drawing does not load");
    assert_eq!(&*faults.diagnostics[0].file, "themes/own/share/claim.svg");
}

#[test]
fn the_marks_of_the_pictures_are_those_of_the_pages() {
    let file = |path: &str| {
        let found = built_in()
            .into_iter()
            .find(|file| file.path == path)
            .expect("it is there");
        String::from_utf8(found.bytes).expect("text")
    };
    let marks = |text: &str| -> BTreeSet<String> {
        text.lines()
            .filter(|line| line.contains("<symbol id=\"i-mark-"))
            .map(str::to_owned)
            .collect()
    };
    let drawn = marks(&file("share/parts.svg"));
    assert_eq!(drawn.len(), 7);
    assert_eq!(drawn, marks(&file("components/sprite/sprite.html")));
}

#[test]
fn the_maker_of_pictures_is_named_with_the_versions_that_are_used() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"))
        .expect("it is there");
    let mut versions = factpress::theme::picture::MAKER.split(", ");
    for name in ["resvg", "tiny-skia", "png", "zlib-rs"] {
        let version = versions
            .next()
            .and_then(|part| part.strip_prefix(name))
            .expect("each has its place")
            .trim();
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")),
            "{name} {version}"
        );
    }
}

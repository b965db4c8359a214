//! Themes: single files over a parent's, every mistake with its file, and pages as small as a
//! minifier could make them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::reader::{attributes, texts};
use crate::small_site::{self, SmallSite, print};
use factpress::base::date::When;
use factpress::base::diagnostic::Diagnostic;
use factpress::base::progress::NoProgress;
use factpress::disk;
use factpress::theme::{Theme, ThemeFile, ThemeWords, built_in};
use factpress::{Options, check_in};

fn file(path: &str, text: &str) -> ThemeFile {
    ThemeFile::new("themes/own", path, text)
}

/// The default theme with these files over its own.
fn with(files: Vec<ThemeFile>) -> Result<Theme, Vec<Diagnostic>> {
    Theme::new("themes/own", factpress::theme::overlay(built_in(), files))
        .map_err(|faults| faults.diagnostics)
}

/// The file and the first line of each finding.
fn said(faults: &[Diagnostic]) -> Vec<(&str, &str)> {
    for fault in faults {
        assert_eq!(fault.rule.name, "theme");
    }
    faults
        .iter()
        .map(|fault| {
            (
                &*fault.file,
                fault.message.lines().next().unwrap_or_default(),
            )
        })
        .collect()
}

/// What is wrong with the default theme with these files over its own.
fn faults(files: Vec<ThemeFile>) -> Vec<Diagnostic> {
    with(files).expect_err("the theme has a mistake")
}

fn printed(theme: &Theme) -> BTreeMap<String, String> {
    small_site::printed(&SmallSite::new("").site(), theme)
}

/// Lays out `themes/` below a new folder, each file after a line `-- its/path --`.
fn themes(files: &[(&str, &str)]) -> TempDir {
    let root = TempDir::new().expect("a folder");
    for (path, text) in files {
        let path = root.path().join("themes").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
    root
}

fn read(root: &Path, name: &str) -> Result<Theme, Vec<Diagnostic>> {
    let files = disk::theme(root, name).expect("the disk works");
    files
        .and_then(|files| Theme::new(&format!("themes/{name}"), files))
        .map_err(|faults| faults.diagnostics)
}

#[test]
fn a_theme_takes_its_parents_files_where_it_has_none_of_its_own() {
    let root = themes(&[
        (
            "own/theme.yaml",
            "name: own\ncontract: 1\nparent: broadsheet\n",
        ),
        (
            "own/pages/not-found.html",
            "<!DOCTYPE html><title>Gone</title><p>{{ words.not_found.text }}",
        ),
    ]);
    let own = printed(&read(root.path(), "own").expect("the theme loads"));
    let broadsheet =
        printed(&Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads"));
    assert_eq!(texts(&own["404.html"], "title, p").len(), 2);
    assert!(
        own["404.html"]
            .starts_with("<!DOCTYPE html><title>Gone</title><p>There is no page at this address.")
    );
    let css = |output: &BTreeMap<String, String>| {
        output
            .keys()
            .find(|path| path.ends_with(".css"))
            .expect("a stylesheet")
            .clone()
    };
    let (ours, theirs) = (css(&own), css(&broadsheet));
    assert!(ours.starts_with("assets/own."), "{ours}");
    assert_eq!(own[&ours], broadsheet[&theirs]);
    assert_eq!(
        own["index.html"].replace(&ours, &theirs),
        broadsheet["index.html"]
    );
}

#[test]
fn a_theme_can_have_a_parent_that_has_a_parent() {
    let root = themes(&[
        (
            "young/theme.yaml",
            "name: young\ncontract: 1\nparent: old\n",
        ),
        (
            "young/assets/icon.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        (
            "old/theme.yaml",
            "name: old\ncontract: 1\nparent: broadsheet\n",
        ),
        ("old/assets/icon.svg", "not this one"),
        ("old/pages/not-found.html", "<title>Old</title>"),
    ]);
    let output = printed(&read(root.path(), "young").expect("the theme loads"));
    let icon = attributes(&output["index.html"], "link[rel=icon]", "href");
    assert_eq!(
        output[&icon[0][1..]],
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    );
    assert_eq!(output["404.html"], "<title>Old</title>");
    assert_eq!(texts(&output["index.html"], "h1"), ["Town checks"]);
}

#[test]
fn a_theme_says_single_words_in_its_own_way_and_the_rest_as_its_parent_does() {
    let words = "card: {finding: \"Our finding:\"}\ndate: {day: \"{y}, {month} {d}\"}\n";
    let page = &printed(&with(vec![file("words/en.yaml", words)]).expect("the theme loads"))["library/closed/index.html"];
    assert_eq!(
        texts(page, ".card__finding"),
        ["Our finding: One closed and three moved."]
    );
    assert_eq!(texts(page, ".card__date"), ["as of 2024, March 31"]);
    let empty =
        with(vec![file("words/en.yaml", "card:\n  # finding: ours\n")]).expect("the theme loads");
    assert_eq!(
        printed(&empty),
        printed(&with(Vec::new()).expect("the theme loads")),
        "a section without keys"
    );
}

#[test]
fn words_have_the_name_of_a_language() {
    let faults =
        with(vec![file("words/zh-Hans.yaml", "language: 中文\n")]).expect_err("no such language");
    let message = "`zh-Hans` is not a language tag in small letters, such as en, fr or pt-br";
    assert_eq!(said(&faults), [("themes/own/words/zh-Hans.yaml", message)]);
}

#[test]
fn a_style_file_of_a_theme_stands_in_for_its_parents_or_beside_them() {
    let own = "@layer tokens { :root { --own: 1px } }";
    let css = |path: &str| with(vec![file(path, own)]).expect("the theme loads").css;
    let (instead, beside) = (css("styles/tokens.css"), css("styles/ours.css"));
    let papers = |css: &str| css.matches("--paper:").count();
    assert!(
        instead.contains("--own:1px") && papers(&instead) < papers(&beside),
        "{}",
        &instead[..200]
    );
    assert!(
        beside.find("--own:1px") > beside.find("--paper:"),
        "{}",
        &beside[..200]
    );
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let root = themes(&[(
        "own/theme.yaml",
        "name: own\ncontract: 1\nparent: tabloid\n",
    )]);
    let missing = read(root.path(), "own").expect_err("the parent is missing");
    assert_eq!(
        said(&missing),
        [("themes/own/theme.yaml", "there is no theme `tabloid`")]
    );
    assert_eq!(missing[0].help.as_deref(), Some("one of: broadsheet, own"));
    assert_eq!(
        said(&read(root.path(), "gone").expect_err("it is missing")),
        [("themes/gone", "there is no theme `gone`")]
    );
}

#[test]
fn a_theme_that_is_its_own_parent_is_refused() {
    let root = themes(&[
        ("a/theme.yaml", "name: a\ncontract: 1\nparent: b\n"),
        ("b/theme.yaml", "name: b\ncontract: 1\nparent: a\n"),
    ]);
    assert_eq!(
        said(&read(root.path(), "a").expect_err("a circle")),
        [("themes/b/theme.yaml", "the theme `a` is its own parent")]
    );
}

#[test]
fn mistakes_in_theme_yaml_stand_at_their_place() {
    for (text, message) in [
        (
            "name: own\ncontract: 2\n",
            "made for contract 2; this factpress keeps contract 1",
        ),
        (
            "name: own\ncontract: one\n",
            "expected a whole number, found text",
        ),
        ("name: own\n", "the key `contract` is missing"),
        (
            "name: own\ncontract: 1\nparnt: broadsheet\n",
            "`parnt` is not a key that is known here",
        ),
        ("name: [own\n", ""),
    ] {
        let root = themes(&[("own/theme.yaml", text)]);
        let found = read(root.path(), "own").expect_err(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&*found[0].file, "themes/own/theme.yaml");
        if !message.is_empty() {
            assert_eq!(found[0].message, message);
        }
    }
    let root = themes(&[("own/pages/claim.html", "x")]);
    let found = read(root.path(), "own").expect_err("no theme.yaml");
    let missing = (
        "themes/own/theme.yaml",
        "this file is missing: it names the theme and its contract",
    );
    assert_eq!(said(&found), [missing]);
}

#[test]
fn words_without_what_factpress_needs_are_named() {
    for (words, message) in [
        (
            "months: [a, b, c]\n",
            "`months` is not a list of twelve names",
        ),
        (
            "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n",
            "`months` is not a list of twelve names",
        ),
        (
            "months: [a, b, c, d, e, f, g, h, i, j, k, l]\ndate: {day: x, month: [y], year: z}\n",
            "`date.month` is missing, or is no text",
        ),
    ] {
        assert_eq!(
            said(&faults(vec![file("words/en.yaml", words)])),
            [("themes/own/words/en.yaml", message)]
        );
    }
    let another = "months: [a, b, c, d, e, f, g, h, i, j, k, l]\n";
    for (words, message) in [
        ("language: Own\n", "`months` is not a list of twelve names"),
        (another, "`date.day` is missing, or is no text"),
    ] {
        assert_eq!(
            said(&faults(vec![file("words/xx.yaml", words)])),
            [("themes/own/words/xx.yaml", message)]
        );
    }
}

#[test]
fn a_file_that_is_no_text_is_named_and_an_asset_may_be_anything() {
    let bytes = vec![0xff, 0xfe, 0x00];
    let bad = ThemeFile::new("themes/own", "pages/tag.html", bytes.clone());
    assert_eq!(
        said(&faults(vec![bad])),
        [("themes/own/pages/tag.html", "this file is no UTF-8 text")]
    );
    let asset = ThemeFile::new("themes/own", "assets/font.woff2", bytes.clone());
    let theme = with(vec![asset]).expect("the theme loads");
    assert_eq!(
        theme.assets.get("font.woff2").expect("it is there").bytes,
        bytes
    );
}

/// The path of every file below `themes/broadsheet/`.
fn folder() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/broadsheet");
    let files = walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(&folder)
                .expect("below the folder")
                .to_str()
                .expect("Unicode");
            (
                path.replace('\\', "/"),
                fs::read(entry.path()).expect("the file can be read"),
            )
        })
        .collect()
}

#[test]
fn the_theme_inside_the_program_is_the_folder() {
    let inside: BTreeMap<String, Vec<u8>> = built_in()
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect();
    let external: BTreeMap<String, Vec<u8>> = folder()
        .into_iter()
        .filter(|(path, _)| path != "fonts.py")
        .collect();
    assert_eq!(
        inside.keys().collect::<Vec<_>>(),
        external.keys().collect::<Vec<_>>()
    );
    let differing: Vec<&String> = inside
        .keys()
        .filter(|path| inside[*path] != external[*path])
        .collect();
    assert_eq!(differing, Vec::<&String>::new());
}

/// The way to every text in a file of words.
fn keys(value: &Value, way: &str, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let way = if way.is_empty() {
                    key.clone()
                } else {
                    format!("{way}.{key}")
                };
                keys_of_one(value, way, keys);
            }
        }
        other => panic!("words are a map, not {other}"),
    }
}

fn keys_of_one(value: &Value, way: String, found: &mut BTreeSet<String>) {
    if value.is_object() {
        keys(value, &way, found);
    } else {
        found.insert(way);
    }
}

fn words(bytes: &[u8]) -> BTreeSet<String> {
    let value: Value = serde_yaml::from_slice(bytes).expect("words are YAML");
    let mut found = BTreeSet::new();
    keys(&value, "", &mut found);
    found
}

/// The words at a way of keys.
fn word<'a>(words: &'a Value, way: &str) -> &'a Value {
    way.split('.').fold(words, |words, key| &words[key])
}

/// The names in braces of a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

#[test]
fn every_language_of_the_theme_has_the_same_words() {
    let folder = folder();
    let english = words(&folder["words/en.yaml"]);
    assert!(english.contains("card.as_of"), "{english:?}");
    let languages: Vec<&String> = folder
        .keys()
        .filter(|path| path.starts_with("words/"))
        .collect();
    assert_eq!(languages, ["words/en.yaml", "words/fr.yaml"]);
    for path in languages {
        let may_be_absent = |key: &String| key.ends_with(".zero") || key == "date.first_day";
        let own: BTreeSet<String> = words(&folder[path])
            .into_iter()
            .filter(|key| !may_be_absent(key))
            .collect();
        let differing: Vec<&String> = own.symmetric_difference(&english).collect();
        assert_eq!(differing, Vec::<&String>::new(), "{path}");
    }
}

#[test]
fn every_language_of_the_theme_fills_in_the_same_values() {
    let folder = folder();
    let [english, french] = ["en", "fr"].map(|language| -> Value {
        serde_yaml::from_slice(&folder[&format!("words/{language}.yaml")]).expect("words are YAML")
    });
    for way in words(&folder["words/en.yaml"])
        .iter()
        .filter(|way| *way != "months")
    {
        let [english, french] =
            [&english, &french].map(|words| word(words, way).as_str().expect("a text"));
        assert_eq!(places(french), places(english), "{way}");
    }
}

#[test]
fn french_says_none_in_the_singular_and_the_first_of_a_month_in_its_own_way() {
    let folder = folder();
    let french: Value = serde_yaml::from_slice(&folder["words/fr.yaml"]).expect("words are YAML");
    let mut counted = 0;
    for way in words(&folder["words/fr.yaml"])
        .iter()
        .filter_map(|way| way.strip_suffix(".one"))
    {
        let forms = word(&french, way);
        let in_singular = forms["zero"] == forms["one"];
        let in_words = forms["zero"]
            .as_str()
            .is_some_and(|none| none.starts_with("Aucun"));
        assert!(in_singular || in_words, "{way}");
        counted += 1;
    }
    assert!(counted > 5, "{counted} words are counted");
    let words = ThemeWords::read(
        std::str::from_utf8(&folder["words/fr.yaml"]).expect("text"),
        &"fr.yaml".into(),
    );
    let words = words.expect("the words load");
    let date = |text: &str| words.date(When::parse(text).expect("a date"));
    assert_eq!(
        ["2023-03-01", "2023-03-11", "2023-03"].map(date),
        ["1er mars 2023", "11 mars 2023", "mars 2023"]
    );
}

/// Canadian usage: a no-break space before a colon and inside guillemets, no space before ; ! ?.
#[test]
fn french_words_are_set_as_print_sets_them() {
    let folder = folder();
    let french: Value = serde_yaml::from_slice(&folder["words/fr.yaml"]).expect("words are YAML");
    for way in words(&folder["words/fr.yaml"])
        .iter()
        .filter(|way| *way != "months")
    {
        let text = word(&french, way).as_str().expect("a text");
        for wrong in [
            " :", " ;", " !", " ?", "\u{a0};", "\u{a0}!", "\u{a0}?", "« ", " »", "\"", "'", "“",
            "”",
        ] {
            assert!(!text.contains(wrong), "{way}: {text}");
        }
        assert!(!text.replace("\u{a0}:", "").contains(':'), "{way}: {text}");
        assert!(
            !text
                .replace("«\u{a0}", "")
                .replace("\u{a0}»", "")
                .contains(['«', '»']),
            "{way}: {text}"
        );
    }
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let folder = folder();
    let english = words(&folder["words/en.yaml"]);
    let mut asked = 0;
    for (path, bytes) in folder.iter().filter(|(path, _)| path.ends_with(".html")) {
        let template = std::str::from_utf8(bytes).expect("text");
        for after in template.split("words.").skip(1) {
            let end = after
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(after.len());
            let key = &after[..end];
            if key.is_empty() {
                continue;
            }
            let open = format!("{key}.");
            assert!(
                english
                    .iter()
                    .any(|word| word == key || word.starts_with(&open)),
                "{path} asks for words.{key}"
            );
            asked += 1;
        }
    }
    assert!(asked > 150, "{asked} words are asked for");
}

/// The pages of the repository's own publication, with the theme inside the program.
fn own_pages() -> BTreeMap<String, String> {
    let (content, found, library) =
        disk::content(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content can be read");
    let checked = check_in(&content, &library, found, &Options::default(), &NoProgress)
        .expect("the texts can be read");
    let site = checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let theme = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    let files = print(&site, &theme).expect("the site builds");
    let pages = files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

#[test]
fn pages_are_within_three_percent_of_what_a_minifier_makes_of_them() {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        minify_css: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    };
    let (mut ours, mut smallest) = (0, 0);
    for (path, page) in own_pages() {
        let minified =
            String::from_utf8(minify_html::minify(page.as_bytes(), &settings)).expect("text");
        ours += page.len();
        smallest += minified.len();
        let letters = |page: &str| {
            texts(page, "body")
                .concat()
                .split_whitespace()
                .collect::<String>()
        };
        assert_eq!(letters(&page), letters(&minified), "{path}");
    }
    let thousandths = (ours - smallest) * 1000 / smallest;
    assert!(
        thousandths <= 30,
        "the pages have {ours} bytes, minified {smallest}: {thousandths} thousandths more"
    );
}

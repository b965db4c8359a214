//! The gallery: every component of a theme with its parameters and examples, and what keeps it from
//! being made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::reader::{all, attributes, document, texts};
use factpress::base::address::BaseUrl;
use factpress::base::language;
use factpress::build::gallery;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};

/// The pages of the gallery of a theme, by path.
fn pages(theme: &Theme) -> BTreeMap<String, String> {
    let base_url = BaseUrl::parse("https://gallery.example/").expect("an address");
    let files = gallery::files(theme, &base_url)
        .unwrap_or_else(|faults| panic!("{}", theme.report(faults).human(false)));
    let pages = files
        .into_iter()
        .filter(|file| file.path.ends_with(".html"));
    pages
        .map(|file| (file.path, String::from_utf8(file.bytes).expect("text")))
        .collect()
}

fn broadsheet() -> &'static Theme {
    crate::small_site::broadsheet()
}

/// The default theme with these files over its own.
fn with(files: &[(&str, &str)]) -> Theme {
    let files = files
        .iter()
        .map(|(path, text)| ThemeFile::new("themes/own", *path, *text))
        .collect();
    Theme::new("themes/own", overlay(built_in(), files)).expect("the theme loads")
}

/// What keeps the gallery of the default theme with a component of this template and these examples
/// from being made.
fn said(template: &str, examples: &str) -> String {
    let theme = with(&[
        ("components/stamp/stamp.html", template),
        ("components/stamp/examples.yaml", examples),
    ]);
    let base_url = BaseUrl::parse("https://gallery.example/").expect("an address");
    let faults = gallery::files(&theme, &base_url).expect_err("something is wrong");
    theme.report(faults).human(false)
}

const STAMP: &str = "{# A stamp. #}\n{% component stamp(text: string, size: integer = 2, @words) -%}\n\
                     <p class=\"stamp stamp--{{ size }}\">{{ text }} ({{ words.language }})</p>\n{%- endcomponent stamp %}\n";

const PARAMS: &str = "params:
- {name: text, type: string, required: true, description: what it says}
- {name: size, type: integer, required: false, description: how large it is}
";

#[test]
fn every_component_with_a_folder_is_shown_with_each_of_its_examples() {
    let pages = pages(broadsheet());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/broadsheet/components");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the components can be read") {
        let folder = entry.expect("an entry").path();
        let name = folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(folder.join("examples.yaml"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let described: Value = serde_yaml::from_str(&text).expect("YAML");
        let page = &pages[&format!("{name}/index.html")];
        let named = |list: &str| -> Vec<String> {
            let list = described[list].as_sequence().expect("a list");
            list.iter()
                .map(|entry| entry["name"].as_str().expect("a name").replace('\'', "’"))
                .collect()
        };
        assert_eq!(texts(page, "h1").first(), Some(&name));
        assert_eq!(
            texts(page, "#at-parameters ~ * tbody th"),
            named("params"),
            "{name}"
        );
        let titles: Vec<String> = named("examples")
            .iter()
            .map(|example| format!("Example: {example}"))
            .collect();
        assert_eq!(texts(page, "[id^=at-example]"), titles, "{name}");
        assert_eq!(
            all(&document(page), ".example").len(),
            titles.len(),
            "{name}"
        );
        names.insert(name);
    }
    assert!(names.len() > 20, "{names:?}");
    let links = attributes(&pages["index.html"], "main dt a", "href");
    assert_eq!(
        links,
        names
            .iter()
            .map(|name| format!("/{name}/"))
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_gallery_can_live_with_the_policy_of_the_site() {
    for (path, page) in pages(broadsheet()) {
        let document = document(&page);
        let inline =
            "[style], style, script:not([type=\"application/ld+json\"]), base, object, embed";
        assert_eq!(all(&document, inline).len(), 0, "{path}");
        // The search's form is hidden until its script is there to answer it; no form can be sent.
        let forms = |kind: &str| all(&document, &format!("{kind}form")).len();
        assert_eq!(forms(""), forms("[data-search=root][hidden] "), "{path}");
        let ids: Vec<&str> = all(&document, "[id]")
            .into_iter()
            .filter_map(|element| element.attr("id"))
            .collect();
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "{path} has an id twice: {ids:?}"
        );
        assert_eq!(
            attributes(&page, "meta[name=robots]", "content"),
            ["noindex"],
            "{path}"
        );
    }
}

#[test]
fn a_component_of_a_child_theme_stands_among_those_of_its_parent() {
    let examples = format!(
        "{PARAMS}examples:\n- {{name: small, data: {{text: \"<b>\", size: 1}}}}\n- {{name: plain, data: {{text: x}}}}\n"
    );
    let pages = pages(&with(&[
        ("components/stamp/stamp.html", STAMP),
        ("components/stamp/examples.yaml", &examples),
    ]));
    let page = &pages["stamp/index.html"];
    assert_eq!(texts(page, ".stamp"), ["<b> (English)", "x (English)"]);
    assert_eq!(all(&document(page), ".stamp--1").len(), 1);
    assert_eq!(texts(page, ".head__standfirst"), ["A stamp."]);
    assert_eq!(
        texts(page, "tbody tr:first-child > *"),
        ["text", "string", "yes", "what it says"]
    );
    assert_eq!(
        texts(page, "tbody tr:last-child > *"),
        ["size", "integer", "no", "how large it is"]
    );
    assert!(pages.contains_key("card/index.html"));
}

#[test]
fn the_gallery_is_made_in_every_language_of_the_theme() {
    let english = built_in()
        .into_iter()
        .find(|file| file.path == "words/en.yaml")
        .expect("English");
    let french = String::from_utf8(english.bytes)
        .expect("text")
        .replace("language: English", "language: Français");
    let pages = pages(&with(&[("words/fr.yaml", &french)]));
    let page = &pages["fr/date/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(
        attributes(page, "header a[hreflang=en]", "href"),
        ["https://gallery.example/date/"]
    );
    assert_eq!(
        pages.keys().filter(|path| path.starts_with("fr/")).count() * language::CODES.len(),
        pages.len()
    );
}

#[test]
fn an_example_gives_every_parameter_that_is_needed_and_none_that_is_unknown() {
    let examples = format!("{PARAMS}examples:\n- name: usual\n  data:\n    txt: Checked\n");
    assert_eq!(
        said(STAMP, &examples),
        "themes/own/components/stamp/examples.yaml:6:3: error: this example lacks the required parameter `text` [theme]
  |
6 |   data:
  |   ^^^^

themes/own/components/stamp/examples.yaml:7:5: error: the component has no parameter `txt` [theme]
  |
7 |     txt: Checked
  |     ^^^
   = help: did you mean `text`?

"
    );
}

#[test]
fn the_parameters_are_those_of_the_component() {
    let params = "params:
- {name: text, type: string, required: false, description: what it says}
- {name: sise, type: integer, required: false, description: how large it is}
";
    let said = said(STAMP, params);
    let findings: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("error: "))
        .collect();
    let place = "themes/own/components/stamp/examples.yaml";
    assert_eq!(
        findings,
        [
            format!("{place}:1:1: error: the parameter `size` is not described [theme]"),
            format!("{place}:2:40: error: `text` has no default, so it is required [theme]"),
            format!("{place}:3:10: error: the component has no parameter `sise` [theme]"),
        ]
    );
}

#[test]
fn an_example_that_cannot_be_made_is_shown_with_the_template_or_at_its_own_place() {
    let examples = format!("{PARAMS}examples:\n- name: usual\n  data: {{text: x}}\n");
    let broken = STAMP.replace("{{ text }}", "{{ text.inner }}");
    assert_eq!(
        said(&broken, &examples),
        "themes/own/components/stamp/stamp.html:3:44: error: field `inner` is not defined [theme]
  |
3 | <p class=\"stamp stamp--{{ size }}\">{{ text.inner }} ({{ words.language }})</p>
  |                                            ^^^^^
   = help: the value before it is null or not a map; check it first, as in {% if … %}
   = note: while building the example `usual` of themes/own/components/stamp/examples.yaml

"
    );
    let wrong = examples.replace("text: x", "text: 5");
    assert_eq!(
        said(STAMP, &wrong),
        "themes/own/components/stamp/examples.yaml:6:3: error: component argument `text` (type: `u64`) does not match expected type: `string` [theme]
  |
6 |   data: {text: 5}
  |   ^^^^

"
    );
}

#[test]
fn what_is_missing_is_named() {
    let theme = with(&[("components/stamp/stamp.html", STAMP)]);
    let base_url = BaseUrl::parse("https://gallery.example/").expect("an address");
    let faults = gallery::files(&theme, &base_url).expect_err("there are no examples");
    assert_eq!(
        theme.report(faults).human(false),
        "themes/own/components/stamp/examples.yaml: error: this file is missing; it must describe `stamp` [theme]\n\n"
    );
    let silent = said(&STAMP.replace("{# A stamp. #}\n", ""), PARAMS);
    assert!(
        silent.contains("stamp.html: error: this template must begin with a comment that says"),
        "{silent}"
    );
    let other = said(&STAMP.replace("component stamp", "component stomp"), PARAMS);
    assert!(
        other.contains("stamp.html: error: this template does not define the component `stamp`"),
        "{other}"
    );
    let form = said(STAMP, "params:\n- {name: text, typ: string}\n");
    assert!(
        form.contains("examples.yaml:2:16: error: `typ` is not a known key [unknown-key]"),
        "{form}"
    );
}

#[test]
fn a_theme_needs_a_page_to_make_the_gallery_with() {
    let files = built_in()
        .into_iter()
        .filter(|file| file.path != "pages/gallery.html")
        .collect();
    let theme = Theme::new("themes/broadsheet", files).expect("no site needs that page");
    let base_url = BaseUrl::parse("https://gallery.example/").expect("an address");
    let faults = gallery::files(&theme, &base_url).expect_err("the page is missing");
    assert!(
        faults[0].message.starts_with("this template is missing"),
        "{faults:?}"
    );
}

#[test]
fn the_command_needs_no_content_and_writes_a_folder_of_plain_files() {
    let folder = TempDir::new().expect("a folder");
    let run = || {
        let mut command = crate::program();
        let output = command
            .current_dir(folder.path())
            .arg("gallery")
            .output()
            .expect("factpress starts");
        String::from_utf8(output.stdout).expect("text")
    };
    let (first, second) = (run(), run());
    assert!(
        first.starts_with("Built a gallery of ") && first.ends_with(" 0 unchanged, 0 removed)\n"),
        "{first}"
    );
    assert!(second.contains("(0 written, "), "{second}");
    assert!(folder.path().join("gallery/card/index.html").is_file());
}

#[test]
fn examples_that_are_a_bomb_too_deep_or_too_large_are_one_error_at_their_place() {
    let place = "themes/own/components/stamp/examples.yaml:";
    let laughs: String = (1..20)
        .map(|at| format!("l{at}: &l{at} [{}]\n", format!("*l{}, ", at - 1).repeat(10)))
        .fold("l0: &l0 [ha]\n".to_owned(), |all, next| all + &next);
    for examples in [
        format!(
            "{PARAMS}examples:\n- name: usual\n  data: {{text: {}x{}}}\n",
            "[".repeat(50_000),
            "]".repeat(50_000)
        ),
        format!(
            "{PARAMS}examples:\n- name: usual\n  data:\n    text: {}x\n",
            "- ".repeat(50_000)
        ),
        laughs.clone(),
        format!("{PARAMS}{laughs}examples:\n- {{name: usual, data: {{text: *l19}}}}\n"),
    ] {
        let said = said(STAMP, &examples);
        assert!(said.starts_with(place), "{}", &said[..said.len().min(500)]);
        assert!(said.len() < 20_000, "{}", said.len());
    }
}

#[test]
fn a_text_of_a_theme_that_nobody_writes_is_an_error_of_the_theme() {
    for path in [
        "components/stamp/examples.yaml",
        "styles/zz.css",
        "share/zz.svg",
        "words/en.yaml",
        "pages/zz.html",
    ] {
        let files = vec![ThemeFile::new("themes/own", path, "# ".repeat(3 << 20))];
        let faults = Theme::new("themes/own", overlay(built_in(), files))
            .expect_err("it is too large")
            .diagnostics;
        let message = "this text has 6291456 bytes; the limit is 4194304";
        assert_eq!(
            (&*faults[0].file, &*faults[0].message),
            (&*format!("themes/own/{path}"), message)
        );
    }
}

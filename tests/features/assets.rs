//! The theme's assets: every file under a name that changes with its bytes, and no stylesheet that
//! loads anything else.

use std::collections::BTreeSet;

use crate::reader::{all, attributes, document};
use crate::small_site::{SmallSite, print, printed};
use factpress::Options;
use factpress::base::address::BaseUrl;
use factpress::base::diagnostic::{At, Diagnostic};
use factpress::theme::{Theme, ThemeFile, built_in, overlay, with_fingerprint};

fn file(path: &str, bytes: impl Into<Vec<u8>>) -> ThemeFile {
    ThemeFile::new("themes/own", path, bytes)
}

/// The default theme with these files over its own.
fn with(files: Vec<ThemeFile>) -> Result<Theme, Vec<Diagnostic>> {
    Theme::new("themes/own", overlay(built_in(), files)).map_err(|faults| faults.diagnostics)
}

fn font(bytes: &str) -> ThemeFile {
    file("assets/fonts/serif.woff2", bytes)
}

fn styles(css: &str) -> ThemeFile {
    file("styles/utilities.css", css)
}

/// Each finding: what of the file it points at, its message and its help.
fn said(css: &str) -> Vec<(String, String, String)> {
    let faults = with(vec![font("a font"), styles(css)]).expect_err("the stylesheet has a mistake");
    let said = faults.into_iter().map(|fault| {
        assert_eq!(&*fault.file, "themes/own/styles/utilities.css");
        let At::Bytes(at) = fault.at else {
            panic!("{:?} has no place", fault.message)
        };
        (
            css[at].to_owned(),
            fault.message,
            fault.help.unwrap_or_default(),
        )
    });
    said.collect()
}

#[test]
fn an_assets_name_is_its_own_with_twelve_digits_of_its_hash() {
    assert_eq!(with_fingerprint("icon.svg", b""), "icon.af1349b9f5f9.svg");
    assert_eq!(
        with_fingerprint("fonts/serif.woff2", b""),
        "fonts/serif.af1349b9f5f9.woff2"
    );
    assert_eq!(with_fingerprint("a.b/OFL", b""), "a.b/OFL.af1349b9f5f9");
    assert_eq!(
        with_fingerprint("search.min.js", b""),
        "search.min.af1349b9f5f9.js"
    );
}

#[test]
fn every_file_below_assets_has_its_fingerprint_in_its_name() {
    let theme = with(vec![font("a font"), file("assets/OFL.txt", "free")]).expect("it loads");
    let output = print(&SmallSite::new("").site(), &theme).expect("the site builds");
    let mut names = BTreeSet::new();
    for (path, bytes) in output
        .iter()
        .filter(|(path, _)| path.starts_with("assets/"))
    {
        let print = format!(".{}.", &blake3::hash(bytes).to_hex()[..12]);
        assert_eq!(path.matches(&print).count(), 1, "{path}");
        names.insert(path.replace(&print, "."));
    }
    let files = built_in()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| path.starts_with("assets/"));
    let own = ["assets/OFL.txt", "assets/own.css"].map(str::to_owned);
    assert_eq!(names, files.chain(own).collect::<BTreeSet<_>>());
}

#[test]
fn what_a_stylesheet_loads_has_its_published_name() {
    let css = "@font-face { font-family: S; src: url(fonts/serif.woff2) format(\"woff2\") }
        p { background: url('icon.svg#dot'); --own: url(icon.svg); mask: url(#here); content: \"url(no.svg)\" }";
    let theme = with(vec![font("a font"), styles(css)]).expect("it loads");
    let icon = theme.assets.get("icon.svg").expect("an icon").path.clone();
    let icon = icon.strip_prefix("assets/").expect("below assets/");
    assert!(theme.css.contains(&format!(
        "src:url({})",
        with_fingerprint("fonts/serif.woff2", b"a font")
    )));
    for kept in [
        &format!("url({icon}#dot)"),
        &format!("--own:url({icon})"),
        "url(#here)",
        "\"url(no.svg)\"",
    ] {
        assert!(theme.css.contains(kept), "{kept}");
    }
}

#[test]
fn a_font_that_changes_changes_the_stylesheets_name() {
    let css = "@font-face { font-family: S; src: url(fonts/serif.woff2) }";
    let name = |bytes: &str| {
        with(vec![font(bytes), styles(css)])
            .expect("it loads")
            .css_path
    };
    assert_eq!(name("a font"), name("a font"));
    assert_ne!(name("a font"), name("another font"));
}

#[test]
fn an_address_that_names_no_asset_is_shown_at_its_place() {
    let css = "p { color: red }\n/* é😀 */ p { background: url(fonts/serf.woff2) }\n";
    assert_eq!(
        said(css),
        [(
            "url(fonts/serf.woff2)".to_owned(),
            "there is no file assets/fonts/serf.woff2".to_owned(),
            "did you mean `fonts/serif.woff2`?".to_owned()
        )]
    );
    let twice = said("p { background: url(a) }\nq { background: url(\"../b\") }");
    assert_eq!(twice.len(), 2, "{twice:?}");
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_nothing_from_the_stylesheet_itself() {
    for address in [
        "https://fonts.example/s.woff2",
        "HTTP://fonts.example/s.woff2",
        "//fonts.example/s.woff2",
        "data:image/png;base64,AA",
    ] {
        let found = said(&format!("p {{ background: url({address}) }}"));
        assert_eq!(
            found[0].1,
            format!("`{address}` is not a file of the theme, and pages load no other files")
        );
    }
    let found = said("@import url(other.css);");
    assert_eq!(found[0].1, "themes must not use `@import`");
    assert_eq!(
        said("p { background: image-set(\"far.png\" 1x) }")[0].1,
        "there is no file assets/far.png"
    );
    let long = said(&format!(
        "p {{ background: url(data:{}) }}",
        "A".repeat(999)
    ));
    assert!(long[0].1.len() < 150, "{}", long[0].1);
}

#[test]
fn a_namespace_is_a_name_and_loads_nothing() {
    let css = "@namespace svg url(http://www.w3.org/2000/svg);";
    with(vec![file("styles/tokens.css", css)]).expect("a namespace is no address to load");
}

#[test]
fn a_namespace_of_another_file_than_the_first_is_wrong_at_its_place() {
    let css = "@namespace svg \"http://www.w3.org/2000/svg\";";
    for css in [format!("p {{}}\n{css}"), format!("\n{css}")] {
        let faults = with(vec![ThemeFile::new("themes/own", "styles/zz.css", css)])
            .expect_err("it cannot stand there");
        assert_eq!(&*faults[0].file, "themes/own/styles/zz.css", "{faults:?}");
    }
    let faults = with(vec![ThemeFile::new(
        "themes/own",
        "styles/zz.css",
        format!("\n{css}"),
    )])
    .expect_err("it cannot");
    assert_eq!(
        &*faults[0].message,
        "`@namespace` must come before all rules"
    );
    assert_eq!(faults[0].at, At::Bytes(1..11));
}

#[test]
fn whatever_function_loads_a_file_takes_it_from_the_theme() {
    let far = "https://fonts.example/s.woff2";
    for value in [
        "src(\"FAR\")",
        "SRC('FAR')",
        "s\\72 c(\"FAR\")",
        "u\\72l(FAR)",
        "image(\"FAR\", red)",
        "image(ltr \"FAR\")",
        "image-set(\"FAR\" type(\"image/png\") 1x)",
        "image-set(url(FAR) 1x)",
        "cross-fade(\"FAR\" 50%, red)",
        "-webkit-cross-fade(url(FAR), red, 50%)",
        "-WEBKIT-image-set(\"FAR\" 1x)",
        "var(--x, src(\"FAR\"))",
    ] {
        for css in [
            format!("p {{ background: {value} }}"),
            format!("@font-face {{ font-family: a; src: {value} }}"),
            format!(":root {{ --x: {value} }}"),
        ] {
            let css = css.replace("FAR", far);
            let found = said(&css);
            let message =
                format!("`{far}` is not a file of the theme, and pages load no other files");
            assert!(
                found.iter().any(|(_, said, _)| *said == message),
                "{css}: {found:?}"
            );
        }
    }
    for hidden in [
        "src(var(--x))",
        "image-set(var(--x) 1x)",
        "src(attr(data-x))",
        "image-set(--own() 1x)",
        "image(env(x))",
    ] {
        let found = said(&format!("p {{ background: {hidden} }}"));
        assert!(
            found
                .iter()
                .any(|(_, said, _)| said.ends_with("()` hides which file is loaded here")),
            "{hidden}: {found:?}"
        );
    }
    for import in [
        "@import \"far.css\";",
        "@IMPORT url(far.css) layer(a);",
        "@\\69mport 'far.css';",
    ] {
        assert!(
            said(import)
                .iter()
                .any(|(_, said, _)| said == "themes must not use `@import`"),
            "{import}"
        );
    }
    let honest = "p { background: var(--x); content: \"https://town.example/\"; --y: \"a\" } \
                  p::after { content: attr(data-x) \"//\" } q { width: calc(var(--z) * 2); background: url(icon.svg) }";
    with(vec![styles(honest)]).expect("words are no addresses");
}

#[test]
fn more_rules_than_a_theme_can_mean_are_refused() {
    let rules = |count: usize| {
        (0..count)
            .map(|at| format!(".a{at} {{ color: red }}\n"))
            .collect::<String>()
    };
    let found = said(&rules(30_000));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].1,
        "the style files have more than 20000 rules in total"
    );
    let two = vec![
        styles(&rules(12_000)),
        ThemeFile::new("themes/own", "styles/zz.css", rules(12_000)),
    ];
    let faults = with(two).expect_err("they are too many together");
    assert_eq!(&*faults[0].file, "themes/own/styles/zz.css");
    let alike = |count: usize| {
        (0..count)
            .map(|at| format!(":root  {{ --own-{at}: {at} }}\n"))
            .collect::<String>()
    };
    with(vec![styles(&alike(1_000))]).expect("it loads");
    with(vec![styles(
        &"@font-face { font-family: a; src: url(icon.svg) }\n".repeat(1_200),
    )])
    .expect("fonts may have many pieces");
    let nested = format!("@layer own {{ {} }}", alike(30_000));
    for css in [alike(1_001), alike(30_000), nested] {
        assert!(
            said(&css)[0]
                .1
                .starts_with("more than 1000 rules in a row have the same selectors")
        );
    }
    let wrong = (0..15_000)
        .map(|at| format!(".a{at} {{ colour red }}\n"))
        .collect::<String>();
    assert_eq!(said(&wrong).len(), 15_000, "each has its place");
}

#[test]
fn blocks_that_stand_too_deep_in_each_other_are_refused() {
    let deep = |depth: usize| {
        format!(
            "p {{ --own: {}url(icon.svg){} }}",
            "(".repeat(depth),
            ")".repeat(depth)
        )
    };
    with(vec![styles(&deep(30))]).expect("it loads");
    let found = said(&deep(33));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].1,
        "blocks and brackets are nested more than 32 deep here"
    );
}

#[test]
fn templates_find_assets_by_their_paths() {
    let page = "<a href=\"{{ site.assets[\"fonts/serif.woff2\"] }}\">";
    let theme = with(vec![font("a font"), file("pages/front.html", page)]).expect("it loads");
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let site = SmallSite::new("")
        .options(Options {
            base_url,
            ..Options::default()
        })
        .site();
    let expected = format!(
        "/checks/assets/{}",
        with_fingerprint("fonts/serif.woff2", b"a font")
    );
    assert_eq!(
        attributes(&printed(&site, &theme)["index.html"], "a", "href"),
        [expected]
    );
}

#[test]
fn fonts_that_are_fetched_first_are_named_in_theme_yaml() {
    let manifest = "name: own\ncontract: 1\npreload: [fonts/serif.woff2]\n";
    let theme = with(vec![font("a font"), file("theme.yaml", manifest)]).expect("it loads");
    let output = printed(&SmallSite::new("").site(), &theme);
    let page = document(&output["library/closed/index.html"]);
    let links = all(&page, "link[rel=preload]");
    assert_eq!(links.len(), 1);
    let href = format!(
        "/assets/{}",
        with_fingerprint("fonts/serif.woff2", b"a font")
    );
    assert_eq!(links[0].attr("href"), Some(href.as_str()));
    let attributes = ["as", "type", "crossorigin"].map(|name| links[0].attr(name));
    assert_eq!(attributes, [Some("font"), Some("font/woff2"), Some("")]);
}

#[test]
fn a_theme_fetches_the_fonts_of_its_parent_first_unless_it_says_otherwise() {
    let parent = |yaml: &str| ThemeFile::new("themes/old", "theme.yaml", yaml);
    let old = vec![
        parent("name: old\ncontract: 1\npreload: [fonts/serif.woff2]\n"),
        font("a font"),
    ];
    let old = overlay(built_in(), old);
    let preload = |yaml: &str| {
        let files = overlay(
            old.clone(),
            vec![file(
                "theme.yaml",
                format!("name: own\ncontract: 1\n{yaml}"),
            )],
        );
        Theme::new("themes/own", files).expect("it loads").preload
    };
    assert_eq!(preload(""), ["fonts/serif.woff2"]);
    assert_eq!(preload("preload: []\n"), [""; 0]);
}

#[test]
fn what_theme_yaml_names_must_be_there() {
    let manifest = "name: own\ncontract: 1\npreload: [fonts/serif.woff, icon.svg]\n\
        fonts: [{family: Serif, licence: OFL-1.1, text: fonts/own.txt}]\n";
    let faults =
        with(vec![font("a font"), file("theme.yaml", manifest)]).expect_err("three mistakes");
    let said: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| (&*fault.file, &*fault.message))
        .collect();
    let place = "themes/own/theme.yaml";
    assert_eq!(
        said,
        [
            (place, "there is no file assets/fonts/own.txt"),
            (place, "there is no file assets/fonts/serif.woff"),
            (place, "only .woff2 fonts can be preloaded"),
            (place, "only .woff2 fonts can be preloaded"),
        ]
    );
}

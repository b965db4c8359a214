//! What is wrong with a theme: each mistake at its place, in words that say what to do, and with
//! the page that met it.

use factpress::BuildError;
use factpress::build::render;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};

use crate::small_site::{SmallSite, print};

/// The files of a text, each after a line `-- its/path --`, over those of the default theme.
fn files(text: &str) -> Vec<ThemeFile> {
    let files = text.split("-- ").skip(1).map(|file| {
        let (path, text) = file.split_once(" --\n").expect("a path between dashes");
        ThemeFile::new("themes/own", path, text)
    });
    overlay(built_in(), files.collect())
}

/// What is said of a theme with these files, when it is loaded or else when the small site is made
/// with it.
fn said(text: &str) -> String {
    let theme = match Theme::new("themes/own", files(text)) {
        Ok(theme) => theme,
        Err(faults) => return faults.report().human(false),
    };
    match print(&SmallSite::new("").site(), &theme) {
        Err(BuildError::Render(errors)) => theme.report(render::faults(errors)).human(false),
        other => panic!("nothing fails: {:?}", other.map(|files| files.len())),
    }
}

/// The one template for the page of the only source, and what is said of it, without the page.
fn said_of(template: &str) -> String {
    let said = said(&format!("-- pages/source.html --\n{template}\n"));
    said.replace("themes/own/pages/source.html:", "")
        .replace("   = note: while making /sources/minutes/\n", "")
}

#[test]
fn a_field_that_is_not_there_is_shown_with_the_one_that_was_meant_and_the_page() {
    assert_eq!(
        said("-- pages/source.html --\n<h1>\n  {{ view.source.titel }}\n</h1>\n"),
        "themes/own/pages/source.html:2:18: error: field `titel` is not defined [theme]
  |
2 |   {{ view.source.titel }}
  |                  ^^^^^
   = help: did you mean `title`?
   = note: while making /sources/minutes/

"
    );
}

#[test]
fn a_fault_inside_a_component_says_who_called_it() {
    let said = said(
        "-- components/date/date.html --\n{% component date(date: map) %}\n{{ date.txt }}\n{% endcomponent %}\n",
    );
    assert!(
        said.starts_with(
            "themes/own/components/date/date.html:2:9: error: field `txt` is not defined [theme]
  |
2 | {{ date.txt }}
  |         ^^^
   = help: did you mean `text`?
   = note: called from themes/broadsheet/pages/"
        ),
        "{said}"
    );
}

#[test]
fn a_fault_on_many_pages_is_shown_once() {
    let blocks = ["scripts", "here", "content", "meanings"]
        .map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
    let said = said(&format!(
        "-- layouts/base.html --\n{{{{ site.tittle }}}}{}\n",
        blocks.concat()
    ));
    assert_eq!(said.matches("error:").count(), 1, "{said}");
    assert!(
        said.contains(
            "   = help: did you mean `title`?\n   = note: while making / and 13 more pages\n"
        ),
        "{said}"
    );
}

#[test]
fn faults_on_several_pages_are_all_shown() {
    let said = said(
        "-- pages/source.html --\n{{ view.a }}\n-- pages/tag.html --\n{{ view.b }}\n-- pages/claim.html --\n{{ view.c }}\n",
    );
    let places: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("error:"))
        .map(|line| &line[..30])
        .collect();
    assert_eq!(
        places,
        [
            "themes/own/pages/claim.html:1:",
            "themes/own/pages/source.html:1"
        ]
    );
}

#[test]
fn words_that_are_not_there_are_called_words() {
    assert_eq!(
        said_of("{{ words.source.kindd }}"),
        "1:17: error: there are no words `source.kindd` [theme]
  |
1 | {{ words.source.kindd }}
  |                 ^^^^^
   = help: did you mean `kind`?

"
    );
}

#[test]
fn every_fault_of_a_template_on_a_page_has_its_words() {
    for (template, place, message, help) in [
        (
            "{{ vew.source }}",
            "1:4",
            "variable `vew` is not defined",
            "did you mean `view`?",
        ),
        (
            "{{ view.source.note.text }}",
            "1:21",
            "field `text` is not defined",
            "what stands before it is null or no map; ask for it first, as in {% if … %}",
        ),
        (
            "\n{{ site.assets[\"serch.js\"] }}",
            "2:4",
            "there is no file assets/serch.js",
            "the path is taken from the theme's folder assets/",
        ),
        (
            "{{ <date date={view.source.title} /> }}",
            "1:4",
            "component argument `date` (type: `string`) does not match expected type: `map`",
            "",
        ),
        (
            "{{ <date dat={view.source.date} /> }}",
            "1:4",
            "unknown argument(s) `dat` in component call",
            "did you mean `date`?",
        ),
        (
            "{{ <date /> }}",
            "1:4",
            "argument `date` (type: `map`) missing",
            "",
        ),
        (
            "{{ view.uses | count }}",
            "1:16",
            "missing keyword argument `n`",
            "",
        ),
        (
            "{% for a in view.sorce %}{% endfor %}",
            "1:13",
            "iteration not possible on type `undefined`",
            "",
        ),
        (
            "{% for a in view.source.primary %}{% endfor %}",
            "1:13",
            "iteration not possible on type `bool`",
            "",
        ),
    ] {
        let said = said_of(template);
        assert!(
            said.starts_with(&format!("{place}: error: {message} [theme]\n")),
            "{template}\n{said}"
        );
        assert_eq!(said.contains("= help: "), !help.is_empty(), "{said}");
        assert!(said.contains(help), "{said}");
    }
}

#[test]
fn every_fault_that_keeps_a_template_from_loading_has_its_words() {
    for (template, place, message, help) in [
        (
            "{{ view. }}",
            "1:10",
            "found `}}` but expected identifier",
            "",
        ),
        ("<p>\n{% if view %}", "2:14", "unexpected end of input", ""),
        (
            "<p>é {{ view | trimm }}",
            "1:16",
            "unknown filter `trimm`",
            "`fill`, `count` and",
        ),
        (
            "{{ <dat date={view.d} /> }}",
            "1:4",
            "unknown component `dat`",
            "did you mean `date`?",
        ),
        (
            "{% include \"layouts/bas.html\" %}",
            "1:12",
            "unknown template `layouts/bas.html`",
            "did you mean",
        ),
        (
            "{% extends \"layouts/bas.html\" %}",
            "1:13",
            "unknown template `layouts/bas.html`",
            "did you mean",
        ),
        (
            "{% extends \"layouts/base.html\" %}\n{% block contents %}{% endblock %}",
            "2:10",
            "block `contents` is not defined in any parent template",
            "did you mean `content`?",
        ),
        (
            "{% extends \"pages/source.html\" %}",
            "1:4",
            "this template takes in itself: pages/source.html",
            "",
        ),
        (
            "{{ page.title | safe }}",
            "1:17",
            "`| safe` is not used in themes",
            "print it without the filter",
        ),
    ] {
        let said = said_of(template);
        assert!(
            said.starts_with(&format!("{place}: error: {message} [theme]\n")),
            "{template}\n{said}"
        );
        assert_eq!(said.contains("= help: "), !help.is_empty(), "{said}");
        assert!(said.contains(help), "{said}");
    }
}

#[test]
fn a_component_that_two_templates_define_is_shown_at_the_second() {
    let said = said("-- components/other.html --\n{% component date(date) %}{% endcomponent %}\n");
    let message = "error: component `date` is defined in both `components/date/date.html` and `components/other.html` [theme]";
    assert!(
        said.starts_with(&format!("themes/own/components/other.html: {message}")),
        "{said}"
    );
}

#[test]
fn the_filter_safe_is_refused_however_it_is_written() {
    for template in [
        "{{ page.title | safe }}",
        "{{ page.title|safe }}",
        "{{ page.title | trim | safe }}",
        "{{ page.title |\n  safe}}",
        "<a title=\"{{ page.title | safe }}\">",
        "{% if page.title | safe %}x{% endif %}",
    ] {
        assert!(
            said_of(template).contains("error: `| safe` is not used in themes [theme]"),
            "{template}"
        );
    }
    let twice = said_of("{{ a | safe }}\n{{ b | safe }}");
    assert!(
        twice.starts_with("1:8: ") && twice.contains("\n2:8: "),
        "{twice}"
    );
    let other = "-- pages/not-found.html --\n{# never | safer #}<p>one|safety";
    Theme::new("themes/own", files(other)).expect("these are other words");
}

#[test]
fn mistakes_in_one_line_of_a_stylesheet_are_each_shown_at_their_place() {
    let faults = said(
        "-- styles/base.css --\nq { quotes: '🌳é' } i { 5: 6 } b { 7: 8 } /* é🌳 */ s { 9: 1 }\nu { 2: 3 }\n",
    );
    let places: Vec<&str> = faults
        .lines()
        .filter_map(|line| line.split_once(": error: "))
        .map(|(at, _)| at)
        .collect();
    let of = |place: &str| format!("themes/own/styles/base.css:{place}");
    assert_eq!(places, ["1:29", "1:40", "1:60", "2:10"].map(of), "{faults}");
}

#[test]
fn mistakes_in_styles_words_and_theme_yaml_are_shown_at_their_place() {
    assert_eq!(
        said("-- styles/base.css --\np { color: red }\nq { colour red }\ni { 5: 6 }\n"),
        "themes/own/styles/base.css:2:12: error: the stylesheet does not parse: `red` cannot stand here [theme]
  |
2 | q { colour red }
  |            ^^^

themes/own/styles/base.css:3:10: error: the stylesheet does not parse: unexpected end of input [theme]
  |
3 | i { 5: 6 }
  |          ^

"
    );
    assert_eq!(
        said("-- words/en.yaml --\nlanguage: English\nmonths: [January]\n"),
        "themes/own/words/en.yaml:2:9: error: `months` is not a list of twelve names [theme]
  |
2 | months: [January]
  |         ^^^^^^^^^

"
    );
    assert_eq!(
        said("-- theme.yaml --\nname: own\ncontract: 1\nparnt: broadsheet\n"),
        "themes/own/theme.yaml:3:1: error: `parnt` is not a key that is known here [unknown-key]
  |
3 | parnt: broadsheet
  | ^^^^^
   = help: did you mean `parent`?

"
    );
}

#[test]
fn all_mistakes_of_a_theme_come_in_one_run() {
    let said = said(
        "-- pages/tag.html --\n{{ view. }}\n-- pages/kind.html --\n{% if %}\n-- styles/base.css --\n}{\n\
         -- words/en.yaml --\nmonths: no\n-- assets/a.svg --\n<svg/>\n",
    );
    let files: Vec<&str> = said
        .lines()
        .filter_map(|line| line.split_once(": error: "))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(
        files,
        [
            "themes/own/pages/kind.html:1:7",
            "themes/own/pages/tag.html:1:10",
            "themes/own/styles/base.css:1:2",
            "themes/own/words/en.yaml:1:9"
        ]
    );
}

#[test]
fn a_theme_without_a_template_for_a_kind_of_page_is_refused_before_any_page_is_made() {
    let files: Vec<ThemeFile> = built_in()
        .into_iter()
        .filter(|file| file.path != "pages/tag.html")
        .collect();
    let faults = Theme::new("themes/broadsheet", files).expect_err("a template is missing");
    assert_eq!(
        faults.report().human(false),
        "themes/broadsheet/pages/tag.html: error: this template is missing: every theme has one for this kind of page \
         [theme]\n   = help: write it, or name a parent in theme.yaml that has it\n\n"
    );
}

#[test]
fn a_component_sees_its_parameters_alone_whatever_its_length() {
    for filler in [String::new(), "<i></i>".repeat(1_000)] {
        let component = |says: &str| {
            format!(
                "-- components/date/date.html --\n{{% component date(date: map) -%}}{says}{filler}{{%- endcomponent date %}}\n"
            )
        };
        let said = said(&component("{{ words.site.skip }}"));
        assert!(said.contains("variable `words` is not defined"), "{said}");
        let leaks = component(
            "{% if view is defined or s is defined or words is defined %}LEAK{% endif %}",
        );
        let theme = Theme::new("themes/own", files(&leaks)).expect("it loads");
        let pages = print(&SmallSite::new("").site(), &theme).expect("the site builds");
        for (path, bytes) in pages {
            assert!(!String::from_utf8_lossy(&bytes).contains("LEAK"), "{path}");
        }
    }
}

#[test]
fn a_component_that_is_given_something_else_than_it_takes_is_refused_at_its_place_whatever_its_length()
 {
    for filler in [String::new(), "<i></i>".repeat(1_000)] {
        let told = |params: &str, call: &str| {
            said(&format!(
                "-- components/stamp/stamp.html --\n{{# A stamp. #}}\n\
                 {{% component stamp({params}) -%}}{{{{ level }}}}{filler}{{%- endcomponent stamp %}}\n\
                 -- pages/source.html --\n<p>\n{{{{ <stamp {call}/> }}}}\n</p>\n"
            ))
        };
        for (params, call, place) in [
            (
                "level: string = 3",
                "",
                "themes/own/components/stamp/stamp.html:2:",
            ),
            (
                "level: integer = \"high\"",
                "",
                "themes/own/components/stamp/stamp.html:2:",
            ),
            (
                "level: string",
                "level={3} ",
                "themes/own/pages/source.html:2:",
            ),
            (
                "level: string",
                "level={view.source} ",
                "themes/own/pages/source.html:2:",
            ),
            (
                "level: integer",
                "level=\"high\" ",
                "themes/own/pages/source.html:2:",
            ),
            ("level: string", "", "themes/own/pages/source.html:2:"),
            (
                "level: string",
                "level=\"a\" size=\"b\" ",
                "themes/own/pages/source.html:2:",
            ),
        ] {
            let said = told(params, call);
            assert!(
                said.starts_with(place) && said.contains('^'),
                "{params} | {call}: {said}"
            );
        }
    }
}

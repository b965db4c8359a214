//! Faults that keep a theme's files from loading.

use factpress::theme::{Theme, ThemeFile, built_in};

use super::{assert_said, said};

#[test]
fn every_fault_that_keeps_a_template_from_loading_has_its_words() {
    assert_said(WHEN_LOADED);
}

/// Templates, and behind each what is said of it, with the help behind a stroke.
const WHEN_LOADED: &str = r#"
{{ view. }}
=> 1:10: found `}}` but expected identifier
<p>
{% if view %}
=> 2:1: `{% if %}` is never closed | `{% endif %}`
<p>é {{ view | trimm }}
=> 1:16: unknown filter `trimm` | `fill`, `count` or
{{ <dat date={view.d} /> }}
=> 1:4: unknown component `dat` | did you mean `date`?
{% include "layouts/bas.html" %}
=> 1:12: unknown template `layouts/bas.html` | did you mean
{% extends "layouts/bas.html" %}
=> 1:13: unknown template `layouts/bas.html` | did you mean
{% extends "layouts/base.html" %}
{% block contents %}{% endblock %}
=> 2:10: block `contents` is not defined in any parent template | did you mean `content`?
{% extends "pages/source.html" %}
=> 1:4: this template includes itself: pages/source.html
{{ page.title | safe }}
=> 1:17: themes must not use `| safe` | remove the filter
"#;

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
        "themes/own/styles/base.css:2:12: error: the stylesheet does not parse: `red` is not allowed here [theme]
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
        "themes/own/theme.yaml:3:1: error: `parnt` is not a known key [unknown-key]
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
        "themes/broadsheet/pages/tag.html: error: this template is missing; every theme needs one for this kind of page \
         [theme]\n   = help: write it, or name a parent in theme.yaml that has it\n\n"
    );
}

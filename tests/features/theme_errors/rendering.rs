//! Faults that a page meets in its templates.

use factpress::theme::Theme;

use super::{assert_said, files, said, said_of};

#[test]
fn a_field_that_is_not_there_is_shown_with_the_one_that_was_meant_and_the_page() {
    assert_eq!(
        said("-- pages/source.html --\n<h1>\n  {{ view.source.titel }}\n</h1>\n"),
        "themes/own/pages/source.html:2:18: error: field `titel` is not defined [theme]
  |
2 |   {{ view.source.titel }}
  |                  ^^^^^
   = help: did you mean `title`?
   = note: while building /sources/minutes/

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
    let blocks = ["scripts", "here", "sprite", "content"]
        .map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
    let said = said(&format!(
        "-- layouts/base.html --\n{{{{ site.tittle }}}}{}\n",
        blocks.concat()
    ));
    assert_eq!(said.matches("error:").count(), 1, "{said}");
    assert!(
        said.contains(
            "   = help: did you mean `title`?\n   = note: while building / and 13 more pages\n"
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
    assert_said(ON_A_PAGE);
}

/// Templates, and behind each what is said of it, with the help behind a stroke.
const ON_A_PAGE: &str = r#"
{{ vew.source }}
=> 1:4: variable `vew` is not defined | did you mean `view`?
{{ view.source.note.text }}
=> 1:21: field `text` is not defined | the value before it is null or not a map; check it first, as in {% if … %}

{{ site.assets["serch.js"] }}
=> 2:4: there is no file assets/serch.js | write the path from the theme's folder assets/
{{ <date date={view.source.title} /> }}
=> 1:4: component argument `date` (type: `string`) does not match expected type: `map`
{{ <date dat={view.source.date} /> }}
=> 1:4: unknown argument(s) `dat` in component call | did you mean `date`?
{{ <date /> }}
=> 1:4: argument `date` (type: `map`) missing
{{ view.uses | count }}
=> 1:16: missing keyword argument `n`
{% for a in view.sorce %}{% endfor %}
=> 1:13: iteration not possible on type `undefined`
{% for a in view.source.primary %}{% endfor %}
=> 1:13: iteration not possible on type `bool`
"#;

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
            said_of(template).contains("error: themes must not use `| safe` [theme]"),
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

//! Minifying templates, piece by piece.

use super::{minify, pipes_to_safe};
use crate::theme::built_in;

#[test]
fn runs_of_white_space_become_one_space() {
    assert_eq!(
        minify("a\n  <b>one\t two</b>  {{ c }}  d"),
        "a <b>one two</b> {{ c }} d"
    );
    assert_eq!(minify(""), "");
    assert_eq!(minify("{{ a }} \n "), "{{ a }} ");
    assert_eq!(minify("é\u{a0}\u{a0} x"), "é\u{a0}\u{a0} x");
}

#[test]
fn no_white_space_is_left_at_the_edges_of_blocks() {
    assert_eq!(minify("<p>\n  one\t two  </p>\n\n<p>"), "<p>one two</p><p>");
    assert_eq!(
        minify("<li> <a href=\"/x y\">x</a> y </li>"),
        "<li><a href=\"/x y\">x</a> y</li>"
    );
    assert_eq!(
        minify("<pre>  a</pre>  <b>b</b>"),
        "<pre>  a</pre> <b>b</b>"
    );
}

#[test]
fn plain_values_lose_their_quotation_marks() {
    assert_eq!(
        minify("<a class=\"more\" href=\"/a/\">"),
        "<a class=more href=/a/>"
    );
    for kept in [
        "<use href=\"#x\"/>",
        "<a title=\"\">",
        "<a href=\"{{ x }}\">",
        "<a title=\"a b\">",
        "<a title=\"a=b\">",
    ] {
        assert_eq!(minify(kept), kept);
    }
}

#[test]
fn tags_and_attributes_stay_as_they_are() {
    for kept in [
        "<a title=\"one  two\n three\">",
        "<a title='a > b  c'>",
        "<a class=\"x{% if a  >  b %}  y{% endif %}\">",
        "<!-- a  b -->",
        "<!DOCTYPE  html>",
    ] {
        assert_eq!(minify(kept), kept);
    }
    assert_eq!(minify("a  < b  <  c"), "a < b < c");
}

#[test]
fn what_belongs_to_tera_stays_as_it_is() {
    for kept in [
        "{{ words.of  |  fill(text=\"a  b\") }}",
        "{{ \"}}  \" }}",
        "{{ '%}  ' ~  `}}` }}",
        "{%-  if a   -%}",
        "{#  a  \"  comment #}",
        "{{  never closed",
    ] {
        assert_eq!(minify(kept), kept);
    }
    assert_eq!(
        minify("{% if a %}\n  {{ b }}\n{% endif %}"),
        "{% if a %} {{ b }} {% endif %}"
    );
}

#[test]
fn text_that_is_set_as_it_is_written_stays_as_it_is() {
    for kept in [
        "<pre>\n a  b\n</pre>",
        "<pre class=\"x\">  a</pre>",
        "<textarea>  a\n</textarea>",
        "<script>a  b</script>",
        "<style>a  { }</style>",
        "<pre>  never closed",
    ] {
        assert_eq!(minify(kept), kept);
    }
    assert_eq!(minify("<present>  a  </present>"), "<present> a </present>");
    assert_eq!(minify("<pre>  a  </pre>  b"), "<pre>  a  </pre> b");
}

#[test]
fn minifying_twice_is_minifying_once() {
    for file in built_in()
        .into_iter()
        .filter(|file| file.path.ends_with(".html"))
    {
        let template = String::from_utf8(file.bytes).expect("templates are text");
        let once = minify(&template);
        assert_eq!(minify(&once), once, "{}", file.path);
        assert!(once.len() <= template.len(), "{}", file.path);
    }
}

#[test]
fn only_the_filter_of_that_name_is_safe() {
    for safe in [
        "{{ a | safe }}",
        "{{ a|safe}}",
        "{{ a | trim |\n safe }}",
        "|safe",
    ] {
        let found: Vec<&str> = pipes_to_safe(safe)
            .into_iter()
            .map(|at| &safe[at])
            .collect();
        assert_eq!(found, ["safe"], "{safe}");
    }
    for other in [
        "{{ a | safer }}",
        "{{ a | safe_one }}",
        "safe",
        "{{ safe | trim }}",
        "a || b",
    ] {
        assert!(pipes_to_safe(other).is_empty(), "{other}");
    }
}

//! What stands in a template in place of small components, and which calls stay.

use super::inline;
use crate::theme::squeeze::squeeze;
use crate::theme::{built_in, pages};

/// The first template, loaded with the others.
fn written_out(templates: &[&str]) -> String {
    let texts: Vec<String> = templates.iter().map(|text| (*text).to_owned()).collect();
    inline(&texts).remove(0)
}

const DAY: &str =
    "{% component day(day: map) -%}<time datetime={{ day.iso }}>{{ day.text }}</time>{%- endcomponent day %}";

#[test]
fn a_small_component_is_written_out_with_its_arguments() {
    assert_eq!(
        written_out(&["<p>{{ <day day={card.as_of} /> }}</p>", DAY]),
        "<p>{% if card.as_of is map %}<time datetime={{ card.as_of.iso }}>{{ card.as_of.text }}</time>{% else %}\
         {{ <day day={card.as_of} /> }}{% endif %}</p>"
    );
}

#[test]
fn constants_and_defaults_are_put_in_their_places_and_other_expressions_get_names() {
    let mark = "{% component mark(shape: string, tone = None) %}{{ shape }}{% if tone %} {{ tone }}{% endif %}{% endcomponent mark %}";
    assert_eq!(
        written_out(&["{{ <mark shape=\"open\" /> }}", mark]),
        "{{ \"open\" }}{% if None %} {{ None }}{% endif %}"
    );
    assert_eq!(
        written_out(&["{{ <mark shape=\"open\" tone={a or b} /> }}", mark]),
        "{% set tone__1 = a or b %}{{ \"open\" }}{% if tone__1 %} {{ tone__1 }}{% endif %}"
    );
}

#[test]
fn a_constant_gets_a_name_where_it_is_asked_for_a_field() {
    let verdict =
        "{% component verdict(verdict) %}{% if verdict %}{{ verdict.label }}{% endif %}{% endcomponent verdict %}";
    assert_eq!(
        written_out(&["{{ <verdict verdict={none} /> }}", verdict]),
        "{% set verdict__1 = none %}{% if verdict__1 %}{{ verdict__1.label }}{% endif %}"
    );
}

#[test]
fn names_of_a_components_own_never_meet_those_around_it() {
    let list =
        "{% component list(of) %}{% for p in of %}{{ p.name | fill(of=p.of) }}{% endfor %}{% endcomponent list %}";
    assert_eq!(
        written_out(&["{% for p in all %}{{ <list of={p.people} /> }}{% endfor %}", list]),
        "{% for p in all %}{% for p__1 in p.people %}{{ p__1.name | fill(of=p__1.of) }}{% endfor %}{% endfor %}"
    );
}

#[test]
fn white_space_goes_where_the_tags_ask_for_it_and_nowhere_else() {
    let word = "{% component word(of) -%} {%- if of -%} <b>{{ of }}</b> {%- endif -%} {%- endcomponent word %}";
    assert_eq!(
        written_out(&["a {{ <word of={x} /> }} b{# gone -#} c {{- y }}", word]),
        "a {% if x %}<b>{{ x }}</b>{% endif %} bc{{ y }}"
    );
}

#[test]
fn a_component_takes_from_around_it_what_those_written_out_in_it_take() {
    let outer = "{% component outer(a) %}{{ <inner a={a} /> }}{% endcomponent outer %}";
    let inner = "{% component inner(a, @words) %}{{ words.of }}{{ a }}{% endcomponent inner %}";
    assert_eq!(
        written_out(&[outer, inner]),
        "{% component outer(a, @words) %}{{ words.of }}{{ a }}{% endcomponent outer %}"
    );
}

#[test]
fn calls_stay_that_are_wrong_or_call_themselves_or_reach_beyond_themselves() {
    for (call, component) in [
        ("{{ <day /> }}", DAY),
        ("{{ <day day={a} of={b} /> }}", DAY),
        ("{{ <day day=\"today\" /> }}", DAY),
        ("{{ <night /> }}", DAY),
        ("{{ <a /> }}", "{% component a() %}{{ <a /> }}{% endcomponent a %}"),
        ("{{ <a /> }}", "{% component a() %}{% set_global b = 1 %}{% endcomponent a %}"),
        ("{{ <a /> }}", "{% component a(...rest) %}{{ rest.a }}{% endcomponent a %}"),
        ("{% raw %}{{ <day day={a} /> }}{% endraw %}", DAY),
    ] {
        assert_eq!(written_out(&[call, component]), call);
    }
}

/// Were it otherwise, nobody would see it: the templates as they were written would be loaded in their place.
#[test]
fn the_default_theme_loads_with_its_components_written_out() {
    let templates: Vec<(String, String)> = built_in()
        .into_iter()
        .filter(|file| file.path.ends_with(".html"))
        .map(|file| (file.path.clone(), squeeze(file.text().expect("templates are text"))))
        .collect();
    let (paths, texts): (Vec<String>, Vec<String>) = templates.into_iter().unzip();
    let inlined = inline(&texts);
    let claim = paths.iter().position(|path| path == "components/claimref/claimref.html").expect("it is there");
    assert!(inlined[claim].contains("<svg class=\"mark mark--"), "{}", inlined[claim]);
    let mut tera = pages();
    let loaded = tera.add_raw_templates(paths.into_iter().zip(inlined));
    assert!(loaded.is_ok(), "{loaded:?}");
}

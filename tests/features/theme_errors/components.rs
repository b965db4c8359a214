//! Components take their parameters and see nothing else.

use factpress::theme::Theme;

use super::{files, said};
use crate::small_site::{SmallSite, print};

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

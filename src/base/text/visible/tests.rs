//! The characters that reports write out.

use super::*;

#[test]
fn reports_show_what_nobody_sees() {
    assert_eq!(
        visible("fa\u{202e}lse\u{1b}[31m"),
        "fa<U+202E>lse<U+001B>[31m"
    );
    assert_eq!(
        visible("a\u{2066}b\u{200e}\u{feff}\u{e0041}"),
        "a<U+2066>b<U+200E><U+FEFF><U+E0041>"
    );
    assert_eq!(
        visible("می\u{200c}خواهم 👩\u{200d}🚒"),
        "می\u{200c}خواهم 👩\u{200d}🚒"
    );
    assert_eq!(
        visible_json("\"a\u{202e}\u{e0041}\"\n".to_owned()),
        "\"a\\u202e\\udb40\\udc41\"\n"
    );
}

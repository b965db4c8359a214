//! Drawings that are more than can be drawn.

use super::super::{PICTURE_HEIGHT, PICTURE_WIDTH, png};
use super::{drawing, fonts};

/// Why a drawing with this in it is not made.
fn refused(inside: &str) -> String {
    png(&drawing(inside), &fonts())
        .err()
        .unwrap_or_else(|| "it is made".to_owned())
}

#[test]
fn a_drawing_that_is_too_deep_is_refused() {
    let deep = |depth: usize| "<g>".repeat(depth) + "<path d='M0 0h9v9z'/>" + &"</g>".repeat(depth);
    assert_eq!(refused(&deep(62)), "it is made");
    for depth in [63, 1_000, 60_000] {
        assert!(
            refused(&deep(depth)).contains("elements are nested more than 64 deep"),
            "{depth}"
        );
    }
    let shapes = format!(
        "{}<path/>{}",
        "<svg>".repeat(60_000),
        "</svg>".repeat(60_000)
    );
    assert!(refused(&shapes).contains("elements are nested more than 64 deep"));
    let many = "<g>".repeat(150_000) + &"</g>".repeat(150_000);
    assert!(refused(&many).starts_with("the drawing is too complex"));
    assert!(refused(&"<g/>".repeat(300_000)).starts_with("the drawing is not a valid SVG"));
}

#[test]
fn a_drawing_that_uses_itself_over_and_over_is_refused() {
    let doubled: String = (1..30)
        .map(|at| {
            format!(
                "<g id='g{at}'><use href='#g{0}'/><use href='#g{0}'/></g>",
                at - 1
            )
        })
        .fold("<path id='g0' d='M0 0h9v9z'/>".to_owned(), |all, next| {
            all + &next
        });
    assert!(
        refused(&format!("<defs>{doubled}</defs><use href='#g29'/>"))
            .contains("including those that `use` copies")
    );
    let chain: String = (1..5_000)
        .map(|at| format!("<use id='u{at}' href='#u{}'/>", at - 1))
        .collect::<Vec<_>>()
        .concat();
    assert!(refused(&chain).contains("elements are nested more than 64 deep"));
    assert!(
        refused("<g id='a'><use href='#a'/></g>").contains("elements are nested more than 64 deep")
    );
    assert_eq!(
        refused("<path id='a' d='M0 0h9v9z'/><use href='#a' x='20'/><use href='#none'/>"),
        "it is made"
    );
}

#[test]
fn a_drawing_whose_entities_multiply_is_refused() {
    let size = format!(
        "xmlns='http://www.w3.org/2000/svg' width='{PICTURE_WIDTH}' height='{PICTURE_HEIGHT}'"
    );
    let laughs: String = (1..20)
        .map(|at| format!("<!ENTITY e{at} '{}'>", format!("&e{};", at - 1).repeat(10)))
        .fold("<!ENTITY e0 'ha'>".to_owned(), |all, next| all + &next);
    let bomb = format!("<!DOCTYPE svg [{laughs}]><svg {size}><text>&e19;</text></svg>");
    assert!(
        png(&bomb, &fonts())
            .is_err_and(|error| error.starts_with("the drawing is not a valid SVG"))
    );
    let deep = "<g>".repeat(5_000) + &"</g>".repeat(5_000);
    let hidden = format!("<!DOCTYPE svg [<!ENTITY deep '{deep}'>]><svg {size}>&deep;</svg>");
    assert!(
        png(&hidden, &fonts()).is_err_and(|error| error.contains("nested more than")),
        "in an entity"
    );
}

#[test]
fn a_drawing_of_effects_without_end_is_refused() {
    for (effect, attribute) in [
        ("clipPath", "clip-path"),
        ("mask", "mask"),
        ("pattern", "fill"),
    ] {
        let link = |at: usize| {
            let next = format!("<path {attribute}='url(#e{})' d='M0 0h9v9z'/>", at + 1);
            format!(
                "<{effect} id='e{at}' width='9' height='9' {attribute}='url(#e{})'>{next}</{effect}>",
                at + 1
            )
        };
        let chain: String = (0..20_000).map(link).collect::<Vec<_>>().concat();
        let shown = format!("<defs>{chain}</defs><path {attribute}='url(#e0)' d='M0 0h9v9z'/>");
        assert!(
            refused(&shown).contains("more than 200 of its elements"),
            "{effect}"
        );
    }
}

#[test]
fn a_pattern_or_a_drawing_without_measure_is_refused() {
    for side in ["1e9", "60000", "NaN", "inf", "99999px"] {
        let pattern = format!(
            "<pattern id='p' width='{side}' height='10' patternUnits='userSpaceOnUse'><path/></pattern>"
        );
        assert!(
            refused(&pattern).contains("a side of a `pattern`"),
            "{side}"
        );
    }
    for (width, height) in [
        ("1e9", "1e9"),
        ("1200000", "630000"),
        ("0", "0"),
        ("-5", "NaN"),
        ("100%", "100%"),
    ] {
        let huge =
            format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'/>");
        assert!(png(&huge, &fonts()).is_err(), "{width} by {height}");
    }
}

#[test]
fn numbers_that_lead_too_far_are_refused_and_near_ones_are_drawn() {
    for far in [
        "<path d='M-1e30 -1e30L1e30 1e30'/>",
        "<path d='M0 0L1000000 5'/>",
        "<path d='M0 0L1e06 5'/>",
        "<text font-size='1e+30'>a</text>",
        "<rect width='99999999.5' height='5'/>",
        "<g transform='scale(1e9)'/>",
        "<rect style='stroke-width:5e20'/>",
    ] {
        assert!(refused(far).contains("has more than 6 digits"), "{far}");
    }
    let near = "<rect id='r12345678' width='900000' height='000000009' fill='#1234567f'/><path d='M0 0l.123456789.5 1e-9 9e5'/>\
                <filter id='f' width='900000' height='900000'><feGaussianBlur stdDeviation='900000'/></filter>\
                <rect width='9' height='9' filter='url(#f)'/><text font-size='90000'>a</text>";
    assert_eq!(
        refused(near),
        "it is made",
        "what lies outside is not drawn"
    );
    let scaled = "<g transform='scale(99999)'><g transform='scale(99999)'><g transform='scale(99999)'>\
                  <path d='M-9999 -9999L99999 99999l5 9' stroke='red' stroke-width='99999'/></g></g></g>";
    assert!(
        png(&drawing(scaled), &fonts()).is_ok_and(|png| !png.is_empty())
            || refused(scaled).contains("numbers are too large")
    );
}

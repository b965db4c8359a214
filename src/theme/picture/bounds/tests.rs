//! What a drawing may contain, and what is refused before anything is drawn.

use super::*;

fn said(inside: &str) -> Option<String> {
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
    too_much(&Document::parse(&drawing).expect("it is XML"))
}

#[test]
fn what_a_share_image_needs_is_not_too_much() {
    for fine in [
        "<filter id='b'><feGaussianBlur stdDeviation='4'/></filter><rect filter='url(#b)'/>",
        "<mask id='m'><rect/></mask><clipPath id='c'><rect mask='url(#m)'/></clipPath><g clip-path='url(#c)'><rect/></g>",
        "<linearGradient id='g'/><g fill='url(#g)'><rect/><rect/></g>",
        "<style>.a, .b > rect { fill: url(#g); opacity: .5 } text { fill: red }</style><rect class='a'/>",
        "<marker id='a'><path d='M0 0z'/></marker><path d='M0 0h9' marker-end='url(#a)'/>",
    ] {
        assert_eq!(said(fine), None, "{fine}");
    }
    assert_eq!(said(&"<text>a<tspan>b</tspan></text>".repeat(500)), None);
}

#[test]
fn effects_that_multiply_are_too_much() {
    let nested = |name: &str, by: &str| -> String {
        let level = |at: usize| {
            format!(
                "<{name} id='e{at}'><rect {by}='url(#e{})'/></{name}>",
                at + 1
            )
        };
        (0..5).map(level).collect::<String>() + &format!("<{name} id='e5'/><g {by}='url(#e0)'/>")
    };
    let filter = |part: &str| format!("<filter id='f'>{part}</filter><rect filter='url(#f)'/>");
    let blur = "<filter id='f'><feGaussianBlur/></filter>";
    let points = "L1 1".repeat(100_000);
    for much in [
        nested("mask", "mask"),
        nested("clipPath", "clip-path"),
        nested("pattern", "fill"),
        filter("<feTurbulence numOctaves='100000'/>"),
        filter("<feMorphology radius='500'/>"),
        filter("<feConvolveMatrix order='400'/>"),
        filter(&"<feGaussianBlur/>".repeat(100)),
        format!("{blur}{}", "<rect filter='url(#f)'/>".repeat(300)),
        format!(
            "{blur}{}",
            "<rect style='x:y; filter: url( \"#f\" )'/>".repeat(300)
        ),
        format!(
            "{blur}<style>rect{{filter:url(#f)}}</style>{}",
            "<rect/>".repeat(300)
        ),
        format!(
            "{blur}<g id='g'><rect filter='url(#f)'/></g>{}",
            "<use href='#g'/>".repeat(300)
        ),
        "<rect filter='blur(9)'/>".repeat(300),
        format!(
            "<pattern id='p'><rect/></pattern><g fill='url(#p)'>{}</g>",
            "<rect/>".repeat(300)
        ),
        format!("<marker id='m'><rect/></marker><path marker-mid='url(#m)' d='M0 0{points}'/>"),
        "<g opacity='.5'><rect/></g>".repeat(2000),
    ] {
        assert!(said(&much).is_some(), "{}", &much[..much.len().min(90)]);
    }
}

#[test]
fn styles_and_spans_have_bounds() {
    for much in [
        format!("<style>{}</style>", "rect{fill:red}".repeat(50_000)),
        format!("<style>{}</style>", "a1 *>*~* *[x]{fill:red}".repeat(20)),
        format!("<style>{}{{fill:red}}</style>", "a,".repeat(20_000)),
        format!("<text>{}</text>", "<tspan>a</tspan>".repeat(30_000)),
    ] {
        assert!(said(&much).is_some(), "{}", &much[..90]);
    }
}

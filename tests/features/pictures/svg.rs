//! Drawings in SVG: the sizes they give, and what they may not do.

use factpress::content::image::{PictureFacts, published};

use super::{drawn, holds, said, size};
use crate::small_site::made::*;

#[test]
fn a_drawing_that_names_a_place_on_a_disk_is_an_error() {
    for place in [
        "C:\\Users\\Rosa\\p.jpg",
        "../../home/rosa/p.jpg",
        "/Users/rosa/p.jpg",
        "FILE:///p.jpg",
        "d:/p.jpg",
        "\\\\desk\\p.jpg",
    ] {
        let drawing = svg("", &format!("<image href=\"{place}\"/>"));
        assert!(
            said("p.svg", drawing).contains("`href` points to a file on somebody's disk"),
            "{place}"
        );
    }
}

#[test]
fn a_drawing_that_loads_from_elsewhere_is_an_error() {
    let html = |inside: &str| {
        format!(
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">{inside}</p></foreignObject>"
        )
    };
    for inside in [
        "<image href=\"https://e.example/p.png\"/>",
        "<image href=\"ht&#10;tps://e.example/p.png\"/>",
        "<use href=\"//e.example/p.svg#a\"/>",
        "<set attributeName=\"href\" to=\"https://e.example/p.png\"/>",
        "<animate attributeName=\"href\" values=\"#a;//e.example/p.png\"/>",
        "<path fill=\"url(https://e.example/p.svg#a)\"/>",
        "<path style=\"fill:url(&quot;//e.example/p.svg&quot;)\"/>",
        "<style>@import url(https://e.example/a.css);</style>",
        "<style>@import/**/'//e.example/a.css';</style>",
        "<style>@import \"ht\\74ps:e.example/a.css\";</style>",
        "<style>@import \"htt<![CDATA[ps://e.example/a.css]]>\";</style>",
        &html("<img srcset=\"p.png 1x, https://e.example/p.png 2x\"/>"),
        &html("<img src=\"https://e.example/p.png\"/>"),
        &html("<link rel=\"stylesheet\" href=\"https://e.example/a.css\"/>"),
        &html("<video poster=\"//e.example/p.png\"/>"),
        &html("<form action=\"https://e.example/\"/>"),
    ] {
        assert!(
            said("p.svg", svg("", inside)).starts_with("`p.svg` loads something from elsewhere: "),
            "{inside}"
        );
    }
}

#[test]
fn a_drawing_may_lead_readers_elsewhere_and_use_what_is_its_own() {
    for inside in [
        "<a href=\"https://e.example/minutes/\"><path/></a>",
        "<a href=\"/home/\"><path/></a>",
        "<a href=\"mailto:desk@e.example\"><path/></a>",
        "<use href=\"#a\"/>",
        "<image href=\"part.png\"/>",
        "<path fill=\"url(#a)\" style=\"mask:url('#b')\"/>",
        "<animate attributeName=\"d\" values=\"M0 0;M1 1\"/>",
        "<style>@namespace svg url(http://www.w3.org/2000/svg); a { fill: url(#a) } b::before { content: \"\\201c\" }</style>",
        "<text>https://e.example/ (10:30)</text>",
    ] {
        let whole = svg("width=\"6\" height=\"4\"", inside);
        assert_eq!(drawn(&whole), whole, "{inside}");
    }
}

#[test]
fn drawings_say_their_size_in_many_ways() {
    let of = |attributes: &str| size("p.svg", svg(attributes, "").as_bytes());
    assert_eq!(of("width=\"600\" height=\"400\""), Some((600, 400)));
    assert_eq!(of("width=\"600px\" height=\"400.4px\""), Some((600, 400)));
    assert_eq!(of("viewBox=\"0 0 600 400\""), Some((600, 400)));
    assert_eq!(
        of("width=\"100%\" height=\"100%\" viewBox=\"0,0,600,400\""),
        Some((600, 400))
    );
    assert_eq!(
        of("width=\"300\" viewBox=\"0 0 600 400\""),
        Some((300, 200))
    );
    assert_eq!(of("width=\"1in\" height=\"25.4mm\""), Some((96, 96)));
    assert_eq!(of(""), None);
    assert_eq!(
        of("width=\"-5\" height=\"NaN\" viewBox=\"0 0 1e999 0\""),
        None
    );
}

#[test]
fn a_drawing_that_runs_something_is_an_error() {
    for inside in [
        "<script>alert(1)</script>",
        "<g onload=\"alert(1)\"/>",
        "<a href=\"java&#115;cript:alert(1)\"><path/></a>",
        "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" srcdoc=\"x\"/></foreignObject>",
    ] {
        assert!(
            said("p.svg", svg("", inside)).starts_with("`p.svg` contains a script"),
            "{inside}"
        );
    }
    assert!(
        said(
            "p.svg",
            "<svg onload=\"a()\" xmlns=\"http://www.w3.org/2000/svg\"/>"
        )
        .contains("the attribute `onload`")
    );
    let entity = "<!DOCTYPE svg [<!ENTITY a \"&#60;script>\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    assert!(said("p.svg", entity).contains("contains a script"));
}

#[test]
fn a_drawing_may_begin_with_a_byte_order_mark_and_end_with_nothing_else() {
    let drawing = svg("width=\"6\" height=\"4\"", "<!-- a -->");
    assert_eq!(
        size("p.svg", format!("\u{feff}{drawing}\n").as_bytes()),
        Some((6, 4))
    );
    let clean = published("p.svg", format!("\u{feff}{drawing}\n").as_bytes())
        .expect("a drawing")
        .into_owned();
    assert_eq!(
        String::from_utf8_lossy(&clean),
        drawing.replace("<!-- a -->", "") + "\n"
    );
    assert!(
        said("p.svg", format!("{drawing}{SECRET}")).contains("it has text outside the drawing")
    );
    assert!(said("p.svg", format!("{drawing}<g/>")).contains("comes after the end of the drawing"));
    let kind = "<!DOCTYPE svg>";
    for drawing in [
        svg("", kind),
        format!("{drawing}{kind}"),
        format!("{kind}{kind}{drawing}"),
    ] {
        assert!(said("p.svg", drawing).contains("it has a DOCTYPE where none is allowed"));
    }
}

#[test]
fn hostile_drawings_take_no_time() {
    let names = (0..2_000)
        .map(|number| format!(" xmlns:a{number}=\"b\""))
        .collect::<String>();
    assert!(said("p.svg", svg(&names, "")).contains("it declares too many names"));
    let deep = svg("", &("<g>".repeat(200_000) + &"</g>".repeat(200_000)));
    assert!(said("p.svg", deep).contains("its elements are nested more than 256 deep"));
    let open = svg("", &"<metadata><g>".repeat(100_000));
    assert!(said("p.svg", open).contains("its elements are nested more than 256 deep"));
    let nested = |depth: usize| {
        svg(
            "",
            &("<g>".repeat(depth) + "<path/>" + &"</g>".repeat(depth)),
        )
    };
    assert_eq!(
        PictureFacts::at("p.svg", nested(255).as_bytes()).fault,
        None
    );
    assert!(
        PictureFacts::at("p.svg", nested(256).as_bytes())
            .fault
            .is_some()
    );
}

#[test]
fn a_drawing_that_browsers_cannot_read_is_an_error() {
    assert!(said("p.svg", "<svg width=\"1\"/>").contains("it lacks `xmlns"));
    assert!(
        said(
            "p.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><a></svg>"
        )
        .contains("line 1")
    );
    assert!(
        said("p.svg", svg("", "<ink:x/>")).contains("the namespace of `ink:x` is not declared")
    );
    // As Illustrator writes it.
    let entities = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\" [\n<!ENTITY ns_svg \
                    \"http://www.w3.org/2000/svg\">\n<!ENTITY ns_ai \"http://ns.adobe.com/AdobeIllustrator/10.0/\">\n]>\
                    <svg xmlns:i=\"&ns_ai;\" xmlns=\"&ns_svg;\" i:at=\"desk\" width=\"6\" height=\"4\"/>";
    assert_eq!(size("p.svg", entities.as_bytes()), Some((6, 4)));
    let clean = published("p.svg", entities.as_bytes())
        .expect("it is a drawing")
        .into_owned();
    assert!(!holds(&clean, b"desk") && holds(&clean, b"<!ENTITY ns_svg"));
}

#[test]
fn a_drawing_holds_nothing_that_nobody_could_look_into() {
    let declared = |inside: &str| {
        format!(
            "<!DOCTYPE svg [<!ENTITY p \"javascript:alert(1)\">]>{}",
            svg("", inside)
        )
    };
    assert!(
        said("p.svg", declared("<a href=\"&p;\"><path/></a>"))
            .contains("refers to an entity that the drawing declares")
    );
    assert!(
        said(
            "p.svg",
            svg("", "<image href=\"file:///home/ada/pond.jpg\"/>")
        )
        .contains("a file on somebody's disk")
    );
    let locked = "cannot be removed";
    for inside in [
        "<image href=\"data:img/png;base64,AAAA\"/>",
        "<image href=\"DATA:image/png,%89%50\"/>",
        "<image href=\"data:image/svg+xml;utf8,&lt;svg/>\"/>",
        "<style>rect { background: url(data:image/png;base64,AAAA) }</style>",
        "<rect style=\"background: url(data:image/png;base64,AAAA)\"/>",
    ] {
        let said = said("p.svg", svg("", inside));
        assert!(
            said.contains("what it tells") || said.contains(locked),
            "{inside}: {said}"
        );
    }
    assert_eq!(
        size(
            "p.svg",
            svg("width=\"6\" height=\"4\"", "<text>data: none</text>").as_bytes()
        ),
        Some((6, 4))
    );
}

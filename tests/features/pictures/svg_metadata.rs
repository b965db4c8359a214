//! What programs note in an SVG drawing, and in pictures inside of it, is not published.

use factpress::content::image::{PictureFacts, published};

use super::{base64, drawn, holds, said};
use crate::small_site::made::*;

#[test]
fn a_photograph_in_a_drawing_keeps_no_place_either() {
    let photograph = base64(&jpeg(6, 4, &[exif_segment(1)]));
    let drawing = svg(
        "",
        &format!("<image href=\"data:image/jpeg;base64,{photograph}\"/>"),
    );
    let clean = published("p.svg", drawing.as_bytes())
        .expect("it is a drawing")
        .into_owned();
    let clean = String::from_utf8(clean).expect("it is a text");
    assert!(clean.contains(&base64(&jpeg(6, 4, &[]))), "{clean}");
}

#[test]
fn an_address_that_holds_a_photograph_is_read_as_browsers_read_it() {
    let photograph = base64(&jpeg(6, 4, &[exif_segment(1)]));
    for data in [
        "da&#10;ta:",
        "data&#9;:",
        "da\tta:",
        "&#1; DATA:",
        "d&#13;ata:",
    ] {
        for of in ["href", "src"] {
            let drawing = svg(
                "",
                &format!("<image {of}=\"{data}image/jpeg;base64,{photograph}\"/>"),
            );
            let clean = published("p.svg", drawing.as_bytes());
            assert!(
                clean.is_ok_and(|clean| !holds(&clean, photograph.as_bytes())),
                "{of}=\"{data}\""
            );
        }
        let several = svg(
            "",
            &format!(
                "<set attributeName=\"href\" values=\"#a;{data}image/jpeg;base64,{photograph}\"/>"
            ),
        );
        assert!(
            published("p.svg", several.as_bytes()).is_err(),
            "{data} among several"
        );
    }
    for hidden in ["\\64 ata:", "da\\74\\61:", "d\\a ata:", "da<![CDATA[ta:]]>"] {
        let drawing = svg(
            "",
            &format!("<style>a{{fill:url({hidden}image/jpeg;base64,{photograph})}}</style>"),
        );
        assert!(published("p.svg", drawing.as_bytes()).is_err(), "{hidden}");
    }
}

#[test]
fn what_programs_note_in_the_styles_and_attributes_of_a_drawing_is_not_published() {
    for (inside, left) in [
        (
            format!("<style>a{{fill:red}}/* {SECRET} */b{{}}</style>"),
            "<style>a{fill:red}/**/b{}</style>",
        ),
        (
            format!("<style><![CDATA[a{{}}/* {SECRET} */]]></style>"),
            "<style><![CDATA[a{}/**/]]></style>",
        ),
        (
            format!("<style>/* {SECRET} &amp; <!-- {SECRET} --> {SECRET}</style>"),
            "<style>/*</style>",
        ),
        (
            format!("<path style=\"fill:red /* {SECRET} */\"/>"),
            "<path style=\"fill:red /**/\"/>",
        ),
        (
            format!("<g data-name=\"{SECRET}\" id=\"kept\"><path data-x='{SECRET}'/></g>"),
            "<g id=\"kept\"><path/></g>",
        ),
        (
            format!("<g xml:base=\"file:///home/{SECRET}/\" xml:lang=\"de\"/>"),
            "<g xml:lang=\"de\"/>",
        ),
        (format!("<svg content=\"{SECRET}\"/>"), "<svg/>"),
    ] {
        let whole = svg("width=\"6\" height=\"4\"", &inside);
        assert_eq!(
            drawn(&whole),
            svg("width=\"6\" height=\"4\"", left),
            "{inside}"
        );
        assert!(
            !PictureFacts::at("p.svg", whole.as_bytes())
                .traces
                .is_empty(),
            "{inside}"
        );
        assert_eq!(drawn(&drawn(&whole)), drawn(&whole), "{inside}");
    }
    let plan = svg(&format!("content=\"{SECRET}\" data-at=\"desk\""), "");
    assert!(!drawn(&plan).contains(SECRET) && !drawn(&plan).contains("desk"));
}

#[test]
fn styles_and_attributes_that_show_stay_as_they_are() {
    for inside in [
        "<style>a[href=\"/* b */\"] { fill: red } /**/ b > c {} /* */</style>",
        "<style>a &gt; b{}</style>",
        "<path d=\"M0 0\" style=\"fill:url(#a)\" class=\"data-x\" id=\"content\"/>",
        "<text xml:space=\"preserve\">5 /* 6 */ 7 &amp; 8</text>",
    ] {
        let whole = svg("width=\"6\" height=\"4\"", inside);
        assert_eq!(drawn(&whole), whole.replace("/* */", "/**/"), "{inside}");
    }
    let asked = svg(
        "",
        "<style>[data-x] { fill: red }</style><path data-x=\"1\"/>",
    );
    assert!(said("p.svg", asked).contains("cannot be removed without changing the picture"));
    for hidden in ["&#47;* Rosa */", "&#x2f;&#42; Rosa"] {
        let hidden = svg("", &format!("<style>{hidden}</style>"));
        assert!(said("p.svg", hidden).contains("cannot be removed without changing the picture"));
    }
}

#[test]
fn of_what_a_document_type_declares_stays_what_the_drawing_needs() {
    let of = |kind: &str, inside: &str| drawn(&format!("<!DOCTYPE {kind}>{}", svg("", inside)));
    assert_eq!(
        of(&format!("svg [<!ENTITY note \"{SECRET}\">]"), ""),
        format!("<!DOCTYPE svg>{}", svg("", ""))
    );
    let text = "<text>&a;</text>";
    let both = format!("svg [<!ENTITY a \"A\"><!ENTITY note '{SECRET}'><!ELEMENT {SECRET} ANY>]");
    assert_eq!(
        of(&both, text),
        format!("<!DOCTYPE svg [<!ENTITY a \"A\">]>{}", svg("", text))
    );
    let again = of(&both, text);
    assert!(
        PictureFacts::at("p.svg", again.as_bytes())
            .traces
            .is_empty()
            && drawn(&again) == again,
        "{again}"
    );
    let noted = of(
        &both,
        "<metadata>&note;</metadata><!-- &note; --><text>&a;</text>",
    );
    assert!(!noted.contains(SECRET), "{noted}");
    let own = format!("svg SYSTEM \"file:///home/{SECRET}/svg.dtd\"");
    assert_eq!(of(&own, ""), format!("<!DOCTYPE svg>{}", svg("", "")));
    let known = "svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"";
    assert_eq!(of(known, ""), format!("<!DOCTYPE {known}>{}", svg("", "")));
}

#[test]
fn a_picture_in_a_drawing_may_be_percent_encoded() {
    let picture = png(6, 4, &[]);
    let plain = base64(&picture);
    let address = |data: &str| {
        svg(
            "",
            &format!("<image href=\"data:image/png;base64,{data}\"/>"),
        )
    };
    for data in [
        plain
            .replace('+', "%2B")
            .replace('/', "%2f")
            .replace('=', "%3D"),
        plain.replace('A', "%41"),
    ] {
        assert_eq!(
            drawn(&address(&data)),
            address(&data),
            "a picture that tells nothing stays as it was written"
        );
    }
    let told = base64(&png(6, 4, &[chunk(b"tEXt", SECRET.as_bytes())]))
        .replace('+', "%2B")
        .replace('=', "%3D");
    assert_eq!(drawn(&address(&told)), address(&plain));
    for wrong in ["%2", "%ZZ", "%3C"] {
        assert!(
            said("p.svg", address(&(plain.clone() + wrong))).contains("not a complete picture"),
            "{wrong}"
        );
    }
}

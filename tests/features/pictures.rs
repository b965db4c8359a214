//! Pictures: what is none is refused where a text shows it, what shows has its size, and nothing is
//! published that the picture does not show.

pub use crate::small_site::made;

use std::fs;

use factpress::content::image::{Look, Size, published};
use proptest::prelude::*;

use crate::reader::attributes;
use crate::small_site::SmallSite;
use made::*;

const FOLDER: &str = "content/explainers/library/";

/// The smallest site whose explainer shows a picture of this name.
fn showing(name: &str) -> SmallSite {
    SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "The council met",
        &format!("![A pond](<{name}>)\n\nThe council met"),
    )
}

/// The same with the picture's bytes.
fn with(name: &str, bytes: impl Into<Vec<u8>>) -> SmallSite {
    showing(name).with_bytes(&format!("{FOLDER}{name}"), bytes)
}

/// What is said of a picture with these bytes: the message of its one fault and its help.
fn said(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let report = with(name, bytes).report();
    faults(&report, "picture-unusable")
}

/// The message of a report's first error and its help.
fn faults(report: &str, rule: &str) -> String {
    let message = report.lines().find_map(|line| {
        line.split_once(" error: ")?
            .1
            .strip_suffix(&format!(" [{rule}]"))
    });
    let help = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("= help: "));
    format!(
        "{} ({})",
        message.unwrap_or(report),
        help.unwrap_or_default()
    )
}

fn size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    Look::at(name, bytes)
        .size
        .map(|Size { width, height }| (width, height))
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[test]
fn every_form_that_browsers_show_is_taken_with_its_size() {
    for name in [
        "p.jpg", "p.JPEG", "p.png", "p.gif", "p.webp", "p.avif", "p.svg",
    ] {
        let page = with(name, of_name(name)).file("library/index.html");
        assert_eq!(attributes(&page, ".prose img", "width"), ["6"], "{name}");
        assert_eq!(attributes(&page, ".prose img", "height"), ["4"], "{name}");
    }
}

#[test]
fn what_is_no_picture_is_an_error_where_a_text_shows_it() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n";
    let site = with("p.png", pointer);
    assert_eq!(
        site.findings(),
        ["content/explainers/library/index.md:8:1 picture-unusable"]
    );
    let taken = "save it as JPEG, PNG, WebP, AVIF, GIF or SVG";
    let foreign = |what: &str| format!("`p.jpg` is {what}, which browsers do not show ({taken})");
    for (name, bytes, right) in [
        (
            "p.png",
            pointer.as_bytes().to_vec(),
            "`p.png` is no picture, but a note of where one is kept (bring the picture itself: git lfs pull)"
                .to_owned(),
        ),
        ("p.png", Vec::new(), "`p.png` is empty (copy the picture here once more, or save it anew)".to_owned()),
        ("p.png", jpeg(6, 4, &[]), "`p.png` is no PNG, but a JPEG picture (name it `p.jpg`)".to_owned()),
        ("p.jpg", webp(6, 4, &[]), "`p.jpg` is no JPG, but a WebP picture (name it `p.webp`)".to_owned()),
        ("p.jpg", b"Just words.".to_vec(), format!("`p.jpg` is no picture ({taken})")),
        ("p.jpg", b"\n<!DOCTYPE html><html><svg></svg></html>".to_vec(), foreign("a page of HTML, not a picture")),
        ("p.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), foreign("a HEIC picture")),
        ("p.jpg", b"\0\0\0\x18ftypisom\0\0\0\0isomiso2".to_vec(), foreign("a film")),
        ("p.jpg", b"II*\0\x08\0\0\0".to_vec(), foreign("a TIFF or RAW picture")),
        ("p.jpg", b"8BPS\0\x01".to_vec(), foreign("a Photoshop file")),
        ("p.jpg", b"\xff\x0a\0\0".to_vec(), foreign("a JPEG XL picture")),
        ("p.jpg", b"%PDF-1.7".to_vec(), foreign("a PDF")),
        (
            "p.jpg",
            vec![0; 64],
            "`p.jpg` is damaged: it holds nothing but zeros (copy the picture here once more, or save it anew)"
                .to_owned(),
        ),
    ] {
        assert_eq!(said(name, bytes), right);
    }
}

#[test]
fn a_picture_that_is_cut_short_anywhere_is_an_error() {
    let all = [
        ("p.jpg", jpeg(6, 4, &[exif_segment(6)])),
        ("p.png", png(6, 4, &[chunk(b"tEXt", b"a\0b")])),
        ("p.gif", gif(6, 4, &[extension(0xfe, &[b"words"])])),
        ("p.webp", webp(6, 4, &[riff(b"EXIF", &exif(1))])),
        ("p.avif", avif(6, 4, &[(b"Exif", exif(1))])),
        (
            "p.svg",
            svg("viewBox=\"0 0 6 4\"", "<g><!-- a --></g>").into_bytes(),
        ),
    ];
    for (name, whole) in &all {
        assert_eq!(Look::at(name, whole).fault, None, "{name}");
        for length in 0..whole.len() {
            assert!(
                Look::at(name, &whole[..length]).fault.is_some(),
                "{name} cut to {length} bytes"
            );
        }
    }
}

#[test]
fn a_png_whose_line_ends_were_converted_is_damaged() {
    assert!(
        said("p.png", &b"\x89PNG\n\x1a\n and what follows"[..])
            .contains("as when line ends are converted")
    );
    let mut flipped = png(6, 4, &[]);
    flipped[50] ^= 1;
    assert!(
        said("p.png", flipped)
            .starts_with("`p.png` is damaged: its chunk IDAT is not as it should be")
    );
}

#[test]
fn a_png_whose_picture_cannot_be_unpacked_whole_is_damaged() {
    let of = |packed: &[u8]| said("p.png", png_of(6, 4, [8, 0, 0], &[], packed));
    let whole = black(6, 4);
    assert_eq!(
        with("p.png", png_of(6, 4, [8, 0, 0], &[], &whole)).report(),
        ""
    );
    let mut rotten = whole.clone();
    rotten[2] |= 0b110;
    let mut summed = whole.clone();
    *summed.last_mut().expect("a byte") ^= 1;
    for (packed, why) in [
        (&b""[..], "ends before the picture does"),
        (&whole[..whole.len() / 2], "ends before the picture does"),
        (&*packed(27), "ends before the picture does"),
        (b"no zlib at all", "cannot be unpacked"),
        (&rotten, "cannot be unpacked"),
        (&summed, "cannot be unpacked"),
    ] {
        let said = of(packed);
        assert!(
            said.starts_with("`p.png` is damaged: what is packed in it ") && said.contains(why),
            "{why}: {said}"
        );
    }
    let filter = [
        &b"\x78\x01\x01\x02\0\xfd\xff\x05\0"[..],
        &0x000c_0006_u32.to_be_bytes(),
    ]
    .concat();
    assert!(said("p.png", png_of(1, 1, [8, 0, 0], &[], &filter)).contains("is not its picture"));
    let frame = |packed: &[u8]| {
        let control = [0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 4]
            .into_iter()
            .chain([0; 14])
            .collect::<Vec<u8>>();
        let mut png = png(6, 4, &[chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0])]);
        png.truncate(png.len() - 12);
        png.extend(chunk(b"fcTL", &control));
        png.extend(chunk(b"fdAT", &[&[0, 0, 0, 2], packed].concat()));
        png.extend(chunk(b"IEND", b""));
        Look::at("p.png", &png).fault.is_none()
    };
    assert!(frame(&whole), "a frame of an animation");
    assert!(!frame(&whole[..9]), "and one that is cut short");
}

#[test]
fn a_picture_whose_parts_are_empty_or_end_behind_it_is_an_error() {
    let mut empty = jpeg(6, 4, &[]);
    let (scan, end) = (empty.len() - 2 - SCAN.len() + 10, empty.len() - 2);
    empty.drain(scan..end);
    assert!(said("p.jpg", empty).contains("a part of the picture is empty"));
    let frame = |data: &[u8]| {
        let mut gif = gif(6, 4, &[]);
        gif.truncate(gif.len() - 1 - FRAME.len() + 10);
        gif.extend(data);
        gif.push(0x3b);
        said("p.gif", gif)
    };
    assert!(frame(&[2, 0]).contains("there is no picture in it"));
    assert!(frame(&[99, 2, 0x44, 1, 0]).contains("there is no picture in it"));
    let mut long = webp(6, 4, &[]);
    let at = long
        .windows(3)
        .position(|three| three == b"\x9d\x01\x2a")
        .expect("a picture")
        - 3;
    long[at..at + 3].copy_from_slice(&[0xf0, 0xff, 0]);
    assert!(said("p.webp", long.clone()).contains("is cut short"));
    long[at + 3] = 0;
    assert!(said("p.webp", long).contains("begins like none"));
}

#[test]
fn a_png_of_any_depth_is_unpacked_as_large_as_it_is() {
    for (bits, colours, row) in [
        (1, 0, 1),
        (2, 0, 2),
        (4, 0, 4),
        (16, 0, 14),
        (8, 2, 21),
        (16, 2, 42),
        (8, 4, 14),
        (16, 6, 56),
    ] {
        let of = |zeros: usize| {
            Look::at(
                "p.png",
                &png_of(7, 5, [bits, colours, 0], &[], &packed(zeros)),
            )
            .fault
        };
        assert_eq!(of(5 * (1 + row)), None, "{bits} {colours}");
        assert!(of(5 * (1 + row) - 1).is_some(), "{bits} {colours}");
    }
    let coarse =
        |zeros: usize| Look::at("p.png", &png_of(7, 5, [8, 0, 1], &[], &packed(zeros))).fault;
    // The seven parts have the 35 pixels in 1, 1, 1, 2, 1, 3 and 2 rows.
    assert_eq!(coarse(35 + 11), None);
    assert!(coarse(35 + 10).is_some());
    let table = |chunks: &[Vec<u8>]| said("p.png", png_of(6, 4, [8, 3, 0], chunks, &black(6, 4)));
    assert!(table(&[]).contains("it lacks the table of its colours"));
    assert!(
        Look::at(
            "p.png",
            &png_of(6, 4, [8, 3, 0], &[chunk(b"PLTE", &[0; 3])], &black(6, 4))
        )
        .fault
        .is_none()
    );
    for header in [[3, 0, 0], [8, 1, 0], [4, 2, 0], [16, 3, 0], [8, 0, 2]] {
        assert!(
            said(
                "p.png",
                png_of(6, 4, header, &[chunk(b"PLTE", &[0; 3])], &black(6, 4))
            )
            .contains("its chunk IHDR"),
            "{header:?}"
        );
    }
}

#[test]
fn a_small_png_that_unpacks_to_much_is_read_to_a_bound() {
    let bomb = png_of(1 << 30, 1 << 30, [8, 0, 0], &[], &packed(1 << 20));
    assert_eq!(
        Look::at("p.png", &bomb).fault,
        None,
        "a row of a gibibyte is not read"
    );
    let more = png_of(6, 4, [8, 0, 0], &[], &packed(1 << 20));
    assert_eq!(
        Look::at("p.png", &more).fault,
        None,
        "what stands behind the picture is not unpacked"
    );
}

/// A picture's name, its bytes, and what of them must not be published.
type Planted<'b> = (&'b str, Vec<u8>, &'b [&'b [u8]]);

#[test]
fn nothing_that_a_camera_or_a_program_noted_is_published() {
    let secret = SECRET.as_bytes();
    let icc = segment(0xe2, b"ICC_PROFILE\0\x01\x01colours");
    let jfif = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let rdf = format!(
        "<!-- {SECRET} --><metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">{SECRET}\
         </rdf:RDF></metadata><g xmlns:ink=\"http://www.inkscape.org/namespaces/inkscape\" ink:path=\"{SECRET}\" \
         id=\"kept\"><ink:note>{SECRET}</ink:note></g><?note {SECRET}?>"
    );
    let mut behind = jpeg(6, 4, &[]);
    behind.extend(jpeg(3, 2, &[segment(0xfe, secret)]));
    let packed = black(6, 4);
    let packed = [&*packed];
    let mut second = png(6, 4, &[]);
    second.extend(secret);
    let text = [b"Comment\0", secret].concat();
    let thumbnail = segment(
        0xe0,
        &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x04\x03", secret].concat(),
    );
    let all: Vec<Planted<'_>> = vec![
        (
            "p.jpg",
            jpeg(
                6,
                4,
                &[jfif, exif_segment(1), icc.clone(), segment(0xfe, secret)],
            ),
            &[SCAN, b"colours"],
        ),
        (
            "p.jpg",
            jpeg(
                6,
                4,
                &[segment(
                    0xe1,
                    &[b"http://ns.adobe.com/xap/1.0/\0", &*xmp()].concat(),
                )],
            ),
            &[SCAN],
        ),
        (
            "p.jpg",
            jpeg(
                6,
                4,
                &[segment(
                    0xe1,
                    &[b"http://ns.adobe.com/xmp/extension/\0", secret].concat(),
                )],
            ),
            &[SCAN],
        ),
        (
            "p.jpg",
            jpeg(
                6,
                4,
                &[segment(0xed, &[b"Photoshop 3.0\08BIM", secret].concat())],
            ),
            &[SCAN],
        ),
        (
            "p.jpg",
            jpeg(6, 4, &[thumbnail, segment(0xe7, secret)]),
            &[SCAN],
        ),
        ("p.jpg", behind, &[SCAN]),
        (
            "p.png",
            png(
                6,
                4,
                &[
                    chunk(b"tEXt", &text),
                    chunk(b"zTXt", &text),
                    chunk(b"iTXt", &text),
                ],
            ),
            &packed,
        ),
        (
            "p.png",
            png(
                6,
                4,
                &[
                    chunk(b"eXIf", &exif(1)),
                    chunk(b"tIME", b"\x07\xe8\x03\x01\0\0\0"),
                    chunk(b"caBX", secret),
                ],
            ),
            &packed,
        ),
        ("p.png", second, &packed),
        (
            "p.gif",
            gif(
                6,
                4,
                &[
                    extension(0xfe, &[secret]),
                    extension(0xff, &[b"XMP DataXMP", secret]),
                ],
            ),
            &[FRAME],
        ),
        (
            "p.gif",
            gif(
                6,
                4,
                &[extension(0xff, &[b"NETSCAPE2.0", &[1, 0, 0], secret])],
            ),
            &[FRAME, b"NETSCAPE2.0"],
        ),
        (
            "p.webp",
            webp(
                6,
                4,
                &[
                    riff(b"EXIF", &exif(1)),
                    riff(b"XMP ", &xmp()),
                    riff(b"note", secret),
                ],
            ),
            &[b"\x9d\x01\x2a"],
        ),
        (
            "p.avif",
            avif(
                6,
                4,
                &[
                    (b"Exif", [&[0; 4][..], &exif(1)].concat()),
                    (b"mime", xmp()),
                ],
            ),
            &[CODED],
        ),
        (
            "p.svg",
            svg("", &rdf).into_bytes(),
            &[b"<path d=\"M0 0h6v4z\"/>", b"id=\"kept\""],
        ),
    ];
    for (name, bytes, kept) in all {
        assert!(holds(&bytes, secret), "{name}: the secret is in it");
        let look = Look::at(name, &bytes);
        assert_eq!(look.fault, None, "{name}");
        assert!(
            !look.traces.is_empty(),
            "{name} {:?}",
            String::from_utf8_lossy(&bytes)
        );
        let clean = published(name, &bytes)
            .expect("it is a picture")
            .into_owned();
        assert!(
            !holds(&clean, secret),
            "{name}: {}",
            String::from_utf8_lossy(&clean)
        );
        for kept in kept {
            assert!(
                holds(&clean, kept),
                "{name} keeps {}",
                String::from_utf8_lossy(kept)
            );
        }
        let again = Look::at(name, &clean);
        assert_eq!(
            (again.fault, again.size, again.traces.is_empty()),
            (None, look.size, true),
            "{name}"
        );
        assert_eq!(
            published(name, &clean).expect("it still is one"),
            clean,
            "{name}: once is as good as twice"
        );
    }
}

#[test]
fn what_an_avif_tells_is_never_blanked_where_its_own_tables_stand() {
    let whole = avif(6, 4, &[(b"mime", xmp())]);
    let place = |kind: &[u8; 4]| {
        let at = whole
            .windows(4)
            .position(|four| four == kind)
            .expect("there is such a box");
        u32::try_from(at).expect("small")
    };
    let told = place(b"mdat") + 4 + u32::try_from(CODED.len()).expect("small");
    let at = whole
        .windows(4)
        .position(|four| four == told.to_be_bytes())
        .expect("the table of places names it");
    for kind in [
        b"iinf", b"infe", b"iloc", b"ipco", b"ispe", b"ipma", b"pitm",
    ] {
        let mut crossed = whole.clone();
        crossed[at..at + 4].copy_from_slice(&place(kind).to_be_bytes());
        // As many bytes as are surely in the box of all tables.
        crossed[at + 4..at + 8].copy_from_slice(&10_u32.to_be_bytes());
        let why = "cannot be taken out without touching the picture";
        assert!(
            said("p.avif", crossed).contains(why),
            "{}",
            String::from_utf8_lossy(kind)
        );
    }
}

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

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32, at: u32| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]);
    let three = |three: &[u8]| {
        let bits = three
            .iter()
            .fold(0, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        (0..4)
            .map(|at| {
                if at as usize > three.len() {
                    '='
                } else {
                    digit(bits, at)
                }
            })
            .collect::<String>()
    };
    bytes.chunks(3).map(three).collect()
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
            said("p.svg", drawing).contains("`href` leads to a file of somebody's disk"),
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
            said("p.svg", svg("", inside)).starts_with("`p.svg` loads from elsewhere: "),
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
fn words_that_no_program_shows_are_left_out_or_refused() {
    let said = SECRET.as_bytes();
    let canvas = [0, 0, 0, 0, 0, 0];
    let still = riff(b"VP8L", &[b"\x2f\x05\xc0\0\0", said].concat());
    let mut long = webp(6, 4, &[]);
    long.splice(
        30..30,
        [said, if said.len() % 2 == 1 { b"\0" } else { b"" }].concat(),
    );
    let added = u32::try_from(said.len() + said.len() % 2).expect("short");
    long[16..20].copy_from_slice(&(10 + u32::try_from(said.len()).expect("short")).to_le_bytes());
    let whole = u32::from_le_bytes(long[4..8].try_into().expect("four bytes")) + added;
    long[4..8].copy_from_slice(&whole.to_le_bytes());
    for (name, bytes, what) in [
        ("p.webp", webp(6, 4, &[still]), "a second picture"),
        (
            "p.webp",
            webp(6, 4, &[riff(b"ALPH", said)]),
            "an alpha plane behind the picture",
        ),
        (
            "p.webp",
            webp(6, 4, &[riff(b"ANIM", &[&canvas, said].concat())]),
            "behind the numbers of an animation",
        ),
        ("p.webp", long, "behind the numbers of the canvas"),
        (
            "p.png",
            png(6, 4, &[chunk(b"fdAT", said)]),
            "a frame without an animation",
        ),
        (
            "p.png",
            png(
                6,
                4,
                &[chunk(b"pHYs", &[b"\0\0\0\x01\0\0\0\x01\0", said].concat())],
            ),
            "pHYs",
        ),
        ("p.png", png(6, 4, &[chunk(b"hIST", said)]), "hIST"),
        ("p.png", png(6, 4, &[chunk(b"tRNS", said)]), "tRNS"),
        ("p.png", png(6, 4, &[chunk(b"sBIT", said)]), "sBIT"),
        (
            "p.png",
            png_of(6, 4, [8, 0, 0], &[], &[&black(6, 4)[..], said].concat()),
            "behind the rows",
        ),
    ] {
        let look = Look::at(name, &bytes);
        let clean = published(name, &bytes).unwrap_or_default();
        assert!(
            look.fault.is_some() || !holds(&clean, said) && !look.traces.is_empty(),
            "{what}: {look:?}"
        );
        assert!(
            look.fault.is_some() || size(name, &clean) == Some((6, 4)),
            "{what}"
        );
    }
    let mut end = png(6, 4, &[]);
    end.truncate(end.len() - 12);
    end.extend(chunk(b"IEND", said));
    assert!(!holds(&published("p.png", &end).expect("a picture"), said));
}

#[test]
fn a_picture_stays_the_right_way_up() {
    for (name, bytes) in [
        ("p.jpg", jpeg(6, 4, &[exif_segment(6)])),
        ("p.png", png(6, 4, &[chunk(b"eXIf", &exif(6))])),
        ("p.webp", webp(6, 4, &[riff(b"EXIF", &exif(6))])),
    ] {
        assert_eq!(size(name, &bytes), Some((4, 6)), "{name}");
        let clean = published(name, &bytes)
            .expect("it is a picture")
            .into_owned();
        assert!(!holds(&clean, SECRET.as_bytes()), "{name}");
        assert_eq!(size(name, &clean), Some((4, 6)), "{name}");
        assert_eq!(
            published(name, &clean).expect("it still is one"),
            clean,
            "{name}"
        );
    }
}

#[test]
fn a_picture_that_tells_nothing_is_published_byte_for_byte() {
    for name in ["p.jpg", "p.png", "p.gif", "p.avif", "p.svg"] {
        let bytes = of_name(name);
        assert_eq!(
            published(name, &bytes).expect("it is a picture"),
            bytes,
            "{name}"
        );
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
            said("p.svg", svg("", inside)).starts_with("`p.svg` holds a script"),
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
    assert!(said("p.svg", entity).contains("holds a script"));
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
        said("p.svg", format!("{drawing}{SECRET}")).contains("words stand outside of the drawing")
    );
    assert!(said("p.svg", format!("{drawing}<g/>")).contains("stands behind its end"));
    let kind = "<!DOCTYPE svg>";
    for drawing in [
        svg("", kind),
        format!("{drawing}{kind}"),
        format!("{kind}{kind}{drawing}"),
    ] {
        assert!(said("p.svg", drawing).contains("a DOCTYPE stands where none may"));
    }
}

#[test]
fn hostile_drawings_take_no_time() {
    let names = (0..2_000)
        .map(|number| format!(" xmlns:a{number}=\"b\""))
        .collect::<String>();
    assert!(said("p.svg", svg(&names, "")).contains("it declares too many names"));
    let deep = svg("", &("<g>".repeat(200_000) + &"</g>".repeat(200_000)));
    assert!(said("p.svg", deep).contains("more than 256 elements stand in each other"));
    let open = svg("", &"<metadata><g>".repeat(100_000));
    assert!(said("p.svg", open).contains("more than 256 elements stand in each other"));
    let nested = |depth: usize| {
        svg(
            "",
            &("<g>".repeat(depth) + "<path/>" + &"</g>".repeat(depth)),
        )
    };
    assert_eq!(Look::at("p.svg", nested(255).as_bytes()).fault, None);
    assert!(Look::at("p.svg", nested(256).as_bytes()).fault.is_some());
}

/// A drawing as it is published.
fn drawn(drawing: &str) -> String {
    String::from_utf8(
        published("p.svg", drawing.as_bytes())
            .expect("a drawing")
            .into_owned(),
    )
    .expect("UTF-8")
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
            !Look::at("p.svg", whole.as_bytes()).traces.is_empty(),
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
    assert!(said("p.svg", asked).contains("cannot be taken out without touching the picture"));
    for hidden in ["&#47;* Rosa */", "&#x2f;&#42; Rosa"] {
        let hidden = svg("", &format!("<style>{hidden}</style>"));
        assert!(said("p.svg", hidden).contains("cannot be taken out without touching the picture"));
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
        Look::at("p.svg", again.as_bytes()).traces.is_empty() && drawn(&again) == again,
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
            said("p.svg", address(&(plain.clone() + wrong))).contains("no whole picture"),
            "{wrong}"
        );
    }
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
    assert!(said("p.svg", svg("", "<ink:x/>")).contains("nothing says what `ink:x` belongs to"));
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
fn a_large_picture_is_a_warning_with_what_would_help() {
    let large = jpeg(
        6000,
        4000,
        &vec![segment(0xe2, &[b"ICC_PROFILE\0", &[0; 60_000][..]].concat()); 20],
    );
    let report = with("p.jpg", large).report();
    assert!(
        report.contains("`p.jpg` has 1.3 MB, 6000 by 4000 pixels [picture-too-large]"),
        "{report}"
    );
    assert!(
        report.contains(
            "1600 pixels across are enough: magick p.jpg -resize 1600x -quality 80 p.webp"
        ),
        "{report}"
    );
}

#[test]
fn a_form_that_is_not_taken_says_what_to_do() {
    for (name, right) in [
        (
            "p.heic",
            "browsers do not show HEIC as a picture (save it as JPEG, PNG, WebP, AVIF, GIF or SVG)",
        ),
        (
            "p.TIF",
            "browsers do not show TIFF as a picture (save it as JPEG, PNG, WebP, AVIF, GIF or SVG)",
        ),
        (
            "p.jfif",
            "`p.jfif` does not say that it is a JPEG (name the file `p.jpg`)",
        ),
        (
            "p.mp4",
            "`p.mp4` is a film, and a text shows pictures alone (link to it, or show a picture from it)",
        ),
    ] {
        assert_eq!(faults(&showing(name).report(), "link-scheme"), right);
    }
}

#[test]
fn a_blank_in_a_name_may_be_written_as_addresses_have_it() {
    let site = showing("my%20map.png").with_asset(&format!("{FOLDER}my map.png"));
    assert_eq!(
        attributes(&site.file("library/index.html"), ".prose img", "src"),
        ["/library/my%20map.png"]
    );
    let climbing = showing("..%2F..%2Fsite.png").report();
    assert!(climbing.contains("link-scheme"), "{climbing}");
}

fn published_files(site: &SmallSite) -> Vec<String> {
    site.site()
        .assets
        .into_iter()
        .map(|asset| asset.output)
        .collect()
}

#[test]
fn a_picture_is_published_when_a_published_text_shows_it_and_only_then() {
    let picture = |name: &str| format!("{FOLDER}{name}");
    let site = showing("shown.png")
        .with_bytes(&picture("shown.png"), png(6, 4, &[]))
        .with_bytes(&picture("forgotten.png"), png(6, 4, &[]))
        .with_bytes(&picture("claims/notes.jpg"), jpeg(6, 4, &[]))
        .with_bytes("content/pages/plan.gif", gif(6, 4, &[]));
    assert_eq!(published_files(&site), ["library/shown.png"]);
    // What nobody shows does not matter, whatever is in it.
    assert_eq!(
        site.with_bytes(&picture("lost.png"), "no picture")
            .findings(),
        Vec::<String>::new()
    );
}

#[test]
fn a_picture_of_a_held_text_waits_with_it() {
    let claim = "content/explainers/library/claims/closed.md";
    let held = SmallSite::new("")
        .replacing(claim, "The minutes", "![A map](map.png)\n\nThe minutes")
        .with_bytes(&format!("{FOLDER}claims/map.png"), png(6, 4, &[]));
    assert_eq!(published_files(&held), ["library/map.png"]);
    let held = held.replacing(
        claim,
        "kind: statement",
        "kind: statement\nhold: We wait for the map.",
    );
    assert_eq!(published_files(&held), Vec::<String>::new());
    let drafts = held.options(factpress::Options {
        drafts: true,
        ..factpress::Options::default()
    });
    assert_eq!(published_files(&drafts), ["library/map.png"]);
}

#[test]
fn a_link_to_a_picture_publishes_it_as_well() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/index.md",
            "The council met",
            "[Large](/library/map.jpg). The council met",
        )
        .with_bytes(&format!("{FOLDER}map.jpg"), jpeg(6, 4, &[]));
    assert_eq!(published_files(&site), ["library/map.jpg"]);
    let broken = site.with_bytes(&format!("{FOLDER}map.jpg"), "no picture");
    assert_eq!(
        broken.findings(),
        ["content/explainers/library/index.md:8:1 picture-unusable"]
    );
}

#[test]
fn a_misspelled_picture_is_found_among_those_that_nobody_shows() {
    let report = showing("mapp.png")
        .with_asset(&format!("{FOLDER}map.png"))
        .report();
    assert!(
        report.contains("did you mean `content/explainers/library/map.png`?"),
        "{report}"
    );
}

#[test]
fn hidden_files_in_static_are_errors_but_for_those_that_hosts_read() {
    let hidden = [
        ".env",
        ".htpasswd",
        ".ssh/id_rsa",
        ".svn/wc.db",
        ".svn/entries",
        ".notes.swp",
        "a/b/.env",
        ".well-known/.env",
        "a/.well-known/x",
        ".github/workflows/x.yml",
        ".htaccess/x",
        "Thumbs.db",
        "~$list.docx",
        "__MACOSX/x",
    ];
    let right = [
        ".env",
        ".github",
        ".htaccess",
        ".htpasswd",
        ".notes.swp",
        ".ssh",
        ".svn",
        ".well-known/.env",
        "Thumbs.db",
        "__MACOSX",
        "a/.well-known",
        "a/b/.env",
        "~$list.docx",
    ];
    let site = hidden.iter().fold(SmallSite::new(""), |site, name| {
        site.with_asset(&format!("content/static/{name}"))
    });
    let right: Vec<String> = right
        .iter()
        .map(|name| format!("content/static/{name} hidden-file"))
        .collect();
    assert_eq!(site.findings(), right);
    let taken = [
        ".well-known/security.txt",
        ".well-known/acme-challenge/x",
        ".htaccess",
        "a/.htaccess",
        ".nojekyll",
        "a.b.c",
    ];
    let site = taken.iter().fold(SmallSite::new(""), |site, name| {
        site.with_asset(&format!("content/static/{name}"))
    });
    assert_eq!(published_files(&site).len(), taken.len());
}

#[test]
fn a_private_key_in_static_is_an_error() {
    let key = "Bag Attributes\r\n-----BEGIN RSA PRIVATE KEY-----\r\nMIIE\r\n-----END RSA PRIVATE KEY-----\r\n";
    let site = SmallSite::new("").with_bytes("content/static/id.pem", key);
    assert_eq!(site.findings(), ["content/static/id.pem private-key"]);
    let public =
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\nA PRIVATE KEY is not this.\n";
    assert_eq!(
        SmallSite::new("")
            .with_bytes("content/static/id.pem", public)
            .findings(),
        Vec::<String>::new()
    );
}

#[test]
fn a_place_in_a_picture_of_static_is_a_warning() {
    let site =
        SmallSite::new("").with_bytes("content/static/p.jpg", jpeg(6, 4, &[exif_segment(1)]));
    assert_eq!(site.findings(), ["content/static/p.jpg static-metadata"]);
    let site = SmallSite::new("").with_bytes(
        "content/static/p.jpg",
        jpeg(6, 4, &[segment(0xfe, b"drawn by hand")]),
    );
    assert_eq!(site.findings(), Vec::<String>::new());
}

#[test]
fn a_publication_may_ask_to_hear_of_what_is_left_out() {
    let site = with("p.jpg", jpeg(6, 4, &[exif_segment(1)]));
    assert_eq!(site.findings(), Vec::<String>::new());
    let site = site.replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\nlint: {picture-metadata: warn}",
    );
    let report = site.report();
    assert!(
        report.contains("`p.jpg` tells more than it shows: the place where it was taken, the camera, names and notes"),
        "{report}"
    );
}

#[test]
fn a_picture_has_its_credit_licence_and_source_below_it_and_in_the_structured_data() {
    let index = "content/explainers/library/index.md";
    let entry = "pictures:\n  - {file: ./p.jpg, credit: Ada <Example>, licence: CC BY-SA 4.0, source: \"https://www.commons.example/p\"}\n";
    let site = with("p.jpg", jpeg(6, 4, &[])).replacing(
        index,
        "claims: [closed]\n",
        &format!("claims: [closed]\n{entry}"),
    );
    let page = site.file("library/index.html");
    assert!(page.contains(
        "<figcaption><small>Ada &lt;Example&gt;, <a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" \
         rel=\"license\">CC BY-SA 4.0</a>, <a href=\"https://www.commons.example/p\">commons.example</a></small></figcaption>"
    ), "{page}");
    for data in [
        "\"@type\":\"ImageObject\",\"contentUrl\":\"https://checks.example/library/p.jpg\"",
        "\"creditText\":\"Ada \\u003cExample\\u003e\",\"license\":\"https://creativecommons.org/licenses/by-sa/4.0/\"",
        "\"acquireLicensePage\":\"https://www.commons.example/p\"",
    ] {
        assert!(page.contains(data), "{data}\n{page}");
    }
    let report = site
        .replacing(index, "file: ./p.jpg", "file: pp.jpg")
        .report();
    assert!(
        report.contains("this text does not show `pp.jpg` [bad-value]"),
        "{report}"
    );
    assert!(report.contains("did you mean `p.jpg`?"), "{report}");
}

#[test]
fn builds_publish_cleaned_pictures_and_take_them_away_again() {
    let root = tempfile::tempdir().expect("a folder");
    let site = with("p.jpg", jpeg(6, 4, &[exif_segment(6)]))
        .with_bytes("content/static/data.bin", vec![7; 600_000]);
    site.lay_out(root.path());
    let build = || crate::pictures::build(root.path());
    assert_eq!(build().report.errors(), 0);
    let there = root.path().join("public/library/p.jpg");
    let clean = fs::read(&there).expect("it is published");
    assert!(!holds(&clean, SECRET.as_bytes()) && holds(&clean, SCAN));
    assert_eq!(
        fs::read(root.path().join("public/data.bin")).expect("it is published"),
        vec![7; 600_000]
    );
    // Nothing is written that stands; a changed file of the same length is.
    let mut changed = vec![7; 600_000];
    changed[599_999] = 8;
    fs::write(root.path().join("content/static/data.bin"), &changed).expect("it is written");
    let done = build().done.expect("it is published").1;
    assert_eq!((done.written, done.removed), (1, 0));
    assert_eq!(
        fs::read(root.path().join("public/data.bin")).expect("it is published"),
        changed
    );
    let text = root.path().join("content/explainers/library/index.md");
    let without = fs::read_to_string(&text)
        .expect("a text")
        .replace("![A pond](<p.jpg>)", "A pond.");
    fs::write(&text, without).expect("it is written");
    build();
    assert!(!there.exists());
}

fn build(root: &std::path::Path) -> factpress::commands::publication::PublicationOutcome {
    let output = root.join("public");
    let publication = factpress::commands::publication::Publication {
        root,
        output: &output,
        options: factpress::Options::default(),
        no_cache: false,
        verify: false,
    };
    publication
        .publish(&factpress::base::progress::NoProgress)
        .expect("the disk works")
}

/// What is planted in pictures: never a part of their own bytes.
fn planted() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..40)
        .prop_map(|noise| [&noise[..], SECRET.as_bytes(), &noise].concat())
}

proptest! {
    #[test]
    fn whatever_stands_in_it_a_picture_is_left_and_nothing_else(
        notes in proptest::collection::vec((0xe1_u8..=0xfe, planted()), 0..6),
        chunks in proptest::collection::vec(("[a-z][a-zA-Z]{3}", planted()), 0..6),
        orientation in 0_u16..10,
        behind in planted(),
    ) {
        let mut segments: Vec<Vec<u8>> = notes.iter()
            .filter(|(marker, says)| *marker != 0xe2 && !(*marker == 0xee && says.starts_with(b"Adobe")))
            .map(|(marker, says)| segment(*marker, says)).collect();
        segments.push(exif_segment(orientation));
        let shown = ["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT"];
        let chunks: Vec<Vec<u8>> = chunks.iter().filter(|(kind, _)| !shown.contains(&kind.as_str()))
            .map(|(kind, says)| chunk(kind.as_bytes().first_chunk().expect("four letters"), says)).collect();
        let riffs: Vec<Vec<u8>> = notes.iter().map(|(_, says)| riff(b"note", says)).collect();
        for (name, mut bytes, kept) in [
            ("p.jpg", jpeg(60, 40, &segments), SCAN),
            ("p.png", png(60, 40, &chunks), &black(60, 40)),
            ("p.webp", webp(60, 40, &riffs), &b"\x9d\x01\x2a"[..]),
        ] {
            let plain = size(name, &bytes);
            bytes.extend(&behind);
            let clean = published(name, &bytes).expect("it is a picture").into_owned();
            prop_assert!(!holds(&clean, SECRET.as_bytes()), "{name}");
            prop_assert!(holds(&clean, kept), "{name}");
            prop_assert_eq!(size(name, &clean), plain, "{}", name);
            prop_assert_eq!(&published(name, &clean).expect("it still is one").into_owned(), &clean, "{}", name);
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..400) {
        for name in ["p.jpg", "p.png", "p.gif", "p.webp", "p.avif", "p.svg"] {
            let _ = Look::at(name, &bytes);
            // Noise in the middle of a picture.
            let mut whole = of_name(name);
            let at = at % whole.len();
            let end = (at + bytes.len() % 9).min(whole.len());
            whole.splice(at..end, bytes.iter().copied().take(8));
            if let Ok(clean) = published(name, &whole) {
                let clean = clean.into_owned();
                prop_assert_eq!(&published(name, &clean).expect("it still is one").into_owned(), &clean);
            }
        }
    }
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
            .contains("refers to something that the drawing declares")
    );
    assert!(
        said(
            "p.svg",
            svg("", "<image href=\"file:///home/ada/pond.jpg\"/>")
        )
        .contains("a file of somebody's disk")
    );
    let locked = "cannot be taken out";
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

//! What cameras and programs note in a picture is not published; what the picture shows is.

use factpress::content::image::{PictureFacts, published};
use proptest::prelude::*;

use super::{holds, said, size};
use crate::small_site::made::*;

/// A picture's name, its bytes, and what of them is published.
type Planted<'b> = (&'b str, Vec<u8>, &'b [&'b [u8]]);

fn jpg<'b>(segments: &[Vec<u8>], kept: &'b [&'b [u8]]) -> Planted<'b> {
    ("p.jpg", jpeg(6, 4, segments), kept)
}

fn png_with<'b>(chunks: &[Vec<u8>], kept: &'b [&'b [u8]]) -> Planted<'b> {
    ("p.png", png(6, 4, chunks), kept)
}

fn gif_with<'b>(blocks: &[Vec<u8>], kept: &'b [&'b [u8]]) -> Planted<'b> {
    ("p.gif", gif(6, 4, blocks), kept)
}

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
    let noted = |marker, program: &[u8], words: &[u8]| segment(marker, &[program, words].concat());
    let comment = || segment(0xfe, secret);
    let photoshop = noted(0xed, b"Photoshop 3.0\08BIM", secret);
    let adobe = noted(0xe1, b"http://ns.adobe.com/xap/1.0/\0", &xmp());
    let more = noted(0xe1, b"http://ns.adobe.com/xmp/extension/\0", secret);
    let day = chunk(b"tIME", b"\x07\xe8\x03\x01\0\0\0");
    let words = [b"tEXt", b"zTXt", b"iTXt"].map(|kind| chunk(kind, &text));
    let xmp_block = extension(0xff, &[b"XMP DataXMP", secret]);
    let loops = extension(0xff, &[b"NETSCAPE2.0", &[1, 0, 0], secret]);
    let notes = [
        riff(b"EXIF", &exif(1)),
        riff(b"XMP ", &xmp()),
        riff(b"note", secret),
    ];
    let exif_item = [&[0; 4][..], &exif(1)].concat();
    let all: Vec<Planted<'_>> = vec![
        jpg(
            &[jfif, exif_segment(1), icc, comment()],
            &[SCAN, b"colours"],
        ),
        jpg(&[adobe], &[SCAN]),
        jpg(&[more], &[SCAN]),
        jpg(&[photoshop], &[SCAN]),
        jpg(&[thumbnail, segment(0xe7, secret)], &[SCAN]),
        ("p.jpg", behind, &[SCAN]),
        png_with(&words, &packed),
        png_with(
            &[chunk(b"eXIf", &exif(1)), day, chunk(b"caBX", secret)],
            &packed,
        ),
        ("p.png", second, &packed),
        gif_with(&[extension(0xfe, &[secret]), xmp_block], &[FRAME]),
        gif_with(&[loops], &[FRAME, b"NETSCAPE2.0"]),
        ("p.webp", webp(6, 4, &notes), &[b"\x9d\x01\x2a"]),
        (
            "p.avif",
            avif(6, 4, &[(b"Exif", exif_item), (b"mime", xmp())]),
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
        let look = PictureFacts::at(name, &bytes);
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
        let again = PictureFacts::at(name, &clean);
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
        let why = "cannot be removed without changing the picture";
        assert!(
            said("p.avif", crossed).contains(why),
            "{}",
            String::from_utf8_lossy(kind)
        );
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
        let look = PictureFacts::at(name, &bytes);
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

/// What is planted in pictures: bytes that never occur in the pictures themselves.
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
            let _ = PictureFacts::at(name, &bytes);
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

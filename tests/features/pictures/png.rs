//! PNG: what is packed in it is unpacked, as large as the picture is and no further.

use factpress::content::image::PictureFacts;

use super::{said, with};
use crate::small_site::made::*;

#[test]
fn a_png_whose_line_ends_were_converted_is_damaged() {
    assert!(
        said("p.png", &b"\x89PNG\n\x1a\n and what follows"[..])
            .contains("as happens when line endings are converted")
    );
    let mut flipped = png(6, 4, &[]);
    flipped[50] ^= 1;
    assert!(said("p.png", flipped).starts_with("`p.png` is damaged: its chunk IDAT is malformed"));
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
            said.starts_with("`p.png` is damaged: its compressed data ") && said.contains(why),
            "{why}: {said}"
        );
    }
    let filter = [
        &b"\x78\x01\x01\x02\0\xfd\xff\x05\0"[..],
        &0x000c_0006_u32.to_be_bytes(),
    ]
    .concat();
    assert!(said("p.png", png_of(1, 1, [8, 0, 0], &[], &filter)).contains("is not a picture"));
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
        PictureFacts::at("p.png", &png).fault.is_none()
    };
    assert!(frame(&whole), "a frame of an animation");
    assert!(!frame(&whole[..9]), "and one that is cut short");
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
            PictureFacts::at(
                "p.png",
                &png_of(7, 5, [bits, colours, 0], &[], &packed(zeros)),
            )
            .fault
        };
        assert_eq!(of(5 * (1 + row)), None, "{bits} {colours}");
        assert!(of(5 * (1 + row) - 1).is_some(), "{bits} {colours}");
    }
    let coarse = |zeros: usize| {
        PictureFacts::at("p.png", &png_of(7, 5, [8, 0, 1], &[], &packed(zeros))).fault
    };
    // The seven parts have the 35 pixels in 1, 1, 1, 2, 1, 3 and 2 rows.
    assert_eq!(coarse(35 + 11), None);
    assert!(coarse(35 + 10).is_some());
    let table = |chunks: &[Vec<u8>]| said("p.png", png_of(6, 4, [8, 3, 0], chunks, &black(6, 4)));
    assert!(table(&[]).contains("its colour table is missing"));
    assert!(
        PictureFacts::at(
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
        PictureFacts::at("p.png", &bomb).fault,
        None,
        "a row of a gibibyte is not read"
    );
    let more = png_of(6, 4, [8, 0, 0], &[], &packed(1 << 20));
    assert_eq!(
        PictureFacts::at("p.png", &more).fault,
        None,
        "what stands behind the picture is not unpacked"
    );
}

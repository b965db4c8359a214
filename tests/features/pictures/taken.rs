//! Which files are taken as pictures, and what is said of those that are not.

use factpress::content::image::PictureFacts;

use super::{faults, said, showing, with};
use crate::reader::attributes;
use crate::small_site::made::*;

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
    let bring = "(fetch the picture itself: git lfs pull)";
    let again = "(copy the picture here again, or save it again)";
    let save = "(save it as JPEG, PNG, WebP, AVIF, GIF or SVG)";
    let told = |name: &str, bytes: &[u8], message: &str, help: &str| {
        assert_eq!(said(name, bytes), format!("`{name}` is {message} {help}"));
    };
    told(
        "p.png",
        pointer.as_bytes(),
        "not a picture, but a pointer to one that is kept elsewhere",
        bring,
    );
    told("p.png", b"", "empty", again);
    told("p.jpg", &[0; 64], "damaged: it contains only zeros", again);
    told(
        "p.png",
        &jpeg(6, 4, &[]),
        "in JPEG format, not PNG",
        "(name it `p.jpg`)",
    );
    told(
        "p.jpg",
        &webp(6, 4, &[]),
        "in WebP format, not JPG",
        "(name it `p.webp`)",
    );
    told("p.jpg", b"Just words.", "not a picture", save);
    let foreign: [(&[u8], &str); 7] = [
        (b"\n<!DOCTYPE html><html><svg></svg></html>", "an HTML page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC picture"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", "a video"),
        (b"II*\0\x08\0\0\0", "a TIFF or RAW picture"),
        (b"8BPS\0\x01", "a Photoshop file"),
        (b"\xff\x0a\0\0", "a JPEG XL picture"),
        (b"%PDF-1.7", "a PDF"),
    ];
    for (bytes, what) in foreign {
        told(
            "p.jpg",
            bytes,
            &format!("{what}, which browsers do not show as a picture"),
            save,
        );
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
        assert_eq!(PictureFacts::at(name, whole).fault, None, "{name}");
        for length in 0..whole.len() {
            assert!(
                PictureFacts::at(name, &whole[..length]).fault.is_some(),
                "{name} cut to {length} bytes"
            );
        }
    }
}

#[test]
fn a_picture_whose_parts_are_empty_or_end_behind_it_is_an_error() {
    let mut empty = jpeg(6, 4, &[]);
    let (scan, end) = (empty.len() - 2 - SCAN.len() + 10, empty.len() - 2);
    empty.drain(scan..end);
    assert!(said("p.jpg", empty).contains("part of the picture is empty"));
    let frame = |data: &[u8]| {
        let mut gif = gif(6, 4, &[]);
        gif.truncate(gif.len() - 1 - FRAME.len() + 10);
        gif.extend(data);
        gif.push(0x3b);
        said("p.gif", gif)
    };
    assert!(frame(&[2, 0]).contains("it contains no picture"));
    assert!(frame(&[99, 2, 0x44, 1, 0]).contains("it contains no picture"));
    let mut long = webp(6, 4, &[]);
    let at = long
        .windows(3)
        .position(|three| three == b"\x9d\x01\x2a")
        .expect("a picture")
        - 3;
    long[at..at + 3].copy_from_slice(&[0xf0, 0xff, 0]);
    assert!(said("p.webp", long.clone()).contains("is cut short"));
    long[at + 3] = 0;
    assert!(said("p.webp", long).contains("does not begin like a picture"));
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
        report
            .contains("1600 pixels wide is enough: magick p.jpg -resize 1600x -quality 80 p.webp"),
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
            "`p.jfif` is a JPEG, but its name does not say so (name the file `p.jpg`)",
        ),
        (
            "p.mp4",
            "`p.mp4` is a video, but a text can only show pictures (link to it, or show a still from it)",
        ),
    ] {
        assert_eq!(faults(&showing(name).report(), "link-scheme"), right);
    }
}

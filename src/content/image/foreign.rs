//! Foreign files: what a file is if it is not a picture that browsers show, judged by its first
//! bytes.

use super::{PictureFault, holds};
use crate::base::text::BYTE_ORDER_MARK;

/// How far into a text is looked, in bytes.
const HEAD_BYTES: usize = 1024;

/// What is wrong with these bytes, which begin like no picture that is taken.
pub fn of(bytes: &[u8]) -> PictureFault {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if head.starts_with(b"version https://git-lfs.github.com/spec/")
        || head.starts_with(b"version https://hawser.")
    {
        return PictureFault::Pointer("git lfs pull".to_owned());
    }
    if holds(head, b"/annex/objects/") {
        return PictureFault::Pointer("git annex get".to_owned());
    }
    if head.iter().all(|byte| *byte == 0) {
        return PictureFault::Damaged("it contains only zeros".to_owned());
    }
    let what = match head {
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "a TIFF or RAW picture",
        [b'B', b'M', ..] if bytes.len() > 26 => "a BMP picture",
        [b'8', b'B', b'P', b'S', ..] => "a Photoshop file",
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => "a JPEG XL picture",
        [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] => "a JPEG 2000 picture",
        [0, 0, 1, 0, ..] => "a Windows icon",
        [0x1f, 0x8b, ..] => "a gzip file",
        [b'P', b'K', 3, 4, ..] => "a ZIP file",
        [b'%', b'!', b'P', b'S', ..] => "an EPS file",
        _ if head.starts_with(b"%PDF") => "a PDF",
        _ if head.starts_with(b"FUJIFILM") => "a RAW picture",
        _ if head.get(4..8) == Some(&b"ftyp"[..]) => of_brand(head.get(8..12).unwrap_or_default()),
        _ if is_html(head) => "an HTML page",
        _ => return PictureFault::Unknown,
    };
    PictureFault::Foreign(what.to_owned())
}

/// What a file in boxes is, by its brand.
fn of_brand(brand: &[u8]) -> &'static str {
    match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
            "a HEIC picture"
        }
        b"crx " => "a RAW picture",
        _ => "a video",
    }
}

fn is_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|start| text.starts_with(start))
}

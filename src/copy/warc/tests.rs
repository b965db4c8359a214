//! WARC files: what is written can be read, the bytes are always the same, and files that somebody
//! has damaged on purpose cost neither memory nor time.

use std::io::{Read as _, Write as _};

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use proptest::prelude::*;

use super::*;

const PAGE: &str = "https://town.example/minutes";
const AT: i64 = 1_772_359_200;

fn exchange<'a>(url: &'a str, header: &'a str, body: &'a [u8]) -> Exchange<'a> {
    Exchange {
        url,
        at: AT,
        request: b"GET /minutes HTTP/1.1\r\nhost: town.example\r\n\r\n",
        header: header.as_bytes(),
        body,
    }
}

fn written(exchanges: &[Exchange<'_>]) -> Vec<u8> {
    let mut file = WarcFile::new("minutes.warc.gz", AT, "software: test").unwrap();
    for exchange in exchanges {
        file.exchange(exchange).unwrap();
    }
    file.into_bytes()
}

fn unpacked(file: &[u8]) -> String {
    let mut text = String::new();
    MultiGzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn found(file: &[u8]) -> Result<Capture, WarcFault> {
    find(file, Some(PAGE), WarcLimits::default())
}

const HEADER: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\r\n";

#[test]
fn what_is_written_is_read_back() {
    let file = written(&[exchange(PAGE, HEADER, b"<p>One library closes.")]);
    assert_eq!(
        found(&file),
        Ok(Capture {
            url: PAGE.to_owned(),
            date: "2026-03-01T10:00:00Z".to_owned(),
            status: Some(200),
            media_type: Some("text/html".to_owned()),
            charset: Some("utf-8".to_owned()),
            program: Some("test".to_owned()),
            bytes: b"<p>One library closes.".to_vec(),
        })
    );
}

#[test]
fn the_records_are_those_of_the_standard_and_always_the_same() {
    let file = written(&[exchange(PAGE, HEADER, b"<p>One library closes.")]);
    assert_eq!(
        file,
        written(&[exchange(PAGE, HEADER, b"<p>One library closes.")])
    );
    let text = unpacked(&file);
    let records: Vec<&str> = text.split("WARC/1.1\r\n").skip(1).collect();
    assert_eq!(records.len(), 3, "{text}");
    for (record, lines) in records.iter().zip([
        "WARC-Type: warcinfo|WARC-Filename: minutes.warc.gz|software: test",
        "WARC-Type: response|WARC-Target-URI: https://town.example/minutes|WARC-Date: 2026-03-01T10:00:00Z|WARC-Payload-Digest: sha256:|WARC-Block-Digest: sha256:|Content-Type: application/http;msgtype=response",
        "WARC-Type: request|WARC-Concurrent-To: <urn:uuid:|Content-Type: application/http;msgtype=request",
    ]) {
        for line in lines.split('|') {
            assert!(record.contains(line), "{line}: {record}");
        }
        let (header, block) = record.split_once("\r\n\r\n").unwrap();
        let length = header.split_once("Content-Length: ").unwrap().1;
        assert_eq!(length.parse(), Ok(block.len() - 4), "{record}");
    }
    // Each record is a member of its own.
    let members = file
        .windows(3)
        .filter(|bytes| bytes == &[0x1f, 0x8b, 8])
        .count();
    assert_eq!(members, 3);
}

#[test]
fn a_file_that_somebody_saved_is_kept_as_it_is() {
    let mut file = WarcFile::new("a.warc.gz", AT, "software: test").unwrap();
    let bytes: Vec<u8> = (0..=255).collect();
    let resource = Resource {
        url: PAGE,
        at: AT,
        media_type: "application/pdf",
        bytes: &bytes,
    };
    file.resource(&resource).unwrap();
    let found = found(&file.into_bytes()).unwrap();
    assert_eq!((found.status, found.bytes), (None, bytes));
    assert_eq!(found.media_type.as_deref(), Some("application/pdf"));
}

#[test]
fn redirects_in_the_file_are_followed() {
    let to = "HTTP/1.1 301 Moved\r\nLocation: /council/minutes.html\r\n\r\n";
    let end = "https://town.example/council/minutes.html";
    let file = written(&[
        exchange(PAGE, to, b""),
        exchange("https://town.example/other", HEADER, b"another page"),
        exchange(end, HEADER, b"the minutes"),
    ]);
    let found = found(&file).unwrap();
    assert_eq!(
        (found.url.as_str(), found.bytes.as_slice()),
        (end, &b"the minutes"[..])
    );
}

#[test]
fn files_of_other_tools_are_read() {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n";
    let body = packed(b"<p>One library closes.");
    let (one, two) = body.split_at(7);
    let mut block = answer.as_bytes().to_vec();
    for part in [one, two] {
        block.extend(format!("{:x}\r\n", part.len()).bytes());
        block.extend(part);
        block.extend(b"\r\n");
    }
    block.extend(b"0\r\n\r\n");
    let mut file = format!(
        "WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: <{PAGE}>\r\nContent-Length: 2\r\n\r\nhi\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <{PAGE}>\r\nWARC-Date: 2020-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    file.extend(&block);
    file.extend(b"\r\n\r\n");
    for file in [packed(&file), file] {
        let found = found(&file).unwrap();
        assert_eq!(found.url, PAGE);
        assert_eq!(found.date, "2020-01-02T03:04:05Z");
        assert_eq!(found.bytes, b"<p>One library closes.");
    }
}

#[test]
fn without_the_address_the_first_page_is_taken() {
    let style = "HTTP/1.1 200 OK\r\ncontent-type: text/css\r\n\r\n";
    let other = "https://elsewhere.example/";
    let file = written(&[
        exchange("https://elsewhere.example/a.css", style, b"p {}"),
        exchange(other, HEADER, b"a page"),
    ]);
    assert_eq!(found(&file).unwrap().bytes, b"a page");
    let any = find(&file, None, WarcLimits::default()).unwrap();
    assert_eq!(any.url, other);
    assert_eq!(found(&written(&[])), Err(WarcFault::NothingKept));
}

#[test]
fn damaged_and_cut_files_are_told_apart() {
    let file = written(&[exchange(PAGE, HEADER, b"<p>One library closes.")]);
    let text = unpacked(&file);
    let short = &text.as_bytes()[..text.find("library").unwrap()];
    assert_eq!(found(short), Err(WarcFault::CutOff));
    assert_eq!(found(&file[..file.len() / 2]), Err(WarcFault::CutOff));
    assert!(matches!(found(b"<html>"), Err(WarcFault::Damaged(_))));
    assert!(matches!(
        found(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
        Err(WarcFault::Damaged(_))
    ));
    assert_eq!(found(b""), Err(WarcFault::NothingKept));
    for cut in 0..text.len() {
        let _ = found(&text.as_bytes()[..cut]);
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let limits = WarcLimits {
        file: 1 << 20,
        payload: 1 << 16,
    };
    let zeros = vec![0; 1 << 18];
    let gzip = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
    let inner = written(&[exchange(PAGE, gzip, &packed(&zeros))]);
    assert_eq!(
        find(&inner, Some(PAGE), limits),
        Err(WarcFault::Body(BodyFault::TooLarge))
    );
    let large = written(&[exchange(PAGE, HEADER, &vec![0; 1 << 19])]);
    assert_eq!(
        find(&large, Some(PAGE), limits),
        Err(WarcFault::Body(BodyFault::TooLarge))
    );
    let outer = written(&[exchange(PAGE, HEADER, &vec![0; 1 << 21])]);
    assert_eq!(find(&outer, Some(PAGE), limits), Err(WarcFault::TooLarge));
    let mut line = GzBuilder::new().write(Vec::new(), Compression::default());
    line.write_all(b"WARC/1.1\r\n").unwrap();
    line.write_all(&zeros).unwrap();
    assert!(matches!(
        find(&line.finish().unwrap(), None, limits),
        Err(WarcFault::Damaged(_))
    ));
}

#[test]
fn codings_are_undone_or_named() {
    let text = b"One library closes.".repeat(20);
    let gz = packed(&text);
    assert_eq!(decoded(&text, "identity", 1 << 20), Ok(text.clone()));
    assert_eq!(decoded(&gz, "GZIP", 1 << 20), Ok(text.clone()));
    assert_eq!(
        decoded(&packed(&gz), "gzip, gzip", 1 << 20),
        Ok(text.clone())
    );
    assert_eq!(
        decoded(&gz[..gz.len() - 12], "gzip", 1 << 20),
        Err(BodyFault::CutOff)
    );
    assert_eq!(decoded(&gz, "gzip", 10), Err(BodyFault::TooLarge));
    assert_eq!(
        decoded(&gz, "zstd", 1 << 20),
        Err(BodyFault::UnknownCoding("zstd".to_owned()))
    );
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(&text).unwrap();
    assert_eq!(
        decoded(&zlib.finish().unwrap(), "deflate", 1 << 20),
        Ok(text)
    );
}

#[test]
fn chunks_that_do_not_end_are_no_body() {
    let chunked = |body: &str| {
        let block = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}");
        HttpAnswer::parse(block.as_bytes()).unwrap().body(1 << 20)
    };
    assert_eq!(
        chunked("3\r\nabc\r\n2;a=b\r\nde\r\n0\r\n\r\n"),
        Ok(b"abcde".to_vec())
    );
    assert_eq!(chunked("3\r\nabc\r\n"), Err(BodyFault::CutOff));
    assert_eq!(chunked("9\r\nabc"), Err(BodyFault::CutOff));
    assert_eq!(chunked("3\r\nabc\r\nxyz"), Err(BodyFault::Damaged));
    assert_eq!(
        chunked("<p>stored without chunks"),
        Ok(b"<p>stored without chunks".to_vec())
    );
    assert_eq!(chunked("fffffffffffffff\r\nabc"), Err(BodyFault::CutOff));
}

proptest! {
    #[test]
    fn whatever_is_changed_in_a_file_is_read_or_refused(
        changes in proptest::collection::vec((0..1_000_usize, any::<u8>()), 1..8),
        is_packed in any::<bool>(),
    ) {
        let redirect = "HTTP/1.1 301 Moved\r\nLocation: b\r\nTransfer-Encoding: chunked\r\n\r\n";
        let file = written(&[
            exchange(PAGE, redirect, b"3\r\nabc\r\n0\r\n\r\n"),
            exchange("https://town.example/b", HEADER, b"<p>One library closes."),
        ]);
        let mut bytes = if is_packed { file } else { unpacked(&file).into_bytes() };
        for (place, byte) in changes {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        let _ = found(&bytes);
        let _ = find(&bytes, None, WarcLimits { file: 500, payload: 10 });
    }
}

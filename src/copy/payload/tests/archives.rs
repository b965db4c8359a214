//! Tests of web archives by other tools: which of their pages is the copy of a source.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::copy::Payload;

const MINUTES: &str = "https://town.example/minutes";
const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";

/// A record of this kind, with fields of its own, from an address.
fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend(block);
    record.extend(b"\r\n\r\n");
    record
}

fn answer(url: &str, header: &str, body: &[u8]) -> Vec<u8> {
    record("response", url, &[header.as_bytes(), body].concat())
}

fn page(url: &str, words: &str) -> Vec<u8> {
    answer(url, PAGE, format!("<p>{words}").as_bytes())
}

fn redirect(url: &str, to: &str) -> Vec<u8> {
    let header = format!("HTTP/1.1 301 Moved\r\nLocation: {to}\r\n\r\n");
    answer(url, &header, b"")
}

/// What is read from a file as the copy of the source with this address.
fn words_of(name: &str, file: Vec<u8>, url: Option<&str>) -> String {
    let read = Payload::of_source(name, file, url.as_slice()).and_then(|payload| payload.text());
    let text = match read {
        Ok(text) => text.pages.join("\n"),
        Err(why) => why.to_string(),
    };
    text.trim().to_owned()
}

fn words(records: &[Vec<u8>]) -> String {
    words_of("copy.warc", records.concat(), Some(MINUTES))
}

fn wacz(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(bytes).expect("it is written");
    }
    zip.finish().expect("an archive").into_inner()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 5, 20);
    writer.write_all(bytes).expect("it is packed");
    drop(writer);
    packed
}

#[test]
fn the_page_of_the_source_is_read_wherever_it_is() {
    let front = || page("https://town.example/", "The front page.");
    let robots = || answer("https://town.example/robots.txt", PAGE, b"User-agent: *");
    for address in [
        MINUTES,
        "http://town.example/minutes",
        "https://town.example:443/minutes/",
        "https://TOWN.example/minutes#top",
        "<https://town.example/minutes>",
        "https://town.example/council/../minutes",
    ] {
        let records = [robots(), front(), page(address, "One library closes.")];
        assert_eq!(words(&records), "One library closes.", "{address}");
    }
    let other = [robots(), front(), page("https://town.example/a", "A.")];
    assert_eq!(words(&other), "The front page.");
    let named = |url, records: &[Vec<u8>]| words_of("copy", records.concat(), Some(url));
    let accents = page("https://town.example/m%c3%bcnutes", "One library closes.");
    let accents = [front(), accents];
    assert_eq!(
        named("https://town.example/münutes", &accents),
        "One library closes."
    );
}

#[test]
fn redirects_lead_to_the_page_in_any_order() {
    let end = "https://town.example/2024/minutes";
    for to in [
        end,
        "/2024/minutes",
        "2024/minutes",
        "//town.example/2024/minutes",
        "./a/../2024/minutes",
    ] {
        let (front, page) = (
            page("https://town.example/", "Front."),
            page(end, "One library closes."),
        );
        let there = [front.clone(), redirect(MINUTES, to), page.clone()];
        assert_eq!(words(&there), "One library closes.", "{to}");
        let back = [front, page, redirect(MINUTES, to)];
        assert_eq!(words(&back), "One library closes.", "{to}");
    }
    let with_query = "https://town.example/go?to=http://other.example/";
    let query = [
        redirect(MINUTES, "/go?to=http://other.example/"),
        page(with_query, "One library closes."),
    ];
    assert_eq!(words(&query), "One library closes.");
    let circle = [
        redirect(MINUTES, "/b"),
        redirect("https://town.example/b", "/minutes"),
    ];
    assert_eq!(words(&circle), "a web archive without a page");
    let to_https = [
        redirect("http://town.example/minutes", MINUTES),
        page(MINUTES, "One library closes."),
    ];
    assert_eq!(words(&to_https), "One library closes.");
}

#[test]
fn of_several_answers_the_one_that_is_a_page_counts() {
    let busy = answer(
        MINUTES,
        "HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\n\r\n",
        b"<p>Busy.",
    );
    let options = answer(MINUTES, "HTTP/1.1 200 OK\r\nAllow: GET\r\n\r\n", b"");
    let part = answer(
        MINUTES,
        "HTTP/1.1 206 Partial\r\nContent-Type: text/html\r\n\r\n",
        b"<p>One",
    );
    let whole = page(MINUTES, "One library closes.");
    assert_eq!(
        words(&[busy.clone(), options, part, whole]),
        "One library closes."
    );
    assert_eq!(words(&[page("https://a.example/", "A."), busy]), "Busy.");
    let http_2 = answer(
        MINUTES,
        "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n",
        b"<p>One library closes.",
    );
    assert_eq!(words(&[http_2]), "One library closes.");
}

#[test]
fn what_tools_add_is_no_page() {
    let urn = |kind: &str| {
        record(
            "resource",
            &format!("urn:{kind}:{MINUTES}"),
            b"<p>Another text.",
        )
    };
    let dns = record(
        "response",
        "dns:town.example",
        b"20240101\ntown.example. A 192.0.2.1",
    );
    let records = [
        dns,
        urn("text"),
        urn("pageinfo"),
        page("https://town.example/", "The front page."),
    ];
    assert_eq!(
        words_of("copy.warc", records.concat(), None),
        "The front page."
    );
}

#[test]
fn an_answer_that_is_not_repeated_is_read_where_it_was_first() {
    let original = page("https://town.example/2023", "One library closes.");
    let block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    let revisit = format!(
        "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: {MINUTES}\r\nWARC-Refers-To-Target-URI: https://town.example/2023\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    let revisit = [revisit.as_bytes(), block, b"\r\n\r\n"].concat();
    let front = page("https://town.example/", "The front page.");
    assert_eq!(words(&[front, original, revisit]), "One library closes.");
}

#[test]
fn bodies_that_are_packed_with_brotli_are_read() {
    let packed = brotli(b"<p>One library closes.");
    let header = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n";
    assert_eq!(
        words(&[answer(MINUTES, header, &packed)]),
        "One library closes."
    );
    let plain = answer(MINUTES, header, b"<p>One library closes.");
    assert_eq!(words(&[plain]), "One library closes.", "stored unpacked");
    let cut = answer(MINUTES, header, &packed[..packed.len() - 4]);
    assert_eq!(words(&[cut]), "a damaged web archive");
    let bomb = brotli(&vec![b' '; 129 << 20]);
    assert_eq!(
        words(&[answer(MINUTES, header, &bomb)]),
        "too large to read"
    );
}

#[test]
fn a_wacz_is_read_as_one_whatever_its_files_are() {
    let list = |url: &str| {
        let list = format!("{{\"format\": \"json-pages-1.0\"}}\n{{\"url\": \"{url}\"}}\n");
        ("pages/pages.jsonl", list.into_bytes())
    };
    let front = page("https://town.example/", "The front page.");
    let one = [front.clone(), redirect(MINUTES, "/2024")].concat();
    let two = page("https://town.example/2024", "One library closes.");
    let files = || {
        vec![
            ("archive/rec-1.warc", one.clone()),
            ("archive/rec-2.warc", two.clone()),
        ]
    };
    let read = |entries: &[(&str, Vec<u8>)], url| words_of("copy.wacz", wacz(entries), url);
    assert_eq!(read(&files(), Some(MINUTES)), "One library closes.");
    assert_eq!(read(&files(), None), "The front page.");
    let with_list = [files(), vec![list(MINUTES)]].concat();
    assert_eq!(read(&with_list, None), "One library closes.");
    let elsewhere = Some("https://other.example/");
    assert_eq!(read(&with_list, elsewhere), "One library closes.");
    let described =
        br#"{"profile": "data-package", "mainPageUrl": "https://town.example/minutes"}"#;
    let with_main = [files(), vec![("datapackage.json", described.to_vec())]].concat();
    assert_eq!(read(&with_main, elsewhere), "One library closes.");
    let outside = [
        vec![
            ("../../archive/x.warc", front),
            ("archive/../../etc/passwd", b"root".to_vec()),
        ],
        files(),
    ]
    .concat();
    assert_eq!(read(&outside, Some(MINUTES)), "One library closes.");
    assert_eq!(
        read(&[("archive/../x.warc", b"no".to_vec())], None),
        "a damaged web archive",
        "a path is only a name"
    );
    assert_eq!(
        read(&[("a.txt", Vec::new())], None),
        "a ZIP archive without web pages"
    );
}

//! Tests of payloads: what is taken out of the files that people save.

mod archives;

use super::Payload;

fn payload(name: &str, bytes: &[u8]) -> Payload {
    Payload::of_file(name, bytes.to_vec()).expect("a payload")
}

fn text(name: &str, bytes: &[u8]) -> String {
    let text = payload(name, bytes).text().expect("text");
    let words = text.pages.join("\n");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_that_single_file_saved_says_where_it_is_from_and_when_it_was_saved() {
    let page = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://town.example/minutes \n \
                saved date: Fri Mar 01 2024 12:00:00 GMT+0100 (CET)\n--><title>Minutes</title><p>One library closes.";
    let saved = payload("minutes", page.as_bytes());
    assert_eq!(
        saved.address.as_deref(),
        Some("https://town.example/minutes")
    );
    assert_eq!(
        saved.day.map(|day| day.to_string()).as_deref(),
        Some("2024-03-01")
    );
    let text = saved.text().expect("text");
    assert_eq!(text.title.as_deref(), Some("Minutes"));
}

#[test]
fn a_page_that_a_browser_saved_as_mhtml_is_read() {
    let message = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://town.example/minutes\r\n\
        Subject: Minutes\r\nDate: Fri, 1 Mar 2024 12:00:00 +0100\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n\
        ----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://town.example/minutes\r\n\r\n\
        <html><head><meta charset=3D\"utf-8\"></head><body><p>One library closes=E2=80=\r\n=A6</p></body></html>\r\n\
        ----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b----\r\n";
    let saved = payload("minutes.mhtml", message.as_bytes());
    assert_eq!(
        saved.address.as_deref(),
        Some("https://town.example/minutes")
    );
    assert_eq!(
        saved.day.map(|day| day.to_string()).as_deref(),
        Some("2024-03-01")
    );
    assert_eq!(
        text("minutes.mhtml", message.as_bytes()),
        "One library closes…"
    );
    assert_eq!(text("minutes", message.as_bytes()), "One library closes…");
}

#[test]
fn what_is_before_a_pdf_does_not_count() {
    let why = |bytes: &[u8]| {
        let text = payload("a.pdf", bytes).text();
        text.expect_err("no text").to_string()
    };
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj \
                3 0 obj<</Type/Page/Parent 2 0 R>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n\
                0000000053 00000 n \n0000000104 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n145\n%%EOF";
    assert_eq!(why(pdf), why(&[b"\r\n\r\n", &pdf[..]].concat()));
}

#[test]
fn what_cannot_be_read_says_what_it_is() {
    let why = |name: &str, bytes: &[u8]| {
        let payload = Payload::of_file(name, bytes.to_vec());
        payload
            .and_then(|payload| payload.text())
            .expect_err("no text")
            .to_string()
    };
    assert_eq!(why("a.docx", b"PK\x03\x04"), "an office document");
    assert_eq!(why("a.png", b"\x89PNG"), "a picture");
    assert_eq!(why("a.pdf", b"no"), "a PDF");
    assert_eq!(why("a.pdf", b"%PDF-1.7"), "a damaged PDF");
    assert_eq!(why("a.html", b"<script>a</script>"), "a page without text");
    assert_eq!(
        why("a.mht", b"Subject: a\r\n\r\nb"),
        "an MHTML file without a page"
    );
}

//! Any bytes as the stored copy of a source: a page, a PDF, or an archive that holds one.
//!
//! It checks that nothing panics, that words of a text that was read are found in it, and that what
//! is written into the record can be read back.

use factpress::copy::{CopyText, Payload};
use factpress::model::kept_copy::QuotationProof;
use factpress::model::source::Sha256;

/// How many words are looked for in a text that was read.
const WORDS: usize = 5;

/// Reads the bytes as a page.
pub fn html(data: &[u8]) {
    for name in ["copy.html", "copy.txt", "copy.md"] {
        read(name, data);
    }
}

/// Reads the bytes as a PDF.
pub fn pdf(data: &[u8]) {
    let pdf = [b"%PDF-1.7\n", data].concat();
    for bytes in [data, &pdf] {
        read("copy.pdf", bytes);
    }
}

/// Reads the bytes as an archive.
pub fn archive(data: &[u8]) {
    for name in [
        "copy.mhtml",
        "copy.warc",
        "copy.warc.gz",
        "copy.wacz",
        "copy",
    ] {
        read(name, data);
    }
}

fn read(name: &str, data: &[u8]) {
    let Ok(payload) = Payload::of_file(name, data.to_vec()) else {
        return;
    };
    if let Ok(text) = payload.text() {
        proves_its_own_words(&text);
    }
}

/// Words of a text are found in it, and what is said of their place is one line.
fn proves_its_own_words(text: &CopyText) {
    let wording = text.wording();
    let hash = Sha256::of(b"a copy");
    for page in &text.pages {
        let mut words = page.split_whitespace();
        let words: Vec<&str> = words.by_ref().take(WORDS).collect();
        // A cut leaves something out, and a mark without width joins what is beside it.
        let quotation = words.join(" ");
        if !quotation
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == ' ')
            || quotation.is_empty()
        {
            continue;
        }
        let Ok(proof) = QuotationProof::made(&hash, &quotation, &wording) else {
            continue;
        };
        assert!(proof.holds_in(&hash, &quotation, &wording), "{quotation}");
        assert!(proof.from < proof.to, "{quotation}");
        for side in [proof.before, proof.after].into_iter().flatten() {
            assert!(!side.0.contains('\n'), "{side:?}");
            assert!(
                factpress::base::text::unprintable(&side.0).is_none(),
                "{side:?}"
            );
        }
    }
}

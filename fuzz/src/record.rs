//! Any bytes as the public record, which comes from a site on the web.
//!
//! It checks that nothing panics, that a record that was read is written again as it was, and that
//! every address in it stays below the site.

use factpress::plan::PublishedRecord;

/// Reads the bytes as a record, and as the entries of one whose chain is right.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    read(text);
    // The chain of a text is hard to guess: each line that is an entry by itself is tried alone.
    for line in text.lines() {
        let hash = factpress::plan::entry_hash(line);
        read(&format!(
            "{{\n\"format\": \"factpress published 1\",\n\"entries\": [\n{line}\n],\n\"last\": \"{hash}\"\n}}\n"
        ));
    }
}

fn read(text: &str) {
    let Ok(record) = PublishedRecord::parse(text) else {
        return;
    };
    for address in record.entries().flat_map(|entry| &entry.addresses) {
        let inside = address.trim_matches('/');
        let climbs = inside
            .split('/')
            .any(|part| ["", ".", ".."].contains(&part));
        assert!(!climbs, "{address:?} is taken for an address of the site");
    }
    assert_eq!(
        PublishedRecord::parse(&record.text()).as_ref(),
        Ok(&record),
        "what was written is read again"
    );
}

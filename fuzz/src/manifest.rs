//! Any bytes as the list of published files, which lies where others may write.
//!
//! It checks that nothing panics, that no path in the list leads out of the output folder, and that
//! a list that was read is written again as it was.

use factpress::base::checksum;
use factpress::build::publish::Manifest;

/// Reads the bytes as a manifest, and as the lines of one that carries the right last line.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    read(text);
    let mut sealed = format!("factpress manifest 2\n{text}\n");
    checksum::append(&mut sealed);
    read(&sealed);
}

fn read(text: &str) {
    let Ok(manifest) = Manifest::parse(text) else {
        return;
    };
    for path in manifest.files.keys() {
        let climbs =
            path.split('/').any(|part| ["", ".", ".."].contains(&part)) || path.contains('\\');
        assert!(!climbs, "{path:?} is taken for a file of ours");
    }
    assert_eq!(
        Manifest::parse(&manifest.text()).as_ref(),
        Ok(&manifest),
        "what was written is read again"
    );
}

//! Any bytes as the list of published files, which lies where others may write.
//!
//! What is looked at: no panic; no path of it leads out of the output folder; what is read is written again as it was.

use factpress::publish::Manifest;

/// Reads the bytes as a manifest.
pub fn run(data: &[u8]) {
    let Some(manifest) = std::str::from_utf8(data).ok().and_then(|text| Manifest::parse(text).ok()) else { return };
    for path in manifest.files.keys() {
        let climbs = path.split('/').any(|part| ["", ".", ".."].contains(&part)) || path.contains('\\');
        assert!(!climbs, "{path:?} is taken for a file of ours");
    }
    assert_eq!(Manifest::parse(&manifest.text()).as_ref(), Ok(&manifest), "what was written is read again");
}

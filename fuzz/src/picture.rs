//! Any bytes as a picture, under the names of all forms.
//!
//! It checks that nothing panics, and that a published picture has the size of the original and
//! hardly more bytes, tells nothing but what it shows, and does not change when it is published
//! again.

use factpress::content::image::{PictureFacts, published};

/// Names of all forms.
const NAMES: [&str; 6] = ["p.avif", "p.gif", "p.jpg", "p.png", "p.svg", "p.webp"];

/// Reads the bytes as a picture.
pub fn run(data: &[u8]) {
    for name in NAMES {
        let look = PictureFacts::at(name, data);
        let clean = published(name, data);
        assert_eq!(
            look.fault.as_ref(),
            clean.as_ref().err(),
            "what is looked at is what is published"
        );
        let Ok(clean) = clean else { continue };
        // A block of EXIF for the way up, and in drawings quotation marks that take more room.
        assert!(
            clean.len() <= data.len() * 2 + 64,
            "{name} grows from {} to {} bytes",
            data.len(),
            clean.len()
        );
        let again = PictureFacts::at(name, &clean);
        assert_eq!(again.fault, None, "what is published is a picture");
        assert_eq!(again.size, look.size, "it has the same size");
        assert!(again.traces.is_empty(), "it tells {}", again.traces.words());
        let twice = published(name, &clean).map(|twice| twice == clean);
        assert_eq!(twice, Ok(true), "it is left as it is");
    }
}

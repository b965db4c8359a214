//! Addresses of files as clients write them, and the paths that they stand for.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lsp_types::Uri;

/// The path of a `file:` address.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // The host comes before the path, and can only be this machine.
    let path = decoded(&rest[rest.find('/')?..])?;
    let bytes = path.as_bytes();
    let has_drive = bytes.len() > 2 && bytes[1].is_ascii_alphabetic() && bytes[2] == b':';
    Some(PathBuf::from(if has_drive { &path[1..] } else { &path }))
}

/// The `file:` address of a path.
pub fn uri(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace('\\', "/");
    let mut text = String::from(if path.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text.parse().ok()
}

/// A text with its percent-encoding removed (RFC 3986, section 2.1); `None` if the result is not
/// UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_address() {
        for text in ["/srv/checks/content/site.yaml", "/Ä b/ç%/#1?.md", "/a"] {
            let uri = uri(Path::new(text)).expect("an address");
            assert_eq!(
                path(&uri).as_deref(),
                Some(Path::new(text)),
                "{}",
                uri.as_str()
            );
        }
    }

    #[test]
    fn addresses_are_read_as_clients_write_them() {
        let read = |uri: &str| {
            path(&uri.parse().expect("an address")).map(|path| path.to_string_lossy().into_owned())
        };
        assert_eq!(
            read("file:///c%3A/checks/a%20b.md").as_deref(),
            Some("c:/checks/a b.md")
        );
        assert_eq!(read("file:///C:/checks").as_deref(), Some("C:/checks"));
        assert_eq!(read("file://localhost/checks").as_deref(), Some("/checks"));
        assert_eq!(read("untitled:Untitled-1"), None);
    }
}

//! Charsets: bytes become text in the encoding that the server, the bytes or the page name.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into a page browsers look for the name of its encoding, in bytes.
const SOUGHT_IN: usize = 1024;

/// The text of bytes. `named` is the encoding that the server or the archive names; the mark at the
/// beginning of the bytes counts more, and what a page itself says counts less (WHATWG HTML, 13.2.3).
/// Without any of these it is UTF-8 if it can be, and Windows-1252 if not.
pub fn decoded(bytes: &[u8], named: Option<&str>, is_html: bool) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned();
    }
    let named = named.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    let own = || is_html.then(|| of_page(bytes)).flatten();
    let encoding = named
        .or_else(own)
        .unwrap_or_else(|| if is_utf_8(bytes) { UTF_8 } else { WINDOWS_1252 });
    let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
    if !has_faults {
        return text.into_owned();
    }
    // Servers often name an encoding that the page is not in; UTF-8 cannot be mistaken for another.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let others = [
        own(),
        Some(WINDOWS_1252).filter(|_| is_not_utf_8(encoding, &text)),
    ];
    let sound = others.into_iter().flatten().find_map(|other| {
        let (text, has_faults) = other.decode_without_bom_handling(bytes);
        (!has_faults).then_some(text)
    });
    sound.unwrap_or(text).into_owned()
}

/// True for UTF-8, also if it is cut within a character.
fn is_utf_8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|fault| fault.error_len().is_none(), |_| true)
}

/// True for a text that was taken for UTF-8 and has more damage than letters beyond ASCII: it is in
/// an older encoding, and not cut or slightly damaged.
fn is_not_utf_8(encoding: &Encoding, text: &str) -> bool {
    let beyond = text.chars().filter(|character| !character.is_ascii());
    let (damaged, sound): (Vec<char>, Vec<char>) = beyond.partition(|found| *found == '\u{fffd}');
    encoding == UTF_8 && damaged.len() > sound.len()
}

/// The encoding that a page names in `<meta charset>` or `<meta content="…charset=…">`.
fn of_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(SOUGHT_IN)]).to_ascii_lowercase();
    let mut rest = start.as_str();
    while let Some(meta) = rest.find("<meta") {
        rest = &rest[meta + 5..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let Some(value) = tag.split_once("charset").map(|(_, value)| value) else {
            continue;
        };
        let value = value.trim_start().strip_prefix('=').unwrap_or_default();
        let value = value.trim_start_matches([' ', '"', '\'']);
        let end = value
            .find(['"', '\'', ' ', ';', '/'])
            .unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value.as_bytes()[..end]) {
            // A page whose beginning can be read byte by byte is not in UTF-16.
            let is_wide = encoding.name().starts_with("UTF-16");
            return Some(if is_wide { UTF_8 } else { encoding });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn the_mark_counts_more_than_the_server_and_the_server_more_than_the_page() {
        let page = b"<meta charset=windows-1251><p>\xe9</p>";
        assert!(decoded(page, None, true).ends_with("<p>\u{439}</p>"));
        assert!(decoded(page, Some("iso-8859-1"), true).ends_with("<p>\u{e9}</p>"));
        let marked = b"\xef\xbb\xbf<meta charset=windows-1251><p>\xc3\xa9</p>";
        assert!(decoded(marked, Some("iso-8859-1"), true).ends_with("<p>\u{e9}</p>"));
        let old =
            b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>\xc1";
        assert!(decoded(old, None, true).ends_with("<p>\u{430}"));
    }

    #[test]
    fn without_a_name_it_is_utf_8_if_it_can_be() {
        assert_eq!(decoded("é".as_bytes(), None, false), "é");
        assert_eq!(decoded(b"Proc\xe8s", None, false), "Procès");
        assert_eq!(decoded(b"\xff\xfea\0", None, false), "a");
        assert_eq!(
            decoded("’".as_bytes(), Some("us-ascii"), false),
            "\u{e2}\u{20ac}\u{2122}",
            "Windows-1252 has a letter for these bytes, and browsers show them so"
        );
        assert_eq!(decoded("“é”".as_bytes(), Some("shift_jis"), false), "“é”");
    }

    #[test]
    fn a_server_that_names_the_wrong_encoding_is_found_out() {
        assert_eq!(
            decoded(b"Proc\xe8s \x96 d\xe9cid\xe9", Some("utf-8"), false),
            "Procès – décidé"
        );
        let page = b"<meta charset=utf-8><p>caf\xe9";
        assert!(decoded(page, None, true).ends_with("café"));
        let japanese = b"<meta charset=shift_jis><p>\x90\xad\x97\xdf";
        assert!(decoded(japanese, Some("utf-8"), true).ends_with("<p>政令"));
        assert_eq!(
            decoded(b"\xff\xfea\0b\0", Some("windows-1252"), false),
            "ab"
        );
        assert_eq!(
            decoded(
                "décidé \u{e9}\u{e8}"
                    .as_bytes()
                    .split_last()
                    .expect("bytes")
                    .1,
                Some("utf-8"),
                false
            ),
            "décidé é\u{fffd}",
            "cut, but UTF-8 all the same"
        );
        let cut = "décidé é".as_bytes().split_last().expect("bytes").1;
        assert_eq!(decoded(cut, None, false), "décidé \u{fffd}");
    }
}

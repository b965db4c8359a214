//! Percent-encoding: how the bytes of a text are written in a URL.

/// Appends a path, percent-encoded for a URL.
pub fn percent_encode(out: &mut String, path: &str) {
    percent_encode_but(out, path, b"-._~/!$'()*,;:@+=");
}

/// A path, percent-encoded for a URL (RFC 3986, section 3.3).
#[must_use]
pub fn percent_encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len() + 8);
    percent_encode(&mut encoded, path);
    encoded
}

/// A text as the value of one field of a query: all but letters, digits and `-._~` percent-encoded
/// (RFC 3986, section 2.3).
#[must_use]
pub fn percent_encode_value(text: &str) -> String {
    let mut value = String::with_capacity(text.len() * 2);
    percent_encode_but(&mut value, text, b"-._~");
    value
}

/// Appends the bytes of a text, with all but ASCII letters, digits and `plain` percent-encoded.
fn percent_encode_but(out: &mut String, text: &str, plain: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text;
    let is_special = |byte: u8| !(byte.is_ascii_alphanumeric() || plain.contains(&byte));
    // Almost all addresses are made of ids, which need no encoding.
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let special = from.chars().next().unwrap_or_default();
        for byte in special.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = &from[special.len_utf8()..];
    }
    out.push_str(rest);
}

/// The path that a percent-encoded one stands for (RFC 3986, section 2.1); bytes that are not UTF-8
/// are replaced by U+FFFD.
#[must_use]
pub fn percent_decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let code = pair
            .filter(|_| *first == b'%')
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

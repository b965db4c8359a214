//! Decoding the bytes of text files.

use std::borrow::Cow;
use std::sync::Arc;

use super::BAD_CHARACTER;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::BYTE_ORDER_MARK;

/// The bytes of a file as text, without byte-order mark and with lines that end in `\n`.
///
/// # Errors
///
/// A diagnostic if the bytes are not UTF-8.
pub fn decode<'b>(path: &Arc<str>, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Diagnostic>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()])
            .matches('\n')
            .count()
            + 1;
        let message = format!("line {line} is not valid UTF-8");
        Box::new(
            Diagnostic::new(BAD_CHARACTER, path, At::File, message)
                .with_help("save the file as UTF-8".to_owned()),
        )
    })?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

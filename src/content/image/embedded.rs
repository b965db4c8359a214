//! Embedded pictures: those that a drawing contains as `data:` addresses.

use super::{PictureFault, PictureFormat, Traces};

const BASE64_DIGITS: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The address of a picture in base64 without what it tells beside what it shows, and what that
/// was; `None` for other addresses, and for a picture that reveals nothing. A picture in another
/// encoding is refused, since it cannot be inspected.
///
/// Base64 makes a drawing inside another at least a quarter smaller than the outer one, so the
/// nesting cannot be deep.
pub fn cleaned(address: &str) -> Result<Option<(String, Traces)>, PictureFault> {
    // Browsers ignore these characters in every address.
    let plain: String;
    let address = if address.contains(['\t', '\n', '\r']) {
        plain = address.replace(['\t', '\n', '\r'], "");
        plain.as_str()
    } else {
        address
    };
    let address = address.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if !address
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"))
    {
        return Ok(None);
    }
    // An address that is not a picture, or that cannot be inspected, could reveal anything.
    let (kind, data) = address.split_once(',').ok_or(PictureFault::Locked)?;
    let said: String = kind
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    if !said.starts_with("data:image/") || !said.ends_with(";base64") {
        return Err(PictureFault::Locked);
    }
    let inside =
        || PictureFault::Damaged("a picture inside it is not a complete picture".to_owned());
    if kind.contains(['<', '>', '&', '"', '\'']) {
        return Err(inside());
    }
    let bytes = decode(data).ok_or_else(inside)?;
    let image = PictureFormat::of_bytes(&bytes)
        .ok_or_else(inside)?
        .read(&bytes)
        .map_err(|fault| match fault {
            PictureFault::Script(_) | PictureFault::Loads(_) | PictureFault::Locked => fault,
            _ => inside(),
        })?;
    let traces = image.traces;
    if traces.is_empty() {
        return Ok(None);
    }
    Ok(Some((
        format!("{kind},{}", encode(&image.pieces.joined())),
        traces,
    )))
}

/// The bytes that a text in base64 stands for, whose characters may be percent-encoded as in any
/// address; `None` for other texts.
fn decode(text: &str) -> Option<Vec<u8>> {
    let hex = |digit: &u8| {
        char::from(*digit)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut rest = text.as_bytes();
    let characters = std::iter::from_fn(|| {
        let (&first, behind) = rest.split_first()?;
        let escaped = behind.split_at_checked(2).filter(|_| first == b'%');
        let meant = escaped.and_then(|(digits, _)| Some(hex(&digits[0])? << 4 | hex(&digits[1])?));
        rest = if meant.is_some() {
            &behind[2..]
        } else {
            behind
        };
        Some(meant.unwrap_or(first))
    });
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in characters.filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    Some(bytes)
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let is_filled = digit > three.len();
            text.push(if is_filled {
                '='
            } else {
                char::from(BASE64_DIGITS[(bits >> (18 - 6 * digit) & 63) as usize])
            });
        }
    }
    text
}

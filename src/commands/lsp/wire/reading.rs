//! Reading one message of a client: its header, and as many bytes as that announces (LSP 3.17,
//! "Base Protocol").

use std::io::{self, BufRead, Read as _};

use lsp_server::{ErrorCode, Message};

use crate::content::LARGEST_TEXT;

/// The longest message that is read, in bytes: the largest text, with room for what JSON adds to
/// it.
const LONGEST_MESSAGE: u64 = 3 * LARGEST_TEXT;
/// The longest message that is skipped, in bytes (1 GiB). A longer one is hardly real, so the
/// header must be wrong.
const LONGEST_PASSED_OVER: u64 = 1 << 30;
/// The longest line of a header, in bytes.
const LONGEST_LINE: u64 = 4 << 10;
/// The lines of a header.
const MOST_LINES: usize = 32;

/// What was read from a client.
#[derive(Debug)]
pub enum Received {
    /// A message.
    Message(Message),
    /// A message that cannot be read, and why; the next one can.
    Unread(ErrorCode, String),
    /// The end of the input.
    Nothing,
}

/// Reads what a client sends next.
///
/// # Errors
///
/// If it is unclear where the next message begins; the sentence says what came instead.
pub fn read(input: &mut impl BufRead) -> Result<Received, String> {
    let Some(length) = header(input)? else {
        return Ok(Received::Nothing);
    };
    let broken = |error: Option<io::Error>| match error {
        Some(error) => format!("the client's message is incomplete: {error}"),
        None => "the client's message is incomplete".to_owned(),
    };
    if length > LONGEST_MESSAGE {
        let why =
            format!("a message of {length} bytes is too long; the limit is {LONGEST_MESSAGE}");
        let passed_over = length <= LONGEST_PASSED_OVER
            && io::copy(&mut input.take(length), &mut io::sink())
                .is_ok_and(|passed| passed == length);
        return if passed_over {
            Ok(Received::Unread(ErrorCode::InvalidRequest, why))
        } else {
            Err(why)
        };
    }
    let mut bytes = Vec::new();
    match input.take(length).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 == length => {}
        Ok(_) => return Err(broken(None)),
        Err(error) => return Err(broken(Some(error))),
    }
    Ok(match serde_json::from_slice(&bytes) {
        Ok(message) => Received::Message(message),
        Err(error) => Received::Unread(ErrorCode::ParseError, format!("invalid message: {error}")),
    })
}

/// The length that a header announces; `None` if the client has left.
fn header(input: &mut impl BufRead) -> Result<Option<u64>, String> {
    let mut length = None;
    for number in 0..=MOST_LINES {
        let mut line = Vec::new();
        let read = input.take(LONGEST_LINE).read_until(b'\n', &mut line);
        read.map_err(|error| format!("could not read from the client: {error}"))?;
        if line.is_empty() && number == 0 {
            return Ok(None);
        }
        if line.pop() != Some(b'\n') {
            let longest = line.len() as u64 + 1 >= LONGEST_LINE;
            let what = if longest {
                "has a line that does not end"
            } else {
                "is incomplete"
            };
            return Err(format!("the header of the client's message {what}"));
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if line.is_empty() {
            return length
                .map(Some)
                .ok_or_else(|| "the client's message has no Content-Length".to_owned());
        }
        let line = String::from_utf8_lossy(&line);
        let Some((name, value)) = line.split_once(':') else {
            return Err(format!("`{}` is not a header", shortened(&line)));
        };
        if name.trim().eq_ignore_ascii_case("Content-Length") {
            let value = value.trim();
            let read = value
                .parse()
                .ok()
                .filter(|_| value.bytes().all(|byte| byte.is_ascii_digit()));
            length =
                Some(read.ok_or_else(|| {
                    format!("`{}` is not a valid Content-Length", shortened(value))
                })?);
        }
    }
    Err(format!(
        "the header of the client's message has more than {MOST_LINES} lines"
    ))
}

/// The beginning of an arbitrary text, without characters that a terminal would act upon.
fn shortened(text: &str) -> String {
    text.chars()
        .take(60)
        .flat_map(char::escape_default)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a client is heard to say, up to where it is not understood.
    fn heard(sent: &[u8]) -> Vec<String> {
        let mut input = sent;
        let mut heard = Vec::new();
        loop {
            match read(&mut input) {
                Ok(Received::Message(message)) => {
                    heard.push(serde_json::to_string(&message).expect("JSON"));
                }
                Ok(Received::Unread(_, why)) => heard.push(format!("unread: {why}")),
                Ok(Received::Nothing) => return heard,
                Err(why) => {
                    heard.push(format!("end: {why}"));
                    return heard;
                }
            }
        }
    }

    fn message(json: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{json}", json.len())
    }

    const EXIT: &str = r#"{"method":"exit"}"#;

    #[test]
    fn messages_are_read_one_after_the_other() {
        let two = message(EXIT) + "content-length:17\nContent-Type: any\n\n" + EXIT;
        assert_eq!(heard(two.as_bytes()), [EXIT, EXIT]);
        assert_eq!(heard(b""), [""; 0]);
    }

    #[test]
    fn a_message_that_cannot_be_read_is_passed_over() {
        let deep = message(&("[".repeat(100_000) + &"]".repeat(100_000)));
        let long = message(&"x".repeat(usize::try_from(LONGEST_MESSAGE).expect("a size") + 1));
        for (wrong, why) in [
            (deep, "invalid message: recursion limit exceeded"),
            (long, "a message of 12582913 bytes is too long"),
            (message("{"), "invalid message: EOF"),
            (message("\u{0}"), "invalid message: expected value"),
        ] {
            let all = heard((wrong + &message(EXIT)).as_bytes());
            assert!(all[0].starts_with(&format!("unread: {why}")), "{}", all[0]);
            assert_eq!(all[1..], [EXIT]);
        }
    }

    #[test]
    fn a_header_that_is_none_ends_the_conversation_with_a_sentence() {
        for (sent, why) in [
            (
                "Content-Length: 99999999999999\r\n\r\n",
                "a message of 99999999999999 bytes is too long; the limit is 12582912",
            ),
            (
                "Content-Length: 99999999999999999999999\r\n\r\n",
                "`99999999999999999999999` is not a valid Content-Length",
            ),
            (
                "Content-Length: 13000000\r\n\r\n{}",
                "a message of 13000000 bytes is too long; the limit is 12582912",
            ),
            (
                "Content-Length: -1\r\n\r\n{}",
                "`-1` is not a valid Content-Length",
            ),
            (
                "Content-Length: +1\r\n\r\n{}",
                "`+1` is not a valid Content-Length",
            ),
            (
                "Content-Length: two\r\n\r\n{}",
                "`two` is not a valid Content-Length",
            ),
            (
                "Content-Length: 9\r\n\r\n{}",
                "the client's message is incomplete",
            ),
            (
                "Content-Type: a\r\n\r\n{}",
                "the client's message has no Content-Length",
            ),
            ("\r\n\r\n{}", "the client's message has no Content-Length"),
            (
                "Content-Length: 2",
                "the header of the client's message is incomplete",
            ),
            ("\u{1b}[2J\n\n", "`\\u{1b}[2J` is not a header"),
        ] {
            assert_eq!(heard(sent.as_bytes()), [format!("end: {why}")], "{sent:?}");
        }
        let endless = "a".repeat(1 << 20);
        assert_eq!(
            heard(endless.as_bytes()),
            ["end: the header of the client's message has a line that does not end"]
        );
        let many = "A: b\r\n".repeat(1 << 20);
        assert_eq!(
            heard(many.as_bytes()),
            ["end: the header of the client's message has more than 32 lines"]
        );
    }
}

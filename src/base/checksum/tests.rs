//! What a checksum distinguishes: a complete text from one that was changed, merged, cut short, or
//! written by another version.

use super::{Damage, append, verified_lines};

const FIRST: &str = "factpress list 2";

fn with_checksum(lines: &str) -> String {
    let mut text = format!("{FIRST}\n{lines}");
    append(&mut text);
    text
}

#[test]
fn a_sealed_text_opens_to_its_lines() {
    for lines in ["", "one\n", "one\ntwo\n", "end of something\n"] {
        assert_eq!(
            verified_lines(&with_checksum(lines), FIRST).as_deref(),
            Ok(lines)
        );
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let text = with_checksum("one\ntwo\n").replace('\n', "\r\n");
    assert_eq!(verified_lines(&text, FIRST).as_deref(), Ok("one\ntwo\n"));
}

#[test]
fn any_other_byte_and_any_shorter_text_is_damage() {
    let text = with_checksum("one\ntwo\n");
    for length in 0..text.len() {
        assert!(
            verified_lines(&text[..length], FIRST).is_err(),
            "its first {length} bytes"
        );
    }
    let mut bytes = text.into_bytes();
    for at in 0..bytes.len() {
        bytes[at] ^= 1;
        assert!(
            verified_lines(&String::from_utf8_lossy(&bytes), FIRST).is_err(),
            "another byte at {at}"
        );
        bytes[at] ^= 1;
    }
}

#[test]
fn damage_is_called_what_it_is() {
    let whole = with_checksum("one\ntwo\n");
    assert_eq!(
        verified_lines(&whole.replace("two", "too"), FIRST),
        Err(Damage::Changed)
    );
    assert_eq!(
        verified_lines("factpress list 2\none\n", FIRST),
        Err(Damage::Changed),
        "nothing at its end"
    );
    assert_eq!(
        verified_lines(
            &with_checksum("<<<<<<< HEAD\none\n").replace("one", "two"),
            FIRST
        ),
        Err(Damage::Merged)
    );
    let merged = format!("<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> branch\n");
    assert_eq!(verified_lines(&merged, FIRST), Err(Damage::Merged));
    assert_eq!(
        verified_lines("factpress list 1\none\n", FIRST),
        Err(Damage::OtherVersion)
    );
    assert_eq!(
        verified_lines(&whole.replace("list 2", "list 20"), FIRST),
        Err(Damage::OtherVersion)
    );
    for foreign in [
        "",
        "\n",
        "factpress other 2\n",
        " factpress list 2\n",
        "mine",
    ] {
        assert_eq!(
            verified_lines(foreign, FIRST),
            Err(Damage::Foreign),
            "{foreign:?}"
        );
    }
}

//! A fingerprint: a 64-bit hash that tells whether a value has changed since the last run of the
//! same program.

use std::hash::{BuildHasher as _, Hash};

use foldhash::quality::FixedState;

/// The fingerprint of a value: equal values have the same one in every run of a program, and
/// different values have different ones in all but one of 2^64 cases. It is only compared with the
/// earlier fingerprint of the same thing, and never used for a lookup.
#[must_use]
pub fn fingerprint<T: Hash + ?Sized>(value: &T) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}

/// Bytes as small hexadecimal digits, two per byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn each_byte_has_two_digits() {
        assert_eq!(hex(&[0x00, 0x0a, 0xf0, 0xff]), "000af0ff");
    }
}

//! Punycode (RFC 3492): host names beyond ASCII in the form that the DNS carries, after `xn--`.

/// What a label in that form begins with.
const PREFIX: &str = "xn--";
/// The parameters of RFC 3492, section 5.
const PUNYCODE_BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// The letters of a label that begins with `xn--`; `None` for any other label, and for one that
/// cannot be decoded.
pub fn decoded(label: &str) -> Option<String> {
    let (prefix, code) = label.split_at_checked(PREFIX.len())?;
    if !prefix.eq_ignore_ascii_case(PREFIX) || !code.is_ascii() || code.is_empty() {
        return None;
    }
    let (plain, deltas) = code.rsplit_once('-').unwrap_or(("", code));
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut at, mut bias) = (FIRST_CODE, 0_u32, FIRST_BIAS);
    let mut digits = deltas.bytes();
    while digits.len() > 0 {
        let (before, mut weight, mut k) = (at, 1_u32, PUNYCODE_BASE);
        loop {
            let digit = value(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = threshold(k, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(PUNYCODE_BASE - threshold)?;
            k += PUNYCODE_BASE;
        }
        let length = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(at - before, length, before == 0);
        code = code.checked_add(at / length)?;
        at %= length;
        letters.insert(usize::try_from(at).ok()?, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// A label in the `xn--` form; one of ASCII alone stays as it is. `None` if it is so long that the
/// numbers overflow.
pub fn encoded(label: &str) -> Option<String> {
    let label = label.to_lowercase();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    if out.len() == label.len() {
        return Some(label);
    }
    let (plain, all) = (u32::try_from(out.len()).ok()?, label.chars().count());
    if plain > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0_u32, FIRST_BIAS, plain);
    while usize::try_from(done).ok()? < all {
        let next = label
            .chars()
            .map(u32::from)
            .filter(|letter| *letter >= code)
            .min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for letter in label.chars().map(u32::from) {
            if letter < code {
                delta = delta.checked_add(1)?;
            } else if letter == code {
                let (mut rest, mut k) = (delta, PUNYCODE_BASE);
                loop {
                    let threshold = threshold(k, bias);
                    if rest < threshold {
                        break;
                    }
                    out.push(digit(
                        threshold + (rest - threshold) % (PUNYCODE_BASE - threshold),
                    ));
                    rest = (rest - threshold) / (PUNYCODE_BASE - threshold);
                    k += PUNYCODE_BASE;
                }
                out.push(digit(rest));
                bias = adapted(delta, done + 1, done == plain);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, code) = (delta.checked_add(1)?, code + 1);
    }
    Some(format!("{PREFIX}{out}"))
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

/// The bias for the next letter (RFC 3492, section 6.1).
fn adapted(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (PUNYCODE_BASE - T_MIN) * T_MAX / 2 {
        delta /= PUNYCODE_BASE - T_MIN;
        k += PUNYCODE_BASE;
    }
    k + (PUNYCODE_BASE - T_MIN + 1) * delta / (delta + SKEW)
}

/// The value of a digit: 0 to 25 for letters, 26 to 35 for digits.
fn value(digit: u8) -> Option<u32> {
    char::from(digit).to_digit(PUNYCODE_BASE).map(|value| {
        if digit.is_ascii_digit() {
            value + 26
        } else {
            value - 10
        }
    })
}

/// The digit for a number below 36.
fn digit(value: u32) -> char {
    char::from_digit(
        if value < 26 { value + 10 } else { value - 26 },
        PUNYCODE_BASE,
    )
    .unwrap_or('a')
}

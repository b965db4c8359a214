//! Which part of a file a request asks for (RFC 9110, section 14), so that a browser can jump within
//! a video.

use std::ops::Range;

use hyper::HeaderMap;
use hyper::header::{IF_RANGE, RANGE};

/// What is sent of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePart {
    /// All of it.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// Nothing: it is shorter than what is asked for.
    Beyond,
}

/// The part that these headers ask for, of a file with this length and this entity tag.
///
/// Whoever asks for several parts gets the whole file, as the standard allows, and so does whoever
/// has a part of an earlier version of it.
#[must_use]
pub fn part(headers: &HeaderMap, length: u64, tag: &str) -> FilePart {
    let mut ranges = headers.get_all(RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else {
        return FilePart::Whole;
    };
    let is_other = headers
        .get(IF_RANGE)
        .is_some_and(|known| known.as_bytes() != tag.as_bytes());
    if is_other {
        return FilePart::Whole;
    }
    let wanted = range.to_str().ok().and_then(|range| wanted(range, length));
    wanted.unwrap_or(FilePart::Whole)
}

/// The part that a header asks for; `None` if it is not understood, which counts as if it were not
/// there.
fn wanted(range: &str, length: u64) -> Option<FilePart> {
    let (unit, ranges) = range.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let mut ranges = ranges
        .split(',')
        .map(str::trim)
        .filter(|range| !range.is_empty());
    let (first, last) = ranges.next()?.split_once('-')?;
    if ranges.next().is_some() {
        return None;
    }
    let (from, to) = match (first.trim(), last.trim()) {
        ("", suffix) => match number(suffix)? {
            0 => return Some(FilePart::Beyond),
            // No header can name a part of an empty file.
            _ if length == 0 => return None,
            suffix => (length.saturating_sub(suffix), length),
        },
        (first, "") => (number(first)?, length),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            (first, length.min(last.saturating_add(1)))
        }
    };
    Some(if from < length {
        FilePart::Bytes(from..to)
    } else {
        FilePart::Beyond
    })
}

/// A number of any length; one that is too large for any file counts as the largest.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"abc\"";

    fn asked(range: &str) -> FilePart {
        of(&[("range", range)], 10)
    }

    fn of(headers: &[(&'static str, &str)], length: u64) -> FilePart {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        part(&map, length, TAG)
    }

    #[test]
    fn one_range_is_a_part_of_the_file() {
        for (range, part) in [
            ("bytes=0-0", 0..1),
            ("bytes=2-5", 2..6),
            ("bytes=2-", 2..10),
            ("bytes=9-", 9..10),
            ("bytes=2-99", 2..10),
            ("bytes=-3", 7..10),
            ("bytes=-99", 0..10),
            ("Bytes= 2-5 ", 2..6),
            ("bytes=,2-5,", 2..6),
            ("bytes=0-99999999999999999999999", 0..10),
        ] {
            assert_eq!(asked(range), FilePart::Bytes(part), "{range}");
        }
    }

    #[test]
    fn a_range_behind_the_end_cannot_be_sent() {
        for range in [
            "bytes=10-",
            "bytes=10-12",
            "bytes=-0",
            "bytes=99999999999999999999999-",
        ] {
            assert_eq!(asked(range), FilePart::Beyond, "{range}");
        }
        assert_eq!(of(&[("range", "bytes=0-")], 0), FilePart::Beyond);
    }

    #[test]
    fn whatever_else_is_asked_for_is_the_whole_file() {
        for range in [
            "bytes=5-2",
            "bytes=a-b",
            "bytes=-",
            "bytes=",
            "bytes",
            "lines=0-3",
            "bytes=0-1,3-4",
            "bytes=+1-2",
            "",
        ] {
            assert_eq!(asked(range), FilePart::Whole, "{range}");
        }
        assert_eq!(of(&[], 10), FilePart::Whole);
        assert_eq!(of(&[("range", "bytes=-5")], 0), FilePart::Whole);
        let two = [("range", "bytes=0-1"), ("range", "bytes=3-4")];
        assert_eq!(of(&two, 10), FilePart::Whole);
    }

    #[test]
    fn a_part_goes_on_only_from_the_same_file() {
        let ask = |tag: &str| of(&[("range", "bytes=2-"), ("if-range", tag)], 10);
        assert_eq!(ask(TAG), FilePart::Bytes(2..10));
        for other in [
            "\"abd\"",
            "W/\"abc\"",
            "Sat, 29 Oct 2024 19:43:31 GMT",
            "abc",
        ] {
            assert_eq!(ask(other), FilePart::Whole, "{other}");
        }
    }
}

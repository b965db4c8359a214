//! Offsets into recordings: a place as people write it, such as `00:12:31`, and the link that leads
//! to it.

/// The hosts whose players take the place as a part of the query, and know no fragment.
const BY_QUERY: [&str; 3] = ["youtube.com", "youtube-nocookie.com", "youtu.be"];

/// The host whose player takes the place as a fragment with a unit.
const WITH_UNIT: &str = "vimeo.com";

/// The seconds from the beginning to a place written as `12:31` or `1:02:03`; of a stretch
/// (`12:31–12:40`), those to its beginning. `None` for any other text.
#[must_use]
pub fn seconds(text: &str) -> Option<u32> {
    let begin = text.split(['-', '–', '—']).next().unwrap_or_default();
    let parts: Vec<&str> = begin.trim().split(':').collect();
    let (first, others) = parts.split_first()?;
    if !(1..=2).contains(&others.len()) || first.len() > 3 {
        return None;
    }
    let number = |part: &str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let mut seconds = number(first)?;
    for part in others {
        let part = number(part).filter(|value| part.len() == 2 && *value < 60)?;
        seconds = seconds * 60 + part;
    }
    Some(seconds)
}

/// The address of a recording with a place in it, as browsers (W3C Media Fragments URI 1.0) and the
/// players of large platforms know it. An address that names a place already stays as it is.
#[must_use]
pub fn link(url: &str, seconds: u32) -> String {
    if url.contains('#') || url.contains("?t=") || url.contains("&t=") {
        return url.to_owned();
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', ':']).next().unwrap_or_default();
    let is_of = |known: &str| {
        let above = host.strip_suffix(known);
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
    };
    let is_by_query = BY_QUERY.iter().any(|known| is_of(known));
    let unit = if is_of(WITH_UNIT) { "s" } else { "" };
    let sign = match (is_by_query, url.contains('?')) {
        (false, _) => '#',
        (true, false) => '?',
        (true, true) => '&',
    };
    format!("{url}{sign}t={seconds}{unit}")
}

#[cfg(test)]
mod tests {
    use super::{link, seconds};

    #[test]
    fn a_place_is_minutes_and_seconds_or_hours_before_them() {
        for (text, expected) in [
            ("12:31", Some(751)),
            ("00:12:31", Some(751)),
            ("1:02:03", Some(3723)),
            ("100:00", Some(6000)),
            (" 0:07 ", Some(7)),
            ("12:31–12:40", Some(751)),
            ("12:31 - 12:40", Some(751)),
            ("minute 4", None),
            ("12:3", None),
            ("12:60", None),
            ("1:2:3:4", None),
            ("12", None),
            ("", None),
            (":12", None),
            ("+1:00", None),
            ("page 12:31", None),
            ("4294967295:00", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_leads_to_the_place_as_the_host_knows_it() {
        for (url, expected) in [
            ("https://a.example/v.mp4", "https://a.example/v.mp4#t=751"),
            ("https://a.example/?v=1", "https://a.example/?v=1#t=751"),
            (
                "https://www.youtube.com/watch?v=x",
                "https://www.youtube.com/watch?v=x&t=751",
            ),
            ("https://youtu.be/x", "https://youtu.be/x?t=751"),
            (
                "https://player.vimeo.com/video/5",
                "https://player.vimeo.com/video/5#t=751s",
            ),
            ("https://notyoutube.com/x", "https://notyoutube.com/x#t=751"),
            ("https://youtu.be/x?t=5", "https://youtu.be/x?t=5"),
            ("https://a.example/v#here", "https://a.example/v#here"),
        ] {
            assert_eq!(link(url, 751), expected);
        }
    }
}

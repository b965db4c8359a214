//! Numbers of entries: given so that an entry keeps its number when others come, go and change.

/// Entries of one type in the order of their numbers.
#[derive(Debug, Clone)]
pub struct NumberedEntries<T> {
    /// What the type is called.
    pub id: &'static str,
    /// The entry of each number; nothing where a number is free.
    pub places: Vec<Option<T>>,
    /// For how many numbers a file of entries is.
    pub a_part: usize,
}

/// Gives each of these things a place that depends on its key, and on few other keys: a place at or
/// soon after the one that the key's BLAKE3 asks for, in a list that is between a half and two
/// thirds full.
///
/// A thing more moves those alone that stand close behind it (two on average), but when the list
/// has to grow by half or by a third. Keys must differ.
///
/// # Panics
///
/// Never: places are below the length.
#[must_use]
pub fn slots<T>(things: Vec<(&str, T)>) -> Vec<Option<T>> {
    let length = room(things.len() + things.len() / 2);
    let mut ordered: Vec<(u64, &str, T)> = things
        .into_iter()
        .map(|(key, thing)| (fingerprint(key), key, thing))
        .collect();
    ordered.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut places: Vec<Option<T>> = Vec::with_capacity(length);
    let mut left = ordered.len();
    for (wish, _, thing) in ordered {
        let wished = usize::try_from((u128::from(wish) * length as u128) >> 64)
            .expect("it is below the length");
        // Behind the place there must be enough of them for all that come after.
        let place = wished.max(places.len()).min(length - left);
        places.resize_with(place, || None);
        places.push(Some(thing));
        left -= 1;
    }
    places
}

/// The number from which each row's own go on: room is left to grow, so that rows seldom move those
/// behind them.
pub fn firsts<T>(rows: &[NumberedEntries<T>]) -> Vec<usize> {
    let mut next = 0;
    let first = |row: &NumberedEntries<T>| {
        let first = next;
        next += room(row.places.len());
        first
    };
    rows.iter().map(first).collect()
}

/// The least number of the form 2^n or 1.5 · 2^n that is not below this one.
fn room(length: usize) -> usize {
    let power = length.next_power_of_two();
    if length == 0 {
        0
    } else if power >= 4 && length <= power / 4 * 3 {
        power / 4 * 3
    } else {
        power
    }
}

/// The first eight bytes of a key's BLAKE3.
pub fn fingerprint(key: &str) -> u64 {
    let hash = blake3::hash(key.as_bytes());
    u64::from_be_bytes(
        hash.as_bytes()[..8]
            .try_into()
            .expect("eight bytes of thirty-two"),
    )
}

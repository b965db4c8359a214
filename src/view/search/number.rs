//! Numbers of entries, chosen so that an entry keeps its number when others are added, removed or
//! changed.

/// Entries of one type in the order of their numbers.
#[derive(Debug, Clone)]
pub struct NumberedEntries<T> {
    /// The name of the type.
    pub id: &'static str,
    /// The entry of each number; `None` if the number is free.
    pub places: Vec<Option<T>>,
    /// How many numbers a file of entries covers.
    pub a_part: usize,
}

/// Gives each of these things a place that depends on its key and on few other keys: the place
/// given by the key's BLAKE3, or the next free one after it, in a list that is between half and two
/// thirds full.
///
/// One more thing only moves those close behind it (two on average), unless the list has to grow,
/// by a half or a third. Keys must differ.
///
/// # Panics
///
/// Never: places are below the length.
#[must_use]
pub fn slots<T>(things: Vec<(&str, T)>) -> Vec<Option<T>> {
    let length = capacity(things.len() + things.len() / 2);
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
        // All things that follow need a place after this one.
        let place = wished.max(places.len()).min(length - left);
        places.resize_with(place, || None);
        places.push(Some(thing));
        left -= 1;
    }
    places
}

/// The first number of each row. Rows have room to grow, so that they seldom move those behind
/// them.
pub fn first_numbers<T>(rows: &[NumberedEntries<T>]) -> Vec<usize> {
    let mut next = 0;
    let first = |row: &NumberedEntries<T>| {
        let first = next;
        next += capacity(row.places.len());
        first
    };
    rows.iter().map(first).collect()
}

/// The least number of the form 2^n or 1.5 · 2^n that is not less than this one.
fn capacity(length: usize) -> usize {
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

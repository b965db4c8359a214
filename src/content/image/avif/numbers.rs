//! Numbers of several bytes, as the boxes of AVIF contain them one after the other.

/// How many items are read at most.
const MAX_ITEMS: usize = 10_000;

/// Numbers, read one after the other; `None` as soon as the bytes end.
pub struct Numbers<'b>(pub &'b [u8]);

impl Numbers<'_> {
    /// The next number of this many bytes, 0 to 8.
    pub fn next(&mut self, bytes: usize) -> Option<u64> {
        let (own, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(
            own.iter()
                .fold(0, |number, byte| number << 8 | u64::from(*byte)),
        )
    }

    /// The next id: of four bytes where they are long, and else of two.
    pub fn id(&mut self, is_long: bool) -> Option<u32> {
        u32::try_from(self.next(if is_long { 4 } else { 2 })?).ok()
    }

    /// The next count, likewise; `None` for more than [`MAX_ITEMS`].
    pub fn count(&mut self, is_long: bool) -> Option<usize> {
        usize::try_from(self.next(if is_long { 4 } else { 2 })?)
            .ok()
            .filter(|count| *count <= MAX_ITEMS)
    }
}

//! What generated publications are made of: seeded chance, and the words of an imaginary town.

/// What claims are about.
pub const NOUNS: [&str; 16] = [
    "library",
    "bridge",
    "market",
    "school",
    "harbour",
    "park",
    "tram line",
    "town hall",
    "museum",
    "bakery",
    "theatre",
    "fountain",
    "stadium",
    "clinic",
    "orchard",
    "windmill",
];
/// What is said to have happened.
pub const VERBS: [&str; 8] = [
    "opened",
    "closed",
    "moved",
    "grew",
    "shrank",
    "was painted",
    "was measured",
    "was renamed",
];
const WORDS: [&str; 24] = [
    "the", "council", "minutes", "record", "a", "measured", "count", "of", "visitors", "in",
    "spring", "and", "autumn", "shows", "that", "figures", "were", "read", "twice", "by", "two",
    "clerks", "on", "paper",
];

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, seeded, the same on every machine.
pub struct Random(u64);

impl Random {
    /// A generator that always gives the same numbers for this seed.
    pub fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("the bound is a usize")
    }

    /// One of a list.
    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A sentence of this many words.
    pub fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.pick(&WORDS)).collect();
        let mut text = words.join(" ");
        text[..1].make_ascii_uppercase();
        text + "."
    }
}

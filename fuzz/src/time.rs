//! Any bytes as a piece of a text, repeated: four times as much of it must not take many times as
//! long.
//!
//! The first byte says which text of a site or a theme it is. The rest is what comes before the
//! piece, the piece, and what follows it, with a zero byte between them; without any it is all
//! piece.

#![allow(
    dead_code,
    reason = "the tests replay the corpus, and look at no clock"
)]

use std::time::Duration;

use factpress::theme::{Theme, ThemeFile, overlay};

use super::published::FILES;
use crate::small_site::{SmallSite, print};

/// The texts that are made long, in the order of the first byte (`0`, `1`, …), each with what is
/// around it.
const TEXTS: [(&str, &str, &str); 11] = [
    ("content/explainers/library/claims/closed.md", CLAIM, ""),
    (
        "content/explainers/library/claims/closed.md",
        "---\n",
        "\n---\nWords.\n",
    ),
    ("content/explainers/library/index.md", STORY, ""),
    ("content/pages/about.md", ABOUT, ""),
    ("content/people.yaml", "", "\n"),
    ("content/sources/town.yaml", "", "\n"),
    ("content/site.yaml", "", "\n"),
    ("styles/own.css", "", "\n"),
    ("pages/tag.html", "", "\n"),
    ("words/en.yaml", "", "\n"),
    ("share/claim.svg", "", "\n"),
];

const CLAIM: &str = "---\nclaim: The town closed four libraries\nclaimant: ada\nkind: statement\nverdict: open\nas_of: 2024-03-31\nfinding: One closed.\nevidence:\n- {source: minutes, stance: context, note: They list them.}\n---\n";
const STORY: &str = "---\ntitle: The library\nstandfirst: One closed.\npublished: 2024-04-01\nauthors: [gazette]\nclaims: [closed]\n---\n";
const ABOUT: &str = "---\ntitle: About\ndescription: Who we are.\n---\n";

/// The longest text that is made, in bytes; front matter has a limit of its own below that.
const LONGEST: usize = 256 << 10;
const LONGEST_FRONT: usize = 60 << 10;
/// The longest when a corpus is replayed.
const LONGEST_REPLAYED: usize = 16 << 10;

/// Whatever takes less is never too long: it depends on the state of the machine's caches.
const FLOOR: Duration = Duration::from_millis(200);
/// How many times as long four times as much may take. In proportion it is four, and sixteen where
/// the time grows with the square.
const MOST: u32 = 9;
/// How often an input is measured before it counts: the shortest time is the one that nothing else
/// on the machine disturbed.
const TRIES: usize = 4;

/// A piece and where it goes.
struct Piece<'d> {
    path: &'static str,
    before: Vec<u8>,
    piece: &'d [u8],
    after: Vec<u8>,
    longest: usize,
}

impl<'d> Piece<'d> {
    fn of(data: &'d [u8]) -> Option<Self> {
        let (first, rest) = data.split_first()?;
        let number = usize::from(first.wrapping_sub(b'0')) % TEXTS.len();
        let (path, above, below) = TEXTS[number];
        let mut parts = rest.splitn(3, |byte| *byte == 0);
        let parts = [parts.next(), parts.next(), parts.next()];
        let (before, piece, after) = match parts {
            [Some(before), Some(piece), after] => (before, piece, after.unwrap_or_default()),
            _ => (&b""[..], rest, &b""[..]),
        };
        let longest = if number == 1 { LONGEST_FRONT } else { LONGEST };
        let around = |one: &[u8], two: &[u8]| [one, two].concat();
        let is_piece = !piece.is_empty() && piece.len() <= 1 << 10;
        is_piece.then(|| Self {
            path,
            before: around(above.as_bytes(), before),
            piece,
            after: around(after, below.as_bytes()),
            longest,
        })
    }

    /// The text with the piece as often as it goes into a share of so many bytes.
    fn text(&self, bytes: usize) -> Vec<u8> {
        [
            self.before.as_slice(),
            &self.piece.repeat((bytes / self.piece.len()).max(1)),
            &self.after,
        ]
        .concat()
    }

    /// Checks a site or a theme with this text, and makes it where nothing is wrong.
    fn work(&self, text: Vec<u8>) {
        if !self.path.starts_with("content/") {
            let own = vec![ThemeFile::new("themes/own", self.path, text)];
            if let Err(faults) = Theme::new("themes/own", overlay(FILES.clone(), own)) {
                let _ = faults.report().human(true);
            }
            return;
        }
        let checked = SmallSite::new("").with_bytes(self.path, text).checked();
        let _ = checked.report.human(true);
        if let Some(site) = checked.site {
            let theme =
                Theme::new("themes/pamphlet", FILES.clone()).expect("the theme of the tests loads");
            let _ = print(&site, &theme);
        }
    }

    fn takes(&self, bytes: usize, clock: fn() -> Duration) -> Duration {
        let text = self.text(bytes);
        let began = clock();
        self.work(text);
        clock().saturating_sub(began)
    }
}

/// Reads the bytes as a piece, and makes a text of it once.
pub fn run(data: &[u8]) {
    if let Some(piece) = Piece::of(data) {
        piece.work(piece.text(LONGEST_REPLAYED));
    }
}

/// Reads the bytes as a piece, and holds the time for a long text against that for a quarter of it,
/// by a clock of the processor: on any other one, a busy machine makes a quick input slow.
///
/// # Panics
///
/// When the long text takes too many times as long.
pub fn hunt(data: &[u8], clock: fn() -> Duration) {
    let Some(piece) = Piece::of(data) else { return };
    let (mut short, mut long) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        long = long.min(piece.takes(piece.longest, clock));
        if long < FLOOR {
            return;
        }
        short = short.min(piece.takes(piece.longest / 4, clock));
        if long <= short * MOST {
            return;
        }
    }
    panic!(
        "{:?} repeated in {}: {short:?}, and {long:?} for four times as much",
        piece.piece, piece.path
    );
}

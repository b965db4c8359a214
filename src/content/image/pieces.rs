//! Kept bytes: a file made of stretches of another one, with new bytes between them.

use std::borrow::Cow;
use std::ops::Range;

/// What is kept of a file, in order, and what is added.
#[derive(Debug)]
pub struct KeptBytes<'b> {
    from: &'b [u8],
    pieces: Vec<KeptPiece>,
}

/// A place between kept bytes that is filled later.
#[derive(Debug)]
pub struct Gap(usize);

#[derive(Debug)]
enum KeptPiece {
    Kept(Range<usize>),
    Own(Vec<u8>),
}

impl<'b> KeptBytes<'b> {
    /// Keeps nothing of these bytes yet.
    pub fn of(from: &'b [u8]) -> Self {
        Self {
            from,
            pieces: Vec::new(),
        }
    }

    /// Keeps a stretch.
    pub fn keep(&mut self, range: Range<usize>) {
        match self.pieces.last_mut() {
            Some(KeptPiece::Kept(last)) if last.end == range.start => last.end = range.end,
            _ => self.pieces.push(KeptPiece::Kept(range)),
        }
    }

    /// Adds new bytes after what is kept so far.
    pub fn put(&mut self, own: Vec<u8>) {
        if !own.is_empty() {
            self.pieces.push(KeptPiece::Own(own));
        }
    }

    /// Leaves a gap after what is kept so far, for bytes that are known later.
    pub fn place(&mut self) -> Gap {
        self.pieces.push(KeptPiece::Own(Vec::new()));
        Gap(self.pieces.len() - 1)
    }

    /// Fills a gap.
    pub fn fill(&mut self, place: &Gap, own: Vec<u8>) {
        self.pieces[place.0] = KeptPiece::Own(own);
    }

    /// The length of the result, in bytes.
    pub fn length(&self) -> usize {
        let length = |piece: &KeptPiece| match piece {
            KeptPiece::Kept(range) => range.len(),
            KeptPiece::Own(own) => own.len(),
        };
        self.pieces.iter().map(length).sum()
    }

    /// The resulting file; borrowed if it is the old one unchanged.
    pub fn joined(self) -> Cow<'b, [u8]> {
        if let [KeptPiece::Kept(all)] = &*self.pieces {
            return Cow::Borrowed(self.from.get(all.clone()).unwrap_or_default());
        }
        let mut joined = Vec::with_capacity(self.length());
        for piece in &self.pieces {
            joined.extend_from_slice(match piece {
                KeptPiece::Kept(range) => self.from.get(range.clone()).unwrap_or_default(),
                KeptPiece::Own(own) => own,
            });
        }
        Cow::Owned(joined)
    }
}

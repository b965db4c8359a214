//! Long files: made piece by piece, with unchanged pieces copied from the last build's file.

use rayon::prelude::*;

use super::PageBuilder;
use crate::base::fingerprint::fingerprint;
use crate::build::page_cache::{MadePiece, ReusablePieces};
use crate::build::publish::{Sink, WrittenFile};
use crate::plan::Page;
use crate::view::LongFilePiece;

/// How many pieces all threads make together, while the ones before are written. More would take
/// more memory.
const PIECES_AT_ONCE: usize = 8;

impl<S: Sink> PageBuilder<'_, S> {
    /// Makes a long file of a page whose key is this one, and hands it to the sink.
    pub fn long(
        &self,
        page: &Page<'_>,
        path: &str,
        key: Option<u64>,
        pieces: &[LongFilePiece],
    ) -> Result<(WrittenFile, Vec<MadePiece>), S::Error> {
        // Pieces are copied by their position in the file, so the whole file must be the one of the
        // last build.
        let before = match self.reusable.pieces(path) {
            Some(before) => self
                .sink
                .kept(path)?
                .filter(|kept| kept.hash == before.hash)
                .map(|_| before),
            None => None,
        };
        let mut made = Vec::with_capacity(pieces.len());
        let one = |piece: &LongFilePiece| {
            let key = fingerprint(&(key, piece.holds()));
            before
                .as_ref()
                .and_then(|before| self.reusable_piece(path, key, before))
                .unwrap_or_else(|| {
                    let (bytes, shown) = self.renderer.piece(page.edition, piece);
                    let length = bytes.len() as u64;
                    (bytes, MadePiece { key, length, shown })
                })
        };
        let stretches = pieces.chunks(PIECES_AT_ONCE).map(|stretch| {
            let (bytes, stretch): (Vec<_>, Vec<_>) = stretch.par_iter().map(one).unzip();
            made.extend(stretch);
            bytes
        });
        let put = self.sink.put_long(path.to_owned(), Box::new(stretches))?;
        Ok((put, made))
    }

    /// A piece as it is in the last build's file.
    fn reusable_piece(
        &self,
        path: &str,
        key: u64,
        before: &ReusablePieces,
    ) -> Option<(Vec<u8>, MadePiece)> {
        let (range, piece) = before.by_key.get(&key)?;
        Some((self.sink.part(path, range.clone())?, piece.clone()))
    }
}

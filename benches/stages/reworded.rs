//! A claim that is reworded again and again, as an author would between two looks at a preview.

use std::path::PathBuf;

use tempfile::TempDir;

use super::generator;
use super::inputs::write;

/// A site in a folder of its own, of which one claim is reworded again and again.
pub struct Reworded {
    pub root: TempDir,
    /// The claim's file, below the site's root.
    pub path: PathBuf,
    text: String,
    number: u32,
}

impl Reworded {
    pub fn new(claims: usize) -> Self {
        let root = tempfile::tempdir().expect("a folder for the bench");
        write(root.path(), claims);
        let town = generator::town(claims);
        let (path, text) = town
            .into_iter()
            .find(|(path, _)| path.contains("/claims/"))
            .expect("a claim");
        Self {
            root,
            path: path.into(),
            text,
            number: 0,
        }
    }

    pub fn again(&mut self) {
        self.number += 1;
        let reworded =
            self.text
                .replacen("\nfinding: ", &format!("\nfinding: {} ", self.number), 1);
        std::fs::write(self.root.path().join(&self.path), reworded).expect("the file is written");
    }
}

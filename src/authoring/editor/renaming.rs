//! Renames an id wherever it occurs, with the files and folders named after it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Workspace;
use crate::base::text::{Id, nearest_id};
use crate::content::TextRole;
use crate::yaml::record::Noun;

/// Some bytes of a text, and what replaces them.
pub type Replacement = (Range<usize>, String);

/// What changes when an id gets another name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// The edits of each file, in order.
    pub edits: BTreeMap<Arc<str>, Vec<Replacement>>,
    /// Files and folders that move, from and to, below the site's root.
    pub moves: Vec<(String, String)>,
}

impl Workspace {
    /// The id that can be renamed at a byte of a text, with its bytes.
    ///
    /// The id of a document is in its file's name. In its text, the first line represents it.
    ///
    /// # Errors
    ///
    /// Why nothing can be renamed there.
    pub fn renamable(
        &self,
        path: &str,
        byte: usize,
    ) -> Result<(Noun, String, Range<usize>), String> {
        if let Some(mention) = self.mention_at(path, byte) {
            return match mention.noun {
                Noun::Tag | Noun::Rule => {
                    Err(format!("you cannot rename a {} here", mention.noun.word()))
                }
                noun if self.name(noun, &mention.id).is_none() => {
                    Err(format!("there is no {} `{}`", noun.word(), mention.id))
                }
                noun => Ok((noun, mention.id.clone(), mention.bytes.clone())),
            };
        }
        let (noun, id) = self
            .document_at(path, byte)
            .ok_or("there is no id here; to rename a document, go to its first line")?;
        Ok((noun, id, 0..self.first_line(path)))
    }

    /// The document that a byte of a text stands for, with its id. The id of a document is in its
    /// file's name; in its text, the first line represents it.
    pub fn document_at(&self, path: &str, byte: usize) -> Option<(Noun, String)> {
        if byte > self.first_line(path) {
            return None;
        }
        match &self.indexed_files.get(path)?.role {
            TextRole::Claim { name, .. } => Some((Noun::Claim, name.id.to_string())),
            TextRole::Explainer(name) => Some((Noun::Explainer, name.id.to_string())),
            TextRole::Standing(name) => Some((Noun::Standing, name.id.to_string())),
            _ => None,
        }
    }

    /// The length of a text's first line.
    fn first_line(&self, path: &str) -> usize {
        let text = self.text(path);
        text.and_then(|text| text.find('\n')).unwrap_or(0)
    }

    /// What changes when something that has an id gets another one: the places that name it, and
    /// its files.
    ///
    /// # Errors
    ///
    /// Why it cannot have that id.
    pub fn rename_id(&self, noun: Noun, id: &str, new: &str) -> Result<Renaming, String> {
        if Id::new(new).is_none() {
            let near = nearest_id(new);
            return Err(if near == new {
                format!("`{new}` is not a valid id: Windows reserves this name; choose another")
            } else {
                format!("`{new}` is not a valid id; `{near}` is")
            });
        }
        if new == id {
            return Ok(Renaming::default());
        }
        if let Some((file, _)) = self.name(noun, new) {
            return Err(format!(
                "there is already a {} `{new}`, in {file}",
                noun.word()
            ));
        }
        let mut renaming = Renaming {
            moves: self.moves(noun, id, new),
            ..Renaming::default()
        };
        for (file, mention) in self.mentions(noun, id) {
            let edit = (mention.bytes.clone(), mention.written_as(new));
            renaming
                .edits
                .entry(Arc::clone(file))
                .or_default()
                .push(edit);
        }
        for edits in renaming.edits.values_mut() {
            edits.sort_by_key(|(bytes, _)| bytes.start);
            edits.dedup();
        }
        Ok(renaming)
    }

    /// The files and folders that have an id in their names.
    fn moves(&self, noun: Noun, id: &str, new: &str) -> Vec<(String, String)> {
        if noun == Noun::Explainer {
            return vec![(
                format!("content/explainers/{id}"),
                format!("content/explainers/{new}"),
            )];
        }
        let files = self.indexed_files.iter().filter(|(_, indexed)| {
            let ((TextRole::Claim { name, .. }, Noun::Claim)
            | (TextRole::Standing(name), Noun::Standing)) = (&indexed.role, noun)
            else {
                return false;
            };
            name.id.as_str() == id
        });
        files
            .filter_map(|(file, _)| {
                let (folder, name) = file.rsplit_once('/')?;
                Some((
                    file.to_string(),
                    format!("{folder}/{new}{}", name.strip_prefix(id)?),
                ))
            })
            .collect()
    }
}

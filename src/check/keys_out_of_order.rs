//! `keys-out-of-order`: the keys of front matter are in the order of docs/KEYS.md, if a publication
//! asks for that.

use std::iter;
use std::sync::Arc;

use rayon::prelude::*;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Edit, Rule};
use crate::content::document::front_matter;
use crate::model::lint::Weight;
use crate::model::site::{PublishedDocument, Site};
use crate::trail;
use crate::yaml::record::KeyOutline;
use crate::yaml::{self, Sketch};

pub const RULE: Rule = Rule::allow("keys-out-of-order");

/// A key with the lines that belong to it: its value, and the comments above it.
struct KeyBlock {
    /// The position of the key in the order of docs/KEYS.md.
    rank: usize,
    /// Where it begins, in bytes of the front matter.
    start: usize,
}

/// The rule has to read texts again, so it reads none unless somebody asks for it.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    if !is_asked_for(context.site) {
        return Vec::new();
    }
    let documents: Vec<PublishedDocument<'_>> = context.site.documents().collect();
    let wrong = |document: &PublishedDocument<'_>| {
        in_file(
            document.file,
            &context.texts.text(document.file)?,
            document.kind.outline().keys(),
        )
    };
    documents.par_iter().filter_map(wrong).collect()
}

fn is_asked_for(site: &Site) -> bool {
    let asks = |weight: &Weight| *weight != Weight::Allow;
    let by_itself = |document: PublishedDocument<'_>| document.lint.contains_key(RULE.name);
    site.settings.lint.get(RULE.name).is_some_and(asks) || site.documents().any(by_itself)
}

/// The diagnostic for the first key of a file that is behind one that it should precede.
fn in_file(file: &Arc<str>, text: &str, order: &[KeyOutline]) -> Option<Diagnostic> {
    let front = front_matter(text)?;
    let says = &text[front.clone()];
    let blocks = blocks(says, order)?;
    let at = blocks
        .windows(2)
        .position(|two| two[1].rank < two[0].rank)?;
    let (before, key) = (order[blocks[at].rank].name, order[blocks[at + 1].rank].name);
    let message = format!("`{key}` comes after `{before}` here, but before it in docs/KEYS.md");
    let help = "run `factpress check --fix` to put the keys of this file in order".to_owned();
    let to = in_order(says, blocks);
    let is_same = yaml::read(&to, file, 0).ok() == yaml::read(says, file, 0).ok();
    let edit = is_same.then(|| Edit {
        at: At::Bytes(front),
        from: says.to_owned(),
        to,
    });
    Some(
        Diagnostic::new(RULE, file, At::Key(trail![key]), message)
            .with_help(help)
            .with_edit(edit),
    )
}

/// The blocks of front matter; `None` if it has an unknown key, or one that does not begin a line.
fn blocks(says: &str, order: &[KeyOutline]) -> Option<Vec<KeyBlock>> {
    let sketch = Sketch::of(says);
    let block = |(name, entry): (&str, &yaml::SketchEntry)| {
        let rank = order.iter().position(|known| known.name == name)?;
        let key = entry.key.as_ref()?.start;
        (key == 0 || says[..key].ends_with('\n')).then(|| KeyBlock {
            rank,
            start: with_comments(says, key),
        })
    };
    sketch.keys_in(&[]).map(block).collect()
}

/// Where the comments right above a line begin, or the line itself if there are none.
fn with_comments(says: &str, line: usize) -> usize {
    let above = says[..line]
        .split_inclusive('\n')
        .rev()
        .take_while(|line| line.starts_with('#'));
    line - above.map(str::len).sum::<usize>()
}

fn in_order(says: &str, blocks: Vec<KeyBlock>) -> String {
    let first = blocks.first().map_or(says.len(), |block| block.start);
    let ends: Vec<usize> = blocks
        .iter()
        .skip(1)
        .map(|block| block.start)
        .chain([says.len()])
        .collect();
    let mut texts: Vec<(usize, &str)> = iter::zip(blocks, ends)
        .map(|(block, end)| (block.rank, &says[block.start..end]))
        .collect();
    texts.sort_by_key(|(rank, _)| *rank);
    iter::once(&says[..first])
        .chain(texts.into_iter().map(|(_, text)| text))
        .collect()
}

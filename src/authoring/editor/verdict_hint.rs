//! The verdict of each claim that a text refers to, for editors that show it behind the id.

use super::Workspace;
use crate::yaml::record::Noun;
use crate::yaml::{Sketch, scalar_text};

/// A verdict that an editor shows in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictHint {
    /// The byte behind the id of the claim.
    pub byte: usize,
    /// The verdict's label.
    pub label: String,
}

impl Workspace {
    /// The verdicts of the claims to which a text refers.
    #[must_use]
    pub fn verdict_hints(&self, path: &str) -> Vec<VerdictHint> {
        let Some(indexed) = self.indexed_files.get(path) else {
            return Vec::new();
        };
        let claims = indexed
            .mentions
            .iter()
            .filter(|mention| mention.noun == Noun::Claim && !mention.is_own);
        claims
            .filter_map(|mention| {
                Some(VerdictHint {
                    byte: mention.bytes.end,
                    label: self.verdict_label(&mention.id)?,
                })
            })
            .collect()
    }

    /// The label of a claim's verdict; its id if the scale does not have it.
    fn verdict_label(&self, claim: &str) -> Option<String> {
        let (file, _) = self.name(Noun::Claim, claim)?;
        let indexed = self.indexed_files.get(file)?;
        let yaml = &indexed.text[indexed.yaml()];
        let sketch = Sketch::of(yaml);
        let entry = sketch.find(&["verdict".into()])?;
        let id = scalar_text(&yaml[entry.value.clone()]);
        let label = self.name(Noun::Verdict, &id);
        let label = label.map(|(_, verdict)| verdict.title.clone());
        Some(label.filter(|label| !label.is_empty()).unwrap_or(id))
            .filter(|label| !label.is_empty())
    }
}

//! What an editor shows above lines and lets people click: how often something is referred to, and
//! the links from ids to what they name.

use lsp_types::{
    CodeLens, CodeLensParams, Command, DocumentLink, DocumentLinkParams, Location, Uri,
};
use serde_json::{Value, json};

use super::client::SHOW_REFERENCES;
use super::desk::Desk;
use crate::authoring::editor::{FileSpan, ReferredTo};

impl Desk {
    /// How often each thing to which a text gives an id is referred to.
    pub fn lenses(&self, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
        let uri = &params.text_document.uri;
        let path = self.path(uri)?;
        let lines = self.lines_of(&path)?;
        let lens = |referred: ReferredTo| {
            let range = lines.range(&referred.bytes);
            let title = match referred.places.len() {
                1 => "1 reference".to_owned(),
                count => format!("{count} references"),
            };
            // Without a command of the client's, the number is all that is shown.
            let mut command = Command::new(title, String::new(), None);
            if self.client.can_show_references {
                let places: Vec<Location> = referred
                    .places
                    .iter()
                    .filter_map(|place| self.location(place))
                    .collect();
                let arguments: Vec<Value> = vec![json!(uri), json!(range.start), json!(places)];
                SHOW_REFERENCES.clone_into(&mut command.command);
                command.arguments = Some(arguments);
            }
            CodeLens {
                range,
                command: Some(command),
                data: None,
            }
        };
        let referred = self.workspace.referred_to(&path);
        Some(referred.into_iter().map(lens).collect())
    }

    /// Links from the ids in a text to the documents and entries that they name.
    pub fn document_links(&self, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
        let path = self.path(&params.text_document.uri)?;
        let lines = self.lines_of(&path)?;
        let linked = self.workspace.linked(&path).into_iter();
        let link = |(bytes, place, title): (_, FileSpan, &str)| {
            Some(DocumentLink {
                range: lines.range(&bytes),
                target: Some(self.target(&place)?),
                tooltip: (!title.is_empty()).then(|| title.to_owned()),
                data: None,
            })
        };
        Some(linked.filter_map(link).collect())
    }

    /// The address of a place, with its line in the form that editors read.
    fn target(&self, place: &FileSpan) -> Option<Uri> {
        let line = self.lines_of(&place.file)?.position(place.bytes.start).line;
        let file = self.uri(&place.file)?;
        if line == 0 {
            return Some(file);
        }
        format!("{}#L{}", file.as_str(), line + 1).parse().ok()
    }
}

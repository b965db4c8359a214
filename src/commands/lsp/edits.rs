//! Renaming, and changes of several texts in a form that the client takes.

use lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameFile, RenameParams, ResourceOp, TextDocumentEdit,
    TextDocumentPositionParams, TextEdit, WorkspaceEdit,
};

use super::desk::Desk;
use super::findings::text_edit;
use super::refusal::{Refusal, elsewhere, refused};
use crate::authoring::editor::Renaming;
use crate::authoring::rename::{DOCUMENTS, RenameRequest, rename};
use crate::authoring::starter::StarterError;
use crate::yaml::record::Noun;

impl Desk {
    /// The id at a place and its bytes, if it can be renamed.
    pub fn prepare_rename(
        &self,
        position: &TextDocumentPositionParams,
    ) -> Result<PrepareRenameResponse, Refusal> {
        let (path, byte) = self.spot(position).ok_or_else(elsewhere)?;
        let (_, placeholder, bytes) = self.workspace.renamable(&path, byte).map_err(refused)?;
        let range = self.lines_of(&path).ok_or_else(elsewhere)?.range(&bytes);
        Ok(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
    }

    /// The changes that rename the id at a place.
    pub fn rename(&self, params: &RenameParams) -> Result<WorkspaceEdit, Refusal> {
        let (path, byte) = self
            .spot(&params.text_document_position)
            .ok_or_else(elsewhere)?;
        let (noun, old, _) = self.workspace.renamable(&path, byte).map_err(refused)?;
        let renaming = self.renaming(noun, &old, params.new_name.trim())?;
        if let Some((from, to)) = renaming.moves.first().filter(|_| !self.client.can_move) {
            let message = format!(
                "this needs {from} renamed to {to}, but the editor does not let a language server rename files"
            );
            return Err(refused(message));
        }
        self.workspace_edit(&renaming).ok_or_else(elsewhere)
    }

    /// What changes when something gets another id; if it is a document, with its old address
    /// among its aliases, as `factpress rename` does it.
    pub fn renaming(&self, noun: Noun, old: &str, new: &str) -> Result<Renaming, Refusal> {
        if old == new || !DOCUMENTS.contains(&noun) {
            return self.workspace.rename_id(noun, old, new).map_err(refused);
        }
        let public = self.public().map_err(|error| refused(error.to_string()))?;
        let request = RenameRequest {
            old,
            new,
            noun: Some(noun),
            public: public.as_ref(),
            keeps_address: false,
        };
        let renamed = rename(&self.workspace, &request);
        let renamed = renamed.map_err(|StarterError { message, help }| {
            refused(match help {
                Some(help) => format!("{message}; {help}"),
                None => message,
            })
        })?;
        Ok(renamed.renaming)
    }

    /// Changes of texts, followed by those of files, in a form that the client supports.
    pub fn workspace_edit(&self, renaming: &Renaming) -> Option<WorkspaceEdit> {
        let mut files = Vec::new();
        for (file, edits) in &renaming.edits {
            let lines = self.lines_of(file)?;
            let edits: Vec<TextEdit> = edits.iter().map(|edit| text_edit(&lines, edit)).collect();
            files.push((file, self.uri(file)?, edits));
        }
        if !self.client.has_versions {
            #[expect(
                clippy::mutable_key_type,
                reason = "the map is the protocol's own, and no key of it changes"
            )]
            let changes = files
                .into_iter()
                .map(|(_, uri, edits)| (uri, edits))
                .collect();
            return Some(WorkspaceEdit {
                changes: Some(changes),
                ..WorkspaceEdit::default()
            });
        }
        let edit = |(file, uri, edits): (&std::sync::Arc<str>, _, Vec<TextEdit>)| {
            let version = self.open.get(&**file).map(|(_, version)| *version);
            let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
            let edits = edits.into_iter().map(OneOf::Left).collect();
            DocumentChangeOperation::Edit(TextDocumentEdit {
                text_document,
                edits,
            })
        };
        let mut changes: Vec<DocumentChangeOperation> = files.into_iter().map(edit).collect();
        for (from, to) in &renaming.moves {
            let (old_uri, new_uri) = (self.uri(from)?, self.uri(to)?);
            let file = RenameFile {
                old_uri,
                new_uri,
                options: None,
                annotation_id: None,
            };
            changes.push(DocumentChangeOperation::Op(ResourceOp::Rename(file)));
        }
        let document_changes = Some(DocumentChanges::Operations(changes));
        Some(WorkspaceEdit {
            document_changes,
            ..WorkspaceEdit::default()
        })
    }
}

//! Answers to requests: those of the workspace, with positions and addresses in the client's form.

use lsp_server::ErrorCode;
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, FoldingRangeRequest, GotoDefinition,
    HoverRequest, InlayHintRequest, PrepareRenameRequest, References, Rename, Request,
    WillRenameFiles, WorkspaceSymbolRequest,
};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionTextEdit,
    DocumentChangeOperation, DocumentChanges, Documentation, GotoDefinitionParams, Hover,
    HoverContents, HoverParams, InsertTextMode, Location, MarkupContent, MarkupKind, OneOf,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, ReferenceParams, RenameFile,
    RenameParams, ResourceOp, TextDocumentEdit, TextDocumentPositionParams, TextEdit,
    WorkspaceEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::findings::text_edit;
use super::session::Session;
use crate::authoring::editor::{self, CompletionKind, FileSpan, Renaming};
use crate::authoring::rename::{DOCUMENTS, RenameRequest, rename};
use crate::authoring::starter::StarterError;
use crate::yaml::record::Noun;

/// Why there is no answer.
type Refusal = (ErrorCode, String);

impl Session {
    /// The answer to a request.
    pub fn answer(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            Completion::METHOD => {
                let params: CompletionParams = parsed(params)?;
                json(self.complete(&params.text_document_position))
            }
            HoverRequest::METHOD => {
                let params: HoverParams = parsed(params)?;
                json(self.hover(&params.text_document_position_params))
            }
            GotoDefinition::METHOD => {
                let params: GotoDefinitionParams = parsed(params)?;
                json(self.definition(&params.text_document_position_params))
            }
            References::METHOD => {
                let params: ReferenceParams = parsed(params)?;
                json(self.references(
                    &params.text_document_position,
                    params.context.include_declaration,
                ))
            }
            PrepareRenameRequest::METHOD => json(self.prepare_rename(&parsed(params)?)?),
            Rename::METHOD => json(self.rename(&parsed(params)?)?),
            CodeActionRequest::METHOD => json(self.actions(&parsed(params)?)),
            DocumentSymbolRequest::METHOD => json(self.symbols_in(&parsed(params)?)),
            WorkspaceSymbolRequest::METHOD => json(self.symbols(&parsed(params)?)),
            FoldingRangeRequest::METHOD => json(self.folds(&parsed(params)?)),
            InlayHintRequest::METHOD => json(self.hints(&parsed(params)?)),
            WillRenameFiles::METHOD => json(self.before_moves(&parsed(params)?)),
            _ => Err((
                ErrorCode::MethodNotFound,
                format!("unknown method {method}"),
            )),
        }
    }

    /// The file and the byte of a position.
    fn spot(&self, position: &TextDocumentPositionParams) -> Option<(String, usize)> {
        let path = self.path(&position.text_document.uri)?;
        let byte = self.lines_of(&path)?.byte(position.position);
        Some((path, byte))
    }

    fn complete(&self, position: &TextDocumentPositionParams) -> Option<Vec<CompletionItem>> {
        let (path, byte) = self.spot(position)?;
        let lines = self.lines_of(&path)?;
        let item = |(number, offer): (usize, editor::Completion)| CompletionItem {
            label: offer.label.clone(),
            kind: Some(match offer.offer {
                CompletionKind::Key => CompletionItemKind::PROPERTY,
                CompletionKind::Word => CompletionItemKind::ENUM_MEMBER,
                CompletionKind::Id => CompletionItemKind::REFERENCE,
                CompletionKind::Opening => CompletionItemKind::KEYWORD,
                CompletionKind::Snippet => CompletionItemKind::SNIPPET,
            }),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            documentation: (!offer.about.is_empty()).then(|| {
                Documentation::MarkupContent(markup(offer.about, &self.client.completion_form))
            }),
            // Without this, clients sort by the label, and lose an order such as that of a scale.
            sort_text: Some(format!("{}{number:06}", u8::from(!offer.first))),
            filter_text: Some(offer.label),
            // Lines of a text come with their indentation.
            insert_text_mode: Some(InsertTextMode::AS_IS),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: lines.range(&offer.bytes),
                new_text: offer.text,
            })),
            ..CompletionItem::default()
        };
        Some(
            self.workspace
                .complete(&path, byte)
                .into_iter()
                .enumerate()
                .map(item)
                .collect(),
        )
    }

    fn hover(&self, position: &TextDocumentPositionParams) -> Option<Hover> {
        let (path, byte) = self.spot(position)?;
        let hover = self.workspace.hover(&path, byte)?;
        let range = self.lines_of(&path)?.range(&hover.bytes);
        Some(Hover {
            contents: HoverContents::Markup(markup(hover.markdown, &self.client.hover_form)),
            range: Some(range),
        })
    }

    fn definition(&self, position: &TextDocumentPositionParams) -> Option<Location> {
        let (path, byte) = self.spot(position)?;
        self.location(&self.workspace.definition(&path, byte)?)
    }

    fn references(
        &self,
        position: &TextDocumentPositionParams,
        with_own: bool,
    ) -> Option<Vec<Location>> {
        let (path, byte) = self.spot(position)?;
        let places = self.workspace.references(&path, byte, with_own);
        Some(
            places
                .iter()
                .filter_map(|place| self.location(place))
                .collect(),
        )
    }

    fn location(&self, place: &FileSpan) -> Option<Location> {
        let range = self.lines_of(&place.file)?.range(&place.bytes);
        Some(Location {
            uri: self.uri(&place.file)?,
            range,
        })
    }

    fn prepare_rename(
        &self,
        position: &TextDocumentPositionParams,
    ) -> Result<PrepareRenameResponse, Refusal> {
        let (path, byte) = self.spot(position).ok_or_else(elsewhere)?;
        let (_, placeholder, bytes) = self.workspace.renamable(&path, byte).map_err(refused)?;
        let range = self.lines_of(&path).ok_or_else(elsewhere)?.range(&bytes);
        Ok(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
    }

    fn rename(&self, params: &RenameParams) -> Result<WorkspaceEdit, Refusal> {
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

/// A description, which is Markdown, in the form that a client shows.
fn markup(markdown: String, form: &MarkupKind) -> MarkupContent {
    let value = match form {
        MarkupKind::Markdown => markdown,
        MarkupKind::PlainText => plain(&markdown),
    };
    MarkupContent {
        kind: form.clone(),
        value,
    }
}

/// Markdown without the marks that our descriptions have.
fn plain(markdown: &str) -> String {
    let lines = markdown.lines().filter(|line| !line.starts_with("```"));
    let lines: Vec<String> = lines
        .map(|line| line.replace("**", "").replace('`', ""))
        .collect();
    lines.join("\n")
}

fn parsed<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn json(answer: impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

fn elsewhere() -> Refusal {
    refused("this file is not part of the site".to_owned())
}

fn refused(message: String) -> Refusal {
    (ErrorCode::RequestFailed, message)
}

//! Answers to requests: those of the workspace, with positions and addresses in the client's form.

use lsp_server::ErrorCode;
use lsp_types::request::{
    CodeActionRequest, CodeLensRequest, Completion, DocumentLinkRequest, DocumentSymbolRequest,
    FoldingRangeRequest, GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest,
    References, Rename, Request, WillRenameFiles, WorkspaceSymbolRequest,
};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionTextEdit, Documentation,
    GotoDefinitionParams, Hover, HoverContents, HoverParams, InsertTextFormat, InsertTextMode,
    Location, MarkupContent, MarkupKind, ReferenceParams, TextDocumentPositionParams, TextEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::desk::Desk;
use super::refusal::Refusal;
use super::session::Session;
use crate::authoring::editor::{self, CompletionKind, FileSpan};

impl Session {
    /// The answer to a request, from the publication of the file that it is about.
    pub fn answer(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        if method == WorkspaceSymbolRequest::METHOD {
            return json(self.symbols(&parsed(params)?));
        }
        self.desk_for(&params).answer(method, params)
    }
}

impl Desk {
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
            FoldingRangeRequest::METHOD => json(self.folds(&parsed(params)?)),
            CodeLensRequest::METHOD => json(self.lenses(&parsed(params)?)),
            DocumentLinkRequest::METHOD => json(self.document_links(&parsed(params)?)),
            InlayHintRequest::METHOD => json(self.hints(&parsed(params)?)),
            WillRenameFiles::METHOD => json(self.before_moves(&parsed(params)?)),
            _ => Err((
                ErrorCode::MethodNotFound,
                format!("unknown method {method}"),
            )),
        }
    }

    /// The file and the byte of a position.
    pub fn spot(&self, position: &TextDocumentPositionParams) -> Option<(String, usize)> {
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
            insert_text_format: Some(match &offer.snippet {
                Some(_) if self.client.has_snippets => InsertTextFormat::SNIPPET,
                _ => InsertTextFormat::PLAIN_TEXT,
            }),
            // Lines of a text come with their indentation.
            insert_text_mode: Some(InsertTextMode::AS_IS),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: lines.range(&offer.bytes),
                new_text: match offer.snippet {
                    Some(snippet) if self.client.has_snippets => snippet,
                    _ => offer.text,
                },
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

    /// A place in the client's form.
    pub fn location(&self, place: &FileSpan) -> Option<Location> {
        let range = self.lines_of(&place.file)?.range(&place.bytes);
        Some(Location {
            uri: self.uri(&place.file)?,
            range,
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

//! The opening of a session: `initialize`, what the server can do, and `initialized`.

use lsp_server::{Connection, ErrorCode, Message, RequestId, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, DocumentLinkOptions, FileOperationFilter, FileOperationPattern,
    FileOperationRegistrationOptions, FoldingRangeProviderCapability, HoverProviderCapability,
    OneOf, RenameOptions, SaveOptions, ServerCapabilities, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use serde_json::{Value, json};

use super::client::Introduction;
use super::session::Session;
use super::{is_exit, send};
use crate::commands::ExitStatus;
use crate::commands::arguments::LspOptions;

/// Goes through the opening of the protocol with a client (LSP 3.17, "Server lifecycle"). The inner
/// error is the exit status of a run that ends there.
///
/// # Errors
///
/// What the client said instead of `initialized`, in one sentence.
pub fn begin(
    options: &LspOptions,
    connection: &Connection,
) -> Result<Result<Session, ExitStatus>, String> {
    let Some((id, params)) = initialize(connection) else {
        return Ok(Err(ExitStatus::Errors));
    };
    let introduction: Introduction = match serde_json::from_value(params) {
        Ok(introduction) => introduction,
        Err(error) => {
            let message = format!("invalid parameters of `initialize`: {error}");
            let refusal = Response::new_err(id, ErrorCode::InvalidParams as i32, message);
            send(connection, refusal);
            return Ok(Err(ExitStatus::Usage));
        }
    };
    let session = Session::new(options, &introduction);
    let server = json!({ "name": "factpress", "version": env!("CARGO_PKG_VERSION") });
    let answer = json!({ "capabilities": capabilities(&session), "serverInfo": server });
    send(connection, Response::new_ok(id, answer));
    match connection.receiver.recv() {
        Ok(Message::Notification(it)) if it.method == notification::Initialized::METHOD => {
            Ok(Ok(session))
        }
        Ok(message) if !is_exit(&message) => Err(format!(
            "expected the notification `initialized`, got {}",
            name(&message)
        )),
        _ => Ok(Err(ExitStatus::Errors)),
    }
}

/// Waits for the request with which a client begins; `None` if it leaves before that.
fn initialize(connection: &Connection) -> Option<(RequestId, Value)> {
    loop {
        match connection.receiver.recv().ok()? {
            Message::Request(request) if request.method == request::Initialize::METHOD => {
                return Some((request.id, request.params));
            }
            Message::Request(request) => {
                let message = format!("expected `initialize`, got `{}`", request.method);
                send(
                    connection,
                    Response::new_err(request.id, ErrorCode::ServerNotInitialized as i32, message),
                );
            }
            message if is_exit(&message) => return None,
            _ => {}
        }
    }
}

/// What a message is, in words.
fn name(message: &Message) -> String {
    match message {
        Message::Request(request) => format!("the request `{}`", request.method),
        Message::Notification(notification) => {
            format!("the notification `{}`", notification.method)
        }
        Message::Response(_) => "a response".to_owned(),
    }
}

/// What the server can do.
fn capabilities(session: &Session) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::FULL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
            include_text: Some(false),
        })),
        ..TextDocumentSyncOptions::default()
    };
    let triggers = ["[", ":", " ", "/"].map(str::to_owned).to_vec();
    let kinds = vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL];
    ServerCapabilities {
        position_encoding: Some(session.client.encoding.name()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(false),
        }),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        workspace: Some(in_workspace()),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(kinds),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// What the client tells of its folders, and of files before it moves them.
fn in_workspace() -> WorkspaceServerCapabilities {
    let filter = |glob: &str| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob: glob.to_owned(),
            ..FileOperationPattern::default()
        },
    };
    let filters = ["**/content/**/*.md", "**/content/explainers/*"].map(filter);
    WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: Some(WorkspaceFileOperationsServerCapabilities {
            will_rename: Some(FileOperationRegistrationOptions {
                filters: filters.into(),
            }),
            ..WorkspaceFileOperationsServerCapabilities::default()
        }),
    }
}

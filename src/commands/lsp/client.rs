//! The part of a client's `initialize` request that this server uses (LSP 3.17,
//! `InitializeParams`).

use std::path::PathBuf;

use lsp_types::{
    DidChangeWatchedFilesClientCapabilities, MarkupKind, PositionEncodingKind,
    ResourceOperationKind, Uri, WorkspaceEditClientCapabilities, WorkspaceFolder,
};
use serde::Deserialize;
use serde_json::Value;

use super::address;
use super::position::Encoding;

/// The command of a client that shows places, which the extension for VS Code has. Its arguments
/// are an address, a position and the places.
pub const SHOW_REFERENCES: &str = "factpress.showReferences";

/// What a client sends first. Everything else in it is ignored, so a mistake there does no harm.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Introduction {
    #[serde(default)]
    capabilities: ClientCapabilities,
    workspace_folders: Option<Vec<WorkspaceFolder>>,
    /// The folder of an older client, which has only one.
    root_uri: Option<Uri>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ClientCapabilities {
    workspace: Option<WorkspaceCapabilities>,
    text_document: Value,
    general: Option<GeneralCapabilities>,
    window: Value,
    experimental: Value,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct WorkspaceCapabilities {
    workspace_edit: Option<WorkspaceEditClientCapabilities>,
    did_change_watched_files: Option<DidChangeWatchedFilesClientCapabilities>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct GeneralCapabilities {
    position_encodings: Option<Vec<PositionEncodingKind>>,
}

/// What a client can do.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a client announces each of these by itself"
)]
pub struct Client {
    /// The unit in which columns are counted.
    pub encoding: Encoding,
    /// True if the client can take changes of several files with their versions.
    pub has_versions: bool,
    /// True if the client can rename files.
    pub can_move: bool,
    /// The form in which the client shows what a hover says.
    pub hover_form: MarkupKind,
    /// The form in which the client shows what is said of a completion.
    pub completion_form: MarkupKind,
    /// True if the client has people fill in the places of a snippet.
    pub has_snippets: bool,
    /// True if the client can show that something takes a while.
    pub can_show_progress: bool,
    /// True if the client has a command that shows the places which refer to something.
    pub can_show_references: bool,
    /// True if the client can report files that other programs change.
    pub can_watch: bool,
}

impl Introduction {
    /// What the client can do.
    pub fn client(&self) -> Client {
        let ClientCapabilities {
            workspace,
            text_document,
            general,
            window,
            experimental,
        } = &self.capabilities;
        let edits = workspace
            .as_ref()
            .and_then(|workspace| workspace.workspace_edit.as_ref());
        let watched = workspace
            .as_ref()
            .and_then(|workspace| workspace.did_change_watched_files);
        let offered = general
            .as_ref()
            .and_then(|general| general.position_encodings.as_deref());
        let operations = edits
            .and_then(|edits| edits.resource_operations.as_deref())
            .unwrap_or_default();
        let can_move = operations.contains(&ResourceOperationKind::Rename);
        // Operations on files are sent among changes with versions, so a client that takes the
        // former takes the latter, even if it does not say so.
        let has_versions = can_move
            || edits
                .and_then(|edits| edits.document_changes)
                .unwrap_or(false);
        Client {
            encoding: Encoding::agreed(offered),
            has_versions,
            can_move,
            hover_form: form(text_document, "/hover/contentFormat"),
            completion_form: form(
                text_document,
                "/completion/completionItem/documentationFormat",
            ),
            has_snippets: is_true(text_document, "/completion/completionItem/snippetSupport"),
            can_show_progress: is_true(window, "/workDoneProgress"),
            can_show_references: experimental
                .pointer("/commands")
                .and_then(Value::as_array)
                .is_some_and(|commands| commands.iter().any(|name| name == SHOW_REFERENCES)),
            can_watch: watched
                .and_then(|watched| watched.dynamic_registration)
                .unwrap_or(false),
        }
    }

    /// The client's folders, first to last.
    pub fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let folders = self
            .workspace_folders
            .iter()
            .flatten()
            .map(|folder| &folder.uri);
        folders.chain(&self.root_uri).filter_map(address::path)
    }
}

/// The form that a client reads, of those that it lists there: Markdown, unless it lists others
/// alone.
fn form(text_document: &Value, list: &str) -> MarkupKind {
    let listed = text_document.pointer(list).and_then(Value::as_array);
    match listed {
        Some(kinds) if kinds.iter().all(|kind| kind != "markdown") => MarkupKind::PlainText,
        _ => MarkupKind::Markdown,
    }
}

/// True if a client announces this.
fn is_true(capabilities: &Value, place: &str) -> bool {
    capabilities.pointer(place).and_then(Value::as_bool) == Some(true)
}

//! What a client tells the server: texts that it opens, changes, saves and closes, files that other
//! programs change, and its folders.

use lsp_server::Notification;
use lsp_types::Uri;
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Notification as _,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::session::Session;

impl Session {
    /// Handles a notification.
    pub fn note(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                let Some(DidOpenTextDocumentParams { text_document }) = parsed(params) else {
                    return;
                };
                self.find_root(&text_document.uri);
                self.take((text_document.uri, text_document.version, text_document.text));
            }
            DidChangeTextDocument::METHOD => {
                let Some(DidChangeTextDocumentParams {
                    text_document,
                    content_changes,
                }) = parsed(params)
                else {
                    return;
                };
                // The server asks for whole texts, so only the last change counts.
                let Some(change) = content_changes.into_iter().next_back() else {
                    return;
                };
                self.take((text_document.uri, text_document.version, change.text));
            }
            DidCloseTextDocument::METHOD => {
                let Some(DidCloseTextDocumentParams { text_document }) = parsed(params) else {
                    return;
                };
                if let Some((desk, path)) = self.desk_mut(&text_document.uri) {
                    desk.give_up(&path);
                    desk.look();
                }
                self.drop_left();
            }
            DidSaveTextDocument::METHOD => {
                if let Some(DidSaveTextDocumentParams { text_document, .. }) = parsed(params) {
                    self.find_root(&text_document.uri);
                    self.look_around(&[text_document.uri]);
                }
            }
            DidChangeWatchedFiles::METHOD => {
                if let Some(DidChangeWatchedFilesParams { changes }) = parsed(params) {
                    let uris: Vec<Uri> = changes.into_iter().map(|change| change.uri).collect();
                    for uri in &uris {
                        self.find_settings(uri);
                    }
                    self.look_around(&uris);
                    self.drop_left();
                }
            }
            DidChangeWorkspaceFolders::METHOD => {
                if let Some(DidChangeWorkspaceFoldersParams { event }) = parsed(params) {
                    self.change_folders(&event);
                }
            }
            _ => {}
        }
    }
}

/// Parameters as the type that they should have; `None` if they do not, and the notification is
/// ignored.
fn parsed<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

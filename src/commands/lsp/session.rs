//! A session with one client: where the site is, which files are open, and what the client has been
//! sent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_server::Notification;
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::address;
use super::client::{Client, Introduction};
use super::position::Positions;
use crate::authoring::editor::Workspace;
use crate::check::external::Public;
use crate::commands::arguments::LspOptions;
use crate::commands::publication::PUBLIC_FOLDER;
use crate::disk::{self, DiskError, PublicAt};
use crate::report::Line;
use crate::{Options, ThemeChoice};

/// A session with one client.
#[derive(Debug)]
pub struct Session {
    /// The folder that contains `content/`; `None` until one is found.
    pub root: Option<PathBuf>,
    /// The client's other folders that contain a site, which one server cannot serve as well.
    pub unserved: Vec<PathBuf>,
    /// How the site is understood.
    pub options: Options,
    /// What the client can do.
    pub client: Client,
    /// The texts.
    pub workspace: Workspace,
    /// The documents that are open, by path below the root, each with its address and version.
    pub open: BTreeMap<String, (Uri, i32)>,
    /// The findings of the last check.
    pub lines: Vec<Line>,
    /// The files that had mistakes then.
    pub shown: BTreeSet<Arc<str>>,
    /// The last theme that was loaded, and what is wrong with it.
    pub theme: Option<(ThemeChoice, Vec<Line>)>,
    /// True if the texts have changed since the last check.
    pub stale: bool,
    disk_errors: Vec<String>,
}

impl Session {
    /// A session with a client that introduces itself like this.
    pub fn new(options: &LspOptions, introduction: &Introduction) -> Self {
        let root = root(options, introduction);
        let served = |folder: &PathBuf| Some(folder) == root.as_ref();
        let mut unserved: Vec<PathBuf> = introduction
            .folders()
            .filter(|folder| options.root.is_none() && !served(folder) && disk::has_content(folder))
            .collect();
        unserved.sort();
        unserved.dedup();
        Self {
            root,
            unserved,
            options: Options {
                drafts: options.drafts,
                rehearse: true,
                strict: options.strict,
                today: options.today,
                ..Options::default()
            },
            client: introduction.client(),
            workspace: Workspace::default(),
            open: BTreeMap::new(),
            lines: Vec::new(),
            shown: BTreeSet::new(),
            theme: None,
            stale: false,
            disk_errors: Vec::new(),
        }
    }

    /// True if the texts have changed since the last check.
    pub fn is_stale(&self) -> bool {
        self.stale && self.root.is_some()
    }

    /// The errors of the disk since the last call.
    pub fn disk_errors(&mut self) -> Vec<String> {
        std::mem::take(&mut self.disk_errors)
    }

    /// Reads the files of the disk.
    pub fn look(&mut self) {
        let Some(root) = &self.root else { return };
        match disk::found(root) {
            Ok(found) => self.workspace.load(found),
            Err(error) => self.disk_errors.push(error.to_string()),
        }
        self.theme = None;
        self.stale = true;
    }

    /// Handles a notification.
    pub fn note(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                let Some(DidOpenTextDocumentParams { text_document }) = parsed(params) else {
                    return;
                };
                self.find_root(&text_document.uri);
                self.take(text_document.uri, text_document.version, text_document.text);
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
                self.take(text_document.uri, text_document.version, change.text);
            }
            DidCloseTextDocument::METHOD => {
                let Some(DidCloseTextDocumentParams { text_document }) = parsed(params) else {
                    return;
                };
                let Some(path) = self.path(&text_document.uri) else {
                    return;
                };
                self.open.remove(&path);
                self.workspace.close(&path);
                self.look();
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.look(),
            _ => {}
        }
    }

    fn take(&mut self, uri: Uri, version: i32, text: String) {
        let Some(path) = self.path(&uri) else { return };
        self.workspace.open(&path, text);
        self.open.insert(path, (uri, version));
        self.stale = true;
    }

    /// If the client has named no folder with a site, finds one around the first text that it
    /// opens.
    fn find_root(&mut self, uri: &Uri) {
        if self.root.is_none()
            && let Some(path) = address::path(uri)
        {
            let holds = |folder: &&Path| {
                path.starts_with(folder.join("content")) && disk::has_content(folder)
            };
            self.root = path.ancestors().skip(1).find(holds).map(Path::to_owned);
            self.look();
        }
    }

    /// The path below the root of a text in `content/`.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        let path = address::path(uri)?;
        let below = path.strip_prefix(self.root.as_ref()?).ok()?;
        let parts: Option<Vec<&str>> = below
            .components()
            .map(|part| part.as_os_str().to_str())
            .collect();
        Some(parts?.join("/")).filter(|path| path.starts_with("content/"))
    }

    /// The address of a file below the root; of an open one, as the client wrote it.
    pub fn uri(&self, file: &str) -> Option<Uri> {
        match self.open.get(file) {
            Some((uri, _)) => Some(uri.clone()),
            None => address::uri(&self.root.as_ref()?.join(file)),
        }
    }

    /// What is public according to the last build; `None` if there was none.
    ///
    /// # Errors
    ///
    /// If its files cannot be read or are damaged.
    pub fn public(&self) -> Result<Option<Public>, DiskError> {
        let Some(root) = &self.root else {
            return Ok(None);
        };
        let output = root.join(PUBLIC_FOLDER);
        let external = disk::external(root, &output, &PublicAt::Output, None, None)?;
        Ok(external.public)
    }

    /// The lines of a file's text as it is now.
    pub fn lines_of(&self, file: &str) -> Option<Positions<'_>> {
        self.workspace
            .text(file)
            .map(|text| Positions::new(text, self.client.encoding))
    }
}

/// Parameters as the type that they should have; `None` if they do not, and the notification is
/// ignored.
fn parsed<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// The folder that was named on the command line, otherwise the first of the client's folders that
/// contains a site.
fn root(options: &LspOptions, introduction: &Introduction) -> Option<PathBuf> {
    match &options.root {
        Some(root) => std::path::absolute(root).ok(),
        None => introduction
            .folders()
            .find(|folder| disk::has_content(folder)),
    }
}

//! A session with one client: the publications that it works on, each at a desk of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use lsp_types::{PublishDiagnosticsParams, Uri, WorkspaceFoldersChangeEvent};
use serde_json::Value;

use super::address;
use super::client::{Client, Introduction};
use super::desk::{Desk, OpenText};
use crate::Options;
use crate::base::date::Now;
use crate::base::progress::Progress;
use crate::commands::arguments::LspOptions;
use crate::disk;

/// A session with one client.
#[derive(Debug)]
pub struct Session {
    /// What the client can do.
    pub client: Rc<Client>,
    /// How publications are understood.
    options: Options,
    /// True if the command line names the only publication.
    is_fixed: bool,
    /// The folders that the client has open.
    folders: Vec<PathBuf>,
    /// The publications, by the folder that contains `content/`.
    desks: BTreeMap<PathBuf, Desk>,
    /// A desk without texts, which answers for files of no publication.
    nowhere: Desk,
    /// Diagnostics that take back what the client was told of publications that it has left.
    taken_back: Vec<PublishDiagnosticsParams>,
}

impl Session {
    /// A session with a client that introduces itself like this.
    pub fn new(options: &LspOptions, introduction: &Introduction) -> Self {
        let client = Rc::new(introduction.client());
        let understood = Options {
            drafts: options.drafts,
            rehearse: true,
            strict: options.strict,
            today: options.today,
            ..Options::default()
        };
        Self {
            nowhere: Desk::new(PathBuf::new(), &understood, &client),
            client,
            options: understood,
            is_fixed: options.root.is_some(),
            folders: match &options.root {
                Some(root) => std::path::absolute(root).into_iter().collect(),
                None => introduction.folders().collect(),
            },
            desks: BTreeMap::new(),
            taken_back: Vec::new(),
        }
    }

    /// Reads the publications in the client's folders.
    pub fn begin(&mut self) {
        for folder in self.folders.clone() {
            self.look_in(&folder);
        }
        // A publication may be made later, but a wrong `--root` must not look like one without
        // mistakes.
        if self.is_fixed {
            for desk in self.desks.values_mut() {
                let missing = disk::require_content(&desk.root).err();
                desk.disk_errors.extend(missing.map(|why| why.to_string()));
            }
        }
    }

    /// Reads the publications in a folder that are not known yet.
    fn look_in(&mut self, folder: &Path) {
        if self.is_fixed {
            self.add(folder);
            return;
        }
        for root in disk::publications(folder) {
            self.add(&root);
        }
    }

    /// Reads the publication in a folder, unless it is known already. Open texts for which it is
    /// now the nearest publication are moved to it.
    fn add(&mut self, root: &Path) {
        if self.desks.contains_key(root) {
            return;
        }
        let mut desk = Desk::new(root.to_owned(), &self.options, &self.client);
        desk.look();
        self.desks.insert(root.to_owned(), desk);
        let mut moved = Vec::new();
        for (other, desk) in &mut self.desks {
            if other != root && root.starts_with(other) {
                let below: Vec<String> = desk.open.keys().cloned().collect();
                let inside = below
                    .iter()
                    .filter(|path| other.join(path).starts_with(root.join("content")));
                moved.extend(inside.filter_map(|path| desk.give_up(path)));
            }
        }
        for text in moved {
            self.take(text);
        }
    }

    /// True if texts have changed since the last check, or if there is something to take back.
    pub fn is_stale(&self) -> bool {
        !self.taken_back.is_empty() || self.desks.values().any(|desk| desk.stale)
    }

    /// True if the next check may take so long that people want to know why nothing happens.
    pub fn has_long_work(&self) -> bool {
        self.desks.values().any(Desk::has_long_work)
    }

    /// Checks the texts as they are now; gives the mistakes of each file that has or had any.
    pub fn check(
        &mut self,
        now: Option<&Now>,
        progress: &dyn Progress,
    ) -> Vec<PublishDiagnosticsParams> {
        let mut found = std::mem::take(&mut self.taken_back);
        for desk in self.desks.values_mut() {
            found.extend(desk.check(now, progress));
        }
        found
    }

    /// The errors of the disk since the last call.
    pub fn disk_errors(&mut self) -> Vec<String> {
        let desks = self.desks.values_mut();
        desks
            .flat_map(|desk| std::mem::take(&mut desk.disk_errors))
            .collect()
    }

    /// Every publication.
    pub fn desks(&self) -> impl Iterator<Item = &Desk> {
        self.desks.values()
    }

    /// The desk of the file that a request is about; one without texts if it is about none.
    pub fn desk_for(&self, params: &Value) -> &Desk {
        let named = params
            .pointer("/textDocument/uri")
            .or_else(|| params.pointer("/files/0/oldUri"))
            .and_then(Value::as_str);
        named
            .and_then(|uri| address::path(&uri.parse().ok()?))
            .and_then(|path| self.desks.get(&self.root_of(&path)?))
            .unwrap_or(&self.nowhere)
    }

    /// The root of the nearest publication that has a file in its `content/`.
    fn root_of(&self, path: &Path) -> Option<PathBuf> {
        let desks = self.desks.values();
        desks
            .filter(|desk| desk.below(path).is_some())
            .map(|desk| &desk.root)
            .max_by_key(|root| root.components().count())
            .cloned()
    }

    /// The desk of a file, with its path below the desk's root.
    pub fn desk_mut(&mut self, uri: &Uri) -> Option<(&mut Desk, String)> {
        let root = self.root_of(&address::path(uri)?)?;
        let desk = self.desks.get_mut(&root)?;
        let path = desk.path(uri)?;
        Some((desk, path))
    }

    /// Takes the text of an open file as it is now, if the file belongs to a publication.
    pub fn take(&mut self, text: OpenText) {
        if let Some((desk, path)) = self.desk_mut(&text.0) {
            desk.take(path, text);
        }
    }

    /// Reads the publications again in whose folders these files are.
    pub fn look_around(&mut self, uris: &[Uri]) {
        let paths: Vec<PathBuf> = uris.iter().filter_map(address::path).collect();
        for desk in self.desks.values_mut() {
            if paths.iter().any(|path| path.starts_with(&desk.root)) {
                desk.look();
            }
        }
    }

    /// Finds the publication of a text, if the client has named no folder above it: the nearest
    /// with settings, otherwise the nearest folder that contains `content/`.
    pub fn find_root(&mut self, uri: &Uri) {
        if self.is_fixed {
            return;
        }
        let Some(path) = address::path(uri) else {
            return;
        };
        let mut around = path
            .ancestors()
            .skip(1)
            .filter(|folder| path.starts_with(folder.join("content")));
        let found = around.clone().find(|folder| disk::has_settings(folder));
        let found = found.or_else(|| {
            let is_known = self.root_of(&path).is_some();
            around.find(|folder| !is_known && disk::has_content(folder))
        });
        if let Some(root) = found {
            self.add(root);
        }
    }

    /// Reads the publication to which these settings belong, if it is new and in a folder of the
    /// client's.
    pub fn find_settings(&mut self, uri: &Uri) {
        if self.is_fixed {
            return;
        }
        let path = address::path(uri).filter(|path| path.ends_with("content/site.yaml"));
        let root = path.as_deref().and_then(|path| path.ancestors().nth(2));
        if let Some(root) = root
            && self.folders.iter().any(|folder| root.starts_with(folder))
            && disk::has_settings(root)
        {
            self.add(root);
        }
    }

    /// Takes folders of the client's in or out, with the publications in them.
    pub fn change_folders(&mut self, event: &WorkspaceFoldersChangeEvent) {
        if self.is_fixed {
            return;
        }
        let removed: Vec<PathBuf> = event
            .removed
            .iter()
            .filter_map(|folder| address::path(&folder.uri))
            .collect();
        self.folders.retain(|folder| !removed.contains(folder));
        for folder in event
            .added
            .iter()
            .filter_map(|folder| address::path(&folder.uri))
        {
            self.look_in(&folder);
            self.folders.push(folder);
        }
        self.drop_left();
    }

    /// Drops the publications without an open text that are in no folder of the client's, or of
    /// which no `content/` is left. A client without folders keeps what it has opened.
    pub fn drop_left(&mut self) {
        let folders = &self.folders;
        let is_fixed = self.is_fixed;
        let is_left = |desk: &Desk| {
            let is_inside = |folder: &PathBuf| desk.root.starts_with(folder);
            let is_outside = !folders.is_empty() && !folders.iter().any(is_inside);
            desk.open.is_empty() && !is_fixed && (is_outside || !disk::has_content(&desk.root))
        };
        let taken_back = &mut self.taken_back;
        self.desks.retain(|_, desk| {
            let left = is_left(desk);
            if left {
                taken_back.extend(desk.nothing_wrong());
            }
            !left
        });
    }
}

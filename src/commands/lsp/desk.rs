//! A publication that a client works on: its texts, which of them are open, and what the client has
//! been told of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use lsp_types::Uri;

use super::address;
use super::client::Client;
use super::position::Positions;
use crate::authoring::editor::Workspace;
use crate::check::external::Public;
use crate::commands::publication::PUBLIC_FOLDER;
use crate::disk::{self, DiskError, PublicAt};
use crate::report::Line;
use crate::{Options, ThemeChoice};

/// So many texts take a moment to check, even if few of them have changed.
const MANY_TEXTS: usize = 1000;

/// An open text: its address as the client writes it, its version, and what it says.
pub type OpenText = (Uri, i32, String);

/// A publication that a client works on.
#[derive(Debug)]
pub struct Desk {
    /// The folder that contains `content/`.
    pub root: PathBuf,
    /// How the publication is understood.
    pub options: Options,
    /// What the client can do.
    pub client: Rc<Client>,
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
    /// True if there has been a check.
    pub is_checked: bool,
    /// The errors of the disk that the client has not been told of yet.
    pub disk_errors: Vec<String>,
}

impl Desk {
    /// A desk for the publication in a folder, of which nothing has been read yet.
    pub fn new(root: PathBuf, options: &Options, client: &Rc<Client>) -> Self {
        Self {
            root,
            options: options.clone(),
            client: Rc::clone(client),
            workspace: Workspace::default(),
            open: BTreeMap::new(),
            lines: Vec::new(),
            shown: BTreeSet::new(),
            theme: None,
            stale: false,
            is_checked: false,
            disk_errors: Vec::new(),
        }
    }

    /// True if the next check reads texts for the first time, or very many of them.
    pub fn has_long_work(&self) -> bool {
        self.stale && (!self.is_checked || self.workspace.texts().count() > MANY_TEXTS)
    }

    /// Reads the files of the disk.
    pub fn look(&mut self) {
        match disk::found(&self.root) {
            Ok(found) => self.workspace.load(found),
            Err(error) => self.disk_errors.push(error.to_string()),
        }
        self.theme = None;
        self.stale = true;
    }

    /// Takes the text of an open file as it is now.
    pub fn take(&mut self, path: String, (uri, version, text): OpenText) {
        self.workspace.open(&path, text);
        self.open.insert(path, (uri, version));
        self.stale = true;
    }

    /// Gives up an open text, so that the file on the disk counts again; `None` if it is not open.
    pub fn give_up(&mut self, path: &str) -> Option<OpenText> {
        let (uri, version) = self.open.remove(path)?;
        let text = self.workspace.close(path)?;
        self.stale = true;
        Some((uri, version, text))
    }

    /// The path below the root of a text in `content/`.
    pub fn path(&self, uri: &Uri) -> Option<String> {
        self.below(&address::path(uri)?)
    }

    /// The path below the root of a file, if it is in `content/`.
    pub fn below(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
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
            None => address::uri(&self.root.join(file)),
        }
    }

    /// What is public according to the last build; `None` if there was none.
    ///
    /// # Errors
    ///
    /// If its files cannot be read or are damaged.
    pub fn public(&self) -> Result<Option<Public>, DiskError> {
        let output = self.root.join(PUBLIC_FOLDER);
        let external = disk::external(&self.root, &output, &PublicAt::Output, None, None)?;
        Ok(external.public)
    }

    /// The lines of a file's text as it is now.
    pub fn lines_of(&self, file: &str) -> Option<Positions<'_>> {
        self.workspace
            .text(file)
            .map(|text| Positions::new(text, self.client.encoding))
    }
}

//! The disk: the only place that touches files. It reads content and themes, and is the sink that
//! `build` publishes to.

#![expect(
    clippy::disallowed_methods,
    reason = "the disk is the home of file access"
)]

mod assets;
mod body_cache;
mod compressed;
mod copies;
mod copy_store;
mod copy_cache;
mod folder;
mod handles;
mod input;
mod inputs;
mod cache_folder;
mod library;
mod link_cache;
mod text_cache;
mod fix;
mod output;
mod fetch;
mod external;
mod own_folder;
mod publications;
mod published_place;
mod published_texts;
mod ownership;
mod last_build;
mod program;
mod rename;
mod schema;
mod slashes;
mod stamp;
mod start;
mod theme;
mod unfinished;
mod watcher;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::checksum::Damage;

pub use assets::{AssetFile, AssetReader, CopiedBefore, CopiedFiles};
pub use cache_folder::CACHE_FOLDER;
pub use compressed::{CompressedBefore, CompressedFiles};
pub use copies::copies;
pub use copy_store::{COPY_FOLDER, CopyStore, saved_file};
pub use external::{PublicAt, external};
pub use fetch::{Clock, FetchedPage, Manners, Web, ask_all};
pub use fix::write_fixed;
pub use folder::Folder;
pub use input::{
    content, content_of, found, has_content, has_settings, require_content, require_root, theme,
    themes,
};
pub use inputs::{Input, Inputs};
pub use last_build::{BuildCache, OutputFiles};
pub use library::{DiskLibrary, clear_text_cache};
pub use link_cache::{keep_links, known_links};
pub use output::{Finished, Moving, Output};
pub use program::ignored_signals;
pub use publications::publications;
pub use published_place::{PublishedFolder, PublishedSite, older_record};
pub use published_texts::published_texts;
pub use rename::write_renamed;
pub use schema::write_schemas;
pub use stamp::Stamp;
pub use start::{below_root, is_taken, publication_around, refuse_unless_empty, write_started};
pub use text_cache::CachedTexts;
pub use theme::{load_share_fonts, load_theme};
pub use unfinished::{forget_unfinished, keep_unfinished, unfinished_answers};
pub use watcher::{Changes, Watcher};

/// Why the disk could not do what it was asked.
#[derive(Debug)]
pub enum DiskError {
    /// The operating system refused.
    Io {
        /// What was being done, as in "read".
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// Its reason.
        reason: io::Error,
    },
    /// factpress refused, for the sake of files that are not its own.
    Refused(String),
    /// The command was started in, or given, a folder in which it has nothing to do.
    WrongFolder(String),
    /// Either of these while files moved in: the journal stays, and the next build puts everything
    /// right.
    Unfinished(Box<Self>),
}

impl DiskError {
    /// Keeps what was being done to which path.
    fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |reason| Self::Io {
            doing,
            path,
            reason,
        }
    }

    /// A failure to walk through folders, which names the path once.
    fn walk(path: &Path, error: walkdir::Error) -> Self {
        let said = error.to_string();
        let reason = error.into_io_error();
        Self::io("read", path)(reason.unwrap_or_else(|| io::Error::other(said)))
    }

    /// A text of our own that cannot be believed, and what to do about it.
    fn damaged(path: &Path, damage: Damage, help: &str) -> Self {
        Self::Refused(format!("{} {damage}\n   = help: {help}", path.display()))
    }

    /// The same while files moved in.
    fn unfinished(self) -> Self {
        Self::Unfinished(Box::new(self))
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io {
                doing,
                path,
                reason,
            } => write!(f, "could not {doing} {}: {reason}", path.display()),
            Self::Refused(why) | Self::WrongFolder(why) => f.write_str(why),
            Self::Unfinished(why) => {
                write!(
                    f,
                    "{why}\n   = help: a part of the new site is in place; build again, and the rest follows"
                )
            }
        }
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { reason, .. } => Some(reason),
            Self::Refused(_) | Self::WrongFolder(_) => None,
            Self::Unfinished(why) => why.source(),
        }
    }
}

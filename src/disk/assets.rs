//! Assets: copied files, read in pieces so that none is held whole; pictures, which are small, as
//! they are published.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::DiskError;
use super::stamp::Stamp;
use crate::build::publish::Hash;
use crate::content::ContentAsset;
use crate::content::image;

/// How many bytes of a file are in memory at a time (256 KiB).
const PIECE: usize = 1 << 18;

/// A file that is copied, on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    path: PathBuf,
    /// True for a picture, which is published without the metadata that tell of people and places.
    is_picture: bool,
}

/// What is published of a file, piece by piece.
#[derive(Debug)]
pub enum AssetReader {
    /// A file that is published as it is.
    Read(File),
    /// A picture without its metadata.
    Made(Vec<u8>),
}

impl AssetFile {
    /// An asset of the site at `root`.
    #[must_use]
    pub fn new(root: &Path, asset: &ContentAsset) -> Self {
        Self {
            path: root.join(&*asset.path),
            is_picture: !asset.is_static(),
        }
    }

    /// Its path on the disk.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its stamp.
    ///
    /// # Errors
    ///
    /// If it is not a plain file.
    pub fn stamp(&self) -> Result<Stamp, DiskError> {
        let there = fs::symlink_metadata(&self.path).map_err(DiskError::io("read", &self.path))?;
        // Opening a pipe would block the program forever.
        if there.is_file() {
            Ok(Stamp::of(&there))
        } else {
            Err(DiskError::Refused(format!(
                "{} is no longer a file",
                self.path.display()
            )))
        }
    }

    /// Opens it.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or has the name of a picture and is not one.
    pub fn open(&self) -> Result<AssetReader, DiskError> {
        let Stamp { size, .. } = self.stamp()?;
        let failed = || DiskError::io("read", &self.path);
        let mut file = File::open(&self.path).map_err(failed())?;
        if !self.is_picture {
            return Ok(AssetReader::Read(file));
        }
        let name = self
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let refused = |fault: &image::PictureFault| {
            DiskError::Refused(format!("{}: {}", self.path.display(), fault.message(&name)))
        };
        if size > image::LARGEST_PICTURE {
            return Err(refused(&image::PictureFault::TooLarge));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed())?;
        let published = image::published(&name, &bytes).map_err(|fault| refused(&fault))?;
        Ok(AssetReader::Made(published.into_owned()))
    }
}

impl AssetFile {
    /// All bytes that are published of it.
    ///
    /// # Errors
    ///
    /// As for [`AssetFile::open`].
    pub fn bytes(&self) -> Result<Vec<u8>, DiskError> {
        let mut pieces = self.open()?;
        let mut bytes = Vec::new();
        loop {
            let piece = pieces.piece().map_err(DiskError::io("read", &self.path))?;
            if piece.is_empty() {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&piece);
        }
    }
}

impl AssetReader {
    /// How many bytes there are from here to the end.
    ///
    /// # Errors
    ///
    /// If the system does not tell.
    pub fn length(&self) -> io::Result<u64> {
        match self {
            Self::Made(bytes) => Ok(bytes.len() as u64),
            Self::Read(file) => Ok(file.metadata()?.len()),
        }
    }

    /// Leaves out the first bytes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read from there.
    pub fn skip(&mut self, bytes: u64) -> io::Result<()> {
        match self {
            Self::Made(made) => {
                let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
                made.drain(..bytes.min(made.len()));
                Ok(())
            }
            Self::Read(file) => file.seek(SeekFrom::Start(bytes)).map(|_| ()),
        }
    }

    /// The next piece; one without bytes is the end.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn piece(&mut self) -> io::Result<Vec<u8>> {
        match self {
            Self::Made(bytes) => Ok(std::mem::take(bytes)),
            Self::Read(file) => {
                let mut piece = Vec::with_capacity(PIECE);
                file.take(PIECE as u64).read_to_end(&mut piece)?;
                Ok(piece)
            }
        }
    }

    /// Its hash, if the other file has the same bytes.
    ///
    /// # Errors
    ///
    /// If one of them cannot be read.
    pub fn is_same(&mut self, other: &mut File) -> io::Result<Option<Hash>> {
        let mut hasher = blake3::Hasher::new();
        let mut there = Vec::new();
        loop {
            let piece = self.piece()?;
            there.clear();
            other
                .take(piece.len().max(1) as u64)
                .read_to_end(&mut there)?;
            if piece != there {
                return Ok(None);
            }
            if piece.is_empty() {
                return Ok(Some(hasher.finalize()));
            }
            hasher.update(&piece);
        }
    }
}

/// The files that a build copied, each with its stamp and the hash of its published bytes, for the
/// next build into the same folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct CopiedFiles(Vec<CopiedFile>);

/// One file that was copied: its path below the site's root, its stamp, and the hash of its
/// published bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct CopiedFile {
    path: String,
    stamp: Stamp,
    hash: [u8; 32],
}

/// The copied files of the last build, by path.
#[derive(Debug, Default)]
pub struct CopiedBefore {
    files: HashMap<String, (Stamp, Hash)>,
    when: Option<SystemTime>,
}

impl CopiedFile {
    /// A copied file that had this stamp before it was read.
    pub fn new(asset: &ContentAsset, stamp: Stamp, hash: Hash) -> Self {
        Self {
            path: asset.path.to_string(),
            stamp,
            hash: *hash.as_bytes(),
        }
    }
}

impl FromIterator<CopiedFile> for CopiedFiles {
    fn from_iter<I: IntoIterator<Item = CopiedFile>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl CopiedBefore {
    /// The files that the last build left, and when; empty if they cannot be trusted.
    #[must_use]
    pub fn of(left: Option<(CopiedFiles, SystemTime)>) -> Self {
        let Some((CopiedFiles(files), when)) = left else {
            return Self::default();
        };
        let file = |one: CopiedFile| (one.path, (one.stamp, Hash::from_bytes(one.hash)));
        Self {
            files: files.into_iter().map(file).collect(),
            when: Some(when),
        }
    }

    /// The hash of a file's published bytes, if the file has not changed.
    pub fn hash(&self, asset: &ContentAsset, stamp: Stamp) -> Option<Hash> {
        let (known, hash) = self.files.get(&*asset.path)?;
        (*known == stamp && !stamp.is_doubtful(self.when?)).then_some(*hash)
    }
}

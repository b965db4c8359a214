//! Files that are copied: what has to be known of their bytes before they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::diagnostic::{At, Diagnostic};
use crate::content::image::{self, PictureFacts};
use crate::content::{
    Content, ContentAsset, HEADERS, LARGEST_TEXT, PRIVATE_KEY, REDIRECTS, ROBOTS, Sought,
    TextMemory, TextSource, is_private_key,
};
use crate::model::host_files::HostFiles;

/// What the scan of all copied files found.
#[derive(Debug, Default)]
pub struct ScannedFiles {
    /// What the bytes of pictures say, by path.
    pub looks: BTreeMap<Arc<str>, PictureFacts>,
    /// Private keys among the files that would be published as they are.
    pub faults: Vec<Diagnostic>,
}

/// What one file says.
enum FileContent {
    Picture(PictureFacts),
    Key,
    Nothing,
}

/// Scans the pictures, and the files that may be private keys. A file that is remembered is not
/// read, and none is kept in memory longer than its scan takes.
pub fn scan<L: TextSource>(
    content: &Content,
    library: &L,
    memory: &dyn TextMemory<L::Error>,
) -> Result<ScannedFiles, L::Error> {
    let scanned = content
        .assets
        .par_iter()
        .map(|asset| Ok((asset, content_of(asset, library, memory)?)));
    let mut files = ScannedFiles::default();
    for (asset, content) in scanned.collect::<Result<Vec<_>, L::Error>>()? {
        match content {
            FileContent::Picture(look) => {
                files.looks.insert(Arc::clone(&asset.path), look);
            }
            FileContent::Key => {
                let message = "this is a private key, and anyone could read it";
                let help = "remove it, and replace the key if it was ever public".to_owned();
                files.faults.push(
                    Diagnostic::new(PRIVATE_KEY, &asset.path, At::File, message).with_help(help),
                );
            }
            FileContent::Nothing => {}
        }
    }
    Ok(files)
}

/// The author's own files for hosts and robots: those that are there and are text.
pub fn of_hosts<L: TextSource>(content: &Content, library: &L) -> Result<HostFiles, L::Error> {
    let is_small = |asset: &ContentAsset| asset.size.is_none_or(|size| size <= LARGEST_TEXT);
    let text = |path: &str| {
        let mut assets = content.assets.iter();
        if !assets.any(|asset| &*asset.path == path && is_small(asset)) {
            return Ok(None);
        }
        Ok(String::from_utf8(library.read(path)?.into_owned()).ok())
    };
    Ok(HostFiles {
        headers: text(HEADERS)?,
        redirects: text(REDIRECTS)?,
        robots: text(ROBOTS)?,
    })
}

fn content_of<L: TextSource>(
    asset: &ContentAsset,
    library: &L,
    memory: &dyn TextMemory<L::Error>,
) -> Result<FileContent, L::Error> {
    let (Some(sought), Some(size)) = (asset.sought(), asset.size) else {
        return Ok(FileContent::Nothing);
    };
    let path = &*asset.path;
    let remembered = if size <= image::LARGEST_PICTURE {
        memory.recall(path)?
    } else {
        None
    };
    let key = |is_key: bool| {
        if is_key {
            FileContent::Key
        } else {
            FileContent::Nothing
        }
    };
    match sought {
        Sought::Picture if size > image::LARGEST_PICTURE => {
            Ok(FileContent::Picture(PictureFacts::too_large(size)))
        }
        Sought::Picture => {
            if let Some(look) = remembered.and_then(|cached| postcard::from_bytes(&cached).ok()) {
                return Ok(FileContent::Picture(look));
            }
            let bytes = library.read(path)?;
            let look = PictureFacts::at(path.rsplit('/').next().unwrap_or(path), &bytes);
            if let Ok(cached) = postcard::to_stdvec(&look) {
                memory.remember(path, &bytes, &cached);
            }
            Ok(FileContent::Picture(look))
        }
        Sought::Key => {
            if let Some(cached) = remembered {
                return Ok(key(*cached == [1]));
            }
            let bytes = library.read(path)?;
            let is_key = is_private_key(&bytes);
            memory.remember(path, &bytes, &[u8::from(is_key)]);
            Ok(key(is_key))
        }
    }
}

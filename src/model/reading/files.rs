//! Files that are copied: what their bytes say, so far as somebody has to know it before they are
//! published.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::diagnostic::{At, Diagnostic};
use crate::content::image::{self, PictureFacts};
use crate::content::{
    Content, ContentAsset, PRIVATE_KEY, Sought, TextMemory, TextSource, is_private_key,
};

/// What was found.
#[derive(Debug, Default)]
pub struct Files {
    /// What pictures say, by path.
    pub looks: BTreeMap<Arc<str>, PictureFacts>,
    /// Keys among the files that are published as they are.
    pub faults: Vec<Diagnostic>,
}

/// What one file says.
enum Says {
    Picture(PictureFacts),
    Key,
    Nothing,
}

/// Looks into the files of which that is asked, each held no longer than it takes; what is
/// remembered of them is not read.
pub fn look<L: TextSource>(
    content: &Content,
    library: &L,
    memory: &dyn TextMemory<L::Error>,
) -> Result<Files, L::Error> {
    let says = content
        .assets
        .par_iter()
        .map(|asset| Ok((asset, says(asset, library, memory)?)));
    let mut files = Files::default();
    for (asset, says) in says.collect::<Result<Vec<_>, L::Error>>()? {
        match says {
            Says::Picture(look) => {
                files.looks.insert(Arc::clone(&asset.path), look);
            }
            Says::Key => {
                let message = "this is a private key, and everybody could read it";
                let help = "remove it, and take another key if this one was ever public".to_owned();
                files.faults.push(
                    Diagnostic::new(PRIVATE_KEY, &asset.path, At::File, message).with_help(help),
                );
            }
            Says::Nothing => {}
        }
    }
    Ok(files)
}

fn says<L: TextSource>(
    asset: &ContentAsset,
    library: &L,
    memory: &dyn TextMemory<L::Error>,
) -> Result<Says, L::Error> {
    let (Some(sought), Some(size)) = (asset.sought(), asset.size) else {
        return Ok(Says::Nothing);
    };
    let path = &*asset.path;
    let remembered = if size <= image::LARGEST_PICTURE {
        memory.recall(path)?
    } else {
        None
    };
    let key = |is_key: bool| if is_key { Says::Key } else { Says::Nothing };
    match sought {
        Sought::Picture if size > image::LARGEST_PICTURE => {
            Ok(Says::Picture(PictureFacts::too_large(size)))
        }
        Sought::Picture => {
            if let Some(look) = remembered.and_then(|memo| postcard::from_bytes(&memo).ok()) {
                return Ok(Says::Picture(look));
            }
            let bytes = library.read(path)?;
            let look = PictureFacts::at(path.rsplit('/').next().unwrap_or(path), &bytes);
            if let Ok(memo) = postcard::to_stdvec(&look) {
                memory.remember(path, &bytes, &memo);
            }
            Ok(Says::Picture(look))
        }
        Sought::Key => {
            if let Some(memo) = remembered {
                return Ok(key(*memo == [1]));
            }
            let bytes = library.read(path)?;
            let is_key = is_private_key(&bytes);
            memory.remember(path, &bytes, &[u8::from(is_key)]);
            Ok(key(is_key))
        }
    }
}

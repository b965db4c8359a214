//! Copies of sources: those of a site that are on this machine, read one by one and let go.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::DiskError;
use crate::content::LARGEST_TEXT;
use crate::outside::{Compared, Copies, quotations};
use crate::register::Ref;
use crate::site::Site;
use crate::source::Source;
use crate::text::Id;

/// The largest copy that is looked at, in bytes.
const LARGEST: u64 = 1 << 30;

/// Holds every copy that lies below the site's root against what is on record.
///
/// A copy that lies outside of the root or at a hidden place (`.git/`, `.env`), or can be reached through a link alone says
/// nothing. Nor does one that is not there, unless its folder is: records travel, and copies need not. A file that is the
/// copy of several sources is read once.
///
/// # Errors
///
/// When one that is there cannot be read.
pub fn copies(root: &Path, site: &Site) -> Result<Copies, DiskError> {
    let quotations = quotations(site);
    let mut by_name: BTreeMap<&str, Vec<(Ref<Source>, &Source)>> = BTreeMap::new();
    for (found, source) in site.sources.iter() {
        if let Some(name) = source.copy.as_ref().and_then(|copy| copy.file.as_deref()) {
            by_name.entry(name).or_default().push((found, source));
        }
    }
    let compared = |(name, sources): (&str, Vec<(Ref<Source>, &Source)>)| -> Result<Vec<(Id, Compared)>, DiskError> {
        let Some(path) = place(root, name) else {
            let gone = sources.iter().filter(|_| is_gone(root, name));
            return Ok(gone.map(|(_, source)| (source.id.clone(), Compared::gone())).collect());
        };
        let (sha256, bytes) = read(&path).map_err(DiskError::io("read", &path))?;
        let all = sources.iter().filter_map(|(found, _)| quotations.get(found)).flatten().copied().collect();
        let compared = Compared::new(name, sha256, bytes, &all);
        Ok(sources.into_iter().map(|(_, source)| (source.id.clone(), compared.clone())).collect())
    };
    let compared: Result<Vec<_>, DiskError> = by_name.into_par_iter().map(compared).collect();
    Ok(Copies(compared?.into_iter().flatten().collect()))
}

/// The file of this name below a folder, when it is there and no link leads to it.
fn place(root: &Path, name: &str) -> Option<PathBuf> {
    let mut path = root.to_owned();
    for part in Path::new(name).components() {
        let Component::Normal(part) = part else { return None };
        if part.as_encoded_bytes().starts_with(b".") {
            return None;
        }
        path.push(part);
        if fs::symlink_metadata(&path).ok()?.is_symlink() {
            return None;
        }
    }
    let there = fs::symlink_metadata(&path).ok()?;
    (there.is_file() && there.len() <= LARGEST).then_some(path)
}

/// True when nothing of this name stands in a folder below another that is there.
fn is_gone(root: &Path, name: &str) -> bool {
    let parts: Vec<Component<'_>> = Path::new(name).components().collect();
    let Some((Component::Normal(last), folders)) = parts.split_last() else { return false };
    let mut path = root.to_owned();
    for part in folders {
        let Component::Normal(part) = part else { return false };
        path.push(part);
        if part.as_encoded_bytes().starts_with(b".") || !fs::symlink_metadata(&path).is_ok_and(|there| there.is_dir()) {
            return false;
        }
    }
    let there = fs::symlink_metadata(path.join(last));
    !last.as_encoded_bytes().starts_with(b".")
        && !folders.is_empty()
        && there.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The SHA-256 of a file, and its bytes when they may be a text.
fn read(path: &Path) -> io::Result<(String, Option<Vec<u8>>)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut bytes = Some(Vec::new());
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        if let Some(all) = &mut bytes {
            all.extend_from_slice(&buffer[..read]);
        }
        bytes = bytes.filter(|all| u64::try_from(all.len()).is_ok_and(|length| length <= LARGEST_TEXT));
    }
    let mut digits = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok((digits, bytes))
}

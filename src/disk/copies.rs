//! The copies of a site's sources that are on this machine, read one by one and dropped again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::folder::Folder;
use super::inputs::odd;
use crate::base::text::Id;
use crate::check::external::{
    Compared, Copies, SoughtQuotations, path_from_publication, quotations,
};
use crate::content::LARGEST_TEXT;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The largest copy that is read, in bytes.
const LARGEST_COPY: u64 = 1 << 30;
/// The reason for a copy that the disk cannot read.
const CANNOT_BE_READ: &str = "it cannot be read";
/// The reason for a folder.
const IS_A_FOLDER: &str = "it is a folder";

/// What is found at the path of a copy.
enum There {
    /// The copy.
    File(File),
    /// Nothing, and its folder is missing too: the content may be checked on a machine that does
    /// not have the copies.
    Nothing,
    /// Nothing, although its folder is there.
    Gone,
    /// Something that is not read, and the reason.
    Barred(String),
}

/// Compares every copy below the site's root with the hash on record.
///
/// Something that is not read (a link, a folder, a pipe) has a reason instead. A file that is the
/// copy of several sources is read once.
#[must_use]
pub fn copies(root: &Path, site: &Site) -> Copies {
    let quotations = quotations(site);
    let mut by_name: BTreeMap<&str, Vec<(Ref<Source>, &Source)>> = BTreeMap::new();
    for (found, source) in site.sources.iter() {
        if let Some(name) = source.copy.as_ref().and_then(|copy| copy.file.as_deref()) {
            by_name.entry(name).or_default().push((found, source));
        }
    }
    let folder = Folder::open(root);
    let compared = |(name, sources): (&str, Vec<(Ref<Source>, &Source)>)| -> Vec<(Id, Compared)> {
        let compared = match there(root, &folder, name) {
            There::Nothing => return Vec::new(),
            There::Gone => Compared::not_there(),
            There::Barred(why) => Compared::not_read(why),
            There::File(file) => match read(file) {
                Ok((sha256, bytes)) => {
                    let mut all = SoughtQuotations::default();
                    for (found, _) in &sources {
                        if let Some(own) = quotations.get(found) {
                            all.extend(own);
                        }
                    }
                    Compared::new(name, sha256, bytes, &all)
                }
                Err(_) => Compared::not_read(CANNOT_BE_READ.to_owned()),
            },
        };
        sources
            .into_iter()
            .map(|(_, source)| (source.id.clone(), compared.clone()))
            .collect()
    };
    Copies(by_name.into_par_iter().flat_map_iter(compared).collect())
}

/// What is at the path of a copy below a folder.
fn there(root: &Path, folder: &Folder, path: &str) -> There {
    let names = match path_from_publication(path) {
        // The path is the root itself.
        Ok(names) if names.is_empty() => return There::Barred(IS_A_FOLDER.to_owned()),
        Ok(names) => names,
        Err(why) => return There::Barred(why),
    };
    let mut below = root.to_owned();
    for (at, name) in names.iter().enumerate() {
        below.push(name);
        let is_last = at + 1 == names.len();
        match fs::symlink_metadata(&below) {
            Ok(there) if there.is_symlink() => {
                return There::Barred(format!("`{name}` is a symbolic link"));
            }
            Ok(there) if !is_last && !there.is_dir() => {
                return There::Barred(format!("`{name}` is not a folder"));
            }
            Ok(there) if is_last && there.is_file() && there.len() > LARGEST_COPY => {
                return There::Barred(format!("it is larger than {} GiB", LARGEST_COPY >> 30));
            }
            Ok(there) if is_last && !there.is_file() => {
                let is = odd(there.file_type()).map(|odd| format!("it is {}", odd.name()));
                return There::Barred(is.unwrap_or_else(|| IS_A_FOLDER.to_owned()));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return There::Barred(CANNOT_BE_READ.to_owned());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_last && at > 0 => {
                return There::Gone;
            }
            // The author has described the copy in words (`in the archive of the library`), which
            // is not a path.
            Err(_) => return There::Nothing,
        }
    }
    folder
        .file(&names.join("/"))
        .map_or_else(|| There::Barred(CANNOT_BE_READ.to_owned()), There::File)
}

/// The SHA-256 of a file, and its bytes if they may be a text.
fn read(mut file: File) -> io::Result<(String, Option<Vec<u8>>)> {
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
        bytes =
            bytes.filter(|all| u64::try_from(all.len()).is_ok_and(|length| length <= LARGEST_TEXT));
    }
    let mut digits = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok((digits, bytes))
}

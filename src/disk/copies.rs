//! The copies of a site's sources that are on this machine, read one by one and dropped again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::copy_cache::CopyCache;
use super::folder::Folder;
use super::inputs::odd;
use crate::base::fingerprint::hex;
use crate::base::text::Id;
use crate::check::external::{Compared, Copies, ReadCopy, path_from_publication};
use crate::copy::{LARGEST_PAYLOAD, may_hold_many};
use crate::model::kept_copy::addresses_in_copy;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The largest copy that is read, in bytes.
const LARGEST_COPY: u64 = 1 << 30;
/// How many digits of the hash of a page's addresses are part of the name of a file in the cache.
const PAGE_DIGITS: usize = 16;
/// The reason for a copy that the disk cannot read.
const CANNOT_BE_READ: &str = "it cannot be read";
/// The reason for a folder.
const IS_A_FOLDER: &str = "it is a folder";

/// The path of a copy, and the addresses that the page in it may have.
type PageOfCopy<'s> = (&'s str, Vec<&'s str>);
/// The sources that have the same page of a copy.
type SourcesOfPage<'s> = Vec<(Ref<Source>, &'s Source)>;

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

/// Compares every copy below the site's root with what is on record of it.
///
/// Something that is not read (a link, a folder, a pipe) has a reason instead. A file that is the
/// copy of several sources is read once, unless it may hold a page of each, and what was read is
/// kept in the cache folder.
#[must_use]
pub fn copies(root: &Path, site: &Site) -> Copies {
    let quotations = site.quotations();
    let mut by_name: BTreeMap<PageOfCopy<'_>, SourcesOfPage<'_>> = BTreeMap::new();
    for (found, source) in site.sources.iter() {
        if let Some(name) = source.stored_copy().and_then(|copy| copy.file) {
            let pages = if may_hold_many(name) {
                addresses_in_copy(source.url.as_ref(), source.kept.as_deref())
            } else {
                Vec::new()
            };
            let sources = by_name.entry((name, pages)).or_default();
            sources.push((found, source));
        }
    }
    if by_name.is_empty() {
        return Copies::default();
    }
    let folder = Folder::open(root);
    let cache = CopyCache::open(root);
    let compared =
        |((name, pages), sources): (PageOfCopy<'_>, SourcesOfPage<'_>)| -> Vec<(Id, Compared)> {
            let all_as = |compared: Compared| {
                let sources = sources.iter();
                sources
                    .map(|(_, source)| (source.id.clone(), compared.clone()))
                    .collect()
            };
            match there(root, &folder, name) {
                There::Nothing => Vec::new(),
                There::Gone => all_as(Compared::not_there()),
                There::Barred(why) => all_as(Compared::not_read(why)),
                There::File(file) => match read((name, &pages), file, cache.as_ref()) {
                    Ok(copy) => sources
                        .iter()
                        .map(|(found, source)| {
                            let sought = quotations.get(found).cloned().unwrap_or_default();
                            (source.id.clone(), copy.compared(source, &sought))
                        })
                        .collect(),
                    Err(_) => all_as(Compared::not_read(CANNOT_BE_READ.to_owned())),
                },
            }
        };
    let compared = Copies(by_name.into_par_iter().flat_map_iter(compared).collect());
    if let Some(cache) = cache {
        cache.forget_unused();
    }
    compared
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

/// What a file holds of a page with one of these addresses, from the cache if it was read before.
fn read(
    (name, pages): (&str, &[&str]),
    mut file: File,
    cache: Option<&CopyCache>,
) -> io::Result<ReadCopy> {
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
        bytes = bytes.filter(|all| all.len() <= LARGEST_PAYLOAD);
    }
    let digits = hex(&hash.finalize());
    // The ending of its name decides how a file is read, so the same bytes may be two copies.
    let (_, ending) = name.rsplit_once('.').unwrap_or_default();
    let is_plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut key = format!("{digits}-{}", if is_plain { ending } else { "" });
    if !pages.is_empty() {
        key.push('-');
        key.push_str(&hex(&Sha256::digest(pages.join("\n")))[..PAGE_DIGITS]);
    }
    if let Some(copy) = cache.and_then(|cache| cache.find(&key)) {
        return Ok(copy);
    }
    let copy = ReadCopy::of_source(name, digits, bytes, pages);
    if let Some(cache) = cache {
        cache.keep(&key, &copy);
    }
    Ok(copy)
}

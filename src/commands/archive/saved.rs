//! A file that somebody has saved, in the form in which copies are kept.

use std::io;

use super::PROGRAM;
use crate::base::date::Day;
use crate::copy::obstacle::media_type_of;
use crate::copy::warc::{Resource, WarcFile};
use crate::copy::{Payload, Unreadable};
use crate::disk::DiskError;

/// A file that somebody has saved of a source.
pub struct SavedFile {
    /// The name under which it is kept.
    pub file_name: String,
    /// The web archive that is kept: the file itself, or one around it.
    pub bytes: Vec<u8>,
}

impl SavedFile {
    /// The copy of a source with this address, under this name without its ending. `day` is when the file was saved, if somebody
    /// says so.
    pub fn new(
        stem: &str,
        url: Option<&str>,
        (name, bytes): (&str, Vec<u8>),
        day: Option<Day>,
        today: Day,
    ) -> Result<Self, DiskError> {
        let lower = name.to_ascii_lowercase();
        let ending = [".warc.gz", ".warc", ".wacz"]
            .into_iter()
            .find(|ending| lower.ends_with(ending));
        let file_name = format!("{stem}{}", ending.unwrap_or(".warc.gz"));
        let bytes = if ending.is_some() {
            bytes
        } else {
            wrapped(url, &file_name, (name, bytes), day, today)
                .map_err(|error| DiskError::Refused(error.to_string()))?
        };
        Ok(Self { file_name, bytes })
    }

    /// Says why nothing can be read from it, if that is so.
    ///
    /// # Errors
    ///
    /// What the file is.
    pub fn is_readable(&self) -> Result<(), Unreadable> {
        Payload::of_file(&self.file_name, self.bytes.clone()).map(|_| ())
    }
}

/// A WARC file with a file that somebody has saved, whose bytes stay as they are.
fn wrapped(
    url: Option<&str>,
    file_name: &str,
    (name, bytes): (&str, Vec<u8>),
    day: Option<Day>,
    today: Day,
) -> io::Result<Vec<u8>> {
    let by_name = mime_guess::from_path(name).first_raw();
    let by_name = if name.to_ascii_lowercase().ends_with(".mhtml") || name.ends_with(".mht") {
        Some("multipart/related")
    } else {
        by_name
    };
    let media_type = media_type_of(by_name, &bytes);
    // A page that SingleFile has saved says when.
    let payload = Payload::of_file(name, bytes.clone()).ok();
    let day = day.or_else(|| payload?.day).unwrap_or(today);
    let url = url.map_or_else(
        || format!("file:///{}", name.replace(' ', "%20")),
        str::to_owned,
    );
    let at = day.seconds();
    let mut file = WarcFile::new(file_name, at, &format!("software: {PROGRAM}"))?;
    file.resource(&Resource {
        url: &url,
        at,
        media_type: &media_type,
        bytes: &bytes,
    })?;
    Ok(file.into_bytes())
}

//! The record of a copy, from the file that holds it.

use super::KeptCopy;
use crate::base::date::Day;
use crate::base::text::characters::all_odd;
use crate::copy::{CopyText, Payload, Unreadable};
use crate::model::source::Sha256;
use crate::yaml::record::{OutsideUrl, Verbatim};

/// What is on record of the program if the copy does not name it.
const UNKNOWN_PROGRAM: &str = "unknown";
/// The longest title and the longest name of a program that are put on record, in characters.
const LONGEST_TEXT: usize = 300;

/// What a file says of itself.
#[derive(Debug)]
pub struct CopyOfFile {
    /// The record, without quotations.
    pub kept: KeptCopy,
    /// The text in which quotations are looked for.
    pub text: Result<CopyText, Unreadable>,
}

impl KeptCopy {
    /// Reads a copy. `file` is its path from the folder that holds `content/`, `url` the address of
    /// the source, `before` what is on record, and `day` the day that counts if neither the record
    /// nor the file says when it was made.
    ///
    /// # Errors
    ///
    /// What the file is, if nothing can be read from it.
    pub fn of_file(
        file: &str,
        bytes: Vec<u8>,
        url: Option<&OutsideUrl>,
        before: Option<&Self>,
        day: Day,
    ) -> Result<CopyOfFile, Unreadable> {
        let payload = Payload::of_source(file, bytes, &addresses_in_copy(url, before))?;
        let text = payload.text();
        let status = payload.status;
        let answered = payload.address.as_deref().and_then(OutsideUrl::parse);
        let url = url.filter(|_| status.is_some());
        let final_url = answered.filter(|found| status.is_some() && Some(found) != url);
        let program = payload.program.as_deref().and_then(words);
        let title = text
            .as_ref()
            .ok()
            .and_then(|text| words(text.title.as_ref()?));
        let kept = Self {
            file: Verbatim(file.to_owned()),
            url: url.cloned(),
            final_url,
            status: status.map(u32::from),
            media_type: Verbatim(payload.media_type),
            date: payload
                .day
                .or(before.map(|before| before.date))
                .unwrap_or(day),
            sha256: Sha256::of(&payload.bytes),
            bytes: u32::try_from(payload.bytes.len()).unwrap_or(u32::MAX),
            title,
            program: program.unwrap_or_else(|| Verbatim(UNKNOWN_PROGRAM.to_owned())),
            unread: None,
            quotations: Vec::new(),
            missing: Vec::new(),
        };
        Ok(CopyOfFile { kept, text })
    }
}

/// The addresses of which a copy may have been kept: that of the source, and those on record, since
/// the source may have another address by now.
#[must_use]
pub fn addresses_in_copy<'u>(
    url: Option<&'u OutsideUrl>,
    before: Option<&'u KeptCopy>,
) -> Vec<&'u str> {
    let on_record = before.map(|kept| [kept.url.as_ref(), kept.final_url.as_ref()]);
    let on_record = on_record.into_iter().flatten().flatten();
    let mut addresses: Vec<&str> = Vec::new();
    for address in url.into_iter().chain(on_record) {
        if !addresses.contains(&address.as_str()) {
            addresses.push(address.as_str());
        }
    }
    addresses
}

/// Words of somebody else that a record can have: in one line, not too long, and without characters
/// that deceive; `None` if nothing is left.
pub fn words(text: &str) -> Option<Verbatim> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_harmless = |character: &char| {
        !character.is_control() && all_odd(character.encode_utf8(&mut [0; 4])).is_empty()
    };
    let text: String = text
        .chars()
        .filter(is_harmless)
        .take(LONGEST_TEXT)
        .collect();
    let text = text.trim();
    (!text.is_empty() && all_odd(text).is_empty()).then(|| Verbatim(text.to_owned()))
}

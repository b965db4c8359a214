//! Where the pictures of a body lie: beside the text that shows them.

use crate::base::address::{Address, percent_decode};
use crate::content::image::{ACCEPTED_FORMATS, foreign_name};
use crate::content::is_picture;

/// The picture's file, and the address at which it is published; `None` if `target` is not a
/// picture beside the text.
///
/// A claim may also name the pictures of its explainer's folder, as `../picture.jpg`.
pub fn beside(text_file: &str, target: &str) -> Option<(String, Address)> {
    let (folder, _) = text_file.rsplit_once('/')?;
    let (folder, name) = match target.strip_prefix("../") {
        Some(name) => (folder.strip_suffix("/claims")?, name),
        None => (folder, target.strip_prefix("./").unwrap_or(target)),
    };
    // A target is an address, in which a space is `%20`.
    let name = percent_decode(name);
    if name.contains(['/', '\\', ':']) || !is_picture(&name) {
        return None;
    }
    let parts: Vec<&str> = folder.split('/').collect();
    let output = match parts.as_slice() {
        ["content", "explainers", explainer] | ["content", "explainers", explainer, "claims"] => {
            format!("{explainer}/{name}")
        }
        _ => name.clone(),
    };
    Some((format!("{folder}/{name}"), Address::file(&output)?))
}

/// What is wrong with a target that is not a picture beside its text, and what to write instead.
pub fn fault(target: &str) -> (String, String) {
    let name = target.rsplit('/').next().unwrap_or(target);
    match foreign_name(name) {
        Some("JFIF") => {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            (
                format!("`{target}` is a JPEG, but its name does not say so"),
                format!("name the file `{stem}.jpg`"),
            )
        }
        Some("video") => {
            let help = "link to it, or show a still from it".to_owned();
            (
                format!("`{target}` is a video, but a text can only show pictures"),
                help,
            )
        }
        Some(form) => (
            format!("browsers do not show {form} as a picture"),
            format!("save it as {ACCEPTED_FORMATS}"),
        ),
        None if is_picture(name) => {
            let help = "put the picture next to the text and write its file name".to_owned();
            (
                format!("`{target}` is not a picture next to this text"),
                help,
            )
        }
        None => {
            let help = format!(
                "put a picture next to the text and write its file name: {ACCEPTED_FORMATS}"
            );
            (
                format!("`{target}` is not a picture next to this text"),
                help,
            )
        }
    }
}

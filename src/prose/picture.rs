//! Pictures of a body: they lie beside the text that shows them.

use std::fmt::Write as _;

use super::{Credit, Picture};
use crate::address::{Address, percent_decode};
use crate::content::is_picture;
use crate::image::{KINDS, Size, foreign_name};
use crate::text::{Html, escape_into};

/// The picture's file, and the address at which it is published; nothing when `target` is no picture beside the text.
///
/// A claim may also name the pictures of its explainer's folder, as `../picture.jpg`.
pub fn beside(text_file: &str, target: &str) -> Option<(String, Address)> {
    let (folder, _) = text_file.rsplit_once('/')?;
    let (folder, name) = match target.strip_prefix("../") {
        Some(name) => (folder.strip_suffix("/claims")?, name),
        None => (folder, target.strip_prefix("./").unwrap_or(target)),
    };
    // As addresses have it: a blank is `%20`.
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

/// What is wrong with a target that is no picture beside its text, and what would be right.
pub fn fault(target: &str) -> (String, String) {
    let name = target.rsplit('/').next().unwrap_or(target);
    match foreign_name(name) {
        Some("JFIF") => {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            (format!("`{target}` does not say that it is a JPEG"), format!("name the file `{stem}.jpg`"))
        }
        Some("video") => {
            let help = "link to it, or show a picture from it".to_owned();
            (format!("`{target}` is a film, and a text shows pictures alone"), help)
        }
        Some(form) => (format!("browsers do not show {form} as a picture"), format!("save it as {KINDS}")),
        None if is_picture(name) => {
            let help = "put the picture beside the text and name its file".to_owned();
            (format!("`{target}` is no picture beside this text"), help)
        }
        None => {
            let help = format!("put a picture beside the text and name its file: {KINDS}");
            (format!("`{target}` is no picture beside this text"), help)
        }
    }
}

/// A picture as HTML; one that stands alone is a figure, with what is said below it.
#[must_use]
pub fn html(picture: &Picture) -> Html {
    let Picture { href, url, words, title, is_figure, credit, size, .. } = picture;
    let mut html = String::from(if *is_figure { "<figure>" } else { "" });
    html.push_str("<img alt=\"");
    escape_into(&mut html, words);
    html.push_str("\" decoding=async loading=lazy src=\"");
    escape_into(&mut html, href);
    html.push('"');
    if let Some(Size { width, height }) = size {
        let _ = write!(html, " width={width} height={height}");
    }
    if !is_figure && !title.is_empty() {
        html.push_str(" title=\"");
        escape_into(&mut html, title);
        html.push('"');
    }
    html.push('>');
    let credit_line = credit.as_deref().map(credit_line).unwrap_or_default();
    if *is_figure && !(title.is_empty() && credit_line.is_empty()) {
        html.push_str("<figcaption>");
        escape_into(&mut html, title);
        html.push_str(if title.is_empty() || credit_line.is_empty() { "" } else { " " });
        html.push_str(&credit_line);
        html.push_str("</figcaption>");
    } else if !credit_line.is_empty() {
        html.push(' ');
        html.push_str(&credit_line);
    }
    if let Some(credit) = credit {
        html.push_str(&credit.image_object(url));
    }
    html.push_str(if *is_figure { "</figure>" } else { "" });
    Html::made_of_escaped_parts(html)
}

/// Who made a picture, its licence and where it was found, as HTML; nothing where nothing of it is known. It needs no words
/// of any language.
fn credit_line(credit: &Credit) -> String {
    let host = |address: &str| {
        let (_, rest) = address.split_once("://").unwrap_or(("", address));
        rest.split(['/', '?', '#']).next().unwrap_or(rest).trim_start_matches("www.").to_owned()
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(credit.credit.as_deref().map(|made| Html::escape(made).as_str().to_owned()));
    if let Some(licence) = &credit.licence {
        let words = if licence.contains("://") { host(licence) } else { licence.clone() };
        let words = Html::escape(&words).as_str().to_owned();
        parts.push(match credit.license() {
            Some(address) => format!("<a href=\"{}\" rel=\"license\">{words}</a>", Html::escape(&address).as_str()),
            None => words,
        });
    }
    if let Some(source) = &credit.source {
        let words = Html::escape(&host(source.as_str()));
        parts.push(format!("<a href=\"{}\">{}</a>", Html::escape(source.as_str()).as_str(), words.as_str()));
    }
    if parts.is_empty() { String::new() } else { format!("<small>{}</small>", parts.join(", ")) }
}

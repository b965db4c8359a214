//! Credits: who made a picture of a body, under which licence it is shown, and where it was found.

use std::sync::Arc;

use serde::Serialize;

use super::Prose;
use super::beside::beside;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{did_you_mean, script_json};
use crate::yaml::record::{BAD_VALUE, OutsideUrl};
use crate::{record, trail};

record! {
    /// The credit, licence and origin of a picture in the text.
    #[derive(Hash, Eq, serde::Serialize, serde::Deserialize)]
    pub struct Credit {
        /// The file of the picture, as the text names it.
        ///
        /// `file: map.png`
        pub file: String,
        /// Who made the picture.
        ///
        /// `credit: Ada Example for the Town Gazette`
        pub credit: Option<String>,
        /// The licence under which you show the picture, in words or as an address.
        ///
        /// `licence: CC BY-SA 4.0`
        pub licence: Option<String>,
        /// The address at which you found the picture.
        pub source: Option<OutsideUrl>,
    }
}

/// A picture for search engines (schema.org).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ImageObject<'c> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    content_url: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_notice: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acquire_license_page: Option<&'c str>,
}

impl Credit {
    /// The address of the licence, where it is one or names one of Creative Commons.
    #[must_use]
    pub fn license(&self) -> Option<String> {
        let licence = self.licence.as_deref()?;
        if licence.starts_with("https://") || licence.starts_with("http://") {
            return Some(licence.to_owned());
        }
        let mut words = licence
            .split([' ', '\u{a0}'])
            .filter(|word| !word.is_empty());
        match (words.next()?, words.next(), words.next(), words.next()) {
            ("CC0", None | Some("1.0"), None, None) => {
                Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned())
            }
            ("CC", Some(kind), Some(version @ ("1.0" | "2.0" | "2.5" | "3.0" | "4.0")), None) => {
                let kind = kind.to_ascii_lowercase();
                let is_known = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"]
                    .contains(&kind.as_str());
                is_known.then(|| format!("https://creativecommons.org/licenses/{kind}/{version}/"))
            }
            _ => None,
        }
    }

    /// The picture at this whole address with what is known of it, for search engines.
    #[must_use]
    pub fn image_object(&self, url: &str) -> String {
        let license = self.license();
        let block = ImageObject {
            context: "https://schema.org",
            kind: "ImageObject",
            content_url: url,
            credit_text: self.credit.as_deref(),
            copyright_notice: self.licence.as_deref().filter(|_| license.is_none()),
            license,
            acquire_license_page: self.source.as_ref().map(OutsideUrl::as_str),
        };
        format!(
            "<script type=\"application/ld+json\">{}</script>",
            script_json(&block).as_str()
        )
    }
}

/// Gives each picture of a body its credit; notes credits of pictures that the body does not show.
pub fn give(
    body: &mut Prose,
    credits: &[Credit],
    text: &Arc<str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, credit) in credits.iter().enumerate() {
        let file = beside(text, &credit.file).map(|(file, _)| file);
        let mut is_shown = false;
        for picture in body
            .pictures
            .iter_mut()
            .filter(|picture| Some(&picture.file) == file.as_ref())
        {
            is_shown = true;
            picture.credit = Some(Box::new(credit.clone()));
            picture.credit_entry = at;
        }
        if !is_shown {
            let folder = text.rsplit_once('/').map_or("", |(folder, _)| folder);
            let known = body.pictures.iter().map(|picture| {
                let below = picture
                    .file
                    .strip_prefix(folder)
                    .and_then(|name| name.strip_prefix('/'));
                below.unwrap_or(&picture.file)
            });
            let help = did_you_mean(&credit.file, known)
                .or_else(|| Some("remove it, or show the picture".to_owned()));
            let message = format!("this text does not show `{}`", credit.file);
            let at = At::Value(trail!["pictures", at, "file"]);
            diagnostics.push(Diagnostic::new(BAD_VALUE, text, at, message).with_help(help));
        }
    }
}

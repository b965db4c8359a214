//! Faults: why a file cannot be published as a picture, and what to do about it.

use serde::{Deserialize, Serialize};

use super::{LARGEST_PICTURE, PictureFormat};

/// The forms that are taken, in words.
pub const ACCEPTED_FORMATS: &str = "JPEG, PNG, WebP, AVIF, GIF or SVG";

/// Why a file cannot be published as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureFault {
    /// It has no bytes.
    Empty,
    /// It has more than [`LARGEST_PICTURE`] bytes.
    TooLarge,
    /// It stands for a file that Git LFS or git-annex keeps elsewhere; the command that brings
    /// that.
    Pointer(String),
    /// It is a picture of another form than its name says.
    Other(PictureFormat),
    /// It is of a kind that browsers do not show as a picture; what it is called, as in
    /// `a HEIC picture`.
    Foreign(String),
    /// It begins like no picture.
    Unknown,
    /// It ends before the picture does.
    Cut,
    /// It is damaged; what is wrong with it, as in `its chunk IHDR is damaged`.
    Damaged(String),
    /// It runs a script; what does, as in `the element script`.
    Script(String),
    /// It loads something from elsewhere; what does, as in `the address in href`.
    Loads(String),
    /// Its metadata cannot be removed without touching the picture.
    Locked,
}

impl PictureFault {
    /// What is wrong with the file of this name.
    #[must_use]
    pub fn message(&self, name: &str) -> String {
        match self {
            Self::Empty => format!("`{name}` is empty"),
            Self::TooLarge => {
                format!(
                    "`{name}` is larger than {} MiB, more than any reader should load",
                    LARGEST_PICTURE >> 20
                )
            }
            Self::Pointer(_) => {
                format!("`{name}` is not a picture, but a pointer to one that is kept elsewhere")
            }
            Self::Other(form) => format!(
                "`{name}` is in {} format, not {}",
                form.name(),
                ending(name)
            ),
            Self::Foreign(what) => {
                format!("`{name}` is {what}, which browsers do not show as a picture")
            }
            Self::Unknown => format!("`{name}` is not a picture"),
            Self::Cut => format!("`{name}` is cut short: the file ends before the picture does"),
            Self::Damaged(how) => format!("`{name}` is damaged: {how}"),
            Self::Script(what) => format!("`{name}` contains a script: {what}"),
            Self::Loads(what) => format!("`{name}` loads something from elsewhere: {what}"),
            Self::Locked => {
                format!(
                    "the private metadata of `{name}` cannot be removed without changing the picture"
                )
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, name: &str) -> String {
        match self {
            Self::Empty | Self::Cut | Self::Damaged(_) => "copy the picture here again, or save it again".to_owned(),
            Self::TooLarge => "save it smaller: 2000 pixels wide is enough for any page".to_owned(),
            Self::Pointer(command) => format!("fetch the picture itself: {command}"),
            Self::Other(form) => {
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                format!("name it `{stem}.{}`", form.ending())
            }
            Self::Foreign(_) | Self::Unknown => format!("save it as {ACCEPTED_FORMATS}"),
            Self::Script(_) => {
                "remove it; a picture on a page does not run scripts, but opened by itself it would run this one on your site"
                    .to_owned()
            }
            Self::Loads(_) => {
                "include it in the drawing itself, or remove it: your site must not load anything from elsewhere"
                    .to_owned()
            }
            Self::Locked => "save it again without metadata".to_owned(),
        }
    }
}

/// A name's ending in capitals, as people call forms of pictures.
fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_uppercase())
}

/// What the ending of a file's name says of a picture in a form that is not taken, as in `HEIC`;
/// `None` for other names.
#[must_use]
pub fn foreign_name(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "heic" | "heif" | "hif" => "HEIC",
        "tif" | "tiff" => "TIFF",
        "bmp" | "dib" => "BMP",
        "psd" | "psb" => "PSD",
        "jxl" => "JPEG XL",
        "jp2" | "j2k" | "jpx" | "jpf" => "JPEG 2000",
        "ico" => "ICO",
        "eps" | "ai" => "EPS",
        "pdf" => "PDF",
        "svgz" => "SVGZ",
        "tga" => "TGA",
        "xcf" => "XCF",
        "jfif" | "jpe" => "JFIF",
        "apng" => "APNG",
        "dng" | "cr2" | "cr3" | "nef" | "arw" | "orf" | "rw2" | "raf" | "raw" | "pef" | "srw" => {
            "RAW"
        }
        "mp4" | "m4v" | "mov" | "webm" | "avi" | "mkv" => "video",
        _ => return None,
    })
}

//! Pictures: what their bytes say, and the same pictures without metadata that reveals people and
//! places.

mod avif;
mod embedded;
mod exif;
mod fault;
mod foreign;
mod gif;
mod jpeg;
mod pieces;
mod png;
mod svg;
mod traces;
mod webp;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use fault::{ACCEPTED_FORMATS, PictureFault, foreign_name};
pub use traces::Traces;

use pieces::KeptBytes;

/// The largest picture that is read, in bytes (64 MiB); its file is held whole while that is done.
pub const LARGEST_PICTURE: u64 = 64 << 20;

/// A picture format that all browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureFormat {
    /// AVIF.
    Avif,
    /// GIF.
    Gif,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// SVG.
    Svg,
    /// WebP.
    WebP,
}

/// Width and height in pixels, as a browser shows the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// What the bytes of a picture say about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureFacts {
    /// How many bytes its file has.
    pub bytes: u64,
    /// Its size; `None` if the file does not say it, as in some drawings.
    pub size: Option<Size>,
    /// What its metadata reveals.
    pub traces: Traces,
    /// Why it cannot be published; `None` if it can.
    pub fault: Option<PictureFault>,
}

/// A picture that was read.
#[derive(Debug)]
struct Image<'b> {
    size: Option<Size>,
    traces: Traces,
    /// What is published of it.
    pieces: KeptBytes<'b>,
}

impl PictureFormat {
    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::WebP => "image/webp",
        }
    }

    /// The format that a file's name says it has; `None` for other files.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "avif" => Self::Avif,
            "gif" => Self::Gif,
            "jpeg" | "jpg" => Self::Jpeg,
            "png" => Self::Png,
            "svg" => Self::Svg,
            "webp" => Self::WebP,
            _ => return None,
        })
    }

    /// The format that these bytes begin like; `None` for other bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Some(match bytes {
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Self::Gif,
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Self::WebP,
            _ if avif::is_one(bytes) => Self::Avif,
            _ if svg::is_one(bytes) => Self::Svg,
            _ => return None,
        })
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Avif => "AVIF",
            Self::Gif => "GIF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::WebP => "WebP",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Gif => "gif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::WebP => "webp",
        }
    }

    fn read(self, bytes: &[u8]) -> Result<Image<'_>, PictureFault> {
        match self {
            Self::Avif => avif::read(bytes),
            Self::Gif => gif::read(bytes),
            Self::Jpeg => jpeg::read(bytes),
            Self::Png => png::read(bytes),
            Self::Svg => svg::read(bytes),
            Self::WebP => webp::read(bytes),
        }
    }
}

impl PictureFacts {
    /// Looks at the bytes of a picture whose file has this name.
    #[must_use]
    pub fn at(name: &str, bytes: &[u8]) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match read(name, bytes).and_then(|image| whole(bytes).map(|()| image)) {
            Ok(Image { size, traces, .. }) => Self {
                bytes: length,
                size,
                traces,
                fault: None,
            },
            Err(fault) => Self {
                bytes: length,
                size: None,
                traces: Traces::default(),
                fault: Some(fault),
            },
        }
    }

    /// What can be said of a picture with more bytes than are read.
    #[must_use]
    pub fn too_large(bytes: u64) -> Self {
        Self {
            bytes,
            size: None,
            traces: Traces::default(),
            fault: Some(PictureFault::TooLarge),
        }
    }
}

/// A picture as it is published: its image data byte for byte, without metadata that reveals people
/// and places.
///
/// # Errors
///
/// If the bytes are not a picture of the format that the name says.
pub fn published<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>, PictureFault> {
    Ok(read(name, bytes)?.pieces.joined())
}

fn read<'b>(name: &str, bytes: &'b [u8]) -> Result<Image<'b>, PictureFault> {
    if bytes.is_empty() {
        return Err(PictureFault::Empty);
    }
    match (PictureFormat::of_bytes(bytes), PictureFormat::of_name(name)) {
        (Some(form), Some(named)) if form != named => Err(PictureFault::Other(form)),
        (Some(form), _) => form.read(bytes),
        (None, _) => Err(foreign::of(bytes)),
    }
}

/// Unpacks a picture that was read, where that is cheap and says more than the form of its file:
/// done once for each that has changed, and not when it is published.
fn whole(bytes: &[u8]) -> Result<(), PictureFault> {
    match PictureFormat::of_bytes(bytes) {
        Some(PictureFormat::Png) => png::unpack(bytes),
        _ => Ok(()),
    }
}

/// The two bytes at a place, as a number whose first byte counts most.
fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The four bytes at a place, likewise.
fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The two bytes at a place, as a number whose last byte counts most.
fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The four bytes at a place, likewise.
fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// True if the bytes hold these somewhere.
fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

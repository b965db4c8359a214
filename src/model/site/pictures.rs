//! Pictures: which of them published texts show, and what metadata is removed from them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::Site;
use crate::base::address::percent_decode;
use crate::content::image::{PictureFacts, Traces};
use crate::content::prose::Prose;
use crate::content::{ContentAsset, is_picture};

/// A place where a published text shows a picture or links to it.
#[derive(Debug, Clone, Copy)]
pub struct ShownPicture<'s> {
    /// The file of the text.
    pub text: &'s Arc<str>,
    /// The range of bytes in the text that does so.
    pub place: &'s Range<usize>,
    /// The path of the picture's file; the file need not exist.
    pub path: &'s str,
}

impl Site {
    /// Every place where a published text, in any language, shows a picture or links to one.
    pub fn shown(&self) -> impl Iterator<Item = ShownPicture<'_>> {
        let links = self
            .bodies()
            .any(|(_, body)| leads_to_picture(body).next().is_some());
        let pictures = self
            .assets
            .iter()
            .chain(&self.unshown)
            .filter(|asset| links && !asset.is_static());
        let by_output: HashMap<&str, &str> = pictures
            .map(|asset| (asset.output.as_str(), &*asset.path))
            .collect();
        self.bodies().flat_map(move |(text, body)| {
            let shown = body.pictures.iter().map(move |shown| ShownPicture {
                text,
                place: &shown.place,
                path: &shown.file,
            });
            let linked = leads_to_picture(body).filter_map(|(output, place)| {
                let path = by_output.get(output.as_str())?;
                Some(ShownPicture { text, place, path })
            });
            shown.chain(linked.collect::<Vec<_>>())
        })
    }

    /// What the bytes of a picture say; `None` for a file that is missing or not a picture.
    #[must_use]
    pub fn look(&self, path: &str) -> Option<&PictureFacts> {
        self.looks.get(path)
    }

    /// How many pictures are published without their metadata about people and places, and of which
    /// kinds this is.
    #[must_use]
    pub fn left_out(&self) -> (usize, Traces) {
        let looks = self
            .assets
            .iter()
            .filter(|asset| !asset.is_static())
            .filter_map(|asset| self.look(&asset.path));
        let reported = looks
            .map(|look| look.traces)
            .filter(|traces| !traces.is_empty());
        reported.fold((0, Traces::NONE), |(pictures, all), traces| {
            (pictures + 1, all | traces)
        })
    }

    /// The same site with only those pictures among its copied files that a published text shows.
    pub(super) fn with_shown_pictures_alone(mut self) -> Self {
        let shown: HashSet<String> = self.shown().map(|shown| shown.path.to_owned()).collect();
        let is_copied = |asset: &ContentAsset| asset.is_static() || shown.contains(&*asset.path);
        (self.assets, self.unshown) = std::mem::take(&mut self.assets)
            .into_iter()
            .partition(is_copied);
        self
    }
}

/// The output paths that the links of a text lead to, of those that have a picture's name.
fn leads_to_picture(body: &Prose) -> impl Iterator<Item = (String, &Range<usize>)> {
    body.links
        .iter()
        .filter(|link| link.is_inside)
        .filter_map(|link| {
            let path = link.target.split(['#', '?']).next().unwrap_or_default();
            let output = Some(percent_decode(path)).filter(|path| is_picture(path))?;
            Some((output.strip_prefix('/')?.to_owned(), &link.place))
        })
}

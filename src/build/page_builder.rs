//! Builds one page: renders it, reuses it from the build before, or assembles it piece by piece.

mod long;

use super::BuildError;
use super::page_cache::{MadePage, Reusable};
use super::publish::{Sink, WrittenFile};
use super::render::{File, PageContent, RenderedPage, Renderer};
use crate::base::address::Address;
use crate::base::progress::Progress;
use crate::plan::{Page, Plan};
use crate::view::Drawing;

/// A page that has been built, and what the page cache keeps of it.
pub struct BuiltPage {
    /// The page itself.
    pub page: WrittenFile,
    /// Its share image.
    pub picture: Option<PagePicture>,
    /// What the page cache keeps of it; `None` if it is made every time.
    pub made: Option<MadePage>,
}

/// The share image of a page.
pub enum PagePicture {
    /// The sink has it from an earlier build.
    Kept(WrittenFile),
    /// It is still to be drawn.
    New(NewPicture),
}

/// A picture that is still to be drawn.
pub struct NewPicture {
    /// The page whose picture it is.
    page: Address,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is needed to build any page.
pub struct PageBuilder<'r, S> {
    pub renderer: &'r Renderer<'r>,
    pub plan: &'r Plan<'r>,
    pub sink: &'r S,
    pub reusable: &'r Reusable<'r>,
    pub progress: &'r dyn Progress,
    /// How many pages people will read.
    pub pages: usize,
}

impl<S: Sink> PageBuilder<'_, S> {
    /// Makes a page unless the run was asked to end, and reports the progress.
    pub fn counted(&self, page: &Page<'_>) -> Result<BuiltPage, BuildError<S::Error>> {
        let built = if self.progress.goes_on() {
            self.page(page)
        } else {
            Err(BuildError::Stopped)
        };
        if is_read(page) {
            self.progress.page(self.pages);
        }
        built
    }

    fn page(&self, page: &Page<'_>) -> Result<BuiltPage, BuildError<S::Error>> {
        let path = page.address.output_path();
        let key = self.renderer.key(page);
        if let Some(made) = key.and_then(|key| self.reusable.page(&path, key))
            && let Some(built) = self.as_before(made)?
        {
            return Ok(built);
        }
        let put = |path: String, bytes| match bytes {
            PageContent::Whole(bytes) => self
                .sink
                .put(File { path, bytes })
                .map(|put| (put, Vec::new())),
            PageContent::Long(pieces) => self.long(page, &path, key, &pieces),
        };
        let rendered = self.renderer.render(page, self.plan, put)?;
        let RenderedPage {
            put,
            picture,
            shown,
        } = rendered;
        let (put, pieces) = put.map_err(BuildError::Sink)?;
        let address = picture
            .as_ref()
            .map(|picture| picture.address.output_path());
        let picture = picture
            .map(|picture| self.picture(&page.address, picture))
            .transpose()?;
        let made = key.map(|key| MadePage {
            path,
            key,
            hash: *put.hash.as_bytes(),
            picture: address,
            shown,
            pieces,
        });
        Ok(BuiltPage {
            page: put,
            picture,
            made,
        })
    }

    /// A page as an earlier build made it, if the sink still has its files unchanged.
    fn as_before(&self, made: MadePage) -> Result<Option<BuiltPage>, BuildError<S::Error>> {
        let kept = |path: &str| self.sink.kept(path).map_err(BuildError::Sink);
        // The inputs are the same, but the file may have been edited or deleted since.
        let Some(page) = kept(&made.path)?.filter(|put| put.hash == made.hash) else {
            return Ok(None);
        };
        let picture = match &made.picture {
            None => None,
            Some(path) => match kept(path)? {
                Some(kept) => Some(PagePicture::Kept(kept)),
                None => return Ok(None),
            },
        };
        Ok(Some(BuiltPage {
            page,
            picture,
            made: Some(made),
        }))
    }

    /// The picture of a page, as far as the sink has it from an earlier build: a picture costs more
    /// than many pages.
    pub fn picture(
        &self,
        page: &Address,
        drawing: Drawing,
    ) -> Result<PagePicture, BuildError<S::Error>> {
        // The address contains the hash of everything that makes the picture, so a file there needs
        // no comparison.
        let kept = self.sink.kept(&drawing.address.output_path());
        Ok(match kept.map_err(BuildError::Sink)? {
            Some(kept) => PagePicture::Kept(kept),
            None => PagePicture::New(NewPicture {
                page: page.clone(),
                drawing,
            }),
        })
    }

    /// Draws a picture of `of` unless the run was asked to end.
    pub fn draw(
        &self,
        picture: &NewPicture,
        of: usize,
    ) -> Result<WrittenFile, BuildError<S::Error>> {
        if !self.progress.goes_on() {
            return Err(BuildError::Stopped);
        }
        let drawn = self.renderer.draw(&picture.page, &picture.drawing);
        let drawn = drawn.map_err(|error| BuildError::Render(vec![error]))?;
        self.progress.picture(of);
        self.sink.put(drawn).map_err(BuildError::Sink)
    }
}

/// True for a page that people read, as opposed to a file for machines. The progress counts the
/// same pages as the line at the end of a build.
pub fn is_read(page: &Page<'_>) -> bool {
    let address = page.address.as_str();
    address.ends_with(".html") || address.ends_with('/')
}

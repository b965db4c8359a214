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

/// A page that has been built: its files, and what the page cache keeps of it.
pub struct BuiltPage {
    /// Its files.
    pub files: PageFiles,
    /// What the page cache keeps of it; `None` if it is made every time.
    pub made: Option<MadePage>,
}

/// The files of a page.
pub struct PageFiles {
    /// The page itself.
    pub page: WrittenFile,
    /// Its share image.
    pub picture: Option<WrittenFile>,
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
            && let Some(files) = self.as_before(&made)?
        {
            return Ok(BuiltPage {
                files,
                made: Some(made),
            });
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
        let picture = picture
            .map(|picture| self.picture(&page.address, &picture))
            .transpose()?;
        let made = key.map(|key| MadePage {
            path,
            key,
            hash: *put.hash.as_bytes(),
            picture: picture.as_ref().map(|picture| picture.path.to_string()),
            shown,
            pieces,
        });
        Ok(BuiltPage {
            files: PageFiles { page: put, picture },
            made,
        })
    }

    /// The files of a page that an earlier build made, if the sink still has them unchanged.
    fn as_before(&self, made: &MadePage) -> Result<Option<PageFiles>, BuildError<S::Error>> {
        let kept = |path: &str| self.sink.kept(path).map_err(BuildError::Sink);
        // The inputs are the same, but the file may have been edited or deleted since.
        let Some(page) = kept(&made.path)?.filter(|put| put.hash == made.hash) else {
            return Ok(None);
        };
        let Some(picture) = &made.picture else {
            return Ok(Some(PageFiles {
                page,
                picture: None,
            }));
        };
        Ok(kept(picture)?.map(|picture| PageFiles {
            page,
            picture: Some(picture),
        }))
    }

    /// Makes the picture of a page, unless the sink has it from an earlier build: a picture costs
    /// more than many pages.
    pub fn picture(
        &self,
        page: &Address,
        picture: &Drawing,
    ) -> Result<WrittenFile, BuildError<S::Error>> {
        // The address contains the hash of everything that makes the picture, so a file there needs
        // no comparison.
        if let Some(put) = self
            .sink
            .kept(&picture.address.output_path())
            .map_err(BuildError::Sink)?
        {
            return Ok(put);
        }
        let drawn = self
            .renderer
            .draw(page, picture)
            .map_err(|error| BuildError::Render(vec![error]))?;
        self.progress.picture();
        self.sink.put(drawn).map_err(BuildError::Sink)
    }
}

/// True for a page that people read, as opposed to a file for machines. The progress counts the
/// same pages as the line at the end of a build.
pub fn is_read(page: &Page<'_>) -> bool {
    let address = page.address.as_str();
    address.ends_with(".html") || address.ends_with('/')
}

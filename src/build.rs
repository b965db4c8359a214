//! The build: makes every page that has changed and hands it to a sink.

pub mod page_cache;
pub mod render;
pub mod gallery;
pub mod publish;
pub mod verify;
mod page_builder;
mod theme_files;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::base::address::Address;
use crate::base::progress::{NoProgress, Progress};
use crate::build::page_builder::{BuiltPage, NewPicture, PageBuilder, PagePicture, is_read};
use crate::build::page_cache::{MadePage, PageCache};
use crate::build::publish::{Sink, WrittenFile};
use crate::build::render::{File, RenderError, RenderFailure, Renderer};
use crate::content::prose::Lost;
use crate::model::site::Site;
use crate::plan::{Page, Plan};
use crate::theme::Theme;
use crate::view::{self, DependencyTable, Edition};

/// Why a site without errors could not be published.
#[derive(Debug)]
pub enum BuildError<E> {
    /// The theme has no words for this language.
    NoWords(String),
    /// Templates failed, on these pages, in the pages' order.
    Render(Vec<RenderError>),
    /// The sink failed.
    Sink(E),
    /// A body in the body cache can no longer be read.
    Lost(Lost),
    /// The run was asked to end.
    Stopped,
}

impl<E> From<Lost> for BuildError<E> {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}

impl<E> From<RenderFailure> for BuildError<E> {
    fn from(failed: RenderFailure) -> Self {
        match failed {
            RenderFailure::Template(error) => Self::Render(vec![error]),
            RenderFailure::Lost(lost) => Self::Lost(lost),
        }
    }
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What the sink did with each file: pages in their order, each with its picture if the sink
    /// had that already; the theme's own files; new pictures; long files; the search index.
    pub puts: Vec<WrittenFile>,
    /// What each page was made from.
    pub page_cache: PageCache,
}

/// Makes every page of a site and hands each to the sink as it is made; gives what the sink did.
///
/// # Errors
///
/// As for [`rebuild`].
pub fn build<S: Sink>(
    site: &Site,
    theme: &Theme,
    sink: &S,
) -> Result<Vec<WrittenFile>, BuildError<S::Error>> {
    rebuild(
        Plan::new(site),
        theme,
        sink,
        &PageCache::default(),
        &NoProgress,
    )
    .map(|built| built.puts)
}

/// Makes the pages of a plan that have changed, and hands them to the sink.
///
/// A page whose inputs are those recorded in `past`, and which the sink still has, is not made
/// again. `progress` hears of each stage and page, and the sink is told as soon as it has every
/// page that readers open.
///
/// # Errors
///
/// The first failure of the sink or of the store of bodies, in the order of the pages with long
/// files last; if there is none, every failure of a template. The sink must discard the files that
/// it was given.
pub fn rebuild<S: Sink>(
    plan: Plan<'_>,
    theme: &Theme,
    sink: &S,
    past: &PageCache,
    progress: &dyn Progress,
) -> Result<Built, BuildError<S::Error>> {
    progress.stage("plan");
    let plan = plan.in_theme(theme).with_record();
    let editions = editions(&plan, theme).map_err(BuildError::NoWords)?;
    let dependency_table = DependencyTable::new(plan.site, &plan.index);
    let renderer = Renderer::new(theme, &editions, &dependency_table);
    progress.stage("compare");
    let reusable = past.reusable(&dependency_table);
    progress.stage("pages");
    let builder = PageBuilder {
        renderer: &renderer,
        plan: &plan,
        sink,
        reusable: &reusable,
        progress,
        pages: plan.pages.iter().filter(|page| is_read(page)).count(),
    };
    let mut built = BuiltPages::make(&builder, theme)?;
    progress.stage("search");
    if theme.shows("search") {
        for edition in &editions {
            let put = |address: Address, bytes| {
                let path = address.output_path();
                sink.put(File { path, bytes }).map_err(BuildError::Sink)
            };
            built.puts.extend(view::search_index(edition, put)?);
        }
    }
    progress.stage("page cache");
    Ok(Built {
        puts: built.puts,
        page_cache: PageCache::new(&dependency_table, built.made),
    })
}

/// The site in each of its languages; an error is one for which the theme has no words.
fn editions<'p>(plan: &'p Plan<'_>, theme: &'p Theme) -> Result<Vec<Edition<'p>>, String> {
    let edition = |language: &'p str| {
        Edition::new(plan.site, &plan.index, theme, language).ok_or_else(|| language.to_owned())
    };
    let languages = plan.site.settings.languages.0.iter();
    languages
        .map(|language| edition(language.as_str()))
        .collect()
}

/// What has been built so far.
#[derive(Default)]
struct BuiltPages {
    puts: Vec<WrittenFile>,
    made: Vec<MadePage>,
    /// The pictures that are still to be drawn.
    pictures: Vec<NewPicture>,
    /// The templates that failed.
    failed: Vec<RenderError>,
}

impl BuiltPages {
    /// Makes all pages of a plan: those that readers open first, so that a preview can show them
    /// while pictures and long files are still being made.
    fn make<S: Sink>(
        builder: &PageBuilder<'_, S>,
        theme: &Theme,
    ) -> Result<Self, BuildError<S::Error>> {
        let PageBuilder { plan, sink, .. } = builder;
        let (long, others): (Vec<&Page<'_>>, Vec<&Page<'_>>) =
            plan.pages.iter().partition(|page| page.subject.is_long());
        let mut built = Self {
            puts: Vec::with_capacity(plan.pages.len()),
            made: Vec::with_capacity(plan.pages.len()),
            ..Self::default()
        };
        let others = others.into_par_iter().map(|page| builder.counted(page));
        built.take(others.collect())?;
        // Icons of the author's own take the place of the theme's.
        let is_free = |file: &File| {
            let assets = &plan.site.assets;
            assets.iter().all(|asset| asset.output != file.path)
        };
        let icons = theme_files::icon_files(theme).into_iter().filter(is_free);
        for file in theme_files::theme_files(theme).into_iter().chain(icons) {
            built.puts.push(sink.put(file).map_err(BuildError::Sink)?);
        }
        for (page, picture) in builder.renderer.site_pictures() {
            let picture = builder.picture(&page, picture.clone())?;
            built.take_picture(picture);
        }
        if built.failed.is_empty() {
            sink.pages_are_there(&built.puts);
        }
        built.draw(builder)?;
        // One after the other, since all threads make a long file together: among the pages, a
        // thread that waits for the pieces of others would begin pages meanwhile.
        if built.failed.is_empty() {
            built.take(long.into_iter().map(|page| builder.counted(page)).collect())?;
        }
        if built.failed.is_empty() {
            Ok(built)
        } else {
            Err(BuildError::Render(built.failed))
        }
    }

    /// Takes built pages. The error is the first failure that is not a template's.
    fn take<E>(
        &mut self,
        pages: Vec<Result<BuiltPage, BuildError<E>>>,
    ) -> Result<(), BuildError<E>> {
        for page in pages {
            if let Some(page) = self.unless_failed(page)? {
                self.puts.push(page.page);
                self.made.extend(page.made);
                if let Some(picture) = page.picture {
                    self.take_picture(picture);
                }
            }
        }
        Ok(())
    }

    fn take_picture(&mut self, picture: PagePicture) {
        match picture {
            PagePicture::Kept(kept) => self.puts.push(kept),
            PagePicture::New(new) => self.pictures.push(new),
        }
    }

    /// Draws the pictures that are new. If templates have failed, nothing is published, and one of
    /// each drawing is enough to find its mistakes.
    fn draw<S: Sink>(&mut self, builder: &PageBuilder<'_, S>) -> Result<(), BuildError<S::Error>> {
        let mut pictures = std::mem::take(&mut self.pictures);
        if !self.failed.is_empty() {
            let mut names = BTreeSet::new();
            pictures.retain(|picture| names.insert(picture.drawing.name));
        }
        if pictures.is_empty() {
            return Ok(());
        }
        builder.progress.stage("pictures");
        let of = pictures.len();
        let drawn = pictures.par_iter().map(|picture| builder.draw(picture, of));
        for picture in drawn.collect::<Vec<_>>() {
            let put = self.unless_failed(picture)?;
            self.puts.extend(put);
        }
        Ok(())
    }

    /// What was made, or `None` if a template failed, which is noted.
    fn unless_failed<T, E>(
        &mut self,
        made: Result<T, BuildError<E>>,
    ) -> Result<Option<T>, BuildError<E>> {
        match made {
            Ok(made) => Ok(Some(made)),
            Err(BuildError::Render(errors)) => {
                self.failed.extend(errors);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

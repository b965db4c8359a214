//! The build: every page of a site, made or left as it stands, and handed to a shelf.

mod long;

use std::iter;

use rayon::prelude::*;

use crate::address::Address;
use crate::ledger::{Ledger, Made, Standing};
use crate::page::{self, Catalogue, Drawing, Edition, Page, Plan};
use crate::prose::Lost;
use crate::publish::{Put, Shelf};
use crate::render::{self, Bytes, Failed, File, Press, Printed, RenderError};
use crate::site::Site;
use crate::theme::Theme;
use crate::watch::{Nobody, Watch};

/// Why a site that is right could not be published.
#[derive(Debug)]
pub enum BuildError<E> {
    /// The theme has no words for this language.
    NoWords(String),
    /// Templates failed, on these pages, in the pages' order.
    Render(Vec<RenderError>),
    /// The shelf failed.
    Shelf(E),
    /// A body that was put away cannot be had any more.
    Lost(Lost),
    /// The run was asked to end.
    Stopped,
}

impl<E> From<Lost> for BuildError<E> {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}

impl<E> From<Failed> for BuildError<E> {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Template(error) => Self::Render(vec![error]),
            Failed::Lost(lost) => Self::Lost(lost),
        }
    }
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What the shelf did with each file: pages in their order, the theme's own files, long files, the search index.
    pub puts: Vec<Put>,
    /// On what each page rests.
    pub ledger: Ledger,
}

/// Makes every page of a site and hands each to the shelf as it is made; gives what the shelf did.
///
/// # Errors
///
/// As for [`rebuild`].
pub fn build<S: Shelf>(site: &Site, theme: &Theme, shelf: &S) -> Result<Vec<Put>, BuildError<S::Error>> {
    rebuild(Plan::new(site), theme, shelf, &Ledger::default(), &Nobody).map(|built| built.puts)
}

/// Makes those pages of a plan that are not as they were, and hands them to the shelf.
///
/// A page that rests on what it rested on in `past`, and that the shelf still has, is not made again. `watch` is told
/// of each stage and page. The shelf hears of it when all is there that readers open.
///
/// # Errors
///
/// The first failure of the shelf or of the store of bodies in the order of the pages, long files behind the others, or
/// else every failure of a template; files handed over are the shelf's to forget.
pub fn rebuild<S: Shelf>(
    plan: Plan<'_>,
    theme: &Theme,
    shelf: &S,
    past: &Ledger,
    watch: &dyn Watch,
) -> Result<Built, BuildError<S::Error>> {
    watch.stage("plan");
    let plan = plan.in_theme(theme);
    let mut editions = Vec::new();
    for language in &plan.site.settings.languages.0 {
        let edition = Edition::new(plan.site, &plan.index, theme, language.as_str());
        editions.push(edition.ok_or_else(|| BuildError::NoWords(language.as_str().to_owned()))?);
    }
    let catalogue = Catalogue::new(plan.site, &plan.index);
    let press = Press::new(theme, &editions, &catalogue);
    watch.stage("compare");
    let standing = past.standing(&catalogue);
    watch.stage("pages");
    let run = Run { press: &press, plan: &plan, shelf, standing: &standing, watch };
    // Files for machines are no pages: what is counted on the way is what is told at the end.
    let is_read = |page: &Page<'_>| [".html", "/"].iter().any(|end| page.address.as_str().ends_with(end));
    let pages = plan.pages.iter().filter(|page| is_read(page)).count();
    let done = |page: &Page<'_>| {
        let done = if watch.goes_on() { run.page(page) } else { Err(BuildError::Stopped) };
        if is_read(page) {
            watch.page(pages);
        }
        done
    };
    // All threads make a long file together; between pages, they would take up pages while they wait for each other.
    let (long, others): (Vec<&Page<'_>>, Vec<&Page<'_>>) = plan.pages.iter().partition(|page| page.subject.is_long());
    let mut all = All { puts: Vec::with_capacity(plan.pages.len()), made: Vec::with_capacity(plan.pages.len()) };
    all.take(others.into_par_iter().map(done).collect())?;
    for file in render::theme_files(theme) {
        all.puts.push(shelf.put(file).map_err(BuildError::Shelf)?);
    }
    shelf.pages_are_there(&all.puts);
    all.take(long.into_iter().map(done).collect())?;
    watch.stage("search");
    for edition in editions.iter().filter(|_| theme.shows("search")) {
        let put =
            |address: Address, bytes| shelf.put(File { path: address.output_path(), bytes }).map_err(BuildError::Shelf);
        all.puts.extend(page::search_index(edition, put)?);
    }
    watch.stage("ledger");
    Ok(Built { puts: all.puts, ledger: Ledger::new(&catalogue, all.made) })
}

/// All that is done so far.
struct All {
    puts: Vec<Put>,
    made: Vec<Made>,
}

impl All {
    /// Takes pages that are done; the first failure that is no template's, or else all failures of templates.
    fn take<E>(&mut self, pages: Vec<Result<Done, BuildError<E>>>) -> Result<(), BuildError<E>> {
        let mut failed = Vec::new();
        for page in pages {
            match page {
                Ok(page) => {
                    self.puts.extend(iter::once(page.files.page).chain(page.files.picture));
                    self.made.extend(page.made);
                }
                Err(BuildError::Render(errors)) => failed.extend(errors),
                Err(error) => return Err(error),
            }
        }
        if failed.is_empty() { Ok(()) } else { Err(BuildError::Render(failed)) }
    }
}

/// A page that is done: its files, and what is to be known of it the next time.
struct Done {
    files: Files,
    made: Option<Made>,
}

/// The files of a page.
struct Files {
    page: Put,
    picture: Option<Put>,
}

/// What the making of every page needs.
struct Run<'r, S> {
    press: &'r Press<'r>,
    plan: &'r Plan<'r>,
    shelf: &'r S,
    standing: &'r Standing<'r>,
    watch: &'r dyn Watch,
}

impl<S: Shelf> Run<'_, S> {
    fn page(&self, page: &Page<'_>) -> Result<Done, BuildError<S::Error>> {
        let path = page.address.output_path();
        let key = self.press.key(page);
        if let Some(made) = key.and_then(|key| self.standing.page(&path, key))
            && let Some(files) = self.stands(&made)?
        {
            return Ok(Done { files, made: Some(made) });
        }
        let put = |path: String, bytes| match bytes {
            Bytes::Whole(bytes) => self.shelf.put(File { path, bytes }).map(|put| (put, Vec::new())),
            Bytes::Long(pieces) => self.long(page, &path, key, &pieces),
        };
        let printed = self.press.render(page, self.plan, put)?;
        let Printed { put, picture, shown } = printed;
        let (put, pieces) = put.map_err(BuildError::Shelf)?;
        let picture = picture.map(|picture| self.picture(page, &picture)).transpose()?;
        let made = key.map(|key| Made {
            path,
            key,
            hash: *put.hash.as_bytes(),
            picture: picture.as_ref().map(|picture| picture.path.to_string()),
            shown,
            pieces,
        });
        Ok(Done { files: Files { page: put, picture }, made })
    }

    /// The files of a page that was made before, when the shelf still has them as they were made.
    fn stands(&self, made: &Made) -> Result<Option<Files>, BuildError<S::Error>> {
        let kept = |path: &str| self.shelf.kept(path).map_err(BuildError::Shelf);
        let Some(page) = kept(&made.path)?.filter(|put| put.hash == made.hash) else { return Ok(None) };
        let Some(picture) = &made.picture else { return Ok(Some(Files { page, picture: None })) };
        Ok(kept(picture)?.map(|picture| Files { page, picture: Some(picture) }))
    }

    /// Makes the picture of a page, unless the shelf has it from before: making one costs more than many pages.
    fn picture(&self, page: &Page<'_>, picture: &Drawing) -> Result<Put, BuildError<S::Error>> {
        if let Some(put) = self.shelf.kept(&picture.address.output_path()).map_err(BuildError::Shelf)? {
            return Ok(put);
        }
        let drawn = self.press.draw(page, picture).map_err(|error| BuildError::Render(vec![error]))?;
        self.watch.picture();
        self.shelf.put(drawn).map_err(BuildError::Shelf)
    }
}

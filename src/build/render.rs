//! Rendering: a page's view through the theme's template, as the file that is published.

mod failure;

use tera::{Context, Value};

use crate::base::address::Address;
use crate::base::diagnostic::Diagnostic;
use crate::base::fingerprint::fingerprint;
use crate::base::text::Html;
use crate::plan::{Page, Plan};
use crate::theme::Theme;
use crate::view::{
    Dependency, DependencyTable, Drawing, Edition, Frame, LongFilePiece, Making, Recorder, Share,
    SiteView, View, of_site,
};

pub use failure::{RenderError, RenderFailure, faults};

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the output folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The content of a page's file.
pub enum PageContent {
    /// All of it.
    Whole(Vec<u8>),
    /// Its pieces, one after the other, which are still to be made.
    Long(Vec<LongFilePiece>),
}

/// A page, made, and the picture that goes with it, which is still to be made.
#[derive(Debug)]
pub struct RenderedPage<P> {
    /// What the caller made of the page's file.
    pub put: P,
    /// The picture that the page names.
    pub picture: Option<Drawing>,
    /// What its view read of the site, each thing once.
    pub shown: Vec<Dependency>,
}

/// What all pages of a run are rendered with.
#[derive(Debug)]
pub struct Renderer<'s> {
    theme: &'s Theme,
    editions: &'s [Edition<'s>],
    dependency_table: &'s DependencyTable<'s>,
    sites: Vec<Value>,
    /// The share image of each edition, for pages without one of their own.
    pictures: Vec<Option<Share>>,
    /// The fingerprint of everything that all pages of an edition are made from.
    base_hashes: Vec<u64>,
}

impl<'s> Renderer<'s> {
    /// Prepares what the pages of each edition share.
    ///
    /// # Panics
    ///
    /// Never: the view of a site is texts and numbers.
    #[must_use]
    pub fn new(
        theme: &'s Theme,
        editions: &'s [Edition<'s>],
        dependency_table: &'s DependencyTable<'s>,
    ) -> Self {
        let views: Vec<SiteView<'_>> = editions.iter().map(SiteView::new).collect();
        let pictures: Vec<Option<Share>> = editions.iter().map(of_site).collect();
        let base_hash = |(position, edition): (usize, &Edition<'_>)| {
            let view = serde_json::to_string(&(&views[position], &pictures[position]))
                .expect("the view of a site is texts and numbers");
            fingerprint(&(edition.base_hash(), view))
        };
        // Hashed once: every page's key contains it.
        let base_hashes = editions.iter().enumerate().map(base_hash).collect();
        let sites = views.iter().map(Value::from_serializable).collect();
        Self {
            theme,
            editions,
            dependency_table,
            sites,
            pictures,
            base_hashes,
        }
    }

    /// The fingerprint of everything that a page is made from besides what its view reads: its
    /// subject, address, edition and templates. `None` for pages that are made in every build.
    #[must_use]
    pub fn key(&self, page: &Page<'_>) -> Option<u64> {
        let templates = match page.subject.making() {
            Making::Template(kind) => self.theme.fingerprint(kind),
            Making::Plain => self.theme.fingerprint(""),
            // They depend on the whole plan, and a recorder notes only what is read of the site.
            Making::EveryBuild => return None,
        };
        Some(fingerprint(&(
            page.subject,
            page.address.as_str(),
            self.base_hashes[page.edition],
            templates,
        )))
    }

    /// Makes the file of a page, and hands its path and content to `put`.
    ///
    /// # Errors
    ///
    /// If the template fails, or a body is lost.
    pub fn render<P>(
        &self,
        page: &Page<'_>,
        plan: &Plan<'_>,
        put: impl FnOnce(String, PageContent) -> P,
    ) -> Result<RenderedPage<P>, RenderFailure> {
        let recorder = Recorder::new(self.dependency_table);
        let editions: Vec<Edition<'_>> = self
            .editions
            .iter()
            .map(|edition| edition.recorded_by(&recorder))
            .collect();
        let (bytes, picture) = match page.view(plan, &editions)? {
            View::Bytes(bytes) => (PageContent::Whole(bytes), None),
            View::Long(pieces) => (PageContent::Long(pieces), None),
            View::Template { mut frame, view } => {
                // The editions carry the recorder, so what these two read counts as read by the
                // page.
                frame.alternates = plan.alternates(page, &editions);
                frame.hreflang = plan.hreflang(page, &editions);
                let mut picture = None;
                match &mut frame.share {
                    Some(share) => picture = share.drawing.take(),
                    None if frame.index => frame.share.clone_from(&self.pictures[page.edition]),
                    None => {}
                }
                let bytes = self.page(page.edition, &frame, view);
                let bytes = bytes.map_err(|fault| {
                    RenderFailure::Template(RenderError {
                        page: page.address.to_string(),
                        fault,
                    })
                })?;
                (PageContent::Whole(bytes), picture)
            }
        };
        let put = put(page.address.output_path(), bytes);
        // They borrow the recorder, which is consumed next.
        drop(editions);
        Ok(RenderedPage {
            put,
            picture,
            shown: recorder.dependencies(),
        })
    }

    /// Makes a piece of a long file of an edition; also gives what it read of the site, each thing
    /// once.
    #[must_use]
    pub fn piece(&self, edition: usize, piece: &LongFilePiece) -> (Vec<u8>, Vec<Dependency>) {
        let recorder = Recorder::new(self.dependency_table);
        let bytes = piece.bytes(&self.editions[edition].recorded_by(&recorder));
        (bytes, recorder.dependencies())
    }

    /// The pictures of the editions that are to be drawn, each with the address of its front page.
    pub fn site_pictures(&self) -> impl Iterator<Item = (Address, &Drawing)> {
        let pictures = self.editions.iter().zip(&self.pictures);
        pictures.filter_map(|(edition, share)| {
            let drawing = share.as_ref()?.drawing.as_ref()?;
            Some((edition.addresses.front(), drawing))
        })
    }

    /// Makes the file of a picture that this page names.
    ///
    /// # Errors
    ///
    /// If the drawing's template fails, or does not make a drawing of the right size.
    pub fn draw(&self, page: &Address, picture: &Drawing) -> Result<File, RenderError> {
        match self.theme.drawings.picture(picture.name, &picture.view) {
            Ok(bytes) => Ok(File {
                path: picture.address.output_path(),
                bytes,
            }),
            Err(fault) => Err(RenderError {
                page: page.to_string(),
                fault,
            }),
        }
    }

    /// Makes a page of an edition from its frame and its view.
    ///
    /// # Errors
    ///
    /// If the template of the frame's kind fails: where, and why.
    pub fn page(
        &self,
        edition: usize,
        frame: &Frame,
        view: Value,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = self.around(edition, frame);
        context.insert_value("view", view);
        self.theme
            .templates
            .render(&format!("pages/{}.html", frame.kind), &context)
    }

    /// Makes one component with these arguments, as it would be on a page with this frame.
    ///
    /// # Errors
    ///
    /// If its template fails: where, and why.
    pub fn component(
        &self,
        edition: usize,
        frame: &Frame,
        name: &str,
        arguments: &Context,
    ) -> Result<Html, Box<Diagnostic>> {
        self.theme
            .templates
            .component(name, arguments, &self.around(edition, frame))
    }

    /// What every template of an edition sees besides its view.
    fn around(&self, edition: usize, frame: &Frame) -> Context {
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert_value("site", self.sites[edition].clone());
        context.insert_value("words", self.editions[edition].words.value.clone());
        context
    }
}

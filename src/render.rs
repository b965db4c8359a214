//! Rendering: a page's view through the theme's template, as the file that is published.

use tera::{Context, Value};

use crate::page::{Edition, Page, Plan, SiteView, View};
use crate::theme::Theme;

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the output folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A template that could not be rendered: the theme's fault, with Tera's own report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The address of the page that was being made.
    pub page: String,
    /// What is wrong, with the template's file and line.
    pub message: String,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page {} could not be made\n{}", self.page, self.message)
    }
}

impl std::error::Error for RenderError {}

/// What all pages of a run are rendered with.
#[derive(Debug)]
pub struct Press<'s> {
    theme: &'s Theme,
    editions: &'s [Edition<'s>],
    sites: Vec<Value>,
}

impl<'s> Press<'s> {
    /// Makes ready what every page of an edition shares.
    #[must_use]
    pub fn new(theme: &'s Theme, editions: &'s [Edition<'s>]) -> Self {
        let sites = editions.iter().map(|edition| Value::from_serializable(&SiteView::new(edition))).collect();
        Self { theme, editions, sites }
    }

    /// Makes the file of a page.
    ///
    /// # Errors
    ///
    /// When the template fails.
    pub fn render(&self, page: &Page<'_>, plan: &Plan<'_>) -> Result<File, RenderError> {
        let path = page.address.output_path();
        let (mut frame, view) = match page.view(plan, self.editions) {
            View::Bytes(bytes) => return Ok(File { path, bytes }),
            View::Template { frame, view } => (frame, view),
        };
        frame.alternates = plan.alternates(page, self.editions);
        frame.hreflang = plan.hreflang(page, self.editions);
        let template = format!("pages/{}.html", frame.kind);
        let mut context = Context::new();
        context.insert("page", &frame);
        context.insert_value("view", view);
        context.insert_value("site", self.sites[page.edition].clone());
        context.insert_value("words", self.editions[page.edition].words.value.clone());
        let mut bytes = Vec::with_capacity(16 << 10);
        match self.theme.tera.render_to(&template, &context, &mut bytes) {
            Ok(()) => Ok(File { path, bytes }),
            Err(error) => Err(RenderError { page: page.address.to_string(), message: error.to_string() }),
        }
    }
}

/// The files that a theme itself publishes: its stylesheet and its assets.
#[must_use]
pub fn theme_files(theme: &Theme) -> Vec<File> {
    let css = File { path: theme.css_path.clone(), bytes: theme.css.clone().into_bytes() };
    let assets = theme.assets.iter().map(|(_, asset)| File { path: asset.path.clone(), bytes: asset.bytes.clone() });
    std::iter::once(css).chain(assets).collect()
}

//! What a page of the gallery says, as its template sees it.

use serde::Serialize;

use crate::base::text::Html;

/// What a page of the gallery says: the list of all components and, except on the first page, one
/// of them in full.
#[derive(Debug, Serialize)]
pub struct GalleryView<'c> {
    pub components: Vec<ComponentLink<'c>>,
    pub component: Option<ComponentView<'c>>,
}

#[derive(Debug, Serialize)]
pub struct ComponentLink<'c> {
    pub name: &'c str,
    pub about: &'c str,
    pub href: String,
    pub examples: usize,
    pub current: bool,
}

#[derive(Debug, Serialize)]
pub struct ComponentView<'c> {
    pub name: &'c str,
    pub about: &'c str,
    pub params: Vec<ParamView<'c>>,
    pub examples: Vec<ExampleView<'c>>,
}

#[derive(Debug, Serialize)]
pub struct ParamView<'c> {
    pub name: &'c str,
    #[serde(rename = "type")]
    pub kind: &'c str,
    pub required: bool,
    pub description: &'c str,
}

#[derive(Debug, Serialize)]
pub struct ExampleView<'c> {
    pub name: &'c str,
    pub html: Html,
}

//! Claims and explainers away from their pages: as HTML in feeds, and as Markdown.

mod body;
mod claim;
mod explainer;
mod links;
mod markdown;
mod media;
mod parts;

pub use claim::html as claim;
pub use explainer::html as explainer;
pub use markdown::{escaped, of_claim as markdown_of_claim, of_explainer as markdown_of_explainer};
pub use parts::word;

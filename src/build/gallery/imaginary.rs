//! The imaginary publication around the components of a gallery.

use crate::base::address::BaseUrl;
use crate::content::{Content, ContentFile, Given};
use crate::model::reading::{self, Reading};
use crate::model::site::{Showing, Site};

/// The publication around the components, in these languages.
pub fn imaginary(languages: &[&str], base_url: &BaseUrl) -> Site {
    let text = include_str!("site.yaml").replace("[en]", &format!("[{}]", languages.join(", ")));
    let path = "content/site.yaml".to_owned();
    let (content, _) = Content::new(vec![ContentFile {
        path,
        given: Given::Bytes(text.into_bytes()),
    }]);
    let Ok((settings, faults)) = reading::settings(&content, &content);
    let mut settings =
        settings.unwrap_or_else(|| panic!("the imaginary publication has settings: {faults:?}"));
    settings.url = base_url.clone();
    let (site, _) = Site::join(
        settings,
        Reading::default(),
        Vec::new(),
        &Showing::default(),
    );
    site
}

//! `picture-missing`: a picture is beside the text that shows it, and the publication's own `image`
//! is in `content/static/`.

use std::collections::HashSet;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::{MOST_SUGGESTIONS, nearest};
use crate::content::image::PictureFormat;
use crate::trail;

pub const RULE: Rule = Rule::deny("picture-missing");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let files: HashSet<&str> = context
        .site
        .assets
        .iter()
        .chain(&context.site.unshown)
        .map(|asset| &*asset.path)
        .collect();
    let missing = |(file, body): (&'_ std::sync::Arc<str>, &'_ crate::content::prose::Prose)| {
        body.pictures
            .iter()
            .filter(|picture| !files.contains(picture.file.as_str()))
            .enumerate()
            .map(|(before, picture)| {
                let message = format!("there is no file {}", picture.file);
                let known = files.iter().copied().filter(|_| before < MOST_SUGGESTIONS);
                let help =
                    nearest(&picture.file, known).map(|near| format!("did you mean `{near}`?"));
                Diagnostic::new(RULE, file, At::Bytes(picture.place.clone()), message)
                    .with_help(help)
            })
            .collect::<Vec<_>>()
    };
    let shown = context.site.bodies().flat_map(missing);
    shown.chain(own_image(context)).collect()
}

/// What keeps networks from showing the publication's own picture.
fn own_image(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let image = context.site.settings.image.as_deref()?;
    let fault = |message: String, help: Option<String>| {
        let at = At::Value(trail!["image"]);
        Some(Diagnostic::new(RULE, &"content/site.yaml".into(), at, message).with_help(help))
    };
    let files = context.site.assets.iter().filter(|asset| asset.is_static());
    let files: Vec<&str> = files.map(|asset| asset.output.as_str()).collect();
    let format = PictureFormat::of_name(image);
    if !files.contains(&image) {
        let help = nearest(image, files.iter().copied())
            .map(|near| format!("did you mean `{near}`?"))
            .or_else(|| {
                Some("put it in content/static/, and write its path from there".to_owned())
            });
        fault(format!("there is no file content/static/{image}"), help)
    } else if matches!(
        format,
        Some(PictureFormat::Gif | PictureFormat::Jpeg | PictureFormat::Png | PictureFormat::WebP)
    ) {
        None
    } else {
        let help = "save it as PNG, JPEG, WebP or GIF, 1200 by 630 pixels".to_owned();
        fault(
            format!("networks do not show {image}: it has a format that they cannot read"),
            Some(help),
        )
    }
}

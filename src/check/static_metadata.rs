//! `static-metadata`: no picture in `content/static/`, which is published unchanged, reveals where
//! it was taken.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::content::image::Traces;

pub const RULE: Rule = Rule::warn("static-metadata");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let pictures = context.site.assets.iter().filter(|asset| asset.is_static());
    let reported = pictures.filter_map(|asset| {
        let traces = context.site.look(&asset.path)?.traces;
        let message = format!(
            "this picture is published with its metadata: {}",
            traces.words()
        );
        let help = "save it without metadata, or put it next to the text that shows it, where \
                    factpress removes the metadata";
        traces.has(Traces::PLACE).then(|| {
            Diagnostic::new(RULE, &asset.path, At::File, message).with_help(help.to_owned())
        })
    });
    reported.collect()
}

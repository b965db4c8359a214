//! `host-file`: the lines that an author has for hosts and robots are published and have an effect.

use std::sync::Arc;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::content::{HEADERS, ROBOTS};
use crate::model::host_files::headers::OwnHeaders;
use crate::trail;

pub const RULE: Rule = Rule::warn("host-file");
/// The same rule for what no change of the content can help.
const NOTE: Rule = Rule::note(RULE.name);

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let own = context.site.host_files.headers.as_deref();
    let refused = OwnHeaders::parse(own.unwrap_or_default()).refused;
    let file: Arc<str> = HEADERS.into();
    let headers = refused.into_iter().map(|line| {
        Diagnostic::new(RULE, &file, At::Bytes(line.range), line.message).with_help(line.help)
    });
    headers.chain(robots(context)).collect()
}

/// What is lost since crawlers read no robots.txt below the root of a host.
fn robots(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let (site, settings) = (context.site, &context.site.settings);
    let path = settings.url.path();
    if path.is_empty() {
        return None;
    }
    let sitemap = settings.url.absolute(&crate::plan::file("sitemap.xml"));
    let help = format!(
        "the robots.txt at the root of {} can have the line `Sitemap: {sitemap}`",
        settings.url.host()
    );
    let why = format!("crawlers read it only at the root of a host, and this site is below {path}");
    let (rule, file, at, message) = if site.host_files.robots.is_some() {
        let message = format!("this file is not published: {why}");
        (RULE, ROBOTS, At::File, message)
    } else if settings.ai_crawlers.is_some() {
        let at = At::Key(trail!["ai_crawlers"]);
        let message = format!("this has no effect without a robots.txt: {why}");
        (RULE, "content/site.yaml", at, message)
    } else {
        let message = format!("there is no robots.txt: {why}");
        (NOTE, "content/site.yaml", At::Key(trail!["url"]), message)
    };
    Some(Diagnostic::new(rule, &file.into(), at, message).with_help(help))
}

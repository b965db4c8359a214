//! Markup that readers would see as it was typed, in bodies and in values: what is reported, where,
//! and what is meant as it is.

mod bodies;
mod lines;
mod values;
mod fixed;

use factpress::authoring::fix::fix;
use factpress::check::external::External;
use factpress::content::Content;
use factpress::{Options, report};

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// The smallest site with this text as the explainer's narrative; its first line is the eighth of
/// the file.
pub fn with(body: &str) -> SmallSite {
    let site =
        SmallSite::new("").replacing(EXPLAINER, "The council met.[[source:minutes]]\n", body);
    // Whatever the body says, the source and the claim are cited.
    site.with_asset("content/explainers/library/map.png")
        .with_asset("content/explainers/library/my map.png")
}

/// What is found in a body, as `line:column rule`, counted from the body's first line.
pub fn found(body: &str) -> Vec<String> {
    short(&with(body).checked().report, EXPLAINER, 7)
}

pub fn short(report: &report::Report, file: &str, above: usize) -> Vec<String> {
    let lines = report.lines.iter().filter(|line| &*line.file == file);
    let place = |line: &report::Line| Some((line.line?.saturating_sub(above), line.column?));
    lines
        .map(|line| {
            let (number, column) = place(line).expect("a finding of a text has its place");
            format!("{number}:{column} {}", line.rule)
        })
        .collect()
}

/// What a body is when all is fixed in it that can be fixed without thinking.
pub fn fixed(body: &str) -> String {
    let site = with(body);
    let (content, found) = Content::new(site.found());
    let Ok(fixed) = fix(
        &content,
        &content,
        &found,
        &Options::default(),
        &External::default(),
    );
    let after = fixed.fixes.iter().find(|fix| &*fix.file == EXPLAINER);
    let text = after.map_or_else(|| site.text(EXPLAINER), |fix| fix.after.clone());
    text.split_once("claims: [closed]\n---\n")
        .expect("the front matter is whole")
        .1
        .to_owned()
}

/// What is found in a value of the claim's front matter, as `line:column rule`.
pub fn in_finding(finding: &str) -> Vec<String> {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "finding: One closed and three moved.",
        &format!("finding: {finding}"),
    );
    short(&site.checked().report, CLAIM, 0)
}

/// The same places two lines further down.
pub fn shifted(places: &str) -> String {
    let down = |place: &str| match place.split_once(':') {
        Some((line, rest)) => format!("{}:{rest}", line.parse::<usize>().expect("a line") + 2),
        None => String::new(),
    };
    places.split(';').map(down).collect::<Vec<_>>().join(";")
}

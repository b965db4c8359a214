//! Pictures: a file that is no picture is refused where a text shows it, a picture has its size on
//! the page, and what it does not show is not published.

mod taken;
mod png;
mod metadata;
mod svg;
mod svg_metadata;
mod shown;
mod static_files;

pub use crate::small_site::made;

use factpress::content::image::{PictureFacts, Size, published};

use crate::small_site::SmallSite;

const FOLDER: &str = "content/explainers/library/";

/// The smallest site whose explainer shows a picture of this name.
fn showing(name: &str) -> SmallSite {
    SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "The council met",
        &format!("![A pond](<{name}>)\n\nThe council met"),
    )
}

/// The same with the picture's bytes.
fn with(name: &str, bytes: impl Into<Vec<u8>>) -> SmallSite {
    showing(name).with_bytes(&format!("{FOLDER}{name}"), bytes)
}

/// What is said of a picture with these bytes: the message of its one fault and its help.
fn said(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let report = with(name, bytes).report();
    faults(&report, "picture-unusable")
}

/// The message of a report's first error and its help.
fn faults(report: &str, rule: &str) -> String {
    let message = report.lines().find_map(|line| {
        line.split_once(" error: ")?
            .1
            .strip_suffix(&format!(" [{rule}]"))
    });
    let help = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("= help: "));
    format!(
        "{} ({})",
        message.unwrap_or(report),
        help.unwrap_or_default()
    )
}

fn size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    PictureFacts::at(name, bytes)
        .size
        .map(|Size { width, height }| (width, height))
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32, at: u32| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]);
    let three = |three: &[u8]| {
        let bits = three
            .iter()
            .fold(0, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        (0..4)
            .map(|at| {
                if at as usize > three.len() {
                    '='
                } else {
                    digit(bits, at)
                }
            })
            .collect::<String>()
    };
    bytes.chunks(3).map(three).collect()
}

/// A drawing as it is published.
fn drawn(drawing: &str) -> String {
    String::from_utf8(
        published("p.svg", drawing.as_bytes())
            .expect("a drawing")
            .into_owned(),
    )
    .expect("UTF-8")
}

fn published_files(site: &SmallSite) -> Vec<String> {
    site.site()
        .assets
        .into_iter()
        .map(|asset| asset.output)
        .collect()
}

//! The stylesheet: all style files of a theme in the order of their strength, as one.

use std::sync::Arc;

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use super::THEME;
use crate::diagnostic::{At, Diagnostic};

/// The layers, weakest first.
const LAYERS: &str = "@layer tokens, base, layout, component, utility;\n";

/// Browsers that the stylesheet is written for: versions (major times 65,536) that have been out since spring 2022 or longer.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(99 << 16),
    edge: Some(99 << 16),
    firefox: Some(97 << 16),
    ie: None,
    ios_saf: Some(15 << 16 | 4 << 8),
    opera: Some(86 << 16),
    safari: Some(15 << 16 | 4 << 8),
    samsung: Some(18 << 16),
};

/// Joins and shrinks the style files (path below the theme, text).
pub fn join(folder: &str, styles: &[(String, String)]) -> Result<String, Diagnostic> {
    let mut order: Vec<&(String, String)> = styles.iter().collect();
    order.sort_by_key(|(path, _)| (strength(path), path.clone()));
    let mut css = String::from(LAYERS);
    for (path, text) in order {
        closed(text).and_then(|()| parse(text).map(drop)).map_err(|error| {
            let file: Arc<str> = format!("{folder}/{path}").into();
            Diagnostic::new(THEME, &file, At::File, format!("the stylesheet does not parse: {error}"))
        })?;
        css.push_str(text);
        css.push('\n');
    }
    let folder: Arc<str> = folder.into();
    let fault =
        |error: String| Diagnostic::new(THEME, &folder, At::File, format!("the stylesheet cannot be made: {error}"));
    let mut sheet = parse(&css).map_err(fault)?;
    let targets = Targets::from(BROWSERS);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| fault(error.to_string()))?;
    let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| fault(error.to_string()))?.code)
}

fn parse(css: &str) -> Result<StyleSheet<'_>, String> {
    StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())
}

/// Checks that every brace is closed: a stylesheet by itself may leave that to the end of its file, but not one of several.
fn closed(css: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    let mut rest = css;
    while let Some(at) = rest.find(['{', '}', '"', '\'', '/']) {
        let taken = match &rest[at..=at] {
            "{" => {
                depth += 1;
                1
            }
            "}" => {
                depth = depth.saturating_sub(1);
                1
            }
            "/" if rest[at..].starts_with("/*") => rest[at..].find("*/").map_or(rest.len() - at, |end| end + 2),
            "/" => 1,
            quote => rest[at + 1..].find(quote).map_or(rest.len() - at, |end| end + 2),
        };
        rest = &rest[at + taken..];
    }
    if depth == 0 { Ok(()) } else { Err(format!("{depth} of its braces are never closed")) }
}

/// Where in the order of layers a file belongs.
fn strength(path: &str) -> u8 {
    match path {
        "styles/tokens.css" => 0,
        "styles/base.css" => 1,
        _ if path.starts_with("styles/layout") => 2,
        _ if path.starts_with("components/") => 3,
        _ => 4,
    }
}

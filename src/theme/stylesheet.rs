//! The stylesheet: all style files of a theme as one, in the order of their layers.

mod depth;
mod mistakes;
mod urls;

use std::ops::Range;
use std::sync::Arc;

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use super::assets::Assets;
use super::{THEME, ThemeText};
use crate::base::diagnostic::{At, Diagnostic};

/// The layers, weakest first.
const LAYERS: &str = "@layer tokens, base, layout, component, utility;\n";

/// Browsers that the stylesheet is written for: versions (major times 65,536) that have been out
/// since spring 2022 or longer.
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

/// Joins and minifies the style files, and writes the published name of each asset that they load.
///
/// # Errors
///
/// Everything that is not CSS, and every address at which there is no asset.
pub fn join(mut styles: Vec<ThemeText>, assets: &Assets) -> Result<String, Vec<Diagnostic>> {
    styles.sort_by(|a, b| (strength(&a.path), &a.path).cmp(&(strength(&b.path), &b.path)));
    let mut css = LAYERS.to_owned();
    let mut faults = Vec::new();
    let mut rules = 0;
    for (at, style) in styles.iter().enumerate() {
        let first = (at > 0).then(|| &*styles[0].path);
        match published(style, assets, first, &mut rules) {
            Ok(style) => css += &(style + "\n"),
            Err(wrong) => faults.extend(wrong),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    shrink(&css).map_err(|error| {
        // Each file was accepted by itself, so the error concerns all of them. The path of any file
        // names the theme.
        let place = styles
            .first()
            .map_or_else(|| "themes".into(), |style| Arc::clone(&style.place));
        vec![Diagnostic::new(
            THEME,
            &place,
            At::File,
            format!("could not build the stylesheet: {error}"),
        )]
    })
}

/// A style file with the published names of the assets that it loads, or what is wrong with it.
///
/// `first` is the first file of the stylesheet, when this is another one; `rules` counts the rules
/// of all files so far.
fn published(
    style: &ThemeText,
    assets: &Assets,
    first: Option<&str>,
    rules: &mut usize,
) -> Result<String, Vec<Diagnostic>> {
    let fault = |at: Range<usize>, message: String| {
        Diagnostic::new(THEME, &style.place, At::Bytes(at), message)
    };
    if let Some((at, message)) = depth::too_much(&style.text, rules) {
        return Err(vec![fault(at, message)]);
    }
    if let Some(open) = never_closed(&style.text) {
        return Err(vec![fault(
            open..open + 1,
            "this brace is not closed".to_owned(),
        )]);
    }
    if StyleSheet::parse(&style.text, ParserOptions::default()).is_err() {
        return Err(mistakes::all(&style.text)
            .into_iter()
            .map(|(at, message)| fault(at, message))
            .collect());
    }
    let of = |wrong: urls::Wrong| fault(wrong.at, wrong.message).with_help(wrong.help);
    urls::publish(&style.text, assets, first).map_err(|wrong| wrong.into_iter().map(of).collect())
}

/// Minifies the joined stylesheet.
fn shrink(css: &str) -> Result<String, String> {
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    let targets = Targets::from(BROWSERS);
    let options = MinifyOptions {
        targets,
        ..MinifyOptions::default()
    };
    sheet.minify(options).map_err(|error| error.to_string())?;
    let options = PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    };
    Ok(sheet
        .to_css(options)
        .map_err(|error| error.to_string())?
        .code)
}

/// The first brace that is never closed. In CSS the end of a file closes it, but here another file
/// follows.
fn never_closed(css: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut at = 0;
    while let Some(character) = css[at..].chars().next() {
        at += match (quote, character) {
            (_, '\\') => 1 + css[at + 1..].chars().next().map_or(0, char::len_utf8),
            (None, '/') if css[at..].starts_with("/*") => css[at + 2..]
                .find("*/")
                .map_or(css.len() - at, |length| length + 4),
            _ => {
                match (quote, character) {
                    (None, '{') => open.push(at),
                    (None, '}') => drop(open.pop()),
                    (None, '"' | '\'') => quote = Some(character),
                    (Some(same), _) if same == character => quote = None,
                    _ => {}
                }
                character.len_utf8()
            }
        };
    }
    open.first().copied()
}

/// The position of a file in the order of layers.
fn strength(path: &str) -> u8 {
    match path {
        "styles/tokens.css" => 0,
        "styles/base.css" => 1,
        _ if path.starts_with("styles/layout") => 2,
        _ if path.starts_with("components/") => 3,
        _ => 4,
    }
}

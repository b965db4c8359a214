//! A theme: templates, one stylesheet, words and assets, made from the files of its folder.

mod broadsheet;
mod filters;
mod squeeze;
mod stylesheet;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{At, Diagnostic, Rule};
use crate::record;
use crate::record::{Reader, Shape};
use crate::text::Id;
use crate::yaml;

pub use broadsheet::files as built_in;
pub use words::Words;

/// A file of the theme is missing, or is not what its place asks for.
pub const THEME: Rule = Rule::deny("theme");

/// The version of the contract between themes and factpress: which views there are and what they hold.
pub const CONTRACT: u32 = 1;

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Its path below the theme's folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

record! {
    /// What `theme.yaml` says.
    pub struct Manifest {
        /// The theme's name, as its folder's.
        pub name: Id,
        /// The version of the contract that it was made for.
        pub contract: u32,
        /// The theme whose files stand in for those it does not have.
        pub parent: Option<Id>,
        /// The licence of its files.
        pub licence: Option<String>,
    }
}

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The templates, with the filters that they use.
    pub tera: Tera,
    /// The words of each language.
    pub words: BTreeMap<String, Words>,
    /// The path of the stylesheet below the output folder, with its fingerprint.
    pub css_path: String,
    /// The stylesheet.
    pub css: String,
    /// Files that are published as they are: path below the output folder, and bytes.
    pub assets: Vec<(String, Vec<u8>)>,
}

impl Manifest {
    /// Reads `theme.yaml` of a theme's own files.
    ///
    /// # Errors
    ///
    /// What is wrong with it, or that it is not there.
    pub fn read(folder: &str, files: &[ThemeFile]) -> Result<Self, Vec<Diagnostic>> {
        let file: Arc<str> = format!("{folder}/theme.yaml").into();
        let fault = |message: String| vec![Diagnostic::new(THEME, &file, At::File, message)];
        let found = files.iter().find(|file| file.path == "theme.yaml");
        let found =
            found.ok_or_else(|| fault("this file is missing: it names the theme and its contract".to_owned()))?;
        let text = std::str::from_utf8(&found.bytes).map_err(|_| fault("this file is no UTF-8 text".to_owned()))?;
        let value = yaml::read(text, &file, 0)?;
        let mut reader = Reader::new(&file);
        let manifest = <Self as Shape>::read(&value, &mut reader);
        match manifest {
            Some(manifest) if reader.diagnostics.is_empty() => {
                if manifest.contract == CONTRACT {
                    Ok(manifest)
                } else {
                    let made_for = manifest.contract;
                    Err(fault(format!("made for contract {made_for}; this factpress keeps contract {CONTRACT}")))
                }
            }
            _ => Err(reader.diagnostics),
        }
    }
}

/// The files of a theme, with those of its parent where it has none of its own.
#[must_use]
pub fn overlay(parent: Vec<ThemeFile>, own: Vec<ThemeFile>) -> Vec<ThemeFile> {
    let mut files: BTreeMap<String, ThemeFile> = parent.into_iter().map(|file| (file.path.clone(), file)).collect();
    files.extend(own.into_iter().map(|file| (file.path.clone(), file)));
    files.into_values().collect()
}

impl Theme {
    /// Makes a theme of its files, in whatever order they come. `folder` is where diagnostics say that they lie.
    ///
    /// # Errors
    ///
    /// All that is wrong with templates, styles and words.
    pub fn new(folder: &str, mut files: Vec<ThemeFile>) -> Result<Self, Vec<Diagnostic>> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut faults = Vec::new();
        let mut templates = Vec::new();
        let mut styles = Vec::new();
        let mut words = BTreeMap::new();
        let mut assets = Vec::new();
        for ThemeFile { path, bytes } in files {
            let place: Arc<str> = format!("{folder}/{path}").into();
            if let Some(asset) = path.strip_prefix("assets/") {
                assets.push((format!("assets/{asset}"), bytes));
                continue;
            }
            let Ok(text) = String::from_utf8(bytes) else {
                faults.push(Diagnostic::new(THEME, &place, At::File, "this file is no UTF-8 text"));
                continue;
            };
            if path.ends_with(".html") {
                templates.push((path, text));
            } else if path.ends_with(".css") {
                styles.push((path, text));
            } else if let Some(language) = path.strip_prefix("words/").and_then(|path| path.strip_suffix(".yaml")) {
                match Words::read(&text, &place) {
                    Ok(read) => {
                        words.insert(language.to_owned(), read);
                    }
                    Err(found) => faults.extend(found),
                }
            }
        }
        let tera = templates_of(folder, &templates).unwrap_or_else(|fault| {
            faults.push(fault);
            Tera::default()
        });
        let css = stylesheet::join(folder, &styles).unwrap_or_else(|fault| {
            faults.push(fault);
            String::new()
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        let print = blake3::hash(css.as_bytes()).to_hex();
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let css_path = format!("assets/{name}.{}.css", &print.as_str()[..12]);
        Ok(Self { tera, words, css_path, css, assets })
    }
}

/// Loads the templates, squeezed; `templates` are their paths below the theme and their texts.
fn templates_of(folder: &str, templates: &[(String, String)]) -> Result<Tera, Diagnostic> {
    if let Some((path, _)) = templates.iter().find(|(_, text)| squeeze::pipes_to_safe(text)) {
        let file: Arc<str> = format!("{folder}/{path}").into();
        let help = "what is safe comes safe; print it without the filter".to_owned();
        return Err(Diagnostic::new(THEME, &file, At::File, "`| safe` is not used in themes").with_help(help));
    }
    let squeezed = templates.iter().map(|(path, text)| (path.clone(), squeeze::squeeze(text)));
    load(squeezed).map_err(|error| {
        // Squeezed templates have lost their lines: the ones as they are written say it better.
        let error = load(templates.iter().cloned()).err().unwrap_or(error);
        let path = match error.kind() {
            ErrorKind::SyntaxError(report) => format!("{folder}/{}", report.filename()),
            _ => folder.to_owned(),
        };
        Diagnostic::new(THEME, &path.into(), At::File, format!("the template does not load\n{error}"))
    })
}

fn load(templates: impl Iterator<Item = (String, String)>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

#[cfg(test)]
mod tests;

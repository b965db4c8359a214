//! The gallery: every component of a theme with its parameters and its examples, on pages that the
//! theme itself makes.

mod component;
mod imaginary;
mod view;

use std::sync::Arc;

use tera::{Context, Value};

use crate::base::address::{Address, BaseUrl};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::language::locale;
use crate::build::render::{self, File, RenderError, Renderer};
use crate::build::theme_files::theme_files;
use crate::plan::Index;
use crate::theme::{THEME, Theme};
use crate::trail;
use crate::view::{Alternate, DependencyTable, Edition, Frame};

use component::Component;
use imaginary::imaginary;
use view::{ComponentLink, ComponentView, ExampleView, GalleryView, ParamView};

/// The kind of the gallery's pages; a theme without components needs no template for it.
const GALLERY_KIND: &str = "gallery";

/// Every file of a theme's gallery: a first page and a page for each component, in each language
/// that the theme has words for.
///
/// # Errors
///
/// Everything that is wrong with an `examples.yaml`, and every example that cannot be rendered.
///
/// # Panics
///
/// If the imaginary publication around it has a mistake, which a test rules out.
pub fn files(theme: &Theme, base_url: &BaseUrl) -> Result<Vec<File>, Vec<Diagnostic>> {
    let (components, mut faults) = component::all(theme);
    faults.extend(missing(theme));
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut languages: Vec<&str> = theme.words.keys().map(String::as_str).collect();
    // The names and notes of examples are in English, so the English pages come first.
    languages.sort_by_key(|language| *language != "en");
    let site = imaginary(&languages, base_url);
    let index = Index::new(&site);
    let editions: Vec<Edition<'_>> = languages
        .iter()
        .map(|language| {
            Edition::new(&site, &index, theme, language)
                .expect("the languages are those of the words")
        })
        .collect();
    let dependency_table = DependencyTable::new(&site, &index);
    let gallery = Gallery {
        components: &components,
        renderer: Renderer::new(theme, &editions, &dependency_table),
        editions: &editions,
    };
    let mut files = theme_files(theme);
    files.extend(gallery.pages()?);
    Ok(files)
}

/// What a theme lacks that a gallery needs.
fn missing(theme: &Theme) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let template = format!("pages/{GALLERY_KIND}.html");
    if !theme.shows(GALLERY_KIND) {
        let message = "this template is missing; the gallery needs it";
        faults.push(Diagnostic::new(
            THEME,
            &template.as_str().into(),
            At::File,
            message,
        ));
    }
    if theme.words.is_empty() {
        let message = "this folder contains no words file";
        faults.push(Diagnostic::new(THEME, &"words/".into(), At::File, message));
    }
    faults
}

struct Gallery<'g> {
    components: &'g [Component],
    renderer: Renderer<'g>,
    editions: &'g [Edition<'g>],
}

impl Gallery<'_> {
    /// Every page in every language, or everything that is wrong with any of them.
    fn pages(&self) -> Result<Vec<File>, Vec<Diagnostic>> {
        let (mut files, mut faults, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for edition in 0..self.editions.len() {
            for shown in std::iter::once(None).chain(self.components.iter().map(Some)) {
                let frame = self.frame(edition, shown);
                let component = shown.map(|component| self.shown(edition, &frame, component));
                match component.transpose() {
                    Ok(component) => match self.page(edition, &frame, shown, component) {
                        Ok(file) => files.push(file),
                        Err(error) => errors.push(error),
                    },
                    Err(found) => faults.extend(found),
                }
            }
        }
        faults.extend(render::faults(errors));
        if faults.is_empty() {
            Ok(files)
        } else {
            Err(faults)
        }
    }

    fn page(
        &self,
        edition: usize,
        frame: &Frame,
        shown: Option<&Component>,
        component: Option<ComponentView<'_>>,
    ) -> Result<File, RenderError> {
        let entries = self.components.iter().map(|component| ComponentLink {
            name: &component.name,
            about: &component.about,
            href: self.editions[edition].href(&self.address(edition, Some(component))),
            examples: component.examples.len(),
            current: shown.is_some_and(|shown| shown.name == component.name),
        });
        let view = GalleryView {
            components: entries.collect(),
            component,
        };
        let address = self.address(edition, shown);
        match self
            .renderer
            .page(edition, frame, Value::from_serializable(&view))
        {
            Ok(bytes) => Ok(File {
                path: address.output_path(),
                bytes,
            }),
            Err(fault) => Err(RenderError {
                page: format!("{address} of the gallery"),
                fault,
            }),
        }
    }

    fn address(&self, edition: usize, shown: Option<&Component>) -> Address {
        let language = (edition > 0).then_some(self.editions[edition].language);
        let segments: Vec<&str> = language
            .into_iter()
            .chain(shown.map(|component| &*component.name))
            .collect();
        Address::page(&segments)
    }

    fn frame(&self, edition: usize, shown: Option<&Component>) -> Frame {
        let own = &self.editions[edition];
        let title = shown.map_or_else(
            || own.words.get("gallery.title").to_owned(),
            |shown| shown.name.clone(),
        );
        let about = shown.map_or_else(
            || own.words.get("gallery.about").to_owned(),
            |shown| shown.about.clone(),
        );
        let mut frame = Frame::new(
            own,
            GALLERY_KIND,
            &self.address(edition, shown),
            title,
            about,
        );
        frame.index = false;
        let others = self
            .editions
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != edition);
        frame.alternates = others
            .map(|(other, theirs)| Alternate {
                lang: theirs.language.to_owned(),
                locale: locale(theirs.language),
                name: theirs.words.get("language").to_owned(),
                href: theirs.absolute(&self.address(other, shown)),
            })
            .collect();
        if shown.is_some() {
            frame.below_front(own)
        } else {
            frame
        }
    }

    /// A component with its examples, each rendered by the theme.
    fn shown<'c>(
        &self,
        edition: usize,
        frame: &Frame,
        component: &'c Component,
    ) -> Result<ComponentView<'c>, Vec<Diagnostic>> {
        let mut examples = Vec::new();
        let mut faults = Vec::new();
        for (position, example) in component.examples.iter().enumerate() {
            let mut arguments = Context::new();
            for (name, value) in &example.data.0 {
                arguments.insert(name.as_str().unwrap_or_default().to_owned(), value);
            }
            match self
                .renderer
                .component(edition, frame, &component.name, &arguments)
            {
                Ok(html) => examples.push(ExampleView {
                    name: &example.name,
                    html,
                }),
                Err(fault) => faults.push(in_example(*fault, component, position)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let params = component.params.iter().map(|param| ParamView {
            name: &param.name,
            kind: &param.kind,
            required: param.required,
            description: &param.description,
        });
        Ok(ComponentView {
            name: &component.name,
            about: &component.about,
            params: params.collect(),
            examples,
        })
    }
}

/// A fault that an example has revealed. If it has no place in a template, its place is the
/// example.
fn in_example(fault: Diagnostic, component: &Component, position: usize) -> Diagnostic {
    let name = &component.examples[position].name;
    if fault.at == At::File {
        let at = At::Key(trail!["examples", position, "data"]);
        return Diagnostic {
            file: Arc::clone(&component.place),
            at,
            ..fault
        };
    }
    fault.with_note(format!(
        "while building the example `{name}` of {}",
        component.place
    ))
}

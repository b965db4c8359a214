//! The templates of a theme: minified when they are loaded, with faults reported in the lines as
//! they were written.

mod depth;
mod faults;

use std::sync::OnceLock;

use tera::{ComponentInfo, Context, Tera, TeraResult};

use super::minify::pipes_to_safe;
use super::{THEME, ThemeText};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Html;

/// The templates of a theme, ready to render.
#[derive(Debug)]
pub struct Templates {
    /// Tera with all that templates can use, and no template yet.
    empty: Tera,
    minified: Tera,
    written: Vec<ThemeText>,
    /// The templates as they were written, made when one of them fails: minified ones have lost
    /// their lines.
    unminified: OnceLock<Tera>,
}

impl Templates {
    /// Loads templates after `minify` has made each of them smaller; `empty` is Tera with the
    /// filters that they use.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with their syntax, or with how they refer to each other.
    pub fn load(
        written: Vec<ThemeText>,
        minify: impl Fn(&str) -> String,
        empty: Tera,
    ) -> Result<Self, Vec<Diagnostic>> {
        let refused: Vec<Diagnostic> = written
            .iter()
            .flat_map(|template| {
                safe_faults(template)
                    .into_iter()
                    .chain(deep_fault(template))
            })
            .collect();
        if !refused.is_empty() {
            return Err(refused);
        }
        let minified = written.iter().map(|template| minify(&template.text));
        let names = written.iter().map(|template| template.path.clone());
        match filled(&empty, names.zip(minified)) {
            Ok(minified) => Ok(Self {
                empty,
                minified,
                written,
                unminified: OnceLock::new(),
            }),
            Err(error) => Err(load_faults(&empty, &written, &error)),
        }
    }

    /// The page that a template makes from a context.
    ///
    /// # Errors
    ///
    /// What is wrong with the template, at its place.
    pub fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut page = Vec::with_capacity(16 << 10);
        let Err(error) = self.minified.render_to(name, context, &mut page) else {
            return Ok(page);
        };
        match self.unminified().map(|tera| tera.render(name, context)) {
            Some(Ok(page)) => Ok(page.into_bytes()),
            Some(Err(error)) => Err(self.fault(&error)),
            None => Err(self.fault(&error)),
        }
    }

    /// True if there is a template of this name.
    #[must_use]
    pub fn have(&self, name: &str) -> bool {
        self.minified.contains_template(name)
    }

    /// True if any of them contains this word. A field that none contains need not be computed.
    #[must_use]
    pub fn say(&self, word: &str) -> bool {
        self.written
            .iter()
            .any(|template| template.text.contains(word))
    }

    /// What a component makes from its arguments; `implicits` are the values of the page that it
    /// also sees, such as `words`.
    ///
    /// # Errors
    ///
    /// What is wrong with its template, at its place.
    pub fn component(
        &self,
        name: &str,
        arguments: &Context,
        implicits: &Context,
    ) -> Result<Html, Box<Diagnostic>> {
        let made = |tera: &Tera| {
            tera.render_component_with_implicits(name, arguments, implicits, None, true)
        };
        made(&self.minified)
            .map(Html::made_of_escaped_parts)
            .map_err(|error| {
                let error = self
                    .unminified()
                    .and_then(|tera| made(tera).err())
                    .unwrap_or(error);
                self.fault(&error)
            })
    }

    /// The parameters of a component, if there is one of this name.
    #[must_use]
    pub fn definition(&self, name: &str) -> Option<ComponentInfo> {
        self.minified.get_component_definition(name)
    }

    /// The templates, as they were written.
    #[must_use]
    pub fn written(&self) -> &[ThemeText] {
        &self.written
    }

    /// `None` if the templates load only when minified, which would be a bug of the minifier.
    fn unminified(&self) -> Option<&Tera> {
        if self.unminified.get().is_none() {
            let _ = self
                .unminified
                .set(filled(&self.empty, as_written(&self.written)).ok()?);
        }
        self.unminified.get()
    }

    fn fault(&self, error: &tera::Error) -> Box<Diagnostic> {
        let first = faults::of(error, &self.written).into_iter().next();
        Box::new(first.unwrap_or_else(|| {
            Diagnostic::new(THEME, &"themes".into(), At::File, error.to_string())
        }))
    }
}

fn as_written(templates: &[ThemeText]) -> impl Iterator<Item = (String, String)> {
    templates
        .iter()
        .map(|template| (template.path.clone(), template.text.to_string()))
}

fn filled(empty: &Tera, templates: impl Iterator<Item = (String, String)>) -> TeraResult<Tera> {
    let mut tera = empty.clone();
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

fn safe_faults(template: &ThemeText) -> Vec<Diagnostic> {
    let fault = |at| {
        Diagnostic::new(
            THEME,
            &template.place,
            At::Bytes(at),
            "themes must not use `| safe`",
        )
        .with_help("remove the filter: values that are safe are not escaped".to_owned())
    };
    pipes_to_safe(&template.text)
        .into_iter()
        .map(fault)
        .collect()
}

fn deep_fault(template: &ThemeText) -> Option<Diagnostic> {
    let at = depth::too_many_branches(&template.text)?;
    let message = format!("more than {} branches of conditions", depth::MOST_BRANCHES);
    Some(Diagnostic::new(
        THEME,
        &template.place,
        At::Bytes(at),
        message,
    ))
}

/// Why templates do not load: the syntax errors of each, or if there are none, what is wrong
/// between them.
fn load_faults(empty: &Tera, templates: &[ThemeText], error: &tera::Error) -> Vec<Diagnostic> {
    let alone = templates.iter().filter_map(|template| {
        let error = filled(empty, as_written(std::slice::from_ref(template))).err()?;
        matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
            .then(|| faults::of(&error, templates))
    });
    let form: Vec<Diagnostic> = alone.flatten().collect();
    if !form.is_empty() {
        return form;
    }
    let together = filled(empty, as_written(templates)).err();
    faults::of(together.as_ref().unwrap_or(error), templates)
}

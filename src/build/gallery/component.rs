//! A component as its author describes it: its purpose, its parameters and examples of its use.

use std::sync::Arc;

use serde_yaml::Value;
use tera::{ComponentArg, ComponentInfo};

use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::did_you_mean;
use crate::record;
use crate::theme::{THEME, Theme, ThemeText};
use crate::trail;
use crate::yaml;
use crate::yaml::record::{Outline, Shape, ValueReader};

/// A component, with its author's description.
#[derive(Debug)]
pub struct Component {
    /// Its name, as its folder's.
    pub name: String,
    /// Its purpose, from the comment with which its template begins.
    pub about: String,
    /// Its parameters, in the author's order.
    pub params: Vec<Param>,
    /// Examples of its use.
    pub examples: Vec<Example>,
    /// The file of its examples.
    pub place: Arc<str>,
}

record! {
    /// What `examples.yaml` says.
    pub struct Described {
        /// Each parameter.
        pub params: Vec<Param>,
        /// Each example; a component that shows nothing by itself may have none.
        pub examples: Vec<Example>,
    }
}

record! {
    /// A parameter, explained.
    pub struct Param {
        /// Its name.
        pub name: String,
        /// Its type, in the words of docs/THEMES.md.
        pub kind as "type": String,
        /// True if every use must give it.
        pub required: bool,
        /// What it is for.
        pub description: String,
    }
}

record! {
    /// One use of a component.
    pub struct Example {
        /// What is special about it.
        pub name: String,
        /// The arguments, by parameter.
        pub data: ExampleArguments,
    }
}

/// The arguments of an example, as they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleArguments(pub serde_yaml::Mapping);

impl Shape for ExampleArguments {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if let Value::Mapping(arguments) = value {
            return Some(Self(arguments.clone()));
        }
        reader.refuse_kind(
            value,
            "keys with values",
            Some("one key for each parameter".to_owned()),
        );
        None
    }

    fn outline() -> Outline {
        Outline::Anything
    }
}

/// Every component of a theme that has a folder of its own, by name, and what is wrong with their
/// descriptions.
pub fn all(theme: &Theme) -> (Vec<Component>, Vec<Diagnostic>) {
    let mut components = Vec::new();
    let mut faults = Vec::new();
    for template in theme.templates.written() {
        let folder = template
            .path
            .strip_prefix("components/")
            .and_then(|path| path.split_once('/'));
        let Some((name, _)) = folder.filter(|(name, file)| *file == format!("{name}.html")) else {
            continue;
        };
        match component(theme, template, name) {
            Ok(component) => components.push(component),
            Err(found) => faults.extend(found),
        }
    }
    (components, faults)
}

/// The description in a component's folder, or what is wrong with it.
fn component(
    theme: &Theme,
    template: &ThemeText,
    name: &str,
) -> Result<Component, Vec<Diagnostic>> {
    let definition = theme.templates.definition(name).ok_or_else(|| {
        let message = format!("this template does not define the component `{name}`");
        wrong(&template.place, message)
    })?;
    let about = about(template)?;
    let found = examples(theme, template, name)?;
    let described = read(found)?;
    let faults = mistakes(&described, &definition, &found.place);
    if !faults.is_empty() {
        return Err(faults);
    }
    let Described { params, examples } = described;
    Ok(Component {
        name: name.to_owned(),
        about,
        params,
        examples,
        place: Arc::clone(&found.place),
    })
}

fn wrong(file: &Arc<str>, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::new(THEME, file, At::File, message)]
}

/// The comment with which a template begins, in one line.
fn about(template: &ThemeText) -> Result<String, Vec<Diagnostic>> {
    let comment = template.text.trim_start().strip_prefix("{#");
    let Some((about, _)) = comment.and_then(|text| text.split_once("#}")) else {
        let message = "this template must begin with a comment that says what it is for";
        return Err(wrong(&template.place, message.to_owned()));
    };
    Ok(about.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The `examples.yaml` in the folder of a component's template.
fn examples<'t>(
    theme: &'t Theme,
    template: &ThemeText,
    name: &str,
) -> Result<&'t ThemeText, Vec<Diagnostic>> {
    let path = format!("components/{name}/examples.yaml");
    let found = theme.examples.iter().find(|file| file.path == path);
    found.ok_or_else(|| {
        let folder = template.place.rsplit_once('/');
        let folder = folder.map_or(&*template.place, |(folder, _)| folder);
        let missing = format!("{folder}/examples.yaml").into();
        wrong(
            &missing,
            format!("this file is missing; it must describe `{name}`"),
        )
    })
}

fn read(found: &ThemeText) -> Result<Described, Vec<Diagnostic>> {
    let value = yaml::read(&found.text, &found.place, 0)?;
    let mut reader = ValueReader::new(&found.place, "en");
    let described = Described::read(&value, &mut reader);
    described
        .filter(|_| reader.diagnostics.is_empty())
        .ok_or(reader.diagnostics)
}

/// The differences between a component's description and its definition.
fn mistakes(described: &Described, definition: &ComponentInfo, file: &Arc<str>) -> Vec<Diagnostic> {
    let arguments = definition.args().iter();
    let taken = Taken {
        arguments: arguments.filter(|arg| !arg.is_implicit()).collect(),
        file,
    };
    let mut faults = taken.not_explained(&described.params);
    faults.extend(taken.not_taken(&described.params));
    for (position, example) in described.examples.iter().enumerate() {
        faults.extend(taken.wrong_in_example(position, example));
    }
    faults
}

/// The parameters of a component, and the file that explains them.
struct Taken<'c> {
    arguments: Vec<&'c ComponentArg>,
    file: &'c Arc<str>,
}

impl Taken<'_> {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().map(|arg| arg.name())
    }

    fn fault(&self, at: At, message: String) -> Diagnostic {
        Diagnostic::new(THEME, self.file, at, message)
    }

    /// Reports a name that is not a parameter of the component.
    fn unknown(&self, at: At, name: &str) -> Option<Diagnostic> {
        if self.names().any(|known| known == name) {
            return None;
        }
        let message = format!("the component has no parameter `{name}`");
        let help = did_you_mean(name, self.names());
        Some(self.fault(at, message).with_help(help))
    }

    /// Parameters that are not explained, or wrongly as required or optional.
    fn not_explained(&self, params: &[Param]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for arg in &self.arguments {
            let position = params.iter().position(|param| param.name == arg.name());
            let Some(position) = position else {
                let message = format!("the parameter `{}` is not described", arg.name());
                faults.push(self.fault(At::Key(trail!["params"]), message));
                continue;
            };
            if params[position].required != arg.is_required() {
                let word = if arg.is_required() {
                    "has no default, so it is"
                } else {
                    "has a default, so it is not"
                };
                let at = At::Value(trail!["params", position, "required"]);
                faults.push(self.fault(at, format!("`{}` {word} required", arg.name())));
            }
        }
        faults
    }

    /// Explanations of names that are not parameters.
    fn not_taken(&self, params: &[Param]) -> Vec<Diagnostic> {
        let unknown = |(position, param): (usize, &Param)| {
            self.unknown(At::Value(trail!["params", position, "name"]), &param.name)
        };
        params.iter().enumerate().filter_map(unknown).collect()
    }

    /// The required parameters that an example lacks, and the arguments that are not parameters.
    fn wrong_in_example(&self, position: usize, example: &Example) -> Vec<Diagnostic> {
        let given: Vec<&str> = example.data.0.keys().filter_map(Value::as_str).collect();
        let lacks = |arg: &&&ComponentArg| arg.is_required() && !given.contains(&arg.name());
        let lacking = self.arguments.iter().filter(lacks).map(|arg| {
            let name = arg.name();
            let message = format!("this example lacks the required parameter `{name}`");
            self.fault(At::Key(trail!["examples", position, "data"]), message)
        });
        let mut faults: Vec<Diagnostic> = lacking.collect();
        faults.extend(given.iter().filter_map(|name| {
            let at = At::Key(trail!["examples", position, "data", (*name).to_owned()]);
            self.unknown(at, name)
        }));
        faults
    }
}

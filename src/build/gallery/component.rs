//! A component as its maker describes it: what it is for, its parameters explained, and examples of
//! its use.

use std::sync::Arc;

use serde_yaml::Value;
use tera::{ComponentArg, ComponentInfo};

use crate::base::diagnostic::{At, Diagnostic, Trail};
use crate::base::text::did_you_mean;
use crate::record;
use crate::theme::{THEME, Theme, ThemeText};
use crate::trail;
use crate::yaml;
use crate::yaml::record::{Outline, Shape, ValueReader};

/// A component, and what its maker says of it.
#[derive(Debug)]
pub struct Component {
    /// Its name, as its folder's.
    pub name: String,
    /// What it is for: the comment with which its template begins.
    pub about: String,
    /// What it takes, in the maker's order.
    pub params: Vec<Param>,
    /// How it is used.
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
        /// What it takes, in the words of docs/THEMES.md.
        pub kind as "type": String,
        /// True when every use gives it.
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
        pub data: Arguments,
    }
}

/// The arguments of an example, as they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Arguments(pub serde_yaml::Mapping);

impl Shape for Arguments {
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

/// Every component of a theme that has a folder of its own, by name, and what is wrong with what is
/// said of them.
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

fn component(
    theme: &Theme,
    template: &ThemeText,
    name: &str,
) -> Result<Component, Vec<Diagnostic>> {
    let fault =
        |file: &Arc<str>, message: String| vec![Diagnostic::new(THEME, file, At::File, message)];
    let definition = theme.templates.definition(name);
    let definition = definition.ok_or_else(|| {
        fault(
            &template.place,
            format!("this template defines no component `{name}`"),
        )
    })?;
    let about = template
        .text
        .trim_start()
        .strip_prefix("{#")
        .and_then(|text| text.split_once("#}"));
    let (about, _) = about.ok_or_else(|| {
        fault(
            &template.place,
            "this template does not begin with a comment that says what it is for".to_owned(),
        )
    })?;
    let path = format!("components/{name}/examples.yaml");
    let found = theme
        .examples
        .iter()
        .find(|examples| examples.path == path)
        .ok_or_else(|| {
            let place = template
                .place
                .rsplit_once('/')
                .map_or(&*template.place, |(folder, _)| folder);
            fault(
                &format!("{place}/examples.yaml").into(),
                format!("this file is missing: it explains `{name}`"),
            )
        })?;
    let described = read(found)?;
    let faults = mistakes(&described, &definition, &found.place);
    if !faults.is_empty() {
        return Err(faults);
    }
    let Described { params, examples } = described;
    let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Component {
        name: name.to_owned(),
        about,
        params,
        examples,
        place: Arc::clone(&found.place),
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

/// Where what is said of a component is not what it takes.
fn mistakes(described: &Described, definition: &ComponentInfo, file: &Arc<str>) -> Vec<Diagnostic> {
    let taken: Vec<&ComponentArg> = definition
        .args()
        .iter()
        .filter(|arg| !arg.is_implicit())
        .collect();
    let names = || taken.iter().map(|arg| arg.name());
    let fault = |at: At, message: String| Diagnostic::new(THEME, file, at, message);
    let key = |trail: Trail| At::Key(trail);
    let mut faults = Vec::new();
    for arg in &taken {
        let Some(position) = described
            .params
            .iter()
            .position(|param| param.name == arg.name())
        else {
            faults.push(fault(
                key(trail!["params"]),
                format!("the parameter `{}` is not explained", arg.name()),
            ));
            continue;
        };
        if described.params[position].required != arg.is_required() {
            let word = if arg.is_required() {
                "has no default, so it is"
            } else {
                "has a default, so it is not"
            };
            let at = At::Value(trail!["params", position, "required"]);
            faults.push(fault(at, format!("`{}` {word} required", arg.name())));
        }
    }
    for (position, param) in described.params.iter().enumerate() {
        if !names().any(|name| name == param.name) {
            let at = At::Value(trail!["params", position, "name"]);
            let message = format!("the component has no parameter `{}`", param.name);
            faults.push(fault(at, message).with_help(did_you_mean(&param.name, names())));
        }
    }
    for (position, example) in described.examples.iter().enumerate() {
        let given: Vec<&str> = example.data.0.keys().filter_map(Value::as_str).collect();
        for arg in taken
            .iter()
            .filter(|arg| arg.is_required() && !given.contains(&arg.name()))
        {
            let message = format!(
                "this example lacks `{}`, which the component needs",
                arg.name()
            );
            faults.push(fault(key(trail!["examples", position, "data"]), message));
        }
        for name in given
            .into_iter()
            .filter(|given| !names().any(|name| name == *given))
        {
            let at = key(trail!["examples", position, "data", name.to_owned()]);
            let message = format!("the component has no parameter `{name}`");
            faults.push(fault(at, message).with_help(did_you_mean(name, names())));
        }
    }
    faults
}

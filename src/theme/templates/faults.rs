//! The faults of templates: what Tera reports, as diagnostics with its words made ours.

use std::ops::Range;
use std::sync::Arc;

use tera::ErrorKind;

use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::did_you_mean;
use crate::theme::faults::plain;
use crate::theme::{THEME, ThemeText};

/// What Tera found wrong with templates, each fault at its place.
pub fn of(error: &tera::Error, templates: &[ThemeText]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let fault = fault(
                templates,
                report.filename(),
                report.span().range.clone(),
                report.message(),
            );
            vec![
                callers(&error.to_string(), templates)
                    .into_iter()
                    .fold(fault, Diagnostic::with_note),
            ]
        }
        ErrorKind::MissingParent { current, parent } => {
            let at = find(templates, current, parent);
            vec![fault(
                templates,
                current,
                at,
                &format!("Unknown template `{parent}`"),
            )]
        }
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain: chain,
        }
        | ErrorKind::CircularInclude {
            tpl,
            include_chain: chain,
        } => {
            let word = if matches!(error.kind(), ErrorKind::CircularExtend { .. }) {
                "extends"
            } else {
                "include"
            };
            let message = format!("this template takes in itself: {}", chain.join(", "));
            vec![Diagnostic::new(
                THEME,
                &place(templates, tpl),
                At::Bytes(find(templates, tpl, word)),
                message,
            )]
        }
        ErrorKind::TemplateNotFound(name) => {
            vec![Diagnostic::new(
                THEME,
                &place(templates, name),
                At::File,
                "this template is missing",
            )]
        }
        _ => listed(&error.to_string(), templates),
    }
}

/// The faults of a text in which Tera reports several, each as `error: …` and
/// `--> file:line:column`.
fn listed(text: &str, templates: &[ThemeText]) -> Vec<Diagnostic> {
    let reported = text.split("\n\n").filter_map(|report| {
        let (message, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
        let (path, line, column) = locus(rest.lines().next()?.trim_start().strip_prefix("--> ")?)?;
        let length = rest
            .lines()
            .last()
            .map_or(1, |carets| carets.matches('^').count());
        let at = bytes(written(templates, path)?, line, column, length);
        Some(fault(templates, path, at, message))
    });
    let faults: Vec<Diagnostic> = reported.collect();
    if !faults.is_empty() {
        return faults;
    }
    // A fault without a place names the templates that it is about.
    let about = templates
        .iter()
        .rfind(|template| text.contains(&format!("`{}`", template.path)));
    let file = about
        .or(templates.first())
        .map_or_else(|| "themes".into(), |template| Arc::clone(&template.place));
    let (message, help) = in_our_words(text, "", &(0..0), templates);
    vec![Diagnostic::new(THEME, &file, At::File, message).with_help(help)]
}

fn fault(templates: &[ThemeText], path: &str, at: Range<usize>, message: &str) -> Diagnostic {
    let (message, help) = in_our_words(message, path, &at, templates);
    Diagnostic::new(THEME, &place(templates, path), At::Bytes(at), message).with_help(help)
}

/// What Tera says, as this program says it, with a line of help.
fn in_our_words(
    message: &str,
    path: &str,
    at: &Range<usize>,
    templates: &[ThemeText],
) -> (String, Option<String>) {
    let text = written(templates, path).unwrap_or_default();
    let meant = text.get(at.clone()).unwrap_or_default();
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let name = names.first().copied().unwrap_or_default();
    let after = |word: &str| message.split_once(word).map(|(_, list)| list.split(", "));
    let near = |word: &str| did_you_mean(name, after(word).into_iter().flatten());
    if message.starts_with("Field `") {
        let way = way_to(text, at.start);
        return match way.strip_prefix("words.") {
            Some(way) => (
                format!("there are no words `{way}{name}`"),
                near("Available fields: "),
            ),
            None if message.contains("Available") => (
                format!("there is no field `{name}` here"),
                near("Available fields: "),
            ),
            None => {
                let help =
                    "what stands before it is null or no map; ask for it first, as in {% if … %}"
                        .to_owned();
                (format!("there is no field `{name}` here"), Some(help))
            }
        };
    }
    if let Some(asset) = meant
        .split_once("site.assets[")
        .map(|(_, rest)| rest.split(']').next().unwrap_or(rest))
    {
        let help = "the path is taken from the theme's folder assets/".to_owned();
        return (
            format!(
                "there is no file assets/{}",
                asset.trim_matches(['"', '\'', '`'])
            ),
            Some(help),
        );
    }
    match message.split('`').next().unwrap_or_default().trim_end() {
        "Variable" if message.contains("is not defined") => (
            format!("there is no variable `{name}` here"),
            near("Available variables: "),
        ),
        "Tried to render a variable that is undefined" => {
            ("there is nothing here to print".to_owned(), None)
        }
        "Unknown filter" => {
            let help =
                "there are the filters of Tera 2, and `fill` and `count` for words".to_owned();
            (format!("there is no filter `{name}`"), Some(help))
        }
        "Unknown component" => {
            let known = templates
                .iter()
                .flat_map(|template| named(&template.text, "{% component ", '('));
            (
                format!("there is no component `{name}`"),
                did_you_mean(name, known),
            )
        }
        "Unknown template" => {
            let known = templates.iter().map(|template| template.path.as_str());
            (
                format!("there is no template `{name}`"),
                did_you_mean(name, known),
            )
        }
        "Block" => {
            let known = above(templates, path)
                .into_iter()
                .flat_map(|text| named(text, "{% block ", ' '));
            (
                format!("no template above this one has a block `{name}`"),
                did_you_mean(name, known),
            )
        }
        "Iteration not possible on type" if name == "undefined" => {
            let help = "one of the fields behind it is not there".to_owned();
            ("there is nothing here to go through".to_owned(), Some(help))
        }
        "Argument" => (
            format!("the component needs `{name}`, which is not given here"),
            None,
        ),
        "Unknown argument(s)" => {
            let known = names.iter().skip(1).copied();
            (
                format!("the component takes no `{name}`"),
                did_you_mean(name, known),
            )
        }
        "Component argument" if names.len() == 3 => (
            format!(
                "the component takes `{name}` as {}, and here it is {}",
                names[2], names[1]
            ),
            None,
        ),
        _ => (plain(message), None),
    }
}

/// The variable and fields that stand before a field, up to its dot: `words.card.` before `as_of`.
fn way_to(text: &str, field: usize) -> &str {
    let before = text.get(..field).unwrap_or_default();
    let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    &before[start.map_or(0, |start| start + 1)..]
}

/// The names that follow a sign in a template, up to what ends them.
fn named<'t>(text: &'t str, sign: &'t str, end: char) -> impl Iterator<Item = &'t str> {
    let ends = move |c: char| c == end || c.is_whitespace();
    text.split(sign)
        .skip(1)
        .map(move |rest| rest.split(ends).next().unwrap_or(rest))
}

/// The texts of the templates that a template builds on, from the nearest up.
fn above<'t>(templates: &'t [ThemeText], path: &str) -> Vec<&'t str> {
    let mut texts = Vec::new();
    let mut next = written(templates, path);
    while let Some(text) = next {
        let parent = named(text, "{% extends ", '%')
            .next()
            .map(|parent| parent.trim_matches(['"', '\'', '`']));
        next = parent
            .and_then(|parent| written(templates, parent))
            .filter(|text| !texts.contains(text));
        texts.extend(next);
    }
    texts
}

/// Where the component that failed was called, from the inside out.
fn callers(text: &str, templates: &[ThemeText]) -> Vec<String> {
    let calls = text
        .lines()
        .filter_map(|line| locus(line.strip_prefix("note: called from ")?));
    calls
        .map(|(path, line, column)| {
            format!("called from {}:{line}:{column}", place(templates, path))
        })
        .collect()
}

/// A place as Tera prints it: `pages/claim.html:3:14`.
fn locus(text: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = text.rsplit_once(':')?;
    let (path, line) = rest.rsplit_once(':')?;
    Some((path, line.parse().ok()?, column.parse().ok()?))
}

/// The bytes from a line and column (in characters, both from 1), so many characters long.
fn bytes(text: &str, line: usize, column: usize, length: usize) -> Range<usize> {
    let start = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum::<usize>();
    let at = |characters: usize| {
        start
            + text[start..]
                .chars()
                .take(characters)
                .map(char::len_utf8)
                .sum::<usize>()
    };
    at(column - 1)..at(column - 1 + length)
}

fn written<'t>(templates: &'t [ThemeText], path: &str) -> Option<&'t str> {
    templates
        .iter()
        .find(|template| template.path == path)
        .map(|template| &*template.text)
}

fn place(templates: &[ThemeText], path: &str) -> Arc<str> {
    let template = templates.iter().find(|template| template.path == path);
    template.map_or_else(|| path.into(), |template| Arc::clone(&template.place))
}

/// Where a word stands in a template for the first time.
fn find(templates: &[ThemeText], path: &str, word: &str) -> Range<usize> {
    let at = written(templates, path).and_then(|text| text.find(word));
    at.map_or(0..0, |at| at..at + word.len())
}

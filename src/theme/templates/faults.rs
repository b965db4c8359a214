//! The faults of templates: what Tera reports, as diagnostics with help.

mod unclosed;

use std::collections::BTreeSet;
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
            let at = report.span().range.clone();
            let fault = fault(templates, report.filename(), at, report.message());
            let callers = callers(&error.to_string(), templates);
            vec![callers.into_iter().fold(fault, Diagnostic::with_note)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let at = find(templates, current, parent);
            let message = format!("Unknown template `{parent}`");
            vec![fault(templates, current, at, &message)]
        }
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain,
        } => vec![circle(templates, tpl, "extends", inheritance_chain)],
        ErrorKind::CircularInclude { tpl, include_chain } => {
            vec![circle(templates, tpl, "include", include_chain)]
        }
        ErrorKind::TemplateNotFound(name) => {
            let message = "this template is missing";
            let file = place(templates, name);
            vec![Diagnostic::new(THEME, &file, At::File, message)]
        }
        _ => listed(&error.to_string(), templates),
    }
}

/// A template that includes itself through the others of a chain; `word` is the tag that does it.
fn circle(templates: &[ThemeText], path: &str, word: &str, chain: &[String]) -> Diagnostic {
    let message = format!("this template includes itself: {}", chain.join(", "));
    let at = At::Bytes(find(templates, path, word));
    Diagnostic::new(THEME, &place(templates, path), at, message)
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
    // An error without a place names templates in its text; the last of them is the closest that
    // Tera comes to a place.
    let about = templates
        .iter()
        .rfind(|template| text.contains(&format!("`{}`", template.path)));
    let file = about
        .or(templates.first())
        .map_or_else(|| "themes".into(), |template| Arc::clone(&template.place));
    let (message, help) = explained(text, "", &(0..0), templates);
    vec![Diagnostic::new(THEME, &file, At::File, message).with_help(help)]
}

fn fault(templates: &[ThemeText], path: &str, at: Range<usize>, message: &str) -> Diagnostic {
    let text = written(templates, path).unwrap_or_default();
    if message.to_lowercase().contains("unexpected end of input")
        && let Some((tag, name)) = unclosed::tag(text)
    {
        let message = format!("`{{% {name} %}}` is never closed");
        return Diagnostic::new(THEME, &place(templates, path), At::Bytes(tag), message)
            .with_help(format!("write `{{% end{name} %}}` where it ends"));
    }
    let (message, help) = explained(message, path, &at, templates);
    Diagnostic::new(THEME, &place(templates, path), At::Bytes(at), message).with_help(help)
}

/// What Tera says, with a line of help.
///
/// Tera's errors have no structure but their place. So the help depends on what the template has at
/// that place, and on two habits of Tera's sentences: names are in backticks, the wrong one first,
/// and a list of valid ones follows a colon.
fn explained(
    message: &str,
    path: &str,
    at: &Range<usize>,
    templates: &[ThemeText],
) -> (String, Option<String>) {
    let text = written(templates, path).unwrap_or_default();
    let meant = text.get(at.clone()).unwrap_or_default();
    if let Some((_, asset)) = meant.split_once("site.assets[") {
        let asset = asset.split(']').next().unwrap_or(asset);
        let asset = asset.trim_matches(['"', '\'', '`']);
        let help = "write the path from the theme's folder assets/".to_owned();
        return (format!("there is no file assets/{asset}"), Some(help));
    }
    let (says, list) = parts(message);
    let mut names = says.split('`').skip(1).step_by(2);
    let Some(wrong) = names.next() else {
        return (plain(says), None);
    };
    if !list.is_empty() {
        let says = match way_to(text, at.start).strip_prefix("words.") {
            Some(way) => format!("there are no words `{way}{wrong}`"),
            None => plain(says),
        };
        return (says, did_you_mean(wrong, list));
    }
    let before = text.get(..at.start).unwrap_or_default().trim_end();
    let others = templates.iter().filter(|template| template.path != path);
    let known: BTreeSet<&str> = if before.ends_with("block") {
        others
            .flat_map(|other| named(&other.text, "{% block ", ' '))
            .collect()
    } else {
        others.flat_map(includable).chain(names).collect()
    };
    let near = (!known.contains(wrong))
        .then(|| did_you_mean(wrong, known))
        .flatten();
    let by_place = match before.chars().next_back() {
        _ if meant != wrong => None,
        Some('.') if wrong.starts_with(char::is_alphabetic) => {
            Some("the value before it is null or not a map; check it first, as in {% if … %}")
        }
        Some('|') => Some("use the filters of Tera 2, `fill`, `count` or `closed`"),
        _ => None,
    };
    let help = near.or_else(|| by_place.map(str::to_owned));
    (plain(says), help)
}

/// A message without the list at its end, and what is in the list: `… is not defined. Available
/// fields: date, title`.
fn parts(message: &str) -> (&str, Vec<&str>) {
    let listed = || {
        let (says, end) = message.rsplit_once(". ")?;
        let (_, list) = end.split_once(": ")?;
        Some((says, list.split(", ").map(unquoted).collect()))
    };
    listed().unwrap_or((message, Vec::new()))
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['.', '`'])
}

/// The names by which other templates can include a template: its path and its components.
fn includable(template: &ThemeText) -> impl Iterator<Item = &str> {
    std::iter::once(template.path.as_str()).chain(named(&template.text, "{% component ", '('))
}

/// The variable and fields before a field, up to its dot: `words.card.` before `as_of`.
fn way_to(text: &str, field: usize) -> &str {
    let before = text.get(..field).unwrap_or_default();
    let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    &before[start.map_or(0, |start| start + 1)..]
}

/// The names after each occurrence of a sign in a template; `end` or white space ends a name.
fn named<'t>(text: &'t str, sign: &'t str, end: char) -> impl Iterator<Item = &'t str> {
    let ends = move |c: char| c == end || c.is_whitespace();
    text.split(sign)
        .skip(1)
        .map(move |rest| rest.split(ends).next().unwrap_or(rest))
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

/// The bytes of `length` characters from a line and column, both from 1, the column in characters.
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

/// Where a word occurs in a template for the first time.
fn find(templates: &[ThemeText], path: &str, word: &str) -> Range<usize> {
    let at = written(templates, path).and_then(|text| text.find(word));
    at.map_or(0..0, |at| at..at + word.len())
}

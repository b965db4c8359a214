//! The rooms and modules of `src/`, and which of them each one uses, read from the tokens.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::rust_files;

/// The path of a module below `crate`, such as `["plan", "index"]`; that of `lib.rs` is empty.
pub type Module = Vec<String>;

/// What a file says, as far as the law asks: the paths that it uses, and the names that it passes
/// on.
#[derive(Debug, Default)]
pub struct Says {
    pub uses: Vec<Module>,
    pub passed_on: BTreeMap<String, Module>,
}

/// Modules with what they say, and the rooms in their order.
#[derive(Debug)]
pub struct House {
    pub rooms: Vec<String>,
    pub says: BTreeMap<Module, Says>,
}

pub fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

pub fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

pub fn are_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_sign(tokens.get(at), ':') && is_sign(tokens.get(at + 1), ':')
}

/// Reads the tree of paths that begins at a token; gives where it ends.
pub fn tree(
    tokens: &[TokenTree],
    mut at: usize,
    before: &[String],
    paths: &mut Vec<Module>,
) -> usize {
    let mut path = before.to_vec();
    while let Some(name) = ident(tokens.get(at)) {
        path.push(name);
        at += 1;
        if !are_colons(tokens, at) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(group)) = tokens.get(at)
            && group.delimiter() == Delimiter::Brace
        {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            for part in inner.split(|token| is_sign(Some(token), ',')) {
                tree(part, 0, &path, paths);
            }
            return at + 1;
        }
    }
    paths.push(path);
    at
}

impl Says {
    pub fn of(text: &str) -> Self {
        let mut says = Self::default();
        says.read(&text.parse().expect("a source file is made of tokens"));
        says
    }

    pub fn read(&mut self, stream: &TokenStream) {
        let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if let Some(end) = tests_end(&tokens, at) {
                at = end;
                continue;
            }
            if let TokenTree::Group(group) = &tokens[at] {
                self.read(&group.stream());
            } else if ident(tokens.get(at)).is_some() && are_colons(&tokens, at + 1) {
                let mut paths = Vec::new();
                let end = tree(&tokens, at, &[], &mut paths);
                if is_public_use(&tokens, at) {
                    let named = |path: Module| Some((path.last()?.clone(), path));
                    self.passed_on.extend(paths.into_iter().filter_map(named));
                } else {
                    self.uses.extend(paths);
                }
                at = end.max(at + 1);
                continue;
            }
            at += 1;
        }
    }
}

/// Where a module of tests ends that begins here: `#[cfg(test)] mod … { … }`.
pub fn tests_end(tokens: &[TokenTree], at: usize) -> Option<usize> {
    let is_test = is_sign(tokens.get(at), '#')
        && tokens.get(at + 1)?.to_string().replace(' ', "") == "[cfg(test)]";
    (is_test && ident(tokens.get(at + 2))? == "mod").then_some(at + 5)
}

/// True for the path of a `pub use`, which passes a name on and uses nothing.
pub fn is_public_use(tokens: &[TokenTree], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let is_public = ident(before(2)).is_some_and(|word| word == "pub")
        || matches!(before(2), Some(TokenTree::Group(_)))
            && ident(before(3)).is_some_and(|word| word == "pub");
    ident(before(1)).is_some_and(|word| word == "use") && is_public
}

impl House {
    /// The house of these files, by their path below `src`.
    pub fn of<'t>(files: impl IntoIterator<Item = (String, &'t str)>) -> Self {
        let mut house = Self {
            rooms: Vec::new(),
            says: BTreeMap::new(),
        };
        for (path, text) in files {
            let path = path.trim_end_matches(".rs");
            let module: Module = path
                .split('/')
                .filter(|part| *part != "lib")
                .map(str::to_owned)
                .collect();
            if module.iter().any(|part| part == "tests" || part == "main") {
                continue;
            }
            if module.is_empty() {
                let room =
                    |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
                house.rooms = text.lines().filter_map(room).collect();
            }
            house.says.insert(module, Says::of(text));
        }
        house
    }

    /// The house in `src`.
    pub fn own() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let read = |path: PathBuf| {
            let below = path
                .strip_prefix(&source)
                .expect("it lies in src")
                .to_string_lossy()
                .replace('\\', "/");
            (
                below,
                fs::read_to_string(&path).expect("a source file can be read"),
            )
        };
        let files: Vec<(String, String)> = rust_files(&source).into_iter().map(read).collect();
        Self::of(
            files
                .iter()
                .map(|(path, text)| (path.clone(), text.as_str())),
        )
    }

    /// The module that a path in a module leads to; `None` for what is not ours.
    pub fn module(&self, from: &Module, path: &[String]) -> Option<Module> {
        let whole: Module = match path.first()?.as_str() {
            "crate" => path[1..].to_vec(),
            "self" => [from.as_slice(), &path[1..]].concat(),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                [&from[..from.len().checked_sub(ups)?], &path[ups..]].concat()
            }
            _ => {
                let child = [from.as_slice(), &path[..1]].concat();
                self.says
                    .contains_key(&child)
                    .then(|| [from.as_slice(), path].concat())?
            }
        };
        self.found(&whole, 0)
    }

    /// Where something is defined: names that are passed on are followed.
    pub fn found(&self, path: &[String], passed: usize) -> Option<Module> {
        let length = (0..=path.len())
            .rev()
            .find(|length| self.says.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let onward = rest
            .first()
            .filter(|_| passed < 9)
            .and_then(|name| self.says[module].passed_on.get(name));
        match onward {
            Some(onward) if onward.first().is_some_and(|first| first == "crate") => {
                self.found(&[&onward[1..], &rest[1..]].concat(), passed + 1)
            }
            Some(onward) => {
                let start = if onward[0] == "self" {
                    &onward[1..]
                } else {
                    onward
                };
                self.found(&[module, start, &rest[1..]].concat(), passed + 1)
            }
            None => Some(module.to_vec()),
        }
    }

    /// Which module uses which.
    pub fn arrows(&self) -> BTreeSet<(Module, Module)> {
        let mut arrows = BTreeSet::new();
        for (from, says) in &self.says {
            let to = says
                .uses
                .iter()
                .filter_map(|path| self.module(from, path))
                .filter(|to| to != from);
            arrows.extend(to.map(|to| (from.clone(), to)));
        }
        arrows
    }

    /// What breaks the law, one line each.
    pub fn breaches(&self) -> Vec<String> {
        let arrows = self.arrows();
        let floor = |module: &Module| {
            self.rooms
                .iter()
                .position(|room| Some(room) == module.first())
        };
        let climbs = arrows
            .iter()
            .filter(|(from, to)| floor(to) > floor(from) && floor(from).is_some());
        let mut breaches: Vec<String> = climbs
            .map(|(from, to)| {
                format!(
                    "{} uses {}, which stands below it",
                    from.join("::"),
                    to.join("::")
                )
            })
            .collect();
        let parents: BTreeSet<&[String]> = self
            .says
            .keys()
            .filter_map(|module| Some(module.split_last()?.1))
            .collect();
        for parent in parents {
            breaches.extend(
                circle(parent, &arrows)
                    .map(|circle| format!("in a circle: {}", circle.join(" -> "))),
            );
        }
        breaches
    }
}

/// A circle among the children of a module, each with all that stands below it.
pub fn circle(parent: &[String], arrows: &BTreeSet<(Module, Module)>) -> Option<Vec<String>> {
    let child = |module: &Module| module.strip_prefix(parent)?.first().cloned();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in arrows {
        if let (Some(from), Some(to)) = (child(from), child(to))
            && from != to
        {
            uses.entry(from).or_default().insert(to);
        }
    }
    // A module that uses no other is in no circle. Once all of these are taken away, one after the
    // other, whatever is left goes round.
    loop {
        let ends: Vec<String> = uses
            .iter()
            .filter(|(_, to)| !to.iter().any(|to| uses.contains_key(to)))
            .map(|(from, _)| from.clone())
            .collect();
        if ends.is_empty() {
            break;
        }
        uses.retain(|from, _| !ends.contains(from));
    }
    let mut round = vec![uses.keys().next()?.clone()];
    loop {
        let next = uses[round.last()?]
            .iter()
            .find(|to| uses.contains_key(*to))?
            .clone();
        if let Some(at) = round.iter().position(|passed| *passed == next) {
            round.push(next);
            return Some(round.split_off(at));
        }
        round.push(next);
    }
}

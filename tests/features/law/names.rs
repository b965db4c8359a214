//! One name is one thing: no two types, and no two constants, share a bare name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use super::house::ident;
use super::rust_files;

/// Types that are one idea in many places: the associated types of traits, the error of a module,
/// the handle of a folder for each kind of system.
const SHARED_TYPES: [&str; 5] = ["Data", "Error", "Handle", "Output", "Value"];

/// Constants that each file of a kind has: a rule, a starter's questions, what a language says.
const SHARED_CONSTANTS: [&str; 5] = ["ALL", "LANGUAGE", "QUESTIONS", "RULE", "TEXTS"];

fn is_quote(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == '\'')
}

/// The names that the tokens of a file declare behind any of these words.
fn declared(tokens: TokenStream, words: &[&str], names: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => declared(group.stream(), words, names),
            // `'static` is a lifetime.
            TokenTree::Ident(_) if is_quote(at.checked_sub(1).map(|before| &tokens[before])) => {}
            TokenTree::Ident(word) if words.contains(&word.to_string().as_str()) => {
                names.extend(
                    ident(tokens.get(at + 1)).filter(|name| name != "fn" && name != "unsafe"),
                );
            }
            _ => {}
        }
    }
}

/// Names that several files declare, with these files.
fn shared(words: &[&str], allowed: &[&str]) -> Vec<(String, Vec<String>)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in rust_files(&source) {
        let path = file
            .strip_prefix(&source)
            .expect("below src/")
            .display()
            .to_string();
        if path.contains("tests") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file can be read");
        let text = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let mut names = Vec::new();
        declared(text.parse().expect("it is Rust"), words, &mut names);
        for name in names {
            files.entry(name).or_default().insert(path.clone());
        }
    }
    files
        .into_iter()
        .filter(|(name, files)| files.len() > 1 && !allowed.contains(&name.as_str()))
        .map(|(name, files)| (name, files.into_iter().collect()))
        .collect()
}

#[test]
fn no_two_types_and_no_two_constants_share_a_name() {
    assert_eq!(
        shared(&["struct", "enum", "trait", "type"], &SHARED_TYPES),
        []
    );
    assert_eq!(shared(&["const", "static"], &SHARED_CONSTANTS), []);
}

#[test]
fn a_name_is_found_wherever_it_is_declared() {
    let mut names = Vec::new();
    let code = "mod a { pub struct A; } record! { pub struct B {} } pub const fn c() {} const D: &'static str = \"\";";
    declared(
        code.parse().expect("it is Rust"),
        &["struct", "const"],
        &mut names,
    );
    assert_eq!(names, ["A", "B", "D"]);
}

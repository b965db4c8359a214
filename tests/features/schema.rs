//! Schemas for editors: they take every right file, refuse a wrong one, and know exactly the keys
//! that the guide tells of.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use boon::{Compiler, Schemas};
use factpress::content::document::front_matter;
use factpress::content::{ContentFile, Given};
use factpress::model::keys::{FileKind, Keywords, list};
use factpress::yaml::record::{KeyOutline, Outline};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::small_site::SmallSite;

/// The kind of the file at a path, if it is a text.
fn kind(path: &str) -> Option<FileKind> {
    let (content, _) = factpress::content::Content::new(vec![ContentFile {
        path: path.to_owned(),
        given: Given::Bytes(Vec::new()),
    }]);
    content.texts.first().map(|text| FileKind::of(&text.role))
}

/// The YAML of a text: all of it, or its front matter.
fn yaml(path: &str, text: &str) -> Value {
    let yaml = if path.ends_with(".md") {
        &text[front_matter(text).expect("front matter")]
    } else {
        text
    };
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The schema of a kind of file, by the standard's keywords alone.
fn schema(kind: FileKind) -> Value {
    factpress::model::keys::schema(kind, Keywords::Standard)
}

/// What is wrong with a value by a schema, if anything is.
fn breach(schema: Value, value: &Value) -> Option<String> {
    const PLACE: &str = "https://schema.example/";
    let mut compiler = Compiler::new();
    compiler
        .add_resource(PLACE, schema)
        .expect("a schema can be added");
    let mut schemas = Schemas::new();
    let index = compiler
        .compile(PLACE, &mut schemas)
        .expect("it is a schema");
    schemas
        .validate(value, index)
        .err()
        .map(|error| format!("{error:#}"))
}

/// Every text below a folder, with its path below `content/`'s parent.
fn texts_below(root: &Path) -> Vec<(String, String)> {
    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                files(&path, found)
            } else {
                found.push(path)
            }
        }
    }
    let mut found = Vec::new();
    files(&root.join("content"), &mut found);
    let text = |path: PathBuf| {
        let below = path
            .strip_prefix(root)
            .expect("below")
            .to_string_lossy()
            .replace('\\', "/");
        Some((below, fs::read_to_string(path).ok()?))
    };
    found.into_iter().filter_map(text).collect()
}

#[test]
fn every_text_of_the_publications_here_is_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut kinds = BTreeSet::new();
    for site in ["", "tests/sites/pamphlet", "examples/everything"] {
        for (path, text) in texts_below(&root.join(site)) {
            let Some(kind) = kind(&path) else { continue };
            kinds.insert(kind);
            assert_eq!(
                breach(schema(kind), &yaml(&path, &text)),
                None,
                "{site}: {path}"
            );
        }
    }
    assert_eq!(
        kinds.len(),
        FileKind::ALL.len(),
        "every kind of file was looked at: {kinds:?}"
    );
}

#[test]
fn a_file_of_entries_may_have_nothing_but_comments() {
    for kind in [FileKind::People, FileKind::Sources] {
        let nothing = serde_yaml::from_str("# nobody yet\n").expect("it is YAML");
        assert_eq!(breach(schema(kind), &nothing), None, "{kind:?}");
    }
    assert!(breach(schema(FileKind::Claim), &Value::Null).is_some());
}

#[test]
fn months_and_days_are_in_range() {
    let site = SmallSite::new("");
    let path = "content/explainers/library/claims/closed.md";
    for (key, wrong) in [
        ("date", "2024-13-01"),
        ("date", "2024-00-10"),
        ("date", "2024-03-32"),
        ("as_of", "2024-31-03"),
    ] {
        let mut front = yaml(path, &site.text(path));
        front[key] = json!(wrong);
        assert!(
            breach(schema(FileKind::Claim), &front).is_some(),
            "{key}: {wrong}"
        );
    }
    for right in ["2024", "2024-12", "2024-12-31"] {
        let mut front = yaml(path, &site.text(path));
        front["date"] = json!(right);
        assert_eq!(breach(schema(FileKind::Claim), &front), None, "{right}");
    }
}

/// Every schema in a schema.
fn parts(schema: &Value) -> Vec<&Value> {
    let mut all = vec![schema];
    match schema {
        Value::Object(keys) => all.extend(keys.values().flat_map(parts)),
        Value::Array(items) => all.extend(items.iter().flat_map(parts)),
        _ => {}
    }
    all
}

#[test]
fn editors_find_a_message_beside_every_pattern_and_nothing_else_differs() {
    fn without_messages(schema: &mut Value) {
        match schema {
            Value::Object(keys) => {
                keys.remove("errorMessage");
                keys.values_mut().for_each(without_messages);
            }
            Value::Array(items) => items.iter_mut().for_each(without_messages),
            _ => {}
        }
    }
    for kind in FileKind::ALL {
        let mut for_editors = factpress::model::keys::schema(*kind, Keywords::Editors);
        for part in parts(&for_editors) {
            if part.get("pattern").is_some_and(Value::is_string) {
                assert_eq!(part["type"], "string", "{kind:?}: {part}");
                assert!(part["errorMessage"].is_string(), "{kind:?}: {part}");
            }
        }
        without_messages(&mut for_editors);
        assert_eq!(for_editors, schema(*kind), "{kind:?}");
    }
}

/// The names of all keywords of a schema.
fn keywords<'s>(schema: &'s Value, found: &mut BTreeSet<&'s str>) {
    let Some(keys) = schema.as_object() else {
        return;
    };
    for (name, value) in keys {
        found.insert(name);
        match name.as_str() {
            "properties" => value
                .as_object()
                .expect("properties")
                .values()
                .for_each(|below| keywords(below, found)),
            "anyOf" => value
                .as_array()
                .expect("schemas")
                .iter()
                .for_each(|below| keywords(below, found)),
            "items" | "additionalProperties" | "propertyNames" => keywords(value, found),
            _ => {}
        }
    }
}

#[test]
fn every_keyword_is_the_standard_s() {
    for kind in FileKind::ALL {
        let schema = schema(*kind);
        let mut found = BTreeSet::new();
        keywords(&schema, &mut found);
        for keyword in found {
            assert!(
                [
                    "$id",
                    "$schema",
                    "additionalProperties",
                    "anyOf",
                    "const",
                    "description",
                    "examples",
                    "items",
                    "maxLength",
                    "maximum",
                    "minItems",
                    "minimum",
                    "pattern",
                    "properties",
                    "propertyNames",
                    "required",
                    "title",
                    "type",
                ]
                .contains(&keyword),
                "{kind:?}: {keyword}"
            );
        }
    }
}

#[test]
fn every_word_of_a_closed_list_has_its_meaning() {
    let source = schema(FileKind::Sources);
    let kind = &source["anyOf"][1]["additionalProperties"]["properties"]["kind"]["anyOf"];
    for word in kind.as_array().expect("words") {
        assert!(word["const"].is_string(), "{word}");
        let about = word["description"].as_str().expect("a meaning");
        assert!(about.ends_with('.'), "{word}");
    }
}

#[test]
fn the_smallest_site_is_taken_and_its_mistakes_are_not() {
    let texts = || {
        SmallSite::new("")
            .found()
            .into_iter()
            .filter_map(|found| match found.given {
                Given::Bytes(bytes) => Some((found.path, String::from_utf8(bytes).expect("text"))),
                _ => None,
            })
    };
    for (path, text) in texts() {
        assert_eq!(
            breach(schema(kind(&path).expect("a kind")), &yaml(&path, &text)),
            None,
            "{path}"
        );
    }
    for (file, old, new) in [
        ("closed.md", "kind: statement", "kind: statment"),
        ("closed.md", "kind: statement", "knd: statement"),
        ("closed.md", "claim: The town", "clam: The town"),
        ("closed.md", "date: 2024-03-10", "date: 10.3.2024"),
        ("closed.md", "claimant: ada", "claimant: Ada Example"),
        ("closed.md", "stance: undermines", "stance: [undermines]"),
        ("index.md", "authors: [gazette]", "authors: []"),
        ("index.md", "authors: [gazette]", "authors: gazette"),
        ("town.yaml", "primary: true", "primary: maybe"),
        ("town.yaml", "minutes:", "Minutes of March:"),
        ("people.yaml", "kind: person", "kind: robot"),
        ("site.yaml", "value: 5", "value: high"),
        ("site.yaml", "mark: check", "mark: check, marks: 2"),
    ] {
        let (path, text) = texts()
            .find(|(path, _)| path.ends_with(file))
            .expect("there is such a file");
        assert!(text.contains(old), "{path} holds {old}");
        let wrong = yaml(&path, &text.replacen(old, new, 1));
        assert!(
            breach(schema(kind(&path).expect("a kind")), &wrong).is_some(),
            "{path}: {new}"
        );
    }
}

#[test]
fn every_example_is_taken_by_the_schema_of_its_key() {
    fn walk(schema: &Value, looked_at: &mut usize) {
        match schema {
            Value::Object(map) => {
                for example in map
                    .get("examples")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                {
                    *looked_at += 1;
                    assert_eq!(breach(schema.clone(), example), None, "{schema:#}");
                }
                map.values().for_each(|below| walk(below, looked_at));
            }
            Value::Array(list) => list.iter().for_each(|below| walk(below, looked_at)),
            _ => {}
        }
    }
    let mut looked_at = 0;
    FileKind::ALL
        .iter()
        .for_each(|kind| walk(&schema(*kind), &mut looked_at));
    assert!(looked_at > 90, "{looked_at}");
}

/// The records of a kind of file, by the key that they are under; nothing for the outermost.
fn records(outline: &'static Outline) -> Vec<(Option<&'static str>, &'static [KeyOutline])> {
    fn walk(
        name: Option<&'static str>,
        outline: &'static Outline,
        found: &mut Vec<(Option<&'static str>, &'static [KeyOutline])>,
    ) {
        match outline {
            Outline::Record(keys) => {
                found.push((name, keys));
                keys.iter()
                    .for_each(|key| walk(Some(key.name), &key.takes, found));
            }
            Outline::Map(_, one) | Outline::List(one, _) | Outline::OneOrMany(one) => {
                walk(name, one, found)
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(None, outline, &mut found);
    found
}

/// The keys that a table of the guide has rows for, and whether it calls them needed.
fn rows(table: &str) -> BTreeSet<(String, bool)> {
    let mut rows = BTreeSet::new();
    for line in table
        .lines()
        .skip_while(|line| !line.starts_with("| key | type | needed |"))
        .skip(2)
    {
        let Some(cells) = line.strip_prefix("| ") else {
            break;
        };
        let cells: Vec<&str> = cells.split(" | ").collect();
        for key in cells[0].split(", ") {
            rows.insert((key.trim_matches('`').to_owned(), cells[2] == "yes"));
        }
    }
    rows
}

#[test]
fn the_guide_has_a_row_for_every_key_and_no_other() {
    let guide = include_str!("../../docs/CONTENT.md");
    for kind in FileKind::ALL {
        let (_, section) = guide
            .split_once(&format!("\n## `{}`\n", kind.place()))
            .expect("the guide has a section");
        let section = section
            .split("\n## ")
            .next()
            .expect("there is a first part");
        for (name, keys) in records(kind.outline()) {
            let table = match name {
                None => Some(section),
                Some(name) => section
                    .split_once(&format!("\n**`{name}`**"))
                    .map(|(_, table)| table),
            };
            let Some(table) = table.filter(|table| {
                let next = table.find("\n**`").unwrap_or(table.len());
                table
                    .find("| key |")
                    .is_some_and(|at| name.is_none() || at < next)
            }) else {
                // A few have their keys told in a sentence or in the row of the key that they stand
                // under.
                for key in keys {
                    assert!(
                        section.contains(&format!("`{}`", key.name)),
                        "{}: {name:?}: {}",
                        kind.place(),
                        key.name
                    );
                }
                continue;
            };
            let known: BTreeSet<_> = keys
                .iter()
                .map(|key| (key.name.to_owned(), key.needed))
                .collect();
            assert_eq!(rows(table), known, "{}: {name:?}", kind.place());
        }
    }
}

#[test]
fn the_list_of_all_keys_is_the_one_in_the_docs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/KEYS.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, list()).expect("docs/KEYS.md can be written");
    }
    let there = fs::read_to_string(file)
        .expect("docs/KEYS.md can be read")
        .replace("\r\n", "\n");
    assert!(
        there == list(),
        "UPDATE_GOLDEN=1 cargo test writes docs/KEYS.md anew"
    );
}

fn factpress(arguments: &[&str], folder: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

#[test]
fn schemas_are_written_into_a_folder() {
    let folder = TempDir::new().expect("a folder");
    let output = factpress(&["schema"], folder.path());
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "7 schemas in schema\n"
    );
    for kind in FileKind::ALL {
        let file = folder
            .path()
            .join("schema")
            .join(format!("{}.json", kind.word()));
        let text = fs::read_to_string(&file).expect("the schema is there");
        assert_eq!(
            serde_json::from_str::<Value>(&text).expect("JSON"),
            schema(*kind)
        );
        let printed = factpress(&["schema", kind.word()], folder.path());
        assert_eq!(String::from_utf8_lossy(&printed.stdout), text);
    }
    fs::write(
        folder.path().join("schema/claim.json"),
        "{\"$id\": \"urn:factpress:schema:claim\"}",
    )
    .expect("written");
    assert!(
        factpress(&["schema"], folder.path()).status.success(),
        "an older schema is written over"
    );
    let text =
        fs::read_to_string(folder.path().join("schema/claim.json")).expect("the schema is there");
    assert_eq!(
        serde_json::from_str::<Value>(&text).expect("JSON")["required"],
        json!(["claim", "kind"])
    );
}

#[test]
fn the_schemas_of_the_extension_are_those_for_editors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors/vscode/schemas");
    for kind in [
        FileKind::Site,
        FileKind::People,
        FileKind::Sources,
        FileKind::Copies,
    ] {
        let output = factpress(&["schema", kind.word(), "--messages"], &folder);
        let file = folder.join(format!("{}.json", kind.word()));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, &output.stdout).expect("the schema can be written");
        }
        let there = fs::read(&file).expect("the schema can be read");
        assert!(
            there == output.stdout,
            "UPDATE_GOLDEN=1 cargo test writes {}",
            file.display()
        );
    }
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("page.json"), "{}").expect("written");
    let output = factpress(&["schema", "--output", "."], folder.path());
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("page.json exists and was not written by factpress"),
        "{said}"
    );
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn an_unknown_kind_is_wrong_usage() {
    let output = factpress(&["schema", "clam"], Path::new("."));
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean `claim`?"));
}

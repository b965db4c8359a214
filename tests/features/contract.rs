//! The contract with themes: views hold what docs/THEMES.md says, no less and no more, and a theme
//! can print all of it.
//!
//! The theme is `tests/sites/pamphlet/themes/pamphlet`, the smallest that there can be; the site
//! around it is written so that every field of every view has a value somewhere.

mod shapes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tera::Context;

use crate::small_site::SmallSite;
use factpress::base::progress::NoProgress;
use factpress::model::site::Site;
use factpress::plan::Plan;
use factpress::theme::{PAGE_KINDS, Theme, built_in};
use factpress::view::{Edition, SiteView, View, of_site};
use factpress::{Options, check_in, disk};

use shapes::{Contract, Shape};

fn contract() -> Contract {
    Contract::read(include_str!("../../docs/THEMES.md"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/pamphlet")
}

fn pamphlet() -> Theme {
    let files = disk::theme(&folder(), "pamphlet")
        .expect("the theme can be read")
        .expect("the theme is whole");
    Theme::new("themes/pamphlet", files)
        .unwrap_or_else(|faults| panic!("{}", faults.report().human(false)))
}

/// The sites whose views are looked at: the golden one with its drafts, and one with lists of
/// several pages.
fn sites() -> [Site; 2] {
    let (content, found, library) = disk::content(&folder()).expect("the content can be read");
    let checked = check_in(
        &content,
        &library,
        found,
        &Options {
            drafts: true,
            ..Options::default()
        },
        &NoProgress,
    )
    .expect("the texts can be read");
    let rich = checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let ids: Vec<String> = (0..102).map(|number| format!("c{number}")).collect();
    let mut many = String::from("-- content/sources/many.yaml --\n");
    for number in 0..2 * ids.len() {
        let source = "title: T, publisher: P, kind: document, primary: true, basis: named, archive: {none: No.}, seen: copy";
        writeln!(many, "s{number}: {{{source}}}").expect("a text grows");
    }
    for (number, id) in ids.iter().enumerate() {
        let folder = format!("content/explainers/t{number}");
        let story = "title: T\nstandfirst: S.\npublished: 2024-04-01\nauthors: [gazette]";
        let facts = "claimant: ada\nkind: statement\ntags: [books]\nverdict: \"false\"\nas_of: 2024-03-31\nfinding: No.";
        let entry =
            |source: usize| format!("- {{source: s{source}, stance: undermines, note: N.}}\n");
        let evidence = entry(2 * number) + &entry(2 * number + 1);
        writeln!(
            many,
            "-- {folder}/index.md --\n---\n{story}\nclaims: [{id}]\n---\nText."
        )
        .expect("a text grows");
        let claim = format!("claim: Claim {id}\n{facts}\nevidence:\n{evidence}");
        writeln!(
            many,
            "-- {folder}/claims/{id}.md --\n---\n{claim}---\nText."
        )
        .expect("a text grows");
    }
    [rich, SmallSite::new(&many).site()]
}

/// What a template sees.
#[derive(Debug, Clone)]
struct Seen {
    kind: &'static str,
    page: Value,
    site: Value,
    view: Value,
    /// The name of the drawing of its share image, and what that drawing sees.
    drawing: Option<(&'static str, Value)>,
}

/// What every template of a site sees, page by page.
fn seen(site: &Site, theme: &Theme) -> Vec<Seen> {
    let plan = Plan::new(site);
    let languages = site
        .settings
        .languages
        .0
        .iter()
        .map(|language| language.as_str());
    let editions: Vec<Edition<'_>> = languages
        .map(|language| Edition::new(site, &plan.index, theme, language).expect("words"))
        .collect();
    let json = |value: &dyn erased::Json| value.json();
    let mut seen = Vec::new();
    for page in &plan.pages {
        let Ok(View::Template { mut frame, view }) = page.view(&plan, &editions) else {
            continue;
        };
        frame.alternates = plan.alternates(page, &editions);
        frame.hreflang = plan.hreflang(page, &editions);
        if frame.share.is_none() && frame.index {
            frame.share = of_site(&editions[page.edition]);
        }
        let drawing = frame
            .share
            .as_ref()
            .and_then(|share| share.drawing.as_ref());
        seen.push(Seen {
            drawing: drawing.map(|drawing| (drawing.name, json(&drawing.view))),
            kind: frame.kind,
            page: json(&*frame),
            site: json(&SiteView::new(&editions[page.edition])),
            view: json(&view),
        });
    }
    seen
}

/// Views as plain data.
mod erased {
    use serde::Serialize;

    pub trait Json {
        fn json(&self) -> serde_json::Value;
    }

    impl<T: Serialize> Json for T {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).expect("views are data")
        }
    }
}

/// Every leaf of a value: the way to it as the contract names it, and a pointer to it.
struct Walk<'c> {
    contract: &'c Contract,
    leaves: Vec<(String, String)>,
    fields: BTreeSet<String>,
    faults: BTreeSet<String>,
}

impl<'c> Walk<'c> {
    fn new(contract: &'c Contract) -> Self {
        Self {
            contract,
            leaves: Vec::new(),
            fields: BTreeSet::new(),
            faults: BTreeSet::new(),
        }
    }

    /// Holds a value against its shape.
    fn value(&mut self, value: &Value, shape: &Shape, way: &str, pointer: &str) {
        match (shape, value) {
            (_, Value::Null) => {}
            (Shape::Named(name), _) => match self.contract.named.get(name) {
                Some(shape) => self.value(value, &shape.clone(), name, pointer),
                None => self.leaf(value, way, pointer),
            },
            (Shape::List(shape), Value::Array(entries)) => {
                for (position, entry) in entries.iter().enumerate() {
                    self.value(entry, shape, way, &format!("{pointer}/{position}"));
                }
            }
            (Shape::Fields(fields) | Shape::OneOf(fields), Value::Object(map)) => {
                for (key, value) in map {
                    let way = format!("{way}.{key}");
                    let Some(shape) = fields.get(key) else {
                        self.faults
                            .insert(format!("{way} is not in docs/THEMES.md"));
                        continue;
                    };
                    if !value.is_null() {
                        self.fields.insert(way.clone());
                    }
                    self.value(
                        value,
                        shape,
                        &way,
                        &format!("{pointer}/{}", key.replace('/', "~1")),
                    );
                }
                let is_whole = matches!(shape, Shape::Fields(_));
                for missing in fields
                    .keys()
                    .filter(|field| is_whole && !map.contains_key(*field))
                {
                    self.faults.insert(format!(
                        "{way}.{missing} is in docs/THEMES.md, and not in the view"
                    ));
                }
            }
            (Shape::Map, Value::Object(_)) => {}
            (Shape::Leaf, _) => self.leaf(value, way, pointer),
            (shape, value) => drop(
                self.faults
                    .insert(format!("{way} is no {shape:?}: {value}")),
            ),
        }
    }

    fn leaf(&mut self, value: &Value, way: &str, pointer: &str) {
        if value.is_array() || value.is_object() {
            self.faults
                .insert(format!("{way} is a whole of its own: {value}"));
        } else {
            self.leaves.push((way.to_owned(), pointer.to_owned()));
        }
    }

    /// Holds all that a template sees against the contract; the pointers begin with `/page`,
    /// `/site` and `/view`.
    fn all(&mut self, seen: &Seen) {
        let contract = self.contract;
        self.value(&seen.page, &contract.page, "page", "/page");
        self.value(&seen.site, &contract.site, "site", "/site");
        match contract.views.get(seen.kind) {
            Some(shape) => self.value(
                &seen.view,
                shape,
                &format!("view of {}", seen.kind),
                "/view",
            ),
            None => drop(self.faults.insert(format!(
                "the view of {} is not in docs/THEMES.md",
                seen.kind
            ))),
        }
    }

    /// Holds what the drawing of a share image sees against the contract.
    fn drawing(&mut self, seen: &Seen) {
        let contract = self.contract;
        if let Some((name, view)) = &seen.drawing {
            let shape = &contract.drawings[*name];
            self.value(view, shape, &format!("drawing of {name}"), "/drawing");
        }
    }
}

/// Every field that the contract names, as [`Walk`] names it.
fn documented(contract: &Contract) -> BTreeSet<String> {
    fn fields(shape: &Shape, way: &str, found: &mut BTreeSet<String>) {
        match shape {
            Shape::Fields(map) | Shape::OneOf(map) => {
                for (key, shape) in map {
                    found.insert(format!("{way}.{key}"));
                    fields(shape, &format!("{way}.{key}"), found);
                }
            }
            Shape::List(shape) => fields(shape, way, found),
            Shape::Leaf | Shape::Map | Shape::Named(_) => {}
        }
    }
    let mut found = BTreeSet::new();
    for (name, shape) in &contract.named {
        fields(shape, name, &mut found);
    }
    fields(&contract.page, "page", &mut found);
    fields(&contract.site, "site", &mut found);
    for (kind, shape) in &contract.views {
        fields(shape, &format!("view of {kind}"), &mut found);
    }
    for (name, shape) in &contract.drawings {
        fields(shape, &format!("drawing of {name}"), &mut found);
    }
    found
}

#[test]
fn the_kinds_of_pages_are_the_templates_of_broadsheet_and_the_views_of_the_docs() {
    let templates = built_in().into_iter().filter_map(|file| {
        Some(
            file.path
                .strip_prefix("pages/")?
                .strip_suffix(".html")?
                .to_owned(),
        )
        .filter(|kind| kind != "gallery")
    });
    assert_eq!(templates.collect::<Vec<_>>(), PAGE_KINDS);
    assert_eq!(contract().views.into_keys().collect::<Vec<_>>(), PAGE_KINDS);
}

#[test]
fn views_hold_what_the_docs_say_and_nothing_else() {
    let (contract, theme) = (contract(), pamphlet());
    let mut walk = Walk::new(&contract);
    let mut kinds = BTreeSet::new();
    for seen in sites().iter().flat_map(|site| seen(site, &theme)) {
        kinds.insert(seen.kind);
        walk.all(&seen);
        walk.drawing(&seen);
    }
    assert_eq!(walk.faults, BTreeSet::new());
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), PAGE_KINDS);
    let never: Vec<String> = documented(&contract)
        .difference(&walk.fields)
        .cloned()
        .collect();
    assert_eq!(
        never,
        Vec::<String>::new(),
        "these fields are null on every page of the tests' sites"
    );
}

/// The page that a template makes of plain data.
fn page(theme: &Theme, kind: &str, seen: &Value) -> String {
    let mut context = Context::new();
    for name in ["page", "site", "view"] {
        context.insert_value(name, tera::Value::from_serializable(&seen[name]));
    }
    context.insert_value("words", theme.words["en"].value.clone());
    let page = theme
        .templates
        .render(&format!("pages/{kind}.html"), &context);
    let page = page.unwrap_or_else(|fault| panic!("{kind}: {fault:?}"));
    String::from_utf8(page).expect("pages are text")
}

/// The same data with a text or a number of its own in every leaf that can hold one; gives what
/// stands at which leaf.
fn marked(seen: &Value, leaves: &[(String, String)]) -> (Value, BTreeMap<String, String>) {
    let mut seen = seen.clone();
    let mut marks = BTreeMap::new();
    for (number, (_, pointer)) in leaves.iter().enumerate() {
        let leaf = seen.pointer_mut(pointer).expect("the walk was there");
        let mark = match leaf {
            Value::String(_) => Value::from(format!("mark{number:06}mark")),
            Value::Number(_) => Value::from(7_000_000 + number),
            _ => continue,
        };
        marks.insert(
            pointer.clone(),
            mark.as_str()
                .map_or_else(|| mark.to_string(), str::to_owned),
        );
        *leaf = mark;
    }
    (seen, marks)
}

#[test]
fn the_smallest_theme_prints_every_field_of_every_view() {
    let (contract, theme) = (contract(), pamphlet());
    let mut printed = BTreeSet::new();
    let mut all = BTreeSet::new();
    for seen in sites().iter().flat_map(|site| seen(site, &theme)) {
        let mut walk = Walk::new(&contract);
        walk.all(&seen);
        let data = serde_json::json!({"page": seen.page, "site": seen.site, "view": seen.view});
        let (data, marks) = marked(&data, &walk.leaves);
        let plain = page(&theme, seen.kind, &data);
        for (way, pointer) in &walk.leaves {
            all.insert(way.clone());
            if printed.contains(way) {
                continue;
            }
            let is_printed = match marks.get(pointer) {
                Some(mark) => plain.contains(mark.as_str()),
                // True and false are not printed: they change what is.
                None => {
                    let mut other = data.clone();
                    let leaf = other.pointer_mut(pointer).expect("the walk was there");
                    *leaf = Value::from(
                        !leaf
                            .as_bool()
                            .expect("what is no text and no number is true or false"),
                    );
                    page(&theme, seen.kind, &other) != plain
                }
            };
            if is_printed {
                printed.insert(way.clone());
            }
        }
    }
    assert!(all.len() > 150, "{all:#?}");
    let never: Vec<&String> = all.difference(&printed).collect();
    assert_eq!(
        never,
        Vec::<&String>::new(),
        "the theme pamphlet prints these nowhere"
    );
}

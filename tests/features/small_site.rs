//! A small site in a string, understood, checked and built in memory.

// The fuzz targets have this file in another place.
#[path = "pictures/made.rs"]
pub mod made;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use factpress::base::date::Day;
use factpress::base::diagnostic::Level;
use factpress::base::progress::NoProgress;
use factpress::build::page_cache::PageCache;
use factpress::build::publish::{Sink, WrittenFile};
use factpress::build::render::File;
use factpress::check::external::{
    Compared, Copies, External, Public, ReadCopy, ShareFonts, path_from_publication,
};
use factpress::content::{Content, ContentFile, Given, SpecialFile, is_font};
use factpress::model::site::Site;
use factpress::plan::{Plan, PublishedRecord};
use factpress::theme::{Theme, ThemeFile, built_in, share_fonts};
use factpress::{BuildError, Checked, Options, build, rebuild, understand};
use sha2::{Digest as _, Sha256};

/// The smallest publication: one explainer, one claim, one source, one person.
const SMALLEST: &str = include_str!("smallest.txt");

/// The theme inside the program. Loading it takes longer than building a small site with it.
pub fn broadsheet() -> &'static Theme {
    static BROADSHEET: LazyLock<Theme> = LazyLock::new(|| {
        Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads")
    });
    &BROADSHEET
}

/// The fonts of the default theme, for sites that do not switch share images off.
static SHARE_FONTS: LazyLock<Option<ShareFonts>> = LazyLock::new(|| share_fonts(&built_in()));

/// A publication as the files it is made of.
#[derive(Debug, Clone)]
pub struct SmallSite {
    files: BTreeMap<String, Piece>,
    options: Options,
    public: Option<Public>,
    /// True when marks that readers would see as typed keep nothing from being published.
    marks: bool,
}

/// A file: text, or something that only a disk can give.
#[derive(Debug, Clone)]
enum Piece {
    Bytes(Vec<u8>),
    Asset,
    TooLarge(u64),
    Link,
    Special,
    NameNotUnicode,
}

/// Where a build in memory goes.
#[derive(Debug, Default)]
struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Sink for Memory {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        let put = WrittenFile::new(&file, true);
        self.files
            .lock()
            .expect("no test panics while it holds the files")
            .insert(file.path, file.bytes);
        Ok(put)
    }
}

/// Every file of a site's output, by path, made with a theme in memory.
pub fn print(
    site: &Site,
    theme: &Theme,
) -> Result<BTreeMap<String, Vec<u8>>, BuildError<Infallible>> {
    let memory = Memory::default();
    build(site, theme, &memory)?;
    Ok(memory
        .files
        .into_inner()
        .expect("no test panics while it holds the files"))
}

/// Every text of a site's output, by path; pictures and fonts are none.
pub fn printed(site: &Site, theme: &Theme) -> BTreeMap<String, String> {
    let files = print(site, theme).expect("the site builds");
    files
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)))
        .collect()
}

/// The claim of the smallest site in French; its explainer is not translated.
const FRENCH: &str = "\
-- content/explainers/library/claims/closed.fr.md --
---
claim: La ville a fermé quatre bibliothèques
claimant: ada
about: [gazette]
date: 2024-03-10
kind: statement
verdict: \"false\"
as_of: 2024-03-31
finding: Une a fermé, trois ont déménagé.
evidence:
  - source: minutes
    stance: undermines
    quote: One library closes.
    note: Une seule ferme.
reply: {status: not-sought, reason: Ses paroles étaient publiques et complètes.}
---
Le procès-verbal les nomme.
";

impl SmallSite {
    /// The smallest site in English and French, whose desk does without states of originals.
    pub fn in_two_languages() -> Self {
        let both = "languages: [en, fr]\nlint: {translation-without-state: allow}";
        Self::new(FRENCH).replacing("content/site.yaml", "languages: [en]", both)
    }

    /// The smallest publication, with the files of `text` added or in the place of its own.
    ///
    /// Each file follows a line `-- its/path --`; a file without any line is left out of the site.
    pub fn new(text: &str) -> Self {
        let mut site = Self {
            files: BTreeMap::new(),
            options: Options::default(),
            public: None,
            marks: false,
        };
        site.add(SMALLEST);
        site.add(text);
        site
    }

    fn add(&mut self, text: &str) {
        let mut path: Option<String> = None;
        let mut lines = Vec::new();
        for line in text.lines().chain(["-- end --"]) {
            let Some(next) = line
                .strip_prefix("-- ")
                .and_then(|line| line.strip_suffix(" --"))
            else {
                lines.push(line);
                continue;
            };
            if let Some(path) = path.take() {
                if lines.is_empty() {
                    self.files.remove(&path);
                } else {
                    self.files
                        .insert(path, Piece::Bytes((lines.join("\n") + "\n").into_bytes()));
                }
            }
            lines.clear();
            path = Some(next.to_owned());
        }
    }

    /// The same with one file of these bytes.
    pub fn with_bytes(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files
            .insert(path.to_owned(), Piece::Bytes(bytes.into()));
        self
    }

    /// The same with a file that is copied as it is.
    pub fn with_asset(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), Piece::Asset);
        self
    }

    /// The paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// One of its texts.
    pub fn text(&self, path: &str) -> String {
        let Some(Piece::Bytes(bytes)) = self.files.get(path) else {
            panic!("no text at {path}")
        };
        String::from_utf8(bytes.clone()).expect("the small site is text")
    }

    /// The same without one of its files.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// The same with a text of this many bytes, more than is read.
    pub fn with_too_large(mut self, path: &str, bytes: u64) -> Self {
        self.files.insert(path.to_owned(), Piece::TooLarge(bytes));
        self
    }

    /// The same with a symbolic link.
    pub fn with_link(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), Piece::Link);
        self
    }

    /// The same with something that is neither a file nor a folder.
    pub fn with_special(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), Piece::Special);
        self
    }

    /// The same with a file whose name is no Unicode; `path` is what is left of it.
    pub fn with_name_not_unicode(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), Piece::NameNotUnicode);
        self
    }

    /// The same with a piece of one of its texts replaced. The piece must be there.
    pub fn replacing(mut self, path: &str, old: &str, new: &str) -> Self {
        let Some(Piece::Bytes(bytes)) = self.files.get_mut(path) else {
            panic!("no text at {path}")
        };
        let text = String::from_utf8(bytes.clone()).expect("the small site is text");
        assert!(text.contains(old), "{path} does not hold {old:?}");
        *bytes = text.replace(old, new).into_bytes();
        self
    }

    /// The same understood with other options.
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// The same with what was public before: the pages and verdicts of another site, in which
    /// nothing may be wrong.
    pub fn published(mut self, before: &Self) -> Self {
        let site = before.site();
        let plan = Plan::new(&site);
        let pages = plan
            .pages
            .iter()
            .map(|page| page.address.to_string())
            .filter(|page| page.ends_with('/'));
        self.public = Some(Public {
            pages: pages.collect(),
            record: plan.published(),
        });
        self
    }

    /// The same with what was public before.
    pub fn once_public(mut self, public: Public) -> Self {
        self.public = Some(public);
        self
    }

    /// Its files as a disk finds them, by path.
    pub fn found(&self) -> Vec<ContentFile> {
        let content = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("content/"));
        let found = content.map(|(path, given)| ContentFile {
            path: path.clone(),
            given: match given {
                Piece::Bytes(bytes) => Given::Bytes(bytes.clone()),
                Piece::Asset => Given::Asset,
                Piece::TooLarge(bytes) => Given::TooLarge(*bytes),
                Piece::Link => Given::Odd(SpecialFile::Link),
                Piece::Special => Given::Odd(SpecialFile::Pipe),
                Piece::NameNotUnicode => Given::NameNotUnicode,
            },
        });
        found.collect()
    }

    /// Writes its texts below a folder, and a small picture or one byte for each file that is
    /// copied.
    pub fn lay_out(&self, root: &Path) {
        for (path, piece) in &self.files {
            let bytes = match piece {
                Piece::Bytes(bytes) => bytes.as_slice(),
                Piece::Asset => &made::of_name(path),
                other => panic!("{path} cannot be laid out: {other:?}"),
            };
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))
                .expect("the folder can be made");
            fs::write(&path, bytes).expect("the file can be written");
        }
    }

    fn content(&self) -> (Content, Vec<factpress::base::diagnostic::Diagnostic>) {
        let mut found = self.found();
        // Of files that are copied as they are, a disk reads only those that may tell too much.
        let is_read = |path: &str| {
            [
                ".jpg",
                ".png",
                ".pem",
                "key",
                "_headers",
                "_redirects",
                "robots.txt",
            ]
            .iter()
            .any(|ending| path.ends_with(ending))
        };
        let copied = |found: &&mut ContentFile| {
            found.path.starts_with("content/static/")
                && !found.path.contains("/../")
                && !is_read(&found.path)
        };
        for copied in found.iter_mut().filter(copied) {
            copied.given = Given::Asset;
        }
        Content::new(found)
    }

    /// What is wrong with it, and the site when nothing is.
    pub fn checked(&self) -> Checked {
        let (content, found) = self.content();
        let Ok(understood) = understand(&content, &content, found, &self.options, &NoProgress);
        let copies = understood
            .site
            .as_ref()
            .map(|site| self.copies(site))
            .unwrap_or_default();
        understood.checked(
            &External {
                public: self.public.clone(),
                copies,
                share_fonts: self.share_fonts(),
                ..External::default()
            },
            &content,
        )
    }

    /// The same, published in spite of marks that readers would see as typed, such as HTML in a
    /// value.
    pub fn in_spite_of_marks(self) -> Self {
        Self {
            marks: true,
            ..self
        }
    }

    /// What is wrong with it, with the site also when all that keeps it from being published are
    /// marks that readers would see as typed: whatever is in a text has to be safe before a rule
    /// refuses it.
    pub fn checked_but_for_marks(&self) -> Checked {
        const MARKS: [&str; 3] = ["bad-reference", "broken-markup", "raw-html"];
        let checked = self.checked();
        let errors = checked
            .report
            .lines
            .iter()
            .filter(|line| line.level == Level::Deny);
        if checked.site.is_some() || errors.into_iter().any(|line| !MARKS.contains(&line.rule)) {
            return checked;
        }
        let (content, found) = self.content();
        let Ok(understood) = understand(&content, &content, found, &self.options, &NoProgress);
        Checked {
            site: understood.site,
            ..checked
        }
    }

    /// The fonts of the default theme, and its own.
    fn share_fonts(&self) -> Option<ShareFonts> {
        let own = self.own_fonts();
        if own.is_empty() {
            return SHARE_FONTS.clone();
        }
        share_fonts(&[built_in(), own].concat())
    }

    /// The fonts among its files.
    pub fn own_fonts(&self) -> Vec<ThemeFile> {
        let fonts = self.files.iter().filter(|(path, _)| is_font(path));
        let bytes = |piece: &Piece| match piece {
            Piece::Bytes(bytes) => bytes.clone(),
            _ => Vec::new(),
        };
        fonts
            .map(|(path, piece)| ThemeFile::font(path, bytes(piece)))
            .collect()
    }

    /// What comes of the copies of its sources that are among its files.
    fn copies(&self, site: &Site) -> Copies {
        let (mut compared, quotations) = (BTreeMap::new(), site.quotations());
        for (found, source) in site.sources.iter() {
            let name = source.stored_copy().and_then(|copy| copy.file);
            let is_beside = |name: &str| {
                name.rsplit_once('/')
                    .map(|(folder, _)| format!("{folder}/"))
            };
            let has_folder = |name: &str| {
                is_beside(name)
                    .is_some_and(|folder| self.files.keys().any(|file| file.starts_with(&folder)))
            };
            if let Some(why) = name.and_then(|name| path_from_publication(name).err()) {
                compared.insert(source.id.clone(), Compared::not_read(why));
                continue;
            }
            let (name, bytes) = match name.map(|name| (name, self.files.get(name))) {
                Some((name, Some(Piece::Bytes(bytes)))) => (name, bytes),
                Some((name, None)) if has_folder(name) => {
                    compared.insert(source.id.clone(), Compared::not_there());
                    continue;
                }
                _ => continue,
            };
            let digits = Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let quotations = quotations.get(&found).cloned().unwrap_or_default();
            let read = ReadCopy::new(name, digits, Some(bytes.clone()));
            compared.insert(source.id.clone(), read.compared(source, &quotations));
        }
        Copies(compared)
    }

    /// The report as an author reads it.
    pub fn report(&self) -> String {
        self.checked().report.human(false)
    }

    /// The report as short lines: `file:line:column rule`, one a finding.
    pub fn findings(&self) -> Vec<String> {
        let short = |line: &factpress::report::Line| match (line.line, line.column) {
            (Some(number), Some(column)) => {
                format!("{}:{number}:{column} {}", line.file, line.rule)
            }
            _ => format!("{} {}", line.file, line.rule),
        };
        self.checked().report.lines.iter().map(short).collect()
    }

    /// The site. Nothing may be wrong with it.
    pub fn site(&self) -> Site {
        let Checked { site, report, .. } = if self.marks {
            self.checked_but_for_marks()
        } else {
            self.checked()
        };
        site.unwrap_or_else(|| panic!("the site has errors:\n{}", report.human(false)))
    }

    /// One file of the output, whatever a rule says of the site.
    pub fn file_despite_rules(&self, path: &str) -> String {
        let (content, found) = self.content();
        let Ok(understood) = understand(&content, &content, found, &self.options, &NoProgress);
        let mut output = printed(
            &understood.site.expect("the settings are read"),
            broadsheet(),
        );
        output.remove(path).expect("the file is there")
    }

    /// Every file of the output, by path, made with the theme inside the program. Nothing may be
    /// wrong with the site.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        print(&self.site(), broadsheet()).expect("the site builds")
    }

    /// Every text of the output, by path; fonts are none.
    pub fn output(&self) -> BTreeMap<String, String> {
        printed(&self.site(), broadsheet())
    }

    /// Every text of the output of a build on a day that continues this public record, by path.
    pub fn output_on(&self, day: &str, before: &PublishedRecord) -> BTreeMap<String, String> {
        let today = Day::parse(day).expect("a day of the calendar");
        let options = Options {
            today: Some(today),
            ..self.options.clone()
        };
        let site = self.clone().options(options).site();
        let plan = Plan::new(&site).continuing(Arc::new(before.clone()), Some(today));
        let memory = Memory::default();
        rebuild(
            plan,
            broadsheet(),
            &memory,
            &PageCache::default(),
            &NoProgress,
        )
        .expect("the site builds");
        let files = memory.files.into_inner().expect("nothing panicked");
        files
            .into_iter()
            .filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)))
            .collect()
    }

    /// One file of the output.
    pub fn file(&self, path: &str) -> String {
        let output = self.output();
        output.get(path).cloned().unwrap_or_else(|| {
            panic!(
                "there is no {path}; there are {:#?}",
                output.keys().collect::<Vec<_>>()
            )
        })
    }
}

/// Another explainer, with its own claim.
pub fn other_explainer(id: &str, claim: &str) -> String {
    format!(
        "-- content/explainers/{id}/index.md --
---
title: The pool
standfirst: The pool is open.
published: 2024-04-01
authors: [gazette]
claims: [{claim}]
---
Text.
-- content/explainers/{id}/claims/{claim}.md --
---
claim: The pool is shut
kind: statement
---
Text.
"
    )
}

/// Any words as a value of YAML, in quotation marks; a character that ends a line for some programs
/// only is refused as it is, so it is written as an escape.
pub fn quoted(words: &str) -> String {
    let quoted = serde_json::to_string(words).expect("a text is JSON");
    ['\u{85}', '\u{2028}', '\u{2029}']
        .iter()
        .fold(quoted, |quoted, end| {
            quoted.replace(*end, &format!("\\u{:04x}", u32::from(*end)))
        })
}

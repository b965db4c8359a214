//! Adds a source to the registry.

use std::sync::Arc;

use super::answers::short_id;
use super::entry::YamlEntry;
use super::person::enter;
use super::{AnswerKind, Answers, ExistingContent, Question, Started, Starter, StarterError};
use crate::model::source::{Basis, SeenAs, SourceKind};
use crate::report::Texts;

/// Under this flag, answers have the address of the page from which a source was filled in.
pub const FROM_PAGE: &str = "from-url";
/// Under this flag, answers have the path of the file that is kept as the copy of a source.
pub const COPY: &str = "copy";
/// The questions whose answers such a page may not have. If nobody can be asked, they are left to
/// the author in the file.
pub const LEFT_TO_AUTHORS: [&str; 5] = ["publisher", "kind", "primary", "basis", "no-archive"];

/// The questions about a source.
pub const QUESTIONS: &[Question] = &[
    Question::new("title", "The title", AnswerKind::Text),
    Question::new(
        "id",
        "The id, with which claims cite it",
        AnswerKind::New(Starter::Source),
    )
    .or_from("title", |answer, known| short_id(answer, &known.language)),
    Question::new(
        "file",
        "The file in content/sources/ to add it to",
        AnswerKind::Registry,
    )
    .or(|_, known| Some(registry(known).to_owned())),
    Question::new("publisher", "The publisher", AnswerKind::Text),
    Question::new(
        "authors",
        "Who wrote it, separated by semicolons",
        AnswerKind::Names,
    )
    .quiet(),
    Question::new(
        "kind",
        "What kind of source it is",
        AnswerKind::Word(SourceKind::words),
    ),
    Question::new(
        "date",
        "When it was published: a day, a month or a year",
        AnswerKind::When,
    )
    .optional(),
    Question::new("url", "The address", AnswerKind::Url).optional(),
    Question::new(
        "language",
        "The language, if it is not that of the publication",
        AnswerKind::Language,
    )
    .optional(),
    Question::new(
        "primary",
        "Is it the record itself, or a first-hand account?",
        AnswerKind::YesNo,
    ),
    Question::new(
        "basis",
        "Whom or what it relies on",
        AnswerKind::Word(Basis::words),
    ),
    Question::new(
        "note",
        "What you know about its unnamed people, or why you use it",
        AnswerKind::Text,
    )
    .only("basis", |answers| {
        answers.is("basis", Basis::Anonymous.word())
    }),
    Question::new(
        "interest",
        "Why those behind it may have a stake",
        AnswerKind::Text,
    )
    .optional(),
    Question::new(
        "seen",
        "In what form you read it",
        AnswerKind::Word(SeenAs::words),
    )
    .or(|_, _| Some(SeenAs::Original.word().to_owned())),
    Question::new("through", "The sources that quote it", AnswerKind::Sources)
        .only("seen", |answers| answers.is("seen", SeenAs::Quoted.word())),
    Question::new(
        "archive",
        "The address of an archived copy",
        AnswerKind::Url,
    )
    .optional(),
    Question::new(
        "archive-date",
        "The day of the archived copy",
        AnswerKind::Day,
    )
    .only("archive", |answers| answers.has("archive")),
    Question::new(
        "no-archive",
        "Why there is no archived copy",
        AnswerKind::Text,
    )
    .only("archive", |answers| !answers.has("archive")),
];

/// The file for a source if none is named: `sources.yaml`, or the first file if that does not
/// exist.
fn registry(known: &ExistingContent) -> &str {
    const USUAL: &str = "sources";
    let first = known.registries.keys().next().map_or(USUAL, String::as_str);
    if known.registries.contains_key(USUAL) {
        USUAL
    } else {
        first
    }
}

/// The registry with one more source.
pub fn start(
    answers: &Answers,
    known: &ExistingContent,
    texts: &impl Texts,
) -> Result<Started, StarterError> {
    let id = answers.must("id");
    let name = answers.must("file");
    let file: Arc<str> = match known.registries.get(name) {
        Some(file) => Arc::clone(file),
        None => format!("content/sources/{name}.yaml").into(),
    };
    let lines = lines(answers);
    let mut next = vec![format!(
        "cite it with [[source:{id}]] in a text, or as the `source` of `evidence` in a claim"
    )];
    if !answers.has(FROM_PAGE) && !answers.has(COPY) {
        let fetch = if answers.has("url") {
            format!("`factpress archive {id}` fetches it, ")
        } else {
            String::new()
        };
        next.push(format!(
            "keep a copy: {fetch}`factpress archive {id} --file PATH` takes a file that you have saved"
        ));
    }
    enter(&file, id, &lines, texts, next)
}

/// The keys of the entry. What is not known of a source that was filled in from its page is left to
/// the author, as a comment at its place.
fn lines(answers: &Answers) -> String {
    let archive = YamlEntry::new("    ")
        .text("url", answers.get("archive"))
        .plain("date", answers.get("archive-date"))
        .text("none", answers.get("no-archive"))
        .finish();
    let is_open = LEFT_TO_AUTHORS.iter().any(|flag| match *flag {
        "no-archive" => archive.is_empty(),
        flag => !answers.has(flag),
    });
    let open = |entry: YamlEntry, key: &str, hint: &str| {
        if answers.has(key) {
            entry
        } else {
            entry.open(key, hint)
        }
    };
    let entry = YamlEntry::new("  ")
        .text("title", answers.get("title"))
        .text("publisher", answers.get("publisher"));
    let entry = open(entry, "publisher", "who published it")
        .names("authors", answers.get("authors"))
        .plain("kind", answers.get("kind"));
    let entry = open(entry, "kind", &SourceKind::words().join(", "))
        .text("date", answers.get("date"))
        .text("url", answers.get("url"))
        .text("language", answers.get("language"))
        .plain("primary", answers.get("primary"));
    let entry = open(
        entry,
        "primary",
        "true for the record itself or a first-hand account, otherwise false",
    )
    .plain("basis", answers.get("basis"));
    let mut entry =
        open(entry, "basis", &Basis::words().join(", ")).text("interest", answers.get("interest"));
    if is_open {
        entry = open(
            entry,
            "interest",
            "why those behind it may have a stake; leave it out if they have none",
        );
    }
    let entry = if archive.is_empty() {
        entry.open(
            "archive",
            "{url: an archived copy, date: its day}, or {none: why there is none}",
        )
    } else {
        entry.lines(&format!("  archive:\n{archive}"))
    };
    entry
        .plain("seen", answers.get("seen"))
        .list("through", answers.get("through"))
        .text("note", answers.get("note"))
        .finish()
}

//! Starts a publication: a small one that works, with an imaginary story and everything needed to
//! put it online.

use super::entry::scalar;
use super::{AnswerKind, Answers, NewFile, Question, Started};
use crate::base::date::Zone;
use crate::base::language::{self, each_language};
use crate::model::keys::{FileKind, schema};
use crate::model::person::PersonKind;

/// What has to be known of one.
pub const QUESTIONS: &[Question] = &[
    Question::new("title", "The title of the publication", AnswerKind::Text),
    Question::new(
        "url",
        "The address at which it will stand",
        AnswerKind::SiteUrl,
    ),
    Question::new("publisher", "Who publishes it", AnswerKind::Text)
        .or_from("title", |title, _| Some(title.to_owned())),
    Question::new(
        "publisher-kind",
        "What the publisher is",
        AnswerKind::Word(PersonKind::words),
    )
    .or(|_, _| Some("organization".to_owned())),
    Question::new(
        "language",
        "The language that you write in",
        AnswerKind::OneOf(language::CODES),
    )
    .or(|_, _| Some("en".to_owned())),
    Question::new(
        "timezone",
        "The time zone in which its days begin and end, such as America/Toronto",
        AnswerKind::Zone,
    )
    .or(|_, known| known.zone.as_ref().map(Zone::to_string))
    .optional(),
];

/// Texts that are the same in every language: where each goes, and what it says.
const COMMON: StarterTexts = &[
    ("netlify.toml", include_str!("publication/netlify.toml")),
    (
        ".github/workflows/check.yml",
        include_str!("publication/check.yml"),
    ),
    (".gitignore", include_str!("publication/gitignore")),
    (".editorconfig", include_str!("publication/editorconfig")),
    (
        ".vscode/settings.json",
        include_str!("publication/settings.json"),
    ),
    (
        ".vscode/extensions.json",
        include_str!("publication/extensions.json"),
    ),
];

/// Texts: where each goes, and what it says.
type StarterTexts = &'static [(&'static str, &'static str)];

/// Lists the texts of a language, each below its folder.
macro_rules! texts {
    ($folder:literal: $($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!($folder, "/", $path)))),*]
    };
}

macro_rules! languages {
    ($($module:ident $code:literal),*) => {
        $(mod $module;)*

        /// The texts of each language, by its code.
        const STARTER_TEXTS: &[(&str, StarterTexts)] = &[$(($code, $module::TEXTS)),*];
    };
}
each_language!(languages);

/// The folder of the schemas that `.vscode/settings.json` names.
const SCHEMAS: &str = ".vscode/factpress";

/// The line of a text that goes where nobody knows a zone.
const ZONE: &str = "timezone: <<timezone>>\n";

/// Every file of it.
pub fn start(answers: &Answers) -> Started {
    let own = STARTER_TEXTS
        .iter()
        .find(|(code, _)| answers.is("language", code));
    let own = own.map_or(&[][..], |(_, texts)| texts);
    let texts = COMMON.iter().chain(own).map(|(path, text)| NewFile {
        path: (*path).to_owned(),
        text: if !answers.has("timezone") && text.contains(ZONE) {
            filled(&text.replace(ZONE, ""), answers, scalar)
        } else if path.ends_with(".md") {
            filled(text, answers, str::to_owned)
        } else {
            filled(text, answers, scalar)
        },
    });
    let schemas = FileKind::ALL.iter().map(|kind| NewFile {
        path: format!("{SCHEMAS}/{}.json", kind.word()),
        text: format!("{:#}\n", schema(*kind)),
    });
    let next = [
        "`factpress serve` shows it while you write",
        "write anew what is warned of above: `check --strict` passes when nothing of it is left",
        "`factpress new person`, `new source` and `new claim` add to it; `new explainer` begins a story of your own",
        "when your own story is there, remove the imaginary one; README.md says which files that are",
        "README.md also says how to put it online",
    ];
    Started {
        files: texts.chain(schemas).collect(),
        fixes: Vec::new(),
        next: next.map(str::to_owned).into(),
    }
}

/// A text with the answers in their places; `written` says how an answer is written there.
fn filled(text: &str, answers: &Answers, written: impl Fn(&str) -> String) -> String {
    let mut pieces = text.split("<<");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, after) = piece.split_once(">>").unwrap_or(("", piece));
        let known = QUESTIONS.iter().find(|question| question.flag == name);
        match known.and_then(|question| answers.get(question.flag)) {
            Some(answer) => filled.push_str(&written(answer)),
            None if name == "version" => filled.push_str(env!("CARGO_PKG_VERSION")),
            None => {}
        }
        filled.push_str(after);
    }
    filled
}

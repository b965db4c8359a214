//! Starts a publication: a small one that works, with an imaginary story and everything needed to
//! put it online.

use super::entry::scalar;
use super::{AnswerKind, Answers, NewFile, Question, Started};
use crate::base::date::Zone;
use crate::base::language::{self, each_language};
use crate::base::text::nearest_id;
use crate::model::keys::{FileKind, Keywords, schema};
use crate::model::person::PersonKind;

/// The questions about a publication.
pub const QUESTIONS: &[Question] = &[
    Question::new("title", "The title of the publication", AnswerKind::Text),
    Question::new("url", "The address of the site", AnswerKind::SiteUrl),
    Question::new("publisher", "The publisher", AnswerKind::Text)
        .or_from("title", |title, _| Some(title.to_owned())),
    Question::new(
        "publisher-kind",
        "Whether the publisher is a person or an organisation",
        AnswerKind::Word(PersonKind::words),
    )
    .or(|_, _| Some("organization".to_owned())),
    Question::new(
        "language",
        "The language you write in",
        AnswerKind::OneOf(language::CODES),
    )
    .or(|_, _| Some("en".to_owned())),
    Question::new(
        "timezone",
        "The time zone, such as America/Toronto",
        AnswerKind::Zone,
    )
    .or(|_, known| known.zone.as_ref().map(Zone::to_string))
    .optional(),
    Question::new(
        INSTALLED_FROM,
        "Where hosts and CI get factpress: a release with #sha256=..., or git+https://...#COMMIT",
        AnswerKind::Program,
    )
    .quiet(),
];

/// The flag of the question where builds elsewhere get the program from.
const INSTALLED_FROM: &str = "program";
/// The only file that says so.
const INSTALLER: &str = "install-factpress.sh";

/// Texts that are the same in every language, by path.
const COMMON: StarterTexts = &[
    (INSTALLER, include_str!("publication/install-factpress.sh")),
    ("netlify.toml", include_str!("publication/netlify.toml")),
    ("wrangler.jsonc", include_str!("publication/wrangler.jsonc")),
    (
        ".github/workflows/check.yml",
        include_str!("publication/check.yml"),
    ),
    (
        ".github/workflows/pages.yml",
        include_str!("publication/pages.yml"),
    ),
    // GitHub Pages would leave out names that begin with an underscore.
    ("content/static/.nojekyll", ""),
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

/// Texts by path.
type StarterTexts = &'static [(&'static str, &'static str)];

/// Lists the texts in the folder of a language.
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

/// The line that is removed if the zone is unknown.
const ZONE: &str = "timezone: <<timezone>>\n";

/// Every file of a new publication.
pub fn start(answers: &Answers) -> Started {
    let own = STARTER_TEXTS
        .iter()
        .find(|(code, _)| answers.is("language", code));
    let own = own.map_or(&[][..], |(_, texts)| texts);
    let texts = COMMON.iter().chain(own).map(|(path, text)| NewFile {
        path: (*path).to_owned(),
        text: if !answers.has("timezone") && text.contains(ZONE) {
            filled(&text.replace(ZONE, ""), answers, scalar)
        } else if path.ends_with(".md") || *path == INSTALLER {
            filled(text, answers, str::to_owned)
        } else {
            filled(text, answers, scalar)
        },
    });
    let schemas = FileKind::ALL.iter().map(|kind| NewFile {
        path: format!("{SCHEMAS}/{}.json", kind.word()),
        text: format!("{:#}\n", schema(*kind, Keywords::Editors)),
    });
    let mut next = [
        "run `factpress serve` to see the site while you write",
        "rewrite the sentences in the warnings above; `check --strict` passes when none is left",
        "add to it with `factpress new person`, `new source` and `new claim`; start your own story with `new explainer`",
        "when you have your own story, remove the imaginary one; README.md lists its files",
        "to put the site online, see README.md",
    ]
    .map(str::to_owned)
    .to_vec();
    if !answers.has(INSTALLED_FROM) {
        next.push(format!(
            "before a host or GitHub builds the site, write into {INSTALLER} where factpress comes from; until then, every build there stops and says so"
        ));
    }
    Started {
        files: texts.chain(schemas).collect(),
        fixes: Vec::new(),
        next,
    }
}

/// A text with the answers filled in; `written` gives the form in which an answer is written.
fn filled(text: &str, answers: &Answers, written: impl Fn(&str) -> String) -> String {
    let mut pieces = text.split("<<");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, after) = piece.split_once(">>").unwrap_or(("", piece));
        let known = QUESTIONS.iter().find(|question| question.flag == name);
        match known.and_then(|question| answers.get(question.flag)) {
            Some(answer) => filled.push_str(&written(answer)),
            None if name == "version" => filled.push_str(env!("CARGO_PKG_VERSION")),
            None if name == "worker" => {
                filled.push_str(&worker(answers.get("title").unwrap_or_default()));
            }
            None => {}
        }
        filled.push_str(after);
    }
    filled
}

/// The name of the Worker that publishes the site on Cloudflare: the title as an id, as short as
/// such names must be.
fn worker(title: &str) -> String {
    const LONGEST: usize = 63;
    let mut name = nearest_id(title);
    name.truncate(LONGEST);
    name.truncate(name.trim_end_matches('-').len());
    name
}

//! `factpress words`: prints the words of a theme that are to be translated into another language.

use std::fmt::Write as _;

use super::ExitStatus;
use super::arguments::WordsOptions;
use super::console::Console;
use super::settings::settings_at;
use crate::base::language;
use crate::base::text::{Id, is_language_tag};
use crate::disk::{self, DiskError};
use crate::model::settings::{BUILT_IN_THEME, Settings};
use crate::report::Report;
use crate::theme::{Faults, WordsToTranslate, plural_forms, words_to_translate};

/// The language of the built-in theme that most translators read.
const TRANSLATED_MOST: &str = "en";

/// Runs the command.
pub fn run(options: &WordsOptions, console: &Console) -> ExitStatus {
    for tag in [Some(&options.language), options.from.as_ref()]
        .into_iter()
        .flatten()
    {
        if !is_language_tag(tag) {
            let help = language::meant(tag).map_or_else(
                || "write its code, such as `es` or `pt-br`".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            );
            console.eprint(&format!(
                "error: `{tag}` is not the tag of a language\n   = help: {help}\n"
            ));
            return ExitStatus::Usage;
        }
    }
    match print(options, console) {
        Ok(status) => status,
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
    }
}

fn print(options: &WordsOptions, console: &Console) -> Result<ExitStatus, DiskError> {
    disk::require_root(&options.root)?;
    let (theme, own) = choice(options)?;
    let refuse = |report: Report| {
        console.eprint(&report.human(console.colour()));
        Ok(ExitStatus::Errors)
    };
    let files = match disk::theme(&options.root, &theme)? {
        Ok(files) => files,
        Err(faults) => return refuse(faults.report()),
    };
    let mut preferred: Vec<&str> = options.from.iter().map(String::as_str).collect();
    preferred.extend(own.as_deref());
    preferred.push(TRANSLATED_MOST);
    let words = match words_to_translate(files.clone(), &options.language, &preferred) {
        Ok(words) => words,
        Err(found) => return refuse(Faults::of(found, &files).report()),
    };
    let Some(words) = words else {
        console.eprint(&format!(
            "error: the theme `{theme}` has no words to translate\n"
        ));
        return Ok(ExitStatus::Errors);
    };
    if let Some(from) = options.from.as_ref().filter(|from| **from != words.from) {
        console.eprint(&format!(
            "error: the theme `{theme}` has no words in `{from}`\n   = help: it has words in `{}`\n",
            words.from
        ));
        return Ok(ExitStatus::Usage);
    }
    console.print(&format!(
        "{}{}",
        preamble(&theme, &options.language, &words),
        words.text
    ));
    Ok(ExitStatus::Done)
}

/// The theme, and the language of the publication if there is one. Without a publication, the words
/// are those of the built-in theme.
fn choice(options: &WordsOptions) -> Result<(String, Option<String>), DiskError> {
    let settings = settings_at(&options.root)?;
    let set = settings.as_ref().map(Settings::theme_name);
    let theme = options.theme.as_ref().map(Id::as_str).or(set);
    let theme = theme.unwrap_or(BUILT_IN_THEME).to_owned();
    let language = settings.map(|settings| settings.first_language().to_owned());
    Ok((theme, language))
}

/// What a translator has to know, as comments above the words.
fn preamble(theme: &str, language: &str, words: &WordsToTranslate) -> String {
    let from = &words.from;
    let mut text = if words.has_some {
        format!(
            "# The words of the theme {theme} in `{language}`; those that it lacks are in `{from}`.\n"
        )
    } else {
        format!(
            "# The words of the theme {theme} in `{from}`, to be translated into `{language}`.\n"
        )
    };
    if theme == BUILT_IN_THEME {
        let _ = write!(
            text,
            "# Put them into themes/ours/words/{language}.yaml, beside themes/ours/theme.yaml with `parent: broadsheet`,\n\
             # and write `theme: ours` in content/site.yaml. Any other name than `ours` will do.\n"
        );
    } else {
        let _ = writeln!(
            text,
            "# Put them into themes/{theme}/words/{language}.yaml."
        );
    }
    text.push_str("# Translate what follows the colons. Keep the keys, and what is in braces, such as {date}.\n");
    let forms = plural_forms(language);
    let _ = writeln!(
        text,
        "# Words that depend on a number have these forms in `{language}`: {}.\n",
        forms.join(", ")
    );
    text
}

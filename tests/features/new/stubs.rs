//! Texts that `new` wrote in the author's place are not published until somebody rewrites them.

use std::fs;
use std::path::Path;

use factpress::base::language;

use super::{done, factpress, files, new_site, read, refused, small_site, text};

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn starter_sentences() -> Vec<&'static str> {
    let sentences = language::ALL
        .iter()
        .map(|language| language.starter_sentences);
    sentences.collect::<Vec<_>>().concat()
}

/// The texts that a new site brings for its author to rewrite.
fn unwritten(folder: &Path) -> Vec<(String, &'static str)> {
    let texts = files(folder)
        .into_iter()
        .filter(|(path, _)| path.starts_with("content/"));
    let texts: Vec<(String, String)> = texts.map(|(path, text)| (path, joined(&text))).collect();
    let found = |sentence: &&'static str| {
        let (path, _) = texts.iter().find(|(_, text)| text.contains(*sentence))?;
        Some((path.clone(), *sentence))
    };
    starter_sentences().iter().filter_map(found).collect()
}

#[test]
fn what_nobody_wrote_anew_is_not_published_under_strict() {
    let mut known = Vec::new();
    for language in language::CODES {
        let folder = new_site(&format!("--language {language}"));
        let sentences = unwritten(folder.path());
        known.extend(sentences.iter().map(|(_, sentence)| *sentence));
        let said = refused(1, folder.path(), "check --strict");
        assert_eq!(
            said.matches("[starter-text]").count(),
            sentences.len(),
            "{said}"
        );
        for (path, _) in &sentences {
            assert!(said.contains(&format!("{path}:")), "{path}: {said}");
        }
        assert_eq!(
            said.matches(": error: ").count(),
            sentences.len(),
            "nothing else is wrong: {said}"
        );
        assert!(refused(1, folder.path(), "build --strict").contains("nothing was published"));
        assert!(!folder.path().join("public").exists());
        // Once each is reworded, all is well.
        for (path, text) in files(folder.path())
            .into_iter()
            .filter(|(path, _)| path.starts_with("content/"))
        {
            let mut text = text.clone();
            for (_, sentence) in sentences.iter().filter(|(file, _)| *file == path) {
                let first = sentence.split(' ').next().expect("a word");
                let starts = text.match_indices(first).map(|(at, _)| at);
                let ends = |start: usize| {
                    let ends = text[start..]
                        .match_indices(['.', '!'])
                        .map(|(at, _)| start + at + 1);
                    ends.filter(|end| joined(&text[start..*end]) == *sentence)
                        .collect::<Vec<_>>()
                };
                let (start, end) = starts
                    .flat_map(|start| ends(start).into_iter().map(move |end| (start, end)))
                    .next()
                    .expect("it is there");
                text.replace_range(start..end, "We say so.");
            }
            fs::write(folder.path().join(&path), text).expect("it can be written");
        }
        let left = unwritten(folder.path());
        assert_eq!(left, [], "all were written anew");
        done(folder.path(), "check --strict");
        done(folder.path(), "build --strict");
    }
    known.sort_unstable();
    let mut all = starter_sentences();
    all.sort_unstable();
    assert_eq!(
        known, all,
        "every sentence of the rule stands in a new site"
    );
}

#[test]
fn a_stub_is_published_only_when_somebody_says_so() {
    let folder = small_site();
    let explainer = "new explainer --title Pool --standfirst 'It is open.' \
         --claim 'The pool is open' --kind statement";
    done(
        folder.path(),
        &format!("{explainer} --authors ada --published 2024-04-01"),
    );
    assert!(
        read(folder.path(), "content/explainers/pool/index.md")
            .contains("\nhold: The story is not written yet.\n")
    );
    done(folder.path(), "build --strict");
    assert!(!folder.path().join("public/pool").exists());

    let claim = "new claim --explainer library --claim 'The town reads' --kind statement";
    done(folder.path(), claim);
    let text = read(
        folder.path(),
        "content/explainers/library/claims/the-town-reads.md",
    );
    assert!(
        text.contains("\nhold: The verdict is still open.\n"),
        "{text}"
    );
    done(folder.path(), &format!("{claim} --id reads --release yes"));
    assert!(!read(folder.path(), "content/explainers/library/claims/reads.md").contains("hold:"));
    done(
        folder.path(),
        &format!("{claim} --id asked --hold 'Who reads?'"),
    );
    assert!(
        read(folder.path(), "content/explainers/library/claims/asked.md")
            .contains("\nhold: Who reads?\n")
    );
}

#[test]
fn a_story_can_be_planned() {
    let folder = small_site();
    let story = "new explainer --title Pool --standfirst 'It is open.' \
         --claim 'The pool is open'";
    let more = "--kind statement --authors ada --published 2042-04-01 --release yes";
    done(folder.path(), &format!("{story} {more}"));
    done(folder.path(), "check --strict");
    let said = text(&factpress(folder.path(), "build --strict").stderr);
    assert!(said.contains("this is published on 2042-04-01"), "{said}");
    assert!(!folder.path().join("public/pool").exists());
}

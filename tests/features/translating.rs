//! A language that a theme does not have: the words to translate, and slips in a theme's own files.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::small_site::SmallSite;

const OURS: (&str, &str) = (
    "themes/ours/theme.yaml",
    "name: ours\ncontract: 1\nparent: broadsheet\n",
);

/// A site with these files, each with its path.
fn site(languages: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let own = files
        .iter()
        .any(|(path, _)| path.starts_with("themes/ours/"));
    let theme = if own { "\ntheme: ours" } else { "" };
    SmallSite::new("")
        .replacing(
            "content/site.yaml",
            "languages: [en]",
            &format!("languages: {languages}{theme}"),
        )
        .lay_out(folder.path());
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
    fs::write(path, text).expect("it is written");
}

/// The exit code and all that is printed.
fn factpress(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = crate::program()
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("factpress starts");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

#[test]
fn a_publication_gets_another_language_by_the_way_that_the_message_names() {
    let root = site("[en, es]", &[]);
    let (code, said) = factpress(root.path(), &["check"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("themes/broadsheet/words/es.yaml: error: this file is missing"),
        "{said}"
    );
    assert!(said.contains("`factpress words es`"), "{said}");
    let (code, words) = factpress(root.path(), &["words", "es"]);
    assert_eq!(code, Some(0), "{words}");
    for says in [
        "in `en`, to be translated into `es`",
        "themes/ours/words/es.yaml",
        "`parent: broadsheet`",
        "one, many, other",
        "\nlanguage: English\n",
        "# <title> and meta description",
    ] {
        assert!(words.contains(says), "{says}: {words}");
    }
    // As the words say.
    write(root.path(), OURS.0, OURS.1);
    write(
        root.path(),
        "themes/ours/words/es.yaml",
        &words.replace("What we found:", "Lo que encontramos:"),
    );
    let settings = fs::read_to_string(root.path().join("content/site.yaml")).expect("settings");
    write(
        root.path(),
        "content/site.yaml",
        &format!("{settings}theme: ours\n"),
    );
    let (code, said) = factpress(root.path(), &["check", "--strict"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = factpress(root.path(), &["build"]);
    assert_eq!(code, Some(0), "{said}");
    let page = fs::read_to_string(root.path().join("public/es/library/closed/index.html"));
    assert!(page.expect("a page").contains("Lo que encontramos"));
}

#[test]
fn whoever_puts_words_into_a_folder_of_the_built_in_theme_hears_of_the_way_that_works() {
    let root = site(
        "[en, es]",
        &[("themes/broadsheet/words/es.yaml", "language: Español\n")],
    );
    let (code, said) = factpress(root.path(), &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("themes/broadsheet/theme.yaml"), "{said}");
    assert!(
        said.contains("write `parent: broadsheet` in its theme.yaml"),
        "{said}"
    );
}

#[test]
fn words_that_are_there_are_kept_and_only_the_others_are_left_to_translate() {
    let root = site(
        "[fr, es]",
        &[
            OURS,
            (
                "themes/ours/words/es.yaml",
                "card: {finding: Lo que encontramos}\n",
            ),
        ],
    );
    let (code, words) = factpress(root.path(), &["words", "es"]);
    assert_eq!(code, Some(0), "{words}");
    assert!(words.contains("finding: Lo que encontramos"), "{words}");
    // From the language of the publication.
    assert!(words.contains("language: Français"), "{words}");
    assert!(words.contains("those that it lacks are in `fr`"), "{words}");
    let (_, words) = factpress(root.path(), &["words", "es", "--from", "de"]);
    assert!(words.contains("language: Deutsch"), "{words}");
    // A file that a shell has just made for them counts as none.
    write(root.path(), "themes/ours/words/pl.yaml", "");
    let (_, words) = factpress(root.path(), &["words", "pl"]);
    assert!(
        words.contains("# ") && words.contains("one, few, many, other"),
        "{words}"
    );
    assert!(
        words.contains("Put them into themes/ours/words/pl.yaml"),
        "{words}"
    );
}

#[test]
fn a_wrong_language_of_words_is_refused() {
    let root = site("[en]", &[]);
    for (arguments, says) in [
        (&["words", "Spanish"][..], "did you mean `es`?"),
        (&["words", "ES"], "did you mean `es`?"),
        (
            &["words", "es", "--from", "it"],
            "the theme `broadsheet` has no words in `it`",
        ),
        (&["words"], "<LANGUAGE>"),
    ] {
        let (code, said) = factpress(root.path(), arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(says), "{said}");
    }
    // Outside of a publication, the built-in words are printed.
    let nowhere = TempDir::new().expect("a folder");
    let (code, words) = factpress(nowhere.path(), &["words", "it"]);
    assert_eq!(code, Some(0), "{words}");
}

#[test]
fn slips_in_the_files_of_a_theme_are_said_with_their_place() {
    for (path, text, says) in [
        (
            "themes/ours/words/en.yaml",
            "card:\n  as_of: of {date}\n  findin: x\n",
            "themes/ours/words/en.yaml:3:3: warning: no template prints the words `card.findin` [theme-unused]",
        ),
        (
            "themes/ours/words/en.yaml",
            "card: {findin: x}\n",
            "did you mean `finding`?",
        ),
        (
            "themes/ours/words/en.yaml",
            "crad: {finding: x}\n",
            "did you mean `card`?",
        ),
        (
            "themes/ours/words/fr.yaml",
            "titles: {sorces: x}\n",
            "did you mean `sources`?",
        ),
        (
            "themes/ours/words/en.yaml",
            "badges: {knd: {name: x}}\n",
            "no template prints the words `badges.knd`",
        ),
        (
            "themes/ours/pages/claimz.html",
            "<p>x",
            "themes/ours/pages/claimz.html: warning: no page is made from this template [theme-unused]",
        ),
        (
            "themes/ours/pages/claimz.html",
            "<p>x",
            "did you mean `claim`?",
        ),
        (
            "themes/ours/components/stamp/stamp.html",
            "{% component stamp() %}<p>{% endcomponent stamp %}",
            "no template of a page uses this template",
        ),
    ] {
        let root = site("[en]", &[OURS, (path, text)]);
        let (code, said) = factpress(root.path(), &["check"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(says), "{says}: {said}");
        // The same in a build, and an error where warnings are errors.
        let (code, said) = factpress(root.path(), &["build"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(says), "{says}: {said}");
        assert_eq!(factpress(root.path(), &["check", "--strict"]).0, Some(1));
        let settings = fs::read_to_string(root.path().join("content/site.yaml")).expect("settings");
        write(
            root.path(),
            "content/site.yaml",
            &format!("{settings}lint: {{theme-unused: allow}}\n"),
        );
        let (code, said) = factpress(root.path(), &["check", "--strict"]);
        assert_eq!(code, Some(0), "{said}");
    }
}

#[test]
fn what_a_theme_uses_is_no_slip() {
    for files in [
        // A word of its own, printed by a template of its own, whole or in part.
        &[
            OURS,
            (
                "themes/ours/words/en.yaml",
                "ours: {hello: Hello, forms: {one: x, other: y}}\nletters: {a: A}\n",
            ),
            (
                "themes/ours/pages/not-found.html",
                "<p>{{ words.ours.hello }}{{ words.ours.forms | count(n=1) }}{% set key = \"a\" %}{{ words.letters[key] }}",
            ),
        ][..],
        // A component that a page of its own uses, and words that it is given.
        &[
            OURS,
            ("themes/ours/words/en.yaml", "stamp: {label: Seen}\n"),
            (
                "themes/ours/components/stamp/stamp.html",
                "{% component stamp(words: map) %}<p>{{ words.label }}{% endcomponent stamp %}",
            ),
            (
                "themes/ours/pages/not-found.html",
                "{{ <stamp words={words.stamp} /> }}",
            ),
        ],
        // Words that only the program or a script uses, and a section without words.
        &[
            OURS,
            (
                "themes/ours/words/en.yaml",
                "titles: {claims: Claims}\nsearch:\nmonths: [J, F, M, A, M, J, J, A, S, O, N, D]\n",
            ),
        ],
    ] {
        let root = site("[en]", files);
        let (code, said) = factpress(root.path(), &["check", "--strict"]);
        assert_eq!(code, Some(0), "{said}");
    }
}

#[test]
fn an_invisible_character_in_the_line_of_hyphens_is_named_at_its_column() {
    const CLAIM: &str = "content/explainers/library/claims/closed.md";
    for (line, column) in [("\u{200b}---", 1), ("-\u{200b}--", 2), ("---\u{200b}", 4)] {
        let root = site("[en]", &[]);
        let text = fs::read_to_string(root.path().join(CLAIM)).expect("the claim");
        write(root.path(), CLAIM, &text.replacen("---", line, 1));
        let (code, said) = factpress(root.path(), &["check"]);
        assert_eq!(code, Some(1));
        assert!(
            said.contains(&format!(
                "{CLAIM}:1:{column}: error: the first line must be `---` alone, but U+200B ZERO WIDTH SPACE is in it [front-matter]"
            )),
            "{said}"
        );
        assert_eq!(
            factpress(root.path(), &["check", "--fix", "--yes"]).0,
            Some(0)
        );
        assert_eq!(
            fs::read_to_string(root.path().join(CLAIM)).expect("the claim"),
            text
        );
    }
}

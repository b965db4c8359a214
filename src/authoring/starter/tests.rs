//! What answers become: ids, and lines inserted into existing texts.

use std::sync::Arc;

use super::answers::short_id;
use super::entry::scalar;
use super::order::with_claim;
use super::registry::with_entry;

#[test]
fn an_id_is_made_of_a_titles_first_words_without_accents() {
    for (title, id) in [
        ("Zoë Müller-Strauß", "zoe-muller-strauss"),
        (
            "L’enquête sur la cour des comptes",
            "enquete-sur-la-cour-des-comptes",
        ),
        (
            "12,500 trees were planted in the year of the flood",
            "12500-trees-were-planted-in-the-year",
        ),
        ("Łódź & Ærø", "lodz-aero"),
    ] {
        assert_eq!(short_id(title, "en").as_deref(), Some(id), "{title}");
    }
    for (title, language, id) in [
        ("Jörg Müller-Strauß", "de", "joerg-mueller-strauss"),
        (
            "Jo\u{308}rg Müller-Strauß",
            "de-at",
            "joerg-mueller-strauss",
        ),
        ("ÜBER ÄRZTE", "de", "ueber-aerzte"),
        ("École und Straße", "de", "ecole-und-strasse"),
        ("Jörg Müller-Strauß", "sv", "jorg-muller-strauss"),
        ("Jörg Müller-Strauß", "fr", "jorg-muller-strauss"),
    ] {
        assert_eq!(short_id(title, language).as_deref(), Some(id), "{title}");
    }
    for title in ["毛泽东", "Con", "?"] {
        assert_eq!(short_id(title, "de"), None, "{title}");
    }
}

#[test]
fn a_text_stands_in_quotation_marks_only_where_yaml_asks_for_them() {
    for text in ["The town closed it", "it's so", "a \"quoted\" word", "Zoë"] {
        assert_eq!(scalar(text), text);
    }
    for text in [
        "Mayor: of it",
        "Branch #3 is # closed",
        "true",
        "2024",
        "[a]",
        "- a",
        "'so'",
        "a\nb",
        "no: thing\nb: c",
    ] {
        let written = scalar(text);
        assert!(written.starts_with('"'), "{written}");
        assert_eq!(
            serde_yaml::from_str::<String>(&written).expect("YAML"),
            text
        );
    }
}

/// A registry with one entry more.
fn entered(text: &str) -> Result<String, String> {
    let file: Arc<str> = "content/people.yaml".into();
    with_entry(&file, text, "bo", "  name: Bo\n")
        .map(|fix| fix.after)
        .map_err(|fault| fault.message)
}

#[test]
fn an_entry_goes_to_the_end_and_leaves_the_rest_as_it_was() {
    for (before, after) in [
        (
            "# Who is who.\nzed:   # the last letter\n  name: Zed\n",
            "bo:\n  name: Bo\n",
        ),
        ("ada: {name: Ada}", "\nbo:\n  name: Bo\n"),
        (
            "ada:\n  name: Ada\n\nzed:\n  name: Zed\n",
            "\nbo:\n  name: Bo\n",
        ),
        ("# Nobody yet.\n", "\nbo:\n  name: Bo\n"),
    ] {
        assert_eq!(entered(before), Ok(format!("{before}{after}")));
    }
}

#[test]
fn a_registry_that_takes_no_lines_is_left_alone() {
    assert_eq!(
        entered("bo: {name: Bo}\n"),
        Err("`bo` is already in content/people.yaml".to_owned())
    );
    assert_eq!(
        entered("ada: [\n"),
        Err("content/people.yaml cannot be read".to_owned())
    );
    let takes_none = "cannot add lines at the end of content/people.yaml";
    assert_eq!(entered("{ada: {name: Ada}}\n"), Err(takes_none.to_owned()));
    assert_eq!(
        entered("  ada:\n    name: Ada\n"),
        Err(takes_none.to_owned())
    );
}

/// The front matter of an explainer with one claim more.
fn listed(claims: &str) -> Result<String, String> {
    let file: Arc<str> = "content/explainers/town/index.md".into();
    let text = format!("---\ntitle: So # it is\n{claims}tags: [town]\n---\nThe text.\n");
    with_claim(&file, &text, "new")
        .map(|fix| fix.after)
        .map_err(|fault| fault.message)
        .map(|after| {
            let after = after
                .strip_prefix("---\ntitle: So # it is\n")
                .expect("what stands before is as it was");
            after
                .strip_suffix("tags: [town]\n---\nThe text.\n")
                .expect("what stands behind is as it was")
                .to_owned()
        })
}

#[test]
fn a_claim_is_listed_behind_the_last_one_and_written_as_that_one_is() {
    for (before, after) in [
        ("claims: [one, two]\n", "claims: [one, two, new]\n"),
        (
            "claims: [one, two] # in order\n",
            "claims: [one, two, new] # in order\n",
        ),
        (
            "claims:\n  - one\n  - two # the second\n",
            "claims:\n  - one\n  - two # the second\n  - new\n",
        ),
        ("claims: []\n", "claims: [new]\n"),
        ("claims:\n- one\n", "claims:\n- one\n- new\n"),
        (
            "claims: [\n  one,\n  two\n]\n",
            "claims: [\n  one,\n  two,\n  new\n]\n",
        ),
    ] {
        assert_eq!(listed(before), Ok(after.to_owned()));
    }
    for before in ["claims:\n", "claims: one\n", ""] {
        listed(before).expect_err(before);
    }
}

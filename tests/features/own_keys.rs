//! Keys of a publication's own: any YAML below `extra`, which templates and claims.json have as it was
//! written.

use factpress::theme::{Theme, ThemeFile, built_in, overlay};
use serde_json::{Value, json};

use crate::small_site::{SmallSite, printed};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXTRA: &str = "extra:\n  region: North & \"south\"\n  since: 2019\n  desks: [{name: Courts}, null, true, 1.5]\n";

fn with(extra: &str) -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        &format!("kind: statement\n{extra}"),
    )
}

#[test]
fn claims_json_has_them_as_they_were_written_and_only_where_there_are_some() {
    let data = |site: SmallSite| -> Value {
        serde_json::from_str(&site.file("claims.json")).expect("it is JSON")
    };
    assert_eq!(
        data(with(EXTRA))["claims"][0]["extra"],
        json!({
            "region": "North & \"south\"",
            "since": 2019,
            "desks": [{"name": "Courts"}, null, true, 1.5],
        })
    );
    assert_eq!(data(with("extra: {}\n"))["claims"][0].get("extra"), None);
    assert_eq!(data(SmallSite::new(""))["claims"][0].get("extra"), None);
    let people = SmallSite::new("").replacing(
        "content/people.yaml",
        "  name: Ada Example\n",
        "  name: Ada Example\n  extra: {desk: 4}\n",
    );
    assert_eq!(
        data(people)["claims"][0]["claimants"][0]["extra"],
        json!({"desk": 4})
    );
}

#[test]
fn a_template_prints_them_escaped_and_may_ask_for_one_that_is_not_there() {
    let template = "{% component card(card: map, level: integer = 3, page: bool = false, framed: bool = false, @words) -%}<p class=\"region\">{{ card.extra.region or \"nowhere\" }}</p>{%- endcomponent card %}\n";
    let files = vec![ThemeFile::new(
        "themes/own",
        "components/card/card.html",
        template,
    )];
    let theme = Theme::new("themes/own", overlay(built_in(), files)).expect("the theme loads");
    let page = |site: &SmallSite| {
        let files = printed(&site.site(), &theme);
        files["library/closed/index.html"].clone()
    };
    assert!(page(&with(EXTRA)).contains("North &amp; &quot;south&quot;"));
    assert!(page(&SmallSite::new("")).contains(">nowhere</p>"));
}

#[test]
fn a_page_of_the_default_theme_does_not_show_them() {
    assert_eq!(
        with("extra: {region: Northumberland}\n").file("library/closed/index.html"),
        SmallSite::new("").file("library/closed/index.html"),
    );
}

#[test]
fn mistakes_below_them_stand_at_their_place_and_slips_beside_them_are_found() {
    for (written, found) in [
        ("extra: North\n", "7:8 wrong-type"),
        ("extra: [a]\n", "7:8 wrong-type"),
        ("extra:\n  big: .inf\n", "8:8 bad-value"),
        ("extra:\n  a: [1, {b: .nan}]\n", "8:14 bad-value"),
        ("extra:\n  a: \"b\\u200bc\"\n", "8:6 bad-character"),
        ("extra:\n  a: !x b\n", "8:6 yaml-syntax"),
        ("extar: {region: North}\n", "7:1 unknown-key"),
    ] {
        let findings = with(written).findings();
        let place = findings[0].strip_prefix(CLAIM).expect("the claim's file");
        assert_eq!(place.trim_start_matches(':'), found, "{written}");
    }
    let said = with("extar: {region: North}\n").report();
    assert!(said.contains("did you mean `extra`?"), "{said}");
}

#[test]
fn every_kind_of_text_takes_them() {
    for (file, line) in [
        (
            "content/explainers/library/index.md",
            "title: The library\n",
        ),
        ("content/people.yaml", "  name: Ada Example\n"),
        ("content/sources/town.yaml", "  publisher: Town council\n"),
    ] {
        let indent = &line[..line.len() - line.trim_start().len()];
        let site = SmallSite::new("").replacing(
            file,
            line,
            &format!("{line}{indent}extra: {{a: {{b: [c]}}}}\n"),
        );
        assert_eq!(site.findings(), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn a_translation_without_them_has_those_of_its_original() {
    let site = SmallSite::in_two_languages();
    let both = site.replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nextra: {region: North}\n",
    );
    let french: Value = serde_json::from_str(&both.file("fr/claims.json")).expect("JSON");
    assert_eq!(french["claims"][0]["extra"], json!({"region": "North"}));
    let own = both.replacing(
        "content/explainers/library/claims/closed.fr.md",
        "claim: ",
        "extra: {region: Nord}\nclaim: ",
    );
    let french: Value = serde_json::from_str(&own.file("fr/claims.json")).expect("JSON");
    assert_eq!(french["claims"][0]["extra"], json!({"region": "Nord"}));
}

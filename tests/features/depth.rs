//! What is nested deeper than anybody would mean is refused at once, with the same error from every
//! command: nothing overflows a stack, and nothing takes longer than its length warrants.

use std::fs;
use std::process::Output;

use factpress::theme::{Theme, ThemeFile, built_in, overlay};
use tempfile::TempDir;

use crate::small_site::SmallSite;

/// The small site with one file of a theme of its own, on the disk.
fn laid_out(path: &str, text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: own",
    );
    site.lay_out(folder.path());
    let files = [
        ("theme.yaml", "name: own\ncontract: 1\nparent: broadsheet\n"),
        (path, text),
    ];
    for (path, text) in files {
        let path = folder.path().join("themes/own").join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn run(folder: &TempDir, command: &[&str]) -> Output {
    let run = crate::program()
        .current_dir(folder.path())
        .args(command)
        .output();
    run.expect("factpress starts")
}

/// What is wrong with a theme that has this file.
fn faults(path: &str, text: &str) -> Vec<String> {
    let own = vec![ThemeFile::new("themes/own", path, text)];
    match Theme::new("themes/own", overlay(built_in(), own)) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .report()
            .lines
            .into_iter()
            .map(|line| line.message)
            .collect(),
    }
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}{}", open.repeat(depth), close.repeat(depth))
}

const STYLES: &str = "styles/tokens.css";
const TOO_DEEP: &str = "blocks and brackets are nested more than 32 deep here";

#[test]
fn styles_that_nest_too_deep_are_one_error_at_its_place() {
    for depth in [33, 500, 20_000] {
        for css in [
            nested("a{", "}", depth),
            format!(
                "p{{width:{}1px{}}}",
                "calc(".repeat(depth),
                ")".repeat(depth)
            ),
            format!(
                "{}a{}{{color:red}}",
                ":not(".repeat(depth),
                ")".repeat(depth)
            ),
            nested("@media all{", "}", depth),
            nested("@supports (color:red){", "}", depth),
            format!("p{{--own:{}}}", nested("[", "]", depth)),
            format!("p{{--own:{}}}", nested("({", "})", depth)),
            format!("p{{color:{}", "var(--a,".repeat(depth)),
            // A string ends with its line, whatever a person may take it for.
            format!("p{{--own:\"\n{}}}", nested("(", ")", depth)),
            format!("@import{}", "(".repeat(depth)),
            "{".repeat(depth),
        ] {
            assert_eq!(faults(STYLES, &css), [TOO_DEEP], "{depth}: {}", &css[..60]);
        }
    }
}

#[test]
fn rules_in_rules_that_become_too_many_are_refused() {
    let nested = |rule: &str| format!("{}color:red{}", rule.repeat(30), "}".repeat(30));
    let many: String = (0..2_000).map(|number| format!(".a{number},")).collect();
    for css in [
        nested("a,b{"),
        nested("&,& &{"),
        nested("& &{"),
        nested(":is(&,&){"),
        nested("a,b{@media all{").replace("color:red", &format!("color:red{}", "}".repeat(30)))[..]
            .to_owned(),
        format!("{many}b{{{}}}", "c,d{color:red}".repeat(1_000)),
        format!(
            "{}{{{}}}",
            "a".repeat(100_000),
            "b{color:red}".repeat(1_000)
        ),
    ] {
        let found = faults(STYLES, &css);
        let told = "too many rules up to here, counting each selector of the rules around them";
        assert!(
            found == [told] || found == [TOO_DEEP],
            "{}: {found:?}",
            &css[..20]
        );
    }
    let usual = ".card,.brief{& a,& b{color:red;&:hover,&:focus-visible{color:blue}}@media print{& p{color:red}}}";
    assert_eq!(faults(STYLES, &usual.repeat(500)), [""; 0]);
}

#[test]
fn what_opens_nothing_in_styles_is_not_counted() {
    let many = "(".repeat(1_000);
    for css in [
        format!("p{{content:\"{many}\"}}"),
        format!("/* {many} */"),
        nested("p{", "}", 1).repeat(1_000),
        "p{color:red}".repeat(1_000),
        nested("a{", "}", 32),
        format!("p{{width:calc({}1px)}}", "1px + ".repeat(2_000)),
    ] {
        assert_eq!(faults(STYLES, &css), [""; 0], "{}", &css[..12]);
    }
}

#[test]
fn templates_that_nest_too_deep_are_one_error() {
    let page = |text: &str| faults("pages/tag.html", text);
    let expression = |text: &str| page(&format!("{{{{ {text} }}}}"));
    for depth in [50, 8_000] {
        for (open, close) in [
            ("{% if 1 %}", "{% endif %}"),
            ("{% for a in [1] %}", "{% endfor %}"),
            ("{% filter upper %}", "{% endfilter %}"),
            ("{% set a %}", "{% endset %}"),
        ] {
            let found = page(&nested(open, close, depth));
            assert_eq!(found.len(), 1, "{open}: {found:?}");
        }
        for text in [
            nested("(", ")", depth),
            format!("{}1", "not ".repeat(depth)),
            format!("{}1", "-".repeat(depth)),
            nested("[", "]", depth),
            nested("{\"a\":", "}", depth),
            format!("1{}", " + 1".repeat(depth.max(1_000))),
            format!("\"a\"{}", " ~ \"a\"".repeat(depth.max(1_000))),
        ] {
            let found = expression(&text);
            assert_eq!(found.len(), 1, "{}: {found:?}", &text[..9]);
        }
    }
    for depth in [41, 1_000, 20_000] {
        let text = format!("{{% if 1 %}}{}{{% endif %}}", "{% elif 1 %}".repeat(depth));
        assert_eq!(
            page(&text),
            ["more than 40 branches of conditions"],
            "{depth}"
        );
    }
    let branches = format!("{{% if 1 %}}{}{{% endif %}}", "{% elif 1 %}".repeat(20));
    assert_eq!(page(&branches.repeat(100)), [""; 0]);
    for text in [
        format!("{{{{ page.title{} }}}}", " | upper".repeat(20_000)),
        format!("{{{{ page{} }}}}", ".a".repeat(20_000)),
        format!("{{{{ page{} }}}}", "[0]".repeat(20_000)),
        format!("{{{{ 1{} }}}}", " if 1 else 1".repeat(20_000)),
        "{% include \"pages/tag.html\" %}".to_owned(),
        "{% extends \"pages/tag.html\" %}".to_owned(),
        "{{ <".repeat(20_000),
        "{% ".repeat(20_000),
        "{{ \"".repeat(20_000),
    ] {
        // Some of these load; whatever the outcome, it comes soon.
        page(&text);
    }
}

#[test]
fn every_command_ends_with_the_same_error() {
    for (path, text, says) in [
        (STYLES, nested("a{", "}", 20_000), TOO_DEEP),
        (STYLES, nested("a{", "}", 500), TOO_DEEP),
        (
            "pages/tag.html",
            nested("{% if 1 %}", "{% endif %}", 8_000),
            "The template nesting is too deep",
        ),
        (
            "words/en.yaml",
            nested("[", "]", 20_000),
            "brackets are nested more than 32 deep",
        ),
        (
            "words/en.yaml",
            "- ".repeat(20_000),
            "lists and keys are nested more than 64 deep",
        ),
        (
            "theme.yaml",
            format!("a: {}", "{a: ".repeat(20_000)),
            "brackets are nested more than 32 deep",
        ),
    ] {
        let folder = laid_out(path, &text);
        for command in [&["check"][..], &["build"], &["gallery", "--theme", "own"]] {
            let output = run(&folder, command);
            let said = [&*output.stdout, &*output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            assert_eq!(
                output.status.code(),
                Some(1),
                "{command:?} with {path}: {said}"
            );
            assert!(
                said.to_lowercase().contains(&says.to_lowercase()),
                "{command:?} with {path}: {said}"
            );
        }
    }
}

//! What decides arguments (docs/TENETS.md): there are few tenets, and every test that is said to
//! hold one exists.

use std::fs;
use std::path::Path;

/// The tenets, each with the names of the tests that hold it.
fn tenets() -> Vec<(&'static str, Vec<&'static str>)> {
    let page = include_str!("../../docs/TENETS.md");
    let tenet = |piece: &'static str| {
        let (sentence, tests) = piece.split_once("**").expect("a tenet ends in two stars");
        (sentence, tests.split('`').skip(1).step_by(2).collect())
    };
    page.split(". **").skip(1).map(tenet).collect()
}

/// True when the test sources have a test of this name: `file::function`, or
/// `file.spec.mjs: title`.
fn is_there(name: &str) -> bool {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let read = |path: String| {
        fs::read_to_string(tests.join(path))
            .unwrap_or_default()
            .replace("\r\n", "\n")
    };
    if let Some((file, title)) = name.split_once(": ") {
        return read(format!("browser/{file}")).contains(&format!("test(\"{title}\""));
    }
    let Some((module, function)) = name.rsplit_once("::") else {
        return false;
    };
    let text = read(format!("features/{}.rs", module.replace("::", "/")));
    text.contains(&format!("#[test]\nfn {function}() {{"))
}

#[test]
fn tenets_are_few_and_each_is_one_sentence() {
    let tenets = tenets();
    assert!(
        (1..=12).contains(&tenets.len()),
        "there are {} tenets",
        tenets.len()
    );
    for (sentence, _) in tenets {
        assert!(
            sentence.ends_with('.') && sentence.matches(". ").count() == 0,
            "{sentence}"
        );
    }
}

#[test]
fn each_tenet_is_held_by_a_test() {
    for (sentence, tests) in tenets() {
        assert!(!tests.is_empty(), "nothing holds: {sentence}");
        for test in tests {
            assert!(is_there(test), "no test is called {test}: {sentence}");
        }
    }
    assert!(
        !is_there("tenets::no_such_test")
            && !is_there("links.spec.mjs: no such test")
            && !is_there("tenets")
    );
}

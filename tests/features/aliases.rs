//! `aliases`: addresses at which pages were before go on leading to them.

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";

fn with_alias() -> SmallSite {
    SmallSite::new("").replacing(CLAIM, "evidence:", "aliases: [/library/shut/]\nevidence:")
}

fn text(site: &SmallSite, path: &str) -> String {
    let files = site.files();
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).expect("text")
}

#[test]
fn the_old_address_of_a_claim_leads_to_the_new_one() {
    let site = with_alias();
    let page = text(&site, "library/shut/index.html");
    for part in [
        "<title>False: ",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://checks.example/library/closed/\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=/library/closed/\">",
        "<a href=\"/library/closed/\">",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert_eq!(
        text(&site, "_redirects"),
        "/library/shut/ /library/closed/ 301\n/library/shut /library/closed/ 301\n"
    );
    assert!(!text(&site, "sitemap.xml").contains("shut"));
}

#[test]
fn an_authors_own_lines_come_before_the_programs() {
    const OWN: &str = "content/static/_redirects";
    let aliases = "/library/shut/ /library/closed/ 301\n/library/shut /library/closed/ 301\n";
    let lines = "# Ours.\n/old/ / 301\n";
    let folder = tempfile::TempDir::new().expect("a folder");
    with_alias().with_bytes(OWN, lines).lay_out(folder.path());
    let build = || {
        let output = crate::program()
            .current_dir(folder.path())
            .arg("build")
            .output()
            .expect("factpress starts");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        std::fs::read(folder.path().join("public/_redirects")).expect("the file")
    };
    assert_eq!(build(), format!("{lines}{aliases}").into_bytes());
    std::fs::write(folder.path().join(OWN), "/older/ / 301").expect("a file");
    assert_eq!(build(), format!("/older/ / 301\n{aliases}").into_bytes());
    std::fs::write(folder.path().join(OWN), b"/\xff/ / 301").expect("a file");
    assert_eq!(build(), b"/\xff/ / 301", "it is no text");
}

#[test]
fn cards_on_other_sites_go_on_showing_the_claim() {
    let site = with_alias();
    assert_eq!(
        text(&site, "library/shut/embed/index.html"),
        text(&site, "library/closed/embed/index.html")
    );
    assert_eq!(
        text(&site, "library/shut/oembed.json"),
        text(&site, "library/closed/oembed.json")
    );
}

#[test]
fn explainers_and_pages_have_aliases_too_in_every_language() {
    let site = SmallSite::in_two_languages().replacing(
        INDEX,
        "standfirst:",
        "aliases: [/books/]\nstandfirst:",
    );
    assert!(text(&site, "books/index.html").contains("url=/library/"));
    let french = text(&site, "fr/books/index.html");
    assert!(
        french.starts_with("<!doctype html><html lang=\"fr\">"),
        "{french}"
    );
    assert!(french.contains("url=/fr/library/"), "{french}");
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\naliases: [/who/we-are]\n---\nWe.\n";
    let site = SmallSite::new(page);
    assert!(text(&site, "who/we-are/index.html").contains("url=/about/"));
}

#[test]
fn an_alias_is_the_address_of_a_page_below_the_site() {
    for (written, help) in [
        (
            "library/shut",
            "write the address below the site: `/library/shut/`",
        ),
        (
            "https://checks.example/library/shut/",
            "write the address below the site: `/library/shut/`",
        ),
        ("/", "write the address of the old page"),
        ("/a//b/", "write the address of the old page"),
        ("/../etc/", "write the address of the old page"),
        ("/library/shut.html", "write the address of the old page"),
    ] {
        let site = SmallSite::new("").replacing(
            CLAIM,
            "evidence:",
            &format!("aliases: ['{written}']\nevidence:"),
        );
        let report = site.report();
        assert!(
            report.contains("is not the address of a page"),
            "{written}: {report}"
        );
        assert!(report.contains(help), "{written}: {report}");
    }
}

#[test]
fn an_alias_that_is_taken_is_a_clash() {
    let site = SmallSite::new("").replacing(CLAIM, "evidence:", "aliases: [/library/]\nevidence:");
    assert!(
        site.report().contains("[duplicate-address]"),
        "{}",
        site.report()
    );
}

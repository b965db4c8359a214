//! What each file below `content/` is, from its place, and which names and texts are refused.

use std::borrow::Cow;

use super::*;
use crate::base::text::Id;

fn text(path: &str, bytes: &[u8]) -> ContentFile {
    ContentFile {
        path: path.to_owned(),
        given: Given::Bytes(bytes.to_vec()),
    }
}

fn asset(path: &str) -> ContentFile {
    ContentFile {
        path: path.to_owned(),
        given: Given::Asset,
    }
}

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// The part of a text at this path, or the rule that it breaks.
fn part(path: &str) -> Result<TextRole, &'static str> {
    let (mut content, mut faults) = Content::new(vec![text(path, b"")]);
    match content.texts.pop() {
        Some(text) => Ok(text.role),
        None => Err(faults.remove(0).rule.name),
    }
}

/// Where a file that is not read is published, or the rule that it breaks.
fn published(path: &str) -> Result<String, &'static str> {
    let (mut content, mut faults) = Content::new(vec![asset(path)]);
    match content.assets.pop() {
        Some(asset) => Ok(asset.output),
        None => Err(faults.remove(0).rule.name),
    }
}

/// What a text says, or what is wrong with it.
fn kept(bytes: &[u8]) -> Result<String, String> {
    decode(&"content/site.yaml".into(), bytes)
        .map(Cow::into_owned)
        .map_err(|fault| fault.message)
}

#[test]
fn a_text_plays_the_part_of_its_place() {
    let name = |text: &str, language: Option<&str>| DocumentName {
        id: id(text),
        language: language.map(str::to_owned),
    };
    assert_eq!(part("content/site.yaml"), Ok(TextRole::Site));
    assert_eq!(part("content/people.yaml"), Ok(TextRole::People));
    assert_eq!(part("content/sources/town.yaml"), Ok(TextRole::Sources));
    assert_eq!(
        part("content/sources/2024/town.yaml"),
        Ok(TextRole::Sources)
    );
    assert_eq!(
        part("content/pages/about.md"),
        Ok(TextRole::Standing(name("about", None)))
    );
    assert_eq!(
        part("content/pages/about.pt-br.md"),
        Ok(TextRole::Standing(name("about", Some("pt-br"))))
    );
    assert_eq!(
        part("content/explainers/pool/index.md"),
        Ok(TextRole::Explainer(name("pool", None)))
    );
    assert_eq!(
        part("content/explainers/pool/index.fr.md"),
        Ok(TextRole::Explainer(name("pool", Some("fr"))))
    );
    let claim = |language| {
        Ok(TextRole::Claim {
            explainer: id("pool"),
            name: name("shut", language),
        })
    };
    assert_eq!(part("content/explainers/pool/claims/shut.md"), claim(None));
    assert_eq!(
        part("content/explainers/pool/claims/shut.fr.md"),
        claim(Some("fr"))
    );
}

#[test]
fn a_text_elsewhere_plays_no_part() {
    for path in [
        "content/site.yml",
        "content/notes.md",
        "content/people/ada.yaml",
        "content/sources/town.md",
        "content/explainers/pool.md",
        "content/explainers/pool/story.md",
        "content/explainers/pool/claims/old/shut.md",
        "content/pages/more/about.md",
    ] {
        assert_eq!(part(path), Err("unexpected-file"), "{path}");
    }
    for path in [
        "content/pages/About.md",
        "content/pages/con.md",
        "content/explainers/Pool/index.md",
    ] {
        assert_eq!(part(path), Err("file-name"), "{path}");
    }
}

#[test]
fn a_wrong_place_is_told_the_right_one() {
    let help = |path: &str| {
        Content::new(vec![text(path, b"")])
            .1
            .remove(0)
            .help
            .expect("there is help")
    };
    assert_eq!(help("content/people.yml"), "name it content/people.yaml");
    assert_eq!(
        help("content/source/town.yaml"),
        "move it to content/sources/town.yaml"
    );
    assert_eq!(
        help("content/pages/About Us.md"),
        "use lowercase letters, digits and single hyphens, as in `about-us`"
    );
    assert_eq!(
        help("content/pages/東.md"),
        "use lowercase letters, digits and single hyphens, as in `a-name`"
    );
    assert_eq!(
        help("content/pages/nul.md"),
        "Windows reserves this name; choose another"
    );
}

#[test]
fn files_that_are_not_read_are_published_beside_their_texts() {
    assert_eq!(
        published("content/static/data/plan.pdf").as_deref(),
        Ok("data/plan.pdf")
    );
    assert_eq!(
        published("content/explainers/pool/pool.jpg").as_deref(),
        Ok("pool/pool.jpg")
    );
    assert_eq!(
        published("content/explainers/pool/claims/pool.WEBP").as_deref(),
        Ok("pool/pool.WEBP")
    );
    assert_eq!(
        published("content/pages/team.png").as_deref(),
        Ok("team.png")
    );
    assert_eq!(
        published("content/explainers/pool/minutes.pdf"),
        Err("unexpected-file")
    );
    assert_eq!(published("content/logo.png"), Err("unexpected-file"));
}

#[test]
fn no_file_is_published_outside_of_the_output() {
    for path in [
        "content/static/../evil.txt",
        "content/static/a/../../evil.txt",
        "content/static/./x",
        "content/static//x",
    ] {
        assert_eq!(published(path), Err("file-name"), "{path}");
    }
}

#[test]
fn names_that_not_every_system_can_hold_are_refused() {
    for name in [
        "a:b.txt",
        "a*b.txt",
        "what?.txt",
        "a\\b.txt",
        "a\"b.txt",
        "<a>.txt",
        "aux.txt",
        "nul",
        "a\nb.txt",
    ] {
        assert_eq!(
            published(&format!("content/static/{name}")),
            Err("file-name"),
            "{name:?}"
        );
    }
}

#[test]
fn a_text_is_kept_without_its_byte_order_mark_and_with_plain_line_ends() {
    assert_eq!(
        kept("\u{feff}a\r\nb\rc\n".as_bytes()).as_deref(),
        Ok("a\nb\nc\n")
    );
    assert_eq!(
        kept("a\tb\u{200f}é".as_bytes()).as_deref(),
        Ok("a\tb\u{200f}é")
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    assert_eq!(
        kept(b"a\nb\nc\xff"),
        Err("line 3 is not valid UTF-8".to_owned())
    );
    assert_eq!(
        kept(b"\xff\xfea\0"),
        Err("line 1 is not valid UTF-8".to_owned())
    );
}

#[test]
fn files_come_out_in_the_order_of_their_paths() {
    let paths = [
        "content/sources/b.yaml",
        "content/site.yaml",
        "content/sources/a.yaml",
    ];
    let (content, faults) = Content::new(
        paths
            .iter()
            .map(|path| text(path, path.as_bytes()))
            .collect(),
    );
    let order: Vec<&str> = content.texts.iter().map(|text| &*text.path).collect();
    assert_eq!(
        order,
        [
            "content/site.yaml",
            "content/sources/a.yaml",
            "content/sources/b.yaml"
        ]
    );
    assert_eq!(faults, []);
    assert_eq!(
        content.bytes("content/sources/b.yaml"),
        Some("content/sources/b.yaml".as_bytes())
    );
    assert_eq!(content.bytes("content/sources/c.yaml"), None);
}

#[test]
fn what_only_a_disk_can_give_is_refused_by_its_rule() {
    let rule = |given: Given| {
        Content::new(vec![ContentFile {
            path: "content/pages/a.md".to_owned(),
            given,
        }])
        .1
        .remove(0)
        .rule
    };
    assert_eq!(rule(Given::Odd(SpecialFile::Link)), SYMBOLIC_LINK);
    for odd in [
        SpecialFile::Pipe,
        SpecialFile::Socket,
        SpecialFile::Device,
        SpecialFile::Other,
    ] {
        assert_eq!(rule(Given::Odd(odd)), SPECIAL_FILE);
    }
    assert_eq!(rule(Given::NameNotUnicode), FILE_NAME);
    assert_eq!(rule(Given::TooLarge(LARGEST_TEXT + 1)), FILE_TOO_LARGE);
}

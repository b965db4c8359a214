//! Tests of the text of PDFs.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::read;
use crate::copy::CopyText;

/// A PDF with pages of these operators, whose resources have the font `F`, the wide font `W` with a
/// table of letters, the font `N` without one, and the drawing `X`.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let table = "/CIDInit /ProcSet findresource begin begincmap /CMapName /T def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
        3 beginbfchar\n<0001> <004F>\n<0002> <FB01>\n<0003> <0020>\nendbfchar\nendcmap";
    let table = document.add_object(Stream::new(Dictionary::new(), table.into()));
    let widths: Vec<Object> = vec![500.into(); 224];
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding", "FirstChar" => 32, "Widths" => widths,
    });
    let below = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 500,
        "W" => vec![1.into(), Object::Array(vec![600.into(), 400.into()]), 3.into(), 9.into(), 250.into()],
    });
    let wide = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H",
        "ToUnicode" => table, "DescendantFonts" => vec![below.into()],
    });
    let unknown = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![below.into()],
    });
    let drawing = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
    let drawing = document.add_object(Stream::new(
        drawing,
        b"BT /F 10 Tf (drawn) Tj ET /X Do".to_vec(),
    ));
    let resources = document.add_object(dictionary! {
        "Font" => dictionary! { "F" => font, "W" => wide, "N" => unknown },
        "XObject" => dictionary! { "X" => drawing },
    });
    let tree = document.new_object_id();
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
            let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).expect("few pages");
    let nodes = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(tree, Object::Dictionary(nodes));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let information =
        document.add_object(dictionary! { "Title" => Object::string_literal("Minutes") });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", information);
    let mut bytes = Vec::new();
    document.compress();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

fn text(pages: &[&str]) -> CopyText {
    read(&pdf(pages)).expect("text")
}

fn words(content: &str) -> String {
    text(&[content]).pages.join("|")
}

#[test]
fn pages_are_read_one_by_one() {
    let text = text(&["BT /F 10 Tf (One) Tj ET", "BT /F 10 Tf (Two) Tj ET"]);
    assert_eq!(text.pages, ["One", "Two"]);
    assert_eq!(text.title.as_deref(), Some("Minutes"));
    assert!(text.is_paged);
}

#[test]
fn letters_that_are_apart_are_words_and_lines() {
    for (content, expected) in [
        (
            "BT /F 10 Tf [(O) 20 (ne) -300 (library)] TJ ET",
            "One library",
        ),
        (
            "BT /F 10 Tf (One) Tj 18 0 Td (library) Tj ET",
            "One library",
        ),
        ("BT /F 10 Tf (One) Tj 15 0 Td (s) Tj ET", "Ones"),
        (
            "BT /F 10 Tf 12 TL (One) Tj T* (two) Tj (three) ' ET",
            "One\ntwo\nthree",
        ),
        (
            "BT /F 10 Tf 1 0 0 1 50 700 Tm (One) Tj 1 0 0 1 50 640 Tm (two) Tj ET",
            "One\n\ntwo",
        ),
        (
            "BT /F 10 Tf 0 1 -1 0 50 50 Tm (One) Tj 0 1 -1 0 50 68 Tm (two) Tj ET",
            "One two",
        ),
        (
            "q 1 0 0 1 50 50 cm BT /F 10 Tf (One) Tj ET Q BT /F 10 Tf 65 50 Td (s) Tj ET",
            "Ones",
        ),
        ("BT /F 10 Tf 5 Tw (One a) Tj 30 0 Td (b) Tj ET", "One ab"),
        (
            "BT /F 10 Tf (Bold) Tj ET BT /F 10 Tf .2 0 Td (Bold) Tj ET",
            "Bold",
        ),
    ] {
        assert_eq!(words(content), expected, "{content}");
    }
}

#[test]
fn a_table_of_letters_counts_more_than_the_codes() {
    assert_eq!(
        words("BT /W 10 Tf <000100020003> Tj 12.5 0 Td <0001> Tj ET"),
        "Ofi O"
    );
}

#[test]
fn drawings_on_a_page_are_read_and_may_name_themselves() {
    assert!(words("BT /F 10 Tf (One) Tj ET 1 0 0 1 0 -40 cm /X Do").starts_with("One\n\ndrawn"));
}

#[test]
fn what_has_no_text_says_why() {
    let why = |page: &str| read(&pdf(&[page])).expect_err("no text").to_string();
    assert_eq!(why("0 0 10 10 re f"), "a PDF of pictures without text");
    assert_eq!(
        why("BT /N 10 Tf <0001> Tj ET"),
        "a PDF whose fonts do not say which letters they show"
    );
    assert_eq!(
        read(b"%PDF-1.7\n").expect_err("nothing").to_string(),
        "a damaged PDF"
    );
}

#[test]
fn what_is_wrong_in_a_page_ends_it_alone() {
    let text = text(&["BT /F 10 Tf (One) Tj (( ET", "BT /F 10 Tf (Two) Tj ET"]);
    assert_eq!(text.pages[1], "Two");
}

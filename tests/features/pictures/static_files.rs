//! Files that are copied as they are: hidden ones, private keys, pictures that tell a place.

use super::published_files;
use crate::small_site::SmallSite;
use crate::small_site::made::*;

#[test]
fn hidden_files_in_static_are_errors_but_for_those_that_hosts_read() {
    let hidden = [
        ".env",
        ".htpasswd",
        ".ssh/id_rsa",
        ".svn/wc.db",
        ".svn/entries",
        ".notes.swp",
        "a/b/.env",
        ".well-known/.env",
        "a/.well-known/x",
        ".github/workflows/x.yml",
        ".htaccess/x",
        "Thumbs.db",
        "~$list.docx",
        "__MACOSX/x",
    ];
    let right = [
        ".env",
        ".github",
        ".htaccess",
        ".htpasswd",
        ".notes.swp",
        ".ssh",
        ".svn",
        ".well-known/.env",
        "Thumbs.db",
        "__MACOSX",
        "a/.well-known",
        "a/b/.env",
        "~$list.docx",
    ];
    let site = hidden.iter().fold(SmallSite::new(""), |site, name| {
        site.with_asset(&format!("content/static/{name}"))
    });
    let right: Vec<String> = right
        .iter()
        .map(|name| format!("content/static/{name} hidden-file"))
        .collect();
    assert_eq!(site.findings(), right);
    let taken = [
        ".well-known/security.txt",
        ".well-known/acme-challenge/x",
        ".htaccess",
        "a/.htaccess",
        ".nojekyll",
        "a.b.c",
    ];
    let site = taken.iter().fold(SmallSite::new(""), |site, name| {
        site.with_asset(&format!("content/static/{name}"))
    });
    assert_eq!(published_files(&site).len(), taken.len());
}

#[test]
fn a_private_key_in_static_is_an_error() {
    let key = "Bag Attributes\r\n-----BEGIN RSA PRIVATE KEY-----\r\nMIIE\r\n-----END RSA PRIVATE KEY-----\r\n";
    let site = SmallSite::new("").with_bytes("content/static/id.pem", key);
    assert_eq!(site.findings(), ["content/static/id.pem private-key"]);
    let public =
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\nA PRIVATE KEY is not this.\n";
    assert_eq!(
        SmallSite::new("")
            .with_bytes("content/static/id.pem", public)
            .findings(),
        Vec::<String>::new()
    );
}

#[test]
fn a_place_in_a_picture_of_static_is_a_warning() {
    let site =
        SmallSite::new("").with_bytes("content/static/p.jpg", jpeg(6, 4, &[exif_segment(1)]));
    assert_eq!(site.findings(), ["content/static/p.jpg static-metadata"]);
    let site = SmallSite::new("").with_bytes(
        "content/static/p.jpg",
        jpeg(6, 4, &[segment(0xfe, b"drawn by hand")]),
    );
    assert_eq!(site.findings(), Vec::<String>::new());
}

//! Hidden files and private keys: what is in `content/static/` but hardly meant for the public.

use std::sync::Arc;

use super::{HIDDEN_FILE, STATIC, is_dropping};
use crate::base::diagnostic::{At, Diagnostic};

/// The folder with a dot that hosts and programs look into, at the root of a site (RFC 8615).
const WELL_KNOWN: &str = ".well-known";
/// Files with a dot that hosts read.
const HOST_FILES: [&str; 2] = [".htaccess", ".nojekyll"];

/// What is wrong with a file at this path, when it is hidden and no host reads it, or a system's
/// own.
pub fn fault(path: &str) -> Option<Diagnostic> {
    let below = path.strip_prefix(STATIC)?;
    let parts: Vec<&str> = below.split('/').collect();
    let last = parts.len() - 1;
    let is_hidden = |at: usize, part: &str| {
        // `.` and `..` are not names, and are refused elsewhere.
        part.starts_with('.')
            && !matches!(part, "." | "..")
            && !(at == 0 && last > 0 && part == WELL_KNOWN)
            && !(at == last && HOST_FILES.contains(&part))
    };
    let is_left = |part: &str| !part.starts_with('.') && is_dropping(part);
    let at = parts
        .iter()
        .enumerate()
        .position(|(at, part)| is_hidden(at, part) || is_left(part))?;
    let (part, thing) = (parts[at], if at == last { "file" } else { "folder" });
    let (message, help) = if is_left(part) {
        (
            format!("`{part}` is a {thing} that an operating system or a program leaves behind"),
            "remove it".to_owned(),
        )
    } else {
        let message = format!("`{part}` is a hidden {thing}, which may contain private data");
        let name = part.trim_start_matches('.');
        let help =
            "of hidden files, only .well-known/ at the root, .htaccess and .nojekyll are published";
        let otherwise = if name.is_empty() {
            String::new()
        } else {
            format!(", or name it `{name}` if readers need it")
        };
        (message, format!("{help}; remove it{otherwise}"))
    };
    let file: Arc<str> = format!("{STATIC}{}", parts[..=at].join("/")).into();
    Some(Diagnostic::new(HIDDEN_FILE, &file, At::File, message).with_help(help))
}

/// True for bytes in which a line begins a private key (RFC 7468 and `OpenPGP`), or that are one of
/// `PuTTY`.
#[must_use]
pub fn is_private_key(bytes: &[u8]) -> bool {
    let is_key = |line: &[u8]| {
        let line = line.trim_ascii();
        let named = line
            .strip_prefix(b"-----BEGIN ")
            .and_then(|line| line.strip_suffix(b"-----"));
        named.is_some_and(|name| name.ends_with(b"PRIVATE KEY") || name == b"PGP PRIVATE KEY BLOCK")
            || line.starts_with(b"PuTTY-User-Key-File-")
    };
    bytes.split(|byte| *byte == b'\n').any(is_key)
}

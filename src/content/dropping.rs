//! Droppings: files that systems, editors and git leave beside those of authors.

/// Names of files and folders that systems leave behind wherever they look, in small letters.
const DROPPINGS: [&str; 22] = [
    "$recycle.bin",
    ".appledouble",
    ".directory",
    ".documentrevisions-v100",
    ".ds_store",
    ".fseventsd",
    ".git",
    ".gitattributes",
    ".gitignore",
    ".gitkeep",
    ".lsoverride",
    ".spotlight-v100",
    ".temporaryitems",
    ".trashes",
    ".volumeicon.icns",
    "__macosx",
    "desktop.ini",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "icon\r",
    "system volume information",
    "thumbs.db",
];

/// True for the name of a file or folder that a system, an editor or git keeps beside those of
/// authors: no site means to publish it, wherever it lies.
#[must_use]
pub fn is_dropping(name: &str) -> bool {
    let is_between = |start: &str, end: &str| {
        name.len() > start.len() && name.starts_with(start) && name.ends_with(end)
    };
    // Copies that editors save beside a text, locks of office programs, and the prefixes of macOS
    // and Emacs.
    name.ends_with('~')
        || name.starts_with("~$")
        || is_between("~", ".tmp")
        || is_between("#", "#")
        || is_between(".~lock.", "#")
        || name.starts_with("._")
        || name.starts_with(".#")
        || is_between(".", ".swp")
        || DROPPINGS.iter().any(|own| name.eq_ignore_ascii_case(own))
}

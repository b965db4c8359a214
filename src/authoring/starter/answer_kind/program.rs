//! Where builds on other machines get factpress from: an address, and the digits that say which
//! bytes are meant.

use super::super::StarterError;

/// What comes before the address of a git repository, as other package managers write it.
const GIT: &str = "git+";
/// What names the checksum of a file.
const SHA256: &str = "sha256=";
/// The digits of a SHA-256.
const SHA256_DIGITS: usize = 64;
/// The digits of a commit, by SHA-1 or SHA-256.
const COMMIT_DIGITS: [usize; 2] = [40, 64];
/// The words in the names of releases for other systems than the machines on which sites are built.
const OTHER_SYSTEMS: [(&str, &str); 4] = [
    ("apple", "macOS"),
    ("darwin", "macOS"),
    ("windows", "Windows"),
    ("aarch64", "ARM"),
];

/// The address alone: without the digits behind it, and without what says that it is one of git.
pub fn address(text: &str) -> &str {
    let text = text.strip_prefix(GIT).unwrap_or(text);
    text.split('#').next().unwrap_or(text)
}

/// The address with its digits, if these can mean only one thing tomorrow as well.
///
/// # Errors
///
/// If the digits are missing or incomplete, or if the address cannot be written into a script.
pub fn pinned(text: &str) -> Result<String, StarterError> {
    let address = address(text);
    // Between single quotation marks, a shell leaves every other character as it is.
    if address.contains('\'') {
        return refused(
            "an address of factpress cannot contain `'`".to_owned(),
            "write it as %27",
        );
    }
    let digits = text.split_once('#').map(|(_, digits)| digits);
    if text.starts_with(GIT) {
        commit(address, digits.unwrap_or_default())
    } else {
        release(address, digits)
    }
}

fn commit(address: &str, digits: &str) -> Result<String, StarterError> {
    let help =
        "a branch or a tag can move; write the 40 hexadecimal digits of the commit behind a #";
    let digits = digits.to_ascii_lowercase();
    if digits.is_empty() {
        return refused(format!("`{GIT}{address}` names no commit"), help);
    }
    if !COMMIT_DIGITS.iter().any(|count| is_hex(&digits, *count)) {
        return refused(format!("`{digits}` is not a whole commit"), help);
    }
    // A host without a secret channel could be sent another history with the same digits.
    if !address.starts_with("https://") {
        return refused(
            format!("`{GIT}{address}` is not fetched over https"),
            "write git+https://",
        );
    }
    Ok(format!("{GIT}{address}#{digits}"))
}

fn release(address: &str, fragment: Option<&str>) -> Result<String, StarterError> {
    let help = "write the 64 hexadecimal digits that SHA256SUMS of the release has for \
                this file, as in …tar.gz#sha256=…";
    let path = address.split('?').next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some((_, system)) = OTHER_SYSTEMS.iter().find(|(word, _)| name.contains(word)) {
        return refused(
            format!("{name} is for {system}"),
            "the machines of hosts and GitHub need the file for x86_64-unknown-linux-musl",
        );
    }
    if ![".tar.gz", ".tgz"].iter().any(|end| path.ends_with(end)) {
        return refused(
            format!("`{address}` is not a .tar.gz"),
            "name the file of a release that ends in x86_64-unknown-linux-musl.tar.gz, or a commit: git+https://...#COMMIT",
        );
    }
    let Some(fragment) = fragment else {
        return refused(format!("`{address}` has no SHA-256"), help);
    };
    let digits = fragment.strip_prefix(SHA256).map(str::to_ascii_lowercase);
    match digits {
        Some(digits) if is_hex(&digits, SHA256_DIGITS) => Ok(format!("{address}#{SHA256}{digits}")),
        _ => refused(format!("`{fragment}` is not a SHA-256"), help),
    }
}

fn is_hex(digits: &str, count: usize) -> bool {
    digits.len() == count && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn refused(message: String, help: &str) -> Result<String, StarterError> {
    Err(StarterError::new(message, help.to_owned()))
}

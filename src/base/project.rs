//! The project that this program comes from, and the addresses of its files.

/// The address of the project's public home, without a slash at its end, below which the files of
/// its repository can be read; `None` until it has one.
///
/// This is the only place that knows it. SARIF, JSON and editors name the page of a rule only if
/// there is a home.
pub const HOME: Option<&str> = None;

/// The address of a file of the project, such as `docs/rules/bad-value.md`; `None` until the
/// project has a home.
#[must_use]
pub fn address_of(path: &str) -> Option<String> {
    HOME.map(|home| format!("{home}/{path}"))
}

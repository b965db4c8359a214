//! `_redirects`: the lines of an author's, as Netlify and Cloudflare read them.

/// A line that says where readers of an address are led, or what they are shown there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedirectLine<'t> {
    /// The address, or a pattern of addresses with `:name` for a segment and `*` for any rest.
    pub from: &'t str,
    /// Where it leads; `:name` and `:splat` stand for what the pattern found.
    pub to: &'t str,
    /// The status as it was written, without the mark that applies it even where a file is.
    pub status: Option<&'t str>,
    /// True if the line applies to some requests only, by their language or country.
    pub is_conditional: bool,
}

/// The lines of a `_redirects` file. Those that lead nowhere are left out, and so are those that
/// apply only to some queries.
pub fn parse(text: &str) -> impl Iterator<Item = RedirectLine<'_>> {
    super::lines(text).filter_map(|(_, line)| read(line))
}

fn read(line: &str) -> Option<RedirectLine<'_>> {
    let mut words = line
        .split_whitespace()
        .take_while(|word| !word.starts_with('#'));
    let (from, to) = (words.next()?, words.next()?);
    let is_target = to.starts_with('/') || to.starts_with("http://") || to.starts_with("https://");
    if !is_target {
        return None;
    }
    let mut rest = words.peekable();
    let status = rest.next_if(|word| !word.contains('='));
    Some(RedirectLine {
        from,
        to,
        status: status.map(|status| status.trim_end_matches('!')),
        is_conditional: rest.next().is_some(),
    })
}

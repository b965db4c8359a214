//! `robots.txt` (RFC 9309): an author's own lines, the groups of crawlers that may not read the
//! publication, and the address of the sitemap.

/// The text of `robots.txt`: an author's own lines first, as they are; a group that keeps out those
/// of these crawlers that they do not name; and the sitemap, unless they name it. Without lines of
/// an author's, everything else is allowed.
#[must_use]
pub fn text(own: Option<&str>, kept_out: &[&str], sitemap: &str) -> String {
    let own = own.map(|own| own.trim_start_matches('\u{feff}'));
    let fields = || own.unwrap_or_default().lines().filter_map(field);
    let names = |name: &str| {
        fields().any(|(key, value)| {
            key.eq_ignore_ascii_case("user-agent") && value.eq_ignore_ascii_case(name)
        })
    };
    let has_sitemap =
        fields().any(|(key, value)| key.eq_ignore_ascii_case("sitemap") && value == sitemap);
    let mut groups: Vec<String> = Vec::new();
    match own.map(str::trim_end) {
        None => groups.push("User-agent: *\nAllow: /\n".to_owned()),
        Some("") => {}
        Some(own) => groups.push(format!("{own}\n")),
    }
    let kept_out: Vec<String> = kept_out
        .iter()
        .filter(|name| !names(name))
        .map(|name| format!("User-agent: {name}\n"))
        .collect();
    if !kept_out.is_empty() {
        groups.push(format!("{}Disallow: /\n", kept_out.concat()));
    }
    if !has_sitemap {
        groups.push(format!("Sitemap: {sitemap}\n"));
    }
    groups.join("\n")
}

/// The key and the value of a line, without its comment; `None` if it has none.
fn field(line: &str) -> Option<(&str, &str)> {
    let said = line.split('#').next()?;
    let (key, value) = said.split_once(':')?;
    Some((key.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::text;

    const SITEMAP: &str = "https://checks.example/sitemap.xml";

    #[test]
    fn without_a_file_of_ones_own_everything_is_allowed_but_to_those_who_are_kept_out() {
        assert_eq!(
            text(None, &[], SITEMAP),
            format!("User-agent: *\nAllow: /\n\nSitemap: {SITEMAP}\n")
        );
        assert_eq!(
            text(None, &["OneBot", "TwoBot"], SITEMAP),
            format!(
                "User-agent: *\nAllow: /\n\nUser-agent: OneBot\nUser-agent: TwoBot\nDisallow: /\n\nSitemap: {SITEMAP}\n"
            )
        );
    }

    #[test]
    fn own_lines_stay_as_they_are_and_win_for_the_crawlers_that_they_name() {
        let own = "\u{feff}# Ours.\r\nuser-agent: onebot # here\r\nDisallow: /drafts/\r\n";
        assert_eq!(
            text(Some(own), &["OneBot", "TwoBot"], SITEMAP),
            format!(
                "# Ours.\r\nuser-agent: onebot # here\r\nDisallow: /drafts/\n\nUser-agent: TwoBot\nDisallow: /\n\nSitemap: {SITEMAP}\n"
            )
        );
        let named = format!("User-agent: *\nDisallow:\n\nsitemap: {SITEMAP}");
        assert_eq!(text(Some(&named), &[], SITEMAP), format!("{named}\n"));
        assert_eq!(
            text(Some(" \n"), &[], SITEMAP),
            format!("Sitemap: {SITEMAP}\n")
        );
    }
}

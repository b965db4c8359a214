//! The configuration of Netlify: `netlify.toml`.

use super::Hosting;

/// What a new site begins with: how Netlify builds it.
const NETLIFY_STARTER: &str = include_str!("../../authoring/starter/publication/netlify.toml");

/// The configuration. Headers and redirects are in the files that a build writes; the pages of other
/// languages for wrong addresses are here, since no other host reads such lines.
pub fn configuration(hosting: &Hosting) -> String {
    let mut text = super::with_version(NETLIFY_STARTER);
    if let [others @ .., _] = hosting.not_found.as_slice() {
        for page in others {
            let lines = [
                "\n# Wrong addresses in this language show its own page.".to_owned(),
                "[[redirects]]".to_owned(),
                format!("  from = \"{}*\"", page.below),
                format!("  to = \"{}\"", page.page),
                "  status = 404\n".to_owned(),
            ];
            text.push_str(&lines.join("\n"));
        }
    }
    text
}

//! Files of a theme that nothing reads because of their name or their folder, and where they belong.

use crate::base::text::is_language_tag;

/// What to do with a file at a path below the theme's folder, so that it is read; `None` for files
/// that are read, and for those that no theme needs, such as a licence.
pub fn right_place(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    let is_drawing = folder.split('/').next() == Some("share");
    let beside = |name: &str| {
        if folder.is_empty() {
            format!("name it {name}")
        } else {
            format!("name it {folder}/{name}")
        }
    };
    match ending.as_str() {
        "yml" => Some(beside(&format!("{stem}.yaml"))),
        "yaml" if folder != "words" && is_language_tag(stem) => {
            Some(format!("move it to words/{name}"))
        }
        "htm" | "j2" | "jinja" | "jinja2" | "liquid" | "njk" | "tera" => {
            let stem = stem.strip_suffix(".html").unwrap_or(stem);
            Some(beside(&format!("{stem}.html")))
        }
        "less" | "sass" | "scss" => {
            Some("compile it to CSS: a theme's styles are its files that end in .css".to_owned())
        }
        "avif" | "gif" | "ico" | "jpeg" | "jpg" | "js" | "mjs" | "png" | "webp" | "woff"
        | "woff2" => Some(format!(
            "move it to assets/{name}, whose files are published"
        )),
        "otf" | "svg" | "ttf" if !is_drawing => Some(format!(
            "move it to assets/{name}, whose files are published"
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::right_place;

    #[test]
    fn files_that_are_not_read_are_told_where_they_belong() {
        for (path, right) in [
            ("words/en.yml", "name it words/en.yaml"),
            ("theme.yml", "name it theme.yaml"),
            ("en.yaml", "move it to words/en.yaml"),
            ("pages/claim.htm", "name it pages/claim.html"),
            ("pages/claim.html.j2", "name it pages/claim.html"),
            (
                "images/logo.PNG",
                "move it to assets/logo.PNG, whose files are published",
            ),
            (
                "logo.svg",
                "move it to assets/logo.svg, whose files are published",
            ),
        ] {
            assert_eq!(right_place(path).as_deref(), Some(right), "{path}");
        }
    }

    #[test]
    fn files_that_are_read_or_not_needed_are_left_alone() {
        for path in [
            "theme.yaml",
            "words/pt-br.yaml",
            "pages/claim.html",
            "components/card/card.css",
            "components/card/examples.yaml",
            "share/claim.svg",
            "share/sans.ttf",
            "LICENSE",
            "README.md",
            "fonts.py",
        ] {
            assert_eq!(right_place(path), None, "{path}");
        }
    }
}

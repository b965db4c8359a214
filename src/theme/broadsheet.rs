//! The default theme inside the program, so that an installed factpress works in an empty folder.

use super::ThemeFile;

/// The path of a theme file and its bytes, as they stand in `themes/broadsheet/`.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/broadsheet/", $path)))),*]
    };
}

/// Every file that makes a page; a test holds this list against the folder.
const FILES: &[(&str, &[u8])] = files![
    "assets/fonts/OFL.txt",
    "assets/fonts/README.md",
    "assets/fonts/sans-more.woff2",
    "assets/fonts/sans.woff2",
    "assets/fonts/serif-head-more.woff2",
    "assets/fonts/serif-head.woff2",
    "assets/fonts/serif-italic-more.woff2",
    "assets/fonts/serif-italic.woff2",
    "assets/fonts/serif-more.woff2",
    "assets/fonts/serif.woff2",
    "assets/icon.svg",
    "components/badge/badge.css",
    "components/badge/badge.html",
    "components/badges/badges.css",
    "components/badges/badges.html",
    "components/basis/basis.css",
    "components/basis/basis.html",
    "components/card/card.css",
    "components/card/card.html",
    "components/citations/citations.css",
    "components/citations/citations.html",
    "components/claimref/claimref.css",
    "components/claimref/claimref.html",
    "components/contents/contents.css",
    "components/contents/contents.html",
    "components/correction/correction.css",
    "components/correction/correction.html",
    "components/date/date.html",
    "components/entry/entry.css",
    "components/entry/entry.html",
    "components/evidence/evidence.css",
    "components/evidence/evidence.html",
    "components/glance/glance.css",
    "components/glance/glance.html",
    "components/mark/mark.css",
    "components/mark/mark.html",
    "components/meanings/meanings.css",
    "components/meanings/meanings.html",
    "components/pager/pager.css",
    "components/pager/pager.html",
    "components/people/people.html",
    "components/person/person.css",
    "components/person/person.html",
    "components/prose/prose.css",
    "components/prose/prose.html",
    "components/scale/scale.css",
    "components/scale/scale.html",
    "components/source/source.css",
    "components/source/source.html",
    "components/sprite/sprite.html",
    "components/strip/strip.css",
    "components/strip/strip.html",
    "components/table/table.css",
    "components/table/table.html",
    "components/timeline/timeline.css",
    "components/timeline/timeline.html",
    "components/verdict/verdict.css",
    "components/verdict/verdict.html",
    "layouts/base.html",
    "layouts/list.html",
    "pages/claim.html",
    "pages/claims.html",
    "pages/explainer.html",
    "pages/front.html",
    "pages/kind.html",
    "pages/not-found.html",
    "pages/person.html",
    "pages/source.html",
    "pages/sources.html",
    "pages/standing.html",
    "pages/tag.html",
    "pages/verdict.html",
    "styles/base.css",
    "styles/fonts.css",
    "styles/layout.css",
    "styles/tokens.css",
    "styles/utilities.css",
    "theme.yaml",
    "words/en.yaml",
];

/// The files of the default theme.
#[must_use]
pub fn files() -> Vec<ThemeFile> {
    FILES.iter().map(|(path, bytes)| ThemeFile { path: (*path).to_owned(), bytes: bytes.to_vec() }).collect()
}

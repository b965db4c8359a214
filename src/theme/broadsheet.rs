//! The default theme inside the program, so that an installed factpress works in an empty folder.

use super::ThemeFile;
use crate::base::language::each_language;

/// The path of a theme file and its bytes, as they are in `themes/broadsheet/`.
macro_rules! files {
    ($($path:expr),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/broadsheet/", $path)))),*]
    };
}

/// Every file that makes a page; a test compares this list with the folder.
const BROADSHEET_FILES: &[(&str, &[u8])] = files![
    "assets/embed.css",
    "assets/feed.css",
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
    "assets/search.css",
    "assets/search.js",
    "components/badge/badge.css",
    "components/badge/badge.html",
    "components/badge/examples.yaml",
    "components/badges/badges.css",
    "components/badges/badges.html",
    "components/badges/examples.yaml",
    "components/basis/basis.css",
    "components/basis/basis.html",
    "components/basis/examples.yaml",
    "components/brief/brief.css",
    "components/brief/brief.html",
    "components/brief/examples.yaml",
    "components/card/card.css",
    "components/card/card.html",
    "components/card/examples.yaml",
    "components/citations/citations.css",
    "components/citations/citations.html",
    "components/citations/examples.yaml",
    "components/cite/cite.css",
    "components/cite/cite.html",
    "components/cite/examples.yaml",
    "components/claimref/claimref.css",
    "components/claimref/claimref.html",
    "components/claimref/examples.yaml",
    "components/compared/compared.css",
    "components/compared/compared.html",
    "components/compared/examples.yaml",
    "components/contents/contents.css",
    "components/contents/contents.html",
    "components/contents/examples.yaml",
    "components/correction/correction.css",
    "components/correction/correction.html",
    "components/correction/examples.yaml",
    "components/corrections/corrections.css",
    "components/corrections/corrections.html",
    "components/corrections/examples.yaml",
    "components/date/date.html",
    "components/date/examples.yaml",
    "components/embed/embed.css",
    "components/embed/embed.html",
    "components/embed/examples.yaml",
    "components/evidence/evidence.css",
    "components/evidence/evidence.html",
    "components/evidence/examples.yaml",
    "components/facts/examples.yaml",
    "components/facts/facts.html",
    "components/glance/examples.yaml",
    "components/glance/glance.css",
    "components/glance/glance.html",
    "components/history/examples.yaml",
    "components/history/history.css",
    "components/history/history.html",
    "components/languages/examples.yaml",
    "components/languages/languages.css",
    "components/languages/languages.html",
    "components/mark/examples.yaml",
    "components/mark/mark.css",
    "components/mark/mark.html",
    "components/media/examples.yaml",
    "components/media/media.css",
    "components/media/media.html",
    "components/pager/examples.yaml",
    "components/pager/pager.css",
    "components/pager/pager.html",
    "components/people/examples.yaml",
    "components/people/people.html",
    "components/person/examples.yaml",
    "components/person/person.css",
    "components/person/person.html",
    "components/proof/examples.yaml",
    "components/proof/proof.html",
    "components/proofs/examples.yaml",
    "components/proofs/proofs.html",
    "components/prose/examples.yaml",
    "components/prose/prose.css",
    "components/prose/prose.html",
    "components/related/examples.yaml",
    "components/related/related.css",
    "components/related/related.html",
    "components/report/examples.yaml",
    "components/report/report.css",
    "components/report/report.html",
    "components/scale/examples.yaml",
    "components/scale/scale.css",
    "components/scale/scale.html",
    "components/search/examples.yaml",
    "components/search/search.html",
    "components/source/examples.yaml",
    "components/source/source.css",
    "components/source/source.html",
    "components/sprite/examples.yaml",
    "components/sprite/sprite.html",
    "components/strip/examples.yaml",
    "components/strip/strip.css",
    "components/strip/strip.html",
    "components/table/examples.yaml",
    "components/table/table.css",
    "components/table/table.html",
    "components/timeline/examples.yaml",
    "components/timeline/timeline.css",
    "components/timeline/timeline.html",
    "components/verdict/examples.yaml",
    "components/verdict/verdict.css",
    "components/verdict/verdict.html",
    "layouts/base.html",
    "layouts/list.html",
    "pages/claim.html",
    "pages/claims.html",
    "pages/embed.html",
    "pages/explainer.html",
    "pages/front.html",
    "pages/gallery.html",
    "pages/kind.html",
    "pages/not-found.html",
    "pages/person.html",
    "pages/search.html",
    "pages/source.html",
    "pages/sources.html",
    "pages/standing.html",
    "pages/tag.html",
    "pages/verdict.html",
    "pages/withdrawn.html",
    "share/LICENSE.txt",
    "share/base.svg",
    "share/claim.svg",
    "share/explainer.svg",
    "share/parts.svg",
    "share/sans-400.ttf",
    "share/sans-600.ttf",
    "share/serif-600.ttf",
    "share/site.svg",
    "styles/base.css",
    "styles/fonts.css",
    "styles/layout.css",
    "styles/tokens.css",
    "styles/utilities.css",
    "theme.yaml",
];

macro_rules! words {
    ($($module:ident $code:literal),*) => {
        files![$(concat!("words/", $code, ".yaml")),*]
    };
}

/// The words of each language.
const WORD_FILES: &[(&str, &[u8])] = each_language!(words);

/// The words of each language, as text.
pub fn words() -> impl Iterator<Item = &'static str> {
    let texts = WORD_FILES.iter();
    texts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
}

/// True for a file that is as the default theme has it.
#[must_use]
pub fn has(path: &str, text: &str) -> bool {
    let mut files = BROADSHEET_FILES.iter().chain(WORD_FILES);
    files.any(|(known, bytes)| *known == path && *bytes == text.as_bytes())
}

/// The files of the default theme.
#[must_use]
pub fn files() -> Vec<ThemeFile> {
    BROADSHEET_FILES
        .iter()
        .chain(WORD_FILES)
        .map(|(path, bytes)| ThemeFile::new("themes/broadsheet", *path, *bytes))
        .collect()
}

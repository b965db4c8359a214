//! Lists that run over several pages: their titles, and the links between the pages.

use serde::Serialize;

use super::edition::Edition;
use crate::base::address::Address;
use crate::plan::pages;

/// The links between the pages of a list.
#[derive(Debug, Serialize)]
pub struct Pager {
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    links: Vec<PageLink>,
}

#[derive(Debug, Serialize)]
struct PageLink {
    page: usize,
    href: String,
    current: bool,
}

/// The title of a page (from 1) of a list; from the second on it has the number of the page.
#[must_use]
pub fn title(edition: &Edition<'_>, title: String, page: usize) -> String {
    if page < 2 {
        return title;
    }
    edition.words.fill(
        "titles.page",
        &[("title", &title), ("page", &page.to_string())],
    )
}

/// The pager of a page (from 1) of a list of this length; `None` if the list is on one page.
#[must_use]
pub fn pager(
    edition: &Edition<'_>,
    page: usize,
    length: usize,
    a_page: usize,
    address: impl Fn(usize) -> Address,
) -> Option<Pager> {
    let pages = pages(length, a_page);
    let href = |number: usize| edition.href(&address(number));
    (pages > 1).then(|| Pager {
        page,
        pages,
        previous: (page > 1).then(|| href(page - 1)),
        next: (page < pages).then(|| href(page + 1)),
        links: near(page, pages)
            .map(|number| PageLink {
                page: number,
                href: href(number),
                current: number == page,
            })
            .collect(),
    })
}

/// The pages that a pager links to: the first, the last and those near the page itself, so that no
/// pager grows with its list.
fn near(page: usize, pages: usize) -> impl Iterator<Item = usize> {
    (1..=pages).filter(move |number| *number == 1 || *number == pages || number.abs_diff(page) <= 2)
}

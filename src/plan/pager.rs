//! Lists that run over several pages: how many entries a page holds, and which.

/// How many claims a page of a list has.
pub const CLAIMS_A_PAGE: usize = 50;
/// How many explainers a page of the front has.
pub const EXPLAINERS_A_PAGE: usize = 50;
/// How many sources a page of their list has.
pub const SOURCES_A_PAGE: usize = 200;

/// How many pages a list of this length needs; an empty list needs one.
#[must_use]
pub fn pages(length: usize, a_page: usize) -> usize {
    length.div_ceil(a_page).max(1)
}

/// The entries of a page (from 1) of a list.
#[must_use]
pub fn slice<T>(list: &[T], page: usize, a_page: usize) -> &[T] {
    let start = ((page - 1) * a_page).min(list.len());
    &list[start..(start + a_page).min(list.len())]
}

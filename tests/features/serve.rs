//! `factpress serve`: a site in memory that is never stale, over HTTP that nobody else can use.

mod server;
mod fresh;
mod connections;
mod first_build;
mod parts;

use tempfile::TempDir;

use crate::incremental::in_memory;
use crate::small_site::SmallSite;

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = in_memory();
    site.lay_out(folder.path());
    folder
}

fn head(answer: &str) -> &str {
    answer.split("\r\n").next().expect("a line")
}

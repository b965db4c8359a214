//! The options of `archive`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::offered::SiteWords;
use crate::base::date::Day;
use crate::disk::publication_around;

/// The options of `archive`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch")]
pub struct ArchiveOptions {
    /// The sources to fetch, by id; without any, read the copies on this machine again
    #[arg(value_name = "SOURCE", value_parser = SiteWords::Sources.offered(), hide_possible_values = true)]
    pub sources: Vec<String>,
    /// The folder that contains content/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// Fetch every source that has an address but no copy
    #[arg(long, conflicts_with = "sources")]
    pub all_missing: bool,
    /// Fetch sources that have a copy, too, or keep a file beside it: the old copy stays, and the
    /// record names the new one
    #[arg(long, requires = "sources")]
    pub again: bool,
    /// Keep this file as the copy of the source: HTML, MHTML, PDF, text, WARC or WACZ
    #[arg(
        long,
        value_name = "PATH",
        requires = "sources",
        conflicts_with = "all_missing"
    )]
    pub file: Option<PathBuf>,
    /// The date on which the file was saved [default: the one it names, or today]
    #[arg(long, value_name = "DATE", requires = "file", value_parser = Day::parse)]
    pub date: Option<Day>,
    /// The pause between two requests to the same host, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    pub delay: Duration,
    /// How long one request may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    pub time_limit: Duration,
    /// The size up to which a page or document is kept, in megabytes
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=100))]
    pub size_limit: u64,
    /// Fetch what a robots.txt forbids, too
    #[arg(long)]
    pub ignore_robots: bool,
    /// A host that may be this machine or in a private network
    #[arg(long, value_name = "HOST")]
    pub private_host: Vec<String>,
    /// Keep the copies in git: do not add copies/ to .gitignore
    #[arg(long)]
    pub in_git: bool,
}

/// A time in seconds, such as `0.5`.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text
        .parse()
        .ok()
        .filter(|seconds| (0.0..=3600.0).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| format!("`{text}` is not a number of seconds from 0 to 3600"))
}

//! The options of `check --links`.

use std::time::Duration;

use clap::Args;

use super::archive::seconds;

/// How old an answer may be, in days, if nobody says.
const DEFAULT_DAYS: &str = "7";

/// The options of `check --links`.
#[derive(Debug, Clone, Default, Args)]
pub struct LinkOptions {
    /// Ask whether the addresses of sources and links still lead somewhere, except those asked
    /// within so many days [default: 7]
    #[arg(
        long,
        value_name = "DAYS",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = DEFAULT_DAYS,
        conflicts_with = "explain"
    )]
    pub links: Option<u16>,
    /// With --links: ask nobody, and use what is known
    #[arg(long, requires = "links")]
    pub offline: bool,
    /// With --links: the pause between two requests to the same host, in seconds [default: 1]
    #[arg(long, value_name = "SECONDS", requires = "links", value_parser = seconds)]
    pub delay: Option<Duration>,
    /// With --links: how long one request may take, in seconds [default: 30]
    #[arg(long, value_name = "SECONDS", requires = "links", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    /// With --links: ask for what a robots.txt forbids, too
    #[arg(long, requires = "links")]
    pub ignore_robots: bool,
    /// With --links: a host that may be this machine or in a private network
    #[arg(long, value_name = "HOST", requires = "links")]
    pub private_host: Vec<String>,
}

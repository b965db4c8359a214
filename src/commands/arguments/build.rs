//! The options of `build`.

use std::path::PathBuf;

use clap::Args;

use super::SiteOptions;
use crate::base::address::BaseUrl;

/// The options of `build`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch")]
pub struct BuildOptions {
    /// The site.
    #[command(flatten)]
    pub site: SiteOptions,
    /// Where to write the site [default: public, or drafts with --drafts, in the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The address of the site, instead of `url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
    /// Ask search engines to leave all pages out [default where Netlify, Cloudflare or Vercel builds
    /// a preview]
    #[arg(long)]
    pub preview: bool,
    /// Add compressed copies of texts (.br and .gz), which servers can send as they are
    #[arg(long)]
    pub compress: bool,
    /// Rebuild everything and ignore the cache
    #[arg(long, alias = "afresh")]
    pub no_cache: bool,
    /// Print how long each stage took
    #[arg(long)]
    pub timings: bool,
}

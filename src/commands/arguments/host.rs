//! The options of `host`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::base::address::BaseUrl;
use crate::disk::publication_around;
use crate::view::HostKind;

/// The options of `host`.
#[derive(Debug, Args)]
pub struct HostOptions {
    /// The host: nginx, caddy, apache, netlify, cloudflare, pages (GitHub) or s3
    #[arg(value_name = "HOST", value_enum, hide_possible_values = true)]
    pub host: HostWord,
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// The address of the site, instead of `url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
    /// The folder that the server has for the root of the host [default: /var/www/ and the host's
    /// name]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<String>,
}

/// The words for hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HostWord {
    /// A file for /etc/nginx/conf.d/
    Nginx,
    /// A Caddyfile
    Caddy,
    /// An .htaccess for content/static/
    Apache,
    /// netlify.toml
    Netlify,
    /// wrangler.jsonc
    Cloudflare,
    /// A workflow for GitHub Pages
    Pages,
    /// A script for Amazon S3 and its CDN
    S3,
}

impl HostWord {
    /// The host.
    pub fn kind(self) -> HostKind {
        match self {
            Self::Nginx => HostKind::Nginx,
            Self::Caddy => HostKind::Caddy,
            Self::Apache => HostKind::Apache,
            Self::Netlify => HostKind::Netlify,
            Self::Cloudflare => HostKind::Cloudflare,
            Self::Pages => HostKind::GithubPages,
            Self::S3 => HostKind::S3,
        }
    }
}

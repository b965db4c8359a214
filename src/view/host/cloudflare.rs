//! The configuration of Cloudflare Workers: `wrangler.jsonc`.

use super::Hosting;
use crate::base::text::nearest_id;

/// What a new site begins with: how Cloudflare builds it.
const WORKER_STARTER: &str = include_str!("../../authoring/starter/publication/wrangler.jsonc");

/// The configuration. Cloudflare finds the nearest `404.html` by itself; headers and redirects are in
/// the files that a build writes.
pub fn configuration(hosting: &Hosting) -> String {
    super::with_version(WORKER_STARTER).replace("<<worker>>", &nearest_id(&hosting.host))
}

//! The configuration of Cloudflare Workers: `wrangler.jsonc`.

use super::Hosting;
use crate::base::text::nearest_id;

/// What a new site begins with: how Cloudflare builds it.
const WORKER_STARTER: &str = include_str!("../../authoring/starter/publication/wrangler.jsonc");

/// The configuration. Cloudflare finds the nearest `404.html` by itself; headers and redirects are in
/// the files that a build writes.
pub fn configuration(hosting: &Hosting) -> String {
    let text =
        super::with_version(WORKER_STARTER).replace("<<worker>>", &nearest_id(&hosting.host));
    let path = &hosting.path;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    if path.is_empty() || !path.bytes().all(is_plain) {
        return text;
    }
    // A Worker answers for the whole host, and reads these two files at its root alone.
    let build = format!("factpress build --output www{path} && mv www{path}/_* www/");
    text.replace("factpress build", &build)
        .replace("public/_", "www/_")
        .replace("\"public\"", "\"www\"")
}

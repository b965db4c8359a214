//! The configuration of Apache httpd: an `.htaccess` for the folder of the site.

use std::fmt::Write as _;

use super::pattern::{Piece, of_headers, of_redirect};
use super::{COMPRESSIBLE, EVERYTHING, Hosting, Redirect};
use crate::base::address::percent_decode;

/// Files that `factpress build --compress` made, for browsers that take them: the address stays, and
/// so does the media type.
const COMPRESSED: &str = r#"<IfModule mod_rewrite.c>
    RewriteCond %{HTTP:Accept-Encoding} \bbr\b
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.+)\.(ENDINGS)$ $1.$2.br [L]
    RewriteCond %{HTTP:Accept-Encoding} \bbr\b
    RewriteCond %{REQUEST_FILENAME}index.html.br -f
    RewriteRule (^|/)$ %{REQUEST_URI}index.html.br [L]
    RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.+)\.(ENDINGS)$ $1.$2.gz [L]
    RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
    RewriteCond %{REQUEST_FILENAME}index.html.gz -f
    RewriteRule (^|/)$ %{REQUEST_URI}index.html.gz [L]
</IfModule>
<FilesMatch "\.(ENDINGS)\.(br|gz)$">
    RemoveLanguage .br
    RemoveType .br .gz
    AddEncoding br .br
    AddEncoding gzip .gz
    SetEnv no-gzip 1
    SetEnv no-brotli 1
    Header append Vary Accept-Encoding
</FilesMatch>
"#;

/// The configuration. The addresses in it are those of the host, whatever folder it is in.
pub fn configuration(hosting: &Hosting) -> String {
    let mut text = format!(
        "# {}, for Apache httpd: made by `factpress host apache > content/static/.htaccess`. Make it again when aliases,\n\
         # languages or your own lines change. It needs `AllowOverride All`, mod_headers and mod_rewrite.\n\
         DirectoryIndex index.html\nOptions -Indexes -MultiViews\nAddDefaultCharset utf-8\nAddCharset utf-8 .css .js .txt .xml\n\n",
        hosting.host
    );
    for page in hosting.not_found.iter().rev() {
        // The last that applies counts, and folders of languages are in that of the first.
        let page_address = percent_decode(&page.page);
        let _ = match page.below.as_str() {
            "/" => writeln!(text, "ErrorDocument 404 {page_address}"),
            below => writeln!(
                text,
                "<If \"{}\">\n    ErrorDocument 404 {page_address}\n</If>",
                condition(&of_headers(&format!("{below}*")))
            ),
        };
    }
    text.push('\n');
    for rule in hosting
        .headers
        .iter()
        .filter(|rule| rule.pattern.starts_with('/'))
    {
        let place = if rule.pattern == EVERYTHING {
            String::new()
        } else {
            let condition = condition(&of_headers(&rule.pattern));
            format!(" \"expr={condition}\"")
        };
        for header in &rule.headers {
            let _ = match &header.value {
                Some(value) => writeln!(
                    text,
                    "Header always set {} {}{place}",
                    header.name,
                    quoted(&value.replace('%', "%%"))
                ),
                None => writeln!(text, "Header always unset {}{place}", header.name),
            };
        }
    }
    text.push_str("\nRewriteEngine On\n");
    for file in hosting.for_hosts() {
        let _ = writeln!(
            text,
            "RewriteCond %{{REQUEST_URI}} {}\nRewriteRule ^ - [R=404,L]",
            quoted(&of_headers(&file))
        );
    }
    for moved in &hosting.redirects {
        redirect(moved, &mut text);
    }
    text.push('\n');
    text.push_str(&COMPRESSED.replace("ENDINGS", &COMPRESSIBLE.join("|")));
    text
}

/// A redirect. It compares the request as it was sent, so that where it leads is encoded already.
fn redirect(redirect: &Redirect, text: &mut String) {
    let captured = of_redirect(&redirect.from, &redirect.to);
    let to = captured.to.iter().map(|piece| match piece {
        Piece::Group(group) => format!("%{group}"),
        Piece::Text(piece) => piece
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('$', "\\$"),
    });
    let request = format!("^[A-Z]+ {}(\\?[^ ]*)? ", captured.in_request());
    let _ = writeln!(
        text,
        "RewriteCond %{{THE_REQUEST}} {}\nRewriteRule ^ {} [R={},NE,L]",
        quoted(&request),
        quoted(&to.collect::<String>()),
        redirect.status
    );
}

/// The condition that an address matches an expression. While a compressed copy is sent, its name is
/// the address.
fn condition(expression: &str) -> String {
    let address = expression.trim_end_matches('$').replace('#', "\\#");
    format!("%{{REQUEST_URI}} =~ m#{address}(\\.(br|gz))?$#")
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

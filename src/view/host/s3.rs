//! The configuration of Amazon S3 behind `CloudFront`: a script that uploads the site and writes two
//! functions for `CloudFront`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Hosting;
use super::pattern::{Piece, of_headers, of_redirect};

/// How the site is uploaded. Files whose address changes with their bytes come first, so that no
/// page names one that is not there; what is gone is removed last.
const UPLOAD: &str = r#"set -eu
bucket="${BUCKET:?the name of the bucket}"
site="${SITE:-public}"
"#;

/// The function for `CloudFront` that asks the bucket for the file behind an address.
const REQUEST: &str = r"
function handler(event) {
  var request = event.request;
  for (var i = 0; i < redirects.length; i++) {
    var found = new RegExp(redirects[i][0]).exec(request.uri);
    if (found) {
      var to = redirects[i][1].map(function (piece) {
        return typeof piece === 'number' ? found[piece] || '' : piece;
      });
      return { statusCode: redirects[i][2], statusDescription: 'Moved', headers: { location: { value: to.join('') } } };
    }
  }
  if (request.uri.endsWith('/')) {
    request.uri += 'index.html';
  } else if (request.uri.split('/').pop().indexOf('.') < 0) {
    return { statusCode: 301, statusDescription: 'Moved', headers: { location: { value: request.uri + '/' } } };
  }
  return request;
}
";

/// The function for `CloudFront` that sends the headers of an address.
const RESPONSE: &str = r"
function handler(event) {
  var response = event.response;
  for (var i = 0; i < rules.length; i++) {
    if (new RegExp(rules[i][0]).test(event.request.uri)) {
      rules[i][1].forEach(function (header) {
        if (header[1] === null) {
          delete response.headers[header[0]];
        } else {
          response.headers[header[0]] = { value: header[1] };
        }
      });
    }
  }
  return response;
}
";

/// The script.
pub fn configuration(hosting: &Hosting) -> String {
    let prefix = hosting.path.trim_start_matches('/');
    let place = if prefix.is_empty() {
        "s3://$bucket".to_owned()
    } else {
        format!("s3://$bucket/{prefix}")
    };
    let mut text = format!(
        "#!/bin/sh\n# {}, for Amazon S3 behind CloudFront: made by `factpress host s3`. It uploads the site with the `aws` command\n\
         # and writes two functions for CloudFront (docs/HOSTS.md says where they belong). Call it after each build:\n\
         #   BUCKET=checks-example sh deploy.sh\n{UPLOAD}",
        hosting.host
    );
    let hidden = "--exclude _headers --exclude _redirects --exclude '*.br' --exclude '*.gz'";
    let assets = "--exclude '*' --include 'assets/*' --include '*search/index/*'";
    let fresh = "--cache-control 'public, max-age=0, must-revalidate'";
    let _ = writeln!(
        text,
        "aws s3 sync \"$site\" \"{place}\" {assets} --exclude '*.br' --exclude '*.gz' --cache-control '{}'\n\
         aws s3 sync \"$site\" \"{place}\" --exclude 'assets/*' --exclude '*search/index/*' {hidden} {fresh}\n\
         aws s3 sync \"$site\" \"{place}\" {hidden} --delete --size-only",
        super::UNCHANGING
    );
    text.push_str("\n# The event `viewer-request`.\ncat > viewer-request.js <<'END'\n");
    let redirects: Vec<Value> = hosting.redirects.iter().map(redirect).collect();
    let _ = writeln!(text, "var redirects = {};{REQUEST}END", lines(&redirects));
    text.push_str("\n# The event `viewer-response`.\ncat > viewer-response.js <<'END'\n");
    let rules = hosting.headers.iter();
    let rules = rules.filter(|rule| rule.pattern.starts_with('/'));
    let rules = rules.map(|rule| {
        let headers = rule.headers.iter();
        let headers = headers.map(|header| json!([header.name.to_lowercase(), header.value]));
        json!([of_headers(&rule.pattern), headers.collect::<Vec<_>>()])
    });
    let rules: Vec<Value> = rules.collect();
    let _ = writeln!(text, "var rules = {};{RESPONSE}END", lines(&rules));
    text
}

/// A redirect as the function reads it: its expression, the pieces of where it leads, its status.
fn redirect(redirect: &super::Redirect) -> Value {
    let captured = of_redirect(&redirect.from, &redirect.to);
    let to = captured.to.iter().map(|piece| match piece {
        Piece::Text(text) => json!(text),
        Piece::Group(group) => json!(group),
    });
    json!([captured.expression, to.collect::<Vec<_>>(), redirect.status])
}

/// A list with a line for each entry.
fn lines(entries: &[Value]) -> String {
    if entries.is_empty() {
        return "[]".to_owned();
    }
    let entries: Vec<String> = entries.iter().map(|entry| format!("  {entry}")).collect();
    format!("[\n{}\n]", entries.join(",\n"))
}

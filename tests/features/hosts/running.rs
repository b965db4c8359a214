//! What readers get from servers that run with the printed configurations. `./run hosts` installs the
//! servers and runs these tests.

use std::fs;
use std::process::Command;

use super::client::Answer;
use super::servers::{Server, apache, caddy, nginx, workerd};
use super::{configuration, site};
use crate::small_site::SmallSite;

const ROOT: &str = "https://checks.example/";
const BELOW: &str = "https://town.example/checks";

const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                      font-src 'self'; base-uri 'none'; form-action 'none'";
const EMBED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                            form-action 'none'; frame-ancestors *";

/// The headers that every answer has.
const EVERYWHERE: [(&str, &str); 7] = [
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Checked-By", "two \"people\" at 100 % for $5"),
];

fn guarded(answer: &Answer, policy: &str, what: &str) {
    for (name, value) in EVERYWHERE {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert_eq!(answer.header("Content-Security-Policy"), policy, "{what}");
}

/// What every server does with a site below a path of its host.
fn serves(server: &Server, path: &str) {
    let name = server.name;
    let get = |address: &str| server.get(&format!("{path}{address}"));
    for page in ["/", "/library/", "/library/closed/"] {
        let answer = get(page);
        assert_eq!(answer.status, 200, "{name}: {page}");
        guarded(&answer, POLICY, &format!("{name}: {page}"));
        let media_type = answer.header("Content-Type").to_lowercase();
        assert_eq!(media_type, "text/html; charset=utf-8", "{name}: {page}");
        assert!(answer.text().contains("</html>"), "{name}: {page}");
    }
    for embed in ["/library/closed/embed/", "/library/shut/embed/"] {
        let answer = get(embed);
        assert_eq!(answer.status, 200, "{name}: {embed}");
        guarded(&answer, EMBED_POLICY, &format!("{name}: {embed}"));
    }
    // An author's own rules are for the host, wherever the site is on it.
    let checked_by = get("/fr/library/closed/");
    let checked_by = checked_by.header("X-Checked-By");
    assert_eq!(
        checked_by == "deux",
        path.is_empty(),
        "{name}: {checked_by}"
    );
    assert_eq!(
        get("/fr/library/closed/embed/").header("Content-Security-Policy"),
        EMBED_POLICY,
        "{name}"
    );
    data(server, path);
    missing(server, path);
    redirects(server, path);
    compressed(server, path);
}

fn data(server: &Server, path: &str) {
    let name = server.name;
    let get = |address: &str| server.get(&format!("{path}{address}"));
    for feed in ["/feed.xml", "/corrections.xml", "/fr/feed.xml"] {
        let answer = get(feed);
        assert_eq!(
            answer.header("Content-Type").to_lowercase(),
            "application/atom+xml; charset=utf-8",
            "{name}: {feed}"
        );
        assert_eq!(
            answer.header("X-Content-Type-Options"),
            "nosniff",
            "{name}: {feed}"
        );
    }
    for file in [
        "/claims.json",
        "/fr/claims.json",
        "/library/closed/oembed.json",
    ] {
        let answer = get(file);
        assert_eq!(
            answer.header("Access-Control-Allow-Origin"),
            "*",
            "{name}: {file}"
        );
        assert!(
            answer
                .header("Content-Type")
                .starts_with("application/json"),
            "{name}: {file}"
        );
    }
    let stylesheet = &stylesheet(server, path);
    let answer = server.get(stylesheet);
    assert_eq!(
        answer.header("Cache-Control"),
        "public, max-age=31536000, immutable",
        "{name}: {stylesheet}"
    );
    assert!(
        answer.header("Content-Type").starts_with("text/css"),
        "{name}"
    );
    assert_ne!(
        get("/").header("Cache-Control"),
        "public, max-age=31536000, immutable",
        "{name}"
    );
    let minutes = get("/minutes/april.txt");
    let left_out = minutes.header("X-Robots-Tag") == "noindex";
    assert_eq!(left_out, path.is_empty(), "{name}");
    for file in ["/.factpress-manifest", "/published.json", "/sitemap.xml"] {
        assert_eq!(get(file).status, 200, "{name}: {file}");
    }
}

/// The address of the stylesheet.
fn stylesheet(server: &Server, path: &str) -> String {
    let front = server.get(&format!("{path}/")).text();
    let start = front
        .find(&format!("{path}/assets/broadsheet."))
        .expect("a stylesheet");
    let address = front[start..].split(['"', ' ', '>']).next();
    address.expect("its address").to_owned()
}

fn missing(server: &Server, path: &str) {
    let name = server.name;
    for (address, language) in [
        ("/nowhere/", "en"),
        ("/nowhere", "en"),
        ("/library/nowhere/at/all.html", "en"),
        ("/fr/nowhere/", "fr"),
        ("/fr/library/nowhere", "fr"),
    ] {
        let answer = server.get(&format!("{path}{address}"));
        assert_eq!(answer.status, 404, "{name}: {address}");
        let page = answer.text();
        assert!(
            page.contains(&format!("<html lang=\"{language}\""))
                || page.contains(&format!("<html lang={language}")),
            "{name}: {address}: {page}"
        );
        assert_eq!(
            answer.header("X-Frame-Options"),
            "DENY",
            "{name}: {address}"
        );
    }
    for address in [
        "/assets/missing.css",
        "/fr/search/index/missing.json",
        "/assets/",
    ] {
        let answer = server.get(&format!("{path}{address}"));
        assert_eq!(answer.status, 404, "{name}: {address}");
        assert_eq!(answer.header("Cache-Control"), "", "{name}: {address}");
    }
    for file in ["/_headers", "/_redirects"] {
        let answer = server.get(&format!("{path}{file}"));
        assert_eq!(answer.status, 404, "{name}: {file}");
        assert!(!answer.text().contains("X-Frame-Options"), "{name}: {file}");
    }
}

fn redirects(server: &Server, path: &str) {
    let name = server.name;
    let leads = |address: &str| {
        let answer = server.get(address);
        let to = answer.header("Location").to_owned();
        (answer.status, to)
    };
    let moved = |address: &str, to: &str| {
        let (status, found) = leads(&format!("{path}{address}"));
        assert_eq!(status, 301, "{name}: {address}");
        assert!(
            found.ends_with(&format!("{path}{to}")),
            "{name}: {address} leads to {found}"
        );
    };
    moved("/library/shut/", "/library/closed/");
    moved("/library/shut", "/library/closed/");
    moved("/fr/library/shut/", "/fr/library/closed/");
    let (status, to) = leads(&format!("{path}/library/closed"));
    assert!([301, 307, 308].contains(&status), "{name}: {status}");
    assert!(
        to.ends_with(&format!("{path}/library/closed/")),
        "{name}: {to}"
    );
    // An author's own lines are for the host, wherever the site is on it; a file of Apache's in a
    // folder has a say below it alone.
    let own = [
        ("/old/a/b/", 302, "/library/a/b/"),
        ("/old", 302, "/library/"),
        ("/old/a%20b", 302, "/library/a%20b"),
        ("/from/2024/closed/", 301, "/closed/2024/?a=b#c"),
        ("/plain", 307, "https://town.example/a%20b"),
    ];
    let is_heard = path.is_empty() || name != "apache";
    for (address, status, to) in own.into_iter().filter(|_| is_heard) {
        let (found, location) = leads(address);
        assert_eq!(found, status, "{name}: {address}");
        assert!(
            location.ends_with(to),
            "{name}: {address} leads to {location}"
        );
    }
    let answer = server.get("/old/%0d%0aX-Injected:%20yes");
    assert_eq!(answer.header("X-Injected"), "", "{name}");
}

fn compressed(server: &Server, path: &str) {
    let name = server.name;
    let stylesheet = stylesheet(server, path);
    let files = [
        "/",
        "/library/closed/",
        "/claims.json",
        "/minutes/april.txt",
    ];
    let files = files.map(|file| format!("{path}{file}"));
    for file in files.into_iter().chain([stylesheet]) {
        let whole = server.get(&file);
        assert_eq!(whole.header("Content-Encoding"), "", "{name}: {file}");
        for (accepts, encoding) in [("br, gzip", "br"), ("gzip, deflate", "gzip")] {
            let answer = server.ask(&file, &format!("Accept-Encoding: {accepts}\r\n"));
            assert_eq!(answer.status, 200, "{name}: {file}");
            assert_eq!(
                answer.header("Content-Encoding"),
                encoding,
                "{name}: {file}"
            );
            assert_eq!(
                answer.header("Content-Type"),
                whole.header("Content-Type"),
                "{name}: {file}"
            );
            assert_eq!(
                answer.header("Content-Security-Policy"),
                whole.header("Content-Security-Policy"),
                "{name}: {file}"
            );
            assert!(answer.body.len() < whole.body.len(), "{name}: {file}");
            let varies = answer.all("Vary").join(", ").to_lowercase();
            assert!(
                varies.contains("accept-encoding"),
                "{name}: {file}: {varies}"
            );
            let below = file.trim_start_matches('/');
            let below = if below.is_empty() || below.ends_with('/') {
                format!("{below}index.html")
            } else {
                below.to_owned()
            };
            let ending = if encoding == "br" { "br" } else { "gz" };
            let made = server.folder.path().join(format!("www/{below}.{ending}"));
            let made = fs::read(&made).unwrap_or_else(|_| panic!("{name}: no {}", made.display()));
            assert_eq!(answer.body, made, "{name}: {file} is the copy of the build");
        }
    }
}

#[test]
#[ignore = "it needs nginx: ./run hosts"]
fn nginx_serves_the_site() {
    serves(&nginx(&site(), ROOT), "");
    serves(&nginx(&site(), BELOW), "/checks");
}

#[test]
#[ignore = "it needs Caddy: ./run hosts"]
fn caddy_serves_the_site() {
    serves(&caddy(&site(), ROOT), "");
    serves(&caddy(&site(), BELOW), "/checks");
}

#[test]
#[ignore = "it needs Apache httpd: ./run hosts"]
fn apache_serves_the_site() {
    serves(&apache(&site(), ROOT), "");
    serves(&apache(&site(), BELOW), "/checks");
}

/// workerd sends the values of all rules, compresses by itself, and sends the headers of `_headers`
/// only with files that are there.
#[test]
#[ignore = "it needs Wrangler: ./run hosts"]
fn workerd_serves_the_site_and_finds_no_line_invalid() {
    workerd_serves(ROOT, "");
    workerd_serves(BELOW, "/checks");
}

/// What workerd does with a site at an address, which is below this path of its host.
fn workerd_serves(url: &str, path: &str) {
    let plain = SmallSite::in_two_languages().replacing(
        super::CLAIM,
        "evidence:",
        "aliases: [/library/shut/]\nevidence:",
    );
    let plain = plain.replacing(
        super::FRENCH,
        "evidence:",
        "aliases: [/library/shut/]\nevidence:",
    );
    let server = workerd(&plain, url);
    let get = |address: &str| server.get(&format!("{path}{address}"));
    let front = get("/");
    assert_eq!(front.status, 200);
    for (header, value) in &EVERYWHERE[..5] {
        assert_eq!(front.header(header), *value);
    }
    assert_eq!(front.header("Content-Security-Policy"), POLICY);
    let embed = get("/library/closed/embed/");
    let policies = embed.all("Content-Security-Policy").join(", ");
    assert_eq!(
        policies,
        format!("{POLICY}, {EMBED_POLICY}"),
        "both are obeyed"
    );
    assert_eq!(
        get("/feed.xml").header("Content-Type"),
        "application/atom+xml; charset=utf-8"
    );
    assert_eq!(
        get("/claims.json").header("Access-Control-Allow-Origin"),
        "*"
    );
    for (address, language) in [("/nowhere/", "en"), ("/fr/nowhere/", "fr")] {
        let answer = get(address);
        assert_eq!(answer.status, 404, "{address}");
        assert!(
            answer.text().contains(&format!("lang=\"{language}\"")),
            "{address}"
        );
    }
    for address in ["/library/shut/", "/library/shut"] {
        let answer = get(address);
        assert_eq!(answer.status, 301, "{address}");
        let to = format!("{path}/library/closed/");
        assert_eq!(answer.header("Location"), to, "{address}");
    }
    for file in ["/_headers", "/_redirects"] {
        assert_eq!(server.get(file).status, 404, "{file}");
        assert_eq!(get(file).status, 404, "{path}{file}");
    }
    let said = fs::read_to_string(server.folder.path().join("said")).expect("what it says");
    assert!(!said.to_lowercase().contains("invalid"), "{said}");
}

#[test]
#[ignore = "it needs Node: ./run hosts"]
fn the_functions_for_cloudfront_do_what_servers_do() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let text = configuration(&site(), &["s3"]);
    let script = |name: &str| {
        let (_, after) = text
            .split_once(&format!("cat > {name} <<'END'\n"))
            .expect("a function");
        after.split_once("\nEND").expect("its end").0.to_owned()
    };
    let asks = r#"
const asked = (uri) => handler({ request: { uri, headers: {} } });
const lead = (uri) => { const answer = asked(uri); return [answer.statusCode, answer.headers.location.value]; };
console.log(JSON.stringify([asked('/library/').uri, asked('/feed.xml').uri, lead('/library/closed'), lead('/library/shut'),
  lead('/old/a/b/'), lead('/old'), lead('/from/2024/closed/')]));
"#;
    let sends = r#"
const sent = (uri) => handler({ request: { uri }, response: { headers: {} } }).headers;
const policy = (uri) => sent(uri)['content-security-policy'].value.includes('frame-ancestors *');
console.log(JSON.stringify([policy('/library/closed/index.html'), policy('/library/closed/embed/index.html'),
  sent('/feed.xml')['content-type'].value, sent('/fr/index.html')['x-checked-by'].value]));
"#;
    let run = |text: String| {
        let file = folder.path().join("run.js");
        fs::write(&file, text).expect("a file");
        let output = Command::new("node")
            .arg(file)
            .output()
            .expect("Node starts");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    assert_eq!(
        run(script("viewer-request.js") + asks),
        "[\"/library/index.html\",\"/feed.xml\",[301,\"/library/closed/\"],[301,\"/library/closed/\"],\
         [302,\"/library/a/b/\"],[302,\"/library/\"],[301,\"/closed/2024/?a=b#c\"]]\n"
    );
    assert_eq!(
        run(script("viewer-response.js") + sends),
        "[false,true,\"application/atom+xml; charset=utf-8\",\"deux\"]\n"
    );
}

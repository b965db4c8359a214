//! A server that misbehaves in every way that servers do, on each address of this machine.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What was asked of a host.
#[derive(Debug, Default)]
pub struct Asked {
    /// The paths, each with the time at which it was asked for.
    pub paths: Vec<(String, Instant)>,
    /// How many requests are being answered.
    now: usize,
    /// The most that were being answered at the same time.
    pub at_once: usize,
    /// The last request in full.
    pub last: String,
}

/// The server.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its port.
    pub port: u16,
    asked: Arc<Mutex<HashMap<IpAddr, Asked>>>,
}

/// Much in little, made once: packing takes a while.
static BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| packed(&vec![0; 10_000_000]));

/// A page with enough words.
pub fn page(title: &str, words: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"
    )
}

/// An article that is worth keeping.
pub fn article(path: &str) -> String {
    let words = "The council decided on Monday. One library closes, and three move. ".repeat(30);
    page(&format!("Minutes {path}"), &words)
}

/// An article that says of itself what it is.
fn news_story() -> String {
    let about = r#"<html lang="fr-FR"><head><script type="application/ld+json">{
        "@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Four libraries close", "datePublished": "2024-03-10T09:00:00+01:00",
        "author": [{"@type": "Person", "name": "Ada Example"}, {"name": "Bo: Model"}],
        "publisher": {"@type": "Organization", "name": "Town Gazette"}}</script>"#;
    article("story").replacen("<html><head>", about, 1)
}

/// An article whose title and publisher are made to break what they are written into.
fn hostile_story() -> String {
    let about = "<html><head>\
        <meta property=og:title content='Close: # [x] {y} &amp; &lt;b&gt;bold&lt;/b&gt;\u{202e}'>\
        <meta property=og:site_name content='- Town\n  evil: true'>";
    article("story").replacen("<html><head>", about, 1)
}

impl Server {
    /// Begins to serve.
    pub fn start() -> Self {
        let listener = TcpListener::bind("0.0.0.0:0").expect("a port");
        let server = Self {
            port: listener.local_addr().expect("an address").port(),
            asked: Arc::default(),
        };
        let own = server.clone();
        LazyLock::force(&BOMB);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = own.clone();
                thread::spawn(move || own.talk(stream));
            }
        });
        server
    }

    /// The address of a path on one of this machine's addresses, `127.0.0.host`.
    pub fn url(&self, host: u8, path: &str) -> String {
        format!("http://127.0.0.{host}:{}/{path}", self.port)
    }

    /// What was asked of one of them.
    pub fn asked<T>(&self, host: u8, look: impl FnOnce(&mut Asked) -> T) -> T {
        let mut asked = self.asked.lock().expect("nobody panicked");
        look(asked.entry(IpAddr::from([127, 0, 0, host])).or_default())
    }

    fn talk(&self, mut stream: TcpStream) -> Option<()> {
        let address = stream.local_addr().ok()?.ip();
        loop {
            let request = request(&mut stream)?;
            let path = request.split(' ').nth(1)?.to_owned();
            let times = {
                let mut asked = self.asked.lock().expect("nobody panicked");
                let asked = asked.entry(address).or_default();
                asked.paths.push((path.clone(), Instant::now()));
                asked.now += 1;
                asked.at_once = asked.at_once.max(asked.now);
                asked.last = request;
                asked.paths.iter().filter(|(one, _)| *one == path).count()
            };
            let goes_on = self.answer(&mut stream, path.trim_start_matches('/'), times);
            let mut asked = self.asked.lock().expect("nobody panicked");
            asked.entry(address).or_default().now -= 1;
            goes_on?;
        }
    }

    /// Answers; gives nothing when the connection is over.
    fn answer(&self, stream: &mut TcpStream, path: &str, times: usize) -> Option<()> {
        let html = "Content-Type: text/html; charset=utf-8\r\n";
        let mut whole = |status: &str, header: &str, body: &[u8]| {
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\n{header}Content-Length: {length}\r\n\r\n");
            stream.write_all(&[head.as_bytes(), body].concat()).ok()
        };
        let to = |place: &str| format!("Location: {place}\r\n");
        let port = self.port;
        match path {
            "robots.txt" => whole(
                "200 OK",
                "Content-Type: text/plain\r\n",
                b"User-agent: *\nDisallow: /forbidden-by-robots\n",
            ),
            "" => whole("200 OK", html, article("front").as_bytes()),
            "loop-a" => whole("302 Found", &to("/loop-b"), b""),
            "loop-b" => whole("302 Found", &to("/loop-a"), b""),
            "self" => whole("301 Moved", &to("/self"), b""),
            "to-localhost" => whole("302 Found", &to(&format!("http://localhost:{port}/a")), b""),
            "to-metadata" => whole("302 Found", &to("http://169.254.169.254/latest"), b""),
            "to-ftp" => whole("302 Found", &to("ftp://town.example/minutes"), b""),
            "to-user" => whole(
                "302 Found",
                &to(&format!("http://a:b@127.0.0.2:{port}/a")),
                b"",
            ),
            "to-nowhere" => whole("302 Found", "", b""),
            "to-front" => whole("302 Found", &to("/"), b""),
            "to-login" => whole("302 Found", &to("/login?next=minutes"), b""),
            "news-story" => whole("200 OK", html, news_story().as_bytes()),
            "hostile-story" => whole("200 OK", html, hostile_story().as_bytes()),
            "temporary" => whole("302 Found", &to("/minutes"), b""),
            "moved-to-front" => whole("301 Moved", &to("/"), b""),
            "moved-to-login" => whole("301 Moved", &to("/login?next=minutes"), b""),
            "moved-to-absent" => whole("301 Moved", &to("/absent"), b""),
            "moved-for-now-at-last" => whole("308 Moved", &to("/temporary"), b""),
            "moved" => whole("301 Moved", &to("minutes-moved"), b"moved"),
            "truncated" => {
                let head = format!("HTTP/1.1 200 OK\r\n{html}Content-Length: 9000\r\n\r\n");
                stream.write_all((head + &article("cut")).as_bytes()).ok()?;
                None
            }
            "chunks-cut" => {
                let head = format!("HTTP/1.1 200 OK\r\n{html}Transfer-Encoding: chunked\r\n\r\n");
                let body = article("cut");
                let chunk = format!("{:x}\r\n{body}\r\n", body.len());
                stream.write_all((head + &chunk).as_bytes()).ok()?;
                None
            }
            "chunks" => {
                let head = format!("HTTP/1.1 200 OK\r\n{html}Transfer-Encoding: chunked\r\n\r\n");
                let body = article("chunks");
                let chunk = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
                stream.write_all((head + &chunk).as_bytes()).ok()
            }
            "endless" => {
                let head = format!("HTTP/1.1 200 OK\r\n{html}\r\n");
                stream.write_all(head.as_bytes()).ok()?;
                loop {
                    stream.write_all(&[b'a'; 4096]).ok()?;
                }
            }
            "slow" => {
                let head = format!("HTTP/1.1 200 OK\r\n{html}Content-Length: 9000\r\n\r\n");
                stream.write_all(head.as_bytes()).ok()?;
                loop {
                    stream.write_all(b"a").ok()?;
                    thread::sleep(Duration::from_millis(50));
                }
            }
            "silent" => {
                thread::sleep(Duration::from_secs(20));
                None
            }
            "no-http" => {
                stream
                    .write_all(b"220 mail.town.example ready\r\n\r\n")
                    .ok()?;
                None
            }
            "hung-up" => None,
            "bomb" => whole(
                "200 OK",
                &format!("{html}Content-Encoding: gzip\r\n"),
                &BOMB,
            ),
            "packed" => {
                let body = packed(article("packed").as_bytes());
                whole(
                    "200 OK",
                    &format!("{html}Content-Encoding: gzip\r\n"),
                    &body,
                )
            }
            "packed-badly" => {
                let mut body = packed(article("packed").as_bytes());
                body[30] ^= 0xff;
                body[40] ^= 0xff;
                whole(
                    "200 OK",
                    &format!("{html}Content-Encoding: gzip\r\n"),
                    &body,
                )
            }
            "packed-oddly" => whole(
                "200 OK",
                &format!("{html}Content-Encoding: compress\r\n"),
                b"\x1f\x9d\x90",
            ),
            "large" => whole("200 OK", html, &[b'a'; 1_100_000]),
            "busy" => whole("429 Too Many", "Retry-After: 3600\r\n", b"later"),
            "busy-until" => whole(
                "503 Unavailable",
                "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
                b"later",
            ),
            "busy-for-a-second" if times == 1 => {
                whole("429 Too Many", "Retry-After: 1\r\n", b"later")
            }
            "error" => whole("500 Error", html, b"<p>oops"),
            "unavailable" => whole("503 Unavailable", html, b"<p>oops"),
            "unauthorised" => whole("401 Unauthorized", html, b"<p>no"),
            "forbidden" => whole("403 Forbidden", html, b"<p>no"),
            "unlawful" => whole("451 Unavailable", html, b"<p>no"),
            "absent" => whole("404 Not Found", html, article("404").as_bytes()),
            "gone" => whole("410 Gone", html, b"<p>gone"),
            "nothing" => whole("204 No Content", "", b""),
            "check" => {
                let body = page("Attention Required!", "Complete the captcha.");
                whole("403 Forbidden", html, body.as_bytes())
            }
            "moment" => whole("200 OK", html, page("Just a moment...", "Wait.").as_bytes()),
            "says-absent" => {
                let body = page("Page not found | Town", "Try the search.");
                whole("200 OK", html, body.as_bytes())
            }
            "cookies" => {
                let body = page("Before you continue", "We use cookies. Accept all");
                whole("200 OK", html, body.as_bytes())
            }
            "wall" => {
                let body = page("Town News", "<form><input type=password></form>");
                whole("200 OK", html, body.as_bytes())
            }
            "empty" => whole("200 OK", html, b""),
            "scripts" => {
                let body = "<!doctype html><title>App</title><div id=root></div><script src=/a.js></script>";
                whole("200 OK", html, body.as_bytes())
            }
            "really-html.pdf" => whole("200 OK", html, article("a viewer").as_bytes()),
            "not-a-pdf" => whole(
                "200 OK",
                "Content-Type: application/pdf\r\n",
                b"PK\x03\x04...",
            ),
            many if many.starts_with("many-") => {
                let next = many[5..].parse::<u32>().ok()? + 1;
                whole("302 Found", &to(&format!("/many-{next}")), b"")
            }
            "text" => whole(
                "200 OK",
                "Content-Type: text/plain\r\n",
                b"One library closes.\n",
            ),
            other => whole("200 OK", html, article(other).as_bytes()),
        }
    }
}

/// Serves one page with a certificate that nobody has signed, and gives its port.
pub fn unsigned() -> u16 {
    let certificate = CertificateDer::from(&include_bytes!("unsigned.der")[..]);
    let key = PrivatePkcs8KeyDer::from(&include_bytes!("unsigned-key.der")[..]);
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .expect("its key fits");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = StreamOwned::new(connection, stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        }
    });
    port
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

/// The next request; nothing when there is none.
fn request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        bytes.push(byte[0]);
        if bytes == [0x16] {
            // The beginning of an encrypted connection.
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            return None;
        }
    }
    String::from_utf8(bytes).ok()
}

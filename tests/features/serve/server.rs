//! A server under test, with an HTTP client that can also misbehave.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

/// A server over a site on the disk, as a person starts it; it ends with the test.
pub struct Server {
    pub process: Child,
    pub address: SocketAddr,
    /// What was printed before the address.
    pub before: String,
}

impl Server {
    pub fn start(root: &Path, more: &[&str]) -> Self {
        let mut process = crate::program()
            .args(["serve", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().expect("a pipe"));
        out.read_line(&mut line).expect("a line");
        let mut before = String::new();
        let mut err = BufReader::new(process.stderr.take().expect("a pipe"));
        if more.contains(&"--port") && !more.contains(&"0") {
            err.read_line(&mut before).expect("a line");
        }
        // Nobody reads what it prints later, but the pipes must not fill.
        thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        thread::spawn(move || std::io::copy(&mut err, &mut std::io::sink()));
        let address = line
            .strip_prefix("Serving http://")
            .and_then(|rest| rest.split('/').next())
            .expect("an address");
        Self {
            process,
            address: address.parse().expect("an address"),
            before,
        }
    }

    /// The answer to a request of these lines, as text.
    pub fn answer(&self, lines: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a stream");
        stream
            .write_all(format!("{lines}\r\nConnection: close\r\n\r\n").as_bytes())
            .expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        self.answer(&format!("GET {path} HTTP/1.1\r\nHost: {}", self.address))
    }

    /// Asks for a page until it says this.
    pub fn get_until(&self, path: &str, says: &str) -> String {
        for _ in 0..600 {
            let page = self.get(path);
            if page.contains(says) {
                return page;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} never says {says}: {}", self.get(path));
    }

    /// The news of a page, line by line.
    pub fn news(&self, path: &str, number: u64) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a stream");
        let path = format!("/.factpress/events?path={path}&number={number}");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        )
        .expect("it reads");
        BufReader::new(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

//! A web server on this machine, for tests of what is read over the web.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// Answers every request with what `answer` makes of its path; gives the server's address.
pub fn serve(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            thread::spawn(move || respond(stream, &*answer));
        }
    });
    format!("http://{address}")
}

fn respond(mut stream: TcpStream, answer: &dyn Fn(&str) -> Vec<u8>) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let first = lines.next().and_then(Result::ok).unwrap_or_default();
    for line in lines.map_while(Result::ok) {
        if line.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default();
    let _ = stream.write_all(&answer(path));
}

/// Serves a folder as a host would, with `status` for the files that are there; gives the server's
/// address.
pub fn serve_folder(folder: impl Into<PathBuf>, status: fn(&str) -> &'static str) -> String {
    let folder = folder.into();
    serve(move |path| {
        let mut file = folder.join(path.trim_start_matches('/'));
        if path.ends_with('/') {
            file.push("index.html");
        }
        match fs::read(file) {
            Ok(body) => response(status(path), body),
            Err(_) => response("404 Not Found", ""),
        }
    })
}

/// A whole response with this status and body.
pub fn response(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

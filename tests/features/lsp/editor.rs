//! An editor that talks to the language server over its pipes.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{fs, thread};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::small_site::SmallSite;

/// What editors of today can do.
pub fn able() -> Value {
    json!({
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] } },
    })
}

/// An editor with a site open in it.
pub struct Editor {
    pub folder: TempDir,
    pub server: Child,
    pub to: Option<ChildStdin>,
    pub from: Receiver<Value>,
    pub last: i64,
    /// What the server said it can do.
    pub capabilities: Value,
}

impl Editor {
    /// Opens the folder of a site, with the capabilities of a client.
    pub fn new(site: &SmallSite, capabilities: Value) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path());
        Self::of(folder, capabilities)
    }

    /// Opens a folder in which there is nothing yet.
    pub fn empty(capabilities: Value) -> Self {
        Self::of(TempDir::new().expect("a folder"), capabilities)
    }

    pub fn of(folder: TempDir, capabilities: Value) -> Self {
        Self::with_folders(folder, &[""], capabilities)
    }

    /// Opens these folders below one.
    pub fn with_folders(folder: TempDir, below: &[&str], capabilities: Value) -> Self {
        Self::with_arguments(folder, below, capabilities, &[])
    }

    /// Opens these folders below one, with a server that has more arguments.
    pub fn with_arguments(
        folder: TempDir,
        below: &[&str],
        capabilities: Value,
        arguments: &[&str],
    ) -> Self {
        let mut server = crate::program()
            .args(["lsp", "--today", "2024-06-01"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("factpress starts");
        let to = server.stdin.take();
        let mut out = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, from) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut out) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut editor = Self {
            folder,
            server,
            to,
            from,
            last: 0,
            capabilities: Value::Null,
        };
        let folders = below
            .iter()
            .map(|name| json!({ "uri": editor.uri(name).trim_end_matches('/'), "name": "checks" }));
        let folders: Value = folders.collect();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders });
        editor.capabilities = editor.ask("initialize", params)["capabilities"].clone();
        editor.tell("initialized", json!({}));
        editor
    }

    pub fn uri(&self, file: &str) -> String {
        format!("file://{}/{file}", self.folder.path().display())
    }

    pub fn saved(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).expect("the file is there")
    }

    pub fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let to = self.to.as_mut().expect("the pipe is open");
        write!(to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
        to.flush().expect("the server reads");
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    pub fn receive(&self) -> Value {
        self.from
            .recv_timeout(Duration::from_secs(60))
            .expect("the server says something")
    }

    /// The whole response to a request; what else comes before it is passed over.
    pub fn respond(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    /// The result of a request.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let response = self.respond(method, params);
        assert!(response.get("error").is_none(), "{method}: {response:#}");
        response["result"].clone()
    }

    /// Opens a file with a text that is not saved.
    pub fn open(&mut self, file: &str, text: &str) {
        let document =
            json!({ "uri": self.uri(file), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub fn change(&mut self, file: &str, version: i64, text: &str) {
        let document = json!({ "uri": self.uri(file), "version": version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
    }

    /// The next diagnostics of a file.
    pub fn wrong(&mut self, file: &str) -> Vec<Value> {
        let uri = self.uri(file);
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
            {
                return message["params"]["diagnostics"]
                    .as_array()
                    .expect("a list")
                    .clone();
            }
        }
    }

    /// Parameters for a place in a text: that of the mark `|` in a piece of it, in units of UTF-16.
    pub fn at(&self, file: &str, text: &str, marked: &str) -> Value {
        let piece = marked.replace('|', "");
        let start = text
            .find(&piece)
            .unwrap_or_else(|| panic!("{piece} is not in {text}"));
        let before = &text[..start + marked.find('|').expect("a mark")];
        let line = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .expect("a line")
            .encode_utf16()
            .count();
        json!({ "textDocument": { "uri": self.uri(file) }, "position": { "line": line, "character": column } })
    }

    pub fn labels(&mut self, place: Value) -> Vec<String> {
        let offers = self.ask("textDocument/completion", place);
        let label = |offer: &Value| offer["label"].as_str().expect("a label").to_owned();
        offers
            .as_array()
            .expect("a list")
            .iter()
            .map(label)
            .collect()
    }

    /// Says goodbye, and gives how the server ended.
    pub fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().expect("the server ends").code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The next message; nothing when the server has closed its output. Whatever is no message fails
/// here.
pub fn read(out: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).expect("text") == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                let (name, value) = header
                    .split_once(": ")
                    .unwrap_or_else(|| panic!("no header: {header}"));
                if name == "Content-Length" {
                    length = value.parse().ok();
                }
            }
        }
    }
    let mut bytes = vec![0; length.expect("a length")];
    out.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("JSON"))
}

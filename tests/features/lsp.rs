//! The language server, spoken to as an editor speaks to it: over pipes, with texts that are not
//! saved.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const PEOPLE: &str = "content/people.yaml";

/// What editors of today can do.
fn able() -> Value {
    json!({
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] } },
    })
}

/// An editor with a site open in it.
struct Editor {
    folder: TempDir,
    server: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    last: i64,
    /// What the server said it can do.
    capabilities: Value,
}

impl Editor {
    /// Opens the folder of a site, with the capabilities of a client.
    fn new(site: &SmallSite, capabilities: Value) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path());
        Self::of(folder, capabilities)
    }

    /// Opens a folder in which there is nothing yet.
    fn empty(capabilities: Value) -> Self {
        Self::of(TempDir::new().expect("a folder"), capabilities)
    }

    fn of(folder: TempDir, capabilities: Value) -> Self {
        let mut server = crate::program()
            .args(["lsp", "--today", "2024-06-01"])
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
        let root = editor.uri("");
        let folders = json!([{ "uri": root.trim_end_matches('/'), "name": "checks" }]);
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders });
        editor.capabilities = editor.ask("initialize", params)["capabilities"].clone();
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, file: &str) -> String {
        format!("file://{}/{file}", self.folder.path().display())
    }

    fn saved(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).expect("the file is there")
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let to = self.to.as_mut().expect("the pipe is open");
        write!(to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
        to.flush().expect("the server reads");
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn receive(&self) -> Value {
        self.from
            .recv_timeout(Duration::from_secs(60))
            .expect("the server says something")
    }

    /// The whole response to a request; what else comes before it is passed over.
    fn respond(&mut self, method: &str, params: Value) -> Value {
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
    fn ask(&mut self, method: &str, params: Value) -> Value {
        let response = self.respond(method, params);
        assert!(response.get("error").is_none(), "{method}: {response:#}");
        response["result"].clone()
    }

    /// Opens a file with a text that is not saved.
    fn open(&mut self, file: &str, text: &str) {
        let document =
            json!({ "uri": self.uri(file), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn change(&mut self, file: &str, version: i64, text: &str) {
        let document = json!({ "uri": self.uri(file), "version": version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
    }

    /// What is shown next as wrong with a file.
    fn wrong(&mut self, file: &str) -> Vec<Value> {
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
    fn at(&self, file: &str, text: &str, marked: &str) -> Value {
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

    fn labels(&mut self, place: Value) -> Vec<String> {
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
    fn leave(mut self) -> Option<i32> {
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
fn read(out: &mut impl BufRead) -> Option<Value> {
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

fn texts_of(edit: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for change in edit["documentChanges"].as_array().expect("changes") {
        for edit in change["edits"].as_array().into_iter().flatten() {
            let place = &edit["range"]["start"];
            let file = change["textDocument"]["uri"]
                .as_str()
                .expect("an address")
                .rsplit('/')
                .next()
                .expect("a name");
            all.push((
                format!("{file}:{}:{}", place["line"], place["character"]),
                edit["newText"].to_string(),
            ));
        }
    }
    all
}

#[test]
fn a_conversation() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");
    assert_eq!(editor.capabilities["textDocumentSync"]["change"], 1);

    // A mistake that is not saved, behind signs that UTF-16 counts as two.
    let text = editor
        .saved(CLAIM)
        .replace("claimant: ada", "claimant: [\"ada\", adda] # 😀")
        .replace(
            "The minutes list them.",
            "😀😀 [[person:ada]] says so; the minutes list them.[[source:minutes]] 😀 [[",
        );
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    assert_eq!(wrong[0]["code"], "unknown-id");
    assert_eq!(
        (&wrong[0]["severity"], &wrong[0]["source"]),
        (&json!(1), &json!("factpress"))
    );
    assert_eq!(
        wrong[0]["message"],
        "there is no person or organisation `adda`\nhelp: did you mean `ada`?"
    );
    assert_eq!(
        wrong[0]["range"],
        json!({ "start": { "line": 2, "character": 18 }, "end": { "line": 2, "character": 22 } })
    );

    // What can stand here.
    let place = editor.at(CLAIM, &text, "\"ada\", ad|da");
    assert_eq!(editor.labels(place), ["ada", "gazette"]);
    let place = editor.at(CLAIM, &text, "kind: |statement");
    assert_eq!(
        editor.labels(place)[..3],
        ["allegation", "denial", "statement"]
    );
    let place = editor.at(CLAIM, &text, "😀 [[|");
    assert_eq!(
        editor.labels(place.clone()),
        ["claim:", "source:", "person:"]
    );
    let offers = editor.ask("textDocument/completion", place.clone());
    assert_eq!(
        offers[0]["textEdit"]["range"]["start"], place["position"],
        "{offers:#}"
    );

    // What it is, and where it comes from.
    let place = editor.at(CLAIM, &text, "[[person:a|da]]");
    let hover = editor.ask("textDocument/hover", place.clone());
    assert_eq!(hover["contents"]["value"], "**Ada Example**\n\nperson");
    assert_eq!(hover["range"]["start"]["character"], 14);
    let definition = editor.ask("textDocument/definition", place.clone());
    assert_eq!(definition["uri"], editor.uri(PEOPLE));
    assert_eq!(
        definition["range"]["start"],
        json!({ "line": 0, "character": 0 })
    );
    let verdict = editor.at(CLAIM, &text, "verdict: \"f|alse\"");
    let hover = editor.ask("textDocument/hover", verdict);
    assert_eq!(
        hover["contents"]["value"],
        "**False**\n\nThe evidence contradicts the claim."
    );

    // Who else names it.
    let mut asked = place.clone();
    asked["context"] = json!({ "includeDeclaration": true });
    let references = editor.ask("textDocument/references", asked);
    assert_eq!(
        references.as_array().map(Vec::len),
        Some(3),
        "{references:#}"
    );

    // Another name for it, everywhere.
    let prepared = editor.ask("textDocument/prepareRename", place.clone());
    assert_eq!(prepared["placeholder"], "ada");
    let mut asked = place.clone();
    asked["newName"] = json!("ada-example");
    let edit = editor.ask("textDocument/rename", asked);
    let name = |text: &str| format!("\"{text}\"");
    assert_eq!(
        texts_of(&edit),
        [
            ("closed.md:2:11".to_owned(), name("\\\"ada-example\\\"")),
            ("closed.md:15:14".to_owned(), name("ada-example")),
            ("people.yaml:0:0".to_owned(), name("ada-example")),
        ]
    );
    assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
    let mut asked = place;
    asked["newName"] = json!("gazette");
    let refused = editor.respond("textDocument/rename", asked);
    assert!(
        refused["error"]["message"]
            .as_str()
            .expect("a reason")
            .starts_with("there is a person"),
        "{refused:#}"
    );

    // What fixes it: a guess where only somebody who knows can say.
    let context = json!({ "diagnostics": wrong });
    let range = wrong[0]["range"].clone();
    let document = json!({ "uri": editor.uri(CLAIM) });
    let actions = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": document, "range": range, "context": context }),
    );
    assert_eq!(
        (&actions[0]["title"], &actions[0]["isPreferred"]),
        (&json!("Change to `ada`"), &json!(false)),
        "{actions:#}"
    );

    // The next text puts it right, and what was saved was never touched.
    editor.change(
        CLAIM,
        2,
        &text.replace("adda", "gazette").replace(" 😀 [[", ""),
    );
    assert_eq!(editor.wrong(CLAIM), [Value::Null; 0]);
    assert!(editor.saved(CLAIM).contains("claimant: ada\n"));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_needs_no_thinking_is_mended_by_itself() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor
        .saved(CLAIM)
        .replace("kind: statement", "kind: statment")
        .replace("stance: undermines", "stance: undermine");
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong.len(), 2, "{wrong:#?}");
    let ask = json!({
        "textDocument": { "uri": editor.uri(CLAIM) }, "range": wrong[0]["range"], "context": { "diagnostics": [] },
    });
    let actions = editor.ask("textDocument/codeAction", ask);
    let titles: Vec<&Value> = actions
        .as_array()
        .expect("a list")
        .iter()
        .map(|action| &action["title"])
        .collect();
    assert_eq!(
        titles,
        [
            "Write `statement`",
            "Fix all that needs no thinking in this file"
        ]
    );
    assert_eq!(actions[0]["diagnostics"][0]["code"], "bad-value");
    assert_eq!(
        texts_of(&actions[0]["edit"]),
        [("closed.md:5:6".to_owned(), "\"statement\"".to_owned())]
    );
    assert_eq!(texts_of(&actions[1]["edit"]).len(), 2);
    editor.leave();
}

#[test]
fn a_claim_is_renamed_with_its_file() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let mut place = json!({ "textDocument": { "uri": editor.uri(CLAIM) }, "position": { "line": 0, "character": 1 } });
    assert_eq!(
        editor.ask("textDocument/prepareRename", place.clone())["placeholder"],
        "closed"
    );
    place["newName"] = json!("four-closed");
    let edit = editor.ask("textDocument/rename", place.clone());
    assert_eq!(
        texts_of(&edit),
        [("index.md:5:9".to_owned(), "\"four-closed\"".to_owned())]
    );
    let moved = &edit["documentChanges"][1];
    assert_eq!(
        (&moved["kind"], &moved["oldUri"]),
        (&json!("rename"), &json!(editor.uri(CLAIM)))
    );
    assert_eq!(
        moved["newUri"],
        editor.uri("content/explainers/library/claims/four-closed.md")
    );
    editor.leave();

    let mut editor = Editor::new(&SmallSite::new(""), json!({}));
    place["textDocument"]["uri"] = json!(editor.uri(CLAIM));
    let refused = editor.respond("textDocument/rename", place);
    assert!(
        refused["error"]["message"]
            .as_str()
            .expect("a reason")
            .contains("cannot rename files"),
        "{refused:#}"
    );
    editor.leave();
}

#[test]
fn a_client_that_counts_bytes_gets_bytes() {
    let capabilities = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let mut editor = Editor::new(&SmallSite::new(""), capabilities);
    assert_eq!(editor.capabilities["positionEncoding"], "utf-8");
    let text = editor
        .saved(CLAIM)
        .replace("The minutes list them.", "😀 [[person:eve]]");
    editor.open(CLAIM, &text);
    assert_eq!(editor.wrong(CLAIM)[0]["range"]["start"]["character"], 5);
    editor.leave();
}

#[test]
fn what_a_client_says_of_other_things_keeps_nobody_out() {
    let odd = json!({ "general": null, "workspace": { "workspaceEdit": null }, "textDocument": { "hover": "of course" } });
    let mut editor = Editor::new(&SmallSite::new(""), odd);
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");
    let text = editor
        .saved(CLAIM)
        .replace("The minutes list them.", "[[person:eve]]");
    editor.open(CLAIM, &text);
    assert_eq!(editor.wrong(CLAIM).len(), 1);
    editor.leave();
}

#[test]
fn windows_line_ends_move_nothing() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor
        .saved(CLAIM)
        .replace("claimant: ada", "claimant: adda")
        .replace('\n', "\r\n");
    editor.open(CLAIM, &text);
    assert_eq!(
        editor.wrong(CLAIM)[0]["range"],
        json!({
            "start": { "line": 2, "character": 10 }, "end": { "line": 2, "character": 14 }
        })
    );
    let place = json!({ "textDocument": { "uri": editor.uri(CLAIM) }, "position": { "line": 5, "character": 6 } });
    assert_eq!(editor.labels(place).len(), 7);
    editor.leave();
}

#[test]
fn mistakes_of_other_files_come_and_go_with_what_is_open() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let people = editor.saved(PEOPLE);
    editor.open(PEOPLE, &people.replace("ada:", "eve:"));
    assert_eq!(editor.wrong(CLAIM)[0]["code"], "unknown-id");
    let document = json!({ "uri": editor.uri(PEOPLE) });
    editor.tell("textDocument/didClose", json!({ "textDocument": document }));
    assert_eq!(editor.wrong(CLAIM), [Value::Null; 0]);
    // Somebody else saves a file.
    fs::write(
        editor.folder.path().join(PEOPLE),
        people.replace("gazette:", "paper:"),
    )
    .expect("written");
    let change = json!({ "uri": editor.uri(PEOPLE), "type": 2 });
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [change] }),
    );
    assert_eq!(editor.wrong(INDEX)[0]["code"], "unknown-id");
    editor.leave();
}

#[test]
fn broken_texts_and_odd_requests_are_answered() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    for text in [
        "",
        "---",
        "---\n",
        "---\nclaim: [\n  {",
        "---\n\u{0}: \"\n---\n[[",
        "\u{feff}---\r\n- - -\r\n---\r\n",
    ] {
        editor.open(CLAIM, text);
        for line in 0..4 {
            let place = json!({ "textDocument": { "uri": editor.uri(CLAIM) }, "position": { "line": line, "character": 3 } });
            for method in ["completion", "hover", "definition"] {
                editor.ask(&format!("textDocument/{method}"), place.clone());
            }
        }
    }
    let elsewhere = json!({ "textDocument": { "uri": "file:///elsewhere/a.md" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(
        editor.ask("textDocument/hover", elsewhere.clone()),
        Value::Null
    );
    assert_eq!(
        editor.respond("textDocument/prepareRename", elsewhere)["error"]["message"],
        "this is no text of the site"
    );
    assert_eq!(
        editor.respond("textDocument/hover", json!({ "no": "place" }))["error"]["code"],
        -32602
    );
    assert_eq!(
        editor.respond("workspace/symbol", json!({ "query": "a" }))["error"]["code"],
        -32601
    );
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_site_is_found_around_the_first_text_that_is_opened() {
    let mut editor = Editor::empty(able());
    let site = SmallSite::new("").replacing(PEOPLE, "kind: person", "kind: persn");
    site.lay_out(&editor.folder.path().join("town checks/here"));
    let file = format!("town%20checks/here/{CLAIM}");
    editor.open(
        &file,
        "---\nclaim: The town closed four libraries\nkind: nothing\n---\n",
    );
    assert_eq!(editor.wrong(&file)[0]["code"], "bad-value");
    assert_eq!(
        editor.wrong(&format!("town%20checks/here/{PEOPLE}"))[0]["code"],
        "bad-value"
    );
    editor.leave();
}

#[test]
fn whoever_leaves_without_a_word_is_noticed() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    editor.to = None;
    assert_eq!(
        editor.server.wait().expect("the server ends").code(),
        Some(1)
    );
}

/// What a server says to bytes that no editor sends: its answers, its complaint, how it ended.
fn told(sent: &[u8]) -> (Vec<Value>, String, Option<i32>) {
    let mut server = crate::program()
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("factpress starts");
    let mut to = server.stdin.take().expect("a pipe");
    let sent = sent.to_vec();
    let writer = thread::spawn(move || {
        // A server that has ended reads no more.
        let _ = to.write_all(&sent);
    });
    let output = server.wait_with_output().expect("the server ends");
    writer.join().expect("it writes");
    let mut out = BufReader::new(output.stdout.as_slice());
    let answers = std::iter::from_fn(|| read(&mut out)).collect();
    (
        answers,
        String::from_utf8_lossy(&output.stderr).into_owned(),
        output.status.code(),
    )
}

#[test]
fn the_exit_code_says_whether_the_end_was_asked_for() {
    let message = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len());
    let request = |id: u32, method: &str| {
        message(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": { "capabilities": {} } }).to_string())
    };
    let notice = |method: &str| {
        message(&json!({ "jsonrpc": "2.0", "method": method, "params": {} }).to_string())
    };
    let begin = request(1, "initialize") + &notice("initialized");
    for (sent, code) in [
        (String::new(), 1),
        (notice("exit"), 1),
        (request(1, "shutdown") + &notice("exit"), 1),
        (request(1, "initialize"), 1),
        (request(1, "initialize") + &notice("exit"), 1),
        (begin.clone(), 1),
        (begin.clone() + &notice("exit"), 1),
        (begin.clone() + &request(2, "shutdown"), 0),
        (begin.clone() + &request(2, "shutdown") + &notice("exit"), 0),
        (
            begin.clone()
                + &request(2, "shutdown")
                + &request(3, "textDocument/hover")
                + &notice("exit"),
            0,
        ),
    ] {
        let (_, complaint, ended) = told(sent.as_bytes());
        assert_eq!((complaint.as_str(), ended), ("", Some(code)), "{sent}");
    }
    let (_, complaint, code) = told((request(1, "initialize") + &notice("hello")).as_bytes());
    assert_eq!(
        complaint,
        "error: expected the notification `initialized`, got the notification `hello`\n"
    );
    assert_eq!(code, Some(3));
}

#[test]
fn what_cannot_be_a_message_ends_the_server_with_a_sentence() {
    for (sent, why) in [
        (
            "Content-Length: 99999999999999\r\n\r\n",
            "a message of 99999999999999 bytes is not read; 12582912 is the most",
        ),
        ("Content-Length: -5\r\n\r\n{}", "`-5` is no Content-Length"),
        (
            "Content-Length: 5\r\n\r\n{}",
            "the client's message broke off",
        ),
        ("Hello\r\n\r\n", "`Hello` is no header of a message"),
        ("\r\n", "the client's message has no Content-Length"),
        (
            &"a".repeat(1 << 20),
            "the header of the client's message has a line without an end",
        ),
        (
            &"A: b\r\n".repeat(1 << 16),
            "the header of the client's message has more than 32 lines",
        ),
    ] {
        let (answers, complaint, code) = told(sent.as_bytes());
        assert_eq!(
            (answers, complaint, code),
            (Vec::new(), format!("error: {why}\n"), Some(3))
        );
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_the_server_goes_on() {
    let message = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len());
    let initialize = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let shutdown = json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" });
    let all = [
        message(&format!(
            "{{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"a\",\"params\":{}",
            "[".repeat(1 << 20)
        )),
        message("no JSON"),
        message(&initialize.to_string()),
        message("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}"),
        message(&"x".repeat(13 << 20)),
        message(&shutdown.to_string()),
        message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"),
    ];
    let (answers, complaint, code) = told(all.concat().as_bytes());
    assert_eq!((complaint.as_str(), code), ("", Some(0)));
    let refused: Vec<&Value> = answers
        .iter()
        .filter(|answer| answer["id"].is_null() && !answer["error"].is_null())
        .collect();
    let codes: Vec<&Value> = refused
        .iter()
        .map(|answer| &answer["error"]["code"])
        .collect();
    assert_eq!(codes, [-32700, -32700, -32600]);
    assert_eq!(
        answers
            .iter()
            .filter(|answer| answer["method"] == "window/logMessage")
            .count(),
        3
    );
    assert!(
        answers
            .iter()
            .any(|answer| answer["id"] == 2 && answer["error"].is_null()),
        "{answers:#?}"
    );
}

#[test]
fn an_open_text_larger_than_any_is_told_so_and_does_no_harm() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor.saved(CLAIM) + &"More words. ".repeat(400_000);
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong[0]["code"], "file-too-large", "{wrong:#?}");
    let right = editor.saved(CLAIM);
    for version in 2..200 {
        editor.change(CLAIM, version, &right);
    }
    assert_eq!(editor.wrong(CLAIM), [json!(null); 0]);
    assert_eq!(editor.leave(), Some(0));
}

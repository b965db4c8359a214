//! Messages that are broken or odd, and the end of a conversation.

use std::io::BufReader;
use std::io::Write as _;
use std::process::Stdio;
use std::thread;

use serde_json::{Value, json};

use super::CLAIM;
use super::editor::{Editor, able, read};
use crate::small_site::SmallSite;

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
        "this file is not part of the site"
    );
    assert_eq!(
        editor.respond("textDocument/hover", json!({ "no": "place" }))["error"]["code"],
        -32602
    );
    assert_eq!(
        editor.respond("workspace/executeCommand", json!({ "command": "a" }))["error"]["code"],
        -32601
    );
    assert_eq!(editor.leave(), Some(0));
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
            "a message of 99999999999999 bytes is too long; the limit is 12582912",
        ),
        (
            "Content-Length: -5\r\n\r\n{}",
            "`-5` is not a valid Content-Length",
        ),
        (
            "Content-Length: 5\r\n\r\n{}",
            "the client's message is incomplete",
        ),
        ("Hello\r\n\r\n", "`Hello` is not a header"),
        ("\r\n", "the client's message has no Content-Length"),
        (
            &"a".repeat(1 << 20),
            "the header of the client's message has a line that does not end",
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

//! The connection to one client: messages of limited length on standard input, answers on standard
//! output.

mod reading;

use std::io::{self, Write as _};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use lsp_server::{Connection, Message, Notification};
use lsp_types::notification::{self, Notification as _};
use serde_json::json;

use crate::commands::console::Console;
use reading::{Received, read};

/// The threads that read and write.
#[derive(Debug)]
pub struct Wire {
    reader: JoinHandle<Result<(), String>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Wire {
    /// Begins to read and to write.
    pub fn open() -> (Connection, Self) {
        let (to_server, receiver) = bounded(0);
        let (sender, to_client) = bounded(0);
        let reader = thread::spawn(move || read_all(&to_server));
        let writer = thread::spawn(move || write_all(&to_client));
        (Connection { sender, receiver }, Self { reader, writer })
    }

    /// Waits until everything that was sent is written.
    ///
    /// # Errors
    ///
    /// Why reading or writing failed, in one sentence.
    pub fn close(self) -> Result<(), String> {
        let (read, written) = (self.reader.join(), self.writer.join());
        read.unwrap_or_else(|_| Err("could not read from the client".to_owned()))?;
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(format!("could not write to the client: {error}")),
            Err(_) => Err("could not write to the client".to_owned()),
        }
    }
}

/// Passes messages on until the client leaves.
fn read_all(to_server: &Sender<Message>) -> Result<(), String> {
    let mut input = Console::input();
    loop {
        match read(&mut input)? {
            Received::Message(message) => {
                let is_last = matches!(&message, Message::Notification(it) if it.method == notification::Exit::METHOD);
                if to_server.send(message).is_err() || is_last {
                    return Ok(());
                }
            }
            // It may have been a request, which needs an answer. Its id could not be read, so the
            // answer has none (JSON-RPC 2.0, section 5).
            Received::Unread(code, why) => {
                let error = json!({ "code": code as i32, "message": why });
                let answer = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
                let notice = json!({ "type": 1, "message": why });
                let notice = Message::from(Notification::new(
                    notification::LogMessage::METHOD.to_owned(),
                    notice,
                ));
                let mut out = Console::output();
                let written = write!(out, "Content-Length: {}\r\n\r\n{answer}", answer.len());
                if written.and_then(|()| notice.write(&mut out)).is_err() {
                    return Ok(());
                }
            }
            Received::Nothing => return Ok(()),
        }
    }
}

fn write_all(to_client: &Receiver<Message>) -> io::Result<()> {
    to_client
        .iter()
        .try_for_each(|message| message.write(&mut Console::output()))
}

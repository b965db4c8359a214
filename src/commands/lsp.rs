//! `factpress lsp`: a language server on standard input and output, which prints only the protocol
//! there.

mod address;
mod answer;
mod client;
mod desk;
mod edits;
mod findings;
mod lenses;
mod notice;
mod opening;
mod outline;
mod position;
mod refusal;
mod session;
mod wire;
mod work;

use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self, Notification as _};
use serde::Serialize;
use serde_json::{Value, json};

use super::ExitStatus;
use super::arguments::LspOptions;
use super::console::Console;
use crate::base::progress::{NoProgress, Progress};
use opening::begin;
use session::Session;
use wire::Wire;
use work::NextWork;

/// How long nobody must have typed before the texts are checked.
const QUIET_BEFORE_CHECK: Duration = Duration::from_millis(30);
/// How long a client may take to say whether it shows progress, before the work begins without it.
const WAIT_FOR_TOKEN: Duration = Duration::from_millis(300);
/// How long to wait for `exit` after a client has sent `shutdown`.
const EXIT_TIMEOUT: Duration = Duration::from_secs(30);

/// Runs the command. As the protocol demands, it ends without an error if the client has sent
/// `shutdown`, and with one if the client left in any other way, by `exit` or by closing its end of
/// the pipe.
pub fn run(options: &LspOptions, console: &Console) -> ExitStatus {
    let (connection, wire) = Wire::open();
    let served = serve(options, &connection);
    drop(connection);
    // A client that is not understood may never close its end, so it is not waited for.
    let closed = if served.is_ok() { wire.close() } else { Ok(()) };
    match closed.and(served) {
        Ok(outcome) => outcome,
        Err(why) => {
            console.eprint(&format!("error: {why}\n"));
            ExitStatus::IoError
        }
    }
}

/// Talks with the client until it leaves.
///
/// # Errors
///
/// What it said that cannot be understood at that point, in one sentence.
fn serve(options: &LspOptions, connection: &Connection) -> Result<ExitStatus, String> {
    let mut session = match begin(options, connection)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    if session.client.can_watch {
        send(connection, watch_files());
    }
    session.begin();
    let mut work = NextWork::default();
    if session.client.can_show_progress {
        work.ask(&connection.sender);
    }
    loop {
        tell(connection, &mut session);
        let message = match next(connection, &session, &work) {
            Ok(message) => message,
            Err(Silence::Quiet) => {
                publish(connection, &mut session, &mut work);
                continue;
            }
            Err(Silence::Gone) => return Ok(ExitStatus::Errors),
        };
        match message {
            Message::Request(request) if request.method == "shutdown" => {
                publish(connection, &mut session, &mut work);
                send(connection, Response::new_ok(request.id, ()));
                wait_for_exit(connection);
                return Ok(ExitStatus::Done);
            }
            Message::Request(request) => {
                // Quick fixes belong to mistakes, so the client gets the current mistakes first.
                if request.method == "textDocument/codeAction" {
                    publish(connection, &mut session, &mut work);
                }
                send(connection, answered(&session, request));
            }
            message if is_exit(&message) => return Ok(ExitStatus::Errors),
            Message::Notification(notification) => session.note(notification),
            Message::Response(response) => work.hear(&response),
        }
    }
}

/// Why there is no message.
enum Silence {
    /// The client is silent, and the texts have changed.
    Quiet,
    /// The client has left.
    Gone,
}

/// The next message of the client. If texts have changed, it waits only for a moment.
fn next(connection: &Connection, session: &Session, work: &NextWork) -> Result<Message, Silence> {
    if session.is_stale() {
        let quiet = if work.is_asked() {
            WAIT_FOR_TOKEN
        } else {
            QUIET_BEFORE_CHECK
        };
        let received = connection.receiver.recv_timeout(quiet);
        received.map_err(|reason| {
            if reason.is_timeout() {
                Silence::Quiet
            } else {
                Silence::Gone
            }
        })
    } else {
        connection.receiver.recv().map_err(|_| Silence::Gone)
    }
}

/// Waits until a client that has sent `shutdown` sends `exit` or closes the pipe, for a limited
/// time.
fn wait_for_exit(connection: &Connection) {
    while let Ok(message) = connection.receiver.recv_timeout(EXIT_TIMEOUT) {
        match message {
            Message::Request(request) => {
                let message = "the server does not answer after `shutdown`".to_owned();
                send(
                    connection,
                    Response::new_err(request.id, ErrorCode::InvalidRequest as i32, message),
                );
            }
            message if is_exit(&message) => return,
            _ => {}
        }
    }
}

fn is_exit(message: &Message) -> bool {
    matches!(message, Message::Notification(it) if it.method == notification::Exit::METHOD)
}

/// The request to be told when other programs change files.
fn watch_files() -> Request {
    let watchers = json!([{ "globPattern": "**/content/**" }, { "globPattern": "**/themes/**" }]);
    let registration = json!({
        "id": "files",
        "method": notification::DidChangeWatchedFiles::METHOD,
        "registerOptions": { "watchers": watchers },
    });
    let id = RequestId::from("watch".to_owned());
    Request::new(
        id,
        "client/registerCapability".to_owned(),
        json!({ "registrations": [registration] }),
    )
}

/// The response to a request.
fn answered(session: &Session, request: Request) -> Response {
    match session.answer(&request.method, request.params) {
        Ok(answer) => Response::new_ok(request.id, answer),
        Err((code, message)) => Response::new_err(request.id, code as i32, message),
    }
}

/// Checks the texts, and sends the mistakes of every file that has or had any.
fn publish(connection: &Connection, session: &mut Session, next: &mut NextWork) {
    let client = &connection.sender;
    next.wait_no_longer();
    let begun = session
        .has_long_work()
        .then(|| next.begin("Checking", client));
    let work = begun.flatten();
    let progress: &dyn Progress = work.as_ref().map_or(&NoProgress, |work| work);
    for found in session.check(Console::clock().as_ref(), progress) {
        send(
            connection,
            notify::<notification::PublishDiagnostics>(&found),
        );
    }
    if work.is_some() {
        drop(work);
        next.ask(client);
    }
}

/// Sends the errors of the disk.
fn tell(connection: &Connection, session: &mut Session) {
    for message in session.disk_errors() {
        send(
            connection,
            notify::<notification::LogMessage>(&json!({ "type": 1, "message": message })),
        );
    }
}

fn notify<N: notification::Notification>(params: &impl Serialize) -> Notification {
    Notification::new(
        N::METHOD.to_owned(),
        serde_json::to_value(params).unwrap_or(Value::Null),
    )
}

/// Sends a message. A failure is ignored: that the client has left is noticed where messages are
/// received.
fn send(connection: &Connection, message: impl Into<Message>) {
    let _ = connection.sender.send(message.into());
}

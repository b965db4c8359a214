//! The progress of long work, in a client that shows it (LSP 3.17, "Work Done Progress").

use crossbeam_channel::Sender;
use lsp_server::{Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{Request as _, WorkDoneProgressCreate};
use serde_json::{Value, json};

use crate::base::progress::Progress;

/// The token by which the client knows the next piece of long work. It is asked for beforehand, so
/// that no work has to wait for the answer.
#[derive(Debug, Default)]
pub struct NextWork {
    number: u32,
    state: TokenState,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum TokenState {
    /// The client shows no progress, or refuses to.
    #[default]
    Never,
    /// The client has been asked, and has not answered.
    Asked,
    /// The client takes so long to answer that nothing waits for it any more.
    Late,
    /// The client waits for the work.
    Ready,
}

impl NextWork {
    /// Asks the client for a token.
    pub fn ask(&mut self, client: &Sender<Message>) {
        self.number += 1;
        self.state = TokenState::Asked;
        let request = Request::new(
            self.id(),
            WorkDoneProgressCreate::METHOD.to_owned(),
            json!({ "token": self.token() }),
        );
        // That the client has left is noticed where messages are received.
        let _ = client.send(request.into());
    }

    /// True while the answer of the client is worth waiting for.
    pub fn is_asked(&self) -> bool {
        self.state == TokenState::Asked
    }

    /// Does not wait for the answer any longer, if there is none yet.
    pub fn wait_no_longer(&mut self) {
        if self.is_asked() {
            self.state = TokenState::Late;
        }
    }

    /// Takes the answer of the client, if this is one.
    pub fn hear(&mut self, response: &Response) {
        let is_awaited = matches!(self.state, TokenState::Asked | TokenState::Late);
        if is_awaited && response.id == self.id() {
            self.state = match response.response_result {
                Ok(_) => TokenState::Ready,
                Err(_) => TokenState::Never,
            };
        }
    }

    /// Begins work of this title, if the client waits for some.
    pub fn begin<'c>(&mut self, title: &str, client: &'c Sender<Message>) -> Option<ShownWork<'c>> {
        if self.state != TokenState::Ready {
            return None;
        }
        self.state = TokenState::Never;
        let work = ShownWork {
            token: self.token(),
            client,
        };
        work.send(&json!({ "kind": "begin", "title": title, "cancellable": false }));
        Some(work)
    }

    fn token(&self) -> String {
        format!("factpress-{}", self.number)
    }

    fn id(&self) -> RequestId {
        RequestId::from(format!("progress-{}", self.number))
    }
}

/// Long work that the client shows until this is dropped.
#[derive(Debug)]
pub struct ShownWork<'c> {
    token: String,
    client: &'c Sender<Message>,
}

impl ShownWork<'_> {
    fn send(&self, value: &Value) {
        let notification = Notification::new(
            notification::Progress::METHOD.to_owned(),
            json!({ "token": self.token, "value": value }),
        );
        let _ = self.client.send(notification.into());
    }
}

impl Progress for ShownWork<'_> {
    fn stage(&self, stage: &'static str) {
        self.send(&json!({ "kind": "report", "message": stage }));
    }
}

impl Drop for ShownWork<'_> {
    fn drop(&mut self) {
        self.send(&json!({ "kind": "end" }));
    }
}

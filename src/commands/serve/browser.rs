//! Opens the site in the browser of whoever started the server.

use std::thread::{self, JoinHandle};

/// Opens this address by the system's own means. The thread ends with a message if there is none, or
/// if it fails.
pub fn browser(address: String) -> JoinHandle<Option<String>> {
    // What opens it may wait until the browser is closed.
    thread::spawn(move || {
        let error = open::that(&address).err()?;
        Some(format!(
            "the browser could not be opened ({error}); open {address} yourself\n"
        ))
    })
}

//! What commands that ask others over the web say of themselves, and their clock.

use super::console::Console;
use crate::base::address::Address;
use crate::disk::Clock;
use crate::model::site::Site;

/// The clock of the console.
pub const CLOCK: Clock = Clock {
    instant: Console::instant,
    seconds: Console::unix_seconds,
};

/// What the program says that it is, with the address of the publication.
pub fn user_agent(site: &Site) -> String {
    let name = concat!("factpress/", env!("CARGO_PKG_VERSION"));
    let url = &site.settings.url;
    if url.is_example() {
        return name.to_owned();
    }
    format!("{name} (+{})", url.absolute(&Address::page(&[])))
}

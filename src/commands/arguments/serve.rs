//! The options of `serve`, and how the address to listen on and another name of the server are read.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Args;

use crate::disk::publication_around;

/// The options of `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// The IP address to listen on; any other than 127.0.0.1 lets others in your network read the
    /// site
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = host)]
    pub host: IpAddr,
    /// The port to listen on; if it is in use, the next free one
    #[arg(long, value_name = "NUMBER", default_value_t = 4000)]
    pub port: u16,
    /// Another host name that browsers may use for the server
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub name: Option<String>,
    /// Open the site in your browser
    #[arg(long)]
    pub open: bool,
    /// Leave out held documents, as `build` does
    #[arg(long)]
    pub published: bool,
    /// The address that opens your editor, with {file}, {line} and {column} for the position
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "vscode://file{file}:{line}:{column}"
    )]
    pub editor: String,
}

/// Reads the address to listen on.
///
/// # Errors
///
/// What to write instead.
fn host(text: &str) -> Result<IpAddr, String> {
    if text.eq_ignore_ascii_case("localhost") {
        return Ok(Ipv4Addr::LOCALHOST.into());
    }
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    bare.unwrap_or(text).parse().map_err(|_| {
        if is_name(text) {
            format!("this is a name, not an IP address: use `--host 0.0.0.0 --name {text}`")
        } else {
            "this is not an IP address such as 127.0.0.1, or 0.0.0.0 to listen on all".to_owned()
        }
    })
}

/// Reads another name of the server.
///
/// # Errors
///
/// What to write instead.
fn name(text: &str) -> Result<String, String> {
    if is_name(text) {
        return Ok(text.to_owned());
    }
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let meant = rest.split(['/', ':']).next().unwrap_or_default();
    Err(if is_name(meant) {
        format!("only the name belongs here: `{meant}`")
    } else {
        "this is not a host name such as desk.lan".to_owned()
    })
}

fn is_name(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    !is_number && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_place_of_an_address_hears_where_it_belongs() {
        assert_eq!(host("localhost"), Ok(IpAddr::from([127, 0, 0, 1])));
        assert_eq!(host("[::1]"), host("::1"));
        let said = host("desk.lan").unwrap_err();
        assert!(said.contains("--host 0.0.0.0 --name desk.lan"), "{said}");
        assert!(host("300.1.1.1").unwrap_err().contains("not an IP address"));
        assert_eq!(name("desk.lan"), Ok("desk.lan".to_owned()));
        for whole in ["http://desk.lan:4000/", "desk.lan:4000", "desk.lan/x"] {
            let said = name(whole).unwrap_err();
            assert_eq!(said, "only the name belongs here: `desk.lan`", "{whole}");
        }
        assert!(name("a b").unwrap_err().contains("not a host name"));
    }
}

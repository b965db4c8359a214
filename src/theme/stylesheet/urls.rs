//! The addresses in a stylesheet: each leads to an asset of the theme, and to nothing outside it.

use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token, serialize_string};

use crate::theme::assets::Assets;

/// The functions that take addresses as strings, in today's browsers or in the specifications (CSS
/// Values 5, CSS Images 4).
const WITH_ADDRESSES: [&str; 7] = [
    "url",
    "src",
    "image",
    "image-set",
    "-webkit-image-set",
    "cross-fade",
    "-webkit-cross-fade",
];
/// The functions that are replaced by a value from elsewhere.
const ELSEWHERE: [&str; 6] = ["var", "env", "attr", "if", "inherit", "toggle"];

/// An address that is refused.
#[derive(Debug)]
pub struct Wrong {
    /// The bytes that it is about.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// A style file in which each address has become the published name of its asset.
///
/// The stylesheet is published in `assets/` itself, so a path below that folder is already relative
/// to it.
///
/// # Errors
///
/// Every address that names no asset, every function that hides an address, every `@import`, and
/// every `@namespace` in a file other than the `first`.
pub fn publish(css: &str, assets: &Assets, first: Option<&str>) -> Result<String, Vec<Wrong>> {
    let mut input = ParserInput::new(css);
    let mut reader = UrlReader {
        assets,
        first,
        names: Vec::new(),
        wrong: Vec::new(),
    };
    let _ = reader.read(&mut Parser::new(&mut input), false);
    let UrlReader { names, wrong, .. } = reader;
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut published = String::with_capacity(css.len());
    let mut done = 0;
    for (at, name) in names {
        published += &css[done..at.start];
        published += &name;
        done = at.end;
    }
    Ok(published + &css[done..])
}

struct UrlReader<'a> {
    assets: &'a Assets,
    /// The first file of the stylesheet, if this is another one.
    first: Option<&'a str>,
    /// The published names, and the bytes that they replace.
    names: Vec<(Range<usize>, String)>,
    wrong: Vec<Wrong>,
}

impl UrlReader<'_> {
    /// Reads to the end of a block, or of the stylesheet. `has_addresses` is true inside a function
    /// that takes addresses as strings.
    ///
    /// # Errors
    ///
    /// Never: the type is that of the parser's callbacks.
    fn read<'i>(
        &mut self,
        parser: &mut Parser<'i, '_>,
        has_addresses: bool,
    ) -> Result<(), ParseError<'i, ()>> {
        // A namespace's name is never loaded, and an import is refused as a whole.
        let mut leads_nowhere = false;
        loop {
            let start = parser.position().byte_index();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                return Ok(());
            };
            let at = start..parser.position().byte_index();
            match token {
                Token::AtKeyword(word) if word.eq_ignore_ascii_case("import") => {
                    leads_nowhere = true;
                    self.import(at);
                }
                Token::AtKeyword(word) => {
                    leads_nowhere = word.eq_ignore_ascii_case("namespace");
                    if let Some(first) = self.first.filter(|_| leads_nowhere) {
                        self.namespace(at, first);
                    }
                }
                Token::Semicolon => leads_nowhere = false,
                Token::UnquotedUrl(url) if !leads_nowhere => {
                    self.address(at, &url, |name| format!("url({name})"));
                }
                Token::QuotedString(url) if has_addresses => self.address(at, &url, str::to_owned),
                Token::Function(name) => {
                    let is_elsewhere = name.starts_with("--")
                        || ELSEWHERE
                            .iter()
                            .any(|elsewhere| name.eq_ignore_ascii_case(elsewhere));
                    if has_addresses && is_elsewhere {
                        self.elsewhere(at, &name);
                    }
                    let has_addresses = !leads_nowhere
                        && WITH_ADDRESSES
                            .iter()
                            .any(|has| name.eq_ignore_ascii_case(has));
                    parser.parse_nested_block(|block| self.read(block, has_addresses))?;
                }
                Token::ParenthesisBlock | Token::CurlyBracketBlock | Token::SquareBracketBlock => {
                    parser.parse_nested_block(|block| self.read(block, false))?;
                }
                _ => {}
            }
        }
    }

    fn import(&mut self, at: Range<usize>) {
        let help = "the stylesheet already includes every .css file of the theme".to_owned();
        self.wrong.push(Wrong {
            at,
            message: "themes must not use `@import`".to_owned(),
            help: Some(help),
        });
    }

    fn namespace(&mut self, at: Range<usize>, first: &str) {
        let help =
            format!("all style files form one stylesheet: move it to the beginning of {first}");
        let message = "`@namespace` must come before all rules".to_owned();
        self.wrong.push(Wrong {
            at,
            message,
            help: Some(help),
        });
    }

    fn elsewhere(&mut self, at: Range<usize>, name: &str) {
        let help = "write the path itself, as in image-set(\"photo.png\" 1x), or use `var()` for the whole function";
        let message = format!("`{name}()` hides which file is loaded here");
        self.wrong.push(Wrong {
            at,
            message,
            help: Some(help.to_owned()),
        });
    }

    /// Replaces an address in these bytes by its published name, as a string; `written` puts
    /// `url()` around it where that was written.
    fn address(&mut self, at: Range<usize>, url: &str, written: fn(&str) -> String) {
        let (path, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
        if path.is_empty() && !fragment.is_empty() {
            return;
        }
        if let Some(asset) = self.assets.get(path) {
            let name = asset.path.strip_prefix("assets/").unwrap_or(&asset.path);
            let mut string = String::new();
            let _ = serialize_string(&format!("{name}{fragment}"), &mut string);
            self.names.push((at, written(&string)));
            return;
        }
        let (message, help) = if path.starts_with("//") || path.contains(':') {
            let message = format!(
                "`{}` is not a file of the theme, and pages load no other files",
                shortened(url)
            );
            (
                message,
                Some("put the file into assets/ and write its path below that folder".to_owned()),
            )
        } else {
            let help = self.assets.did_you_mean(path);
            let below = "write the path from assets/, as in url(fonts/serif.woff2)".to_owned();
            (
                format!("there is no file assets/{path}"),
                help.or(Some(below)),
            )
        };
        self.wrong.push(Wrong { at, message, help });
    }
}

/// The beginning of an address, since a `data:` address can be as long as a picture.
fn shortened(address: &str) -> String {
    const LONGEST_SHOWN: usize = 60;
    match address.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}

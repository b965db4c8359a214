//! The addresses in a stylesheet: each leads to an asset of the theme, and to nothing outside of it.

use std::convert::Infallible;

use lightningcss::rules::CssRule;
use lightningcss::stylesheet::StyleSheet;
use lightningcss::values::url::Url;
use lightningcss::visit_types;
use lightningcss::visitor::{Visit as _, VisitTypes, Visitor};

use crate::theme::assets::Assets;

/// An address that cannot stay.
#[derive(Debug)]
pub struct Wrong {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in UTF-16 code units.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

/// Gives each address the published name of the asset that it names, and says which name none.
///
/// The stylesheet is published in `assets/` itself, so a path below that folder is relative to it as it stands.
pub fn publish(sheet: &mut StyleSheet<'_>, assets: &Assets) -> Vec<Wrong> {
    let mut publisher = Publisher { assets, wrong: Vec::new() };
    match sheet.visit(&mut publisher) {
        Ok(()) => publisher.wrong,
    }
}

struct Publisher<'a> {
    assets: &'a Assets,
    wrong: Vec<Wrong>,
}

impl<'i> Visitor<'i> for Publisher<'_> {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        // The addresses inside of `image-set()` are not reached by their own type alone.
        visit_types!(URLS | RULES | IMAGES | RESOLUTIONS)
    }

    fn visit_rule(&mut self, rule: &mut CssRule<'i>) -> Result<(), Infallible> {
        if let CssRule::Import(import) = rule {
            self.wrong.push(Wrong {
                line: import.loc.line + 1,
                column: import.loc.column,
                message: "`@import` is not used in themes".to_owned(),
                help: Some("every .css file of the theme is part of its one stylesheet".to_owned()),
            });
        }
        rule.visit_children(self)
    }

    fn visit_url(&mut self, url: &mut Url<'i>) -> Result<(), Infallible> {
        let written = url.url.to_string();
        let (path, fragment) = written.split_at(written.find('#').unwrap_or(written.len()));
        if path.is_empty() && !fragment.is_empty() {
            return Ok(());
        }
        if let Some(asset) = self.assets.get(path) {
            let name = asset.path.strip_prefix("assets/").unwrap_or(&asset.path);
            url.url = format!("{name}{fragment}").into();
            return Ok(());
        }
        let (message, help) = if path.starts_with("//") || path.contains(':') {
            let message = format!("`{}` is not a file of the theme, and pages load nothing else", shortened(&written));
            (message, Some("put the file into assets/ and write its path below that folder".to_owned()))
        } else {
            let help = self.assets.did_you_mean(path);
            let below = "the path is taken from assets/, as in url(fonts/serif.woff2)".to_owned();
            (format!("there is no file assets/{path}"), help.or(Some(below)))
        };
        self.wrong.push(Wrong { line: url.loc.line, column: url.loc.column, message, help });
        Ok(())
    }
}

/// The beginning of an address that may hold a whole picture.
fn shortened(address: &str) -> String {
    const LONGEST: usize = 60;
    match address.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}

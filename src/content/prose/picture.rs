//! Pictures of a body as HTML, each with its credit.

use std::fmt::Write as _;

use super::{Credit, Picture};
use crate::base::text::{Html, escape_into};
use crate::content::image::Size;

/// A picture as HTML; one that is alone in its paragraph is a figure with its caption.
#[must_use]
pub fn html(picture: &Picture) -> Html {
    let Picture {
        href,
        url,
        words,
        title,
        is_figure,
        credit,
        size,
        ..
    } = picture;
    let mut html = String::from(if *is_figure { "<figure>" } else { "" });
    html.push_str("<img alt=\"");
    escape_into(&mut html, words);
    html.push_str("\" decoding=async loading=lazy src=\"");
    escape_into(&mut html, href);
    html.push('"');
    if let Some(Size { width, height }) = size {
        let _ = write!(html, " width={width} height={height}");
    }
    if !is_figure && !title.is_empty() {
        html.push_str(" title=\"");
        escape_into(&mut html, title);
        html.push('"');
    }
    html.push('>');
    let credit_line = credit.as_deref().map(credit_line).unwrap_or_default();
    if *is_figure && !(title.is_empty() && credit_line.is_empty()) {
        html.push_str("<figcaption>");
        escape_into(&mut html, title);
        html.push_str(if title.is_empty() || credit_line.is_empty() {
            ""
        } else {
            " "
        });
        html.push_str(&credit_line);
        html.push_str("</figcaption>");
    } else if !credit_line.is_empty() {
        html.push(' ');
        html.push_str(&credit_line);
    }
    if let Some(credit) = credit {
        html.push_str(&credit.image_object(url));
    }
    html.push_str(if *is_figure { "</figure>" } else { "" });
    Html::made_of_escaped_parts(html)
}

/// Who made a picture, its licence and where it was found, as HTML; empty if nothing of it is
/// known. It needs no words of any language.
fn credit_line(credit: &Credit) -> String {
    let host = |address: &str| {
        let (_, rest) = address.split_once("://").unwrap_or(("", address));
        rest.split(['/', '?', '#'])
            .next()
            .unwrap_or(rest)
            .trim_start_matches("www.")
            .to_owned()
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        credit
            .credit
            .as_deref()
            .map(|made| Html::escape(made).as_str().to_owned()),
    );
    if let Some(licence) = &credit.licence {
        let words = if licence.contains("://") {
            host(licence)
        } else {
            licence.clone()
        };
        let words = Html::escape(&words).as_str().to_owned();
        parts.push(match credit.license() {
            Some(address) => format!(
                "<a href=\"{}\" rel=\"license\">{words}</a>",
                Html::escape(&address).as_str()
            ),
            None => words,
        });
    }
    if let Some(source) = &credit.source {
        let words = Html::escape(&host(source.as_str()));
        parts.push(format!(
            "<a href=\"{}\">{}</a>",
            Html::escape(source.as_str()).as_str(),
            words.as_str()
        ));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("<small>{}</small>", parts.join(", "))
    }
}

//! HTML of the site with whole addresses, and without what only its pages understand.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::base::address::BaseUrl;
use crate::base::text::escape_into;

/// The attributes that mean something on any page.
const KEPT_ATTRIBUTES: [&[u8]; 12] = [
    b"alt", b"colspan", b"dir", b"height", b"href", b"lang", b"rowspan", b"scope", b"src",
    b"start", b"title", b"width",
];

/// The same HTML with whole addresses. Links to a place on the page lead to it on `page`.
pub fn made_whole(html: &str, site: &BaseUrl, page: &str) -> String {
    let mut whole = String::with_capacity(html.len() + html.len() / 8);
    let mut attribute: Vec<u8> = Vec::new();
    let mut is_script = false;
    let read = |event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            // What pages say of a picture for programs is no text of the body.
            CallbackEvent::OpenStartTag { name: b"script" } => is_script = true,
            CallbackEvent::EndTag { name: b"script" } => is_script = false,
            _ if is_script => {}
            CallbackEvent::OpenStartTag { name } => {
                whole.push('<');
                whole.push_str(&String::from_utf8_lossy(name));
            }
            CallbackEvent::AttributeName { name } => {
                attribute.clear();
                attribute.extend_from_slice(name);
            }
            CallbackEvent::AttributeValue { value } => {
                let value = String::from_utf8_lossy(value);
                write_attribute(&mut whole, &attribute, &value, site, page);
            }
            CallbackEvent::CloseStartTag { .. } => whole.push('>'),
            CallbackEvent::EndTag { name } => {
                whole.push_str("</");
                whole.push_str(&String::from_utf8_lossy(name));
                whole.push('>');
            }
            CallbackEvent::String { value } => {
                escape_into(&mut whole, &String::from_utf8_lossy(value));
            }
            _ => {}
        }
        None::<Infallible>
    };
    let mut emitter = CallbackEmitter::new(read);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    whole
}

fn write_attribute(html: &mut String, name: &[u8], value: &str, site: &BaseUrl, page: &str) {
    if !KEPT_ATTRIBUTES.contains(&name) {
        return;
    }
    html.push(' ');
    html.push_str(&String::from_utf8_lossy(name));
    html.push_str("=\"");
    let is_address = matches!(name, b"href" | b"src");
    if is_address && value.starts_with('#') {
        escape_into(html, page);
    } else if is_address && value.starts_with('/') && !value.starts_with("//") {
        escape_into(html, &site.with_href(""));
    }
    escape_into(html, value);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::made_whole;
    use crate::base::address::BaseUrl;

    fn whole(html: &str) -> String {
        let site = BaseUrl::parse("https://checks.example/town/").expect("an address");
        made_whole(html, &site, "https://checks.example/town/library/")
    }

    #[test]
    fn links_into_the_site_and_into_the_page_become_whole() {
        assert_eq!(
            whole(
                "<p>a <a href=/town/about/>b</a> <a href='#cite-1'>1</a> <a href=https://x.example/?a=1&amp;b>c</a>"
            ),
            "<p>a <a href=\"https://checks.example/town/about/\">b</a> <a href=\"https://checks.example/town/library/#cite-1\">1</a> \
             <a href=\"https://x.example/?a=1&amp;b\">c</a>"
        );
    }

    #[test]
    fn a_script_goes_with_its_text() {
        assert_eq!(
            whole("<p>a<script type=application/ld+json>{\"b\":\"<p>c\"}</script>d</p>"),
            "<p>ad</p>"
        );
    }

    #[test]
    fn what_only_a_page_of_the_site_understands_goes() {
        assert_eq!(
            whole(
                "<div class=scroll tabindex=0><img src=/town/map.png alt=\"A &lt;map>\" loading=lazy></div>"
            ),
            "<div><img src=\"https://checks.example/town/map.png\" alt=\"A &lt;map&gt;\"></div>"
        );
    }
}

//! The signs of Markdown, and the elements of HTML that are blocks there.

/// The elements that are blocks without marks of their own.
pub const BLOCKS: [&[u8]; 9] = [
    b"p",
    b"div",
    b"figure",
    b"figcaption",
    b"section",
    b"table",
    b"dl",
    b"dt",
    b"dd",
];

/// A text whose characters mean themselves in Markdown, on one line.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' | '\t' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A text at the beginning of a line without a mark there that would make it a list.
pub fn without_mark(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let is_bullet = digits == 0 && rest.starts_with(['-', '+', '=']);
    let is_number = digits > 0 && rest.starts_with(['.', ')']);
    if is_bullet || is_number {
        format!("{}\\{rest}", &text[..digits])
    } else {
        text.to_owned()
    }
}

/// An address between `<` and `>`.
pub fn address(address: &str) -> String {
    address
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(['\n', ' '], "%20")
}

/// The marks around a block of code: more than it has itself.
pub fn fence(code: &str) -> String {
    let mut fence = "```".to_owned();
    while code.contains(&fence) {
        fence.push('`');
    }
    fence
}

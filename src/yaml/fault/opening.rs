//! Values that begin with a sign which means something to YAML: a bracket, a hyphen, a number sign.

use super::quotes::{in_quotes, quoted};
use super::{Around, SyntaxFault, value_of};

/// A value that begins with words in brackets and goes on after them, as an editor's addition to a
/// quotation does.
pub fn bracket(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    let end = closing(value)?;
    let after = value[end..].trim();
    if after.is_empty() || after.starts_with(['#', ',', ']', '}', ':']) {
        return None;
    }
    let range = start + from..start + from + value.len();
    if let Some(address) = after
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        && value.as_bytes()[end] == b'('
    {
        return Some(SyntaxFault::new(
            range,
            "a value of YAML cannot be a Markdown link",
            &format!("write the address alone: {address}"),
        ));
    }
    let read_as = if value.starts_with('[') {
        "a list"
    } else {
        "keys with values"
    };
    let message = format!("the brackets are read as {read_as}, but the value goes on after them");
    Some(SyntaxFault {
        edit: quoted(around),
        ..SyntaxFault::new(range, message, in_quotes(value))
    })
}

/// Where the bracket is closed that a value begins with; `None` if it begins with none, or nothing
/// in its line closes it.
fn closing(value: &str) -> Option<usize> {
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut depth = 0_usize;
    value.char_indices().find_map(|(at, character)| {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    })
}

/// A value that begins with a hyphen and a space, as spoken words do in some languages; or a list
/// that begins in the line of its key.
pub fn hyphen(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    if !around.message.contains("block sequence entries") || !value.starts_with('-') {
        return None;
    }
    let words = value[1..].trim();
    let fault =
        |message: &str, help: &str| SyntaxFault::new(start + from..start + from + 1, message, help);
    if words.is_empty() {
        let message = "a hyphen alone is not a value";
        return Some(fault(message, "write the value, or remove the key"));
    }
    let message = "a value cannot begin with a hyphen and a space";
    if words.contains(": ") {
        return Some(fault(message, "begin the list on the next line"));
    }
    let is_sentence =
        words.contains(' ') && words.ends_with(['.', '!', '?', '…', '"', '”', '»', ',']);
    let help = if is_sentence {
        in_quotes(value).to_owned()
    } else {
        format!("{}; begin a list on the next line", in_quotes(value))
    };
    Some(SyntaxFault {
        edit: quoted(around).filter(|_| is_sentence),
        ..fault(message, &help)
    })
}

/// A value that begins with a question mark and a space.
pub fn question_mark(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    let is_one = around.message.contains("mapping keys are not allowed") && value.starts_with('?');
    is_one.then(|| SyntaxFault {
        edit: quoted(around),
        ..SyntaxFault::new(
            start + from..start + from + 1,
            "a value cannot begin with a question mark and a space",
            in_quotes(value),
        )
    })
}

/// Words in the line of a sign that says that a text begins on the next line.
pub fn block(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    if !around.message.contains("block scalar") || !value.starts_with(['|', '>']) {
        return None;
    }
    let help = format!(
        "begin it on the next line, indented; or {}",
        in_quotes(value)
    );
    Some(SyntaxFault::new(
        start + from..start + from + value.len(),
        format!("after `{}`, a text begins on the next line", &value[..1]),
        &help,
    ))
}

/// A number sign at the beginning of an entry in brackets, or right behind a value.
pub fn number_sign(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("comments must be separated") {
        return None;
    }
    let (start, line) = around.here;
    let sign = line
        .match_indices('#')
        .map(|(at, _)| at)
        .find(|at| !line[..*at].ends_with(' '))?;
    let range = start + sign..start + sign + 1;
    let is_entry = line[..sign].ends_with(['[', ',', '{']);
    Some(if is_entry {
        SyntaxFault::new(
            range,
            "an entry cannot begin with `#`, which begins a comment",
            "remove the sign; a text that begins with it needs double quotes",
        )
    } else {
        SyntaxFault::new(
            range,
            "there is no space before this `#`",
            "write a space before a comment",
        )
    })
}

/// A value that begins with a character which YAML keeps for itself.
pub fn forbidden(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    let mark = value.chars().next().filter(|mark| "@`%".contains(*mark))?;
    let name = if mark == '`' {
        "a backtick".to_owned()
    } else {
        format!("`{mark}`")
    };
    let message = format!("a value cannot begin with {name}");
    let range = start + from..start + from + 1;
    // A single word may be an id, which the sign does not belong to.
    Some(if value.contains(' ') {
        SyntaxFault {
            edit: quoted(around),
            ..SyntaxFault::new(range, message, in_quotes(value))
        }
    } else {
        let help = format!("remove it, or {}", in_quotes(value));
        SyntaxFault::new(range, message, &help)
    })
}

/// An alias that no anchor precedes: most often a text that begins with an asterisk.
pub fn alias(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let star = line
        .match_indices('*')
        .map(|(at, _)| at)
        .find(|at| line[..*at].ends_with([' ', '[', ',']))?;
    let end = line[star..]
        .find([' ', ',', ']'])
        .map_or(line.trim_end().len(), |at| star + at);
    let (message, help) = sign('*', &line[star..]);
    let is_alias = around.message.contains("anchor");
    let is_item = line[..star].trim().is_empty() && line[star + 1..].starts_with(' ');
    (is_alias && !is_item).then(|| SyntaxFault::new(start + star..start + end, message, &help))
}

/// What to say of a value that begins with the sign of an anchor, an alias or a tag.
pub fn sign(sign: char, value: &str) -> (String, String) {
    let message = format!("a value cannot begin with `{sign}`");
    let (word, rest) = value.split_once(' ').unwrap_or((value, ""));
    let is_word = word.len() > 1
        && word[1..]
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_!".contains(&b));
    let begins_value = rest.trim_start().starts_with(['[', '{', '"', '\'']);
    let remedy = match sign {
        '*' if value[1..].contains('*') => {
            "remove the asterisks, since a value cannot have emphasis".to_owned()
        }
        '*' if is_word && rest.trim().is_empty() => {
            format!(
                "write out what `{word}` stands for: YAML's anchors and aliases do not work here"
            )
        }
        '&' | '!'
            if is_word && (rest.trim().is_empty() || begins_value || word.starts_with("!!")) =>
        {
            format!("remove `{word}`: YAML's anchors and tags do not work here")
        }
        _ => in_quotes(value).to_owned(),
    };
    (message, remedy)
}

//! Markup of other programs: shortcodes, attributes, highlights, comments, formulas, names of
//! emoji.

use super::{MarkupFault, OBJECT, TextRun, is_blank, is_edge, near};
use crate::base::quotation_marks;

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let known = [
        shortcode,
        square_shortcode,
        attributes,
        comment,
        formula,
        emoji,
        block_name,
    ];
    let mut marks: Vec<MarkupFault> = known.iter().filter_map(|known| known(words)).collect();
    marks.extend(paired(
        words,
        "==",
        "highlighted words",
        "remove them, or write *emphasis*",
    ));
    marks.extend(paired(words, "++", "inserted words", "remove them"));
    marks.extend(paired(
        words,
        "~~",
        "struck words",
        "put no space inside the tildes, as in ~~this~~; to show them as typed, write \\~\\~",
    ));
    marks.extend(raised(words));
    marks
}

/// Shortcodes and templates of Hugo, Jekyll, Eleventy and the like.
fn shortcode(words: TextRun<'_>) -> Option<MarkupFault> {
    let opens = ["{{<", "{{%", "{{", "{%"];
    let (at, open) = opens
        .iter()
        .filter(|open| !is_quoted(words, open))
        .filter_map(|open| Some((words.text.find(open)?, *open)))
        .min_by_key(|(at, _)| *at)?;
    let close = if open == "{%" { "%}" } else { "}}" };
    let end = words.text[at..]
        .find(close)
        .map_or(at + open.len(), |end| at + end + close.len());
    let end = if words.text[at..end].contains('\n') {
        at + open.len()
    } else {
        end
    };
    let help = "factpress does not run shortcodes: write out what it produces; to show it as typed, put it in backticks";
    Some(MarkupFault::typed(
        at..end,
        format!("`{open}` is shown as typed: shortcodes of other programs do not work here"),
        help,
    ))
}

/// True for signs that are first mentioned in quotation marks: the text speaks about them.
fn is_quoted(words: TextRun<'_>, open: &str) -> bool {
    words
        .text
        .find(open)
        .is_some_and(|at| words.is_named((at, open.len())))
}

/// Shortcodes in square brackets, of `WordPress` and of forums: an end, `[/quote]`, or a beginning
/// with values.
fn square_shortcode(words: TextRun<'_>) -> Option<MarkupFault> {
    /// Those that have neither.
    const ALONE: [&str; 6] = [
        "[caption]",
        "[embed]",
        "[gallery]",
        "[youtube]",
        "[more]",
        "[shortcode]",
    ];
    /// Those of forums that take a value right away.
    const FORUM: [&str; 8] = [
        "color", "email", "font", "img", "quote", "size", "url", "youtube",
    ];
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
    };
    words.text.match_indices('[').find_map(|(at, _)| {
        let inner = near(&words.text[at + 1..]);
        let inner = &inner[..inner.find([']', '\n'])?];
        let name = &inner[..inner.find([' ', '=']).unwrap_or(inner.len())];
        let rest = &inner[name.len()..];
        let has_value = FORUM.contains(&name) && rest.starts_with('=');
        let is_quoted = |value: &str| value.starts_with(quotation_marks::can_open);
        let has_values = has_value || is_name(name) && rest.split('=').skip(1).any(is_quoted);
        let is_end = inner.strip_prefix('/').is_some_and(is_name);
        let whole = &words.text[at..at + inner.len() + 2];
        (has_values || is_end || ALONE.contains(&whole)).then(|| {
            let help =
                "factpress does not run shortcodes: write out what it produces, for example a picture as ![what it shows](its-file.png)";
            MarkupFault::typed(
                at..at + whole.len(),
                "these square brackets are shown as typed: shortcodes of other programs do not work here",
                help,
            )
        })
    })
}

/// Attributes in braces: `{#id}`, `{.class}`, `{: .class}`, `{width=50}`.
fn attributes(words: TextRun<'_>) -> Option<MarkupFault> {
    words.text.match_indices('{').find_map(|(at, _)| {
        let inner = &words.text[at + 1..];
        let inner = &inner[..inner.find(['}', '\n', '{'])?];
        if !words.text[at + 1 + inner.len()..].starts_with('}') {
            return None;
        }
        let first = inner.split(' ').next().unwrap_or("");
        let named = |sign: char| {
            inner.strip_prefix(sign).is_some_and(|rest| {
                rest.trim_start()
                    .starts_with(|c: char| c.is_alphabetic() || c == '.' || c == '#')
            })
        };
        let is_value = first.split_once('=').is_some_and(|(name, value)| {
            !value.is_empty()
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        });
        let help = "remove them; only an anchor after a heading works, as in `## Words {#anchor}`";
        let message =
            "these braces are shown as typed: attributes of other programs do not work here";
        (named('#') || named('.') || named(':') || is_value)
            .then(|| MarkupFault::typed(at..at + inner.len() + 2, message, help))
    })
}

/// Comments: `%% so %%`, `<!-- so`.
fn comment(words: TextRun<'_>) -> Option<MarkupFault> {
    let help = "readers would see it; keep notes in YAML comments, `# …`";
    let runs: Vec<usize> = words
        .runs(b'%')
        .filter(|(_, length)| *length == 2)
        .map(|(at, _)| at)
        .collect();
    let (first, last) = (*runs.first()?, *runs.last()?);
    let begins_line = is_edge(words.before(first))
        && words.text[..first]
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.trim().is_empty());
    let is_comment = begins_line
        || first != last
            && !words.text[..first].trim_end().ends_with(char::is_numeric)
            && is_edge(words.before(first));
    let end = if last > first { last + 2 } else { first + 2 };
    let end = if words.text[first..end].contains('\n') {
        first + 2
    } else {
        end
    };
    is_comment.then(|| {
        // A single one may be a typing mistake.
        let mark = if first == last {
            MarkupFault::typed
        } else {
            MarkupFault::broken
        };
        mark(
            first..end,
            "`%%` is shown as typed: comments of other programs do not work here",
            help,
        )
    })
}

fn formula(words: TextRun<'_>) -> Option<MarkupFault> {
    let runs: Vec<usize> = words
        .runs(b'$')
        .filter(|(_, length)| *length == 2)
        .map(|(at, _)| at)
        .collect();
    let [first, second, ..] = runs[..] else {
        return None;
    };
    let inner = words.text[first + 2..second].trim();
    let is_formula = !inner.is_empty()
        && (inner.contains(['=', '\\', '^', '_', '+', '{']) || !inner.contains(' '));
    let message = "`$$` is shown as typed: factpress has no markup for formulas";
    is_formula.then(|| {
        MarkupFault::typed(
            first..first + 2,
            message,
            "write the formula in plain characters, as in x² + 1, or show a picture of it",
        )
    })
}

/// Names of emoji: `:smile:`.
fn emoji(words: TextRun<'_>) -> Option<MarkupFault> {
    words.text.match_indices(':').find_map(|(at, _)| {
        let inner = &words.text[at + 1..];
        let inner = &inner[..inner.find(':')?];
        let is_name = inner.len() > 1
            && inner.starts_with(|c: char| c.is_ascii_lowercase())
            && inner
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(&b));
        let after = words.at(at + inner.len() + 2);
        let is_alone = is_blank(words.before(at))
            && after.is_none_or(|c| c.is_whitespace() || ".,!?)".contains(c));
        let message = format!("`:{inner}:` is shown as typed: emoji names do not work here");
        (is_name && is_alone).then(|| {
            MarkupFault::typed(
                at..at + inner.len() + 2,
                message,
                "write the character itself, or remove it",
            )
        })
    })
}

/// The name of a block at the end of a line, as Obsidian has it: `so. ^a1b2c3`.
fn block_name(words: TextRun<'_>) -> Option<MarkupFault> {
    words.lines().find_map(|(at, line)| {
        let line = line.trim_end();
        let (before, name) = line.rsplit_once(" ^")?;
        let is_name =
            name.len() > 3 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let range = at + before.len() + 1..at + line.len();
        let message = format!("`^{name}` is shown as typed: block names do not work here");
        is_name.then(|| {
            MarkupFault::typed(
                range,
                message,
                "remove it; only headings can have an anchor, as in `## Words {#anchor}`",
            )
        })
    })
}

/// Words between two double signs that touch them.
fn paired(words: TextRun<'_>, sign: &str, what: &str, help: &str) -> Option<MarkupFault> {
    let byte = *sign.as_bytes().first()?;
    let runs: Vec<usize> = words
        .runs(byte)
        .filter(|run| run.1 == 2 && !words.is_named(*run))
        .map(|(at, _)| at)
        .collect();
    let opens = |at: usize| {
        is_edge(words.before(at))
            && words.at(at + 2).is_some_and(|c| {
                c.is_alphabetic()
                    || quotation_marks::can_open(c)
                    || c == OBJECT
                    || "([*_¿¡".contains(c)
            })
    };
    let first = runs.iter().copied().find(|at| opens(*at))?;
    let second = runs.iter().copied().find(|at| *at > first)?;
    let end = if words.text[first..second].contains('\n') {
        first + 2
    } else {
        second + 2
    };
    let message = format!("`{sign}` is shown as typed: factpress has no markup for {what}");
    let help = if words.is_body() {
        help
    } else {
        "remove them; YAML values are plain text"
    };
    let message = if sign == "~~" {
        "`~~` is shown as typed: it does not strike anything out here".to_owned()
    } else {
        message
    };
    Some(MarkupFault::typed(first..end, message, help))
}

/// Raised and lowered signs: `m^2^`, `H~2~O`.
fn raised(words: TextRun<'_>) -> Vec<MarkupFault> {
    let raised = |sign: char| {
        words.text.match_indices(sign).find_map(|(at, _)| {
            let inner = &words.text[at + 1..];
            let inner = &inner[..inner.find(sign)?];
            let is_short = !inner.is_empty()
                && inner.len() <= 12
                && inner.chars().all(|c| c.is_alphanumeric() || "+-−".contains(c));
            let is_raised = is_short
                && words.before(at).is_some_and(|c| c.is_alphabetic() || sign == '^' && (c.is_numeric() || c == ')'));
            let message =
                format!("`{sign}{inner}{sign}` is shown as typed: factpress has no markup for superscripts or subscripts");
            is_raised
                .then(|| MarkupFault::typed(at..at + inner.len() + 2, message, "write the characters themselves, as in m² or H₂O"))
        })
    };
    ['^', '~'].into_iter().filter_map(raised).collect()
}

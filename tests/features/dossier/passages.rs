//! The texts of a file of content, each with the key it is the value of and the line where it is.

/// A value of YAML, or a paragraph of a body.
pub struct Passage {
    /// The line of its key, or its first line in a body.
    line: usize,
    /// Empty in a body.
    pub key: String,
    /// Its lines, without what indents them.
    pub text: String,
}

impl Passage {
    /// The line of what is at this place in the text.
    pub fn line_at(&self, at: usize) -> usize {
        self.line + self.text[..at].matches('\n').count()
    }
}

/// The passages of a Markdown file with front matter, or of a YAML file.
pub fn passages(file: &str, text: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut in_yaml = file.ends_with(".yaml");
    // How far the key of a value of several lines is indented.
    let mut block: Option<usize> = None;
    let mut continues = false;
    for (index, line) in text.lines().enumerate() {
        let words = line.trim();
        if words == "---" {
            in_yaml = index == 0;
            continues = false;
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if in_yaml && !words.is_empty() && block.is_none_or(|key| indent <= key) {
            let (key, value) = key_and_value(words.trim_start_matches("- "));
            let is_block = matches!(value, ">-" | ">" | "|" | "|-");
            let dash = words.len() - words.trim_start_matches("- ").len();
            block = is_block.then_some(indent + dash);
            passages.push(Passage {
                line: index + 1,
                key: key.to_owned(),
                text: if is_block {
                    String::new()
                } else {
                    unquoted(value)
                },
            });
            continues = is_block;
            continue;
        }
        match passages
            .last_mut()
            .filter(|_| continues && !words.is_empty())
        {
            Some(passage) => {
                passage.text.push('\n');
                passage.text.push_str(words);
            }
            None if !words.is_empty() => passages.push(Passage {
                line: index + 1,
                key: String::new(),
                text: words.to_owned(),
            }),
            None => {}
        }
        continues = block.is_some() && in_yaml || !words.is_empty();
    }
    passages
}

/// A line of YAML as a key and its value; an item of a list has no key.
fn key_and_value(words: &str) -> (&str, &str) {
    match words.split_once(':') {
        Some((key, value)) if value.is_empty() || value.starts_with(' ') => (key, value.trim()),
        _ => ("", words),
    }
}

/// A value without the marks that YAML quotes it with.
fn unquoted(value: &str) -> String {
    let inside = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.map_or_else(|| value.to_owned(), |inside| inside.replace("\\\"", "\""))
}

//! Texts of YAML made at random from what authors, and nobody, would write.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_yaml::Value;

/// What YAML is made of, and what some parsers take for something else than others.
pub fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "b",
        "é",
        "key",
        " ",
        "  ",
        "\t",
        "\n",
        "\n  ",
        "\n    ",
        "\r",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{feff}",
        "\u{a0}",
        "\0",
        "\u{7f}",
        "a: ",
        "b: ",
        "a:",
        ":",
        ": ",
        "- ",
        "-",
        "-\t",
        "? ",
        "?",
        "<<: ",
        "\"",
        "'",
        "\"a\"",
        "'a'",
        "\\",
        "\\n",
        "\\x41",
        "\\u0085",
        "\"a\n",
        "\"a\n  b\"",
        "'a\n\nb'",
        "1",
        "0x1F",
        "0o7",
        "1e3",
        "1_000",
        "-0",
        ".nan",
        ".inf",
        "~",
        "null",
        "true",
        "True",
        "yes",
        "012",
        "&a ",
        "*a",
        "!!str ",
        "! ",
        "!a ",
        "!",
        "# c\n",
        " #c",
        " # c",
        "#",
        "---\n",
        "--- ",
        "---",
        "...\n",
        "%YAML 1.1\n",
        "%TAG ! x\n",
        "%",
        "|",
        "|-\n",
        "|2\n",
        ">\n",
        ">+\n",
        "> # c\n",
        "|1-\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "[]",
        "{}",
        "@",
        "`",
        "a: 1\n",
        "- a\n",
        "  b: 2\n",
        "a: |\n  b\n",
        "a:\n  - b\n",
        "? a\n: b\n",
    ];
    vec(select(pieces.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

/// Data as a program would write it.
pub fn data() -> impl Strategy<Value = Value> {
    let text = "[a-zA-Zé0-9 :#\"'\n,&*!|>%@`?<~.\\\\-]{0,24}";
    let leaf = prop_oneof![
        text.prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(Value::from),
        Just(Value::Null),
    ];
    let inside = leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Sequence),
            vec(("[a-z]{1,6}", inner), 0..4).prop_map(|entries| Value::Mapping(
                entries
                    .into_iter()
                    .map(|(key, it)| (key.into(), it))
                    .collect()
            )),
        ]
    });
    vec(("[a-z]{1,6}", inside), 0..4).prop_map(|entries| {
        Value::Mapping(
            entries
                .into_iter()
                .map(|(key, it)| (key.into(), it))
                .collect(),
        )
    })
}

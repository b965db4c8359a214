//! YAML that is broken, or that asks for more than authors need.

use super::{CLOSED, Row, bytes, edit, edits};

pub fn rows() -> Vec<Row> {
    let claim = |name, old: &str, new: &str, expected| edit(name, CLOSED, old, new, expected);
    let laughs = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nkind: statement";
    let deep = |depth: usize| format!("kind: {}{}", "[".repeat(depth), "]".repeat(depth));
    let mut rows = edits(CLOSED, CLAIM_ROWS);
    rows.extend([
        claim(
            "a tab before a key",
            "kind: statement",
            "\tkind: statement",
            &["6:1 yaml-syntax"],
        ),
        claim(
            "a tab before a key of an entry",
            "    stance:",
            "\t\tstance:",
            &["12:1 yaml-syntax"],
        ),
        claim(
            "aliases that explode",
            "kind: statement",
            laughs,
            &[
                "6:4 yaml-syntax",
                "7:4 yaml-syntax",
                "7:8 yaml-syntax",
                "7:11 yaml-syntax",
                "7:14 yaml-syntax",
                "8:4 yaml-syntax",
                "8:8 yaml-syntax",
                "8:11 yaml-syntax",
                "8:14 yaml-syntax",
            ],
        ),
        claim(
            "brackets nested 33 deep",
            "kind: statement",
            &deep(33),
            &["6:39 yaml-syntax"],
        ),
        claim(
            "brackets of YAML nested 30,000 deep",
            "kind: statement",
            &deep(30_000),
            &["6:39 yaml-syntax"],
        ),
        claim(
            "a list nested in itself by hyphens",
            "kind: statement",
            &format!("kind: statement\ntags:\n  {}a", "- ".repeat(10_000)),
            &["8:129 yaml-syntax"],
        ),
        bytes(
            "a list for a whole front matter",
            b"---\n- a\n- b\n---\nText.\n",
            &["2:1 wrong-type"],
        ),
        bytes(
            "a sentence for a whole front matter",
            b"---\nnothing here\n---\nText.\n",
            &["2:1 wrong-type"],
        ),
    ]);
    rows
}

const CLAIM_ROWS: &str = r#"
an anchor
- claimant: ada
+ claimant: &who ada
= 3:11 yaml-syntax

an alias without an anchor
- claimant: ada
+ claimant: *who
= 3:11 yaml-syntax

a tag
- claimant: ada
+ claimant: !!str ada
= 3:11 yaml-syntax

a tag of Python
- claimant: ada
+ claimant: !!python/object/apply:os.system [ls]
= 3:11 yaml-syntax

a merge key
- claimant: ada
+ <<: {claimant: ada}
= 3:1 unknown-key

a second document
- kind: statement
+ kind: statement
+ ...
+ place: here
= 8:1 yaml-syntax

a key twice
- kind: statement
+ kind: statement
+ kind: event
= 7:1 duplicate-key

a key twice in an entry
-     stance: undermines
+     stance: undermines
+     stance: supports
= 13:5 duplicate-key

a key twice in braces
- date: 2024-03-10
+ published: {status: declined, status: replied}
= 5:31 duplicate-key

a quotation mark that is never closed
- finding: One
+ finding: "One
= 9:10 yaml-syntax

a single mark that is never closed
- finding: One
+ finding: 'One
= 9:10 yaml-syntax

words after a closed quotation
- finding: One closed
+ finding: "One" closed
= 9:16 yaml-syntax

a colon inside a value
- finding: One closed
+ finding: Found: one closed
= 9:15 yaml-syntax

a value that begins with @
- claimant: ada
+ claimant: @ada
= 3:11 yaml-syntax

a value that begins with `
- claimant: ada
+ claimant: `ada`
= 3:11 yaml-syntax

a value that begins with %
- finding: One
+ finding: %One
= 9:10 yaml-syntax

a bracket that is never closed
- about: [gazette]
+ about: [gazette
= 4:8 yaml-syntax

a key without a colon
- kind: statement
+ kind statement
= 6:1 yaml-syntax

an entry with the wrong indent
-     stance:
+    stance:
= 12:4 yaml-syntax

a hash cuts a value short
- finding: One closed
+ finding: One #closed
= 9:14 yaml-syntax

a bad date beside an unknown verdict and an unknown source
- verdict: "false"
- as_of: 2024-03-31
+ verdict: fals
+ as_of: 2024-02-31
+ appearances: [minuts]
= 7:10 unknown-id
= 8:8 bad-value
= 9:15 unknown-id

a comment after a value
- verdict: "false"
+ verdict: open  # see the minutes
= nothing
"#;

//! Keys and values: unknown, missing, of another type, or out of bounds.

use super::{CLOSED, Row, SITE, TOWN, edits};

pub fn rows() -> Vec<Row> {
    [
        edits(CLOSED, CLAIM_ROWS),
        edits(TOWN, SOURCE_ROWS),
        edits(SITE, SETTINGS_ROWS),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const CLAIM_ROWS: &str = r#"
an unknown key near a known one
- about: [gazette]
+ abuot: [gazette]
= 4:1 unknown-key

an unknown key in an entry
-     stance: undermines
+     stance: undermines
+     page: 4
= 13:5 unknown-key

a number for a key
- kind: statement
+ kind: statement
+ 7: seven
= 7:1 unknown-key

a key without a value
- kind: statement
+ kind:
= 6:1 missing-key

a missing key
- kind: statement
= 2:1 missing-key

a missing key of an entry
-     stance: undermines
= 11:5 missing-key

a number for a text
- claim: The town closed four libraries
+ claim: 2024
= 2:8 wrong-type

true for a text
- finding: One closed and three moved.
+ finding: true
= 9:10 wrong-type

a list for a text
- finding: One closed and three moved.
+ finding: [One closed]
= 9:10 wrong-type

a text for a list
- about: [gazette]
+ about: gazette
= 4:8 wrong-type

a mapping for a text
-     quote: One library closes.
+     quote:
+       One: a library closes.
= 14:7 wrong-type

a text for a mapping
- {status: not-sought, reason: Her words were public and complete.}
+ declined
= 14:8 wrong-type

a verdict without quotation marks that is no text
- "false"
+ false
= 7:10 wrong-type

an empty text
- finding: One closed and three moved.
+ finding: ""
= 9:10 bad-value

a text of white space
- finding: One closed and three moved.
+ finding: "  "
= 9:10 bad-value

a day that the calendar does not have
- date: 2024-03-10
+ date: 2023-02-30
= 5:7 bad-value

a thirteenth month
- date: 2024-03-10
+ date: 2023-13-01
= 5:7 bad-value

a date with slashes
- date: 2024-03-10
+ date: 22/03/2023
= 5:7 bad-value

a date with single digits
- date: 2024-03-10
+ date: 2023-3-2
= 5:7 bad-value

a date with a time
- as_of: 2024-03-31
+ as_of: 2024-03-31T10:00:00Z
= 8:8 bad-value

a year where a day is needed
- as_of: 2024-03-31
+ as_of: 2024
= 8:8 bad-value

a year in quotation marks where a day is needed
- as_of: 2024-03-31
+ as_of: "2024"
= 8:8 bad-value

a year where a year will do
- date: 2024-03-10
+ date: 2024
= nothing

a month where a month will do
- date: 2024-03-10
+ date: 2024-03
= nothing

an unknown word
- stance: undermines
+ stance: refutes
= 12:13 bad-value

an id with capitals
- about: [gazette]
+ about: [Gazette]
= 4:9 bad-value
"#;

const SOURCE_ROWS: &str = r#"
a text for true or false
- primary: true
+ primary: "yes"
= 7:12 wrong-type

yes for true
- primary: true
+ primary: yes
= 7:12 wrong-type

an address that runs a script
- https://town.example/minutes
+ javascript:alert(1)
= 6:8 bad-value

an address of another scheme
- https://town.example/minutes
+ ftp://town.example/minutes
= 6:8 bad-value

an address with a space
- https://town.example/minutes
+ https://town.example/the minutes
= 6:8 bad-value

an address without a host
- https://town.example/minutes
+ https:///minutes
= 6:8 bad-value

an address that breaks out of an attribute
- https://town.example/minutes
+ 'https://town.example/"onclick=x'
= 6:8 bad-value

an archive with both
- {none: Only a paper copy exists.}
+ {none: Why., url: "https://kept.example/1", date: 2024-03-02}
= 9:12 bad-value

an archive with an address and no day
- {none: Only a paper copy exists.}
+ {url: "https://kept.example/1"}
= 9:12 bad-value

a SHA-256 that is too short
- seen: original
+ seen: original
+   copy: {sha256: abc, date: 2024-03-02}
= 11:18 bad-value

only quoted, by nobody
- seen: original
+ seen: quoted
= content/explainers/library/claims/closed.md:7:10 verdict-on-one-source
= 10:9 missing-key

read through another although it was read itself
- seen: original
+ seen: original
+   through: [minutes]
= 11:3 bad-value
= 11:13 bad-value

quoted through itself
- seen: original
+ seen: quoted
+   through: [minutes]
= content/explainers/library/claims/closed.md:7:10 verdict-on-one-source
= 11:13 bad-value
"#;

const SETTINGS_ROWS: &str = r"
a site's address with a query
- https://checks.example/
+ https://checks.example/?a=b
= 3:6 bad-value

a site's address without a scheme
- https://checks.example/
+ checks.example
= 3:6 bad-value

a bad language tag
- languages: [en]
+ languages: [English]
= 4:13 bad-value

an empty list of languages
- languages: [en]
+ languages: []
= 4:12 bad-value

a level that there is not
- languages: [en]
+ languages: [en]
+ lint: {unused-source: loud}
= 5:23 bad-value

a level for an unknown rule
- languages: [en]
+ languages: [en]
+ lint: {unused-sources: allow}
= 5:8 unknown-rule

a level for a rule that cannot be set
- languages: [en]
+ languages: [en]
+ lint: {raw-html: allow}
= 5:8 unknown-rule

a verdict with the number nought
- value: 1
+ value: 0
= 8:91 bad-value

a negative number
- value: 1
+ value: -1
= 8:91 bad-value

a theme whose name climbs
- languages: [en]
+ languages: [en]
+ theme: ../../etc
= 5:8 bad-value
";

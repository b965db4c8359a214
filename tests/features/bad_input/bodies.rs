//! The body of a claim, which begins in line 16.

use super::{ACCEPTED, CLOSED, Row, body, edits};

pub fn rows() -> Vec<Row> {
    let mut rows = edits(CLOSED, CLAIM_ROWS);
    rows.extend([
        body(
            "quotations nested 2,400 deep",
            &format!("{}deep", ">".repeat(2_400)),
            &["16:101 nested-too-deep"],
        ),
        body(
            "lists nested 5,000 deep",
            &format!("{}deep", "- ".repeat(5_000)),
            &["16:101 nested-too-deep"],
        ),
        body(
            "emphasis nested 5,000 deep",
            &format!("{}deep{}", "*a **b ".repeat(2_500), " b** a*".repeat(2_500)),
            &["16:347 nested-too-deep"],
        ),
        body(
            "brackets nested 50,000 deep in a text",
            &"[".repeat(50_000),
            ACCEPTED,
        ),
        body(
            "exclamation marks and brackets, 50,000 of them",
            &"![".repeat(50_000),
            ACCEPTED,
        ),
        body(
            "50,000 stars and underscores",
            &"*_".repeat(25_000),
            &["16:49997 markup-as-typed"],
        ),
        body(
            "50,000 back-ticks of growing length",
            &(1..300).map(|n| "`".repeat(n) + " ").collect::<String>(),
            &["16:6 markup-as-typed"],
        ),
    ]);
    rows
}

const CLAIM_ROWS: &str = r#"
a block of HTML
+ <div onclick="x()">Text.</div>
= 16:1 raw-html

HTML in a sentence
+ The <b>minutes</b>.
= 16:5 raw-html

a script
+ <script>alert(1)</script>
= 16:1 raw-html

an HTML comment
+ Text <!-- note --> text.
= 16:6 raw-html

an HTML block that never ends
+ <!-- note
= 16:1 raw-html

HTML in a heading
+ ## A <i>word</i>
= 16:6 raw-html

HTML in a footnote
+ Text.[^1]
+
+ [^1]: <b>note</b>
= 18:7 raw-html

HTML in a table
+ | a |
+ |---|
+ | <br> |
= 18:3 raw-html

HTML as code
+ `<script>alert(1)</script>`
= nothing

a sign that is no HTML
+ 1 < 2 & 3 > 2.
= nothing

a link that runs a script
+ [here](javascript:alert(1))
= 16:1 link-scheme

a link that runs a script, in capitals
+ [here](JaVaScRiPt:alert(1))
= 16:1 link-scheme

a link that runs a script, written with references
+ [here](&#106;avascript:alert(1))
= 16:1 link-scheme

a link that runs a script, in angle brackets
+ <javascript:alert(1)>
= 16:1 link-scheme

a link defined elsewhere that runs a script
+ [here]
+
+ [here]: javascript:alert(1)
= 16:1 link-scheme

a link of data
+ [here](data:text/html,<script>alert(1)</script>)
= 16:1 link-scheme

words in no language
+ [here](lang:English)
= 16:1 link-scheme

a relative link
+ [here](../closed.md)
= 16:1 link-scheme

a link to another host without a scheme
+ [here](//evil.example/)
= 16:1 link-scheme

a link to nothing
+ [here]()
= 16:1 link-scheme

a link to a page that is not there
+ [The story](/librari/)
= 16:1 dead-link

a link to a heading that is not there
+ ## Found
+
+ [What was found](#fund)
= 18:1 dead-link

a picture of data
+ ![A library](data:image/png;base64,AAAA)
= 16:1 link-scheme

a picture from elsewhere
+ ![A library](https://evil.example/pixel.png)
= 16:1 link-scheme

a picture outside of the folder
+ ![A library](../../../site.png)
= 16:1 link-scheme

a picture without words
+ ![](library.png)
= 16:1 picture-missing
= 16:1 picture-without-text

a picture that is not there
+ ![A library](library.png)
= 16:1 picture-missing

a heading of the first level
+ # Found
= 16:1 heading-level

an underlined heading of the first level
+ Found
+ =====
= 16:1 heading-level

an unknown word in a reference
+ [[sources:minutes]]
= 16:1 bad-reference

a reference without a word
+ [[minutes]]
= 16:1 bad-reference

a reference without an id
+ [[source:]]
= 16:1 bad-reference

an empty reference
+ Text [[]] text.
= nothing

a reference to a path
+ [[source:../minutes]]
= 16:1 bad-reference

a card inside a sentence
+ See ![[claim:closed]] here.
= 16:5 bad-reference

a card of a source
+ ![[source:minutes]]
= 16:1 bad-reference

a citation with words of its own
+ Text.[[source:minutes|the minutes]]
= 16:6 bad-reference

a reference that is never closed
+ Text [[source:minutes and on.
= 16:6 bad-reference

a source that is not there
+ [[source:minute]]
= 16:1 unknown-id

a claim that is not there
+ [[claim:close]]
= 16:1 unknown-id

a person who is not there
+ [[person:eda]]
= 16:1 unknown-id

a footnote that is not there
+ Text.[^1]
= 16:6 bad-reference

a reference in single brackets
+ Text.[source:minutes]
= 16:6 bad-reference

a footnote that is written as one and meant as none
+ Text.\[^1]
= nothing

a footnote that names itself
+ Text.[^1]
+
+ [^1]: Again.[^1]
= nothing

template language
+ {{ site.title }} {% include "x" %}
= 16:1 markup-as-typed

a table with too many cells
+ | a |
+ |---|
+ | b | c |
= 18:7 broken-markup
"#;

//! Markup in a body that readers would see as it was typed, and signs that are meant.

use super::{CLAIM, found, shifted, with};
use crate::small_site::SmallSite;
use crate::table::rows;

#[test]
fn left_over_markup_of_a_body_is_named_at_its_place() {
    let tables = [
        LINKS,
        PICTURES,
        REFERENCES,
        EMPHASIS,
        HEADINGS,
        TABLES,
        OTHER_PROGRAMS,
        LISTS,
        CODE_AND_RULES,
        TITLES,
    ];
    let unseen = [
        ("##\u{a0}Counting", "1:1 broken-markup"),
        ("##\u{3000}Counting", "1:1 broken-markup"),
    ];
    let mut wrong = Vec::new();
    let rows = tables.into_iter().flat_map(rows);
    for (body, expected) in rows.chain(unseen.map(|(body, places)| (body.to_owned(), places))) {
        let whole = format!("The council met.[[source:minutes]]\n\n{body}\n");
        let (found, expected) = (found(&whole).join(";"), shifted(expected));
        if found != expected {
            wrong.push(format!("{body}\n  {found} and not {expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn honest_texts_hold_signs() {
    let mut wrong = Vec::new();
    for body in [
        "Sums: 2 * 3 * 4, 2\\*3\\*4, 2**3, 5 > 3, 3 < 5, a = b, x == y, 10 % of 50 %, 50 %% of it, $5_000 and $$$.",
        "Words: snake_case, snake_case_twice, C#, C++ and C++, #metoo, @name, AT&T, R&D, f***, sh**, f**k, **** the town.",
        "#metoo began it.\n#two went on.",
        "Brackets: [The keeper] said […] so [sic], [1] and [2][3], [...], [a]. \"[He] left\", array[0][1].",
        "Bars: a|b, |x|, this or that | another.",
        "About ~50 and ~60 ducks; 10~20 and 30~40.",
        "A smiley :-) and :) and ^_^ and (^^) and ;-), 10:30:15, a:b:c.",
        "One: two, three: four: five.",
        "A * and a footnote*, and a second one**.",
        "Dashes begin what they say:\n\n– Who?\n\n– Nobody.\n\n— Yes.",
        "- A list\n- of two\n  - and one inside\n\n1. One\n2. Two\n   - inside",
        "1. a\n1. b\n1. c",
        "7. a\n8. b",
        "1. One\n\n![A pond](map.png)\n\n2. Two",
        "A poem  \nwith ends,  \n*softly*.",
        "In the year\n1984. It was long ago.",
        "I. Introduction\n\nA. First",
        "Code: `**`, `{{ x }}`, `[[claim:x]]`, `%%`, `](`.\n\n```\n{{< tweet >}} **x** %% a %%\n| a |\n##b\n```\n\n    let x = {};\n    f(x);",
        "Meant: \\*\\*so\\*\\*, \\{{ x \\}}, \\[[claim:x]], \\#\\# x, \\[x\\](y), &#42;&#42;.",
        "Addresses: https://a.example/a_b__c/**d**/~e~/%%/#f and <https://a.example/_a_b_>.",
        "## A heading {#anchor}\n\nText\n\n---\n\nText\n\n***\n\nText",
        "A heading\n---\n\nAnother one?\n------------",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | |\n| a \\| b | [[person:ada\\|Ms Example]] |\n| 3 | 4 | |",
        "Minutes\n: What was said.\n\nAgenda\n: What was to be said.\n: And more.",
        "Term\n\n: Its definition.",
        "A note.[^a] Again.[^A]\n\n[^a]: What it says.",
        "This is **重要**。 它是**重要**的。",
        "Curly { and } and {a} and {1, 2}. 100 {sic}.",
        "[words](lang:fr) and [a link](/about-town/ \"A title\") and [ref][r].\n\n[r]: https://a.example/",
        "![A pond](map.png \"The \\*\\*old &lt;b> pond\") stands.",
        "> A quotation\n> of two lines.\n>\n> > Inside.",
        "She said: ! and left. Look! [[claim:closed]]",
        "The reader [Note: this is old] knows. [Source: the council]",
        "5 * 3 = 15, and *this* is it. It's * so *.",
        "An ISO date 2024-03-01. On 1. March too.",
        "... and then... --- yes -- no.",
    ] {
        let site = with(&format!("The council met.[[source:minutes]]\n\n{body}\n"));
        let rules: Vec<&str> = site
            .checked()
            .report
            .lines
            .iter()
            .map(|line| line.rule)
            .filter(|rule| *rule != "dead-link")
            .collect();
        if !rules.is_empty() {
            wrong.push(site.report());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_picture_whose_name_has_a_space_is_shown() {
    for body in ["![A pond](<my map.png>)\n", "![A pond](my%20map.png)\n"] {
        let page = with(&format!("The council met.[[source:minutes]]\n\n{body}"))
            .file("library/index.html");
        assert!(page.contains("my%20map.png"), "{page}");
    }
}

#[test]
fn a_file_says_that_its_marks_are_meant() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "finding: One closed",
        "lint: {markup-as-typed: {level: allow, because: The post has these signs.}}\nfinding: One **closed**",
    );
    assert_eq!(site.findings(), [""; 0]);
}

const LINKS: &str = r#"
See [the report](https://a.example/x
=> 1:5 broken-markup
See [the report](https://a.example/x and more.
=> 1:5 broken-markup
See [the report](/about/the town).
=> 1:5 broken-markup
See [the report](https://a.example/ “title”).
=> 1:5 broken-markup
See [the report](https://a.example/ "title).
=> 1:5 broken-markup
See (the report)[https://a.example/x].
=> 1:5 broken-markup
See [the report] (https://a.example/x).
=> 1:5 markup-as-typed
See [the log][log] there.
=> 1:5 broken-markup
See [the log][] there.
=> 1:5 broken-markup
See [the log][1] there.
=> 1:5 broken-markup
See [the log].
[the log]: https://a.example/x
=> 2:1 broken-markup
"#;

const PICTURES: &str = r"
![A pond](my map.png)
=> 1:1 broken-markup
Text ![A pond](map.png
=> 1:6 broken-markup
! ![A pond](map.png)
=> nothing
! [A pond](map.png)
=> 1:1 broken-markup;1:3 link-scheme
";

const REFERENCES: &str = r"
It says so.[source:minutes]
=> 1:12 bad-reference
It says so.[[source:minutes]
=> 1:12 bad-reference
It says so.[source:minutes]]
=> 1:12 bad-reference
It says so.[[source:minutes
=> 1:12 bad-reference
It says so.［［source:minutes］］
=> 1:12 bad-reference
It says so.[[ source:minutes ]]
=> 1:12 bad-reference
It says so.[[Source:minutes]]
=> 1:12 bad-reference
It says so.[[source: minutes]]
=> 1:12 bad-reference
It says so.[[source：minutes]]
=> 1:12 bad-reference
It says so.[^9]
=> 1:12 bad-reference
It says so.[^a note]
=> 1:12 bad-reference
It says so.^[A note.]
=> 1:12 markup-as-typed
Text.[^1]

[^1]: One.
[^1]: Two.
=> 4:1 bad-reference
! [[claim:closed]]
=> 1:1 broken-markup
！[[claim:closed]]
=> 1:1 broken-markup
!
[[claim:closed]]
=> 1:1 broken-markup
";

const EMPHASIS: &str = r#"
**bold **text
=> 1:1 markup-as-typed
A __bold __text
=> 1:3 markup-as-typed
An *italic *text
=> 1:4 markup-as-typed
A **"bold"**text
=> 1:3 markup-as-typed
A **bold text
=> 1:3 markup-as-typed
A ~~struck ~~text
=> 1:3 markup-as-typed
这是**我想做的事。**所以继续。这是**“重要”**事。
=> 1:3 markup-as-typed
这是**我想做的事。**所以继续。
=> 1:3 markup-as-typed
これは**「重要」**です。
=> 1:4 markup-as-typed
"#;

const HEADINGS: &str = r"
##Counting
=> 1:1 broken-markup
####### Counting
=> 1:1 broken-markup
＃＃ Counting
=> 1:1 broken-markup
Text.
##Counting
=> 2:1 broken-markup
- ##Counting
=> 1:3 broken-markup
";

const TABLES: &str = r"
| a | b |
| 1 | 2 |
=> 1:1 markup-as-typed
| a | b |
=> 1:1 markup-as-typed
| a | b |
|---|---|---|
| 1 | 2 |
=> 2:1 broken-markup
a | b
---|---|---
1 | 2
=> 2:1 broken-markup
| a | b |
|---|---|
| 1 | 2 | 3 |
=> 3:11 broken-markup
| a | b |
|---|---|
| 1 | `x|y` |
=> 3:10 broken-markup
| a | b |
|---|---|
| [[person:ada|Ms Example]] | [[claim:closed]] |
=> 3:3 broken-markup
| a | b | c |
|---|---|---|
| [[person:ada|Ms Example]] | x |
=> 3:3 broken-markup
| a | b |
|---|---|
| 1 | 2 |
The text goes on.
=> 4:1 markup-misread
";

const OTHER_PROGRAMS: &str = r#"
%% a note to self %%
=> 1:1 broken-markup
Text %% a note %% text
=> 1:6 broken-markup
%%
a note
%%
=> 1:1 broken-markup
It is ==marked== so.
=> 1:7 markup-as-typed
It is ++new++ so.
=> 1:7 markup-as-typed
- [ ] call the mayor
=> 1:3 markup-as-typed
- [x] call the mayor
=> 1:3 markup-as-typed
> [!warning] Careful
=> 1:3 broken-markup
> [!NOTE]
> Careful
=> 1:3 broken-markup
:::note
Careful
:::
=> 1:1 markup-as-typed
!!! note
=> 1:1 markup-as-typed
!!! note "Careful"
=> 1:1 markup-as-typed
[TOC]
=> 1:1 markup-as-typed
{{< tweet 1 >}}
=> 1:1 markup-as-typed
{{ site.title }}
=> 1:1 markup-as-typed
{% include note.html %}
=> 1:1 markup-as-typed
[caption id="a"]A pond[/caption]
=> 1:1 markup-as-typed
[b]bold[/b]
=> 1:8 markup-as-typed
A word{.red} here.
=> 1:7 markup-as-typed
A paragraph.
{: .note}
=> 2:1 markup-as-typed
A paragraph. {#here}
=> 1:14 markup-as-typed
![A pond](map.png){width=50}
=> 1:19 markup-as-typed
$$x^2 + y$$
=> 1:1 markup-as-typed
Well done :smile:
=> 1:11 markup-as-typed
H~2~O and m^2^
=> 1:2 markup-as-typed;1:12 markup-as-typed
A text <!-- a note
=> 1:8 raw-html
"#;

const LISTS: &str = r"
• one
• two
=> 1:1 markup-as-typed
Two:
● one
● two
=> 2:1 markup-as-typed
The steps:
2. one
3. two
=> 2:1 markup-as-typed
a) one
b) two
=> 1:1 markup-as-typed
The end. ^a1b2c3
=> 1:10 markup-as-typed
*[HTML]: a language
=> 1:1 markup-as-typed
Text.[^A]

[^a]: One.

[^A]: Two.
=> 5:1 bad-reference
2019. It was a good year.
=> 1:1 markup-misread
2019. Good.

2021. Bad.
=> 3:1 markup-misread
1. one
  - inner
=> 2:3 markup-misread
";

const CODE_AND_RULES: &str = r"
    The council met in March and voted.
=> 1:5 markup-misread
Text.

    - one
    - two
=> 3:5 markup-misread
Text.

```
code

The text goes on.
=> 3:1 broken-markup
The council met in March.
It voted.
---
Then it left.
=> 3:1 markup-misread
The council met in March.
---
=> 2:1 markup-misread
";

const TITLES: &str = r#"
![A pond](map.png "The **old** pond")
=> 1:24 markup-as-typed
![A pond](map.png "The <b>old</b> pond")
=> 1:24 raw-html
"#;

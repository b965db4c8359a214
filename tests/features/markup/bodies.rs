//! Markup in a body that readers would see as it was typed, and signs that are meant.

use super::{CLAIM, found, shifted, with};
use crate::small_site::SmallSite;

#[test]
fn left_over_markup_of_a_body_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (body, expected) in [
        // Links.
        (
            "See [the report](https://a.example/x\n",
            "1:5 broken-markup",
        ),
        (
            "See [the report](https://a.example/x and more.\n",
            "1:5 broken-markup",
        ),
        ("See [the report](/about/the town).\n", "1:5 broken-markup"),
        (
            "See [the report](https://a.example/ “title”).\n",
            "1:5 broken-markup",
        ),
        (
            "See [the report](https://a.example/ \"title).\n",
            "1:5 broken-markup",
        ),
        (
            "See (the report)[https://a.example/x].\n",
            "1:5 broken-markup",
        ),
        (
            "See [the report] (https://a.example/x).\n",
            "1:5 markup-as-typed",
        ),
        ("See [the log][log] there.\n", "1:5 broken-markup"),
        ("See [the log][] there.\n", "1:5 broken-markup"),
        ("See [the log][1] there.\n", "1:5 broken-markup"),
        (
            "See [the log].\n[the log]: https://a.example/x\n",
            "2:1 broken-markup",
        ),
        // Pictures.
        ("![A pond](my map.png)\n", "1:1 broken-markup"),
        ("Text ![A pond](map.png\n", "1:6 broken-markup"),
        ("! ![A pond](map.png)\n", ""),
        ("! [A pond](map.png)\n", "1:1 broken-markup;1:3 link-scheme"),
        // References and notes.
        ("It says so.[source:minutes]\n", "1:12 bad-reference"),
        ("It says so.[[source:minutes]\n", "1:12 bad-reference"),
        ("It says so.[source:minutes]]\n", "1:12 bad-reference"),
        ("It says so.[[source:minutes\n", "1:12 bad-reference"),
        ("It says so.［［source:minutes］］\n", "1:12 bad-reference"),
        ("It says so.[[ source:minutes ]]\n", "1:12 bad-reference"),
        ("It says so.[[Source:minutes]]\n", "1:12 bad-reference"),
        ("It says so.[[source: minutes]]\n", "1:12 bad-reference"),
        ("It says so.[[source：minutes]]\n", "1:12 bad-reference"),
        ("It says so.[^9]\n", "1:12 bad-reference"),
        ("It says so.[^a note]\n", "1:12 bad-reference"),
        ("It says so.^[A note.]\n", "1:12 markup-as-typed"),
        ("Text.[^1]\n\n[^1]: One.\n[^1]: Two.\n", "4:1 bad-reference"),
        ("! [[claim:closed]]\n", "1:1 broken-markup"),
        ("！[[claim:closed]]\n", "1:1 broken-markup"),
        ("!\n[[claim:closed]]\n", "1:1 broken-markup"),
        // Emphasis.
        ("**bold **text\n", "1:1 markup-as-typed"),
        ("A __bold __text\n", "1:3 markup-as-typed"),
        ("An *italic *text\n", "1:4 markup-as-typed"),
        ("A **\"bold\"**text\n", "1:3 markup-as-typed"),
        ("A **bold text\n", "1:3 markup-as-typed"),
        ("A ~~struck ~~text\n", "1:3 markup-as-typed"),
        (
            "这是**我想做的事。**所以继续。这是**“重要”**事。\n",
            "1:3 markup-as-typed",
        ),
        ("这是**我想做的事。**所以继续。\n", "1:3 markup-as-typed"),
        ("これは**「重要」**です。\n", "1:4 markup-as-typed"),
        // Headings.
        ("##\u{a0}Counting\n", "1:1 broken-markup"),
        ("##\u{3000}Counting\n", "1:1 broken-markup"),
        ("##Counting\n", "1:1 broken-markup"),
        ("####### Counting\n", "1:1 broken-markup"),
        ("＃＃ Counting\n", "1:1 broken-markup"),
        ("Text.\n##Counting\n", "2:1 broken-markup"),
        ("- ##Counting\n", "1:3 broken-markup"),
        // Tables.
        ("| a | b |\n| 1 | 2 |\n", "1:1 markup-as-typed"),
        ("| a | b |\n", "1:1 markup-as-typed"),
        ("| a | b |\n|---|---|---|\n| 1 | 2 |\n", "2:1 broken-markup"),
        ("a | b\n---|---|---\n1 | 2\n", "2:1 broken-markup"),
        (
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
            "3:11 broken-markup",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | `x|y` |\n",
            "3:10 broken-markup",
        ),
        (
            "| a | b |\n|---|---|\n| [[person:ada|Ms Example]] | [[claim:closed]] |\n",
            "3:3 broken-markup",
        ),
        (
            "| a | b | c |\n|---|---|---|\n| [[person:ada|Ms Example]] | x |\n",
            "3:3 broken-markup",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\nThe text goes on.\n",
            "4:1 markup-misread",
        ),
        // Marks of other programs.
        ("%% a note to self %%\n", "1:1 broken-markup"),
        ("Text %% a note %% text\n", "1:6 broken-markup"),
        ("%%\na note\n%%\n", "1:1 broken-markup"),
        ("It is ==marked== so.\n", "1:7 markup-as-typed"),
        ("It is ++new++ so.\n", "1:7 markup-as-typed"),
        ("- [ ] call the mayor\n", "1:3 markup-as-typed"),
        ("- [x] call the mayor\n", "1:3 markup-as-typed"),
        ("> [!warning] Careful\n", "1:3 broken-markup"),
        ("> [!NOTE]\n> Careful\n", "1:3 broken-markup"),
        (":::note\nCareful\n:::\n", "1:1 markup-as-typed"),
        ("!!! note\n", "1:1 markup-as-typed"),
        ("!!! note \"Careful\"\n", "1:1 markup-as-typed"),
        ("[TOC]\n", "1:1 markup-as-typed"),
        ("{{< tweet 1 >}}\n", "1:1 markup-as-typed"),
        ("{{ site.title }}\n", "1:1 markup-as-typed"),
        ("{% include note.html %}\n", "1:1 markup-as-typed"),
        (
            "[caption id=\"a\"]A pond[/caption]\n",
            "1:1 markup-as-typed",
        ),
        ("[b]bold[/b]\n", "1:8 markup-as-typed"),
        ("A word{.red} here.\n", "1:7 markup-as-typed"),
        ("A paragraph.\n{: .note}\n", "2:1 markup-as-typed"),
        ("A paragraph. {#here}\n", "1:14 markup-as-typed"),
        ("![A pond](map.png){width=50}\n", "1:19 markup-as-typed"),
        ("$$x^2 + y$$\n", "1:1 markup-as-typed"),
        ("Well done :smile:\n", "1:11 markup-as-typed"),
        (
            "H~2~O and m^2^\n",
            "1:2 markup-as-typed;1:12 markup-as-typed",
        ),
        ("A text <!-- a note\n", "1:8 raw-html"),
        // Lists.
        ("• one\n• two\n", "1:1 markup-as-typed"),
        ("Two:\n● one\n● two\n", "2:1 markup-as-typed"),
        ("The steps:\n2. one\n3. two\n", "2:1 markup-as-typed"),
        ("a) one\nb) two\n", "1:1 markup-as-typed"),
        ("The end. ^a1b2c3\n", "1:10 markup-as-typed"),
        ("*[HTML]: a language\n", "1:1 markup-as-typed"),
        (
            "Text.[^A]\n\n[^a]: One.\n\n[^A]: Two.\n",
            "5:1 bad-reference",
        ),
        ("2019. It was a good year.\n", "1:1 markup-misread"),
        ("2019. Good.\n\n2021. Bad.\n", "3:1 markup-misread"),
        ("1. one\n  - inner\n", "2:3 markup-misread"),
        // Code and headings that are none.
        (
            "    The council met in March and voted.\n",
            "1:5 markup-misread",
        ),
        ("Text.\n\n    - one\n    - two\n", "3:5 markup-misread"),
        (
            "Text.\n\n```\ncode\n\nThe text goes on.\n",
            "3:1 broken-markup",
        ),
        (
            "The council met in March.\nIt voted.\n---\nThen it left.\n",
            "3:1 markup-misread",
        ),
        ("The council met in March.\n---\n", "2:1 markup-misread"),
        // Titles of pictures are plain text.
        (
            "![A pond](map.png \"The **old** pond\")\n",
            "1:24 markup-as-typed",
        ),
        (
            "![A pond](map.png \"The <b>old</b> pond\")\n",
            "1:24 raw-html;1:30 raw-html",
        ),
    ] {
        let (found, expected) = (
            found(&format!("The council met.[[source:minutes]]\n\n{body}")).join(";"),
            shifted(expected),
        );
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

//! Markup that readers would see as it was typed, in bodies and in values: what is named, where,
//! and what is honest.

use factpress::authoring::fix::fix;
use factpress::check::external::External;
use factpress::content::Content;
use factpress::{Options, report};

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// The smallest site with this text as the explainer's narrative; its first line is the eighth of
/// the file.
pub fn with(body: &str) -> SmallSite {
    let site =
        SmallSite::new("").replacing(EXPLAINER, "The council met.[[source:minutes]]\n", body);
    // Whatever the body says, the source and the claim are cited.
    site.with_asset("content/explainers/library/map.png")
        .with_asset("content/explainers/library/my map.png")
}

/// What is found in a body, as `line:column rule`, counted from the body's first line.
pub fn found(body: &str) -> Vec<String> {
    short(&with(body).checked().report, EXPLAINER, 7)
}

pub fn short(report: &report::Report, file: &str, above: usize) -> Vec<String> {
    let lines = report.lines.iter().filter(|line| &*line.file == file);
    let place = |line: &report::Line| Some((line.line?.saturating_sub(above), line.column?));
    lines
        .map(|line| {
            let (number, column) = place(line).expect("a finding of a text has its place");
            format!("{number}:{column} {}", line.rule)
        })
        .collect()
}

/// What a body is when all is fixed in it that can be fixed without thinking.
pub fn fixed(body: &str) -> String {
    let site = with(body);
    let (content, found) = Content::new(site.found());
    let Ok(fixed) = fix(
        &content,
        &content,
        &found,
        &Options::default(),
        &External::default(),
    );
    let after = fixed.fixes.iter().find(|fix| &*fix.file == EXPLAINER);
    let text = after.map_or_else(|| site.text(EXPLAINER), |fix| fix.after.clone());
    text.split_once("claims: [closed]\n---\n")
        .expect("the front matter is whole")
        .1
        .to_owned()
}

/// What is found in a value of the claim's front matter, as `line:column rule`.
pub fn in_finding(finding: &str) -> Vec<String> {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "finding: One closed and three moved.",
        &format!("finding: {finding}"),
    );
    short(&site.checked().report, CLAIM, 0)
}

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

/// The same places two lines further down.
pub fn shifted(places: &str) -> String {
    let down = |place: &str| match place.split_once(':') {
        Some((line, rest)) => format!("{}:{rest}", line.parse::<usize>().expect("a line") + 2),
        None => String::new(),
    };
    places.split(';').map(down).collect::<Vec<_>>().join(";")
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
fn what_can_mean_one_thing_alone_is_fixed() {
    for (body, expected) in [
        (
            "It says so.[source:minutes]\n",
            "It says so.[[source:minutes]]\n",
        ),
        (
            "It says so.[[source:minutes]\n",
            "It says so.[[source:minutes]]\n",
        ),
        (
            "It says so.[[ Source: minutes ]]\n",
            "It says so.[[source:minutes]]\n",
        ),
        (
            "It says so.［［source：minutes］］\n",
            "It says so.[[source:minutes]]\n",
        ),
        ("! [[claim:closed]]\n", "![[claim:closed]]\n"),
        ("！[[claim:closed]]\n", "![[claim:closed]]\n"),
        ("##\u{a0}Counting\n", "## Counting\n"),
        ("##Counting\n", "## Counting\n"),
        ("• one\n• two\n", "- one\n- two\n"),
        ("•\tone\n•\ttwo\n", "- one\n- two\n"),
        ("![A pond](my map.png)\n", "![A pond](<my map.png>)\n"),
        (
            "See [the report](https://a.example/x\n",
            "See [the report](https://a.example/x)\n",
        ),
        (
            "See (the report)[https://a.example/x].\n",
            "See [the report](https://a.example/x).\n",
        ),
        (
            "2019. It was a good year.\n",
            "2019\\. It was a good year.\n",
        ),
        (
            "| a | b |\n|---|---|\n| [[person:ada|Ms Example]] | x |\n",
            "| a | b |\n|---|---|\n| [[person:ada\\|Ms Example]] | x |\n",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\nThe text goes on.\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\nThe text goes on.\n",
        ),
        // Nobody knows what is meant by these.
        ("**bold **text\n", "**bold **text\n"),
        ("See [the log][log] there.\n", "See [the log][log] there.\n"),
    ] {
        let after = fixed(&format!("The council met.[[source:minutes]]\n\n{body}"));
        assert_eq!(
            after,
            format!("The council met.[[source:minutes]]\n\n{expected}")
        );
    }
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
fn markup_in_a_value_is_named_at_its_place() {
    let mut wrong = Vec::new();
    for (finding, expected) in [
        ("\"One [[source:minutes]] closed.\"", "9:15 broken-markup"),
        ("\"One closed.[^1]\"", "9:22 broken-markup"),
        (
            "\"One [closed](https://a.example/).\"",
            "9:15 broken-markup",
        ),
        ("\"One **closed** and\"", "9:15 markup-as-typed"),
        ("\"One *closed* and\"", "9:15 markup-as-typed"),
        ("\"One _closed_ and\"", "9:15 markup-as-typed"),
        ("\"One `closed` and\"", "9:15 markup-as-typed"),
        ("\"One ==closed== and\"", "9:15 markup-as-typed"),
        ("\"One %%closed%% and\"", "9:15 broken-markup"),
        ("\"One {{ closed }} and\"", "9:15 markup-as-typed"),
        ("\"One <https://a.example/> and\"", "9:15 markup-as-typed"),
        ("\"One \\\\* and\"", "9:15 markup-as-typed"),
        ("\"## One closed\"", "9:11 markup-as-typed"),
        ("\"• One closed\"", "9:11 markup-as-typed"),
        ("\"- [ ] One closed\"", "9:13 markup-as-typed"),
        ("|\n  - one\n  - two", "10:3 markup-as-typed"),
        ("|\n  > One closed", "10:3 markup-as-typed"),
        ("|\n  – Who?\n  – Nobody.", "10:3 markup-as-typed"),
        ("|\n  (1) One\n  (2) Two", "10:3 markup-as-typed"),
        ("\"One ~~closed and\"", "9:15 markup-as-typed"),
        ("\"One *closed and\"", "9:15 markup-as-typed"),
        ("\"One `closed and\"", "9:15 markup-as-typed"),
        ("\"One closed.\\\\\"", "9:22 markup-as-typed"),
        ("\"One (closed)[map.png]\"", "9:15 broken-markup"),
        ("|\n  | a | b |\n  |---|---|", "11:3 broken-markup"),
        ("\"One <b>closed</b>\"", "9:15 raw-html;9:24 raw-html"),
        ("\"One&nbsp;closed\"", "9:14 raw-html"),
        ("\"One&#8217;s closed\"", "9:14 raw-html"),
        ("\"One &eacute; closed\"", "9:15 raw-html"),
        (
            "\"One<br>closed <br/> so <a href='x'>\"",
            "9:14 raw-html;9:25 raw-html;9:34 raw-html",
        ),
        ("\"One <!-- why? --> closed\"", "9:15 raw-html"),
    ] {
        let found = in_finding(finding).join(";");
        if found != expected {
            wrong.push(format!("{finding}: {found} and not {expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn honest_values_hold_signs() {
    for finding in [
        "2 * 3 * 4 is 24, 5 > 3 and 3 < 5; AT&T; R&D; 50 % of 10 %",
        "'#metoo, C#, C++, snake_case_word, $5_000, f***'",
        "'[The keeper] said […] [sic] so [1]'",
        "'a <placeholder> and <3 and a&b; and x = y'",
        "https://a.example/a_b_c?x=1&copy=2 says so",
        "about ~50 of ~60; 10~20",
        "'He said: well * so.'",
    ] {
        assert_eq!(in_finding(finding), [""; 0], "{finding}");
    }
}

#[test]
fn every_printed_value_is_looked_at() {
    let marked = "A **word** here";
    for (file, old, new) in [
        (
            "content/site.yaml",
            "title: Town checks",
            format!("title: {marked}"),
        ),
        (
            "content/site.yaml",
            "description: Claims about an imaginary town, checked.",
            format!("description: {marked}"),
        ),
        (
            "content/site.yaml",
            "name: Town Checks",
            format!("name: {marked}"),
        ),
        (
            "content/site.yaml",
            "label: Unproven",
            format!("label: {marked}"),
        ),
        (
            "content/site.yaml",
            "definition: The evidence does not decide.",
            format!("definition: {marked}"),
        ),
        (
            "content/people.yaml",
            "name: Ada Example",
            format!("name: {marked}"),
        ),
        (
            "content/people.yaml",
            "  kind: person",
            format!("  kind: person\n  role: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "title: Minutes of the council",
            format!("title: {{en: {marked}}}"),
        ),
        (
            "content/sources/town.yaml",
            "publisher: Town council",
            format!("publisher: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "none: Only a paper copy exists.",
            format!("none: {marked}"),
        ),
        (
            "content/sources/town.yaml",
            "  seen: original",
            format!("  seen: original\n  note: {marked}"),
        ),
        (EXPLAINER, "title: The library", format!("title: {marked}")),
        (
            EXPLAINER,
            "standfirst: One of four libraries closed; three moved.",
            format!("standfirst: {marked}"),
        ),
        (
            CLAIM,
            "claim: The town closed four libraries",
            format!("claim: {marked}"),
        ),
        (
            CLAIM,
            "date: 2024-03-10",
            format!("date: 2024-03-10\nplace: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!("kind: statement\nwhy: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!("kind: statement\nunknown: {marked}"),
        ),
        (
            CLAIM,
            "as_of: 2024-03-31",
            format!("as_of: 2024-03-31\nlabel: {marked}"),
        ),
        (
            CLAIM,
            "    stance: undermines",
            format!("    stance: undermines\n    note: {marked}"),
        ),
        (
            CLAIM,
            "    stance: undermines",
            format!("    stance: undermines\n    at: {marked}"),
        ),
        (
            CLAIM,
            "reason: Her words were public and complete.",
            format!("reason: {marked}"),
        ),
        (
            CLAIM,
            "kind: statement",
            format!(
                "kind: statement\ncorrections: [{{date: 2024-04-02, grade: minor, text: {marked}}}]"
            ),
        ),
    ] {
        let findings = SmallSite::new("").replacing(file, old, &new).findings();
        let named = findings
            .iter()
            .filter(|found| found.starts_with(file) && found.ends_with(" markup-as-typed"))
            .count();
        assert_eq!(named, 1, "{new}: {findings:?}");
    }
}

#[test]
fn exact_words_hold_any_sign_and_notes_to_the_desk_are_not_printed() {
    let quote = |words: &str| {
        let site = SmallSite::new("").replacing(
            CLAIM,
            "quote: One library closes.",
            &format!("quote: \"{words}\""),
        );
        short(&site.checked().report, CLAIM, 0)
    };
    assert_eq!(
        quote("f*** this **really** #metoo @ada <3 {{x}} ==a== `b` | [sic] [1] > x"),
        [""; 0]
    );
    assert_eq!(quote("See [[source:minutes]]"), ["13:17 broken-markup"]);
    assert_eq!(quote("See it.[^1]"), ["13:20 broken-markup"]);
    assert_eq!(quote("A&nbsp;word"), ["13:14 markup-as-typed"]);
    let hold = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement",
        "kind: statement\nhold: Ask **Ada** about [[source:minutes]] [^1] <b>",
    );
    let marks: Vec<String> = hold
        .findings()
        .into_iter()
        .filter(|found| found.contains("mark") || found.contains("html"))
        .collect();
    assert_eq!(marks, [""; 0]);
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

#[test]
fn a_colon_at_the_beginning_of_a_line_defines_what_it_can_define() {
    let html = |body: &str| {
        crate::reader::inner(
            &with(&format!("The council met.[[source:minutes]]\n\n{body}\n"))
                .file("library/index.html"),
            ".prose",
        )
    };
    assert!(html("It was noted\n:30 ducks.").ends_with("<p>It was noted :30 ducks.</p>"));
    assert!(
        html("Four ducks\nwere seen\n: so they say.")
            .ends_with("<p>Four ducks were seen : so they say.</p>")
    );
    assert!(
        html("Minutes\n: What was said.")
            .ends_with("<dl><dt>Minutes</dt><dd>What was said.</dd></dl>")
    );
    assert!(html("```\na\n: b\n```").contains("a\n: b\n"));
    assert_eq!(
        found("The council met.[[source:minutes]]\n\nFour ducks\nwere seen\n: so they say.\n"),
        ["5:1 markup-misread"]
    );
}

#[test]
fn a_french_colon_belongs_to_its_sentence() {
    let french = |body: &str| {
        SmallSite::in_two_languages().replacing(
            "content/explainers/library/claims/closed.fr.md",
            "Le procès-verbal les nomme.",
            body,
        )
    };
    let html = |body: &str| {
        crate::reader::inner(&french(body).file("fr/library/closed/index.html"), ".prose")
    };
    let quoted = "La mairie a répondu\n: « aucun canard ».";
    assert!(
        html(quoted).contains("La mairie a répondu : «&nbsp;aucun canard&nbsp;»."),
        "{}",
        html(quoted)
    );
    assert_eq!(french(quoted).findings(), [""; 0]);
    assert_eq!(
        french("> La mairie a répondu\n> : « aucun canard ».").findings(),
        [""; 0]
    );
    assert_eq!(french("Le maire\n: il a répondu.").findings().len(), 1);
    assert_eq!(french("Le maire\n:  il a répondu.").findings(), [""; 0]);
    assert!(html("Le maire\n:  Il dirige.").contains("<dd>Il dirige.</dd>"));
    assert_eq!(
        french("Maire\n: Il dirige.\n\nConseil\n: Il vote.").findings(),
        [""; 0]
    );
}

#[test]
fn lines_of_chinese_and_japanese_join_without_a_space() {
    let html = |body: &str| {
        crate::reader::inner(
            &with(&format!("The council met.[[source:minutes]]\n\n{body}\n"))
                .file("library/index.html"),
            ".prose",
        )
    };
    assert!(html("这是第一行，\n这是第二行。").contains("这是第一行，这是第二行。"));
    assert!(html("これは\n**重要**です。").contains("これは<strong>重要</strong>です。"));
    assert!(html("这是 first\nline 这").contains("first line"));
    assert!(html("한국어\n글").contains("한국어 글"));
}

#[test]
fn front_matter_that_a_line_of_hyphens_cuts_is_an_error_at_that_line() {
    let cut = |old: &str, new: &str| {
        let site = SmallSite::new("").replacing(CLAIM, old, new);
        short(&site.checked().report, CLAIM, 0)
    };
    let quote = "    quote: One library closes.";
    assert_eq!(
        cut(
            quote,
            "    quote: |\n      Four ducks\n---\n      were counted.\n    at: page 2"
        ),
        ["15:1 front-matter"]
    );
    assert_eq!(
        cut(
            quote,
            "    quote: >-\n      Four ducks\n\n---\n\n      were counted.\n    at: page 2"
        ),
        ["16:1 front-matter"]
    );
    assert_eq!(cut("as_of: 2024", "---\nas_of: 2024"), ["8:1 front-matter"]);
    // A rule across the page, and words with a colon, are honest.
    assert_eq!(
        cut(
            "The minutes list them.",
            "The minutes list them.\n\n---\n\nnote: this is all."
        ),
        [""; 0]
    );
    assert_eq!(
        cut(
            "The minutes list them.",
            "note: this is all.\n\nThe minutes list them.\n\n---\n\nMore."
        ),
        [""; 0]
    );
}

#[test]
fn a_line_that_readers_would_see_nothing_of_is_named() {
    for (body, expected) in [
        ("[Mayor]: No.\n\nShe left then.\n", "1:1 broken-markup"),
        ("> [40]: Held.\n", "1:3 broken-markup"),
        ("- [Q]: Why?\n", "1:3 broken-markup"),
        (
            "The record.\n\n[1]: https://a.example/x\n",
            "3:1 markup-misread",
        ),
    ] {
        assert_eq!(found(body), [expected], "{body}");
    }
    for honest in [
        "See [the log] and [it][log].\n\n[the log]: https://a.example/x\n[log]: https://a.example/y\n",
        "[//]: # (a note to self)\n\nWords.\n",
        "\\[Mayor]: No.\n",
    ] {
        assert_eq!(found(honest), found("Words.\n"), "{honest}");
    }
}

#[test]
fn an_authors_line_does_not_become_a_part_of_a_quotation() {
    let lazy = "The minutes say:\n\n> One library closes.\nBut three moved, we found.\n";
    assert_eq!(found(lazy), ["4:1 markup-misread"]);
    assert_eq!(
        found("- > One library closes.\nBut three moved.\n"),
        ["2:1 markup-misread"]
    );
    for honest in [
        "> One.\n>\n> Two.\n\nThree.\n",
        "> One.\n> > Two.\n> Three.\n",
        "- > One.\n  > Two.\n",
    ] {
        assert_eq!(found(honest), found("Words.\n"), "{honest}");
    }
}

#[test]
fn signs_inside_of_words_make_no_emphasis_unseen() {
    for (body, expected) in [
        ("He said f**k this s**t.\n", "1:10 markup-misread"),
        ("b*llsh*t\n", "1:2 markup-misread"),
        ("5*3 and 4*2\n", "1:2 markup-misread"),
        ("2*3*4\n", "1:2 markup-misread"),
    ] {
        assert_eq!(found(body), [expected], "{body}");
    }
    for honest in [
        "**1990**s and *re*ads\n",
        "2\\*3\\*4\n",
        "Words in *this* and **that**, *so*.\n",
        "snake_case_name\n",
    ] {
        assert_eq!(found(honest), found("Words.\n"), "{honest}");
    }
}

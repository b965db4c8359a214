//! Lines that Markdown takes for something else than was probably meant: split from a sentence,
//! joined to a list entry, made a heading.

use crate::markup::{self, found};

/// What is wrong with these bodies, each with what is expected of it.
fn wrong(bodies: &[(&str, &str)]) -> String {
    let above = "The council met.[[source:minutes]]\n\n";
    let one = |(body, expected): &(&str, &str)| {
        let found = found(&format!("{above}{body}\n")).join(";");
        let expected = markup::shifted(expected);
        (found != expected).then(|| format!("{body}\n  {found} and not {expected}\n"))
    };
    bodies.iter().filter_map(one).collect()
}

/// What is found in texts that are honest.
fn alarms(bodies: &[&str]) -> String {
    let bodies: Vec<(&str, &str)> = bodies.iter().map(|body| (*body, "")).collect();
    wrong(&bodies)
}

/// What a body is when all is fixed in it that can be fixed without thinking.
fn fixed(body: &str) -> String {
    let above = "The council met.[[source:minutes]]\n\n";
    markup::fixed(&format!("{above}{body}\n")).split_off(above.len())
}

#[test]
fn a_sign_at_the_beginning_of_a_line_does_not_break_a_sentence_off() {
    let wrong = wrong(&[
        (
            "In March the rate fell by\n- 4 per cent, and in April it rose.",
            "2:1 markup-misread",
        ),
        (
            "In March the rate rose by\n+ 3 per cent.",
            "2:1 markup-misread",
        ),
        ("The council counted 5\n* 3 ducks.", "2:1 markup-misread"),
        (
            "Of all ponds those with\n> 10 ducks were counted.",
            "2:1 markup-misread",
        ),
        (
            "Of all ponds those with\n>10 ducks were counted.",
            "2:1 markup-misread",
        ),
        (
            "Of all ponds those with\n>= 10 ducks were counted.",
            "2:1 markup-misread",
        ),
        (
            "Of all ponds those with\n> € 10 were counted.",
            "2:1 markup-misread",
        ),
        (
            "Gezählt wurde am\n1. März, und zwar früh.",
            "2:1 markup-misread",
        ),
        (
            "The mayor\n- who was elected in March - said no.",
            "2:1 markup-misread",
        ),
        (
            "The rate fell by 3 per cent,\n- 4 per cent in March.",
            "2:1 markup-misread",
        ),
        (
            "The rate fell by[[source:minutes]]\n- 4 per cent.",
            "2:1 markup-misread",
        ),
        (
            "The rate fell in all of the years that the council named, by\n- 4 per cent and\n- 3 per cent.",
            "2:1 markup-misread",
        ),
        ("> The rate fell by\n> - 4 per cent.", "2:3 markup-misread"),
        (
            "- The rate\n  fell by\n  - 4 per cent.",
            "3:3 markup-misread",
        ),
        ("- The rate fell by\n+ 3 per cent.", "2:1 markup-misread"),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "The steps:\n- 4 ducks\n- 3 swans",
        "The steps\n- one\n- two",
        "Ducks counted\n- 4 in March\n- 6 in April",
        "The steps are these.\n1. One\n2. Two",
        "The rate fell by\n\n- 4 per cent",
        "The rate fell by\n\\- 4 per cent",
        "- One\n  - inside\n- Two\n  1. inside",
        "1. One\n   - 4 inside",
        "- One\n  goes on\n  1. inside",
        "- One\n- Two\n\n+ 3 more",
        "The minutes say\n> One library closes.",
        "The minutes say:\n> 10 ducks were counted.",
        "The minutes say.[[source:minutes]]\n> 10 ducks were counted.",
        "Sources\n- The minutes",
        "## Ducks\n- 4 in March",
        "> One.\n>\n> > 10 ducks.",
        "The council **said:**\n- 4 ducks",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_line_of_hyphens_makes_no_heading_of_a_sentence() {
    let wrong = wrong(&[
        ("She left.\n---\n\nMore.", "2:1 markup-misread"),
        ("Did she leave?\n---\n\nMore.", "2:1 markup-misread"),
        ("She left!\n---\n\nMore.", "2:1 markup-misread"),
        ("She left …\n---\n\nMore.", "2:1 markup-misread"),
        ("She said “no”\n---\n\nMore.", "2:1 markup-misread"),
        ("Elle a dit « non »\n---\n\nMore.", "2:1 markup-misread"),
        ("She left (in March)\n---\n\nMore.", "2:1 markup-misread"),
        ("and so she left\n---\n\nMore.", "2:1 markup-misread"),
        ("– Nobody\n---\n\nMore.", "2:1 markup-misread"),
        ("*Ada Example*\n---\n\nMore.", "2:1 markup-misread"),
        ("She left\n---\nMore.", "2:1 markup-misread"),
        ("She left\n--\n\nMore.", "2:1 markup-misread"),
        (
            "The keeper of the pond left the town in the spring of that year\n---\n\nMore.",
            "2:1 markup-misread",
        ),
        (
            "She left\n---\n\n## Counting\n\nMore.",
            "2:1 markup-misread",
        ),
        (
            "She left\n---\n\nMore.\n\n---\n\nMore.",
            "2:1 markup-misread",
        ),
        ("> Did she leave?\n> ---\n>\n> More.", "2:3 markup-misread"),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "What was counted\n---\n\nDucks.",
        "What was counted?\n-----------------\n\nDucks.",
        "What was counted\n----------------\nDucks.\n\n## And then\n\nMore.",
        "She left.\n\n---\n\nMore.",
        "She left?\n\n* * *\n\nMore.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_line_below_an_entry_a_note_or_a_definition_does_not_slip_in() {
    let wrong = wrong(&[
        ("- One\n- Two\nThe council met then.", "3:1 markup-misread"),
        (
            "1. One\n2. Two\nThe council met then.",
            "3:1 markup-misread",
        ),
        (
            "- One\n- Two ducks were counted in the north, and three in the south.\nThe council met.",
            "3:1 markup-misread",
        ),
        (
            "- One\n- Two\n**But** the council met.",
            "3:1 markup-misread",
        ),
        (
            "- One\n  - Two\nThe council met then.",
            "3:1 markup-misread",
        ),
        (
            "> - One\n> - Two\n> The council met then.",
            "3:3 markup-misread",
        ),
        (
            "Text.[^1]\n\n[^1]: A note.\nThe text goes on.",
            "4:1 markup-misread",
        ),
        (
            "Minutes\n: What was said.\nThe text goes on.",
            "3:1 markup-misread",
        ),
        ("- 这是第一。\n这是第二。", "2:1 markup-misread"),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "- One that is long and\ngoes on here\n- Two",
        "- One that is long and\ngoes on here",
        "- One.\nAnd more.\n- Two.\nAnd more.",
        "- One.\n  And more.\n- Two",
        "- One\n- The keeper of all the ponds that there are in the whole of the\nTown Council counted them.",
        "- One\n- Two\n\nThe council met.",
        "1. One.\n   Two.\n\n   Three.",
        "Text.[^1]\n\n[^1]: A note that is\nlong.",
        "Text.[^1] More.[^2]\n\n[^1]: A note.\n[^2]: Another.",
        "Minutes\n: What was said.\n  The text goes on.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn lines_that_run_together_are_named() {
    let wrong = wrong(&[
        ("– Who?\n– Nobody.", "1:1 markup-as-typed"),
        (
            "The mayor was asked.\n— Who?\n— Nobody.",
            "2:1 markup-as-typed",
        ),
        ("―Who?\n―Nobody.", "1:1 markup-as-typed"),
        ("-- Who?\n-- Nobody.", "1:1 markup-as-typed"),
        ("–\u{a0}Qui ?\n–\u{a0}Personne.", "1:1 markup-as-typed"),
        ("> – Who?\n> – Nobody.", "1:3 markup-as-typed"),
        (
            "— Who was it that saw her\nlast?\n— Nobody.",
            "1:1 markup-as-typed",
        ),
        ("1.First\n2.Second", "1:1 markup-as-typed"),
        ("1)First\n2)Second", "1:1 markup-as-typed"),
        ("(1) First\n(2) Second", "1:1 markup-as-typed"),
        ("(1) First that is\nlong\n(2) Second", "1:1 markup-as-typed"),
        ("(a) First\n(b) Second", "1:1 markup-as-typed"),
        ("A. First\nB. Second", "1:1 markup-as-typed"),
        ("a. First\nb. Second", "1:1 markup-as-typed"),
        ("The steps:\nA) First\nB) Second", "2:1 markup-as-typed"),
        ("I. First\nII. Second\nIII. Third", "1:1 markup-as-typed"),
        ("ix) Ninth\nx) Tenth", "1:1 markup-as-typed"),
        ("1° First\n2° Second", "1:1 markup-as-typed"),
        ("① First\n② Second", "1:1 markup-as-typed"),
        ("✓ First\n✓ Second", "1:1 markup-as-typed"),
        ("→ First\n→ Second", "1:1 markup-as-typed"),
        ("✅ First\n✅ Second", "1:1 markup-as-typed"),
        ("1 - First\n2 - Second", "1:1 markup-as-typed"),
        ("Step 1: one\nStep 2: two", "1:1 markup-as-typed"),
        ("Q: Who?\nA: Nobody.", "1:1 markup-as-typed"),
        (
            "**Date:** 1 March\n**Place:** the town",
            "1:3 markup-as-typed",
        ),
        (
            "Question : qui ?\nRéponse : personne.",
            "1:1 markup-as-typed",
        ),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "– Who?\n\n– Nobody.",
        "– Who?  \n– Nobody.",
        "– Who?\\\n– Nobody.",
        "(1) First  \n(2) Second",
        "The mayor\n– elected in March –\nsaid no.",
        "The mayor said it\n– loudly – and the keeper\n– softly – agreed.",
        "> One library closes.\n> — the council",
        "It was 1.5 in March and\n2.5 in April.",
        "It began at\n10:30 and ended at\n11:00.",
        "(1) First, (2) second.",
        "A. Smith and\nC. Jones",
        "Q: Who?\n\nA: Nobody.",
        "Date: 1 March  \nPlace: the town",
        "The council met in March:\nNobody: neither mayor nor keeper.",
        "It was said in the town of Example:\nA: so it is.",
        "Nobody: neither mayor nor keeper, who had been asked before, and\nsaid so: no.",
        "In the year\n1984. It was\n1985. So.",
        "(c) The council\n(see below)",
        "Prices in £\n£ 4 or\n€ 5.",
        "I. She.\n\nII. He.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_list_is_mended_whole_or_not_at_all() {
    for (body, expected) in [
        ("• one\n• two", "- one\n- two"),
        ("• one that\ngoes on\n• two", "- one that\ngoes on\n- two"),
        ("Two:\n• one\n• two", "Two:\n- one\n- two"),
        ("• one\n- two\n• three", "- one\n- two\n- three"),
        ("1.First\n2.Second", "1. First\n2. Second"),
        (
            "The steps:\n1)First\n2)Second",
            "The steps:\n\n1) First\n2) Second",
        ),
        ("The steps:\n2. one\n3. two", "The steps:\n\n2. one\n3. two"),
    ] {
        assert_eq!(fixed(body), format!("{expected}\n"), "{body}");
    }
    for body in [
        "• one\n◦ two\n• three",
        "• one\no two\n• three",
        "• one\n– two",
        "• one\n* two\n• three",
        "• one\n1) two",
        "• one\n\u{25ba} two",
        "1.First\n2.Second\n4.Fourth",
        "(1) First\n(2) Second",
        "a) First\nb) Second",
        "- • one",
    ] {
        assert_eq!(fixed(body), format!("{body}\n"), "{body}");
    }
}

#[test]
fn a_row_has_as_many_cells_as_its_head() {
    let table = |rows: &str| format!("| a | b | c |\n|---|---|---|\n{rows}");
    for (rows, expected) in [
        ("| 1 | 2 |", "3:1 markup-misread"),
        ("| 1 | 2 | 3 |\n| 1 |", "4:1 markup-misread"),
        ("1 | 2", "3:1 markup-misread"),
        ("| 1 | [[person:ada\\|Ms Example]] |", "3:1 markup-misread"),
        (
            "| 1 | 2 | 3 |\n|---|---|---|\n| 4 | 5 | 6 |",
            "4:1 markup-as-typed",
        ),
        (
            "| 1 | 2 | 3 |\n| :--- | :---: | ---: |",
            "4:1 markup-as-typed",
        ),
        ("| 1 | 2 | 3 |\n---|---|---\n", "4:1 markup-as-typed"),
        ("| 1 | `x|y` |", "3:9 broken-markup"),
    ] {
        let wrong = wrong(&[(&table(rows), expected)]);
        assert!(wrong.is_empty(), "{wrong}");
    }
    for rows in [
        "| 1 | 2 | 3",
        "| 1 | | |",
        "1 | 2 | 3",
        "| - | - | - |",
        "| -- | -- | -- |",
        "| – | — | --- |",
    ] {
        let alarms = alarms(&[&table(rows)]);
        assert!(alarms.is_empty(), "{alarms}");
    }
    let alarms = alarms(&["| a |\n|---|\n| 1 |", "a | b\n--- | ---\n1 | 2"]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_sign_without_its_twin_is_named() {
    let wrong = wrong(&[
        ("A ~~struck text.", "1:3 markup-as-typed"),
        ("A `code text.", "1:3 markup-as-typed"),
        ("A code` text.", "1:7 markup-as-typed"),
        ("She said ``so''.", "1:10 markup-as-typed"),
        ("don`t and can`t", "1:4 markup-misread"),
        ("An *italic text.", "1:4 markup-as-typed"),
        ("An _italic text.", "1:4 markup-as-typed"),
        ("The council, *of course, met.", "1:14 markup-as-typed"),
        ("!(A pond)[map.png]", "1:1 broken-markup"),
        ("(A pond)[map.png]", "1:1 broken-markup"),
        ("!(A pond)[my map.png]", "1:1 broken-markup"),
        ("The pond is blue.\\", "1:18 markup-as-typed"),
        ("The pond is blue.\\ \nAnd deep.", "1:18 markup-as-typed"),
        ("## The pond\\", "1:12 markup-as-typed"),
        ("- The pond\\\n- The town", "1:11 markup-as-typed"),
        ("\\• one", "1:1 markup-as-typed"),
        ("Two \\– three", "1:5 markup-as-typed"),
        ("She said \\“no”.", "1:10 markup-as-typed"),
        ("So [[person:ada|Ms [Ada]]] said.", "1:4 broken-markup"),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "See \\[x](y) so, !\\[x](y) and [x\\](y).",
        "The operators \"==\" and \"==>\", (==), '++' and \"~~\", \"**\", \"*\" and '_'.",
        "a == b and b ==> c and \"<==\".",
        "A price* rose.\n*In prices of 2023.",
        "A price* rose. *In prices of 2023.",
        "*In prices of 2023.",
        "A price * rose, 5 * 3, 5 *3, Leser*innen, *.png and so on*.",
        "Hawai`i.\n\nQur`an.",
        "C:\\Users and C:\\",
        "A \\\\ B and a\\b.",
        "The pond is blue.\\\nAnd deep.",
        "&#8226; one",
        "So [[person:ada|Ms [Ada] Example]] and [[person:ada|Ms \\[Ada\\]]] said.",
        "Hi ~~ she said ~~ and hi~~.",
        "https://a.example/a*b*c/d_e_f and https://a.example/~~x and https://a.example/`x",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
    for (body, expected) in [
        ("!(A pond)[map.png]", "![A pond](map.png)"),
        ("!(A pond)[my map.png]", "![A pond](<my map.png>)"),
        ("The pond is blue.\\", "The pond is blue."),
        ("\\• one", "&#8226; one"),
        ("Two \\– three", "Two – three"),
        (
            "So [[person:ada|Ms [Ada]]] said.",
            "So [[person:ada|Ms \\[Ada\\]]] said.",
        ),
    ] {
        assert_eq!(fixed(body), format!("{expected}\n"), "{body}");
    }
}

/// The quotation marks of German, of books in German and Danish, of Polish, Swiss German, French,
/// English and Swedish, and those within others.
const MARKS: [(&str, &str); 10] = [
    ("„", "“"),
    ("»", "«"),
    ("„", "”"),
    ("«", "»"),
    ("«\u{a0}", "\u{a0}»"),
    ("“", "”"),
    ("”", "”"),
    ("‚", "‘"),
    ("›", "‹"),
    ("\"", "\""),
];

#[test]
fn lines_with_quotations_are_judged_alike_whatever_marks_they_have() {
    let mut all_wrong = String::new();
    for (open, close) in MARKS {
        let quoted = |text: &str| text.replace('{', open).replace('}', close);
        let bodies = [
            ("• {Erstens}\n• {Zweitens}", "1:1 markup-as-typed"),
            ("– {Wer?}\n– {Niemand.}", "1:1 markup-as-typed"),
            (
                "Sie sagte {so.}\n– {Wer?}\n– {Niemand.}",
                "2:1 markup-as-typed",
            ),
            ("~~{gestrichen}~", "1:1 markup-as-typed"),
            ("Das ist =={neu}== hier.", "1:9 markup-as-typed"),
            ("1.{Erstens}\n2.{Zweitens}", "1:1 markup-as-typed"),
            ("{Ja} sagte sie\n---\n\nMehr.", "2:1 markup-misread"),
            ("Sie sagte {ja}\n---\n\nMehr.", "2:1 markup-misread"),
            ("    {So} war es an dem Tag.", "1:5 markup-misread"),
            ("Sie sagte {so.}\n- 4 Enten\n- 3 Gänse", ""),
            ("Sie sagte {so.}\n> 10 Enten.", ""),
            ("Die Zeichen {~~} und {==} gibt es.", ""),
        ];
        let bodies: Vec<(String, &str)> = bodies
            .iter()
            .map(|(body, expected)| (quoted(body), *expected))
            .collect();
        let bodies: Vec<(&str, &str)> = bodies.iter().map(|(b, e)| (b.as_str(), *e)).collect();
        all_wrong.push_str(&wrong(&bodies));
    }
    assert!(all_wrong.is_empty(), "{all_wrong}");
}

#[test]
fn a_day_with_a_full_stop_begins_no_list() {
    let wrong = wrong(&[
        (
            "Gezählt wurde in diesem Jahr zweimal, und zwar am\n1. Mai. Die Zahl war klein, und am\n2. August. Sie war groß.",
            "2:1 markup-misread",
        ),
        (
            "Gezählt wurde in diesem Jahr zweimal, und zwar am\n1. Jänner, früh, und am\n2. MÄRZ.",
            "2:1 markup-misread",
        ),
    ]);
    assert!(wrong.is_empty(), "{wrong}");
    let alarms = alarms(&[
        "Termine\n1. Mai\n2. August",
        "Gezählt wurde:\n1. Mai: 4 Enten\n2. August: 3 Enten",
        "Gezählt wurde in diesem Jahr von vielen\n1. Maier aus der Stadt\n2. Augusta aus dem Dorf",
        "Es war am 1. Mai und am\n22. August.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn words_that_say_who_said_something_are_no_speakers() {
    let alarms = alarms(&[
        "Laut Amt: Es sind vier.\nLaut Stadt: Es sind drei.",
        "Nach Ada Muster: Es sind vier.\nSo die Stadt: Es sind drei.",
        "According to Ada: there are four.\nAccording to Bo: there are three.",
        "Selon Ada: il y en a quatre.\nD’après Bo: il y en a trois.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
    let wrong = wrong(&[(
        "Ada: Es sind vier.\nBo: Es sind drei.",
        "1:1 markup-as-typed",
    )]);
    assert!(wrong.is_empty(), "{wrong}");
}

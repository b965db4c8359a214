//! Honest text that looks like markup: nothing is said of it, and fixing never takes a word or a
//! sign away from readers.

use crate::markup::{fixed, found};

const ABOVE: &str = "The council met.[[source:minutes]]\n\n";

/// What is found in a body, without what may be found anywhere.
fn told(body: &str) -> String {
    found(&format!("{ABOVE}{body}\n")).join(";")
}

/// The bodies of which something is said, with what is said.
fn alarms(bodies: &[&str]) -> String {
    let one = |body: &&str| {
        let told = told(body);
        (!told.is_empty()).then(|| format!("{body}\n  {told}\n"))
    };
    bodies.iter().filter_map(one).collect()
}

/// The bodies that fixing changes.
fn changed(bodies: &[&str]) -> String {
    let one = |body: &&str| {
        let after = fixed(&format!("{ABOVE}{body}\n")).split_off(ABOVE.len());
        (after != format!("{body}\n")).then(|| format!("{body}\n  became {after}\n"))
    };
    bodies.iter().filter_map(one).collect()
}

#[test]
fn a_line_with_an_address_behind_brackets_stays_where_no_link_uses_it() {
    let changed = changed(&[
        "The minutes say\n[item 4]: https://town.example/a",
        "Sources:\n[1]: https://town.example/a\n[2]: https://town.example/b",
        "Sources.[1]\n[1]: https://town.example/a",
        "We asked Ada and\n[Robin]: https://town.example/a",
        "We asked [Robin] and\n[Robin]: https://town.example/a",
        "> See [the log].\n> [the log]: https://town.example/a",
        "See \\[the log].\n[the log]: https://town.example/a",
    ]);
    assert!(changed.is_empty(), "{changed}");
    assert_eq!(
        fixed(&format!(
            "{ABOVE}See [the log].\n[the log]: https://town.example/a\n"
        )),
        format!("{ABOVE}See [the log].\n\n[the log]: https://town.example/a\n")
    );
    assert_eq!(
        told("The minutes say\n[item 4]: https://town.example/a"),
        "4:1 markup-as-typed"
    );
}

#[test]
fn brackets_at_the_beginning_of_a_line_are_no_label_up_to_the_last_of_them() {
    let alarms = alarms(&[
        "[2024] ONSC 12 [CanLII]: https://town.example/case",
        "[R]obin wrote [in March]: https://town.example/a",
        "[1] https://town.example/a [2]: https://town.example/b",
        "[10:30] Ada: see [the minutes]: https://town.example/a",
        "[Editor's note: see the minutes [2]: https://town.example/a]",
        "**[Smith]: https://town.example/a**",
        "> [2024] ONSC 12 [CanLII]: https://town.example/case",
        "- [R]obin wrote [in March]: https://town.example/a",
        "| a |\n|---|\n| [2024] ONSC 12 [CanLII]: https://town.example/case |",
        "She wrote.\n[R]obin wrote [in March]: https://town.example/a",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_sentence_is_not_broken_into_a_list() {
    let (sentences, others) = (
        [
            "Er kam am\n3.Mai und ging am\n4.Mai wieder.",
            "See rule\n1.The mayor leaves and rule\n2.The council votes.",
            "5.March was the day, and\n6.March the other.",
            "The list of\n• one, and\n• two is long.",
            "Ada Example\n• mayor • 45",
            "Ada Example, who is\n· as they say · mayor.",
            "The authors are J. Smith,\nK. Jones and\nL. Brown.",
            "A. Smith was there.\nB. Jones was not.",
            "J. R. Smith was there.\nK. Jones was not.",
            "See s. 12\n(a) and s. 13\n(b) of the Act.",
            "The Act, s. 3\n(1) and (2), says so; s. 4\n(2) does not.",
            "In s. 5 the words \"if\n(a) he knew, or\n(b) he did not\" were struck.",
            "Charles\nI. and James\nII. were kings.",
            "I. Quartal 2019,\nII. Quartal 2020 und\nIII. Quartal 2021 waren gut.",
            "— so he said. The mayor\n— who was ill — left.",
            "– so said Ada, and the mayor\n– who was ill – left the\n– very old – town.",
        ],
        [
            "Ada Example\n• mayor",
            "5.March was the day.\n6.March was the other.",
            "Steps\n• one\n• two",
            "• one, and\n• two is long.",
        ],
    );
    let alarms = alarms(&sentences);
    assert!(alarms.is_empty(), "{alarms}");
    let changed = [changed(&sentences), changed(&others)].concat();
    assert!(changed.is_empty(), "{changed}");
}

#[test]
fn a_colon_within_a_line_of_prose_makes_no_speaker_of_the_words_before_it() {
    let alarms = alarms(&[
        "Answer: no. The mayor told the\nGuardian: \"We closed one.\"",
        "Das Ergebnis: Die Stadt hat vier Büchereien, sagt die\nBürgermeisterin: eine schloss.",
        "Résultat : faux. Le journal\nLe Monde : vrai.",
        "טענה: נסגרו. הטענה\nשקרית: לא נסגרו.",
        "الجواب: لا. هذا ما قالته\nالبلدية: أغلقت واحدة.",
        "Ada said this: one library closed.\nRobin said that: three moved.",
        "Selon le maire : « Non ».\nSelon la ville : « Oui ».",
        "市长说：图书馆关闭了一家。\n议会说：三家搬迁了。",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn a_backslash_that_is_meant_stays() {
    let paths = [
        "Ends with D:\\",
        "The folder is C:\\temp\\",
        "- The folder is C:\\temp\\",
        "| a | b |\n|---|---|\n| C:\\temp\\ | x |\n| x | C:\\temp\\ |",
        "## The folder C:\\temp\\",
        "He ended with a backslash: \\",
        "The share is \\\\server\\files\\",
    ];
    let alarms = alarms(&paths);
    assert!(alarms.is_empty(), "{alarms}");
    let changed = [
        changed(&paths),
        changed(&["## The pond\\", "| a |\n|---|\n| pond\\ |"]),
    ]
    .concat();
    assert!(changed.is_empty(), "{changed}");
}

#[test]
fn a_row_without_bars_is_not_thrown_out_of_its_table() {
    let changed = changed(&[
        "Year | Trees\n--- | ---\n2019 | 4\n2020",
        "Year | Trees\n--- | ---\n2019 | 4\nThis year so far",
        "| Year | Trees |\n|---|---|\n| 2019 | 4 |\n2020",
    ]);
    assert!(changed.is_empty(), "{changed}");
}

#[test]
fn signs_at_both_ends_of_a_heading_are_its_own() {
    for (body, expected) in [
        ("##The vote##", "## The vote"),
        ("### The vote", "### The vote"),
        ("###The vote ###", "### The vote"),
        ("##About C#", "## About C#"),
        ("##The vote###", "##The vote###"),
    ] {
        assert_eq!(
            fixed(&format!("{ABOVE}{body}\n")),
            format!("{ABOVE}{expected}\n"),
            "{body}"
        );
    }
}

#[test]
fn emphasis_of_a_part_of_one_word_is_meant() {
    let alarms = alarms(&[
        "un*believ*able",
        "He re*peat*edly said it, O**NE** time.",
        "une *in*accessible, in**access**ible",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
    for hidden in [
        "b*llsh*t",
        "f*ck this sh*t",
        "Bürger*innen und Lehrer*innen",
        "2*3*4",
    ] {
        assert!(
            told(hidden).ends_with("markup-misread"),
            "{hidden}: {}",
            told(hidden)
        );
    }
}

#[test]
fn two_percent_signs_of_a_sum_are_no_comment() {
    assert_eq!(told("It is 100 %% sure %% of it."), "");
    assert_eq!(told("%% of voters"), "3:1 markup-as-typed");
}

#[test]
fn signs_of_values_that_are_honest_stay() {
    for finding in [
        "'*1950 in Köln, †2010; *1960.'",
        "'He typed \"{{\" twice'",
        "\"The folder C:\\\\temp\\\\\"",
        "'It lies on D:\\'",
    ] {
        assert_eq!(crate::markup::in_finding(finding), [""; 0], "{finding}");
    }
}

#[test]
fn brackets_that_became_a_link_are_told_how_to_stay_brackets() {
    for body in [
        "See s 12[3](b) of the Act.",
        "Smith [2019](3) SCR 4",
        "So [...](sic) it is.",
    ] {
        let report = crate::markup::with(&format!("{ABOVE}{body}\n")).report();
        assert!(
            report.contains("for brackets that are not a link, write \\["),
            "{report}"
        );
    }
}

#[test]
fn a_sentence_that_became_a_list_of_one_entry_is_named() {
    for body in [
        "1. Mai 2019 war ein Feiertag.",
        "1. FC Union won.",
        "- 5 degrees were measured.",
        "+ 5 degrees were measured.",
        "* p < 0.05, ** p < 0.01",
        "More.\n\n*\n\nAnd more.",
    ] {
        assert!(
            told(body).ends_with("markup-misread"),
            "{body}: {}",
            told(body)
        );
    }
    let alarms = alarms(&[
        "1. One.\n2. Two.",
        "1. One.\n\n![A pond](map.png)\n\n2. Two.",
        "The sum:\n\n1. One is enough.",
        "The sum:\n\n- 5 degrees were measured.",
        "- One is enough.",
        "- 5 degrees\n- 6 degrees",
        "- One\n  1. inside.",
        "1\\. Mai 2019 war ein Feiertag.",
        "1. One.\n\n   It goes on.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
}

#[test]
fn numbers_of_other_scripts_run_together_as_well() {
    for body in [
        "1、原因\n2、结果",
        "一、原因。\n二、结果。",
        "（一）原因\n（二）结果",
        "١. السبب\n٢. النتيجة",
        "א. הסיבה\nב. התוצאה",
        "他们说：\n一、原因\n二、结果",
    ] {
        assert!(
            told(body).ends_with("markup-as-typed"),
            "{body}: {}",
            told(body)
        );
    }
    let alarms = alarms(&[
        "一九八四年的事\n二〇〇〇年的事",
        "一、原因\n\n二、结果",
        "图书馆有\n一、二个，或\n二、三个。",
        "بلغ العدد\n١. وبلغ\n٢. لا أكثر.",
    ]);
    assert!(alarms.is_empty(), "{alarms}");
    assert_eq!(
        fixed(&format!("{ABOVE}1、原因\n2、结果\n")),
        format!("{ABOVE}1、原因\n2、结果\n")
    );
}

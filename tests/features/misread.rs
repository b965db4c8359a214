//! Lines that Markdown takes for what they hardly are: parted from a sentence, joined to an entry, made a heading.

use crate::markup::found;

/// What is wrong with these bodies, each with what is expected of it.
fn wrong(bodies: &[(&str, &str)]) -> String {
    let above = "The council met.[[source:minutes]]\n\n";
    let one = |(body, expected): &(&str, &str)| {
        let found = found(&format!("{above}{body}\n")).join(";");
        let expected = crate::markup::shifted(expected);
        (found != expected).then(|| format!("{body}\n  {found} and not {expected}\n"))
    };
    bodies.iter().filter_map(one).collect()
}

/// What is found in texts that are honest.
fn alarms(bodies: &[&str]) -> String {
    let bodies: Vec<(&str, &str)> = bodies.iter().map(|body| (*body, "")).collect();
    wrong(&bodies)
}

#[test]
fn a_sign_at_the_beginning_of_a_line_does_not_break_a_sentence_off() {
    let wrong = wrong(&[
        ("In March the rate fell by\n- 4 per cent, and in April it rose.", "2:1 markup-misread"),
        ("In March the rate rose by\n+ 3 per cent.", "2:1 markup-misread"),
        ("The council counted 5\n* 3 ducks.", "2:1 markup-misread"),
        ("Of all ponds those with\n> 10 ducks were counted.", "2:1 markup-misread"),
        ("Of all ponds those with\n>10 ducks were counted.", "2:1 markup-misread"),
        ("Of all ponds those with\n>= 10 ducks were counted.", "2:1 markup-misread"),
        ("Of all ponds those with\n> € 10 were counted.", "2:1 markup-misread"),
        ("Gezählt wurde am\n1. März, und zwar früh.", "2:1 markup-misread"),
        ("The mayor\n- who was elected in March - said no.", "2:1 markup-misread"),
        ("The rate fell by 3 per cent,\n- 4 per cent in March.", "2:1 markup-misread"),
        ("The rate fell by[[source:minutes]]\n- 4 per cent.", "2:1 markup-misread"),
        (
            "The rate fell in all of the years that the council named, by\n- 4 per cent and\n- 3 per cent.",
            "2:1 markup-misread",
        ),
        ("> The rate fell by\n> - 4 per cent.", "2:3 markup-misread"),
        ("- The rate\n  fell by\n  - 4 per cent.", "3:3 markup-misread"),
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
        ("She left\n---\n\n## Counting\n\nMore.", "2:1 markup-misread"),
        ("She left\n---\n\nMore.\n\n---\n\nMore.", "2:1 markup-misread"),
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
        ("1. One\n2. Two\nThe council met then.", "3:1 markup-misread"),
        (
            "- One\n- Two ducks were counted in the north, and three in the south.\nThe council met.",
            "3:1 markup-misread",
        ),
        ("- One\n- Two\n**But** the council met.", "3:1 markup-misread"),
        ("- One\n  - Two\nThe council met then.", "3:1 markup-misread"),
        ("> - One\n> - Two\n> The council met then.", "3:3 markup-misread"),
        ("Text.[^1]\n\n[^1]: A note.\nThe text goes on.", "4:1 markup-misread"),
        ("Minutes\n: What was said.\nThe text goes on.", "3:1 markup-misread"),
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

//! Markup that can mean one thing only is fixed.

use super::fixed;

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
        // These could mean more than one thing.
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

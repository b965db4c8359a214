//! Lines and words: what a colon, a line end or a sign inside of a word makes of a text.

use super::{found, with};
use crate::small_site::SmallSite;

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

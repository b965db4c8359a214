//! Bad and odd input, a row each: what is changed in the small site, and exactly what is found.

use std::fmt::Write as _;
use std::thread;

use crate::small_site::{SmallSite, other_explainer};

const SITE: &str = "content/site.yaml";
const PEOPLE: &str = "content/people.yaml";
const TOWN: &str = "content/sources/town.yaml";
const INDEX: &str = "content/explainers/library/index.md";
const CLOSED: &str = "content/explainers/library/claims/closed.md";

/// One input.
struct Row {
    name: &'static str,
    site: SmallSite,
    /// The file that is changed.
    file: &'static str,
    /// The findings, as `line:column rule` or `rule` in the changed file and with the path in front
    /// elsewhere; none when the input is taken as it is.
    expected: &'static [&'static str],
}

impl Row {
    /// The findings as `file:line:column rule`.
    fn findings(&self) -> Vec<String> {
        let whole = |finding: &&str| match finding.bytes().next() {
            Some(b'0'..=b'9') => format!("{}:{finding}", self.file),
            _ if finding.starts_with("content/") => (*finding).to_owned(),
            _ => format!("{} {finding}", self.file),
        };
        self.expected.iter().map(whole).collect()
    }
}

const ACCEPTED: &[&str] = &[];

/// The small site with files of its own.
fn files(
    name: &'static str,
    file: &'static str,
    text: &str,
    expected: &'static [&'static str],
) -> Row {
    Row {
        name,
        site: SmallSite::new(text),
        file,
        expected,
    }
}

/// The small site with a piece of a file replaced.
fn edit(
    name: &'static str,
    file: &'static str,
    old: &str,
    new: &str,
    expected: &'static [&'static str],
) -> Row {
    Row {
        name,
        site: SmallSite::new("").replacing(file, old, new),
        file,
        expected,
    }
}

/// The small site with another body of its claim; the body begins in line 16.
fn body(name: &'static str, body: &str, expected: &'static [&'static str]) -> Row {
    edit(name, CLOSED, "The minutes list them.", body, expected)
}

/// The small site with other bytes in its claim.
fn bytes(name: &'static str, text: &[u8], expected: &'static [&'static str]) -> Row {
    Row {
        name,
        site: SmallSite::new("").with_bytes(CLOSED, text),
        file: CLOSED,
        expected,
    }
}

/// The small site with one file more.
fn stray(name: &'static str, file: &'static str, expected: &'static [&'static str]) -> Row {
    let page = "---\ntitle: A page\ndescription: A page.\n---\nText.\n";
    Row {
        name,
        site: SmallSite::new("").with_bytes(file, page),
        file,
        expected,
    }
}

/// The small site with one thing more that only a disk can give.
fn odd(
    name: &'static str,
    file: &'static str,
    give: fn(SmallSite, &str) -> SmallSite,
    expected: &'static [&'static str],
) -> Row {
    Row {
        name,
        site: give(SmallSite::new(""), file),
        file,
        expected,
    }
}

const CLAIM: &str = "---
claim: The town closed four libraries
claimant: ada
date: 2024-03-10
kind: statement
---
The minutes list them.
";

fn shape_of_files() -> Vec<Row> {
    vec![
        bytes(
            "front matter cut off",
            b"---\nclaim: The town closed four libr",
            &["1:1 front-matter"],
        ),
        bytes(
            "front matter without its last line",
            CLAIM.replacen("statement\n---", "statement", 1).as_bytes(),
            &["1:1 front-matter"],
        ),
        bytes(
            "front matter missing",
            b"The minutes list them.\n",
            &["1:1 front-matter"],
        ),
        bytes("empty file", b"", &["front-matter"]),
        bytes("white space alone", b" \n\t\n", &["front-matter"]),
        bytes(
            "front matter that is empty",
            b"---\n---\nText.\n",
            &["missing-key", "missing-key"],
        ),
        bytes(
            "front matter only",
            CLAIM.replace("The minutes list them.\n", "").as_bytes(),
            ACCEPTED,
        ),
        bytes(
            "front matter only, without a last line end",
            CLAIM
                .replace("---\nThe minutes list them.\n", "---")
                .as_bytes(),
            ACCEPTED,
        ),
        bytes(
            "byte-order mark",
            format!("\u{feff}{CLAIM}").as_bytes(),
            ACCEPTED,
        ),
        bytes(
            "line ends of Windows",
            CLAIM.replace('\n', "\r\n").as_bytes(),
            ACCEPTED,
        ),
        bytes(
            "line ends of old Macs",
            CLAIM.replace('\n', "\r").as_bytes(),
            ACCEPTED,
        ),
        bytes(
            "a place in a file with line ends of Windows",
            CLAIM
                .replace("statement", "statment")
                .replace('\n', "\r\n")
                .as_bytes(),
            &["5:7 bad-value"],
        ),
        bytes(
            "a place in a file with a byte-order mark",
            format!("\u{feff}{}", CLAIM.replace("statement", "statment")).as_bytes(),
            &["5:7 bad-value"],
        ),
        bytes(
            "a NUL byte",
            CLAIM.replace("list", "li\0st").as_bytes(),
            &["7:15 bad-character"],
        ),
        bytes(
            "a control character in front matter",
            CLAIM.replace("town", "to\u{1b}[31mwn").as_bytes(),
            &["2:14 bad-character"],
        ),
        bytes(
            "a C1 control character",
            CLAIM.replace("list", "li\u{85}st").as_bytes(),
            &["7:15 bad-character"],
        ),
        bytes(
            "the mark that prose keeps for references",
            CLAIM.replace("list", "\u{e000}0\u{e001}").as_bytes(),
            &["7:13 bad-character", "7:15 bad-character"],
        ),
        bytes(
            "a non-character",
            CLAIM.replace("list", "li\u{fffe}st").as_bytes(),
            &["7:15 bad-character"],
        ),
        bytes(
            "bytes that are no UTF-8",
            b"---\nclaim: caf\xe9\n---\n",
            &["bad-character"],
        ),
        bytes(
            "an overlong slash",
            b"---\nclaim: \xc0\xaf\n---\n",
            &["bad-character"],
        ),
        bytes(
            "text from right to left with its marks",
            CLAIM
                .replace("list", "\u{2067}tsil\u{2069} \u{200f}\u{5e9}")
                .as_bytes(),
            ACCEPTED,
        ),
        odd(
            "a text of more than 4 MiB",
            "content/pages/long.md",
            |site, file| site.with_too_large(file, (4 << 20) + 1),
            &["file-too-large"],
        ),
        bytes(
            "front matter of more than 64 KiB",
            CLAIM
                .replace("kind:", &format!("why: {}\nkind:", "a ".repeat(33 << 10)))
                .as_bytes(),
            &["1:1 front-matter"],
        ),
        body(
            "a body of one line of 2 MB",
            &"word ".repeat(2_000_000 / 5),
            ACCEPTED,
        ),
    ]
}

fn names_of_files() -> Vec<Row> {
    vec![
        stray(
            "capitals in a name",
            "content/pages/About.md",
            &["file-name"],
        ),
        stray(
            "spaces in a name",
            "content/pages/about us.md",
            &["file-name"],
        ),
        stray(
            "a name in another script",
            "content/pages/über.md",
            &["file-name"],
        ),
        stray(
            "a name that Windows keeps for itself",
            "content/pages/con.md",
            &["file-name"],
        ),
        stray(
            "a numbered name that Windows keeps for itself",
            "content/pages/com1.md",
            &["file-name"],
        ),
        stray(
            "a name that begins with a dot",
            "content/pages/.about.md",
            &["file-name"],
        ),
        stray(
            "a name without anything before its ending",
            "content/pages/.md",
            &["file-name"],
        ),
        stray(
            "a name of two hyphens",
            "content/pages/a--b.md",
            &["file-name"],
        ),
        stray(
            "a path that climbs",
            "content/pages/../about.md",
            &["unexpected-file"],
        ),
        stray(
            "a path that climbs out of static",
            "content/static/../../x.md",
            &["unexpected-file"],
        ),
        stray(
            "a wrong folder",
            "content/page/about.md",
            &["unexpected-file"],
        ),
        stray(
            "a second text beside an explainer's",
            "content/explainers/library/notes.md",
            &["unexpected-file"],
        ),
        stray(
            "the ending .yml",
            "content/people.yml",
            &["unexpected-file"],
        ),
        stray(
            "an explainer's folder with capitals",
            "content/explainers/Library/index.md",
            &["file-name"],
        ),
        odd(
            "a stray file",
            "content/notes.docx",
            SmallSite::with_asset,
            &["unexpected-file"],
        ),
        odd(
            "a file to copy with a climbing path",
            "content/static/../evil.txt",
            SmallSite::with_asset,
            &["file-name"],
        ),
        odd(
            "a file to copy with a backslash",
            "content/static/a\\b.txt",
            SmallSite::with_asset,
            &["file-name"],
        ),
        odd(
            "a file to copy that Windows cannot hold",
            "content/static/aux.txt",
            SmallSite::with_asset,
            &["file-name"],
        ),
        odd(
            "a file to copy with a name in another script",
            "content/static/über uns.pdf",
            SmallSite::with_asset,
            ACCEPTED,
        ),
        odd(
            "a symbolic link",
            "content/pages/about.md",
            SmallSite::with_link,
            &["symbolic-link"],
        ),
        odd(
            "a pipe",
            "content/pages/about.md",
            SmallSite::with_special,
            &["special-file"],
        ),
        odd(
            "a name that is no Unicode",
            "content/pages/caf\u{fffd}.md",
            SmallSite::with_name_not_unicode,
            &["file-name"],
        ),
    ]
}

fn yaml() -> Vec<Row> {
    let claim = |name, old: &str, new: &str, expected| edit(name, CLOSED, old, new, expected);
    let laughs = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nkind: statement";
    let deep = |depth: usize| format!("kind: {}{}", "[".repeat(depth), "]".repeat(depth));
    vec![
        claim(
            "a tab before a key",
            "kind: statement",
            "\tkind: statement",
            &["6:1 yaml-syntax"],
        ),
        claim(
            "a tab before a key of an entry",
            "    stance:",
            "\t\tstance:",
            &["12:1 yaml-syntax"],
        ),
        claim(
            "aliases that explode",
            "kind: statement",
            laughs,
            &[
                "6:4 yaml-syntax",
                "7:4 yaml-syntax",
                "7:8 yaml-syntax",
                "7:11 yaml-syntax",
                "7:14 yaml-syntax",
                "8:4 yaml-syntax",
                "8:8 yaml-syntax",
                "8:11 yaml-syntax",
                "8:14 yaml-syntax",
            ],
        ),
        claim(
            "an anchor",
            "claimant: ada",
            "claimant: &who ada",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "an alias without an anchor",
            "claimant: ada",
            "claimant: *who",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "a tag",
            "claimant: ada",
            "claimant: !!str ada",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "a tag of Python",
            "claimant: ada",
            "claimant: !!python/object/apply:os.system [ls]",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "a merge key",
            "claimant: ada",
            "<<: {claimant: ada}",
            &["3:1 unknown-key"],
        ),
        claim(
            "brackets nested 33 deep",
            "kind: statement",
            &deep(33),
            &["6:39 yaml-syntax"],
        ),
        claim(
            "brackets of YAML nested 30,000 deep",
            "kind: statement",
            &deep(30_000),
            &["6:39 yaml-syntax"],
        ),
        claim(
            "a list nested in itself by hyphens",
            "kind: statement",
            &format!("kind: statement\ntags:\n  {}a", "- ".repeat(10_000)),
            &["8:129 yaml-syntax"],
        ),
        claim(
            "a second document",
            "kind: statement",
            "kind: statement\n...\nplace: here",
            &["8:1 yaml-syntax"],
        ),
        claim(
            "a key twice",
            "kind: statement",
            "kind: statement\nkind: event",
            &["7:1 duplicate-key"],
        ),
        claim(
            "a key twice in an entry",
            "    stance: undermines",
            "    stance: undermines\n    stance: supports",
            &["13:5 duplicate-key"],
        ),
        claim(
            "a key twice in braces",
            "date: 2024-03-10",
            "published: {status: declined, status: replied}",
            &["5:31 duplicate-key"],
        ),
        claim(
            "a quotation mark that is never closed",
            "finding: One",
            "finding: \"One",
            &["9:10 yaml-syntax"],
        ),
        claim(
            "a single mark that is never closed",
            "finding: One",
            "finding: 'One",
            &["9:10 yaml-syntax"],
        ),
        claim(
            "words after a closed quotation",
            "finding: One closed",
            "finding: \"One\" closed",
            &["9:16 yaml-syntax"],
        ),
        claim(
            "a colon inside a value",
            "finding: One closed",
            "finding: Found: one closed",
            &["9:15 yaml-syntax"],
        ),
        claim(
            "a value that begins with @",
            "claimant: ada",
            "claimant: @ada",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "a value that begins with `",
            "claimant: ada",
            "claimant: `ada`",
            &["3:11 yaml-syntax"],
        ),
        claim(
            "a value that begins with %",
            "finding: One",
            "finding: %One",
            &["9:10 yaml-syntax"],
        ),
        claim(
            "a bracket that is never closed",
            "about: [gazette]",
            "about: [gazette",
            &["4:8 yaml-syntax"],
        ),
        claim(
            "a key without a colon",
            "kind: statement",
            "kind statement",
            &["6:1 yaml-syntax"],
        ),
        claim(
            "an entry with the wrong indent",
            "    stance:",
            "   stance:",
            &["12:4 yaml-syntax"],
        ),
        bytes(
            "a list for a whole front matter",
            b"---\n- a\n- b\n---\nText.\n",
            &["2:1 wrong-type"],
        ),
        bytes(
            "a sentence for a whole front matter",
            b"---\nnothing here\n---\nText.\n",
            &["2:1 wrong-type"],
        ),
        claim(
            "a hash cuts a value short",
            "finding: One closed",
            "finding: One #closed",
            &["9:14 yaml-syntax"],
        ),
        claim(
            "a bad date beside an unknown verdict and an unknown source",
            "verdict: \"false\"\nas_of: 2024-03-31",
            "verdict: fals\nas_of: 2024-02-31\nappearances: [minuts]",
            &["7:10 unknown-id", "8:8 bad-value", "9:15 unknown-id"],
        ),
        claim(
            "a comment after a value",
            "verdict: \"false\"",
            "verdict: open  # see the minutes",
            ACCEPTED,
        ),
    ]
}

fn values() -> Vec<Row> {
    let claim = |name, old: &str, new: &str, expected| edit(name, CLOSED, old, new, expected);
    let source = |name, old: &str, new: &str, expected| edit(name, TOWN, old, new, expected);
    let site = |name, old: &str, new: &str, expected| edit(name, SITE, old, new, expected);
    vec![
        claim(
            "an unknown key near a known one",
            "about: [gazette]",
            "abuot: [gazette]",
            &["4:1 unknown-key"],
        ),
        claim(
            "an unknown key in an entry",
            "    stance: undermines",
            "    stance: undermines\n    page: 4",
            &["13:5 unknown-key"],
        ),
        claim(
            "a number for a key",
            "kind: statement",
            "kind: statement\n7: seven",
            &["7:1 unknown-key"],
        ),
        claim(
            "a key without a value",
            "kind: statement",
            "kind:",
            &["6:1 missing-key"],
        ),
        claim(
            "a missing key",
            "kind: statement\n",
            "",
            &["2:1 missing-key"],
        ),
        claim(
            "a missing key of an entry",
            "    stance: undermines\n",
            "",
            &["11:5 missing-key"],
        ),
        claim(
            "a number for a text",
            "claim: The town closed four libraries",
            "claim: 2024",
            &["2:8 wrong-type"],
        ),
        claim(
            "true for a text",
            "finding: One closed and three moved.",
            "finding: true",
            &["9:10 wrong-type"],
        ),
        claim(
            "a list for a text",
            "finding: One closed and three moved.",
            "finding: [One closed]",
            &["9:10 wrong-type"],
        ),
        claim(
            "a text for a list",
            "about: [gazette]",
            "about: gazette",
            &["4:8 wrong-type"],
        ),
        claim(
            "a mapping for a text",
            "    quote: One library closes.",
            "    quote:\n      One: a library closes.",
            &["14:7 wrong-type"],
        ),
        claim(
            "a text for a mapping",
            "{status: not-sought, reason: Her words were public and complete.}",
            "declined",
            &["14:8 wrong-type"],
        ),
        claim(
            "a verdict without quotation marks that is no text",
            "\"false\"",
            "false",
            &["7:10 wrong-type"],
        ),
        source(
            "a text for true or false",
            "primary: true",
            "primary: \"yes\"",
            &["7:12 wrong-type"],
        ),
        source(
            "yes for true",
            "primary: true",
            "primary: yes",
            &["7:12 wrong-type"],
        ),
        claim(
            "an empty text",
            "finding: One closed and three moved.",
            "finding: \"\"",
            &["9:10 bad-value"],
        ),
        claim(
            "a text of white space",
            "finding: One closed and three moved.",
            "finding: \"  \"",
            &["9:10 bad-value"],
        ),
        claim(
            "a day that the calendar does not have",
            "date: 2024-03-10",
            "date: 2023-02-30",
            &["5:7 bad-value"],
        ),
        claim(
            "a thirteenth month",
            "date: 2024-03-10",
            "date: 2023-13-01",
            &["5:7 bad-value"],
        ),
        claim(
            "a date with slashes",
            "date: 2024-03-10",
            "date: 22/03/2023",
            &["5:7 bad-value"],
        ),
        claim(
            "a date with single digits",
            "date: 2024-03-10",
            "date: 2023-3-2",
            &["5:7 bad-value"],
        ),
        claim(
            "a date with a time",
            "as_of: 2024-03-31",
            "as_of: 2024-03-31T10:00:00Z",
            &["8:8 bad-value"],
        ),
        claim(
            "a year where a day is needed",
            "as_of: 2024-03-31",
            "as_of: 2024",
            &["8:8 bad-value"],
        ),
        claim(
            "a year in quotation marks where a day is needed",
            "as_of: 2024-03-31",
            "as_of: \"2024\"",
            &["8:8 bad-value"],
        ),
        claim(
            "a year where a year will do",
            "date: 2024-03-10",
            "date: 2024",
            ACCEPTED,
        ),
        claim(
            "a month where a month will do",
            "date: 2024-03-10",
            "date: 2024-03",
            ACCEPTED,
        ),
        claim(
            "an unknown word",
            "stance: undermines",
            "stance: refutes",
            &["12:13 bad-value"],
        ),
        claim(
            "an id with capitals",
            "about: [gazette]",
            "about: [Gazette]",
            &["4:9 bad-value"],
        ),
        source(
            "an address that runs a script",
            "https://town.example/minutes",
            "javascript:alert(1)",
            &["6:8 bad-value"],
        ),
        source(
            "an address of another scheme",
            "https://town.example/minutes",
            "ftp://town.example/minutes",
            &["6:8 bad-value"],
        ),
        source(
            "an address with a space",
            "https://town.example/minutes",
            "https://town.example/the minutes",
            &["6:8 bad-value"],
        ),
        source(
            "an address without a host",
            "https://town.example/minutes",
            "https:///minutes",
            &["6:8 bad-value"],
        ),
        source(
            "an address that breaks out of an attribute",
            "https://town.example/minutes",
            "'https://town.example/\"onclick=x'",
            &["6:8 bad-value"],
        ),
        source(
            "an archive with both",
            "{none: Only a paper copy exists.}",
            "{none: Why., url: \"https://kept.example/1\", date: 2024-03-02}",
            &["9:12 bad-value"],
        ),
        source(
            "an archive with an address and no day",
            "{none: Only a paper copy exists.}",
            "{url: \"https://kept.example/1\"}",
            &["9:12 bad-value"],
        ),
        source(
            "a SHA-256 that is too short",
            "seen: original",
            "seen: original\n  copy: {sha256: abc, date: 2024-03-02}",
            &["11:18 bad-value"],
        ),
        source(
            "only quoted, by nobody",
            "seen: original",
            "seen: quoted",
            &[
                "content/explainers/library/claims/closed.md:7:10 verdict-on-one-source",
                "10:9 missing-key",
            ],
        ),
        source(
            "read through another although it was read itself",
            "seen: original",
            "seen: original\n  through: [minutes]",
            &["11:3 bad-value", "11:13 bad-value"],
        ),
        source(
            "quoted through itself",
            "seen: original",
            "seen: quoted\n  through: [minutes]",
            &[
                "content/explainers/library/claims/closed.md:7:10 verdict-on-one-source",
                "11:13 bad-value",
            ],
        ),
        site(
            "a site's address with a query",
            "https://checks.example/",
            "https://checks.example/?a=b",
            &["3:6 bad-value"],
        ),
        site(
            "a site's address without a scheme",
            "https://checks.example/",
            "checks.example",
            &["3:6 bad-value"],
        ),
        site(
            "a bad language tag",
            "languages: [en]",
            "languages: [English]",
            &["4:13 bad-value"],
        ),
        site(
            "an empty list of languages",
            "languages: [en]",
            "languages: []",
            &["4:12 bad-value"],
        ),
        site(
            "a level that there is not",
            "languages: [en]",
            "languages: [en]\nlint: {unused-source: loud}",
            &["5:23 bad-value"],
        ),
        site(
            "a level for an unknown rule",
            "languages: [en]",
            "languages: [en]\nlint: {unused-sources: allow}",
            &["5:8 unknown-rule"],
        ),
        site(
            "a level for a rule that cannot be set",
            "languages: [en]",
            "languages: [en]\nlint: {raw-html: allow}",
            &["5:8 unknown-rule"],
        ),
        site(
            "a verdict with the number nought",
            "value: 1",
            "value: 0",
            &["8:91 bad-value"],
        ),
        site(
            "a negative number",
            "value: 1",
            "value: -1",
            &["8:91 bad-value"],
        ),
        site(
            "a theme whose name climbs",
            "languages: [en]",
            "languages: [en]\ntheme: ../../etc",
            &["5:8 bad-value"],
        ),
    ]
}

fn bodies() -> Vec<Row> {
    vec![
        body(
            "a block of HTML",
            "<div onclick=\"x()\">Text.</div>",
            &["16:1 raw-html"],
        ),
        body(
            "HTML in a sentence",
            "The <b>minutes</b>.",
            &["16:5 raw-html", "16:15 raw-html"],
        ),
        body("a script", "<script>alert(1)</script>", &["16:1 raw-html"]),
        body(
            "an HTML comment",
            "Text <!-- note --> text.",
            &["16:6 raw-html"],
        ),
        body(
            "an HTML block that never ends",
            "<!-- note",
            &["16:1 raw-html"],
        ),
        body(
            "HTML in a heading",
            "## A <i>word</i>",
            &["16:6 raw-html", "16:13 raw-html"],
        ),
        body(
            "HTML in a footnote",
            "Text.[^1]\n\n[^1]: <b>note</b>",
            &["18:7 raw-html", "18:14 raw-html"],
        ),
        body(
            "HTML in a table",
            "| a |\n|---|\n| <br> |",
            &["18:3 raw-html"],
        ),
        body("HTML as code", "`<script>alert(1)</script>`", ACCEPTED),
        body("a sign that is no HTML", "1 < 2 & 3 > 2.", ACCEPTED),
        body(
            "a link that runs a script",
            "[here](javascript:alert(1))",
            &["16:1 link-scheme"],
        ),
        body(
            "a link that runs a script, in capitals",
            "[here](JaVaScRiPt:alert(1))",
            &["16:1 link-scheme"],
        ),
        body(
            "a link that runs a script, written with references",
            "[here](&#106;avascript:alert(1))",
            &["16:1 link-scheme"],
        ),
        body(
            "a link that runs a script, in angle brackets",
            "<javascript:alert(1)>",
            &["16:1 link-scheme"],
        ),
        body(
            "a link defined elsewhere that runs a script",
            "[here]\n\n[here]: javascript:alert(1)",
            &["16:1 link-scheme"],
        ),
        body(
            "a link of data",
            "[here](data:text/html,<script>alert(1)</script>)",
            &["16:1 link-scheme"],
        ),
        body(
            "words in no language",
            "[here](lang:English)",
            &["16:1 link-scheme"],
        ),
        body(
            "a relative link",
            "[here](../closed.md)",
            &["16:1 link-scheme"],
        ),
        body(
            "a link to another host without a scheme",
            "[here](//evil.example/)",
            &["16:1 link-scheme"],
        ),
        body("a link to nothing", "[here]()", &["16:1 link-scheme"]),
        body(
            "a link to a page that is not there",
            "[The story](/librari/)",
            &["16:1 dead-link"],
        ),
        body(
            "a link to a heading that is not there",
            "## Found\n\n[What was found](#fund)",
            &["18:1 dead-link"],
        ),
        body(
            "a picture of data",
            "![A library](data:image/png;base64,AAAA)",
            &["16:1 link-scheme"],
        ),
        body(
            "a picture from elsewhere",
            "![A library](https://evil.example/pixel.png)",
            &["16:1 link-scheme"],
        ),
        body(
            "a picture outside of the folder",
            "![A library](../../../site.png)",
            &["16:1 link-scheme"],
        ),
        body(
            "a picture without words",
            "![](library.png)",
            &["16:1 picture-missing", "16:1 picture-without-text"],
        ),
        body(
            "a picture that is not there",
            "![A library](library.png)",
            &["16:1 picture-missing"],
        ),
        body(
            "a heading of the first level",
            "# Found",
            &["16:1 heading-level"],
        ),
        body(
            "an underlined heading of the first level",
            "Found\n=====",
            &["16:1 heading-level"],
        ),
        body(
            "an unknown word in a reference",
            "[[sources:minutes]]",
            &["16:1 bad-reference"],
        ),
        body(
            "a reference without a word",
            "[[minutes]]",
            &["16:1 bad-reference"],
        ),
        body(
            "a reference without an id",
            "[[source:]]",
            &["16:1 bad-reference"],
        ),
        body("an empty reference", "Text [[]] text.", ACCEPTED),
        body(
            "a reference to a path",
            "[[source:../minutes]]",
            &["16:1 bad-reference"],
        ),
        body(
            "a card inside a sentence",
            "See ![[claim:closed]] here.",
            &["16:5 bad-reference"],
        ),
        body(
            "a card of a source",
            "![[source:minutes]]",
            &["16:1 bad-reference"],
        ),
        body(
            "a citation with words of its own",
            "Text.[[source:minutes|the minutes]]",
            &["16:6 bad-reference"],
        ),
        body(
            "a reference that is never closed",
            "Text [[source:minutes and on.",
            &["16:6 bad-reference"],
        ),
        body(
            "a source that is not there",
            "[[source:minute]]",
            &["16:1 unknown-id"],
        ),
        body(
            "a claim that is not there",
            "[[claim:close]]",
            &["16:1 unknown-id"],
        ),
        body(
            "a person who is not there",
            "[[person:eda]]",
            &["16:1 unknown-id"],
        ),
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
        body(
            "a footnote that is not there",
            "Text.[^1]",
            &["16:6 bad-reference"],
        ),
        body(
            "a reference in single brackets",
            "Text.[source:minutes]",
            &["16:6 bad-reference"],
        ),
        body(
            "a footnote that is written as one and meant as none",
            "Text.\\[^1]",
            ACCEPTED,
        ),
        body(
            "a footnote that names itself",
            "Text.[^1]\n\n[^1]: Again.[^1]",
            ACCEPTED,
        ),
        body(
            "template language",
            "{{ site.title }} {% include \"x\" %}",
            &["16:1 markup-as-typed"],
        ),
        body(
            "a table with too many cells",
            "| a |\n|---|\n| b | c |",
            &["18:7 broken-markup"],
        ),
    ]
}

/// A second claim of the library, for the list of its explainer to hold or to leave out.
const MOVED: &str = "-- content/explainers/library/claims/moved.md --
---
claim: The town moved three libraries
kind: statement
---
Text.
";

fn together() -> Vec<Row> {
    let claim = |name, old: &str, new: &str, expected| edit(name, CLOSED, old, new, expected);
    let index = |name, old: &str, new: &str, expected| edit(name, INDEX, old, new, expected);
    let with_moved = |name, list: &str, expected| Row {
        name,
        site: SmallSite::new(MOVED).replacing(INDEX, "claims: [closed]", list),
        file: INDEX,
        expected,
    };
    vec![
        claim("an unknown verdict", "\"false\"", "\"fales\"", &["7:10 unknown-id"]),
        claim("an unknown claimant", "claimant: ada", "claimant: adam", &["3:11 unknown-id"]),
        claim("an unknown claimant among several", "claimant: ada", "claimant: [ada, adam]", &["3:17 unknown-id"]),
        claim("an unknown person", "about: [gazette]", "about: [gazzette]", &["4:9 unknown-id"]),
        claim("an unknown source", "source: minutes", "source: minute", &["11:13 unknown-id"]),
        claim("an unknown appearance", "kind: statement", "kind: statement\nappearances: [minute]", &["7:15 unknown-id"]),
        index("an unknown author", "authors: [gazette]", "authors: [gazete]", &["5:11 unknown-id"]),
        index("an unknown claim", "claims: [closed]", "claims: [closed, moved]", &["6:18 unknown-id"]),
        index("an unknown central claim", "claims: [closed]", "claims: [closed]\ncentral: close", &["7:10 unknown-id"]),
        index("an empty list of claims", "claims: [closed]", "claims: []", &["6:9 bad-value"]),
        index("an empty list of authors", "authors: [gazette]", "authors: []", &["5:10 bad-value"]),
        index("an unknown source in a timeline", "claims: [closed]", "claims: [closed]\ntimeline:\n  - {date: 2024, text: It closed., sources: [minute]}", &["8:46 unknown-id"]),
        with_moved("a claim that is listed twice", "claims: [closed, moved, closed]", &["6:25 claim-order"]),
        with_moved("a claim that is left out", "claims: [closed]", &["6:1 claim-order"]),
        Row {
            name: "a claim of another folder",
            site: SmallSite::new(&other_explainer("pool", "shut")).replacing(INDEX, "[closed]", "[closed, shut]"),
            file: INDEX,
            expected: &["6:18 claim-order"],
        },
        files(
            "a folder without index.md",
            "content/explainers/pool/claims/shut.md",
            &other_explainer("pool", "shut").split_inclusive("-- content/").filter(|file| !file.starts_with("explainers/pool/index")).collect::<String>(),
            &["unknown-id"],
        ),
        files("one id for claims of two explainers", "content/explainers/pool/claims/closed.md", &other_explainer("pool", "closed"), &["duplicate-id", "content/explainers/pool/index.md:6:10 claim-order"]),
        files("one id for sources of two files", "content/sources/village.yaml", "-- content/sources/village.yaml --\nminutes:\n  title: Other minutes\n  publisher: Village\n  kind: document\n  primary: true\n  basis: documents\n  archive: {none: Why.}\n  seen: original\n", &["1:1 duplicate-id"]),
        edit("one id for two verdicts", SITE, "id: open", "id: \"true\"", &["9:10 duplicate-id"]),
        claim("a verdict without a finding", "finding: One closed and three moved.\n", "", &["7:1 missing-key"]),
        claim("a verdict without its day", "as_of: 2024-03-31\n", "", &["7:1 missing-key"]),
        claim("a finding without a verdict", "verdict: \"false\"\n", "", &["7:1 missing-key", "8:1 missing-key"]),
        claim("evidence that says nothing", "    quote: One library closes.\n", "", &["11:5 missing-key"]),
        claim("evidence through itself", "    stance:", "    via: minutes\n    stance:", &["12:10 bad-value"]),
        claim("evidence through an unknown source", "    stance:", "    via: minute\n    stance:", &["12:10 unknown-id"]),
        files("two pages with one address", "content/pages/library.md", "-- content/pages/library.md --\n---\ntitle: About\ndescription: About.\n---\nText.\n", &["duplicate-address"]),
        files("an explainer with the address of a list", "content/explainers/claims/index.md", &other_explainer("claims", "shut"), &["duplicate-address"]),
        files("a page with the address of a list", "content/pages/sources.md", "-- content/pages/sources.md --\n---\ntitle: About\ndescription: About.\n---\nText.\n", &["duplicate-address"]),
        files("a claim with the address of a second page", "content/explainers/claims/claims/page.md", &other_explainer("claims", "page"), &["content/explainers/claims/index.md duplicate-address"]),
        odd("a file to copy over a page", "content/static/library/index.html", SmallSite::with_asset, &["duplicate-address"]),
        odd("a file to copy over the sitemap", "content/static/sitemap.xml", SmallSite::with_asset, &["duplicate-address"]),
        odd("a file to copy over a page but for a capital", "content/static/Library/Index.html", SmallSite::with_asset, &["duplicate-address"]),
        odd("a file to copy where a page needs a folder", "content/static/library", SmallSite::with_asset, &["duplicate-address"]),
        odd("a file to copy into the theme's folder", "content/static/assets/icon.svg", SmallSite::with_asset, &["duplicate-address"]),
        files("a translation without an original", "content/pages/about.fr.md", "-- content/pages/about.fr.md --\n---\ntitle: Nous\ndescription: Nous.\n---\nTexte.\n", &["translation-without-original"]),
        files("a translation into a language that the publication does not have", "content/explainers/library/index.de.md", "-- content/explainers/library/index.de.md --\n---\ntitle: Die Bibliothek\nstandfirst: Eine schloss.\npublished: 2024-04-01\nauthors: [gazette]\nclaims: [closed]\n---\nText.\n", &["translation-without-original"]),
        files("a translation into the first language", "content/explainers/library/index.en.md", "-- content/explainers/library/index.en.md --\n---\ntitle: The library\nstandfirst: One closed.\npublished: 2024-04-01\nauthors: [gazette]\nclaims: [closed]\n---\nText.\n", &["translation-without-original"]),
        Row {
            name: "a translation with another verdict",
            site: SmallSite::new(
                "-- content/explainers/library/claims/closed.fr.md --\n---\nclaim: La ville a fermé quatre bibliothèques\nclaimant: ada\nabout: [gazette]\ndate: 2024-03-10\nkind: statement\nverdict: \"true\"\nas_of: 2024-03-31\nfinding: Une a fermé.\nevidence:\n  - {source: minutes, stance: undermines, quote: One library closes.}\nreply: {status: not-sought, reason: Ses paroles étaient publiques.}\n---\nTexte.\n",
            )
            .replacing(SITE, "[en]", "[en, fr]"),
            file: "content/explainers/library/claims/closed.fr.md",
            expected: &["2:1 translation-without-state", "7:10 translation-differs"],
        },
        edit("a page in the navigation that is not there", SITE, "languages: [en]", "languages: [en]\nnavigation: [about]", &["5:14 unknown-id"]),
        edit("a policy that is not there", SITE, "languages: [en]", "languages: [en]\npolicies: {about: about}", &["5:19 unknown-id"]),
        files("no site.yaml", SITE, "-- content/site.yaml --\n", &["no-site"]),
        files("an empty site.yaml", SITE, "-- content/site.yaml --\n\n", &["missing-key"; 6]),
        edit("a site.yaml that is no YAML", SITE, "title: Town checks", "title: Town: checks", &["1:12 yaml-syntax"]),
        files("no people.yaml", CLOSED, "-- content/people.yaml --\n", &["3:11 unknown-id", "4:9 unknown-id", "content/explainers/library/index.md:5:11 unknown-id"]),
        edit("a people.yaml that is no YAML", PEOPLE, "name: Ada Example", "name: Ada: Example", &["2:12 yaml-syntax"]),
        files("a people.yaml that is a list", PEOPLE, "-- content/people.yaml --\n- ada\n", &["1:1 wrong-type"]),
        edit("an organisation that lives", PEOPLE, "kind: organization", "kind: organization\n  living: true", &["7:3 bad-value"]),
        edit("a person whose id has capitals", PEOPLE, "ada:", "Ada:", &["content/explainers/library/claims/closed.md:3:11 unknown-id", "1:1 bad-value"]),
        edit("a source whose id is a number", TOWN, "minutes:", "2024:", &["content/explainers/library/claims/closed.md:11:13 unknown-id", "content/explainers/library/index.md:8:17 unknown-id", "1:1 wrong-type"]),
    ]
}

fn rows() -> Vec<Row> {
    [
        shape_of_files(),
        names_of_files(),
        yaml(),
        values(),
        bodies(),
        together(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn each_input_is_answered_with_exactly_its_findings() {
    let rows = rows();
    assert!(rows.len() >= 60, "the table has {} rows", rows.len());
    let mut wrong = String::new();
    for row in &rows {
        let found = row.site.findings();
        if found != row.findings() {
            let _ = writeln!(
                wrong,
                "{}\n  expected {:#?}\n  found {found:#?}",
                row.name,
                row.findings()
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A file with a mistake of its own, which every run is to find beside whatever else is wrong.
const ELSEWHERE: &str = "content/pages/zebra.md";
const MISTAKES: &str =
    "---\ntitle: Zebra\ndescription: An animal.\n---\n# Zebra <i>x</i>\n\n[[person:nobody]]\n";
const FOUND_ELSEWHERE: [&str; 3] = [
    "content/pages/zebra.md:5:1 heading-level",
    "content/pages/zebra.md:5:9 raw-html",
    "content/pages/zebra.md:5:13 raw-html",
];

#[test]
fn no_input_panics_on_any_thread_and_none_hides_the_mistakes_of_other_files() {
    let mut wrong = String::new();
    for row in rows() {
        let name = row.name;
        let apart = row.site.findings();
        let site = row.site.with_bytes(ELSEWHERE, MISTAKES);
        let elsewhere = site.clone();
        let on_a_thread = thread::spawn(move || elsewhere.findings()).join();
        let alone = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .expect("a pool of one thread starts");
        let on_one = alone.install(|| site.findings());
        let Ok(found) = on_a_thread else {
            let _ = writeln!(wrong, "{name}: panics on a thread");
            continue;
        };
        if found != on_one {
            let _ = writeln!(
                wrong,
                "{name}: other findings with one thread: {found:#?} {on_one:#?}"
            );
        }
        let both = apart.iter().map(String::as_str).chain(FOUND_ELSEWHERE);
        for finding in both.filter(|finding| !found.iter().any(|found| found == finding)) {
            let _ = writeln!(wrong, "{name}: hides {finding}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_input_that_is_taken_can_be_published() {
    for row in rows().into_iter().filter(|row| row.expected == ACCEPTED) {
        let output = row.site.output();
        assert!(
            output.contains_key("library/closed/index.html"),
            "{} makes no page of its claim",
            row.name
        );
    }
}

#[test]
fn rows_are_told_apart_by_their_names() {
    let rows = rows();
    let mut names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rows.len());
}

#[test]
fn all_mistakes_of_all_files_are_found_in_one_run() {
    let site = SmallSite::new("")
        .replacing(
            SITE,
            "languages: [en]",
            "languages: [en]\nlint: {unused: allow}",
        )
        .replacing(PEOPLE, "kind: organization", "kind: organisation")
        .replacing(TOWN, "seen: original", "sean: original")
        .replacing(INDEX, "authors: [gazette]", "authors: [gazete]")
        .replacing(CLOSED, "stance: undermines", "stance: undermine")
        .replacing(CLOSED, "The minutes", "The <b>minutes")
        .with_bytes(ELSEWHERE, MISTAKES);
    assert_eq!(
        site.findings(),
        [
            "content/explainers/library/claims/closed.md:12:13 bad-value",
            "content/explainers/library/claims/closed.md:16:5 raw-html",
            "content/explainers/library/index.md:5:11 unknown-id",
            "content/pages/zebra.md:5:1 heading-level",
            "content/pages/zebra.md:5:9 raw-html",
            "content/pages/zebra.md:5:13 raw-html",
            "content/pages/zebra.md:7:1 unknown-id",
            "content/people.yaml:6:9 bad-value",
            "content/site.yaml:5:8 unknown-rule",
            "content/sources/town.yaml:1:1 missing-key",
            "content/sources/town.yaml:10:3 unknown-key",
        ]
    );
}

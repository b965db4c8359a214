//! Names and kinds of files.

use super::{Row, odd};

pub fn rows() -> Vec<Row> {
    odd(FILES)
}

const FILES: &str = r"
capitals in a name | a page | content/pages/About.md | file-name
spaces in a name | a page | content/pages/about us.md | file-name
a name in another script | a page | content/pages/über.md | file-name
a name that Windows keeps for itself | a page | content/pages/con.md | file-name
a numbered name that Windows keeps for itself | a page | content/pages/com1.md | file-name
a name that begins with a dot | a page | content/pages/.about.md | file-name
a name without anything before its ending | a page | content/pages/.md | file-name
a name of two hyphens | a page | content/pages/a--b.md | file-name
a path that climbs | a page | content/pages/../about.md | unexpected-file
a path that climbs out of static | a page | content/static/../../x.md | unexpected-file
a wrong folder | a page | content/page/about.md | unexpected-file
a second text beside an explainer's | a page | content/explainers/library/notes.md | unexpected-file
the ending .yml | a page | content/people.yml | unexpected-file
an explainer's folder with capitals | a page | content/explainers/Library/index.md | file-name
a stray file | a file | content/notes.docx | unexpected-file
a file to copy with a climbing path | a file | content/static/../evil.txt | file-name
a file to copy with a backslash | a file | content/static/a\b.txt | file-name
a file to copy that Windows cannot hold | a file | content/static/aux.txt | file-name
a file to copy with a name in another script | a file | content/static/über uns.pdf | nothing
a symbolic link | a link | content/pages/about.md | symbolic-link
a pipe | a pipe | content/pages/about.md | special-file
a name that is no Unicode | no Unicode | content/pages/caf�.md | file-name
";

//! Workflow commands, as GitHub reads them.

use super::{CLAIM, report, wrong};
use crate::small_site::SmallSite;

#[test]
fn workflow_commands_are_escaped_as_their_reader_asks() {
    let site = SmallSite::new("-- content/pages/50%, or: more.md --\nText.\n")
        .replacing(CLAIM, "ada", "100%ada");
    assert_eq!(
        report(&site).github("checks/a:b/"),
        "\
::error title=bad-value,file=checks/a%3Ab/content/explainers/library/claims/closed.md,line=3,endLine=3,col=11,endColumn=18::`100%25ada` cannot be an id%0Ahelp: one of: ada, gazette; or add it to content/people.yaml with an id such as `100-ada`, and write the id here
::error title=file-name,file=checks/a%3Ab/content/pages/50%25%2C or%3A more.md::`50%25, or: more` cannot be the name of a page%0Ahelp: use lowercase letters, digits and single hyphens, as in `50-or-more`
"
    );
}

#[test]
fn a_workflow_command_over_several_lines_has_no_columns() {
    let commands = report(&wrong()).github("");
    let long: Vec<&str> = commands
        .lines()
        .filter(|line| line.contains("line=7,endLine=8"))
        .collect();
    assert_eq!(long.len(), 1, "{commands}");
    assert!(!long[0].contains("col"), "{}", long[0]);
    assert!(
        commands
            .lines()
            .all(|line| line.starts_with("::error ") || line.starts_with("::warning ")),
        "{commands}"
    );
    assert!(!commands.contains('\u{7}'), "{commands:?}");
}

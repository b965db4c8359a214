//! What a hover shows of the key, word or id at a mark.

use super::{CLAIM, INDEX, typing};

#[test]
fn hover_says_what_it_is() {
    let hover = |path: &str, old: &str, marked: &str| {
        let (workspace, byte) = typing(path, old, marked);
        workspace
            .hover(path, byte)
            .map(|hover| hover.markdown)
            .unwrap_or_default()
    };
    assert!(
        hover(CLAIM, "as_of:", "as|_of:")
            .starts_with("**as_of**: day, optional\n\nThe day up to which")
    );
    assert_eq!(
        hover(CLAIM, "stance: undermines", "stance: under|mines"),
        "**undermines**\n\nIt undermines the claim."
    );
    assert_eq!(
        hover(CLAIM, "verdict: \"false\"", "verdict: \"fa|lse\""),
        "**False**\n\nThe evidence contradicts the claim."
    );
    assert!(
        hover(CLAIM, "source: minutes", "source: min|utes")
            .contains("- `archive: none` Only a paper copy exists.")
    );
    let claim = hover(INDEX, "claims: [closed]", "claims: [clo|sed]");
    assert!(
        claim.contains(
            "**False** (as of 2024-03-31): One closed and three moved.\n\nClaimed by Ada Example, 2024-03-10"
        ),
        "{claim}"
    );
    assert_eq!(
        hover(CLAIM, "claimant: ada", "claimant: a|da"),
        "**Ada Example**\n\nperson"
    );
    assert_eq!(hover(CLAIM, "claim: The town", "claim: The |town"), "");
}

//! How many branches a condition of a template has, counted before Tera descends into them: it
//! nests each `elif` in the condition before, without a limit. Tera itself limits everything else
//! that nests.

use std::ops::Range;

/// How many branches may be nested, with those of all conditions around them.
pub const MOST_BRANCHES: usize = 40;

/// The `elif` that is one too many, if there is one.
pub fn too_many_branches(template: &str) -> Option<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut sum = 0;
    for (at, _) in template.match_indices("{%") {
        let tag = template[at + 2..].trim_start_matches('-').trim_start();
        let word = &tag[..tag
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(tag.len())];
        match word {
            "if" => open.push(0),
            "endif" => sum -= open.pop().unwrap_or(0),
            "elif" => {
                if let Some(branches) = open.last_mut() {
                    *branches += 1;
                    sum += 1;
                }
                if sum > MOST_BRANCHES {
                    let start = template.len() - tag.len();
                    return Some(start..start + word.len());
                }
            }
            _ => {}
        }
    }
    None
}

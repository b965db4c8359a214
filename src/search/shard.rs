//! Shards: the terms in order, cut into files of about the same size, each with the entries in which its terms stand.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::{Part, Postings};

/// A shard is closed before it grows beyond this many bytes, unless one term alone does.
///
/// A smaller one costs a query fewer bytes and a host more files; 32 KiB travel as some 8 kB.
const LONGEST: usize = 32 << 10;

/// Cuts terms, which come in order, into files; gives the first term of each as well.
pub fn shards(terms: Vec<(String, Postings)>) -> (Vec<String>, Vec<Part>) {
    let written = |(term, postings): (String, Postings)| (line(&term, &postings), term);
    let lines: Vec<(String, String)> = terms.into_par_iter().map(written).collect();
    let mut first_terms = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (line, term) in lines {
        let fits = parts.last().is_some_and(|part| part.bytes.len() + line.len() < LONGEST);
        if fits && let Some(part) = parts.last_mut() {
            part.bytes.extend_from_slice(b",\n");
            part.bytes.extend_from_slice(line.as_bytes());
        } else {
            let name = format!("terms-{}.json", parts.len());
            parts.push(Part { name, bytes: format!("{{{line}").into_bytes() });
            first_terms.push(term);
        }
    }
    for part in &mut parts {
        part.bytes.extend_from_slice(b"}\n");
    }
    (first_terms, parts)
}

/// `"term":[[3,1],[],[7]]`: a list a rank, without the empty ones at the end; each number is the step from the one before.
fn line(term: &str, postings: &Postings) -> String {
    let ranks = postings.iter().rposition(|list| !list.is_empty()).map_or(0, |last| last + 1);
    let lists: Vec<String> = postings[..ranks].iter().map(|list| steps(list)).collect();
    format!("{}:[{}]", serde_json::json!(term), lists.join(","))
}

fn steps(list: &[u32]) -> String {
    let mut text = String::with_capacity(2 * list.len() + 2);
    let mut before = 0;
    for (position, &number) in list.iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        let _ = write!(text, "{comma}{}", number - before);
        before = number;
    }
    format!("[{text}]")
}

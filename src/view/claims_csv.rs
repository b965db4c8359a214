//! `claims.csv`: a row for each claim, for spreadsheets (RFC 4180).
//!
//! A spreadsheet computes a cell that begins like a formula. Claims quote strangers, so such a cell
//! gets an apostrophe in front, which spreadsheets take as "this is text".

use super::claims_json::published;
use super::edition::Edition;
use super::headline;
use super::long_list::{self, LongFilePiece};
use crate::model::claim::{Claim, Stance};
use crate::model::person::Person;
use crate::model::scale::ends;
use crate::model::source::Source;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// What stands between several values of one cell.
const BETWEEN: &str = "; ";

/// The names of the columns, in the order of the cells of [`row`].
const COLUMNS: [&str; 35] = [
    "id",
    "url",
    "explainer",
    "language",
    "claim",
    "statement",
    "verdict",
    "verdict_label",
    "rating",
    "best",
    "worst",
    "as_of",
    "finding",
    "quote",
    "translation",
    "claimants",
    "about",
    "date",
    "place",
    "kind",
    "appearances",
    "supports",
    "undermines",
    "context",
    "unknown",
    "why",
    "reply",
    "reply_date",
    "reply_text",
    "published",
    "modified",
    "corrections",
    "corrected",
    "review_by",
    "tags",
];

/// The pieces of the file: its head, then the rows.
#[must_use]
pub fn pieces(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let mut head = String::new();
    write_row(&mut head, COLUMNS.map(str::to_owned).as_slice());
    let head = LongFilePiece::fixed(head.into_bytes());
    let rows = long_list::lines("csv", &published(edition), |edition, claims| {
        let mut rows = String::new();
        for claim in claims {
            write_row(&mut rows, &row(edition, *claim));
        }
        rows.into_bytes()
    });
    std::iter::once(head).chain(rows).collect()
}

fn row(edition: &Edition<'_>, claim: Ref<Claim>) -> [String; COLUMNS.len()] {
    let claim = edition.claim(claim);
    let names = |people: &[Ref<Person>]| edition.names(people).join(BETWEEN);
    let outcome = claim.outcome.as_ref();
    let verdict = outcome.map(|outcome| &edition.site.scale[outcome.verdict]);
    let value = verdict.and_then(|verdict| verdict.value);
    let rating = value.zip(ends(edition.site.scale));
    let on = |side: Stance| {
        let entries = claim.evidence.iter().filter(|entry| entry.stance == side);
        addresses(edition, entries.map(|entry| entry.source))
    };
    let reply = claim.reply.as_ref();
    let changed = edition.index.changes().last_of_claim(claim).day;
    let corrected = claim.corrections.last();
    [
        claim.id.to_string(),
        edition.absolute(&edition.addresses.claim(claim)),
        claim.explainer.to_string(),
        claim.language.clone(),
        claim.claim.clone(),
        shown(claim.statement.as_deref()),
        shown(verdict.map(|verdict| &verdict.id)),
        headline::verdict(edition, claim),
        shown(rating.map(|(value, _)| value)),
        shown(rating.map(|(_, (_, best))| best)),
        shown(rating.map(|(_, (worst, _))| worst)),
        shown(outcome.map(|outcome| outcome.as_of)),
        headline::finding(edition, claim).to_owned(),
        shown(claim.quote.as_deref()),
        shown(claim.translation.as_deref()),
        names(&claim.claimants),
        names(&claim.about),
        shown(claim.date),
        shown(claim.place.as_deref()),
        claim.kind.word().to_owned(),
        addresses(edition, claim.made_in()),
        on(Stance::Supports),
        on(Stance::Undermines),
        on(Stance::Context),
        shown(claim.unknown.as_deref()),
        shown(claim.why.as_deref()),
        shown(reply.map(|reply| reply.status.word())),
        shown(reply.and_then(|reply| reply.date)),
        shown(reply.and_then(|reply| reply.text.as_deref())),
        claim.published.to_string(),
        changed.to_string(),
        claim.corrections.len().to_string(),
        shown(corrected.map(|correction| correction.date)),
        shown(claim.review_by),
        claim
            .tags
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(BETWEEN),
    ]
}

/// The cell of a value; empty if there is none.
fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The addresses of sources, or their pages on the site if they have none, each once.
fn addresses(edition: &Edition<'_>, sources: impl Iterator<Item = Ref<Source>>) -> String {
    let mut all: Vec<String> = Vec::new();
    for source in sources {
        let source = edition.site.sources.get(source);
        let address = source.url.as_ref().map(OutsideUrl::as_str).map_or_else(
            || edition.absolute(&edition.addresses.source(&source.id)),
            str::to_owned,
        );
        if !all.contains(&address) {
            all.push(address);
        }
    }
    all.join(BETWEEN)
}

fn write_row(rows: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            rows.push(',');
        }
        write_cell(rows, cell);
    }
    rows.push_str("\r\n");
}

/// Writes a cell: as text where a spreadsheet would compute it, and in quotation marks where it
/// needs them.
fn write_cell(rows: &mut String, cell: &str) {
    let apostrophe = if begins_like_a_formula(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        rows.push('"');
        rows.push_str(apostrophe);
        rows.push_str(&cell.replace('"', "\"\""));
        rows.push('"');
    } else {
        rows.push_str(apostrophe);
        rows.push_str(cell);
    }
}

/// True for a cell that some spreadsheet computes: white space and invisible characters in front,
/// and the wide forms that East Asian keyboards type, do not keep it from that.
fn begins_like_a_formula(cell: &str) -> bool {
    if cell.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let is_skipped = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    cell.trim_start_matches(is_skipped)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}

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
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let names = |people: &[Ref<Person>]| edition.names(people).join(BETWEEN);
    let outcome = claim.outcome.as_ref();
    let verdict = outcome.map(|outcome| &edition.site.scale[outcome.verdict]);
    let value = verdict.and_then(|verdict| verdict.value);
    let rating = value.zip(ends(edition.site.scale));
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
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
        text(&claim.statement),
        verdict
            .map(|verdict| verdict.id.to_string())
            .unwrap_or_default(),
        headline::verdict(edition, claim),
        number(rating.map(|(value, _)| value)),
        number(rating.map(|(_, (_, best))| best)),
        number(rating.map(|(_, (worst, _))| worst)),
        outcome
            .map(|outcome| outcome.as_of.to_string())
            .unwrap_or_default(),
        headline::finding(edition, claim).to_owned(),
        text(&claim.quote),
        text(&claim.translation),
        names(&claim.claimants),
        names(&claim.about),
        claim.date.map(|date| date.to_string()).unwrap_or_default(),
        text(&claim.place),
        claim.kind.word().to_owned(),
        addresses(edition, claim.appearances.iter().copied()),
        on(Stance::Supports),
        on(Stance::Undermines),
        on(Stance::Context),
        text(&claim.unknown),
        text(&claim.why),
        reply
            .map(|reply| reply.status.word().to_owned())
            .unwrap_or_default(),
        reply
            .and_then(|reply| reply.date)
            .map(|date| date.to_string())
            .unwrap_or_default(),
        reply
            .and_then(|reply| reply.text.clone())
            .unwrap_or_default(),
        claim.published.to_string(),
        changed.to_string(),
        claim.corrections.len().to_string(),
        corrected
            .map(|correction| correction.date.to_string())
            .unwrap_or_default(),
        claim
            .review_by
            .map(|day| day.to_string())
            .unwrap_or_default(),
        claim
            .tags
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(BETWEEN),
    ]
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

//! The join of the scale, of people and of sources: everything that YAML files define by id.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DUPLICATE_ID;
use super::ids::Ids;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::model::kept_copy::KeptCopy;
use crate::model::person::{Person, PersonKind};
use crate::model::reading::{ParsedEntry, Reading};
use crate::model::scale::{RawRetired, RawVerdict, Retired, Tone, Verdict};
use crate::model::settings::Settings;
use crate::model::source::{Archive, LinkTarget, RawSource, SeenAs, Source};
use crate::trail;
use crate::yaml::record::{BAD_VALUE, MISSING_KEY};
use crate::yaml::register::Register;

/// Notes each verdict against a claim that has a higher number than one for a claim: as data, it
/// would say that the claim is true.
fn upside_down(scale: &[(usize, &RawVerdict)], file: &Arc<str>) -> Vec<Diagnostic> {
    let lowest = scale
        .iter()
        .filter(|(_, verdict)| verdict.tone == Tone::Positive)
        .filter_map(|(_, verdict)| Some((verdict.value?, verdict)))
        .min_by_key(|(value, _)| *value);
    let Some((lowest, truer)) = lowest else {
        return Vec::new();
    };
    let negative = scale
        .iter()
        .filter(|(_, verdict)| verdict.tone == Tone::Negative);
    let higher = negative.filter(|(_, verdict)| verdict.value.is_some_and(|value| value > lowest));
    let fault = |(position, verdict): &(usize, &RawVerdict)| {
        let at = At::Value(trail!["scale", *position, "value"]);
        let message = format!(
            "`{}` is negative, but its number is higher than that of `{}`, which is positive",
            verdict.id, truer.id
        );
        let help = "higher numbers are truer: turn the numbers of the scale around".to_owned();
        Diagnostic::new(BAD_VALUE, file, at, message).with_help(help)
    };
    higher.map(fault).collect()
}

/// Joins the scale of `site.yaml`.
pub fn scale(
    settings: &Settings,
    faults: &mut Vec<Diagnostic>,
) -> (Register<Verdict>, Ids<Verdict>) {
    let file: Arc<str> = "content/site.yaml".into();
    let mut ids = Ids::new("verdict", false);
    let mut own = Vec::new();
    for (position, raw) in settings.scale.0.iter().enumerate() {
        if ids.has(&raw.id) {
            let at = At::Value(trail!["scale", position, "id"]);
            let message = format!("the scale already has a verdict `{}`", raw.id);
            faults.push(Diagnostic::new(DUPLICATE_ID, &file, at, message));
            continue;
        }
        if raw.value == Some(0) {
            let at = At::Value(trail!["scale", position, "value"]);
            let message = "a verdict's number must be at least 1";
            let help = "ClaimReview ratings begin at 1".to_owned();
            faults.push(Diagnostic::new(BAD_VALUE, &file, at, message).with_help(help));
        }
        ids.add(&raw.id);
        own.push((position, raw));
    }
    faults.extend(upside_down(&own, &file));
    let mut retired = |position: usize, raw: &RawRetired| {
        let at = || At::Value(trail!["scale", position, "retired", "replaced_by"]);
        let replaced_by = raw.replaced_by.as_ref();
        Retired {
            date: raw.date,
            replaced_by: replaced_by.and_then(|id| ids.find(id, &file, at, faults)),
            note: raw.note.clone(),
        }
    };
    let verdict = |(position, raw): (usize, &RawVerdict)| Verdict {
        id: raw.id.clone(),
        label: raw.label.clone(),
        definition: raw.definition.clone(),
        value: raw.value,
        tone: raw.tone,
        mark: raw.mark,
        retired: raw.retired.as_ref().map(|raw| retired(position, raw)),
    };
    let verdicts = own.into_iter().map(verdict).collect();
    (Register::new(verdicts), ids)
}

/// An entry that was read and is the first with its id.
struct UniqueEntry<R> {
    id: Id,
    file: Arc<str>,
    raw: Box<R>,
}

/// Sorts entries by id. Those whose id is taken are noted and dropped, and the ids of those that
/// could not be read are kept.
fn unique_entries<R, T>(
    mut entries: Vec<ParsedEntry<R>>,
    ids: &mut Ids<T>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<UniqueEntry<R>> {
    entries.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    let mut own = Vec::with_capacity(entries.len());
    let mut previous: Option<(Id, Arc<str>)> = None;
    for ParsedEntry { file, id, raw } in entries {
        if let Some((_, first)) = previous.as_ref().filter(|(taken, _)| *taken == id) {
            let at = At::Key(trail![id.to_string()]);
            faults.push(Diagnostic::new(
                DUPLICATE_ID,
                &file,
                at,
                format!("`{id}` is already in {first}"),
            ));
            continue;
        }
        previous = Some((id.clone(), Arc::clone(&file)));
        if let Some(raw) = raw {
            ids.add(&id);
            own.push(UniqueEntry { id, file, raw });
        } else {
            ids.add_broken(&id);
        }
    }
    own
}

/// Joins the entries of `people.yaml`.
pub fn people(
    reading: &mut Reading,
    faults: &mut Vec<Diagnostic>,
) -> (Register<Person>, Ids<Person>) {
    let mut ids = Ids::new("person or organisation", reading.people_unreadable);
    let entries = std::mem::take(&mut reading.people);
    let own = unique_entries(entries, &mut ids, faults);
    for UniqueEntry { id, file, raw } in own.iter().filter(|own| own.raw.kind != PersonKind::Person)
    {
        if raw.living.is_some() {
            let message = "only a person can be living or dead";
            let fault = Diagnostic::new(
                BAD_VALUE,
                file,
                At::Key(trail![id.to_string(), "living"]),
                message,
            );
            faults.push(fault.with_help("remove `living`, or correct `kind`".to_owned()));
        }
    }
    let people = own
        .into_iter()
        .map(|own| Person::new(own.id, *own.raw))
        .collect();
    (Register::new(people), ids)
}

/// Joins the source registry.
pub fn sources(
    reading: &mut Reading,
    language: &str,
    faults: &mut Vec<Diagnostic>,
) -> (Register<Source>, Ids<Source>) {
    let mut ids = Ids::new("source", reading.sources_unreadable);
    let entries = std::mem::take(&mut reading.sources);
    let own = unique_entries(entries, &mut ids, faults);
    let mut copies = copies(reading, &ids, faults);
    let sources = own
        .into_iter()
        .map(|own| {
            let kept = copies.remove(&own.id);
            source(own, kept, language, &ids, faults)
        })
        .collect();
    (Register::new(sources), ids)
}

/// What `copies.yaml` has on record of the copy of each source.
fn copies(
    reading: &mut Reading,
    sources: &Ids<Source>,
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<Id, Box<KeptCopy>> {
    let entries = std::mem::take(&mut reading.copies);
    let mut copies = BTreeMap::new();
    for ParsedEntry { file, id, raw } in entries {
        let at = || At::Key(trail![id.to_string()]);
        let source = sources.find(&id, &file, at, faults);
        copies.extend(source.and(raw).map(|raw| (id, raw)));
    }
    copies
}

fn source(
    own: UniqueEntry<RawSource>,
    kept: Option<Box<KeptCopy>>,
    language: &str,
    ids: &Ids<Source>,
    faults: &mut Vec<Diagnostic>,
) -> Source {
    let UniqueEntry { id, file, raw } = own;
    let through = ids.find_all(
        &raw.through,
        &file,
        |position| At::Value(trail![id.to_string(), "through", position]),
        faults,
    );
    check_through(&id, &raw, &file, faults);
    check_link(&id, &raw, &file, faults);
    Source {
        id,
        file,
        title: raw.title,
        publisher: raw.publisher,
        authors: raw.authors,
        kind: raw.kind,
        date: raw.date,
        url: raw.url,
        language: raw.language.unwrap_or_else(|| language.to_owned()),
        primary: raw.primary,
        basis: raw.basis,
        interest: raw.interest,
        archive: raw.archive,
        link: raw.link.unwrap_or(LinkTarget::Original),
        seen: raw.seen,
        extent: raw.extent,
        through,
        copy: raw.copy,
        kept,
        note: raw.note,
        extra: raw.extra,
    }
}

/// Notes a source whose links are to lead to an archived copy when none is known.
fn check_link(id: &Id, raw: &RawSource, file: &Arc<str>, faults: &mut Vec<Diagnostic>) {
    if raw.link == Some(LinkTarget::Copy) && matches!(raw.archive, Archive::None(_)) {
        let at = At::Value(trail![id.to_string(), "link"]);
        let message = "`link: copy` needs an archived copy: `archive` with `url` and `date`";
        let help = "give the address of an archived copy, or remove `link`".to_owned();
        faults.push(Diagnostic::new(MISSING_KEY, file, at, message).with_help(help));
    }
}

/// Notes a source that was only seen quoted and does not name the sources that quote it, and any
/// other source that does.
fn check_through(id: &Id, raw: &RawSource, file: &Arc<str>, faults: &mut Vec<Diagnostic>) {
    if let Some(position) = raw.through.iter().position(|through| through == id) {
        let at = At::Value(trail![id.to_string(), "through", position]);
        faults.push(Diagnostic::new(
            BAD_VALUE,
            file,
            at,
            "a source cannot be read through itself",
        ));
    }
    if raw.seen == SeenAs::Quoted && raw.through.is_empty() {
        let at = At::Value(trail![id.to_string(), "seen"]);
        let message =
            "a source that was only seen quoted needs `through`, the sources that quote it";
        faults.push(Diagnostic::new(MISSING_KEY, file, at, message));
    }
    if raw.seen != SeenAs::Quoted && !raw.through.is_empty() {
        let at = At::Key(trail![id.to_string(), "through"]);
        let help = "remove `through`, or write `seen: quoted`".to_owned();
        let message = "`through` is for sources that were only seen quoted";
        faults.push(Diagnostic::new(BAD_VALUE, file, at, message).with_help(help));
    }
}

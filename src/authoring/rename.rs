//! Renames a document: its files, every reference to it, and its old address in `aliases`, all in
//! memory.

mod aliases;

use std::collections::BTreeSet;
use std::str::SplitInclusive;
use std::sync::Arc;

use crate::authoring::editor::{Renaming, Replacement, Workspace};
use crate::authoring::starter::{StarterError, with_state};
use crate::base::diagnostic::Diagnostic;
use crate::base::progress::NoProgress;
use crate::base::text::did_you_mean;
use crate::check::external::Public;
use crate::content::{Content, ContentFile, Given, TextRole};
use crate::model::keys::FileKind;
use crate::model::site::Site;
use crate::plan::Plan;
use crate::report::{Change, Fix};
use crate::yaml::record::Noun;
use crate::{Options, understand};
use aliases::{AddressChange, with_aliases};

/// The kinds of documents, which have files and addresses of their own.
pub const DOCUMENTS: [Noun; 3] = [Noun::Claim, Noun::Explainer, Noun::Standing];

/// What is to be renamed.
#[derive(Debug)]
pub struct RenameRequest<'r> {
    /// The id that it has.
    pub old: &'r str,
    /// The id that it is to have.
    pub new: &'r str,
    /// What it is; `None` if the id tells.
    pub noun: Option<Noun>,
    /// What was ever public; `None` if that is not known.
    pub public: Option<&'r Public>,
    /// True if its old address becomes an alias although it is not known to have been public.
    pub keeps_address: bool,
}

/// Everything that changes when a document gets another id.
#[derive(Debug)]
pub struct Renamed {
    /// What it is.
    pub noun: Noun,
    /// The edits of texts, at their old paths, and the files and folders that move.
    pub renaming: Renaming,
}

impl Renamed {
    /// The texts before and after.
    #[must_use]
    pub fn fixes(&self, workspace: &Workspace) -> Vec<Fix> {
        let edits = self.renaming.edits.iter();
        edits
            .filter_map(|(file, edits)| fix(workspace, file, edits))
            .collect()
    }
}

/// What changes in the texts of a workspace.
///
/// # Errors
///
/// Why the document cannot have that id.
pub fn rename(workspace: &Workspace, request: &RenameRequest<'_>) -> Result<Renamed, StarterError> {
    let noun = noun(workspace, request)?;
    let RenameRequest { old, new, .. } = *request;
    if old == new {
        return Err(StarterError::new("this is the id that it has", None));
    }
    let mut renaming = workspace
        .rename_id(noun, old, new)
        .map_err(|message| StarterError::new(message, None))?;
    add_aliases(workspace, request, noun, &mut renaming)?;
    let found = workspace.found();
    let after = site(renamed(workspace, &found, &renaming));
    let before = site(found);
    if let Some((before, after)) = before.as_ref().zip(after.as_ref()) {
        refuse_clash(before, after, new)?;
        keep_states(workspace, before, after, &mut renaming);
    }
    Ok(Renamed { noun, renaming })
}

/// A text with its edits made; `None` if there are none.
fn fix(workspace: &Workspace, file: &Arc<str>, edits: &[Replacement]) -> Option<Fix> {
    let changes: Vec<Change> = edits
        .iter()
        .map(|(range, to)| Change {
            range: range.clone(),
            to: to.clone(),
        })
        .collect();
    Fix::of(file, workspace.text(file)?, changes.iter())
}

/// Adds the edit that replaces the lines in which a text is to differ.
fn add_edit(renaming: &mut Renaming, file: &Arc<str>, before: &str, after: &str) {
    if before == after {
        return;
    }
    let head = length_of_same(lines(before), lines(after));
    let (old, new) = (&before[head..], &after[head..]);
    let tail = length_of_same(lines(old).rev(), lines(new).rev());
    let edits = renaming.edits.entry(Arc::clone(file)).or_default();
    let to = new[..new.len() - tail].to_owned();
    edits.push((head..before.len() - tail, to));
    edits.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
}

fn lines(text: &str) -> SplitInclusive<'_, char> {
    text.split_inclusive('\n')
}

/// How many bytes have the first lines that are the same.
fn length_of_same<'t>(
    one: impl Iterator<Item = &'t str>,
    other: impl Iterator<Item = &'t str>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .map(|(line, _)| line.len())
        .sum()
}

/// What has the old id.
fn noun(workspace: &Workspace, request: &RenameRequest<'_>) -> Result<Noun, StarterError> {
    let is_asked = |noun: Noun| {
        request
            .noun
            .map_or(DOCUMENTS.contains(&noun), |asked| asked == noun)
    };
    let documents: Vec<(Noun, &str)> = workspace
        .definitions()
        .map(|(_, document)| (document.noun, document.id.as_str()))
        .filter(|(noun, _)| is_asked(*noun))
        .collect();
    let nouns: BTreeSet<Noun> = documents
        .iter()
        .filter(|(_, id)| *id == request.old)
        .map(|(noun, _)| *noun)
        .collect();
    let old = request.old;
    match nouns.into_iter().collect::<Vec<_>>()[..] {
        [noun] => Ok(noun),
        [] => {
            let what = request
                .noun
                .map_or("claim, explainer or standing page", Noun::word);
            let ids: BTreeSet<&str> = documents.iter().map(|(_, id)| *id).collect();
            Err(StarterError::new(
                format!("there is no {what} `{old}`"),
                did_you_mean(old, ids),
            ))
        }
        ref several => {
            let words: Vec<&str> = several.iter().map(|noun| noun.word()).collect();
            Err(StarterError::new(
                format!(
                    "`{old}` is the id of more than one thing: {}",
                    words.join(", ")
                ),
                "say which one with `--kind`, such as `--kind claim`".to_owned(),
            ))
        }
    }
}

/// Adds the old address to the aliases of each document that moves, in every language, if readers
/// may know it.
fn add_aliases(
    workspace: &Workspace,
    request: &RenameRequest<'_>,
    noun: Noun,
    renaming: &mut Renaming,
) -> Result<(), StarterError> {
    // The page of a document that was withdrawn at once is public, and not in the record.
    let public: BTreeSet<&str> = request
        .public
        .iter()
        .flat_map(|public| {
            let recorded = public.record.entries();
            let recorded = recorded.flat_map(|entry| &entry.addresses);
            recorded.chain(&public.pages)
        })
        .map(String::as_str)
        .collect();
    for (file, role, text) in workspace.texts() {
        let Some(addresses) = addresses(role, noun, request) else {
            continue;
        };
        let keeps = request.keeps_address || public.contains(addresses.old.as_str());
        let order = FileKind::of(role).outline().keys();
        let Some(after) = with_aliases(file, text, &addresses, keeps, order) else {
            let help = "first fix the mistakes that `factpress check` reports";
            return Err(StarterError::new(
                format!("cannot write `aliases` into {file}"),
                help.to_owned(),
            ));
        };
        add_edit(renaming, file, text, &after);
    }
    Ok(())
}

/// The addresses of a document that moves, without those of its translations; `None` if it stays.
fn addresses(role: &TextRole, noun: Noun, request: &RenameRequest<'_>) -> Option<AddressChange> {
    let RenameRequest { old, new, .. } = *request;
    let (old, new) = match (role, noun) {
        (TextRole::Claim { explainer, name }, Noun::Claim) if name.id.as_str() == old => (
            format!("/{explainer}/{old}/"),
            format!("/{explainer}/{new}/"),
        ),
        (TextRole::Claim { explainer, name }, Noun::Explainer) if explainer.as_str() == old => {
            let id = &name.id;
            (format!("/{old}/{id}/"), format!("/{new}/{id}/"))
        }
        (TextRole::Explainer(name), Noun::Explainer)
        | (TextRole::Standing(name), Noun::Standing)
            if name.id.as_str() == old =>
        {
            (format!("/{old}/"), format!("/{new}/"))
        }
        _ => return None,
    };
    Some(AddressChange { old, new })
}

/// The files as they will be.
fn renamed(workspace: &Workspace, found: &[ContentFile], renaming: &Renaming) -> Vec<ContentFile> {
    let given = |file: &ContentFile| {
        let (path, edits) = renaming.edits.get_key_value(&*file.path)?;
        let fix = fix(workspace, path, edits)?;
        Some(Given::Bytes(fix.after.into_bytes()))
    };
    let file = |file: &ContentFile| ContentFile {
        path: moved(&file.path, &renaming.moves),
        given: given(file).unwrap_or_else(|| file.given.clone()),
    };
    found.iter().map(file).collect()
}

/// The path that a file will have.
fn moved(path: &str, moves: &[(String, String)]) -> String {
    let to = moves.iter().find_map(|(from, to)| {
        let below = path.strip_prefix(from.as_str())?;
        (below.is_empty() || below.starts_with('/')).then(|| format!("{to}{below}"))
    });
    to.unwrap_or_else(|| path.to_owned())
}

/// The site that files make, with everything that is held back or planned.
fn site(found: Vec<ContentFile>) -> Option<Site> {
    let options = Options {
        drafts: true,
        rehearse: true,
        ..Options::default()
    };
    let (content, diagnostics) = Content::new(found);
    match understand(&content, &content, diagnostics, &options, &NoProgress) {
        Ok(understood) => understood.site,
        Err(never) => match never {},
    }
}

/// Refuses an id whose address is that of another page.
fn refuse_clash(before: &Site, after: &Site, new: &str) -> Result<(), StarterError> {
    let (before, after) = (Plan::new(before).check(), Plan::new(after).check());
    let is_new = |clash: &Diagnostic| before.iter().all(|known| known.message != clash.message);
    match after.into_iter().find(is_new) {
        Some(clash) => Err(StarterError::new(
            format!("`{new}` is taken: {}", clash.message),
            "choose another id".to_owned(),
        )),
        None => Ok(()),
    }
}

/// Writes the new state of its original into each translation that was up to date: other ids in a
/// text are nothing to translate.
fn keep_states(workspace: &Workspace, before: &Site, after: &Site, renaming: &mut Renaming) {
    for status in &before.translated {
        let path = moved(&status.file, &renaming.moves);
        let now = after.translated.iter().find(|other| *other.file == path);
        let Some(now) = now.map(|other| &other.now) else {
            continue;
        };
        if status.given.as_ref() != Some(&status.now) || *now == status.now {
            continue;
        }
        let text = workspace.text(&status.file).unwrap_or_default();
        if let Ok(stated) = with_state(&status.file, text, now) {
            add_edit(renaming, &status.file, text, &stated.after);
        }
    }
}
